"""Flows per year, undiscounted, and their present value.

The rules are the "precise readings" of the method: years count from 0 to the horizon H, what
falls after H does not count, a replacement counts while it is before H, and a residual value is
credited in H itself.
"""

from collections.abc import Sequence
from decimal import Decimal

from aanjager_app.costbenefit.appraisal import CostFlow
from aanjager_app.costbenefit.precision import HUNDRED, ONE, ZERO
from aanjager_app.costbenefit.worksheet import BenefitLine, CostLine, Transfer, TransferKind, Value


def compound_factors(rate_pct: Decimal, horizon: int) -> tuple[Decimal, ...]:
    """Gives (1 + rate/100)^t for the years 0 to the horizon.

    Dividing by these instead of multiplying by their inverse keeps what is exact on paper
    exact here: 110 next year at 10 % is 100, not 99.99….
    """
    step = ONE + rate_pct / HUNDRED
    factors = [ONE]
    for _ in range(horizon):
        factors.append(factors[-1] * step)
    return tuple(factors)


def present_value(flow: Sequence[Decimal], factors: Sequence[Decimal]) -> Decimal:
    """Sums a flow per year, each year divided by its compound factor; year 0 by 1."""
    total = ZERO
    for amount, factor in zip(flow, factors, strict=True):
        if amount:
            total += amount / factor
    return total


def cost_flow(line: CostLine, horizon: int) -> CostFlow:
    """Spreads a cost line over the years 0 to the horizon.

    A part without quantity or price gives zeros, and so does a line that is PM.
    """
    nothing = (ZERO,) * (horizon + 1)
    capital = None if line.pm else _amount(line.quantity, line.investment_per_unit)
    upkeep = None if line.pm else _amount(line.quantity, line.upkeep_per_unit_per_year)
    investment = replacement = residual = nothing
    years = purchase_years(line, horizon)
    if capital is not None and years:
        investment = _in_years(capital, years[:1], horizon)
        replacement = _in_years(capital, years[1:], horizon)
        residual = _in_years(_residual(line, capital, years[-1], horizon), (horizon,), horizon)
    running = (
        nothing
        if upkeep is None
        else _in_years(
            upkeep, _period(line.upkeep_from_year, line.upkeep_until_year, horizon), horizon
        )
    )
    return CostFlow(investment, replacement, residual, running)


def purchase_years(line: CostLine, horizon: int) -> tuple[int, ...]:
    """Gives the year of the first purchase and of each replacement, as far as they count.

    The first purchase may fall in the horizon's year itself, a replacement only before it.
    """
    if line.investment_year > horizon:
        return ()
    first = (line.investment_year,)
    if line.lifetime_years is None or not line.replace:
        return first
    return first + tuple(
        range(line.investment_year + line.lifetime_years, horizon, line.lifetime_years)
    )


def benefit_flow(line: BenefitLine, nature_pct: Decimal, horizon: int) -> tuple[Decimal, ...]:
    """Spreads a benefit over the years 0 to the horizon, counted or not.

    Args:
        line: the benefit; without quantity or price, or PM, it gives zeros.
        nature_pct: growth in per cent a year of a benefit that grows with nature.
        horizon: last year.

    Returns:
        Undiscounted euros per year; growth of p per cent multiplies year t by (1 + p/100)^t.
    """
    amount = None if line.pm else _amount(line.quantity, line.value_per_unit_per_year)
    if amount is None:
        return (ZERO,) * (horizon + 1)
    if line.one_off_year is None:
        years = _period(line.from_year, line.until_year, horizon)
    else:
        years = _period(line.one_off_year, line.one_off_year, horizon)
    flow = _in_years(amount, years, horizon)
    rate = line.growth.rate_pct(nature_pct)
    if not rate:
        return flow
    factors = compound_factors(rate, horizon)
    return tuple(value * factor for value, factor in zip(flow, factors, strict=True))


def payment_years(transfer: Transfer, horizon: int) -> range:
    """Gives the years up to the horizon in which a transfer pays out."""
    last = transfer.year if transfer.until_year is None else transfer.until_year
    return range(transfer.year, min(last, horizon) + 1)


def received_flow(transfer: Transfer, horizon: int) -> tuple[Decimal, ...]:
    """Gives what arrives per year, instalments of a loan not subtracted."""
    return _in_years(transfer.amount, payment_years(transfer, horizon), horizon)


def instalment_flow(transfer: Transfer, horizon: int) -> tuple[Decimal, ...]:
    """Gives the loan instalments per year up to the horizon, as positive amounts."""
    flow = [ZERO] * (horizon + 1)
    annuity = loan_annuity(transfer)
    if annuity is None or transfer.term_years is None:
        return tuple(flow)
    for paid_out in payment_years(transfer, horizon):
        for year in range(paid_out + 1, min(paid_out + transfer.term_years, horizon) + 1):
            flow[year] += annuity
    return tuple(flow)


def loan_annuity(transfer: Transfer) -> Decimal | None:
    """Gives the equal yearly instalment of a loan: amount × i / (1 − (1 + i)^−n).

    At 0 % it is a straight part. Nothing for a transfer that is not a loan.
    """
    rate, term = transfer.rate_pct, transfer.term_years
    if transfer.kind is not TransferKind.LOAN or rate is None or term is None:
        return None
    if not rate:
        return transfer.amount / term
    interest = rate / HUNDRED
    compound = (ONE + interest) ** term
    return transfer.amount * interest * compound / (compound - ONE)


def instalments_after(transfer: Transfer, horizon: int) -> int:
    """Counts the loan instalments that fall after the horizon."""
    if transfer.term_years is None:
        return 0
    ends = (year + transfer.term_years - horizon for year in payment_years(transfer, horizon))
    return sum(min(max(end, 0), transfer.term_years) for end in ends)


def _amount(quantity: Value, price: Value) -> Decimal | None:
    number, each = quantity.best, price.best
    return None if number is None or each is None else number * each


def _period(first: int, last: int | None, horizon: int) -> range:
    return range(first, (horizon if last is None else min(last, horizon)) + 1)


def _in_years(amount: Decimal, years: Sequence[int], horizon: int) -> tuple[Decimal, ...]:
    flow = [ZERO] * (horizon + 1)
    for year in years:
        flow[year] = amount
    return tuple(flow)


def _residual(line: CostLine, capital: Decimal, last_purchase: int, horizon: int) -> Decimal:
    if line.lifetime_years is None or not line.residual:
        return ZERO
    left = last_purchase + line.lifetime_years - horizon
    return capital * left / line.lifetime_years if left > 0 else ZERO
