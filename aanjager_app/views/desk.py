"""What every page gets: the opened data, and the ways to change, tell and go."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from aanjager_app.context import AppContext
from aanjager_app.domain.errors import AanjagerError
from aanjager_app.models.work import Change
from aanjager_app.settings import Settings, load_settings
from aanjager_app.views.lifecycle import Lifecycle
from aanjager_app.views.navigation import Navigator
from aanjager_app.views.notices import Notices
from aanjager_app.views.tasks import Tasks
from aanjager_app.views.theme import Theme
from aanjager_app.views.workbench import Workbench

_T = TypeVar("_T")


class Changes(QObject):
    """Passes on what a transaction changed, whoever made it.

    Attributes:
        changed: emitted once per transaction, with a `Change`.
    """

    changed = Signal(object)


@dataclass(frozen=True, slots=True)
class Desk:
    """Passed to every page, never imported as a global."""

    context: AppContext
    changes: Changes
    tasks: Tasks
    notices: Notices
    navigator: Navigator
    theme: Theme
    lifecycle: Lifecycle
    workbench: Workbench

    @property
    def settings(self) -> Settings:
        """What the user set, as it is now: the file is the one place where it stands.

        Raises:
            InputError: the file was edited by hand and isn't right.
        """
        return load_settings(self.context.folder.settings)

    def carry_out(self, verb: Callable[[], _T]) -> _T | None:
        """Run a verb of the services, pass on its change, and tell what went wrong.

        Returns:
            What the verb gave; None when it failed, and then the user has been told.
        """
        try:
            result = verb()
        except AanjagerError as error:
            self.notices.fail(error)
            return None
        self.pass_on(result)
        return result

    def pass_on(self, result: object) -> None:
        """Emit the change in what a verb gave: itself, or its attribute `change`."""
        change = result if isinstance(result, Change) else getattr(result, "change", None)
        if isinstance(change, Change) and change.tx is not None:
            self.tell(change)

    def tell(self, change: Change) -> None:
        """Emit a change; pages that show it reload."""
        self.changes.changed.emit(change)
