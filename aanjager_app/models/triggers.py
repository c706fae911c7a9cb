"""Capture triggers, generated from the metadata: one `op` per changed field.

They run inside the transaction of the edit, so raw SQL, bulk statements and crashes are covered.
What they do depends on `ctx.mode`: *capture* logs, *merge* is silent, anything else aborts.
"""
# ruff: noqa: S608 - every name in these statements comes from the metadata

import hashlib
from collections.abc import Iterator

from sqlalchemy import Connection, MetaData, Table, text

from aanjager_app.models.log_tables import EXISTENCE

PREFIX = "log_"
CLOSED = "aanjager: write outside a transaction"
FORBIDDEN = "aanjager: rows are never deleted, replaced or renamed"

_MODE = "(SELECT mode FROM ctx)"
_GATE = f"SELECT RAISE(ABORT, '{CLOSED}') WHERE {_MODE} IS NOT 'capture';"


def synced_tables(metadata: MetaData) -> tuple[Table, ...]:
    """The tables that use the mixin `Synced`, sorted by name."""
    return tuple(
        table
        for name, table in sorted(metadata.tables.items())
        if "id" in table.c and "binned" in table.c
    )


def trigger_sql(metadata: MetaData) -> dict[str, str]:
    """All triggers by name, for the synced tables of the metadata."""
    return {
        name: statement
        for table in synced_tables(metadata)
        for name, statement in _table_triggers(table)
    }


def fingerprint(statements: dict[str, str]) -> str:
    """A hash that changes when any trigger differs."""
    lines = "\n".join(f"{name}\n{statements[name]}" for name in sorted(statements))
    return hashlib.sha256(lines.encode()).hexdigest()


def stored_triggers(connection: Connection) -> dict[str, str]:
    """The generated triggers that the database has now."""
    query = text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name GLOB :glob")
    rows = connection.execute(query, {"glob": f"{PREFIX}*"})
    return {str(name): str(sql) for name, sql in rows}


def drop_triggers(connection: Connection) -> None:
    """Drop every generated trigger, whatever version made it."""
    for name in stored_triggers(connection):
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')


def create_triggers(connection: Connection, metadata: MetaData) -> None:
    """Create every trigger; none may exist."""
    # Past SQLAlchemy's statement machinery, which would cost a new database 25 ms.
    cursor = connection.connection.cursor()
    for statement in trigger_sql(metadata).values():
        cursor.execute(statement)
    cursor.close()


def ensure_triggers(connection: Connection, metadata: MetaData) -> bool:
    """Make the triggers anew when their hash differs from what this version generates.

    Returns:
        Whether they had to be made again.
    """
    wanted = trigger_sql(metadata)
    if fingerprint(stored_triggers(connection)) == fingerprint(wanted):
        return False
    drop_triggers(connection)
    create_triggers(connection, metadata)
    return True


def _table_triggers(table: Table) -> Iterator[tuple[str, str]]:
    name = table.name
    fields = [column.name for column in table.c if column.name not in {"id", "binned"}]
    yield _trigger(f"{name}__insert", f'AFTER INSERT ON "{name}"', "", _insert_body(name, fields))
    for field in fields:
        changed = f'old."{field}" IS NOT new."{field}" COLLATE BINARY'
        body = _logged(name, field, f'new."{field}"', seen=_own_heads(name, field))
        when = f'AFTER UPDATE OF "{field}" ON "{name}"'
        yield _trigger(f"{name}__{field}", when, changed, [_GATE, *body])
    yield _trigger(
        f"{name}__binned",
        f'AFTER UPDATE OF "binned" ON "{name}"',
        "old.binned IS NOT new.binned",
        [_GATE, *_existence_body(name)],
    )
    # Also in merge mode, hence no look at ctx. With `recursive_triggers` on, REPLACE ends here too.
    refuse = [f"SELECT RAISE(ABORT, '{FORBIDDEN}');"]
    yield _plain(f"{name}__delete", f'BEFORE DELETE ON "{name}"', "", refuse)
    changed_key = "WHEN old.id IS NOT new.id"
    yield _plain(f"{name}__key", f'BEFORE UPDATE OF "id" ON "{name}"', changed_key, refuse)


def _trigger(name: str, event: str, condition: str, body: list[str]) -> tuple[str, str]:
    silent = f"{_MODE} IS NOT 'merge'"
    when = f"WHEN {condition} AND {silent}" if condition else f"WHEN {silent}"
    return _plain(name, event, when, body)


def _plain(name: str, event: str, when: str, body: list[str]) -> tuple[str, str]:
    full = f"{PREFIX}{name}"
    lines = "\n  ".join(body)
    return full, f'CREATE TRIGGER "{full}" {event}\n{when}\nBEGIN\n  {lines}\nEND'


def _insert_body(table: str, fields: list[str]) -> list[str]:
    """A new row has no heads yet, so its ops need no base."""
    body = [_GATE]
    body += _first(table, EXISTENCE, "1 - new.binned")
    for field in fields:
        body += _first(table, field, f'new."{field}"')
    return body


def _first(table: str, column: str, value: str) -> list[str]:
    there = f"({value}) IS NOT NULL"
    return [
        f"UPDATE ctx SET seq = seq + 1 WHERE {there};",
        _op(table, column, value, "NULL", there),
        _head(table, column, there),
    ]


def _logged(table: str, column: str, value: str, *, seen: str) -> list[str]:
    dots = f"(SELECT group_concat(device || ':' || seq, ' ') FROM head WHERE {seen})"
    return [
        "UPDATE ctx SET seq = seq + 1;",
        _op(table, column, value, dots, "1"),
        f"DELETE FROM head WHERE {_own_heads(table, column)};",
        _head(table, column, "1"),
    ]


def _existence_body(table: str) -> list[str]:
    """A delete also names the heads of the other fields, as seen; a restore only its own."""
    seen = f'"row" = new.id AND "table" = \'{table}\' AND (new.binned OR "column" = \'\')'
    return _logged(table, EXISTENCE, "1 - new.binned", seen=seen)


def _own_heads(table: str, column: str) -> str:
    return f'"row" = new.id AND "column" = \'{column}\' AND "table" = \'{table}\''


def _op(table: str, column: str, value: str, base: str, condition: str) -> str:
    return (
        'INSERT INTO op (device, seq, hlc, tx, "table", "row", "column", value, base, salt) '
        f"SELECT device, seq, hlc, tx, '{table}', new.id, '{column}', {value}, {base}, "
        f"randomblob(16) FROM ctx WHERE {condition};"
    )


def _head(table: str, column: str, condition: str) -> str:
    return (
        'INSERT INTO head ("row", "column", "table", device, seq) '
        f"SELECT new.id, '{column}', '{table}', device, seq FROM ctx WHERE {condition};"
    )
