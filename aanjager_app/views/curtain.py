"""What is seen while the data are being opened: the frame of the window, at once."""

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from aanjager_app.services.workplace import Workplace
from aanjager_app.views.tokens import WINDOW_FIRST, Size, Space


class Curtain(QWidget):
    """Stands where the window will stand, in its colours."""

    def __init__(self, workplace: Workplace) -> None:
        super().__init__()
        self.setObjectName("canvas")
        self.setWindowTitle("Aanjager")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        rail = QFrame()
        rail.setObjectName("rail")
        rail.setFixedWidth(Size.RAIL_NARROW if workplace.narrow_rail else Size.RAIL)
        row.addWidget(rail)
        words = QLabel("Je gegevens openen …")
        words.setProperty("role", "muted")
        column = QVBoxLayout()
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        column.addWidget(words)
        column.addStretch(1)
        row.addLayout(column, 1)
        known = workplace.geometry
        if not known or not self.restoreGeometry(QByteArray.fromHex(known.encode())):
            self.resize(*WINDOW_FIRST)
