"""Ticking an action: done today, or open again."""

from aanjager_app.domain.errors import DomainError
from aanjager_app.domain.vocabulary import ActionState
from aanjager_app.models.entities import Action
from aanjager_app.models.store import Store
from aanjager_app.models.work import Change


def mark_done(store: Store, action_id: str) -> Change:
    """Mark an action as done today.

    Raises:
        DomainError: `row_not_found`.
    """
    return _set(store, action_id, ActionState.DONE, "Actie afgerond")


def reopen_action(store: Store, action_id: str) -> Change:
    """Open an action again.

    Raises:
        DomainError: `row_not_found`.
    """
    return _set(store, action_id, ActionState.OPEN, "Actie weer opengezet")


def _set(store: Store, action_id: str, state: ActionState, label: str) -> Change:
    with store.write(label) as work:
        action = work.session.get(Action, action_id)
        if action is None:
            raise DomainError("row_not_found", "Deze actie bestaat niet (meer).")
        action.state = state
        done = state is ActionState.DONE
        action.done_on = store.clock().astimezone().date() if done else None
    return work.change
