"""How a flow is held, added up per year and brought back to year 0.

A worksheet has few shapes of flows and many amounts: upkeep is the same every year, an investment
falls in one. So a flow is held as an amount and its years, and flows of one shape are added up
before they are spread over the years.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from operator import truediv
from typing import Final, TypeVar

from aanjager_app.costbenefit.precision import HUNDRED, ONE, ZERO, exact_context

_Who = TypeVar("_Who", bound=Hashable)
_Shape = tuple[range, Decimal]

_ALL: Final[Mapping[None, Decimal]] = {None: HUNDRED}


@dataclass(frozen=True, slots=True)
class Flow:
    """The same amount in some years, perhaps growing; iterating gives the amount of every year.

    Attributes:
        amount: euros in each of the years, undiscounted and before growth.
        years: the years that have it, from low to high and not after the horizon.
        horizon: last year that is given.
        growth_pct: per cent a year; year t is multiplied by (1 + p/100)^t.
    """

    amount: Decimal
    years: range
    horizon: int
    growth_pct: Decimal = ZERO

    def __iter__(self) -> Iterator[Decimal]:
        with exact_context():
            return iter(summed_per_year([self], self.horizon))

    @property
    def total(self) -> Decimal:
        """The sum over the years; call it in the exact context."""
        if not self.growth_pct:
            return self.amount * len(self.years)
        return sum(self, ZERO)

    def __neg__(self) -> "Flow":
        return Flow(-self.amount, self.years, self.horizon, self.growth_pct)


class Discount:
    """Brings flows back to year 0 at one rate; call it in the exact context.

    It divides by compound factors instead of multiplying by their inverse, which keeps what is
    exact on paper exact here: 110 next year at 10 % is 100, not 99.99….

    Args:
        rate_pct: per cent a year.
        horizon: last year.
    """

    __slots__ = ("_compound", "_weights")

    def __init__(self, rate_pct: Decimal, horizon: int) -> None:
        self._compound = compound_factors(rate_pct, horizon)
        self._weights: dict[_Shape, Decimal] = {}

    def worth(self, flow: Flow) -> Decimal:
        """Gives the present value of a flow."""
        if not flow.amount or not flow.years:
            return ZERO
        shape = flow.years, flow.growth_pct
        weight = self._weights.get(shape)
        if weight is None:
            weight = self._weights[shape] = self._weight(*shape)
        return flow.amount * weight / self._compound[flow.years[-1]]

    def each(self, amounts: Iterable[Decimal]) -> Iterator[Decimal]:
        """Gives the present value of the amount of each year, from year 0."""
        return map(truediv, amounts, self._compound)

    def _weight(self, years: range, growth_pct: Decimal) -> Decimal:
        """What one euro in each year amounts to in the last of them."""
        last = years[-1]
        growth = compound_factors(growth_pct, last)
        return sum((growth[year] * self._compound[last - year] for year in years), ZERO)


def discounts(horizon: int) -> Callable[[Decimal], Discount]:
    """Gives the discounting at each rate in per cent, worked out once for all lines of a plan."""

    @cache
    def discount_at(rate_pct: Decimal) -> Discount:
        return Discount(rate_pct, horizon)

    return discount_at


def compound_factors(rate_pct: Decimal, horizon: int) -> tuple[Decimal, ...]:
    """Gives (1 + rate/100)^t for the years 0 to the horizon."""
    step = ONE + rate_pct / HUNDRED
    factors = [ONE]
    for _ in range(horizon):
        factors.append(factors[-1] * step)
    return tuple(factors)


def summed_per_year(flows: Iterable[Flow], horizon: int) -> Sequence[Decimal]:
    """Adds up flows per year, from year 0 to the horizon; call it in the exact context."""
    found = per_year(((flow, _ALL) for flow in flows), horizon)
    return found.get(None, (ZERO,) * (horizon + 1))


def per_year(
    flows: Iterable[tuple[Flow, Mapping[_Who, Decimal]]], horizon: int
) -> dict[_Who, Sequence[Decimal]]:
    """Adds up flows per year, for each one who has a share in them; call it in the exact context.

    Args:
        flows: flows with the shares in them, in per cent.
        horizon: last year.

    Returns:
        Euros of the years 0 to the horizon, for everyone who has a share in something.
    """
    by_shape: dict[_Shape, dict[_Who, Decimal]] = {}
    for flow, shares in flows:
        if flow.amount and flow.years:
            sums = by_shape.setdefault((flow.years, flow.growth_pct), {})
            for who, share in shares.items():
                sums[who] = sums.get(who, ZERO) + flow.amount * share
    found: dict[_Who, list[Decimal]] = {}
    factors_of = cache(compound_factors)
    for (years, growth_pct), sums in by_shape.items():
        growth = factors_of(growth_pct, horizon)
        for who, hundredfold in sums.items():
            amount = hundredfold / HUNDRED
            amounts = found.setdefault(who, [ZERO] * (horizon + 1))
            for year in years:
                amounts[year] += amount * growth[year]
    return dict(found)
