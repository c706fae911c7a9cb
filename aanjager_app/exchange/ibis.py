"""Read terrains from a CSV extract of IBIS, whatever year and tool it comes from.

IBIS is the provinces' yearly survey of business parks. Its current fields are RIN_NUMMER, JAAR,
PLAN_NAAM, GEM_CODES, HA_BRUTO, HA_NETTO, HA_TOTTUIT and WLOC_TYPE; older extracts have other names
and give areas in m². This module only reads: nothing is looked up and nothing is stored.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeVar

from aanjager_app.exchange.ibis_columns import Column, FoundColumn, find_columns
from aanjager_app.exchange.ibis_values import (
    find_decimal,
    read_area,
    read_codes,
    read_coordinate,
    read_count,
    read_province,
    read_rin,
    read_year,
)
from aanjager_app.exchange.names import put_right
from aanjager_app.exchange.tabular import TableRow, read_table

_NUMERIC = (Column.GROSS, Column.NET, Column.ISSUABLE, Column.LONGITUDE, Column.LATITUDE)
_Read = TypeVar("_Read")


@dataclass(frozen=True, slots=True)
class IbisTerrain:
    """One terrain as IBIS knows it.

    Attributes:
        line: line of the file.
        rin: number of the terrain.
        year: year of the survey.
        name: name, put right when it was typed in capitals.
        name_source: name as in the file.
        municipality_codes: codes such as GM1507, the first one leading; empty when unknown.
        gross_ha, net_ha, issuable_ha: areas in hectares.
        location_type: code of the kind of work location.
    """

    line: int
    rin: str
    year: int | None
    name: str
    name_source: str
    municipality_codes: tuple[str, ...]
    gross_ha: Decimal | None
    net_ha: Decimal | None
    issuable_ha: Decimal | None
    location_type: str | None
    province: str | None = None
    companies: int | None = None
    employees: int | None = None
    longitude: Decimal | None = None
    latitude: Decimal | None = None


@dataclass(frozen=True, slots=True)
class WrongRow:
    """A row, or a value in it, that is not as it should be.

    Attributes:
        line: line of the file.
        column: name of the column in the file; empty for the row as a whole.
        value: what stands there.
        problem: Dutch clause that says what is wrong.
    """

    line: int
    column: str
    value: str
    problem: str

    def __str__(self) -> str:
        place = f"regel {self.line}" + (f", {self.column}" if self.column else "")
        return f"{place}: {self.problem}" + (f" (er staat “{self.value}”)" if self.value else "")


@dataclass(frozen=True, slots=True)
class IbisReading:
    """What was found in a file.

    Attributes:
        name: name of the file.
        rows: the terrains, one per RIN number, in the order of the file.
        wrong: rows that can't go in, with the reason.
        attention: rows that go in with a remark.
        older: how many rows gave way to a later year of the same terrain.
        encoding, separator, decimal: how the file turned out to be written.
        columns: which column of the file was taken for what.
    """

    name: str
    rows: tuple[IbisTerrain, ...]
    wrong: tuple[WrongRow, ...]
    attention: tuple[WrongRow, ...]
    older: int
    encoding: str
    separator: str
    decimal: str
    columns: Mapping[Column, str]


def read_ibis(content: bytes, *, name: str) -> IbisReading:
    """Read an IBIS extract.

    Args:
        content: the whole file.
        name: name of the file, for messages.

    Raises:
        InputError: it is no table, or lacks a column that can't be done without.
    """
    table = read_table(content, name)
    columns = find_columns(table.header, name)
    places = [columns[column].place for column in _NUMERIC if column in columns]
    decimal = find_decimal(row.cells[p] for row in table.rows for p in places if p < len(row.cells))
    reader = _Reader(len(table.header), columns, decimal)
    for row in table.rows:
        reader.take(row)
    return IbisReading(
        name=name,
        rows=tuple(reader.rows.values()),
        wrong=tuple(reader.wrong),
        attention=tuple(reader.attention),
        older=reader.older,
        encoding=table.encoding,
        separator=table.separator,
        decimal=reader.decimal,
        columns={column: found.header for column, found in columns.items()},
    )


@dataclass(eq=False)
class _WrongError(Exception):
    """A value makes its whole row unusable."""

    column: str
    value: str
    problem: str


@dataclass(slots=True)
class _Reader:
    """Takes rows one by one; keeps the latest year of each terrain."""

    width: int
    columns: Mapping[Column, FoundColumn]
    decimal: str
    rows: dict[str, IbisTerrain] = field(default_factory=dict)
    wrong: list[WrongRow] = field(default_factory=list)
    attention: list[WrongRow] = field(default_factory=list)
    older: int = 0

    def take(self, row: TableRow) -> None:
        if len(row.cells) != self.width:
            problem = f"{len(row.cells)} kolommen in plaats van {self.width}"
            self.wrong.append(WrongRow(row.line, "", "", problem))
            return
        try:
            terrain = self._terrain(row)
        except _WrongError as error:
            self.wrong.append(WrongRow(row.line, error.column, error.value, error.problem))
            return
        self._keep(terrain)

    def _keep(self, terrain: IbisTerrain) -> None:
        earlier = self.rows.get(terrain.rin)
        if earlier is None:
            self.rows[terrain.rin] = terrain
        elif earlier.year == terrain.year:
            problem = f"RIN {terrain.rin} staat ook op regel {earlier.line}, met hetzelfde jaar"
            self.wrong.append(WrongRow(terrain.line, self._name(Column.RIN), terrain.rin, problem))
            return
        else:
            self.older += 1
            if (terrain.year or 0) > (earlier.year or 0):
                self.rows[terrain.rin] = terrain
        self._remark(terrain)

    def _remark(self, terrain: IbisTerrain) -> None:
        if not terrain.municipality_codes and Column.MUNICIPALITY in self.columns:
            self._attend(terrain, Column.MUNICIPALITY, "de gemeente is onbekend; vul haar zelf in")
        if len(terrain.municipality_codes) > 1:
            codes = ", ".join(terrain.municipality_codes)
            first = terrain.municipality_codes[0]
            self._attend(
                terrain, Column.MUNICIPALITY, f"meer gemeenten ({codes}); {first} is genomen"
            )
        if terrain.gross_ha is not None and (terrain.net_ha or 0) > terrain.gross_ha:
            self._attend(terrain, Column.NET, "netto is groter dan bruto")

    def _attend(self, terrain: IbisTerrain, column: Column, problem: str) -> None:
        self.attention.append(WrongRow(terrain.line, self._name(column), "", problem))

    def _terrain(self, row: TableRow) -> IbisTerrain:
        name = self._cell(row, Column.NAME)
        if not name:
            raise _WrongError(self._name(Column.NAME), "", "de naam ontbreekt")
        return IbisTerrain(
            line=row.line,
            rin=self._read(row, Column.RIN, read_rin),
            year=self._read(row, Column.YEAR, read_year),
            name=put_right(name),
            name_source=name,
            municipality_codes=self._read(row, Column.MUNICIPALITY, read_codes),
            gross_ha=self._area(row, Column.GROSS),
            net_ha=self._area(row, Column.NET),
            issuable_ha=self._area(row, Column.ISSUABLE),
            location_type=self._cell(row, Column.LOCATION_TYPE) or None,
            province=read_province(self._cell(row, Column.PROVINCE)),
            companies=self._read(row, Column.COMPANIES, read_count),
            employees=self._read(row, Column.EMPLOYEES, read_count),
            longitude=self._coordinate(row, Column.LONGITUDE),
            latitude=self._coordinate(row, Column.LATITUDE),
        )

    def _area(self, row: TableRow, column: Column) -> Decimal | None:
        found = self.columns.get(column)
        metric = found is not None and found.square_metres
        return self._read(row, column, lambda t: read_area(t, self.decimal, square_metres=metric))

    def _coordinate(self, row: TableRow, column: Column) -> Decimal | None:
        return self._read(row, column, lambda text: read_coordinate(text, self.decimal))

    def _read(self, row: TableRow, column: Column, read: Callable[[str], _Read]) -> _Read:
        text = self._cell(row, column)
        try:
            return read(text)
        except ValueError as error:
            raise _WrongError(self._name(column), text, str(error)) from error

    def _cell(self, row: TableRow, column: Column) -> str:
        found = self.columns.get(column)
        return "" if found is None else row.cells[found.place]

    def _name(self, column: Column) -> str:
        found = self.columns.get(column)
        return column.value if found is None else found.header
