"""A decision at a gate: the outcome and the reason."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from aanjager_app.content.labels import Labels
from aanjager_app.domain.vocabulary import GateOutcome
from aanjager_app.views.tokens import Size, Space
from aanjager_app.views.widgets.buttons import PlainButton


class GateForm(QWidget):
    """Records a decision.

    Attributes:
        decided: emitted with the outcome and the reason.
    """

    decided = Signal(object, str)

    def __init__(self, labels: Labels) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        self.outcome = QComboBox()
        self.outcome.setAccessibleName("Uitkomst van het besluit")
        for outcome in GateOutcome:
            self.outcome.addItem(labels.of(outcome), outcome.value)
        self.outcome.setMinimumWidth(Size.LIST * 2 // 3)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText("Reden")
        self.reason.setAccessibleName("Reden van het besluit")
        self.reason.returnPressed.connect(self._decide)
        self.button = PlainButton("Besluit vastleggen")
        self.button.clicked.connect(self._decide)
        row.addWidget(self.outcome)
        row.addWidget(self.reason, 1)
        row.addWidget(self.button)

    def clear(self) -> None:
        """Ready for another decision."""
        self.reason.clear()

    def _decide(self) -> None:
        self.decided.emit(GateOutcome(self.outcome.currentData()), self.reason.text())
