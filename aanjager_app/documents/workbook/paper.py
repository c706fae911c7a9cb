"""What of a sheet is printed, and on which paper, so that it can be read."""

from typing import Final

from openpyxl.utils import get_column_letter

from aanjager_app.documents.workbook.sheet import Sheet, area

_A3_WIDTH: Final = 15.5
"""Inches of lying A3 within its margins."""
_LEAST_SCALE: Final = 0.76
"""Letters of 11 points are then printed as 8."""


def prints(sheet: Sheet, *areas: str) -> None:
    """Print these rectangles and no more, each on a page of its own.

    Without it, a remark that runs on beyond the last column would make everything small.
    """
    sheet.page.print_area = ",".join(areas)


def prints_large(sheet: Sheet, *areas: str, repeated: int = 0) -> None:
    """Print these rectangles on A3, each one page wide.

    Args:
        sheet: the sheet.
        areas: the rectangles.
        repeated: how many columns, from the first on, stand before each.
    """
    sheet.page.page_setup.paperSize = sheet.page.PAPERSIZE_A3
    if repeated:
        sheet.page.print_title_cols = f"A:{get_column_letter(repeated)}"
    prints(sheet, *areas)


def print_wide(sheet: Sheet, repeated: int, *, last: int, rows: int) -> None:
    """Print on A3, as many pages wide as it takes to be read.

    Args:
        sheet: the sheet; the widths of its columns are known by now.
        repeated: how many columns, from the first on, stand on every page.
        last: last column to print.
        rows: rows to print.
    """
    room = _A3_WIDTH / _LEAST_SCALE
    heads = sum(_width(sheet, column) for column in range(1, repeated + 1))
    used, pages = heads, 1
    for column in range(repeated + 1, last + 1):
        width = _width(sheet, column)
        if used + width > room:
            used, pages = heads, pages + 1
        used += width
    sheet.page.page_setup.fitToWidth = pages
    prints_large(sheet, area((1, 1), (rows, last)).replace("$", ""), repeated=repeated)


def _width(sheet: Sheet, column: int) -> float:
    """Inches that a column takes, unscaled."""
    return (sheet.page.column_dimensions[get_column_letter(column)].width * 7 + 5) / 96
