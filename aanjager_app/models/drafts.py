"""Drafts: what was typed and not committed. Local to this laptop: no log, no undo, no sync."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from aanjager_app.models.base import instant_text
from aanjager_app.models.local_tables import draft
from aanjager_app.models.store import Store


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed at a place.

    Attributes:
        place: where, such as `action/<key>` or `action/new/<key of the terrain>`.
        texts: per field what stands in it.
        at: when it was written down (UTC).
    """

    place: str
    texts: Mapping[str, str]
    at: datetime


def put_draft(store: Store, place: str, texts: Mapping[str, str]) -> None:
    """Write a draft down; it is there after a crash.

    Raises:
        EnvironmentProblem: `disk_full`, `disk_error`.
    """
    row = (place, json.dumps(dict(texts), ensure_ascii=False), instant_text(store.clock()))
    with store.maintain() as raw:
        raw.execute("PRAGMA query_only = OFF")
        raw.execute(
            "INSERT INTO draft (place, texts, at) VALUES (?, ?, ?) ON CONFLICT (place) "
            "DO UPDATE SET texts = excluded.texts, at = excluded.at",
            row,
        )


def remove_draft(store: Store, place: str) -> None:
    """Forget a draft; one that isn't there is no mistake."""
    with store.maintain() as raw:
        raw.execute("PRAGMA query_only = OFF")
        raw.execute("DELETE FROM draft WHERE place = ?", (place,))


def find_draft(store: Store, place: str) -> Draft | None:
    """The draft of a place."""
    with store.read() as session:
        row = session.execute(select(draft).where(draft.c.place == place)).first()
    return Draft(row.place, json.loads(row.texts), row.at) if row else None


def all_drafts(store: Store) -> tuple[Draft, ...]:
    """All drafts, the newest first."""
    with store.read() as session:
        rows = session.execute(select(draft).order_by(draft.c.at.desc(), draft.c.place)).all()
    return tuple(Draft(row.place, json.loads(row.texts), row.at) for row in rows)
