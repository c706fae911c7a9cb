"""The chosen variant of a terrain with its outcome, and what the rules may know of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from aanjager_app.content import Content
from aanjager_app.content.model import Measure
from aanjager_app.costbenefit import worksheet as ws
from aanjager_app.costbenefit.appraisal import Appraisal, EffectKind
from aanjager_app.costbenefit.effects import physical_effects, plain_unit
from aanjager_app.costbenefit.engine import appraise
from aanjager_app.costbenefit.parameters import STANDARD_PARAMETERS
from aanjager_app.costbenefit.precision import rounded
from aanjager_app.documents.dossier import MeasureInfo, Plan
from aanjager_app.domain.facts import PlanFacts
from aanjager_app.models.entities import CostLine, Terrain
from aanjager_app.services.worksheet_loading import load_worksheet
from aanjager_app.services.worksheets import choose_worksheet, list_worksheets


def read_plan(
    session: Session, content: Content, terrain: Terrain, variant: str | None
) -> Plan | None:
    """The chosen variant and its appraisal; None when the terrain has no worksheet.

    Raises:
        DomainError: the variant is unknown.
    """
    if variant is None:
        chosen = next(iter(list_worksheets(session, terrain)), None)
    else:
        chosen = choose_worksheet(session, terrain, variant)
    if chosen is None:
        return None
    return plan_of(load_worksheet(session, chosen), content, read_traits(session, chosen.id))


@dataclass(frozen=True, slots=True)
class Traits:
    """What a line keeps of the figure of one's own that it was taken from.

    Attributes:
        unit: the unit that the effects are per.
        theme: slug of its theme; empty when it belongs to a measure of the catalogue.
        effects: physical effects of one unit, as far as the figure states them.
    """

    unit: str
    theme: str
    effects: Mapping[EffectKind, Decimal]


NO_TRAITS: Final[Mapping[str, Traits]] = {}


def traits_of(line: CostLine) -> Traits | None:
    """The traits of a line; None when it wasn't taken from a figure of one's own."""
    if line.own_figure is None:
        return None
    stated = {
        EffectKind.STORAGE_M3: line.taken_storage_m3,
        EffectKind.UNPAVED_M2: line.taken_unpaved_m2,
        EffectKind.TREES: line.taken_trees,
    }
    effects = {kind: each for kind, each in stated.items() if each is not None}
    return Traits(line.taken_unit or "", line.taken_theme or "", effects)


def read_traits(session: Session, worksheet_id: str) -> dict[str, Traits]:
    """Traits of the lines of a worksheet that have them, by slug."""
    query = select(CostLine).where(
        CostLine.worksheet_id == worksheet_id,
        CostLine.binned.is_(False),
        CostLine.own_figure.is_not(None),
    )
    found = {line.slug: traits_of(line) for line in session.scalars(query)}
    return {slug: traits for slug, traits in found.items() if traits is not None}


def plan_of(
    worksheet: ws.Worksheet, content: Content, traits: Mapping[str, Traits] = NO_TRAITS
) -> Plan:
    """A worksheet with its appraisal, and what the catalogue and figures of one's own add."""
    appraisal = appraise(worksheet)
    used = {line.measure for line in worksheet.costs if line.measure}
    catalogue = {slug: content.measures[slug] for slug in used if slug in content.measures}
    per_unit = {
        (slug, unit): {EffectKind(measure.effect): Decimal(1)} if measure.effect else {}
        for slug, measure in catalogue.items()
        for unit in (plain_unit(measure.unit), "")
    }
    return Plan(
        worksheet=worksheet,
        appraisal=appraisal,
        effects=physical_effects(
            worksheet.costs, appraisal.costs, per_unit, _per_line(worksheet, traits)
        ),
        measures={slug: _info(measure, content) for slug, measure in catalogue.items()},
        own_measures={
            line.id: MeasureInfo(name=line.label, themes=(content.themes[found.theme].name,))
            for line in worksheet.costs
            if (found := traits.get(line.id)) is not None and found.theme in content.themes
        },
        parameter_set=STANDARD_PARAMETERS.name,
        parameter_date=STANDARD_PARAMETERS.dated,
    )


def plan_facts(plan: Plan | None) -> PlanFacts:
    """What the rules of chain and dossier may know of a plan."""
    if plan is None:
        return PlanFacts()
    worksheet, appraisal = plan.worksheet, plan.appraisal
    costs = [line for line in worksheet.costs if not line.pm]
    works = [line for line in worksheet.costs if line.kind is ws.CostKind.WORKS]
    lacking = {result.id for result in appraisal.costs if result.missing}
    return PlanFacts(
        name=worksheet.name,
        measures=len(works),
        cost_lines=len(costs),
        without_place=_labels(line for line in works if not line.place),
        without_theme=_labels(line for line in works if not _has_theme(line, plan)),
        missing_costs=_labels(line for line in costs if line.id in lacking),
        without_vat=_labels(line for line in costs if line.vat_pct is None),
        without_payer=_labels(line for line in costs if not line.payers),
        without_upkeep_payer=_labels(line for line in works if _nobody_keeps_it(line)),
        benefits=len(worksheet.benefits),
        missing_benefits=_benefit_labels(worksheet, appraisal),
        without_beneficiary=_labels(
            line for line in worksheet.benefits if not line.pm and not line.beneficiaries
        ),
        transfers=len(worksheet.transfers),
        unknown_transfers=_labels(line for line in worksheet.transfers if not line.amount),
        gap_cents=_cents(sum((year.gap for year in appraisal.funding.years), Decimal(0))),
        gap_firm_cents=_cents(sum((year.gap_firm for year in appraisal.funding.years), Decimal(0))),
    )


def _per_line(
    worksheet: ws.Worksheet, traits: Mapping[str, Traits]
) -> dict[str, Mapping[EffectKind, Decimal]]:
    """Stated effects of a unit by line, as long as the line still counts in that unit."""
    return {
        line.id: found.effects
        for line in worksheet.costs
        if (found := traits.get(line.id)) is not None
        and found.effects
        and plain_unit(line.unit) == plain_unit(found.unit)
    }


def _info(measure: Measure, content: Content) -> MeasureInfo:
    names = tuple(content.themes[slug].name for slug in measure.themes)
    return MeasureInfo(name=measure.name, themes=names, warning=measure.warning)


def _has_theme(line: ws.CostLine, plan: Plan) -> bool:
    info = plan.info_of(line)
    return info is not None and bool(info.themes)


def _nobody_keeps_it(line: ws.CostLine) -> bool:
    """Whether green that asks for upkeep has no amount for it, or nobody to pay it."""
    if line.pm:
        return False
    if line.upkeep_per_unit_per_year.best is None:
        return True
    return not (line.upkeep_payers or line.payers)


def _benefit_labels(worksheet: ws.Worksheet, appraisal: Appraisal) -> tuple[str, ...]:
    lacking = {result.id for result in appraisal.benefits if result.missing}
    return _labels(line for line in worksheet.benefits if line.id in lacking)


def _labels(lines: Iterable[ws.CostLine | ws.BenefitLine | ws.Transfer]) -> tuple[str, ...]:
    return tuple(line.label for line in lines)


def _cents(amount: Decimal) -> int:
    return int(rounded(amount).scaleb(2))
