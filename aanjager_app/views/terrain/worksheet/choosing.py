"""A list to choose one thing from, with a search: the frame of both catalogues."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from aanjager_app.services.terrain_filters import folded
from aanjager_app.views.tokens import Size, Space
from aanjager_app.views.widgets.buttons import PlainButton, PrimaryButton
from aanjager_app.views.widgets.dialogs import fitting
from aanjager_app.views.widgets.tables import Column, RowsItemModel, TableView
from aanjager_app.views.widgets.text import Heading, Muted, Small, TroubleText

_Row = TypeVar("_Row")


class ChoosingDialog(QDialog, Generic[_Row]):
    """Choose a row; what is known of it stands under the list.

    Attributes:
        chosen: emitted with the row.
    """

    chosen = Signal(object)

    def __init__(self, title: str, columns: Sequence[Column[_Row]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(fitting(parent, Size.DIALOG + Size.LIST, Size.DIALOG))
        self.search = QLineEdit()
        self.search.setPlaceholderText("Zoeken")
        self.search.setAccessibleName("Zoeken in de catalogus")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.show_matches)
        self.model: RowsItemModel[_Row] = RowsItemModel(tuple(columns), self)
        self.table = TableView(title)
        self.table.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.table.show_model(self.model)
        self.table.opened.connect(self._on_opened)
        self.table.selectionModel().selectionChanged.connect(self._on_selected)
        self.filters = QHBoxLayout()
        self._source, self._note, self._warning = Small(), Muted(), TroubleText()
        self.extra = QHBoxLayout()
        self.add = PrimaryButton("Toevoegen")
        self.add.clicked.connect(self.choose)
        self._lay_out(title)
        self.search.setFocus()

    @property
    def row(self) -> _Row | None:
        """The row that is selected."""
        chosen = self.table.selected_rows()
        return self.model.rows[chosen[0]] if chosen else None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter chooses, and arrows in the search move through the list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.choose()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.search.hasFocus():
            self._move(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def choose(self) -> None:
        """Take the row that is selected."""
        row = self.row
        if row is not None:
            self.chosen.emit(row)
            self.accept()

    def show_matches(self) -> None:
        """Show the rows that match the search and the filters."""
        words = folded(self.search.text()).split()
        rows = [
            row
            for row in self.all_rows()
            if all(word in folded(self.words_of(row)) for word in words)
        ]
        self.model.set_rows(rows)
        if rows:
            self.table.selectRow(0)
        self.add.setEnabled(bool(rows))
        self._on_selected()

    def all_rows(self) -> Sequence[_Row]:
        """The rows that the filters let through."""
        raise NotImplementedError

    def words_of(self, row: _Row) -> str:
        """What is searched in."""
        raise NotImplementedError

    def show_details(self, row: _Row | None) -> None:
        """Say under the list what is known of a row."""
        raise NotImplementedError

    def tell(self, source: str, note: str, warning: str) -> None:
        """Show the lines under the list; an empty one takes no room."""
        for label, text in ((self._source, source), (self._note, note), (self._warning, warning)):
            label.setText(text)
            label.setVisible(bool(text))

    def _lay_out(self, title: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        column.setSpacing(Space.S)
        column.addWidget(Heading(title))
        self.filters.setSpacing(Space.S)
        self.filters.addWidget(self.search, 2)
        column.addLayout(self.filters)
        self.more_filters = QHBoxLayout()
        self.more_filters.setSpacing(Space.S)
        column.addLayout(self.more_filters)
        column.addWidget(self.table, 1)
        self.nothing = Muted("Niets gevonden. Zoek op een ander woord, of maak de filters ruimer.")
        self.nothing.hide()
        column.addWidget(self.nothing)
        self.model.modelReset.connect(self._on_filled)
        for label in (self._source, self._note, self._warning):
            column.addWidget(label)
        self.extra.setSpacing(Space.S)
        column.addLayout(self.extra)
        row = self.bottom = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addStretch(1)
        cancel = PlainButton("Annuleren")
        cancel.clicked.connect(self.reject)
        row.addWidget(cancel)
        row.addWidget(self.add)
        column.addLayout(row)

    def _on_filled(self) -> None:
        self.nothing.setVisible(not self.model.rows)

    def _on_selected(self) -> None:
        self.show_details(self.row)

    def _move(self, step: int) -> None:
        chosen = self.table.selected_rows()
        if chosen:
            self.table.selectRow(min(max(chosen[0] + step, 0), len(self.model.rows) - 1))

    def _on_opened(self, number: int) -> None:
        self.table.selectRow(number)
        self.choose()
