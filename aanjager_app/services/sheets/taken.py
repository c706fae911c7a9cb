"""What a line takes from a figure: prices with VAT and at its price level, source, and origin."""

from decimal import Decimal
from typing import Any, Final

from aanjager_app.content import Content
from aanjager_app.content.model import BenefitValue, Measure
from aanjager_app.costbenefit import worksheet as ws
from aanjager_app.costbenefit.parameters import CONSUMER_PRICES, include_vat, index_price
from aanjager_app.costbenefit.precision import rounded
from aanjager_app.documents.sections.words import value_text
from aanjager_app.domain.dutch import format_number, format_percentage, unit_words
from aanjager_app.domain.errors import DomainError
from aanjager_app.domain.vocabulary import FigureKind, VatBasis
from aanjager_app.models.entities import OwnFigure
from aanjager_app.services.sheets.catalogue_rows import DEPTH
from aanjager_app.services.sheets.figures import (
    figure,
    figure_of_benefit,
    figure_of_measure,
    figure_of_own,
    own_source,
    sources_of,
    value_of,
)
from aanjager_app.services.sheets.own_figures import points_of
from aanjager_app.services.sheets.values import parse_value

_YEAR_DIGITS: Final = 4
_LOWER_VAT_HINT: Final = "inclusief"
_NORMAL_VAT: Final = Decimal(21)
_FINE: Final = Decimal("0.0001")
"""Step for what is below one euro: a cent more or less on a kilowatt hour is a tenth of it."""
_PER_YEAR: Final = " per jaar"


def taken_from_measure(measure: Measure, level: int | None, depth: str = "") -> dict[str, Any]:
    """What a cost line takes from a measure of the catalogue, by column.

    Args:
        measure: of the catalogue.
        level: price year of the worksheet.
        depth: metres, for upkeep per square metre of what is priced per cubic metre; without it
            the upkeep stays missing.

    Raises:
        DomainError: the depth is wrong.
    """
    upkeep, remark = _upkeep(measure, depth)
    investment, indexed = _at_level(
        value_of(measure.investment), _year(measure.investment.price_year), level
    )
    upkeep, _ = _at_level(upkeep, _year(measure.upkeep.price_year), level)
    return {
        "label": measure.name,
        "measure": measure.slug,
        "unit": measure.unit,
        "place": measure.place or None,
        "vat_pct": _NORMAL_VAT if _LOWER_VAT_HINT in measure.investment.vat else None,
        "source": _joined(sources_of(measure), remark, indexed),
        "taken_from": figure_of_measure(measure) or None,
        "taken_investment": value_text(investment) or None,
        "taken_upkeep": value_text(upkeep) or None,
        **_points("investment", investment),
        **_points("upkeep", upkeep),
    }


def taken_from_benefit(benefit: BenefitValue, level: int | None) -> dict[str, Any]:
    """What a benefit line takes from the catalogue, by column; only euros become its value."""
    value = value_of(benefit)
    in_euros = benefit.unit.startswith("€")
    year = _year(benefit.price_year)
    value, indexed = _at_level(value, year, level) if in_euros else (value, "")
    stated = "" if in_euros else figure(value, benefit.unit)
    return {
        "label": benefit.name,
        "unit": _unit_of(benefit) or None,
        "confidence": benefit.confidence.value,
        "counted": not benefit.off,
        "double_count_group": benefit.group or None,
        "source": _joined("" if benefit.is_missing else benefit.citation, stated, indexed),
        "benefit": benefit.slug,
        "taken_from": figure_of_benefit(benefit) or None,
        "taken_value": value_text(value) or None if in_euros else None,
        **_points("value", value if in_euros else ws.MISSING),
    }


def taken_from_own(row: OwnFigure, content: Content, level: int | None) -> dict[str, Any]:
    """What a line takes from a figure of one's own, by column."""
    taken = _taken_measure if row.kind is FigureKind.MEASURE else _taken_benefit
    return {
        "label": row.name,
        "unit": row.unit,
        "own_figure": row.id,
        "taken_from": figure_of_own(row),
        **taken(row, content, level),
    }


def read_depth(text: str) -> Decimal | None:
    """A depth in metres; None when it was left empty.

    Raises:
        DomainError: it is no number above nought.
    """
    metres = parse_value(text, "depth").best
    if metres is not None and not metres:
        raise DomainError("wrong_value", "Een diepte is meer dan 0 m.", "depth")
    return metres


def _taken_measure(row: OwnFigure, content: Content, level: int | None) -> dict[str, Any]:
    measure = content.measures.get(row.based_on or "")
    investment, remarks = _converted(row, "investment", level)
    upkeep, upkeep_remarks = _converted(row, "upkeep", level)
    return {
        "measure": measure.slug if measure else None,
        "place": row.place or (measure.place if measure else "") or None,
        "organisation": row.organisation,
        "lifetime_years": row.lifetime_years,
        "vat_pct": row.vat_pct,
        "source": _joined(own_source(row), *dict.fromkeys((*remarks, *upkeep_remarks))),
        "taken_investment": value_text(investment) or None,
        "taken_upkeep": value_text(upkeep) or None,
        "taken_unit": row.unit,
        "taken_theme": row.theme,
        "taken_storage_m3": row.effect_storage_m3,
        "taken_unpaved_m2": row.effect_unpaved_m2,
        "taken_trees": row.effect_trees,
        **_points("investment", investment),
        **_points("upkeep", upkeep),
    }


def _taken_benefit(row: OwnFigure, content: Content, level: int | None) -> dict[str, Any]:
    benefit = content.benefit_values.get(row.based_on or "")
    value, remarks = _converted(row, "value", level)
    return {
        "benefit": benefit.slug if benefit else None,
        "growth": _growth(row),
        "confidence": row.confidence or ws.Confidence.MEDIUM.value,
        "double_count_group": row.double_count_group or (benefit.group if benefit else "") or None,
        "source": _joined(own_source(row), *remarks),
        "taken_value": value_text(value) or None,
        **_points("value", value),
    }


def _growth(row: OwnFigure) -> str:
    """As a line keeps it: a kind, or the yearly percentage."""
    if row.growth == ws.GrowthKind.CUSTOM and row.growth_pct is not None:
        return format(row.growth_pct, "f")
    return row.growth or ws.GrowthKind.NONE.value


def _converted(row: OwnFigure, prefix: str, level: int | None) -> tuple[ws.Value, tuple[str, ...]]:
    """A price with VAT and at the level of the worksheet, rounded once, and what was done."""
    value = points_of(row, prefix)
    if not value_text(value):
        return value, ()
    told = []
    with_vat = value
    if row.vat_basis is VatBasis.EXCLUDING and row.vat_pct:
        with_vat = include_vat(value, row.vat_pct)
        told.append(f"{format_percentage(row.vat_pct)} btw erbij geteld")
    found, indexed = _at_level(with_vat, row.price_year, level)
    told += [indexed] if indexed else []
    return _rounded(found) if found is not value else value, tuple(told)


def _upkeep(measure: Measure, depth: str) -> tuple[ws.Value, str]:
    """Upkeep per unit of the measure, and what to say of it in the source of the line."""
    value = value_of(measure.upkeep)
    if measure.needs != DEPTH or value.is_missing:
        return value, ""
    stated = f"onderhoud {figure(value, measure.upkeep.unit)}"
    metres = read_depth(depth)
    if metres is None:
        return ws.MISSING, f"{stated}: vul het bedrag per {unit_words(measure.unit)} in"
    low, mid, high = (
        None if point is None else rounded(point / metres)
        for point in (value.low, value.mid, value.high)
    )
    return ws.Value(low, mid, high), f"{stated}, bij {format_number(metres)} m diepte"


def _year(stated: str) -> int | None:
    """A price year as a source states it; None when it is no single year."""
    return int(stated) if stated.isdigit() and len(stated) == _YEAR_DIGITS else None


def _at_level(value: ws.Value, year: int | None, level: int | None) -> tuple[ws.Value, str]:
    """A price at the level of the worksheet, and what was done to it in words."""
    if level is None or value == ws.MISSING or year is None or year == level:
        return value, ""
    try:
        found = index_price(value, year, level, CONSUMER_PRICES)
    except DomainError:
        # The table lacks one of the years: the figure of the source is kept, and said to be so.
        return value, f"prijspeil {year}, niet omgerekend naar {level}"
    before, after = (format_number(CONSUMER_PRICES.by_year[each]) for each in (int(year), level))
    return _rounded(found), (
        f"omgerekend van prijspeil {year} naar {level} met {CONSUMER_PRICES.name}: "
        f"× {after} ÷ {before}"
    )


def _rounded(value: ws.Value) -> ws.Value:
    points = (value.low, value.mid, value.high)
    low, mid, high = (None if point is None else _rounded_price(point) for point in points)
    return ws.Value(low, mid, high)


def _rounded_price(price: Decimal) -> Decimal:
    return rounded(price) if price >= 1 else rounded(price, _FINE).normalize()


def _points(prefix: str, value: ws.Value) -> dict[str, Decimal | None]:
    return {f"{prefix}_low": value.low, f"{prefix}_mid": value.mid, f"{prefix}_high": value.high}


def _joined(*parts: str) -> str | None:
    return "; ".join(filter(None, parts)) or None


def _unit_of(benefit: BenefitValue) -> str:
    """What a unit is, when the value is in euros per something."""
    if not benefit.unit.startswith("€ per "):
        return ""
    return benefit.unit.removeprefix("€ per ").removesuffix(_PER_YEAR)
