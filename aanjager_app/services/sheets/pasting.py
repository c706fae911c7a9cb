"""A block from a spreadsheet in a worksheet: looked at first, then one step to undo."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Final

from aanjager_app.content import Content
from aanjager_app.domain.dutch import format_number
from aanjager_app.domain.errors import DomainError
from aanjager_app.models.store import Store
from aanjager_app.models.work import Change
from aanjager_app.services.sheets.cell_reading import CellReader, is_pm
from aanjager_app.services.sheets.columns import COLUMNS, Part, SheetColumn
from aanjager_app.services.sheets.editor import SheetEditor

_MOST_ROWS: Final = 1000
_HEADED: Final = 2  # a heading and something under it

Block = tuple[tuple[str, ...], ...]


def read_block(text: str) -> Block:
    """The cells of a text as a spreadsheet puts it on the clipboard.

    A cell with a line break stands there between quotes; its lines become one.

    Raises:
        DomainError: it is no table, or has more lines than a worksheet takes.
    """
    found = csv.reader(StringIO(text, newline=""), delimiter="\t")
    try:
        block = tuple(tuple(" ".join(cell.split()) for cell in row) for row in found)
    except csv.Error as error:
        raise DomainError(
            "block_not_read", "Dit is geen tabel uit een rekenblad. Kopieer alleen de cellen."
        ) from error
    while block and not any(block[-1]):
        block = block[:-1]
    if len(block) > _MOST_ROWS:
        raise DomainError(
            "block_too_large",
            f"Je plakt {format_number(len(block))} regels; een werkblad neemt er per keer "
            f"hoogstens {format_number(_MOST_ROWS)}. Kopieer een kleiner stuk.",
        )
    return block


def has_heading(block: Block, part: Part, first_column: int) -> bool:
    """Whether the first row looks like headings: words alone, where the next row has numbers."""
    columns = COLUMNS[part][first_column:]
    if len(block) < _HEADED or any(_has_digit(cell) for cell in block[0]):
        return False
    pairs = zip(block[0], block[1], columns, strict=False)
    return any(head and column.is_numeric and _has_digit(cell) for head, cell, column in pairs)


def _has_digit(text: str) -> bool:
    return any(sign.isdigit() for sign in text)


@dataclass(frozen=True, slots=True)
class PastedCell:
    """A cell of a block that is to be pasted.

    Attributes:
        row, column: place in the block.
        title: heading of the column that it goes to.
        text: what it holds.
        problem: what is wrong with it; empty when nothing is.
    """

    row: int
    column: int
    title: str
    text: str
    problem: str


def preview_paste(
    store: Store,
    content: Content,
    worksheet_id: str,
    part: Part,
    block: Sequence[Sequence[str]],
    *,
    first_column: int,
) -> tuple[PastedCell, ...]:
    """What a block from a spreadsheet would put where, with what is wrong per cell."""
    columns = COLUMNS[part]
    found = []
    with store.read() as session:
        editor = SheetEditor(session, content, worksheet_id)
        for row, cells in enumerate(block):
            for number, text in enumerate(cells):
                place = first_column + number
                if place >= len(columns):
                    problem = "hier is geen kolom meer: maak deze cel leeg" if text else ""
                    found.append(PastedCell(row, number, "", text, problem))
                    continue
                column = columns[place]
                problem = _problem(editor.cells, column, text)
                title = column.title if column.is_editable else f"{column.title} (overgeslagen)"
                found.append(PastedCell(row, number, title, text, problem))
    return tuple(found)


def paste(
    store: Store,
    content: Content,
    worksheet_id: str,
    part: Part,
    block: Sequence[Sequence[str]],
    *,
    first_line: str | None,
    first_column: int,
) -> Change:
    """Put a block from a spreadsheet in the sheet; lines that aren't there are added. One step.

    Cells of computed columns are passed over.

    Raises:
        DomainError: a cell is wrong; then nothing changes.
    """
    columns = COLUMNS[part]
    with store.write("Cellen geplakt") as work:
        editor = SheetEditor(work.session, content, worksheet_id)
        lines = editor.lines(part)
        slugs = [line.slug for line in lines]
        start = slugs.index(first_line) if first_line in slugs else len(lines)
        for row, cells in enumerate(block):
            place = start + row
            if place >= len(lines):
                lines.append(editor.add(part))
            for number, text in enumerate(cells):
                column = (
                    columns[first_column + number] if first_column + number < len(columns) else None
                )
                if column is not None and column.is_editable:
                    editor.set(part, lines[place], column.name, text)
        editor.finish()
    return work.change


def _problem(reader: CellReader, column: SheetColumn, text: str) -> str:
    if not column.is_editable or is_pm(column, text):
        return ""
    try:
        reader.read(column, text)
    except DomainError as error:
        return error.sentence
    return ""
