"""A terrain that is typed in, not imported."""

from aanjager_app.services.records import RecordKind, add_record
from aanjager_app.views.desk import Desk
from aanjager_app.views.navigation import Place, Screen, Tab

_FIRST = {"name": "Nieuw terrein", "programme_status": "none"}


def add_terrain(desk: Desk) -> None:
    """Make a terrain and go to its facts, with the cursor in its name."""
    context = desk.context
    added = desk.carry_out(
        lambda: add_record(context.store, context.content, RecordKind.TERRAIN, None, _FIRST)
    )
    if added is not None:
        desk.navigator.go(Place(Screen.TERRAIN, added.id, Tab.AREA, topic="name"))
