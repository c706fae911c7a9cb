"""The undiscounted account of each year, of the project and of each party."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from aanjager_app.costbenefit.appraisal import PartyYear, YearResult
from aanjager_app.costbenefit.flows import Discount, Flow, per_year, summed_per_year
from aanjager_app.costbenefit.lines import LineResults, rate_of, upkeep_shares
from aanjager_app.costbenefit.precision import HUNDRED, ZERO

_Shared = Iterator[tuple[Flow, Mapping[str, Decimal]]]


def year_results(
    results: LineResults, discount_at: Callable[[Decimal], Discount]
) -> tuple[YearResult, ...]:
    """Gives the years from 0 to the horizon.

    Args:
        results: the results of all lines.
        discount_at: the discounting at a rate in per cent.
    """
    worksheet = results.worksheet
    horizon = worksheet.horizon_years
    by_rate = per_year(_costs_by_rate(results), horizon)
    benefits = summed_per_year((line.flow for line in results.benefits), horizon)
    discounted = [
        discount_at(worksheet.discount_rate_pct).each(benefits),
        *(discount_at(rate).each(-cost for cost in costs) for rate, costs in by_rate.items()),
    ]
    ledgers = _ledgers(results)
    return tuple(
        YearResult(
            year=year,
            calendar_year=worksheet.base_year + year,
            costs=sum((costs[year] for costs in by_rate.values()), ZERO),
            benefits=benefits[year],
            parties={party: ledger[year] for party, ledger in ledgers.items()},
            net_discounted=sum(net, ZERO),
        )
        for year, net in enumerate(zip(*discounted, strict=True))
    )


def _ledgers(results: LineResults) -> dict[str, tuple[PartyYear, ...]]:
    horizon = results.worksheet.horizon_years
    nothing = (ZERO,) * (horizon + 1)
    accounts = [
        per_year(flows(results), horizon)
        for flows in (_shared_costs, _shared_benefits, _shared_transfers)
    ]
    return {
        party.id: tuple(map(PartyYear, *(account.get(party.id, nothing) for account in accounts)))
        for party in results.worksheet.parties
    }


def _costs_by_rate(results: LineResults) -> Iterator[tuple[Flow, Mapping[Decimal, Decimal]]]:
    for line, outcome in zip(results.worksheet.costs, results.costs, strict=True):
        whole = {rate_of(line, results.worksheet): HUNDRED}
        for flow in (*outcome.flow.capital, outcome.flow.upkeep):
            yield flow, whole


def _shared_costs(results: LineResults) -> _Shared:
    for line, outcome in zip(results.worksheet.costs, results.costs, strict=True):
        for flow in outcome.flow.capital:
            yield flow, line.payers
        yield outcome.flow.upkeep, upkeep_shares(line)


def _shared_benefits(results: LineResults) -> _Shared:
    for line, outcome in zip(results.worksheet.benefits, results.benefits, strict=True):
        yield outcome.flow, line.beneficiaries


def _shared_transfers(results: LineResults) -> _Shared:
    for transfer, outcome in zip(results.worksheet.transfers, results.transfers, strict=True):
        if transfer.from_party != transfer.to_party:
            moved = {transfer.to_party: HUNDRED, transfer.from_party: -HUNDRED}
            for flow in (outcome.received, *(-back for back in outcome.instalments)):
                yield flow, moved
