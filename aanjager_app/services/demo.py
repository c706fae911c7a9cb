"""The invented region to practise with: made in one step, removed in one step."""

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from aanjager_app.content import Content, resources
from aanjager_app.content.reading import read_toml
from aanjager_app.costbenefit.reading import read_worksheet
from aanjager_app.domain.building import Builder
from aanjager_app.domain.errors import DomainError
from aanjager_app.exchange.record import read_record
from aanjager_app.exchange.record_words import known_words
from aanjager_app.models.entities import Municipality, Region, Terrain
from aanjager_app.models.store import Store
from aanjager_app.models.work import Change
from aanjager_app.services.files import keep_files
from aanjager_app.services.recording import photo_files, record_in
from aanjager_app.services.worksheet_saving import save_worksheet


@dataclass(frozen=True, slots=True)
class DemoRegion:
    """The invented region."""

    slug: str
    name: str
    director_organisation: str


@dataclass(frozen=True, slots=True)
class DemoMunicipality:
    """The invented municipality."""

    code: str
    name: str
    province: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoTerrain:
    """One invented terrain with the files that fill it; areas as decimal text."""

    rin: str
    name: str
    gross_ha: str
    net_ha: str
    issuable_ha: str
    worksheets: tuple[str, ...]
    record: str | None = None


@dataclass(frozen=True, slots=True)
class DemoPlan:
    """What `demo.toml` says."""

    region: DemoRegion
    municipality: DemoMunicipality
    terrain: tuple[DemoTerrain, ...]


@dataclass(frozen=True, slots=True)
class DemoReport:
    """The demo as it is now.

    Attributes:
        terrains: names of its terrains.
        made: whether it was made just now; otherwise it was there already.
        change: the transaction.
    """

    terrains: tuple[str, ...]
    made: bool
    change: Change


def make_demo(store: Store, content: Content, files: Path) -> DemoReport:
    """Make the demo region, unless it is there; all of it is one step to undo.

    Args:
        store: the store.
        content: the reference content.
        files: folder for the originals of photos.
    """
    folder = resources() / "demo"
    plan = Builder().build(DemoPlan, read_toml(folder / "demo.toml"), "demo.toml")
    names = tuple(terrain.name for terrain in plan.terrain)
    with store.write("Demoregio gemaakt") as work:
        made = _demo_region(work.session) is None
        if made:
            _Maker(work.session, content, folder, files).make(plan)
    return DemoReport(names, made, work.change)


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes the demo from its files, within one transaction: all of it or nothing.

    Attributes:
        session: the session of the block.
        content: the reference content.
        folder: where the files of the demo are.
        files: where originals of photos go.
    """

    session: Session
    content: Content
    folder: Path
    files: Path

    def make(self, plan: DemoPlan) -> None:
        municipality = self._municipality(plan)
        for terrain in plan.terrain:
            row = self._terrain(terrain, municipality)
            self.session.add(row)
            self.session.flush()
            self._fill(terrain, row)

    def _municipality(self, plan: DemoPlan) -> Municipality:
        region = Region(
            slug=plan.region.slug,
            name=plan.region.name,
            director_organisation=plan.region.director_organisation,
            is_demo=True,
        )
        self.session.add(region)
        self.session.flush()
        municipality = Municipality(
            code=plan.municipality.code,
            name=plan.municipality.name,
            province=plan.municipality.province,
            region_id=region.id,
        )
        self.session.add(municipality)
        self.session.flush()
        return municipality

    def _terrain(self, terrain: DemoTerrain, municipality: Municipality) -> Terrain:
        return Terrain(
            rin=terrain.rin,
            name=terrain.name,
            municipality_id=municipality.id,
            gross_ha=Decimal(terrain.gross_ha),
            net_ha=Decimal(terrain.net_ha),
            issuable_ha=Decimal(terrain.issuable_ha),
        )

    def _fill(self, terrain: DemoTerrain, row: Terrain) -> None:
        if terrain.record is not None:
            what = read_record(self._read(terrain.record), known_words(self.content))
            photos = {name: self._read(name) for name in photo_files(what)}
            keep_files(self.files, photos.values())
            record_in(self.session, self.content, row, what, photos=photos)
        for name in terrain.worksheets:
            worksheet = read_worksheet(self._read(name))
            save_worksheet(self.session, row.id, None, worksheet)

    def _read(self, name: str) -> bytes:
        return (self.folder / name).read_bytes()


def remove_demo(store: Store) -> DemoReport:
    """Put the demo region with all that hangs under it in the bin.

    Raises:
        DomainError: there is no demo region.
    """
    with store.write("Demoregio verwijderd") as work:
        region = _demo_region(work.session)
        if region is None:
            raise DomainError("no_demo", "Er is geen demoregio om weg te halen.")
        towns = work.session.scalars(
            select(Municipality).where(Municipality.region_id == region.id)
        ).all()
        query = select(Terrain).where(
            Terrain.municipality_id.in_([town.id for town in towns]), Terrain.binned.is_(False)
        )
        terrains = work.session.scalars(query).all()
        region.binned = True
        for town in towns:
            town.binned = True
        for terrain in terrains:
            terrain.binned = True
        names = tuple(terrain.name for terrain in terrains)
    return DemoReport(names, made=False, change=work.change)


def _demo_region(session: Session) -> Region | None:
    query = select(Region).where(Region.is_demo.is_(True), Region.binned.is_(False))
    return session.scalars(query).first()
