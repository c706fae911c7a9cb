"""Words on screen: always plain text, so that nothing a user wrote is read as markup."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from aanjager_app.views.tokens import Space


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
    """One line that ends in … where there is no room, with the whole text as a tooltip.

    It takes the room that there is, or with `hugs` no more than its text needs.
    """

    def __init__(self, text: str = "", *, role: str = "body", hugs: bool = False) -> None:
        super().__init__()
        self._whole = ""
        self._hugs = hugs
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        width = QSizePolicy.Policy.Maximum if hugs else QSizePolicy.Policy.Ignored
        self.setSizePolicy(width, QSizePolicy.Policy.Preferred)
        self.show_text(text)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The whole text, also when it is shown shortened."""
        hint = super().sizeHint()
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + Space.XS, hint.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A few letters."""
        few = Space.XL if self._hugs else 0
        return QSize(min(few, self.sizeHint().width()), super().minimumSizeHint().height())

    def show_text(self, text: str) -> None:
        """Show another text."""
        self._whole = text
        self.setAccessibleName(text)
        self._fit()
        self.updateGeometry()

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
