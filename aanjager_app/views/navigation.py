"""Where the window can be, and the one way to get there."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QObject, Signal

from aanjager_app.domain.chain import Room


class Screen(StrEnum):
    """A screen of the window."""

    START = "start"
    TERRAINS = "terrains"
    TERRAIN = "terrain"
    BIN = "bin"
    SETTINGS = "settings"
    HELP = "help"
    ABOUT = "about"


class Tab(StrEnum):
    """A tab of the workspace of a terrain."""

    OVERVIEW = "overview"
    CHAIN = "chain"
    AREA = "area"
    BASELINE = "baseline"
    AMBITIONS = "ambitions"
    WORKGROUPS = "workgroups"
    WORKSHEET = "worksheet"
    DOCUMENTS = "documents"
    VISITS = "visits"
    CONTACTS = "contacts"
    HISTORY = "history"


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere in the window.

    Attributes:
        screen: the screen.
        terrain: key of the terrain, in its workspace.
        tab: the tab there; None for the one that was open last.
        record: key of a row to select there.
        topic: what else to open there: a kind of text, a page of the help, `NEW` or `EXPORT`.
    """

    screen: Screen
    terrain: str | None = None
    tab: Tab | None = None
    record: str | None = None
    topic: str | None = None


NEW: Final = "new"
"""Topic that starts something new, such as a visit note."""

EXPORT: Final = "export"
"""Topic that makes a document."""

_TABS: Final[Mapping[Room, Tab]] = {
    Room.TERRAIN: Tab.AREA,
    Room.CHAIN: Tab.CHAIN,
    Room.BASELINE: Tab.BASELINE,
    Room.AMBITIONS: Tab.AMBITIONS,
    Room.WORKGROUPS: Tab.WORKGROUPS,
    Room.WORKSHEET: Tab.WORKSHEET,
    Room.DOCUMENTS: Tab.DOCUMENTS,
    Room.CONTACTS: Tab.CONTACTS,
    Room.VISITS: Tab.VISITS,
    Room.TEXTS: Tab.DOCUMENTS,
}


def place_of_room(room: Room, terrain: str, *, topic: str | None = None) -> Place:
    """The tab where something of a terrain is mended."""
    return Place(Screen.TERRAIN, terrain, _TABS[room], topic=topic)


class Navigator(QObject):
    """Takes the window to a place; remembers the way back.

    Attributes:
        went: emitted with the `Place` to show.
    """

    went = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._past: list[Place] = []
        self._future: list[Place] = []
        self.here = Place(Screen.START)

    def go(self, place: Place) -> None:
        """Go somewhere."""
        if place != self.here:
            self._past.append(self.here)
            self._future.clear()
        self._show(place)

    def back(self) -> None:
        """Go back to where the window was before."""
        if self._past:
            self._future.append(self.here)
            self._show(self._past.pop())

    def forward(self) -> None:
        """Undo a step back."""
        if self._future:
            self._past.append(self.here)
            self._show(self._future.pop())

    def _show(self, place: Place) -> None:
        self.here = place
        self.went.emit(place)
