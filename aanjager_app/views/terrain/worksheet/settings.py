"""What a worksheet stands on: name, rate, years, price level, and the parties."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from aanjager_app.services.records import RecordKind
from aanjager_app.services.sheets.variants import set_parties
from aanjager_app.views.desk import Desk
from aanjager_app.views.tokens import Size, Space
from aanjager_app.views.widgets.buttons import PlainButton, PrimaryButton
from aanjager_app.views.widgets.forms import RecordForm
from aanjager_app.views.widgets.icons import Icon
from aanjager_app.views.widgets.text import Heading, Muted


class SheetSettings(QDialog):
    """Each field is saved as it is left."""

    def __init__(
        self, desk: Desk, worksheet: str, parties: tuple[str, ...], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Uitgangspunten")
        self.setMinimumWidth(Size.DIALOG)
        self._desk, self._worksheet = desk, worksheet
        self.form = RecordForm(desk, RecordKind.WORKSHEET)
        self.form.show_record(worksheet)
        self.parties: list[QLineEdit] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(Space.S)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        column.setSpacing(Space.S)
        column.addWidget(Heading("Uitgangspunten"))
        column.addWidget(self.form)
        column.addWidget(Heading("Partijen"))
        column.addWidget(Muted("Wie betaalt, wie profiteert en wie draagt bij?"))
        column.addLayout(self._list)
        for name in parties:
            self._add_line(name)
        more = PlainButton("Partij toevoegen", Icon.ADD)
        more.clicked.connect(self._add_party)
        column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.addStretch(1)
        close = PrimaryButton("Klaar")
        close.clicked.connect(self.accept)
        row.addWidget(close)
        column.addLayout(row)
        self.form.focus_first()

    def _add_line(self, name: str) -> QLineEdit:
        line = QLineEdit(name)
        line.setAccessibleName(f"Partij {len(self.parties) + 1}")
        line.editingFinished.connect(self._save_parties)
        self.parties.append(line)
        self._list.addWidget(line)
        return line

    def _add_party(self) -> None:
        line = self._add_line("")
        line.setPlaceholderText("Naam van de partij")
        line.setFocus()

    def _save_parties(self) -> None:
        names = tuple(line.text() for line in self.parties if line.text().strip())
        store = self._desk.context.store
        self._desk.carry_out(lambda: set_parties(store, self._worksheet, names))
