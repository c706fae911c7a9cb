"""The steps that were done: what can be undone and redone, in words, and when it was last saved."""

from dataclasses import dataclass
from datetime import datetime

from aanjager_app.models import undo as log
from aanjager_app.models.history import last_saved
from aanjager_app.models.store import Store
from aanjager_app.models.work import Change


@dataclass(frozen=True, slots=True)
class Steps:
    """Where the log stands.

    Attributes:
        undo: what can be undone, in words; None when there is nothing.
        redo: what can be done again, in words; None when there is nothing.
        saved_at: when anything was last saved (UTC).
    """

    undo: str | None
    redo: str | None
    saved_at: datetime | None


def read_steps(store: Store) -> Steps:
    """Where the log stands now."""
    with store.read() as session:
        both = log.stacks(session)
        at = last_saved(session)
    return Steps(
        both.undo[-1].label if both.undo else None,
        both.redo[-1].label if both.redo else None,
        at,
    )


def undo_step(store: Store) -> Change:
    """Take the newest step back.

    Raises:
        DomainError: `nothing_to_undo`, `undo_refused`.
        EnvironmentProblem: as `Store.write`.
    """
    return log.undo(store)


def redo_step(store: Store) -> Change:
    """Do again what was undone last.

    Raises:
        DomainError: `nothing_to_redo`, `undo_refused`.
        EnvironmentProblem: as `Store.write`.
    """
    return log.redo(store)
