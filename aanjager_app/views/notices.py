"""What the window has to say: a sentence at the foot, a dialog for a bug, never a traceback."""

import traceback
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from aanjager_app.domain.errors import AanjagerError, EnvironmentProblem


class Tone(StrEnum):
    """How a notice is meant."""

    DONE = "done"
    WARNING = "warning"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence for the user, with at most one way on.

    Attributes:
        sentence: what happened, and what is safe.
        tone: how it is meant.
        button: what the button says; empty for none.
        action: what it does.
    """

    sentence: str
    tone: Tone = Tone.DONE
    button: str = ""
    action: Callable[[], object] | None = None


class Notices(QObject):
    """Collects what has to be said; the main window shows it.

    Attributes:
        told: emitted with a `Notice`.
        broke: emitted with the text of a bug's details.
    """

    told = Signal(object)
    broke = Signal(str)

    def tell(
        self,
        sentence: str,
        *,
        tone: Tone = Tone.DONE,
        button: str = "",
        action: Callable[[], object] | None = None,
    ) -> None:
        """Show a sentence."""
        self.told.emit(Notice(sentence, tone, button, action))

    def fail(self, error: BaseException) -> None:
        """Show what went wrong: a known problem as its sentence, anything else as a bug."""
        if isinstance(error, EnvironmentProblem):
            self.tell(error.message, tone=Tone.DANGER)
        elif isinstance(error, AanjagerError):
            self.tell(error.message, tone=Tone.WARNING)
        else:
            self.broke.emit("".join(traceback.format_exception(error)))
