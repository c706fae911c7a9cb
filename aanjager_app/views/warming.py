"""What the user may want next is made ready while nothing else asks for the window.

The first look at a tab costs its imports, its statements, its widgets and their looks. Here that
is done when the window is on screen: what the worker can do there, the widgets in short steps.
"""

from typing import Final

from PySide6.QtCore import QObject, QTimer

from aanjager_app.services.chain_status import read_chain
from aanjager_app.services.exports import read_dossier_status
from aanjager_app.services.overview import read_overview
from aanjager_app.services.terrain_header import names_of
from aanjager_app.views.desk import Desk
from aanjager_app.views.navigation import Screen, Tab
from aanjager_app.views.shell.main_window import MainWindow
from aanjager_app.views.shell.screens import class_of as class_of_screen
from aanjager_app.views.tasks import Progress
from aanjager_app.views.terrain.tabs import class_of as class_of_tab
from aanjager_app.views.widgets.charts import screen_style

_PAUSE_MS: Final = 20
_WIDTH: Final = 400


class Warmer(QObject):
    """Makes a window ready bit by bit."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._desk = window.desk
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
        self._desk.tasks.run(
            self._load, self, self._on_loaded, self._on_failed, title="Klaarzetten"
        )

    def stop(self) -> None:
        """Leave the rest as it is."""
        self._timer.stop()

    def _load(self, progress: Progress) -> None:
        for tab in Tab:
            progress.stop_when_cancelled()
            class_of_tab(tab)
        for screen in Screen:
            progress.stop_when_cancelled()
            class_of_screen(screen)
        progress.stop_when_cancelled()
        _read_once(self._desk, progress)

    def _on_loaded(self, _: object) -> None:
        self._timer.start()

    def _on_failed(self, _: BaseException) -> None:
        """Who opens what can't be read is told then; here nobody asked for it."""
        self._timer.start()

    def _step(self) -> None:
        if next(self._steps, self) is self:
            self.stop()


def _read_once(desk: Desk, progress: Progress) -> None:
    """Read and draw a terrain for nothing: statements, fonts and the words of numbers stay."""
    from aanjager_app.documents.charts import draw_chart  # noqa: PLC0415 - loads reportlab

    context, style = desk.context, screen_style(desk.theme.colours)
    store, content, today = context.store, context.content, context.today()
    for terrain in names_of(store, desk.workbench.workplace.recent[:1]):
        for read in (read_chain, read_dossier_status):
            progress.stop_when_cancelled()
            read(store, content, terrain.id, today)
        chart = read_overview(store, content, terrain.id, today).chart
        if chart is not None:
            draw_chart(chart, style, _WIDTH)
