"""Who applies, and the area: items 2 and 3 of the basic profile."""

from collections.abc import Iterator

from aanjager_app.documents.blocks import Block, CellValue, Missing, Table, paragraph
from aanjager_app.documents.dossier import Dossier, Plot, TerrainCard
from aanjager_app.documents.sections.people import contacts
from aanjager_app.documents.sections.words import (
    NOT_FILLED_IN,
    NOTHING,
    cell,
    facts_table,
    named,
    notes,
    number,
    prose,
    text,
)
from aanjager_app.domain.dutch import count, format_number
from aanjager_app.domain.texts import TextKind


def applicant(dossier: Dossier) -> Iterator[Block]:
    """Who applies, with which mandate, and how the entrepreneurs are organised."""
    terrain, labels = dossier.terrain, dossier.labels
    yield facts_table(
        "Aanvrager en organisatie",
        (
            ("Aanvrager", cell(dossier.applicant)),
            ("Organisatiegraad", _degree(dossier)),
            ("Status in het programma", labels.of(terrain.programme_status)),
            ("Regio", cell(terrain.region)),
            ("Regisseur van de regio", cell(terrain.director_organisation)),
        ),
    )
    yield from prose(dossier.texts.get(TextKind.MANDATE))
    yield from _organisations(dossier)
    yield from contacts(dossier)


def _degree(dossier: Dossier) -> CellValue:
    degree = dossier.terrain.organisation_degree
    return NOT_FILLED_IN if degree is None else dossier.labels.of(degree)


def _organisations(dossier: Dossier) -> Iterator[Block]:
    if dossier.organisations:
        yield Table(
            columns=(text("Organisatie", 3), text("Soort", 2)),
            rows=tuple(
                (organisation.name, dossier.labels.of(organisation.kind))
                for organisation in dossier.organisations
            ),
            caption="Organisaties rond het terrein",
        )


def area(dossier: Dossier) -> Iterator[Block]:
    """Where the terrain is, how large it is, what is on it and who owns it."""
    terrain = dossier.terrain
    yield paragraph(_area_sentence(terrain))
    yield from prose(terrain.description)
    yield facts_table("Kerngegevens van het terrein", _area_facts(terrain), _area_note(terrain))
    yield from prose(dossier.texts.get(TextKind.OWNERSHIP))
    yield from _sub_areas(dossier)
    yield from _plots(dossier.plots)
    yield from _companies(dossier)


def _area_sentence(terrain: TerrainCard) -> str:
    where = f" in de gemeente {terrain.municipality}" if terrain.municipality else ""
    province = f" ({terrain.province})" if terrain.province else ""
    sentence = f"{terrain.name} is een bedrijventerrein{where}{province}."
    if terrain.gross_ha is not None:
        sentence += f" Het is {format_number(terrain.gross_ha)} ha groot (bruto)"
        net = terrain.net_ha
        sentence += f", waarvan {format_number(net)} ha netto." if net is not None else "."
    if terrain.companies is not None and terrain.employees is not None:
        sentence += (
            f" Er zijn {count(terrain.companies, 'bedrijf', 'bedrijven')} met samen "
            f"{count(terrain.employees, 'werkende', 'werkenden')}."
        )
    return sentence


def _hectares(terrain: TerrainCard) -> Iterator[tuple[str, CellValue]]:
    for label, value in (
        ("Bruto oppervlakte", terrain.gross_ha),
        ("Netto oppervlakte", terrain.net_ha),
        ("Nog uit te geven", terrain.issuable_ha),
    ):
        yield label, NOT_FILLED_IN if value is None else f"{format_number(value)} ha"


def _area_facts(terrain: TerrainCard) -> Iterator[tuple[str, CellValue]]:
    yield "RIN-nummer (IBIS)", cell(terrain.rin)
    yield "Gemeente", cell(terrain.municipality)
    yield "Provincie", cell(terrain.province)
    yield from _hectares(terrain)
    yield "Soort locatie", cell(terrain.location_type)
    yield "Bedrijven", _counted(terrain.companies)
    yield "Werkenden", _counted(terrain.employees)
    yield "Plek op de kaart", _position(terrain)


def _counted(amount: int | None) -> CellValue:
    return NOT_FILLED_IN if amount is None else format_number(amount)


def _position(terrain: TerrainCard) -> CellValue:
    if terrain.latitude is None or terrain.longitude is None:
        return Missing("nog geen plek op de kaart")
    north, east = format_number(terrain.latitude, 5), format_number(terrain.longitude, 5)
    return f"{north}° noord, {east}° oost (WGS 84)"


def _area_note(terrain: TerrainCard) -> str:
    if terrain.ibis_year is None:
        return ""
    return f"Oppervlakten volgens IBIS, jaar {terrain.ibis_year}."


def _sub_areas(dossier: Dossier) -> Iterator[Block]:
    if not dossier.sub_areas:
        return
    yield Table(
        columns=(text("Deelgebied", 3), number("Oppervlakte (ha)", 1)),
        rows=tuple(
            (part.name, NOT_FILLED_IN if part.area_ha is None else part.area_ha)
            for part in dossier.sub_areas
        ),
        caption="Deelgebieden",
    )
    yield from notes((part.name, part.description) for part in dossier.sub_areas)


def _plots(plots: tuple[Plot, ...]) -> Iterator[Block]:
    if not plots:
        return
    yield Table(
        columns=(
            text("Kavel", 3),
            text("Deelgebied", 2),
            text("Eigenaar", 3),
            text("Huurder", 3),
            number("m²", 1.4),
            number("Verhard m²", 1.6),
            number("Dak m²", 1.4),
        ),
        rows=tuple(
            (
                plot.name,
                cell(plot.sub_area, NOTHING),
                cell(plot.owner, NOTHING),
                cell(plot.tenant, NOTHING),
                plot.area_m2,
                plot.paved_m2,
                plot.roof_m2,
            )
            for plot in plots
        ),
        caption="Kavels: eigendom en gebruik",
    )


def _companies(dossier: Dossier) -> Iterator[Block]:
    if not dossier.companies:
        return
    yield Table(
        columns=(text("Bedrijf", 3), text("Sector", 3), number("Werkenden", 1.2)),
        rows=tuple(
            (
                company.name,
                cell(company.sector),
                NOT_FILLED_IN if company.employees is None else company.employees,
            )
            for company in dossier.companies
        ),
        caption="Bedrijven die in dit dossier staan",
    )


def context(dossier: Dossier) -> Iterator[Block]:
    """The terrain in one paragraph and a short table, for documents without a chapter on it."""
    terrain = dossier.terrain
    yield paragraph(_area_sentence(terrain))
    yield facts_table(
        "Het terrein in het kort",
        (
            ("Gemeente", cell(terrain.municipality)),
            *_hectares(terrain),
            ("Aanvrager", cell(dossier.applicant)),
            ("Organisatiegraad", _degree(dossier)),
        ),
        _area_note(terrain),
    )
    yield from named("Mandaat", dossier.texts.get(TextKind.MANDATE))
