"""Words of Qt's own dialogs that its Dutch translation lacks."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QTranslator

WORDS: Final[Mapping[tuple[str, str], str]] = {
    ("QFileDialog", "&Look in:"): "&Zoeken in:",
    ("QFileDialog", "Files of &type:"): "Bestands&type:",
    ("QFileSystemModel", "File"): "Bestand",
    ("QFileSystemModel", "%1 File"): "%1-bestand",
    ("QFileSystemModel", "File Folder"): "Map",
    ("QFileSystemModel", "Folder"): "Map",
    ("QFileSystemModel", "Drive"): "Station",
    ("QCalendarWidget", "Previous Month"): "Vorige maand",
    ("QCalendarWidget", "Next Month"): "Volgende maand",
    ("QAccessibleButton", "Press"): "Indrukken",
    ("QAccessibleButton", "Check"): "Aanvinken",
    ("QAccessibleButton", "Uncheck"): "Uitvinken",
    ("QAccessibleButton", "Toggle"): "Omzetten",
    ("QTabBar", "Close Tab"): "Tabblad sluiten",
    ("QTextBrowser", "Back"): "Terug",
}


class MissingWords(QTranslator):
    """Gives them; installed before Qt's own translation, it is only asked for what that lacks."""

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        """There are words in it; an empty one is never asked."""
        return False

    def translate(
        self,
        context: str,
        sourceText: str,  # noqa: N803 - Qt's name
        disambiguation: str | None = None,  # noqa: ARG002 - Qt's signature
        n: int = -1,  # noqa: ARG002
    ) -> str:
        """The Dutch word; the text itself when it isn't one of these, as without translation."""
        return WORDS.get((context, sourceText), sourceText)
