"""Why this figure: the steps of a calculation, to check with a calculator."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from aanjager_app.documents.blocks import Block
from aanjager_app.views.theme import Theme
from aanjager_app.views.tokens import Size, Space
from aanjager_app.views.widgets.blocks import BlocksView
from aanjager_app.views.widgets.buttons import PrimaryButton
from aanjager_app.views.widgets.dialogs import fitting
from aanjager_app.views.widgets.text import Heading


class WhyDialog(QDialog):
    """Shows the steps; nothing can be changed in it."""

    def __init__(self, theme: Theme, blocks: Sequence[Block], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Waarom dit getal?")
        self.resize(fitting(parent, Size.DIALOG + Size.LIST, Size.DIALOG))
        self.blocks = BlocksView(theme)
        self.blocks.show_blocks(blocks)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        column.setSpacing(Space.S)
        column.addWidget(Heading("Waarom dit getal?"))
        column.addWidget(self.blocks, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        close = PrimaryButton("Sluiten")
        close.clicked.connect(self.accept)
        row.addWidget(close)
        column.addLayout(row)
        close.setFocus()
