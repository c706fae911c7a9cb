"""Each item of the profile: how far it is, what it lacks, and the way to mend it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from aanjager_app.domain.readiness import ReadinessState
from aanjager_app.domain.vocabulary import DocumentKind
from aanjager_app.services.exports import DossierItem, DossierStatus
from aanjager_app.views.tokens import Size, Space
from aanjager_app.views.widgets.buttons import LinkButton
from aanjager_app.views.widgets.cards import Card, Chip, ChipKind
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
    """One item.

    Attributes:
        led: emitted with the `Target` where it is mended.
    """

    led = Signal(object)

    def __init__(self, item: DossierItem) -> None:
        super().__init__()
        self._item = item
        state = item.state
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.M)
        word, kind = _STATES[state.state]
        chip = Chip(word, kind)
        chip.setFixedWidth(Size.PREVIEW)
        chip.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(Space.NONE)
        title = Body(f"{state.item.number}. {state.item.title}")
        title.setToolTip(state.item.asks)
        words.addWidget(title)
        if state.missing:
            words.addWidget(Small(f"Ontbreekt: {state.missing}"))
        row.addLayout(words, 1)
        self.link = LinkButton("Aanvullen" if state.missing else "Bekijken")
        self.link.setAccessibleName(f"{self.link.text()}: {state.item.title}")
        self.link.clicked.connect(self._lead)
        row.addWidget(self.link, 0, Qt.AlignmentFlag.AlignTop)

    def _lead(self) -> None:
        self.led.emit(self._item.target)


class ReadinessPart(QWidget):
    """The items per document, and the export beside them.

    Attributes:
        led: emitted with the `Target` where an item is mended.
        rows: the items that are shown.
    """

    led = Signal(object)

    def __init__(self, export: Card) -> None:
        super().__init__()
        self.rows: list[ItemRow] = []
        self._cards = {kind: Card(title) for kind, title in _DOCUMENTS}
        self._bars: dict[DocumentKind, QProgressBar] = {}
        self._lists: dict[DocumentKind, QVBoxLayout] = {}
        self._profile = Muted()
        scroller = Scroller()
        scroller.column.setContentsMargins(0, 0, 0, 0)
        scroller.column.setSpacing(Space.M)
        scroller.column.addWidget(self._profile)
        for kind, title in _DOCUMENTS:
            card = self._cards[kind]
            bar = QProgressBar()
            bar.setTextVisible(False)
            bar.setFixedHeight(Size.BAR)
            bar.setAccessibleName(f"{title}: onderdelen die gereed zijn")
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

    def show_status(self, status: DossierStatus) -> None:
        """Show how far a dossier is."""
        self._profile.setText(f"Getoetst aan het {status.profile[0].lower()}{status.profile[1:]}.")
        focused = self._focused()
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = []
        for kind, title in _DOCUMENTS:
            items = [item for item in status.items if item.state.item.document is kind]
            ready = sum(item.state.state is ReadinessState.READY for item in items)
            self._cards[kind].title.setText(f"{title} · {ready} van {len(items)} gereed")
            self._bars[kind].setRange(0, max(1, len(items)))
            self._bars[kind].setValue(ready)
            for item in items:
                row = ItemRow(item)
                row.led.connect(self.led)
                self._lists[kind].addWidget(row)
                self.rows.append(row)
        if focused is not None and focused < len(self.rows):
            self.rows[focused].link.setFocus()

    def _focused(self) -> int | None:
        """Which link has the focus, so that it has it again afterwards."""
        return next((n for n, row in enumerate(self.rows) if row.link.hasFocus()), None)
