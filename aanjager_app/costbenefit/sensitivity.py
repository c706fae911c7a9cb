"""What hangs on each input: the tornado, and the value at which nothing is gained or lost."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from aanjager_app.costbenefit.precision import ZERO, exact_context
from aanjager_app.costbenefit.worksheet import Value, Worksheet
from aanjager_app.costbenefit.worth import LineWorth, line_worths


@dataclass(frozen=True, slots=True)
class Swing:
    """A bar of the tornado: the net present value with one input at low and at high.

    Attributes:
        input: path of the input, such as `costs.wadi.investment_per_unit`.
        npv_low: in euros, with the input at its low value and all others at mid.
        npv_high: the same with the input at its high value.
    """

    input: str
    npv_low: Decimal
    npv_high: Decimal

    @property
    def spread(self) -> Decimal:
        """How much hangs on it, in euros."""
        return abs(self.npv_high - self.npv_low)


@dataclass(frozen=True, slots=True)
class SwitchingValue:
    """The value of an input at which the net present value is zero, all others at mid.

    Attributes:
        input: path of the input.
        value: in the unit of the input; nothing when the input has no effect.
    """

    input: str
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """How the outcome hangs on its inputs.

    Attributes:
        tornado: inputs with a low and a high value, the largest spread first.
        switching: every quantity and price that is known, in the order of the worksheet.
    """

    tornado: tuple[Swing, ...]
    switching: tuple[SwitchingValue, ...]


@dataclass(frozen=True, slots=True)
class _Slope:
    """An input with what one unit of it adds to the net present value."""

    path: str
    value: Value
    slope: Decimal


def sensitivity(worksheet: Worksheet) -> Sensitivity:
    """How the net present value of a worksheet hangs on each of its inputs, exactly.

    An input of a line that lacks a value or is not counted has no effect as far as that goes.
    """
    with exact_context():
        lines = line_worths(worksheet)
        npv = sum((_npv(line) for line in lines), ZERO)
        slopes = tuple(slope for line in lines for slope in _slopes(line))
        swings = (_swing(npv, slope) for slope in slopes if slope.value.is_uncertain)
        return Sensitivity(
            tornado=tuple(sorted(swings, key=_spread, reverse=True)),
            switching=tuple(SwitchingValue(slope.path, _zero(npv, slope)) for slope in slopes),
        )


def npv_of(worksheet: Worksheet) -> Decimal:
    """The net present value by itself, exactly: for a worksheet with another rate or horizon."""
    with exact_context():
        return sum((_npv(line) for line in line_worths(worksheet)), ZERO)


def _npv(line: LineWorth) -> Decimal:
    quantity = line.quantity.best
    if quantity is None:
        return ZERO
    return sum((quantity * (part.price.best or ZERO) * part.worth for part in line.parts), ZERO)


def _slopes(line: LineWorth) -> Iterator[_Slope]:
    if not line.quantity.is_missing:
        each = ((part.price.best or ZERO) * part.worth for part in line.parts)
        yield _Slope(f"{line.path}.quantity", line.quantity, sum(each, ZERO))
    for part in line.parts:
        if not part.price.is_missing:
            slope = (line.quantity.best or ZERO) * part.worth
            yield _Slope(f"{line.path}.{part.name}", part.price, slope)


def _swing(npv: Decimal, slope: _Slope) -> Swing:
    value, best = slope.value, slope.value.best or ZERO
    low, high = (
        npv + slope.slope * ((best if end is None else end) - best)
        for end in (value.low, value.high)
    )
    return Swing(slope.path, low, high)


def _zero(npv: Decimal, slope: _Slope) -> Decimal | None:
    if not slope.slope:
        return None
    return (slope.value.best or ZERO) - npv / slope.slope


def _spread(swing: Swing) -> Decimal:
    return swing.spread
