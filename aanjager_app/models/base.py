"""Declarative base, the mixin of every synced table, and the column types that refuse floats."""

import uuid
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, TypeVar

from sqlalchemy import Dialect, ForeignKey, MetaData, Text, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import BigInteger

_E = TypeVar("_E", bound=StrEnum)

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """Registry of all tables of the store."""

    metadata = MetaData(naming_convention=NAMING)


def new_id() -> str:
    """A fresh key of a synced row: a random UUID as 36 characters of text."""
    return str(uuid.uuid4())


class Synced:
    """Mixin of every table whose edits are logged, undone and synced.

    Attributes:
        id: UUID as text; never changes.
        binned: the row is in the bin; what hangs under it is hidden with it.
    """

    id: Mapped[str] = mapped_column(Text, primary_key=True, default=new_id)
    binned: Mapped[bool] = mapped_column(default=False, server_default="0")


def reference(target: str, *, optional: bool = False) -> Mapped[Any]:
    """A foreign key to `table.id`, indexed; children are never deleted with their parent."""
    return mapped_column(Text, ForeignKey(target), index=True, nullable=optional)


class Cents(TypeDecorator[int]):
    """An amount of money in whole euro cents."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: int | None, dialect: Dialect) -> int | None:  # noqa: ARG002
        """Refuse anything but a whole number."""
        if value is not None and type(value) is not int:
            message = f"an amount is a whole number of cents, not {value!r}"
            raise TypeError(message)
        return value


class DecimalText(TypeDecorator[Decimal]):
    """An exact decimal (unit price, rate, quantity, area) stored as its text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Refuse floats and numbers that are not finite."""
        if value is None:
            return None
        if type(value) not in (Decimal, int):
            message = f"an exact decimal is wanted, not {value!r}"
            raise TypeError(message)
        number = Decimal(value)
        if not number.is_finite():
            message = "an exact decimal is finite"
            raise ValueError(message)
        return format(number, "f")

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:  # noqa: ARG002
        """Read the text back exactly."""
        if value is None:
            return None
        try:
            return Decimal(value)
        except InvalidOperation as error:
            message = f"not a decimal in the store: {value!r}"
            raise ValueError(message) from error


def instant_text(moment: datetime) -> str:
    """A moment as `Instant` stores it.

    Raises:
        ValueError: it has no time zone.
    """
    if moment.tzinfo is None:
        message = "a moment needs a time zone"
        raise ValueError(message)
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


class Instant(TypeDecorator[datetime]):
    """A moment in UTC, stored as ISO text with microseconds so that text order is time order."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Refuse a moment without a zone."""
        return None if value is None else instant_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Read the moment back, in UTC."""
        return None if value is None else datetime.fromisoformat(value)


class Day(TypeDecorator[date]):
    """A plain calendar date, stored as ISO text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Refuse a moment where a date is wanted."""
        if value is None:
            return None
        if isinstance(value, datetime):
            message = "a plain date is wanted, not a moment"
            raise TypeError(message)
        return value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:  # noqa: ARG002
        """Read the date back."""
        return None if value is None else date.fromisoformat(value)


class EnumText(TypeDecorator[_E]):
    """A `StrEnum` stored as its slug."""

    impl = Text
    cache_ok = True

    def __init__(self, enum: type[_E]) -> None:
        super().__init__()
        self.enum = enum

    def process_bind_param(self, value: _E | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Refuse a slug that the enumeration does not know."""
        return None if value is None else self.enum(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> _E | None:  # noqa: ARG002
        """Read the member back."""
        return None if value is None else self.enum(value)
