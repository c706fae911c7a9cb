"""The financing plan: what is needed each year, and what is found."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from aanjager_app.costbenefit.appraisal import CostResult, Funding, FundingYear, TransferResult
from aanjager_app.costbenefit.flows import summed_per_year
from aanjager_app.costbenefit.precision import ZERO
from aanjager_app.costbenefit.worksheet import Transfer, TransferStatus


def funding_plan(
    costs: Sequence[CostResult],
    transfers: Sequence[Transfer],
    results: Sequence[TransferResult],
    horizon: int,
) -> Funding:
    """Sets what is needed each year against what arrives, undiscounted.

    Needed are investments, replacements, upkeep and loan instalments; a residual value brings no
    money in, so it is left out. Covered is every transfer that arrives, a loan included.
    """
    instalments = summed_per_year((flow for r in results for flow in r.instalments), horizon)
    spent = summed_per_year(
        (
            flow
            for line in costs
            for flow in (line.flow.investment, line.flow.replacement, line.flow.upkeep)
        ),
        horizon,
    )
    found = {
        status: summed_per_year(
            (
                result.received
                for transfer, result in zip(transfers, results, strict=True)
                if transfer.status is status
            ),
            horizon,
        )
        for status in TransferStatus
    }
    years = tuple(
        _year(year, spent[year], instalments[year], {key: of[year] for key, of in found.items()})
        for year in range(horizon + 1)
    )
    return Funding(
        needed=sum((year.needed for year in years), ZERO),
        granted=sum(found[TransferStatus.GRANTED], ZERO),
        requested=sum(found[TransferStatus.REQUESTED], ZERO),
        idea=sum(found[TransferStatus.IDEA], ZERO),
        years=years,
    )


def _year(
    year: int, spent: Decimal, instalments: Decimal, found: Mapping[TransferStatus, Decimal]
) -> FundingYear:
    needed, covered = spent + instalments, sum(found.values(), ZERO)
    granted = found[TransferStatus.GRANTED]
    return FundingYear(
        year=year,
        needed=needed,
        covered=covered,
        gap=max(needed - covered, ZERO),
        gap_firm=max(needed - granted, ZERO),
        granted=granted,
        instalments=instalments,
    )
