"""What to do next, over all terrains."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from aanjager_app.content import Content
from aanjager_app.documents.dossier import Edition
from aanjager_app.domain.chain import NextStep
from aanjager_app.domain.vocabulary import ActionState
from aanjager_app.models.entities import Action, Person, Project, Region, Terrain
from aanjager_app.models.history import last_changes
from aanjager_app.models.store import Store
from aanjager_app.services.activity import Activity, last_steps
from aanjager_app.services.dossiers import read_terrain
from aanjager_app.services.overview import OpenAction, due_words, is_late
from aanjager_app.services.sheets.renewal import Outdated, outdated_worksheets

_MOST_STEPS = 5
_MOST_ACTIONS = 12
_MOST_CHANGES = 8


@dataclass(frozen=True, slots=True)
class TerrainStep:
    """The next step of one terrain."""

    terrain: str
    name: str
    step: NextStep


@dataclass(frozen=True, slots=True)
class TerrainAction:
    """An open action with its terrain."""

    terrain: str
    terrain_name: str
    action: OpenAction


@dataclass(frozen=True, slots=True)
class Home:
    """The first screen.

    Attributes:
        terrains: how many terrains there are.
        has_demo: the invented region is there.
        steps: next steps of the terrains that are being worked on, the latest first.
        actions: open actions with a day, the most urgent first.
        late: how many of all open actions are late.
        last: the last steps on everything.
        outdated: worksheets with figures that were renewed since they were taken over.
    """

    terrains: int
    has_demo: bool
    steps: tuple[TerrainStep, ...]
    actions: tuple[TerrainAction, ...]
    late: int
    last: tuple[Activity, ...]
    outdated: tuple[Outdated, ...]


def read_home(store: Store, content: Content, today: date, recent: Sequence[str]) -> Home:
    """Read the first screen.

    Args:
        store: the store.
        content: the reference content.
        today: the present day.
        recent: keys of the terrains that were opened last, the newest first.
    """
    with store.read() as session:
        alive = Terrain.binned.is_(False), Terrain.merged_into.is_(None)
        total = session.execute(select(func.count()).select_from(Terrain).where(*alive)).scalar()
        demo = select(Region.id).where(Region.is_demo.is_(True), Region.binned.is_(False))
        has_demo = session.execute(demo.limit(1)).first() is not None
        actions = _actions(session, today)
        late = sum(row.action.late for row in actions)
        worked_on = _worked_on(session, recent)
        outdated = outdated_worksheets(session, content)
    edition = Edition(made_on=today, data_version="")
    steps = []
    for key, name in worked_on[:_MOST_STEPS]:
        read = read_terrain(store, content, key, edition)
        steps.append(TerrainStep(key, name, read.next_step))
    return Home(
        terrains=total or 0,
        has_demo=has_demo,
        steps=tuple(steps),
        actions=actions[:_MOST_ACTIONS],
        late=late,
        last=last_steps(store, None, _MOST_CHANGES),
        outdated=outdated,
    )


def _actions(session: Session, today: date) -> tuple[TerrainAction, ...]:
    query = (
        select(Action, Terrain.name, Person.name)
        .join(Terrain, Terrain.id == Action.terrain_id)
        .outerjoin(Person, (Person.id == Action.owner_id) & Person.binned.is_(False))
        .where(
            Action.binned.is_(False),
            Terrain.binned.is_(False),
            Action.state == ActionState.OPEN,
            Action.due_on.is_not(None),
        )
        .order_by(Action.due_on, Action.title)
    )
    return tuple(
        TerrainAction(
            terrain=action.terrain_id,
            terrain_name=terrain,
            action=OpenAction(
                id=action.id,
                title=action.title,
                due=due_words(action.due_on, today),
                late=is_late(action.due_on, today),
                who=person or action.owner_organisation or "",
            ),
        )
        for action, terrain, person in session.execute(query)
    )


def _worked_on(session: Session, recent: Sequence[str]) -> list[tuple[str, str]]:
    """Terrains with a project or opened lately, the latest change first."""
    query = (
        select(Terrain.id, Terrain.name)
        .where(Terrain.binned.is_(False), Terrain.merged_into.is_(None))
        .where(
            Terrain.id.in_(recent)
            | Terrain.id.in_(select(Project.terrain_id).where(Project.binned.is_(False)))
        )
    )
    found = {row.id: row.name for row in session.execute(query)}
    changed = last_changes(session, found)
    place = {key: number for number, key in enumerate(recent)}

    def urgency(key: str) -> tuple[int, float, str]:
        change = changed.get(key)
        moment = -change.at.timestamp() if change else 0.0
        return place.get(key, len(place)), moment, found[key]

    return [(key, found[key]) for key in sorted(found, key=urgency)]
