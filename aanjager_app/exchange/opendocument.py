"""Reads the cells of an ODS workbook: what they hold, or the outcomes of their formulas."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from aanjager_app.domain.dutch import format_number
from aanjager_app.domain.errors import InputError
from aanjager_app.exchange.xlsx_guard import MAX_CELLS, MAX_COLUMNS, MAX_ROWS

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet as Page

_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CELLS: Final = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_CONTENT: Final = "content.xml"
_MANIFEST: Final = "META-INF/manifest.xml"
_NUMBERS: Final = frozenset({"float", "percentage", "currency"})
_MAX_SHEETS: Final = 100
_MAX_LETTERS: Final = 32_767
"""In one cell, as many as an XLSX takes."""
_MAX_TEXT: Final = 20_000_000
"""In all cells together: a few bytes of XML can stand for thousands of spaces."""
_LONGEST_TITLE: Final = 31
_NO_TITLE: Final = re.compile(r"[\\*?:/\[\]]")
_DEEPEST: Final = 20
"""Levels of texts within a text; those of an honest workbook have two."""
_EXACT: Final = 2**53
"""From here on a float doesn't tell one whole number from the next."""

_Value = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class _Line:
    """Rows one below the other that hold the same: the first, how many, and values by column."""

    sheet: str
    first: int
    count: int
    values: tuple[tuple[int, _Value], ...]

    @property
    def letters(self) -> int:
        """How long its texts are together."""
        return sum(len(value) for _, value in self.values if isinstance(value, str))


def open_opendocument(data: bytes, name: str, *, values: bool) -> "Workbook":
    """Read an ODS that was found to be safe.

    Args:
        data: the file, looked at by `refuse_hostile`.
        name: its name, for the messages.
        values: give the outcomes of formulas; else the formulas, with an equals sign first.

    Returns:
        A workbook with nothing but values in it.

    Raises:
        InputError: it has a password, is damaged, or its cells reach further than those of an
            honest workbook.
    """
    from openpyxl import Workbook  # noqa: PLC0415 - slow to load

    book = Workbook()
    if book.active is not None:
        book.remove(book.active)
    pages: dict[str, Page] = {}
    count = letters = 0
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            _refuse_locked(file, name)
            with file.open(_CONTENT) as stream:
                lines = _lines(iterparse(stream, events=("start", "end")), name, values=values)
                for line in filter(_may_be_ours, lines):
                    if line.sheet not in pages:
                        _refuse_many(len(pages) + 1, _MAX_SHEETS, "bladen", name)
                        pages[line.sheet] = book.create_sheet(line.sheet)
                    count += line.count * len(line.values)
                    _refuse_many(count, MAX_CELLS, "cellen", name)
                    letters += line.letters
                    _refuse_many(letters, _MAX_TEXT, "tekens", name)
                    _put(pages[line.sheet], line)
    except (ParseError, DefusedXmlException, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise InputError(name, "kan niet gelezen worden: de werkmap is beschadigd") from error
    return book


def _refuse_locked(file: zipfile.ZipFile, name: str) -> None:
    manifest = file.read(_MANIFEST) if _MANIFEST in file.namelist() else b""
    if b"encryption-data" in manifest:
        raise InputError(name, "de werkmap heeft een wachtwoord; sla hem zonder op")


def _refuse_many(count: int, most: int, what: str, name: str) -> None:
    if count > most:
        raise InputError(name, f"de werkmap heeft meer dan {format_number(most)} {what}")


def _may_be_ours(line: _Line) -> bool:
    """LibreOffice keeps cells of other files as sheets, with a title that no XLSX can have."""
    return len(line.sheet) <= _LONGEST_TITLE and _NO_TITLE.search(line.sheet) is None


def _put(page: "Page", line: _Line) -> None:
    for row in range(line.first, line.first + line.count):
        for column, value in line.values:
            page.cell(row, column).value = value


def _lines(events: Iterator[tuple[str, Element]], name: str, *, values: bool) -> Iterator[_Line]:
    """Each sheet once without a value, and then its rows that hold something."""
    title, row = "", 0
    for event, element in events:
        if event == "start":
            if element.tag == f"{_TABLE}table":
                title, row = element.get(f"{_TABLE}name", ""), 0
                yield _Line(title, 1, 0, ())
        elif element.tag == f"{_TABLE}table-row":
            count = _count(element, "rows")
            place = f"{name}, blad {title}"
            found = tuple(_row(element, place, values=values))
            if found:
                _refuse_far(row + count, MAX_ROWS, "rij", place)
                yield _Line(title, row + 1, count, found)
            row += count
            element.clear()


def _row(row: Element, place: str, *, values: bool) -> Iterator[tuple[int, _Value]]:
    column = 0
    for cell in row:
        if cell.tag not in _CELLS:
            continue
        count = _count(cell, "columns")
        value = _value(cell, values=values)
        if value is not None:
            _refuse_far(column + count, MAX_COLUMNS, "kolom", place)
            yield from ((column + offset, value) for offset in range(1, count + 1))
        column += count


def _refuse_far(number: int, most: int, what: str, place: str) -> None:
    if number > most:
        raise InputError(
            place,
            f"er staat iets in {what} {format_number(number)}; hoogstens {format_number(most)}. "
            "Verwijder wat naast of onder je tabel staat",
        )


def _count(element: Element, what: str) -> int:
    count = int(element.get(f"{_TABLE}number-{what}-repeated", "1"))
    if count < 1:
        message = f"{what} are repeated {count} times"
        raise ValueError(message)
    return count


def _value(cell: Element, *, values: bool) -> _Value:
    formula = cell.get(f"{_TABLE}formula")
    if formula is not None and not values:
        return f"={formula.partition('=')[2]}"
    kind = cell.get(f"{_OFFICE}value-type")
    if kind in _NUMBERS:
        return _number(cell.get(f"{_OFFICE}value", ""))
    if kind == "boolean":
        return cell.get(f"{_OFFICE}boolean-value") == "true"
    if kind is None:
        return None
    return _bounded("\n".join(_words(part) for part in cell.findall(f"{_TEXT}p")))


def _number(text: str) -> int | float:
    number = float(text)
    return int(number) if number.is_integer() and abs(number) < _EXACT else number


def _words(part: Element, depth: int = 0) -> str:
    """The text of a paragraph, with the white space that stands in it as elements."""
    if depth > _DEEPEST:
        message = "texts within texts without end"
        raise ValueError(message)
    words = part.text or ""
    for child in part:
        if child.tag == f"{_TEXT}s":
            words += " " * min(_MAX_LETTERS, int(child.get(f"{_TEXT}c", "1")))
        elif child.tag == f"{_TEXT}tab":
            words += "\t"
        elif child.tag == f"{_TEXT}line-break":
            words += "\n"
        else:
            words += _words(child, depth + 1)
        words = _bounded(words + (child.tail or ""))
    return words


def _bounded(words: str) -> str:
    if len(words) > _MAX_LETTERS:
        message = f"a cell with more than {_MAX_LETTERS} signs"
        raise ValueError(message)
    return words
