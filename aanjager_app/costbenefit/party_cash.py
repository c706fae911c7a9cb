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
from aanjager_app.costbenefit.worksheet import CostLine, Party, TransferStatus, Worksheet


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyCash:
    """The money of one party, in euros of the years themselves, so not discounted.

    Attributes:
        purchase: its share of all first purchases, after VAT.
        purchase_years: the years of those purchases, counted from the base year.
        upkeep: its share of the upkeep in the year in which it pays most of it, after VAT.
        replacement: its share of all replacements, after VAT.
        replacement_years: the years of those, counted from the base year.
        benefits: what it gets per year, on average over the years after year 0, without what
            comes only once.
        one_off: its share of the benefits that come only once.
        one_off_years: the years of those, counted from the base year.
        firm_balance: present value of what it has in cash in the end, when only the transfers
            that are granted go through.
        running: costs, benefits and transfers added up to and including each year.
        paid_back_year: first year from which `running` stays at zero or above until the horizon,
            after it was below zero; None when it never was, or when it ends below zero.
    """

    purchase: Decimal
    purchase_years: tuple[int, ...]
    upkeep: Decimal
    replacement: Decimal
    replacement_years: tuple[int, ...]
    benefits: Decimal
    one_off: Decimal
    one_off_years: tuple[int, ...]
    firm_balance: Decimal
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
        once = _one_off(worksheet, appraisal, party)
        return PartyCash(
            purchase=sum(purchase, ZERO),
            purchase_years=_flowing(purchase),
            upkeep=max(upkeep),
            replacement=sum(replacement, ZERO),
            replacement_years=_flowing(replacement),
            benefits=(sum((year.benefits for year in own), ZERO) - sum(once, ZERO))
            / max(length - 1, 1),
            one_off=sum(once, ZERO),
            one_off_years=_flowing(once),
            firm_balance=appraisal.parties[party.id].cash_balance
            - _not_granted(worksheet, appraisal, party),
            running=summed,
            paid_back_year=_paid_back(summed),
        )


def _flowing(amounts: Sequence[Decimal]) -> tuple[int, ...]:
    return tuple(year for year, amount in enumerate(amounts) if amount)


def _one_off(worksheet: Worksheet, appraisal: Appraisal, party: Party) -> list[Decimal]:
    """What the party gets only once, per year."""
    total = [ZERO] * (worksheet.horizon_years + 1)
    for line, result in zip(worksheet.benefits, appraisal.benefits, strict=True):
        share = line.beneficiaries.get(party.id, ZERO)
        if line.one_off_year is None or not share:
            continue
        for year, amount in enumerate(result.flow):
            total[year] += amount * share / HUNDRED
    return total


def _not_granted(worksheet: Worksheet, appraisal: Appraisal, party: Party) -> Decimal:
    """Present value of what it receives minus gives of the money that nobody has promised yet."""
    total = ZERO
    for line, result in zip(worksheet.transfers, appraisal.transfers, strict=True):
        if line.status is not TransferStatus.GRANTED:
            total += result.pv * ((party.id == line.to_party) - (party.id == line.from_party))
    return total


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
