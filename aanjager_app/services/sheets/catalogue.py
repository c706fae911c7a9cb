"""What can be put in a worksheet from the catalogue: measures and benefits with their source."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from aanjager_app.content import Content
from aanjager_app.content.model import BenefitValue, Measure, SourcedValue
from aanjager_app.costbenefit import worksheet as ws
from aanjager_app.costbenefit.parameters import CONSUMER_PRICES, index_price
from aanjager_app.costbenefit.precision import rounded
from aanjager_app.documents.sections.words import value_text
from aanjager_app.domain.dutch import format_number, unit_words
from aanjager_app.domain.errors import DomainError
from aanjager_app.models.store import Store
from aanjager_app.services.sheets.columns import Part
from aanjager_app.services.sheets.editing import AddedLine
from aanjager_app.services.sheets.editor import SheetEditor
from aanjager_app.services.sheets.figures import (
    figure,
    figure_of_benefit,
    figure_of_measure,
    price_figure,
    value_of,
)
from aanjager_app.services.sheets.values import parse_value

DEPTH: Final = "depth_m"
_YEAR_DIGITS: Final = 4
_LOWER_VAT_HINT: Final = "inclusief"
_NORMAL_VAT: Final = Decimal(21)
_NEEDS: Final = {DEPTH: "Diepte (m)"}
_PER_YEAR: Final = " per jaar"


@dataclass(frozen=True, slots=True)
class CatalogueRow:
    """A measure of the catalogue, in words.

    Attributes:
        slug: its key.
        name: its name.
        themes: slugs of the themes that it helps; `theme_names` for the reader.
        place: where it is put, in words.
        unit: unit of the quantity.
        investment, upkeep: price with its unit; empty when no source was found.
        source: where the prices come from.
        warning: what to know before choosing it.
        needs: a figure that must be asked.
    """

    slug: str
    name: str
    themes: tuple[str, ...]
    theme_names: str
    place: str
    unit: str
    investment: str
    upkeep: str
    source: str
    warning: str
    needs: str


@dataclass(frozen=True, slots=True)
class BenefitRow:
    """A benefit of the catalogue, in words.

    Attributes:
        slug: its key.
        name: its name.
        beneficiary: who gets it.
        value: price with its unit, or the figure to reckon with; empty when no source was found.
        how: how it is computed.
        source: where the figure comes from.
        note: what to know before choosing it.
    """

    slug: str
    name: str
    beneficiary: str
    value: str
    how: str
    source: str
    note: str


def read_catalogue(content: Content) -> tuple[CatalogueRow, ...]:
    """The measures of the catalogue by name."""
    found = (_row(measure, content) for measure in content.measures.values())
    return tuple(sorted(found, key=lambda row: row.name.casefold()))


def read_benefit_catalogue(content: Content) -> tuple[BenefitRow, ...]:
    """The benefits of the catalogue by name."""
    found = (_benefit_row(benefit) for benefit in content.benefit_values.values())
    return tuple(sorted(found, key=lambda row: row.name.casefold()))


def add_measure(
    store: Store, content: Content, worksheet_id: str, slug: str, *, depth: str = ""
) -> AddedLine:
    """Add a measure of the catalogue: its figures and source are copied as they are now.

    Prices are brought to the price level of the worksheet when the source states theirs and the
    index knows both years; what the source doesn't state is said in the source of the line.

    Args:
        store: where the worksheet is.
        content: the catalogue.
        worksheet_id: key of the worksheet.
        slug: key of the measure.
        depth: metres, for upkeep per square metre of what is priced per cubic metre; without it
            the upkeep stays missing.

    Raises:
        DomainError: `measure_not_found`, or the depth is wrong.
    """
    measure = content.measures.get(slug)
    if measure is None:
        raise DomainError("measure_not_found", "Deze maatregel staat niet in de catalogus.")
    upkeep, remark = _upkeep(measure, depth)
    with store.write("Maatregel toegevoegd") as work:
        editor = SheetEditor(work.session, content, worksheet_id)
        level = editor.head.price_year
        investment, indexed = _at_level(value_of(measure.investment), measure.investment, level)
        upkeep, _ = _at_level(upkeep, measure.upkeep, level)
        line = editor.add(
            Part.COSTS,
            label=measure.name,
            measure=measure.slug,
            unit=measure.unit,
            place=measure.place or None,
            vat_pct=_NORMAL_VAT if _LOWER_VAT_HINT in measure.investment.vat else None,
            source="; ".join(filter(None, (_sources(measure), remark, indexed))) or None,
            taken_from=figure_of_measure(measure) or None,
            taken_investment=value_text(investment) or None,
            taken_upkeep=value_text(upkeep) or None,
            **_points("investment", investment),
            **_points("upkeep", upkeep),
        )
    return AddedLine(line.slug, work.change)


def add_benefit(store: Store, content: Content, worksheet_id: str, slug: str) -> AddedLine:
    """Add a benefit of the catalogue; only a figure in euros is copied as its value.

    A percentage or an amount of something else is no value yet: it stands in the source of the
    line, and the value stays missing until the user fills it in.

    Raises:
        DomainError: `benefit_not_found`.
    """
    benefit = content.benefit_values.get(slug)
    if benefit is None:
        raise DomainError("benefit_not_found", "Deze baat staat niet in de catalogus.")
    value = value_of(benefit)
    in_euros = benefit.unit.startswith("€")
    with store.write("Baat toegevoegd") as work:
        editor = SheetEditor(work.session, content, worksheet_id)
        level = editor.head.price_year
        value, indexed = _at_level(value, benefit, level) if in_euros else (value, "")
        stated = "" if in_euros else figure(value, benefit.unit)
        line = editor.add(
            Part.BENEFITS,
            label=benefit.name,
            unit=_unit_of(benefit) or None,
            confidence=benefit.confidence.value,
            counted=not benefit.off,
            double_count_group=benefit.group or None,
            source="; ".join(filter(None, (_cited(benefit), stated, indexed))) or None,
            benefit=benefit.slug,
            taken_from=figure_of_benefit(benefit) or None,
            taken_value=value_text(value) or None if in_euros else None,
            **_points("value", value if in_euros else ws.MISSING),
        )
    return AddedLine(line.slug, work.change)


def read_depth(text: str) -> Decimal | None:
    """A depth in metres; None when it was left empty.

    Raises:
        DomainError: it is no number above nought.
    """
    metres = parse_value(text, "depth").best
    if metres is not None and not metres:
        raise DomainError("wrong_value", "Een diepte is meer dan 0 m.", "depth")
    return metres


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


def _at_level(
    value: ws.Value, stated: SourcedValue | BenefitValue, level: int | None
) -> tuple[ws.Value, str]:
    """A price at the level of the worksheet, and what was done to it in words."""
    year = stated.price_year
    if level is None or value.is_missing or not (year.isdigit() and len(year) == _YEAR_DIGITS):
        return value, ""
    if int(year) == level:
        return value, ""
    try:
        found = index_price(value, int(year), level, CONSUMER_PRICES)
    except DomainError:
        # The table lacks one of the years: the figure of the source is kept, and said to be so.
        return value, f"prijspeil {year}, niet omgerekend naar {level}"
    low, mid, high = (
        None if point is None else rounded(point) for point in (found.low, found.mid, found.high)
    )
    before, after = (format_number(CONSUMER_PRICES.by_year[each]) for each in (int(year), level))
    return ws.Value(low, mid, high), (
        f"omgerekend van prijspeil {year} naar {level} met {CONSUMER_PRICES.name}: "
        f"× {after} ÷ {before}"
    )


def _points(prefix: str, value: ws.Value) -> dict[str, Decimal | None]:
    return {f"{prefix}_low": value.low, f"{prefix}_mid": value.mid, f"{prefix}_high": value.high}


def _row(measure: Measure, content: Content) -> CatalogueRow:
    place = content.labels.members["Place"].get(measure.place, measure.place)
    themes = [content.themes[slug].name for slug in measure.themes]
    return CatalogueRow(
        slug=measure.slug,
        name=measure.name,
        themes=measure.themes,
        theme_names=", ".join(themes),
        place=place,
        unit=unit_words(measure.unit),
        investment=price_figure(measure.investment),
        upkeep=price_figure(measure.upkeep),
        source=_sources(measure),
        warning=measure.warning,
        needs=_NEEDS.get(measure.needs, measure.needs),
    )


def _benefit_row(benefit: BenefitValue) -> BenefitRow:
    value = value_of(benefit)
    return BenefitRow(
        slug=benefit.slug,
        name=benefit.name,
        beneficiary=benefit.beneficiary,
        value="" if benefit.is_missing else figure(value, benefit.unit),
        how=benefit.how,
        source="" if benefit.is_missing else _cited(benefit),
        note=benefit.note,
    )


def _unit_of(benefit: BenefitValue) -> str:
    """What a unit is, when the value is in euros per something."""
    if not benefit.unit.startswith("€ per "):
        return ""
    return benefit.unit.removeprefix("€ per ").removesuffix(_PER_YEAR)


def _cited(benefit: BenefitValue) -> str:
    return "" if benefit.is_missing else benefit.citation


def _sources(measure: Measure) -> str:
    known = (v.citation for v in (measure.investment, measure.upkeep) if not v.is_missing)
    return "; ".join(dict.fromkeys(known))
