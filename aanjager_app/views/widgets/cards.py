"""Cards and chips."""

from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from aanjager_app.views.tokens import Size, Space
from aanjager_app.views.widgets.buttons import LinkButton
from aanjager_app.views.widgets.text import Heading


class Card(QFrame):
    """A framed part of a screen with a title and perhaps a link.

    Attributes:
        body: layout for what is in it.
        title: the label of its title.
        linked: emitted when the link is pressed.
    """

    linked = Signal()

    def __init__(self, title: str = "", *, link: str = "") -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAccessibleName(title)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(Space.L, Space.M, Space.L, Space.L)
        outer.setSpacing(Space.S)
        self.title = Heading(title)
        self._head = QHBoxLayout()
        self._head.addWidget(self.title, 1)
        if link:
            self.link = LinkButton(link)
            self.link.setAccessibleName(f"{link} ({title})")
            self.link.clicked.connect(self.linked)
            self._head.addWidget(self.link)
        if title or link:
            outer.addLayout(self._head)
        self.body = QVBoxLayout()
        self.body.setSpacing(Space.S)
        outer.addLayout(self.body, 1)

    def add_to_head(self, widget: QWidget) -> None:
        """Put something at the right of the title."""
        self._head.addWidget(widget)


class ChipKind(StrEnum):
    """What the colour of a chip says."""

    ACCENT = "accent"
    WARNING = "warning"
    INFO = "info"
    DANGER = "danger"
    NEUTRAL = "neutral"


class Chip(QLabel):
    """A word on a soft ground, for a status."""

    def __init__(self, text: str = "", kind: ChipKind = ChipKind.NEUTRAL) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self.setProperty("chip", kind.value)

    def show_text(self, text: str, kind: ChipKind) -> None:
        """Show another status; hides itself without text."""
        if text != self.text():
            self.setText(text)
        self.setVisible(bool(text))
        if self.property("chip") != kind.value:
            self.setProperty("chip", kind.value)
            self.style().unpolish(self)
            self.style().polish(self)


class Hairline(QFrame):
    """A line of one pixel."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("hairline")
        self.setFixedHeight(Size.HAIRLINE)
