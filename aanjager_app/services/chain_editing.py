"""A project along the chain: tick a check, decide at a gate, go to a phase. Nothing blocks."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from aanjager_app.content import Content
from aanjager_app.domain.chain import LAST_PHASE
from aanjager_app.domain.errors import DomainError
from aanjager_app.domain.vocabulary import GateOutcome
from aanjager_app.models.entities import ChecklistItem, GateDecision, PhaseProgress, Project
from aanjager_app.models.store import Store
from aanjager_app.models.work import Change

_WITH_REASON: Final = frozenset({GateOutcome.STOP, GateOutcome.RETURN})


@dataclass(frozen=True, slots=True)
class Tick:
    """What a person says of a check."""

    done: bool
    evidence: str = ""


def tick_check(store: Store, content: Content, project_id: str, check: str, tick: Tick) -> Change:
    """Tick a check by hand, or untick it, with what shows it.

    Raises:
        DomainError: `row_not_found`, `check_not_found`.
    """
    phase = _phase_of(content, check)
    label = "Controlepunt afgevinkt" if tick.done else "Vinkje weggehaald"
    with store.write(label) as work:
        _project(work.session, project_id)
        item = work.session.scalars(
            select(ChecklistItem).where(
                ChecklistItem.project_id == project_id, ChecklistItem.check_slug == check
            )
        ).first()
        if item is None:
            item = ChecklistItem(project_id=project_id, check_slug=check, phase=phase)
            work.session.add(item)
        item.binned = False
        item.done = tick.done
        item.evidence = tick.evidence.strip() or None
        item.checked_on = store.clock().astimezone().date() if tick.done else None
    return work.change


def decide_gate(
    store: Store, project_id: str, phase: int, outcome: GateOutcome, reason: str
) -> Change:
    """Record a decision at the gate of a phase, made today.

    Raises:
        DomainError: `row_not_found`, `reason_missing`.
    """
    reason = reason.strip()
    if outcome in _WITH_REASON and not reason:
        raise DomainError(
            "reason_missing", "Schrijf de reden erbij: die wil je later kunnen lezen.", "reason"
        )
    with store.write("Poortbesluit vastgelegd") as work:
        _project(work.session, project_id)
        work.session.add(
            GateDecision(
                project_id=project_id,
                phase=phase,
                outcome=outcome,
                reason=reason or None,
                decided_on=store.clock().astimezone().date(),
            )
        )
    return work.change


def move_to_phase(store: Store, content: Content, project_id: str, phase: int) -> Change:
    """Go on (or back) in a phase: the stay in the one before ends today, the next one begins.

    Raises:
        DomainError: `row_not_found`, `phase_not_found`.
    """
    if not 0 <= phase <= LAST_PHASE:
        raise DomainError("phase_not_found", f"Fase {phase} bestaat niet; kies 0 tot en met 7.")
    today = store.clock().astimezone().date()
    with store.write(f"Naar fase {phase} {content.phases[phase].name}") as work:
        project = _project(work.session, project_id)
        if project.phase != phase:
            stays = work.session.scalars(
                select(PhaseProgress).where(
                    PhaseProgress.project_id == project_id,
                    PhaseProgress.finished_on.is_(None),
                    PhaseProgress.binned.is_(False),
                )
            )
            for stay in stays:
                stay.finished_on = today
            project.phase = phase
            work.session.add(PhaseProgress(project_id=project_id, phase=phase, started_on=today))
    return work.change


def _project(session: Session, key: str) -> Project:
    project = session.get(Project, key)
    if project is None:
        raise DomainError("row_not_found", "Dit project bestaat niet (meer).")
    return project


def _phase_of(content: Content, check: str) -> int:
    for phase in content.phases:
        if any(item.slug == check for item in phase.checks):
            return phase.number
    raise DomainError("check_not_found", f"De controle “{check}” bestaat niet.")
