"""Find anything by a few letters: records by their words, and by names with a typing error."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from sqlalchemy import Connection, text

from aanjager_app.content import Content
from aanjager_app.domain.texts import TextKind
from aanjager_app.models.store import Store
from aanjager_app.services.terrain_filters import folded

_LEAST_SCORE: Final = 72
_LONGEST: Final = 200
_ENOUGH: Final = 5
_WORD: Final = re.compile(r"\w+")


class HitKind(StrEnum):
    """What was found; the value is the table, or the kind of content."""

    TERRAIN = "terrain"
    PERSON = "person"
    ACTION = "action"
    COST_LINE = "cost_line"
    MEASURE = "measure"
    AMBITION = "ambition"
    PROJECT = "project"
    ORGANISATION = "organisation"
    WORKGROUP = "workgroup"
    MEETING = "meeting"
    DECISION = "decision"
    VISIT_NOTE = "visit_note"
    NOTE = "note"
    SUB_AREA = "sub_area"
    COMPANY = "company"
    PLOT = "plot"


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found.

    Attributes:
        kind: what it is.
        id: its key; for a measure of the catalogue its slug, for a text its kind.
        terrain: key of its terrain; None for the catalogue.
        title: what it is called.
        subtitle: of which terrain, or which price.
    """

    kind: HitKind
    id: str
    terrain: str | None
    title: str
    subtitle: str


_ORDER: Final = {kind.value: place for place, kind in enumerate(HitKind)}

_FOUND = """
SELECT d."table", d."row", d.terrain, d.title, t.name
FROM doc_fts JOIN doc AS d ON d.id = doc_fts.rowid
LEFT JOIN terrain AS t ON t.id = d.terrain
WHERE doc_fts MATCH :query AND NOT d.hidden AND coalesce(t.binned, 0) = 0
  AND t.merged_into IS NULL
ORDER BY bm25(doc_fts, 8.0, 1.0) LIMIT :most
"""
_TITLES = """
SELECT d."table", d."row", d.terrain, d.title, t.name
FROM doc AS d LEFT JOIN terrain AS t ON t.id = d.terrain
WHERE NOT d.hidden AND coalesce(t.binned, 0) = 0 AND t.merged_into IS NULL
  AND d.title <> '' AND d."table" IN ('terrain', 'person', 'organisation', 'company', 'action')
"""


def search(store: Store, content: Content, wanted: str, *, limit: int = 40) -> tuple[Hit, ...]:
    """What fits some words, terrains and persons first; nothing for nothing.

    First every word as the beginning of a word; when that gives little, names that look alike.

    Args:
        store: the store.
        content: the reference content, for the catalogue.
        wanted: what was typed; any text is fine.
        limit: most hits.
    """
    words = _WORD.findall(folded(wanted[:_LONGEST]))
    if not words:
        return ()
    query = " ".join(f'"{word}"*' for word in words)
    with store.read() as session:
        connection = session.connection()
        rows = connection.execute(text(_FOUND), {"query": query, "most": 4 * limit}).all()
        found = [_hit(row, content) for row in rows]
        if len(found) < _ENOUGH:
            known = {(hit.kind, hit.id) for hit in found}
            alike = _alike(connection, content, " ".join(words), limit)
            found += [hit for hit in alike if (hit.kind, hit.id) not in known]
    found += _catalogue(content, words)
    ranked = sorted(enumerate(found), key=_rank_of(words))
    return tuple(hit for _, hit in ranked[:limit])


def _rank_of(words: Sequence[str]):  # type: ignore[no-untyped-def]  # noqa: ANN202 - a sort key
    """Titles that begin with what was typed first, then by kind, then as they were found."""

    def rank(pair: tuple[int, Hit]) -> tuple[bool, int, int]:
        place, hit = pair
        begins = folded(hit.title).startswith(words[0])
        return not begins, _ORDER[hit.kind.value], place

    return rank


def _hit(row: Sequence[str], content: Content) -> Hit:
    table, key, terrain, title, terrain_name = row
    if table == HitKind.NOTE.value:
        kinds = {kind.value: kind for kind in TextKind}
        key, title = title, content.labels.of(kinds[title]) if title in kinds else title
    subtitle = "" if table == HitKind.TERRAIN.value else terrain_name or ""
    return Hit(HitKind(table), key, terrain, title, subtitle)


def _alike(connection: Connection, content: Content, wanted: str, limit: int) -> list[Hit]:
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only when the words gave little

    rows = connection.execute(text(_TITLES)).all()
    titles: Mapping[int, str] = {place: folded(row[3]) for place, row in enumerate(rows)}
    near = process.extract(
        wanted, titles, scorer=fuzz.WRatio, score_cutoff=_LEAST_SCORE, limit=limit
    )
    return [_hit(rows[place], content) for _, _, place in near]


def _catalogue(content: Content, words: Sequence[str]) -> list[Hit]:
    return [
        Hit(HitKind.MEASURE, measure.slug, None, measure.name, "catalogus")
        for measure in content.measures.values()
        if all(word in folded(measure.name) for word in words)
    ]
