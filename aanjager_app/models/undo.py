"""Undo and redo as new transactions, made from the log.

The stacks are replayed from `tx`, so they survive a restart. What this device did is undone, the
newest first; what a colleague did is not.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, exists, select
from sqlalchemy.orm import Session

from aanjager_app.domain.errors import DomainError
from aanjager_app.models.base import Base
from aanjager_app.models.erasure import chunks
from aanjager_app.models.log_reading import OP_COLUMNS, Op, dots, ops_by_dot, previous
from aanjager_app.models.log_tables import EXISTENCE, TxKind, ctx, erasure, head, op, tx
from aanjager_app.models.store import Store
from aanjager_app.models.work import Change

_DEPTH = 2000
"""How many transactions back the stacks are replayed."""


@dataclass(frozen=True, slots=True)
class Step:
    """What one undo takes back.

    Attributes:
        txs: ids of its transactions, oldest first.
        label: what the user did, in words.
        group: the `step` that its edits share.
    """

    txs: tuple[str, ...]
    label: str
    group: str | None


@dataclass(frozen=True, slots=True)
class Stacks:
    """What can be undone and redone, the next one last."""

    undo: tuple[Step, ...]
    redo: tuple[Step, ...]


def undo(store: Store) -> Change:
    """Take the newest step back.

    Raises:
        DomainError: `nothing_to_undo`, `undo_refused`.
        EnvironmentProblem: as `Store.write`.
    """
    return _invert(store, TxKind.UNDO)


def redo(store: Store) -> Change:
    """Do again what was undone last.

    Raises:
        DomainError: `nothing_to_redo`, `undo_refused`.
        EnvironmentProblem: as `Store.write`.
    """
    return _invert(store, TxKind.REDO)


def undo_label(store: Store) -> str | None:
    """What `undo` would take back, in words; None when there is nothing."""
    with store.read() as session:
        step = _next(stacks(session), TxKind.UNDO)
    return step.label if step else None


def redo_label(store: Store) -> str | None:
    """What `redo` would do again, in words; None when there is nothing."""
    with store.read() as session:
        step = _next(stacks(session), TxKind.REDO)
    return step.label if step else None


def stacks(session: Session) -> Stacks:
    """Replay the transactions of this device.

    A new edit clears what could be redone. An edit that erased data stays out: it is for good.
    """
    erased = exists().where(erasure.c.tx == tx.c.id)
    query = (
        select(tx.c.id, tx.c.kind, tx.c.label, tx.c.step, erased.label("erased"))
        .where(
            tx.c.device == select(ctx.c.device).scalar_subquery(),
            tx.c.kind.in_((TxKind.EDIT, TxKind.UNDO, TxKind.REDO)),
        )
        .order_by(tx.c.hlc.desc())
        .limit(_DEPTH)
    )
    done: list[Step] = []
    undone: list[Step] = []
    for row in reversed(session.execute(query).all()):
        step = Step((row.id,), row.label, row.step)
        if row.kind is TxKind.UNDO:
            _move(done, undone, step)
        elif row.kind is TxKind.REDO:
            _move(undone, done, step)
        else:
            undone.clear()
            if not row.erased:
                _push(done, step)
    return Stacks(tuple(done), tuple(undone))


def _push(done: list[Step], step: Step) -> None:
    if step.group is not None and done and done[-1].group == step.group:
        last = done.pop()
        step = Step((*last.txs, *step.txs), last.label, step.group)
    done.append(step)


def _move(source: list[Step], target: list[Step], step: Step) -> None:
    """An undo or redo is itself what the other one takes back; it keeps the first label."""
    if source:
        target.append(Step(step.txs, source.pop().label, None))


def _next(both: Stacks, kind: TxKind) -> Step | None:
    stack = both.undo if kind is TxKind.UNDO else both.redo
    return stack[-1] if stack else None


def _invert(store: Store, kind: TxKind) -> Change:
    with store.read() as session:
        step = _next(stacks(session), kind)
    if step is None:
        raise _nothing(kind)
    word = "Ongedaan gemaakt" if kind is TxKind.UNDO else "Opnieuw gedaan"
    with store.write(f"{word}: {step.label}", kind=kind, undoes=step.txs[0]) as work:
        if _next(stacks(work.session), kind) != step:
            raise DomainError(
                "undo_refused", "Er is intussen iets anders gewijzigd. Probeer het opnieuw."
            )
        _take_back(work.session.connection(), step)
    return work.change


def _nothing(kind: TxKind) -> DomainError:
    if kind is TxKind.UNDO:
        return DomainError("nothing_to_undo", "Er is niets om ongedaan te maken.")
    return DomainError("nothing_to_redo", "Er is niets om opnieuw te doen.")


def _take_back(connection: Connection, step: Step) -> None:
    """Write back, per field, what its first op of the step replaced."""
    first: dict[tuple[str, str, str], Op] = {}
    last: dict[tuple[str, str, str], Op] = {}
    for written in _ops_of(connection, step):
        first.setdefault(written.field, written)
        last[written.field] = written
    _refuse_when_changed(connection, step, last)
    known = ops_by_dot(connection, {dot for o in first.values() for dot in dots(o.base)})
    created = {
        (o.table, o.row)
        for o in first.values()
        if o.column == EXISTENCE and previous(o, known) is None
    }
    values: dict[tuple[str, str], dict[str, object]] = {}
    for written in first.values():
        row = written.table, written.row
        if row not in created:
            values.setdefault(row, {}).update(_restored(written, previous(written, known)))
        elif written.column == EXISTENCE:
            values[row] = {"binned": 1}
    _write(connection, values)


def _restored(written: Op, before: Op | None) -> dict[str, object]:
    if written.column == EXISTENCE:
        return {"binned": int(not (before and before.value))}
    if before is not None and not before.erased:
        return {written.column: before.value}
    return {written.column: _empty(written.table, written.column)}


def _empty(table: str, column: str) -> object:
    """What a field held before its first op, or what an erasure left of it.

    Null; where that isn't allowed the default of a column that was added later, or no text.
    """
    field = Base.metadata.tables[table].c[column]
    return None if field.nullable else str(getattr(field.server_default, "arg", ""))


def _ops_of(connection: Connection, step: Step) -> list[Op]:
    """The ops of a step, oldest first, but those from before an erasure of their row."""
    eraser = tx.alias()
    erased_later = (
        exists()
        .where(erasure.c.row == op.c.row, erasure.c.table == op.c.table)
        .where(eraser.c.id == erasure.c.tx, eraser.c.hlc > op.c.hlc)
    )
    found: list[Op] = []
    for part in chunks(step.txs):
        query = (
            select(*OP_COLUMNS)
            .join(tx, (tx.c.device == op.c.device) & op.c.seq.between(tx.c.first + 1, tx.c.last))
            .where(tx.c.id.in_(part), ~erased_later)
        )
        found += [Op(*row) for row in connection.execute(query).all()]
    return sorted(found, key=lambda o: o.seq)


def _refuse_when_changed(
    connection: Connection, step: Step, last: dict[tuple[str, str, str], Op]
) -> None:
    """Refuse unless each field's single head is from this device and holds what the step wrote.

    Raises:
        DomainError: `undo_refused`.
    """
    heads = _heads_of(connection, {row for _, row, _ in last})
    for field, written in last.items():
        now = heads.get(field, [])
        if len(now) != 1 or now[0].device != written.device or now[0].value != written.value:
            raise DomainError(
                "undo_refused",
                f"‘{step.label}’ kan niet meer ongedaan worden gemaakt, want een collega heeft "
                "hetzelfde gegeven later gewijzigd. Pas het zelf aan.",
            )


def _heads_of(connection: Connection, rows: Iterable[str]) -> dict[tuple[str, str, str], list[Op]]:
    heads: dict[tuple[str, str, str], list[Op]] = {}
    for part in chunks(sorted(rows)):
        query = (
            select(*OP_COLUMNS)
            .join(head, (head.c.device == op.c.device) & (head.c.seq == op.c.seq))
            .where(head.c.row.in_(part))
        )
        for o in (Op(*row) for row in connection.execute(query).all()):
            heads.setdefault(o.field, []).append(o)
    return heads


def _write(connection: Connection, values: dict[tuple[str, str], dict[str, object]]) -> None:
    """Rows with the same fields go in one statement; the values are as stored, not as typed."""
    alike: dict[tuple[str, tuple[str, ...]], list[tuple[object, ...]]] = {}
    for (table, row), fields in values.items():
        names = tuple(sorted(fields))
        alike.setdefault((table, names), []).append((*(fields[n] for n in names), row))
    for (table, names), parameters in alike.items():
        assignments = ", ".join(f'"{name}" = ?' for name in names)
        statement = f'UPDATE "{table}" SET {assignments} WHERE id = ?'  # noqa: S608 - names come from the log
        connection.exec_driver_sql(statement, parameters)
