"""The catalogue of measures: filter, look at price and source, choose."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from aanjager_app.content import Content
from aanjager_app.services.sheets.catalogue import CatalogueRow, read_catalogue
from aanjager_app.services.terrain_filters import folded
from aanjager_app.views.tokens import Size, Space
from aanjager_app.views.widgets.buttons import PlainButton, PrimaryButton
from aanjager_app.views.widgets.tables import Column, RowsItemModel, TableView
from aanjager_app.views.widgets.text import Heading, Muted, Small, TroubleText


class CatalogueDialog(QDialog):
    """Choose a measure; its figures and their source go along.

    Attributes:
        chosen: emitted with the slug of a measure.
    """

    chosen = Signal(str)

    def __init__(self, content: Content, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Maatregel kiezen")
        self.resize(Size.DIALOG + Size.LIST, Size.DIALOG)
        self._all = read_catalogue(content)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Zoek een maatregel")
        self.search.setAccessibleName("Zoeken in de catalogus")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.theme = _box("Thema", "Alle thema’s")
        for theme in content.themes.values():
            self.theme.addItem(theme.name, theme.slug)
        self.place = _box("Plek", "Overal")
        for place in sorted({row.place for row in self._all if row.place}):
            self.place.addItem(place, place)
        for box in (self.theme, self.place):
            box.currentIndexChanged.connect(self._filter)
        self.model: RowsItemModel[CatalogueRow] = RowsItemModel(
            (
                Column("Maatregel", _name, width=210),
                Column("Prijs", _price, width=170),
                Column("Onderhoud", _upkeep, width=170),
                Column("Thema’s", _themes, width=220),
            ),
            self,
        )
        self.table = TableView("Catalogus van maatregelen")
        self.table.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.table.show_model(self.model)
        self.table.opened.connect(self._on_opened)
        self.table.selectionModel().selectionChanged.connect(self._show_details)
        self._source, self._warning, self._needs = Small(), TroubleText(), Muted()
        self._lay_out()
        self._filter()
        self.search.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter chooses, and arrows in the search move through the list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.search.hasFocus():
            self._move(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        column.setSpacing(Space.S)
        column.addWidget(Heading("Welke maatregel?"))
        filters = QHBoxLayout()
        filters.setSpacing(Space.S)
        filters.addWidget(self.search, 2)
        filters.addWidget(self.theme, 1)
        filters.addWidget(self.place, 1)
        column.addLayout(filters)
        column.addWidget(self.table, 1)
        for label in (self._source, self._needs, self._warning):
            column.addWidget(label)
        row = QHBoxLayout()
        row.addStretch(1)
        cancel = PlainButton("Annuleren")
        cancel.clicked.connect(self.reject)
        self.add = PrimaryButton("Toevoegen")
        self.add.clicked.connect(self._choose)
        row.addWidget(cancel)
        row.addWidget(self.add)
        column.addLayout(row)

    def _filter(self) -> None:
        words = folded(self.search.text()).split()
        theme, place = self.theme.currentData(), self.place.currentData()
        rows = [
            row
            for row in self._all
            if all(word in folded(f"{row.name} {row.theme_names}") for word in words)
            and (theme is None or theme in row.themes)
            and (place is None or place == row.place)
        ]
        self.model.set_rows(rows)
        if rows:
            self.table.selectRow(0)
        self.add.setEnabled(bool(rows))
        self._show_details()

    def _show_details(self) -> None:
        row = self._row()
        prices = f"Bron: {row.source}" if row and row.source else "Nog geen prijs met een bron."
        self._source.setText(prices if row else "")
        self._needs.setText(f"Nodig: {row.needs}" if row and row.needs else "")
        self._warning.setText(row.warning if row else "")
        self._needs.setVisible(bool(row and row.needs))
        self._warning.setVisible(bool(row and row.warning))

    def _row(self) -> CatalogueRow | None:
        chosen = self.table.selected_rows()
        return self.model.rows[chosen[0]] if chosen else None

    def _move(self, step: int) -> None:
        chosen = self.table.selected_rows()
        if chosen:
            self.table.selectRow(min(max(chosen[0] + step, 0), len(self.model.rows) - 1))

    def _on_opened(self, number: int) -> None:
        self.table.selectRow(number)
        self._choose()

    def _choose(self) -> None:
        row = self._row()
        if row is not None:
            self.chosen.emit(row.slug)
            self.accept()


def _box(name: str, everything: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.addItem(everything, None)
    return box


def _name(row: CatalogueRow) -> str:
    return row.name


def _price(row: CatalogueRow) -> str:
    return row.investment or "geen bron"


def _upkeep(row: CatalogueRow) -> str:
    return row.upkeep or "geen bron"


def _themes(row: CatalogueRow) -> str:
    return row.theme_names
