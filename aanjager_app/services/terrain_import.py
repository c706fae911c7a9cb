"""Import terrains from an IBIS file: plan, show the plan, carry it out in one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from aanjager_app.content import Content
from aanjager_app.exchange.ibis import IbisReading, IbisTerrain
from aanjager_app.exchange.tabular import WrongRow
from aanjager_app.models.entities import Terrain
from aanjager_app.models.store import Store
from aanjager_app.models.work import Change
from aanjager_app.services.backups import back_up_before_import
from aanjager_app.services.regions import RegionBook
from aanjager_app.services.upsert import apply_values


class ImportFate(StrEnum):
    """What an import does with a row of the file."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    OLDER = "older"


@dataclass(frozen=True, slots=True)
class ImportedTerrain:
    """One terrain of the file and what the import does with it."""

    rin: str
    name: str
    fate: ImportFate
    municipality: str | None
    region: str | None
    director_organisation: str | None
    changes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportReport:
    """Outcome of an import, or of its dry run.

    Attributes:
        reading: what was found in the file: encoding, separator, columns, wrong rows.
        terrains: the terrains of the file with their fate.
        dry_run: nothing was written.
        change: the transaction; its `tx` is None when nothing was written.
    """

    reading: IbisReading
    terrains: tuple[ImportedTerrain, ...]
    dry_run: bool
    change: Change

    def count(self, fate: ImportFate) -> int:
        """How many terrains have this fate."""
        return sum(terrain.fate is fate for terrain in self.terrains)

    @property
    def wrong(self) -> tuple[WrongRow, ...]:
        """The rows that could not be read, with the reason."""
        return self.reading.wrong


def import_terrains(
    store: Store, content: Content, reading: IbisReading, *, dry_run: bool
) -> ImportReport:
    """Bring the terrains of the store in line with an IBIS file, matched on RIN number.

    A backup first, then one transaction and one step to undo. What the user set by hand (region,
    regisseur, status) is never touched; a row older than what the store has changes nothing.
    """
    if not dry_run:
        back_up_before_import(store)
    with store.write("Terreinen geïmporteerd") as work:
        savepoint = work.session.begin_nested()
        terrains = _Importer(work.session, content).run(reading)
        # The dry run is the real thing taken back, so that its counts can't differ.
        if dry_run:
            savepoint.rollback()
        else:
            savepoint.commit()
    return ImportReport(reading=reading, terrains=terrains, dry_run=dry_run, change=work.change)


class _Importer:
    """One import: knows what is there, and brings each row in line."""

    def __init__(self, session: Session, content: Content) -> None:
        self.session = session
        self.content = content
        self.book = RegionBook(session, content)
        query = select(Terrain).where(Terrain.rin.is_not(None), Terrain.merged_into.is_(None))
        self.known = {str(row.rin): row for row in session.scalars(query)}

    def run(self, reading: IbisReading) -> tuple[ImportedTerrain, ...]:
        done = tuple(self._one(terrain) for terrain in reading.rows)
        self.session.flush()
        return done

    def _one(self, terrain: IbisTerrain) -> ImportedTerrain:
        existing = self.known.get(terrain.rin)
        values = self._values(terrain)
        fate, changes = _fate(existing, terrain, values)
        if existing is None:
            self.session.add(Terrain(rin=terrain.rin, **values))
        elif fate in (ImportFate.NEW, ImportFate.CHANGED):
            apply_values(existing, values)
        return self._report(terrain, fate, changes)

    def _values(self, terrain: IbisTerrain) -> dict[str, Any]:
        codes = terrain.municipality_codes
        municipality = self.book.municipality(codes[0]) if codes else None
        values: dict[str, Any] = {
            "name": terrain.name,
            "binned": False,
        }
        optional = {
            "ibis_year": terrain.year,
            "municipality_id": municipality.id if municipality else None,
            "other_municipality_codes": " ".join(codes[1:]) or None,
            "gross_ha": terrain.gross_ha,
            "net_ha": terrain.net_ha,
            "issuable_ha": terrain.issuable_ha,
            "location_type": terrain.location_type,
            "companies": terrain.companies,
            "employees": terrain.employees,
            "longitude": terrain.longitude,
            "latitude": terrain.latitude,
        }
        # A file that doesn't know a figure does not wipe one that the user filled in.
        values.update({name: value for name, value in optional.items() if value is not None})
        return values

    def _report(
        self, terrain: IbisTerrain, fate: ImportFate, changes: tuple[str, ...]
    ) -> ImportedTerrain:
        code = terrain.municipality_codes[0] if terrain.municipality_codes else ""
        municipality = self.content.municipality(code)
        slug = municipality.region if municipality else None
        region = self.content.region(slug) if slug else None
        return ImportedTerrain(
            rin=terrain.rin,
            name=terrain.name,
            fate=fate,
            municipality=municipality.name if municipality else None,
            region=region.name if region else None,
            director_organisation=region.director_organisation if region else None,
            changes=changes,
        )


def _fate(
    existing: Terrain | None, terrain: IbisTerrain, values: Mapping[str, Any]
) -> tuple[ImportFate, tuple[str, ...]]:
    if existing is None or existing.binned:
        return ImportFate.NEW, ()
    if terrain.year and existing.ibis_year and terrain.year < existing.ibis_year:
        return ImportFate.OLDER, ()
    changes = tuple(name for name, value in values.items() if getattr(existing, name) != value)
    return (ImportFate.CHANGED if changes else ImportFate.SAME), changes
