"""The worksheet by keys: type, mistake, paste with a mistake, catalogue, undo in one step."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from aanjager_app.domain.errors import EnvironmentProblem
from aanjager_app.services.sheets.columns import COLUMNS, Part, column_of
from aanjager_app.services.terrains import list_terrains
from aanjager_app.views.navigation import Place, Screen, Tab
from aanjager_app.views.terrain.worksheet import sheet_part
from aanjager_app.views.terrain.worksheet.catalogue import CatalogueDialog
from aanjager_app.views.terrain.worksheet.paste_dialog import PasteDialog
from tests.views.keys import activate, dialog_of, focused, press, type_text


@pytest.fixture
def sheet(demo_shown, wilgen):
    demo_shown.desk.navigator.go(Place(Screen.TERRAIN, wilgen, Tab.WORKSHEET))
    return demo_shown.screens.page.tab.sheet


def place(name: str, part: Part = Part.COSTS) -> int:
    columns = [column.name for column in sheet_columns(part)]
    return columns.index(name)


def sheet_columns(part):
    return COLUMNS[part]


def enter():
    """Enter in the editor of a cell; the delegate commits after the key was handled."""
    press(Qt.Key.Key_Return)
    QApplication.processEvents()


def cell(sheet, row, name, part=Part.COSTS):
    return sheet.models[part].rows[row].cells[place(name, part)]


def outcome(sheet):
    return {words.text(): amount.text() for words, amount in sheet.outcome._labels}


def test_typing_in_a_cell_recalculates_and_enter_goes_down(sheet):
    before = outcome(sheet)["Netto contante waarde"]
    view = sheet.views[Part.COSTS]
    view.go_to(1, place("quantity"))
    type_text("5", view)  # opens the editor, which takes what follows
    type_text("00")
    enter()
    assert cell(sheet, 1, "quantity").text == "500"
    assert view.currentIndex().row() == 2
    assert outcome(sheet)["Netto contante waarde"] != before
    assert cell(sheet, 1, "pv").text.replace("\u00a0", " ") == "−€ 67.059"


def test_f2_edits_and_escape_leaves_it_as_it_was(sheet):
    view = sheet.views[Part.COSTS]
    view.go_to(1, place("quantity"))
    press(Qt.Key.Key_F2, view)
    assert focused().text() == "400"
    type_text("9")
    press(Qt.Key.Key_Escape)
    assert cell(sheet, 1, "quantity").text == "400"


def test_the_outcome_follows_each_key_and_escape_leaves_it_as_it_was(sheet, qtbot, demo_shown):
    before = outcome(sheet)
    kept = sheet.models[Part.COSTS].rows
    view = sheet.views[Part.COSTS]
    computed = sheet.models[Part.COSTS].index(1, place("pv"))
    view.go_to(1, place("quantity"))
    press(Qt.Key.Key_F2, view)
    focused().selectAll()
    type_text("50")
    qtbot.waitUntil(lambda: outcome(sheet) != before)
    first = outcome(sheet)
    type_text("0")
    qtbot.waitUntil(lambda: outcome(sheet) not in (before, first))
    assert computed.data().replace("\u00a0", " ") == "−€ 67.059"
    assert "Enter bewaart" in sheet.tools.source.accessibleName()
    assert sheet.models[Part.COSTS].rows == kept
    type_text("x")  # no figure any more: what is kept stands there
    qtbot.waitUntil(lambda: outcome(sheet) == before)
    press(Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: outcome(sheet) != before)
    press(Qt.Key.Key_Escape)
    assert outcome(sheet) == before
    assert computed.data() == kept[1].cells[place("pv")].text
    assert sheet.models[Part.COSTS].rows == kept


def test_ctrl_enter_puts_what_is_typed_in_all_selected_cells_in_one_step(sheet, qtbot, demo_shown):
    model, view = sheet.models[Part.COSTS], sheet.views[Part.COSTS]
    before = model.rows
    view.go_to(0, place("lifetime"))
    for _ in range(3):
        press(Qt.Key.Key_Down, view, shift=True)
    type_text("1", view)
    type_text("8")
    press(Qt.Key.Key_Return, ctrl=True)
    assert [row.cells[place("lifetime")].text for row in model.rows[:4]] == ["18"] * 4
    assert model.rows[4] == before[4]
    activate(demo_shown, qtbot)
    press(Qt.Key.Key_Z, demo_shown, ctrl=True)
    assert model.rows == before


def test_ctrl_enter_keeps_what_is_typed_in_a_cell_that_is_not_selected(sheet):
    view = sheet.views[Part.COSTS]
    view.go_to(1, place("quantity"))
    view.selectionModel().clearSelection()
    press(Qt.Key.Key_F2, view)
    focused().selectAll()
    type_text("901")
    press(Qt.Key.Key_Return, ctrl=True)
    assert cell(sheet, 1, "quantity").text == "901"


def test_a_disk_that_is_full_is_told_when_several_cells_are_set(sheet, demo_shown, monkeypatch):
    def full(*_):
        raise EnvironmentProblem("disk_full", "De schijf is vol.")

    monkeypatch.setattr(sheet_part, "set_cells", full)
    told = []
    monkeypatch.setattr(type(demo_shown.desk.notices), "fail", lambda _, error: told.append(error))
    view = sheet.views[Part.COSTS]
    view.go_to(1, place("upkeep"))
    press(Qt.Key.Key_Delete, view)
    assert [str(error) for error in told] == ["De schijf is vol."]


def test_ctrl_enter_with_a_mistake_changes_no_cell(sheet):
    model, view = sheet.models[Part.COSTS], sheet.views[Part.COSTS]
    before = model.rows
    view.go_to(0, place("quantity"))
    press(Qt.Key.Key_Down, view, shift=True)
    type_text("v", view)
    type_text("eel")
    press(Qt.Key.Key_Return, ctrl=True)
    assert model.rows == before
    assert "veel" in sheet.trouble.text()


def test_a_mistake_is_told_and_what_was_typed_is_kept_to_be_mended(sheet, qtbot):
    view = sheet.views[Part.COSTS]
    view.go_to(1, place("payers"))
    press(Qt.Key.Key_F2, view)
    focused().selectAll()
    type_text("Gemeente 60")
    press(Qt.Key.Key_Tab)
    assert "60 %" in sheet.trouble.text()
    assert "60" in cell(sheet, 1, "payers").text
    assert "40" in cell(sheet, 1, "payers").text
    # what was typed stands there again, to be mended
    qtbot.waitUntil(lambda: getattr(focused(), "text", str)() == "Gemeente 60")
    assert (view.currentIndex().row(), view.currentIndex().column()) == (1, place("payers"))
    type_text("; Provincie 40")
    press(Qt.Key.Key_Tab)
    assert cell(sheet, 1, "payers").edit == "Gemeente Voorbeeldstad 60 · Provincie 40"
    assert not sheet.trouble.isVisible()


def test_shares_and_ranges_are_read_as_they_are_shown(sheet):
    view = sheet.views[Part.COSTS]
    for name, text in (
        ("payers", "Waterschap Voorbeeldwater 25 · Provincie 75"),
        ("investment", "120 (100–145)"),
        ("upkeep", "1–2"),
        ("vat", "9 %"),
    ):
        view.go_to(2, place(name))
        press(Qt.Key.Key_F2, view)
        focused().selectAll()
        type_text(text)
        enter()
        shown = cell(sheet, 2, name).edit.replace("\u00a0", " ")
        assert shown == text


def test_emptying_a_price_marks_it_missing_and_the_chip_leads_there(sheet):
    view = sheet.views[Part.COSTS]
    view.go_to(1, place("investment"))
    press(Qt.Key.Key_Delete, view)
    found = cell(sheet, 1, "investment")
    assert (found.text, found.missing) == ("ontbreekt", True)
    assert cell(sheet, 1, "pv").text == "onvolledig"
    assert "onvolledig" in next(iter(outcome(sheet)))
    view.go_to(4, 0)
    press(Qt.Key.Key_Return, sheet.head.missing)
    assert (view.currentIndex().row(), view.currentIndex().column()) == (1, place("investment"))


def test_a_block_with_a_mistake_is_shown_mended_pasted_and_undone_in_one_step(
    sheet, demo_shown, qtbot
):
    model = sheet.models[Part.COSTS]
    before = model.rows
    view = sheet.views[Part.COSTS]
    view.go_to(5, 0)
    QApplication.clipboard().setText(
        "Bomen\t12\tstuk\nHaag\tveel\tm\nGras\t1.500\tm2\nWadi\t40\tm3"
    )
    press(Qt.Key.Key_V, view, ctrl=True)
    dialog = dialog_of(PasteDialog)
    assert not dialog.paste.isEnabled()
    assert "Regel 2, Aantal" in dialog._first.text()
    dialog.table.item(1, 1).setText("30")
    assert dialog.paste.isEnabled()
    press(Qt.Key.Key_Return, dialog.paste)
    assert len(model.rows) == len(before) + 2
    assert [row.cells[0].text for row in model.rows[5:9]] == ["Bomen", "Haag", "Gras", "Wadi"]
    assert cell(sheet, 7, "quantity").text == "1.500"
    activate(demo_shown, qtbot)
    press(Qt.Key.Key_Z, demo_shown, ctrl=True)
    assert model.rows == before


def test_a_heading_stays_behind_and_a_row_is_left_out(sheet, demo_shown, qtbot):
    model = sheet.models[Part.COSTS]
    view = sheet.views[Part.COSTS]
    kept = len(model.rows) - 1
    view.go_to(kept, 0)
    text = "Wat\tHoeveel\tEenheid\nBomen\t12\tstuk\nTotaal\tsamen\t\nHaag\t30\tm"
    QApplication.clipboard().setText(text)
    press(Qt.Key.Key_V, view, ctrl=True)
    dialog = dialog_of(PasteDialog)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    assert dialog.heading.isChecked()
    assert [row[0] for row in dialog.block] == ["Bomen", "Totaal", "Haag"]
    press(Qt.Key.Key_Space, dialog.heading)
    assert dialog.block[0] == ("Wat", "Hoeveel", "Eenheid")
    press(Qt.Key.Key_Space, dialog.heading)
    dialog.table.setCurrentCell(1, 1)
    assert "Regel 2, Aantal" in dialog._first.text()
    press(Qt.Key.Key_Return, dialog.leave_out)
    assert dialog.paste.isEnabled()
    press(Qt.Key.Key_Return, dialog.paste)
    assert [row.cells[0].text for row in model.rows[kept:]] == ["Bomen", "Haag"]


def test_a_measure_is_chosen_from_the_catalogue_by_keys_with_its_source(sheet, qtbot):
    sheet.tools.catalogue.setFocus()
    press(Qt.Key.Key_Return)
    dialog = dialog_of(CatalogueDialog)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    type_text("gevelgroen", dialog.search)
    assert [row.name for row in dialog.model.rows] == ["Gevelgroen"]
    assert "RVO" in dialog._source.text()
    press(Qt.Key.Key_Return, dialog.search)
    last = sheet.models[Part.COSTS].rows[-1]
    texts = {c.name: v for c, v in zip(sheet_columns(Part.COSTS), last.cells, strict=True)}
    assert texts["label"].text == "Gevelgroen"
    assert texts["investment"].text == "378"
    assert "RVO" in texts["source"].text
    assert texts["quantity"].missing
    assert sheet.view.currentIndex().column() == place("quantity")


def test_the_selection_is_summed_and_copied(sheet):
    view = sheet.views[Part.COSTS]
    view.go_to(1, place("quantity"))
    press(Qt.Key.Key_Down, view, shift=True)
    assert sheet.tools.sum.text() == "Som 424   Aantal 2"
    press(Qt.Key.Key_C, view, ctrl=True)
    assert QApplication.clipboard().text() == "400\n24"


def test_lines_are_added_and_taken_out(sheet):
    sheet.sections.show_part(sheet.views[Part.BENEFITS])
    before = len(sheet.models[Part.BENEFITS].rows)
    press(Qt.Key.Key_Return, sheet.tools.add)
    assert len(sheet.models[Part.BENEFITS].rows) == before + 1
    focused().selectAll()
    type_text("Schonere lucht")
    enter()
    assert cell(sheet, before, "label", Part.BENEFITS).text == "Schonere lucht"
    sheet.views[Part.BENEFITS].go_to(before, 0)
    press(Qt.Key.Key_Return, sheet.tools.take_out)
    assert len(sheet.models[Part.BENEFITS].rows) == before


def test_a_terrain_without_a_worksheet_gets_one_with_one_button(demo_shown):
    rows = list_terrains(demo_shown.desk.context.store)
    molen = next(row.id for row in rows if row.name == "De Molenkamp")
    demo_shown.desk.navigator.go(Place(Screen.TERRAIN, molen, Tab.WORKSHEET))
    tab = demo_shown.screens.page.tab
    press(Qt.Key.Key_Return, tab._empty.button)
    assert tab.sheet.isVisible()
    assert "2026" in tab.sheet.head._about.accessibleName()
    assert tab.sheet.head.variants.currentText() == "Variant A"


def test_every_column_has_its_name():
    assert column_of(Part.TRANSFERS, "amount").title == "Bedrag"
    with pytest.raises(KeyError):
        column_of(Part.COSTS, "bestaat niet")
