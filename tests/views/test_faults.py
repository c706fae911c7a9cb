"""A data folder that can't be opened: the sentence, what is safe, and the button that works."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from aanjager_app.app import Program, Start, build
from aanjager_app.models import opening
from aanjager_app.models.entities import Terrain
from aanjager_app.models.store import Store
from aanjager_app.services.backups import back_up
from aanjager_app.services.terrains import list_terrains
from aanjager_app.views.faults.dialog import FaultDialog
from aanjager_app.views.shell.main_window import MainWindow
from tests.models.test_migrations import ADD_COLUMN, _later
from tests.views.keys import press


def now():
    return datetime.now(UTC)


@pytest.fixture
def filled(folder):
    with Store.open(folder.root, clock=now, author="Test") as store:
        with store.write("begin") as work:
            work.session.add(Terrain(id="t", name="Kanaalpark"))
        back_up(store)
    return folder


class Person:
    """Who sits at the screen: answers each dialog, and looks at the window that comes."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.banners: list[str] = []
        self.names: list[str] = []
        self.answers: list[str] = []
        self.timer = QTimer()
        self.timer.timeout.connect(self.look)
        self.timer.start(20)

    def look(self) -> None:
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, FaultDialog) and widget.isVisible():
                self.told.append(" ".join(label.text() for label in widget.findChildren(QLabel)))
                name = self.answers.pop(0) if self.answers else "quit"
                press(Qt.Key.Key_Return, getattr(widget, name))
                return
            if isinstance(widget, MainWindow) and widget.isVisible():
                self.banners.append(widget.banner.words.text())
                self.names = [row.name for row in list_terrains(widget.desk.context.store)]
                widget.close()
                return


@pytest.fixture
def person(application):
    someone = Person()
    yield someone
    someone.timer.stop()


@pytest.fixture
def start(application):
    before = sys.excepthook

    def run(folder: Path | None) -> int:
        return Program(application, Start(folder)).run()

    yield run
    sys.excepthook = before


def test_a_damaged_database_is_kept_and_the_backup_put_back(filled, person, start):
    path = filled.root / "aanjager.db"
    damaged = bytearray(path.read_bytes())
    damaged[:100] = b"\x00" * 100
    path.write_bytes(damaged)
    person.answers = ["restore"]
    assert start(filled.root) == 0
    assert "beschadigd" in person.told[0]
    assert "blijft bewaard" in person.told[0]
    assert person.names == ["Kanaalpark"]
    kept = list(filled.root.glob("aanjager-beschadigd-*.db"))
    assert [file.read_bytes()[:100] for file in kept] == [b"\x00" * 100]


def test_who_gives_up_changes_nothing(filled, person, start):
    path = filled.root / "aanjager.db"
    path.write_bytes(b"\x00" * 4096)
    assert start(filled.root) == 1
    assert path.read_bytes() == b"\x00" * 4096


def test_a_newer_database_opens_read_only_with_a_banner(filled, person, start, tmp_path):
    later = _later(tmp_path / "later", ADD_COLUMN)
    Store.open(filled.root, clock=now, author="Test", revisions=later).close()
    assert start(filled.root) == 0
    assert "nieuwere versie" in person.banners[0]
    assert person.names == ["Kanaalpark"]
    assert person.told == []


def test_a_folder_in_use_is_told_and_tried_again(filled, person, start):
    other = Store.open(filled.root, clock=now, author="Test")
    person.answers = ["retry", "quit"]
    try:
        assert start(filled.root) == 1
    finally:
        other.close()
    assert len(person.told) == 2
    assert "al open" in person.told[0]


def test_a_read_only_folder_opens_with_a_banner_and_nothing_can_be_changed(
    filled, application, monkeypatch
):
    def refuse(folder):
        raise PermissionError(13, "read-only", str(folder))

    monkeypatch.setattr(opening, "FolderLock", refuse)
    with Store.open(filled.root, clock=now, author="Test") as store:
        assert store.read_only
        window = build(application, filled, store)
        window.show()
        try:
            assert "alleen-lezen" in window.banner.words.text()
            assert window.banner.button.text() == "Andere map kiezen"
            assert not window.undo.isEnabled()
            window.commands.import_terrains()
            QApplication.processEvents()
            window.screens.page.open_wizard()
            assert "alleen-lezen" in window.notice.sentence
        finally:
            window.close()
            window.desk.tasks.close()
            window.deleteLater()


def test_a_synchronised_folder_is_refused_and_another_one_taken(
    filled, person, start, tmp_path, monkeypatch
):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, **__: str(filled.root))
    person.answers = ["other"]
    assert start(tmp_path / "OneDrive - Gemeente" / "aanjager") == 0
    assert "gesynchroniseerd (OneDrive" in person.told[0]
    assert person.names == ["Kanaalpark"]
    assert not (tmp_path / "OneDrive - Gemeente").exists()


def test_settings_that_were_broken_by_hand_are_told_with_their_place(filled, person, start):
    filled.settings.write_text("schema = 1\nauthor = 3\n", encoding="utf-8")
    assert start(filled.root) == 1
    assert "instellingen.toml: author" in person.told[0]
