"""What a document may know of a terrain: plain values, filled from the store by `services.dossier`.

No rows and no lazy loading: a builder that gets a `Dossier` needs nothing else. Empty (`None`, an
empty text or tuple) always means "not filled in", never nought.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from aanjager_app.costbenefit.appraisal import Appraisal, Effects
from aanjager_app.costbenefit.worksheet import CostLine, Worksheet
from aanjager_app.documents.dossier_people import (
    Action,
    Ambition,
    Baseline,
    Decision,
    Meeting,
    Organisation,
    Person,
    Project,
    Visit,
    Workgroup,
)
from aanjager_app.domain.chain import Phase
from aanjager_app.domain.readiness import ItemState
from aanjager_app.domain.texts import TextKind
from aanjager_app.domain.vocabulary import DocumentStatus, OrganisationDegree, ProgrammeStatus


@dataclass(frozen=True, slots=True)
class Labels:
    """Dutch words for members of enumerations, from the glossary.

    Attributes:
        members: the words by class name and value, as the glossary has them. The class belongs
            to the key, because members of two classes may hold the same text.
    """

    members: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def of(self, member: StrEnum | None, empty: str = "niet ingevuld") -> str:
        """The Dutch word for a member, as it opens a cell or a line.

        Args:
            member: the member, or None when nothing was filled in.
            empty: what to say then.

        Raises:
            KeyError: the glossary has no word for it.
        """
        return empty if member is None else self.members[type(member).__name__][member.value]

    def within(self, member: StrEnum | None, empty: str = "") -> str:
        """The same word within a sentence: "parkmanager", but still "BIZ" and "NL Terreinlabel"."""
        word = self.of(member, empty)
        return word if word[1:2].isupper() else word[:1].lower() + word[1:]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """This export: when, by whom, of which data.

    Attributes:
        made_on: date of the document.
        data_version: which state of the data it shows, in words.
        author: name of the maker.
        organisation: for whom the maker works.
        status: draft or final.
        with_personal_data: the user asked for names and contact data.
    """

    made_on: date
    data_version: str
    author: str = ""
    organisation: str = ""
    status: DocumentStatus = DocumentStatus.DRAFT
    with_personal_data: bool = False


# ---------------------------------------------------------------- the place


@dataclass(frozen=True, slots=True, kw_only=True)
class TerrainCard:
    """The terrain itself; areas in hectares, position in degrees (WGS 84).

    Attributes:
        region: name of the programme region.
        director_organisation: organisation that supplies the regisseur of the region.
        location_type: kind of location according to IBIS.
        is_demo: invented, and shown as such.
    """

    name: str
    rin: str | None = None
    ibis_year: int | None = None
    municipality: str | None = None
    province: str | None = None
    region: str | None = None
    director_organisation: str | None = None
    location_type: str | None = None
    programme_status: ProgrammeStatus = ProgrammeStatus.NONE
    organisation_degree: OrganisationDegree | None = None
    gross_ha: Decimal | None = None
    net_ha: Decimal | None = None
    issuable_ha: Decimal | None = None
    companies: int | None = None
    employees: int | None = None
    longitude: Decimal | None = None
    latitude: Decimal | None = None
    description: str | None = None
    is_demo: bool = False


@dataclass(frozen=True, slots=True)
class SubArea:
    """A part of the terrain, in hectares."""

    name: str
    area_ha: Decimal | None = None
    description: str | None = None


@dataclass(frozen=True, slots=True)
class Company:
    """A company on the terrain."""

    name: str
    sector: str | None = None
    employees: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """A plot with the names of its owner and tenant; areas in m²."""

    name: str
    sub_area: str | None = None
    owner: str | None = None
    tenant: str | None = None
    area_m2: Decimal | None = None
    paved_m2: Decimal | None = None
    roof_m2: Decimal | None = None


# ---------------------------------------------------------------- the money


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureInfo:
    """What the catalogue says of a measure: names of the themes it helps, and a warning."""

    name: str
    themes: tuple[str, ...] = ()
    warning: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The chosen variant of the worksheet and what follows from it.

    Attributes:
        worksheet: the input.
        appraisal: the outcome.
        effects: physical effects counted with the catalogue.
        measures: catalogue entries by the slug that cost lines hold.
        own_measures: by the id of a cost line, what the user's own figure said of its theme.
        parameter_set: name of the dated set of rates it was made with.
        parameter_date: date of that set.
    """

    worksheet: Worksheet
    appraisal: Appraisal
    effects: Effects
    measures: Mapping[str, MeasureInfo] = field(default_factory=dict)
    own_measures: Mapping[str, MeasureInfo] = field(default_factory=dict)
    parameter_set: str = ""
    parameter_date: date | None = None

    def info_of(self, line: CostLine) -> MeasureInfo | None:
        """What is known of the measure of a cost line, by the user himself or the catalogue."""
        return self.own_measures.get(line.id) or self.measures.get(line.measure or "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A way to pay that may fit this terrain, as the catalogue describes it."""

    name: str
    payer: str
    rule: str
    valid: str = ""
    process_only: bool = False
    expired: bool = False
    citation: str = ""


@dataclass(frozen=True, slots=True)
class SourceNote:
    """A source for the list at the end of a document."""

    text: str
    address: str = ""
    checked_on: date | None = None


# ---------------------------------------------------------------- everything


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """Everything that is known of one terrain at the moment of an export.

    Attributes:
        edition: this export.
        labels: Dutch words for members of enumerations.
        terrain: the terrain.
        texts: what people wrote, by kind.
        phases: the chain, in order.
        readiness: state of every item of the profile that the document is held against.
        applicant: name of the organisation that can apply for the terrain.
        plan: chosen variant of the worksheet; None when there is none.
        routes: funding routes of the catalogue that may be of use.
        sources: sources of the content that is used, besides those of the worksheet's lines.
        former_names: names of persons of this terrain that are in the bin.
        known_names: names of all persons in the store, also of other terrains and in the bin; a
            text may mention them.
    """

    edition: Edition
    labels: Labels
    terrain: TerrainCard
    texts: Mapping[TextKind, str] = field(default_factory=dict)
    phases: tuple[Phase, ...] = ()
    readiness: tuple[ItemState, ...] = ()
    applicant: str | None = None
    sub_areas: tuple[SubArea, ...] = ()
    companies: tuple[Company, ...] = ()
    plots: tuple[Plot, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    persons: tuple[Person, ...] = ()
    projects: tuple[Project, ...] = ()
    baselines: tuple[Baseline, ...] = ()
    ambitions: tuple[Ambition, ...] = ()
    workgroups: tuple[Workgroup, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    decisions: tuple[Decision, ...] = ()
    actions: tuple[Action, ...] = ()
    visits: tuple[Visit, ...] = ()
    plan: Plan | None = None
    routes: tuple[Route, ...] = ()
    sources: tuple[SourceNote, ...] = ()
    former_names: tuple[str, ...] = field(default=(), repr=False)
    known_names: tuple[str, ...] = field(default=(), repr=False)
