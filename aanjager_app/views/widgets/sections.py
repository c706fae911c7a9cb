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
        # A part joins the stack when it is first seen: Qt works out the looks of all that is in
        # it at that moment, and for four parts at once one would have to wait.
        self._parts: list[QWidget] = []
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
        number = len(self._parts)
        self._parts.append(part)
        # Owned from the start: a widget without a parent would be Python's to collect.
        part.hide()
        part.setParent(self)
        self._group.addButton(button, number)
        self._row.insertWidget(number, button)
        if number == 0:
            button.setChecked(True)
            self._stack.addWidget(part)

    def put_at_end(self, widget: QWidget) -> None:
        """Put something at the far end of the row of words."""
        self._row.addWidget(widget)

    def add_all(self, parts: Sequence[tuple[str, QWidget]]) -> None:
        """Add several parts."""
        for text, part in parts:
            self.add(text, part)

    @property
    def part(self) -> QWidget | None:
        """The part that is seen."""
        return self._stack.currentWidget()

    @property
    def count(self) -> int:
        """How many parts there are."""
        return len(self._parts)

    def choose(self, number: int) -> None:
        """Show a part."""
        part = self._parts[number]
        if self._stack.indexOf(part) < 0:
            self._stack.addWidget(part)
        self._stack.setCurrentWidget(part)
        self._group.button(number).setChecked(True)
        self.changed.emit(number)

    def show_part(self, part: QWidget) -> None:
        """Show a part by its widget."""
        self.choose(self._parts.index(part))
