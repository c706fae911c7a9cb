"""The sentence at the foot of the window, with the button to go on."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from aanjager_app.views.notices import Notice, Tone
from aanjager_app.views.tokens import Size, Space
from aanjager_app.views.widgets.buttons import IconButton
from aanjager_app.views.widgets.icons import Icon, icon
from aanjager_app.views.widgets.text import Body

if TYPE_CHECKING:
    from collections.abc import Callable

_SHOWN_MS: Final = 8000


class NoticeBar(QFrame):
    """Floats above the foot of its window; what is well goes away, what is wrong stays."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("notice")
        self._window = window
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.S, Space.S, Space.S)
        self._words = Body()
        row.addWidget(self._words, 1)
        self._button = QPushButton()
        self._button.clicked.connect(self._act)
        row.addWidget(self._button)
        self._close = IconButton(Icon.CLOSE, "Melding sluiten")
        self._close.clicked.connect(self.hide)
        row.addWidget(self._close)
        self._action: Callable[[], object] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SHOWN_MS)
        self._timer.timeout.connect(self._leave)
        window.installEventFilter(self)
        self.hide()

    @property
    def sentence(self) -> str:
        """What it says now; empty when hidden."""
        return self._words.text() if self.isVisibleTo(self._window) else ""

    @property
    def button(self) -> QPushButton:
        """The button to go on."""
        return self._button

    def show_notice(self, notice: Notice) -> None:
        """Say something."""
        self._words.setText(notice.sentence)
        self._action = notice.action
        self._button.setText(notice.button)
        self._button.setVisible(bool(notice.button))
        surface = self.palette().color(self.palette().ColorRole.Base).name()
        self._close.setIcon(icon(Icon.CLOSE, surface))
        self.setAccessibleName(notice.sentence)
        self.show()
        self.raise_()
        self._place()
        if notice.tone is Tone.DONE:
            self._timer.start()
        else:
            self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Stay in the middle of the foot of the window."""
        if event.type() is QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        window = self._window
        width = min(window.width() - 2 * Space.XL, Size.DIALOG + Size.LIST)
        height = self._row.heightForWidth(width) if self._row.hasHeightForWidth() else 0
        height = max(height, self.sizeHint().height())
        left = (window.width() - width) // 2
        self.setGeometry(left, window.height() - height - Space.XL, width, height)

    def _act(self) -> None:
        action, self._action = self._action, None
        self.hide()
        if action is not None:
            action()

    def _leave(self) -> None:
        # What someone is about to press doesn't vanish under the finger.
        if self._button.hasFocus() or self._close.hasFocus() or self.underMouse():
            self._timer.start()
        else:
            self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)
