"""A new database, and which revision of the schema a database has."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, insert

import aanjager_app.models.entities
import aanjager_app.models.local_tables
import aanjager_app.models.search_index  # noqa: F401 - they fill the metadata
from aanjager_app.models.base import Base
from aanjager_app.models.engine import ACCESS, connect, make_engine, settle
from aanjager_app.models.log_tables import Mode, device
from aanjager_app.models.migrations import CURRENT, VERSION_TABLE
from aanjager_app.models.triggers import create_triggers

METADATA = Base.metadata
"""The complete metadata: importing `entities` and `log_tables` filled it."""


def create_database(path: Path, *, clock: Callable[[], datetime], ids: Callable[[], str]) -> None:
    """Make a new database beside its place and move it there whole.

    So an empty or half-made file at `path` can only be damage.
    """
    fresh = path.with_name(path.name + ".new")
    fresh.unlink(missing_ok=True)
    try:
        _make_whole(fresh, clock=clock, ids=ids)
        fresh.replace(path)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise


def _make_whole(path: Path, *, clock: Callable[[], datetime], ids: Callable[[], str]) -> None:
    raw = connect(path, query="mode=rwc")
    raw.execute("PRAGMA synchronous = OFF")
    engine = make_engine(lambda: raw).execution_options(**{ACCESS: "write"})
    try:
        with engine.begin() as connection:
            create_schema(connection)
            create_triggers(connection, METADATA)
            register_device(connection, now=clock(), ids=ids, reason="first")
        raw.execute("PRAGMA synchronous = FULL")
        raw.execute("PRAGMA journal_mode = WAL").fetchall()
    finally:
        engine.dispose()
    settle(path)


def create_schema(connection: Connection) -> None:
    """All tables of the newest revision, without triggers, and its stamp."""
    METADATA.create_all(connection, checkfirst=False)
    connection.exec_driver_sql(VERSION_TABLE)
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (CURRENT.newest,))


def register_device(
    connection: Connection, *, now: datetime, ids: Callable[[], str], reason: str
) -> str:
    """Go on as a new device, with an empty numbering of its own; return its id.

    Sync is paused for anything but a first start: after a restore the user confirms it first.
    """
    name = ids().replace("-", "")[:20]
    paused = int(reason != "first")
    connection.execute(insert(device).values(id=name, since=now, reason=reason, sync_paused=paused))
    connection.exec_driver_sql(
        "INSERT INTO ctx (one, device, hlc, seq, mode) VALUES (1, ?, ?, 0, ?) "
        "ON CONFLICT (one) DO UPDATE SET device = excluded.device, seq = 0",
        (name, int(now.timestamp() * 1000) << 16, Mode.CLOSED.value),
    )
    return name


def stored_revision(raw: Any) -> str | None:  # noqa: ANN401 - the driver has no types
    """The revision that a database says it has; None when it says nothing."""
    there = raw.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
    row = raw.execute("SELECT version_num FROM alembic_version").fetchone() if there else None
    return str(row[0]) if row else None
