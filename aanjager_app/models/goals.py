"""Baseline and ambitions: where the terrain stands and where it wants to go."""

from datetime import date
from decimal import Decimal

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from aanjager_app.domain.vocabulary import AmbitionLevel, AmbitionTerm, ScoreMethod
from aanjager_app.models.base import Base, Day, DecimalText, EnumText, Synced, reference


class Baseline(Synced, Base):
    """A baseline measurement (nulmeting) of one day, with its source and method."""

    __tablename__ = "baseline"

    terrain_id: Mapped[str] = reference("terrain.id")
    measured_on: Mapped[date] = mapped_column(Day)
    source: Mapped[str | None] = mapped_column(Text)
    method: Mapped[ScoreMethod] = mapped_column(EnumText(ScoreMethod), default=ScoreMethod.OTHER)
    remark: Mapped[str | None] = mapped_column(Text)


class IndicatorScore(Synced, Base):
    """The value of one indicator in a baseline: a number with a unit, or a label."""

    __tablename__ = "indicator_score"

    baseline_id: Mapped[str] = reference("baseline.id")
    indicator: Mapped[str] = mapped_column(Text)
    value: Mapped[Decimal | None] = mapped_column(DecimalText)
    label: Mapped[str | None] = mapped_column(Text)
    unit: Mapped[str | None] = mapped_column(Text)
    evidence: Mapped[str | None] = mapped_column(Text)


class Ambition(Synced, Base):
    """What the terrain wants on one theme: an indicator, a target, a term and an owner."""

    __tablename__ = "ambition"

    terrain_id: Mapped[str] = reference("terrain.id")
    theme: Mapped[str] = mapped_column(Text)
    title: Mapped[str] = mapped_column(Text)
    level: Mapped[AmbitionLevel | None] = mapped_column(EnumText(AmbitionLevel))
    indicator: Mapped[str | None] = mapped_column(Text)
    target: Mapped[Decimal | None] = mapped_column(DecimalText)
    target_label: Mapped[str | None] = mapped_column(Text)
    unit: Mapped[str | None] = mapped_column(Text)
    term: Mapped[AmbitionTerm | None] = mapped_column(EnumText(AmbitionTerm))
    owner_organisation: Mapped[str | None] = mapped_column(Text)
    agreed_on: Mapped[date | None] = mapped_column(Day)
    support: Mapped[str | None] = mapped_column(Text)
