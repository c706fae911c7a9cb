"""The palette: type, arrows, Enter; what is found leads to its record, and nothing is told too."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from aanjager_app.services.records import RecordKind, list_records
from aanjager_app.services.terrains import list_terrains
from aanjager_app.views.navigation import Place, Screen, Tab
from aanjager_app.views.shell.palette import Palette
from aanjager_app.views.widgets.panels import RecordPanel
from tests.views.keys import activate, dialog_of, press, type_text


@pytest.fixture
def find(demo_shown, qtbot):
    """Opens the palette by its key, types, and waits for what comes."""

    def look_for(words: str) -> Palette:
        press(Qt.Key.Key_K, demo_shown, ctrl=True)
        palette = dialog_of(Palette)
        type_text(words, palette.box)
        qtbot.waitUntil(lambda: not palette._timer.isActive())
        return palette

    return look_for


def _choose(palette: Palette, wanted) -> None:
    """Go down to a line with the arrows and press Enter."""
    numbers = [n for n, choice in enumerate(palette.choices) if wanted(choice)]
    assert numbers, [(choice.title, choice.about) for choice in palette.choices]
    for _ in range(numbers[0]):
        press(Qt.Key.Key_Down, palette.box)
    press(Qt.Key.Key_Return, palette.box)
    QApplication.processEvents()


@pytest.mark.parametrize(
    "found",
    [
        (RecordKind.PERSON, "persoon", Tab.CONTACTS),
        (RecordKind.ORGANISATION, "organisatie", Tab.CONTACTS),
        (RecordKind.ACTION, "actie", Tab.WORKGROUPS),
        (RecordKind.WORKGROUP, "werkgroep", Tab.WORKGROUPS),
        (RecordKind.MEETING, "bijeenkomst", Tab.WORKGROUPS),
        (RecordKind.DECISION, "besluit", Tab.WORKGROUPS),
        (RecordKind.AMBITION, "ambitie", Tab.AMBITIONS),
        (RecordKind.VISIT_NOTE, "bezoeknotitie", Tab.VISITS),
        (RecordKind.SUB_AREA, "deelgebied", Tab.AREA),
        (RecordKind.COMPANY, "bedrijf", Tab.AREA),
        (RecordKind.PLOT, "kavel", Tab.AREA),
    ],
)
def test_enter_on_a_record_shows_that_record(demo_shown, wilgen, find, found):
    kind, word, tab = found
    context = demo_shown.desk.context
    record = list_records(context.store, context.content, kind, wilgen)[-1]
    palette = find(record.title[:60])
    _choose(palette, lambda c: c.place is not None and c.place.record == record.id)
    assert demo_shown.desk.navigator.here.tab is tab
    shown = demo_shown.screens.page.tab.findChildren(RecordPanel)
    panels = [panel for panel in shown if panel.isVisible()]
    assert [panel.record for panel in panels] == [record.id]
    assert word in [choice.about.split(" · ")[0] for choice in palette.choices]


def test_a_measure_of_the_catalogue_needs_a_terrain_and_says_so(demo_shown, wilgen, find, qtbot):
    palette = find("ontharden heesters")
    assert palette.choices == ()
    assert "Open eerst een terrein" in palette._nothing.text()
    assert palette._nothing.isVisible()
    press(Qt.Key.Key_Escape, palette.box)
    activate(demo_shown, qtbot)
    demo_shown.desk.navigator.go(Place(Screen.TERRAIN, wilgen, Tab.OVERVIEW))
    palette = find("ontharden heesters")
    _choose(palette, lambda c: c.about.startswith("maatregel"))
    assert demo_shown.desk.navigator.here.tab is Tab.WORKSHEET


def test_recent_terrains_come_first_when_nothing_was_typed(demo_shown, wilgen, find):
    demo_shown.desk.navigator.go(Place(Screen.TERRAIN, wilgen, Tab.CHAIN))
    demo_shown.desk.navigator.go(Place(Screen.START))
    palette = find("")
    assert (palette.choices[0].title, palette.choices[0].about) == ("De Wilgen", "recent")
    commands = [choice for choice in palette.choices if choice.command is not None]
    assert all(choice.about.startswith("opdracht") for choice in commands)
    assert "Nieuwe bezoeknotitie" not in [choice.title for choice in commands]  # of no terrain
    press(Qt.Key.Key_Return, palette.box)
    assert demo_shown.desk.navigator.here.terrain == wilgen


def test_a_terrain_is_found_by_its_municipality(demo_shown, wilgen, find):
    rows = list_terrains(demo_shown.desk.context.store)
    palette = find(next(row.municipality for row in rows if row.id == wilgen))
    assert "De Wilgen" in [choice.title for choice in palette.choices]


def test_arrows_stop_at_both_ends_and_leave_the_cursor_in_the_box(demo_shown, find):
    palette = find("wilgen")
    press(Qt.Key.Key_Up, palette.box)
    assert palette.list.currentRow() == 0
    for _ in range(len(palette.choices) + 3):
        press(Qt.Key.Key_Down, palette.box)
    assert palette.list.currentRow() == len(palette.choices) - 1
    press(Qt.Key.Key_PageUp, palette.box)
    assert palette.list.currentRow() == max(len(palette.choices) - 9, 0)
    assert QApplication.focusWidget() is palette.box


def test_enter_does_not_wait_for_the_search(demo_shown, wilgen):
    press(Qt.Key.Key_K, demo_shown, ctrl=True)
    palette = dialog_of(Palette)
    type_text("de wilgen", palette.box)
    press(Qt.Key.Key_Return, palette.box)
    assert demo_shown.desk.navigator.here.terrain == wilgen


@pytest.mark.parametrize("odd", ['"', "a AND (", "🌳", "%_*", "'; --"])
def test_odd_signs_are_only_a_question(demo_shown, find, odd):
    palette = find(odd)
    assert palette.list.isVisible() is bool(palette.choices)
    assert palette._nothing.isVisible() is not bool(palette.choices)


def test_a_tab_of_the_open_terrain_is_found_by_its_word(demo_shown, wilgen, find):
    demo_shown.desk.navigator.go(Place(Screen.TERRAIN, wilgen, Tab.OVERVIEW))
    palette = find("kosten")
    _choose(palette, lambda choice: choice.title == "Ga naar Kosten en baten")
    assert demo_shown.desk.navigator.here == Place(Screen.TERRAIN, wilgen, Tab.WORKSHEET)
