"""The editor of a cell: a line, or a list to choose from."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
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
        places: names of sub-areas and plots.
        first_text: what the next editor begins with instead of what its cell holds.
        typed: emitted with the cell and its text, at each key.
        spread: emitted with a text that is meant for all selected cells.
        refused: emitted with the cell and a text that can't stand there.
    """

    typed = Signal(QPersistentModelIndex, str)
    spread = Signal(str)
    refused = Signal(QPersistentModelIndex, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.words: dict[str, tuple[str, ...]] = {}
        self.parties: tuple[str, ...] = ()
        self.places: tuple[str, ...] = ()
        self.first_text: str | None = None
        self._place = QPersistentModelIndex()

    def createEditor(  # noqa: N802 - Qt's name
        self, parent: QWidget, option: QStyleOptionViewItem, index: _Index
    ) -> QWidget:
        """A list for a choice, a line for anything else."""
        column = _column_of(index)
        if column is None or column.kind not in _LISTS:
            editor = super().createEditor(parent, option, index)
            if column is not None and isinstance(editor, QLineEdit):
                editor.setAccessibleName(column.title)
                self._place = QPersistentModelIndex(index)  # a view has one editor at a time
                editor.textEdited.connect(self._on_typed)
            return editor
        box = QComboBox(parent)
        box.setAccessibleName(column.title)
        box.setEditable(column.name == "place")
        options = self._options(column)
        box.addItems(["", *options] if not column.required else list(options))
        return box

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Ctrl+Enter puts what was typed in all selected cells, as a spreadsheet does."""
        if isinstance(event, QKeyEvent) and _is_spread(event) and isinstance(editor, QWidget):
            text = _text_of(editor)
            self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
            self.spread.emit(text)
            return True
        return super().eventFilter(editor, event)

    def _on_typed(self, text: str) -> None:
        self.typed.emit(self._place, text)

    def _options(self, column: SheetColumn) -> tuple[str, ...]:
        if column.kind is CellKind.FLAG:
            return (YES, NO)
        if column.kind is CellKind.PARTY:
            return self.parties
        return self.words[column.enum] + (self.places if column.name == "place" else ())

    def setEditorData(self, editor: QWidget, index: _Index) -> None:  # noqa: N802 - Qt's name
        """Show what the cell holds."""
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QComboBox):
            editor.setCurrentText(text)
            editor.setCurrentIndex(max(0, editor.findText(text)))
        elif isinstance(editor, QLineEdit):
            editor.setText(text if self.first_text is None else self.first_text)
            self.first_text = None

    def setModelData(  # noqa: N802 - Qt's name
        self, editor: QWidget, model: QAbstractItemModel, index: _Index
    ) -> None:
        """Hand in what was typed or chosen."""
        text = _text_of(editor)
        if not model.setData(index, text) and isinstance(editor, QLineEdit):
            self.refused.emit(QPersistentModelIndex(index), text)


def _text_of(editor: QWidget) -> str:
    if isinstance(editor, QComboBox):
        return editor.currentText()
    return editor.text() if isinstance(editor, QLineEdit) else ""


def _is_spread(event: QKeyEvent) -> bool:
    is_ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return event.type() is QEvent.Type.KeyPress and is_ctrl and is_enter


def _column_of(index: _Index) -> SheetColumn | None:
    model = index.model()
    return model.columns[index.column()] if isinstance(model, SheetItemModel) else None
