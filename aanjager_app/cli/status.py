"""Where a terrain stands: `show`, and `check --terrain`."""

import argparse
from typing import Any

from aanjager_app.cli.output import say, show, show_json
from aanjager_app.cli.session import opened
from aanjager_app.context import AppContext
from aanjager_app.documents.dossier import Edition
from aanjager_app.domain.dutch import count, format_date, format_number
from aanjager_app.domain.readiness import ItemState, ReadinessState
from aanjager_app.domain.vocabulary import ActionState
from aanjager_app.services.dossiers import TerrainFile, read_terrain

_MARKS = {ReadinessState.READY: "✓", ReadinessState.DRAFT: "…", ReadinessState.EMPTY: "·"}


def show_status(options: argparse.Namespace) -> int:
    """Print phase, next step, open actions and readiness."""
    with opened(options) as context:
        read = _read(context, options)
        phases = context.content.phases
        status = context.content.labels.of(read.dossier.terrain.programme_status)
    if options.json:
        show_json(_as_json(read))
        return 0
    terrain, step = read.dossier.terrain, read.next_step
    place = ", ".join(name for name in (terrain.municipality, terrain.region) if name)
    area = f", {format_number(terrain.gross_ha, 1)} ha bruto" if terrain.gross_ha else ""
    show(f"{terrain.name} ({place or 'gemeente onbekend'}{area}), {status}")
    show(f"Fase {step.phase}: {phases[step.phase].name}")
    show(f"Volgende stap: {step.button}. {step.reason}")
    for action in read.dossier.actions:
        if action.state is ActionState.OPEN:
            due = f" (voor {format_date(action.due_on)})" if action.due_on else ""
            late = ", te laat" if action.title in read.facts.team.overdue_actions else ""
            show(f"Actie: {action.title}{due}{late}")
    ready = sum(item.state is ReadinessState.READY for item in read.dossier.readiness)
    show(f"Dossier: {ready} van {len(read.dossier.readiness)} onderdelen gereed")
    return 0


def show_readiness(options: argparse.Namespace) -> int:
    """Print each item of the profile, and what is missing."""
    with opened(options) as context:
        read = _read(context, options)
        profile = context.content.profiles[0]
    states = read.dossier.readiness
    if options.json:
        show_json([_item(state) for state in states])
        return 0
    for state in states:
        missing = f" (ontbreekt: {state.missing})" if state.missing else ""
        show(f"{_MARKS[state.state]} {state.item.number:>2}. {state.item.title}{missing}")
    if read.dossier.plan:
        say(f"Werkblad: {read.dossier.plan.worksheet.name}")
    open_items = sum(state.state is not ReadinessState.READY for state in states)
    say(f"{count(open_items, 'onderdeel is', 'onderdelen zijn')} nog niet gereed ({profile.name}).")
    return 0


def _read(context: AppContext, options: argparse.Namespace) -> TerrainFile:
    edition = Edition(made_on=context.today(), data_version="")
    return read_terrain(
        context.store, context.content, options.terrain, edition, variant=options.worksheet
    )


def _item(state: ItemState) -> dict[str, Any]:
    return {
        "number": state.item.number,
        "item": state.item.slug,
        "title": state.item.title,
        "document": state.item.document.value,
        "state": state.state.value,
        "missing": state.missing,
        "place": state.item.room.value,
    }


def _as_json(read: TerrainFile) -> dict[str, Any]:
    terrain, step = read.dossier.terrain, read.next_step
    return {
        "id": read.id,
        "rin": terrain.rin,
        "name": terrain.name,
        "municipality": terrain.municipality,
        "region": terrain.region,
        "phase": step.phase,
        "next_step": {
            "phase": step.phase,
            "check": step.check,
            "reason": step.reason,
            "button": step.button,
            "place": step.room.value,
        },
        "gaps": [
            {"theme": a.theme, "title": a.title, "state": a.gap.state.value, "text": a.gap.sentence}
            for a in read.dossier.ambitions
        ],
        "overdue_actions": list(read.facts.team.overdue_actions),
        "worksheets": list(read.variants),
        "projects": [
            {
                "name": project.name,
                "phase": project.phase,
                "checks": [
                    {"text": c.text, "met": c.met, "evidence": c.evidence} for c in project.checks
                ],
            }
            for project in read.dossier.projects
        ],
        "readiness": [_item(state) for state in read.dossier.readiness],
    }
