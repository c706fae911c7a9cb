"""Visit notes with photos."""

from typing import ClassVar

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractScrollArea, QVBoxLayout

from aanjager_app.services.records import RecordKind
from aanjager_app.services.visits import PhotoSource, start_visit
from aanjager_app.views.desk import Desk
from aanjager_app.views.navigation import NEW, Place
from aanjager_app.views.page import TerrainTab
from aanjager_app.views.terrain.record_columns import day, title
from aanjager_app.views.terrain.visits.photos import PhotosPart
from aanjager_app.views.terrain.visits.sources import has_photos, sources_in
from aanjager_app.views.tokens import Space
from aanjager_app.views.widgets.panels import RecordPanel


class VisitsTab(TerrainTab):
    """Notes left, the note with its photos right; files may be dropped anywhere here."""

    help_topic: ClassVar[str] = "bezoeken"
    shows: ClassVar[frozenset[str]] = frozenset({"visit_note", "photo"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.setAcceptDrops(True)
        self.panel = VisitsPanel(desk)
        self.photos = PhotosPart(desk)
        self.panel.add_below(self.photos)
        self.panel.chosen.connect(self._on_visit)
        self._let_photos_through()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.S, 0, 0)
        column.addWidget(self.panel)

    def load(self) -> None:
        """Read the notes, and the photos of the chosen one."""
        self.panel.show_parent(self.terrain)
        self.photos.show_visit(self.panel.record)

    def open(self, place: Place) -> None:
        """Start a note, or show the one that a place names."""
        if place.topic == NEW:
            self.start_note()
        elif place.record is not None:
            self.panel.reload()
            self.panel.select(place.record)

    def start_note(self) -> str | None:
        """A new note of today with the cursor in its text; gives its key."""
        context, terrain = self.desk.context, self.terrain
        if terrain is None or context.store.read_only:
            return None
        added = self.desk.carry_out(
            lambda: start_visit(context.store, context.content, terrain, context.today())
        )
        if added is None:
            return None
        self.panel.show_parent(terrain)
        self.panel.select(added.id)
        self.panel.form.focus_field("text")
        return added.id

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take files and pictures."""
        if has_photos(event.mimeData()) or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Bring in what was dropped; without a note it starts one."""
        sources = sources_in(event.mimeData())
        if sources:
            event.acceptProposedAction()
            self._bring_in(sources)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Photos that are pasted while the cursor is in a text go to the note, not in the text."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            data = QGuiApplication.clipboard().mimeData()
            if event.matches(QKeySequence.StandardKey.Paste) and has_photos(data):
                self._bring_in(sources_in(data))
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Ctrl+V outside a text brings in what is on the clipboard."""
        sources: list[PhotoSource] = []
        if event.matches(QKeySequence.StandardKey.Paste):
            sources = sources_in(QGuiApplication.clipboard().mimeData())
        if sources:
            self._bring_in(sources)
        else:
            super().keyPressEvent(event)

    def _let_photos_through(self) -> None:
        """A field would take a dropped or pasted file as the text of its path."""
        editors = (*self.panel.form.editors.values(), *self.photos.form.editors.values())
        for control in [editor.control for editor in editors]:
            control.setAcceptDrops(False)
            if isinstance(control, QAbstractScrollArea):
                control.viewport().setAcceptDrops(False)
            control.installEventFilter(self)

    def _bring_in(self, sources: list[PhotoSource]) -> None:
        visit = self.panel.record or self.start_note()
        if visit is not None:
            self.photos.show_visit(visit)
            self.photos.bring_in(sources)

    def _on_visit(self, key: str) -> None:
        self.photos.show_visit(key or None)


class VisitsPanel(RecordPanel):
    """The notes; a new one is there at once, so that nothing has to be filled in first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            RecordKind.VISIT_NOTE,
            (day("Datum", "visited_on", 110), title("Titel", 220)),
            empty="Schrijf op wat je ziet en hoort, en sleep er foto’s bij. Werkt zonder netwerk.",
        )

    def add(self) -> None:
        """Start a note."""
        tab = self.parentWidget()
        if isinstance(tab, VisitsTab):
            tab.start_note()
