"""Lines of the worksheet by keys: benefits, depth, moving, filling down, an empty terrain."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from aanjager_app.content import resources
from aanjager_app.services.sheets.columns import COLUMNS, Part
from aanjager_app.services.sheets.places import read_places
from aanjager_app.services.terrains import list_terrains
from aanjager_app.views.navigation import Place, Screen, Tab
from aanjager_app.views.terrain.worksheet.catalogue import BenefitDialog, CatalogueDialog
from aanjager_app.views.terrain.worksheet.luck import LuckDialog
from aanjager_app.views.terrain.worksheet.settings import SheetSettings
from aanjager_app.views.tokens import Size
from tests.views.keys import activate, dialog_of, focused, press, type_text

DEMO = resources() / "demo" / "de-wilgen-variant-a.json"


@pytest.fixture
def sheet(demo_shown, wilgen):
    demo_shown.desk.navigator.go(Place(Screen.TERRAIN, wilgen, Tab.WORKSHEET))
    return demo_shown.screens.page.tab.sheet


@pytest.fixture
def bare(demo_shown):
    """The tab of a terrain that has no worksheet."""
    rows = list_terrains(demo_shown.desk.context.store)
    for row in rows:
        demo_shown.desk.navigator.go(Place(Screen.TERRAIN, row.id, Tab.WORKSHEET))
        tab = demo_shown.screens.page.tab
        if not tab.sheet.isVisible():
            return tab
    raise AssertionError("every terrain of the demo has a worksheet")


def place(name, part=Part.COSTS):
    return [column.name for column in COLUMNS[part]].index(name)


def texts(sheet, name, part=Part.COSTS):
    return [row.cells[place(name, part)].edit for row in sheet.models[part].rows]


def test_a_benefit_is_chosen_from_the_catalogue_and_switched_off(sheet, qtbot, demo_shown):
    sheet.show_part(Part.BENEFITS.value)
    sheet.tools.catalogue.setFocus()
    press(Qt.Key.Key_Return)
    dialog = dialog_of(BenefitDialog)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    type_text("groen dak", dialog.search)
    assert "%" in dialog.row.value
    press(Qt.Key.Key_Return, dialog.search)
    activate(demo_shown, qtbot)
    view = sheet.views[Part.BENEFITS]
    row = len(sheet.models[Part.BENEFITS].rows) - 1
    assert (view.currentIndex().row(), view.currentIndex().column()) == (row, 1)
    assert sheet.models[Part.BENEFITS].rows[row].cells[place("value", Part.BENEFITS)].missing
    view.go_to(row, place("counted", Part.BENEFITS))
    press(Qt.Key.Key_F2, view)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    QApplication.processEvents()
    assert texts(sheet, "counted", Part.BENEFITS)[row] == "nee"


def test_a_wadi_asks_for_its_depth(sheet, qtbot):
    sheet.open_catalogue()
    dialog = dialog_of(CatalogueDialog)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    assert not dialog.metres.isVisible() or dialog.row.needs
    type_text("wadi", dialog.search)
    assert dialog.metres.isVisible()
    dialog.metres.setFocus()
    type_text("diep")
    press(Qt.Key.Key_Return, dialog.metres)
    assert "geen getal" in dialog._warning.text()
    assert dialog.isVisible()
    type_text("0,3")
    press(Qt.Key.Key_Return, dialog.metres)
    assert texts(sheet, "upkeep")[-1] == "1,23"


def test_a_measure_lies_in_a_sub_area_or_on_a_plot_of_the_terrain(sheet, demo_shown, wilgen):
    store = demo_shown.desk.context.store
    places = read_places(store, wilgen)
    assert places
    view = sheet.views[Part.COSTS]
    view.go_to(1, place("place"))
    press(Qt.Key.Key_F2, view)
    box = focused()
    offered = [box.itemText(number) for number in range(box.count())]
    assert set(places) < set(offered)
    box.setCurrentIndex(offered.index(places[0]))
    press(Qt.Key.Key_Return)
    QApplication.processEvents()
    assert texts(sheet, "place")[1] == places[0]


def test_a_line_moves_with_alt_and_the_cursor_goes_along(sheet, demo_shown):
    before = texts(sheet, "label")
    view = sheet.views[Part.COSTS]
    view.go_to(1, place("quantity"))
    press(Qt.Key.Key_Down, view, alt=True)
    assert texts(sheet, "label")[1:3] == [before[2], before[1]]
    assert (view.currentIndex().row(), view.currentIndex().column()) == (2, place("quantity"))
    press(Qt.Key.Key_Up, view, alt=True)
    press(Qt.Key.Key_Up, view, alt=True)
    assert texts(sheet, "label")[:2] == [before[1], before[0]]
    for _ in range(3):
        press(Qt.Key.Key_Z, demo_shown, ctrl=True)
    assert texts(sheet, "label") == before


def test_ctrl_d_repeats_the_top_cell_in_one_step(sheet, demo_shown):
    before = texts(sheet, "payers")
    view = sheet.views[Part.COSTS]
    view.go_to(1, place("payers"))
    press(Qt.Key.Key_Down, view, shift=True)
    press(Qt.Key.Key_Down, view, shift=True)
    press(Qt.Key.Key_D, view, ctrl=True)
    assert texts(sheet, "payers")[1:4] == [before[1]] * 3
    press(Qt.Key.Key_Z, demo_shown, ctrl=True)
    assert texts(sheet, "payers") == before


def test_one_cell_is_pasted_at_once_and_a_mistake_is_told(sheet, demo_shown):
    view = sheet.views[Part.COSTS]
    view.go_to(1, place("quantity"))
    QApplication.clipboard().setText("612\n")
    press(Qt.Key.Key_V, view, ctrl=True)
    assert texts(sheet, "quantity")[1] == "612"
    QApplication.clipboard().setText("veel")
    press(Qt.Key.Key_V, view, ctrl=True)
    assert "geen getal" in demo_shown.notice.sentence
    assert texts(sheet, "quantity")[1] == "612"


def test_delete_on_a_whole_line_keeps_what_must_be_filled(sheet, demo_shown):
    before = [cell.edit for cell in sheet.models[Part.COSTS].rows[1].cells]
    view = sheet.views[Part.COSTS]
    view.selectRow(1)
    press(Qt.Key.Key_Delete, view)
    assert texts(sheet, "label")[1] == before[0]
    assert (texts(sheet, "quantity")[1], texts(sheet, "payers")[1]) == ("", "")
    press(Qt.Key.Key_Z, demo_shown, ctrl=True)
    assert [cell.edit for cell in sheet.models[Part.COSTS].rows[1].cells] == before


def test_what_is_copied_fits_back_without_a_change(sheet):
    view = sheet.views[Part.COSTS]
    view.go_to(1, place("quantity"))
    for _ in range(5):
        press(Qt.Key.Key_Right, view, shift=True)
    press(Qt.Key.Key_C, view, ctrl=True)
    copied = QApplication.clipboard().text()
    assert copied.split("\t")[4] == texts(sheet, "payers")[1]


def test_the_line_under_the_sheet_says_where_a_figure_comes_from(sheet):
    view = sheet.views[Part.COSTS]
    view.go_to(1, place("investment"))
    assert sheet.tools.source.accessibleName().startswith("Bron: RVO")
    view.go_to(1, place("pv"))
    assert "2,25" in sheet.tools.source.accessibleName()


def test_names_stay_in_sight_while_one_looks_to_the_right(sheet):
    view = sheet.views[Part.COSTS]
    names = view.frozen
    view.go_to(2, 0)
    assert not names.isVisible()
    view.go_to(2, place("source"))
    assert names.isVisible()
    assert names.indexAt(QPoint(5, Size.ROW * 2 + 5)).data() == texts(sheet, "label")[2]
    assert names.width() == view.columnWidth(0)
    view.go_to(2, 0)
    assert not names.isVisible()
    assert view.hasFocus()


def test_a_terrain_without_a_worksheet_makes_one_with_one_key(bare):
    bare._empty.button.setFocus()
    press(Qt.Key.Key_Return)
    assert bare.sheet.isVisible()
    assert "discontovoet" in bare.sheet.head._about.accessibleName()
    press(Qt.Key.Key_Return, bare.sheet.tools.add)
    assert focused().text() == "Nieuwe maatregel"


def test_a_worksheet_comes_from_a_file_and_a_wrong_file_is_told(
    bare, demo_shown, tmp_path, monkeypatch
):
    wrong = tmp_path / "fout.json"
    wrong.write_text("[]")
    answers = iter([str(wrong), str(DEMO)])
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (next(answers), ""))
    press(Qt.Key.Key_Return, bare.bring_in)
    assert "fout.json" in demo_shown.notice.sentence
    press(Qt.Key.Key_Return, bare.bring_in)
    assert bare.sheet.head.variants.currentText() == "Variant A: entree en wadi"
    press(Qt.Key.Key_Z, demo_shown, ctrl=True)
    assert not bare.sheet.isVisible()


def test_a_party_without_a_name_never_takes_that_of_the_next(sheet, qtbot):
    sheet.head._open_settings()
    dialog = dialog_of(SheetSettings)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    before = sheet._sheet.party_names
    dialog.parties[1].setFocus()
    dialog.parties[1].selectAll()
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_Tab)
    assert sheet._sheet.party_names == before
    assert "eigen naam" in dialog.trouble.text()
    dialog.parties[1].setFocus()
    type_text("Gemeente Elders")
    press(Qt.Key.Key_Tab)
    assert not dialog.trouble.isVisible()
    dialog._add_party()
    type_text("Bewoners")
    press(Qt.Key.Key_Tab)
    assert sheet._sheet.party_names == (before[0], "Gemeente Elders", *before[2:], "Bewoners")


def test_what_if_it_disappoints_is_one_key_away_and_has_its_tables(
    sheet, demo_shown, settled, qtbot
):
    press(Qt.Key.Key_Return, sheet.outcome._figures.link)
    dialog = dialog_of(LuckDialog)
    settled(demo_shown)
    assert "9 van de 10" in dialog._words.text()
    assert dialog.chances.rows[0].name == "Het hele plan"
    assert dialog._histogram.isVisible()
    dialog.sections.choose(1)
    QApplication.processEvents()
    assert dialog._tornado.isVisible()
    assert not dialog._tornado.grab().isNull()
    assert len(dialog.swings.rows) > 3
    press(Qt.Key.Key_Escape, dialog)
    assert not dialog.isVisible()


def test_closing_while_it_draws_is_no_trouble(sheet, demo_shown, settled):
    press(Qt.Key.Key_Return, sheet.outcome._figures.link)
    press(Qt.Key.Key_Escape, dialog_of(LuckDialog))
    settled(demo_shown)
    assert demo_shown.notice.isHidden()
