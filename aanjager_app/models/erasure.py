"""Erasing values for good: from the row, from the log, and from the bytes of the file.

The dots of the ops stay, so that sync and the hash chain go on: they cover `sha256(salt, value)`.
Erasing keeps that digest and drops value and salt; without the salt nobody can guess the value.
"""

import hashlib
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, bindparam, insert, select, tuple_, update
from sqlalchemy.orm import Session

from aanjager_app.domain.masking import Mask
from aanjager_app.models.base import Base, new_id
from aanjager_app.models.local_tables import clean_drafts, drop_drafts_of
from aanjager_app.models.log_tables import Mode, TxKind, ctx, erasure, op
from aanjager_app.models.text_erasure import (
    PERSON,
    mask_of_persons,
    ops_to_clean,
    rows_to_clean,
)
from aanjager_app.models.work import TxHeader, close_log, open_log

_CHUNK = 500
_AGAIN = "Gewiste gegevens opnieuw gewist"


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
    that this is part of can no longer be undone. A label of a transaction never holds a person's
    data, so those are left alone.

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
    fields = sorted({Base.metadata.tables[table].c[name].name for name in columns})
    for ids in chunks(sorted(row_ids)):
        _erase_in_table(connection, table, ids, fields)
        _erase_in_log(connection, table, ids, fields)
    _note(connection, [(table, row) for row in sorted(row_ids)], fields, at=at, author=author)
    session.expire_all()


def erase_in_texts(session: Session, mask: Mask, *, at: object, author: str) -> int:
    """Take what a mask knows out of every text that people wrote, from rows, log and file.

    The cleaned texts are logged as an edit that can't be undone; earlier values with the data in
    them are gone. To erase persons, make the mask before their rows are erased.

    Args:
        session: the session of a `Store.write` block.
        mask: what to take out.
        at: the present moment.
        author: who does it.

    Returns:
        How many texts were changed.
    """
    session.flush()
    connection = session.connection()
    touched, texts = _clean_texts(connection, mask)
    _note(connection, touched, (), at=at, author=author)
    session.expire_all()
    return texts


def erase_again(connection: Connection) -> None:
    """Carry out erasures that are recorded but not finished.

    Those are taken along into a restored backup from before them (see `restoring`). A record that
    was erased as a whole goes to the bin again, and what the backup knows of a person is taken
    out of its texts.
    """
    query = select(erasure).where(erasure.c.scrubbed == 0).order_by(erasure.c.at, erasure.c.id)
    pending = connection.execute(query).all()
    if not pending:
        return
    last = pending[-1]
    header = TxHeader(new_id(), TxKind.EVENT, _AGAIN, last.author, last.at, None, None)
    raw: Any = connection.connection.dbapi_connection
    first = open_log(raw, header)
    mask = mask_of_persons(connection, [item.row for item in pending if item.table == PERSON])
    for item in pending:
        columns = item.columns.split()
        _erase_in_table(connection, item.table, [item.row], columns)
        _erase_in_log(connection, item.table, [item.row], columns)
        table = Base.metadata.tables[item.table]
        if _is_whole(table, columns):
            connection.execute(update(table).where(table.c.id == item.row).values(binned=True))
    _clean_texts(connection, mask)
    close_log(raw, header, first)


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


def _is_whole(table: Table, columns: Collection[str]) -> bool:
    """All that a record says is among the columns; keys of other rows don't count."""
    own = {c.name for c in table.c if not c.foreign_keys} - {"id", "binned"}
    return bool(columns) and own <= set(columns)


def _note(
    connection: Connection,
    rows: Sequence[tuple[str, str]],
    fields: Sequence[str],
    *,
    at: object,
    author: str,
) -> None:
    """Record which rows an erasure touched."""
    tx_id = connection.execute(select(ctx.c.tx)).scalar_one()
    columns = " ".join(fields)
    if rows:
        connection.execute(
            insert(erasure),
            [
                {
                    "id": new_id(),
                    "tx": tx_id,
                    "table": table,
                    "row": row,
                    "columns": columns,
                    "at": at,
                    "author": author,
                }
                for table, row in rows
            ],
        )


def _clean_texts(connection: Connection, mask: Mask) -> tuple[list[tuple[str, str]], int]:
    """Clean rows and log; gives the touched rows and the number of texts changed in rows."""
    touched = set()
    clean_drafts(connection, mask)
    ops = ops_to_clean(connection, mask)
    for start in range(0, len(ops), _CHUNK):
        dots = [(device, seq) for device, seq, _, _ in ops[start : start + _CHUNK]]
        _forget(connection, tuple_(op.c.device, op.c.seq).in_(dots))
    touched |= {(table, row) for _, _, table, row in ops}
    texts = 0
    for found in list(rows_to_clean(connection, mask)):
        table = Base.metadata.tables[found.table]
        connection.execute(update(table).where(table.c.id == found.row).values(**found.values))
        touched.add((found.table, found.row))
        texts += len(found.values)
    return sorted(touched), texts


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
    drop_drafts_of(connection, name, ids)


def _erase_in_log(
    connection: Connection, table: str, ids: Sequence[str], fields: Sequence[str]
) -> None:
    _forget(
        connection,
        op.c.row.in_(ids) & (op.c.table == table) & op.c.column.in_(fields),
    )


def _forget(connection: Connection, which: ColumnElement[bool]) -> None:
    """Drop value and salt of ops, and keep the digest."""
    ops = connection.execute(
        select(op.c.device, op.c.seq, op.c.salt, op.c.value).where(which, op.c.digest.is_(None))
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
