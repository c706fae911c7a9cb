"""The kinds of reference content, as frozen dataclasses.

Every entry says where it comes from: `source` and `date`, or `own_proposal` for what we thought up
ourselves, shown as "eigen voorstel".
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from aanjager_app.domain.gap import Direction
from aanjager_app.domain.vocabulary import Effort, OrganisationKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where an entry comes from.

    Attributes:
        source: title of the source; empty for our own proposal.
        date: year or day of the source, as it states it.
        url: address, never needed to work.
        own_proposal: thought up by ourselves.
    """

    source: str = ""
    date: str = ""
    url: str = ""
    own_proposal: bool = False

    @property
    def citation(self) -> str:
        """The source for a reader."""
        if self.own_proposal:
            return "eigen voorstel"
        if not self.source:
            return "geen bron"
        return f"{self.source}, {self.date}" if self.date else self.source


class Certainty(StrEnum):
    """How sure a fact is that was rebuilt from a flattened table."""

    HIGH = "high"
    REASONABLE = "reasonable"
    UNCERTAIN = "uncertain"


class SourceConfidence(StrEnum):
    """How much a figure can be trusted."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class IndicatorKind(StrEnum):
    """How an indicator is scored."""

    NUMBER = "number"
    SCALE = "scale"
    LABEL = "label"


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme(Provenance):
    """A theme of the programme."""

    slug: str
    name: str
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator(Provenance):
    """Something that is measured, with its unit.

    Attributes:
        kind: number, own scale of 1 to 5, or label A to G.
        unit: unit of a number.
        direction: which way is better.
        note: what a reader must know, such as "eigen inschatting".
    """

    slug: str
    name: str
    theme: str
    kind: IndicatorKind
    unit: str = ""
    direction: Direction = Direction.HIGHER
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Benefit(Provenance):
    """What a greener terrain brings, in words (source, 4.4)."""

    slug: str
    text: str
    askers: tuple[OrganisationKind, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument(Provenance):
    """Something to say to someone.

    Attributes:
        askers: for whom it works.
        talk_figure: a figure for a talk, never a default input of a calculation.
    """

    slug: str
    text: str
    askers: tuple[OrganisationKind, ...]
    talk_figure: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Province(Provenance):
    """A province.

    Attributes:
        code: code of Statistics Netherlands.
        green_deal: had signed a Green Deal with the programme in October 2024 (source, 2.1).
    """

    slug: str
    name: str
    code: str
    green_deal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Region(Provenance):
    """A programme region and the organisation that supplies its regisseur."""

    slug: str
    name: str
    director_organisation: str
    certainty: Certainty
    remark: str
    climate_monitor_region: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Municipality(Provenance):
    """A municipality, with its proposed region and its term.

    Attributes:
        region: slug of the proposed programme region; a proposal, not checked against a source.
        valid_from, valid_to: first and last day; empty when not bounded.
        successor: code of the municipality that it joins.
    """

    code: str
    name: str
    province: str
    corop: str
    region: str
    certainty: Certainty
    valid_from: date | None = None
    valid_to: date | None = None
    successor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcedValue(Provenance):
    """A price with its source; all three points empty means that no source was found.

    Attributes:
        unit: what the price is per.
        price_year: price level as the source states it; empty when it doesn't.
        vat: VAT basis as the source states it; empty when it doesn't.
        quotation: the words of the source.
        confidence: how much it can be trusted.
        note: what a reader must know.
    """

    low: Decimal | None = None
    mid: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""
    price_year: str = ""
    vat: str = ""
    quotation: str = ""
    confidence: SourceConfidence = SourceConfidence.MEDIUM
    note: str = ""

    @property
    def is_missing(self) -> bool:
        """No source was found."""
        return self.low is None and self.mid is None and self.high is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A greening measure of the catalogue.

    Attributes:
        unit: unit of the quantity.
        themes: slugs of the themes it helps.
        effect: physical effect per unit (`storage_m3`, `unpaved_m2`, `trees`); empty when none.
        warning: what to know before choosing it.
        needs: a figure that must be asked, such as the depth of a wadi.
        effort: what it asks apart from money; our own proposal.
        choice: name that it shares with others of which just one fits a place, such as a tree.
        situation: of those, which one this is; empty without a choice.
    """

    slug: str
    name: str
    unit: str
    themes: tuple[str, ...]
    place: str
    investment: SourcedValue
    upkeep: SourcedValue
    effect: str = ""
    warning: str = ""
    needs: str = ""
    effort: Effort | None = None
    choice: str = ""
    situation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BenefitValue(Provenance):
    """A value for a benefit in a worksheet.

    Attributes:
        beneficiary: who gets it.
        how: how it is computed.
        group: benefits of one group overlap.
        off: not counted until the user accepts it.
    """

    slug: str
    name: str
    beneficiary: str
    how: str
    low: Decimal | None = None
    mid: Decimal | None = None
    high: Decimal | None = None
    unit: str = ""
    price_year: str = ""
    group: str = ""
    confidence: SourceConfidence = SourceConfidence.LOW
    off: bool = False
    quotation: str = ""
    note: str = ""

    @property
    def is_missing(self) -> bool:
        """No source was found."""
        return self.low is None and self.mid is None and self.high is None


@dataclass(frozen=True, slots=True, kw_only=True)
class FundingRoute(Provenance):
    """A way to pay for a plan.

    Attributes:
        payer: who pays.
        rule: what it pays for and under which conditions.
        amount: amount or percentage, when the source names one.
        process_only: pays for process support, never for works.
        expired: no longer open.
    """

    slug: str
    name: str
    payer: str
    rule: str
    amount: Decimal | None = None
    unit: str = ""
    valid: str = ""
    process_only: bool = False
    expired: bool = False
    quotation: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerOffer(Provenance):
    """What a coalition partner offers for a step of the Toolbox or a field of expertise."""

    order: int
    subject: str
    partner: str
    offer: str
    certainty: Certainty


@dataclass(frozen=True, slots=True, kw_only=True)
class Tip(Provenance):
    """A tip for who moves a terrain."""

    slug: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Provenance):
    """A page elsewhere; the program never needs it."""

    slug: str
    title: str
    checked: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Species(Provenance):
    """A plant or animal, to be checked by an ecologist."""

    name: str
    scientific: str
    group: str
    use: str
    remark: str
