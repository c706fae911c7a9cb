"""What the user sets, and the backups."""

from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout

from aanjager_app.views.desk import Desk
from aanjager_app.views.navigation import Place
from aanjager_app.views.page import Page
from aanjager_app.views.settings.backups import BackupsCard
from aanjager_app.views.settings.preferences import PreferencesCard
from aanjager_app.views.tokens import Space
from aanjager_app.views.widgets.scrolling import Scroller
from aanjager_app.views.widgets.text import Title


class SettingsPage(Page):
    """Preferences above, backups below."""

    help_topic: ClassVar[str] = "instellingen"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.preferences = PreferencesCard(desk)
        self.backups = BackupsCard(desk)
        self._scroller = Scroller()
        column = self._scroller.column
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(Title("Instellingen"))
        column.addWidget(self.preferences)
        column.addWidget(self.backups)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroller)

    def load(self) -> None:
        """Read settings and backups."""
        self.preferences.load()
        self.backups.load()

    def open(self, place: Place) -> None:
        """Show the backups when that is asked."""
        if place.topic is not None:
            self.backups.table.setFocus()
            self._scroller.ensureWidgetVisible(self.backups)
