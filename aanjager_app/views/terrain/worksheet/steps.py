"""The steps of a conversation: looked back at one by one, and taken again."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout

from aanjager_app.domain.dutch import format_time
from aanjager_app.services.sheets.sharing import Step
from aanjager_app.views.tokens import Size, Space
from aanjager_app.views.widgets.buttons import PlainButton
from aanjager_app.views.widgets.cards import Card
from aanjager_app.views.widgets.text import Muted

_ANY_WIDTH = 16_777_215  # as wide as Qt allows


class StepsCard(Card):
    """A list of steps, the last one now.

    Attributes:
        looked: emitted with the step that is looked back at; None for how it is now.
        taken: emitted with the step whose shares are to be taken again.
    """

    looked = Signal(object)
    taken = Signal(object)

    def __init__(self) -> None:
        super().__init__("Het gesprek in stappen")
        self.steps: tuple[Step, ...] = ()
        self._nothing = Muted(
            "Elke verdeling die jullie proberen, komt hier te staan. Zo kun je het gesprek later "
            "stap voor stap teruglopen."
        )
        self.list = QListWidget()
        self.list.setAccessibleName("Stappen van het gesprek")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(self._on_row)
        self.take = PlainButton("Deze weer nemen")
        self.take.clicked.connect(self._on_take)
        self.now = PlainButton("Terug naar nu")
        self.now.clicked.connect(self.go_to_now)
        row = QVBoxLayout()
        row.setSpacing(Space.XS)
        row.addWidget(self.take)
        row.addWidget(self.now)
        self.hug(is_narrow=False)
        self.body.addWidget(self._nothing)
        self.body.addWidget(self.list, 1)
        self.body.addStretch(0)
        self.body.addLayout(row)

    @property
    def step(self) -> Step | None:
        """The step that is looked back at; None for how it is now."""
        row = self.list.currentRow()
        return self.steps[row] if 0 <= row < len(self.steps) - 1 else None

    def hug(self, *, is_narrow: bool) -> None:
        """Take a column beside the proposal, or in a narrow window the whole width under it."""
        self.setMinimumWidth(0)
        self.setMaximumWidth(_ANY_WIDTH if is_narrow else Size.LIST - Space.XL)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show the steps, and how it is now."""
        self.steps = tuple(steps)
        self.list.blockSignals(True)  # noqa: FBT003 - Qt's
        self.list.clear()
        for number, step in enumerate(steps, start=1):
            moment = format_time(step.at.astimezone())
            self.list.addItem(QListWidgetItem(f"{number}  {step.title}  ({moment})"))
        self.list.setCurrentRow(len(steps) - 1)
        self.list.blockSignals(False)  # noqa: FBT003 - Qt's
        self._nothing.setVisible(not steps)
        self.list.setVisible(bool(steps))
        self._offer()

    def go_to_now(self) -> None:
        """Look at how it is now."""
        self.list.setCurrentRow(len(self.steps) - 1)

    def _offer(self) -> None:
        for button in (self.take, self.now):
            button.setVisible(bool(self.steps))
            button.setEnabled(self.step is not None)

    def _on_row(self) -> None:
        self._offer()
        self.looked.emit(self.step)

    def _on_take(self) -> None:
        if self.step is not None:
            self.taken.emit(self.step)
