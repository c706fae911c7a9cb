"""Figures of the catalogue in words: "€ 100–145 per m³ berging", "4–8 %"."""

from aanjager_app.content.model import BenefitValue, Measure, SourcedValue
from aanjager_app.costbenefit import worksheet as ws
from aanjager_app.documents.sections.words import FROM, UP_TO, value_text
from aanjager_app.domain.dutch import unit_words


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


def _dated(stated: SourcedValue | BenefitValue) -> str:
    year = f" (prijspeil {stated.price_year})" if stated.price_year.isdigit() else ""
    return f"{figure(value_of(stated), stated.unit)}{year}"
