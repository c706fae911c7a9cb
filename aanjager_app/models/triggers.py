"""Capture triggers, generated from the metadata: one `op` per changed field.

They run inside the transaction of the edit, so raw SQL, bulk statements and crashes are covered.
What they do depends on `ctx.mode`: *capture* logs, *merge* is silent, anything else aborts.
"""
# ruff: noqa: S608 - every name in these statements comes from the metadata

import hashlib
from collections.abc import Iterator

from sqlalchemy import Connection, MetaData, Table, text

from aanjager_app.models.log_tables import EXISTENCE
from aanjager_app.models.search_index import index_triggers, rebuild_statements

PREFIX = "log_"
CLOSED = "aanjager: write outside a transaction"
FORBIDDEN = "aanjager: rows are never deleted, replaced or renamed"

_VIEW = f"{PREFIX}capture"

_VIEW_SQL = f"""CREATE VIEW {_VIEW} AS
SELECT NULL AS "table", NULL AS "row", NULL AS "column", NULL AS value"""

# What capture does stands here once: in the triggers of 34 tables it took 20 ms to parse.
_CAPTURE_SQL = """CREATE TRIGGER {view}__{name} INSTEAD OF INSERT ON {view}
WHEN (SELECT mode FROM ctx) IS NOT 'merge' AND {condition}
BEGIN
  SELECT RAISE(ABORT, '{closed}') WHERE (SELECT mode FROM ctx) IS NOT 'capture';
  UPDATE ctx SET seq = seq + 1;
  INSERT INTO op (device, seq, hlc, tx, "table", "row", "column", value, base, salt)
    SELECT device, seq, hlc, tx, new."table", new."row", new."column", new.value,
      (SELECT group_concat(device || ':' || seq, ' ') FROM head WHERE {seen}), randomblob(16)
    FROM ctx;
  DELETE FROM head WHERE {own};
  INSERT INTO head ("row", "column", "table", device, seq)
    SELECT new."row", new."column", new."table", device, seq FROM ctx;
END"""

_LOUD = "(SELECT mode FROM ctx) IS NOT 'merge'"
_GATE = f"SELECT RAISE(ABORT, '{CLOSED}') WHERE (SELECT mode FROM ctx) IS NOT 'capture';"
_DELETE = f"(new.\"column\" = '{EXISTENCE}' AND new.value = 0)"
_OWN = '"row" = new."row" AND "column" = new."column" AND "table" = new."table"'
_ROW = '"row" = new."row" AND "table" = new."table"'


def synced_tables(metadata: MetaData) -> tuple[Table, ...]:
    """The tables that use the mixin `Synced`, sorted by name."""
    return tuple(
        table
        for name, table in sorted(metadata.tables.items())
        if "id" in table.c and "binned" in table.c
    )


def trigger_sql(metadata: MetaData) -> dict[str, str]:
    """All triggers by name: of the log with the view behind them, and of the full-text index."""
    statements = {_VIEW: _VIEW_SQL}
    # A delete also names the heads of the row's other fields, as seen.
    for name, condition, seen in (("field", f"NOT {_DELETE}", _OWN), ("bin", _DELETE, _ROW)):
        statements[f"{_VIEW}__{name}"] = _CAPTURE_SQL.format(
            view=_VIEW, name=name, condition=condition, seen=seen, own=_OWN, closed=CLOSED
        )
    for table in synced_tables(metadata):
        statements.update(_table_triggers(table))
    statements.update(index_triggers())
    return statements


def fingerprint(statements: dict[str, str]) -> str:
    """A hash that changes when any trigger differs."""
    lines = "\n".join(f"{name}\n{statements[name]}" for name in sorted(statements))
    return hashlib.sha256(lines.encode()).hexdigest()


def stored_triggers(connection: Connection) -> dict[str, str]:
    """The generated triggers that the database has now."""
    query = text(
        "SELECT name, sql FROM sqlite_master WHERE type IN ('trigger', 'view') AND name GLOB :glob"
    )
    rows = connection.execute(query, {"glob": f"{PREFIX}*"})
    return {str(name): str(sql) for name, sql in rows}


def drop_triggers(connection: Connection) -> None:
    """Drop every generated trigger, whatever version made it."""
    for name, sql in stored_triggers(connection).items():
        kind = "VIEW" if sql.startswith("CREATE VIEW") else "TRIGGER"
        connection.exec_driver_sql(f'DROP {kind} IF EXISTS "{name}"')


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
    remake_triggers(connection, metadata)
    return True


def remake_triggers(connection: Connection, metadata: MetaData) -> None:
    """Create every trigger on rows that changed without them: the full-text index too."""
    for statement in rebuild_statements():
        connection.exec_driver_sql(statement)
    create_triggers(connection, metadata)


def _table_triggers(table: Table) -> Iterator[tuple[str, str]]:
    name = table.name
    fields = [column.name for column in table.c if column.name not in {"id", "binned"}]
    # Not through the view: a new row has no heads to look for, and imports want the speed.
    yield _trigger(name, "insert", "AFTER INSERT", _LOUD, _insert_body(name, fields))
    for field in fields:
        changed = f'old."{field}" IS NOT new."{field}" COLLATE BINARY'
        event = f'AFTER UPDATE OF "{field}"'
        yield _trigger(name, field, event, changed, [_captured(name, field, f'new."{field}"')])
    binned = [_captured(name, EXISTENCE, "1 - new.binned")]
    yield _trigger(name, "binned", "AFTER UPDATE OF binned", "old.binned IS NOT new.binned", binned)
    # Also in merge mode, hence no look at ctx. With `recursive_triggers` on, REPLACE ends here too.
    refuse = [f"SELECT RAISE(ABORT, '{FORBIDDEN}');"]
    yield _trigger(name, "delete", "BEFORE DELETE", "", refuse)
    yield _trigger(name, "key", "BEFORE UPDATE OF id", "old.id IS NOT new.id", refuse)


def _trigger(table: str, what: str, event: str, condition: str, body: list[str]) -> tuple[str, str]:
    name = f"{PREFIX}{table}__{what}"
    when = f"WHEN {condition}\n" if condition else ""
    lines = "\n  ".join(body)
    return name, f'CREATE TRIGGER "{name}" {event} ON "{table}"\n{when}BEGIN\n  {lines}\nEND'


def _insert_body(table: str, fields: list[str]) -> list[str]:
    values = " UNION ALL ".join(f"SELECT '{field}', new.\"{field}\"" for field in fields)
    return [
        _GATE,
        (
            'INSERT INTO op (device, seq, hlc, tx, "table", "row", "column", value, salt) '
            f"SELECT device, seq + row_number() OVER (), hlc, tx, '{table}', new.id, c, v, "
            f"randomblob(16) FROM ctx, (SELECT '{EXISTENCE}' AS c, 1 - new.binned AS v "
            f"UNION ALL {values}) WHERE v IS NOT NULL;"
        ),
        (
            'INSERT INTO head ("row", "column", "table", device, seq) '
            'SELECT "row", "column", "table", op.device, op.seq FROM ctx '
            "JOIN op ON op.device = ctx.device AND op.seq > ctx.seq;"
        ),
        "UPDATE ctx SET seq = (SELECT max(seq) FROM op WHERE op.device = ctx.device);",
    ]


def _captured(table: str, column: str, value: str) -> str:
    return f"INSERT INTO {_VIEW} VALUES ('{table}', new.id, '{column}', {value});"
