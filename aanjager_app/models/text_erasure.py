"""Taking what is known of persons out of everything that people wrote, in the rows and the log."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from sqlalchemy import Column, Connection, Text, select

from aanjager_app.domain.masking import Mask
from aanjager_app.models.base import Base
from aanjager_app.models.log_tables import op
from aanjager_app.models.triggers import synced_tables

PERSON: Final = "person"
_SECRETS: Final = ("name", "email", "phone")

# Columns of text that refer to something or come from a list; nobody writes in them.
_KEYS: Final = frozenset(
    {
        *("slug", "check_slug", "code", "successor_code", "other_municipality_codes", "rin"),
        *("content_id", "kind", "measure", "growth", "confidence", "status"),
        *("theme", "indicator", "province", "location_type", "profile", "data_version", "taken_at"),
    }
)
_LISTED: Final = frozenset(
    {
        ("cost_line", "organisation"),
        ("cost_line", "place"),
        ("benefit_line", "benefit"),
        ("own_figure", "part"),
        ("share_step", "shares"),
        *(("cost_line", name) for name in ("taken_from", "taken_investment", "taken_upkeep")),
        *(("benefit_line", name) for name in ("taken_from", "taken_value")),
    }
)
_PUBLIC: Final = frozenset({"region", "municipality"})
"""Tables with the names of places and public bodies only."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A row with texts to change.

    Attributes:
        table, row: which row.
        values: the cleaned text per column.
    """

    table: str
    row: str
    values: Mapping[str, str]


@cache
def text_columns() -> Mapping[str, tuple[str, ...]]:
    """The columns that hold what people write, per synced table; made from the metadata.

    A column that is added to an entity is in it by itself, unless it is named as a key.
    """
    found = {
        table.name: tuple(column.name for column in table.c if _is_free(column))
        for table in synced_tables(Base.metadata)
        if table.name not in _PUBLIC
    }
    return {name: columns for name, columns in found.items() if columns}


def _is_free(column: Column[object]) -> bool:
    if type(column.type) is not Text or column.primary_key or column.foreign_keys:
        return False
    # what is known of a person is erased as a whole, or belongs to someone else
    own = column.table.name == PERSON and column.name in _SECRETS
    listed = column.name in _KEYS or (column.table.name, column.name) in _LISTED
    return not listed and not own


def mask_of_persons(connection: Connection, ids: Collection[str]) -> Mask:
    """A mask for the names and contact data that persons have, or had according to the log."""
    known: dict[str, set[str]] = {column: set() for column in _SECRETS}
    person = Base.metadata.tables[PERSON]
    for row in connection.execute(
        select(*(person.c[name] for name in _SECRETS)).where(person.c.id.in_(ids))
    ):
        for column, value in zip(_SECRETS, row, strict=True):
            known[column] |= {value} if value else set()
    former = select(op.c.column, op.c.value).where(
        op.c.table == PERSON, op.c.row.in_(ids), op.c.column.in_(_SECRETS), op.c.digest.is_(None)
    )
    for column, value in connection.execute(former):
        known[column] |= {value} if isinstance(value, str) else set()
    return Mask.of(names=known["name"], mails=known["email"], phones=known["phone"])


def rows_to_clean(connection: Connection, mask: Mask) -> Iterator[Cleaned]:
    """Every row with a text that the mask changes, also those in the bin."""
    for name, columns in text_columns().items():
        table = Base.metadata.tables[name]
        query = select(table.c.id, *(table.c[column] for column in columns))
        for key, *texts in connection.execute(query).all():
            values = {
                column: cleaned
                for column, text in zip(columns, texts, strict=True)
                if text and (cleaned := mask.clean(text)) != text
            }
            if values:
                yield Cleaned(name, key, values)


def ops_to_clean(connection: Connection, mask: Mask) -> list[tuple[str, int, str, str]]:
    """Device, number, table and row of every op with a text that the mask changes."""
    columns = text_columns()
    query = select(op.c.device, op.c.seq, op.c.table, op.c.row, op.c.column, op.c.value).where(
        op.c.table.in_(columns),
        op.c.column.in_({column for own in columns.values() for column in own}),
        op.c.digest.is_(None),
    )
    return [
        (o.device, o.seq, o.table, o.row)
        for o in connection.execute(query)
        if o.column in columns[o.table]
        and isinstance(o.value, str)
        and mask.clean(o.value) != o.value
    ]
