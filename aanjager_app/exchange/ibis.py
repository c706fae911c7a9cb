"""Read terrains from an extract of IBIS, whatever year, tool and kind of file it comes from.

IBIS is the provinces' yearly survey of business parks. Its current fields are RIN_NUMMER, JAAR,
PLAN_NAAM, GEM_CODES, HA_BRUTO, HA_NETTO, HA_TOTTUIT and WLOC_TYPE; older extracts have other names
and give areas in m². This module only reads: nothing is looked up and nothing is stored.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TypeVar

from aanjager_app.exchange.ibis_columns import (
    REQUIRED,
    Column,
    FoundColumn,
    chosen_columns,
    find_columns,
    proposed_columns,
)
from aanjager_app.exchange.ibis_values import (
    find_decimal,
    is_square_metres,
    read_area,
    read_codes,
    read_coordinate,
    read_count,
    read_province,
    read_rin,
    read_year,
)
from aanjager_app.exchange.names import put_right
from aanjager_app.exchange.tables import read_any_table
from aanjager_app.exchange.tabular import TableKind, TableRow, TextTable, WrongRow

_AREAS = (Column.GROSS, Column.NET, Column.ISSUABLE)
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
        gross_ha, net_ha: areas in hectares.
        issuable_ha: what can still be issued in all, in hectares (IBIS: HA_TOTTUIT).
        location_type: code of the kind of work location (IBIS: WLOC_TYPE, such as B or B1).
        province: name of the province, spelled as it should be.
        municipality_name: name of the municipality as in the file, when it gives names.
        longitude, latitude: degrees, when the file has them.
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
    municipality_name: str | None = None


@dataclass(frozen=True, slots=True)
class IbisReading:
    """What was found in a file.

    Attributes:
        name: name of the file.
        rows: the terrains, one per RIN number, in the order of the file.
        wrong: rows that can't go in, with the reason.
        attention: rows that go in with a remark.
        older: how many rows gave way to a later year of the same terrain, or to the same row.
        encoding, separator, decimal: how the file turned out to be written; encoding and
            separator are empty for anything but text.
        columns: which column of the file was taken for what.
        ignored: columns of the file that mean nothing here.
        square_metres: the columns that turned out to be in m².
        years: the years of the terrains, in order.
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
    square_metres: tuple[Column, ...] = ()
    years: tuple[int, ...] = ()
    ignored: tuple[str, ...] = ()


def read_ibis(
    content: bytes,
    *,
    name: str,
    municipalities: Mapping[str, str] | None = None,
    chosen: Mapping[Column, str] | None = None,
) -> IbisReading:
    """Read an IBIS extract: CSV, XLSX or GeoJSON.

    Args:
        content: the whole file.
        name: name of the file, for messages.
        municipalities: name per code, to find a code for a name, and to say which codes are
            unknown; None leaves codes as they are.
        chosen: which column of the file is which; None recognises them by their names.

    Raises:
        InputError: it is no table, or lacks a column that can't be done without.
    """
    table = read_any_table(content, name, is_terrain_header)
    return read_terrain_table(table, name=name, municipalities=municipalities, chosen=chosen)


def read_terrain_table(
    table: TextTable,
    *,
    name: str,
    municipalities: Mapping[str, str] | None = None,
    chosen: Mapping[Column, str] | None = None,
) -> IbisReading:
    """Read terrains from a table that was read before; the arguments are those of `read_ibis`.

    Raises:
        InputError: the table lacks a column that can't be done without.
    """
    place = f"{name}, blad “{table.sheet}”" if table.sheet else name
    if chosen is None:
        recognised = find_columns(table.header, place)
    else:
        recognised = chosen_columns(table.header, place, chosen)
    columns = _with_units(recognised, table)
    reader = _Reader(table, columns, _decimal(columns, table), municipalities)
    for row in table.rows:
        reader.take(row)
    rows = tuple(reader.rows.values())
    used = {found.place for found in columns.values()}
    return IbisReading(
        name=name,
        rows=rows,
        ignored=tuple(
            title for place, title in enumerate(table.header) if title and place not in used
        ),
        wrong=tuple(reader.wrong),
        attention=tuple(reader.attention()),
        older=reader.older,
        encoding=table.encoding,
        separator=table.separator,
        decimal=reader.decimal,
        columns={column: found.header for column, found in columns.items()},
        square_metres=tuple(c for c in _AREAS if c in columns and columns[c].square_metres),
        years=tuple(sorted({row.year for row in rows if row.year is not None})),
    )


def is_terrain_header(cells: tuple[str, ...]) -> bool:
    """Whether a row of a sheet holds the names of the columns of a list of terrains."""
    return set(REQUIRED) <= set(proposed_columns(cells))


def _with_units(
    columns: Mapping[Column, FoundColumn], table: TextTable
) -> dict[Column, FoundColumn]:
    """The columns, with those of which only the numbers say that they are in m²."""
    silent = [c for c in _AREAS if c in columns and not columns[c].tells_unit]
    largest = next(iter(silent), None)
    if largest is None or not is_square_metres(_cells(table, columns[largest])):
        return dict(columns)
    metric = {column: replace(columns[column], square_metres=True) for column in silent}
    return {**columns, **metric}


def _decimal(columns: Mapping[Column, FoundColumn], table: TextTable) -> str:
    hectares = [columns[c] for c in _AREAS if c in columns and not columns[c].square_metres]
    return find_decimal(text for found in hectares for text in _cells(table, found))


def _cells(table: TextTable, found: FoundColumn) -> list[str]:
    return [row.cells[found.place] for row in table.rows if found.place < len(row.cells)]


@dataclass(eq=False)
class _WrongError(Exception):
    """A value makes its whole row unusable."""

    column: Column
    value: str
    problem: str


@dataclass(slots=True)
class _Reader:
    """Takes rows one by one; keeps the latest year of each terrain."""

    table: TextTable
    columns: Mapping[Column, FoundColumn]
    decimal: str
    municipalities: Mapping[str, str] | None
    rows: dict[str, IbisTerrain] = field(default_factory=dict)
    wrong: list[WrongRow] = field(default_factory=list)
    older: int = 0
    codes: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        known = self.municipalities or {}
        self.codes = {name.casefold(): code for code, name in known.items()}

    def _problem_of(self, row: TableRow, width: int) -> str:
        if row.tied:
            return (
                f"regel {row.line} t/m {row.last_line} horen volgens de aanhalingstekens bij "
                "elkaar: kijk of er een ontbreekt"
            )
        expected = len(self.table.header)
        return "" if width == expected else f"{width} kolommen in plaats van {expected}"

    def take(self, row: TableRow) -> None:
        # Spreadsheets leave separators behind a row; cells with nothing in them are no cells.
        width = len(self.table.header)
        cells = row.cells[:width] if not any(row.cells[width:]) else row.cells
        problem = self._problem_of(row, len(cells))
        if problem:
            self.wrong.append(WrongRow(row.line, "", "", problem, self.table.where(row.line)))
            return
        try:
            terrain = self._terrain(row)
        except _WrongError as error:
            self.wrong.append(self._wrong(row.line, error.column, error.value, error.problem))
            return
        self._keep(terrain)

    def _keep(self, terrain: IbisTerrain) -> None:
        earlier = self.rows.get(terrain.rin)
        if earlier is None:
            self.rows[terrain.rin] = terrain
        elif replace(earlier, line=terrain.line) == terrain:
            self.older += 1  # a terrain in several pieces stands there once per piece
        elif earlier.year == terrain.year:
            where = self.table.where(earlier.line)
            where = f"op {where}" if self.table.kind is TableKind.TEXT else f"bij {where}"
            problem = f"RIN {terrain.rin} staat ook {where}, met hetzelfde jaar"
            self.wrong.append(self._wrong(terrain.line, Column.RIN, terrain.rin, problem))
        else:
            self.older += 1
            if (terrain.year or 0) > (earlier.year or 0):
                self.rows[terrain.rin] = terrain

    def attention(self) -> list[WrongRow]:
        """What a reader should look at in the rows that were kept."""
        found = [remark for terrain in self.rows.values() for remark in self._remarks(terrain)]
        return sorted(found, key=lambda remark: remark.line)

    def _remarks(self, terrain: IbisTerrain) -> Iterator[WrongRow]:
        codes = terrain.municipality_codes
        has_codes = Column.MUNICIPALITY in self.columns
        if not codes and (has_codes or Column.MUNICIPALITY_NAME in self.columns):
            column = Column.MUNICIPALITY if has_codes else Column.MUNICIPALITY_NAME
            yield self._remark(terrain, column, "de gemeente is onbekend; vul haar zelf in")
        if codes and self.municipalities is not None and codes[0] not in self.municipalities:
            problem = f"gemeentecode {codes[0]} is niet bekend; vul de gemeente zelf in"
            yield self._remark(terrain, Column.MUNICIPALITY, problem)
        if len(codes) > 1:
            problem = f"meer gemeenten ({', '.join(codes)}); {codes[0]} is genomen"
            yield self._remark(terrain, Column.MUNICIPALITY, problem)
        if terrain.gross_ha is not None and (terrain.net_ha or 0) > terrain.gross_ha:
            yield self._remark(terrain, Column.NET, "netto is groter dan bruto")

    def _remark(self, terrain: IbisTerrain, column: Column, problem: str) -> WrongRow:
        return self._wrong(terrain.line, column, "", problem)

    def _wrong(self, line: int, column: Column, value: str, problem: str) -> WrongRow:
        found = self.columns.get(column)
        place = self.table.where(line, None if found is None else found.place)
        title = column.value if found is None else found.header
        return WrongRow(line, title, value, problem, place)

    def _municipality(self, row: TableRow) -> tuple[str, ...]:
        codes = self._read(row, Column.MUNICIPALITY, read_codes)
        code = self.codes.get(self._cell(row, Column.MUNICIPALITY_NAME).casefold())
        return codes or ((code,) if code else ())

    def _terrain(self, row: TableRow) -> IbisTerrain:
        name = self._cell(row, Column.NAME)
        if not name:
            raise _WrongError(Column.NAME, "", "de naam ontbreekt")
        return IbisTerrain(
            line=row.line,
            rin=self._read(row, Column.RIN, read_rin),
            year=self._read(row, Column.YEAR, read_year),
            name=put_right(name),
            name_source=name,
            municipality_codes=self._municipality(row),
            municipality_name=self._cell(row, Column.MUNICIPALITY_NAME) or None,
            gross_ha=self._area(row, Column.GROSS),
            net_ha=self._area(row, Column.NET),
            issuable_ha=self._area(row, Column.ISSUABLE),
            location_type=self._cell(row, Column.LOCATION_TYPE) or None,
            province=read_province(self._cell(row, Column.PROVINCE)),
            companies=self._read(row, Column.COMPANIES, read_count),
            employees=self._read(row, Column.EMPLOYEES, read_count),
            longitude=self._read(row, Column.LONGITUDE, read_coordinate),
            latitude=self._read(row, Column.LATITUDE, read_coordinate),
        )

    def _area(self, row: TableRow, column: Column) -> Decimal | None:
        found = self.columns.get(column)
        metric = found is not None and found.square_metres
        return self._read(row, column, lambda t: read_area(t, self.decimal, square_metres=metric))

    def _read(self, row: TableRow, column: Column, read: Callable[[str], _Read]) -> _Read:
        text = self._cell(row, column)
        try:
            return read(text)
        except ValueError as error:
            raise _WrongError(column, text, str(error)) from error

    def _cell(self, row: TableRow, column: Column) -> str:
        found = self.columns.get(column)
        if found is None:
            return ""
        text = row.cells[found.place]
        if problem := row.fault(found.place):
            raise _WrongError(column, text, problem)
        return text
