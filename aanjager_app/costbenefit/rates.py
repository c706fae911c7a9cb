"""Internal rate of return and payback time of a yearly net flow."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from aanjager_app.costbenefit.appraisal import IrrAbsence
from aanjager_app.costbenefit.precision import HUNDRED, ONE, ZERO, rounded

_TWO: Final = Decimal(2)
_NEAR: Final = Decimal("1e-3")  # of the discount factor, relative
_PRECISE: Final = Decimal("1e-40")  # of the discount factor, relative
_NOISE: Final = Decimal("1e-25")
_STEPS: Final = 400


def sign_changes(flow: Sequence[Decimal]) -> int:
    """Counts how often a flow changes sign; zeros do not count."""
    signs = [amount > 0 for amount in flow if amount]
    return sum(before != after for before, after in pairwise(signs))


def irr_pct(net: Sequence[Decimal]) -> tuple[Decimal | None, IrrAbsence | None]:
    """Finds the internal rate of return of a net flow.

    The flow is first rounded to cents per year. With exactly one change of sign there is exactly
    one discount factor above zero at which the flow is worth nothing (Descartes' rule of signs),
    so the rate, above −100 %, is the only one.

    Args:
        net: benefits − costs per year, from year 0.

    Returns:
        The rate in per cent, or else why there is none.
    """
    flow = [rounded(amount) for amount in net]
    changes = sign_changes(flow)
    if changes == 0:
        return None, IrrAbsence.NEVER_CHANGES_SIGN
    if changes > 1:
        return None, IrrAbsence.CHANGES_SIGN_OFTEN
    while not flow[0]:
        flow.pop(0)
    factor = _only_root(flow)
    return rounded((ONE / factor - ONE) * HUNDRED, _NOISE), None


def payback_years(net: Sequence[Decimal]) -> Decimal | None:
    """Finds the first moment that the cumulative flow comes from below zero to zero or above.

    Args:
        net: net flow per year, from year 0, discounted or not.

    Returns:
        Years, interpolated within the year; nothing when it never happens.
    """
    before = ZERO
    for year, amount in enumerate(net):
        after = before + amount
        if abs(after) < _NOISE:
            after = ZERO
        if before < 0 <= after:
            return year - 1 + -before / (after - before)
        before = after
    return None


def _only_root(flow: Sequence[Decimal]) -> Decimal:
    """Finds the one positive zero of the polynomial whose coefficients are the flow.

    Newton's method, with a bisection (on a logarithmic scale) wherever Newton would leave the
    bracket, and now and then while it is still far away, where Newton may creep.
    """
    rising = flow[0] < 0

    def is_below(factor: Decimal) -> bool:
        return (_polynomial(flow, factor)[0] < 0) is rising

    low, high = _bracket(is_below)
    guess = (low * high).sqrt()
    for step in range(_STEPS):
        value, slope = _polynomial(flow, guess)
        if not value:
            break
        if (value < 0) is rising:
            low = guess
        else:
            high = guess
        following = guess - value / slope if slope else low
        far = abs(following - guess) > guess * _NEAR
        if not low <= following <= high or (far and step % 3 == 0):
            following = (low * high).sqrt()
        if abs(following - guess) <= guess * _PRECISE:
            break
        guess = following
    return guess


def _bracket(is_below: Callable[[Decimal], bool]) -> tuple[Decimal, Decimal]:
    """Steps away from 1 in ever larger strides until the zero is between two factors."""
    near, stride = ONE, _TWO
    upward = is_below(ONE)
    while True:
        far = near * stride if upward else near / stride
        if is_below(far) is not upward:
            return (near, far) if upward else (far, near)
        near, stride = far, stride * stride


def _polynomial(flow: Sequence[Decimal], factor: Decimal) -> tuple[Decimal, Decimal]:
    """Evaluates the polynomial and its derivative by Horner's rule."""
    value = slope = ZERO
    for amount in reversed(flow):
        slope = slope * factor + value
        value = value * factor + amount
    return value, slope
