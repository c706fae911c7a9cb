"""Drafts: what was typed and not committed survives a crash or an empty battery."""

from collections.abc import Mapping

from aanjager_app.models.drafts import Draft, all_drafts, find_draft, put_draft, remove_draft
from aanjager_app.models.store import Store

__all__ = ["Draft", "drop_draft", "list_drafts", "read_draft", "save_draft"]


def save_draft(store: Store, place: str, texts: Mapping[str, str]) -> None:
    """Write down what stands in the fields of a form; nothing is written read-only.

    Raises:
        EnvironmentProblem: `disk_full`, `disk_error`.
    """
    if not store.read_only:
        put_draft(store, place, texts)


def read_draft(store: Store, place: str) -> Draft | None:
    """What was typed at a place and not committed."""
    return find_draft(store, place)


def drop_draft(store: Store, place: str) -> None:
    """Forget what was typed at a place."""
    if not store.read_only and find_draft(store, place) is not None:
        remove_draft(store, place)


def list_drafts(store: Store) -> tuple[Draft, ...]:
    """All drafts, the newest first."""
    return all_drafts(store)
