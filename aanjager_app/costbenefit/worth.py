"""What one euro of each kind of a line is worth at year 0: everything else is multiplication.

Nothing in a worksheet multiplies two quantities or two prices with each other, so that the net
present value is a straight line in each of its inputs. Sensitivity and uncertainty rest on that.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from aanjager_app.costbenefit.cashflow import benefit_flow, cost_flow
from aanjager_app.costbenefit.flows import Discount, discounts
from aanjager_app.costbenefit.lines import rate_of, upkeep_shares
from aanjager_app.costbenefit.precision import HUNDRED, ONE, ZERO
from aanjager_app.costbenefit.worksheet import (
    BenefitLine,
    CostLine,
    Value,
    Worksheet,
)

CAPITAL: Final = "investment_per_unit"
UPKEEP: Final = "upkeep_per_unit_per_year"
VALUE: Final = "value_per_unit_per_year"

_ONE: Final = Value(mid=ONE)


@dataclass(frozen=True, slots=True)
class Part:
    """A price that is multiplied by the quantity of its line.

    Attributes:
        name: name of the price in the worksheet, such as `investment_per_unit`.
        price: the price itself.
        worth: present value of one euro of it, as it counts in the net present value: below zero
            for a cost.
        shares: parts of it per party, from 0 to 1.
    """

    name: str
    price: Value
    worth: Decimal
    shares: Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class LineWorth:
    """A line as a quantity with its prices.

    Attributes:
        path: place of the line in the worksheet, such as `costs.wadi`.
        quantity: how much.
        parts: its prices.
    """

    path: str
    quantity: Value
    parts: tuple[Part, ...]


def line_worths(worksheet: Worksheet) -> tuple[LineWorth, ...]:
    """The lines in the order of the worksheet, costs first; a line that is PM has no price.

    Call it in the exact context.
    """
    horizon = worksheet.horizon_years
    discount_at = discounts(horizon)
    costs = (
        _cost(line, horizon, discount_at(rate_of(line, worksheet)))
        for line in worksheet.costs
        if not line.pm
    )
    benefits = (
        _benefit(line, worksheet, discount_at(worksheet.discount_rate_pct))
        for line in worksheet.benefits
        if not line.pm
    )
    return (*costs, *benefits)


def _cost(line: CostLine, horizon: int, discount: Discount) -> LineWorth:
    one = replace(line, quantity=_ONE, investment_per_unit=_ONE, upkeep_per_unit_per_year=_ONE)
    flow = cost_flow(one, horizon)
    capital = sum(map(discount.worth, flow.capital), ZERO)
    upkeep = discount.worth(flow.upkeep)
    return LineWorth(
        path=f"costs.{line.id}",
        quantity=line.quantity,
        parts=(
            Part(CAPITAL, line.investment_per_unit, -capital, _parts(line.payers)),
            Part(
                UPKEEP,
                line.upkeep_per_unit_per_year,
                -upkeep,
                _parts(upkeep_shares(line)),
            ),
        ),
    )


def _benefit(line: BenefitLine, worksheet: Worksheet, discount: Discount) -> LineWorth:
    one = replace(line, quantity=_ONE, value_per_unit_per_year=_ONE)
    flow = benefit_flow(one, worksheet.nature_price_rise_pct, worksheet.horizon_years)
    worth = discount.worth(flow) if line.counted else ZERO
    return LineWorth(
        path=f"benefits.{line.id}",
        quantity=line.quantity,
        parts=(
            Part(
                VALUE,
                line.value_per_unit_per_year,
                worth,
                _parts(line.beneficiaries),
            ),
        ),
    )


def _parts(shares: Mapping[str, Decimal]) -> dict[str, Decimal]:
    return {party: share / HUNDRED for party, share in shares.items()}
