"""Persons and organisations."""

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout

from aanjager_app.services.records import RecordKind
from aanjager_app.views.desk import Desk
from aanjager_app.views.navigation import Place
from aanjager_app.views.page import TerrainTab
from aanjager_app.views.terrain.contacts.persons import PersonsPanel
from aanjager_app.views.terrain.record_columns import shown, title
from aanjager_app.views.tokens import Space
from aanjager_app.views.widgets.panels import RecordPanel
from aanjager_app.views.widgets.sections import Sections


class ContactsTab(TerrainTab):
    """Who is who, where it comes from, and until when it is kept."""

    help_topic: ClassVar[str] = "contacten"
    shows: ClassVar[frozenset[str]] = frozenset({"person", "organisation"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.persons = PersonsPanel(desk)
        self.organisations = RecordPanel(
            desk,
            RecordKind.ORGANISATION,
            (title("Naam", 220), shown("Soort", "kind")),
            empty="Welke partijen doen mee: vereniging, gemeente, waterschap, bedrijven?",
        )
        self.sections = Sections("Onderdelen van Contacten")
        self.sections.add_all((("Personen", self.persons), ("Organisaties", self.organisations)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.S, 0, 0)
        column.addWidget(self.sections)

    def load(self) -> None:
        """Read the lists."""
        self.persons.show_parent(self.terrain)
        self.organisations.show_parent(self.terrain)

    def open(self, place: Place) -> None:
        """Show the record that a place names, or start a new organisation."""
        if place.topic == RecordKind.ORGANISATION.value:
            self.sections.show_part(self.organisations)
            self.organisations.add()
            return
        for panel in (self.persons, self.organisations):
            if place.record is not None and panel.select(place.record):
                self.sections.show_part(panel)
                return
