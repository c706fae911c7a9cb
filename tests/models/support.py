"""A clock that the test winds, a store of its own, and the state of a store to compare."""

import shutil
import tempfile
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import text

from aanjager_app.models.opening import FILE_NAME
from aanjager_app.models.schema import METADATA
from aanjager_app.models.store import Store
from aanjager_app.models.triggers import synced_tables

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


class Clock:
    """Stands still until it is wound."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def wind(self, **by: float) -> None:
        self.now += timedelta(**by)


def open_store(folder: Path, clock: Clock | None = None, author: str = "Anna") -> Store:
    return Store.open(folder, clock=clock or Clock(), author=author)


@cache
def empty_folder() -> Path:
    """A new, closed store: made once, copied by the tests that need many."""
    folder = Path(tempfile.mkdtemp(prefix="aanjager-empty-"))
    open_store(folder).close()
    return folder


def copy_empty(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(empty_folder() / FILE_NAME, folder / FILE_NAME)


def rows(store: Store, table: str) -> dict[str, dict[str, object]]:
    """All rows of a table as they are stored, by key."""
    with store.read() as session:
        found = session.execute(text(f'SELECT * FROM "{table}"')).mappings()  # noqa: S608
        return {str(row["id"]): dict(row) for row in found}


def visible(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """All rows outside the bin, of all tables, as they are stored."""
    state = {}
    with store.maintain() as raw:
        for table in synced_tables(METADATA):
            query = f'SELECT * FROM "{table.name}" WHERE NOT binned ORDER BY id'  # noqa: S608
            if there := raw.execute(query).fetchall():
                state[table.name] = there
    return state


def stored_schema(store: Store) -> dict[str, str]:
    """As `schema_of`, of an open store."""
    with store.maintain() as raw:
        return schema_of(raw)


def schema_of(raw: Any) -> dict[str, object]:
    """Every table and index by name; a column that a revision added may stand in another place."""
    query = (
        "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND type IN ('table', 'index') "
        "AND name NOT LIKE 'sqlite_%' AND name <> 'alembic_version' ORDER BY type DESC, rowid"
    )
    found = {name: " ".join(sql.split()) for name, sql in raw.execute(query).fetchall()}
    return {
        name: frozenset(_clauses(sql)) if sql.startswith("CREATE TABLE") else sql
        for name, sql in found.items()
    }


def _clauses(sql: str) -> list[str]:
    """Columns and constraints of a table; a comma in brackets parts nothing."""
    head, _, rest = sql.partition("(")
    body, _, tail = rest.rpartition(")")
    parts, depth = [""], 0
    for sign in body:
        depth += (sign == "(") - (sign == ")")
        if sign == "," and not depth:
            parts.append("")
        else:
            parts[-1] += sign
    return [head.strip(), tail.strip(), *(part.strip() for part in parts)]
