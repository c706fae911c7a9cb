"""A table of text from outside; this module reads one of which nobody wrote down the encoding."""

import csv
import io
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from aanjager_app.domain.errors import InputError

MAX_BYTES = 20 * 1024 * 1024
MAX_ROWS = 50_000
MAX_COLUMNS = 200
_SEPARATORS = (";", "\t", ",", "|")
# Excel's own hint on the first line of a file: "sep=;".
_TOLD = re.compile(r"sep=([;,\t|])", re.IGNORECASE)
_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


class TableKind(StrEnum):
    """What kind of file a table came from."""

    TEXT = "text"
    SHEET = "sheet"
    FEATURES = "features"


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of the table.

    Attributes:
        line, last_line: where it starts and ends in the file; for a sheet its row, for features
            the number of the feature.
        cells: its cells.
        tied: a cell holds a line break and a separator: a quote is probably missing.
        faults: cells that can't be used, as index and the Dutch clause that says why.
    """

    line: int
    cells: tuple[str, ...]
    last_line: int
    tied: bool = False
    faults: tuple[tuple[int, str], ...] = ()

    def fault(self, place: int) -> str:
        """What is wrong with a cell; empty for nothing."""
        return next((problem for number, problem in self.faults if number == place), "")


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table of text.

    Attributes:
        header: names of the columns as in the file.
        rows: the rows under it; empty lines are left out.
        encoding: the encoding that was found; empty when the kind of file has but one.
        separator: the character between cells; empty for anything but text.
        kind: what kind of file it came from.
        sheet: name of the sheet.
        titles: what a reader calls a row, by its line, when a line alone says too little.
    """

    header: tuple[str, ...]
    rows: tuple[TableRow, ...]
    encoding: str
    separator: str
    kind: TableKind = TableKind.TEXT
    sheet: str = ""
    titles: Mapping[int, str] = field(default_factory=dict)

    def where(self, line: int, column: int | None = None) -> str:
        """Where a row or a cell stands, as the reader can look it up."""
        if self.kind is TableKind.SHEET:
            cell = f"cel {column_letters(column)}{line}" if column is not None else f"rij {line}"
            return f"blad “{self.sheet}”, {cell}"
        if self.kind is TableKind.FEATURES:
            title = self.titles.get(line)
            return f"object {line} (“{title}”)" if title else f"object {line}"
        return f"regel {line}"


@dataclass(frozen=True, slots=True)
class WrongRow:
    """A row, or a value in it, that is not as it should be.

    Attributes:
        line: line of the file, row of the sheet, or number of the feature.
        column: name of the column in the file; empty for the row as a whole.
        value: what stands there.
        problem: Dutch clause that says what is wrong.
        place: where it stands, as the reader can look it up, such as `regel 4`.
    """

    line: int
    column: str
    value: str
    problem: str
    place: str

    def __str__(self) -> str:
        place = self.place + (f", {self.column}" if self.column else "")
        return f"{place}: {self.problem}" + (f" (er staat “{self.value}”)" if self.value else "")


def plain_title(title: str) -> str:
    """The name of a column without capitals, accents, spaces and signs, to recognise it by."""
    folded = unicodedata.normalize("NFKD", title.casefold().replace("²", "2"))
    return re.sub(r"[^a-z0-9]", "", folded)


def column_letters(column: int) -> str:
    """The name of a column of a sheet, counted from 0: A, B, ..., Z, AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def read_table(content: bytes, name: str) -> TextTable:
    """Find out encoding and separator, and read the table.

    Args:
        content: the whole file.
        name: name of the file, for messages.

    Raises:
        InputError: the file is empty, too large, not text, or has no rows under its header.
    """
    if len(content) > MAX_BYTES:
        raise InputError(name, f"het bestand is groter dan {MAX_BYTES // 2**20} MB")
    encoding, text = _decode(content, name)
    lines = text.split("\n")
    first = next((line for line in lines if line.strip()), "")
    if not first:
        raise InputError(name, "het bestand is leeg")
    told = _TOLD.fullmatch(first.strip())
    separator = told[1] if told else max(_SEPARATORS, key=first.count)
    _check_quotes(text, separator, name)
    rows = _parse(text, separator, name)[1 if told else 0 :]
    if not rows:
        raise InputError(name, "het bestand is leeg")
    header, body = rows[0].cells, rows[1:]
    if not body:
        raise InputError(name, "er staan geen rijen onder de kolomnamen")
    return TextTable(header, tuple(body), encoding, separator)


def _decode(content: bytes, name: str) -> tuple[str, str]:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            try:
                return encoding, content.decode(encoding)
            except UnicodeDecodeError as error:
                raise InputError(name, f"het bestand is beschadigd ({encoding})") from error
    if b"\x00" in content:
        raise InputError(name, "dit is geen tekstbestand; sla het op als CSV")
    try:
        return "utf-8", content.decode("utf-8")
    except UnicodeDecodeError:
        # What is not UTF-8 comes from an older Excel; five of its bytes mean nothing.
        return "cp1252", content.decode("cp1252", errors="replace")


def _check_quotes(text: str, separator: str, name: str) -> None:
    """Refuse a quote that is never closed: it would take all that follows for one cell."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    usual = csv.field_size_limit(MAX_BYTES)
    line = 1
    try:
        for _ in reader:
            line = reader.line_num + 1
    except csv.Error as error:
        # Any other fault of the quotes is one that a lenient reader understands.
        if "unexpected end of data" in str(error):
            place = f"{name}, regel {line}"
            raise InputError(
                place, "het aanhalingsteken op deze regel wordt niet gesloten"
            ) from error
    finally:
        csv.field_size_limit(usual)


def _parse(text: str, separator: str, name: str) -> list[TableRow]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    rows: list[TableRow] = []
    line = 1
    # The outline of a terrain as text is longer than what csv takes for a cell.
    usual = csv.field_size_limit(MAX_BYTES)
    try:
        for cells in reader:
            if len(cells) > MAX_COLUMNS:
                raise InputError(f"{name}, regel {line}", f"meer dan {MAX_COLUMNS} kolommen")
            if any(cell.strip() for cell in cells):
                stripped = tuple(cell.strip() for cell in cells)
                tied = any("\n" in cell and separator in cell for cell in stripped)
                rows.append(TableRow(line, stripped, reader.line_num, tied))
            if len(rows) > MAX_ROWS + 1:
                raise InputError(name, f"meer dan {MAX_ROWS} rijen")
            line = reader.line_num + 1
    except csv.Error as error:
        raise InputError(
            f"{name}, regel {line}",
            "deze regel is niet te lezen; kijk naar de aanhalingstekens en de lengte van de cellen",
        ) from error
    finally:
        csv.field_size_limit(usual)
    return rows
