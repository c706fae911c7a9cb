"""Where the figures of a line came from: what the catalogue said, what was overruled and why."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from aanjager_app.content import Content
from aanjager_app.content.model import BenefitValue, Measure
from aanjager_app.models import entities as rows
from aanjager_app.services.children import children_of
from aanjager_app.services.plans import Traits, traits_of
from aanjager_app.services.sheets.columns import Part
from aanjager_app.services.sheets.figures import (
    figure_of_benefit,
    figure_of_measure,
    figure_of_own,
)

_ENTITIES: Final[Mapping[Part, type[Any]]] = {
    Part.COSTS: rows.CostLine,
    Part.BENEFITS: rows.BenefitLine,
}
_TAKEN: Final = {
    Part.COSTS: {"investment": "taken_investment", "upkeep": "taken_upkeep"},
    Part.BENEFITS: {"value": "taken_value"},
}
_COPIED: Final = {
    Part.COSTS: (
        *("own_figure", "taken_unit", "taken_theme"),
        *("taken_storage_m3", "taken_unpaved_m2", "taken_trees"),
    ),
    Part.BENEFITS: ("own_figure", "benefit"),
}


@dataclass(frozen=True, slots=True)
class Origin:
    """Of one line what the catalogue has to do with it.

    Attributes:
        entry: key of the measure or benefit in the catalogue; empty for a line of one's own.
        taken_from: figure of the catalogue at the time, in words.
        taken: per column what was put in the cell then.
        reason: why something else stands there now.
        own: key of the figure of one's own that it was taken from; empty for the catalogue's.
        own_now: what that figure says now; empty when it is in the bin.
        traits: what the line keeps of that figure beside its prices.
    """

    entry: str = ""
    taken_from: str = ""
    taken: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""
    own: str = ""
    own_now: str = ""
    traits: Traits | None = None

    @property
    def teller(self) -> str:
        """Who said what was taken over, as a sentence begins."""
        return "Je eigen kental" if self.own else "De catalogus"

    def overruled(self, column: str, text: str) -> str | None:
        """What the catalogue put in a cell, when something else stands there now."""
        taken = self.taken.get(column)
        return taken if taken is not None and taken != text else None


Origins = Mapping[tuple[Part, str], Origin]
NO_ORIGIN: Final = Origin()
NO_ORIGINS: Final[Origins] = {}


def read_origins(session: Session, worksheet_id: str) -> dict[tuple[Part, str], Origin]:
    """Origins of the lines of a worksheet, by part and slug."""
    found: dict[tuple[Part, str], Origin] = {}
    own_now = _own_figures(session)
    for part, entity in _ENTITIES.items():
        for line in children_of(session, entity, "worksheet_id", worksheet_id):
            found[part, line.slug] = _origin(part, line, own_now)
    return found


def copy_origins(session: Session, source: str, target: str) -> None:
    """Give the lines of a copied worksheet the origins of the lines they were copied from."""
    for part, entity in _ENTITIES.items():
        names = ["taken_from", "reason", *_TAKEN[part].values()]
        names += _COPIED[part]
        of_source = select(entity).where(entity.worksheet_id == source)
        known = {line.slug: line for line in session.scalars(of_source)}
        for line in session.scalars(select(entity).where(entity.worksheet_id == target)):
            for name in names:
                setattr(line, name, getattr(known[line.slug], name))


def newer_figure(part: Part, origin: Origin, content: Content) -> str | None:
    """What catalogue or own figure says now, if that isn't what was taken over; else None."""
    if not origin.taken_from:
        return None
    if origin.own:
        return origin.own_now if origin.own_now not in ("", origin.taken_from) else None
    entry = catalogue_entry(part, origin.entry, content)
    if entry is None:
        return None
    now = figure_of_measure(entry) if isinstance(entry, Measure) else figure_of_benefit(entry)
    return now if now != origin.taken_from else None


def newer_figures(session: Session, content: Content) -> Iterator[str]:
    """For each line whose figure is renewed: the key of its worksheet."""
    own_now = _own_figures(session)
    for part, entity in _ENTITIES.items():
        table = entity.__table__  # plain rows: there are many, and nothing of them changes here
        query = select(table).where(table.c.taken_from.is_not(None), table.c.binned.is_(False))
        for line in session.execute(query):
            if newer_figure(part, _origin(part, line, own_now), content) is not None:
                yield line.worksheet_id


def catalogue_entry(part: Part, key: str, content: Content) -> Measure | BenefitValue | None:
    """The measure or benefit of the catalogue; None when it isn't in it (any more)."""
    if part is Part.COSTS:
        return content.measures.get(key)
    return content.benefit_values.get(key) if part is Part.BENEFITS else None


def traits_by_line(origins: Origins) -> dict[str, Traits]:
    """What cost lines keep of figures of one's own, by slug."""
    return {
        slug: origin.traits
        for (part, slug), origin in origins.items()
        if part is Part.COSTS and origin.traits is not None
    }


def _own_figures(session: Session) -> dict[str, str]:
    """What each figure of one's own says now, by key; those in the bin say nothing."""
    query = select(rows.OwnFigure).where(rows.OwnFigure.binned.is_(False))
    return {row.id: figure_of_own(row) for row in session.scalars(query)}


def _origin(part: Part, line: Any, own_now: Mapping[str, str]) -> Origin:  # noqa: ANN401 - one of two entities
    entry = line.measure if part is Part.COSTS else line.benefit
    taken = {
        column: text
        for column, name in _TAKEN[part].items()
        if (text := getattr(line, name)) is not None
    }
    return Origin(
        entry=entry or "",
        taken_from=line.taken_from or "",
        taken=taken,
        reason=line.reason or "",
        own=line.own_figure or "",
        own_now=own_now.get(line.own_figure or "", ""),
        traits=traits_of(line) if part is Part.COSTS else None,
    )
