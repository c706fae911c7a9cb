"""What this program is, and where its facts come from."""

from typing import ClassVar

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from aanjager_app.services.about import DISCLAIMER, Licence, read_about
from aanjager_app.views.desk import Desk
from aanjager_app.views.page import Page
from aanjager_app.views.tokens import Size, Space
from aanjager_app.views.widgets.buttons import LinkButton
from aanjager_app.views.widgets.cards import Card
from aanjager_app.views.widgets.scrolling import Scroller
from aanjager_app.views.widgets.tables import Column, RowsItemModel, TableView
from aanjager_app.views.widgets.text import Body, Muted, Small, Title


class AboutPage(Page):
    """Version, data folder, sources, licences."""

    help_topic: ClassVar[str] = "over"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._program = Card("Aanjager")
        self._version = Body()
        self._program.body.addWidget(self._version)
        self._program.body.addWidget(Body(DISCLAIMER))
        self._program.body.addWidget(
            Muted("Apache-2.0. Iedereen mag het gebruiken, veranderen en verspreiden.")
        )
        folder = Card("Je gegevens")
        folder.body.addWidget(Body(str(desk.context.folder.root)))
        row = QHBoxLayout()
        for text, press in (("Map openen", self._open_folder), ("Pad kopiëren", self._copy)):
            link = LinkButton(text)
            link.clicked.connect(press)
            row.addWidget(link)
        row.addStretch(1)
        folder.body.addLayout(row)
        self._sources = Card("Bronnen")
        self._list = Small()
        self._sources.body.addWidget(self._list)
        licences = Card("Licenties van wat meegeleverd wordt")
        self.model: RowsItemModel[Licence] = RowsItemModel(
            (Column("Pakket", _package, width=190), Column("Licentie", _licence, width=600)), self
        )
        table = TableView("Licenties")
        table.show_model(self.model)
        table.setMinimumHeight(Size.ROW * 8)
        licences.body.addWidget(table)
        scroller = Scroller()
        column = scroller.column
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        column.addWidget(Title("Over Aanjager"))
        for card in (self._program, folder, licences, self._sources):
            column.addWidget(card)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroller)

    def load(self) -> None:
        """Read what this program is."""
        about = read_about(self.desk.context.content)
        self._version.setText(f"Versie {about.version}")
        self._list.setText("\n".join(about.sources))
        self.model.set_rows(about.licences)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.desk.context.folder.root)))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(str(self.desk.context.folder.root))
        self.desk.notices.tell("Het pad van je gegevensmap is gekopieerd.")


def _package(row: Licence) -> str:
    return row.package


def _licence(row: Licence) -> str:
    return row.licence
