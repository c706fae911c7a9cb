"""The financing plan: what is needed each year, and what is found."""

from collections.abc import Mapping, Sequence

from aanjager_app.costbenefit.appraisal import CostResult, Funding, FundingYear, TransferResult
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
    statuses = [transfer.status for transfer in transfers]
    years = tuple(_year(year, costs, statuses, results) for year in range(horizon + 1))
    by_status: Mapping[TransferStatus, list[TransferResult]] = {
        status: [found for found, own in zip(results, statuses, strict=True) if own is status]
        for status in TransferStatus
    }
    totals = {
        status: sum((sum(found.received, ZERO) for found in of_status), ZERO)
        for status, of_status in by_status.items()
    }
    return Funding(
        needed=sum((year.needed for year in years), ZERO),
        granted=totals[TransferStatus.GRANTED],
        requested=totals[TransferStatus.REQUESTED],
        idea=totals[TransferStatus.IDEA],
        years=years,
    )


def _year(
    year: int,
    costs: Sequence[CostResult],
    statuses: Sequence[TransferStatus],
    results: Sequence[TransferResult],
) -> FundingYear:
    instalments = sum((found.instalments[year] for found in results), ZERO)
    needed = instalments
    for line in costs:
        flow = line.flow
        needed += flow.investment[year] + flow.replacement[year] + flow.upkeep[year]
    covered = sum((found.received[year] for found in results), ZERO)
    granted = sum(
        (
            found.received[year]
            for found, status in zip(results, statuses, strict=True)
            if status is TransferStatus.GRANTED
        ),
        ZERO,
    )
    return FundingYear(
        year=year,
        needed=needed,
        covered=covered,
        gap=max(needed - covered, ZERO),
        gap_firm=max(needed - granted, ZERO),
        granted=granted,
        instalments=instalments,
    )
