"""Several parts of one tab, one seen at a time, chosen by a row of words."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from aanjager_app.views.tokens import Space


class Sections(QWidget):
    """A row of words above a stack.

    Attributes:
        changed: emitted with the number of the part that is seen.
    """

    changed = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self.choose)
        self._row = QHBoxLayout()
        self._row.setSpacing(Space.XS)
        self._stack = QStackedWidget()
        words = QWidget()
        words.setAccessibleName(name)
        words.setLayout(self._row)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(words)
        column.addWidget(self._stack, 1)

    def add(self, text: str, part: QWidget) -> None:
        """Add a part."""
        button = QToolButton()
        button.setText(text)
        button.setAccessibleName(text)
        button.setCheckable(True)
        number = self._stack.addWidget(part)
        self._group.addButton(button, number)
        self._row.insertWidget(number, button)
        if number == 0:
            button.setChecked(True)

    def add_all(self, parts: Sequence[tuple[str, QWidget]]) -> None:
        """Add several parts."""
        for text, part in parts:
            self.add(text, part)

    @property
    def part(self) -> QWidget | None:
        """The part that is seen."""
        return self._stack.currentWidget()

    def choose(self, number: int) -> None:
        """Show a part."""
        self._stack.setCurrentIndex(number)
        self._group.button(number).setChecked(True)
        self.changed.emit(number)

    def show_part(self, part: QWidget) -> None:
        """Show a part by its widget."""
        self.choose(self._stack.indexOf(part))
