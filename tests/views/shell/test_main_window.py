"""The frame: first start, navigation by keys, undo in words, saved, palette, help."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from aanjager_app.app import build
from aanjager_app.services.records import RecordKind, set_field
from aanjager_app.services.steps import read_steps
from aanjager_app.services.terrains import list_terrains
from aanjager_app.views.navigation import Place, Screen, Tab
from aanjager_app.views.shell.bug_dialog import BugDialog
from aanjager_app.views.shell.palette import Palette
from aanjager_app.views.single_instance import Doorbell, raise_first
from aanjager_app.views.workbench import Workbench
from tests.views.keys import dialog_of, focused, press, tab_to, type_text


def test_a_first_start_has_two_ways_on_and_the_demo_is_one_key_away(shown, settled):
    page = shown.screens.page
    assert page.first.isVisible()
    assert page.first.own.isVisible()
    page.first.demo.setFocus()
    press(Qt.Key.Key_Return)
    settled(shown)
    assert len(list_terrains(shown.desk.context.store)) == 5
    assert not page.first.isVisible()
    assert "verzonnen" in shown.notice.sentence


def test_a_first_terrain_can_be_typed_in(shown):
    page = shown.screens.page
    page.first.type_in.setFocus()
    press(Qt.Key.Key_Return)
    assert shown.desk.navigator.here.tab is Tab.AREA
    assert focused().accessibleName() == "Naam"
    type_text("Mijn Terrein")
    press(Qt.Key.Key_Tab)
    assert [row.name for row in list_terrains(shown.desk.context.store)] == ["Mijn Terrein"]


def test_the_demo_is_removed_in_one_click_and_comes_back(demo_shown):
    page = demo_shown.screens.page
    page.remove_demo.setFocus()
    press(Qt.Key.Key_Return)
    assert list_terrains(demo_shown.desk.context.store) == ()
    assert page.first.isVisible()
    press(Qt.Key.Key_Z, demo_shown, ctrl=True)
    assert len(list_terrains(demo_shown.desk.context.store)) == 5


def test_undo_and_redo_say_what_they_are_about(demo_shown, wilgen):
    context = demo_shown.desk.context
    change = set_field(
        context.store, context.content, RecordKind.TERRAIN, wilgen, field="name", text="De Els"
    )
    demo_shown.desk.tell(change)
    assert demo_shown.undo.text() == "Ongedaan maken: Terrein gewijzigd"
    assert not demo_shown.redo.isEnabled()
    press(Qt.Key.Key_Z, demo_shown, ctrl=True)
    assert "Ongedaan gemaakt: Terrein gewijzigd" in demo_shown.notice.sentence
    assert demo_shown.redo.text() == "Opnieuw doen: Terrein gewijzigd"
    press(Qt.Key.Key_Y, demo_shown, ctrl=True)
    names = {row.name for row in list_terrains(context.store)}
    assert "De Els" in names


def test_saved_is_the_moment_of_the_last_step(demo_shown):
    store = demo_shown.desk.context.store
    at = read_steps(store).saved_at.astimezone()
    assert f"Opgeslagen {at:%H:%M}" in [
        label.text() for label in demo_shown.bar.findChildren(type(demo_shown.bar._saved))
    ]


def test_ctrl_k_finds_a_terrain_with_a_typing_error_and_opens_it(demo_shown, qtbot):
    press(Qt.Key.Key_K, demo_shown, ctrl=True)
    palette = dialog_of(Palette)
    type_text("oosterhavn", palette.box)
    qtbot.waitUntil(lambda: palette.choices and palette.choices[0].title == "Oosterhaven")
    press(Qt.Key.Key_Return, palette.box)
    here = demo_shown.desk.navigator.here
    assert (here.screen, here.tab) == (Screen.TERRAIN, Tab.OVERVIEW)
    assert demo_shown.windowTitle() == "Oosterhaven – Aanjager"


def test_ctrl_k_carries_out_a_command(demo_shown, qtbot):
    press(Qt.Key.Key_K, demo_shown, ctrl=True)
    palette = dialog_of(Palette)
    type_text("prullen", palette.box)
    qtbot.waitUntil(lambda: palette.choices and palette.choices[0].title == "Prullenbak openen")
    press(Qt.Key.Key_Return, palette.box)
    assert demo_shown.desk.navigator.here.screen is Screen.BIN


def test_the_palette_says_when_nothing_was_found_and_escape_closes_it(demo_shown, qtbot):
    press(Qt.Key.Key_K, demo_shown, ctrl=True)
    palette = dialog_of(Palette)
    type_text("qqqqzzzz", palette.box)
    qtbot.waitUntil(lambda: not palette.choices)
    assert palette._nothing.isVisible()
    press(Qt.Key.Key_Escape, palette.box)
    assert not palette.isVisible()


def test_f1_opens_the_help_of_this_screen_and_alt_left_goes_back(demo_shown, wilgen):
    demo_shown.desk.navigator.go(Place(Screen.TERRAIN, wilgen, Tab.WORKSHEET))
    press(Qt.Key.Key_F1, demo_shown)
    assert demo_shown.screens.page.list.currentItem().text() == "Kosten en baten"
    assert "bandbreedte" in demo_shown.screens.page.text.toPlainText()
    press(Qt.Key.Key_Left, demo_shown, alt=True)
    assert demo_shown.desk.navigator.here.tab is Tab.WORKSHEET


def test_the_tabs_of_a_terrain_are_walked_by_keys(demo_shown, wilgen):
    demo_shown.desk.navigator.go(Place(Screen.TERRAIN, wilgen, Tab.OVERVIEW))
    seen = []
    for _ in Tab:
        press(Qt.Key.Key_PageDown, demo_shown, ctrl=True)
        seen.append(demo_shown.desk.navigator.here.tab)
    assert set(seen) == set(Tab)
    assert seen[-1] is Tab.OVERVIEW


def test_where_one_is_is_on_disk_shortly_after_also_when_the_program_is_killed(
    demo_shown, wilgen, folder, qtbot
):
    place = Place(Screen.TERRAIN, wilgen, Tab.BASELINE)
    demo_shown.desk.navigator.go(place)
    qtbot.waitUntil(lambda: Workbench(folder.root, read_only=True).last_place() == place)


def test_the_window_opens_where_it_was_left(demo_shown, wilgen, application, folder, demo_store):
    demo_shown.desk.navigator.go(Place(Screen.TERRAIN, wilgen, Tab.AMBITIONS))
    demo_shown.close()
    again = build(application, folder, demo_store)
    try:
        assert again.desk.workbench.last_place() == Place(Screen.TERRAIN, wilgen, Tab.AMBITIONS)
        assert [b.accessibleName() for b in again.rail.buttons if b.place.terrain] == ["De Wilgen"]
    finally:
        again.desk.tasks.close()
        again.deleteLater()


def test_a_narrow_window_shows_the_rail_as_icons_with_names(demo_shown):
    demo_shown.resize(900, 600)
    QApplication.processEvents()
    start = next(b for b in demo_shown.rail.buttons if b.accessibleName() == "Start")
    assert start.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonIconOnly
    assert start.toolTip() == "Start"


def test_a_second_start_raises_the_first_window(application, folder, qtbot):
    bell = Doorbell(folder.root)
    try:
        with qtbot.waitSignal(bell.rung):
            assert raise_first(folder.root)
        assert not raise_first(folder.root / "elders")
    finally:
        bell.close()


def test_a_bug_is_shown_without_a_traceback_on_the_screen_and_can_be_copied(demo_shown, qtbot):
    try:
        raise LookupError("iets onverwachts")  # noqa: TRY301
    except LookupError as error:
        demo_shown.desk.notices.fail(error)
    dialog = dialog_of(BugDialog)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    tab_to("Details kopiëren")
    press(Qt.Key.Key_Return)
    assert "iets onverwachts" in QApplication.clipboard().text()
    dialog.accept()


@pytest.mark.parametrize("scheme", [Qt.ColorScheme.Dark, Qt.ColorScheme.Light])
def test_the_colours_follow_the_scheme(demo_shown, scheme):
    theme = demo_shown.desk.theme
    theme.use(scheme)
    try:
        assert theme.is_dark is (scheme is Qt.ColorScheme.Dark)
        ground = QApplication.palette().window().color().name().upper()
        assert ground == theme.colours.background
    finally:
        theme.use(Qt.ColorScheme.Light)


def test_keys_are_explained(demo_shown):
    press(Qt.Key.Key_K, demo_shown, ctrl=True)
    palette = dialog_of(Palette)
    keys = [choice.about for choice in palette.choices if "Ctrl" in choice.about]
    assert len(keys) > 5
    palette.reject()
    assert focused() is not None
