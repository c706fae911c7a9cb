"""The backups: make one, and put one back after seeing what would differ."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from aanjager_app.domain.dutch import format_number
from aanjager_app.services.backups import BackupRow, Difference, back_up, difference, put_back, rows
from aanjager_app.views.desk import Desk
from aanjager_app.views.lifecycle import Reopening
from aanjager_app.views.tasks import Progress
from aanjager_app.views.tokens import Size, Space
from aanjager_app.views.widgets.buttons import PlainButton, PrimaryButton
from aanjager_app.views.widgets.cards import Card
from aanjager_app.views.widgets.icons import Icon
from aanjager_app.views.widgets.scrolling import Scroller
from aanjager_app.views.widgets.tables import Column, RowsItemModel, TableView
from aanjager_app.views.widgets.text import Body, Heading, Muted


class BackupsCard(Card):
    """The list, and what can be done with it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Reservekopieën")
        self._desk = desk
        self.body.addWidget(
            Muted(
                "Aanjager maakt ze vanzelf. Foto’s staan er niet in: kopieer daarvoor de map "
                "“bestanden” in je gegevensmap."
            )
        )
        self.model: RowsItemModel[BackupRow] = RowsItemModel(
            (
                Column("Gemaakt", _moment, width=160, sort_key=_at),
                Column("Waarom", _reason, width=180),
                Column("Grootte", _size, numeric=True, width=110, sort_key=_bytes),
                Column("Bestand", _file, width=320),
            ),
            self,
        )
        self.table = TableView("Reservekopieën")
        self.table.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.table.setMinimumHeight(Size.ROW * 6)
        self.table.show_model(self.model)
        self.body.addWidget(self.table)
        self.make = PlainButton("Reservekopie maken", Icon.ADD)
        self.make.clicked.connect(self._make)
        self.restore = PlainButton("Terugzetten…", Icon.RESTORE)
        self.restore.clicked.connect(self.ask_restore)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self.make)
        row.addWidget(self.restore)
        row.addStretch(1)
        self.body.addLayout(row)
        self.make.setEnabled(not desk.context.store.read_only)

    def load(self) -> None:
        """Read the list."""
        found = rows(self._desk.context.folder.root)
        self.model.set_rows(found)
        if found:
            self.table.selectRow(0)
        self.restore.setEnabled(bool(found) and not self._desk.context.store.read_only)

    def ask_restore(self) -> None:
        """Compare the chosen backup with what there is now, and ask."""
        chosen = self.table.selected_rows()
        if not chosen:
            return
        row, context = self.model.rows[chosen[0]], self._desk.context

        def job(progress: Progress) -> Difference:
            progress.report(0, 0, "Vergelijken")
            return difference(context.store, context.content, row.path)

        self._chosen = row
        self._desk.tasks.run(job, self, self._on_difference, title="Vergelijken")

    def _make(self) -> None:
        store = self._desk.context.store
        made = self._desk.carry_out(lambda: back_up(store))
        if made is not None:
            self.load()
            self._desk.notices.tell(f"Reservekopie gemaakt: {made.path.name}")

    def _on_difference(self, found: Difference) -> None:
        dialog = RestoreDialog(self._chosen, found, self.window())
        dialog.accepted.connect(self._restore)
        dialog.open()

    def _restore(self) -> None:
        context, row = self._desk.context, self._chosen
        between = partial(put_back, context.folder.root, row.path, clock=context.clock)
        sentence = (
            f"De reservekopie van {row.moment} is teruggezet. Wat er stond, staat nu zelf bij de "
            "reservekopieën."
        )
        self._desk.lifecycle.reopen(Reopening(between=between, sentence=sentence))


class RestoreDialog(QDialog):
    """What would be different, before anything is."""

    def __init__(self, backup: BackupRow, found: Difference, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Reservekopie terugzetten")
        self.setMinimumWidth(Size.DIALOG)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(Heading(f"Terug naar {backup.moment}?"))
        scroller = Scroller()
        scroller.column.setContentsMargins(0, 0, 0, 0)
        if found.sentences:
            scroller.column.addWidget(Muted("Dit zou er veranderen:"))
        for sentence in found.sentences:
            scroller.column.addWidget(Body(f"•  {sentence}"))
        if not found.sentences:
            scroller.column.addWidget(Body("Er is geen verschil met wat er nu staat."))
        scroller.column.addStretch(1)
        column.addWidget(scroller, 1)
        column.addWidget(
            Muted("Wat er nu staat, wordt eerst zelf een reservekopie. Je kunt dus weer terug.")
        )
        row = QHBoxLayout()
        row.addStretch(1)
        cancel = PlainButton("Annuleren")
        cancel.clicked.connect(self.reject)
        self.restore = PrimaryButton("Terugzetten")
        self.restore.clicked.connect(self.accept)
        row.addWidget(cancel)
        row.addWidget(self.restore)
        column.addLayout(row)


def _moment(row: BackupRow) -> str:
    return row.moment


def _at(row: BackupRow) -> object:
    return row.at


def _reason(row: BackupRow) -> str:
    return row.reason


def _size(row: BackupRow) -> str:
    return f"{format_number(max(1, row.size // 1000))} kB"


def _bytes(row: BackupRow) -> int:
    return row.size


def _file(row: BackupRow) -> str:
    return row.path.name
