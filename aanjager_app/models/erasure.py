"""Erasing values for good: from the row, from the log, and from the bytes of the file.

The dots of the ops stay, so that sync and the hash chain go on: they cover `sha256(salt, value)`.
Erasing keeps that digest and drops value and salt; without the salt nobody can guess the value.
"""

import hashlib
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update
from sqlalchemy.orm import Session

from aanjager_app.models.base import Base, new_id
from aanjager_app.models.log_tables import Mode, ctx, erasure, op

_CHUNK = 500


def erase_rows(
    session: Session,
    table: str,
    row_ids: Collection[str],
    columns: Collection[str],
    *,
    at: object,
    author: str,
) -> None:
    """Set fields to null in their rows and in every op of the log; nothing brings them back.

    A field that may not be null becomes empty. The rows stay, as what others refer to. The block
    that this is part of can no longer be undone. A label never holds a person's data, so labels
    are left alone.

    Args:
        session: the session of a `Store.write` block.
        table: name of a synced table.
        row_ids: keys of the rows.
        columns: names of the fields, not the key.
        at: the present moment.
        author: who does it.

    Raises:
        KeyError: there is no such table or field.
    """
    session.flush()
    connection = session.connection()
    fields = {Base.metadata.tables[table].c[name].name for name in columns}
    tx_id = connection.execute(select(ctx.c.tx)).scalar_one()
    for ids in chunks(sorted(row_ids)):
        _erase_in_table(connection, table, ids, sorted(fields))
        _erase_in_log(connection, table, ids, sorted(fields))
        connection.execute(
            insert(erasure),
            [
                {
                    "id": new_id(),
                    "tx": tx_id,
                    "table": table,
                    "row": row,
                    "columns": " ".join(sorted(fields)),
                    "at": at,
                    "author": author,
                }
                for row in ids
            ],
        )
    session.expire_all()


def erase_again(connection: Connection) -> None:
    """Carry out erasures that are recorded but not finished.

    Those are taken along into a restored backup from before them (see `restoring`).
    """
    query = select(erasure.c.table, erasure.c.row, erasure.c.columns).where(erasure.c.scrubbed == 0)
    for table, row, columns in connection.execute(query).all():
        _erase_in_table(connection, table, [row], columns.split())
        _erase_in_log(connection, table, [row], columns.split())


def scrub_when_due(raw: Any) -> None:  # noqa: ANN401 - the driver has no types
    """Rewrite the file after an erasure, so that no page holds the old bytes.

    Also done when opening, in case the process was killed between the erasure and this.
    """
    if not raw.execute("SELECT 1 FROM erasure WHERE scrubbed = 0 LIMIT 1").fetchone():
        return
    raw.execute("PRAGMA query_only = OFF")
    raw.execute("VACUUM")
    raw.execute("UPDATE erasure SET scrubbed = 1 WHERE scrubbed = 0")
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def digest_of(salt: bytes, value: object) -> bytes:
    """The hash of a value that the chain covers, also after the value is gone."""
    kind, content = _content(value)
    return hashlib.sha256(salt + kind + content).digest()


def chunks(items: Sequence[str]) -> Iterator[Sequence[str]]:
    """The items in pieces that fit in one statement."""
    for start in range(0, len(items), _CHUNK):
        yield items[start : start + _CHUNK]


def _erase_in_table(
    connection: Connection, name: str, ids: Sequence[str], fields: Sequence[str]
) -> None:
    table = Base.metadata.tables[name]
    mode = connection.execute(select(ctx.c.mode)).scalar_one()
    connection.execute(update(ctx).values(mode=Mode.MERGE))
    for field in fields:
        empty = None if table.c[field].nullable else ""
        slots = ", ".join("?" * len(ids))
        statement = f'UPDATE "{name}" SET "{field}" = ? WHERE id IN ({slots})'  # noqa: S608 - names come from the metadata
        connection.exec_driver_sql(statement, (empty, *ids))
    connection.execute(update(ctx).values(mode=mode))


def _erase_in_log(
    connection: Connection, table: str, ids: Sequence[str], fields: Sequence[str]
) -> None:
    ops = connection.execute(
        select(op.c.device, op.c.seq, op.c.salt, op.c.value).where(
            op.c.row.in_(ids),
            op.c.table == table,
            op.c.column.in_(fields),
            op.c.digest.is_(None),
        )
    ).all()
    if not ops:
        return
    connection.execute(
        update(op)
        .where(op.c.device == bindparam("of_device"), op.c.seq == bindparam("of_seq"))
        .values(value=None, salt=None, digest=bindparam("kept")),
        [{"of_device": o.device, "of_seq": o.seq, "kept": digest_of(o.salt, o.value)} for o in ops],
    )


def _content(value: object) -> tuple[bytes, bytes]:
    if value is None:
        return b"n", b""
    if isinstance(value, bytes):
        return b"b", value
    kind = b"t" if isinstance(value, str) else b"f" if isinstance(value, float) else b"i"
    return kind, str(value).encode()
