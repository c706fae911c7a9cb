"""Projects on a terrain and their way along the chain: progress, checklist, gates."""

from datetime import date

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from aanjager_app.domain.vocabulary import GateOutcome
from aanjager_app.models.base import Base, Day, EnumText, Synced, reference


class Project(Synced, Base):
    """A greening project of a terrain, with its own place in the chain (phase 0 to 7)."""

    __tablename__ = "project"

    terrain_id: Mapped[str] = reference("terrain.id")
    name: Mapped[str] = mapped_column(Text)
    description: Mapped[str | None] = mapped_column(Text)
    phase: Mapped[int] = mapped_column(default=0, server_default="0")


class ProjectScope(Synced, Base):
    """What a project covers besides the whole terrain: a sub-area or a plot."""

    __tablename__ = "project_scope"

    project_id: Mapped[str] = reference("project.id")
    sub_area_id: Mapped[str | None] = reference("sub_area.id", optional=True)
    plot_id: Mapped[str | None] = reference("plot.id", optional=True)


class PhaseProgress(Synced, Base):
    """One stay of a project in a phase; phases can be revisited."""

    __tablename__ = "phase_progress"

    project_id: Mapped[str] = reference("project.id")
    phase: Mapped[int]
    started_on: Mapped[date | None] = mapped_column(Day)
    finished_on: Mapped[date | None] = mapped_column(Day)
    remark: Mapped[str | None] = mapped_column(Text)


class ChecklistItem(Synced, Base):
    """A check of a phase that a person ticked by hand, with the evidence for it."""

    __tablename__ = "checklist_item"

    project_id: Mapped[str] = reference("project.id")
    phase: Mapped[int]
    check_slug: Mapped[str] = mapped_column(Text)
    done: Mapped[bool] = mapped_column(default=False, server_default="0")
    evidence: Mapped[str | None] = mapped_column(Text)
    checked_on: Mapped[date | None] = mapped_column(Day)


class GateDecision(Synced, Base):
    """A decision at the gate of a phase, with its reason."""

    __tablename__ = "gate_decision"

    project_id: Mapped[str] = reference("project.id")
    phase: Mapped[int]
    outcome: Mapped[GateOutcome] = mapped_column(EnumText(GateOutcome))
    reason: Mapped[str | None] = mapped_column(Text)
    decided_on: Mapped[date | None] = mapped_column(Day)
    decided_by: Mapped[str | None] = mapped_column(Text)
