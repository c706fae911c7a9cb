"""Values of table cells as text, in Dutch notation."""

from datetime import date
from decimal import Decimal

from aanjager_app.documents.blocks import Column, ColumnKind, Missing, Run
from aanjager_app.domain.dutch import (
    format_amount,
    format_date_short,
    format_euro,
    format_number,
    format_percentage,
)


def cell_runs(value: object, column: Column) -> tuple[Run, ...]:
    """Return the runs of a cell.

    Raises:
        TypeError: the value does not belong in a column of its kind; a float never does.
    """
    if value is None:
        return (Run("–"),)
    if isinstance(value, tuple):
        return value
    if isinstance(value, str):
        return (Run(value),) if value else ()
    if isinstance(value, Missing):
        return (Run(value.text),)
    return (Run(_written(value, column)),)


def _written(value: object, column: Column) -> str:
    if isinstance(value, date):
        return format_date_short(value)
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        msg = f"a cell of column {column.header!r} can't hold {type(value).__name__}"
        raise TypeError(msg)
    if column.kind is ColumnKind.EURO:
        decimals = column.decimals != 0
        if isinstance(value, int):
            return format_euro(value, decimals=decimals)
        return format_amount(value, decimals=decimals)
    if column.kind is ColumnKind.PERCENTAGE:
        return format_percentage(Decimal(value) * 100, column.decimals)
    return format_number(value, column.decimals)
