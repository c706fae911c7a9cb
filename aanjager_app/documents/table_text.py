"""A table as plain text per cell, for a screen."""

from dataclasses import dataclass

from aanjager_app.documents.cells import cell_runs
from aanjager_app.documents.runs import text_of_runs
from aanjager_app.documents.table_data import CellValue, ColumnKind, Table


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table in words.

    Attributes:
        headers: words above the columns.
        numeric: which columns hold numbers.
        widths: width of each column relative to the others.
        rows: the rows; the last one is the total when `has_total`.
        has_total: whether there is one.
    """

    headers: tuple[str, ...]
    numeric: tuple[bool, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]
    has_total: bool


def text_table(table: Table) -> TextTable:
    """Write a table out as it is printed."""

    def written(row: tuple[CellValue, ...]) -> tuple[str, ...]:
        pairs = zip(row, table.columns, strict=True)
        return tuple(text_of_runs(cell_runs(value, column)) for value, column in pairs)

    total = () if table.total is None else (written(table.total),)
    return TextTable(
        headers=tuple(column.header for column in table.columns),
        numeric=tuple(column.kind is not ColumnKind.TEXT for column in table.columns),
        widths=tuple(column.width or 1.0 for column in table.columns),
        rows=(*(written(row) for row in table.rows), *total),
        has_total=bool(total),
    )
