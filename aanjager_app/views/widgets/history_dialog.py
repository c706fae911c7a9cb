"""The history of one record: who changed what and when, and an earlier value back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from aanjager_app.domain.dutch import format_moment
from aanjager_app.services.records import HistoryLine, RecordKind, record_history, restore_value
from aanjager_app.views.desk import Desk
from aanjager_app.views.tokens import Size, Space
from aanjager_app.views.widgets.buttons import PlainButton, PrimaryButton
from aanjager_app.views.widgets.dialogs import fitting
from aanjager_app.views.widgets.tables import Column, RowsItemModel, TableView
from aanjager_app.views.widgets.text import Heading, Muted


def _when(line: HistoryLine) -> str:
    return format_moment(line.at.astimezone())


class HistoryDialog(QDialog):
    """Shows the history of a record."""

    def __init__(
        self, desk: Desk, kind: RecordKind, record: str, title: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._desk, self._kind, self._record = desk, kind, record
        self.setWindowTitle("Geschiedenis")
        self.resize(fitting(parent, Size.DIALOG + Size.LIST, Size.LIST + Size.PREVIEW))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(Heading(title))
        column.addWidget(
            Muted("Wie wat wanneer veranderde. Je kunt een eerdere waarde terugzetten.")
        )
        self._model: RowsItemModel[HistoryLine] = RowsItemModel(
            (
                Column("Wanneer", _when, width=155),
                Column("Wie", _author, width=120),
                Column("Wat", _field, width=150),
                Column("Was", _old, width=190),
                Column("Werd", _new, width=175),
            ),
            self,
        )
        self.table = TableView("Geschiedenis")
        self.table.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.table.show_model(self._model)
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        self.restore = PlainButton("Eerdere waarde terugzetten")
        self.restore.setEnabled(False)
        self.restore.clicked.connect(self._restore)
        row.addWidget(self.restore)
        row.addStretch(1)
        close = PrimaryButton("Sluiten")
        close.clicked.connect(self.accept)
        row.addWidget(close)
        column.addLayout(row)
        self.table.selectionModel().selectionChanged.connect(self._on_selection)
        self.load()

    def load(self) -> None:
        """Read the history."""
        context = self._desk.context
        lines = record_history(context.store, context.content, self._kind, self._record)
        self._model.set_rows(lines)
        self.restore.setEnabled(False)

    def _on_selection(self) -> None:
        line = self._line()
        writable = not self._desk.context.store.read_only
        self.restore.setEnabled(writable and line is not None and line.can_restore)

    def _line(self) -> HistoryLine | None:
        chosen = self.table.selected_rows()
        return self._model.rows[chosen[0]] if chosen else None

    def _restore(self) -> None:
        line = self._line()
        if line is None:
            return
        context = self._desk.context
        done = self._desk.carry_out(lambda: restore_value(context.store, line))
        if done is not None:
            self.load()


def open_history(
    desk: Desk, kind: RecordKind, record: str, over: QWidget, *, title: str
) -> HistoryDialog:
    """Open the history of a record over a widget."""
    dialog = HistoryDialog(desk, kind, record, title, over.window())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


def _author(line: HistoryLine) -> str:
    return line.author


def _field(line: HistoryLine) -> str:
    return line.field_label


def _old(line: HistoryLine) -> str:
    return line.old


def _new(line: HistoryLine) -> str:
    return line.new
