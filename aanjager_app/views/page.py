"""A screen or tab that reloads when what it shows has changed, and only when it is seen."""

from collections.abc import Iterator
from typing import ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from aanjager_app.models.work import Change
from aanjager_app.views.desk import Desk
from aanjager_app.views.navigation import Place

_AT_ONCE: Final = 50


class Page(QWidget):
    """A screen.

    Attributes:
        shows: names of the tables that it depends on; none means all.
        help_topic: name of its page in the help.
    """

    shows: ClassVar[frozenset[str]] = frozenset()
    help_topic: ClassVar[str] = "start"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("canvas")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.desk = desk
        self._stale = True
        desk.changes.changed.connect(self._on_change)

    def load(self) -> None:
        """Read the rows and fill the widgets; called when seen and stale."""

    def open(self, place: Place) -> None:
        """Open what a place names here."""

    def mark_stale(self) -> None:
        """Load again: now when it is seen, else when it is seen next."""
        self._stale = True
        if self.isVisible():
            self._load_now()

    def catch_up(self) -> None:
        """Load what is stale, also when it isn't seen yet: something in it is to be opened."""
        if self._stale:
            self._load_now()

    def warm_up(self) -> Iterator[None]:
        """Work out the looks of what is in it before it is seen, in short steps."""
        start = 0
        # Asked for at each step: what is in it may be another by then.
        while widgets := self.findChildren(QWidget)[start : start + _AT_ONCE]:
            for widget in widgets:
                widget.ensurePolished()
            start += _AT_ONCE
            yield

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Load what is stale before it is seen."""
        super().showEvent(event)
        self.catch_up()

    def concerns(self, change: Change) -> bool:
        """Whether a change touches what this page shows."""
        return not self.shows or bool(change.kinds & self.shows)

    def _on_change(self, change: Change) -> None:
        if self.concerns(change):
            self.mark_stale()

    def _load_now(self) -> None:
        self._stale = False
        self.load()


class TerrainTab(Page):
    """A tab of the workspace of one terrain.

    Attributes:
        terrain: key of the terrain; None before the first.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.terrain: str | None = None

    def show_terrain(self, terrain: str) -> None:
        """Show another terrain."""
        if terrain != self.terrain:
            self.terrain = terrain
            self.mark_stale()

    def _load_now(self) -> None:
        if self.terrain is not None:
            super()._load_now()
