"""The input of an appraisal: measures, benefits and transfers, and the parties that share them.

All amounts are euros at the price level of `Worksheet.price_year`, including VAT; all rates and
shares are percentages; all years count from `Worksheet.base_year`, which is year 0. The defaults
are those of the file format, see `docs/worksheet-json.md`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Final

from aanjager_app.costbenefit.precision import ONE, ZERO, exact_context

_TWO: Final = Decimal(2)


class Part(StrEnum):
    """One of the three lists of a worksheet."""

    COSTS = "costs"
    BENEFITS = "benefits"
    TRANSFERS = "transfers"


class CostKind(StrEnum):
    """What a cost line pays for; a voucher pays for process support only."""

    WORKS = "works"
    PROCESS = "process"


class Organisation(StrEnum):
    """On which scale a measure is carried out."""

    COLLECTIVE = "collective"
    GROUP = "group"
    INDIVIDUAL = "individual"


class Place(StrEnum):
    """Usual places of a measure; a worksheet may name a place of its own."""

    PUBLIC_SPACE = "public_space"
    PLOT = "plot"
    BUILDING = "building"


class Confidence(StrEnum):
    """How sure a benefit is; the factors are a scheme of our own."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    VERY_LOW = "very_low"

    @property
    def factor(self) -> Decimal:
        """The part of the benefit in the confidence-adjusted total, from 0 to 1."""
        return _CONFIDENCE_FACTORS[self]


_CONFIDENCE_FACTORS: Final[Mapping[Confidence, Decimal]] = {
    Confidence.HIGH: ONE,
    Confidence.MEDIUM: Decimal("0.75"),
    Confidence.LOW: Decimal("0.5"),
    Confidence.VERY_LOW: Decimal("0.25"),
}


class GrowthKind(StrEnum):
    """How a benefit grows in real terms over the years."""

    NONE = "none"
    NATURE = "nature"
    CUSTOM = "custom"


class TransferKind(StrEnum):
    """What moves money from one party to another."""

    GRANT = "grant"
    FISCAL = "fiscal"
    LEVY = "levy"
    VOUCHER = "voucher"
    OWN_CONTRIBUTION = "own_contribution"
    LOAN = "loan"


class TransferStatus(StrEnum):
    """How firm the money is."""

    IDEA = "idea"
    REQUESTED = "requested"
    GRANTED = "granted"


@dataclass(frozen=True, slots=True)
class Value:
    """A quantity or price as a three-point estimate; all three empty means missing.

    Attributes:
        low: lowest plausible value.
        mid: most likely value.
        high: highest plausible value.
    """

    low: Decimal | None = None
    mid: Decimal | None = None
    high: Decimal | None = None

    @property
    def best(self) -> Decimal | None:
        """The value to count with: `mid`, or else the midpoint of low and high, or nothing."""
        if self.mid is not None:
            return self.mid
        if self.low is None or self.high is None:
            return None
        with exact_context():
            return (self.low + self.high) / _TWO

    @property
    def is_missing(self) -> bool:
        """Whether there is no value to count with."""
        return self.best is None

    @property
    def is_midpoint(self) -> bool:
        """Whether `best` is the midpoint of a range that has no most likely value."""
        return self.mid is None and self.low is not None and self.high is not None

    @property
    def is_uncertain(self) -> bool:
        """Whether low and high are both known and differ."""
        return self.low is not None and self.high is not None and self.low != self.high


MISSING: Final = Value()
NOTHING: Final = Value(mid=ZERO)


@dataclass(frozen=True, slots=True)
class Growth:
    """Real growth of a benefit.

    Attributes:
        kind: no growth, the relative price rise of nature, or a rate of its own.
        pct: the yearly percentage, only for `GrowthKind.CUSTOM`.
    """

    kind: GrowthKind = GrowthKind.NONE
    pct: Decimal | None = None

    def rate_pct(self, nature_price_rise_pct: Decimal) -> Decimal:
        """Gives the growth in per cent a year, given that of nature."""
        if self.kind is GrowthKind.NATURE:
            return nature_price_rise_pct
        return self.pct if self.kind is GrowthKind.CUSTOM and self.pct is not None else ZERO


@dataclass(frozen=True, slots=True)
class Party:
    """Someone who pays or benefits.

    Attributes:
        id: key that shares and transfers refer to.
        name: name on screen and in documents.
        recovers_vat: whether the party gets back the VAT that it pays.
    """

    id: str
    name: str
    recovers_vat: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CostLine:
    """A measure or a piece of process support, with what it costs and who pays.

    Attributes:
        id: unique key within the costs.
        label: name on screen and in documents.
        measure: slug of the catalogue's measure, when it came from there.
        kind: physical works or process support.
        quantity: how many units.
        unit: what a unit is, such as m2, m3 or stuk.
        investment_per_unit: euros per unit, once, and again at each replacement.
        investment_year: year of the first purchase.
        vat_pct: VAT that the prices include, in per cent; empty when not known.
        upkeep_per_unit_per_year: euros per unit per year.
        upkeep_from_year: first year of upkeep.
        upkeep_until_year: last year of upkeep; empty means the horizon.
        lifetime_years: years until replacement; empty means no replacement and no residual.
        replace: whether the investment returns at the end of its life.
        residual: whether the remaining life at the horizon is credited.
        discount_rate_pct: own discount rate of this line; empty means the worksheet's.
        payers: shares in per cent of investment, replacements and residual, 100 together.
        upkeep_payers: shares in per cent of the upkeep; empty means `payers`.
        organisation: collective, group or individual.
        place: where it is; usually one of `Place`.
        pm: pro memorie, without a price by intention.
        source: where the figures come from.
    """

    id: str
    label: str
    measure: str | None = None
    kind: CostKind = CostKind.WORKS
    quantity: Value = MISSING
    unit: str | None = None
    investment_per_unit: Value = NOTHING
    investment_year: int = 0
    vat_pct: Decimal | None = None
    upkeep_per_unit_per_year: Value = NOTHING
    upkeep_from_year: int = 1
    upkeep_until_year: int | None = None
    lifetime_years: int | None = None
    replace: bool = True
    residual: bool = True
    discount_rate_pct: Decimal | None = None
    payers: Mapping[str, Decimal] = field(default_factory=dict)
    upkeep_payers: Mapping[str, Decimal] | None = None
    organisation: Organisation | None = None
    place: str | None = None
    pm: bool = False
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BenefitLine:
    """A benefit and who gets it.

    Attributes:
        id: unique key within the benefits.
        label: name on screen and in documents.
        quantity: how many units.
        unit: what a unit is.
        value_per_unit_per_year: euros per unit per year, or once for a one-off.
        from_year: first year.
        until_year: last year; empty means the horizon.
        one_off_year: the only year, when the benefit comes once.
        growth: real growth per year.
        beneficiaries: shares in per cent, 100 together.
        confidence: how sure the benefit is.
        double_count_group: benefits of one group overlap.
        counted: whether it is in the totals.
        pm: pro memorie, without a price by intention.
        source: where the figures come from.
    """

    id: str
    label: str
    quantity: Value = MISSING
    unit: str | None = None
    value_per_unit_per_year: Value = NOTHING
    from_year: int = 1
    until_year: int | None = None
    one_off_year: int | None = None
    growth: Growth = Growth()
    beneficiaries: Mapping[str, Decimal] = field(default_factory=dict)
    confidence: Confidence = Confidence.HIGH
    double_count_group: str | None = None
    counted: bool = True
    pm: bool = False
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """Money that moves between parties; it never changes the total of the project.

    Attributes:
        id: unique key within the transfers.
        label: name on screen and in documents.
        kind: grant, fiscal, levy, voucher, own contribution or loan.
        amount: euros per payment, at most two decimals.
        from_party: id of the party that gives (or lends).
        to_party: id of the party that receives (or borrows).
        year: year of the (first) payment.
        until_year: last year of a payment that repeats each year; empty means once.
        status: idea, requested or granted.
        covers: ids of the cost lines that it is meant for.
        rate_pct: interest in per cent a year, loans only.
        term_years: number of yearly instalments, loans only.
    """

    id: str
    label: str
    kind: TransferKind
    amount: Decimal
    from_party: str
    to_party: str
    year: int = 0
    until_year: int | None = None
    status: TransferStatus = TransferStatus.IDEA
    covers: tuple[str, ...] = ()
    rate_pct: Decimal | None = None
    term_years: int | None = None


@dataclass(frozen=True, slots=True)
class Uncertainty:
    """How many draws a simulation makes, and its seed."""

    draws: int = 10_000
    seed: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Worksheet:
    """One variant of a plan.

    Attributes:
        name: name of the variant.
        base_year: calendar year of year 0.
        price_year: calendar year of the price level; empty when not stated.
        horizon_years: last year that counts, 0–100.
        discount_rate_pct: real discount rate in per cent a year.
        nature_price_rise_pct: relative price rise of nature in per cent a year.
        parties: who pays and who benefits.
        costs: the cost lines.
        benefits: the benefit lines.
        transfers: the transfers.
        uncertainty: settings of a simulation, when one is asked for.
    """

    name: str
    base_year: int
    price_year: int | None = None
    horizon_years: int = 25
    discount_rate_pct: Decimal = Decimal("2.25")
    nature_price_rise_pct: Decimal = Decimal("1.0")
    parties: tuple[Party, ...] = ()
    costs: tuple[CostLine, ...] = ()
    benefits: tuple[BenefitLine, ...] = ()
    transfers: tuple[Transfer, ...] = ()
    uncertainty: Uncertainty | None = None
