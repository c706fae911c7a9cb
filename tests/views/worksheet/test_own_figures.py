"""A figure of one's own by keys: made, taken into the sheet, changed, told, thrown away."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu

from aanjager_app.services.sheets.columns import COLUMNS, Part
from aanjager_app.views.navigation import Place, Screen, Tab
from aanjager_app.views.terrain.worksheet.catalogue import BenefitDialog, CatalogueDialog
from aanjager_app.views.terrain.worksheet.own_figure import OwnFigureDialog
from aanjager_app.views.widgets.history_dialog import HistoryDialog
from tests.views.keys import activate, dialog_of, focused, press, type_text


@pytest.fixture
def sheet(demo_shown, wilgen):
    demo_shown.desk.navigator.go(Place(Screen.TERRAIN, wilgen, Tab.WORKSHEET))
    return demo_shown.screens.page.tab.sheet


def place(name, part=Part.COSTS):
    return [column.name for column in COLUMNS[part]].index(name)


def last(sheet, name, part=Part.COSTS):
    return sheet.models[part].rows[-1].cells[place(name, part)]


def open_catalogue(sheet, qtbot, kind=CatalogueDialog):
    sheet.tools.catalogue.setFocus()
    press(Qt.Key.Key_Return)
    dialog = dialog_of(kind)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    return dialog


def fill(form, **texts):
    for name, text in texts.items():
        control = form.editors[name].control
        control.setFocus()
        control.selectAll()
        type_text(text, control)


def test_a_figure_is_made_taken_changed_and_told(sheet, qtbot, demo_shown):
    catalogue = open_catalogue(sheet, qtbot)
    type_text("verlaagde band", catalogue.search)
    assert catalogue.model.rows == ()
    press(Qt.Key.Key_Return, catalogue.make)
    form = dialog_of(OwnFigureDialog)
    activate(form, qtbot)
    assert form.editors["name"].text == "verlaagde band"
    fill(form, name="Verlaagde band", unit="m", investment="95 (80-110)", upkeep="2")
    press(Qt.Key.Key_Return, form.keep)
    assert "Zonder bron" in form.editors["source_name"].trouble.text()
    assert focused() is form.editors["source_name"].control
    type_text("Offerte 114")
    fill(form, source_where="offerte-114.pdf")
    press(Qt.Key.Key_Return, form.keep)
    activate(catalogue, qtbot)
    assert (catalogue.row.name, catalogue.edit.isEnabled()) == ("Verlaagde band", True)
    assert "Offerte 114, offerte-114.pdf" in catalogue._source.text()
    press(Qt.Key.Key_Return, catalogue.table)
    activate(demo_shown, qtbot)
    assert last(sheet, "investment").text == "95 (80–110)"
    assert last(sheet, "source").text.startswith("eigen kental: Offerte 114")
    assert (sheet.view.currentIndex().column(), sheet._sheet.newer) == (place("quantity"), ())
    change_and_throw_away(sheet, qtbot)
    activate(demo_shown, qtbot)
    assert sheet._sheet.newer == ()  # what is in the bin says nothing any more
    press(Qt.Key.Key_Z, demo_shown, ctrl=True)
    assert last(sheet, "investment").text == "95 (80–110)"
    sheet.view.go_to(len(sheet.models[Part.COSTS].rows) - 1, place("investment"))
    said = sheet.tools.source.accessibleName()
    assert said.startswith("Je eigen kental is vernieuwd en zegt nu: aanschaf € 120 per m")
    assert "Verlaagde band" in sheet.outcome._notices.text()


def change_and_throw_away(sheet, qtbot):
    catalogue = open_catalogue(sheet, qtbot)
    catalogue.own_only.click()
    assert [row.name for row in catalogue.model.rows] == ["Verlaagde band"]
    catalogue.table.setFocus()
    press(Qt.Key.Key_F2)
    form = dialog_of(OwnFigureDialog)
    activate(form, qtbot)
    form.open_history()
    history = dialog_of(HistoryDialog)
    assert "Eigen kental" in {line.field_label for line in history._model.rows}
    press(Qt.Key.Key_Escape, history)
    activate(form, qtbot)
    fill(form, investment="120")
    press(Qt.Key.Key_Return, form.keep)
    activate(catalogue, qtbot)
    assert catalogue.row.investment == "€ 120 per m"
    press(Qt.Key.Key_Delete, catalogue.table)
    assert "prullenbak" in catalogue._source.text()
    assert catalogue.model.rows == ()
    press(Qt.Key.Key_Escape, catalogue)


@pytest.mark.qt_log_ignore("This plugin does not support")  # a menu, on the offscreen platform
def test_a_line_is_kept_as_a_figure_from_its_menu_and_its_button(sheet, qtbot, demo_shown):
    view = sheet.views[Part.COSTS]
    view.go_to(1, place("investment"))
    view.customContextMenuRequested.emit(QPoint(5, 5))
    menu = next(m for m in view.viewport().findChildren(QMenu) if m.isVisible())
    press(Qt.Key.Key_Down, menu)
    press(Qt.Key.Key_Return, menu)
    form = dialog_of(OwnFigureDialog)
    label = sheet.models[Part.COSTS].rows[1].cells[0].text
    assert form.editors["name"].text == label
    press(Qt.Key.Key_Escape, form)
    sheet.show_part(Part.BENEFITS.value)
    sheet.views[Part.BENEFITS].go_to(0, 0)
    press(Qt.Key.Key_Return, sheet.tools.keep)
    form = dialog_of(OwnFigureDialog)
    activate(form, qtbot)
    fill(form, source_name="Rapport", source_where="rapport.pdf", value="12")
    press(Qt.Key.Key_Return, form.keep)
    assert "bewaard" in demo_shown.notice.sentence
    activate(demo_shown, qtbot)
    dialog = open_catalogue(sheet, qtbot, BenefitDialog)
    dialog.own_only.click()
    assert dialog.row.own
    press(Qt.Key.Key_Return, dialog.table)
    assert last(sheet, "value", Part.BENEFITS).text == "12"


def test_the_filters_work_together_and_a_tree_asks_its_situation(sheet, qtbot):
    dialog = open_catalogue(sheet, qtbot)
    every = len(dialog.model.rows)
    for box, choice in (
        (dialog.effort, "Moeite: licht"),
        (dialog.place, "Eigen kavel of gebouw"),
    ):
        box.setFocus()
        box.setCurrentText(choice)
    names = {row.name for row in dialog.model.rows}
    assert {"Boom", "Nestkasten voor vogels, vleermuizen en insecten"} <= names
    assert "Wadi" not in names
    assert len(names) < every
    dialog.cost.setCurrentText("Laag: tot € 50 per eenheid".replace("€ ", "€\u00a0"))
    assert "Boom" not in {row.name for row in dialog.model.rows}
    for box in (dialog.effort, dialog.place, dialog.cost):
        box.setCurrentIndex(0)
    assert len(dialog.model.rows) == every
    type_text("boom", dialog.search)
    assert [row.name for row in dialog.model.rows] == ["Boom"]
    before = len(sheet.models[Part.COSTS].rows)
    press(Qt.Key.Key_Return, dialog.search)
    assert dialog.isVisible()
    assert "Kies eerst de situatie" in dialog._warning.text()
    assert focused() is dialog.situation
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    assert "VRO" in dialog._source.text()
    press(Qt.Key.Key_Return, dialog.add)
    assert len(sheet.models[Part.COSTS].rows) == before + 1
    assert last(sheet, "investment").text == "1.500"
