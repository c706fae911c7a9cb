"""Take a record file over into the store: one transaction, one step to undo.

Rows are recognised by the natural key that `exchange.record_model` names for each kind, so that
the same file twice changes nothing the second time. What a file leaves out stays as it was.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from aanjager_app.content import Content
from aanjager_app.domain.building import key_of
from aanjager_app.domain.errors import InputError
from aanjager_app.exchange.images import read_photo
from aanjager_app.exchange.record_model import Record, RecordedAmbition, RecordedDecision
from aanjager_app.models import entities as rows
from aanjager_app.models.base import Synced
from aanjager_app.models.store import Store
from aanjager_app.models.work import Change
from aanjager_app.services.regions import RegionBook
from aanjager_app.services.terrains import find_terrain
from aanjager_app.services.upsert import Tally, apply_values, upsert

_Row = TypeVar("_Row", bound=Synced)
_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class RecordReport:
    """What a record did to a terrain.

    Attributes:
        terrain: name of the terrain.
        new, changed, same: counts of rows.
        change: the transaction; its `tx` is None when nothing differed.
    """

    terrain: str
    new: int
    changed: int
    same: int
    change: Change


def record(
    store: Store,
    content: Content,
    terrain: str,
    what: Record,
    *,
    photos: Mapping[str, bytes],
    retain_until: date | None = None,
    dry_run: bool = False,
) -> RecordReport:
    """Write what a record file says of a terrain.

    Args:
        store: the store.
        content: gives the unit of an indicator and the slug of a region.
        terrain: name, RIN number or id.
        what: the record.
        photos: the bytes of each photo that the record names, by its name in the record.
        retain_until: until when the data of a person are kept when nothing else is said.
        dry_run: count, and take it back.

    Raises:
        DomainError: the terrain is unknown.
        InputError: a name in the record refers to nothing, with its path.
    """
    with store.write("Dossier vastgelegd") as work:
        owner = find_terrain(work.session, terrain)
        savepoint = work.session.begin_nested()
        tally = record_in(
            work.session, content, owner, what, photos=photos, retain_until=retain_until
        )
        if dry_run:
            savepoint.rollback()
        else:
            savepoint.commit()
        name = owner.name
    return RecordReport(name, tally.new, tally.changed, tally.same, work.change)


def record_in(
    session: Session,
    content: Content,
    terrain: rows.Terrain,
    what: Record,
    *,
    photos: Mapping[str, bytes],
    retain_until: date | None = None,
) -> Tally:
    """The same within a block that is open already; gives the counts of rows.

    Raises:
        InputError: a name in the record refers to nothing, with its path.
    """
    recorder = _Recorder(session, content, terrain, retain_until)
    recorder.run(what, photos)
    return recorder.tally


class _Recorder:
    """Brings the rows of one terrain in line with a record."""

    def __init__(
        self, session: Session, content: Content, terrain: rows.Terrain, retain_until: date | None
    ) -> None:
        self.session = session
        self.retain_until = retain_until
        self.content = content
        self.terrain = terrain
        self.tally = Tally()
        self.people: dict[str, rows.Person] = {}
        self.groups: dict[str, rows.Workgroup] = {}
        self.places: dict[int, str] = {}

    def run(self, what: Record, photos: Mapping[str, bytes]) -> None:
        self.places = dict(_paths(what))
        self._terrain(what)
        self._place(what)
        self._persons(what)
        self._projects(what)
        self._goals(what)
        self._teamwork(what)
        self._visits(what, photos)
        self._texts(what)
        self.session.flush()

    def _terrain(self, what: Record) -> None:
        values = _given(what.terrain)
        region = values.pop("region", None)
        if region is not None:
            values["region_id"] = self._region(region)
        changed = apply_values(self.terrain, values)
        self.tally.changed += changed
        self.tally.same += bool(values) and not changed

    def _region(self, name: str) -> str:
        book = RegionBook(self.session, self.content)
        by_name = {region.name.casefold(): slug for slug, region in self.content.regions.items()}
        row = book.region(by_name.get(name.casefold(), name))
        if row is None:
            choices = ", ".join(sorted(region.name for region in self.content.regions.values()))
            raise InputError("terrein.regio", f"“{name}” bestaat niet; kies uit {choices}")
        return row.id

    def _place(self, what: Record) -> None:
        areas = self._merge(rows.SubArea, what.sub_areas, "name")
        companies = self._merge(rows.Company, what.companies, "name")

        def refer(item: Any) -> dict[str, Any]:  # noqa: ANN401 - a recorded plot
            return {
                **_given(item, leave_out=("sub_area", "owner", "tenant")),
                **_optional_id("sub_area_id", areas, item.sub_area, self._at(item, "deelgebied")),
                **_optional_id("owner_id", companies, item.owner, self._at(item, "eigenaar")),
                **_optional_id("tenant_id", companies, item.tenant, self._at(item, "gebruiker")),
            }

        self._merge(rows.Plot, what.plots, "name", refer)

    def _persons(self, what: Record) -> None:
        organisations = self._merge(rows.Organisation, what.organisations, "name")
        agreed = {
            key for key, row in self._existing(rows.Person, "name").items() if row.retain_until
        }

        def refer(item: Any) -> dict[str, Any]:  # noqa: ANN401
            # a file that is recorded again doesn't put off the day that was set the first time
            kept = {} if _folded(item.name) in agreed else {"retain_until": self.retain_until}
            return {
                **(kept if self.retain_until else {}),
                **_given(item, leave_out=("organisation",)),
                **_optional_id(
                    "organisation_id",
                    organisations,
                    item.organisation,
                    self._at(item, "organisatie"),
                ),
            }

        self.people = self._merge(rows.Person, what.persons, "name", refer)

    def _projects(self, what: Record) -> None:
        nested = ("sub_areas", "plots", "stays", "ticks", "gates")
        projects = self._merge(
            rows.Project, what.projects, "name", lambda item: _given(item, leave_out=nested)
        )
        areas = self._existing(rows.SubArea, "name")
        plots = self._existing(rows.Plot, "name")
        for item in what.projects:
            project = projects[_folded(item.name)]
            within = self._ids(areas, item.sub_areas, self._at(item, "deelgebieden"))
            self._scope(project, within, "sub_area_id")
            on = self._ids(plots, item.plots, self._at(item, "kavels"))
            self._scope(project, on, "plot_id")
            parent = {"project_id": project.id}
            self._merge_under(parent, rows.PhaseProgress, item.stays, ("phase", "started_on"))
            self._merge_under(parent, rows.GateDecision, item.gates, ("phase", "decided_on"))
            ticks = [(tick, self._check_phase(tick.check)) for tick in item.ticks]
            self._merge_under(
                parent,
                rows.ChecklistItem,
                ticks,
                ("check_slug",),
                lambda pair: {
                    **_given(pair[0], leave_out=("check",)),
                    "check_slug": pair[0].check,
                    "phase": pair[1],
                },
            )

    def _check_phase(self, slug: str) -> int:
        return next(
            phase.number
            for phase in self.content.phases
            for check in phase.checks
            if check.slug == slug
        )

    def _ids(self, known: Mapping[str, Synced], names: Iterable[str], place: str) -> list[str]:
        ids = [_id_of(known, name, f"{place}[{n}]") for n, name in enumerate(names)]
        return list(dict.fromkeys(ids))

    def _scope(self, project: rows.Project, ids: Iterable[str], column: str) -> None:
        parent = {"project_id": project.id}
        wanted = [{column: key} for key in ids]
        self._merge_under(parent, rows.ProjectScope, wanted, (column,), lambda item: item)

    def _goals(self, what: Record) -> None:
        for item in what.baselines:
            parent = {"terrain_id": self.terrain.id}
            (baseline,) = self._merge_under(
                parent,
                rows.Baseline,
                [item],
                ("measured_on", "method"),
                lambda b: _given(b, leave_out=("scores",)),
            )
            self._merge_under(
                {"baseline_id": baseline.id},
                rows.IndicatorScore,
                item.scores,
                ("indicator",),
                lambda s: {**_given(s), "unit": s.unit or self._unit(s.indicator)},
            )
        self._merge_under(
            {"terrain_id": self.terrain.id},
            rows.Ambition,
            what.ambitions,
            ("theme", "title"),
            self._ambition,
        )

    def _ambition(self, item: RecordedAmbition) -> dict[str, Any]:
        values = _given(item)
        if item.target is not None and item.unit is None:
            values["unit"] = self._unit(item.indicator)
        return values

    def _unit(self, indicator: str | None) -> str | None:
        known = self.content.indicators.get(indicator or "")
        return known.unit or None if known else None

    def _teamwork(self, what: Record) -> None:
        self.groups = self._merge(
            rows.Workgroup, what.workgroups, "name", lambda g: _given(g, leave_out=("members",))
        )
        for group in what.workgroups:
            row = self.groups[_folded(group.name)]
            members = [
                {
                    **_given(member, leave_out=("person",)),
                    "person_id": _id_of(self.people, member.person, self._at(member, "persoon")),
                }
                for member in group.members
            ]
            self._merge_under(
                {"workgroup_id": row.id}, rows.Membership, members, ("person_id",), lambda m: m
            )
        parent = {"terrain_id": self.terrain.id}
        self._merge_under(
            parent,
            rows.Meeting,
            what.meetings,
            ("held_on", "title"),
            self._in_group,
        )
        meetings = self._all(rows.Meeting)

        def decision(item: Any) -> dict[str, Any]:  # noqa: ANN401
            values = self._in_group(item)
            values.pop("meeting", None)
            if item.meeting is not None:
                values["meeting_id"] = self._meeting(meetings, item)
            return values

        def action(item: Any) -> dict[str, Any]:  # noqa: ANN401
            values = self._in_group(item)
            values.pop("owner", None)
            return {
                **values,
                **_optional_id("owner_id", self.people, item.owner, self._at(item, "eigenaar")),
            }

        self._merge_under(parent, rows.Decision, what.decisions, ("text",), decision)
        self._merge_under(parent, rows.Action, what.actions, ("title",), action)

    def _in_group(self, item: Any) -> dict[str, Any]:  # noqa: ANN401
        place = self._at(item, "werkgroep")
        return {
            **_given(item, leave_out=("workgroup",)),
            **_optional_id("workgroup_id", self.groups, item.workgroup, place),
        }

    def _meeting(self, meetings: list[rows.Meeting], item: RecordedDecision) -> str:
        """The meeting of that title; of several the one on the day of the decision."""
        title = item.meeting or ""
        found = [row for row in meetings if _folded(row.title) == _folded(title)]
        if len(found) > 1:
            found = [row for row in found if row.held_on == item.decided_on]
        if len(found) == 1:
            return found[0].id
        raise InputError(
            self._at(item, "bijeenkomst"),
            f"er is niet precies één bijeenkomst “{title}” op de dag van dit besluit; zet de datum "
            "van de bijeenkomst bij het besluit",
        )

    def _at(self, item: object, key: str) -> str:
        """The path of a key of a recorded thing, for messages."""
        return f"{self.places[id(item)]}.{key}"

    def _visits(self, what: Record, photos: Mapping[str, bytes]) -> None:
        for item in what.visits:
            (visit,) = self._merge_under(
                {"terrain_id": self.terrain.id},
                rows.VisitNote,
                [item],
                ("visited_on", "title"),
                lambda v: _given(v, leave_out=("photos",)),
            )
            wanted: list[dict[str, Any]] = []
            names: dict[str, str] = {}
            for photo in item.photos:
                taken = read_photo(photos[photo.file], name=photo.file)
                first = names.setdefault(taken.content_id, photo.file)
                if first != photo.file:
                    # One row per photo: its two captions would take turns at each recording.
                    raise InputError(
                        self._at(photo, "bestand"),
                        f"“{photo.file}” is dezelfde foto als “{first}”; laat er één weg",
                    )
                wanted.append(
                    {
                        **_given(photo, leave_out=("file",)),
                        "file_name": photo.file.replace("\\", "/").rsplit("/", 1)[-1],
                        "content_id": taken.content_id,
                        "taken_at": taken.taken_at,
                    }
                )
            self._merge_under(
                {"visit_note_id": visit.id}, rows.Photo, wanted, ("content_id",), lambda p: p
            )

    def _texts(self, what: Record) -> None:
        wanted = [{"kind": kind.value, "text": text} for kind, text in what.texts.items()]
        self._merge_under(
            {"terrain_id": self.terrain.id}, rows.Note, wanted, ("kind",), lambda n: n
        )

    def _merge(
        self,
        kind: type[_Row],
        items: Iterable[_Item],
        key: str,
        values: Callable[[_Item], Mapping[str, Any]] | None = None,
    ) -> dict[str, _Row]:
        """Rows under the terrain by one name; gives all of them, by folded name."""
        parent = {"terrain_id": self.terrain.id}
        self._merge_under(parent, kind, items, (key,), values or _given)
        return self._existing(kind, key)

    def _existing(self, kind: type[_Row], key: str) -> dict[str, _Row]:
        return {_folded(getattr(row, key)): row for row in self._all(kind)}

    def _all(self, kind: type[Any]) -> list[Any]:
        query = select(kind).where(kind.terrain_id == self.terrain.id, kind.binned.is_(False))
        return list(self.session.scalars(query))

    def _merge_under(
        self,
        parent: Mapping[str, str],
        kind: type[_Row],
        items: Iterable[_Item],
        key: tuple[str, ...],
        values: Callable[[_Item], Mapping[str, Any]] | None = None,
    ) -> list[_Row]:
        """Bring the rows under a parent in line with items; gives the rows of the items."""
        convert = values or _given
        wanted = [dict(convert(item)) for item in items]
        if not wanted:
            return []
        query = select(kind).filter_by(**parent)
        known = {_natural(row, key): row for row in self.session.scalars(query)}
        done = []
        for item in wanted:
            natural = tuple(_folded(item.get(name)) for name in key)
            values_of = {**parent, **item}
            known[natural] = upsert(self.session, kind, known.get(natural), values_of, self.tally)
            done.append(known[natural])
        self.session.flush()
        return done


def _paths(thing: Any, path: str = "") -> Iterator[tuple[int, str]]:  # noqa: ANN401
    """Where each recorded thing stands in its file, such as `werkgroepen[0].leden[1]`, by `id`."""
    for field in fields(thing):
        value = getattr(thing, field.name)
        if not isinstance(value, tuple):
            continue
        for number, item in enumerate(value):
            place = f"{path}{key_of(field)}[{number}]"
            if is_dataclass(item):
                yield id(item), place
                yield from _paths(item, f"{place}.")


def _natural(row: Synced, key: tuple[str, ...]) -> tuple[object, ...]:
    return tuple(_folded(getattr(row, name)) for name in key)


def _folded(value: Any) -> Any:  # noqa: ANN401 - text is compared without capitals
    return value.strip().casefold() if type(value) is str else value


def _given(item: Any, *, leave_out: tuple[str, ...] = ()) -> dict[str, Any]:  # noqa: ANN401
    """The fields of a recorded thing that were filled in."""
    return {
        field.name: getattr(item, field.name)
        for field in fields(item)
        if field.name not in leave_out and getattr(item, field.name) is not None
    }


def _optional_id(
    column: str, known: Mapping[str, Synced], name: str | None, place: str
) -> dict[str, str]:
    return {} if name is None else {column: _id_of(known, name, place)}


def _id_of(known: Mapping[str, Synced], name: str, place: str) -> str:
    row = known.get(_folded(name))
    if row is None:
        raise InputError(
            place, f"“{name}” is niet bekend bij dit terrein; zet deze naam ook in het bestand"
        )
    return row.id


def photo_files(what: Record) -> tuple[str, ...]:
    """The names of the photo files that a record refers to."""
    return tuple(photo.file for visit in what.visits for photo in visit.photos)
