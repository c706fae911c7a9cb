"""One party in the conversation on who pays: a slider, its number, and what it means."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QSlider, QSpinBox, QWidget

from aanjager_app.services.sheets.sharing import Stand
from aanjager_app.views.tokens import Size
from aanjager_app.views.widgets.meter import Meter

_PAUSE_MS = 700
"""After the last key on a slider, before its place counts as a proposal."""

TITLES = (
    "Partij",
    "",
    "Deel",
    "Vast",
    "Betaalt",
    "Naar baten",
    "Houdt over",
    "Kans op verlies",
    "",
)


class ShareRow(QObject):
    """The widgets of one party, in a row of a grid.

    Attributes:
        moved: emitted with the share in whole per cents while it is dragged or typed.
        settled: emitted when it has come to rest.
    """

    moved = Signal(int)
    settled = Signal()

    def __init__(self, grid: QGridLayout, row: int, parent: QObject) -> None:
        super().__init__(parent)
        self._is_filling = False
        self.name = QLabel()
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        self.name.setProperty("role", "strong")
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, 100)
        self.slider.setPageStep(10)
        self.slider.setMinimumWidth(Size.PREVIEW)
        self.number = QSpinBox()
        self.number.setRange(0, 100)
        self.number.setSuffix(" %")
        self.number.setKeyboardTracking(False)
        self.number.setFixedWidth(Size.PREVIEW * 2 // 3)
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.held = QCheckBox()
        self.held.setToolTip("Dit deel blijft zo als een ander verandert")
        self.pays, self.proposed, self.balance, self.risk = (QLabel() for _ in range(4))
        self.meter = Meter("Kans op verlies")
        self.meter.setProperty("look", "risk")
        self.meter.setMinimumWidth(Size.PREVIEW // 2)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.settled)
        self.slider.valueChanged.connect(self._on_slid)
        self.slider.sliderReleased.connect(self.settled)
        self.number.valueChanged.connect(self._on_typed)
        self.number.editingFinished.connect(self.settled)
        self._place(grid, row)

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        """What stands in the grid, from the left."""
        return (
            self.name, self.slider, self.number, self.held, self.pays, self.proposed, self.balance,
            self.risk, self.meter,
        )  # fmt: skip

    def show_stand(self, stand: Stand) -> None:
        """Show where the party stands; what the user is typing is left alone."""
        self._is_filling = True
        share = round(stand.share)
        self.slider.setValue(share)
        if self.number.value() != share:
            self.number.setValue(share)
        self._is_filling = False
        self.name.setText(stand.short)
        self.name.setToolTip(stand.name)
        for label, text in (
            (self.pays, stand.pays),
            (self.proposed, stand.proposed),
            (self.balance, stand.balance),
            (self.risk, stand.risk),
        ):
            label.setText(text)
        self.meter.show_part(round(stand.chance * 100), 100)
        self.slider.setAccessibleName(f"Deel van {stand.name}")
        self.number.setAccessibleName(f"Deel van {stand.name} in procenten")
        self.held.setAccessibleName(f"Deel van {stand.name} vasthouden")
        self.meter.setAccessibleName(f"Kans op verlies van {stand.name}: {stand.risk}")

    def allow(self, *, may_edit: bool) -> None:
        """Switch what can be moved on or off."""
        for widget in (self.slider, self.number, self.held):
            widget.setEnabled(may_edit)

    def settle_now(self) -> None:
        """What was still waiting for a pause counts now."""
        if self._pause.isActive():
            self._pause.stop()
            self.settled.emit()

    def remove(self) -> None:
        """Take the row out of its grid."""
        self._pause.stop()
        for widget in self.widgets:
            widget.hide()
            widget.deleteLater()
        self.deleteLater()

    def _place(self, grid: QGridLayout, row: int) -> None:
        for column, widget in enumerate(self.widgets):
            grid.addWidget(widget, row, column)
        for label in (self.pays, self.proposed, self.balance, self.risk):
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.balance.setProperty("role", "strong")
        grid.setAlignment(self.held, Qt.AlignmentFlag.AlignHCenter)

    def _on_slid(self, value: int) -> None:
        if self._is_filling:
            return
        self.moved.emit(value)
        if not self.slider.isSliderDown():
            self._pause.start()

    def _on_typed(self, value: int) -> None:
        if not self._is_filling:
            self.moved.emit(value)
            self._pause.start()
