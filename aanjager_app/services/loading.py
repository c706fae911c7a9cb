"""Read the parts of a terrain from the store, as the plain values that documents know."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from aanjager_app.content import Content
from aanjager_app.documents import dossier as dd
from aanjager_app.documents import dossier_people as dp
from aanjager_app.domain.gap import Direction, Level, gap
from aanjager_app.domain.texts import TextKind
from aanjager_app.models import entities as rows
from aanjager_app.services.children import children_of, children_of_all


class TerrainReader:
    """Reads one terrain; rows in the bin are left out everywhere.

    Attributes:
        persons: persons by key, for members and owners.
    """

    def __init__(self, session: Session, content: Content, terrain: rows.Terrain) -> None:
        self.session = session
        self.content = content
        self.terrain = terrain
        self._read: dict[tuple[type[Any], tuple[str, ...]], list[Any]] = {}
        self._scores_read: dict[str, list[Any]] | None = None
        self.organisations = {row.id: row for row in self._own(rows.Organisation, "name")}
        self.persons = {row.id: self._person(row) for row in self._own(rows.Person, "name")}
        self.groups = {row.id: row for row in self._own(rows.Workgroup, "name")}

    def card(self) -> dd.TerrainCard:
        """The terrain itself, with the proposed region when none was chosen."""
        row = self.terrain
        municipality = self._get(rows.Municipality, row.municipality_id)
        proposed = municipality.region_id if municipality else None
        region = self._get(rows.Region, row.region_id or proposed)
        director = row.director_organisation or (region.director_organisation if region else None)
        return dd.TerrainCard(
            name=row.name,
            rin=row.rin,
            ibis_year=row.ibis_year,
            municipality=municipality.name if municipality else None,
            province=municipality.province if municipality else None,
            region=region.name if region else None,
            director_organisation=director,
            location_type=row.location_type,
            programme_status=row.programme_status,
            organisation_degree=row.organisation_degree,
            gross_ha=row.gross_ha,
            net_ha=row.net_ha,
            issuable_ha=row.issuable_ha,
            companies=row.companies,
            employees=row.employees,
            longitude=row.longitude,
            latitude=row.latitude,
            description=row.description,
            is_demo=region.is_demo if region else False,
        )

    def sub_areas(self) -> tuple[dd.SubArea, ...]:
        """The sub-areas by name."""
        return tuple(
            dd.SubArea(row.name, row.area_ha, row.description)
            for row in self._own(rows.SubArea, "name")
        )

    def companies(self) -> tuple[dd.Company, ...]:
        """The companies by name."""
        return tuple(
            dd.Company(row.name, row.sector, row.employees)
            for row in self._own(rows.Company, "name")
        )

    def plots(self) -> tuple[dd.Plot, ...]:
        """The plots by name, with names for what they refer to."""
        areas = {row.id: row.name for row in self._own(rows.SubArea, "name")}
        companies = {row.id: row.name for row in self._own(rows.Company, "name")}
        return tuple(
            dd.Plot(
                name=row.name,
                sub_area=areas.get(row.sub_area_id),
                owner=companies.get(row.owner_id),
                tenant=companies.get(row.tenant_id),
                area_m2=row.area_m2,
                paved_m2=row.paved_m2,
                roof_m2=row.roof_m2,
            )
            for row in self._own(rows.Plot, "name")
        )

    def organisations_list(self) -> tuple[dp.Organisation, ...]:
        """The organisations by name."""
        return tuple(dp.Organisation(row.name, row.kind) for row in self.organisations.values())

    def former_names(self) -> tuple[str, ...]:
        """Names of persons of this terrain in the bin, who may still be in a text."""
        query = select(rows.Person.name).where(
            rows.Person.terrain_id == self.terrain.id, rows.Person.binned.is_(True)
        )
        return tuple(sorted({name for name in self.session.scalars(query) if name}))

    def known_names(self) -> tuple[str, ...]:
        """Names of all persons in the store, whatever their terrain, also in the bin."""
        return tuple(
            sorted({name for name in self.session.scalars(select(rows.Person.name)) if name})
        )

    def workgroups(self) -> tuple[dp.Workgroup, ...]:
        """The workgroups with their members."""
        members = self._under(rows.Membership, "workgroup_id", self.groups, "since")
        return tuple(
            dp.Workgroup(
                name=row.name,
                kind=row.kind,
                theme=self._theme(row.theme),
                first_success=row.first_success,
                members=tuple(
                    dp.Member(self.persons[m.person_id], m.role, m.since)
                    for m in members.get(row.id, ())
                    if m.person_id in self.persons
                ),
            )
            for row in self.groups.values()
        )

    def meetings(self) -> tuple[dp.Meeting, ...]:
        """The meetings, the oldest first."""
        return tuple(
            dp.Meeting(
                held_on=row.held_on,
                title=row.title,
                workgroup=self._group(row.workgroup_id),
                place=row.place,
                participants=row.participants,
                report=row.report,
            )
            for row in self._own(rows.Meeting, "held_on")
        )

    def decisions(self) -> tuple[dp.Decision, ...]:
        """The decisions, the oldest first."""
        meetings = {row.id: row.title for row in self._own(rows.Meeting, "held_on")}
        return tuple(
            dp.Decision(
                text=row.text,
                decided_on=row.decided_on,
                reason=row.reason,
                workgroup=self._group(row.workgroup_id),
                meeting=meetings.get(row.meeting_id),
            )
            for row in self._own(rows.Decision, "decided_on")
        )

    def actions(self) -> tuple[dp.Action, ...]:
        """The actions by the day they are due."""
        return tuple(
            dp.Action(
                title=row.title,
                owner=self.persons.get(row.owner_id),
                owner_organisation=row.owner_organisation,
                due_on=row.due_on,
                state=row.state,
                done_on=row.done_on,
                workgroup=self._group(row.workgroup_id),
                remark=row.remark,
            )
            for row in self._own(rows.Action, "due_on")
        )

    def visits(self, view: Callable[[str], bytes | None]) -> tuple[dp.Visit, ...]:
        """The visit notes, the oldest first; `view` gives the picture of a content id."""
        notes = self._own(rows.VisitNote, "visited_on")
        photos = self._under(rows.Photo, "visit_note_id", [n.id for n in notes], "taken_at")
        return tuple(
            dp.Visit(
                visited_on=note.visited_on,
                title=note.title,
                text=note.text,
                personal=note.personal,
                photos=tuple(
                    dp.VisitPhoto(
                        content=picture, alternative=photo.alternative_text, caption=photo.caption
                    )
                    for photo in photos.get(note.id, ())
                    if (picture := view(photo.content_id)) is not None
                ),
            )
            for note in notes
        )

    def baselines(self) -> tuple[dp.Baseline, ...]:
        """The baselines, the oldest first, with their scores."""
        scores = self._scores()
        return tuple(
            dp.Baseline(
                measured_on=head.measured_on,
                method=head.method,
                source=head.source,
                remark=head.remark,
                scores=tuple(self._score(score) for score in scores.get(head.id, ())),
            )
            for head in self._own(rows.Baseline, "measured_on")
        )

    def ambitions(self) -> tuple[dp.Ambition, ...]:
        """The ambitions by theme, each with its gap to the newest score on its indicator."""
        newest = self._newest_scores()
        return tuple(
            self._ambition(row, newest) for row in self._own(rows.Ambition, "theme", "title")
        )

    def projects(self) -> tuple[dp.Project, ...]:
        """The projects by name, with what they cover and their way along the chain."""
        found = self._own(rows.Project, "name")
        keys = [row.id for row in found]
        parts = self._under(rows.ProjectScope, "project_id", keys)
        stays = self._under(rows.PhaseProgress, "project_id", keys, "started_on", "phase")
        gates = self._under(rows.GateDecision, "project_id", keys, "decided_on", "phase")
        names = {
            row.id: row.name
            for kind in (rows.SubArea, rows.Plot)
            for row in self._own(kind, "name")
        }
        return tuple(
            dp.Project(
                key=row.id,
                name=row.name,
                description=row.description,
                phase=row.phase,
                scope=_named(names, parts.get(row.id, ())),
                progress=tuple(
                    dp.PhaseStay(stay.phase, stay.started_on, stay.finished_on, stay.remark)
                    for stay in stays.get(row.id, ())
                ),
                gates=tuple(
                    dp.Gate(
                        phase=gate.phase,
                        outcome=gate.outcome,
                        reason=gate.reason,
                        decided_on=gate.decided_on,
                        decided_by=gate.decided_by,
                    )
                    for gate in gates.get(row.id, ())
                ),
            )
            for row in found
        )

    def texts(self) -> dict[TextKind, str]:
        """The texts that the user wrote, without the empty ones."""
        notes = {row.kind: row.text for row in self._own(rows.Note)}
        return {kind: notes[kind.value] for kind in TextKind if notes.get(kind.value, "").strip()}

    def _ambition(self, row: rows.Ambition, newest: Mapping[str, Level]) -> dp.Ambition:
        indicator = self.content.indicators.get(row.indicator or "")
        direction = indicator.direction if indicator else Direction.HIGHER
        target = Level(row.indicator, row.target, row.target_label, row.unit)
        baseline = newest.get(row.indicator or "")
        return dp.Ambition(
            theme=self._theme(row.theme) or row.theme,
            title=row.title,
            target=target,
            gap=gap(baseline, target, direction),
            baseline=baseline,
            direction=direction,
            indicator=indicator.name if indicator else row.indicator,
            level=row.level,
            term=row.term,
            owner_organisation=row.owner_organisation,
            agreed_on=row.agreed_on,
            support=row.support,
        )

    def _newest_scores(self) -> dict[str, Level]:
        scores = self._scores()
        return {
            score.indicator: Level(score.indicator, score.value, score.label, score.unit)
            for head in self._own(rows.Baseline, "measured_on")
            for score in scores.get(head.id, ())
        }

    def _scores(self) -> dict[str, list[Any]]:
        """The scores by key of their baseline."""
        if self._scores_read is None:
            heads = [head.id for head in self._own(rows.Baseline, "measured_on")]
            self._scores_read = self._under(rows.IndicatorScore, "baseline_id", heads, "indicator")
        return self._scores_read

    def _score(self, row: Any) -> dp.Score:  # noqa: ANN401 - a row of IndicatorScore
        indicator = self.content.indicators.get(row.indicator)
        return dp.Score(
            indicator=indicator.name if indicator else row.indicator,
            theme=(self._theme(indicator.theme) if indicator else None) or "",
            value=row.value,
            label=row.label,
            unit=row.unit,
            evidence=row.evidence,
            note=indicator.note if indicator else "",
        )

    def _person(self, row: Any) -> dp.Person:  # noqa: ANN401 - a row of Person
        organisation = self.organisations.get(row.organisation_id)
        return dp.Person(
            name=row.name,
            role=row.role,
            organisation=organisation.name if organisation else None,
            email=row.email,
            phone=row.phone,
            source=row.source,
            remark=row.remark,
        )

    def _theme(self, slug: str | None) -> str | None:
        theme = self.content.themes.get(slug or "")
        return theme.name if theme else slug

    def _group(self, key: str | None) -> str | None:
        row = self.groups.get(key or "")
        return row.name if row else None

    def _get(self, kind: type[Any], key: str | None) -> Any:  # noqa: ANN401
        return self.session.get(kind, key) if key else None

    def _own(self, kind: type[Any], *order: str) -> list[Any]:
        """The rows of the terrain itself; several parts ask for the same ones."""
        asked = (kind, order)
        if asked not in self._read:
            key = self.terrain.id
            self._read[asked] = children_of(self.session, kind, "terrain_id", key, *order)
        return self._read[asked]

    def _under(
        self, kind: type[Any], column: str, parents: Iterable[str], *order: str
    ) -> dict[str, list[Any]]:
        return children_of_all(self.session, kind, column, parents, *order)


def _named(names: Mapping[str, str], parts: Iterable[rows.ProjectScope]) -> tuple[str, ...]:
    """Names of the sub-areas and plots that a project covers."""
    found = (names.get(part.sub_area_id or "") or names.get(part.plot_id or "") for part in parts)
    return tuple(sorted(name for name in found if name))
