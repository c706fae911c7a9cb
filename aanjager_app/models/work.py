"""One write block: its session, and what it changed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NoReturn

from sqlalchemy.orm import Session

from aanjager_app.models.base import instant_text
from aanjager_app.models.log_tables import Mode, TxKind


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
    at: datetime
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


def open_log(raw: Any, header: TxHeader) -> int:  # noqa: ANN401 - the driver has no types
    """Let the triggers log, and return the number of the device's last op before this block.

    The hybrid clock (milliseconds in the upper bits) never goes back, whatever the clock does.
    """
    now = int(header.at.timestamp() * 1000) << 16
    query = "UPDATE ctx SET tx = ?, mode = ?, hlc = max(hlc + 1, ?) RETURNING seq"
    return int(raw.execute(query, (header.id, Mode.CAPTURE.value, now)).fetchone()[0])


def close_log(raw: Any, header: TxHeader, first: int) -> Change:  # noqa: ANN401
    """Close the log again and write the transaction's row, when anything changed."""
    rows: dict[str, set[str]] = {}
    for table, row in raw.execute(_LOGGED, (first,)):
        rows.setdefault(table, set()).add(row)
    erased = raw.execute(_ERASED, (header.id,)).fetchall()
    for table, row in erased:
        rows.setdefault(table, set()).add(row)
    # An undo that had nothing to write still counts, or the same step would come up again.
    counts = bool(rows) or header.undoes is not None
    if counts:
        kind, at = header.kind.value, instant_text(header.at)
        own = (header.id, first, kind, header.label, header.author, at, header.undoes, header.step)
        raw.execute(_WRITTEN, own)
    raw.execute("UPDATE ctx SET tx = NULL, mode = ?", (Mode.CLOSED.value,))
    return Change(
        header.id if counts else None,
        header.label,
        header.kind,
        {table: frozenset(ids) for table, ids in rows.items()},
        bool(erased),
    )


# Straight to the driver: these run around every edit, and SQLAlchemy would take longer over them
# than the edit itself takes.
_LOGGED = 'SELECT DISTINCT "table", "row" FROM ctx JOIN op ON op.device = ctx.device AND op.seq > ?'
_ERASED = 'SELECT "table", "row" FROM erasure WHERE tx = ?'
_WRITTEN = (
    "INSERT INTO tx (id, device, first, last, hlc, kind, label, author, at, undoes, step) "
    "SELECT ?, device, ?, seq, hlc, ?, ?, ?, ?, ?, ? FROM ctx"
)
