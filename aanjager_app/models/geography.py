"""Region, municipality and terrain: where the work is, and what is there."""

from datetime import date
from decimal import Decimal

from sqlalchemy import Text
from sqlalchemy.orm import Mapped, mapped_column

from aanjager_app.domain.vocabulary import OrganisationDegree, ProgrammeStatus
from aanjager_app.models.base import Base, Day, DecimalText, EnumText, Synced, reference


class Region(Synced, Base):
    """A programme region and the organisation that supplies its regisseur."""

    __tablename__ = "region"

    slug: Mapped[str] = mapped_column(Text, index=True)
    name: Mapped[str] = mapped_column(Text)
    director_organisation: Mapped[str | None] = mapped_column(Text)
    is_demo: Mapped[bool] = mapped_column(default=False, server_default="0")


class Municipality(Synced, Base):
    """A municipality as the user's region knows it; reference rows have a term and a successor."""

    __tablename__ = "municipality"

    code: Mapped[str] = mapped_column(Text, index=True)
    name: Mapped[str] = mapped_column(Text)
    province: Mapped[str | None] = mapped_column(Text)
    region_id: Mapped[str | None] = reference("region.id", optional=True)
    valid_from: Mapped[date | None] = mapped_column(Day)
    valid_to: Mapped[date | None] = mapped_column(Day)
    successor_code: Mapped[str | None] = mapped_column(Text)


class Terrain(Synced, Base):
    """A business park (bedrijventerrein).

    Attributes:
        rin: number of the terrain in IBIS; not unique, since it can be registered twice offline.
        ibis_year: year of the IBIS row that the areas come from.
        gross_ha, net_ha, issuable_ha: areas in hectares, exact.
        region_id: overrules the region that the municipality proposes.
        director_organisation: overrules the organisation that the region proposes.
        merged_into: the terrain that this possible duplicate was merged into.
    """

    __tablename__ = "terrain"

    rin: Mapped[str | None] = mapped_column(Text, index=True)
    ibis_year: Mapped[int | None]
    name: Mapped[str] = mapped_column(Text, index=True)
    municipality_id: Mapped[str | None] = reference("municipality.id", optional=True)
    other_municipality_codes: Mapped[str | None] = mapped_column(Text)
    region_id: Mapped[str | None] = reference("region.id", optional=True)
    director_organisation: Mapped[str | None] = mapped_column(Text)
    location_type: Mapped[str | None] = mapped_column(Text)
    programme_status: Mapped[ProgrammeStatus] = mapped_column(
        EnumText(ProgrammeStatus), default=ProgrammeStatus.NONE
    )
    organisation_degree: Mapped[OrganisationDegree | None] = mapped_column(
        EnumText(OrganisationDegree)
    )
    gross_ha: Mapped[Decimal | None] = mapped_column(DecimalText)
    net_ha: Mapped[Decimal | None] = mapped_column(DecimalText)
    issuable_ha: Mapped[Decimal | None] = mapped_column(DecimalText)
    companies: Mapped[int | None]
    employees: Mapped[int | None]
    longitude: Mapped[Decimal | None] = mapped_column(DecimalText)
    latitude: Mapped[Decimal | None] = mapped_column(DecimalText)
    description: Mapped[str | None] = mapped_column(Text)
    merged_into: Mapped[str | None] = reference("terrain.id", optional=True)


class SubArea(Synced, Base):
    """A part of a terrain that has a character or a plan of its own (deelgebied)."""

    __tablename__ = "sub_area"

    terrain_id: Mapped[str] = reference("terrain.id")
    name: Mapped[str] = mapped_column(Text)
    area_ha: Mapped[Decimal | None] = mapped_column(DecimalText)
    description: Mapped[str | None] = mapped_column(Text)


class Company(Synced, Base):
    """A company on a terrain."""

    __tablename__ = "company"

    terrain_id: Mapped[str] = reference("terrain.id")
    name: Mapped[str] = mapped_column(Text)
    sector: Mapped[str | None] = mapped_column(Text)
    employees: Mapped[int | None]


class Plot(Synced, Base):
    """A plot (kavel): who owns and rents it, and how much of it is paved or roofed, in m²."""

    __tablename__ = "plot"

    terrain_id: Mapped[str] = reference("terrain.id")
    sub_area_id: Mapped[str | None] = reference("sub_area.id", optional=True)
    name: Mapped[str] = mapped_column(Text)
    owner_id: Mapped[str | None] = reference("company.id", optional=True)
    tenant_id: Mapped[str | None] = reference("company.id", optional=True)
    area_m2: Mapped[Decimal | None] = mapped_column(DecimalText)
    paved_m2: Mapped[Decimal | None] = mapped_column(DecimalText)
    roof_m2: Mapped[Decimal | None] = mapped_column(DecimalText)
