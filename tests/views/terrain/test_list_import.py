"""Contacts and actions from a file, in the window: seen first, carried out in one step."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from aanjager_app.services.list_import import ListFate
from aanjager_app.services.records import RecordKind, list_records
from aanjager_app.services.terrains import list_terrains
from aanjager_app.views.navigation import Place, Screen, Tab
from aanjager_app.views.terrain.list_import.dialog import ListImportDialog
from aanjager_app.views.widgets.buttons import PlainButton
from tests.exchange.workbooks import handmade, workbook
from tests.views.keys import activate, dialog_of, focused, press

CARDS = "".join(
    f"BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nEMAIL:{mail}\nEND:VCARD\n"
    for name, mail in (("Roos Verzonnen", "roos@example.org"), ("Fout", "geen adres"))
)


@pytest.fixture
def choose(monkeypatch, tmp_path):
    """A file that the system's own dialog would give."""

    def choose_file(name: str, content: bytes) -> None:
        path = tmp_path / name
        path.write_bytes(content)
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(path), ""))

    return choose_file


@pytest.fixture
def terrain(demo_shown) -> str:
    rows = list_terrains(demo_shown.desk.context.store)
    return next(row.id for row in rows if row.name == "Zandhoek")


def tab_of(window, terrain, tab):
    window.desk.navigator.go(Place(Screen.TERRAIN, terrain=terrain, tab=tab))
    return window.screens.page.tab


def press_import(panel) -> None:
    button = next(
        b for b in panel.findChildren(PlainButton) if b.text() == "Importeren…" and b.isVisible()
    )
    button.setFocus()
    press(Qt.Key.Key_Return, button)


def titles(window, kind, terrain) -> set[str]:
    context = window.desk.context
    return {row.title for row in list_records(context.store, context.content, kind, terrain)}


def test_cards_are_seen_first_and_come_in_by_keys(demo_shown, terrain, choose, settled, qtbot):
    choose("mensen.vcf", CARDS.encode())
    before = titles(demo_shown, RecordKind.PERSON, terrain)
    press_import(tab_of(demo_shown, terrain, Tab.CONTACTS).persons)
    settled(demo_shown)
    dialog = dialog_of(ListImportDialog)
    assert [row.fate for row in dialog.model.rows] == [ListFate.WRONG, ListFate.NEW]
    assert "1 nieuw, 1 fout. 1 rij gaat niet mee" in dialog._counts.text()
    assert titles(demo_shown, RecordKind.PERSON, terrain) == before
    assert focused() is dialog.go
    press(Qt.Key.Key_Return)
    settled(demo_shown)
    assert titles(demo_shown, RecordKind.PERSON, terrain) == before | {"Roos Verzonnen"}
    activate(demo_shown, qtbot)
    press(Qt.Key.Key_Z, demo_shown, ctrl=True)
    assert titles(demo_shown, RecordKind.PERSON, terrain) == before


def test_actions_come_in_once_and_the_second_time_there_is_nothing_to_do(
    demo_shown, terrain, choose, settled
):
    choose("acties.xlsx", workbook([["Actie", "Voor"], ["Bomen tellen", "1-12-2026"]]))
    panel = tab_of(demo_shown, terrain, Tab.WORKGROUPS).actions_panel
    for fate, has_work in ((ListFate.NEW, True), (ListFate.SAME, False)):
        press_import(panel)
        settled(demo_shown)
        dialog = dialog_of(ListImportDialog)
        assert [row.fate for row in dialog.model.rows] == [fate]
        assert dialog.go.isEnabled() is has_work
        dialog.go.click()
        settled(demo_shown)
        if not has_work:
            dialog.reject()
        QApplication.processEvents()
    assert "Bomen tellen" in titles(demo_shown, RecordKind.ACTION, terrain)


@pytest.mark.parametrize(
    "refused",
    [(handmade('<row r="1048576"/>'), "rij 1.048.576"), (b"\x00\x01", "geen tekstbestand")],
    ids=["bomb", "no table"],
)
def test_a_file_that_is_refused_says_why_and_nothing_happens(
    demo_shown, terrain, choose, settled, refused
):
    content, words = refused
    choose("acties.xlsx", content)
    press_import(tab_of(demo_shown, terrain, Tab.WORKGROUPS).actions_panel)
    settled(demo_shown)
    dialog = dialog_of(ListImportDialog)
    assert words in dialog.trouble.text()
    assert not dialog.go.isEnabled()
    dialog.reject()
