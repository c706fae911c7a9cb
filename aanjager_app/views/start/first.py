"""The first start: what this is, and two ways on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aanjager_app.views.tokens import Size, Space
from aanjager_app.views.widgets.buttons import PlainButton, PrimaryButton
from aanjager_app.views.widgets.cards import Card
from aanjager_app.views.widgets.text import Body, Muted, Title


class FirstStart(QWidget):
    """Shown as long as there are no terrains.

    Attributes:
        demo_asked: emitted when the user wants to practise first.
        import_asked: emitted when the user has terrains to import.
    """

    demo_asked = Signal()
    import_asked = Signal()

    def __init__(self, *, writable: bool) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.addStretch(1)
        title = Title("Welkom bij Aanjager")
        title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        intro = Body(
            "Aanjager helpt je een bedrijventerrein groen, gezond en klimaatbestendig te maken: "
            "van de eerste nulmeting tot een groenvisie en een financieringsplan. Alles staat op "
            "deze computer; niets verlaat de laptop zonder jouw klik."
        )
        intro.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        intro.setMaximumWidth(Size.DIALOG + Size.PREVIEW)
        column.addWidget(title)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(intro, 6)
        middle.addStretch(1)
        column.addLayout(middle)
        column.addSpacing(Space.L)
        cards = QHBoxLayout()
        cards.setSpacing(Space.L)
        cards.addStretch(1)
        self.demo = PrimaryButton("Demoregio maken")
        self.own = PlainButton("Eigen terreinen importeren")
        for card in (
            _way(
                "Eerst rondkijken",
                "Maak een regio met verzonnen terreinen, mensen en plannen. Je haalt haar met één "
                "klik weer weg.",
                self.demo,
            ),
            _way(
                "Meteen beginnen",
                "Lees je terreinen in uit een IBIS-bestand (CSV). Je ziet eerst wat er gebeurt, en "
                "je kunt het ongedaan maken.",
                self.own,
            ),
        ):
            cards.addWidget(card, 4)
        cards.addStretch(1)
        column.addLayout(cards)
        column.addStretch(2)
        self.demo.clicked.connect(self.demo_asked)
        self.own.clicked.connect(self.import_asked)
        self.demo.setEnabled(writable)
        self.own.setEnabled(writable)


def _way(title: str, text: str, button: PlainButton) -> Card:
    card = Card(title)
    card.setMaximumWidth(Size.DIALOG - Size.PREVIEW)
    card.body.addWidget(Muted(text))
    card.body.addStretch(1)
    row = QHBoxLayout()
    row.addWidget(button)
    row.addStretch(1)
    card.body.addLayout(row)
    return card
