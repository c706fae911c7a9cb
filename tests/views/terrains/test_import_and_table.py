"""Terrains in: the wizard with the 27 real rows, by keys; and the table with its filters."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from aanjager_app.services.import_preview import Column
from aanjager_app.services.terrains import list_terrains
from aanjager_app.views.navigation import Place, Screen, Tab
from aanjager_app.views.terrains.import_wizard import wizard as wizard_module
from aanjager_app.views.terrains.import_wizard.wizard import ImportWizard
from tests.exchange.workbooks import handmade, workbook
from tests.views.keys import activate, dialog_of, focused, press, type_text

IBIS = Path(__file__).parents[2] / "data" / "ibis"


@pytest.fixture
def choose(monkeypatch):
    """The file that the system's own dialog would give."""

    def choose_file(path: Path) -> None:
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(path), ""))

    return choose_file


def open_wizard(window, qtbot) -> ImportWizard:
    activate(window, qtbot)
    press(Qt.Key.Key_I, window, ctrl=True)
    qtbot.waitUntil(
        lambda: any(isinstance(w, ImportWizard) for w in QApplication.topLevelWidgets())
    )
    return dialog_of(ImportWizard)


@pytest.fixture
def slow_import(monkeypatch):
    """An import that waits before it writes until it is told to go on."""
    reached, go_on = threading.Event(), threading.Event()
    real = wizard_module.import_terrains

    def import_terrains(*arguments, dry_run):
        if not dry_run:
            reached.set()
            go_on.wait(10)
        return real(*arguments, dry_run=dry_run)

    monkeypatch.setattr(wizard_module, "import_terrains", import_terrains)
    return reached, go_on


def test_an_import_that_is_being_written_is_not_dropped(shown, qtbot, settled, choose, slow_import):
    reached, go_on = slow_import
    choose(IBIS / "real_27_rows.csv")
    wizard = open_wizard(shown, qtbot)
    press(Qt.Key.Key_Return, wizard.file.button)
    settled(shown)
    press(Qt.Key.Key_Return)
    settled(shown)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(reached.is_set)
    press(Qt.Key.Key_Escape, wizard)
    assert wizard.isVisible()
    press(Qt.Key.Key_Return, wizard.back)
    assert "kan niet meer" in wizard._waiting._words.text()
    go_on.set()
    settled(shown)
    assert wizard.step == 3
    assert len(list_terrains(shown.desk.context.store)) == 27


def test_the_27_rows_come_in_by_keys_and_go_back_in_one_step(shown, qtbot, settled, choose):
    choose(IBIS / "real_27_rows.csv")
    wizard = open_wizard(shown, qtbot)
    press(Qt.Key.Key_Return, wizard.file.button)
    settled(shown)
    assert wizard.step == 1
    press(Qt.Key.Key_Return)  # the button that goes on has the focus
    settled(shown)
    assert wizard.step == 2
    assert list_terrains(shown.desk.context.store) == ()
    assert "27" in wizard.trial._chips.itemAt(0).widget().text()
    press(Qt.Key.Key_Return)
    settled(shown)
    assert wizard.step == 3
    rows = list_terrains(shown.desk.context.store)
    assert len(rows) == 27
    assert all(row.region and row.director_organisation for row in rows)
    press(Qt.Key.Key_Return)
    assert shown.desk.navigator.here.screen is Screen.TERRAINS
    assert len(shown.screens.page.model.rows) == 27
    activate(shown, qtbot)
    press(Qt.Key.Key_Z, shown, ctrl=True)
    assert list_terrains(shown.desk.context.store) == ()


def test_a_second_time_nothing_is_new_and_the_columns_are_remembered(shown, qtbot, settled, choose):
    choose(IBIS / "real_27_rows.csv")
    for expected in ("27 nieuw", "27 gelijk"):
        wizard = open_wizard(shown, qtbot)
        wizard.file.button.click()
        settled(shown)
        wizard.go_on()
        settled(shown)
        assert wizard.trial._chips.itemAt(0).widget().text() == expected
        if wizard.trial.has_work:
            wizard.go_on()
            settled(shown)
            wizard.go_on()
        else:
            assert not wizard.next.isEnabled()
            assert "eerder zo gekozen" in wizard.columns._about.text()
            wizard.reject()
        QApplication.processEvents()


def test_wrong_rows_are_listed_with_their_place_and_reason(shown, qtbot, settled, choose):
    choose(IBIS / "broken_rows.csv")
    wizard = open_wizard(shown, qtbot)
    wizard.file.button.click()
    settled(shown)
    wizard.go_on()
    settled(shown)
    model = wizard.trial.wrong
    lines = [[column.text(row) for column in model.columns] for row in model.rows]
    assert lines
    assert all(line[0].startswith("regel ") and line[3] for line in lines)
    wizard.reject()


def test_a_file_that_is_dropped_is_read_and_one_that_is_no_table_is_refused(
    shown, qtbot, settled, tmp_path
):
    wizard = open_wizard(shown, qtbot)
    wrong = tmp_path / "foto.csv"
    wrong.write_bytes(b"\xff\xd8\xff\x00\x01")
    for path in (wrong, IBIS / "two_years.csv"):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        wizard.file.dropEvent(
            QDropEvent(
                QPointF(5, 5), Qt.DropAction.CopyAction, data,
                Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
            )
        )  # fmt: skip
        settled(shown)
        if path is wrong:
            assert wizard.step == 0
            assert "foto.csv" in wizard._trouble.text()
    assert wizard.step == 1
    wizard.reject()


def test_without_a_column_that_is_needed_the_way_on_is_told(shown, qtbot, settled, choose):
    choose(IBIS / "real_27_rows.csv")
    wizard = open_wizard(shown, qtbot)
    wizard.file.button.click()
    settled(shown)
    wizard.columns.boxes[Column.RIN].setCurrentIndex(0)
    wizard.go_on()
    settled(shown)
    assert wizard.step == 1
    assert "RIN-nummer ontbreekt" in wizard._trouble.text()
    wizard.reject()


def test_a_workbook_with_columns_of_its_own_is_mapped_once_by_keys_and_remembered(
    shown, qtbot, settled, choose, tmp_path
):
    path = tmp_path / "gemeente.xlsx"
    rows = [["Stand november"], ["Nummer", "Benaming", "Bruto ha"], [12, "De Wilgen", 24.5]]
    path.write_bytes(workbook([["Toelichting"]], rows, titles=("Lees mij", "Lijst")))
    choose(path)
    wizard = open_wizard(shown, qtbot)
    press(Qt.Key.Key_Return, wizard.file.button)
    settled(shown)
    assert wizard.step == 1
    assert "blad “Lijst”: 1 rij, 3 kolommen" in wizard.columns._about.text()
    for field, title in ((Column.RIN, "Nummer"), (Column.NAME, "Benaming")):
        box = wizard.columns.boxes[field]
        box.setFocus()
        type_text(title, box)
        assert box.currentText() == title
    press(Qt.Key.Key_Return, wizard.next)
    settled(shown)
    press(Qt.Key.Key_Return)
    settled(shown)
    (row,) = list_terrains(shown.desk.context.store)
    assert (row.rin, row.name, str(row.gross_ha)) == ("12", "De Wilgen", "24.5")
    press(Qt.Key.Key_Return)
    again = open_wizard(shown, qtbot)
    press(Qt.Key.Key_Return, again.file.button)
    settled(shown)
    assert "eerder zo gekozen" in again.columns._about.text()
    press(Qt.Key.Key_Return, again.next)
    settled(shown)
    assert again.trial._chips.itemAt(0).widget().text() == "1 gelijk"
    again.reject()


def test_a_hostile_workbook_is_refused_and_the_wizard_stays_at_the_file(
    shown, qtbot, settled, choose, tmp_path
):
    path = tmp_path / "bom.xlsx"
    path.write_bytes(handmade('<row r="1"><c r="XFD1"><v>1</v></c></row>'))
    choose(path)
    wizard = open_wizard(shown, qtbot)
    press(Qt.Key.Key_Return, wizard.file.button)
    settled(shown)
    assert wizard.step == 0
    assert "kolom XFD" in wizard._trouble.text()
    wizard.reject()


@pytest.fixture
def page(demo_shown):
    demo_shown.desk.navigator.go(Place(Screen.TERRAINS))
    return demo_shown.screens.page


def names(page):
    return [row.name for row in page.model.rows]


def test_searching_while_typing_and_clearing(page, demo_shown, qtbot):
    press(Qt.Key.Key_F, demo_shown, ctrl=True)
    type_text("kanaal")
    qtbot.waitUntil(lambda: names(page) == ["Kanaalpark Noord"])
    assert page._count.text() == "1 van 5 terreinen"
    type_text("zzz")
    qtbot.waitUntil(lambda: not names(page))
    assert page._none.isVisible()
    press(Qt.Key.Key_Return, page._none.button)
    assert len(names(page)) == 5


def test_a_filter_by_phase_keeps_what_fits(page):
    action = next(a for a, v in page.filters.phase._values.items() if v == 3)
    action.trigger()
    assert names(page) == ["De Wilgen"]
    assert page.filters.phase.text().startswith("Fase (1)")


def test_sorting_a_column_of_numbers_sorts_numbers_and_leaves_unknown_last(page):
    page.table.sortByColumn(4, Qt.SortOrder.DescendingOrder)
    areas = [row.gross_ha for row in page.model.rows if row.gross_ha is not None]
    assert areas == sorted(areas, reverse=True)


def test_enter_opens_the_terrain(page, demo_shown):
    page.table.setFocus()
    page.table.selectRow(names(page).index("Zandhoek"))
    press(Qt.Key.Key_Return, page.table)
    here = demo_shown.desk.navigator.here
    assert here.tab is Tab.OVERVIEW
    assert demo_shown.windowTitle().startswith("Zandhoek")


def test_copying_gives_what_excel_takes_and_no_formula(page, demo_shown):
    page.copy.setFocus()
    press(Qt.Key.Key_Return)
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0].split("\t")[0] == "Naam"
    assert len(lines) == 6
    assert not any(cell.startswith("=") for line in lines for cell in line.split("\t"))
    page.table.selectRow(0)
    press(Qt.Key.Key_C, page.table, ctrl=True)
    assert len(QApplication.clipboard().text().splitlines()) == 1


def test_a_terrain_added_by_hand_asks_for_its_name(page, demo_shown):
    before = len(names(page))
    button = next(b for b in page.findChildren(type(page.copy)) if b.text() == "Terrein toevoegen")
    press(Qt.Key.Key_Return, button)
    assert len(list_terrains(demo_shown.desk.context.store)) == before + 1
    assert demo_shown.desk.navigator.here.tab is Tab.AREA
    assert focused().accessibleName() == "Naam"
