"""Where the figures of a line came from: what the catalogue said, what was overruled and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from aanjager_app.content import Content
from aanjager_app.content.model import BenefitValue, Measure
from aanjager_app.models import entities as rows
from aanjager_app.services.children import children_of
from aanjager_app.services.sheets.columns import Part
from aanjager_app.services.sheets.figures import figure_of_benefit, figure_of_measure

_ENTITIES: Final[Mapping[Part, type[Any]]] = {
    Part.COSTS: rows.CostLine,
    Part.BENEFITS: rows.BenefitLine,
}
_TAKEN: Final = {
    Part.COSTS: {"investment": "taken_investment", "upkeep": "taken_upkeep"},
    Part.BENEFITS: {"value": "taken_value"},
}


@dataclass(frozen=True, slots=True)
class Origin:
    """Of one line what the catalogue has to do with it.

    Attributes:
        entry: key of the measure or benefit in the catalogue; empty for a line of one's own.
        taken_from: figure of the catalogue at the time, in words.
        taken: per column what was put in the cell then.
        reason: why something else stands there now.
    """

    entry: str = ""
    taken_from: str = ""
    taken: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""

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
    for part, entity in _ENTITIES.items():
        for line in children_of(session, entity, "worksheet_id", worksheet_id):
            found[part, line.slug] = _origin(part, line)
    return found


def copy_origins(session: Session, source: str, target: str) -> None:
    """Give the lines of a copied worksheet the origins of the lines they were copied from."""
    for part, entity in _ENTITIES.items():
        names = ["taken_from", "reason", *_TAKEN[part].values()]
        names += ["benefit"] if part is Part.BENEFITS else []
        of_source = select(entity).where(entity.worksheet_id == source)
        known = {line.slug: line for line in session.scalars(of_source)}
        for line in session.scalars(select(entity).where(entity.worksheet_id == target)):
            for name in names:
                setattr(line, name, getattr(known[line.slug], name))


def newer_figure(part: Part, origin: Origin, content: Content) -> str | None:
    """What the catalogue says now, when that differs from what was taken over; else None."""
    if not origin.taken_from:
        return None
    entry = catalogue_entry(part, origin.entry, content)
    if entry is None:
        return None
    now = figure_of_measure(entry) if isinstance(entry, Measure) else figure_of_benefit(entry)
    return now if now != origin.taken_from else None


def catalogue_entry(part: Part, key: str, content: Content) -> Measure | BenefitValue | None:
    """The measure or benefit of the catalogue; None when it isn't in it (any more)."""
    if part is Part.COSTS:
        return content.measures.get(key)
    return content.benefit_values.get(key) if part is Part.BENEFITS else None


def _origin(part: Part, line: Any) -> Origin:  # noqa: ANN401 - one of two entities
    entry = line.measure if part is Part.COSTS else line.benefit
    taken = {
        column: text
        for column, name in _TAKEN[part].items()
        if (text := getattr(line, name)) is not None
    }
    return Origin(entry or "", line.taken_from or "", taken, line.reason or "")
