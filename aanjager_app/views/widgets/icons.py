"""Icons of one family (Material Design Icons), drawn in the colour that is asked for."""

from enum import StrEnum

from PySide6.QtGui import QIcon


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
    MORE = "mdi6.dots-horizontal"


def icon(which: Icon, colour: str) -> QIcon:
    """An icon in a colour of the theme."""
    import qtawesome  # noqa: PLC0415 - loads its fonts, and the first screen has to be there soon

    drawn: QIcon = qtawesome.icon(which.value, color=colour)
    return drawn
