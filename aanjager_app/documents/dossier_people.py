"""The people of a terrain, its projects and its goals, as plain values for a document.

Parts of `documents.dossier.Dossier`, which says what empty means.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from aanjager_app.domain.chain import NextStep
from aanjager_app.domain.gap import Direction, Gap, Level
from aanjager_app.domain.vocabulary import (
    ActionState,
    AmbitionLevel,
    AmbitionTerm,
    GateOutcome,
    MemberRole,
    OrganisationKind,
    PersonRole,
    ScoreMethod,
    WorkgroupKind,
)

# ---------------------------------------------------------------- the people


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation that takes part."""

    name: str
    kind: OrganisationKind = OrganisationKind.OTHER


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person. Without personal data only role and organisation are left."""

    name: str | None = None
    role: PersonRole | None = None
    organisation: str | None = None
    email: str | None = None
    phone: str | None = None
    source: str | None = None
    remark: str | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """A person in a workgroup."""

    person: Person
    role: MemberRole = MemberRole.MEMBER
    since: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Workgroup:
    """A group of people; `theme` is the name of its theme, when it has one."""

    name: str
    kind: WorkgroupKind = WorkgroupKind.WORKING_GROUP
    theme: str | None = None
    first_success: str | None = None
    members: tuple[Member, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A meeting; `workgroup` is a name, empty for the terrain as a whole."""

    held_on: date
    title: str
    workgroup: str | None = None
    place: str | None = None
    participants: int | None = None
    report: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A decision; `meeting` and `workgroup` are names."""

    text: str
    decided_on: date | None = None
    reason: str | None = None
    workgroup: str | None = None
    meeting: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something that someone will do before a day."""

    title: str
    owner: Person | None = None
    owner_organisation: str | None = None
    due_on: date | None = None
    state: ActionState = ActionState.OPEN
    done_on: date | None = None
    workgroup: str | None = None
    remark: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitPhoto:
    """A photo: turned, scaled and without position."""

    content: bytes = field(repr=False)
    alternative: str | None = None
    caption: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """A visit note; a `personal` one never leaves without the switch."""

    visited_on: date
    title: str
    text: str | None = None
    personal: bool = False
    photos: tuple[VisitPhoto, ...] = ()


# ---------------------------------------------------------------- the way and the goal


@dataclass(frozen=True, slots=True)
class PhaseStay:
    """One stay in a phase of the chain (0–7)."""

    phase: int
    started_on: date | None = None
    finished_on: date | None = None
    remark: str | None = None


@dataclass(frozen=True, slots=True)
class ProjectCheck:
    """A check of a phase as it stands, with what shows it."""

    phase: int
    text: str
    met: bool
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """A decision at the gate of a phase."""

    phase: int
    outcome: GateOutcome
    reason: str | None = None
    decided_on: date | None = None
    decided_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A greening project with its place in the chain.

    Attributes:
        key: key of its row; empty in a dossier that comes from elsewhere.
        scope: names of the sub-areas and plots that it covers; empty means the whole terrain.
        checks: checks of its present phase.
        next_step: what to do now; None when it was not worked out.
    """

    name: str
    key: str = ""
    description: str | None = None
    phase: int = 0
    scope: tuple[str, ...] = ()
    progress: tuple[PhaseStay, ...] = ()
    checks: tuple[ProjectCheck, ...] = ()
    gates: tuple[Gate, ...] = ()
    next_step: NextStep | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A score of a baseline; `indicator` and `theme` are names for the reader."""

    indicator: str
    theme: str
    value: Decimal | None = None
    label: str | None = None
    unit: str | None = None
    evidence: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """A baseline measurement of one day."""

    measured_on: date
    method: ScoreMethod = ScoreMethod.OTHER
    source: str | None = None
    remark: str | None = None
    scores: tuple[Score, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ambition:
    """What the terrain wants on one theme.

    Attributes:
        theme: name of the theme.
        indicator: name of the indicator, when one was chosen.
        target: what is wanted; an empty level when nothing was filled in.
        baseline: the newest score on the same indicator, or the one it was set beside.
        gap: the step from baseline to target (`domain.gap.gap`).
        direction: which way the indicator is better.
    """

    theme: str
    title: str
    target: Level
    gap: Gap
    baseline: Level | None = None
    direction: Direction = Direction.HIGHER
    indicator: str | None = None
    level: AmbitionLevel | None = None
    term: AmbitionTerm | None = None
    owner_organisation: str | None = None
    agreed_on: date | None = None
    support: str | None = None
