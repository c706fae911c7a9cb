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


def rounded(value: Decimal, step: Decimal = CENT) -> Decimal:
    """Rounds half away from zero to a step such as 0.01; the result is never minus zero.

    Args:
        value: any finite amount.
        step: the place to round to, as a power of ten.

    Returns:
        The rounded value, with as many decimals as `step`.
    """
    with localcontext(Context(prec=100, Emin=MIN_EMIN, Emax=MAX_EMAX)):
        result = value.quantize(step, rounding=ROUND_HALF_UP)
        return abs(result) if result.is_zero() else result
