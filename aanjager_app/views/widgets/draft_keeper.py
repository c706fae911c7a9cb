"""Writes down what is being typed, a moment after each change, until it is committed."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QObject, QTimer

from aanjager_app.domain.errors import EnvironmentProblem
from aanjager_app.services.drafts import Draft, drop_draft, read_draft, save_draft
from aanjager_app.views.desk import Desk

_WAIT_MS: Final = 250


class DraftKeeper(QObject):
    """Keeps the draft of one place.

    Attributes:
        place: where the fields belong now; empty for nowhere.
    """

    def __init__(
        self, desk: Desk, uncommitted: Callable[[], Mapping[str, str]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self.place = ""
        self._desk = desk
        self._uncommitted = uncommitted
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT_MS)
        self._timer.timeout.connect(self.keep)

    def touch(self) -> None:
        """Something was typed."""
        # Not started again at each key: who types without a pause is kept up with too.
        if not self._timer.isActive():
            self._timer.start()

    def keep(self) -> None:
        """Write down what isn't committed, or forget the draft when all is."""
        self._timer.stop()
        store = self._desk.context.store
        if store.read_only or not self.place:
            return
        texts = self._uncommitted()
        try:
            if texts:
                save_draft(store, self.place, texts)
            else:
                drop_draft(store, self.place)
        except EnvironmentProblem as problem:
            self._desk.notices.fail(problem)

    def keep_waiting(self) -> None:
        """The same at once, when there is something waiting."""
        if self._timer.isActive():
            self.keep()

    def find(self) -> Draft | None:
        """What was typed here before and not committed."""
        return read_draft(self._desk.context.store, self.place) if self.place else None

    def drop(self) -> None:
        """Forget the draft."""
        self._timer.stop()
        if self.place:
            drop_draft(self._desk.context.store, self.place)
