"""Where a terrain stands, on one screen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from aanjager_app.content import Content
from aanjager_app.documents.chart_data import Chart
from aanjager_app.documents.dossier import Edition
from aanjager_app.documents.sections.outcome import balance_sentence
from aanjager_app.documents.sections.parties import balance_figure
from aanjager_app.domain.chain import NextStep
from aanjager_app.domain.dutch import count, format_day_month
from aanjager_app.domain.readiness import ItemState, ReadinessState
from aanjager_app.domain.vocabulary import ActionState
from aanjager_app.models.store import Store
from aanjager_app.services.activity import Activity, last_steps
from aanjager_app.services.dossiers import profile_of, read_terrain
from aanjager_app.services.records import RecordKind, list_records

_LAST = 6


@dataclass(frozen=True, slots=True)
class OpenAction:
    """An action that is to be done.

    Attributes:
        id: its key.
        title: what.
        due: when, in words: "3 dagen te laat", "vandaag", "1 dec".
        late: its day has passed.
        who: person or organisation; empty when nobody.
    """

    id: str
    title: str
    due: str
    late: bool
    who: str


@dataclass(frozen=True, slots=True)
class Overview:
    """One screen.

    Attributes:
        phase: present phase of the project that has come furthest.
        phases: names of phase 0 to 7.
        step: what to do now.
        why: why that matters.
        actions: what is to be done, the most urgent first.
        chart: costs and benefits per party; None without a worksheet.
        chart_words: the same for who can't see it.
        balance: what the outcome means, in a sentence.
        readiness: state of every item of the profile.
        profile: its name.
        last: the last steps.
    """

    phase: int
    phases: tuple[str, ...]
    step: NextStep
    why: str
    actions: tuple[OpenAction, ...]
    chart: Chart | None
    chart_words: str
    balance: str
    readiness: tuple[ItemState, ...]
    profile: str
    last: tuple[Activity, ...]

    @property
    def ready(self) -> int:
        """How many items are ready."""
        return sum(item.state is ReadinessState.READY for item in self.readiness)


def read_overview(store: Store, content: Content, terrain_id: str, today: date) -> Overview:
    """Read where a terrain stands.

    Raises:
        DomainError: the terrain is unknown.
    """
    read = read_terrain(store, content, terrain_id, Edition(made_on=today, data_version=""))
    plan = read.dossier.plan
    has_parties = plan is not None and plan.worksheet.parties
    figure = balance_figure(plan) if plan is not None and has_parties else None
    return Overview(
        phase=read.next_step.phase,
        phases=tuple(phase.name for phase in content.phases),
        step=read.next_step,
        why=why_of(content, read.next_step),
        actions=open_actions(store, content, terrain_id, today),
        chart=figure.chart if figure else None,
        chart_words=figure.alternative if figure else "",
        balance=balance_sentence(plan) if plan else "",
        readiness=read.dossier.readiness,
        profile=profile_of(content).name,
        last=last_steps(store, terrain_id, _LAST),
    )


def why_of(content: Content, step: NextStep) -> str:
    """Why a step matters; for the advice at a gate what the gate asks."""
    phase = content.phases[step.phase]
    for check in phase.checks:
        if check.slug == step.check:
            return check.why
    return phase.gate


def open_actions(
    store: Store, content: Content, terrain_id: str, today: date
) -> tuple[OpenAction, ...]:
    """The open actions of a terrain by the day they are due."""
    found = list_records(store, content, RecordKind.ACTION, terrain_id)
    return tuple(
        OpenAction(
            id=record.id,
            title=record.title,
            due=due_words(_day(record.values), today),
            late=is_late(_day(record.values), today),
            who=record.shown["owner_id"] or record.shown["owner_organisation"],
        )
        for record in found
        if record.values["state"] is ActionState.OPEN
    )


def _day(values: Mapping[str, object]) -> date | None:
    day = values["due_on"]
    return day if isinstance(day, date) else None


def is_late(due: date | None, today: date) -> bool:
    """Whether a day has passed."""
    return due is not None and due < today


def due_words(due: date | None, today: date) -> str:
    """When something is due, as one says it."""
    if due is None:
        return ""
    days = (due - today).days
    if days < 0:
        return f"{count(-days, 'dag', 'dagen')} te laat"
    if days <= 1:
        return "morgen" if days else "vandaag"
    return format_day_month(due, today)
