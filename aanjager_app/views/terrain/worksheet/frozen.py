"""The names of the lines, which stay in sight while one looks at the columns to the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from aanjager_app.views.tokens import Size


class FrozenNames(QTableView):
    """The first column over a table that is scrolled sideways; it only shows and selects."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self.setAccessibleName(f"{table.accessibleName()}: namen")
        self.setModel(table.model())
        self.setSelectionModel(table.selectionModel())
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(table)
        self.setObjectName("frozen")
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        for off in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            off(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(table.verticalScrollMode())
        lines = self.verticalHeader()
        lines.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        lines.setDefaultSectionSize(Size.ROW)
        lines.setVisible(False)
        self.horizontalHeader().setHighlightSections(False)
        for column in range(1, table.model().columnCount()):
            self.setColumnHidden(column, True)  # noqa: FBT003 - Qt's
        table.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(table.verticalScrollBar().setValue)
        table.horizontalScrollBar().valueChanged.connect(self.follow)
        table.horizontalHeader().sectionResized.connect(self.follow)
        self.hide()

    def follow(self) -> None:
        """Stand over the first column, when that is scrolled away."""
        table, width = self._table, self._table.columnWidth(0)
        head = table.horizontalHeader().height()
        edge = table.frameWidth()
        self.setColumnWidth(0, width)
        self.horizontalHeader().setFixedHeight(head)
        self.setGeometry(edge, edge, width, head + table.viewport().height())
        self.setVisible(table.horizontalScrollBar().value() > 0)
        self.verticalScrollBar().setValue(table.verticalScrollBar().value())
