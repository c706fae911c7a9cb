"""Tables: light rules, numbers right, the header repeated on each page as decoration."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from aanjager_app.documents.blocks import ColumnKind, Missing, Run, Table
from aanjager_app.documents.cells import cell_runs
from aanjager_app.documents.pdf.boxes import TextBox
from aanjager_app.documents.pdf.column_widths import column_widths, gutter
from aanjager_app.documents.pdf.sheet import Sheet
from aanjager_app.documents.pdf.structure import Element
from aanjager_app.documents.pdf.text import Align, Line, TextBlock, TextStyle
from aanjager_app.documents.style import Palette

NOTE_GAP: Final = 4.0
_PADDING: Final = 4.2
_FEWEST: Final = 2  # rows at the top or foot of a page
_TIGHTER: Final = (1.0, 0.93, 0.86, 0.8, 0.74)
_WORTH_KEEPING: Final = 0.5  # of the room: a lower row is not cut


@dataclass(frozen=True, slots=True)
class TableLook:
    """How tables are set."""

    body: TextStyle
    header: TextStyle
    missing_colour: str
    palette: Palette


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its text, its element (None: decoration), whether a value is missing."""

    text: TextBlock
    element: Element | None
    missing: bool = False
    lines: tuple[Line, ...] | None = None

    def lines_in(self, width: float) -> Sequence[Line]:
        """Return its lines in a column of a width."""
        return self.text.lines(width) if self.lines is None else self.lines


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells; the total is set apart."""

    cells: tuple[Cell, ...]
    total: bool = False

    def height(self, widths: Sequence[float]) -> float:
        """Return the height of the tallest cell, with its padding."""
        return 2 * _PADDING + max(
            len(cell.lines_in(width)) * cell.text.style.leading
            for cell, width in zip(self.cells, widths, strict=True)
        )

    def cut(self, widths: Sequence[float], room: float) -> "tuple[Row, Row]":
        """Cut each cell at the lines that fit in the room; for rows taller than a page."""
        count = max(int((room - 2 * _PADDING) / self.cells[0].text.style.leading), 1)
        pairs = [
            tuple(cell.lines_in(width)) for cell, width in zip(self.cells, widths, strict=True)
        ]
        return (
            replace(self, cells=tuple(
                replace(cell, lines=lines[:count])
                for cell, lines in zip(self.cells, pairs, strict=True)
            )),
            replace(self, cells=tuple(
                replace(cell, lines=lines[count:])
                for cell, lines in zip(self.cells, pairs, strict=True)
            )),
        )  # fmt: skip


class TableBox:
    """Rows under a header, with a remark under the last one; cut between rows."""

    def __init__(
        self,
        header: Row,
        rows: Sequence[Row],
        kinds: Sequence[ColumnKind],
        look: TableLook,
        *,
        hints: Sequence[float | None],
        widths: Sequence[float] | None = None,
        note: TextBox | None = None,
        before: float = 0,
        after: float = 0,
    ) -> None:
        self._header = header
        self._note = note
        self._rows = tuple(rows)
        self._kinds = tuple(kinds)
        self._look = look
        self._hints = tuple(hints)
        self._widths = None if widths is None else list(widths)
        self.before = before
        self.after = after
        self.keep_with_next = False

    def _columns(self, width: float) -> list[float]:
        if self._widths is None:
            texts = [[cell.text for cell in row.cells] for row in (self._header, *self._rows)]
            self._widths = column_widths(texts, self._kinds, self._hints, width)
        return self._widths

    def height(self, width: float) -> float:
        """Return the height in a column of a width."""
        widths = self._columns(width)
        note = 0 if self._note is None else NOTE_GAP + self._note.height(width)
        return self._header.height(widths) + sum(row.height(widths) for row in self._rows) + note

    def split(self, width: float, room: float) -> "tuple[TableBox, TableBox] | None":
        """Cut between rows, at least two on each side; a row taller than a page is cut itself."""
        widths = self._columns(width)
        left = room - self._header.height(widths)
        fits = 0
        for row in self._rows:
            left -= row.height(widths)
            if left < 0:
                break
            fits += 1
        if fits < len(self._rows):
            cut = self._cut_tall_row(fits, left + self._rows[fits].height(widths), room)
            if cut is not None:
                return cut
        last = _FEWEST + int(self._rows[-1].total)  # a total never goes on with one row
        fits = min(fits, len(self._rows) - last)
        return self._parts(self._rows[:fits], self._rows[fits:]) if fits >= _FEWEST else None

    def _cut_tall_row(
        self, index: int, left: float, room: float
    ) -> "tuple[TableBox, TableBox] | None":
        widths = self._columns(0)
        row = self._rows[index]
        leading = self._look.body.leading
        if row.height(widths) < room * _WORTH_KEEPING or left < 2 * leading + 2 * _PADDING:
            return None
        head, rest = row.cut(widths, left)
        return self._parts((*self._rows[:index], head), (rest, *self._rows[index + 1 :]))

    def _parts(self, head: Sequence[Row], rest: Sequence[Row]) -> "tuple[TableBox, TableBox]":
        repeated = Row(tuple(replace(cell, element=None) for cell in self._header.cells))
        first, second = (
            TableBox(
                header,
                rows,
                self._kinds,
                self._look,
                hints=self._hints,
                widths=self._widths,
                note=note,
                before=self.before,
                after=self.after,
            )
            for header, rows, note in ((self._header, head, None), (repeated, rest, self._note))
        )
        return first, second

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw from a top downward."""
        palette = self._look.palette
        top = self._draw_row(sheet, self._header, x, top)
        with sheet.artifact():
            sheet.rule((x, top), (x + width, top), palette.rail, 1.1)
        for index, row in enumerate(self._rows):
            if row.total:
                with sheet.artifact():
                    sheet.rule((x, top), (x + width, top), palette.rail, 0.9)
            top = self._draw_row(sheet, row, x, top)
            last = index == len(self._rows) - 1
            if not last and not self._rows[index + 1].total:
                with sheet.artifact():
                    sheet.rule((x, top), (x + width, top), palette.line, 0.6)
        with sheet.artifact():
            sheet.rule((x, top), (x + width, top), palette.rail, 0.6)
        if self._note is not None:
            self._note.draw(sheet, x, top - NOTE_GAP, width)

    def _draw_row(self, sheet: Sheet, row: Row, x: float, top: float) -> float:
        widths = self._columns(0)
        height = row.height(widths)
        foot = row is self._header
        left = x
        for cell, width in zip(row.cells, widths, strict=True):
            lines = cell.lines_in(width)
            drop = _PADDING
            if foot:  # words of a header stand on the rule
                drop = height - _PADDING - len(lines) * cell.text.style.leading
            if cell.missing:
                self._tint(sheet, cell, (left, top - drop), width)
            cell.text.draw(sheet, left, top - drop, width, cell.element, lines=list(lines))
            left += width + gutter(len(widths))
        return top - height

    def _tint(self, sheet: Sheet, cell: Cell, at: tuple[float, float], width: float) -> None:
        left, top = at
        wide = max((line.width for line in cell.lines_in(width)), default=0) + 8
        start = left + width - wide + 4 if cell.text.style.align is Align.RIGHT else left - 4
        leading = cell.text.style.leading
        high = len(cell.lines_in(width)) * leading
        with sheet.artifact():
            sheet.panel(
                start, top - high - 0.5, wide, high + 1,
                fill=self._look.palette.warning_soft, radius=3,
            )  # fmt: skip


def table_box(
    table: Table,
    look: TableLook,
    element: Element,
    *,
    width: float,
    after: float,
    note: TextBox | None = None,
) -> TableBox:
    """Return the box of a table; its rows become elements under `element`."""
    head, body = element.add("THead"), element.add("TBody")
    kinds = [column.kind for column in table.columns]
    hints = [column.width for column in table.columns]
    look = _that_fits(table, look, width)
    titles = head.add("TR")
    header = Row(
        tuple(
            Cell(
                TextBlock((Run(column.header),), _aligned(look.header, column.kind)),
                titles.add("TH", scope="Column"),
            )
            for column in table.columns
        )
    )
    rows = [_row(table, values, look, body.add("TR"), total=False) for values in table.rows]
    if not rows:
        blank = ((Run("nog geen gegevens", emphasis=True),), *([""] * (len(kinds) - 1)))
        rows.append(_row(table, blank, look, body.add("TR"), total=False))
    if table.total is not None:
        rows.append(_row(table, table.total, look, body.add("TR"), total=True))
    return TableBox(header, rows, kinds, look, hints=hints, note=note, after=after)


def _row(
    table: Table, values: Sequence[object], look: TableLook, element: Element, *, total: bool
) -> Row:
    cells = []
    for index, (column, value) in enumerate(zip(table.columns, values, strict=True)):
        names = index == 0 and table.row_header
        style = _aligned(replace(look.body, bold=total), column.kind)
        missing = isinstance(value, Missing)
        if missing:
            style = replace(style, colour=look.missing_colour, bold=False)
        cell = element.add("TH", scope="Row") if names else element.add("TD")
        runs = () if total and value is None else cell_runs(value, column)
        cells.append(Cell(TextBlock(runs, style), cell, missing))
    return Row(tuple(cells), total)


def _aligned(style: TextStyle, kind: ColumnKind) -> TextStyle:
    right = kind in {ColumnKind.NUMBER, ColumnKind.EURO, ColumnKind.PERCENTAGE}
    return replace(style, align=Align.RIGHT if right else Align.LEFT)


def _that_fits(table: Table, look: TableLook, width: float) -> TableLook:
    """Return the look in the largest type size in which no word has to be cut."""
    room = width - gutter(len(table.columns)) * (len(table.columns) - 1)
    for factor in _TIGHTER:
        tighter = replace(look, body=_sized(look.body, factor), header=_sized(look.header, factor))
        need = 0.0
        for index, column in enumerate(table.columns):
            words = [TextBlock((Run(column.header),), tighter.header).least_width]
            for row in (*table.rows, *((table.total,) if table.total is not None else ())):
                text = TextBlock(cell_runs(row[index], column), tighter.body)
                typed = column.kind is not ColumnKind.TEXT
                words.append(text.natural_width if typed else text.least_width)
            need += max(words)
        if need <= room:
            return tighter
    return tighter


def _sized(style: TextStyle, factor: float) -> TextStyle:
    return replace(style, size=style.size * factor, leading=style.leading * factor)
