"""A sheet with its cells, as a table of OpenDocument."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby
from typing import Final
from xml.etree.ElementTree import Element

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.worksheet.worksheet import Worksheet as Page

from aanjager_app.documents.opendocument.formulas import open_area, open_formula
from aanjager_app.documents.opendocument.looks import Looks, colour_of
from aanjager_app.documents.opendocument.nodes import node, paragraphs
from aanjager_app.documents.opendocument.printing import Printing
from aanjager_app.documents.opendocument.rules import Validations, conditional_formats
from aanjager_app.documents.workbook.sheet import unescaped

_DEFAULT_WIDTH: Final = 64 / 7
"""Characters of a column that nothing was said about: 64 pixels."""
_AREA: Final = re.compile(r"\$?[A-Z]+\$?[0-9]+:\$?[A-Z]+\$?[0-9]+")
_Place = tuple[int, int]


@dataclass(slots=True, kw_only=True)
class Tables:
    """Writes sheets; what they share is collected on the way.

    Attributes:
        looks, printing, validations: what was used, to be written elsewhere.
        frames: drawings by the sheet, row and column where they start.
    """

    looks: Looks = field(default_factory=Looks)
    printing: Printing = field(default_factory=Printing)
    validations: Validations = field(default_factory=Validations)
    frames: Mapping[tuple[str, int, int], Element] = field(default_factory=dict)

    def table(self, page: Page, number: int) -> Element:
        """A sheet."""
        look = self.looks.table(
            f"ta{number}",
            self.printing.master(page),
            {
                "table:display": "true" if page.sheet_state == "visible" else "false",
                "style:writing-mode": "lr-tb",
                "table:tab-color": colour_of(page.sheet_properties.tabColor) or None,
            },
        )
        made = node(
            "table:table",
            {
                "table:name": page.title,
                "table:style-name": look,
                "table:protected": "true" if page.protection.sheet else None,
                "table:print-ranges": _print_ranges(page),
            },
        )
        if page.protection.sheet:
            may = dict.fromkeys(
                ("loext:select-protected-cells", "loext:select-unprotected-cells"), "true"
            )
            made.append(node("loext:table-protection", may))
        sheet = _Sheet(self, page)
        # as lists: an error from within a generator is lost in `extend`
        made.extend(list(sheet.columns()))
        made.extend(list(sheet.rows()))
        made.extend(list(conditional_formats(page, self.looks)))
        return made


class _Sheet:
    """One sheet while it is written."""

    def __init__(self, tables: Tables, page: Page) -> None:
        self._page = page
        self._looks = tables.looks
        self._rules = tables.validations.of_page(page)
        self._frames: dict[_Place, Element] = {
            (row, column): frame
            for (title, row, column), frame in tables.frames.items()
            if title == page.title
        }
        self._spans = {
            (area.min_row or 1, area.min_col or 1): (area.size["rows"], area.size["columns"])
            for area in page.merged_cells.ranges
        }
        self._last_row = max([page.max_row, *(row for row, _ in self._frames)])
        self._last_column = max([page.max_column + 1, *(column for _, column in self._frames)])
        self._head_rows = _span(page.print_title_rows or "", 1)
        self._head_columns = _span(page.print_title_cols or "", 0)

    def columns(self) -> Iterator[Element]:
        """The columns; those that are repeated on each printed page stand apart."""
        columns = ((number, self._column(number)) for number in range(1, self._last_column + 1))
        return _apart(columns, self._head_columns, "table:table-header-columns")

    def rows(self) -> Iterator[Element]:
        """The rows; those that are repeated on each printed page stand apart."""
        cells = self._page.iter_rows(max_row=self._last_row, max_col=self._last_column)
        rows = ((number, self._row(number, row)) for number, row in enumerate(cells, start=1))
        return _apart(rows, self._head_rows, "table:table-header-rows")

    def _column(self, column: int) -> Element:
        dimensions = self._page.column_dimensions
        letter = get_column_letter(column)
        width = dimensions[letter].width if letter in dimensions else _DEFAULT_WIDTH
        return node("table:table-column", {"table:style-name": self._looks.column(width)})

    def _row(self, number: int, cells: tuple[Cell | MergedCell, ...]) -> Element:
        dimensions = self._page.row_dimensions
        height = dimensions[number].height if number in dimensions else None
        made = node("table:table-row", {"table:style-name": self._looks.row(height)})
        for cell in cells:
            element = self._cell(cell)
            before = made[-1] if len(made) else None
            if before is None:
                made.append(element)
                continue
            if number < self._head_rows.stop and "table:formula" in before.attrib:
                _keep_apart(element)
            if _is_repeat(before, element):
                count = int(before.get("table:number-columns-repeated", "1"))
                before.set("table:number-columns-repeated", str(count + 1))
            else:
                made.append(element)
        return made

    def _cell(self, cell: Cell | MergedCell) -> Element:
        if isinstance(cell, MergedCell):
            return node("table:covered-table-cell")
        place = (cell.row, cell.column)
        rows, columns = self._spans.get(place, (None, None))
        made = node(
            "table:table-cell",
            {
                "table:style-name": self._looks.cell(cell, is_text=bool(cell.quotePrefix))
                if cell.has_style
                else None,
                "table:content-validation-name": self._rules.get(place),
                "table:number-rows-spanned": rows,
                "table:number-columns-spanned": columns,
            },
        )
        _fill(made, cell)
        if place in self._frames:
            made.append(self._frames[place])
        return made


def _fill(made: Element, cell: Cell) -> None:
    """Put the content of a cell in its element; a formula is left for its reader to count."""
    value = cell.value
    if value is None or value == "":
        return
    if cell.data_type == "s":
        made.set("office:value-type", "string")
        made.extend(list(paragraphs(unescaped(str(value)))))
    elif cell.data_type == "f":
        made.set("table:formula", f"of:={open_formula(str(value))}")
    elif isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        made.set("office:value-type", "float")
        made.set("office:value", f"{value:.16g}")  # as many digits as an XLSX gets
    else:
        message = f"{cell.coordinate} holds {value!r}, which has no translation"
        raise TypeError(message)


def _is_empty(element: Element) -> bool:
    return not len(element) and "table:formula" not in element.attrib


def _is_repeat(before: Element, element: Element) -> bool:
    plain = {k: v for k, v in before.attrib.items() if k != "table:number-columns-repeated"}
    is_same = before.tag == element.tag and plain == element.attrib
    return is_same and _is_empty(before) and _is_empty(element)


def _keep_apart(after: Element) -> None:
    """Put an empty text in an empty cell after a formula.

    Where rows that are repeated end, LibreOffice looks how far the texts of the rows until there
    reach. It then counts a formula that has nothing to its right, before it can: the outcome
    stays 0 until the reader changes something.
    """
    if _is_empty(after):
        after.set("office:value-type", "string")
        after.append(node("text:p"))


def _span(repeated: str, place: int) -> range:
    """The rows or columns of `$4:$5` or `$A:$B`; none of an empty text."""
    if not repeated:
        return range(0)
    bounds = range_boundaries(repeated)
    return range(bounds[place] or 1, (bounds[place + 2] or 1) + 1)


def _apart(numbered: Iterator[tuple[int, Element]], heads: range, tag: str) -> Iterator[Element]:
    """The elements in their order; those of the heads within one element."""
    for is_head, group in groupby(numbered, lambda found: found[0] in heads):
        elements = [element for _, element in group]
        if is_head:
            yield node(tag, {}, *elements)
        else:
            yield from elements


def _print_ranges(page: Page) -> str | None:
    areas = _AREA.findall(page.print_area or "")
    return " ".join(open_area(area, sheet=page.title).replace("$", "") for area in areas) or None
