"""The facts of the terrain itself."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from aanjager_app.services.records import RecordKind
from aanjager_app.services.terrains import bin_terrain
from aanjager_app.views.desk import Desk
from aanjager_app.views.navigation import Place, Screen
from aanjager_app.views.widgets.buttons import IconButton
from aanjager_app.views.widgets.cards import Card
from aanjager_app.views.widgets.forms import RecordForm
from aanjager_app.views.widgets.history_dialog import open_history
from aanjager_app.views.widgets.icons import Icon
from aanjager_app.views.widgets.scrolling import Scroller


class FactsPart(QWidget):
    """One form with all facts."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.form = RecordForm(desk, RecordKind.TERRAIN, columns=3)
        card = Card("Over dit terrein")
        history = IconButton(Icon.HISTORY, "Geschiedenis van dit terrein")
        history.clicked.connect(self._show_history)
        throw_away = IconButton(Icon.BIN, "Terrein naar prullenbak")
        throw_away.clicked.connect(self._throw_away)
        card.add_to_head(history)
        card.add_to_head(throw_away)
        card.body.addWidget(self.form)
        scroller = Scroller()
        scroller.column.setContentsMargins(0, 0, 0, 0)
        scroller.column.addWidget(card)
        scroller.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scroller)

    def show_terrain(self, terrain: str) -> None:
        """Show the facts of a terrain."""
        self.form.show_record(terrain)

    def _show_history(self) -> None:
        if self.form.record is not None:
            open_history(
                self._desk, RecordKind.TERRAIN, self.form.record, self, title="Dit terrein"
            )

    def _throw_away(self) -> None:
        terrain = self.form.record
        if terrain is None:
            return
        store = self._desk.context.store
        change = self._desk.carry_out(lambda: bin_terrain(store, terrain))
        if change is not None:
            self._desk.navigator.go(Place(Screen.TERRAINS))
            self._desk.notices.tell("Terrein naar prullenbak. Ctrl+Z haalt het terug.")
