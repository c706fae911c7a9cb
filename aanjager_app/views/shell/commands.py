"""What the window can do, as values for shortcuts and the palette."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from aanjager_app.views.navigation import Place, Screen, Tab
from aanjager_app.views.terrain.page import TerrainPage
from aanjager_app.views.terrain.tabs import TABS
from aanjager_app.views.terrains.adding import add_terrain

if TYPE_CHECKING:
    from aanjager_app.views.shell.main_window import MainWindow


def _always() -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the window can do.

    Attributes:
        title: what it is called, as an imperative.
        run: does it.
        keys: its shortcut, as Qt spells it; empty for none.
        enabled: whether it can be done now.
    """

    title: str
    run: Callable[[], object]
    keys: str = ""
    enabled: Callable[[], bool] = _always


class WindowCommands(QObject):
    """The commands of the main window.

    Attributes:
        all: every command, in the order of the palette.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._navigator = window.desk.navigator
        at_terrain = self._is_at_terrain
        self.all = (
            Command("Zoeken en opdrachten", window.open_palette, "Ctrl+K"),
            Command("Ga naar Start", self.go_start, "Ctrl+1"),
            Command("Ga naar Terreinen", self.go_terrains, "Ctrl+2"),
            Command("Ga terug", self._navigator.back, "Alt+Left"),
            Command("Ga vooruit", self._navigator.forward, "Alt+Right"),
            *(
                Command(f"Ga naar {title.text}", partial(self.go_tab, title.tab), "", at_terrain)
                for title in TABS
            ),
            Command("Terreinen importeren", self.import_terrains, "Ctrl+I"),
            Command("Terrein toevoegen", self.add_terrain),
            Command("Nieuwe bezoeknotitie", self.new_visit, "Ctrl+Shift+N", at_terrain),
            Command("Documenten exporteren", self.export, "Ctrl+E", at_terrain),
            Command("Volgend onderdeel van het terrein", self.next_tab, "Ctrl+PgDown", at_terrain),
            Command("Vorig onderdeel van het terrein", self.previous_tab, "Ctrl+PgUp", at_terrain),
            Command("Prullenbak openen", self.go_bin),
            Command("Instellingen openen", self.go_settings, "Ctrl+,"),
            Command("Reservekopieën bekijken", self.go_backups),
            Command("Help bij dit scherm", window.show_help, "F1"),
            Command("Sneltoetsen bekijken", window.show_keys, "Ctrl+?"),
            Command("Over Aanjager", self.go_about),
            Command("Zijbalk smal of breed", window.toggle_rail, "Ctrl+B"),
            Command("Volledig scherm", window.toggle_full_screen, "F11"),
            Command("Aanjager sluiten", window.close, "Ctrl+Q"),
        )

    def go_start(self) -> None:
        """Go to the first screen."""
        self._navigator.go(Place(Screen.START))

    def go_terrains(self) -> None:
        """Go to all terrains."""
        self._navigator.go(Place(Screen.TERRAINS))

    def go_tab(self, tab: Tab) -> None:
        """Go to a tab of the terrain that is open."""
        here = self._navigator.here
        self._navigator.go(Place(Screen.TERRAIN, here.terrain, tab))

    def add_terrain(self) -> None:
        """Make a terrain that is typed in."""
        add_terrain(self._window.desk)

    def import_terrains(self) -> None:
        """Open the import wizard."""
        self._navigator.go(Place(Screen.TERRAINS, topic="import"))

    def go_bin(self) -> None:
        """Go to the bin."""
        self._navigator.go(Place(Screen.BIN))

    def go_settings(self) -> None:
        """Go to the settings."""
        self._navigator.go(Place(Screen.SETTINGS))

    def go_backups(self) -> None:
        """Go to the backups, which are among the settings."""
        self._navigator.go(Place(Screen.SETTINGS, topic="reservekopieen"))

    def go_about(self) -> None:
        """Go to what this program is."""
        self._navigator.go(Place(Screen.ABOUT))

    def new_visit(self) -> None:
        """Start a visit note at the terrain that is open."""
        if (page := self._workspace()) is not None:
            page.new_visit()

    def export(self) -> None:
        """Go to the documents of the terrain that is open."""
        if (page := self._workspace()) is not None:
            page.export()

    def next_tab(self) -> None:
        """Go to the next tab."""
        if (page := self._workspace()) is not None:
            page.step_tab(1)

    def previous_tab(self) -> None:
        """Go to the tab before."""
        if (page := self._workspace()) is not None:
            page.step_tab(-1)

    def _is_at_terrain(self) -> bool:
        return self._workspace() is not None

    def _workspace(self) -> TerrainPage | None:
        page = self._window.screens.page
        return page if isinstance(page, TerrainPage) else None
