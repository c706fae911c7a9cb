"""Figures of the catalogue, and one's own, in words: "€ 100–145 per m³ berging", "4–8 %"."""

from collections.abc import Iterator
from typing import Final

from aanjager_app.content.model import BenefitValue, Measure, SourcedValue
from aanjager_app.costbenefit import worksheet as ws
from aanjager_app.documents.sections.words import FROM, UP_TO, value_text
from aanjager_app.domain.dutch import (
    format_date_short,
    format_number,
    format_percentage,
    unit_words,
)
from aanjager_app.domain.vocabulary import FigureKind, VatBasis
from aanjager_app.models.entities import OwnFigure

_PRICES: Final = {
    "investment": ("aanschaf", ""),
    "upkeep": ("onderhoud", " per jaar"),
    "value": ("waarde", " per jaar"),
}
_EFFECTS: Final = {
    "effect_storage_m3": "m³ waterberging",
    "effect_unpaved_m2": "m² onthard",
    "effect_trees": "bomen",
}
_GROWTHS: Final = {"nature": "groeit mee met natuur"}


def value_of(stated: SourcedValue | BenefitValue) -> ws.Value:
    """The three points of a figure."""
    return ws.Value(stated.low, stated.mid, stated.high)


def figure(value: ws.Value, unit: str) -> str:
    """A figure with its unit: "€ 100–145 per m³ berging", "vanaf € 30 per m", "4–8 %"."""
    text = value_text(value)
    words = " ".join(unit_words(word) for word in unit.split())
    if words.startswith("€"):
        bound = next((word for word in (FROM, UP_TO) if text.startswith(f"{word} ")), "")
        bare = text.removeprefix(bound).strip()
        return f"{bound} € {bare} {words.removeprefix('€').strip()}".strip()
    return f"{text} {words}".strip()


def price_figure(value: SourcedValue) -> str:
    """A price with its unit; empty when no source was found."""
    return "" if value.is_missing else figure(value_of(value), value.unit)


def figure_of_measure(measure: Measure) -> str:
    """Prices of a measure with their years: what a line is compared with later."""
    parts = (
        ("aanschaf", measure.investment),
        ("onderhoud", measure.upkeep),
    )
    known = [f"{name} {_dated(value)}" for name, value in parts if not value.is_missing]
    return "; ".join(known)


def figure_of_benefit(benefit: BenefitValue) -> str:
    """The figure of a benefit with its year; empty when no source was found."""
    return "" if benefit.is_missing else _dated(benefit)


def sources_of(measure: Measure) -> str:
    """Where the prices of a measure come from; each source once."""
    known = (v.citation for v in (measure.investment, measure.upkeep) if not v.is_missing)
    return "; ".join(dict.fromkeys(known))


def own_price(row: OwnFigure, prefix: str) -> str:
    """A price of a figure of one's own, with its unit and VAT; empty when there is none."""
    value = ws.Value(*(getattr(row, f"{prefix}_{point}") for point in ("low", "mid", "high")))
    if not value_text(value):
        return ""
    without = " excl. btw" if row.vat_basis is VatBasis.EXCLUDING else ""
    return f"{figure(value, f'€ per {row.unit}{_PRICES[prefix][1]}')}{without}"


def own_source(row: OwnFigure) -> str:
    """The source of a figure of one's own, for a reader."""
    checked = format_date_short(row.checked_on)
    return f"eigen kental: {row.source_name}, {row.source_where}, nagekeken op {checked}"


def figure_of_own(row: OwnFigure) -> str:
    """All of a figure of one's own that reaches a line: what a line is compared with later."""
    return "; ".join(_own_parts(row))


def _own_parts(row: OwnFigure) -> Iterator[str]:
    for prefix, (name, _) in _PRICES.items():
        if price := own_price(row, prefix):
            yield f"{name} {price}"
    if row.vat_pct is not None:
        yield f"{format_percentage(row.vat_pct)} btw"
    yield f"prijspeil {row.price_year}"
    if row.kind is FigureKind.BENEFIT:
        if row.growth_pct is not None and row.growth == ws.GrowthKind.CUSTOM:
            yield f"groeit {format_percentage(row.growth_pct)} per jaar"
        elif row.growth in _GROWTHS:
            yield _GROWTHS[row.growth]
        return
    if row.lifetime_years is not None:
        yield f"levensduur {row.lifetime_years} jaar"
    for name, words in _EFFECTS.items():
        if (each := getattr(row, name)) is not None:
            yield f"{format_number(each)} {words} per eenheid"


def _dated(stated: SourcedValue | BenefitValue) -> str:
    year = f" (prijspeil {stated.price_year})" if stated.price_year.isdigit() else ""
    return f"{figure(value_of(stated), stated.unit)}{year}"
