"""The chosen variant of a terrain with its outcome, and what the rules may know of it."""

from collections.abc import Iterable
from decimal import Decimal

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
from aanjager_app.models.entities import Terrain
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
    return plan_of(load_worksheet(session, chosen), content) if chosen is not None else None


def plan_of(worksheet: ws.Worksheet, content: Content) -> Plan:
    """A worksheet with its appraisal and what the catalogue adds."""
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
        effects=physical_effects(worksheet.costs, appraisal.costs, per_unit),
        measures={slug: _info(measure, content) for slug, measure in catalogue.items()},
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


def _info(measure: Measure, content: Content) -> MeasureInfo:
    names = tuple(content.themes[slug].name for slug in measure.themes)
    return MeasureInfo(name=measure.name, themes=names, warning=measure.warning)


def _has_theme(line: ws.CostLine, plan: Plan) -> bool:
    info = plan.measures.get(line.measure or "")
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
