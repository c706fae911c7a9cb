"""Each item of the profile: how far it is, what it lacks, and the way to mend it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aanjager_app.domain.readiness import ReadinessState
from aanjager_app.domain.vocabulary import DocumentKind
from aanjager_app.services.exports import DossierItem, DossierStatus
from aanjager_app.views.tokens import Size, Space
from aanjager_app.views.widgets.buttons import LinkButton
from aanjager_app.views.widgets.cards import Card, Chip, ChipKind
from aanjager_app.views.widgets.meter import Meter
from aanjager_app.views.widgets.scrolling import Scroller
from aanjager_app.views.widgets.text import Body, Muted, Small

_STATES = {
    ReadinessState.READY: ("gereed", ChipKind.ACCENT),
    ReadinessState.DRAFT: ("begonnen", ChipKind.INFO),
    ReadinessState.EMPTY: ("leeg", ChipKind.WARNING),
}
_DOCUMENTS = (
    (DocumentKind.GREEN_VISION, "Groenvisie"),
    (DocumentKind.FINANCING_PLAN, "Financieringsplan"),
)


class ItemRow(QWidget):
    """One item; it is used again for another terrain, which is quicker than a new one.

    Attributes:
        led: emitted with the `Target` where it is mended.
    """

    led = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._item: DossierItem | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.M)
        self._chip = Chip()
        self._chip.setFixedWidth(Size.PREVIEW)
        self._chip.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(Space.NONE)
        self._title = Body()
        words.addWidget(self._title)
        self._missing = Small()
        words.addWidget(self._missing)
        row.addLayout(words, 1)
        self.link = LinkButton("")
        self.link.clicked.connect(self._lead)
        row.addWidget(self.link, 0, Qt.AlignmentFlag.AlignTop)

    def show_item(self, item: DossierItem) -> None:
        """Show how far an item is."""
        if item == self._item:
            return
        self._item, state = item, item.state
        self._chip.show_text(*_STATES[state.state])
        self._title.setText(f"{state.item.number}. {state.item.title}")
        self._title.setToolTip(state.item.asks)
        self._missing.setText(f"Ontbreekt: {state.missing}")
        self._missing.setVisible(bool(state.missing))
        self.link.setText("Aanvullen" if state.missing else "Bekijken")
        self.link.setAccessibleName(f"{self.link.text()}: {state.item.title}")

    def _lead(self) -> None:
        if self._item is not None:
            self.led.emit(self._item.target)


class ReadinessPart(QWidget):
    """The items per document, and the export beside them.

    Attributes:
        led: emitted with the `Target` where an item is mended.
    """

    led = Signal(object)

    def __init__(self, export: Card) -> None:
        super().__init__()
        self._rows: dict[DocumentKind, list[ItemRow]] = {kind: [] for kind, _ in _DOCUMENTS}
        self._cards = {kind: Card(title) for kind, title in _DOCUMENTS}
        self._bars: dict[DocumentKind, Meter] = {}
        self._lists: dict[DocumentKind, QVBoxLayout] = {}
        self._profile = Muted()
        scroller = Scroller()
        scroller.column.setContentsMargins(0, 0, 0, 0)
        scroller.column.setSpacing(Space.M)
        scroller.column.addWidget(self._profile)
        for kind, title in _DOCUMENTS:
            card = self._cards[kind]
            bar = Meter(f"{title}: onderdelen die gereed zijn")
            card.body.addWidget(bar)
            items = QVBoxLayout()
            items.setSpacing(Space.S)
            card.body.addLayout(items)
            self._bars[kind], self._lists[kind] = bar, items
            scroller.column.addWidget(card)
        scroller.column.addStretch(1)
        side = Scroller()
        side.column.setContentsMargins(0, 0, 0, 0)
        side.column.addWidget(export)
        side.column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.M)
        row.addWidget(scroller, 3)
        row.addWidget(side, 2)

    @property
    def rows(self) -> tuple[ItemRow, ...]:
        """The items that are shown, in the order of the documents."""
        return tuple(row for kind, _ in _DOCUMENTS for row in self._rows[kind])

    def show_status(self, status: DossierStatus) -> None:
        """Show how far a dossier is."""
        self._profile.setText(f"Getoetst aan het {status.profile[0].lower()}{status.profile[1:]}.")
        for kind, title in _DOCUMENTS:
            items = [item for item in status.items if item.state.item.document is kind]
            ready = sum(item.state.state is ReadinessState.READY for item in items)
            self._cards[kind].title.setText(f"{title} · {ready} van {len(items)} gereed")
            self._bars[kind].show_part(ready, len(items))
            while len(self._rows[kind]) < len(items):
                self._add_row(kind)
            for row, item in zip(self._rows[kind], items, strict=True):
                row.show_item(item)

    def _add_row(self, kind: DocumentKind) -> None:
        row = ItemRow()
        row.led.connect(self.led)
        self._lists[kind].addWidget(row)
        self._rows[kind].append(row)
