"""What is still to be found, by what it is for: to build, to keep up later, or to pay back."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from aanjager_app.costbenefit.appraisal import Appraisal, FundingYear
from aanjager_app.costbenefit.flows import summed_per_year
from aanjager_app.costbenefit.precision import ZERO, exact_context


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortfall:
    """The gaps of all years together, in euros of the years themselves.

    Money that arrives in a year pays the purchases first, then upkeep and replacement, then the
    instalments of loans; so the three add up to the gap.

    Attributes:
        purchase: for first purchases.
        purchase_years: the years of those, counted from the base year.
        later: for upkeep and replacement.
        instalments: for interest and repayment of loans.
    """

    purchase: Decimal
    purchase_years: tuple[int, ...]
    later: Decimal
    instalments: Decimal

    @property
    def total(self) -> Decimal:
        """All of it."""
        return self.purchase + self.later + self.instalments


def shortfall(appraisal: Appraisal) -> Shortfall:
    """Divide what an appraisal lacks, with the transfers of every status, by what it is for."""
    with exact_context():
        years = appraisal.funding.years
        bought = summed_per_year(
            (line.flow.investment for line in appraisal.costs), max(len(years) - 1, 0)
        )
        parts = [_of_year(year, bought[year.year]) for year in years]
        return Shortfall(
            purchase=_sum(part[0] for part in parts),
            purchase_years=tuple(
                year.year for year, part in zip(years, parts, strict=True) if part[0]
            ),
            later=_sum(part[1] for part in parts),
            instalments=_sum(part[2] for part in parts),
        )


def _of_year(year: FundingYear, bought: Decimal) -> tuple[Decimal, Decimal, Decimal]:
    left, open_, lacking = year.covered, year.gap, []
    for needed in (bought, year.needed - bought - year.instalments, year.instalments):
        # a cost below zero brings money in: no part is more than what the year lacks
        part = min(max(needed - left, ZERO), open_)
        lacking.append(part)
        open_ -= part
        left = max(left - needed, ZERO)
    purchase, later, instalments = lacking
    return purchase, later, instalments


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, ZERO)
