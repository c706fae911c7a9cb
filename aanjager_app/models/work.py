"""One write block: its session, and what it changed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NoReturn

from sqlalchemy import Connection, insert, literal_column, select, union, update
from sqlalchemy.orm import Session

from aanjager_app.models.log_tables import Mode, TxKind, ctx, erasure, op, tx


@dataclass(frozen=True, slots=True)
class Change:
    """What one transaction changed; views reload from it, whatever made it.

    Attributes:
        tx: id of the transaction; None when nothing differed in the end.
        label: what the user did, in words.
        kind: edit, undo, redo or sync.
        rows: ids of the touched rows per table name.
        erased: values were erased for good, so that this cannot be undone.
    """

    tx: str | None
    label: str
    kind: TxKind
    rows: Mapping[str, frozenset[str]] = field(default_factory=dict)
    erased: bool = False

    @property
    def kinds(self) -> frozenset[str]:
        """Names of the touched tables."""
        return frozenset(self.rows)


@dataclass(frozen=True, slots=True)
class TxHeader:
    """What is written about a transaction beside its ops (see `log_tables.tx`)."""

    id: str
    kind: TxKind
    label: str
    author: str
    at: object
    undoes: str | None
    step: str | None


class BlockSession(Session):
    """A session whose transaction is ended by its block and by nothing else."""

    def commit(self) -> NoReturn:
        """Refused: leaving the block commits."""
        raise RuntimeError("the block commits when it ends; use begin_nested() for a savepoint")

    def rollback(self) -> NoReturn:
        """Refused: an exception that leaves the block rolls back."""
        raise RuntimeError("an exception that leaves the block rolls back")


class Work:
    """What `Store.write` hands out.

    Attributes:
        session: for all reads and writes of the block; closed when the block ends.
    """

    def __init__(self, session: Session) -> None:
        self.session = session
        self._change: Change | None = None

    @property
    def change(self) -> Change:
        """What the block changed.

        Raises:
            RuntimeError: the block has not been committed.
        """
        if self._change is None:
            raise RuntimeError("the change is known after the block has ended well")
        return self._change

    def committed(self, change: Change) -> None:
        """Called by the store after the commit."""
        self._change = change


def open_log(connection: Connection, header: TxHeader, now_ms: int) -> int:
    """Let the triggers log, and return the number of the device's last op before this block.

    The hybrid clock (milliseconds in the upper bits) never goes back, whatever the clock does.
    """
    row = connection.execute(select(ctx.c.hlc, ctx.c.seq)).one()
    connection.execute(
        update(ctx).values(tx=header.id, mode=Mode.CAPTURE, hlc=max(row.hlc + 1, now_ms << 16))
    )
    return int(row.seq)


def close_log(connection: Connection, header: TxHeader, first: int) -> Change:
    """Close the log again and write the transaction's row, when anything changed."""
    here = connection.execute(select(ctx.c.device, ctx.c.seq, ctx.c.hlc)).one()
    rows = _touched(connection, header.id, here.device, first)
    erased = bool(
        connection.execute(
            select(literal_column("1")).where(erasure.c.tx == header.id).limit(1)
        ).first()
    )
    counts = bool(rows) or header.undoes is not None
    if counts:
        # An undo that had nothing to write still counts, or the same step would come up again.
        connection.execute(
            insert(tx).values(
                id=header.id,
                device=here.device,
                first=first,
                last=here.seq,
                hlc=here.hlc,
                kind=header.kind,
                label=header.label,
                author=header.author,
                at=header.at,
                undoes=header.undoes,
                step=header.step,
            )
        )
    connection.execute(update(ctx).values(tx=None, mode=Mode.CLOSED))
    return Change(
        header.id if rows or header.undoes else None, header.label, header.kind, rows, erased
    )


def _touched(
    connection: Connection, tx_id: str, device: str, first: int
) -> dict[str, frozenset[str]]:
    logged = select(op.c.table, op.c.row).where(op.c.device == device, op.c.seq > first)
    erased = select(erasure.c.table, erasure.c.row).where(erasure.c.tx == tx_id)
    rows: dict[str, set[str]] = {}
    for table, row in connection.execute(union(logged, erased)):
        rows.setdefault(table, set()).add(row)
    return {table: frozenset(ids) for table, ids in rows.items()}
