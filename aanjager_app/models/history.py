"""Who changed what and when, per record; and the bin."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from aanjager_app.domain.errors import DomainError
from aanjager_app.models.base import Base
from aanjager_app.models.erasure import chunks
from aanjager_app.models.log_reading import OP_COLUMNS, Op, previous
from aanjager_app.models.log_tables import EXISTENCE, TxKind, head, op, tx
from aanjager_app.models.triggers import synced_tables


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One change of one field.

    Attributes:
        at: when (UTC).
        author: who.
        label: what the user did, in words.
        kind: edit, undo, redo or sync.
        tx: the transaction.
        table: name of the table.
        row: key of the row.
        column: the field; empty for the row's existence (True there, False in the bin).
        old: value before, None when there was none.
        new: value after.
        erased: the values were erased later.
    """

    at: datetime
    author: str
    label: str
    kind: TxKind
    tx: str
    table: str
    row: str
    column: str
    old: object
    new: object
    erased: bool


@dataclass(frozen=True, slots=True)
class LastChange:
    """The newest change of a row: who, when and what they did."""

    row: str
    at: datetime
    author: str
    label: str


@dataclass(frozen=True, slots=True)
class BinRow:
    """A row in the bin, and who put it there and when."""

    table: str
    row: str
    at: datetime | None
    author: str | None


def record_history(session: Session, table: str, row: str) -> tuple[HistoryRow, ...]:
    """All changes of a row, the newest first: in the order of the log, not of the clock."""
    query = (
        select(*OP_COLUMNS, tx.c.at, tx.c.author, tx.c.label, tx.c.kind)
        .join(tx, tx.c.id == op.c.tx)
        .where(op.c.row == row, op.c.table == table)
    )
    found = [(Op(*line[:10]), line) for line in session.execute(query)]
    known = {o.dot: o for o, _ in found}
    found.sort(key=lambda pair: pair[0].rank, reverse=True)
    return tuple(
        HistoryRow(
            at=line.at,
            author=line.author,
            label=line.label,
            kind=line.kind,
            tx=o.tx,
            table=table,
            row=row,
            column=o.column,
            old=_typed(session, previous(o, known)),
            new=_typed(session, o),
            erased=o.erased,
        )
        for o, line in found
    )


def last_changes(session: Session, rows: Collection[str]) -> dict[str, LastChange]:
    """The newest change of each of the rows that have one."""
    found: dict[str, LastChange] = {}
    for part in chunks(sorted(rows)):
        # SQLite takes the other columns from the row that holds the maximum.
        newest = (select(op.c.row, op.c.tx, func.max(op.c.hlc)).where(op.c.row.in_(part))).group_by(
            op.c.row
        )
        each = newest.subquery()
        query = select(each.c.row, tx.c.at, tx.c.author, tx.c.label).join(tx, tx.c.id == each.c.tx)
        found.update((line.row, LastChange(*line)) for line in session.execute(query))
    return found


def last_saved(session: Session) -> datetime | None:
    """When anything was last saved, for "Opgeslagen 14:02"."""
    return session.execute(select(func.max(tx.c.at))).scalar()


def binned_rows(session: Session, table: str | None = None) -> tuple[BinRow, ...]:
    """What is in the bin, the newest first."""
    found = [
        BinRow(name, *line)
        for name in ([table] if table else [t.name for t in synced_tables(Base.metadata)])
        for line in session.execute(_bin_query(name))
    ]
    return tuple(sorted(found, key=lambda r: (r.at is not None, r.at, r.row), reverse=True))


def put_in_bin(session: Session, table: str, row: str) -> None:
    """Put a row in the bin; what hangs under it is hidden with it.

    Raises:
        DomainError: `row_not_found`.
    """
    _set_binned(session, table, row, binned=True)


def restore_row(session: Session, table: str, row: str) -> None:
    """Take a row out of the bin.

    Raises:
        DomainError: `row_not_found`.
    """
    _set_binned(session, table, row, binned=False)


def _set_binned(session: Session, table: str, row: str, *, binned: bool) -> None:
    session.flush()
    target = Base.metadata.tables[table]
    done = session.connection().execute(
        target.update().where(target.c.id == row).values(binned=binned)
    )
    if done.rowcount == 0:
        raise DomainError("row_not_found", "Dit gegeven bestaat niet (meer).")
    session.expire_all()


def _bin_query(name: str):  # type: ignore[no-untyped-def]  # noqa: ANN202 - a three-part Select
    table = Base.metadata.tables[name]
    return (
        select(table.c.id, tx.c.at, tx.c.author)
        .outerjoin(head, (head.c.row == table.c.id) & (head.c.column == EXISTENCE))
        .outerjoin(op, (op.c.device == head.c.device) & (op.c.seq == head.c.seq))
        .outerjoin(tx, tx.c.id == op.c.tx)
        .where(table.c.binned)
    )


def _typed(session: Session, written: Op | None) -> object:
    """The value as the entity would give it."""
    if written is None or written.value is None:
        return None
    if written.column == EXISTENCE:
        return bool(written.value)
    table = Base.metadata.tables.get(written.table)
    if table is None or written.column not in table.c:
        return written.value
    dialect = session.connection().dialect
    convert = table.c[written.column].type.dialect_impl(dialect).result_processor(dialect, None)
    return convert(written.value) if convert else written.value
