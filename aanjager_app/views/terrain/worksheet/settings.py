"""What a worksheet stands on: name, rate, years, price level, and the parties."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from aanjager_app.domain.errors import AanjagerError, DomainError
from aanjager_app.models.work import Change
from aanjager_app.services.records import RecordKind
from aanjager_app.services.sheets.parties import (
    PartyRow,
    read_parties,
    remove_party,
    set_parties,
    set_vat,
)
from aanjager_app.views.desk import Desk
from aanjager_app.views.terrain.worksheet.party_line import PartyLine
from aanjager_app.views.tokens import Size, Space
from aanjager_app.views.widgets.buttons import PlainButton, PrimaryButton
from aanjager_app.views.widgets.dialogs import fitting
from aanjager_app.views.widgets.forms import RecordForm
from aanjager_app.views.widgets.icons import Icon
from aanjager_app.views.widgets.scrolling import Scroller
from aanjager_app.views.widgets.text import Heading, Muted, TroubleText


class SheetSettings(QDialog):
    """Each field is saved as it is left."""

    def __init__(self, desk: Desk, worksheet: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Uitgangspunten")
        self.resize(fitting(parent, Size.DIALOG + Size.PREVIEW, Size.DIALOG + Size.LIST))
        self._desk, self._worksheet = desk, worksheet
        self.form = RecordForm(desk, RecordKind.WORKSHEET)
        self.form.show_record(worksheet)
        self.lines: list[PartyLine] = []
        self._known = 0
        self._list = QVBoxLayout()
        self._list.setSpacing(Space.S)
        self.trouble = TroubleText()
        self.trouble.hide()
        self.more = PlainButton("Partij toevoegen", Icon.ADD)
        self.more.clicked.connect(self._add_party)
        self._lay_out()
        self._show_parties()
        self.form.focus_first()

    @property
    def parties(self) -> list[QLineEdit]:
        """The fields with the names."""
        return [line.name for line in self.lines]

    def _lay_out(self) -> None:
        page = Scroller()
        page.column.setContentsMargins(0, 0, Space.S, 0)
        page.column.setSpacing(Space.S)
        page.column.addWidget(self.form)
        page.column.addWidget(Heading("Partijen"))
        page.column.addWidget(
            Muted(
                "Wie betaalt, wie profiteert en wie draagt bij? Wie btw terugkrijgt, merkt "
                "minder van de kosten in de kas."
            )
        )
        page.column.addLayout(self._list)
        page.column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        page.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        column.setSpacing(Space.S)
        column.addWidget(Heading("Uitgangspunten"))
        column.addWidget(page, 1)
        column.addWidget(self.trouble)
        row = QHBoxLayout()
        row.addStretch(1)
        close = PrimaryButton("Klaar")
        close.clicked.connect(self.accept)
        row.addWidget(close)
        column.addLayout(row)

    def _show_parties(self) -> None:
        parties = read_parties(self._desk.context.store, self._worksheet)
        while len(self.lines) < len(parties):
            self._add_line()
        while len(self.lines) > len(parties):
            line = self.lines.pop()
            self._list.removeWidget(line)
            line.deleteLater()
        for line, party in zip(self.lines, parties, strict=True):
            line.show_party(party, _others(parties, party))
        self._known = len(parties)

    def _add_line(self) -> PartyLine:
        line = PartyLine(len(self.lines) + 1)
        line.setEnabled(not self._desk.context.store.read_only)
        line.name.editingFinished.connect(self._save_names)
        line.vat_set.connect(partial(self._save_vat, line))
        line.removed.connect(partial(self._remove, line))
        self.lines.append(line)
        self._list.addWidget(line)
        return line

    def _add_party(self) -> None:
        line = self._add_line()
        line.show_party(None, ())
        line.show()  # what isn't seen yet doesn't take the focus
        line.name.setFocus()

    def _save_names(self) -> None:
        # Only a line that was just added may be left empty: a name stands in its own place.
        names = tuple(
            line.name.text()
            for number, line in enumerate(self.lines)
            if number < self._known or line.name.text().strip()
        )
        store = self._desk.context.store
        self._save(lambda: set_parties(store, self._worksheet, names))

    def _save_vat(self, line: PartyLine, recovers: bool) -> None:  # noqa: FBT001 - from a signal
        store = self._desk.context.store
        self._save(lambda: set_vat(store, self._worksheet, line.slug, recovers=recovers))

    def _remove(self, line: PartyLine, heir: str) -> None:
        store = self._desk.context.store
        self._save(lambda: remove_party(store, self._worksheet, line.slug, heir or None))

    def _save(self, edit: Callable[[], Change]) -> None:
        try:
            change = edit()
        except DomainError as error:
            self.trouble.setText(error.message)
            self.trouble.show()
            return
        except AanjagerError as error:
            self._desk.notices.fail(error)
            return
        self.trouble.hide()
        self._desk.pass_on(change)
        self._show_parties()


def _others(parties: tuple[PartyRow, ...], party: PartyRow) -> tuple[PartyRow, ...]:
    return tuple(other for other in parties if other.slug != party.slug)
