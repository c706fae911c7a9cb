"""An edited workbook read back: what would change, input by input, and then in one step."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from aanjager_app.documents.table_text import TextTable
from aanjager_app.domain.dutch import count
from aanjager_app.services.sheets.reimport import Reimport, preview_workbook, take_workbook
from aanjager_app.views.desk import Desk
from aanjager_app.views.tasks import Progress
from aanjager_app.views.tokens import Size, Space
from aanjager_app.views.widgets.buttons import PlainButton, PrimaryButton
from aanjager_app.views.widgets.dialogs import fitting
from aanjager_app.views.widgets.scrolling import Scroller
from aanjager_app.views.widgets.text import Body, Heading, TroubleText
from aanjager_app.views.widgets.word_table import WordTable

_HEADS = ("Regel", "Wat", "Nu", "In de werkmap", "Let op")
_WIDTHS = (2.2, 2.4, 1.2, 1.4, 2.2)


class ReimportDialog(QDialog):
    """Reads in the worker; nothing changes before “Overnemen”."""

    def __init__(self, desk: Desk, worksheet: str, path: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Werkmap teruglezen")
        self.resize(fitting(parent, Size.DIALOG + Size.CHART, Size.DIALOG))
        self._desk, self._worksheet = desk, worksheet
        self._found: Reimport | None = None
        self.words = Body(f"{path.name} lezen …")
        self.trouble = TroubleText()
        self.trouble.hide()
        self.table = WordTable("Verschillen")
        self.take = PrimaryButton("Overnemen")
        self.take.setEnabled(False)
        self.take.clicked.connect(self._on_take)
        self.cancel = PlainButton("Annuleren")
        self.cancel.clicked.connect(self.reject)
        self._lay_out()
        self._read(path)

    def _lay_out(self) -> None:
        page = Scroller()
        page.column.setContentsMargins(0, 0, Space.S, 0)
        page.column.addWidget(self.table)
        page.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        column.setSpacing(Space.S)
        column.addWidget(Heading("Werkmap teruglezen"))
        column.addWidget(self.words)
        column.addWidget(self.trouble)
        column.addWidget(page, 1)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.take)
        column.addLayout(row)
        self.table.hide()

    def _read(self, path: Path) -> None:
        store, worksheet = self._desk.context.store, self._worksheet

        def job(progress: Progress) -> Reimport:
            progress.stop_when_cancelled()
            return preview_workbook(store, worksheet, path)

        self._desk.tasks.run(job, self, self._show, self._on_failed, title="Werkmap lezen")

    def _show(self, found: Reimport) -> None:
        self._found = found
        number = len(found.differences)
        if not number:
            self.words.setText("In deze werkmap staat niets dat hier anders is.")
            return
        told = count(number, "invoer verschilt", "invoeren verschillen")
        self.words.setText(
            f"{told} van “{found.name}”. De netto contante waarde gaat van {found.before} naar "
            f"{found.after}. Alleen wat in de werkmap is veranderd, wordt overgenomen."
        )
        rows = tuple((d.line, d.value, d.before, d.after, d.note) for d in found.differences)
        self.table.show_table(
            TextTable(_HEADS, (False, False, True, True, False), _WIDTHS, rows, has_total=False)
        )
        self.table.show()
        self.take.setEnabled(not self._desk.context.store.read_only)
        self.take.setFocus()

    def _on_take(self) -> None:
        found, store, worksheet = self._found, self._desk.context.store, self._worksheet
        if found is None:
            return
        done = self._desk.carry_out(lambda: take_workbook(store, worksheet, found))
        if done is not None:
            self._desk.notices.tell("Werkmap teruggelezen. Ctrl+Z neemt alles in één keer terug.")
            self.accept()

    def _on_failed(self, error: BaseException) -> None:
        message = getattr(error, "message", None)
        if message is None:
            self._desk.notices.fail(error)
            self.reject()
            return
        self.words.setText("Er is niets veranderd.")
        self.trouble.setText(message)
        self.trouble.show()
