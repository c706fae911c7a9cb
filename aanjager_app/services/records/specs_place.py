"""Declarations of what there is: the terrain, its sub-areas, companies, plots and people."""

from decimal import Decimal
from typing import Final

from aanjager_app.domain.vocabulary import (
    OrganisationDegree,
    OrganisationKind,
    PersonRole,
    ProgrammeStatus,
)
from aanjager_app.models import entities as rows
from aanjager_app.services.records.fields import (
    Choices,
    Field,
    FieldKind,
    RecordKind,
    RecordSpec,
    Shape,
)

_NONE: Final = Decimal(0)


def _amount(name: str, label: str, unit: str) -> Field:
    return Field(name=name, label=label, kind=FieldKind.NUMBER, unit=unit, low=_NONE)


def _count(name: str, label: str) -> Field:
    return Field(name=name, label=label, kind=FieldKind.WHOLE, low=_NONE)


TERRAIN: Final = RecordSpec(
    kind=RecordKind.TERRAIN,
    entity=rows.Terrain,
    one="terrein",
    many="terreinen",
    is_neuter=True,
    parent=None,
    parent_kind=None,
    title=("name",),
    order=("name",),
    fields=(
        Field(name="name", label="Naam", required=True),
        Field(name="rin", label="RIN-nummer", hint="Nummer van het terrein in IBIS."),
        Field(
            name="municipality_id",
            label="Gemeente",
            kind=FieldKind.CHOICE,
            options=Choices.MUNICIPALITIES,
        ),
        Field(
            name="region_id",
            label="Regio",
            kind=FieldKind.CHOICE,
            options=Choices.REGIONS,
            hint="Leeg: de regio die bij de gemeente hoort.",
        ),
        Field(
            name="director_organisation",
            label="Regisseurorganisatie",
            hint="Leeg: de organisatie die bij de regio hoort.",
        ),
        Field(
            name="programme_status",
            label="Status in het programma",
            kind=FieldKind.CHOICE,
            options=ProgrammeStatus,
            required=True,
        ),
        Field(
            name="organisation_degree",
            label="Organisatiegraad",
            kind=FieldKind.CHOICE,
            options=OrganisationDegree,
        ),
        Field(name="location_type", label="Soort locatie", hint="Zoals het in IBIS staat."),
        _amount("gross_ha", "Bruto oppervlakte", "ha"),
        _amount("net_ha", "Netto oppervlakte", "ha"),
        _amount("issuable_ha", "Nog uit te geven", "ha"),
        _count("companies", "Bedrijven"),
        _count("employees", "Werknemers"),
        Field(
            name="longitude",
            label="Lengtegraad",
            kind=FieldKind.NUMBER,
            unit="°",
            low=Decimal(-180),
            high=Decimal(180),
        ),
        Field(
            name="latitude",
            label="Breedtegraad",
            kind=FieldKind.NUMBER,
            unit="°",
            low=Decimal(-90),
            high=Decimal(90),
        ),
        Field(name="description", label="Omschrijving", kind=FieldKind.TEXT),
    ),
)

SUB_AREA: Final = RecordSpec(
    kind=RecordKind.SUB_AREA,
    entity=rows.SubArea,
    one="deelgebied",
    many="deelgebieden",
    is_neuter=True,
    title=("name",),
    order=("name",),
    single="name",
    fields=(
        Field(name="name", label="Naam", required=True),
        _amount("area_ha", "Oppervlakte", "ha"),
        Field(name="description", label="Omschrijving", kind=FieldKind.TEXT),
    ),
)

COMPANY: Final = RecordSpec(
    kind=RecordKind.COMPANY,
    entity=rows.Company,
    one="bedrijf",
    many="bedrijven",
    is_neuter=True,
    title=("name",),
    order=("name",),
    fields=(
        Field(name="name", label="Naam", required=True),
        Field(name="sector", label="Sector"),
        _count("employees", "Werknemers"),
    ),
)

PLOT: Final = RecordSpec(
    kind=RecordKind.PLOT,
    entity=rows.Plot,
    one="kavel",
    many="kavels",
    title=("name",),
    order=("name",),
    fields=(
        Field(name="name", label="Naam of adres", required=True),
        Field(
            name="sub_area_id",
            label="Deelgebied",
            kind=FieldKind.REFERENCE,
            target=RecordKind.SUB_AREA,
        ),
        Field(
            name="owner_id", label="Eigenaar", kind=FieldKind.REFERENCE, target=RecordKind.COMPANY
        ),
        Field(
            name="tenant_id", label="Gebruiker", kind=FieldKind.REFERENCE, target=RecordKind.COMPANY
        ),
        _amount("area_m2", "Oppervlakte", "m²"),
        _amount("paved_m2", "Verhard", "m²"),
        _amount("roof_m2", "Dak", "m²"),
    ),
)

ORGANISATION: Final = RecordSpec(
    kind=RecordKind.ORGANISATION,
    entity=rows.Organisation,
    one="organisatie",
    many="organisaties",
    title=("name",),
    order=("name",),
    single="name",
    fields=(
        Field(name="name", label="Naam", required=True),
        Field(
            name="kind",
            label="Soort",
            kind=FieldKind.CHOICE,
            options=OrganisationKind,
            required=True,
        ),
    ),
)

PERSON: Final = RecordSpec(
    kind=RecordKind.PERSON,
    entity=rows.Person,
    one="persoon",
    many="personen",
    title=("name",),
    order=("name",),
    fields=(
        Field(name="name", label="Naam", required=True, personal=True),
        Field(name="role", label="Rol", kind=FieldKind.CHOICE, options=PersonRole),
        Field(
            name="organisation_id",
            label="Organisatie",
            kind=FieldKind.REFERENCE,
            target=RecordKind.ORGANISATION,
        ),
        Field(name="email", label="E-mail", shape=Shape.MAIL, personal=True),
        Field(name="phone", label="Telefoon", shape=Shape.PHONE, personal=True),
        Field(
            name="source",
            label="Bron",
            hint="Waar de gegevens vandaan komen, bijvoorbeeld: zelf opgegeven tijdens bezoek.",
            personal=True,
        ),
        Field(
            name="retain_until",
            label="Bewaren tot",
            kind=FieldKind.DAY,
            hint="Daarna vraagt Aanjager of deze gegevens nog nodig zijn.",
        ),
        Field(name="remark", label="Opmerking", kind=FieldKind.TEXT, personal=True),
    ),
)

PLACE_SPECS: Final = (TERRAIN, SUB_AREA, COMPANY, PLOT, ORGANISATION, PERSON)
