"""Under the sheet: what can be done with lines, where a figure comes from, and the sum."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from aanjager_app.domain.dutch import format_number
from aanjager_app.services.sheets.columns import Part
from aanjager_app.views.terrain.worksheet.table import SheetView
from aanjager_app.views.tokens import Space
from aanjager_app.views.widgets.buttons import IconButton, LinkButton, PlainButton, PrimaryButton
from aanjager_app.views.widgets.icons import Icon
from aanjager_app.views.widgets.text import ElidedLabel

_CATALOGUE = {Part.COSTS: "Maatregel kiezen", Part.BENEFITS: "Baat kiezen"}

_TOGETHER = "Typ een waarde en geef Ctrl+Enter: dan staat die in alle geselecteerde cellen."
_NOTHING_YET = "Nog geen regels. Voeg er een toe, of plak ze uit een rekenblad met Ctrl+V."


class SheetTools(QWidget):
    """Buttons, and two lines that follow the cursor.

    Attributes:
        moved: emitted with −1 when the selected lines are to go up, 1 when down.
    """

    moved = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.catalogue = PrimaryButton("", Icon.MEASURE)
        self.add = PlainButton("Lege regel", Icon.ADD)
        self.take_out = PlainButton("Regel verwijderen", Icon.BIN)
        self.up = IconButton(Icon.UP, "Regel omhoog (Alt+↑)")
        self.down = IconButton(Icon.DOWN, "Regel omlaag (Alt+↓)")
        self.up.clicked.connect(self._on_up)
        self.down.clicked.connect(self._on_down)
        self.why = LinkButton("Waarom dit getal?")
        self.sum = QLabel()
        self.sum.setProperty("role", "small")
        self.source = ElidedLabel(role="small")
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        for button in (self.catalogue, self.add, self.take_out, self.up, self.down):
            row.addWidget(button)
        row.addWidget(self.why)
        row.addStretch(1)
        row.addWidget(self.sum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(self.source)
        column.addLayout(row)

    def allow(self, *, may_edit: bool) -> None:
        """Switch the buttons off when the data can only be read."""
        for button in (self.catalogue, self.add, self.take_out, self.up, self.down):
            button.setEnabled(may_edit)

    def show_part(self, part: Part) -> None:
        """Offer the catalogue of a part."""
        self.catalogue.setText(_CATALOGUE.get(part, ""))
        self.catalogue.setVisible(part in _CATALOGUE)

    def follow(self, view: SheetView) -> None:
        """Say where the figure under the cursor comes from, and what is selected."""
        number, total = view.selected_sum
        several = number > 1
        self.sum.setText(f"Som {format_number(total)}   Aantal {number}" if several else "")
        self.source.show_text(_advice(view))

    def _on_up(self) -> None:
        self.moved.emit(-1)

    def _on_down(self) -> None:
        self.moved.emit(1)


def _advice(view: SheetView) -> str:
    """Where the figure under the cursor comes from, or what can be done here."""
    if view.sheet.may_edit and len(view.selectedIndexes()) > 1:
        return _TOGETHER
    cell = view.current_cell
    if cell is not None:
        return cell.note
    return "" if view.sheet.rows else _NOTHING_YET
