"""The enumerations of the domain: what a terrain, ambition, workgroup or line can be.

Values are stable slugs that go into the store, into files and over sync. What the user reads
for each member stands in `resources/glossary.toml`.
"""

from enum import StrEnum


class ProgrammeStatus(StrEnum):
    """Place of a terrain in the programme (source, 2.1: living labs, ambassadors, partners)."""

    NONE = "none"
    APPLIED = "applied"
    PARTNER = "partner"
    AMBASSADOR = "ambassador"
    LIVING_LAB = "living_lab"
    SHOWCASE = "showcase"


class OrganisationDegree(StrEnum):
    """How the entrepreneurs of a terrain are organised (organisatiegraad)."""

    NONE = "none"
    INFORMAL = "informal"
    ASSOCIATION = "association"
    PARK_MANAGEMENT = "park_management"
    BIZ = "biz"


class OrganisationKind(StrEnum):
    """What an organisation is in the conversation about a terrain."""

    ENTREPRENEUR = "entrepreneur"
    BUSINESS_ASSOCIATION = "business_association"
    PARK_MANAGEMENT = "park_management"
    PROPERTY_OWNER = "property_owner"
    MUNICIPALITY = "municipality"
    PROVINCE = "province"
    WATER_BOARD = "water_board"
    REGION = "region"
    COALITION_PARTNER = "coalition_partner"
    OTHER = "other"


class PersonRole(StrEnum):
    """What a person does for a terrain."""

    ENTREPRENEUR = "entrepreneur"
    PARK_MANAGER = "park_manager"
    BOARD_MEMBER = "board_member"
    PROPERTY_OWNER = "property_owner"
    MUNICIPAL_OFFICER = "municipal_officer"
    PROVINCIAL_OFFICER = "provincial_officer"
    WATER_BOARD_OFFICER = "water_board_officer"
    PROCESS_GUIDE = "process_guide"
    GREEN_EXPERT = "green_expert"
    DIRECTOR = "director"
    OTHER = "other"


class AmbitionTerm(StrEnum):
    """When an ambition is to be reached."""

    SHORT = "short"
    MIDDLE = "middle"
    LONG = "long"


class AmbitionLevel(StrEnum):
    """How high the bar is laid ("hoe hoog leggen we de lat?", source 4.4)."""

    BASIC = "basic"
    GOOD = "good"
    LEADING = "leading"


class ScoreMethod(StrEnum):
    """How a baseline score came about; results of others are recorded, never imitated."""

    NL_OMGEVINGSSCAN = "nl_omgevingsscan"
    NL_TERREINLABEL = "nl_terreinlabel"
    STRESS_TEST = "stress_test"
    MEASUREMENT = "measurement"
    OWN_ESTIMATE = "own_estimate"
    OTHER = "other"


class WorkgroupKind(StrEnum):
    """What kind of group of people moves a terrain (source 4.4)."""

    LEADING_GROUP = "leading_group"
    WORKING_GROUP = "working_group"
    THEME_GROUP = "theme_group"
    STEERING_GROUP = "steering_group"


class MemberRole(StrEnum):
    """Role of a member in a workgroup."""

    CHAIR = "chair"
    SECRETARY = "secretary"
    MEMBER = "member"
    ADVISER = "adviser"


class ActionState(StrEnum):
    """Where an action stands."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class GateOutcome(StrEnum):
    """What was decided at the gate of a phase; a gate advises and never blocks."""

    PROCEED = "proceed"
    PROCEED_WITH_REMARKS = "proceed_with_remarks"
    STAY = "stay"
    RETURN = "return"
    STOP = "stop"


class DocumentKind(StrEnum):
    """Which document was exported."""

    GREEN_VISION = "green_vision"
    FINANCING_PLAN = "financing_plan"
    COST_BENEFIT = "cost_benefit"
    WORKSHEET = "worksheet"


class DocumentStatus(StrEnum):
    """Whether an exported document is a draft or a final version."""

    DRAFT = "draft"
    FINAL = "final"


class FigureKind(StrEnum):
    """What a figure of one's own is about."""

    MEASURE = "measure"
    BENEFIT = "benefit"


class VatBasis(StrEnum):
    """Whether a price was stated with VAT or without it."""

    INCLUDING = "including"
    EXCLUDING = "excluding"


class Effort(StrEnum):
    """How much a measure asks of those who carry it out, apart from money."""

    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"
