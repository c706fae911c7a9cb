"""One decimal context for the whole calculation, so that no caller can change a cent.

Fifty digits leave more than thirty behind the largest amount that a worksheet can hold, and
the exponents are as wide as the machine allows, so that a long loan or a steep growth rate
underflows to nothing instead of raising.
"""

from contextlib import AbstractContextManager
from decimal import (
    MAX_EMAX,
    MIN_EMIN,
    ROUND_HALF_UP,
    Context,
    Decimal,
    DivisionByZero,
    InvalidOperation,
    Overflow,
    localcontext,
)
from typing import Final

ZERO: Final = Decimal(0)
ONE: Final = Decimal(1)
HUNDRED: Final = Decimal(100)
CENT: Final = Decimal("0.01")

_DIGITS: Final = 50
_NOISE: Final = Decimal("1e-30")


def exact_context() -> AbstractContextManager[Context]:
    """Opens the decimal context in which every calculation of this package runs."""
    return localcontext(
        Context(
            prec=_DIGITS,
            rounding=ROUND_HALF_UP,
            Emin=MIN_EMIN,
            Emax=MAX_EMAX,
            traps=[InvalidOperation, DivisionByZero, Overflow],
        )
    )


def is_nought(value: Decimal) -> bool:
    """Whether an amount is nought but for the noise of the calculation."""
    return abs(value) < _NOISE


def rounded(value: Decimal, step: Decimal = CENT) -> Decimal:
    """Rounds half away from zero to a step such as 0.01; the result is never minus zero.

    The noise of the calculation, far behind the thirtieth decimal, goes first, so that an
    amount that is exactly half a cent on paper is half a cent here too.

    Args:
        value: any finite amount.
        step: the place to round to, as a power of ten.

    Returns:
        The rounded value, with as many decimals as `step`.
    """
    digits = max(value.adjusted(), 0) + _DIGITS
    with localcontext(Context(prec=digits, rounding=ROUND_HALF_UP, Emin=MIN_EMIN, Emax=MAX_EMAX)):
        result = value.quantize(_NOISE).quantize(step)
        return abs(result) if result.is_zero() else result
