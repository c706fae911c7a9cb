"""Who did what lately, on everything or on one terrain."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, Table, select, union_all

from aanjager_app.models.base import Base
from aanjager_app.models.log_tables import op, tx
from aanjager_app.models.store import Store
from aanjager_app.models.triggers import synced_tables
from aanjager_app.services.terrains import find_terrain


@dataclass(frozen=True, slots=True)
class Activity:
    """One transaction in words."""

    at: datetime
    author: str
    label: str


def last_steps(store: Store, terrain: str | None, limit: int) -> tuple[Activity, ...]:
    """The newest transactions first, in the order of the log.

    Raises:
        DomainError: the terrain is unknown.
    """
    query = select(tx.c.at, tx.c.author, tx.c.label).order_by(tx.c.last.desc()).limit(limit)
    with store.read() as session:
        if terrain is not None:
            owner = find_terrain(session, terrain)
            touched = select(op.c.tx).where(op.c.row.in_(_rows_of(owner.id)))
            query = query.where(tx.c.id.in_(touched))
        return tuple(Activity(*row) for row in session.execute(query))


def _rows_of(terrain_id: str) -> Select[tuple[str]]:
    """Ids of the terrain and of all that hangs under it, however deep."""
    terrain = Base.metadata.tables["terrain"]
    own = [
        found
        for table in synced_tables(Base.metadata)
        if (found := _under(table, terrain_id)) is not None
    ]
    rows = union_all(select(terrain.c.id).where(terrain.c.id == terrain_id), *own).subquery()
    return select(rows.c.id)


def _under(table: Table, terrain_id: str) -> Select[tuple[str]] | None:
    """Ids of a table under a terrain: by its own column, or by that of what it must hang under."""
    if "terrain_id" in table.c:
        return select(table.c.id).where(table.c.terrain_id == terrain_id)
    for key in sorted(table.foreign_keys, key=lambda key: key.parent.name):
        parent = key.column.table
        if key.parent.nullable or parent is table:
            continue
        above = _under(parent, terrain_id)
        if above is not None:
            return select(table.c.id).where(key.parent.in_(above))
    return None
