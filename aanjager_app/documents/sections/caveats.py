"""What the reader must know before the first figure: double counting, PM costs, weak benefits."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from aanjager_app.costbenefit.appraisal import BenefitResult
from aanjager_app.costbenefit.lines import upkeep_shares
from aanjager_app.costbenefit.precision import ZERO
from aanjager_app.costbenefit.worksheet import BenefitLine
from aanjager_app.documents.dossier import Plan
from aanjager_app.documents.sections import outcome
from aanjager_app.documents.sections.unshared import unshared_sentence
from aanjager_app.documents.sections.words import enough, euros
from aanjager_app.domain.dutch import join_words

_BOTH = 2


def opening(plan: Plan) -> Iterator[str]:
    """The warnings that stand above the answers of a first page."""
    for sentence in (
        outcome.incomplete_sentence(plan),
        unshared_sentence(plan),
        outcome.pm_costs_sentence(plan),
        double_count_sentence(plan),
        confidence_sentence(plan),
    ):
        if sentence:
            yield sentence


def double_count_sentence(plan: Plan) -> str:
    """Names benefits of one group that all count, with the outcome if only the largest did."""
    doubled = [pairs for pairs in _groups(plan) if len(pairs) > 1]
    if not doubled:
        return ""
    names = [
        f"{join_words([f'“{line.label}”' for line, _ in pairs])} (groep "
        f"{pairs[0][0].double_count_group})"
        for pairs in doubled
    ]
    both = len(doubled) == 1 and len(doubled[0]) == _BOTH
    too_much = sum(
        (sum((r.pv for _, r in pairs), ZERO) - max(r.pv for _, r in pairs) for pairs in doubled),
        ZERO,
    )
    return (
        f"Mogelijk telt een baat dubbel. {enough(names)} tellen {'allebei' if both else 'allemaal'}"
        " mee. Telt per groep alleen de grootste, dan is baten min kosten "
        f"{euros(plan.appraisal.npv - too_much)} in plaats van {euros(plan.appraisal.npv)}."
    )


def _groups(plan: Plan) -> list[list[tuple[BenefitLine, BenefitResult]]]:
    groups: defaultdict[str, list[tuple[BenefitLine, BenefitResult]]] = defaultdict(list)
    for line, result in zip(plan.worksheet.benefits, plan.appraisal.benefits, strict=True):
        if line.double_count_group is not None and line.counted and not line.pm:
            groups[line.double_count_group].append((line, result))
    return list(groups.values())


def confidence_sentence(plan: Plan) -> str:
    """Says that uncertain benefits decide on the sign of the outcome; nothing when they don't."""
    npv = plan.appraisal.npv
    weighed = plan.appraisal.pv_benefits_confidence_adjusted - plan.appraisal.pv_costs
    if not plan.appraisal.pv_benefits or _sign(npv) == _sign(weighed):
        return ""
    return f"Tellen onzekere baten minder mee, dan is de uitkomst {euros(weighed)}."


def _sign(amount: Decimal) -> int:
    return 0 if outcome.is_nothing(amount) else 1 if amount > 0 else -1


# ---------------------------------------------------------------- parties


def has_unknown_benefits(plan: Plan, party_id: str) -> bool:
    """Whether a party has benefits, and the value of none of them is known yet."""
    return _all_lacking(
        bool(result.missing)
        for line, result in zip(plan.worksheet.benefits, plan.appraisal.benefits, strict=True)
        if line.counted and not line.pm and line.beneficiaries.get(party_id)
    )


def has_unknown_purchase(plan: Plan, party_id: str) -> bool:
    """Whether a party pays for purchases, and the price of none of them is known yet."""
    return _all_lacking(
        line.quantity.is_missing or line.investment_per_unit.is_missing
        for line in plan.worksheet.costs
        if not line.pm and line.payers.get(party_id)
    )


def has_unknown_upkeep(plan: Plan, party_id: str) -> bool:
    """Whether a party pays for upkeep, and the price of none of it is known yet."""
    return _all_lacking(
        line.quantity.is_missing or line.upkeep_per_unit_per_year.is_missing
        for line in plan.worksheet.costs
        if not line.pm and upkeep_shares(line).get(party_id)
    )


def has_unknown_costs(plan: Plan, party_id: str) -> bool:
    """Whether a party pays for something, and nothing of it is known yet."""
    buys = has_unknown_purchase(plan, party_id)
    return buys and has_unknown_upkeep(plan, party_id)


def _all_lacking(lacking: Iterable[bool]) -> bool:
    found = list(lacking)
    return bool(found) and all(found)


def only_gives(plan: Plan, party_id: str) -> bool:
    """Whether a party has no costs and no benefits of its own: its money never comes back."""
    sheet = plan.worksheet
    return not any(
        shares.get(party_id)
        for shares in (
            *(line.payers for line in sheet.costs),
            *(line.upkeep_payers or {} for line in sheet.costs),
            *(line.beneficiaries for line in sheet.benefits),
        )
    )
