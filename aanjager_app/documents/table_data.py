"""Tables as data: typed columns, and rows of values that the renderer writes out."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from aanjager_app.documents.runs import Run


class ColumnKind(StrEnum):
    """What the cells of a table column hold, and so how they are written and aligned."""

    TEXT = "text"
    NUMBER = "number"
    EURO = "euro"
    PERCENTAGE = "percentage"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        header: The words above it.
        kind: What the cells hold. EURO: whole cents (int) or euros (Decimal); NUMBER: int or
            Decimal; PERCENTAGE: a Decimal fraction, so 0.025 is printed as 2,5 %; DATE: date.
        width: Share of the width relative to the other columns; None: by content.
        decimals: Digits behind the comma for NUMBER and PERCENTAGE; None: as many as the
            value has. EURO: 0 rounds to whole euros, 2 (or None) prints cents.
    """

    header: str
    kind: ColumnKind = ColumnKind.TEXT
    width: float | None = None
    decimals: int | None = None


@dataclass(frozen=True, slots=True)
class Missing:
    """A value that is not known; printed in amber with its word, never as nought."""

    text: str = "ontbreekt"


# str is allowed in every column ("PM", "n.v.t."), None is printed as a dash
CellValue = str | int | Decimal | date | Missing | tuple[Run, ...] | None


@dataclass(frozen=True, slots=True)
class Table:
    """A table with typed columns.

    Attributes:
        columns: The columns, in reading order.
        rows: A value per column in each row.
        caption: What the table shows; printed above it.
        total: Last row, set apart, or None.
        row_header: The first column names its row.
        note: Remark printed under the table.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[CellValue, ...], ...]
    caption: str = ""
    total: tuple[CellValue, ...] | None = None
    row_header: bool = True
    note: str = ""

    def __post_init__(self) -> None:
        """Refuse rows that do not fit the columns."""
        if not self.columns:
            raise ValueError("a table has at least one column")
        for row in (*self.rows, *((self.total,) if self.total is not None else ())):
            if len(row) != len(self.columns):
                msg = f"table {self.caption!r}: {len(row)} cells for {len(self.columns)} columns"
                raise ValueError(msg)
