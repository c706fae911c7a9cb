"""The catalogue to choose from: measures and benefits, and one's own figures among them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from aanjager_app.content import Content
from aanjager_app.content.model import BenefitValue, Measure
from aanjager_app.costbenefit import worksheet as ws
from aanjager_app.documents.sections.words import exact_euros
from aanjager_app.domain.dutch import unit_words
from aanjager_app.domain.vocabulary import Effort, FigureKind
from aanjager_app.models.entities import OwnFigure
from aanjager_app.models.store import Store
from aanjager_app.services.sheets.figures import (
    figure,
    own_price,
    own_source,
    price_figure,
    sources_of,
    value_of,
)
from aanjager_app.services.sheets.own_figures import own_figures, points_of

DEPTH: Final = "depth_m"
_NEEDS: Final = {DEPTH: "Diepte (m)"}
_LOW: Final = Decimal(50)
_HIGH: Final = Decimal(500)


class CostClass(StrEnum):
    """How much one unit costs to buy; the bounds are our own, and stand in the words."""

    LOW = "low"
    MIDDLE = "middle"
    HIGH = "high"
    UNKNOWN = "unknown"


COST_WORDS: Final[Mapping[CostClass, str]] = {
    CostClass.LOW: f"Laag: tot {exact_euros(_LOW)} per eenheid",
    CostClass.MIDDLE: f"Midden: {exact_euros(_LOW)} tot {exact_euros(_HIGH)}",
    CostClass.HIGH: f"Hoog: vanaf {exact_euros(_HIGH)} per eenheid",
    CostClass.UNKNOWN: "Nog geen prijs",
}
PLACES: Final[Mapping[str, tuple[str, frozenset[str]]]] = {
    "own": ("Eigen kavel of gebouw", frozenset({ws.Place.PLOT, ws.Place.BUILDING})),
    "building": ("Alleen gebouw", frozenset({ws.Place.BUILDING})),
    "public": ("Openbare ruimte", frozenset({ws.Place.PUBLIC_SPACE})),
}
"""Where a measure can be put: words, and the places that it takes in."""


@dataclass(frozen=True, slots=True)
class Situation:
    """One of the situations that a measure has its own price for.

    Attributes:
        slug: key of the measure.
        name: the situation.
        price: what it costs there, with its unit.
        upkeep: what its upkeep costs there.
        source: where that comes from.
    """

    slug: str
    name: str
    price: str
    upkeep: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueRow:
    """A measure of the catalogue, or a figure of one's own for a measure, in words.

    Attributes:
        slug: its key; of a figure of one's own the measure that it belongs to.
        own: key of the figure of one's own; empty for the catalogue's.
        name: its name.
        themes: slugs of the themes that it helps; `theme_names` for the reader.
        places, efforts, costs: what the filters look at.
        unit: unit of the quantity.
        investment, upkeep: price with its unit; empty when no source was found.
        source: where the prices come from.
        warning: what to know before choosing it.
        about: place and effort, in words.
        needs: a figure that must be asked.
        situations: which situation must be asked, because each has its own price.
    """

    slug: str
    own: str = ""
    name: str
    themes: tuple[str, ...]
    theme_names: str
    places: frozenset[str]
    efforts: frozenset[Effort]
    costs: frozenset[CostClass]
    unit: str
    investment: str
    upkeep: str
    source: str
    warning: str = ""
    about: str = ""
    needs: str = ""
    situations: tuple[Situation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BenefitRow:
    """A benefit of the catalogue, or a figure of one's own for a benefit, in words.

    Attributes:
        slug: its key; of a figure of one's own the benefit that it belongs to.
        own: key of the figure of one's own; empty for the catalogue's.
        name: its name.
        beneficiary: who gets it.
        value: price with its unit, or the figure to reckon with; empty when no source was found.
        how: how it is computed.
        source: where the figure comes from.
        note: what to know before choosing it.
    """

    slug: str
    own: str = ""
    name: str
    beneficiary: str = ""
    value: str
    how: str = ""
    source: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueFilter:
    """What a measure must be like; None lets everything through.

    Attributes:
        theme: slug of a theme that it helps.
        place: key of `PLACES`.
        effort: what it asks.
        cost: what a unit costs.
        own_only: only figures of one's own.
    """

    theme: str | None = None
    place: str | None = None
    effort: Effort | None = None
    cost: CostClass | None = None
    own_only: bool = False

    def matches(self, row: CatalogueRow) -> bool:
        """Whether a measure is like that, at least in one of its situations."""
        return (
            (self.theme is None or self.theme in row.themes)
            and (self.place is None or bool(PLACES[self.place][1] & row.places))
            and (self.effort is None or self.effort in row.efforts)
            and (self.cost is None or self.cost in row.costs)
            and (not self.own_only or bool(row.own))
        )


def read_catalogue(content: Content, store: Store | None = None) -> tuple[CatalogueRow, ...]:
    """The measures by name; one that is a choice by situation stands there once.

    Args:
        content: the catalogue.
        store: where one's own figures are; without it those are left out.
    """
    found = [*_catalogue(content)]
    if store is not None:
        with store.read() as session:
            own = own_figures(session, FigureKind.MEASURE)
            found += [_own_row(row, content) for row in own]
    return tuple(sorted(found, key=lambda row: (row.name.casefold(), row.own)))


def read_benefit_catalogue(content: Content, store: Store | None = None) -> tuple[BenefitRow, ...]:
    """The benefits by name, with one's own figures of a store among them."""
    found = [_benefit_row(benefit) for benefit in content.benefit_values.values()]
    if store is not None:
        with store.read() as session:
            own = own_figures(session, FigureKind.BENEFIT)
            found += [_own_benefit(row, content) for row in own]
    return tuple(sorted(found, key=lambda row: (row.name.casefold(), row.own)))


def cost_class(price: ws.Value) -> CostClass:
    """The class of a price per unit; of one that has a single end, that end decides."""
    ends = (price.best, price.low, price.high)
    known = next((point for point in ends if point is not None), None)
    if known is None:
        return CostClass.UNKNOWN
    if known < _LOW:
        return CostClass.LOW
    return CostClass.MIDDLE if known < _HIGH else CostClass.HIGH


# ---------------------------------------------------------------- measures


def _catalogue(content: Content) -> Iterator[CatalogueRow]:
    choices: dict[str, list[Measure]] = {}
    for measure in content.measures.values():
        if measure.choice:
            choices.setdefault(measure.choice, []).append(measure)
        else:
            yield _row(measure, content)
    for name, measures in choices.items():
        yield _choice(name, measures, content)


def _row(measure: Measure, content: Content) -> CatalogueRow:
    return CatalogueRow(
        slug=measure.slug,
        name=measure.name,
        themes=measure.themes,
        theme_names=_theme_names(measure.themes, content),
        places=frozenset({measure.place} - {""}),
        efforts=frozenset(() if measure.effort is None else {measure.effort}),
        costs=frozenset({cost_class(value_of(measure.investment))}),
        unit=unit_words(measure.unit),
        investment=price_figure(measure.investment),
        upkeep=price_figure(measure.upkeep),
        source=sources_of(measure),
        warning=measure.warning,
        about=_about(measure.place, measure.effort, content),
        needs=_NEEDS.get(measure.needs, measure.needs),
    )


def _choice(name: str, measures: list[Measure], content: Content) -> CatalogueRow:
    """Measures that differ in where they are done only: one row that asks where."""
    rows = [_row(measure, content) for measure in measures]
    themes = tuple(dict.fromkeys(theme for row in rows for theme in row.themes))
    return CatalogueRow(
        slug="",
        name=name,
        themes=themes,
        theme_names=_theme_names(themes, content),
        places=frozenset[str]().union(*(row.places for row in rows)),
        efforts=frozenset[Effort]().union(*(row.efforts for row in rows)),
        costs=frozenset[CostClass]().union(*(row.costs for row in rows)),
        unit=rows[0].unit,
        investment="hangt van de situatie af",
        upkeep=rows[0].upkeep if len({row.upkeep for row in rows}) == 1 else "",
        source="",
        about="Kies eerst de situatie: elke situatie heeft haar eigen prijs.",
        situations=tuple(
            Situation(row.slug, measure.situation, row.investment, row.upkeep, row.source)
            for measure, row in zip(measures, rows, strict=True)
        ),
    )


def _own_row(row: OwnFigure, content: Content) -> CatalogueRow:
    base = content.measures.get(row.based_on or "")
    themes = base.themes if base else tuple(filter(None, (row.theme,)))
    place = row.place or (base.place if base else "")
    effort = row.effort or (base.effort if base else None)
    return CatalogueRow(
        slug=base.slug if base else "",
        own=row.id,
        name=row.name,
        themes=themes,
        theme_names=_theme_names(themes, content),
        places=frozenset({place} - {""}),
        efforts=frozenset(() if effort is None else {effort}),
        costs=frozenset({cost_class(points_of(row, "investment"))}),
        unit=unit_words(row.unit),
        investment=own_price(row, "investment"),
        upkeep=own_price(row, "upkeep"),
        source=own_source(row),
        # what a figure of the catalogue needs says nothing of one's own
        warning=base.warning if base and not base.needs else "",
        about=_joined((row.note or "", _about(place, effort, content))),
    )


def _theme_names(themes: Iterable[str], content: Content) -> str:
    return ", ".join(content.themes[slug].name for slug in themes if slug in content.themes)


def _about(place: str, effort: Effort | None, content: Content) -> str:
    words = [content.labels.members["Place"].get(place, place)] if place else []
    if effort is not None:
        words.append(f"Moeite: {content.labels.of(effort).lower()} (eigen inschatting)")
    return _joined(words)


def _joined(parts: Iterable[str]) -> str:
    return " ".join(f"{part.rstrip('.')}." for part in parts if part)


# ---------------------------------------------------------------- benefits


def _benefit_row(benefit: BenefitValue) -> BenefitRow:
    return BenefitRow(
        slug=benefit.slug,
        name=benefit.name,
        beneficiary=benefit.beneficiary,
        value="" if benefit.is_missing else figure(value_of(benefit), benefit.unit),
        how=benefit.how,
        source="" if benefit.is_missing else benefit.citation,
        note=benefit.note,
    )


def _own_benefit(row: OwnFigure, content: Content) -> BenefitRow:
    base = content.benefit_values.get(row.based_on or "")
    return BenefitRow(
        slug=base.slug if base else "",
        own=row.id,
        name=row.name,
        beneficiary=base.beneficiary if base else "",
        value=own_price(row, "value"),
        how=base.how if base else "",
        source=own_source(row),
        note=row.note or "",
    )
