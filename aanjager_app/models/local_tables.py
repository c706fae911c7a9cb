"""Tables of this laptop alone: outside the log, never undone, never synced."""

import json
from collections.abc import Sequence

from sqlalchemy import Column, Connection, Table, Text, delete, select, update

from aanjager_app.domain.masking import Mask
from aanjager_app.models.base import Base, Instant

draft = Table(
    "draft",
    Base.metadata,
    Column("place", Text, primary_key=True),
    # What stands in each field, as JSON.
    Column("texts", Text, nullable=False),
    Column("at", Instant, nullable=False),
    sqlite_with_rowid=False,
)


def clean_drafts(connection: Connection, mask: Mask) -> None:
    """Take what a mask knows out of every draft."""
    for row in connection.execute(select(draft.c.place, draft.c.texts)).all():
        texts = json.loads(row.texts)
        cleaned = {name: mask.clean(text) for name, text in texts.items()}
        if cleaned != texts:
            connection.execute(
                update(draft)
                .where(draft.c.place == row.place)
                .values(texts=json.dumps(cleaned, ensure_ascii=False))
            )


def drop_drafts_of(connection: Connection, table: str, ids: Sequence[str]) -> None:
    """Forget what was typed in the fields of records, such as erased persons."""
    places = [f"{table}/{row}" for row in ids]
    connection.execute(delete(draft).where(draft.c.place.in_(places)))
