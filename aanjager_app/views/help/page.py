"""The help, offline."""

from typing import ClassVar, Final

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QVBoxLayout,
)

from aanjager_app.services.about import help_page
from aanjager_app.views.desk import Desk
from aanjager_app.views.navigation import Place, Screen
from aanjager_app.views.page import Page
from aanjager_app.views.tokens import Size, Space
from aanjager_app.views.widgets.buttons import PlainButton
from aanjager_app.views.widgets.icons import Icon
from aanjager_app.views.widgets.text import Title

TOPICS: Final = (
    ("start", "Start"),
    ("terreinen", "Terreinen"),
    ("importeren", "Importeren"),
    ("overzicht", "Overzicht"),
    ("keten", "Keten"),
    ("gebied", "Gebied"),
    ("nulmeting", "Nulmeting"),
    ("ambities", "Ambities"),
    ("werkgroepen", "Werkgroepen"),
    ("kosten-baten", "Kosten en baten"),
    ("documenten", "Documenten"),
    ("bezoeken", "Bezoeken"),
    ("contacten", "Contacten"),
    ("geschiedenis", "Geschiedenis"),
    ("prullenbak", "Prullenbak"),
    ("instellingen", "Instellingen"),
    ("reservekopieen", "Reservekopieën"),
    ("sneltoetsen", "Sneltoetsen"),
    ("over", "Over Aanjager"),
)


class HelpPage(Page):
    """A list of pages, and the page."""

    help_topic: ClassVar[str] = "start"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.list = QListWidget()
        self.list.setAccessibleName("Onderwerpen")
        self.list.setMaximumWidth(Size.LIST)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for topic, title in TOPICS:
            item = QListWidgetItem(title)
            item.setData(Qt.ItemDataRole.UserRole, topic)
            self.list.addItem(item)
        self.list.currentRowChanged.connect(self._on_row)
        self.text = QTextBrowser()
        self.text.setAccessibleName("Helptekst")
        self.text.setOpenLinks(False)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.document().setDocumentMargin(Space.L)
        self.text.anchorClicked.connect(self._on_link)
        head = QHBoxLayout()
        head.addWidget(Title("Help"), 1)
        back = PlainButton("Terug", Icon.BACK)
        back.setToolTip("Terug naar waar je was (Alt+←)")
        back.clicked.connect(desk.navigator.back)
        head.addWidget(back)
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        row.addWidget(self.list, 1)
        row.addWidget(self.text, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addLayout(head)
        column.addLayout(row, 1)
        desk.theme.changed.connect(self._show_again)
        self.list.setCurrentRow(0)

    def open(self, place: Place) -> None:
        """Show the page that a place names."""
        for number, (topic, _) in enumerate(TOPICS):
            if topic == place.topic:
                self.list.setCurrentRow(number)

    def _on_row(self, number: int) -> None:
        topic = TOPICS[max(0, number)][0]
        self.text.setMarkdown(help_page(topic) or "Deze bladzijde ontbreekt.")

    def _show_again(self) -> None:
        self._on_row(self.list.currentRow())

    def _on_link(self, link: QUrl) -> None:
        if link.scheme() in ("http", "https"):
            QDesktopServices.openUrl(link)
            self.desk.notices.tell("Deze bladzijde opent in je browser; daarvoor is netwerk nodig.")
            return
        topic = link.fileName().removesuffix(".md")
        self.desk.navigator.go(Place(Screen.HELP, topic=topic))
