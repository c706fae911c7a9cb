"""The outcome at another discount rate or horizon: choices of the method, not of the plan."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from aanjager_app.costbenefit.appraisal import Appraisal
from aanjager_app.costbenefit.precision import HUNDRED, ONE, ZERO, exact_context
from aanjager_app.costbenefit.sensitivity import npv_of
from aanjager_app.costbenefit.worksheet import Value, Worksheet

LOW_RATE: Final = Decimal("1.6")
"""The usual rate for costs that come anyhow, in per cent."""
_STEP_YEARS: Final = 5
_LONGEST: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption:
    """The net present value at another rate or horizon, all else as it is.

    Attributes:
        discount_rate_pct: the rate of the worksheet, in per cent.
        horizon_years: last year that counts.
        npv: in euros.
    """

    discount_rate_pct: Decimal
    horizon_years: int
    npv: Decimal


def other_assumptions(
    worksheet: Worksheet,
) -> tuple[tuple[Assumption, ...], tuple[Assumption, ...]]:
    """The outcome at other discount rates, and at a shorter and a longer horizon.

    A cost line with a rate of its own keeps that.

    Returns:
        Those with another rate (one point lower and higher, and 1,6 %), from low to high; and
        those with another horizon (five years shorter and longer). What cannot be is left out.
    """
    rate, horizon = worksheet.discount_rate_pct, worksheet.horizon_years
    rates = {rate - ONE, rate + ONE, LOW_RATE} - {rate}
    spans = (horizon - _STEP_YEARS, horizon + _STEP_YEARS)
    return (
        tuple(_at(worksheet, each, horizon) for each in sorted(rates) if each >= 0),
        tuple(_at(worksheet, rate, span) for span in spans if 0 <= span <= _LONGEST),
    )


def _at(worksheet: Worksheet, rate: Decimal, horizon: int) -> Assumption:
    changed = replace(worksheet, discount_rate_pct=rate, horizon_years=horizon)
    return Assumption(discount_rate_pct=rate, horizon_years=horizon, npv=npv_of(changed))


@dataclass(frozen=True, slots=True)
class Certain:
    """The part of the present value that was entered without a range, in per cent.

    Attributes:
        costs, benefits: of all costs and of all counted benefits; None when there are none.
    """

    costs: Decimal | None
    benefits: Decimal | None


def certain_part(worksheet: Worksheet, appraisal: Appraisal) -> Certain:
    """How much of costs and benefits is counted as certain, because it has no range."""
    with exact_context():
        return Certain(_part(_costs(worksheet, appraisal)), _part(_benefits(worksheet, appraisal)))


def _costs(worksheet: Worksheet, appraisal: Appraisal) -> Iterator[tuple[bool, Decimal]]:
    for line, result in zip(worksheet.costs, appraisal.costs, strict=True):
        yield _is_certain(line.quantity, line.investment_per_unit), result.pv - result.pv_upkeep
        yield _is_certain(line.quantity, line.upkeep_per_unit_per_year), result.pv_upkeep


def _benefits(worksheet: Worksheet, appraisal: Appraisal) -> Iterator[tuple[bool, Decimal]]:
    for line, result in zip(worksheet.benefits, appraisal.benefits, strict=True):
        yield _is_certain(line.quantity, line.value_per_unit_per_year), result.pv


def _is_certain(*values: Value) -> bool:
    return not any(value.is_uncertain for value in values)


def _part(parts: Iterator[tuple[bool, Decimal]]) -> Decimal | None:
    """Amounts below zero count for their size, so that the part lies between 0 and 100."""
    sure = whole = ZERO
    for is_certain, amount in parts:
        whole += abs(amount)
        sure += abs(amount) if is_certain else ZERO
    return sure * HUNDRED / whole if whole else None
