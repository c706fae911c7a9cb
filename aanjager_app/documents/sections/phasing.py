"""The way along the chain, project by project: item 10 of the basic profile."""

from collections.abc import Iterator

from aanjager_app.documents.blocks import (
    Block,
    CellValue,
    ChainStep,
    Checklist,
    ChecklistItem,
    Figure,
    Heading,
    Progress,
    ReadyState,
    Table,
    paragraph,
)
from aanjager_app.documents.dossier import Dossier
from aanjager_app.documents.dossier_people import Project
from aanjager_app.documents.sections.words import (
    NOTHING,
    cell,
    day,
    named,
    not_yet,
    notes,
    prose,
    remark,
    text,
)
from aanjager_app.domain.chain import LAST_PHASE, Phase
from aanjager_app.domain.dutch import count, join_words
from aanjager_app.domain.texts import TextKind

_BY_PHASE = (
    ("Afspraken", TextKind.AGREEMENTS),
    ("Vergunningen", TextKind.PERMITS),
    ("Opleveren", TextKind.DELIVERY),
    ("Garanties", TextKind.WARRANTIES),
    ("Lessen", TextKind.LESSONS),
)


def phasing(dossier: Dossier) -> Iterator[Block]:
    """Where each project is in the chain, what was decided and what comes next."""
    yield from prose(dossier.texts.get(TextKind.PHASING))
    if not dossier.projects:
        yield not_yet(
            "Nog geen project",
            "Er is nog geen vergroeningsproject beschreven. De keten begint bij fase 0, de "
            "ambitiefase.",
        )
    for project in dossier.projects:
        yield Heading(2, project.name)
        yield from _project(project, dossier)
    for name, kind in _BY_PHASE:
        yield from named(name, dossier.texts.get(kind))
    if dossier.phases:
        yield Heading(2, "De keten, fase 0 en fase 1 t/m 7")
        yield _chain_table(dossier.phases)


def strip(dossier: Dossier) -> Iterator[Block]:
    """The chain as a strip for each project, for a first page."""
    for project in dossier.projects:
        figure = _figure(project, dossier.phases)
        if figure is not None:
            yield figure


def _project(project: Project, dossier: Dossier) -> Iterator[Block]:
    scope = join_words(project.scope) if project.scope else "het hele terrein"
    yield paragraph(
        f"Dit project gaat over {scope}. Het staat in {phase_words(project.phase, dossier.phases)}."
    )
    yield from prose(project.description)
    figure = _figure(project, dossier.phases)
    if figure is not None:
        yield figure
    if project.next_step is not None:
        yield remark("Volgende stap", project.next_step.reason)
    yield from _progress(project, dossier)
    yield from _gates(project, dossier)
    yield from _checks(project)


def phase_words(number: int, phases: tuple[Phase, ...]) -> str:
    """A phase for the reader: "fase 2 Planontwikkeling"."""
    name = next((phase.name for phase in phases if phase.number == number), "")
    return f"fase {number} {name}".strip()


def _figure(project: Project, phases: tuple[Phase, ...]) -> Figure | None:
    if not phases:
        return None
    done = project.phase
    before = f"de fasen 0 t/m {done - 1} zijn geweest; " if done > 1 else ""
    before = "fase 0 is geweest; " if done == 1 else before
    rest = LAST_PHASE - done
    return Figure(
        Progress(
            tuple(ChainStep(phase.number, _short(phase.name)) for phase in phases), project.phase
        ),
        f"Plek van {project.name} in de keten: {before}nu {phase_words(done, phases)}"
        + (f"; hierna komen nog {count(rest, 'fase', 'fasen')}." if rest else ", de laatste fase."),
        f"Plek in de keten: {project.name}.",
    )


def _short(name: str) -> str:
    """The name of a phase for a narrow column: "Ambitie", "Project- voorbereiding"."""
    short = name.removesuffix("fase")
    for start in ("Project", "Plan"):
        if short.startswith(start) and short != start:
            return f"{start}- {short.removeprefix(start)}"
    return short


def _progress(project: Project, dossier: Dossier) -> Iterator[Block]:
    if not project.progress:
        return
    yield Table(
        columns=(text("Fase", 3), day("Begonnen op", 1.5), day("Afgerond op", 1.5)),
        rows=tuple(
            (phase_words(stay.phase, dossier.phases), stay.started_on, stay.finished_on)
            for stay in project.progress
        ),
        caption="Doorlopen fasen",
    )
    yield from notes(
        (phase_words(stay.phase, dossier.phases), stay.remark) for stay in project.progress
    )


def _gates(project: Project, dossier: Dossier) -> Iterator[Block]:
    if not project.gates:
        return
    yield Table(
        columns=(
            day("Datum", 1.3),
            text("Na fase", 2.6),
            text("Besluit", 2),
            text("Genomen door", 2.4),
        ),
        rows=tuple(
            (
                gate.decided_on,
                phase_words(gate.phase, dossier.phases),
                dossier.labels.of(gate.outcome),
                cell(gate.decided_by, NOTHING),
            )
            for gate in project.gates
        ),
        caption="Besluiten bij de overgang naar een volgende fase",
        row_header=False,
    )
    yield from notes(
        (phase_words(gate.phase, dossier.phases), gate.reason) for gate in project.gates
    )


def _checks(project: Project) -> Iterator[Block]:
    if not project.checks:
        return
    yield Heading(3, f"Wat hoort bij fase {project.phase}")
    yield Checklist(
        tuple(
            ChecklistItem(
                ReadyState.READY if check.met else ReadyState.EMPTY,
                f"{check.text} ({check.evidence})" if check.met and check.evidence else check.text,
                "" if check.met else check.evidence,
            )
            for check in project.checks
        )
    )


def _chain_table(phases: tuple[Phase, ...]) -> Table:
    citations = dict.fromkeys(
        f"{phase.source}, {phase.date}" if phase.date else phase.source for phase in phases
    )
    return Table(
        columns=(text("Fase", 2), text("Waar het om gaat", 4), text("Rol van de groenexpert", 4)),
        rows=tuple(
            (f"{phase.number} {phase.name}", cell(phase.purpose), _expert(phase))
            for phase in phases
        ),
        caption="Wat er in elke fase gebeurt",
        note=f"Bron: {join_words(list(citations))}." if any(citations) else "",
    )


def _expert(phase: Phase) -> CellValue:
    return cell(phase.expert_role, "niet genoemd in de bron")
