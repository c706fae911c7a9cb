"""The way of each project along the chain: every phase with its checks and their evidence."""

from dataclasses import dataclass
from datetime import date

from aanjager_app.content import Content
from aanjager_app.documents.dossier import Edition
from aanjager_app.documents.dossier_people import Gate, PhaseStay, Project
from aanjager_app.domain.chain import CheckState, NextStep, Phase, evaluate_checks, next_step
from aanjager_app.models.store import Store
from aanjager_app.services.dossiers import TerrainFile, read_terrain
from aanjager_app.services.facts import facts_of


@dataclass(frozen=True, slots=True)
class PhaseStatus:
    """One phase of a project.

    Attributes:
        phase: the phase with its guidance.
        checks: its checks as they stand now.
        stays: when the project was in it.
        gates: what was decided at its gate.
    """

    phase: Phase
    checks: tuple[CheckState, ...]
    stays: tuple[PhaseStay, ...]
    gates: tuple[Gate, ...]

    @property
    def met(self) -> int:
        """How many checks are met."""
        return sum(state.met for state in self.checks)


@dataclass(frozen=True, slots=True)
class ProjectChain:
    """One project along the chain.

    Attributes:
        key: key of the project; empty when the terrain has none yet.
        name: its name.
        scope: names of what it covers; empty means the whole terrain.
        current: number of its present phase.
        step: what to do now.
        phases: phase 0 to 7.
    """

    key: str
    name: str
    scope: tuple[str, ...]
    current: int
    step: NextStep
    phases: tuple[PhaseStatus, ...]


def read_chain(
    store: Store, content: Content, terrain_id: str, today: date
) -> tuple[ProjectChain, ...]:
    """The chain of every project of a terrain; of a terrain without projects that of phase 0.

    Raises:
        DomainError: the terrain is unknown.
    """
    edition = Edition(made_on=today, data_version="")
    read = read_terrain(store, content, terrain_id, edition)
    projects: tuple[Project | None, ...] = read.dossier.projects or (None,)
    return tuple(_chain(read, content, project, today) for project in projects)


def _chain(
    read: TerrainFile, content: Content, project: Project | None, today: date
) -> ProjectChain:
    facts = facts_of(read.dossier, today, read.exports, project)
    key = project.key if project else ""
    ticks = read.ticks.get(key, {})
    return ProjectChain(
        key=key,
        name=project.name if project else "Nog geen project",
        scope=project.scope if project else (),
        current=facts.phase,
        step=next_step(facts, content.phases, ticks),
        phases=tuple(
            PhaseStatus(
                phase=phase,
                checks=evaluate_checks(facts, phase, ticks),
                stays=tuple(s for s in project.progress if s.phase == phase.number)
                if project
                else (),
                gates=tuple(g for g in project.gates if g.phase == phase.number) if project else (),
            )
            for phase in content.phases
        ),
    )
