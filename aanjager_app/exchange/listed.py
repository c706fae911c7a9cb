"""A list of contacts or actions as rows of named cells; each cell knows where it stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from aanjager_app.domain.errors import InputError
from aanjager_app.exchange.tabular import TableRow, TextTable, plain_title

_LEAST = 2


@dataclass(frozen=True, slots=True)
class ListField:
    """Something that a list can say.

    Attributes:
        name: what it is called in the program.
        label: what the user calls it.
        aliases: names of columns, without capitals, spaces and signs.
        required: a list without it is no list of this kind.
    """

    name: str
    label: str
    aliases: tuple[str, ...]
    required: bool = False


@dataclass(frozen=True, slots=True)
class ListedCell:
    """What stands in a cell.

    Attributes:
        text: what stands there.
        title: name of the column in the file.
        place: where, as the reader can look it up.
        problem: Dutch clause when the cell can't be used.
    """

    text: str
    title: str
    place: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class ListedRow:
    """One row; cells without text are left out.

    Attributes:
        line: number of the row, line or card.
        place: where it stands, as the reader can look it up.
        cells: its cells by the name of the field.
    """

    line: int
    place: str
    cells: Mapping[str, ListedCell]

    def text(self, name: str) -> str:
        """What stands in a cell; empty when there is none."""
        cell = self.cells.get(name)
        return cell.text if cell else ""


@dataclass(frozen=True, slots=True)
class ListReading:
    """What was found in a file.

    Attributes:
        name: name of the file.
        rows: its rows.
        ignored: columns that mean nothing here.
    """

    name: str
    rows: tuple[ListedRow, ...]
    ignored: tuple[str, ...] = field(default=())


def looks_like_list(cells: Sequence[str], fields: Sequence[ListField]) -> bool:
    """Whether a row holds the names of the columns of such a list."""
    found = _places(cells, fields)
    enough = len(found) >= _LEAST
    return enough and all(wanted.name in found for wanted in fields if wanted.required)


def read_list(table: TextTable, fields: Sequence[ListField], name: str) -> ListReading:
    """Take the rows of a table apart.

    Args:
        table: the table.
        fields: what can be in it.
        name: name of the file, for messages.

    Raises:
        InputError: a column that can't be missed isn't there.
    """
    places = _places(table.header, fields)
    missing = [wanted.label for wanted in fields if wanted.required and wanted.name not in places]
    if missing:
        place = f"{name}, blad “{table.sheet}”" if table.sheet else name
        found = ", ".join(title for title in table.header if title)
        raise InputError(place, f"de kolom {' en '.join(missing)} ontbreekt. Gevonden: {found}")
    used = set(places.values())
    return ListReading(
        name=name,
        rows=tuple(_row(table, row, places) for row in table.rows),
        ignored=tuple(t for n, t in enumerate(table.header) if t and n not in used),
    )


def _places(header: Sequence[str], fields: Sequence[ListField]) -> dict[str, int]:
    """Where each field stands; of columns with the same meaning the first."""
    meaning = {alias: wanted.name for wanted in fields for alias in wanted.aliases}
    places: dict[str, int] = {}
    for number, title in enumerate(header):
        name = meaning.get(plain_title(title))
        if name is not None:
            places.setdefault(name, number)
    return places


def _row(table: TextTable, row: TableRow, places: Mapping[str, int]) -> ListedRow:
    cells = {
        name: ListedCell(row.cells[n], table.header[n], table.where(row.line, n), _fault(row, n))
        for name, n in places.items()
        if n < len(row.cells) and (row.cells[n] or row.fault(n))
    }
    return ListedRow(row.line, table.where(row.line), cells)


def _fault(row: TableRow, place: int) -> str:
    if row.tied:
        return "de rijen horen volgens de aanhalingstekens bij elkaar: kijk of er een ontbreekt"
    return row.fault(place)
