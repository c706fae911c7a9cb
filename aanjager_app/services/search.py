"""Find anything by a few letters: records by their words, and by names with a typing error."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import Connection, text

from aanjager_app.content import Content
from aanjager_app.domain.texts import TextKind
from aanjager_app.models.store import Store
from aanjager_app.services.terrain_filters import folded

_LEAST_SCORE: Final = 72
_LEAST_TYPED: Final = 3
"""With fewer letters everything looks alike."""
_LONGEST: Final = 200
_ENOUGH: Final = 5
_MANY: Final = 100_000
_MOST_ALIKE: Final = 40
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
    FUNDING_ROUTE = "funding_route"
    THEME = "theme"
    TIP = "tip"


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found.

    Attributes:
        kind: what it is.
        id: its key; for reference content its slug, for a text its kind.
        terrain: key of its terrain; None for reference content.
        title: what it is called.
        subtitle: of which terrain, or who pays.
    """

    kind: HitKind
    id: str
    terrain: str | None
    title: str
    subtitle: str


_ORDER: Final = {kind.value: place for place, kind in enumerate(HitKind)}

# Ranked within the index first: a join for each of 50,000 finds would take most of the time.
_FOUND: Final = """
SELECT d."table", d."row", d.terrain, d.title, t.name
FROM (SELECT rowid AS id, rank AS place FROM doc_fts
      WHERE doc_fts MATCH :query AND rank MATCH 'bm25(8.0, 1.0)' ORDER BY rank LIMIT :most) AS f
JOIN doc AS d ON d.id = f.id LEFT JOIN terrain AS t ON t.id = d.terrain
WHERE NOT d.hidden AND coalesce(t.binned, 0) = 0 AND t.merged_into IS NULL
ORDER BY f.place
"""
_COUNT: Final = "SELECT count(*) FROM doc_fts WHERE doc_fts MATCH :query"
_TITLES: Final = """
SELECT d.id, d.title FROM doc AS d WHERE NOT d.hidden AND d.title <> ''
  AND d."table" IN (SELECT value FROM json_each(:kinds))
"""
_NAMED: Final = (
    (HitKind.TERRAIN, HitKind.PERSON, HitKind.ORGANISATION, HitKind.COMPANY),
    (HitKind.ACTION,),
)
"""Names first: to compare thousands of titles too takes as long again."""
_SOME: Final = """
SELECT d."table", d."row", d.terrain, d.title, t.name, d.id
FROM doc AS d LEFT JOIN terrain AS t ON t.id = d.terrain
WHERE d.id IN (SELECT value FROM json_each(:ids))
  AND coalesce(t.binned, 0) = 0 AND t.merged_into IS NULL
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
    with store.read() as session:
        connection = session.connection()
        found = _with_words(connection, content, words, limit)
        if len(found) < _ENOUGH and len("".join(words)) >= _LEAST_TYPED:
            known = {(hit.kind, hit.id) for hit in found}
            for kinds in _NAMED:
                if len(found) < _ENOUGH:
                    alike = _alike(connection, content, " ".join(words), kinds)
                    found += [hit for hit in alike if (hit.kind, hit.id) not in known]
    found += _reference(content, words)
    ranked = sorted(enumerate(found), key=_rank_of(words))
    return tuple(hit for _, hit in ranked[:limit])


def _rank_of(words: Sequence[str]):  # type: ignore[no-untyped-def]  # noqa: ANN202 - a sort key
    """Titles that begin with what was typed first, then by kind, then as they were found."""

    def rank(pair: tuple[int, Hit]) -> tuple[bool, int, int]:
        place, hit = pair
        begins = folded(hit.title).startswith(words[0])
        return not begins, _ORDER[hit.kind.value], place

    return rank


def _hit(row: Sequence[Any], content: Content) -> Hit:
    table, key, terrain, title, terrain_name = row[:5]
    if table == HitKind.NOTE.value:
        kinds = {kind.value: kind for kind in TextKind}
        key, title = title, content.labels.of(kinds[title]) if title in kinds else title
    subtitle = "" if table == HitKind.TERRAIN.value else terrain_name or ""
    return Hit(HitKind(table), key, terrain, title, subtitle)


def _with_words(
    connection: Connection, content: Content, words: Sequence[str], limit: int
) -> list[Hit]:
    """Records with each word as the beginning of one of their words, the best first."""
    query = " ".join(f'"{word}"*' for word in words)
    rows: Sequence[Sequence[Any]] = ()
    for most in (8 * limit, _MANY):
        rows = connection.execute(text(_FOUND), {"query": query, "most": most}).all()
        if len(rows) >= limit:
            break  # else the best may all be in the bin, and what is left stands further on
        if connection.execute(text(_COUNT), {"query": query}).scalar_one() <= most:
            break
    return [_hit(row, content) for row in rows]


def _alike(
    connection: Connection, content: Content, wanted: str, kinds: Sequence[HitKind]
) -> list[Hit]:
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only when the words gave little

    names = [kind.value for kind in kinds]
    known_titles = connection.execute(text(_TITLES), {"kinds": json.dumps(names)}).all()
    near = process.extract(
        wanted,
        [title.lower() for _, title in known_titles],
        scorer=fuzz.WRatio,
        score_cutoff=_LEAST_SCORE,
        limit=_MOST_ALIKE,
    )
    keys = [known_titles[place][0] for _, _, place in near]
    rows = connection.execute(text(_SOME), {"ids": json.dumps(keys)}).all()
    known = {row[5]: row for row in rows}
    return [_hit(known[key], content) for key in keys if key in known]


def _reference(content: Content, words: Sequence[str]) -> list[Hit]:
    """What the reference content has with these words in its name."""
    measures, routes = content.measures.values(), content.funding_routes.values()
    entries = (
        *((HitKind.MEASURE, item.slug, item.name, "catalogus") for item in measures),
        *((HitKind.FUNDING_ROUTE, item.slug, item.name, item.payer) for item in routes),
        *((HitKind.THEME, item.slug, item.name, "") for item in content.themes.values()),
        *((HitKind.TIP, item.slug, item.text, "") for item in content.tips.values()),
    )
    return [
        Hit(kind, slug, None, name, about)
        for kind, slug, name, about in entries
        if all(word in folded(name) for word in words)
    ]
