"""The texts of a terrain, one of each kind: what documents say in the user's own words."""

from dataclasses import dataclass

from sqlalchemy import select

from aanjager_app.content import Content
from aanjager_app.domain.texts import TextKind
from aanjager_app.models.entities import Note
from aanjager_app.models.store import Store
from aanjager_app.models.work import Change
from aanjager_app.services.dossiers import profile_of
from aanjager_app.services.readiness_places import text_of_rule


@dataclass(frozen=True, slots=True)
class TextRow:
    """A text of a terrain.

    Attributes:
        kind: what it is about.
        label: its word.
        asks: what a reader wants to find, when an item of the profile asks for it.
        text: what was written; empty when nothing was.
    """

    kind: TextKind
    label: str
    asks: str
    text: str


def read_texts(store: Store, content: Content, terrain_id: str) -> tuple[TextRow, ...]:
    """All texts of a terrain, those of the profile first, also the ones that are still empty."""
    with store.read() as session:
        query = select(Note.kind, Note.text).where(
            Note.terrain_id == terrain_id, Note.binned.is_(False)
        )
        known = {row.kind: row.text for row in session.execute(query)}
    asks: dict[TextKind, str] = {}
    for item in profile_of(content).items:
        for kind in text_of_rule(item.rule):
            asks.setdefault(kind, item.asks)
    return tuple(
        TextRow(kind, content.labels.of(kind), asks.get(kind, ""), known.get(kind.value, ""))
        for kind in sorted(TextKind, key=lambda kind: kind not in asks)
    )


def set_text(store: Store, content: Content, terrain_id: str, kind: TextKind, text: str) -> Change:
    """Write a text; an empty one goes to the bin."""
    word = content.labels.of(kind).lower()
    with store.write(f"Tekst over {word} gewijzigd") as work:
        note = work.session.scalars(
            select(Note).where(Note.terrain_id == terrain_id, Note.kind == kind.value)
        ).first()
        tidy = text.strip()
        if note is None:
            if tidy:
                work.session.add(Note(terrain_id=terrain_id, kind=kind.value, text=tidy))
        elif not tidy:
            note.binned = True
        else:
            note.binned = False
            if note.text != tidy:
                note.text = tidy
    return work.change
