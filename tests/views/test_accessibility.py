"""A walk over every screen: names for a screen reader, Dutch words, reach by keyboard, room."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QScrollBar,
    QTabBar,
    QWidget,
)

from aanjager_app.domain.errors import EnvironmentProblem
from aanjager_app.services.backups import Difference, back_up
from aanjager_app.services.records import RecordKind, list_records
from aanjager_app.services.sheets.pasting import PastedCell
from aanjager_app.services.sheets.reading import read_variants
from aanjager_app.views.faults.dialog import FaultDialog
from aanjager_app.views.navigation import Place, Screen, Tab
from aanjager_app.views.settings.backups import RestoreDialog
from aanjager_app.views.shell.bug_dialog import BugDialog
from aanjager_app.views.shell.palette import Palette
from aanjager_app.views.terrain.chain.projects import ProjectDialog
from aanjager_app.views.terrain.worksheet.catalogue import CatalogueDialog
from aanjager_app.views.terrain.worksheet.comparing import CompareDialog
from aanjager_app.views.terrain.worksheet.luck import LuckDialog
from aanjager_app.views.terrain.worksheet.paste_dialog import PasteDialog
from aanjager_app.views.terrain.worksheet.settings import SheetSettings
from aanjager_app.views.terrains.import_wizard.wizard import ImportWizard
from aanjager_app.views.widgets.history_dialog import HistoryDialog
from tests.views.keys import press

CONTROLS = {
    QAccessible.Role.PushButton,
    QAccessible.Role.CheckBox,
    QAccessible.Role.RadioButton,
    QAccessible.Role.EditableText,
    QAccessible.Role.ComboBox,
    QAccessible.Role.SpinBox,
    QAccessible.Role.ButtonMenu,
    QAccessible.Role.List,
    QAccessible.Role.Table,
    QAccessible.Role.ProgressBar,
    QAccessible.Role.PageTabList,
    QAccessible.Role.Chart,
}
# Words that an English library or a forgotten label would show.
ENGLISH = re.compile(
    r"\b(cancel|close|open file|save|search|delete|remove|undo|redo|settings|yes|the|and|"
    r"click|here|error|warning|file|edit|view|next|back|finish|browse|folder)\b",
    re.IGNORECASE,
)
OURS = {"Open", "open"}
PLACES = [
    *[Place(screen) for screen in Screen if screen is not Screen.TERRAIN],
    *[Place(Screen.TERRAIN, "wilgen", tab) for tab in Tab],
]


@pytest.fixture(params=PLACES, ids=lambda p: p.tab.value if p.tab else p.screen.value)
def place(request, demo_shown, wilgen, settled):
    """Each screen and tab, with all its parts."""
    where = request.param
    demo_shown.desk.navigator.go(Place(where.screen, wilgen if where.terrain else None, where.tab))
    settled(demo_shown)
    return demo_shown


def parts(window) -> Iterator[None]:
    """Each part of the tab that is seen; the sections one after the other."""
    page = window.screens.page
    tab = getattr(page, "tab", None) or page
    sections = getattr(tab, "sections", None)
    if sections is None:
        yield
        return
    for number in range(sections.count):
        sections.choose(number)
        QApplication.processEvents()
        yield


def visible(root: QWidget) -> list[QWidget]:
    return [w for w in root.findChildren(QWidget) if w.isVisible()]


def nameless(root: QWidget) -> list[str]:
    found = []
    for widget in visible(root):
        if isinstance(widget, QScrollBar) or widget.objectName().startswith("qt_"):
            continue
        told = QAccessible.queryAccessibleInterface(widget)
        if told is None or told.role() not in CONTROLS:
            continue
        if not told.text(QAccessible.Text.Name).strip():
            found.append(f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}")
    return found


def english(root: QWidget) -> list[str]:
    words = []
    for widget in visible(root):
        text = getattr(widget, "text", None)
        shown = text() if callable(text) and isinstance(widget, (QLabel, QAbstractButton)) else ""
        words += [shown, widget.toolTip(), widget.accessibleName()]
        if isinstance(widget, QLineEdit):
            words.append(widget.placeholderText())
        if isinstance(widget, QTabBar):
            words += [widget.tabText(n) for n in range(widget.count())]
    return [w for w in words if w and w not in OURS and ENGLISH.search(w) and not _is_data(w)]


def _is_data(text: str) -> bool:
    """Names of packages and licences, and sources in their own language, are no words of ours."""
    return bool(re.search(r"Apache|BSD|MIT|LGPL|\d{4}", text))


def test_no_control_is_without_a_name(place):
    for _ in parts(place):
        assert nameless(place) == []


def test_no_english_word_is_shown(place):
    for _ in parts(place):
        assert english(place) == []


def clipped(root: QWidget) -> list[str]:
    """Buttons, and labels of one line, that have less room than their words need."""
    found = []
    for widget in visible(root):
        if isinstance(widget, QAbstractButton) and widget.text() and widget.width():
            if not widget.toolTip() and widget.width() < widget.minimumSizeHint().width():
                found.append(f"button {widget.text()!r}")
        elif isinstance(widget, QLabel) and widget.text() and not widget.pixmap().isNull():
            continue
        elif type(widget).__name__ in ("Body", "Muted", "Small", "Heading", "Strong"):
            needed = widget.heightForWidth(widget.width()) if widget.wordWrap() else 0
            if (
                widget.text()
                and needed > widget.height() + 2
                and not widget.visibleRegion().isEmpty()
            ):
                found.append(f"label {widget.text()[:40]!r}")
    return found


@pytest.mark.parametrize("size", [(1366, 768), (1100, 650), (911, 512)])
def test_no_words_are_cut_off(place, size):
    place.resize(*size)
    QApplication.processEvents()
    for _ in parts(place):
        QApplication.processEvents()
        assert clipped(place) == []


def test_every_control_is_reached_with_tab(place):
    """Pressing Tab comes past every enabled control, and past none twice before all are seen."""
    for _ in parts(place):
        wanted = {
            w
            for w in visible(place)
            if w.isEnabled()
            and isinstance(w, (QAbstractButton, QLineEdit, QComboBox, QTabBar))
            and w.focusPolicy() & Qt.FocusPolicy.TabFocus
            and not w.focusProxy()
            and not (isinstance(w.parentWidget(), QComboBox))
        }
        chain, widget = set(), place.nextInFocusChain()
        while widget not in chain:
            chain.add(widget)
            widget = widget.nextInFocusChain()
        assert wanted <= chain
        assert wanted
    mouse_only = [
        w.text() or w.accessibleName()
        for w in visible(place)
        if isinstance(w, QAbstractButton)
        and w.isEnabled()
        and not w.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(w.parentWidget(), (QTabBar, QLineEdit))
    ]
    assert mouse_only == []


def test_no_place_is_a_trap_for_the_keyboard(place):
    """From wherever it is, Tab (or Escape in the sheet) gets on: the focus does not stay."""
    seen = []
    for _ in range(30):
        before = place.focusWidget()
        press(Qt.Key.Key_Tab, before or place)
        if place.focusWidget() is before and before is not None:
            press(Qt.Key.Key_Escape)
        seen.append(place.focusWidget())
    assert len({id(w) for w in seen}) > 3


def dialogs(window, wilgen) -> Iterator[QDialog]:
    desk, context = window.desk, window.desk.context
    project = list_records(context.store, context.content, RecordKind.PROJECT, wilgen)[0]
    sheet = read_variants(context.store, wilgen)[0]
    yield Palette(desk, window.commands.all, window)
    yield ImportWizard(desk, window)
    yield BugDialog("details", window)
    yield FaultDialog(EnvironmentProblem("store_in_use", "Aanjager is open."), None)
    yield HistoryDialog(desk, RecordKind.TERRAIN, wilgen, "De Wilgen", window)
    yield ProjectDialog(desk, project.id, window)
    yield CatalogueDialog(context.content, window)
    yield LuckDialog(desk, sheet.id, window)
    yield SheetSettings(desk, sheet.id, window)
    yield CompareDialog(desk, wilgen, window)
    paste = PasteDialog(desk.theme, window)
    paste.show_cells([PastedCell(0, 0, "Aantal", "12", "")])
    yield paste
    yield RestoreDialog(back_up(context.store), Difference(("1 actie verdwijnt.",)), window)


def test_every_dialog_has_names_dutch_words_and_a_way_out(demo_shown, wilgen):
    for dialog in dialogs(demo_shown, wilgen):
        dialog.show()
        QApplication.processEvents()
        assert dialog.windowTitle(), type(dialog)
        assert nameless(dialog) == [], type(dialog)
        assert english(dialog) == [], type(dialog)
        assert clipped(dialog) == [], type(dialog)
        press(Qt.Key.Key_Escape, dialog)
        assert not dialog.isVisible(), type(dialog)
        dialog.deleteLater()


def test_the_focus_can_be_seen(demo_shown):
    """The button that has the focus looks different from the one that hasn't."""
    button = demo_shown.bar.search
    without = button.grab().toImage()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    assert button.grab().toImage() != without
    assert button.rect().contains(QPoint(1, 1))
