"""Reading what hangs under a record; rows in the bin are left out.

Opening a terrain asks some forty of these. That is why the statements are made once, and why they
give plain rows: to build a statement and to make entities of its rows, SQLAlchemy needs more time
than SQLite to run it.
"""

from collections.abc import Iterable
from functools import cache
from typing import Any

from sqlalchemy import Row, Select, Table, bindparam, select
from sqlalchemy.orm import Session

from aanjager_app.models.base import Base


def children_of(session: Session, kind: type[Any], parent: str, key: str, *order: str) -> list[Any]:
    """The rows of one parent.

    Args:
        session: to read with.
        kind: the entity.
        parent: name of the column that refers to the parent.
        key: of the parent.
        order: names of columns to sort by, empty values last; at the end the key decides.
    """
    return _read(session, _of_one(_table(kind), parent, order), key=key)


def children_of_all(
    session: Session, kind: type[Base], parent: str, keys: Iterable[str], *order: str
) -> dict[str, list[Row[Any]]]:
    """The rows of several parents, by key of the parent; one without rows is left out."""
    wanted = list(keys)
    found: dict[str, list[Row[Any]]] = {}
    if wanted:
        for row in _read(session, _of_several(_table(kind), parent, order), keys=wanted):
            found.setdefault(getattr(row, parent), []).append(row)
    return found


def _read(session: Session, query: Select[Any], **values: object) -> list[Row[Any]]:
    session.flush()  # what was changed in this session counts, as for a query of entities
    return list(session.connection().execute(query, values))


def _table(kind: type[Base]) -> Table:
    return Base.metadata.tables[kind.__tablename__]


@cache
def _of_one(table: Table, parent: str, order: tuple[str, ...]) -> Select[Any]:
    return _sorted(table, order).where(table.c[parent] == bindparam("key"))


@cache
def _of_several(table: Table, parent: str, order: tuple[str, ...]) -> Select[Any]:
    return _sorted(table, order).where(table.c[parent].in_(bindparam("keys", expanding=True)))


def _sorted(table: Table, order: tuple[str, ...]) -> Select[Any]:
    columns = [table.c[name].nulls_last() for name in order]
    return select(table).where(table.c.binned.is_(False)).order_by(*columns, table.c.id)
