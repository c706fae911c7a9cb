"""What would be different if a backup were put back: counted per table, nothing is changed."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Table

from aanjager_app.domain.errors import EnvironmentProblem
from aanjager_app.models.base import Base
from aanjager_app.models.engine import connect
from aanjager_app.models.health import is_whole
from aanjager_app.models.store import Store
from aanjager_app.models.triggers import synced_tables


@dataclass(frozen=True, slots=True)
class TableDifference:
    """How the living rows of a table differ.

    Attributes:
        table: its name.
        lost: keys of rows that are there now and not in the backup.
        changed: keys of rows that hold something else in the backup.
        back: keys of rows that are in the backup and not there now.
    """

    table: str
    lost: frozenset[str]
    changed: frozenset[str]
    back: frozenset[str]

    @property
    def is_empty(self) -> bool:
        """Nothing differs."""
        return not (self.lost or self.changed or self.back)


def compare_with_backup(store: Store, backup: Path) -> tuple[TableDifference, ...]:
    """Compare the store with a backup, table by table; tables without a difference are left out.

    Raises:
        EnvironmentProblem: `backup_damaged`: the file isn't a whole database.
    """
    if not is_whole(backup):
        raise EnvironmentProblem(
            "backup_damaged",
            f"De reservekopie {backup.name} is niet heel. Er is niets veranderd; kies een andere.",
        )
    old = connect(backup, query="mode=ro&immutable=1")
    try:
        with store.maintain() as new:
            found = [_compare(table, new, old) for table in synced_tables(Base.metadata)]
    finally:
        old.close()
    return tuple(difference for difference in found if not difference.is_empty)


def _compare(table: Table, new: Any, old: Any) -> TableDifference:  # noqa: ANN401 - the driver
    shared = [name for name in _columns(old, table.name) if name in table.c and name != "id"]
    now, then = (_rows(raw, table.name, shared) for raw in (new, old))
    both = now.keys() & then.keys()
    return TableDifference(
        table=table.name,
        lost=frozenset(now.keys() - then.keys()),
        changed=frozenset(key for key in both if now[key] != then[key]),
        back=frozenset(then.keys() - now.keys()),
    )


def _columns(raw: Any, table: str) -> list[str]:  # noqa: ANN401
    return [row[1] for row in raw.execute(f'PRAGMA table_info("{table}")').fetchall()]


def _rows(raw: Any, table: str, columns: list[str]) -> dict[str, tuple[object, ...]]:  # noqa: ANN401
    if not columns:
        return {}
    names = ", ".join(f'"{name}"' for name in columns)
    query = f'SELECT id, {names} FROM "{table}" WHERE NOT binned'  # noqa: S608 - from the metadata
    return {row[0]: row[1:] for row in raw.execute(query).fetchall()}
