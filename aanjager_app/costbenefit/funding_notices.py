"""What a careful reader asks about the money that moves: too much of it, or in the wrong hands.

All amounts are undiscounted and of every status, as they count in the balances. Where a price is
missing or a line is PM nobody knows what is enough, and nothing is said.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from aanjager_app.costbenefit.appraisal import Notice, NoticeCode
from aanjager_app.costbenefit.lines import LineResults, upkeep_shares
from aanjager_app.costbenefit.precision import ONE, ZERO
from aanjager_app.costbenefit.worksheet import CostKind, CostLine, Transfer, TransferKind, Worksheet
from aanjager_app.domain.dutch import format_amount, join_words

# Grants are rounded up; less than a euro too much is no question.
_LEAST: Final = ONE
_FOR_COSTS: Final = (TransferKind.GRANT, TransferKind.VOUCHER)


@dataclass(frozen=True, slots=True)
class _Money:
    """What lines cost over the years, and what arrives; nothing where it is not known.

    Attributes:
        spent: per cost line, without residual value.
        gifts: per transfer that is not a loan: a loan comes back.
    """

    spent: Mapping[str, Decimal | None]
    gifts: Mapping[str, Decimal]

    def excess(self, transfers: Sequence[Transfer], lines: Sequence[str]) -> Decimal:
        """How much more transfers bring than lines cost; 0 when it is no question."""
        costs = [self.spent[line] for line in lines]
        known = [cost for cost in costs if cost is not None]
        if not costs or len(known) < len(costs):
            return ZERO
        brought = sum((self.gifts.get(transfer.id, ZERO) for transfer in transfers), ZERO)
        more = brought - sum(known, ZERO)
        return more if more >= _LEAST else ZERO


def funding_notices(results: LineResults) -> Iterator[Notice]:
    """Lists the questions about transfers; call it in the exact context."""
    worksheet = results.worksheet
    money = _Money(
        spent={line.id: _spent(line, results, place) for place, line in enumerate(worksheet.costs)},
        gifts={
            transfer.id: outcome.received.total
            for transfer, outcome in zip(worksheet.transfers, results.transfers, strict=True)
            if transfer.kind is not TransferKind.LOAN
        },
    )
    yield from _too_much(worksheet, money)
    yield from _more_than_covered(worksheet, money)
    for transfer in worksheet.transfers:
        yield from _nothing_to_pay_for(transfer, worksheet)
        if transfer.kind is TransferKind.LOAN and not _has_income(
            transfer.to_party, results, money
        ):
            yield Notice(
                NoticeCode.LOAN_WITHOUT_INCOME,
                f"transfers.{transfer.id}.to",
                f"“{_name(worksheet, transfer.to_party)}” heeft in dit plan geen baten of "
                f"bijdragen om de lening “{transfer.label}” mee terug te betalen.",
            )


def _spent(line: CostLine, results: LineResults, place: int) -> Decimal | None:
    outcome = results.costs[place]
    if line.pm or outcome.missing:
        return None
    flow = outcome.flow
    return flow.investment.total + flow.replacement.total + flow.upkeep.total


def _too_much(worksheet: Worksheet, money: _Money) -> Iterator[Notice]:
    more = money.excess(worksheet.transfers, [line.id for line in worksheet.costs])
    if more:
        yield Notice(
            NoticeCode.TOO_MUCH_FUNDING,
            "transfers",
            "De bijdragen brengen over alle jaren samen "
            f"{format_amount(more, decimals=False)} meer op dan het plan kost; kijk of er een "
            "dubbel staat of te hoog is.",
        )


def _more_than_covered(worksheet: Worksheet, money: _Money) -> Iterator[Notice]:
    """Looks at each set of lines that a transfer is meant for, with all money for those lines."""
    meant = {
        transfer.id: _lines_of(transfer, worksheet)
        for transfer in worksheet.transfers
        if transfer.kind is not TransferKind.LOAN
    }
    labels = {line.id: line.label for line in worksheet.costs}
    for lines in dict.fromkeys(meant.values()):
        transfers = [
            transfer
            for transfer in worksheet.transfers
            if meant.get(transfer.id) and lines.issuperset(meant[transfer.id])
        ]
        more = money.excess(transfers, [line for line in labels if line in lines])
        if more:
            names = join_words([f"“{transfer.label}”" for transfer in transfers])
            verb = "brengt" if len(transfers) == 1 else "brengen samen"
            for_what = join_words([f"“{label}”" for key, label in labels.items() if key in lines])
            yield Notice(
                NoticeCode.MORE_THAN_COVERED,
                f"transfers.{transfers[-1].id}.covers",
                f"{names} {verb} {format_amount(more, decimals=False)} meer op dan {for_what} "
                f"over alle jaren {'kost' if len(lines) == 1 else 'kosten'}.",
            )


def _lines_of(transfer: Transfer, worksheet: Worksheet) -> frozenset[str]:
    """The cost lines that a transfer is meant for; a voucher is for process support only."""
    if transfer.kind is TransferKind.VOUCHER and not transfer.covers:
        return frozenset(c.id for c in worksheet.costs if c.kind is CostKind.PROCESS)
    return frozenset(transfer.covers)


def _nothing_to_pay_for(transfer: Transfer, worksheet: Worksheet) -> Iterator[Notice]:
    """A voucher without process support, or money for costs that goes to who pays none of them."""
    if transfer.kind not in _FOR_COSTS or not worksheet.costs:
        return
    lines = _lines_of(transfer, worksheet)
    if transfer.kind is TransferKind.VOUCHER and not lines:
        yield Notice(
            NoticeCode.VOUCHER_WITHOUT_PROCESS,
            f"transfers.{transfer.id}.kind",
            f"De voucher “{transfer.label}” betaalt alleen procesondersteuning, en daarvan staat "
            "geen regel bij de kosten.",
        )
        return
    party = transfer.to_party
    passes_on = any(other.from_party == party for other in worksheet.transfers)
    paid = [line for line in worksheet.costs if not lines or line.id in lines]
    if not passes_on and not any(_may_pay(party, line) for line in paid):
        yield Notice(
            NoticeCode.GRANT_WITHOUT_COSTS,
            f"transfers.{transfer.id}.to",
            f"“{transfer.label}” gaat naar “{_name(worksheet, party)}”, die niets betaalt van de "
            "kosten waar het geld voor is en ook niets doorgeeft.",
        )


def _may_pay(party: str, line: CostLine) -> bool:
    """Whether a party pays a part of a line, or nobody knows yet who does."""
    shares = (line.payers, upkeep_shares(line))
    return not line.payers or any(share.get(party) for share in shares)


def _has_income(party: str, results: LineResults, money: _Money) -> bool:
    """Whether a party gets anything in the plan that is not borrowed, or nobody knows yet."""
    worksheet = results.worksheet
    if not worksheet.benefits:
        return True
    for line, outcome in zip(worksheet.benefits, results.benefits, strict=True):
        if (line.pm or outcome.missing or outcome.pv > 0) and _gets(party, line.beneficiaries):
            return True
    return any(
        transfer.to_party == party != transfer.from_party and money.gifts.get(transfer.id)
        for transfer in worksheet.transfers
    )


def _gets(party: str, shares: Mapping[str, Decimal]) -> bool:
    return not shares or bool(shares.get(party))


def _name(worksheet: Worksheet, key: str) -> str:
    return next(party.name for party in worksheet.parties if party.id == key)
