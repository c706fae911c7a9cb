"""One party among the settings of a worksheet: its name, its VAT, and the way out."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QMenu, QWidget

from aanjager_app.services.sheets.parties import PartyRow
from aanjager_app.views.tokens import Space
from aanjager_app.views.widgets.buttons import IconButton
from aanjager_app.views.widgets.icons import Icon


class PartyLine(QWidget):
    """A party in a line.

    Attributes:
        vat_set: emitted with whether the party gets VAT back.
        removed: emitted with the slug of who takes over, or nothing.
    """

    vat_set = Signal(bool)
    removed = Signal(str)

    def __init__(self, number: int) -> None:
        super().__init__()
        self.slug = ""
        self._heirs: tuple[tuple[str, str], ...] = ()
        self.name = QLineEdit()
        self.name.setAccessibleName(f"Partij {number}")
        self.name.setPlaceholderText("Naam van de partij")
        self.vat = QCheckBox("krijgt btw terug")
        self.vat.clicked.connect(self.vat_set)
        self.out = IconButton(Icon.BIN, "Partij verwijderen")
        self.out.clicked.connect(self._on_out)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self.name, 1)
        row.addWidget(self.vat)
        row.addWidget(self.out)

    def show_party(self, party: PartyRow | None, others: Sequence[PartyRow]) -> None:
        """Show a party, or an empty line for one that is to come."""
        self.slug = party.slug if party else ""
        if party is not None and self.name.text() != party.name:
            self.name.setText(party.name)
        self.vat.setChecked(party.recovers_vat if party else False)
        # Only who is named somewhere leaves something behind.
        self._heirs = tuple((o.slug, o.name) for o in others) if party and party.uses else ()
        for widget in (self.vat, self.out):
            widget.setEnabled(party is not None)
        self.vat.setAccessibleName(f"{self.name.text()} krijgt btw terug")
        self.out.setAccessibleName(f"{self.name.text()} verwijderen")

    def heirs_menu(self) -> QMenu:
        """Who can take over what this party pays, gets and gives."""
        menu = QMenu(self)
        menu.addSection("Wie neemt het over?")
        for slug, name in self._heirs:
            menu.addAction(name).setData(slug)
        return menu

    def _on_out(self) -> None:
        if not self._heirs:
            self.removed.emit("")
            return
        menu = self.heirs_menu()
        chosen = menu.exec(self.out.mapToGlobal(self.out.rect().bottomLeft()))
        if chosen is not None and chosen.data():
            self.removed.emit(chosen.data())
        menu.deleteLater()
