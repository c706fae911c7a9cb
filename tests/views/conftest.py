"""A desk on a data folder of its own, for tests that open pages and windows."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from aanjager_app.app import build, translate
from aanjager_app.content import load_content
from aanjager_app.models.store import Store
from aanjager_app.paths import DataFolder
from aanjager_app.services.demo import make_demo
from aanjager_app.services.terrains import list_terrains
from aanjager_app.views.desk import Desk
from aanjager_app.views.navigation import Place, Screen
from aanjager_app.views.shell.main_window import MainWindow

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


class Clock:
    """A clock that moves a second at each look."""

    def __init__(self) -> None:
        self.now = MONDAY

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture(scope="session")
def application(qapp: QApplication) -> QApplication:
    translate(qapp)
    return qapp


@pytest.fixture
def folder(tmp_path) -> DataFolder:
    root = tmp_path / "gegevens"
    root.mkdir()
    return DataFolder(root)


@pytest.fixture
def store(folder) -> Iterator[Store]:
    with Store.open(folder.root, clock=Clock(), author="Test") as store:
        yield store


@pytest.fixture
def demo_store(store, folder) -> Store:
    make_demo(store, load_content(), folder.files)
    return store


def _window(application, folder, store) -> Iterator[MainWindow]:
    window = build(application, folder, store)
    window.resize(1366, 768)
    try:
        yield window
    finally:
        window.close()
        window.desk.tasks.close()
        # What a test put there itself would be destroyed after Python is gone, and crash.
        QApplication.clipboard().clear()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        application.processEvents()


@pytest.fixture
def window(application, folder, store) -> Iterator[MainWindow]:
    """The main window on an empty data folder, not yet shown."""
    yield from _window(application, folder, store)


@pytest.fixture
def demo_window(application, folder, demo_store) -> Iterator[MainWindow]:
    """The main window on the demo region, not yet shown."""
    yield from _window(application, folder, demo_store)


@pytest.fixture
def desk(window) -> Desk:
    return window.desk


@pytest.fixture
def demo_desk(demo_window) -> Desk:
    return demo_window.desk


@pytest.fixture
def shown(window, qtbot):
    """The main window on an empty folder, shown at the first place."""
    yield from _shown(window, qtbot)


@pytest.fixture
def demo_shown(demo_window, qtbot):
    """The main window on the demo, shown at the first place."""
    yield from _shown(demo_window, qtbot)


def _shown(window: MainWindow, qtbot) -> Iterator[MainWindow]:
    window.show()
    window.start_at(Place(Screen.START))
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    yield window


@pytest.fixture
def settled(qtbot):
    """Waits until the worker has nothing left to do."""

    def wait(window: MainWindow) -> None:
        qtbot.waitUntil(lambda: not window.desk.tasks.is_busy, timeout=20_000)
        QApplication.processEvents()

    return wait


@pytest.fixture
def wilgen(demo_desk) -> str:
    """Key of the demo terrain with a whole dossier."""
    rows = list_terrains(demo_desk.context.store)
    return next(row.id for row in rows if row.name == "De Wilgen")
