"""The first start: what this is, and two ways on."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aanjager_app.services.demo import DemoReport, make_demo
from aanjager_app.views.desk import Desk
from aanjager_app.views.navigation import Place, Screen
from aanjager_app.views.tasks import Progress
from aanjager_app.views.terrains.adding import add_terrain
from aanjager_app.views.tokens import Size, Space
from aanjager_app.views.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from aanjager_app.views.widgets.cards import Card
from aanjager_app.views.widgets.text import Body, Muted, Title

_DEMO: Final = "Demoregio maken"


class FirstStart(QWidget):
    """Shown as long as there are no terrains."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
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
        self.demo = PrimaryButton(_DEMO)
        self.own = PlainButton("Eigen terreinen importeren")
        self.type_in = LinkButton("of voer er zelf een in")
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
                self.type_in,
            ),
        ):
            cards.addWidget(card, 4)
        cards.addStretch(1)
        column.addLayout(cards)
        column.addStretch(2)
        self.demo.clicked.connect(self._make_demo)
        self.own.clicked.connect(self._import)
        self.type_in.clicked.connect(self._type_in)
        self._enable(writable=not desk.context.store.read_only)

    def _enable(self, *, writable: bool) -> None:
        for button in (self.demo, self.own, self.type_in):
            button.setEnabled(writable)

    def _make_demo(self) -> None:
        context = self._desk.context

        def job(progress: Progress) -> DemoReport:
            progress.report_last(0, 0, "Demoregio maken")
            return make_demo(context.store, context.content, context.folder.files)

        self._enable(writable=False)
        self.demo.setText("Demoregio maken …")
        self._desk.tasks.run(job, self, self._on_made, self._on_failed, title="Demoregio maken")

    def _on_made(self, report: DemoReport) -> None:
        self._be_ready()
        self._desk.pass_on(report)
        self._desk.notices.tell("De demoregio staat klaar. Alles erin is verzonnen.")

    def _on_failed(self, error: BaseException) -> None:
        self._be_ready()
        self._desk.notices.fail(error)

    def _be_ready(self) -> None:
        self._enable(writable=True)
        self.demo.setText(_DEMO)

    def _import(self) -> None:
        self._desk.navigator.go(Place(Screen.TERRAINS, topic="import"))

    def _type_in(self) -> None:
        add_terrain(self._desk)


def _way(title: str, text: str, *buttons: PlainButton) -> Card:
    card = Card(title)
    card.setMaximumWidth(Size.DIALOG - Size.PREVIEW)
    card.body.addWidget(Muted(text))
    for button in buttons:
        card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
    card.body.addStretch(1)
    return card
