"""Start of the window. `build` is the only place where its parts are put together.

The frame of the window is on screen before the libraries of the store are loaded: whoever starts
the program sees at once that it comes. Hence the imports within functions.
"""
# ruff: noqa: PLC0415

import getpass
import logging
import logging.handlers
import os
import sys
import traceback
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from aanjager_app.domain.errors import AanjagerError, EnvironmentProblem
from aanjager_app.paths import DataFolder, data_folder
from aanjager_app.services.workplace import read_workplace
from aanjager_app.views.curtain import Curtain
from aanjager_app.views.qt_words import MissingWords
from aanjager_app.views.theme import Theme

if TYPE_CHECKING:
    from aanjager_app.models.store import Store
    from aanjager_app.views.desk import Desk
    from aanjager_app.views.faults.dialog import FaultAnswer
    from aanjager_app.views.lifecycle import Reopening
    from aanjager_app.views.notices import Notices
    from aanjager_app.views.shell.main_window import MainWindow
    from aanjager_app.views.tasks import Progress

_BACKUP_LOOK_MS: Final = 5 * 60 * 1000
_LOG: Final = logging.getLogger("aanjager")


@dataclass(frozen=True, slots=True)
class Start:
    """How the window was asked to start.

    Attributes:
        folder: the data folder that was named; None for the usual one.
        quit_after_start: close after the first paint (for the test of the packaged program).
    """

    folder: Path | None = None
    quit_after_start: bool = False


def now() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


def has_screen() -> bool:
    """Whether a window can be shown at all; Qt would abort the process."""
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def run_window(start: Start) -> int:
    """Open the window and work until it is closed; give the exit status.

    Raises:
        EnvironmentProblem: `no_screen`.
    """
    if not has_screen():
        raise EnvironmentProblem(
            "no_screen",
            "Hier is geen scherm om een venster op te tonen. Met “aanjager --help” zie je wat er "
            "met opdrachten kan.",
        )
    application = make_application(sys.argv)
    program = Program(application, start)
    return program.run()


def make_application(arguments: list[str]) -> QApplication:
    """The application of Qt, speaking Dutch."""
    application = QApplication(arguments[:1])
    application.setApplicationName("Aanjager")
    application.setApplicationDisplayName("Aanjager")
    application.setDesktopFileName("aanjager")
    translate(application)
    return application


def translate(application: QApplication) -> None:
    """Let Qt's own words, numbers and dates be Dutch."""
    QLocale.setDefault(QLocale("nl_NL"))
    application.installTranslator(MissingWords(application))
    translator = QTranslator(application)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_nl", folder):
        application.installTranslator(translator)


def build(application: QApplication, folder: DataFolder, store: "Store") -> "MainWindow":
    """Put the window together on an opened data folder."""
    from aanjager_app.content import load_content
    from aanjager_app.context import AppContext
    from aanjager_app.settings import load_settings
    from aanjager_app.views.desk import Changes, Desk
    from aanjager_app.views.lifecycle import Lifecycle
    from aanjager_app.views.navigation import Navigator
    from aanjager_app.views.notices import Notices
    from aanjager_app.views.shell.main_window import MainWindow
    from aanjager_app.views.tasks import Tasks
    from aanjager_app.views.workbench import Workbench

    context = AppContext(folder, store, load_content(), load_settings(folder.settings), store.clock)
    notices = Notices()
    desk = Desk(
        context=context,
        changes=Changes(),
        tasks=Tasks(notices.fail),
        notices=notices,
        navigator=Navigator(),
        theme=theme_of(application),
        lifecycle=Lifecycle(),
        workbench=Workbench(folder.root, read_only=store.read_only),
    )
    window = MainWindow(desk)
    desk.theme.dress(window)
    return window


def theme_of(application: QApplication) -> Theme:
    """The one theme of the application; it outlives its windows."""
    known = application.findChild(Theme)
    if known is None:
        known = Theme(application)
        known.setParent(application)
    return known


class Program(QObject):
    """Opens a data folder with its window, closes it, and opens again when asked to."""

    def __init__(self, application: QApplication, start: Start) -> None:
        super().__init__()
        self._application = application
        self._start = start
        self._chosen = start.folder
        self._theme = theme_of(application)
        self._curtain: Curtain | None = None
        self._next: Reopening | None = None
        self._notices: Notices | None = None

    def run(self) -> int:
        """Work until the window is closed for good."""
        sys.excepthook = self._on_bug
        self.show_frame()
        sentence = ""
        while True:
            opened = self._open()
            if opened is None:
                return 1
            if isinstance(opened, int):
                return opened
            reopening = self._work(*opened, sentence)
            if reopening is None:
                return 0
            sentence = self._between(reopening)

    def show_frame(self) -> None:
        """Show the frame of the window, when there is a folder to open."""
        try:
            folder = data_folder(self._chosen)
        except AanjagerError:
            return  # told when it is opened
        self._curtain = Curtain(read_workplace(folder.root))
        self._theme.dress(self._curtain)
        self._curtain.show()
        self._application.processEvents()

    def _drop_curtain(self) -> None:
        if self._curtain is not None:
            self._curtain.close()
            self._curtain.deleteLater()
            self._curtain = None

    def _open(self) -> "tuple[DataFolder, Store] | int | None":
        """Open the folder, asking what to do as long as it can't be; None when given up."""
        from aanjager_app.models.store import Store
        from aanjager_app.settings import load_settings
        from aanjager_app.views.faults.dialog import FaultChoice, ask_after_fault
        from aanjager_app.views.single_instance import raise_first

        while True:
            folder: DataFolder | None = None
            try:
                folder = data_folder(self._chosen)
                settings = load_settings(folder.settings)
                author = settings.author or getpass.getuser()
                store = Store.open(folder.root, clock=now, author=author)
            except AanjagerError as problem:
                root = folder.root if folder else None
                self._drop_curtain()
                if _is_in_use(problem) and root is not None and raise_first(root):
                    return 0
                answer = ask_after_fault(problem, root, self._theme)
                if answer.choice is FaultChoice.QUIT:
                    return None
                self._follow(answer, root)
            else:
                return folder, store

    def _follow(self, answer: "FaultAnswer", root: Path | None) -> None:
        from aanjager_app.services.backups import put_back
        from aanjager_app.views.faults.dialog import FaultChoice, ask_after_fault

        if answer.choice is FaultChoice.OTHER_FOLDER:
            self._chosen = answer.path
        elif answer.choice is FaultChoice.RESTORE and root is not None and answer.path is not None:
            try:
                put_back(root, answer.path, clock=now)
            except AanjagerError as problem:
                self._follow(ask_after_fault(problem, root, self._theme), root)

    def _work(self, folder: DataFolder, store: "Store", sentence: str) -> "Reopening | None":
        """Show the window until it is closed."""
        from aanjager_app.views.collecting import Collector
        from aanjager_app.views.single_instance import Doorbell
        from aanjager_app.views.warming import Warmer

        _log_to(folder.root, read_only=store.read_only)
        window = build(self._application, folder, store)
        self._notices = window.desk.notices
        doorbell = Doorbell(folder.root)
        doorbell.rung.connect(window.come_forward)
        backups = BackupTimer(window.desk)
        collector, warmer = Collector(), Warmer(window)
        window.desk.lifecycle.asked.connect(self._on_reopening)
        self._next = None
        try:
            window.start_at(window.desk.workbench.last_place())
            window.show()
            self._drop_curtain()
            collector.start()
            warmer.start()
            if sentence:
                window.desk.notices.tell(sentence)
            if self._start.quit_after_start:
                QTimer.singleShot(0, window.close)
            self._application.exec()
        finally:
            self._notices = None
            warmer.stop()
            collector.stop()
            backups.stop()
            doorbell.close()
            window.desk.tasks.close()
            _last_backup(store)
            store.close()
            window.deleteLater()
            self._application.processEvents()
        return self._next

    def _between(self, reopening: "Reopening") -> str:
        """Do what has to be done while all is closed; gives what to say after it."""
        if reopening.folder is not None:
            self._chosen = reopening.folder
        if reopening.between is not None:
            try:
                reopening.between()
            except AanjagerError as problem:
                return problem.message
        return reopening.sentence

    def _on_reopening(self, reopening: "Reopening") -> None:
        self._next = reopening
        self._application.closeAllWindows()

    def _on_bug(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """A slot raised what it should not: write it down, and show it without a traceback."""
        if issubclass(kind, KeyboardInterrupt):
            self._application.closeAllWindows()
            return
        # Where it happened and not its message: that may hold what the user wrote.
        _LOG.error("%s at %s", kind.__name__, "".join(traceback.format_tb(trace)))
        if self._notices is not None:
            self._notices.fail(error)
        else:
            sys.__excepthook__(kind, error, trace)


class BackupTimer(QObject):
    """Backs up while the program runs, when something changed (in the worker)."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__()
        self._desk = desk
        self._timer = QTimer(self)
        self._timer.setInterval(_BACKUP_LOOK_MS)
        self._timer.timeout.connect(self.look)
        if not desk.context.store.read_only:
            self._timer.start()

    def look(self) -> None:
        """Back up when it is due."""
        self._desk.tasks.run(self._back_up, self, self._done, title="Reservekopie maken")

    def stop(self) -> None:
        """No more backups."""
        self._timer.stop()

    def _back_up(self, progress: "Progress") -> None:
        from aanjager_app.models.backups import backup_when_due

        progress.stop_when_cancelled()
        backup_when_due(self._desk.context.store)

    def _done(self, _: object) -> None:
        """Nothing to say: a backup is expected."""


def _is_in_use(problem: AanjagerError) -> bool:
    return isinstance(problem, EnvironmentProblem) and problem.code == "store_in_use"


def _last_backup(store: "Store") -> None:
    """What was done is saved, whether or not the backup at the end succeeds."""
    from aanjager_app.models.backups import backup_when_due

    if store.read_only or not store.has_written:
        return
    try:
        backup_when_due(store)
    except EnvironmentProblem as problem:
        _LOG.warning("no backup at the end: %s", problem.code)


def _log_to(folder: Path, *, read_only: bool) -> None:
    """Bugs go to a small file beside the data, never what a user wrote."""
    for handler in list(_LOG.handlers):
        _LOG.removeHandler(handler)
        handler.close()
    if read_only:
        return
    handler = logging.handlers.RotatingFileHandler(
        folder / "aanjager.log", maxBytes=500_000, backupCount=1, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    _LOG.addHandler(handler)
