"""The facts of a terrain, from the same plain values that its documents are made of."""

from collections.abc import Mapping
from datetime import date

from aanjager_app.documents import dossier_people as dp
from aanjager_app.documents.dossier import Dossier
from aanjager_app.domain.facts import GoalFacts, TeamFacts, TerrainFacts
from aanjager_app.domain.gap import GapState
from aanjager_app.domain.vocabulary import ActionState, DocumentKind, WorkgroupKind
from aanjager_app.services.plans import plan_facts


def facts_of(
    dossier: Dossier,
    today: date,
    exports: Mapping[DocumentKind, date],
    project: dp.Project | None = None,
) -> TerrainFacts:
    """What the rules may know.

    Args:
        dossier: everything known of the terrain.
        today: the present day.
        exports: day of the last export per kind of document.
        project: the project whose phase counts; none means phase 0.
    """
    terrain = dossier.terrain
    return TerrainFacts(
        today=today,
        phase=project.phase if project else 0,
        has_project=any(p.description for p in dossier.projects),
        applicant=dossier.applicant,
        organisation_degree=terrain.organisation_degree,
        has_gross_area=terrain.gross_ha is not None,
        has_net_area=terrain.net_ha is not None,
        has_position=terrain.longitude is not None and terrain.latitude is not None,
        texts=frozenset(dossier.texts),
        documents=exports,
        gates={gate.phase: gate.outcome for gate in project.gates} if project else {},
        goals=_goals(dossier),
        team=_team(dossier, today),
        plan=plan_facts(dossier.plan),
    )


def _goals(dossier: Dossier) -> GoalFacts:
    ambitions, baselines = dossier.ambitions, dossier.baselines
    known = [a for a in ambitions if a.gap.state in (GapState.OPEN, GapState.MET)]
    return GoalFacts(
        ambitions=len(ambitions),
        without_target=tuple(a.title for a in ambitions if a.gap.state is GapState.NO_TARGET),
        without_term=tuple(a.title for a in ambitions if a.term is None),
        themes=tuple(dict.fromkeys(a.theme for a in ambitions)),
        scores=sum(len(baseline.scores) for baseline in baselines),
        baselines=len(baselines),
        measured_days=len({b.measured_on for b in baselines if b.scores}),
        baselines_without_source=sum(not baseline.source for baseline in baselines),
        last_measured=max((b.measured_on for b in baselines), default=None),
        gaps_known=len(known),
        gaps_open=tuple(a.gap.sentence for a in known if a.gap.state is GapState.OPEN),
    )


def _team(dossier: Dossier, today: date) -> TeamFacts:
    groups: dict[WorkgroupKind, tuple[str, ...]] = {}
    for group in dossier.workgroups:
        groups[group.kind] = (*groups.get(group.kind, ()), group.name)
    open_actions = [a for a in dossier.actions if a.state is ActionState.OPEN]
    return TeamFacts(
        persons=len(dossier.persons),
        groups=groups,
        groups_without_members=tuple(g.name for g in dossier.workgroups if not g.members),
        meetings=sum(bool(meeting.participants) for meeting in dossier.meetings),
        last_meeting=max((m.held_on for m in dossier.meetings), default=None),
        decisions=sum(decision.decided_on is not None for decision in dossier.decisions),
        open_actions=len(open_actions),
        closed_actions=len(dossier.actions) - len(open_actions),
        unassigned_actions=tuple(
            a.title for a in open_actions if not (a.owner or a.owner_organisation) or not a.due_on
        ),
        overdue_actions=tuple(a.title for a in open_actions if a.due_on and a.due_on < today),
        visits=len(dossier.visits),
        photos=sum(len(visit.photos) for visit in dossier.visits),
    )
