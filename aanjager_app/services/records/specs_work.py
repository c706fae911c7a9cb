"""Declarations of what is wanted and done: goals, groups, meetings, actions, visits, projects."""

from decimal import Decimal
from typing import Final

from aanjager_app.domain.vocabulary import (
    ActionState,
    AmbitionLevel,
    AmbitionTerm,
    GateOutcome,
    MemberRole,
    ScoreMethod,
    WorkgroupKind,
)
from aanjager_app.models import entities as rows
from aanjager_app.services.records.fields import (
    Choices,
    Field,
    FieldKind,
    RecordKind,
    RecordSpec,
)

_NONE: Final = Decimal(0)
_HUNDRED: Final = Decimal(100)
_FIRST_YEAR: Final = Decimal(1950)
_LAST_YEAR: Final = Decimal(2150)

_THEME: Final = Field(
    name="theme", label="Thema", kind=FieldKind.CHOICE, options=Choices.THEMES, required=True
)
_INDICATOR: Final = Field(
    name="indicator", label="Indicator", kind=FieldKind.CHOICE, options=Choices.INDICATORS
)
_PHASE: Final = Field(
    name="phase", label="Fase", kind=FieldKind.CHOICE, options=Choices.PHASES, required=True
)
_UNIT_HINT: Final = "Leeg: de eenheid van de indicator."


def _day(name: str, label: str, *, required: bool = False) -> Field:
    return Field(name=name, label=label, kind=FieldKind.DAY, required=required)


def _text(name: str, label: str, hint: str = "") -> Field:
    return Field(name=name, label=label, kind=FieldKind.TEXT, hint=hint)


def _group() -> Field:
    return Field(
        name="workgroup_id",
        label="Werkgroep",
        kind=FieldKind.REFERENCE,
        target=RecordKind.WORKGROUP,
    )


def _meeting() -> Field:
    return Field(
        name="meeting_id",
        label="Bijeenkomst",
        kind=FieldKind.REFERENCE,
        target=RecordKind.MEETING,
    )


BASELINE: Final = RecordSpec(
    kind=RecordKind.BASELINE,
    entity=rows.Baseline,
    one="nulmeting",
    many="nulmetingen",
    title=("measured_on", "method"),
    order=("measured_on",),
    newest_first=True,
    fields=(
        _day("measured_on", "Datum", required=True),
        Field(
            name="method",
            label="Methode",
            kind=FieldKind.CHOICE,
            options=ScoreMethod,
            required=True,
        ),
        Field(name="source", label="Bron", hint="Wie heeft gemeten, en waar staat het?"),
        _text("remark", "Opmerking"),
    ),
)

SCORE: Final = RecordSpec(
    kind=RecordKind.INDICATOR_SCORE,
    entity=rows.IndicatorScore,
    one="score",
    many="scores",
    parent="baseline_id",
    parent_kind=RecordKind.BASELINE,
    title=("indicator",),
    order=("indicator",),
    single="indicator",
    fields=(
        Field(
            name="indicator",
            label="Indicator",
            kind=FieldKind.CHOICE,
            options=Choices.INDICATORS,
            required=True,
        ),
        Field(name="value", label="Waarde", kind=FieldKind.NUMBER),
        Field(name="label", label="Label", kind=FieldKind.CHOICE, options=Choices.LABELS),
        Field(name="unit", label="Eenheid", hint=_UNIT_HINT),
        _text("evidence", "Onderbouwing"),
    ),
)

AMBITION: Final = RecordSpec(
    kind=RecordKind.AMBITION,
    entity=rows.Ambition,
    one="ambitie",
    many="ambities",
    title=("title",),
    order=("theme", "title"),
    fields=(
        _THEME,
        Field(name="title", label="Ambitie", required=True),
        Field(
            name="level",
            label="Hoe hoog leggen we de lat?",
            kind=FieldKind.CHOICE,
            options=AmbitionLevel,
        ),
        Field(name="term", label="Termijn", kind=FieldKind.CHOICE, options=AmbitionTerm),
        _INDICATOR,
        Field(name="target", label="Streefwaarde", kind=FieldKind.NUMBER),
        Field(
            name="target_label", label="Streeflabel", kind=FieldKind.CHOICE, options=Choices.LABELS
        ),
        Field(name="unit", label="Eenheid", hint=_UNIT_HINT),
        Field(name="owner_organisation", label="Eigenaar (organisatie)"),
        _day("agreed_on", "Afgesproken op"),
        _text("support", "Draagvlak"),
    ),
)

WORKGROUP: Final = RecordSpec(
    kind=RecordKind.WORKGROUP,
    entity=rows.Workgroup,
    one="werkgroep",
    many="werkgroepen",
    title=("name",),
    order=("name",),
    single="name",
    fields=(
        Field(name="name", label="Naam", required=True),
        Field(
            name="kind", label="Soort", kind=FieldKind.CHOICE, options=WorkgroupKind, required=True
        ),
        Field(name="theme", label="Thema", kind=FieldKind.CHOICE, options=Choices.THEMES),
        _text("first_success", "Eerste succes"),
    ),
)

MEMBERSHIP: Final = RecordSpec(
    kind=RecordKind.MEMBERSHIP,
    entity=rows.Membership,
    one="lid",
    many="leden",
    is_neuter=True,
    parent="workgroup_id",
    parent_kind=RecordKind.WORKGROUP,
    title=("person_id",),
    order=("since",),
    single="person_id",
    fields=(
        Field(
            name="person_id",
            label="Persoon",
            kind=FieldKind.REFERENCE,
            target=RecordKind.PERSON,
            required=True,
            hint="Staat iemand er niet bij? Voeg de persoon eerst toe bij Contacten.",
        ),
        Field(name="role", label="Rol", kind=FieldKind.CHOICE, options=MemberRole, required=True),
        _day("since", "Sinds"),
    ),
)

MEETING: Final = RecordSpec(
    kind=RecordKind.MEETING,
    entity=rows.Meeting,
    one="bijeenkomst",
    many="bijeenkomsten",
    title=("title",),
    order=("held_on",),
    newest_first=True,
    fields=(
        Field(name="title", label="Titel", required=True),
        _day("held_on", "Datum", required=True),
        _group(),
        Field(name="place", label="Plaats"),
        Field(name="participants", label="Deelnemers", kind=FieldKind.WHOLE, low=_NONE),
        _text("report", "Verslag"),
    ),
)

DECISION: Final = RecordSpec(
    kind=RecordKind.DECISION,
    entity=rows.Decision,
    one="besluit",
    many="besluiten",
    is_neuter=True,
    title=("text",),
    order=("decided_on",),
    newest_first=True,
    fields=(
        Field(name="text", label="Besluit", required=True),
        _day("decided_on", "Datum"),
        _group(),
        _meeting(),
        _text("reason", "Reden"),
    ),
)

ACTION: Final = RecordSpec(
    kind=RecordKind.ACTION,
    entity=rows.Action,
    one="actie",
    many="acties",
    title=("title",),
    order=("due_on",),
    fields=(
        Field(name="title", label="Actie", required=True),
        _day("due_on", "Voor"),
        Field(name="owner_id", label="Wie", kind=FieldKind.REFERENCE, target=RecordKind.PERSON),
        Field(name="owner_organisation", label="Organisatie"),
        Field(
            name="state", label="Status", kind=FieldKind.CHOICE, options=ActionState, required=True
        ),
        _day("done_on", "Gedaan op"),
        _group(),
        _meeting(),
        _text("remark", "Opmerking"),
    ),
)

VISIT_NOTE: Final = RecordSpec(
    kind=RecordKind.VISIT_NOTE,
    entity=rows.VisitNote,
    one="bezoeknotitie",
    many="bezoeknotities",
    title=("title",),
    order=("visited_on",),
    newest_first=True,
    fields=(
        Field(name="title", label="Titel", required=True),
        _day("visited_on", "Datum", required=True),
        _text("text", "Notitie"),
        Field(
            name="personal",
            label="Persoonlijk",
            kind=FieldKind.FLAG,
            hint="Een persoonlijke notitie komt in geen enkel document.",
        ),
    ),
)

PHOTO: Final = RecordSpec(
    kind=RecordKind.PHOTO,
    entity=rows.Photo,
    one="foto",
    many="foto’s",
    parent="visit_note_id",
    parent_kind=RecordKind.VISIT_NOTE,
    title=("file_name",),
    order=("taken_at",),
    fields=(
        Field(name="caption", label="Bijschrift"),
        Field(
            name="alternative_text",
            label="Wat is er te zien?",
            hint="Voor wie de foto niet kan zien.",
        ),
        Field(name="file_name", label="Bestand", required=True),
    ),
)

NOTE: Final = RecordSpec(
    kind=RecordKind.NOTE,
    entity=rows.Note,
    one="tekst",
    many="teksten",
    title=("kind",),
    order=("kind",),
    single="kind",
    fields=(
        Field(
            name="kind", label="Soort", kind=FieldKind.CHOICE, options=Choices.TEXTS, required=True
        ),
        Field(name="text", label="Tekst", kind=FieldKind.TEXT, required=True),
    ),
)

PROJECT: Final = RecordSpec(
    kind=RecordKind.PROJECT,
    entity=rows.Project,
    one="project",
    many="projecten",
    is_neuter=True,
    title=("name",),
    order=("name",),
    single="name",
    fields=(
        Field(name="name", label="Naam", required=True),
        Field(
            name="phase",
            label="Fase",
            kind=FieldKind.CHOICE,
            options=Choices.PHASES,
            required=True,
        ),
        _text("description", "Omschrijving"),
    ),
)

SCOPE: Final = RecordSpec(
    kind=RecordKind.PROJECT_SCOPE,
    entity=rows.ProjectScope,
    one="deel van het bereik",
    many="delen van het bereik",
    is_neuter=True,
    parent="project_id",
    parent_kind=RecordKind.PROJECT,
    title=("sub_area_id", "plot_id"),
    order=(),
    fields=(
        Field(
            name="sub_area_id",
            label="Deelgebied",
            kind=FieldKind.REFERENCE,
            target=RecordKind.SUB_AREA,
        ),
        Field(name="plot_id", label="Kavel", kind=FieldKind.REFERENCE, target=RecordKind.PLOT),
    ),
)

PHASE_PROGRESS: Final = RecordSpec(
    kind=RecordKind.PHASE_PROGRESS,
    entity=rows.PhaseProgress,
    one="verblijf in een fase",
    many="verblijven in een fase",
    is_neuter=True,
    parent="project_id",
    parent_kind=RecordKind.PROJECT,
    title=("phase", "started_on"),
    order=("started_on",),
    fields=(
        _PHASE,
        _day("started_on", "Begonnen"),
        _day("finished_on", "Klaar"),
        _text("remark", "Opmerking"),
    ),
)

CHECKLIST_ITEM: Final = RecordSpec(
    kind=RecordKind.CHECKLIST_ITEM,
    entity=rows.ChecklistItem,
    one="controlepunt",
    many="controlepunten",
    is_neuter=True,
    parent="project_id",
    parent_kind=RecordKind.PROJECT,
    title=("check_slug",),
    order=("phase",),
    fields=(
        _PHASE,
        Field(
            name="check_slug",
            label="Controle",
            kind=FieldKind.CHOICE,
            options=Choices.CHECKS,
            required=True,
        ),
        Field(name="done", label="Gedaan", kind=FieldKind.FLAG),
        _text("evidence", "Onderbouwing"),
        _day("checked_on", "Datum"),
    ),
)

GATE_DECISION: Final = RecordSpec(
    kind=RecordKind.GATE_DECISION,
    entity=rows.GateDecision,
    one="poortbesluit",
    many="poortbesluiten",
    is_neuter=True,
    parent="project_id",
    parent_kind=RecordKind.PROJECT,
    title=("phase", "outcome"),
    order=("decided_on",),
    newest_first=True,
    fields=(
        _PHASE,
        Field(
            name="outcome",
            label="Uitkomst",
            kind=FieldKind.CHOICE,
            options=GateOutcome,
            required=True,
        ),
        _text("reason", "Reden"),
        _day("decided_on", "Datum"),
        Field(name="decided_by", label="Door"),
    ),
)

WORKSHEET: Final = RecordSpec(
    kind=RecordKind.WORKSHEET,
    entity=rows.Worksheet,
    one="werkblad",
    many="werkbladen",
    is_neuter=True,
    title=("name",),
    order=("name",),
    single="name",
    fields=(
        Field(name="name", label="Naam", required=True),
        Field(
            name="horizon_years",
            label="Looptijd",
            kind=FieldKind.WHOLE,
            required=True,
            unit="jaar",
            low=_NONE,
            high=Decimal(100),
        ),
        Field(
            name="discount_rate_pct",
            label="Discontovoet",
            kind=FieldKind.NUMBER,
            required=True,
            unit="%",
            low=_NONE,
            high=_HUNDRED,
            hint="Standaard 2,25 % (rwseconomie.nl)",
        ),
        Field(
            name="nature_price_rise_pct",
            label="Prijsstijging van natuur",
            kind=FieldKind.NUMBER,
            required=True,
            unit="%",
            low=_NONE,
            high=_HUNDRED,
        ),
        Field(
            name="base_year",
            label="Basisjaar",
            kind=FieldKind.WHOLE,
            required=True,
            low=_FIRST_YEAR,
            high=_LAST_YEAR,
        ),
        Field(
            name="price_year",
            label="Prijspeil",
            kind=FieldKind.WHOLE,
            low=_FIRST_YEAR,
            high=_LAST_YEAR,
        ),
    ),
)

WORK_SPECS: Final = (
    BASELINE, SCORE, AMBITION, WORKGROUP, MEMBERSHIP, MEETING, DECISION, ACTION, VISIT_NOTE,
    PHOTO, NOTE, PROJECT, SCOPE, PHASE_PROGRESS, CHECKLIST_ITEM, GATE_DECISION, WORKSHEET,
)  # fmt: skip
