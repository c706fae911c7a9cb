"""What is made ready after the start: nothing that is seen changes, and it stops when asked."""

import pytest
from PySide6.QtCore import Qt

from aanjager_app.domain.errors import DomainError
from aanjager_app.services.terrains import list_terrains
from aanjager_app.views import warming
from aanjager_app.views.navigation import Place, Screen, Tab
from aanjager_app.views.terrain.page import TerrainPage
from aanjager_app.views.warming import Warmer
from tests.views.keys import press


@pytest.fixture
def warm(qtbot):
    def start(window):
        warmer = Warmer(window)
        warmer.start()
        qtbot.waitUntil(lambda: warmer.is_at_work, timeout=20_000)
        qtbot.waitUntil(lambda: not warmer.is_at_work, timeout=20_000)
        return warmer

    return start


def made_tabs(window) -> set[Tab]:
    pages = [page for page in window.screens._pages.values() if isinstance(page, TerrainPage)]
    return {tab for page in pages for tab in page._tabs}


def test_every_tab_is_made_and_the_window_stays_as_it_was(demo_shown, warm):
    before = demo_shown.focusWidget()
    assert made_tabs(demo_shown) == set()
    warm(demo_shown)
    assert made_tabs(demo_shown) == set(Tab)
    assert demo_shown.desk.navigator.here.screen is Screen.START
    assert demo_shown.screens.page.isVisible()
    assert demo_shown.focusWidget() is before


def test_a_terrain_that_is_open_stays_on_its_tab_with_what_was_typed(demo_shown, warm, wilgen):
    demo_shown.desk.navigator.go(Place(Screen.TERRAIN, wilgen, Tab.AREA, topic="name"))
    tab = demo_shown.screens.page.tab
    editor = tab.facts.form.editors["name"]
    press(Qt.Key.Key_X, editor.control)
    warm(demo_shown)
    assert demo_shown.screens.page.tab is tab
    assert editor.text == "x"
    assert editor.control.hasFocus()


def test_tabs_that_were_made_ready_show_the_terrain_that_is_opened(demo_shown, warm, settled):
    warm(demo_shown)
    for row in list_terrains(demo_shown.desk.context.store):
        for tab in (Tab.OVERVIEW, Tab.AREA, Tab.DOCUMENTS):
            demo_shown.desk.navigator.go(Place(Screen.TERRAIN, row.id, tab))
            assert demo_shown.screens.page.tab.terrain == row.id
    demo_shown.desk.navigator.go(Place(Screen.TERRAINS))
    settled(demo_shown)
    assert len(demo_shown.screens.page.model.rows) == 5


def test_what_can_not_be_read_is_not_told_before_it_is_asked_for(
    demo_shown, warm, wilgen, monkeypatch
):
    def broken(*_):
        raise DomainError("broken", "Dit terrein is stuk.")

    demo_shown.desk.navigator.go(Place(Screen.TERRAIN, wilgen, Tab.HISTORY))
    monkeypatch.setattr(warming, "read_chain", broken)
    warm(demo_shown)
    assert "stuk" not in demo_shown.notice.sentence
    assert made_tabs(demo_shown) == set(Tab)


def test_it_stops_when_the_window_closes(demo_shown, qtbot):
    warmer = Warmer(demo_shown)
    warmer.start()
    qtbot.waitUntil(lambda: warmer.is_at_work, timeout=20_000)
    warmer.stop()
    assert not warmer.is_at_work
    assert made_tabs(demo_shown) < set(Tab)
