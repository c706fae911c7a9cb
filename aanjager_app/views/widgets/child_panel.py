"""The records under a record that is chosen elsewhere, under a heading that names it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aanjager_app.views.tokens import Space
from aanjager_app.views.widgets.buttons import LinkButton
from aanjager_app.views.widgets.panels import RecordPanel
from aanjager_app.views.widgets.states import EmptyState
from aanjager_app.views.widgets.text import Heading, Muted


class ChildPanel(QWidget):
    """A panel that follows a choice elsewhere.

    Attributes:
        panel: the list with its form.
        note: a remark under the heading.
        went_up: emitted when the user goes back to the choice.
    """

    went_up = Signal()

    def __init__(self, panel: RecordPanel, *, heading: str, up: str, nothing: str) -> None:
        super().__init__()
        self.panel = panel
        self._heading = heading
        self._title = Heading()
        self._up = LinkButton(up)
        self._up.clicked.connect(self.went_up)
        self.note = Muted()
        self.note.hide()
        self._nothing = EmptyState(nothing, "", up)
        self._nothing.pressed.connect(self.went_up)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._up)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(head)
        column.addWidget(self.note)
        column.addWidget(panel, 1)
        column.addWidget(self._nothing, 1)

    def show_parent(self, parent: str | None, name: str) -> None:
        """Show the records under a record."""
        there = parent is not None
        self._title.setText(f"{self._heading} {name}" if there else "")
        self._up.setVisible(there)
        self.panel.setVisible(there)
        self._nothing.setVisible(not there)
        self.panel.show_parent(parent)
