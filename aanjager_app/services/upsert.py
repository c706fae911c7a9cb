"""Bring rows in line with what is wanted: change what differs, add what is new, bin the rest."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from aanjager_app.models.base import Synced

_Row = TypeVar("_Row", bound=Synced)


@dataclass(slots=True)
class Tally:
    """Counts of what a use case did to rows."""

    new: int = 0
    changed: int = 0
    same: int = 0


def apply_values(row: Synced, values: Mapping[str, Any]) -> bool:
    """Set the fields that differ; tells whether anything did."""
    changed = False
    for name, value in values.items():
        if not _same(getattr(row, name), value):
            setattr(row, name, value)
            changed = True
    return changed


def _same(old: object, new: object) -> bool:
    # 1 and True, or 1 and Decimal("1.0"), are equal but not the same thing to store.
    return old == new and str(old) == str(new)


def upsert(
    session: Session,
    kind: type[_Row],
    existing: _Row | None,
    values: Mapping[str, Any],
    tally: Tally | None = None,
) -> _Row:
    """Change `existing` to `values`, or add a new row; a row in the bin comes back."""
    count = tally if tally is not None else Tally()
    if existing is None:
        row = kind(**values)
        session.add(row)
        count.new += 1
        return row
    changed = apply_values(existing, {"binned": False, **values})
    count.changed += changed
    count.same += not changed
    return existing


def bin_others(rows: Iterable[Synced], kept: Iterable[Synced]) -> int:
    """Put the rows that aren't kept in the bin; tells how many."""
    keep = {row.id for row in kept}
    gone = [row for row in rows if row.id not in keep and not row.binned]
    for row in gone:
        row.binned = True
    return len(gone)
