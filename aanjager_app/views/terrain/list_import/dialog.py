"""Before a list goes in: what would happen to each row, and what is wrong with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from aanjager_app.domain.dutch import count, format_number
from aanjager_app.services.list_import import FATE_WORDS, ListedOutcome, ListFate, ListReport
from aanjager_app.views.tokens import Size, Space
from aanjager_app.views.widgets.buttons import PlainButton, PrimaryButton
from aanjager_app.views.widgets.dialogs import fitting
from aanjager_app.views.widgets.fitting_table import FittingTable
from aanjager_app.views.widgets.states import Loading
from aanjager_app.views.widgets.tables import Column, RowsItemModel
from aanjager_app.views.widgets.text import Body, Heading, Muted, TroubleText

# Mistakes are seen first; what stays the same is seen last.
_ORDER = (ListFate.WRONG, ListFate.CHANGED, ListFate.NEW, ListFate.SAME)


class ListImportDialog(QDialog):
    """Shows the outcome of the dry run; nothing changes before the last button.

    Attributes:
        agreed: emitted when the user wants it carried out.
    """

    agreed = Signal()

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.resize(fitting(parent, Size.DIALOG + Size.LIST, Size.DIALOG - Size.PREVIEW))
        self._counts = Body()
        self._ignored = Muted()
        self._first = TroubleText()
        self.trouble = TroubleText()
        self.model: RowsItemModel[ListedOutcome] = RowsItemModel(
            (
                Column("Wat er staat", _title, width=180),
                Column("Wat gebeurt er", _fate, width=120, sort_key=_fate_key),
                Column("Toelichting", _told, width=300),
                Column("Waar", _place, width=220),
            ),
            self,
        )
        self.table = FittingTable(title)
        self.table.show_model(self.model)
        self._waiting = Loading("Bestand lezen …")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._waiting)
        self._stack.addWidget(self._build())
        cancel = PlainButton("Annuleren")
        cancel.clicked.connect(self.reject)
        self.go = PrimaryButton("Importeren")
        self.go.clicked.connect(self._agree)
        self.go.setEnabled(False)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.go)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        column.setSpacing(Space.S)
        column.addWidget(Heading("Klopt dit?"))
        column.addWidget(self.trouble)
        column.addWidget(self._stack, 1)
        column.addLayout(row)
        self.trouble.hide()

    def show_report(self, name: str, report: ListReport) -> None:
        """Show what would happen."""
        counts = ", ".join(
            f"{format_number(report.count(fate))} {word}"
            for fate, word in FATE_WORDS.items()
            if report.count(fate)
        )
        self._counts.setText(f"{name} in {report.terrain}: {counts}. {_way_on(report)}")
        self._ignored.setText(f"Niet gebruikte kolommen: {', '.join(report.ignored)}.")
        self._ignored.setVisible(bool(report.ignored))
        wrong = next((row for row in report.rows if row.fate is ListFate.WRONG), None)
        self._first.setText(f"{wrong.place}: {wrong.told}" if wrong else "")
        self._first.setVisible(wrong is not None)
        self.model.set_rows(sorted(report.rows, key=_fate_key))
        self._stack.setCurrentIndex(1)
        self.go.setEnabled(report.has_work)
        (self.go if report.has_work else self.table).setFocus()

    def show_trouble(self, sentence: str) -> None:
        """Show why the file can't be read."""
        self.trouble.setText(sentence)
        self.trouble.show()
        self._stack.hide()

    def wait(self) -> None:
        """Show that it is being carried out."""
        self._waiting.show_text("Importeren …")
        self._stack.setCurrentIndex(0)
        self.go.setEnabled(False)

    def _agree(self) -> None:
        self.agreed.emit()

    def _build(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self._counts)
        column.addWidget(self.table, 1)
        column.addWidget(self._first)
        column.addWidget(self._ignored)
        return page


def _way_on(report: ListReport) -> str:
    wrong = report.count(ListFate.WRONG)
    if wrong:
        rows = count(wrong, "rij gaat", "rijen gaan")
        return f"{rows} niet mee; verbeter het bestand, of importeer de rest."
    if not report.has_work:
        return "Er is niets nieuws in dit bestand."
    return "Je kunt het daarna ongedaan maken."


def _title(row: ListedOutcome) -> str:
    return row.title or "(leeg)"


def _fate(row: ListedOutcome) -> str:
    return FATE_WORDS[row.fate]


def _fate_key(row: ListedOutcome) -> tuple[int, int]:
    return _ORDER.index(row.fate), row.line


def _told(row: ListedOutcome) -> str:
    return row.told


def _place(row: ListedOutcome) -> str:
    return row.place
