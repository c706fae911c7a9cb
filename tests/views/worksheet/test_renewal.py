"""A renewed figure, by keys: Start names the worksheet, its line takes the new value, one undo."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu

from aanjager_app.domain.vocabulary import FigureKind
from aanjager_app.services.sheets.catalogue import add_own
from aanjager_app.services.sheets.columns import Part
from aanjager_app.services.sheets.own_figures import save_figure
from aanjager_app.services.sheets.reading import read_variants
from aanjager_app.views.navigation import Place, Screen, Tab
from aanjager_app.views.widgets.buttons import LinkButton
from tests.views.keys import activate, press

KERB = {
    "name": "Verlaagde band",
    "unit": "m",
    "investment": "95",
    "vat_basis": "including",
    "vat_pct": "21",
    "price_year": "2024",
    "source_name": "Offerte 114",
    "source_where": "offerte-114.pdf",
    "checked_on": "2-2-2026",
}


@pytest.fixture
def renewed(demo_shown, wilgen):
    """A worksheet with a line from a figure of one's own, which costs more now."""
    desk = demo_shown.desk
    store, content = desk.context.store, desk.context.content
    key = read_variants(store, wilgen)[0].id
    figure = save_figure(store, content, FigureKind.MEASURE, KERB, None)
    add_own(store, content, key, figure.id)
    changed = {**KERB, "investment": "120"}
    desk.tell(save_figure(store, content, FigureKind.MEASURE, changed, figure.id).change)
    return demo_shown


def links(window):
    card = window.screens.page.outdated
    return [link for link in card.findChildren(LinkButton) if link.isVisible()]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # a menu, off the screen
def test_start_leads_to_the_worksheet_and_its_line_takes_the_new_value(renewed, qtbot):
    (link,) = links(renewed)
    assert link.text() == "De Wilgen, Variant A: entree en wadi: 1 regel"
    press(Qt.Key.Key_Return, link)
    sheet = renewed.screens.page.tab.sheet
    assert sheet._sheet.newer == ("Verlaagde band",)
    assert "Shift+F10" in sheet.models[Part.COSTS].rows[-1].cells[3].note
    sheet.view.go_to(len(sheet.models[Part.COSTS].rows) - 1, 0)
    press(Qt.Key.Key_F10, sheet.view, shift=True)
    menu = next(m for m in QApplication.topLevelWidgets() if isinstance(m, QMenu) and m.isVisible())
    assert menu.actions()[0].text().startswith("Neem over wat er nu staat: aanschaf € 120")
    press(Qt.Key.Key_Down, menu)
    press(Qt.Key.Key_Return, menu)
    assert sheet.models[Part.COSTS].rows[-1].cells[3].text == "120"
    assert sheet._sheet.newer == ()
    activate(renewed, qtbot)
    press(Qt.Key.Key_Z, renewed, ctrl=True)
    assert sheet.models[Part.COSTS].rows[-1].cells[3].text == "95"
    renewed.desk.navigator.go(Place(Screen.START))
    qtbot.waitUntil(lambda: len(links(renewed)) == 1)


def test_without_renewed_figures_start_says_nothing_of_them(demo_shown):
    assert not demo_shown.screens.page.outdated.isVisible()
    assert demo_shown.desk.navigator.here.tab is not Tab.WORKSHEET
