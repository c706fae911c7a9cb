"""The next step of one terrain, with the button that leads to it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aanjager_app.services.home import TerrainStep
from aanjager_app.views.navigation import Place, Screen, Tab, place_of_room
from aanjager_app.views.tokens import Space
from aanjager_app.views.widgets.buttons import LinkButton, PlainButton
from aanjager_app.views.widgets.text import Muted, Small


class StepRow(QWidget):
    """One next step.

    Attributes:
        led: emitted with the `Place` to go to.
    """

    led = Signal(object)

    def __init__(self, step: TerrainStep) -> None:
        super().__init__()
        self._step = step
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        head = QHBoxLayout()
        name = LinkButton(step.name)
        name.clicked.connect(self._to_terrain)
        head.addWidget(name)
        phase = Small(f"fase {step.step.phase} {step.step.phase_name}")
        phase.setWordWrap(False)
        head.addWidget(phase, 1)
        column.addLayout(head)
        column.addWidget(Muted(step.step.reason))
        row = QHBoxLayout()
        go = PlainButton(step.step.button)
        go.setAccessibleName(f"{step.step.button} ({step.name})")
        go.clicked.connect(self._to_step)
        row.addWidget(go)
        row.addStretch(1)
        column.addLayout(row)

    def _to_terrain(self) -> None:
        self.led.emit(Place(Screen.TERRAIN, self._step.terrain, Tab.OVERVIEW))

    def _to_step(self) -> None:
        self.led.emit(place_of_room(self._step.step.room, self._step.terrain))
