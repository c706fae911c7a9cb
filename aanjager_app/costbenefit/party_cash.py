"""What a party sees on its own bank account: after the VAT that it gets back, without residuals.

The social account counts with VAT and credits what is left at the horizon; neither is money that
moves. An entrepreneur asks for the money: what does it cost me, and when do I have it back?
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

from aanjager_app.costbenefit.appraisal import Appraisal, CostResult
from aanjager_app.costbenefit.lines import upkeep_shares
from aanjager_app.costbenefit.precision import HUNDRED, ZERO, exact_context, rounded
from aanjager_app.costbenefit.worksheet import CostLine, Party, Worksheet


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyCash:
    """The money of one party, in euros of the years themselves, so not discounted.

    Attributes:
        purchase: its share of all first purchases, after VAT.
        purchase_years: the years of those purchases, counted from the base year.
        upkeep: its share of the upkeep in the year in which it pays most of it, after VAT.
        replacement: its share of all replacements, after VAT.
        benefits: what it gets per year, on average over the years after year 0.
        running: costs, benefits and transfers added up to and including each year.
        paid_back_year: first year from which `running` stays at zero or above until the horizon,
            after it was below zero; None when it never was, or when it ends below zero.
    """

    purchase: Decimal
    purchase_years: tuple[int, ...]
    upkeep: Decimal
    replacement: Decimal
    benefits: Decimal
    running: tuple[Decimal, ...]
    paid_back_year: int | None

    @property
    def deepest(self) -> Decimal:
        """How far `running` comes below zero at most, as an amount of zero or more."""
        return max(-min(rounded(amount) for amount in self.running), ZERO)

    @property
    def pays_first(self) -> bool:
        """Whether there is a year in which more went out than came in."""
        return self.deepest > 0


def party_cash(worksheet: Worksheet, appraisal: Appraisal, party: Party) -> PartyCash:
    """Works out what a party pays and gets.

    Args:
        worksheet: the worksheet.
        appraisal: its appraisal.
        party: a party of the worksheet.
    """
    with exact_context():
        length = worksheet.horizon_years + 1
        purchase, replacement, upkeep = [ZERO] * length, [ZERO] * length, [ZERO] * length
        for line, result in zip(worksheet.costs, appraisal.costs, strict=True):
            capital = line.payers.get(party.id, ZERO) * _kept(line, party) / HUNDRED
            running = upkeep_shares(line).get(party.id, ZERO) * _kept(line, party) / HUNDRED
            _add_line(result, (capital, running), (purchase, replacement, upkeep))
        own = [year.parties[party.id] for year in appraisal.years]
        net = (
            year.benefits + year.transfers - bought - renewed - kept
            for year, bought, renewed, kept in zip(own, purchase, replacement, upkeep, strict=True)
        )
        summed = tuple(accumulate(net))
        return PartyCash(
            purchase=sum(purchase, ZERO),
            purchase_years=tuple(year for year, amount in enumerate(purchase) if amount),
            upkeep=max(upkeep),
            replacement=sum(replacement, ZERO),
            benefits=sum((year.benefits for year in own), ZERO) / max(length - 1, 1),
            running=summed,
            paid_back_year=_paid_back(summed),
        )


def _kept(line: CostLine, party: Party) -> Decimal:
    """The part of a price that the party really pays, from 0 to 1."""
    vat = line.vat_pct if party.recovers_vat and line.vat_pct is not None else ZERO
    return HUNDRED / (HUNDRED + vat)


def _add_line(
    result: CostResult,
    parts: tuple[Decimal, Decimal],
    totals: tuple[list[Decimal], list[Decimal], list[Decimal]],
) -> None:
    capital, running = parts
    flow = result.flow
    for total, amounts, part in zip(
        totals,
        (flow.investment, flow.replacement, flow.upkeep),
        (capital, capital, running),
        strict=True,
    ):
        for year, amount in enumerate(amounts):
            if amount and part:
                total[year] += amount * part


def _paid_back(running: Sequence[Decimal]) -> int | None:
    below = [year for year, amount in enumerate(running) if rounded(amount) < 0]
    if not below or below[-1] == len(running) - 1:
        return None
    return below[-1] + 1
