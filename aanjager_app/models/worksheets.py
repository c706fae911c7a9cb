"""The cost-benefit worksheet of a terrain as rows: lines, shares and transfers.

A value is three exact decimals (low, mid, high), all empty when it is missing. Slugs of kinds
and statuses are those of the worksheet contract; outcomes are never stored.
"""

from datetime import datetime
from decimal import Decimal

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from aanjager_app.models.base import Base, Cents, DecimalText, Instant, Synced, reference


class Worksheet(Synced, Base):
    """One variant of the costs and benefits of a terrain.

    The variant of the dossier is the one that was chosen last: one field of one row, so that two
    people who choose at the same time still end up with one.
    """

    __tablename__ = "worksheet"

    terrain_id: Mapped[str] = reference("terrain.id")
    name: Mapped[str] = mapped_column(Text)
    base_year: Mapped[int]
    price_year: Mapped[int | None]
    horizon_years: Mapped[int]
    discount_rate_pct: Mapped[Decimal] = mapped_column(DecimalText)
    nature_price_rise_pct: Mapped[Decimal] = mapped_column(DecimalText)
    draws: Mapped[int | None]
    seed: Mapped[int | None]
    chosen_at: Mapped[datetime | None] = mapped_column(Instant)


class WorksheetParty(Synced, Base):
    """A party that pays, benefits or subsidises in a worksheet."""

    __tablename__ = "worksheet_party"

    worksheet_id: Mapped[str] = reference("worksheet.id")
    slug: Mapped[str] = mapped_column(Text)
    position: Mapped[int]
    name: Mapped[str] = mapped_column(Text)
    recovers_vat: Mapped[bool]


class CostLine(Synced, Base):
    """A measure, or process support, with its quantity and prices.

    `taken_from` is the figure of the catalogue as it was when it was taken over, and
    `taken_investment` and `taken_upkeep` what then stood in the cells: what differs now was
    overruled, for `reason`.
    """

    __tablename__ = "cost_line"

    worksheet_id: Mapped[str] = reference("worksheet.id")
    slug: Mapped[str] = mapped_column(Text)
    position: Mapped[int]
    label: Mapped[str] = mapped_column(Text)
    measure: Mapped[str | None] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    quantity_low: Mapped[Decimal | None] = mapped_column(DecimalText)
    quantity_mid: Mapped[Decimal | None] = mapped_column(DecimalText)
    quantity_high: Mapped[Decimal | None] = mapped_column(DecimalText)
    unit: Mapped[str | None] = mapped_column(Text)
    investment_low: Mapped[Decimal | None] = mapped_column(DecimalText)
    investment_mid: Mapped[Decimal | None] = mapped_column(DecimalText)
    investment_high: Mapped[Decimal | None] = mapped_column(DecimalText)
    investment_year: Mapped[int]
    vat_pct: Mapped[Decimal | None] = mapped_column(DecimalText)
    upkeep_low: Mapped[Decimal | None] = mapped_column(DecimalText)
    upkeep_mid: Mapped[Decimal | None] = mapped_column(DecimalText)
    upkeep_high: Mapped[Decimal | None] = mapped_column(DecimalText)
    upkeep_from_year: Mapped[int]
    upkeep_until_year: Mapped[int | None]
    lifetime_years: Mapped[int | None]
    replace: Mapped[bool]
    residual: Mapped[bool]
    discount_rate_pct: Mapped[Decimal | None] = mapped_column(DecimalText)
    organisation: Mapped[str | None] = mapped_column(Text)
    place: Mapped[str | None] = mapped_column(Text)
    pm: Mapped[bool]
    source: Mapped[str | None] = mapped_column(Text)
    taken_from: Mapped[str | None] = mapped_column(Text)
    taken_investment: Mapped[str | None] = mapped_column(Text)
    taken_upkeep: Mapped[str | None] = mapped_column(Text)
    reason: Mapped[str | None] = mapped_column(Text)


class CostShare(Synced, Base):
    """What per cent of a cost line's investment a party pays."""

    __tablename__ = "cost_share"

    cost_line_id: Mapped[str] = reference("cost_line.id")
    party_id: Mapped[str] = reference("worksheet_party.id")
    percentage: Mapped[Decimal] = mapped_column(DecimalText)


class UpkeepShare(Synced, Base):
    """What per cent of a cost line's upkeep a party pays; none means as the investment."""

    __tablename__ = "upkeep_share"

    cost_line_id: Mapped[str] = reference("cost_line.id")
    party_id: Mapped[str] = reference("worksheet_party.id")
    percentage: Mapped[Decimal] = mapped_column(DecimalText)


class BenefitLine(Synced, Base):
    """A benefit with its quantity, value and years."""

    __tablename__ = "benefit_line"

    worksheet_id: Mapped[str] = reference("worksheet.id")
    slug: Mapped[str] = mapped_column(Text)
    position: Mapped[int]
    label: Mapped[str] = mapped_column(Text)
    quantity_low: Mapped[Decimal | None] = mapped_column(DecimalText)
    quantity_mid: Mapped[Decimal | None] = mapped_column(DecimalText)
    quantity_high: Mapped[Decimal | None] = mapped_column(DecimalText)
    unit: Mapped[str | None] = mapped_column(Text)
    value_low: Mapped[Decimal | None] = mapped_column(DecimalText)
    value_mid: Mapped[Decimal | None] = mapped_column(DecimalText)
    value_high: Mapped[Decimal | None] = mapped_column(DecimalText)
    from_year: Mapped[int]
    until_year: Mapped[int | None]
    one_off_year: Mapped[int | None]
    growth: Mapped[str] = mapped_column(Text)
    confidence: Mapped[str] = mapped_column(Text)
    double_count_group: Mapped[str | None] = mapped_column(Text)
    counted: Mapped[bool]
    pm: Mapped[bool]
    source: Mapped[str | None] = mapped_column(Text)
    benefit: Mapped[str | None] = mapped_column(Text)
    taken_from: Mapped[str | None] = mapped_column(Text)
    taken_value: Mapped[str | None] = mapped_column(Text)
    reason: Mapped[str | None] = mapped_column(Text)


class BenefitShare(Synced, Base):
    """What per cent of a benefit reaches a beneficiary."""

    __tablename__ = "benefit_share"

    benefit_line_id: Mapped[str] = reference("benefit_line.id")
    party_id: Mapped[str] = reference("worksheet_party.id")
    percentage: Mapped[Decimal] = mapped_column(DecimalText)


class Transfer(Synced, Base):
    """Money that moves between parties: grant, levy, voucher, loan, own contribution."""

    __tablename__ = "transfer"

    worksheet_id: Mapped[str] = reference("worksheet.id")
    slug: Mapped[str] = mapped_column(Text)
    position: Mapped[int]
    label: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    amount: Mapped[int] = mapped_column(Cents)
    year: Mapped[int]
    until_year: Mapped[int | None]
    from_party_id: Mapped[str] = reference("worksheet_party.id")
    to_party_id: Mapped[str] = reference("worksheet_party.id")
    status: Mapped[str] = mapped_column(Text)
    rate_pct: Mapped[Decimal | None] = mapped_column(DecimalText)
    term_years: Mapped[int | None]


class TransferCover(Synced, Base):
    """A cost line that a transfer is meant for."""

    __tablename__ = "transfer_cover"

    transfer_id: Mapped[str] = reference("transfer.id")
    cost_line_id: Mapped[str] = reference("cost_line.id")


class ShareStep(Synced, Base):
    """A step in the conversation on who pays: all shares as they were after it.

    Steps are added and never changed, so that a conversation can be replayed.
    """

    __tablename__ = "share_step"

    worksheet_id: Mapped[str] = reference("worksheet.id")
    position: Mapped[int]
    at: Mapped[datetime] = mapped_column(Instant)
    title: Mapped[str] = mapped_column(Text)
    # JSON: per cost line, by slug, the payers of investment and of upkeep, by slug of the party.
    shares: Mapped[str] = mapped_column(Text)


class OwnFigure(Synced, Base):
    """A measure or benefit of one's own, with its source, to use in every worksheet."""

    __tablename__ = "own_figure"

    part: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    unit: Mapped[str | None] = mapped_column(Text)
    price_low: Mapped[Decimal | None] = mapped_column(DecimalText)
    price_mid: Mapped[Decimal | None] = mapped_column(DecimalText)
    price_high: Mapped[Decimal | None] = mapped_column(DecimalText)
    upkeep_low: Mapped[Decimal | None] = mapped_column(DecimalText)
    upkeep_mid: Mapped[Decimal | None] = mapped_column(DecimalText)
    upkeep_high: Mapped[Decimal | None] = mapped_column(DecimalText)
    lifetime_years: Mapped[int | None]
    price_year: Mapped[int | None]
    vat_pct: Mapped[Decimal | None] = mapped_column(DecimalText)
    source: Mapped[str] = mapped_column(Text)
