"""The result of each line by itself: present values, shares of parties, missing values."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from aanjager_app.costbenefit.appraisal import BenefitResult, CostResult, TransferResult
from aanjager_app.costbenefit.cashflow import (
    benefit_flow,
    cost_flow,
    instalment_flows,
    instalments_after,
    loan_annuity,
    received_flow,
)
from aanjager_app.costbenefit.flows import Discount
from aanjager_app.costbenefit.precision import HUNDRED, ZERO
from aanjager_app.costbenefit.worksheet import BenefitLine, CostLine, Transfer, Value, Worksheet


@dataclass(frozen=True, slots=True)
class LineResults:
    """The results of all lines, with the worksheet that they came from and in its order.

    Attributes:
        worksheet: where the lines stand.
        costs, benefits, transfers: their results.
        pv_costs: costs of the project, lowered by residual values.
        pv_benefits: counted benefits of the project.
    """

    worksheet: Worksheet
    costs: tuple[CostResult, ...]
    benefits: tuple[BenefitResult, ...]
    transfers: tuple[TransferResult, ...]
    pv_costs: Decimal
    pv_benefits: Decimal


def cost_result(
    line: CostLine, worksheet: Worksheet, discount_at: Callable[[Decimal], Discount]
) -> CostResult:
    """Appraises one cost line at its own discount rate, or else at the worksheet's.

    Investment, replacements and residual follow `payers`, upkeep follows `upkeep_payers`.
    """
    flow = cost_flow(line, worksheet.horizon_years)
    discount = discount_at(rate_of(line, worksheet))
    investment = discount.worth(flow.investment)
    replacement = discount.worth(flow.replacement)
    residual = discount.worth(flow.residual)
    upkeep = discount.worth(flow.upkeep)
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


def benefit_result(line: BenefitLine, worksheet: Worksheet, discount: Discount) -> BenefitResult:
    """Appraises one benefit line; what is not counted is worth nothing and misses nothing."""
    flow = benefit_flow(line, worksheet.nature_price_rise_pct, worksheet.horizon_years)
    worth = discount.worth(flow)
    value = worth if line.counted else ZERO
    misses = line.counted and not line.pm
    return BenefitResult(
        id=line.id,
        flow=flow if line.counted else replace(flow, amount=ZERO),
        pv=value,
        pv_confidence_adjusted=value * line.confidence.factor,
        pv_if_counted=worth,
        parties=shared(value, line.beneficiaries),
        missing=_missing(f"benefits.{line.id}", benefit_values(line)) if misses else (),
    )


def transfer_result(transfer: Transfer, horizon: int, discount: Discount) -> TransferResult:
    """Appraises one transfer as its receiver sees it, of whatever status."""
    received = received_flow(transfer, horizon)
    instalments = instalment_flows(transfer, horizon)
    left_out = (loan_annuity(transfer) or ZERO) * instalments_after(transfer, horizon)
    return TransferResult(
        id=transfer.id,
        received=received,
        instalments=instalments,
        pv=discount.worth(received) - sum(map(discount.worth, instalments), ZERO),
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


def cost_values(line: CostLine) -> dict[str, Value]:
    """Gives the quantity and prices of a cost line by their name in the file."""
    return {
        "quantity": line.quantity,
        "investment_per_unit": line.investment_per_unit,
        "upkeep_per_unit_per_year": line.upkeep_per_unit_per_year,
    }


def benefit_values(line: BenefitLine) -> dict[str, Value]:
    """Gives the quantity and price of a benefit line by their name in the file."""
    return {
        "quantity": line.quantity,
        "value_per_unit_per_year": line.value_per_unit_per_year,
    }


def _missing(path: str, values: Mapping[str, Value]) -> tuple[str, ...]:
    return tuple(f"{path}.{name}" for name, value in values.items() if value.is_missing)
