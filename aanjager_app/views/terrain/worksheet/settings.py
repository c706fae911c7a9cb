"""What a worksheet stands on: name, rate, years, price level, and the parties."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from aanjager_app.domain.errors import AanjagerError, DomainError
from aanjager_app.services.records import RecordKind
from aanjager_app.services.sheets.variants import set_parties
from aanjager_app.views.desk import Desk
from aanjager_app.views.tokens import Size, Space
from aanjager_app.views.widgets.buttons import PlainButton, PrimaryButton
from aanjager_app.views.widgets.forms import RecordForm
from aanjager_app.views.widgets.icons import Icon
from aanjager_app.views.widgets.text import Heading, Muted, TroubleText


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
        self._known = len(parties)
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
        self.trouble = TroubleText()
        self.trouble.hide()
        column.addWidget(self.trouble)
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
        line.show()  # what isn't seen yet doesn't take the focus
        line.setFocus()

    def _save_parties(self) -> None:
        # Only a line that was just added may be left empty: a name stands in its own place.
        names = tuple(
            line.text()
            for number, line in enumerate(self.parties)
            if number < self._known or line.text().strip()
        )
        store = self._desk.context.store
        try:
            change = set_parties(store, self._worksheet, names)
        except DomainError as error:
            self.trouble.setText(error.message)
            self.trouble.show()
            return
        except AanjagerError as error:
            self._desk.notices.fail(error)
            return
        self.trouble.hide()
        self._known = len(names)
        self._desk.pass_on(change)
