"""The bin: what was thrown away, by whom and when."""

from dataclasses import dataclass
from datetime import datetime

from aanjager_app.content import Content
from aanjager_app.models.entities import Terrain
from aanjager_app.models.history import binned_rows
from aanjager_app.models.store import Store
from aanjager_app.services.records.fields import RecordKind
from aanjager_app.services.records.options import Options, title_of
from aanjager_app.services.records.reading import parent_of, terrain_of
from aanjager_app.services.records.specs import SPECS


@dataclass(frozen=True, slots=True)
class BinLine:
    """One record in the bin.

    Attributes:
        kind, id: which record.
        what: what the user calls such a record.
        title: what it is called.
        terrain: name of its terrain; empty for a terrain itself.
        at, author: when it was thrown away, and by whom.
    """

    kind: RecordKind
    id: str
    what: str
    title: str
    terrain: str
    at: datetime | None
    author: str


def list_bin(store: Store, content: Content) -> tuple[BinLine, ...]:
    """What is in the bin, the newest first; parts of a worksheet go with their worksheet."""
    kinds = {kind.value: kind for kind in RecordKind}
    found = []
    with store.read() as session:
        options: dict[str | None, Options] = {}
        for line in binned_rows(session):
            kind = kinds.get(line.table)
            if kind is None:
                continue
            spec = SPECS[kind]
            row = session.get(spec.entity, line.row)
            if row is None or _is_erased(kind, row):
                continue
            terrain_id = terrain_of(session, spec, parent_of(spec, row))
            terrain = session.get(Terrain, terrain_id) if terrain_id else None
            if terrain_id not in options:
                options[terrain_id] = Options(session, content, terrain_id)
            found.append(
                BinLine(
                    kind=kind,
                    id=line.row,
                    what=spec.one,
                    title=title_of(spec, row, options[terrain_id]),
                    terrain=terrain.name if terrain else "",
                    at=line.at,
                    author=line.author or "",
                )
            )
    return tuple(found)


def _is_erased(kind: RecordKind, row: object) -> bool:
    """An erased person stays in the bin as a key; there is nothing to bring back."""
    return kind is RecordKind.PERSON and getattr(row, "name", None) is None
