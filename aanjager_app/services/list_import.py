"""Bring a list of contacts or actions into a terrain: the same once as twice, one step to undo."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final, Generic, TypeVar

from sqlalchemy.orm import Session

from aanjager_app.domain.errors import DomainError
from aanjager_app.domain.masking import folded
from aanjager_app.exchange.listed import ListedCell, ListedRow, ListReading
from aanjager_app.models.entities import Terrain
from aanjager_app.models.store import Store
from aanjager_app.models.work import Change
from aanjager_app.services.backups import back_up_before_import
from aanjager_app.services.records.fields import Field
from aanjager_app.services.records.values import Kept, kept_value
from aanjager_app.services.terrains import find_terrain

_Known = TypeVar("_Known")


class ListFate(StrEnum):
    """What an import does with a row of a list."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    WRONG = "wrong"


FATE_WORDS: Final = {
    ListFate.NEW: "nieuw",
    ListFate.CHANGED: "gewijzigd",
    ListFate.SAME: "gelijk",
    ListFate.WRONG: "fout",
}


@dataclass(frozen=True, slots=True)
class ListedOutcome:
    """A row of the list and what the import does with it.

    Attributes:
        line: its number in the file.
        place: where it stands; for a mistake the cell.
        title: what it is called.
        fate: what happens.
        told: what changes, or the Dutch sentence that says what is wrong.
    """

    line: int
    place: str
    title: str
    fate: ListFate
    told: str = ""


@dataclass(frozen=True, slots=True)
class ListReport:
    """Outcome of an import of a list, or of its dry run.

    Attributes:
        terrain: name of the terrain.
        rows: the rows of the file with what happens to them.
        ignored: columns that mean nothing here.
        dry_run: nothing was written.
        change: the transaction; its `tx` is None when nothing was written.
    """

    terrain: str
    rows: tuple[ListedOutcome, ...]
    ignored: tuple[str, ...]
    dry_run: bool
    change: Change

    def count(self, fate: ListFate) -> int:
        """How many rows have this fate."""
        return sum(row.fate is fate for row in self.rows)

    @property
    def has_work(self) -> bool:
        """Whether anything would be written."""
        return any(row.fate in (ListFate.NEW, ListFate.CHANGED) for row in self.rows)


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a row that is right.

    Attributes:
        title: what it is called.
        fate: new, changed or the same.
        told: what changes, in words.
    """

    title: str
    fate: ListFate
    told: str = ""


@dataclass(eq=False)
class RowError(Exception):
    """A row can't go in.

    Attributes:
        place: where, as the reader can look it up.
        sentence: Dutch sentence that says what is wrong and the way on.
    """

    place: str
    sentence: str


class Seen:
    """The rows of a list by what they are called: the same thing twice is one thing.

    Args:
        cell: name of the cell that a thing is called by.
        way_on: sentence that says what to do with two that differ.
    """

    def __init__(self, cell: str, way_on: str) -> None:
        self._cell, self._way_on = cell, way_on
        self._rows: dict[str, ListedRow] = {}

    def twice(self, title: str, row: ListedRow) -> Taken | None:
        """What became of a row that was there before; None for a new one.

        Raises:
            RowError: the two say different things, which is for a person to sort.
        """
        earlier = self._rows.get(folded(title))
        if earlier is None:
            return None
        if _texts(earlier) == _texts(row):
            return Taken(title, ListFate.SAME, f"Staat ook bij {earlier.place}")
        raise RowError(
            place_of(row, row.cells.get(self._cell)),
            f"“{title}” staat ook bij {earlier.place}, met andere gegevens. {self._way_on}",
        )

    def add(self, title: str, row: ListedRow) -> None:
        """Remember a row."""
        self._rows[folded(title)] = row


class Taker(ABC, Generic[_Known]):
    """Brings the rows of one kind into a terrain, one by one; a kind says how it knows them.

    Args:
        cell: name of the cell that a thing is called by.
        way_on: sentence that says what to do with two rows that differ.
    """

    def __init__(self, cell: str, way_on: str) -> None:
        self._cell = cell
        self._seen = Seen(cell, way_on)

    def take(self, row: ListedRow) -> Taken:
        """Bring one row in.

        Raises:
            RowError: the row is wrong; then nothing of it was written.
        """
        for cell in row.cells.values():
            check_cell(cell)
        values = self.values_of(row)
        title = str(values[self._cell])
        twice = self._seen.twice(title, row)
        if twice is not None:
            return twice
        known = self.known(row, title, values)
        self._seen.add(title, row)
        return self.bring_in(row, known, values)

    @abstractmethod
    def values_of(self, row: ListedRow) -> dict[str, Any]:
        """What the file says; what is empty is left out."""

    @abstractmethod
    def known(self, row: ListedRow, title: str, values: Mapping[str, Any]) -> _Known | None:
        """What the row is about, when the terrain has it."""

    @abstractmethod
    def bring_in(self, row: ListedRow, known: _Known | None, values: dict[str, Any]) -> Taken:
        """Write what the row says."""


def _texts(row: ListedRow) -> dict[str, str]:
    return {name: cell.text for name, cell in row.cells.items()}


def import_list(
    store: Store,
    terrain: str,
    reading: ListReading,
    make_taker: Callable[[Session, Terrain], Taker[Any]],
    *,
    label: str,
    dry_run: bool,
) -> ListReport:
    """Bring a list into a terrain: a backup first, then one transaction.

    Args:
        store: the store.
        terrain: name, RIN number or id.
        reading: the list.
        make_taker: makes what brings a row in.
        label: what the step is called.
        dry_run: do it, tell what was done, and take it back.

    Raises:
        DomainError: the terrain is unknown.
    """
    with store.read() as session:
        key = find_terrain(session, terrain).id
    if not dry_run:
        back_up_before_import(store)
    with store.write(label) as work:
        found = find_terrain(work.session, key)
        savepoint = work.session.begin_nested()
        taker = make_taker(work.session, found)
        rows = tuple(_outcome(taker, row) for row in reading.rows)
        work.session.flush()
        name = found.name
        # The dry run is the real thing taken back, so that its counts can't differ.
        if dry_run:
            savepoint.rollback()
        else:
            savepoint.commit()
    return ListReport(name, rows, reading.ignored, dry_run, work.change)


def _outcome(taker: Taker[Any], row: ListedRow) -> ListedOutcome:
    try:
        taken = taker.take(row)
    except RowError as error:
        title = row.text("name") or row.text("title")
        return ListedOutcome(row.line, error.place, title, ListFate.WRONG, error.sentence)
    return ListedOutcome(row.line, row.place, taken.title, taken.fate, taken.told)


def value_of(row: ListedRow, field: Field, name: str = "") -> Kept:
    """The value of a cell, checked as the form checks what is typed; None when it is empty.

    Args:
        row: the row.
        field: the field of the record.
        name: name of the cell, when it isn't that of the field.

    Raises:
        RowError: it isn't right, or it is empty and may not be.
    """
    cell = row.cells.get(name or field.name)
    check_cell(cell)
    try:
        return kept_value(field, cell.text if cell else "")
    except DomainError as error:
        raise RowError(place_of(row, cell), error.sentence) from error


def day_of(row: ListedRow, field: Field) -> date | None:
    """The day in a cell; a time behind it is left out.

    Raises:
        RowError: it is no day.
    """
    cell = row.cells.get(field.name)
    if cell is None or cell.problem:
        check_cell(cell)
        return None
    bare = ListedCell(cell.text.split(" ")[0] if ":" in cell.text else cell.text, *_rest(cell))
    found = value_of(ListedRow(row.line, row.place, {field.name: bare}), field)
    return found if isinstance(found, date) else None


def _rest(cell: ListedCell) -> tuple[str, str, str]:
    return cell.title, cell.place, cell.problem


def check_cell(cell: ListedCell | None) -> None:
    """A cell that could not be read makes its row wrong.

    Raises:
        RowError: it could not.
    """
    if cell is not None and cell.problem:
        sentence = f"{cell.problem[0].upper()}{cell.problem[1:]}."
        raise RowError(f"{cell.place}, {cell.title}", sentence)


def place_of(row: ListedRow, cell: ListedCell | None) -> str:
    """Where a mistake is: the cell, or the row when there is no such cell."""
    return row.place if cell is None else f"{cell.place}, {cell.title}"


def text_value(value: Kept) -> str | None:
    """A value of a field that holds text."""
    return value if isinstance(value, str) else None


def with_remark(earlier: str | None, remark: str) -> str:
    """A remark put behind what a person wrote earlier, unless it is there already."""
    if not earlier:
        return remark
    return earlier if remark in earlier else f"{earlier}\n{remark}"
