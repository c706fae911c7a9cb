"""A conversation on who pays: what other shares of some cost lines mean for each party.

The benefits and transfers of a party don't hang on the shares of the costs, and its costs are a
straight line in them. So all that doesn't change is reckoned and drawn once, and each next
proposal takes a multiplication: fast enough to follow a finger.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from aanjager_app.costbenefit.appraisal import Appraisal
from aanjager_app.costbenefit.lines import upkeep_shares
from aanjager_app.costbenefit.precision import HUNDRED, ZERO, exact_context
from aanjager_app.costbenefit.uncertainty import chance_negative, draw_apart
from aanjager_app.costbenefit.worksheet import CostLine, Uncertainty, Worksheet
from aanjager_app.costbenefit.worth import UPKEEP, LineWorth, Part

Shares = Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class Position:
    """Where one party stands under a proposal; euros are present values.

    Attributes:
        contribution: its part of the costs that are talked about.
        balance: benefits − all its costs + transfers.
        chance_negative: part of the draws in which its balance is below zero, 0 to 1.
    """

    contribution: Decimal
    balance: Decimal
    chance_negative: Decimal


@dataclass(frozen=True, slots=True)
class Room:
    """What there is to talk about, with all that stays as it is.

    Attributes:
        burden: present value of the costs that are talked about, in euros.
        shares: what each party pays of them now, in per cent, 100 together unless nobody pays.
        proposed: shares in proportion to the benefits, whole per cents, 100 together; empty when
            nobody benefits.
        fixed: balance of each party without its part of `burden`.
        drawn_burden, drawn_fixed: the same in each draw.
    """

    burden: Decimal
    shares: Shares
    proposed: Shares
    fixed: Mapping[str, Decimal]
    drawn_burden: Any = field(repr=False, compare=False)
    drawn_fixed: Mapping[str, Any] = field(repr=False, compare=False)

    def positions(self, shares: Shares) -> dict[str, Position]:
        """Where each party stands when the costs are shared so, in per cent."""
        with exact_context():
            return {party: self._position(party, shares.get(party, ZERO)) for party in self.fixed}

    def _position(self, party: str, share: Decimal) -> Position:
        contribution = self.burden * share / HUNDRED
        drawn = self.drawn_fixed[party] - self.drawn_burden * (float(share) / 100)
        return Position(contribution, self.fixed[party] - contribution, chance_negative(drawn))


def room_for(
    worksheet: Worksheet,
    appraisal: Appraisal,
    lines: Collection[str],
    *,
    with_upkeep: bool = True,
    settings: Uncertainty | None = None,
) -> Room:
    """Reckon and draw all that stays as it is while the shares of some lines are talked about.

    Args:
        worksheet: the worksheet.
        appraisal: its appraisal.
        lines: ids of the cost lines that are talked about.
        with_upkeep: whether their upkeep is shared in the same way.
        settings: how many draws and the seed; without it those of the worksheet, or the usual.
    """
    with exact_context():
        paid = {party.id: ZERO for party in worksheet.parties}
        burden = ZERO
        for line, outcome in zip(worksheet.costs, appraisal.costs, strict=True):
            if line.id not in lines:
                continue
            for amount, shares in _amounts(line, outcome.pv - outcome.pv_upkeep, outcome.pv_upkeep)[
                : 2 if with_upkeep else 1
            ]:
                burden += amount
                for party, share in shares.items():
                    paid[party] += amount * share / HUNDRED
        fixed = {
            party: outcome.balance + paid[party] for party, outcome in appraisal.parties.items()
        }
        paths = {f"costs.{line}" for line in lines}

    def is_talked_of(line: LineWorth, part: Part) -> bool:
        return line.path in paths and (with_upkeep or part.name != UPKEEP)

    drawn, drawn_fixed = draw_apart(worksheet, appraisal, is_talked_of, settings)
    return Room(
        burden=burden,
        shares=_percents(paid, burden),
        proposed=proposed_shares(appraisal),
        fixed=fixed,
        drawn_burden=-drawn,
        drawn_fixed=drawn_fixed,
    )


def _percents(paid: Mapping[str, Decimal], burden: Decimal) -> dict[str, Decimal]:
    with exact_context():
        return {p: a * HUNDRED / burden for p, a in paid.items() if a} if burden else {}


def _amounts(line: CostLine, capital: Decimal, upkeep: Decimal) -> list[tuple[Decimal, Shares]]:
    return [(capital, line.payers), (upkeep, upkeep_shares(line))]


def proposed_shares(appraisal: Appraisal) -> dict[str, Decimal]:
    """Shares in proportion to the benefits, in whole per cents that are 100 together.

    The rule of thumb to begin with (OTBD, Hogeschool Rotterdam 2013). Empty without benefits.
    """
    with exact_context():
        benefits = {
            party: outcome.pv_benefits
            for party, outcome in appraisal.parties.items()
            if outcome.pv_benefits > 0
        }
        total = sum(benefits.values(), ZERO)
        return whole_shares({p: a * HUNDRED / total for p, a in benefits.items()}) if total else {}


def beside_held(proposed: Shares, shares: Shares, held: Collection[str]) -> dict[str, Decimal]:
    """A proposal that leaves some shares as they are, and divides the rest in its own proportion.

    Args:
        proposed: per party, 100 together.
        shares: as they are now, 100 together.
        held: parties whose share stays.

    Returns:
        Whole per cents, 100 together; `shares` when nobody is left to divide the rest over.
    """
    with exact_context():
        kept = {party: share for party, share in shares.items() if party in held}
        others = {party: share for party, share in proposed.items() if party not in held}
        total, left = sum(others.values(), ZERO), HUNDRED - sum(kept.values(), ZERO)
        if not total:
            return dict(shares)
        return whole_shares(kept | {p: share * left / total for p, share in others.items()})


def whole_shares(shares: Shares) -> dict[str, Decimal]:
    """Round shares to whole per cents that are 100 together: the largest remainders go up.

    Args:
        shares: per party, not below zero, 100 together.
    """
    floors = {party: share // 1 for party, share in shares.items()}
    left = int(HUNDRED - sum(floors.values(), ZERO))
    by_rest = sorted(shares, key=lambda party: floors[party] - shares[party])
    for party in by_rest[:left]:
        floors[party] += 1
    return {party: share for party, share in floors.items() if share}


def rebalanced(
    shares: Shares, party: str, wanted: Decimal, held: Collection[str] = ()
) -> dict[str, Decimal]:
    """Give one party another share; the others give way in proportion, in whole per cents.

    Args:
        shares: per party in per cent, 100 together; a party that isn't in it pays nothing.
        party: who gets another share.
        wanted: its new share, 0 to 100.
        held: parties whose share stays; who is moved is never held.

    Returns:
        Shares that are 100 together; `wanted` is kept as far as the held parties leave room, and
        when nobody else can take up what is left, the party keeps it.
    """
    kept = {p: s for p, s in shares.items() if p in held and p != party}
    room = HUNDRED - sum(kept.values(), ZERO)
    own = min(max(wanted, ZERO), room)
    others = {p: s for p, s in shares.items() if p not in kept and p != party}
    left = room - own
    if not others:
        return {p: s for p, s in {**kept, party: room}.items() if s}
    moved = {party: own, **kept, **_divided(left, others)}
    return {p: moved[p] for p in (*shares, party) if moved.get(p)}


def _divided(amount: Decimal, over: Shares) -> dict[str, Decimal]:
    """Divide per cents over parties as they stand now; evenly when none of them pays yet."""
    total = sum(over.values(), ZERO)
    with exact_context():
        exact = {
            party: amount * share / total if total else amount / len(over)
            for party, share in over.items()
        }
    floors = {party: share // 1 for party, share in exact.items()}
    left = amount - sum(floors.values(), ZERO)
    by_rest: Sequence[str] = sorted(over, key=lambda party: floors[party] - exact[party])
    for party in by_rest:
        step = min(left, Decimal(1))
        floors[party] += step
        left -= step
    return floors


def with_shares(
    worksheet: Worksheet, lines: Collection[str], shares: Shares, *, with_upkeep: bool = True
) -> Worksheet:
    """The worksheet when some cost lines are shared otherwise.

    Upkeep that isn't talked about stays with who pays it now, also when it followed the payers.
    """

    def divided(line: CostLine) -> CostLine:
        if line.id not in lines:
            return line
        upkeep = None if with_upkeep else upkeep_shares(line)
        return replace(line, payers=dict(shares), upkeep_payers=upkeep)

    return replace(worksheet, costs=tuple(divided(line) for line in worksheet.costs))
