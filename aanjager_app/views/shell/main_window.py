"""The main window: rail, bar on top, the screens, and what is told at the foot."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from aanjager_app.models.work import Change
from aanjager_app.services.steps import read_steps, redo_step, undo_step
from aanjager_app.services.terrain_header import names_of
from aanjager_app.views.desk import Desk
from aanjager_app.views.lifecycle import Reopening
from aanjager_app.views.navigation import Place, Screen
from aanjager_app.views.notices import Tone
from aanjager_app.views.shell.bug_dialog import BugDialog
from aanjager_app.views.shell.commands import WindowCommands
from aanjager_app.views.shell.notice_bar import NoticeBar
from aanjager_app.views.shell.rail import Rail, RecentTerrain
from aanjager_app.views.shell.screens import Screens
from aanjager_app.views.shell.topbar import TopBar
from aanjager_app.views.terrain.page import TerrainPage
from aanjager_app.views.tokens import NARROW, WINDOW_FIRST, WINDOW_LEAST, Space
from aanjager_app.views.widgets.states import Banner


class MainWindow(QMainWindow):
    """Navigation and actions; what is shown is in the screens.

    Attributes:
        closed: emitted when the user closed the window.
    """

    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setWindowTitle("Aanjager")
        self.setMinimumSize(*WINDOW_LEAST)
        self.undo = self._action("Ongedaan maken", "Ctrl+Z", self._undo)
        self.redo = self._action("Opnieuw doen", "Ctrl+Y", self._redo)
        self.redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        self.rail = Rail(desk.theme)
        self.bar = TopBar(desk.theme, self.undo, self.redo)
        self.banner = Banner(Tone.WARNING)
        self.screens = Screens(desk)
        self._build()
        self.notice = NoticeBar(self)
        self.commands = WindowCommands(self)
        self._connect()
        self._restore_geometry()
        self.show_steps()
        self._show_recent()

    def start_at(self, place: Place) -> None:
        """Show a first place."""
        if place.terrain and not names_of(self.desk.context.store, [place.terrain]):
            place = Place(Screen.START)
        self.desk.navigator.go(place)

    def come_forward(self) -> None:
        """Be in front: someone started the program again."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def open_palette(self) -> None:
        """Open search and commands."""
        from aanjager_app.views.shell.palette import Palette  # noqa: PLC0415 - made when asked for

        palette = Palette(self.desk, self.commands.all, self)
        palette.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        palette.open_over(self.bar.search)

    def show_help(self) -> None:
        """Open the help at the page of what is seen."""
        page = self.screens.page
        topic = page.topic if isinstance(page, TerrainPage) else page and page.help_topic
        self.desk.navigator.go(Place(Screen.HELP, topic=topic or "start"))

    def show_keys(self) -> None:
        """Open the help at the list of keys."""
        self.desk.navigator.go(Place(Screen.HELP, topic="sneltoetsen"))

    def show_steps(self) -> None:
        """Say what can be undone and redone, and when it was last saved."""
        store = self.desk.context.store
        steps = read_steps(store)
        writable = not store.read_only
        _name(self.undo, "Ongedaan maken", steps.undo, enabled=writable)
        _name(self.redo, "Opnieuw doen", steps.redo, enabled=writable)
        self.bar.show_saved(steps.saved_at, read_only=store.read_only)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Commit the field that has the focus, and remember the window."""
        focus = self.focusWidget()
        if focus is not None:
            focus.clearFocus()
        self._remember_geometry()
        self.desk.workbench.write_down()
        super().closeEvent(event)
        self.closed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Show the rail as icons when there is little room."""
        super().resizeEvent(event)
        self._fit_rail()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Say what is the matter with the data folder, if anything is."""
        super().showEvent(event)
        notice = self.desk.context.store.notice
        self.banner.show_text(notice or "", "Andere map kiezen" if notice else "")

    def _build(self) -> None:
        middle = QWidget()
        middle.setObjectName("canvas")
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        column = QVBoxLayout()
        column.setContentsMargins(Space.XL, Space.M, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(self.bar)
        column.addWidget(self.banner)
        column.addWidget(self.screens, 1)
        row.addLayout(column, 1)
        self.setCentralWidget(middle)

    def _connect(self) -> None:
        desk = self.desk
        desk.navigator.went.connect(self._on_went)
        desk.changes.changed.connect(self._on_change)
        desk.notices.told.connect(self.notice.show_notice)
        desk.notices.broke.connect(self._on_bug)
        desk.workbench.recent_changed.connect(self._show_recent)
        self.rail.chosen.connect(desk.navigator.go)
        self.bar.searched.connect(self.open_palette)
        self.bar.menu.clicked.connect(self.toggle_rail)
        self.banner.pressed.connect(self._choose_folder)
        for command in self.commands.all:
            if command.keys:
                self._action(command.title, command.keys, command.run)

    def _action(self, text: str, keys: str, run: Callable[[], object]) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(run)
        self.addAction(action)
        return action

    def _undo(self) -> None:
        self._step_back(forward=False)

    def _redo(self) -> None:
        self._step_back(forward=True)

    def _step_back(self, *, forward: bool) -> None:
        focus = self.focusWidget()
        if focus is not None:
            focus.clearFocus()  # what is being typed is a step of its own
            focus.setFocus()
        store = self.desk.context.store
        done = self.desk.carry_out(lambda: (redo_step if forward else undo_step)(store))
        if done is not None:
            self.desk.notices.tell(done.label)

    def _on_went(self, place: Place) -> None:
        self.setWindowTitle("Aanjager")
        page = self.screens.show_place(place)
        self.rail.show_place(place)
        if not page.isAncestorOf(self.focusWidget() or self):
            page.setFocus(Qt.FocusReason.OtherFocusReason)
        self.desk.workbench.went(place)

    def _on_change(self, change: Change) -> None:
        self.show_steps()
        if "terrain" in change.kinds:
            self._show_recent()

    def _on_bug(self, details: str) -> None:
        dialog = BugDialog(details, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _show_recent(self) -> None:
        recent = names_of(self.desk.context.store, self.desk.workbench.workplace.recent)
        self.rail.show_recent([RecentTerrain(t.id, t.name) for t in recent])
        self.rail.show_place(self.desk.navigator.here)

    def toggle_rail(self) -> None:
        """Show the rail as icons, or with words."""
        workplace = self.desk.workbench.workplace
        narrow = not workplace.narrow_rail
        self.desk.workbench.change(replace(workplace, narrow_rail=narrow))
        self._fit_rail()

    def toggle_full_screen(self) -> None:
        """Fill the screen, or give it back."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _fit_rail(self) -> None:
        narrow = self.desk.workbench.workplace.narrow_rail or self.width() < NARROW
        self.rail.be_narrow(narrow=narrow)

    def _restore_geometry(self) -> None:
        known = self.desk.workbench.workplace.geometry
        if not known or not self.restoreGeometry(QByteArray.fromHex(known.encode())):
            self.resize(*WINDOW_FIRST)

    def _remember_geometry(self) -> None:
        geometry = bytes(self.saveGeometry().toHex().data()).decode()
        workplace = replace(self.desk.workbench.workplace, geometry=geometry)
        self.desk.workbench.change(workplace)

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Map voor je gegevens kiezen")
        if chosen:
            self.desk.lifecycle.reopen(Reopening(folder=Path(chosen)))


def _name(action: QAction, verb: str, step: str | None, *, enabled: bool) -> None:
    """Name an action after the step that it is about."""
    action.setEnabled(enabled and step is not None)
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    action.setText(f"{verb}: {step}" if step else verb)
    action.setToolTip(f"{action.text()} ({keys})")
