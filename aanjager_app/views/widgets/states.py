"""What a screen shows when there is nothing, not yet, or something wrong; and banners."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from aanjager_app.views.notices import Tone
from aanjager_app.views.tokens import Size, Space
from aanjager_app.views.widgets.buttons import PlainButton, PrimaryButton
from aanjager_app.views.widgets.text import Body, Heading, Muted


class _Centred(QWidget):
    """Something in the middle of the room that there is."""

    def __init__(self) -> None:
        super().__init__()
        outer = QVBoxLayout(self)
        outer.addStretch(1)
        self.column = QVBoxLayout()
        self.column.setSpacing(Space.M)
        outer.addLayout(self.column)
        outer.addStretch(2)

    def put(self, widget: QWidget) -> None:
        """Add something in the middle."""
        self.column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)

    def say(self, label: QLabel) -> None:
        """Add words in the middle, in as many lines as they need."""
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        label.setMaximumWidth(Size.DIALOG)
        row = QHBoxLayout()
        row.addStretch(1)
        # Without an alignment of its own: with one, a label is given too little height.
        row.addWidget(label, 6)
        row.addStretch(1)
        self.column.addLayout(row)


class EmptyState(_Centred):
    """What goes here, and the one button that puts it there.

    Attributes:
        button: the button; None without.
        pressed: emitted when it is pressed.
    """

    pressed = Signal()

    def __init__(self, title: str, text: str, button: str = "") -> None:
        super().__init__()
        self.say(Heading(title))
        if text:
            self.say(Muted(text))
        self.button: PlainButton | None = None
        if button:
            self.button = PrimaryButton(button)
            self.button.clicked.connect(self.pressed)
            self.put(self.button)


class Loading(_Centred):
    """A bar with what is happening."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(Size.LIST)
        self._words = Muted()
        self.put(self._bar)
        self.say(self._words)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Say what is happening now."""
        self._bar.setAccessibleName(text)
        self._words.setText(text)


class Trouble(_Centred):
    """A sentence, and the button that goes on.

    Attributes:
        pressed: emitted when the button is pressed.
    """

    pressed = Signal()

    def __init__(self, sentence: str, button: str = "") -> None:
        super().__init__()
        self.say(Body(sentence))
        if button:
            press = PrimaryButton(button)
            press.clicked.connect(self.pressed)
            self.put(press)


class Banner(QFrame):
    """A sentence across the top of a screen, with a button when there is a way on.

    Attributes:
        pressed: emitted when the button is pressed.
    """

    pressed = Signal()

    def __init__(self, tone: Tone = Tone.DONE) -> None:
        super().__init__()
        self.setObjectName("banner")
        self.setProperty("tone", tone.value)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
        self.words = Body()
        row.addWidget(self.words, 1)
        self.button = PlainButton("")
        self.button.clicked.connect(self.pressed)
        row.addWidget(self.button)
        self.hide()

    def show_text(self, sentence: str, button: str = "") -> None:
        """Show a sentence; hides itself without one."""
        self.words.setText(sentence)
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self.setVisible(bool(sentence))
