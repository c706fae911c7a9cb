"""Words on screen: always plain text, so that nothing a user wrote is read as markup."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy


class _Words(QLabel):
    """A wrapping label of plain text in one of the roles of the stylesheet."""

    role = "body"

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("role", self.role)


class Body(_Words):
    """Running text."""


class Title(_Words):
    """The title of a screen."""

    role = "title"


class Heading(_Words):
    """The title of a card."""

    role = "heading"


class Strong(_Words):
    """Text that matters more."""

    role = "strong"


class Muted(_Words):
    """Text that matters less."""

    role = "muted"


class Small(_Words):
    """A remark in small type."""

    role = "small"


class TroubleText(_Words):
    """What is wrong, beside the place where it is."""

    role = "trouble"


class ElidedLabel(QLabel):
    """One line that ends in … where there is no room, with the whole text as a tooltip."""

    def __init__(self, text: str = "", *, role: str = "body") -> None:
        super().__init__()
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Show another text."""
        self._whole = text
        self.setAccessibleName(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the text again."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics = QFontMetrics(self.font())
        room = max(0, self.width() - 2)
        shown = metrics.elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        super().setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")
