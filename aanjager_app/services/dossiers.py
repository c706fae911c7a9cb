"""Everything known of one terrain at one moment: read once, judged by the rules."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from aanjager_app.content import Content
from aanjager_app.documents import dossier as dd
from aanjager_app.documents import dossier_people as dp
from aanjager_app.domain.chain import NextStep, Phase, Tick, evaluate_checks, next_step
from aanjager_app.domain.dutch import format_date
from aanjager_app.domain.facts import TerrainFacts
from aanjager_app.domain.readiness import RequirementProfile, assess
from aanjager_app.domain.vocabulary import DocumentKind, OrganisationKind
from aanjager_app.models import entities as rows
from aanjager_app.models.log_tables import op, tx
from aanjager_app.models.store import Store
from aanjager_app.services.facts import facts_of
from aanjager_app.services.loading import TerrainReader
from aanjager_app.services.plans import read_plan
from aanjager_app.services.terrains import find_terrain
from aanjager_app.services.worksheets import list_worksheets

_APPLICANTS = (
    OrganisationKind.BUSINESS_ASSOCIATION,
    OrganisationKind.PARK_MANAGEMENT,
    OrganisationKind.MUNICIPALITY,
)


@dataclass(frozen=True, slots=True)
class TerrainFile:
    """A terrain as its documents and its status screen know it.

    Attributes:
        id: key of the terrain.
        dossier: everything known, judged against the profile.
        facts: what the rules saw.
        next_step: the *volgende stap* of the project that has come furthest.
        variants: names of the worksheets.
        ticks: what was ticked by hand, by key of the project and slug of the check.
        exports: day of the last export per kind of document.
    """

    id: str
    dossier: dd.Dossier
    facts: TerrainFacts
    next_step: NextStep
    variants: tuple[str, ...]
    ticks: Mapping[str, Mapping[str, Tick]]
    exports: Mapping[DocumentKind, date]


def read_terrain(
    store: Store,
    content: Content,
    name: str,
    edition: dd.Edition,
    *,
    variant: str | None = None,
    view: Callable[[str], bytes | None] = lambda _: None,
) -> TerrainFile:
    """Read a terrain and judge it.

    Args:
        store: the store.
        content: the reference content.
        name: name, RIN number or id of the terrain.
        edition: date, maker and status of the document that is made of it.
        variant: name of the worksheet; None takes the first.
        view: gives the picture of a photo by its content id.

    Raises:
        DomainError: the terrain or the variant is unknown.
    """
    with store.read() as session:
        terrain = find_terrain(session, name)
        reader = TerrainReader(session, content, terrain)
        ticks = _ticks(session, terrain)
        exports = _exports(session, terrain)
        version = _data_version(session)
        bare = dd.Dossier(
            edition=replace(edition, data_version=version),
            labels=labels_of(content),
            terrain=reader.card(),
            texts=reader.texts(),
            phases=content.phases,
            applicant=_applicant(reader),
            sub_areas=reader.sub_areas(),
            companies=reader.companies(),
            plots=reader.plots(),
            organisations=reader.organisations_list(),
            persons=tuple(reader.persons.values()),
            former_names=reader.former_names(),
            known_names=reader.known_names(),
            projects=reader.projects(),
            baselines=reader.baselines(),
            ambitions=reader.ambitions(),
            workgroups=reader.workgroups(),
            meetings=reader.meetings(),
            decisions=reader.decisions(),
            actions=reader.actions(),
            visits=reader.visits(view),
            plan=read_plan(session, content, terrain, variant),
            routes=_routes(content),
            sources=_sources(content),
        )
        key = terrain.id
        variants = tuple(row.name for row in list_worksheets(session, terrain))
    return _judged(
        key=key,
        bare=bare,
        today=edition.made_on,
        exports=exports,
        ticks=ticks,
        content=content,
        variants=variants,
    )


def labels_of(content: Content) -> dd.Labels:
    """The words of the glossary in the form that documents use."""
    return dd.Labels(content.labels.members)


def profile_of(content: Content) -> RequirementProfile:
    """The profile that dossiers are held against."""
    return content.profiles[0]


def _judged(
    *,
    key: str,
    bare: dd.Dossier,
    today: date,
    exports: Mapping[DocumentKind, date],
    ticks: Mapping[str, dict[str, Tick]],
    content: Content,
    variants: tuple[str, ...],
) -> TerrainFile:
    phases = content.phases
    furthest = max(bare.projects, key=lambda p: p.phase, default=None)
    facts = facts_of(bare, today, exports, furthest)
    projects = tuple(
        _with_checks(project, facts_of(bare, today, exports, project), phases, ticks)
        for project in bare.projects
    )
    own = ticks.get(furthest.key, {}) if furthest else {}
    dossier = replace(bare, projects=projects, readiness=assess(profile_of(content), facts))
    step = next_step(facts, phases, own)
    return TerrainFile(key, dossier, facts, step, variants, ticks, exports)


def _with_checks(
    project: dp.Project,
    facts: TerrainFacts,
    phases: tuple[Phase, ...],
    ticks: Mapping[str, dict[str, Tick]],
) -> dp.Project:
    own = ticks.get(project.key, {})
    states = evaluate_checks(facts, phases[project.phase], own)
    checks = tuple(dp.ProjectCheck(project.phase, s.check.text, s.met, s.evidence) for s in states)
    return replace(project, checks=checks, next_step=next_step(facts, phases, own))


def _ticks(session: Session, terrain: rows.Terrain) -> dict[str, dict[str, Tick]]:
    """Ticks by key of the project and slug of the check."""
    query = (
        select(rows.Project.id, rows.ChecklistItem)
        .join(rows.ChecklistItem, rows.ChecklistItem.project_id == rows.Project.id)
        .where(rows.Project.terrain_id == terrain.id, rows.ChecklistItem.binned.is_(False))
    )
    found: dict[str, dict[str, Tick]] = {}
    for key, item in session.execute(query):
        found.setdefault(key, {})[item.check_slug] = Tick(item.done, item.evidence)
    return found


def _exports(session: Session, terrain: rows.Terrain) -> dict[DocumentKind, date]:
    query = (
        select(rows.DocumentRecord.kind, func.max(rows.DocumentRecord.exported_at))
        .where(rows.DocumentRecord.terrain_id == terrain.id, rows.DocumentRecord.binned.is_(False))
        .group_by(rows.DocumentRecord.kind)
    )
    return {kind: moment.date() for kind, moment in session.execute(query)}


def _applicant(reader: TerrainReader) -> str | None:
    """The organisation that speaks for the terrain: its own before the municipality."""
    for kind in _APPLICANTS:
        for organisation in reader.organisations.values():
            if organisation.kind is kind:
                return str(organisation.name)
    return None


def _data_version(session: Session) -> str:
    """The last edit of anything but the list of exports, so that exporting twice is the same."""
    edited = exists().where(
        op.c.device == tx.c.device,
        op.c.seq > tx.c.first,
        op.c.seq <= tx.c.last,
        op.c.table != rows.DocumentRecord.__tablename__,
    )
    last = session.execute(
        select(tx.c.id, tx.c.at).where(edited).order_by(tx.c.hlc.desc()).limit(1)
    ).first()
    return f"{format_date(last.at.date())} ({last.id[:8]})" if last else "leeg"


def _routes(content: Content) -> tuple[dd.Route, ...]:
    return tuple(
        dd.Route(
            name=route.name,
            payer=route.payer,
            rule=route.rule,
            valid=route.valid,
            process_only=route.process_only,
            expired=route.expired,
            citation=route.citation,
        )
        for route in content.funding_routes.values()
    )


def _sources(content: Content) -> tuple[dd.SourceNote, ...]:
    programme = next(iter(content.themes.values()))
    return (dd.SourceNote(programme.citation, "https://www.werklandschappen.nl/"),)
