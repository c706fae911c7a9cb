"""Open actions as a short list: tick, title, when, who."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from aanjager_app.services.overview import OpenAction
from aanjager_app.views.tokens import Space
from aanjager_app.views.widgets.cards import Chip, ChipKind
from aanjager_app.views.widgets.text import ElidedLabel, Small


class ActionRow(QWidget):
    """One action.

    Attributes:
        done: emitted with the key of the action when it is ticked.
    """

    done = Signal(str)

    def __init__(self, action: OpenAction, where: str = "", *, may_tick: bool = True) -> None:
        super().__init__()
        self._action = action
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        self.tick = QCheckBox()
        self.tick.setAccessibleName(f"{action.title}: afvinken")
        self.tick.setToolTip("Gedaan")
        self.tick.setEnabled(may_tick)
        self.tick.clicked.connect(self._on_tick)
        row.addWidget(self.tick)
        row.addWidget(ElidedLabel(action.title, hugs=True), 4)
        if action.late:
            row.addWidget(Chip(action.due, ChipKind.WARNING), 0, Qt.AlignmentFlag.AlignVCenter)
        elif action.due:
            due = Small(action.due)
            due.setWordWrap(False)
            row.addWidget(due)
        about = " · ".join(part for part in (where, action.who) if part)
        row.addWidget(ElidedLabel(about, role="small"), 3)

    def _on_tick(self) -> None:
        self.done.emit(self._action.id)


class ActionList(QWidget):
    """Some actions.

    Attributes:
        done: emitted with the key of an action that was ticked.
    """

    done = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.S)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)

    def show_actions(self, actions: Sequence[tuple[OpenAction, str]], *, may_tick: bool) -> None:
        """Show other actions, each with where it is."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for action, where in actions:
            row = ActionRow(action, where, may_tick=may_tick)
            row.done.connect(self.done)
            self._column.addWidget(row)
