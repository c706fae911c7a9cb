"""Where on a terrain a measure can lie: its sub-areas and plots."""

from typing import Any

from aanjager_app.models import entities as rows
from aanjager_app.models.store import Store
from aanjager_app.services.children import children_of


def read_places(store: Store, terrain_id: str) -> tuple[str, ...]:
    """Names of the sub-areas of a terrain, and then of its plots; each once."""
    kinds: tuple[type[Any], ...] = (rows.SubArea, rows.Plot)
    with store.read() as session:
        names = [
            row.name
            for kind in kinds
            for row in children_of(session, kind, "terrain_id", terrain_id, "name")
        ]
    return tuple(dict.fromkeys(names))
