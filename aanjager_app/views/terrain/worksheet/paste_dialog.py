"""Before a block is pasted: what goes where, and what is wrong per cell."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
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
        self.table.currentItemChanged.connect(self._on_looked)
        self._heading: tuple[str, ...] | None = None
        self.heading = QCheckBox("De eerste rij is een kop en gaat niet mee")
        self.heading.toggled.connect(self._on_heading)
        self.leave_out = PlainButton("Regel weglaten")
        self.leave_out.clicked.connect(self._on_leave_out)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        column.setSpacing(Space.S)
        column.addWidget(Heading("Klopt dit?"))
        column.addWidget(self._count)
        column.addWidget(self.heading)
        column.addWidget(self.table, 1)
        column.addWidget(self._first)
        row = QHBoxLayout()
        row.addWidget(self.leave_out)
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
        self.table.resizeColumnsToContents()
        for number in titles:
            width = self.table.columnWidth(number) + Space.M
            self.table.setColumnWidth(number, min(max(Size.PREVIEW, width), Size.LIST))
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

    def suppose_heading(self) -> None:
        """The first row looks like a heading; the user sees it, and may say that it isn't."""
        self.heading.setChecked(True)

    def _on_heading(self, on: bool) -> None:  # noqa: FBT001 - Qt's signal
        block = self.block
        if on and block:
            self._heading, block = block[0], block[1:]
        elif self._heading is not None:
            block, self._heading = (self._heading, *block), None
        self.checked.emit(block)

    def _on_leave_out(self) -> None:
        """Leave the rows with a selected cell out."""
        gone = {index.row() for index in self.table.selectedIndexes()}
        kept = tuple(cells for row, cells in enumerate(self.block) if row not in gone)
        if gone and kept:
            self.checked.emit(kept)

    def _on_looked(self, item: QTableWidgetItem | None) -> None:
        """What is wrong with the cell under the cursor."""
        if item is not None and item.toolTip() and not self._is_filling:
            head = self.table.horizontalHeaderItem(item.column())
            title = head.text() if head is not None else ""
            self._first.setText(f"Regel {item.row() + 1}, {title}: {item.toolTip()}")

    def _on_changed(self) -> None:
        if not self._is_filling:
            self.checked.emit(self.block)

    def _agree(self) -> None:
        self.agreed.emit(self.block)
        self.accept()
