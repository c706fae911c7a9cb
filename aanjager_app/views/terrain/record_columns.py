"""Columns of lists of records."""

from collections.abc import Callable
from typing import Any

from aanjager_app.services.records import Record
from aanjager_app.views.widgets.tables import Column


def shown(title: str, name: str, width: int = 140) -> Column[Record]:
    """A column that shows a field as text."""
    return Column(title, _shown_of(name), width=width)


def number(title: str, name: str, width: int = 100) -> Column[Record]:
    """A column of numbers, sorted as numbers."""
    return Column(title, _shown_of(name), numeric=True, width=width, sort_key=_value_of(name))


def day(title: str, name: str, width: int = 112) -> Column[Record]:
    """A column of dates, sorted by date."""
    return Column(title, _shown_of(name), width=width, sort_key=_value_of(name))


def title(heading: str, width: int = 220) -> Column[Record]:
    """A column with what a record is called."""
    return Column(heading, _title, width=width)


def _title(record: Record) -> str:
    return record.title


def _shown_of(name: str) -> Callable[[Record], str]:
    return lambda record: record.shown[name]


def _value_of(name: str) -> Callable[[Record], Any]:
    return lambda record: record.values[name]
