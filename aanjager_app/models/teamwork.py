"""Workgroups with their members, meetings, decisions and actions."""

from datetime import date

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from aanjager_app.domain.vocabulary import ActionState, MemberRole, WorkgroupKind
from aanjager_app.models.base import Base, Day, EnumText, Synced, reference


class Workgroup(Synced, Base):
    """A group of people that moves a terrain."""

    __tablename__ = "workgroup"

    terrain_id: Mapped[str] = reference("terrain.id")
    name: Mapped[str] = mapped_column(Text)
    kind: Mapped[WorkgroupKind] = mapped_column(
        EnumText(WorkgroupKind), default=WorkgroupKind.WORKING_GROUP
    )
    theme: Mapped[str | None] = mapped_column(Text)
    first_success: Mapped[str | None] = mapped_column(Text)


class Membership(Synced, Base):
    """A person in a workgroup."""

    __tablename__ = "membership"

    workgroup_id: Mapped[str] = reference("workgroup.id")
    person_id: Mapped[str] = reference("person.id")
    role: Mapped[MemberRole] = mapped_column(EnumText(MemberRole), default=MemberRole.MEMBER)
    since: Mapped[date | None] = mapped_column(Day)


class Meeting(Synced, Base):
    """A meeting of a workgroup or of the terrain as a whole."""

    __tablename__ = "meeting"

    terrain_id: Mapped[str] = reference("terrain.id")
    workgroup_id: Mapped[str | None] = reference("workgroup.id", optional=True)
    held_on: Mapped[date] = mapped_column(Day)
    title: Mapped[str] = mapped_column(Text)
    place: Mapped[str | None] = mapped_column(Text)
    participants: Mapped[int | None]
    report: Mapped[str | None] = mapped_column(Text)


class Decision(Synced, Base):
    """A decision, taken in a meeting or outside one."""

    __tablename__ = "decision"

    terrain_id: Mapped[str] = reference("terrain.id")
    workgroup_id: Mapped[str | None] = reference("workgroup.id", optional=True)
    meeting_id: Mapped[str | None] = reference("meeting.id", optional=True)
    decided_on: Mapped[date | None] = mapped_column(Day)
    text: Mapped[str] = mapped_column(Text)
    reason: Mapped[str | None] = mapped_column(Text)


class Action(Synced, Base):
    """Something that someone will do before a day."""

    __tablename__ = "action"

    terrain_id: Mapped[str] = reference("terrain.id")
    workgroup_id: Mapped[str | None] = reference("workgroup.id", optional=True)
    meeting_id: Mapped[str | None] = reference("meeting.id", optional=True)
    title: Mapped[str] = mapped_column(Text)
    owner_id: Mapped[str | None] = reference("person.id", optional=True)
    owner_organisation: Mapped[str | None] = mapped_column(Text)
    due_on: Mapped[date | None] = mapped_column(Day)
    state: Mapped[ActionState] = mapped_column(EnumText(ActionState), default=ActionState.OPEN)
    done_on: Mapped[date | None] = mapped_column(Day)
    remark: Mapped[str | None] = mapped_column(Text)
