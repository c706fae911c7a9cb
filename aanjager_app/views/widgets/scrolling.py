"""A page that scrolls when its window is too small for it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget


class Scroller(QScrollArea):
    """Scrolls a column of widgets up and down, never sideways.

    Attributes:
        column: layout for what is in it.
    """

    def __init__(self, *, on_card: bool = False) -> None:
        super().__init__()
        self.setObjectName("on_card" if on_card else "canvas")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        self.column = QVBoxLayout()
        inner.setLayout(self.column)
        self.setWidget(inner)
