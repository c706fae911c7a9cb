"""What users wait for in the window, against the least that Qt itself takes, in one run."""

import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from statistics import median
from time import perf_counter

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QTableWidget, QTableWidgetItem
from pytest_benchmark.fixture import BenchmarkFixture

from aanjager_app.app import build
from aanjager_app.content import load_content
from aanjager_app.exchange.ibis import read_ibis
from aanjager_app.models.store import Store
from aanjager_app.paths import DataFolder
from aanjager_app.services.demo import make_demo
from aanjager_app.services.terrain_import import import_terrains
from aanjager_app.services.terrains import list_terrains
from aanjager_app.views.navigation import Place, Screen, Tab
from aanjager_app.views.shell.main_window import MainWindow
from tests.exchange.synthetic_ibis import synthetic_ibis
from tests.models.support import copy_empty, open_store

CONTENT = load_content()
ROWS = 3744
EMPTY_WINDOW = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.show()
QTimer.singleShot(0, window.close)
application.exec()
"""
FRAME = """
import sys
from pathlib import Path
from aanjager_app.app import Program, Start, make_application
program = Program(make_application([]), Start(Path(sys.argv[1])))
program.show_frame()
"""


@pytest.fixture
def window(qapp: QApplication, tmp_path: Path) -> Iterator[MainWindow]:
    """The window over a country of terrains and the demo."""
    folder = DataFolder(tmp_path / "gegevens")
    copy_empty(folder.root)
    with open_store(folder.root) as store:
        import_terrains(store, CONTENT, read_ibis(synthetic_ibis(ROWS), name="x"), dry_run=False)
        make_demo(store, CONTENT, folder.files)
        window = build(qapp, folder, store)
        window.resize(1366, 768)
        window.show()
        try:
            yield window
        finally:
            window.close()
            window.desk.tasks.close()
            window.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _painted() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


def _seconds_of_a_plain_table() -> float:
    """A table of Qt's own with a hundred cells, filled and painted: the yardstick here."""
    taken = []
    for _ in range(9):
        start = perf_counter()
        table = QTableWidget(20, 5)
        for number in range(100):
            table.setItem(number // 5, number % 5, QTableWidgetItem(str(number)))
        table.resize(1366, 768)
        table.show()
        QApplication.processEvents()
        taken.append(perf_counter() - start)
        table.close()
        table.deleteLater()
        _painted()
    return median(taken)


def _against(benchmark: BenchmarkFixture, name: str, seconds: float) -> None:
    benchmark.extra_info[f"seconds_{name}"] = seconds
    benchmark.extra_info[f"times_{name}"] = benchmark.stats.stats.median / seconds


def _two(store: Store) -> tuple[str, str]:
    known = {row.name: row.id for row in list_terrains(store)}
    return known["De Wilgen"], known["Oosterhaven"]


def run(*words: str) -> float:
    """Seconds that a program of its own takes from start to end."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    start = perf_counter()
    subprocess.run([sys.executable, *words], check=True, capture_output=True, env=environment)
    return perf_counter() - start


def test_frame_against_an_empty_window(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    """What "start" means in the bar of three times: the frame of the window is on screen."""
    words = ("-c", FRAME, str(tmp_path / "gegevens"))
    run(*words)
    benchmark.pedantic(lambda: run(*words), rounds=7)
    empty = median(run("-c", EMPTY_WINDOW) for _ in range(7))
    _against(benchmark, "empty_window", empty)


def test_finished_window_against_an_empty_one(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    folder = str(tmp_path / "gegevens")
    words = ("-m", "aanjager_app", "--data-dir", folder, "--quit-after-start")
    run(*words)  # the first time makes the folder
    benchmark.pedantic(lambda: run(*words), rounds=5)
    empty = median(run("-c", EMPTY_WINDOW) for _ in range(5))
    _against(benchmark, "empty_window", empty)


def test_filter_of_a_country(benchmark: BenchmarkFixture, window: MainWindow) -> None:
    window.start_at(Place(Screen.TERRAINS))
    page = window.screens.page
    words = cycle(("terrein 12", ""))

    def filtered() -> None:
        page.filters.search.setText(next(words))
        page.filters._on_change()
        QApplication.processEvents()

    benchmark.pedantic(filtered, rounds=20, warmup_rounds=2)
    _against(benchmark, "plain_table", _seconds_of_a_plain_table())


def test_sort_of_a_country(benchmark: BenchmarkFixture, window: MainWindow) -> None:
    window.start_at(Place(Screen.TERRAINS))
    table = window.screens.page.table
    orders = cycle(
        ((4, Qt.SortOrder.DescendingOrder), (0, Qt.SortOrder.AscendingOrder)),
    )

    def sorted_again() -> None:
        table.sortByColumn(*next(orders))
        QApplication.processEvents()

    benchmark.pedantic(sorted_again, rounds=20, warmup_rounds=2)
    _against(benchmark, "plain_table", _seconds_of_a_plain_table())


@pytest.mark.parametrize("tab", list(Tab))
def test_another_terrain(benchmark: BenchmarkFixture, window: MainWindow, tab: Tab) -> None:
    terrains = cycle(_two(window.desk.context.store))

    def opened() -> None:
        window.desk.navigator.go(Place(Screen.TERRAIN, next(terrains), tab))
        QApplication.processEvents()

    benchmark.pedantic(opened, rounds=8, warmup_rounds=4)
    _against(benchmark, "plain_table", _seconds_of_a_plain_table())
