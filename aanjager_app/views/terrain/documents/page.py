"""What is missing in the dossier, its texts, and its exports."""

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout

from aanjager_app.domain.chain import Room
from aanjager_app.domain.texts import TextKind
from aanjager_app.services.exports import read_dossier_status
from aanjager_app.services.readiness_places import Target
from aanjager_app.services.texts import read_texts
from aanjager_app.views.desk import Desk
from aanjager_app.views.navigation import EXPORT, Place, place_of_room
from aanjager_app.views.page import TerrainTab
from aanjager_app.views.terrain.documents.earlier import EarlierPart
from aanjager_app.views.terrain.documents.export import ExportCard
from aanjager_app.views.terrain.documents.readiness import ReadinessPart
from aanjager_app.views.terrain.documents.texts import TextsPart
from aanjager_app.views.tokens import Space
from aanjager_app.views.widgets.sections import Sections


class DocumentsTab(TerrainTab):
    """Readiness with the export beside it, the texts, and what was made earlier."""

    help_topic: ClassVar[str] = "documenten"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.export = ExportCard(desk)
        self.readiness = ReadinessPart(self.export)
        self.readiness.led.connect(self._on_led)
        self.texts = TextsPart(desk)
        self.earlier = EarlierPart()
        self.sections = Sections("Onderdelen van Documenten")
        self.sections.add_all(
            (
                ("Wat er nog mist", self.readiness),
                ("Teksten", self.texts),
                ("Eerder gemaakt", self.earlier),
            )
        )
        self.sections.changed.connect(self._catch_up_texts)
        self._are_texts_stale = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.S, 0, 0)
        column.addWidget(self.sections)

    def load(self) -> None:
        """Read how far the dossier is."""
        if self.terrain is None:
            return
        context = self.desk.context
        status = read_dossier_status(context.store, context.content, self.terrain, context.today())
        self.readiness.show_status(status)
        self.export.show_status(self.terrain, status)
        self.earlier.show_exports(status.exports)
        self._are_texts_stale = True
        self._catch_up_texts()

    def open(self, place: Place) -> None:
        """Open the text that a place names, or what makes a document."""
        if place.topic == EXPORT:
            self.sections.show_part(self.readiness)
            self.export.document.setFocus()
            return
        kinds = {kind.value: kind for kind in TextKind}
        if place.topic in kinds:
            self.sections.show_part(self.texts)
            self.texts.choose(kinds[place.topic])

    def _catch_up_texts(self) -> None:
        """Read the texts when they are looked at."""
        if self.terrain is None or self.sections.part is not self.texts:
            return
        if self._are_texts_stale:
            self._are_texts_stale = False
            context = self.desk.context
            self.texts.show_texts(
                self.terrain, read_texts(context.store, context.content, self.terrain)
            )

    def _on_led(self, target: Target) -> None:
        if self.terrain is None:
            return
        if target.room is Room.TEXTS and target.topic is not None:
            self.sections.show_part(self.texts)
            self.texts.choose(TextKind(target.topic))
            return
        place = place_of_room(target.room, self.terrain, topic=target.topic)
        self.desk.navigator.go(place)
