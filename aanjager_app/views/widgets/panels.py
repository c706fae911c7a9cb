"""A list of records left, the form of the chosen one right; adding, throwing away, history."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelection, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from aanjager_app.services.records import (
    SPECS,
    Record,
    RecordKind,
    bin_record,
    list_records,
    restore_record,
)
from aanjager_app.views.desk import Desk
from aanjager_app.views.tokens import Size, Space
from aanjager_app.views.widgets.buttons import IconButton, PlainButton
from aanjager_app.views.widgets.cards import Card
from aanjager_app.views.widgets.fitting_table import FittingTable
from aanjager_app.views.widgets.forms import RecordForm
from aanjager_app.views.widgets.history_dialog import open_history
from aanjager_app.views.widgets.icons import Icon
from aanjager_app.views.widgets.scrolling import Scroller
from aanjager_app.views.widgets.states import EmptyState
from aanjager_app.views.widgets.tables import Column, RowsItemModel, TableView
from aanjager_app.views.widgets.text import ElidedLabel


class RecordPanel(QWidget):
    """The records of one kind under one parent.

    Attributes:
        chosen: emitted with the key of the record that is shown; empty for none.
        form: the form at the right.
    """

    chosen = Signal(str)

    def __init__(
        self,
        desk: Desk,
        kind: RecordKind,
        columns: Sequence[Column[Record]],
        *,
        empty: str,
        only: Sequence[str] = (),
        form_columns: int = 2,
    ) -> None:
        super().__init__()
        self.desk = desk
        self.kind = kind
        self.spec = SPECS[kind]
        self._parent_key: str | None = None
        self._keep: Callable[[Record], bool] | None = None
        self._is_behind = False
        self._chooses_first = False
        self._model: RowsItemModel[Record] = RowsItemModel(columns, self)
        self._table = FittingTable(self.spec.many.capitalize())
        self._table.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self._table.show_model(self._model)
        self.form = RecordForm(desk, kind, only=only, columns=form_columns)
        self.form.created.connect(self._on_created)
        self.form.cancelled.connect(self._on_cancelled)
        self._empty = EmptyState(f"Nog geen {self.spec.many}", empty, f"{self._one} toevoegen")
        self._empty.pressed.connect(self.add)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._build())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._table.selectionModel().selectionChanged.connect(self._on_selection)
        self._table.opened.connect(self._on_opened)

    @property
    def record(self) -> str | None:
        """Key of the record that is shown."""
        return self.form.record

    @property
    def parent_key(self) -> str | None:
        """Key of what the records hang under."""
        return self._parent_key

    @property
    def table(self) -> TableView:
        """The list."""
        return self._table

    def show_parent(
        self, parent: str | None, *, keep: Callable[[Record], bool] | None = None
    ) -> None:
        """Show the records under a parent; `keep` leaves some out."""
        is_other = parent != self._parent_key
        self._parent_key, self._keep = parent, keep
        self._chooses_first = self._chooses_first or is_other
        if self.isVisible():
            self._catch_up()
        else:
            self._is_behind = True

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Read what was put off until it is seen."""
        super().showEvent(event)
        self._catch_up(only_when_behind=True)

    def _catch_up(self, *, only_when_behind: bool = False) -> None:
        """Read the list, unless it is only wanted when it was put off."""
        if only_when_behind and not self._is_behind:
            return
        choose_first, self._chooses_first, self._is_behind = self._chooses_first, False, False
        self.reload(choose_first=choose_first)

    def reload(self, *, choose_first: bool = False) -> None:
        """Read again, and keep what was chosen."""
        if self._parent_key is None:
            self._model.set_rows(())
            return
        store, content = self.desk.context.store, self.desk.context.content
        rows = list_records(store, content, self.kind, self._parent_key)
        if self._keep is not None:
            rows = tuple(row for row in rows if self._keep(row))
        wanted = None if choose_first else self.form.record
        is_new = self._stack.currentIndex() == 1 and self.form.record is None and not choose_first
        self._model.set_rows(rows)
        if is_new:
            return
        if not rows:
            self.form.record = None
            self._stack.setCurrentIndex(0)
            self.chosen.emit("")
            return
        self._stack.setCurrentIndex(1)
        if not self.select(wanted or ""):
            self._table.selectRow(0)

    def select(self, record: str) -> bool:
        """Choose a record; False when it isn't in the list."""
        self._catch_up(only_when_behind=True)
        for number, row in enumerate(self._model.rows):
            if row.id == record:
                self._table.selectRow(number)
                self._show(row)
                return True
        return False

    def add(self) -> None:
        """Start a new record."""
        if self._parent_key is None or self.desk.context.store.read_only:
            return
        self._catch_up(only_when_behind=True)
        self._stack.setCurrentIndex(1)
        self._table.clearSelection()
        self._title.show_text(f"{self._new} {self.spec.one}")
        self._show_tools(shown=False)
        self.form.start_new(self._parent_key, **self.first_texts())
        self.chosen.emit("")

    def throw_away(self) -> None:
        """Put the shown record in the bin, with the way back."""
        record = self.form.record
        if record is None:
            return
        store = self.desk.context.store
        change = self.desk.carry_out(lambda: bin_record(store, self.kind, record))
        if change is not None:
            self._binned = record
            self.desk.notices.tell(change.label, button="Terugzetten", action=self._bring_back)

    def show_history(self) -> None:
        """Show who changed what in the shown record."""
        if self.form.record is None:
            return
        title = self._title.accessibleName()
        open_history(self.desk, self.kind, self.form.record, self, title=title)

    def record_of(self, record: str) -> Record | None:
        """A record of the list by its key."""
        return next((row for row in self._model.rows if row.id == record), None)

    def add_tool(self, widget: QWidget) -> None:
        """Put something of its own beside the title of the form."""
        self._head.insertWidget(1, widget)

    def offer(self, button: str, icon: Icon, pressed: Callable[[], None]) -> None:
        """Offer another way to add, beside the usual one; also while the list is empty."""
        beside, alone = PlainButton(button, icon), PlainButton(button, icon)
        for widget in (beside, alone):
            widget.clicked.connect(pressed)
            widget.setEnabled(not self.desk.context.store.read_only)
        self._ways.insertWidget(1, beside)
        self._empty.put(alone)

    def add_below(self, widget: QWidget) -> None:
        """Put something under the form."""
        self._card.body.insertWidget(self._card.body.count() - 1, widget)

    def first_texts(self) -> dict[str, str]:
        """What stands in a new record at first, by field."""
        return {}

    @property
    def _one(self) -> str:
        return self.spec.one.capitalize()

    @property
    def _new(self) -> str:
        return "Nieuw" if self.spec.is_neuter else "Nieuwe"

    def _build(self) -> QWidget:
        self._card = Card()
        self._head = head = QHBoxLayout()
        self._title = ElidedLabel(role="heading")
        head.addWidget(self._title, 1)
        self._history = IconButton(
            Icon.HISTORY,
            f"Geschiedenis van dit {self.spec.one}"
            if self.spec.is_neuter
            else f"Geschiedenis van deze {self.spec.one}",
        )
        self._history.clicked.connect(self.show_history)
        self._bin = IconButton(Icon.BIN, f"{self._one} naar prullenbak")
        self._bin.clicked.connect(self.throw_away)
        head.addWidget(self._history)
        head.addWidget(self._bin)
        self._card.body.addLayout(head)
        self._card.body.addWidget(self.form)
        self._card.body.addStretch(1)
        scroller = Scroller()
        scroller.column.setContentsMargins(0, 0, 0, 0)
        scroller.column.addWidget(self._card)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        self._add = PlainButton(f"{self._one} toevoegen", Icon.ADD)
        self._add.clicked.connect(self.add)
        self._ways = QHBoxLayout()
        self._ways.setSpacing(Space.S)
        self._ways.addWidget(self._add)
        self._ways.addStretch(1)
        column.addWidget(self._table, 1)
        column.addLayout(self._ways)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(Space.L)
        left.setMinimumWidth(Size.LIST * 3 // 4)
        split.addWidget(left)
        split.addWidget(scroller)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 4)
        split.setSizes([Size.FORM, Size.FORM * 4 // 3])
        self._add.setEnabled(not self.desk.context.store.read_only)
        self._bin.setEnabled(not self.desk.context.store.read_only)
        return split

    def _show(self, row: Record) -> None:
        self._title.show_text(row.title)
        self._show_tools(shown=True)
        self.form.show_record(row.id)
        self.chosen.emit(row.id)

    def _show_tools(self, *, shown: bool) -> None:
        self._history.setVisible(shown)
        self._bin.setVisible(shown)

    def _on_selection(self, selected: QItemSelection) -> None:
        rows = selected.indexes()
        if rows:
            row = self._model.rows[rows[0].row()]
            if row.id != self.form.record:
                self._show(row)

    def _on_opened(self, number: int) -> None:
        self._show(self._model.rows[number])
        self.form.focus_first()

    def _on_created(self, record: str) -> None:
        self.reload()
        self.select(record)

    def _on_cancelled(self) -> None:
        self.reload(choose_first=True)
        self._table.setFocus()

    def _bring_back(self) -> None:
        store, record = self.desk.context.store, self._binned
        self.desk.carry_out(lambda: restore_record(store, self.kind, record))
        self.reload()
        self.select(record)
