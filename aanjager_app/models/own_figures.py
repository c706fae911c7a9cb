"""Figures that the user has himself, with their source: kept once, used in every worksheet."""

from datetime import date
from decimal import Decimal

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from aanjager_app.domain.vocabulary import Effort, FigureKind, VatBasis
from aanjager_app.models.base import Base, Day, DecimalText, EnumText, Synced


class OwnFigure(Synced, Base):
    """A price of a measure, or the value of a benefit, from a quotation, supplier or municipality.

    Prices are as the source states them, with or without VAT and at their own price level; they
    are converted when they are taken into a worksheet. `based_on` is the key of the measure or
    benefit of the catalogue that this is a price for: then themes and effects are those of it.
    """

    __tablename__ = "own_figure"

    kind: Mapped[FigureKind] = mapped_column(EnumText(FigureKind))
    based_on: Mapped[str | None] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    theme: Mapped[str | None] = mapped_column(Text)
    effort: Mapped[Effort | None] = mapped_column(EnumText(Effort))
    unit: Mapped[str] = mapped_column(Text)
    organisation: Mapped[str | None] = mapped_column(Text)
    place: Mapped[str | None] = mapped_column(Text)
    investment_low: Mapped[Decimal | None] = mapped_column(DecimalText)
    investment_mid: Mapped[Decimal | None] = mapped_column(DecimalText)
    investment_high: Mapped[Decimal | None] = mapped_column(DecimalText)
    upkeep_low: Mapped[Decimal | None] = mapped_column(DecimalText)
    upkeep_mid: Mapped[Decimal | None] = mapped_column(DecimalText)
    upkeep_high: Mapped[Decimal | None] = mapped_column(DecimalText)
    lifetime_years: Mapped[int | None]
    value_low: Mapped[Decimal | None] = mapped_column(DecimalText)
    value_mid: Mapped[Decimal | None] = mapped_column(DecimalText)
    value_high: Mapped[Decimal | None] = mapped_column(DecimalText)
    growth: Mapped[str | None] = mapped_column(Text)
    growth_pct: Mapped[Decimal | None] = mapped_column(DecimalText)
    confidence: Mapped[str | None] = mapped_column(Text)
    double_count_group: Mapped[str | None] = mapped_column(Text)
    vat_basis: Mapped[VatBasis] = mapped_column(EnumText(VatBasis))
    vat_pct: Mapped[Decimal | None] = mapped_column(DecimalText)
    price_year: Mapped[int]
    effect_storage_m3: Mapped[Decimal | None] = mapped_column(DecimalText)
    effect_unpaved_m2: Mapped[Decimal | None] = mapped_column(DecimalText)
    effect_trees: Mapped[Decimal | None] = mapped_column(DecimalText)
    source_name: Mapped[str] = mapped_column(Text)
    source_where: Mapped[str] = mapped_column(Text)
    checked_on: Mapped[date] = mapped_column(Day)
    note: Mapped[str | None] = mapped_column(Text)
