"""Icons of one family (Material Design Icons), drawn in the colour that is asked for."""

import importlib.util
import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap

_FONT: Final = "materialdesignicons6-webfont-*.ttf"
_PLACES: Final = "materialdesignicons6-webfont-charmap-*.json"
_FAINT: Final = 0.4


@dataclass(frozen=True, slots=True)
class Glyphs:
    """A font of icons.

    Attributes:
        family: its name for Qt.
        places: code point of each icon, hexadecimal.
    """

    family: str
    places: Mapping[str, str]


class Icon(StrEnum):
    """The icons in use, by what they mean here."""

    BRAND = "mdi6.sprout"
    START = "mdi6.home-outline"
    TERRAINS = "mdi6.office-building-outline"
    TERRAIN = "mdi6.office-building-marker-outline"
    BIN = "mdi6.trash-can-outline"
    SETTINGS = "mdi6.cog-outline"
    HELP = "mdi6.help-circle-outline"
    ABOUT = "mdi6.information-outline"
    SEARCH = "mdi6.magnify"
    UNDO = "mdi6.undo"
    REDO = "mdi6.redo"
    SAVED = "mdi6.check-circle-outline"
    READ_ONLY = "mdi6.lock-outline"
    ADD = "mdi6.plus"
    EXPORT = "mdi6.file-export-outline"
    IMPORT = "mdi6.file-import-outline"
    DOCUMENT = "mdi6.file-document-outline"
    PERSON = "mdi6.account-outline"
    GROUP = "mdi6.account-group-outline"
    ACTION = "mdi6.checkbox-marked-circle-outline"
    MEASURE = "mdi6.tree-outline"
    AMBITION = "mdi6.target"
    NOTE = "mdi6.note-text-outline"
    VISIT = "mdi6.notebook-edit-outline"
    PHOTO = "mdi6.image-outline"
    MEETING = "mdi6.calendar-outline"
    HISTORY = "mdi6.history"
    RESTORE = "mdi6.backup-restore"
    COMMAND = "mdi6.chevron-right-box-outline"
    KNOWLEDGE = "mdi6.book-open-variant"
    MONEY = "mdi6.cash-multiple"
    AREA = "mdi6.map-outline"
    COPY = "mdi6.content-copy"
    FOLDER = "mdi6.folder-outline"
    OPEN = "mdi6.open-in-new"
    CLOSE = "mdi6.close"
    BACK = "mdi6.arrow-left"
    DOWN = "mdi6.chevron-down"
    UP = "mdi6.chevron-up"
    RIGHT = "mdi6.chevron-right"
    WARNING = "mdi6.alert-outline"
    CHECK = "mdi6.check"
    FILTER = "mdi6.filter-variant"
    COLUMNS = "mdi6.view-column-outline"
    MENU = "mdi6.menu"
    EDIT = "mdi6.pencil-outline"
    ZOOM_IN = "mdi6.magnify-plus-outline"
    ZOOM_OUT = "mdi6.magnify-minus-outline"
    SCREEN = "mdi6.projector-screen-outline"
    MORE = "mdi6.dots-horizontal"


@lru_cache(maxsize=1)
def _glyphs() -> Glyphs:
    """The font of the icons and the place of each icon in it.

    Read from the files of qtawesome without importing it: that takes longer than all the rest of
    the first screen, because it loads every family that it knows.
    """
    spec = importlib.util.find_spec("qtawesome")
    if spec is None or not spec.submodule_search_locations:
        raise RuntimeError("the package qtawesome, which brings the icons, is not installed")
    folder = Path(spec.submodule_search_locations[0]) / "fonts"
    font = QFontDatabase.addApplicationFont(str(next(folder.glob(_FONT))))
    places = json.loads(next(folder.glob(_PLACES)).read_text(encoding="utf-8"))
    return Glyphs(QFontDatabase.applicationFontFamilies(font)[0], places)


class _Glyph(QIconEngine):
    """Draws one icon in any size, sharp on every screen."""

    def __init__(self, which: Icon, colour: str) -> None:
        super().__init__()
        self._which = which
        self._colour = QColor(colour)
        self._pictures: dict[tuple[int, int, QIcon.Mode], QPixmap] = {}

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:  # noqa: ARG002
        """Draw it; what is disabled is faint."""
        glyphs = _glyphs()
        font = QFont(glyphs.family)
        font.setPixelSize(max(1, rect.height()))
        painter.save()
        painter.setFont(font)
        painter.setPen(self._colour)
        painter.setOpacity(_FAINT if mode is QIcon.Mode.Disabled else 1.0)
        place = int(glyphs.places[self._which.value.partition(".")[2]], 16)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, chr(place))
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The same as a picture, drawn once: a button asks for it whenever it is painted."""
        wanted = (size.width(), size.height(), mode)
        known = self._pictures.get(wanted)
        if known is not None:
            return known
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        self._pictures[wanted] = picture
        return picture

    def clone(self) -> QIconEngine:
        """Another one of the same."""
        return _Glyph(self._which, self._colour.name())


def icon(which: Icon, colour: str) -> QIcon:
    """An icon in a colour of the theme."""
    return QIcon(_Glyph(which, colour))
