"""The big screen by keys: it opens beside the sheet, turns its pages, and follows what is typed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from aanjager_app.models import entities as rows
from aanjager_app.services.sheets.columns import COLUMNS, Part
from aanjager_app.services.sheets.editing import CellEdit, set_cells
from aanjager_app.services.sheets.showing import SlideKind
from aanjager_app.services.sheets.variants import new_variant
from aanjager_app.services.terrains import list_terrains
from aanjager_app.views.navigation import Place, Screen, Tab
from aanjager_app.views.terrain.worksheet.showing import ShowWindow
from aanjager_app.views.tokens import NIGHT
from tests.views.keys import activate, focused, press, type_text


@pytest.fixture
def sheet(demo_shown, wilgen):
    demo_shown.desk.navigator.go(Place(Screen.TERRAIN, wilgen, Tab.WORKSHEET))
    return demo_shown.screens.page.tab.sheet


def big_screens():
    found = QApplication.topLevelWidgets()
    return [widget for widget in found if isinstance(widget, ShowWindow) and widget.isVisible()]


@pytest.fixture
def big(sheet, demo_shown, qtbot, settled):
    activate(demo_shown, qtbot)
    press(Qt.Key.Key_F5, demo_shown)
    qtbot.waitUntil(lambda: len(big_screens()) == 1)
    (window,) = big_screens()
    settled(demo_shown)  # the chances are drawn
    return window


def test_pages_turn_by_keys_and_a_number_leads_to_its_page(big):
    assert big.kind is SlideKind.ANSWER
    seen = []
    for _ in SlideKind:
        seen.append(big.kind)
        press(Qt.Key.Key_PageDown, big)
    assert seen == list(SlideKind)
    assert big.kind is SlideKind.LUCK  # at the end it stays
    press(Qt.Key.Key_Left, big)
    assert big.kind is SlideKind.EFFECTS
    press(Qt.Key.Key_2, big)
    assert big.kind is SlideKind.PARTIES
    assert big.slide.title.text() == "Wie betaalt, en wie heeft er wat aan?"
    assert big.slide.chart.isVisible()
    press(Qt.Key.Key_Home, big)
    assert big.kind is SlideKind.ANSWER


def test_b_makes_it_dark_and_any_turn_lights_it_again(big):
    press(Qt.Key.Key_B, big)
    assert big.dark.isVisible()
    middle = big.grab().toImage().pixelColor(big.width() // 2, big.height() // 2)
    assert middle.name() == NIGHT
    press(Qt.Key.Key_Right, big)
    assert not big.dark.isVisible()


def test_it_follows_what_is_typed_and_stays_on_its_page(big, sheet, demo_shown, qtbot, settled):
    press(Qt.Key.Key_4, big)
    before = big.slide.figures[0].accessibleName()
    view = sheet.views[Part.COSTS]
    activate(demo_shown, qtbot)
    names = [column.name for column in COLUMNS[Part.COSTS]]
    view.go_to(1, names.index("quantity"))
    press(Qt.Key.Key_F2, view)
    focused().selectAll()
    type_text("900")
    qtbot.waitUntil(lambda: big.slide.figures[0].accessibleName() != before)
    assert big.kind is SlideKind.MONEY
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: big.slide.figures[0].accessibleName() == before)
    settled(demo_shown)
    assert big.kind is SlideKind.MONEY


def all_pages(big):
    return repr([big._deck.slide(kind) for kind in big._deck.kinds])


def test_who_comes_while_it_is_on_is_kept_off_it(big, sheet, demo_shown, wilgen, settled):
    desk = demo_shown.desk
    store = desk.context.store
    edit = CellEdit(sheet.models[Part.COSTS].rows[0].id, "investment", "")
    named = CellEdit(edit.line, "label", "Idee van Wilhelmina Zandbergen")
    desk.tell(
        set_cells(store, desk.context.content, sheet.head.worksheet, Part.COSTS, [edit, named])
    )
    settled(demo_shown)
    assert "Idee van Wilhelmina" in all_pages(big)
    with store.write("Persoon toegevoegd") as work:
        work.session.add(rows.Person(terrain_id=wilgen, name="Wilhelmina Zandbergen"))
    desk.tell(work.change)
    settled(demo_shown)
    assert "Idee van" in all_pages(big)
    assert "Wilhelmina" not in all_pages(big)


def test_another_terrain_has_its_own_name_above_it(big, demo_shown, wilgen, settled):
    desk = demo_shown.desk
    others = [row for row in list_terrains(desk.context.store) if row.id != wilgen]
    made = new_variant(desk.context.store, others[0].id)
    desk.tell(made.change)
    desk.navigator.go(Place(Screen.TERRAIN, others[0].id, Tab.WORKSHEET))
    settled(demo_shown)
    assert big.windowTitle() == f"{others[0].name} op het grote scherm"
    assert others[0].name in big.foot.accessibleName()


def test_escape_closes_it_and_it_opens_again(big, demo_shown, qtbot, settled):
    press(Qt.Key.Key_Escape, big)
    qtbot.waitUntil(lambda: not big_screens())
    activate(demo_shown, qtbot)
    press(Qt.Key.Key_F5, demo_shown)
    qtbot.waitUntil(lambda: len(big_screens()) == 1)
    settled(demo_shown)


def test_closing_the_program_takes_it_along(big, demo_shown):
    demo_shown.close()
    assert not big_screens()
