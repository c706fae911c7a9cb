"""The outcome of an appraisal, unrounded: rounding happens once, where a figure is shown.

All amounts are euros, `pv_` means present value at year 0. Payback times are in years, rates in
per cent. What does not exist is empty.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from aanjager_app.costbenefit.flows import Flow


class NoticeCode(StrEnum):
    """Kinds of warnings of an appraisal."""

    MIDPOINT = "midpoint"
    DOUBLE_COUNTING = "double_counting"
    LOAN_PAST_HORIZON = "loan_past_horizon"
    OUTSIDE_HORIZON = "outside_horizon"
    NO_UPKEEP_PAYER = "no_upkeep_payer"
    NO_REPLACEMENT_RESERVE = "no_replacement_reserve"
    TOO_MUCH_FUNDING = "too_much_funding"
    MORE_THAN_COVERED = "more_than_covered"
    VOUCHER_WITHOUT_PROCESS = "voucher_without_process"
    GRANT_WITHOUT_COSTS = "grant_without_costs"
    LOAN_WITHOUT_INCOME = "loan_without_income"


class IrrAbsence(StrEnum):
    """Why there is no internal rate of return."""

    NEVER_CHANGES_SIGN = "never_changes_sign"
    CHANGES_SIGN_OFTEN = "changes_sign_often"
    NOT_FOUND = "not_found"


class EffectKind(StrEnum):
    """Physical effects that are counted beside the euros."""

    STORAGE_M3 = "storage_m3"
    UNPAVED_M2 = "unpaved_m2"
    TREES = "trees"


@dataclass(frozen=True, slots=True)
class Notice:
    """A warning.

    Attributes:
        code: what kind of warning.
        path: the place in the worksheet, such as `costs.wadi.investment_per_unit`.
        sentence: the Dutch sentence for the user.
    """

    code: NoticeCode
    path: str
    sentence: str


@dataclass(frozen=True, slots=True)
class CostFlow:
    """Undiscounted flows of a cost line over the years from 0 to the horizon.

    Attributes:
        investment: the first purchase.
        replacement: the later purchases.
        residual: remaining value at the horizon, as a positive amount.
        upkeep: yearly upkeep.
    """

    investment: Flow
    replacement: Flow
    residual: Flow
    upkeep: Flow

    @property
    def capital(self) -> tuple[Flow, ...]:
        """What follows the payers of the line: purchases, and the residual value below zero."""
        return self.investment, self.replacement, -self.residual


@dataclass(frozen=True, slots=True)
class CostResult:
    """One cost line; a line that is PM or lacks values has zeros for what is not known.

    Attributes:
        id: id of the line.
        flow: undiscounted flows per year.
        pv_investment: first purchase.
        pv_replacement: replacements.
        pv_residual: residual value, as a positive amount.
        pv_upkeep: upkeep.
        pv: investment + replacement − residual + upkeep.
        parties: `pv` per party, for the parties that the line names.
        missing: paths of the values that this line lacks.
    """

    id: str
    flow: CostFlow
    pv_investment: Decimal
    pv_replacement: Decimal
    pv_residual: Decimal
    pv_upkeep: Decimal
    pv: Decimal
    parties: Mapping[str, Decimal]
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BenefitResult:
    """One benefit line; zeros when it is not counted, PM or lacks values.

    Attributes:
        id: id of the line.
        flow: undiscounted, growth included.
        pv: present value.
        pv_confidence_adjusted: `pv` times the factor of the line's confidence.
        pv_if_counted: present value, also for a line that is not counted.
        parties: `pv` per party, for the parties that the line names.
        missing: paths of the values that this line lacks.
    """

    id: str
    flow: Flow
    pv: Decimal
    pv_confidence_adjusted: Decimal
    pv_if_counted: Decimal
    parties: Mapping[str, Decimal]
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TransferResult:
    """One transfer as its receiver sees it.

    Attributes:
        id: id of the transfer.
        received: undiscounted payments.
        instalments: undiscounted loan instalments up to the horizon, as positive amounts: a flow
            for each payment of the loan.
        pv: present value of received − instalments.
        left_out: instalments after the horizon, undiscounted.
    """

    id: str
    received: Flow
    instalments: tuple[Flow, ...]
    pv: Decimal
    left_out: Decimal


@dataclass(frozen=True, slots=True)
class PartyResult:
    """What one party pays, gets and ends up with.

    Attributes:
        pv_costs: its share of the costs.
        pv_benefits: its share of the benefits.
        pv_transfers: what it receives minus what it gives.
        balance: pv_benefits − pv_costs + pv_transfers.
        pv_vat_recovered: VAT that it gets back on its share of the costs.
        cash_balance: balance + pv_vat_recovered.
        proposed_contribution: costs of the project in proportion to its benefits.
    """

    pv_costs: Decimal
    pv_benefits: Decimal
    pv_transfers: Decimal
    balance: Decimal
    pv_vat_recovered: Decimal
    cash_balance: Decimal
    proposed_contribution: Decimal | None


@dataclass(frozen=True, slots=True)
class PartyYear:
    """Undiscounted flows of a party in one year; residual values lower the costs."""

    costs: Decimal
    benefits: Decimal
    transfers: Decimal


@dataclass(frozen=True, slots=True)
class YearResult:
    """Undiscounted flows of the project in one year.

    Attributes:
        year: counted from the base year.
        calendar_year: the same year on the calendar.
        costs: all costs; a residual value lowers those of the last year.
        benefits: all counted benefits.
        parties: the same per party, with transfers.
        net_discounted: benefits − costs, each discounted at the rate of its own line.
    """

    year: int
    calendar_year: int
    costs: Decimal
    benefits: Decimal
    parties: Mapping[str, PartyYear]
    net_discounted: Decimal


@dataclass(frozen=True, slots=True)
class FundingYear:
    """Money needed and found in one year, undiscounted.

    Attributes:
        year: counted from the base year.
        needed: investments, replacements, upkeep and loan instalments.
        covered: transfers that arrive, of every status.
        gap: needed − covered, at least 0.
        gap_firm: needed − what is granted, at least 0.
        granted: the part of `covered` that is granted.
        instalments: the part of `needed` that is loan instalments.
    """

    year: int
    needed: Decimal
    covered: Decimal
    gap: Decimal
    gap_firm: Decimal
    granted: Decimal
    instalments: Decimal


@dataclass(frozen=True, slots=True)
class Funding:
    """The financing plan over the whole horizon; the totals are sums over its years."""

    needed: Decimal
    granted: Decimal
    requested: Decimal
    idea: Decimal
    years: tuple[FundingYear, ...]


@dataclass(frozen=True, slots=True)
class LineEffect:
    """A physical effect of one cost line.

    Attributes:
        line: id of the cost line.
        kind: what is counted.
        amount: how much, in the unit of `kind`.
        pv_per_unit: present value of the line's costs per unit of effect.
    """

    line: str
    kind: EffectKind
    amount: Decimal
    pv_per_unit: Decimal | None


@dataclass(frozen=True, slots=True)
class EffectTotal:
    """A physical effect of the whole plan, with the costs of the lines that bring it."""

    kind: EffectKind
    amount: Decimal
    pv_per_unit: Decimal | None


@dataclass(frozen=True, slots=True)
class Effects:
    """Physical effects per line and in total."""

    lines: tuple[LineEffect, ...] = ()
    totals: tuple[EffectTotal, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Appraisal:
    """Everything that follows from a worksheet.

    Attributes:
        complete: whether no value is missing.
        missing: paths of the missing values, such as `costs.wadi.quantity`.
        pm: paths of the lines without a price by intention, such as `benefits.natuur`.
        warnings: what the user should know.
        npv: net present value, pv_benefits − pv_costs.
        pv_costs: costs, lowered by residual values.
        pv_benefits: counted benefits.
        pv_benefits_confidence_adjusted: the same, each times its confidence factor.
        bcr: pv_benefits / pv_costs.
        irr_pct: internal rate of return in per cent.
        irr_absence: why there is no rate, when there is none.
        payback_years: undiscounted payback time.
        discounted_payback_years: payback time of the discounted flows.
        parties: result per party, in the order of the worksheet.
        years: year 0 to the horizon.
        funding: the financing plan.
        costs: result per cost line, in the order of the worksheet.
        benefits: result per benefit line, in the order of the worksheet.
        transfers: result per transfer, in the order of the worksheet.
        effects: physical effects that follow from the units alone; with the catalogue of
            measures `physical_effects` tells more.
    """

    complete: bool
    missing: tuple[str, ...]
    pm: tuple[str, ...]
    warnings: tuple[Notice, ...]
    npv: Decimal
    pv_costs: Decimal
    pv_benefits: Decimal
    pv_benefits_confidence_adjusted: Decimal
    bcr: Decimal | None
    irr_pct: Decimal | None
    irr_absence: IrrAbsence | None
    payback_years: Decimal | None
    discounted_payback_years: Decimal | None
    parties: Mapping[str, PartyResult]
    years: tuple[YearResult, ...]
    funding: Funding
    costs: tuple[CostResult, ...]
    benefits: tuple[BenefitResult, ...]
    transfers: tuple[TransferResult, ...]
    effects: Effects
