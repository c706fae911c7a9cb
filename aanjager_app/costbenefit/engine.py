"""From a worksheet to its appraisal: one social account, and one account per party.

The method and its sources are those of the design of the worksheet; `docs/worksheet-json.md`
repeats every rule that a figure depends on.
"""

from collections.abc import Callable
from decimal import Decimal

from aanjager_app.costbenefit.appraisal import (
    Appraisal,
    PartyResult,
)
from aanjager_app.costbenefit.effects import physical_effects
from aanjager_app.costbenefit.flows import Discount, discounts
from aanjager_app.costbenefit.funding import funding_plan
from aanjager_app.costbenefit.funding_notices import funding_notices
from aanjager_app.costbenefit.ledgers import year_results
from aanjager_app.costbenefit.lines import (
    LineResults,
    benefit_result,
    cost_result,
    transfer_result,
)
from aanjager_app.costbenefit.notices import notices
from aanjager_app.costbenefit.precision import HUNDRED, ZERO, exact_context, is_nought
from aanjager_app.costbenefit.rates import irr_pct, payback_years
from aanjager_app.costbenefit.worksheet import Party, Worksheet


def appraise(worksheet: Worksheet) -> Appraisal:
    """Works out a worksheet, with exact decimals and without rounding.

    Args:
        worksheet: a worksheet that obeys the rules of the file format, as `read_worksheet` and
            `worksheet_from_json` give it.

    Returns:
        Every figure of the answer. An incomplete worksheet is appraised without what is missing.
    """
    with exact_context():
        discount_at = discounts(worksheet.horizon_years)
        results = _line_results(worksheet, discount_at)
        years = year_results(results, discount_at)
        net = [year.benefits - year.costs for year in years]
        rate, absence = irr_pct(net)
        missing = _missing(results)
        return Appraisal(
            complete=not missing,
            missing=missing,
            pm=_pm(worksheet),
            warnings=(*notices(worksheet), *funding_notices(results)),
            npv=results.pv_benefits - results.pv_costs,
            pv_costs=results.pv_costs,
            pv_benefits=results.pv_benefits,
            pv_benefits_confidence_adjusted=sum(
                (line.pv_confidence_adjusted for line in results.benefits), ZERO
            ),
            bcr=None if is_nought(results.pv_costs) else results.pv_benefits / results.pv_costs,
            irr_pct=rate,
            irr_absence=absence,
            payback_years=payback_years(net),
            discounted_payback_years=payback_years([year.net_discounted for year in years]),
            parties={party.id: _party(party, results) for party in worksheet.parties},
            years=years,
            funding=funding_plan(
                results.costs, worksheet.transfers, results.transfers, worksheet.horizon_years
            ),
            costs=results.costs,
            benefits=results.benefits,
            transfers=results.transfers,
            effects=physical_effects(worksheet.costs, results.costs),
        )


def _line_results(worksheet: Worksheet, discount_at: Callable[[Decimal], Discount]) -> LineResults:
    horizon, discount = worksheet.horizon_years, discount_at(worksheet.discount_rate_pct)
    costs = tuple(cost_result(line, worksheet, discount_at) for line in worksheet.costs)
    benefits = tuple(benefit_result(line, worksheet, discount) for line in worksheet.benefits)
    return LineResults(
        worksheet=worksheet,
        costs=costs,
        benefits=benefits,
        transfers=tuple(
            transfer_result(transfer, horizon, discount) for transfer in worksheet.transfers
        ),
        pv_costs=sum((line.pv for line in costs), ZERO),
        pv_benefits=sum((line.pv for line in benefits), ZERO),
    )


def _missing(results: LineResults) -> tuple[str, ...]:
    costs = [path for line in results.costs for path in line.missing]
    return (*costs, *(path for line in results.benefits for path in line.missing))


def _pm(worksheet: Worksheet) -> tuple[str, ...]:
    costs = [f"costs.{line.id}" for line in worksheet.costs if line.pm]
    return (*costs, *(f"benefits.{line.id}" for line in worksheet.benefits if line.pm))


def _party(party: Party, results: LineResults) -> PartyResult:
    costs = sum((line.parties.get(party.id, ZERO) for line in results.costs), ZERO)
    benefits = sum((line.parties.get(party.id, ZERO) for line in results.benefits), ZERO)
    transfers = ZERO
    for transfer, outcome in zip(results.worksheet.transfers, results.transfers, strict=True):
        transfers += outcome.pv * _direction(party.id, transfer.from_party, transfer.to_party)
    balance = benefits - costs + transfers
    vat = _vat_recovered(party, results)
    return PartyResult(
        pv_costs=costs,
        pv_benefits=benefits,
        pv_transfers=transfers,
        balance=balance,
        pv_vat_recovered=vat,
        cash_balance=balance + vat,
        proposed_contribution=(
            None
            if is_nought(results.pv_benefits)
            else results.pv_costs * benefits / results.pv_benefits
        ),
    )


def _direction(party: str, giver: str, receiver: str) -> int:
    """1 for who receives, −1 for who gives, 0 for another and for one's own money."""
    return (party == receiver) - (party == giver)


def _vat_recovered(party: Party, results: LineResults) -> Decimal:
    if not party.recovers_vat:
        return ZERO
    total = ZERO
    for line, outcome in zip(results.worksheet.costs, results.costs, strict=True):
        vat = line.vat_pct or ZERO
        total += outcome.parties.get(party.id, ZERO) * vat / (HUNDRED + vat)
    return total
