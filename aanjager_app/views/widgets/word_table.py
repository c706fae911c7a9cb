"""A table of words that shows all of itself; the page around it scrolls."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QHeaderView, QSizePolicy, QWidget

from aanjager_app.documents.table_text import TextTable
from aanjager_app.views.tokens import Size
from aanjager_app.views.widgets.tables import TableView

_Index = QModelIndex | QPersistentModelIndex


class WordItemModel(QAbstractTableModel):
    """The words of a table; its total in strong type."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.table = TextTable((), (), (), (), has_total=False)

    def set_table(self, table: TextTable) -> None:
        """Show another table."""
        self.beginResetModel()
        self.table = table
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's
        """How many rows."""
        return 0 if parent.isValid() else len(self.table.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's
        """How many columns."""
        return 0 if parent.isValid() else len(self.table.headers)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """What a cell shows."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.table.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(index.column())
        is_total = self.table.has_total and index.row() == len(self.table.rows) - 1
        if role == Qt.ItemDataRole.FontRole and is_total:
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        return None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """The headings."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.table.headers[section]
        return self._side(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _side(self, column: int) -> Qt.AlignmentFlag:
        numeric = self.table.numeric[column]
        side = Qt.AlignmentFlag.AlignRight if numeric else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter


class WordTable(TableView):
    """As high as its rows, its width divided as on paper."""

    def __init__(self, accessible_name: str) -> None:
        super().__init__(accessible_name)
        self.words = WordItemModel(self)
        self.setModel(self.words)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizeAdjustPolicy(QAbstractScrollArea.SizeAdjustPolicy.AdjustIgnored)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)

    def show_table(self, table: TextTable) -> None:
        """Show another table."""
        if table == self.words.table:
            return
        self.words.set_table(table)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Divide the new width."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Take the height once the headings have their look."""
        super().showEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """The page scrolls, not the table."""
        event.ignore()

    def _fit(self) -> None:
        head = self.horizontalHeader().sizeHint().height()
        frame = 2 * self.frameWidth() + Size.FOCUS
        self.setFixedHeight(head + Size.ROW * len(self.words.table.rows) + frame)
        widths, heads = self.words.table.widths, self.horizontalHeader()
        total, room = sum(widths), self.viewport().width()
        for number, width in enumerate(widths):
            least = heads.sectionSizeHint(number)
            self.setColumnWidth(number, max(least, int(room * width / total)))
