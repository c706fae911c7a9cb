"""Import a list of actions into a terrain; an action is recognised by its title."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from aanjager_app.content import Content
from aanjager_app.domain.masking import folded
from aanjager_app.domain.vocabulary import ActionState
from aanjager_app.exchange import action_list as columns
from aanjager_app.exchange.listed import ListedRow, ListReading
from aanjager_app.models.entities import Action, Organisation, Person, Terrain, Workgroup
from aanjager_app.models.store import Store
from aanjager_app.services.list_import import (
    ListFate,
    ListReport,
    RowError,
    Taken,
    Taker,
    day_of,
    import_list,
    place_of,
    text_value,
    value_of,
    with_remark,
)
from aanjager_app.services.records import SPECS, RecordKind
from aanjager_app.services.upsert import apply_values

_ACTION: Final = SPECS[RecordKind.ACTION]
# What people write in a column for the state, beside the words of the program.
_STATES: Final = {
    ActionState.OPEN: (
        "nee", "nieuw", "loopt", "lopend", "bezig", "mee bezig", "onderhanden", "in behandeling",
        "te doen", "todo", "to do", "nog doen", "niet gestart", "gestart",
    ),
    ActionState.DONE: (
        "ja", "x", "v", "✓", "✔", "klaar", "gereed", "af", "afgerond", "afgehandeld", "voltooid",
        "done", "gesloten", "uitgevoerd",
    ),
    ActionState.DROPPED: (
        "geannuleerd", "niet meer nodig", "niet nodig", "vervalt", "gestopt", "afgevallen",
    ),
}  # fmt: skip


def import_actions(
    store: Store, content: Content, terrain: str, reading: ListReading, *, dry_run: bool
) -> ListReport:
    """Bring a list of actions into a terrain.

    What a file leaves out stays as it was; a remark is put behind an earlier one. Who does it has
    to be a contact or an organisation of the terrain, and a workgroup has to exist.

    Args:
        store: the store.
        content: gives the words of the states.
        terrain: name, RIN number or id.
        reading: the actions.
        dry_run: tell what would be done, and do nothing.

    Raises:
        DomainError: the terrain is unknown.
    """
    today = store.clock().astimezone().date()

    def make(session: Session, found: Terrain) -> _Actions:
        return _Actions(session, content, found, today)

    return import_list(store, terrain, reading, make, label="Acties geïmporteerd", dry_run=dry_run)


class _Actions(Taker[Action]):
    """Knows the actions of a terrain and who there is, and brings each action in line."""

    def __init__(self, session: Session, content: Content, terrain: Terrain, today: date) -> None:
        self._session = session
        self._terrain = terrain.id
        self._today = today
        self._states = {word: state for state, words in _STATES.items() for word in words}
        self._states |= {folded(content.labels.of(state)): state for state in ActionState}
        self._actions = _by_name(session, Action, terrain.id, "title", binned=True)
        self._persons = _by_name(session, Person, terrain.id, "name")
        self._organisations = _by_name(session, Organisation, terrain.id, "name")
        self._groups = _by_name(session, Workgroup, terrain.id, "name")
        super().__init__(columns.TITLE, "Laat er één staan, of geef deze actie een andere titel.")

    def values_of(self, row: ListedRow) -> dict[str, Any]:
        """What the file says of an action; what is empty is left out."""
        values: dict[str, Any] = {
            name: value_of(row, _ACTION.field(name))
            for name in (columns.TITLE, columns.OWNER_ORGANISATION, columns.REMARK)
        }
        for name in (columns.DUE_ON, columns.DONE_ON):
            values[name] = day_of(row, _ACTION.field(name))
        values["state"] = self._state(row, values[columns.DONE_ON])
        values["workgroup_id"] = self._group(row)
        values.update(self._owner(row, values[columns.OWNER_ORGANISATION]))
        return {name: value for name, value in values.items() if value is not None}

    def _state(self, row: ListedRow, done_on: object) -> ActionState | None:
        cell = row.cells.get(columns.STATE)
        if cell is None:
            return ActionState.DONE if done_on else None
        state = self._states.get(folded(cell.text))
        if state is None:
            words = "Open, Gedaan of Vervallen"
            raise RowError(place_of(row, cell), f"“{cell.text}” is geen status; schrijf {words}.")
        if done_on and state is not ActionState.DONE:
            raise RowError(
                place_of(row, cell),
                f"De status is “{cell.text}”, maar er staat ook een datum waarop het gedaan is.",
            )
        return state

    def _group(self, row: ListedRow) -> str | None:
        cell = row.cells.get(columns.WORKGROUP)
        if cell is None:
            return None
        found = self._groups.get(folded(cell.text), [])
        if len(found) != 1:
            raise RowError(
                place_of(row, cell),
                f"De werkgroep “{cell.text}” is niet bekend bij dit terrein; voeg haar eerst toe.",
            )
        return str(found[0].id)

    def _owner(self, row: ListedRow, organisation: object) -> dict[str, str]:
        """Who does it: a contact of the terrain, or one of its organisations."""
        cell = row.cells.get(columns.OWNER)
        if cell is None:
            return {}
        persons = self._persons.get(folded(cell.text), [])
        if len(persons) == 1:
            return {"owner_id": persons[0].id}
        if not persons and folded(cell.text) in self._organisations and not organisation:
            name = self._organisations[folded(cell.text)][0].name
            return {"owner_organisation": str(text_value(name))}
        problem = "staat er meer dan één keer" if persons else "is geen contact of organisatie"
        raise RowError(
            place_of(row, cell),
            f"“{cell.text}” {problem} bij dit terrein; zet de naam eerst goed bij Contacten.",
        )

    def known(self, row: ListedRow, title: str, values: Mapping[str, Any]) -> Action | None:
        """The action of that title; of several the one for that day."""
        every = self._actions.get(folded(title), [])
        known = [action for action in every if not action.binned] or every
        if len(known) > 1:
            known = [action for action in known if action.due_on == values.get("due_on")]
        if len(known) == 1:
            return known[0]  # type: ignore[no-any-return]
        if not every:
            return None
        raise RowError(
            place_of(row, row.cells.get(columns.TITLE)),
            "Er zijn meer acties met deze titel. Pas deze actie met de hand aan.",
        )

    def bring_in(self, row: ListedRow, known: Action | None, values: dict[str, Any]) -> Taken:  # noqa: ARG002 - one form for all
        """An action that isn't there yet, or what the file says more of one that is."""
        action = known
        title = str(values["title"])
        if action is None:
            if values.get("state") is ActionState.DONE:
                values.setdefault("done_on", self._today)
            self._session.add(Action(terrain_id=self._terrain, **values))
            return Taken(title, ListFate.NEW)
        was_binned = action.binned
        values.pop("title")
        if "remark" in values:
            values["remark"] = with_remark(action.remark, values["remark"])
        changed = [n for n, value in values.items() if getattr(action, n) != value]
        apply_values(action, {"binned": False, **values})
        if action.state is not ActionState.DONE:
            action.done_on = None
        elif action.done_on is None:
            action.done_on = self._today
        if was_binned:
            return Taken(title, ListFate.NEW, "Uit de prullenbak teruggezet")
        if not changed:
            return Taken(title, ListFate.SAME)
        labels = (_ACTION.field(n).label for n in changed)
        return Taken(title, ListFate.CHANGED, ", ".join(labels))


def _by_name(
    session: Session, kind: type[Any], terrain: str, name: str, *, binned: bool = False
) -> dict[str, list[Any]]:
    """The rows of a terrain by their name, as names are compared."""
    query = select(kind).where(kind.terrain_id == terrain)
    if not binned:
        query = query.where(kind.binned.is_(False))
    found: dict[str, list[Any]] = {}
    for row in session.scalars(query):
        found.setdefault(folded(getattr(row, name) or ""), []).append(row)
    return found
