"""Read a table from an XLSX workbook: rows as text, dates as ISO, numbers as Excel shows them."""

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import singledispatch
from itertools import islice, repeat
from typing import TYPE_CHECKING, Any, Final

from aanjager_app.domain.dutch import format_number
from aanjager_app.domain.errors import InputError
from aanjager_app.exchange.tabular import TableKind, TableRow, TextTable, column_letters
from aanjager_app.exchange.xlsx_guard import MAX_COLUMNS, MAX_ROWS, refuse_hostile

if TYPE_CHECKING:
    from openpyxl import Workbook

Cells = tuple[str, ...]
IsHeader = Callable[[Cells], bool]

# A title, a date and a blank line may stand above the table.
_SEARCHED: Final = 25
_LEAST: Final = 2
# Excel counts with fifteen digits: 0.1 + 0.2 is stored as 0.30000000000000004 and shown as 0.3.
_DIGITS: Final = ".15g"
_PIECE: Final = 2**18
_OVERLAP: Final = 32
_IS_FORMULA: Final = re.compile(rb"<(?:\w{1,20}:)?f[\s/>]")
_FORMULA: Final = "f"
_ERROR: Final = "e"
# Whatever openpyxl and its XML parsers raise on a sane zip that is no sane workbook.
_BROKEN: Final = (
    ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError, RecursionError,
    OSError, EOFError, SyntaxError, zipfile.BadZipFile, zlib.error, NotImplementedError,
    AssertionError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell as text, and what is wrong with it."""

    text: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class _SheetRow:
    """A row that isn't empty, with its number in the sheet."""

    number: int
    cells: tuple[_Cell, ...]

    @property
    def texts(self) -> Cells:
        return tuple(cell.text for cell in self.cells)


def read_spreadsheet(content: bytes, name: str, is_header: IsHeader | None = None) -> TextTable:
    """Read the first sheet that has a table.

    Args:
        content: the whole file.
        name: name of the file, for messages.
        is_header: says whether a row holds the names of the columns; when no sheet has such a row,
            the first row with two texts is taken for it.

    Raises:
        InputError: the file is hostile, damaged or no workbook, or no sheet has a table.
    """
    refuse_hostile(content, name)
    with _understood(name), _opened(content) as sheets:
        for wanted in (is_header, _looks_like_header):
            for sheet in sheets if wanted else ():
                for head in islice(sheet.rows(name), _SEARCHED):
                    if wanted is not None and wanted(head.texts):
                        return _table(sheet, head, name)
    raise InputError(
        name, "geen enkel blad heeft een rij met kolomnamen; zet boven elke kolom hoe ze heet"
    )


@contextmanager
def _understood(name: str) -> Iterator[None]:
    """What openpyxl makes of a damaged workbook, in one sentence."""
    try:
        with warnings.catch_warnings():
            # It warns of what it leaves out, such as a picture; a table has no need of it.
            warnings.simplefilter("ignore")
            yield
    except _BROKEN as error:
        raise InputError(
            name, "deze werkmap is niet te lezen; open hem in Excel en sla hem opnieuw op"
        ) from error


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A sheet that is seen, twice: with outcomes, and with formulas when the workbook has any."""

    title: str
    outcomes: Any
    formulas: Any | None

    def rows(self, name: str) -> Iterator[_SheetRow]:
        """The rows that aren't empty; the caps hold here too, for what the guard can't see."""
        sources = _capped(self.formulas) if self.formulas else repeat(())
        both = zip(_capped(self.outcomes), sources, strict=False)
        for number, (cells, formulas) in enumerate(both, start=1):
            width = _width(cells, formulas)
            if number > MAX_ROWS or width > MAX_COLUMNS:
                raise InputError(
                    f"{name}, blad “{self.title}”",
                    f"een blad heeft hoogstens {format_number(MAX_ROWS)} rijen en {MAX_COLUMNS} "
                    "kolommen",
                )
            read = tuple(_cell(cells[n], formulas[n] if formulas else None) for n in range(width))
            if any(cell.text or cell.problem for cell in read):
                yield _SheetRow(number, read)


@contextmanager
def _opened(content: bytes) -> Iterator[tuple[_Sheet, ...]]:
    outcomes = _open(content, outcomes=True)
    formulas = _open(content, outcomes=False) if _has_formulas(content) else None
    try:
        yield tuple(
            _Sheet(sheet.title, sheet, formulas[sheet.title] if formulas else None)
            for sheet in outcomes.worksheets
            if sheet.sheet_state == "visible"
        )
    finally:
        outcomes.close()
        if formulas:
            formulas.close()


def _open(content: bytes, *, outcomes: bool) -> "Workbook":
    from openpyxl import load_workbook  # noqa: PLC0415 - takes a while, and is seldom needed

    return load_workbook(io.BytesIO(content), read_only=True, data_only=outcomes, keep_links=False)


def _has_formulas(content: bytes) -> bool:
    """Reading formulas beside their outcomes takes twice as long, and most lists have none."""
    with zipfile.ZipFile(io.BytesIO(content)) as workbook:
        for part in workbook.infolist():
            with workbook.open(part) as stream:
                tail = b""
                while piece := stream.read(_PIECE):
                    if _IS_FORMULA.search(tail + piece):
                        return True
                    tail = piece[-_OVERLAP:]
    return False


def _capped(sheet: Any) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401 - openpyxl's
    sheet.reset_dimensions()  # what a sheet says of its own size may be wrong
    return sheet.iter_rows(max_row=MAX_ROWS + 1, max_col=MAX_COLUMNS + 1)  # type: ignore[no-any-return]


def _width(cells: Sequence[Any], formulas: Sequence[Any]) -> int:
    """How many cells a row has; openpyxl fills it up with one and the same empty cell."""
    width = len(cells)
    while (
        width
        and _is_nothing(cells[width - 1])
        and (not formulas or _is_nothing(formulas[width - 1]))
    ):
        width -= 1
    return width


def _is_nothing(cell: Any) -> bool:  # noqa: ANN401
    return cell.value is None


def _cell(found: Any, source: Any | None) -> _Cell:  # noqa: ANN401 - openpyxl's
    if found.data_type == _ERROR:
        return _Cell(str(found.value), "de formule in deze cel geeft een fout")
    if found.value is None and source is not None and source.data_type == _FORMULA:
        return _Cell(
            "", "deze formule heeft nog geen uitkomst; open het bestand in Excel en sla het op"
        )
    return _Cell(text_of(found.value))


@singledispatch
def text_of(value: object) -> str:
    """A value of a cell as text: a number with a decimal comma, a date as 2026-11-25."""
    return "" if value is None else str(value).replace("_x000D_", "").strip()


@text_of.register
def _(value: bool) -> str:  # noqa: FBT001 - dispatched on its type
    return "ja" if value else "nee"


@text_of.register
def _(value: float) -> str:
    return text_of(Decimal(format(value, _DIGITS)))


@text_of.register
def _(value: Decimal) -> str:
    return f"{value:f}".replace(".", ",")


@text_of.register
def _(value: datetime) -> str:
    return f"{value:%Y-%m-%d %H:%M}" if value.time() != time() else value.date().isoformat()


@text_of.register
def _(value: date) -> str:
    return value.isoformat()


@text_of.register
def _(value: time) -> str:
    return f"{value:%H:%M}"


@text_of.register
def _(value: timedelta) -> str:
    return text_of(value / timedelta(hours=1))


def _looks_like_header(texts: Cells) -> bool:
    filled = [text for text in texts if text]
    return len(filled) >= _LEAST and not any(text[0].isdigit() for text in filled)


def _table(sheet: _Sheet, header: _SheetRow, name: str) -> TextTable:
    place = f"{name}, blad “{sheet.title}”"
    rows = [row for row in sheet.rows(name) if row.number > header.number]
    if not rows:
        raise InputError(place, f"onder de kolomnamen in rij {header.number} staat niets")
    wrong = next((n for n, cell in enumerate(header.cells) if cell.problem), None)
    if wrong is not None:
        cell = f"{column_letters(wrong)}{header.number}"
        raise InputError(f"{place}, cel {cell}", header.cells[wrong].problem)
    width = len(header.cells)
    return TextTable(
        header=header.texts,
        rows=tuple(_table_row(row, width) for row in rows),
        encoding="",
        separator="",
        kind=TableKind.SHEET,
        sheet=sheet.title,
    )


def _table_row(row: _SheetRow, width: int) -> TableRow:
    """A row as wide as the header; what stands to the right of the table is no part of it."""
    texts = row.texts[:width]
    faults = tuple((n, c.problem) for n, c in enumerate(row.cells[:width]) if c.problem)
    cells = texts + ("",) * (width - len(texts))
    return TableRow(row.number, cells, row.number, faults=faults)
