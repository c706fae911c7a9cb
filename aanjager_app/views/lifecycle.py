"""Closing and opening again: what a restore or another data folder asks of the program."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal


@dataclass(frozen=True, slots=True)
class Reopening:
    """What to do while the data folder is closed, and where to go on.

    Attributes:
        between: runs when store and window are closed; its errors are shown, and nothing is lost.
        folder: the data folder to open after it; None for the same.
        sentence: what to say in the new window.
    """

    between: Callable[[], object] | None = None
    folder: Path | None = None
    sentence: str = ""


class Lifecycle(QObject):
    """Asks the program to close and open again.

    Attributes:
        asked: emitted with a `Reopening`.
    """

    asked = Signal(object)

    def reopen(self, reopening: Reopening) -> None:
        """Close the window and the store, do what has to be done, and open again."""
        self.asked.emit(reopening)
