"""The screens of the window: each made when it is first seen, and kept."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from PySide6.QtWidgets import QStackedWidget

from aanjager_app.views.desk import Desk
from aanjager_app.views.navigation import Place, Screen
from aanjager_app.views.page import Page

# A screen is imported when it is first seen: the start of the program is felt by everyone.
# ruff: noqa: PLC0415


def _start() -> type[Page]:
    from aanjager_app.views.start.page import StartPage

    return StartPage


def _terrains() -> type[Page]:
    from aanjager_app.views.terrains.page import TerrainsPage

    return TerrainsPage


def _terrain() -> type[Page]:
    from aanjager_app.views.terrain.page import TerrainPage

    return TerrainPage


def _bin() -> type[Page]:
    from aanjager_app.views.bin.page import BinPage

    return BinPage


def _settings() -> type[Page]:
    from aanjager_app.views.settings.page import SettingsPage

    return SettingsPage


def _help() -> type[Page]:
    from aanjager_app.views.help.page import HelpPage

    return HelpPage


def _about() -> type[Page]:
    from aanjager_app.views.about.page import AboutPage

    return AboutPage


_LOADERS: Final[Mapping[Screen, Callable[[], type[Page]]]] = {
    Screen.START: _start,
    Screen.TERRAINS: _terrains,
    Screen.TERRAIN: _terrain,
    Screen.BIN: _bin,
    Screen.SETTINGS: _settings,
    Screen.HELP: _help,
    Screen.ABOUT: _about,
}


def class_of(screen: Screen) -> type[Page]:
    """The class of a screen, loaded when it wasn't yet."""
    return _LOADERS[screen]()


class Screens(QStackedWidget):
    """Shows one screen at a time."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._pages: dict[Screen, Page] = {}

    @property
    def page(self) -> Page | None:
        """The screen that is seen."""
        shown = self.currentWidget()
        return shown if isinstance(shown, Page) else None

    def show_place(self, place: Place) -> Page:
        """Show the screen of a place, and what it names there."""
        page = self._page(place.screen)
        page.open(place)
        start = page.focusProxy()
        if page.focusWidget() is None and start is not None:
            start.setFocus()  # else Qt takes whatever stands first on the page
        self.setCurrentWidget(page)
        return page

    def warm_up(self) -> Iterator[None]:
        """Make what may be wanted next, in steps that are too short to be felt."""
        for screen in (Screen.TERRAIN, Screen.TERRAINS, Screen.START):
            page = self._page(screen)
            yield
            yield from page.warm_up()

    def _page(self, screen: Screen) -> Page:
        page = self._pages.get(screen)
        if page is None:
            page = self._pages[screen] = class_of(screen)(self._desk)
            self.addWidget(page)
        return page
