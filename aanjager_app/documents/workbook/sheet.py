"""Cells with their kinds: text of a user, input, formula, heading. Nothing else writes a cell."""

import re
from collections.abc import Sequence
from copy import copy
from decimal import Decimal
from enum import StrEnum
from textwrap import wrap
from typing import Final, Literal

from openpyxl.cell.cell import Cell
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.header_footer import _HeaderFooterPart as HeaderFooterPart
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet as Page

LONGEST: Final = 32_767
_CUT: Final = " … (ingekort)"
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPE: Final = "_x005F_"
_LOOKS_ESCAPED: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_LOOKS_LIKE_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")

_DARK, _ACCENT, _SOFT = "20382B", "2C6E3F", "E4F0E3"
_ALERT: Final = "FBF0DC"
_INPUT, _LINE, _MUTED, _WARNING = "FBF6E6", "DDE3D9", "58695F", "8A5300"
_GOOD: Final = ("klopt", "compleet")
_BAD: Final = ("wijkt af", "ontbreekt", "verdeling ontbreekt", "samen geen 100 %")
_LINE_HEIGHT: Final = 15.0
_ENTRY_WIDTH: Final = 15
"""Characters on a line of an input cell."""
_LONG_NAME: Final = 24
"""Characters of a heading that needs more than a line."""
_HIGHEST_ROW: Final = 405.0
"""Points; Excel holds no more than 409."""
_THIN: Final = Side(style="thin", color=_LINE)
_FONT: Final = "Calibri"
_Kind = Literal["list", "whole", "decimal"]


STANDING: Final = (
    "opgesteld met Aanjager, geen officieel product van Werklandschappen van de Toekomst"
)


class NumberForm(StrEnum):
    """How a number shows; Excel turns signs and separators into those of the reader."""

    EURO = '"€" #,##0.00;[Red]-"€" #,##0.00'
    FLOW = '"€" #,##0.00;[Red]-"€" #,##0.00;"–"'
    PERCENTAGE = "0.00%"
    NUMBER = "General"
    AMOUNT = "#,##0.00"
    WHOLE = "0"
    RATIO = "0.00"
    FACTOR = "0.00000"
    YEARS = "0.0"


def plain_text(text: str) -> str:
    """A text that a workbook can hold: signs it refuses shown as �, and cut when too long."""
    clean = _FORBIDDEN.sub("\ufffd", text)
    if _units(clean) <= LONGEST:
        return clean
    kept = clean[: LONGEST - len(_CUT)]
    while _units(kept) > LONGEST - len(_CUT):
        kept = kept[: (LONGEST - len(_CUT)) * len(kept) // _units(kept) - 1]
    return kept + _CUT


def unescaped(text: str) -> str:
    """A text as its writer meant it, from what `Sheet.text` put in a cell."""
    return text.replace(_ESCAPE, "_")


def _units(text: str) -> int:
    """Length as Excel counts it: a sign outside the basic plane, such as 🌳, is two."""
    return len(text) + sum(sign > "\uffff" for sign in text)


class Sheet:
    """One page of the workbook.

    Attributes:
        page: the page of openpyxl.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        page.sheet_view.showGridLines = False
        page.sheet_properties.tabColor = _ACCENT
        page.protection.sheet = True
        page.protection.formatColumns = False
        page.protection.formatRows = False
        page.page_setup.orientation = "landscape"
        page.page_setup.paperSize = page.PAPERSIZE_A4
        page.page_setup.fitToWidth = 1
        page.page_setup.fitToHeight = 0
        page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        page.page_margins = PageMargins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        page.oddFooter = HeaderFooterItem(
            left=HeaderFooterPart(STANDING),
            right=HeaderFooterPart("&A, pagina &P van &N"),
        )

    def text(self, row: int, column: int, text: str, *, bold: bool = False) -> Cell:
        """Text, whatever it looks like; never a formula."""
        cell = self._cell(row, column)
        # In a workbook _x0041_ stands for A; whoever wrote these signs meant them.
        cell.value = _LOOKS_ESCAPED.sub(_ESCAPE, plain_text(text))
        cell.data_type = "s"
        if text.startswith(_LOOKS_LIKE_FORMULA):
            cell.quotePrefix = True
        cell.font = Font(name=_FONT, bold=bold)
        cell.alignment = Alignment(wrap_text=True)
        return cell

    def note(self, row: int, column: int, text: str) -> Cell:
        """A quiet remark."""
        cell = self.text(row, column, text)
        cell.font = Font(name=_FONT, color=_MUTED, size=10)
        cell.alignment = Alignment(vertical="center")
        return cell

    def remark(self, row: int, column: int, text: str) -> Cell:
        """A text that may run on to the right of its row, such as a source."""
        cell = self.text(row, column, text)
        cell.font = Font(name=_FONT, color=_MUTED)
        cell.alignment = Alignment(horizontal="left", indent=1)
        return cell

    def indented(self, row: int, column: int, text: str) -> Cell:
        """A text that keeps clear of the number before it."""
        cell = self.text(row, column, text)
        cell.alignment = Alignment(horizontal="left", indent=1)
        return cell

    def paragraph(
        self, row: int, column: int, text: str, width: float, *, bold: bool = False
    ) -> Cell:
        """A text that wraps; its row grows to hold it, since not every program does that."""
        cell = self.text(row, column, text, bold=bold)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        lines = sum(max(1, -(-len(part) // int(width))) for part in text.split("\n"))
        self.grow(row, lines)
        return cell

    def grow(self, row: int, lines: int) -> None:
        """Make a row high enough for some lines."""
        if lines > 1:
            dimension = self.page.row_dimensions[row]
            dimension.height = min(_HIGHEST_ROW, max(dimension.height or 0, _LINE_HEIGHT * lines))

    def title(self, row: int, text: str, *, width: int = 8) -> None:
        """The title band of a page."""
        for column in range(1, width + 1):
            self._cell(row, column).fill = PatternFill("solid", fgColor=_DARK)
        cell = self.text(row, 1, text, bold=True)
        cell.font = Font(name=_FONT, bold=True, size=16, color="FFFFFF")
        cell.alignment = Alignment(vertical="center")
        self.page.row_dimensions[row].height = 30

    def section(self, row: int, text: str) -> None:
        """A heading within a page."""
        cell = self.text(row, 1, text, bold=True)
        cell.font = Font(name=_FONT, bold=True, size=13, color=_ACCENT)
        cell.alignment = Alignment(vertical="center")
        self.page.row_dimensions[row].height = 24

    def headings(self, row: int, names: list[str], *, first: int = 1) -> None:
        """The heads of a table, from a column on."""
        for column, name in enumerate(names, start=first):
            cell = self.text(row, column, name, bold=True)
            cell.font = Font(name=_FONT, bold=True, size=10, color="FFFFFF")
            cell.fill = PatternFill("solid", fgColor=_ACCENT)
            side = "left" if column == first else "center"
            cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal=side)
        height = 46.0 if max(map(len, names), default=0) > _LONG_NAME else 26.0
        dimension = self.page.row_dimensions[row]
        dimension.height = max(dimension.height or 0, height)

    def entry(
        self,
        row: int,
        column: int,
        value: Decimal | int | str | None,
        form: NumberForm | None = None,
    ) -> Cell:
        """Something the reader may change: coloured and not locked."""
        if isinstance(value, str):
            cell = self.text(row, column, value)
            cell.alignment = Alignment(horizontal="left", wrap_text=True, indent=1)
            self.grow(row, len(wrap(value, _ENTRY_WIDTH)))
        else:
            cell = self._cell(row, column)
            cell.value = value
            cell.font = Font(name=_FONT)
        if form is not None:
            cell.number_format = form.value
        cell.fill = PatternFill("solid", fgColor=_INPUT)
        cell.protection = Protection(locked=False)
        cell.border = Border(_THIN, _THIN, _THIN, _THIN)
        return cell

    def formula(
        self,
        row: int,
        column: int,
        formula: str,
        form: NumberForm | None = None,
        *,
        bold: bool = False,
    ) -> Cell:
        """A formula of our own, without its equals sign; never made of a user's text."""
        cell = self._cell(row, column)
        cell.value = f"={formula}"
        cell.font = Font(name=_FONT, bold=bold)
        if form is not None:
            cell.number_format = form.value
        return cell

    def used(self, row: int, column: int, formula: str, form: NumberForm, *, lacks: str) -> None:
        """The value that counts; the word `lacks` in its place stands out."""
        cell = self.formula(row, column, formula, form)
        cell.alignment = Alignment(horizontal="right")
        self._stand_out(cell, _any_of(cell, (lacks,)), _WARNING, _ALERT)

    def hint(self, row: int, column: int, formula: str, *, alarm: str = "") -> Cell:
        """A quiet remark that follows the input, and stands out while `alarm` is true."""
        cell = self.formula(row, column, formula)
        cell.font = Font(name=_FONT, color=_MUTED, size=10)
        cell.alignment = Alignment(horizontal="left", vertical="center", indent=1)
        if alarm:
            self._stand_out(cell, alarm, _WARNING, _ALERT)
        return cell

    def across(
        self,
        row: int,
        first: int,
        formulas: Sequence[str],
        form: NumberForm,
        *,
        bold: bool = False,
        line: bool = False,
        top: bool = False,
    ) -> None:
        """Formulas side by side that look the same.

        `line` draws a thin line under them, `top` sets them beside the first line of a tall row.
        """
        model = self.formula(row, first, formulas[0], form, bold=bold)
        if top:
            model.alignment = Alignment(vertical="top")
        if line:
            model.border = Border(bottom=_THIN)
        for column, formula in enumerate(formulas[1:], start=first + 1):
            cell = self._cell(row, column)
            cell.value = f"={formula}"
            # openpyxl's own way to copy a style, and far faster than to set it anew
            cell._style = copy(model._style)  # type: ignore[attr-defined]  # noqa: SLF001

    def number(self, row: int, column: int, value: Decimal | int, form: NumberForm) -> Cell:
        """A fixed number, such as the program's own outcome."""
        cell = self._cell(row, column)
        cell.value = value
        cell.font = Font(name=_FONT, color=_MUTED)
        cell.number_format = form.value
        return cell

    def year(self, row: int, column: int, value: int) -> None:
        """A year at the head of a column."""
        cell = self.number(row, column, value, NumberForm.WHOLE)
        cell.font = Font(name=_FONT, bold=True, size=10, color="FFFFFF")

    def wide(self, row: int, columns: int, *, height: float) -> None:
        """Let the first cell of a row run over several columns, and wrap."""
        self.page.merge_cells(start_row=row, start_column=1, end_row=row, end_column=columns)
        self.page.row_dimensions[row].height = height
        self._cell(row, 1).alignment = Alignment(wrap_text=True, vertical="center")

    def verdict(self, row: int, column: int, formula: str) -> Cell:
        """A check of our own: green when it holds, and clearly not when it doesn't."""
        cell = self.formula(row, column, formula, bold=True)
        cell.alignment = Alignment(horizontal="center")
        self._stand_out(cell, _any_of(cell, _GOOD), _ACCENT, _SOFT)
        self._stand_out(cell, _any_of(cell, _BAD), _WARNING, _ALERT)
        return cell

    def _stand_out(self, cell: Cell, while_true: str, colour: str, ground: str) -> None:
        """Colour a cell while a formula is true."""
        look = DifferentialStyle(
            font=Font(color=colour, bold=True), fill=PatternFill("solid", bgColor=ground)
        )
        rule = Rule(type="expression", formula=[while_true], dxf=look)
        self.page.conditional_formatting.add(cell.coordinate, rule)

    def sibling(self, name: str) -> Page:
        """Another page of the same workbook."""
        book = self.page.parent
        page = book[name] if book is not None else None
        if not isinstance(page, Page):
            message = f"no page {name}"
            raise TypeError(message)
        return page

    def highlight(self, row: int, columns: range) -> None:
        """A row that answers the question."""
        for column in columns:
            self._cell(row, column).fill = PatternFill("solid", fgColor=_SOFT)

    def line_under(self, row: int, columns: range) -> None:
        """A thin line under a row."""
        for column in columns:
            self._cell(row, column).border = Border(bottom=_THIN)

    def widths(self, widths: dict[int, float]) -> None:
        """Widths of columns, in characters."""
        for column, width in widths.items():
            self.page.column_dimensions[get_column_letter(column)].width = width

    def choices(self, cells: str, options: list[str]) -> None:
        """Let the reader choose from a list of our own words."""
        self._validate(cells, "list", f'"{",".join(options)}"', "Kies uit de lijst.")

    def choices_from(self, cells: str, source: str) -> None:
        """Let the reader choose from cells."""
        self._validate(cells, "list", source, "Kies een partij uit de lijst.")

    def between(self, cells: str, least: str, most: str, *, whole: bool, message: str) -> None:
        """Refuse numbers outside a range."""
        self._validate(cells, "whole" if whole else "decimal", least, message, most)

    def _validate(
        self, cells: str, kind: _Kind, first: str, message: str, second: str | None = None
    ) -> None:
        rule = DataValidation(
            type=kind,
            operator="between" if second is not None else None,
            formula1=first,
            formula2=second,
            allow_blank=True,
            showErrorMessage=True,
            errorTitle="Dit kan niet",
            error=message,
        )
        rule.add(cells)
        self.page.add_data_validation(rule)

    def _cell(self, row: int, column: int) -> Cell:
        cell = self.page.cell(row=row, column=column)
        if not isinstance(cell, Cell):
            message = "a merged cell can't be written"
            raise TypeError(message)
        return cell


def _any_of(cell: Cell, words: Sequence[str]) -> str:
    """A formula that is true while a cell holds one of some words."""
    place = address(cell.row, cell.column)
    same = ",".join(f'{place}="{word}"' for word in words)
    return f"OR({same})"


def address(row: int, column: int, *, sheet: str = "", fixed: bool = True) -> str:
    """The address of a cell, such as `Invoer!$B$4`."""
    letter = get_column_letter(column)
    place = f"${letter}${row}" if fixed else f"{letter}{row}"
    return f"{sheet}!{place}" if sheet else place


def area(first: tuple[int, int], last: tuple[int, int], *, sheet: str = "") -> str:
    """The address of a rectangle."""
    place = f"{address(*first)}:{address(*last)}"
    return f"{sheet}!{place}" if sheet else place
