"""What the rules of the chain and of the dossier look at: counts and dates of one terrain.

Plain values, filled from the store by `services.facts`; a rule never sees a row.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from aanjager_app.domain.texts import TextKind
from aanjager_app.domain.vocabulary import (
    DocumentKind,
    GateOutcome,
    OrganisationDegree,
    WorkgroupKind,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalFacts:
    """Ambitions and baseline.

    Attributes:
        ambitions: how many ambitions there are.
        without_target: titles of ambitions without indicator and target.
        without_term: titles of ambitions without a term.
        themes: slugs of the themes with an ambition.
        scores: how many indicator scores there are.
        baselines: how many baselines there are.
        measured_days: on how many days indicators were scored.
        baselines_without_source: how many of them say no source.
        last_measured: day of the newest baseline.
        gaps_known: how many ambitions can be compared with a score.
        gaps_open: sentences of the gaps that are still open.
    """

    ambitions: int = 0
    without_target: tuple[str, ...] = ()
    without_term: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    scores: int = 0
    baselines: int = 0
    measured_days: int = 0
    baselines_without_source: int = 0
    last_measured: date | None = None
    gaps_known: int = 0
    gaps_open: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamFacts:
    """People, groups, meetings, decisions and actions.

    Attributes:
        persons: how many contact persons are known.
        groups: names of the workgroups per kind.
        groups_without_members: names of workgroups nobody is in.
        meetings: how many meetings were held with a known number of participants.
        last_meeting: day of the newest one.
        decisions: how many decisions with a date were recorded.
        open_actions: how many actions are open.
        closed_actions: how many actions are done or dropped.
        unassigned_actions: titles of open actions without owner or date.
        overdue_actions: titles of open actions whose day has passed.
        visits: how many visit notes there are.
        photos: how many photos there are.
    """

    persons: int = 0
    groups: Mapping[WorkgroupKind, tuple[str, ...]] = field(default_factory=dict)
    groups_without_members: tuple[str, ...] = ()
    meetings: int = 0
    last_meeting: date | None = None
    decisions: int = 0
    open_actions: int = 0
    closed_actions: int = 0
    unassigned_actions: tuple[str, ...] = ()
    overdue_actions: tuple[str, ...] = ()
    visits: int = 0
    photos: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFacts:
    """The worksheet of the terrain.

    Attributes:
        name: name of the variant; None when there is no worksheet.
        measures: how many cost lines of physical works there are.
        cost_lines: how many priced cost lines there are, process support included, PM left out.
        without_place: labels of works without a place.
        without_theme: labels of works that no theme is known for.
        missing_costs: labels of cost lines that lack a quantity or price.
        without_vat: labels of cost lines that state no VAT.
        without_payer: labels of cost lines without payers.
        without_upkeep_payer: labels of cost lines with upkeep and nobody who pays it.
        benefits: how many benefit lines there are, PM included.
        missing_benefits: labels of priced benefits that lack a quantity or value.
        without_beneficiary: labels of benefits without beneficiaries.
        transfers: how many sources of money there are.
        unknown_transfers: labels of sources without an amount.
        gap_cents: what is still needed over all years after all sources.
        gap_firm_cents: what is still needed when only granted money counts.
    """

    name: str | None = None
    measures: int = 0
    cost_lines: int = 0
    without_place: tuple[str, ...] = ()
    without_theme: tuple[str, ...] = ()
    missing_costs: tuple[str, ...] = ()
    without_vat: tuple[str, ...] = ()
    without_payer: tuple[str, ...] = ()
    without_upkeep_payer: tuple[str, ...] = ()
    benefits: int = 0
    missing_benefits: tuple[str, ...] = ()
    without_beneficiary: tuple[str, ...] = ()
    transfers: int = 0
    unknown_transfers: tuple[str, ...] = ()
    gap_cents: int = 0
    gap_firm_cents: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TerrainFacts:
    """Everything the rules may know of one terrain.

    Attributes:
        today: the present day.
        phase: phase of the project that is looked at, 0–7.
        has_project: a greening project was described.
        applicant: name of the organisation that can apply for the terrain.
        organisation_degree: how the entrepreneurs are organised.
        has_gross_area, has_net_area: the area is known.
        has_position: the place on the map is known.
        texts: kinds of the texts that were written.
        documents: day of the last export per kind.
        gates: the last decision at the gate of each phase of the project.
    """

    today: date
    phase: int = 0
    has_project: bool = False
    applicant: str | None = None
    organisation_degree: OrganisationDegree | None = None
    has_gross_area: bool = False
    has_net_area: bool = False
    has_position: bool = False
    texts: frozenset[TextKind] = frozenset()
    documents: Mapping[DocumentKind, date] = field(default_factory=dict)
    gates: Mapping[int, GateOutcome] = field(default_factory=dict)
    goals: GoalFacts = GoalFacts()
    team: TeamFacts = TeamFacts()
    plan: PlanFacts = PlanFacts()

    @property
    def has_areas(self) -> bool:
        """Gross and net area are both known."""
        return self.has_gross_area and self.has_net_area
