"""Tables of frozen rows: sorted by what they mean, copied as a spreadsheet takes them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from aanjager_app.views.tokens import Size

_T = TypeVar("_T")
_Index = QModelIndex | QPersistentModelIndex
_RISKY = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Column(Generic[_T]):
    """One column.

    Attributes:
        title: its heading.
        text: what it shows of a row.
        numeric: a number, set at the right.
        width: first width in pixels.
        sort_key: what it is sorted by; None sorts by the text.
        tooltip: more of it, when there is more.
    """

    title: str
    text: Callable[[_T], str]
    numeric: bool = False
    width: int = 140
    sort_key: Callable[[_T], Any] | None = None
    tooltip: Callable[[_T], str] | None = None


class RowsItemModel(QAbstractTableModel, Generic[_T]):
    """Frozen rows in columns."""

    def __init__(self, columns: Sequence[Column[_T]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.rows: tuple[_T, ...] = ()
        self._order: tuple[int, Qt.SortOrder] | None = None

    def set_rows(self, rows: Sequence[_T]) -> None:
        """Show other rows, in the order that was chosen."""
        self.beginResetModel()
        self.rows = self._sorted(tuple(rows))
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's
        """How many rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's
        """How many columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """What a cell shows."""
        column, row = self.columns[index.column()], self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.numeric else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.tooltip(row) if column.tooltip else column.text(row)
        return None

    def headerData(  # noqa: N802 - Qt's name
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:  # noqa: ANN401
        """The headings."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            numeric = self.columns[section].numeric
            side = Qt.AlignmentFlag.AlignRight if numeric else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column."""
        self._order = (column, order) if column >= 0 else None
        self.layoutAboutToBeChanged.emit()
        self.rows = self._sorted(self.rows)
        self.layoutChanged.emit()

    def _sorted(self, rows: tuple[_T, ...]) -> tuple[_T, ...]:
        if self._order is None:
            return rows
        column, order = self.columns[self._order[0]], self._order[1]
        key = column.sort_key or _folded(column.text)
        known = [(key(row), row) for row in rows]
        empty = [row for value, row in known if value is None]
        filled = [pair for pair in known if pair[0] is not None]
        filled.sort(key=_first, reverse=order is Qt.SortOrder.DescendingOrder)
        # What isn't known stands last, whichever way it is sorted.
        return (*(row for _, row in filled), *empty)


def _first(pair: tuple[Any, Any]) -> Any:  # noqa: ANN401
    return pair[0]


def _folded(text: Callable[[_T], str]) -> Callable[[_T], str]:
    return lambda row: text(row).casefold()


class TableView(QTableView):
    """The house table.

    Attributes:
        opened: emitted with the number of a row on Enter or double click.
    """

    opened = Signal(int)

    def __init__(self, accessible_name: str) -> None:
        super().__init__()
        self.setAccessibleName(accessible_name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(Size.ROW)
        heads = self.horizontalHeader()
        heads.setHighlightSections(False)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        heads.setStretchLastSection(True)
        self.doubleClicked.connect(self._open)

    def show_model(self, model: RowsItemModel[Any]) -> None:
        """Take a model and the widths of its columns."""
        self.setModel(model)
        for number, column in enumerate(model.columns):
            self.setColumnWidth(number, column.width)

    def selected_rows(self) -> tuple[int, ...]:
        """Numbers of the selected rows, from the top."""
        return tuple(sorted(index.row() for index in self.selectionModel().selectedRows()))

    def copy_selection(self) -> None:
        """Put the selected rows on the clipboard as a spreadsheet takes them."""
        model = self.model()
        shown = [n for n in range(model.columnCount()) if not self.isColumnHidden(n)]
        lines = [
            "\t".join(tsv_cell(model.index(row, column).data() or "") for column in shown)
            for row in self.selected_rows()
        ]
        if lines:
            QGuiApplication.clipboard().setText("\n".join(lines))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Copy, open, or what a table does."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selection()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(index.row())


def rows_as_text(model: RowsItemModel[Any], columns: Sequence[int]) -> str:
    """All rows with their headings, as a spreadsheet takes them from the clipboard."""
    chosen = [model.columns[number] for number in columns]
    lines = ["\t".join(tsv_cell(column.title) for column in chosen)]
    lines += ["\t".join(tsv_cell(column.text(row)) for column in chosen) for row in model.rows]
    return "\n".join(lines)


def tsv_cell(text: str) -> str:
    """A cell for the clipboard: on one line, and never read as a formula."""
    flat = " ".join(text.replace("\t", " ").splitlines())
    return f"'{flat}" if flat.startswith(_RISKY) and not _is_number(flat) else flat


def _is_number(text: str) -> bool:
    return text.lstrip("+-").replace(".", "").replace(",", "").isdigit()
