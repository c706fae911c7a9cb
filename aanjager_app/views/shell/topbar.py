"""The bar on top: search and commands, undo and redo with words, and when it was last saved."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from aanjager_app.domain.dutch import format_moment, format_time
from aanjager_app.views.theme import Theme
from aanjager_app.views.tokens import Size, Space
from aanjager_app.views.widgets.buttons import IconButton
from aanjager_app.views.widgets.icons import Icon, icon
from aanjager_app.views.widgets.text import ElidedLabel

_PROMPT = "  Zoek een terrein, persoon, maatregel of opdracht…"
_KEYS = "Ctrl+K"


class TopBar(QWidget):
    """The bar on top.

    Attributes:
        searched: emitted when the search box is pressed.
        menu: button that shows the rail's words or its icons alone.
    """

    searched = Signal()

    def __init__(self, theme: Theme, undo: QAction, redo: QAction) -> None:
        super().__init__()
        self._theme = theme
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        self.menu = IconButton(Icon.MENU, "Zijbalk smal of breed")
        row.addWidget(self.menu)
        self.search = QPushButton()
        self.search.setObjectName("search")
        self.search.setAccessibleName("Zoeken en opdrachten, Ctrl+K")
        self.search.setMinimumWidth(Size.PREVIEW * 2)
        self.search.setMaximumWidth(Size.SEARCH)
        self.search.setCursor(Qt.CursorShape.PointingHandCursor)
        self.search.clicked.connect(self.searched)
        inside = QHBoxLayout(self.search)
        inside.setContentsMargins(Space.M, 0, Space.M, 0)
        self._glass = QLabel()
        inside.addWidget(self._glass)
        inside.addWidget(ElidedLabel(_PROMPT, role="muted"), 1)
        keys = QLabel(_KEYS)
        keys.setProperty("role", "small")
        inside.addWidget(keys)
        row.addWidget(self.search, 3)
        row.addStretch(1)
        self._undo = self._history_button(Icon.UNDO, undo)
        self._redo = self._history_button(Icon.REDO, redo)
        row.addWidget(self._undo)
        row.addWidget(self._redo)
        row.addSpacing(Space.S)
        self._mark = QLabel()
        self._saved = QLabel()
        self._saved.setProperty("role", "muted")
        row.addWidget(self._mark)
        row.addWidget(self._saved)
        theme.changed.connect(self._paint_icons)
        self._paint_icons()

    def show_saved(self, at: datetime | None, *, read_only: bool) -> None:
        """Say when something was last saved."""
        if read_only:
            text, whole = "Alleen-lezen", "Je kunt alles bekijken, maar niets wijzigen."
        elif at is None:
            text, whole = "Nog niets opgeslagen", ""
        else:
            local = at.astimezone()
            text, whole = f"Opgeslagen {format_time(local)}", f"Opgeslagen {format_moment(local)}"
        self._saved.setText(text)
        self._saved.setToolTip(whole)
        mark = Icon.READ_ONLY if read_only else Icon.SAVED
        picture = icon(mark, self._theme.colours.accent)
        self._mark.setPixmap(picture.pixmap(Size.ICON, Size.ICON))
        self._mark.setVisible(read_only or at is not None)

    def _history_button(self, picture: Icon, action: QAction) -> IconButton:
        button = IconButton(picture, action.text())
        button.setDefaultAction(action)
        button.setAccessibleName(action.text())
        return button

    def _paint_icons(self) -> None:
        colours = self._theme.colours
        glass = icon(Icon.SEARCH, colours.muted)
        self._glass.setPixmap(glass.pixmap(Size.ICON, Size.ICON))
        self.menu.paint_icon()
        for button, picture in ((self._undo, Icon.UNDO), (self._redo, Icon.REDO)):
            button.defaultAction().setIcon(icon(picture, colours.text))
