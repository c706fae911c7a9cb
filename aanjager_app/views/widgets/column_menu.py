"""Which columns a table shows; remembered together with their widths."""

import json

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMenu

from aanjager_app.views.widgets.buttons import IconButton
from aanjager_app.views.widgets.icons import Icon
from aanjager_app.views.widgets.tables import TableView
from aanjager_app.views.workbench import Workbench

_WAIT_MS = 400


class ColumnMenu(IconButton):
    """A button that opens the list of columns."""

    def __init__(self, name: str, table: TableView, workbench: Workbench) -> None:
        super().__init__(Icon.COLUMNS, "Kolommen kiezen")
        self._name, self._table, self._workbench = name, table, workbench
        self._menu = QMenu(self)
        self._menu.setAccessibleName("Kolommen")
        self.setMenu(self._menu)
        self.setPopupMode(IconButton.ToolButtonPopupMode.InstantPopup)
        model = table.model()
        for number in range(model.columnCount()):
            title = str(model.headerData(number, table.horizontalHeader().orientation()))
            action = self._menu.addAction(title)
            action.setCheckable(True)
            action.setData(number)
        self._restore()
        self._menu.triggered.connect(self._on_triggered)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT_MS)
        self._timer.timeout.connect(self._remember)
        table.horizontalHeader().sectionResized.connect(self._wait)

    def _restore(self) -> None:
        try:
            known = json.loads(self._workbench.table(self._name) or "{}")
        except ValueError:
            known = {}
        hidden, widths = known.get("hidden", []), known.get("widths", [])
        for action in self._menu.actions():
            number = int(action.data())
            self._table.setColumnHidden(number, number in hidden)
            action.setChecked(number not in hidden)
            if number < len(widths) and isinstance(widths[number], int) and widths[number] > 0:
                self._table.setColumnWidth(number, widths[number])

    def _on_triggered(self) -> None:
        actions = self._menu.actions()
        if not any(action.isChecked() for action in actions):
            actions[0].setChecked(True)  # a table without columns can't be mended by looking at it
        for action in actions:
            self._table.setColumnHidden(int(action.data()), not action.isChecked())
        self._remember()

    def _wait(self) -> None:
        self._timer.start()

    def _remember(self) -> None:
        columns = range(self._table.model().columnCount())
        hidden = [n for n in columns if self._table.isColumnHidden(n)]
        widths = [self._table.columnWidth(n) for n in columns]
        self._workbench.remember_table(self._name, json.dumps({"hidden": hidden, "widths": widths}))
