"""The result of each line by itself: present values, shares of parties, missing values."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from aanjager_app.costbenefit.appraisal import BenefitResult, CostResult, TransferResult
from aanjager_app.costbenefit.cashflow import (
    benefit_flow,
    cost_flow,
    instalment_flow,
    instalments_after,
    loan_annuity,
    present_value,
    received_flow,
)
from aanjager_app.costbenefit.notices import benefit_values, cost_values
from aanjager_app.costbenefit.precision import HUNDRED, ZERO
from aanjager_app.costbenefit.worksheet import BenefitLine, CostLine, Transfer, Value, Worksheet

Factors = Sequence[Decimal]


def cost_result(
    line: CostLine, worksheet: Worksheet, factors_of: Callable[[Decimal], Factors]
) -> CostResult:
    """Appraises one cost line at its own discount rate, or else at the worksheet's.

    Investment, replacements and residual follow `payers`, upkeep follows `upkeep_payers`.
    """
    flow = cost_flow(line, worksheet.horizon_years)
    factors = factors_of(rate_of(line, worksheet))
    investment = present_value(flow.investment, factors)
    replacement = present_value(flow.replacement, factors)
    residual = present_value(flow.residual, factors)
    upkeep = present_value(flow.upkeep, factors)
    capital = investment + replacement - residual
    parties = shared(capital, line.payers)
    for party, amount in shared(upkeep, upkeep_shares(line)).items():
        parties[party] = parties.get(party, ZERO) + amount
    return CostResult(
        id=line.id,
        flow=flow,
        pv_investment=investment,
        pv_replacement=replacement,
        pv_residual=residual,
        pv_upkeep=upkeep,
        pv=capital + upkeep,
        parties=parties,
        missing=() if line.pm else _missing(f"costs.{line.id}", cost_values(line)),
    )


def benefit_result(line: BenefitLine, worksheet: Worksheet, factors: Factors) -> BenefitResult:
    """Appraises one benefit line; what is not counted is worth nothing and misses nothing."""
    flow = benefit_flow(line, worksheet.nature_price_rise_pct, worksheet.horizon_years)
    worth = present_value(flow, factors)
    value = worth if line.counted else ZERO
    misses = line.counted and not line.pm
    return BenefitResult(
        id=line.id,
        flow=flow if line.counted else (ZERO,) * len(flow),
        pv=value,
        pv_confidence_adjusted=value * line.confidence.factor,
        pv_if_counted=worth,
        parties=shared(value, line.beneficiaries),
        missing=_missing(f"benefits.{line.id}", benefit_values(line)) if misses else (),
    )


def transfer_result(transfer: Transfer, horizon: int, factors: Factors) -> TransferResult:
    """Appraises one transfer as its receiver sees it, of whatever status."""
    received = received_flow(transfer, horizon)
    instalments = instalment_flow(transfer, horizon)
    left_out = (loan_annuity(transfer) or ZERO) * instalments_after(transfer, horizon)
    return TransferResult(
        id=transfer.id,
        received=received,
        instalments=instalments,
        pv=present_value(received, factors) - present_value(instalments, factors),
        left_out=left_out,
    )


def rate_of(line: CostLine, worksheet: Worksheet) -> Decimal:
    """Gives the discount rate of a cost line in per cent."""
    if line.discount_rate_pct is None:
        return worksheet.discount_rate_pct
    return line.discount_rate_pct


def upkeep_shares(line: CostLine) -> Mapping[str, Decimal]:
    """Gives the shares of the upkeep in per cent."""
    return line.payers if line.upkeep_payers is None else line.upkeep_payers


def shared(amount: Decimal, shares: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """Splits an amount over parties."""
    return {party: amount * share / HUNDRED for party, share in shares.items()}


def _missing(path: str, values: Mapping[str, Value]) -> tuple[str, ...]:
    return tuple(f"{path}.{name}" for name, value in values.items() if value.is_missing)
