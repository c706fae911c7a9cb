"""The flows of each line, undiscounted.

The rules are the "precise readings" of the method: years count from 0 to the horizon H, what
falls after H does not count, a replacement counts while it is before H, and a residual value is
credited in H itself.
"""

from decimal import Decimal

from aanjager_app.costbenefit.appraisal import CostFlow
from aanjager_app.costbenefit.flows import Flow
from aanjager_app.costbenefit.precision import HUNDRED, ONE, ZERO
from aanjager_app.costbenefit.worksheet import BenefitLine, CostLine, Transfer, TransferKind, Value


def cost_flow(line: CostLine, horizon: int) -> CostFlow:
    """Spreads a cost line over the years 0 to the horizon.

    A part without quantity or price gives zeros, and so does a line that is PM.
    """
    capital = ZERO if line.pm else _amount(line.quantity, line.investment_per_unit)
    upkeep = ZERO if line.pm else _amount(line.quantity, line.upkeep_per_unit_per_year)
    later = replacement_years(line, horizon)
    left = _years_left(line, later[-1] if later else line.investment_year, horizon)
    return CostFlow(
        investment=Flow(
            capital, _period(line.investment_year, line.investment_year, horizon), horizon
        ),
        replacement=Flow(capital, later, horizon),
        residual=Flow(
            capital * left / (line.lifetime_years or 1), range(horizon, horizon + 1), horizon
        ),
        upkeep=Flow(
            upkeep, _period(line.upkeep_from_year, line.upkeep_until_year, horizon), horizon
        ),
    )


def replacement_years(line: CostLine, horizon: int) -> range:
    """Gives the years of the purchases after the first one, which fall before the horizon."""
    if line.lifetime_years is None or not line.replace:
        return range(0)
    return range(line.investment_year + line.lifetime_years, horizon, line.lifetime_years)


def benefit_flow(line: BenefitLine, nature_pct: Decimal, horizon: int) -> Flow:
    """Spreads a benefit over the years 0 to the horizon, counted or not.

    Args:
        line: the benefit; without quantity or price, or PM, it gives zeros.
        nature_pct: growth in per cent a year of a benefit that grows with nature.
        horizon: last year.
    """
    if line.one_off_year is None:
        years = _period(line.from_year, line.until_year, horizon)
    else:
        years = _period(line.one_off_year, line.one_off_year, horizon)
    amount = ZERO if line.pm else _amount(line.quantity, line.value_per_unit_per_year)
    return Flow(amount, years, horizon, line.growth.rate_pct(nature_pct))


def payment_years(transfer: Transfer, horizon: int) -> range:
    """Gives the years up to the horizon in which a transfer pays out."""
    last = transfer.year if transfer.until_year is None else transfer.until_year
    return _period(transfer.year, last, horizon)


def received_flow(transfer: Transfer, horizon: int) -> Flow:
    """Gives what arrives, instalments of a loan not subtracted."""
    return Flow(transfer.amount, payment_years(transfer, horizon), horizon)


def instalment_flows(transfer: Transfer, horizon: int) -> tuple[Flow, ...]:
    """Gives the loan instalments up to the horizon as positive amounts, a flow per payment."""
    annuity, term = loan_annuity(transfer), transfer.term_years
    if annuity is None or term is None:
        return ()
    return tuple(
        Flow(annuity, _period(paid_out + 1, paid_out + term, horizon), horizon)
        for paid_out in payment_years(transfer, horizon)
    )


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
    if compound == ONE:  # a rate that is lost in fifty digits
        return transfer.amount / term
    return transfer.amount * interest * compound / (compound - ONE)


def instalments_after(transfer: Transfer, horizon: int) -> int:
    """Counts the loan instalments that fall after the horizon."""
    if transfer.term_years is None:
        return 0
    ends = (year + transfer.term_years - horizon for year in payment_years(transfer, horizon))
    return sum(min(max(end, 0), transfer.term_years) for end in ends)


def _amount(quantity: Value, price: Value) -> Decimal:
    number, each = quantity.best, price.best
    return ZERO if number is None or each is None else number * each


def _period(first: int, last: int | None, horizon: int) -> range:
    return range(first, (horizon if last is None else min(last, horizon)) + 1)


def _years_left(line: CostLine, last_purchase: int, horizon: int) -> int:
    """The years of life that are left at the horizon and are credited."""
    if line.lifetime_years is None or not line.residual or line.investment_year > horizon:
        return 0
    return max(last_purchase + line.lifetime_years - horizon, 0)
