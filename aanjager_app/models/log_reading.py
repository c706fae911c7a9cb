"""Reading ops by dot, and who wins among several."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from aanjager_app.models.erasure import chunks
from aanjager_app.models.log_tables import op

Dot = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Op:
    """One write of one field, as logged (see `log_tables.op`)."""

    device: str
    seq: int
    hlc: int
    tx: str
    table: str
    row: str
    column: str
    value: object
    base: str | None
    erased: bool

    @property
    def field(self) -> tuple[str, str, str]:
        """Table, row and column."""
        return self.table, self.row, self.column

    @property
    def dot(self) -> Dot:
        """Its name in the log of all devices."""
        return self.device, self.seq

    @property
    def rank(self) -> tuple[int, str, int]:
        """The greatest wins, on every device the same."""
        return self.hlc, self.device, self.seq


OP_COLUMNS = (
    op.c.device,
    op.c.seq,
    op.c.hlc,
    op.c.tx,
    op.c.table,
    op.c.row,
    op.c.column,
    op.c.value,
    op.c.base,
    op.c.digest.is_not(None).label("erased"),
)


def dots(base: str | None) -> tuple[Dot, ...]:
    """The dots that a base names."""
    pairs = (part.rpartition(":") for part in (base or "").split())
    return tuple((device, int(seq)) for device, _, seq in pairs)


def ops_by_dot(connection: Connection, wanted: Iterable[Dot]) -> dict[Dot, Op]:
    """The ops that are there, of those asked for."""
    per_device: dict[str, list[str]] = {}
    for device, seq in wanted:
        per_device.setdefault(device, []).append(str(seq))
    found: dict[Dot, Op] = {}
    for device, numbers in per_device.items():
        for part in chunks(numbers):
            query = select(*OP_COLUMNS).where(
                op.c.device == device, op.c.seq.in_([int(n) for n in part])
            )
            found.update((o.dot, o) for o in (Op(*row) for row in connection.execute(query).all()))
    return found


def previous(later: Op, known: Mapping[Dot, Op]) -> Op | None:
    """The winner among the ops of the same field that this op replaced; None for a first write."""
    replaced = [
        known[dot] for dot in dots(later.base) if dot in known and known[dot].column == later.column
    ]
    return max(replaced, key=lambda o: o.rank, default=None)
