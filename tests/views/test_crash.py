"""kill −9 in the middle of typing and of pasting: what was there is there, and undo works."""

import os
import signal
import subprocess
import sys
import textwrap
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from aanjager_app.app import build
from aanjager_app.content import load_content
from aanjager_app.models.store import Store
from aanjager_app.services.records import RecordKind, list_records
from aanjager_app.services.terrains import list_terrains
from aanjager_app.views.navigation import Place, Screen, Tab
from tests.views.keys import activate, press

ROOT = Path(__file__).parents[2]
LINES = 299

# A window in a process of its own; it says when it did its part, and is killed then.
PROGRAM = """
import sys
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from aanjager_app.app import build, make_application
from aanjager_app.content import load_content
from aanjager_app.models.store import Store
from aanjager_app.paths import DataFolder
from aanjager_app.services.demo import make_demo
from aanjager_app.services.terrains import list_terrains
from aanjager_app.views.navigation import Place, Screen, Tab

application = make_application(["aanjager"])
folder = DataFolder(Path(sys.argv[1]))
store = Store.open(folder.root, clock=lambda: datetime.now(UTC), author="Test")
make_demo(store, load_content(), folder.files)
window = build(application, folder, store)
window.show()
wilgen = next(row.id for row in list_terrains(store) if row.name == "De Wilgen")


def go(tab):
    window.desk.navigator.go(Place(Screen.TERRAIN, wilgen, tab))
    return window.screens.page.tab


def tell(words):
    print(words, flush=True)


{part}
while True:
    application.processEvents()
"""

TYPING = """
tab = go(Tab.VISITS)
tab.start_note()
keeper = tab.panel.form.drafts
QTest.keyClicks(tab.panel.form.editors["text"].control, "De ondernemer wil weten wie")
while keeper.find() is None:
    application.processEvents()
tell("typt")
QTest.keyClicks(tab.panel.form.editors["text"].control, " betaalt")
"""

PASTING = """
from aanjager_app.views.terrain.worksheet.paste_dialog import PasteDialog

sheet = go(Tab.WORKSHEET).sheet
block = "\\n".join(f"Regel {n}\\t{n}\\tstuk" for n in range(299))
for round in range(50):
    view = sheet.view
    view.setFocus()
    dialog = sheet.paste_text(block)
    if round == 1:
        tell("plakt")
    dialog.paste.click()
"""


def run_until(folder: Path, part: str, words: str) -> None:
    """Start the window, and kill it as soon as it says that it is in the middle."""
    program = PROGRAM.replace("{part}", textwrap.dedent(part))
    process = subprocess.Popen(
        [sys.executable, "-c", program, str(folder)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        assert process.stdout.readline().strip() == words
    finally:
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        process.stdout.close()


@pytest.fixture
def reopen(application, folder, qtbot):
    """Opens what the killed process left behind."""
    windows = []

    def open_again():
        store = Store.open(folder.root, clock=lambda: datetime.now(UTC), author="Test")
        window = build(application, folder, store)
        windows.append((window, store))
        window.show()
        activate(window, qtbot)
        return window

    yield open_again
    for window, store in windows:
        window.close()
        window.desk.tasks.close()
        window.deleteLater()
        store.close()


def test_kill_9_while_typing_a_note_brings_the_text_back(folder, reopen):
    run_until(folder.root, TYPING, "typt")
    window = reopen()
    store, content = window.desk.context.store, load_content()
    wilgen = next(row.id for row in list_terrains(store) if row.name == "De Wilgen")
    note = list_records(store, content, RecordKind.VISIT_NOTE, wilgen)[0]
    window.desk.navigator.go(Place(Screen.TERRAIN, wilgen, Tab.VISITS, record=note.id))
    form = window.screens.page.tab.panel.form
    assert form.editors["text"].text.startswith("De ondernemer wil weten wie")
    assert "staat er weer" in form._draft_words.text()
    form.editors["text"].control.setFocus()
    press(Qt.Key.Key_Return, form.editors["text"].control, ctrl=True)
    saved = list_records(store, content, RecordKind.VISIT_NOTE, wilgen)[0]
    assert saved.shown["text"].startswith("De ondernemer wil weten wie")
    press(Qt.Key.Key_Z, window, ctrl=True)  # the text
    press(Qt.Key.Key_Z, window, ctrl=True)  # the note
    assert note.id not in {
        row.id for row in list_records(store, content, RecordKind.VISIT_NOTE, wilgen)
    }


def test_kill_9_in_the_middle_of_a_paste_leaves_all_of_it_or_nothing(folder, reopen):
    run_until(folder.root, PASTING, "plakt")
    window = reopen()
    store = window.desk.context.store
    wilgen = next(row.id for row in list_terrains(store) if row.name == "De Wilgen")
    with store.maintain() as raw:
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    window.desk.navigator.go(Place(Screen.TERRAIN, wilgen, Tab.WORKSHEET))
    lines = len(window.screens.page.tab.sheet.view.sheet.rows)
    pasted = [
        row.cells[0].text
        for row in window.screens.page.tab.sheet.view.sheet.rows
        if row.cells[0].text.startswith("Regel ")
    ]
    assert len(pasted) >= LINES  # the first was acknowledged
    assert len(pasted) % LINES == 0  # the one that was cut off left nothing
    assert lines == 7 + len(pasted)
    while "geplakt" in window.undo.text():
        press(Qt.Key.Key_Z, window, ctrl=True)
    assert len(window.screens.page.tab.sheet.view.sheet.rows) == 7
