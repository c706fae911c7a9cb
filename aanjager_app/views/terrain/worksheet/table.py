"""The sheet: keys as in a spreadsheet, and the sum of what is selected."""

from collections.abc import Mapping
from decimal import Decimal
from functools import partial

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QLineEdit,
    QTableView,
)

from aanjager_app.services.sheets.cells import SheetCell
from aanjager_app.services.sheets.editing import CellEdit
from aanjager_app.views.terrain.worksheet.delegate import CellDelegate
from aanjager_app.views.terrain.worksheet.frozen import FrozenNames
from aanjager_app.views.terrain.worksheet.item_model import SheetItemModel
from aanjager_app.views.tokens import Size
from aanjager_app.views.widgets.tables import tsv_cell


class SheetView(QTableView):
    """A table of cells.

    Attributes:
        pasted: emitted with the text of the clipboard.
        several: emitted with the edits of cells that are emptied or filled together.
        typed: emitted at each key with the edit as it is typed so far.
        left: emitted when the editor of a cell is closed.
        moved: emitted with −1 when the selected lines are to go up, 1 when down.
        looked: emitted when another cell or selection is looked at.
    """

    pasted = Signal(str)
    several = Signal(tuple)
    typed = Signal(object)
    left = Signal()
    moved = Signal(int)
    looked = Signal()

    def __init__(self, name: str, model: SheetItemModel) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.sheet = model
        self.setModel(model)
        self._delegate = CellDelegate(self)
        self._delegate.typed.connect(self._on_typed)
        self._delegate.spread.connect(self._on_spread)
        self._delegate.refused.connect(self._on_refused)
        self.setItemDelegate(self._delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.EditKeyPressed | triggers.AnyKeyPressed | triggers.DoubleClicked
        )
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setTabKeyNavigation(True)
        self.setCornerButtonEnabled(False)
        lines = self.verticalHeader()
        lines.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        lines.setDefaultSectionSize(Size.ROW)
        lines.setVisible(False)
        heads = self.horizontalHeader()
        heads.setHighlightSections(False)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for number, column in enumerate(model.columns):
            self.setColumnWidth(number, column.width)
        self.frozen = FrozenNames(self)
        self.selectionModel().selectionChanged.connect(self._on_look)
        self.selectionModel().currentChanged.connect(self._on_look)

    @property
    def selected_sum(self) -> tuple[int, Decimal]:
        """How many of the selected cells hold a number, and what they are together."""
        numbers = [
            cell.number
            for index in self.selectedIndexes()
            if (cell := self.sheet.rows[index.row()].cells[index.column()]).number is not None
        ]
        return len(numbers), sum((n for n in numbers if n is not None), Decimal(0))

    @property
    def current_cell(self) -> SheetCell | None:
        """The cell under the cursor."""
        index = self.currentIndex()
        return self.sheet.rows[index.row()].cells[index.column()] if index.isValid() else None

    def emptying_edits(self) -> tuple[CellEdit, ...]:
        """What empties the selected cells; beside others, a cell that must be filled is kept."""
        chosen = [
            (self.sheet.rows[index.row()].id, self.sheet.columns[index.column()])
            for index in self.selectedIndexes()
            if self.sheet.columns[index.column()].is_editable
        ]
        free = [pair for pair in chosen if not pair[1].required]
        return tuple(CellEdit(line, column.name, "") for line, column in free or chosen)

    def filling_edits(self) -> tuple[CellEdit, ...]:
        """What repeats the top cell of each selected column in the cells below it."""
        rows: dict[int, list[int]] = {}
        for index in self.selectedIndexes():
            rows.setdefault(index.column(), []).append(index.row())
        return tuple(
            CellEdit(
                self.sheet.rows[row].id,
                self.sheet.columns[column].name,
                self.sheet.rows[min(found)].cells[column].edit,
            )
            for column, found in rows.items()
            if self.sheet.columns[column].is_editable
            for row in sorted(found)[1:]
        )

    def spreading_edits(self, text: str) -> tuple[CellEdit, ...]:
        """What puts a text in all selected cells, and in the one under the cursor anyhow."""
        chosen, current = self.selectedIndexes(), self.currentIndex()
        if current.isValid() and current not in chosen:
            chosen.append(current)
        return tuple(
            CellEdit(self.sheet.rows[index.row()].id, column.name, text)
            for index in chosen
            if (column := self.sheet.columns[index.column()]).is_editable
        )

    def selected_lines(self) -> tuple[str, ...]:
        """Slugs of the lines with a selected cell, from the top."""
        rows = sorted({index.row() for index in self.selectedIndexes()})
        return tuple(self.sheet.rows[row].id for row in rows)

    def show_choices(
        self,
        words: Mapping[str, Mapping[str, str]],
        parties: tuple[str, ...],
        places: tuple[str, ...],
    ) -> None:
        """Offer the words of enumerations, the parties, and parts of the terrain."""
        self._delegate.words = {name: tuple(found.values()) for name, found in words.items()}
        self._delegate.parties = parties
        self._delegate.places = places

    def go_to(self, row: int, column: int) -> None:
        """Put the cursor in a cell."""
        index = self.sheet.index(row, column)
        # Whatever key is held: only a move of the cursor itself makes a selection longer.
        alone = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, alone)
        self.scrollTo(index)
        self.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """The names keep to the height of the table."""
        super().resizeEvent(event)
        self.frozen.follow()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Copy, paste, empty, Enter and Tab as in a spreadsheet."""
        if self.state() is QAbstractItemView.State.EditingState:
            # The editor passes Enter on before it commits; the step comes with its closing.
            event.ignore()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selection()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit(QGuiApplication.clipboard().text())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.several.emit(self.emptying_edits())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif _is_fill(event):
            self.several.emit(self.filling_edits())
        elif _is_menu(event) and QApplication.activePopupWidget() is None:
            self.customContextMenuRequested.emit(self.visualRect(self.currentIndex()).center())
        elif _is_move(event):
            self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() == Qt.Key.Key_Escape:
            # Out of the table, so that the keyboard can leave a sheet whose Tab goes on in it.
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def copy_selection(self) -> None:
        """Put the selected block on the clipboard as a spreadsheet takes it."""
        chosen = self.selectedIndexes()
        if not chosen:
            return
        rows = sorted({index.row() for index in chosen})
        columns = sorted({index.column() for index in chosen})
        lines = ["\t".join(self._copied(row, column) for column in columns) for row in rows]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _copied(self, row: int, column: int) -> str:
        """What is typed in a cell, so that it fits back; what is computed as it is shown."""
        cell = self.sheet.rows[row].cells[column]
        return tsv_cell(cell.edit if self.sheet.columns[column].is_editable else cell.text)

    def closeEditor(  # noqa: N802 - Qt's name
        self, editor: object, hint: QAbstractItemDelegate.EndEditHint
    ) -> None:
        """Enter in an editor goes to the cell below."""
        super().closeEditor(editor, hint)  # type: ignore[arg-type]  # Qt hands in its own widget
        self.left.emit()
        if hint is QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self._step(1)

    def _step(self, step: int) -> None:
        current = self.currentIndex()
        if current.isValid():
            row = min(max(current.row() + step, 0), self.sheet.rowCount() - 1)
            self.setCurrentIndex(self.sheet.index(row, current.column()))

    def _on_typed(self, index: QPersistentModelIndex, text: str) -> None:
        if not index.isValid():
            return
        line, column = self.sheet.rows[index.row()], self.sheet.columns[index.column()]
        self.typed.emit(CellEdit(line.id, column.name, text))

    def _on_spread(self, text: str) -> None:
        self.several.emit(self.spreading_edits(text))

    def _on_refused(self, index: QPersistentModelIndex, text: str) -> None:
        """What was typed is not lost: when its editor is closed, it opens again to be mended."""
        QTimer.singleShot(0, self, partial(self._mend, index, text))

    def _mend(self, index: QPersistentModelIndex, text: str) -> None:
        if index.isValid() and self.isVisible():
            self.go_to(index.row(), index.column())
            self._delegate.first_text = text
            self.edit(self.currentIndex())
            editor = QApplication.focusWidget()
            if isinstance(editor, QLineEdit):
                editor.end(False)  # noqa: FBT003 - Qt's; all selected, a key would replace it all

    def _on_look(self, *_: QModelIndex) -> None:
        self.looked.emit()


def _is_fill(event: QKeyEvent) -> bool:
    """Ctrl+D, as in a spreadsheet."""
    is_ctrl = event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return is_ctrl and event.key() == Qt.Key.Key_D


def _is_menu(event: QKeyEvent) -> bool:
    """The key for the menu, or Shift+F10, which not every system turns into a menu."""
    is_shifted = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
    return event.key() == Qt.Key.Key_Menu or (is_shifted and event.key() == Qt.Key.Key_F10)


def _is_move(event: QKeyEvent) -> bool:
    """Alt with an arrow up or down."""
    is_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
    return is_alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
