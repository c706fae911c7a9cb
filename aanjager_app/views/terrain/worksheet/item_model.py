"""The cells of one part of a worksheet for a table: shown, edited, and marked when missing."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from aanjager_app.services.sheets.cells import SheetCell, SheetRow
from aanjager_app.services.sheets.columns import COLUMNS, Part
from aanjager_app.services.sheets.editing import CellEdit
from aanjager_app.services.sheets.trial import Trial
from aanjager_app.views.theme import Theme

_Index = QModelIndex | QPersistentModelIndex


class SheetItemModel(QAbstractTableModel):
    """One part; an edit goes out as a `CellEdit` and comes back as other rows."""

    def __init__(
        self, part: Part, theme: Theme, edit: Callable[[Part, CellEdit], bool], parent: QObject
    ) -> None:
        super().__init__(parent)
        self.part = part
        self.columns = COLUMNS[part]
        self.rows: tuple[SheetRow, ...] = ()
        self.may_edit = True
        self._theme = theme
        self._edit = edit
        self._trial: Trial | None = None

    def set_rows(self, rows: tuple[SheetRow, ...]) -> None:
        """Show other rows; the same lines keep the selection and the place."""
        self._trial = None
        if [row.id for row in rows] != [row.id for row in self.rows]:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
            return
        before, self.rows = self.rows, rows
        for number, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old is new:
                continue
            for column, pair in enumerate(zip(old.cells, new.cells, strict=True)):
                if pair[0] != pair[1]:
                    index = self.index(number, column)
                    self.dataChanged.emit(index, index)

    def show_trial(self, trial: Trial | None) -> None:
        """Show what would come out of a line; None shows what is kept."""
        lines = {one.line for one in (self._trial, trial) if one is not None}
        self._trial = trial
        for number, row in enumerate(self.rows):
            if row.id in lines:
                # This cell alone: a view fills the open editor of a cell that changes anew.
                index = self.index(number, self._computed)
                self.dataChanged.emit(index, index)

    @property
    def _computed(self) -> int:
        return next(n for n, column in enumerate(self.columns) if not column.is_editable)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's
        """How many lines."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's
        """How many columns."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """What a cell shows, or holds for its editor."""
        show = _ROLES.get(Qt.ItemDataRole(role))
        return show(self, index) if show is not None else None

    def text(self, index: _Index) -> str:
        """What a cell shows."""
        return self._cell(index).text

    def edit_text(self, index: _Index) -> str:
        """What its editor holds."""
        return self._cell(index).edit

    def alignment(self, index: _Index) -> Qt.AlignmentFlag:
        """Numbers right, text left."""
        numeric = self.columns[index.column()].is_numeric
        side = Qt.AlignmentFlag.AlignRight if numeric else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter

    def ground(self, index: _Index) -> QColor | None:
        """Amber under what is missing."""
        return self._theme.colour("warning_soft") if self._is_marked(index) else None

    def ink(self, index: _Index) -> QColor:
        """Colour of the text."""
        return self._theme.colour("warning" if self._is_marked(index) else "text")

    def tooltip(self, index: _Index) -> str:
        """The whole text, and where it comes from."""
        cell = self._cell(index)
        return f"{cell.text}\n{cell.note}".strip()

    def spoken(self, index: _Index) -> str:
        """What a screen reader says."""
        return f"{self.columns[index.column()].title}: {self._cell(index).text or 'leeg'}"

    def _cell(self, index: _Index) -> SheetCell:
        row, trial = self.rows[index.row()], self._trial
        if trial is not None and trial.line == row.id and index.column() == self._computed:
            return trial.computed
        return row.cells[index.column()]

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """Titles of columns and numbers of lines."""
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation is Qt.Orientation.Horizontal:
            numeric = self.columns[section].is_numeric
            side = Qt.AlignmentFlag.AlignRight if numeric else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return self.columns[section].title
        return str(section + 1)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Computed cells are looked at only."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self.may_edit and self.columns[index.column()].is_editable:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(  # noqa: N802 - Qt's name
        self,
        index: _Index,
        value: Any,  # noqa: ANN401
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        """Hand an edit in."""
        if role != Qt.ItemDataRole.EditRole:
            return False
        row, column = self.rows[index.row()], self.columns[index.column()]
        text = str(value)
        if text == row.cells[index.column()].edit:
            return True
        return self._edit(self.part, CellEdit(row.id, column.name, text))

    def _is_marked(self, index: _Index) -> bool:
        cell = self._cell(index)
        return cell.missing or cell.incomplete


_ROLES: Final[Mapping[Qt.ItemDataRole, Callable[[SheetItemModel, _Index], object]]] = {
    Qt.ItemDataRole.DisplayRole: SheetItemModel.text,
    Qt.ItemDataRole.EditRole: SheetItemModel.edit_text,
    Qt.ItemDataRole.TextAlignmentRole: SheetItemModel.alignment,
    Qt.ItemDataRole.BackgroundRole: SheetItemModel.ground,
    Qt.ItemDataRole.ForegroundRole: SheetItemModel.ink,
    Qt.ItemDataRole.ToolTipRole: SheetItemModel.tooltip,
    Qt.ItemDataRole.AccessibleTextRole: SheetItemModel.spoken,
}
