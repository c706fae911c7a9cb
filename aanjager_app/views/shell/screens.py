"""The screens of the window: each made when it is first seen, and kept."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtWidgets import QStackedWidget

from aanjager_app.views.desk import Desk
from aanjager_app.views.navigation import Place, Screen
from aanjager_app.views.page import Page

# A screen is imported when it is first seen: the start of the program is felt by everyone.
# ruff: noqa: PLC0415


def _start(desk: Desk) -> Page:
    from aanjager_app.views.start.page import StartPage

    return StartPage(desk)


def _terrains(desk: Desk) -> Page:
    from aanjager_app.views.terrains.page import TerrainsPage

    return TerrainsPage(desk)


def _terrain(desk: Desk) -> Page:
    from aanjager_app.views.terrain.page import TerrainPage

    return TerrainPage(desk)


def _bin(desk: Desk) -> Page:
    from aanjager_app.views.bin.page import BinPage

    return BinPage(desk)


def _settings(desk: Desk) -> Page:
    from aanjager_app.views.settings.page import SettingsPage

    return SettingsPage(desk)


def _help(desk: Desk) -> Page:
    from aanjager_app.views.help.page import HelpPage

    return HelpPage(desk)


def _about(desk: Desk) -> Page:
    from aanjager_app.views.about.page import AboutPage

    return AboutPage(desk)


_MAKERS: Final[Mapping[Screen, Callable[[Desk], Page]]] = {
    Screen.START: _start,
    Screen.TERRAINS: _terrains,
    Screen.TERRAIN: _terrain,
    Screen.BIN: _bin,
    Screen.SETTINGS: _settings,
    Screen.HELP: _help,
    Screen.ABOUT: _about,
}


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
        page = self._pages.get(place.screen)
        if page is None:
            page = self._pages[place.screen] = _MAKERS[place.screen](self._desk)
            self.addWidget(page)
        page.open(place)
        self.setCurrentWidget(page)
        return page
