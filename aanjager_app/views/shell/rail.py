"""The dark rail on the left: the screens, the terrains that were opened last, and the foot."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
)

from aanjager_app.views.navigation import Place, Screen
from aanjager_app.views.theme import Theme
from aanjager_app.views.tokens import Size, Space
from aanjager_app.views.widgets.icons import Icon, icon


@dataclass(frozen=True, slots=True)
class Destination:
    """A button of the rail."""

    screen: Screen
    text: str
    picture: Icon


TOP: Final = (
    Destination(Screen.START, "Start", Icon.START),
    Destination(Screen.TERRAINS, "Terreinen", Icon.TERRAINS),
)
FOOT: Final = (
    Destination(Screen.BIN, "Prullenbak", Icon.BIN),
    Destination(Screen.SETTINGS, "Instellingen", Icon.SETTINGS),
    Destination(Screen.HELP, "Help", Icon.HELP),
    Destination(Screen.ABOUT, "Over Aanjager", Icon.ABOUT),
)


@dataclass(frozen=True, slots=True)
class RecentTerrain:
    """A terrain that was opened lately."""

    id: str
    name: str


class RailButton(QToolButton):
    """A button with an icon and, when there is room, its text."""

    def __init__(self, text: str, picture: Icon, place: Place) -> None:
        super().__init__()
        self.place = place
        self.picture = picture
        self.setText(f" {text}")
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setIconSize(QSize(Size.ICON, Size.ICON))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def be_narrow(self, *, narrow: bool) -> None:
        """Show the icon alone, with the text as a tooltip."""
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if narrow else _BOTH
        self.setToolButtonStyle(style)
        self.setToolTip(self.accessibleName() if narrow else "")


_BOTH: Final = Qt.ToolButtonStyle.ToolButtonTextBesideIcon


class Rail(QFrame):
    """The rail.

    Attributes:
        chosen: emitted with the `Place` of a button that was pressed.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAccessibleName("Schermen")
        self._theme = theme
        self._narrow = False
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._on_click)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.S, Space.L, Space.S, Space.L)
        self._column.setSpacing(Space.XS)
        self._brand = self._make_brand()
        for destination in TOP:
            self._column.addWidget(self._button(destination))
        self._shown: tuple[RecentTerrain, ...] | None = None
        self._recent_title = QLabel("RECENT")
        self._recent_title.setContentsMargins(Space.M, Space.M, 0, Space.XS)
        self._recent_title.setProperty("role", "small")
        self._column.addWidget(self._recent_title)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(Space.XS)
        self._column.addLayout(self._recent)
        self._column.addStretch(1)
        for destination in FOOT:
            self._column.addWidget(self._button(destination))
        self.show_recent(())
        self.be_narrow(narrow=False)
        theme.changed.connect(self._paint_icons)
        self._paint_icons()

    @property
    def buttons(self) -> tuple[RailButton, ...]:
        """All buttons, in the order of the rail."""
        return tuple(b for b in self._group.buttons() if isinstance(b, RailButton))

    def show_recent(self, terrains: Sequence[RecentTerrain]) -> None:
        """Show the terrains that were opened last."""
        if tuple(terrains) == self._shown:
            return
        self._shown = tuple(terrains)
        while (item := self._recent.takeAt(0)) is not None:
            widget = item.widget()
            if isinstance(widget, RailButton):
                self._group.removeButton(widget)
                widget.deleteLater()
        for terrain in terrains:
            place = Place(Screen.TERRAIN, terrain.id)
            button = RailButton(terrain.name, Icon.TERRAIN, place)
            button.be_narrow(narrow=self._narrow)
            button.setToolTip(terrain.name)
            self._group.addButton(button)
            self._recent.addWidget(button)
        self._recent_title.setVisible(bool(terrains) and not self._narrow)
        self._paint_icons()

    def show_place(self, place: Place) -> None:
        """Mark where the window is: the terrain when it is listed, else its screen."""
        fitting = [b for b in self.buttons if _fits(b.place, place)]
        self._group.setExclusive(False)
        for button in self.buttons:
            button.setChecked(button in fitting[-1:])
        self._group.setExclusive(True)

    def be_narrow(self, *, narrow: bool) -> None:
        """Icons alone, or icons with words."""
        self._narrow = narrow
        self.setFixedWidth(Size.RAIL_NARROW if narrow else Size.RAIL)
        self._brand.setVisible(not narrow)
        self._recent_title.setVisible(not narrow and self._recent.count() > 0)
        for button in self.buttons:
            button.be_narrow(narrow=narrow)

    def _make_brand(self) -> QLabel:
        row = QHBoxLayout()
        row.setContentsMargins(Space.S, 0, 0, Space.S)
        self._sprout = QLabel()
        brand = QLabel("Aanjager")
        brand.setProperty("role", "brand")
        row.addWidget(self._sprout)
        row.addSpacing(Space.S)
        row.addWidget(brand, 1)
        self._column.addLayout(row)
        return brand

    def _button(self, destination: Destination) -> RailButton:
        button = RailButton(destination.text, destination.picture, Place(destination.screen))
        self._group.addButton(button)
        return button

    def _on_click(self, button: RailButton) -> None:
        self.chosen.emit(button.place)

    def _paint_icons(self) -> None:
        colours = self._theme.colours
        sprout = icon(Icon.BRAND, colours.benefit if self._theme.is_dark else colours.accent_soft)
        self._sprout.setPixmap(sprout.pixmap(Size.ICON + Space.XS, Size.ICON + Space.XS))
        for button in self.buttons:
            button.setIcon(icon(button.picture, colours.rail_text))


def _fits(button: Place, place: Place) -> bool:
    if button.terrain is not None:
        return button.terrain == place.terrain
    if place.screen is Screen.TERRAIN:
        return button.screen is Screen.TERRAINS
    return button.screen is place.screen
