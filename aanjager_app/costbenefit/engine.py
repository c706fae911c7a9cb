"""From a worksheet to its appraisal: one social account, and one account per party.

The method and its sources are those of the design of the worksheet; `docs/worksheet-json.md`
repeats every rule that a figure depends on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from aanjager_app.costbenefit.appraisal import (
    Appraisal,
    BenefitResult,
    CostResult,
    PartyResult,
    PartyYear,
    TransferResult,
    YearResult,
)
from aanjager_app.costbenefit.cashflow import compound_factors
from aanjager_app.costbenefit.effects import physical_effects
from aanjager_app.costbenefit.funding import funding_plan
from aanjager_app.costbenefit.lines import (
    benefit_result,
    cost_result,
    rate_of,
    transfer_result,
    upkeep_shares,
)
from aanjager_app.costbenefit.notices import notices
from aanjager_app.costbenefit.precision import HUNDRED, ZERO, exact_context
from aanjager_app.costbenefit.rates import irr_pct, payback_years
from aanjager_app.costbenefit.worksheet import Party, Worksheet


@dataclass(frozen=True, slots=True)
class _Results:
    """The results of all lines, with the worksheet that they came from."""

    worksheet: Worksheet
    costs: tuple[CostResult, ...]
    benefits: tuple[BenefitResult, ...]
    transfers: tuple[TransferResult, ...]
    pv_costs: Decimal
    pv_benefits: Decimal


def appraise(worksheet: Worksheet) -> Appraisal:
    """Works out a worksheet, with exact decimals and without rounding.

    Args:
        worksheet: a worksheet that obeys the rules of the file format, as `read_worksheet` and
            `worksheet_from_json` give it.

    Returns:
        Every figure of the answer. An incomplete worksheet is appraised without what is missing.
    """
    with exact_context():
        results = _line_results(worksheet)
        years = _years(results)
        net = [year.benefits - year.costs for year in years]
        rate, absence = irr_pct(net)
        missing = _missing(results)
        return Appraisal(
            complete=not missing,
            missing=missing,
            pm=_pm(worksheet),
            warnings=notices(worksheet),
            npv=results.pv_benefits - results.pv_costs,
            pv_costs=results.pv_costs,
            pv_benefits=results.pv_benefits,
            pv_benefits_confidence_adjusted=sum(
                (line.pv_confidence_adjusted for line in results.benefits), ZERO
            ),
            bcr=results.pv_benefits / results.pv_costs if results.pv_costs else None,
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


def _line_results(worksheet: Worksheet) -> _Results:
    horizon = worksheet.horizon_years

    @cache
    def factors_of(rate_pct: Decimal) -> tuple[Decimal, ...]:
        return compound_factors(rate_pct, horizon)

    factors = factors_of(worksheet.discount_rate_pct)
    costs = tuple(cost_result(line, worksheet, factors_of) for line in worksheet.costs)
    benefits = tuple(benefit_result(line, worksheet, factors) for line in worksheet.benefits)
    return _Results(
        worksheet=worksheet,
        costs=costs,
        benefits=benefits,
        transfers=tuple(
            transfer_result(transfer, horizon, factors) for transfer in worksheet.transfers
        ),
        pv_costs=sum((line.pv for line in costs), ZERO),
        pv_benefits=sum((line.pv for line in benefits), ZERO),
    )


def _missing(results: _Results) -> tuple[str, ...]:
    costs = [path for line in results.costs for path in line.missing]
    return (*costs, *(path for line in results.benefits for path in line.missing))


def _pm(worksheet: Worksheet) -> tuple[str, ...]:
    costs = [f"costs.{line.id}" for line in worksheet.costs if line.pm]
    return (*costs, *(f"benefits.{line.id}" for line in worksheet.benefits if line.pm))


def _party(party: Party, results: _Results) -> PartyResult:
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
            results.pv_costs * benefits / results.pv_benefits if results.pv_benefits else None
        ),
    )


def _direction(party: str, giver: str, receiver: str) -> int:
    """1 for who receives, −1 for who gives, 0 for another and for one's own money."""
    return (party == receiver) - (party == giver)


def _vat_recovered(party: Party, results: _Results) -> Decimal:
    if not party.recovers_vat:
        return ZERO
    total = ZERO
    for line, outcome in zip(results.worksheet.costs, results.costs, strict=True):
        vat = line.vat_pct or ZERO
        total += outcome.parties.get(party.id, ZERO) * vat / (HUNDRED + vat)
    return total


def _years(results: _Results) -> tuple[YearResult, ...]:
    worksheet = results.worksheet
    length = worksheet.horizon_years + 1
    ledgers = {party.id: _ledger(party.id, results, length) for party in worksheet.parties}
    costs = _costs_per_year(results.costs, length)
    benefits = _summed([line.flow for line in results.benefits], length)
    net_discounted = _net_discounted(results, benefits, length)
    return tuple(
        YearResult(
            year=year,
            calendar_year=worksheet.base_year + year,
            costs=costs[year],
            benefits=benefits[year],
            parties={party: ledger[year] for party, ledger in ledgers.items()},
            net_discounted=net_discounted[year],
        )
        for year in range(length)
    )


def _ledger(party: str, results: _Results, length: int) -> tuple[PartyYear, ...]:
    costs, benefits, transfers = [ZERO] * length, [ZERO] * length, [ZERO] * length
    worksheet = results.worksheet
    for cost, spent in zip(worksheet.costs, results.costs, strict=True):
        _add(costs, _capital(spent), cost.payers.get(party))
        _add(costs, spent.flow.upkeep, upkeep_shares(cost).get(party))
    for benefit, gained in zip(worksheet.benefits, results.benefits, strict=True):
        _add(benefits, gained.flow, benefit.beneficiaries.get(party))
    for transfer, moved in zip(worksheet.transfers, results.transfers, strict=True):
        direction = _direction(party, transfer.from_party, transfer.to_party)
        _add(transfers, moved.received, direction * HUNDRED)
        _add(transfers, moved.instalments, -direction * HUNDRED)
    return tuple(map(PartyYear, costs, benefits, transfers))


def _add(totals: list[Decimal], flow: Sequence[Decimal], share_pct: Decimal | None) -> None:
    if not share_pct:
        return
    for year, amount in enumerate(flow):
        if amount:
            totals[year] += amount * share_pct / HUNDRED


def _capital(line: CostResult) -> tuple[Decimal, ...]:
    flow = line.flow
    return tuple(
        investment + replacement - residual
        for investment, replacement, residual in zip(
            flow.investment, flow.replacement, flow.residual, strict=True
        )
    )


def _costs_per_year(lines: Sequence[CostResult], length: int) -> list[Decimal]:
    capital = [_capital(line) for line in lines]
    return _summed([*capital, *(line.flow.upkeep for line in lines)], length)


def _summed(flows: Sequence[Sequence[Decimal]], length: int) -> list[Decimal]:
    return [sum((flow[year] for flow in flows), ZERO) for year in range(length)]


def _net_discounted(
    results: _Results, benefits: Sequence[Decimal], length: int
) -> tuple[Decimal, ...]:
    """Benefits − costs per year, costs discounted at the rate of their own line."""
    worksheet = results.worksheet
    by_rate: dict[Decimal, list[CostResult]] = {}
    for line, outcome in zip(worksheet.costs, results.costs, strict=True):
        by_rate.setdefault(rate_of(line, worksheet), []).append(outcome)
    net = _divided(benefits, compound_factors(worksheet.discount_rate_pct, length - 1))
    for rate_pct, lines in by_rate.items():
        costs = _divided(_costs_per_year(lines, length), compound_factors(rate_pct, length - 1))
        net = [before - cost for before, cost in zip(net, costs, strict=True)]
    return tuple(net)


def _divided(flow: Sequence[Decimal], factors: Sequence[Decimal]) -> list[Decimal]:
    return [amount / factor for amount, factor in zip(flow, factors, strict=True)]
