"""The workgroups, and the members of the one that is chosen."""

from aanjager_app.services.records import RecordKind
from aanjager_app.views.desk import Desk
from aanjager_app.views.terrain.record_columns import day, shown, title
from aanjager_app.views.widgets.buttons import PlainButton
from aanjager_app.views.widgets.child_panel import ChildPanel
from aanjager_app.views.widgets.icons import Icon
from aanjager_app.views.widgets.panels import RecordPanel


class GroupsPanel(RecordPanel):
    """The groups, with a way to their members."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            RecordKind.WORKGROUP,
            (title("Naam", 200), shown("Soort", "kind", 110)),
            empty="Begin klein: een kopgroep van een paar ondernemers is genoeg.",
        )
        self.to_members = PlainButton("Leden", Icon.GROUP)
        self.add_tool(self.to_members)
        self.chosen.connect(self._on_chosen)

    def _on_chosen(self, key: str) -> None:
        self.to_members.setVisible(bool(key))


def make_members(desk: Desk) -> ChildPanel:
    """The members of the group that is chosen."""
    panel = RecordPanel(
        desk,
        RecordKind.MEMBERSHIP,
        (title("Persoon", 180), shown("Rol", "role"), day("Sinds", "since")),
        empty="Wie zit er in deze groep? Voeg mensen eerst toe bij Contacten.",
    )
    return ChildPanel(panel, heading="Leden van", up="Alle groepen", nothing="Kies eerst een groep")
