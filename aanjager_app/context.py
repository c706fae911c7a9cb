"""What a command or a screen works with: passed along, never imported as a global."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from aanjager_app.content import Content
from aanjager_app.models.store import Store
from aanjager_app.paths import DataFolder
from aanjager_app.settings import Settings


@dataclass(frozen=True, slots=True)
class AppContext:
    """The opened data folder with all that belongs to it.

    Attributes:
        folder: where the data live.
        store: the database.
        content: the reference content.
        settings: what the user set.
        clock: gives the present moment, with a time zone.
    """

    folder: DataFolder
    store: Store
    content: Content
    settings: Settings
    clock: Callable[[], datetime]

    def today(self) -> date:
        """The present day where the user is."""
        return self.clock().astimezone().date()
