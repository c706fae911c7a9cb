"""Before a block is pasted: what goes where, and what is wrong per cell."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from aanjager_app.domain.dutch import count
from aanjager_app.services.sheets.pasting import PastedCell
from aanjager_app.views.theme import Theme
from aanjager_app.views.tokens import Size, Space
from aanjager_app.views.widgets.buttons import PlainButton, PrimaryButton
from aanjager_app.views.widgets.dialogs import fitting
from aanjager_app.views.widgets.text import Body, Heading, TroubleText


class PasteDialog(QDialog):
    """Shows the block; wrong cells are marked and can be mended here.

    Attributes:
        agreed: emitted with the block as it stands in the dialog.
        checked: emitted with the block when a cell was mended, to be looked at again.
    """

    agreed = Signal(object)
    checked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Plakken")
        self.resize(fitting(parent, Size.DIALOG + Size.LIST, Size.DIALOG - Size.PREVIEW))
        self._theme = theme
        self._is_filling = False
        self._count = Body()
        self._first = TroubleText()
        self.table = QTableWidget()
        self.table.setAccessibleName("Wat je plakt")
        self.table.verticalHeader().setVisible(False)
        self.table.itemChanged.connect(self._on_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        column.setSpacing(Space.S)
        column.addWidget(Heading("Klopt dit?"))
        column.addWidget(self._count)
        column.addWidget(self.table, 1)
        column.addWidget(self._first)
        row = QHBoxLayout()
        row.addStretch(1)
        cancel = PlainButton("Annuleren")
        cancel.clicked.connect(self.reject)
        self.paste = PrimaryButton("Plakken")
        self.paste.clicked.connect(self._agree)
        row.addWidget(cancel)
        row.addWidget(self.paste)
        column.addLayout(row)

    @property
    def block(self) -> tuple[tuple[str, ...], ...]:
        """The block as it stands here."""
        return tuple(
            tuple(
                item.text()
                for column in range(self.table.columnCount())
                if (item := self.table.item(row, column)) is not None
            )
            for row in range(self.table.rowCount())
        )

    def show_cells(self, cells: Sequence[PastedCell]) -> None:
        """Show what would go where."""
        self._is_filling = True
        rows = max((cell.row for cell in cells), default=-1) + 1
        columns = max((cell.column for cell in cells), default=-1) + 1
        self.table.setRowCount(rows)
        self.table.setColumnCount(columns)
        titles = {cell.column: cell.title for cell in cells}
        self.table.setHorizontalHeaderLabels([titles.get(n, "") for n in range(columns)])
        for cell in cells:
            item = QTableWidgetItem(cell.text)
            item.setToolTip(cell.problem)
            if cell.problem:
                item.setBackground(self._theme.colour("danger_soft"))
                item.setForeground(self._theme.colour("danger"))
            self.table.setItem(cell.row, cell.column, item)
        metrics = self.table.horizontalHeader().fontMetrics()
        for number, title in titles.items():
            room = metrics.horizontalAdvance(title) + 2 * Space.XL
            self.table.setColumnWidth(number, max(Size.PREVIEW, room))
        self._is_filling = False
        wrong = [cell for cell in cells if cell.problem]
        lines = count(rows, "regel", "regels")
        mistakes = count(len(wrong), "cel klopt", "cellen kloppen")
        self._count.setText(f"{lines}. {mistakes} niet: pas aan." if wrong else f"{lines}.")
        first = wrong[0] if wrong else None
        self._first.setText(
            f"Regel {first.row + 1}, {first.title}: {first.problem}" if first else ""
        )
        self._first.setVisible(first is not None)
        self.paste.setEnabled(not wrong)
        if first is not None:
            self.table.setCurrentCell(first.row, first.column)
            self.table.setFocus()
        else:
            self.paste.setFocus()

    def _on_changed(self) -> None:
        if not self._is_filling:
            self.checked.emit(self.block)

    def _agree(self) -> None:
        self.agreed.emit(self.block)
        self.accept()
