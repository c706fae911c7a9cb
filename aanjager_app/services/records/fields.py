"""How the fields of a record are declared: one declaration drives form, check and history."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from aanjager_app.models.base import Synced


class RecordKind(StrEnum):
    """The kinds of records that a person keeps; the value is the name of the table."""

    TERRAIN = "terrain"
    SUB_AREA = "sub_area"
    COMPANY = "company"
    PLOT = "plot"
    PROJECT = "project"
    PROJECT_SCOPE = "project_scope"
    PHASE_PROGRESS = "phase_progress"
    CHECKLIST_ITEM = "checklist_item"
    GATE_DECISION = "gate_decision"
    ORGANISATION = "organisation"
    PERSON = "person"
    BASELINE = "baseline"
    INDICATOR_SCORE = "indicator_score"
    AMBITION = "ambition"
    WORKGROUP = "workgroup"
    MEMBERSHIP = "membership"
    MEETING = "meeting"
    DECISION = "decision"
    ACTION = "action"
    VISIT_NOTE = "visit_note"
    PHOTO = "photo"
    NOTE = "note"
    WORKSHEET = "worksheet"
    OWN_FIGURE = "own_figure"


class FieldKind(StrEnum):
    """What a field holds."""

    LINE = "line"
    TEXT = "text"
    NUMBER = "number"
    WHOLE = "whole"
    DAY = "day"
    CHOICE = "choice"
    FLAG = "flag"
    REFERENCE = "reference"


class Choices(StrEnum):
    """Where the options of a choice come from, when it is no enumeration."""

    THEMES = "themes"
    INDICATORS = "indicators"
    LABELS = "labels"
    PHASES = "phases"
    REGIONS = "regions"
    MUNICIPALITIES = "municipalities"
    TEXTS = "texts"
    CHECKS = "checks"
    CATALOGUE = "catalogue"


class Shape(StrEnum):
    """A form that a line of text has to have."""

    MAIL = "mail"
    PHONE = "phone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a record.

    Attributes:
        name: name of the column.
        label: what the user reads.
        kind: what it holds.
        required: it may not be empty.
        unit: unit behind a number.
        hint: what to know when filling it in.
        personal: it says something of a person.
        options: for a choice, an enumeration or where the options come from.
        target: for a reference, the kind of record under the same terrain.
        low, high: smallest and largest number.
        shape: form of a line.
    """

    name: str
    label: str
    kind: FieldKind = FieldKind.LINE
    required: bool = False
    unit: str = ""
    hint: str = ""
    personal: bool = False
    options: type[StrEnum] | Choices | None = None
    target: RecordKind | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    shape: Shape | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordSpec:
    """The declaration of a kind of record.

    Attributes:
        kind: which kind.
        entity: its rows.
        one, many: what the user calls one of them, and several.
        is_neuter: it is *het*, not *de*.
        parent: column that says what it hangs under; None for a terrain.
        parent_kind: the kind of that.
        fields: its fields, in the order of the form.
        title: fields that together name a record.
        order: columns that a list is sorted by.
        single: field of which each value stands only once under a parent; empty for none.
        newest_first: the list is sorted the other way.
    """

    kind: RecordKind
    entity: type[Synced]
    one: str
    many: str
    is_neuter: bool = False
    parent: str | None = "terrain_id"
    parent_kind: RecordKind | None = RecordKind.TERRAIN
    fields: tuple[Field, ...]
    title: tuple[str, ...]
    order: tuple[str, ...]
    single: str = ""
    newest_first: bool = False

    def field(self, name: str) -> Field:
        """The field of a name.

        Raises:
            KeyError: there is none.
        """
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(name)


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a choice: what is kept, and what the user reads."""

    value: str
    label: str
