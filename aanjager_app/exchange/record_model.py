"""What a record file (TOML) can say of a terrain, as frozen dataclasses; keys are Dutch words.

The form is described for users in `docs/record-toml.md`. A field that was left out is None, never
a default: a default would overwrite what is known. New rows get their defaults from the store.
"""
# ruff: noqa: RUF009 - a field that carries its key in the file is made by a call

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from aanjager_app.domain.building import KEY
from aanjager_app.domain.texts import TextKind
from aanjager_app.domain.vocabulary import (
    ActionState,
    AmbitionLevel,
    AmbitionTerm,
    GateOutcome,
    MemberRole,
    OrganisationDegree,
    OrganisationKind,
    PersonRole,
    ProgrammeStatus,
    ScoreMethod,
    WorkgroupKind,
)


def _key(name: str) -> Any:  # noqa: ANN401 - what `field` gives
    return field(metadata={KEY: name})


def _optional(name: str, default: object = None) -> Any:  # noqa: ANN401
    return field(default=default, metadata={KEY: name})


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedTerrain:
    """Facts of the terrain itself; what is left out stays as it was."""

    programme_status: ProgrammeStatus | None = _optional("status")
    organisation_degree: OrganisationDegree | None = _optional("organisatiegraad")
    gross_ha: Decimal | None = _optional("bruto_ha")
    net_ha: Decimal | None = _optional("netto_ha")
    issuable_ha: Decimal | None = _optional("uitgeefbaar_ha")
    companies: int | None = _optional("bedrijven")
    employees: int | None = _optional("werknemers")
    longitude: Decimal | None = _optional("lengtegraad")
    latitude: Decimal | None = _optional("breedtegraad")
    description: str | None = _optional("omschrijving")
    region: str | None = _optional("regio")
    director_organisation: str | None = _optional("regisseurorganisatie")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedOrganisation:
    """An organisation, known by its name."""

    name: str = _key("naam")
    kind: OrganisationKind = _key("soort")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedPerson:
    """A person, known by name."""

    name: str = _key("naam")
    role: PersonRole | None = _optional("rol")
    organisation: str | None = _optional("organisatie")
    email: str | None = _optional("email")
    phone: str | None = _optional("telefoon")
    source: str | None = _optional("bron")
    retain_until: date | None = _optional("bewaren_tot")
    remark: str | None = _optional("opmerking")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedSubArea:
    """A sub-area, known by its name."""

    name: str = _key("naam")
    area_ha: Decimal | None = _optional("oppervlakte_ha")
    description: str | None = _optional("omschrijving")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedCompany:
    """A company, known by its name."""

    name: str = _key("naam")
    sector: str | None = _optional("sector")
    employees: int | None = _optional("werknemers")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedPlot:
    """A plot, known by its name; owner and tenant are names of companies."""

    name: str = _key("naam")
    sub_area: str | None = _optional("deelgebied")
    owner: str | None = _optional("eigenaar")
    tenant: str | None = _optional("gebruiker")
    area_m2: Decimal | None = _optional("oppervlakte_m2")
    paved_m2: Decimal | None = _optional("verhard_m2")
    roof_m2: Decimal | None = _optional("dak_m2")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedStay:
    """A stay of a project in a phase, known by phase and start."""

    phase: int = _key("fase")
    started_on: date | None = _optional("begonnen")
    finished_on: date | None = _optional("klaar")
    remark: str | None = _optional("opmerking")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedTick:
    """A check that was ticked by hand, known by its slug; to name it is to tick it."""

    check: str = _key("controle")
    done: bool = _optional("gedaan", default=True)
    evidence: str | None = _optional("onderbouwing")
    checked_on: date | None = _optional("datum")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedGate:
    """A decision at a gate, known by phase and day."""

    phase: int = _key("fase")
    outcome: GateOutcome = _key("uitkomst")
    reason: str | None = _optional("reden")
    decided_on: date | None = _optional("datum")
    decided_by: str | None = _optional("door")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedProject:
    """A project, known by its name."""

    name: str = _key("naam")
    description: str | None = _optional("omschrijving")
    phase: int | None = _optional("fase")
    sub_areas: tuple[str, ...] = _optional("deelgebieden", default=())
    plots: tuple[str, ...] = _optional("kavels", default=())
    stays: tuple[RecordedStay, ...] = _optional("fasen", default=())
    ticks: tuple[RecordedTick, ...] = _optional("controles", default=())
    gates: tuple[RecordedGate, ...] = _optional("poorten", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedScore:
    """A score, known by its indicator; the unit is the indicator's own when left out."""

    indicator: str = _key("indicator")
    value: Decimal | None = _optional("waarde")
    label: str | None = _optional("label")
    unit: str | None = _optional("eenheid")
    evidence: str | None = _optional("onderbouwing")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedBaseline:
    """A baseline, known by its day and method."""

    measured_on: date = _key("datum")
    source: str | None = _optional("bron")
    method: ScoreMethod = _optional("methode", default=ScoreMethod.OTHER)
    remark: str | None = _optional("opmerking")
    scores: tuple[RecordedScore, ...] = _optional("scores", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedAmbition:
    """An ambition, known by theme and title."""

    theme: str = _key("thema")
    title: str = _key("titel")
    level: AmbitionLevel | None = _optional("niveau")
    indicator: str | None = _optional("indicator")
    target: Decimal | None = _optional("streefwaarde")
    target_label: str | None = _optional("streeflabel")
    unit: str | None = _optional("eenheid")
    term: AmbitionTerm | None = _optional("termijn")
    owner_organisation: str | None = _optional("eigenaar")
    agreed_on: date | None = _optional("afgesproken_op")
    support: str | None = _optional("draagvlak")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedMember:
    """A member of a workgroup, known by the person's name."""

    person: str = _key("persoon")
    role: MemberRole | None = _optional("rol")
    since: date | None = _optional("sinds")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedWorkgroup:
    """A workgroup, known by its name."""

    name: str = _key("naam")
    kind: WorkgroupKind | None = _optional("soort")
    theme: str | None = _optional("thema")
    first_success: str | None = _optional("eerste_succes")
    members: tuple[RecordedMember, ...] = _optional("leden", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedMeeting:
    """A meeting, known by day and title."""

    held_on: date = _key("datum")
    title: str = _key("titel")
    workgroup: str | None = _optional("werkgroep")
    place: str | None = _optional("plaats")
    participants: int | None = _optional("deelnemers")
    report: str | None = _optional("verslag")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedDecision:
    """A decision, known by its text; `meeting` is the title of a meeting."""

    text: str = _key("besluit")
    decided_on: date | None = _optional("datum")
    reason: str | None = _optional("reden")
    workgroup: str | None = _optional("werkgroep")
    meeting: str | None = _optional("bijeenkomst")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedAction:
    """An action, known by its title; `owner` is the name of a person."""

    title: str = _key("actie")
    owner: str | None = _optional("eigenaar")
    owner_organisation: str | None = _optional("organisatie")
    due_on: date | None = _optional("voor")
    state: ActionState | None = _optional("status")
    done_on: date | None = _optional("gedaan_op")
    workgroup: str | None = _optional("werkgroep")
    remark: str | None = _optional("opmerking")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedPhoto:
    """A photo, known by its file, which lies beside the record file."""

    file: str = _key("bestand")
    caption: str | None = _optional("bijschrift")
    alternative_text: str | None = _optional("beschrijving")


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedVisit:
    """A visit note, known by day and title."""

    visited_on: date = _key("datum")
    title: str = _key("titel")
    text: str | None = _optional("tekst")
    personal: bool | None = _optional("persoonlijk")
    photos: tuple[RecordedPhoto, ...] = _optional("fotos", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """All that a record file says."""

    terrain: RecordedTerrain = _optional("terrein", default=RecordedTerrain())
    organisations: tuple[RecordedOrganisation, ...] = _optional("organisaties", default=())
    persons: tuple[RecordedPerson, ...] = _optional("personen", default=())
    sub_areas: tuple[RecordedSubArea, ...] = _optional("deelgebieden", default=())
    companies: tuple[RecordedCompany, ...] = _optional("bedrijven", default=())
    plots: tuple[RecordedPlot, ...] = _optional("kavels", default=())
    projects: tuple[RecordedProject, ...] = _optional("projecten", default=())
    baselines: tuple[RecordedBaseline, ...] = _optional("nulmetingen", default=())
    ambitions: tuple[RecordedAmbition, ...] = _optional("ambities", default=())
    workgroups: tuple[RecordedWorkgroup, ...] = _optional("werkgroepen", default=())
    meetings: tuple[RecordedMeeting, ...] = _optional("bijeenkomsten", default=())
    decisions: tuple[RecordedDecision, ...] = _optional("besluiten", default=())
    actions: tuple[RecordedAction, ...] = _optional("acties", default=())
    visits: tuple[RecordedVisit, ...] = _optional("bezoeknotities", default=())
    texts: Mapping[TextKind, str] = field(default_factory=dict, metadata={KEY: "teksten"})
