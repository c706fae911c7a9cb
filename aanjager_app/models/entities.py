"""All entities by name; importing this module makes `Base.metadata` complete."""

from aanjager_app.models.fieldwork import DocumentRecord, Note, Photo, VisitNote
from aanjager_app.models.geography import Company, Municipality, Plot, Region, SubArea, Terrain
from aanjager_app.models.goals import Ambition, Baseline, IndicatorScore
from aanjager_app.models.people import Organisation, Person
from aanjager_app.models.process import (
    ChecklistItem,
    GateDecision,
    PhaseProgress,
    Project,
    ProjectScope,
)
from aanjager_app.models.teamwork import Action, Decision, Meeting, Membership, Workgroup
from aanjager_app.models.worksheets import (
    BenefitLine,
    BenefitShare,
    CostLine,
    CostShare,
    OwnFigure,
    ShareStep,
    Transfer,
    TransferCover,
    UpkeepShare,
    Worksheet,
    WorksheetParty,
)

__all__ = [
    "Action",
    "Ambition",
    "Baseline",
    "BenefitLine",
    "BenefitShare",
    "ChecklistItem",
    "Company",
    "CostLine",
    "CostShare",
    "Decision",
    "DocumentRecord",
    "GateDecision",
    "IndicatorScore",
    "Meeting",
    "Membership",
    "Municipality",
    "Note",
    "Organisation",
    "OwnFigure",
    "Person",
    "PhaseProgress",
    "Photo",
    "Plot",
    "Project",
    "ProjectScope",
    "Region",
    "ShareStep",
    "SubArea",
    "Terrain",
    "Transfer",
    "TransferCover",
    "UpkeepShare",
    "VisitNote",
    "Workgroup",
    "Worksheet",
    "WorksheetParty",
]
