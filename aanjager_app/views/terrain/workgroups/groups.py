"""The workgroups, and the members of the one that is chosen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from aanjager_app.services.records import RecordKind
from aanjager_app.views.desk import Desk
from aanjager_app.views.terrain.record_columns import day, shown, title
from aanjager_app.views.tokens import Space
from aanjager_app.views.widgets.panels import RecordPanel
from aanjager_app.views.widgets.text import Heading


class GroupsPart(QWidget):
    """Groups above, members of the chosen group below."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.groups = RecordPanel(
            desk,
            RecordKind.WORKGROUP,
            (title("Naam", 200), shown("Soort", "kind", 110)),
            empty="Begin klein: een kopgroep van een paar ondernemers is genoeg.",
        )
        self.members = RecordPanel(
            desk,
            RecordKind.MEMBERSHIP,
            (title("Persoon", 180), shown("Rol", "role"), day("Sinds", "since")),
            empty="Wie zit er in deze groep? Voeg mensen eerst toe bij Contacten.",
        )
        lower = QWidget()
        column = QVBoxLayout(lower)
        column.setContentsMargins(0, Space.S, 0, 0)
        column.addWidget(Heading("Leden"))
        column.addWidget(self.members, 1)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(Space.S)
        split.addWidget(self.groups)
        split.addWidget(lower)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(split)
        self._lower = lower
        self.groups.chosen.connect(self._on_group)

    def show_parent(self, terrain: str | None) -> None:
        """Show the groups of a terrain."""
        self.groups.show_parent(terrain)

    def select(self, record: str) -> bool:
        """Choose a group."""
        return self.groups.select(record)

    def _on_group(self, key: str) -> None:
        self._lower.setVisible(bool(key))
        self.members.show_parent(key or None)
