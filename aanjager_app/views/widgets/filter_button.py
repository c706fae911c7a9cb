"""A button with a list of choices to tick, for filters."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QToolButton


class _StayingMenu(QMenu):
    """A menu that stays open while one ticks."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Tick with the space bar and stay open."""
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action is not None and action.isCheckable():
            action.trigger()
        else:
            super().keyPressEvent(event)


class FilterButton(QToolButton):
    """Offers values with how often they occur.

    Attributes:
        changed: emitted when something was ticked or unticked.
    """

    changed = Signal()

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self._values: dict[QAction, Any] = {}
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("look", "filter")
        self._menu = _StayingMenu(self)
        self._menu.setAccessibleName(title)
        self._menu.triggered.connect(self._on_triggered)
        self.setMenu(self._menu)
        self._show_title()

    @property
    def chosen(self) -> frozenset[Any]:
        """The values that are ticked."""
        return frozenset(value for action, value in self._values.items() if action.isChecked())

    def show_choices(self, choices: Sequence[tuple[Any, str, int]]) -> None:
        """Offer other values, each with its word and number; ticks stay."""
        ticked = self.chosen
        self._menu.clear()
        self._values.clear()
        for value, word, number in choices:
            action = self._menu.addAction(f"{word}   ({number})")
            action.setCheckable(True)
            action.setChecked(value in ticked)
            self._values[action] = value
        self.setEnabled(bool(choices))
        self._show_title()

    def clear(self) -> None:
        """Untick everything."""
        for action in self._values:
            action.setChecked(False)
        self._show_title()

    def _on_triggered(self) -> None:
        self._show_title()
        self.changed.emit()

    def _show_title(self) -> None:
        number = len(self.chosen)
        self.setText(f"{self._title} ({number}) ▾" if number else f"{self._title} ▾")
        self.setAccessibleName(f"Filter op {self._title.lower()}, {number} gekozen")
