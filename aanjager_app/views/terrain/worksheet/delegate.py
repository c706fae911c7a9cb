"""The editor of a cell: a line, or a list to choose from."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from aanjager_app.services.sheets.columns import CellKind, SheetColumn
from aanjager_app.services.sheets.values import NO, YES
from aanjager_app.views.terrain.worksheet.item_model import SheetItemModel

_LISTS = (CellKind.CHOICE, CellKind.PARTY, CellKind.FLAG)
_Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """Makes the editor that fits a column.

    Attributes:
        words: per enumeration what can be chosen.
        parties: names of the parties.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.words: dict[str, tuple[str, ...]] = {}
        self.parties: tuple[str, ...] = ()

    def createEditor(  # noqa: N802 - Qt's name
        self, parent: QWidget, option: QStyleOptionViewItem, index: _Index
    ) -> QWidget:
        """A list for a choice, a line for anything else."""
        column = _column_of(index)
        if column is None or column.kind not in _LISTS:
            editor = super().createEditor(parent, option, index)
            if column is not None and isinstance(editor, QLineEdit):
                editor.setAccessibleName(column.title)
            return editor
        box = QComboBox(parent)
        box.setAccessibleName(column.title)
        box.setEditable(column.name == "place")
        options = self._options(column)
        box.addItems(["", *options] if not column.required else list(options))
        return box

    def _options(self, column: SheetColumn) -> tuple[str, ...]:
        if column.kind is CellKind.FLAG:
            return (YES, NO)
        return self.parties if column.kind is CellKind.PARTY else self.words[column.enum]

    def setEditorData(self, editor: QWidget, index: _Index) -> None:  # noqa: N802 - Qt's name
        """Show what the cell holds."""
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QComboBox):
            editor.setCurrentText(text)
            editor.setCurrentIndex(max(0, editor.findText(text)))
        elif isinstance(editor, QLineEdit):
            editor.setText(text)

    def setModelData(  # noqa: N802 - Qt's name
        self, editor: QWidget, model: QAbstractItemModel, index: _Index
    ) -> None:
        """Hand in what was typed or chosen."""
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())


def _column_of(index: _Index) -> SheetColumn | None:
    model = index.model()
    return model.columns[index.column()] if isinstance(model, SheetItemModel) else None
