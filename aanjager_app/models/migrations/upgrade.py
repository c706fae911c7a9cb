"""Bring an older database up to date: one transaction, without triggers, checked at the end."""

from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, MetaData

from aanjager_app.models.migrations import Revisions
from aanjager_app.models.triggers import drop_triggers, remake_triggers


def upgrade(engine: Engine, raw: Any, revisions: Revisions, metadata: MetaData) -> None:  # noqa: ANN401
    """Run what is missing; an exception leaves the database as it was.

    Foreign keys go off before the transaction begins, because a table that is rebuilt with them on
    takes its children along.

    Args:
        engine: begins transactions for writing.
        raw: the bare connection of that engine, outside a transaction.
        revisions: what to reach.
        metadata: what the triggers are made from afterwards.

    Raises:
        ValueError: a row refers to a row that is not there.
    """
    raw.execute("PRAGMA foreign_keys = OFF")
    try:
        with engine.begin() as connection:
            drop_triggers(connection)
            command.upgrade(_config(connection, revisions), "head")
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
            if broken:
                message = f"{len(broken)} references without a row, the first: {broken[0]}"
                raise ValueError(message)
            remake_triggers(connection, metadata)
    finally:
        raw.execute("PRAGMA foreign_keys = ON")


def _config(connection: object, revisions: Revisions) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("version_locations", str(revisions.scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    config.attributes["connection"] = connection
    return config
