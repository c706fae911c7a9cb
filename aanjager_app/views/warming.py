"""What the user may want next is made ready while nothing else asks for the window.

The first look at a tab costs its imports, its widgets and their looks. Here that is done when the
window is on screen: the imports in the worker, the widgets in steps too short to be felt.
"""

from typing import Final

from PySide6.QtCore import QObject, QTimer

from aanjager_app.views.navigation import Screen, Tab
from aanjager_app.views.shell.main_window import MainWindow
from aanjager_app.views.shell.screens import class_of as class_of_screen
from aanjager_app.views.tasks import Progress
from aanjager_app.views.terrain.tabs import class_of as class_of_tab

_PAUSE_MS: Final = 20


class Warmer(QObject):
    """Makes a window ready bit by bit."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._tasks = window.desk.tasks
        self._steps = window.screens.warm_up()
        self._timer = QTimer(self)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._step)

    @property
    def is_at_work(self) -> bool:
        """There are widgets still to be made."""
        return self._timer.isActive()

    def start(self) -> None:
        """Begin with what the worker can do."""
        self._tasks.run(_load, self, self._on_loaded, title="Klaarzetten")

    def stop(self) -> None:
        """Leave the rest as it is."""
        self._timer.stop()

    def _on_loaded(self, _: object) -> None:
        self._timer.start()

    def _step(self) -> None:
        if next(self._steps, self) is self:
            self.stop()


def _load(progress: Progress) -> None:
    """Import what makes charts and documents, and the screens."""
    from aanjager_app.documents import charts  # noqa: F401, PLC0415 - loads reportlab

    for tab in Tab:
        progress.stop_when_cancelled()
        class_of_tab(tab)
    for screen in Screen:
        progress.stop_when_cancelled()
        class_of_screen(screen)
