"""All terrains of the region in one table."""

from collections.abc import Iterator
from typing import ClassVar, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from aanjager_app.domain.dutch import count, format_number
from aanjager_app.services.terrain_filters import TerrainIndex
from aanjager_app.services.terrains import list_terrains
from aanjager_app.views.desk import Desk
from aanjager_app.views.navigation import Place, Screen, Tab
from aanjager_app.views.page import Page
from aanjager_app.views.start.first import FirstStart
from aanjager_app.views.tasks import Progress
from aanjager_app.views.terrains.adding import add_terrain
from aanjager_app.views.terrains.columns import TerrainColumns
from aanjager_app.views.terrains.filter_bar import FilterBar
from aanjager_app.views.terrains.import_wizard.wizard import ImportWizard
from aanjager_app.views.tokens import Space
from aanjager_app.views.widgets.buttons import PlainButton, PrimaryButton
from aanjager_app.views.widgets.column_menu import ColumnMenu
from aanjager_app.views.widgets.icons import Icon
from aanjager_app.views.widgets.states import EmptyState
from aanjager_app.views.widgets.tables import TableView, rows_as_text
from aanjager_app.views.widgets.text import Muted, Title

_MANY: Final = 1000


class TerrainsPage(Page):
    """Search, filter, sort, open, copy; import and add."""

    help_topic: ClassVar[str] = "terreinen"
    shows: ClassVar[frozenset[str]] = frozenset({"terrain", "project", "municipality", "region"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._index = TerrainIndex(())
        self.filters = FilterBar(desk.context.content.labels)
        self.filters.changed.connect(self.show_filtered)
        columns = TerrainColumns(desk.context.content)
        self.model = columns.make_model(self)
        self.table = TableView("Terreinen")
        self.table.show_model(self.model)
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.table.opened.connect(self._on_opened)
        self.columns = ColumnMenu("terreinen", self.table, desk.workbench)
        self._title = Title("Terreinen")
        self._count = Muted()
        self._first = FirstStart(desk)
        self._none = EmptyState(
            "Niets gevonden", "Geen enkel terrein past bij deze filters.", "Filters wissen"
        )
        self._none.pressed.connect(self.filters.clear)
        self._stack = QStackedWidget()
        for part in (self.table, self._none, self._first):
            self._stack.addWidget(part)
        self._lay_out()
        self.setFocusProxy(self.filters.search)

    def load(self) -> None:
        """Read the terrains; many of them in the worker, while the earlier ones are shown."""
        if len(self._index.rows) > _MANY:
            self._read()
        else:
            self._show(TerrainIndex(list_terrains(self.desk.context.store)))

    def warm_up(self) -> Iterator[None]:
        """Read the terrains too, before they are asked for."""
        yield from super().warm_up()
        if self._stale:
            self._stale = False
            self._read()

    def _read(self) -> None:
        store = self.desk.context.store

        def job(progress: Progress) -> TerrainIndex:
            progress.stop_when_cancelled()
            return TerrainIndex(list_terrains(store))

        self.desk.tasks.run(job, self, self._show, title="Terreinen lezen")

    def _show(self, index: TerrainIndex) -> None:
        self._index = index
        self.filters.show_facets(index.facets())
        self.show_filtered()

    def open(self, place: Place) -> None:
        """Open the import when that is asked."""
        if place.topic == "import":
            # After this screen is there: the wizard stands over it.
            QTimer.singleShot(0, self, self.open_wizard)

    def show_filtered(self) -> None:
        """Show the terrains that pass the filters."""
        wanted = self.filters.wanted
        rows = self._index.filtered(wanted)
        self.model.set_rows(rows)
        total = len(self._index.rows)
        shown = count(total, "terrein", "terreinen")
        if not wanted.is_empty:
            shown = f"{format_number(len(rows))} van {shown}"
        self._count.setText(shown if total else "")
        self.filters.setVisible(bool(total))
        self.copy.setEnabled(bool(rows))
        self._stack.setCurrentIndex(2 if not total else 0 if rows else 1)

    def open_wizard(self) -> None:
        """Import terrains."""
        if self.desk.context.store.read_only:
            self.desk.notices.tell("De gegevens zijn alleen-lezen; importeren kan hier niet.")
            return
        wizard = ImportWizard(self.desk, self.window())
        wizard.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        wizard.open()

    def copy_all(self) -> None:
        """Put the terrains that are shown on the clipboard, with headings."""
        shown = [n for n in range(len(self.model.columns)) if not self.table.isColumnHidden(n)]
        QGuiApplication.clipboard().setText(rows_as_text(self.model, shown))
        copied = count(len(self.model.rows), "terrein", "terreinen")
        self.desk.notices.tell(f"{copied} gekopieerd. Plak ze in Excel met Ctrl+V.")

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        self._title.setWordWrap(False)
        self._count.setWordWrap(False)
        head.addWidget(self._title)
        head.addWidget(self._count, 1)
        self.copy = PlainButton("Kopiëren naar Excel", Icon.COPY)
        self.copy.clicked.connect(self.copy_all)
        add = PlainButton("Terrein toevoegen", Icon.ADD)
        add.clicked.connect(self._add)
        bring_in = PrimaryButton("Importeren", Icon.IMPORT)
        bring_in.setToolTip("Terreinen uit een IBIS-bestand (Ctrl+I)")
        bring_in.clicked.connect(self.open_wizard)
        for button in (self.copy, add, bring_in):
            head.addWidget(button)
        writable = not self.desk.context.store.read_only
        add.setEnabled(writable)
        bring_in.setEnabled(writable)
        self.filters.add_to_end(self.columns)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addLayout(head)
        column.addWidget(self.filters)
        column.addWidget(self._stack, 1)

    def _on_opened(self, number: int) -> None:
        row = self.model.rows[number]
        self.desk.navigator.go(Place(Screen.TERRAIN, row.id, Tab.OVERVIEW))

    def _add(self) -> None:
        add_terrain(self.desk)
