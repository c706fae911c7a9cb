"""A day of work in one window leaves as many widgets, timers and threads as its first round."""

import gc
import threading
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from aanjager_app.models.undo import undo
from aanjager_app.services.sheets.columns import Part
from aanjager_app.services.terrains import list_terrains
from aanjager_app.views.navigation import Place, Screen, Tab

SCREENS = (Screen.TERRAINS, Screen.BIN, Screen.SETTINGS, Screen.HELP, Screen.ABOUT, Screen.START)
ROUNDS = 2


@dataclass(frozen=True)
class Counted:
    widgets: int
    objects: int
    timers: int
    threads: int


def clear() -> None:
    QApplication.processEvents()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def count(window, settled) -> Counted:
    settled(window)
    for _ in range(3):
        clear()
        gc.collect()
    return Counted(
        len(QApplication.allWidgets()),
        len(window.findChildren(QObject)),
        len(window.findChildren(QTimer)),
        threading.active_count(),
    )


def round_of_work(window, wilgen: str) -> None:
    """Every tab of three terrains and every screen, and an amount that is changed and put back."""
    go = window.desk.navigator.go
    store = window.desk.context.store
    for terrain in [row.id for row in list_terrains(store)][:3]:
        for tab in Tab:
            go(Place(Screen.TERRAIN, terrain, tab))
            clear()
    go(Place(Screen.TERRAIN, wilgen, Tab.WORKSHEET))
    model = window.screens.page.tab.sheet.models[Part.COSTS]
    assert model.setData(model.index(1, 1), "321")
    clear()
    undo(store)
    for screen in SCREENS:
        go(Place(screen))
        clear()


def test_nothing_grows(demo_shown, wilgen, settled):
    round_of_work(demo_shown, wilgen)
    round_of_work(demo_shown, wilgen)
    first = count(demo_shown, settled)
    for _ in range(ROUNDS):
        round_of_work(demo_shown, wilgen)
    assert count(demo_shown, settled) == first
