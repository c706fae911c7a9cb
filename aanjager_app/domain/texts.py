"""Texts about a terrain that documents need, each known by its kind."""

from enum import StrEnum


class TextKind(StrEnum):
    """What a text of a terrain is about; one text of each kind."""

    SUMMARY = "summary"
    MANDATE = "mandate"
    OWNERSHIP = "ownership"
    SUPPORT = "support"
    TASK = "task"
    LINKING_OPPORTUNITIES = "linking_opportunities"
    MAINTENANCE_PLAN = "maintenance_plan"
    PHASING = "phasing"
    UPKEEP = "upkeep"
    MONITORING = "monitoring"
    RISKS = "risks"
    DIVISION = "division"
    GAP_APPROACH = "gap_approach"
    DECISIONS = "decisions"
    AGREEMENTS = "agreements"
    PERMITS = "permits"
    DELIVERY = "delivery"
    WARRANTIES = "warranties"
    LESSONS = "lessons"
