"""Buttons: one primary at most on a screen, plain ones, links, and icons with a name."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QSizePolicy, QToolButton

from aanjager_app.views.tokens import DARK, LIGHT, Colours, Size
from aanjager_app.views.widgets.icons import Icon, icon


def colours_in_use() -> Colours:
    """The colours that the palette of the application has now."""
    window = QApplication.palette().color(QApplication.palette().ColorRole.Window).name()
    return DARK if window.upper() == DARK.background else LIGHT


class PlainButton(QPushButton):
    """A button; Enter presses it too."""

    look = "plain"
    _picture: Icon | None = None

    def __init__(self, text: str, picture: Icon | None = None) -> None:
        super().__init__(text)
        self.setProperty("look", self.look)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        if picture is not None:
            self._picture = picture
            self.setIcon(icon(picture, self.ink()))
            self.setIconSize(QSize(Size.ICON, Size.ICON))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the icon again in the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._picture is not None:
            self.setIcon(icon(self._picture, self.ink()))

    def ink(self) -> str:
        """Colour of its icon."""
        return colours_in_use().text

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Press on Enter as on the space bar."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class PrimaryButton(PlainButton):
    """The one thing to do next."""

    look = "primary"

    def ink(self) -> str:
        """Colour of its icon."""
        return colours_in_use().on_accent


class DangerButton(PlainButton):
    """Something that can't be undone."""

    look = "danger"


class LinkButton(PlainButton):
    """Leads somewhere else."""

    look = "link"

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)


class IconButton(QToolButton):
    """An icon with a name that is read out and shown as a tooltip."""

    def __init__(self, picture: Icon, name: str) -> None:
        super().__init__()
        self._picture = picture
        self.setIconSize(QSize(Size.ICON, Size.ICON))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.name_it(name)
        self.paint_icon()

    def name_it(self, name: str) -> None:
        """Give it another name."""
        self.setAccessibleName(name)
        self.setToolTip(name)

    def paint_icon(self) -> None:
        """Draw the icon in the colours in use."""
        self.setIcon(icon(self._picture, colours_in_use().muted))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Press on Enter as on the space bar."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)
