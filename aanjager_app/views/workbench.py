"""The workplace of the user while the program runs; written down shortly after a move."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from aanjager_app.domain.errors import EnvironmentProblem
from aanjager_app.services.workplace import Workplace, read_workplace, save_workplace
from aanjager_app.views.navigation import Place, Screen, Tab

_PAUSE_MS: Final = 400


class Workbench(QObject):
    """Remembers where the user is.

    Attributes:
        recent_changed: emitted when another terrain was opened.
    """

    recent_changed = Signal()

    def __init__(self, folder: Path, *, read_only: bool) -> None:
        super().__init__()
        self._folder = folder
        self._read_only = read_only
        self.workplace: Workplace = read_workplace(folder)
        self._written = self.workplace
        # Not at each move: the disk may take longer than the move itself.
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self.write_down)

    def last_place(self) -> Place:
        """Where the user left off."""
        known = self.workplace
        screens = {screen.value: screen for screen in Screen}
        tabs = {tab.value: tab for tab in Tab}
        screen = screens.get(known.screen, Screen.START)
        return Place(screen, known.terrain or None, tabs.get(known.tab))

    def went(self, place: Place) -> None:
        """Note where the window is now."""
        before = self.workplace
        now = replace(
            before,
            screen=place.screen.value,
            terrain=place.terrain or "",
            tab=place.tab.value if place.tab else "",
        )
        if place.terrain:
            now = now.with_terrain(place.terrain)
        self.change(now)
        if now.recent != before.recent:
            self.recent_changed.emit()

    def change(self, workplace: Workplace) -> None:
        """Remember another workplace."""
        if workplace == self.workplace:
            return
        self.workplace = workplace
        self._timer.start()

    def write_down(self) -> None:
        """Write what was not written yet."""
        self._timer.stop()
        if self._read_only or self.workplace == self._written:
            return
        try:
            save_workplace(self._folder, self.workplace)
            self._written = self.workplace
        except EnvironmentProblem:
            # A full disk is told at the next edit; where the cursor was is not worth a message.
            self._read_only = True

    def remember_table(self, name: str, state: str) -> None:
        """Remember the widths and columns of a table."""
        tables = {**self.workplace.tables, name: state}
        self.change(replace(self.workplace, tables=tables))

    def table(self, name: str) -> str:
        """What was remembered of a table; empty when nothing was."""
        return self.workplace.tables.get(name, "")
