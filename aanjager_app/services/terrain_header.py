"""The header of a terrain's workspace: one short read."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from aanjager_app.content import Content
from aanjager_app.domain.dutch import format_number
from aanjager_app.domain.errors import DomainError
from aanjager_app.domain.vocabulary import ProgrammeStatus
from aanjager_app.models.entities import Municipality, Project, Region, Terrain
from aanjager_app.models.store import Store


@dataclass(frozen=True, slots=True)
class TerrainHeader:
    """What stands above the tabs.

    Attributes:
        id: key of the terrain.
        name: its name.
        status: its place in the programme, in words.
        takes_part: it has a place in the programme.
        region: its region, chosen or proposed.
        facts: municipality, area and whether it is invented, as one line.
        phase: phase of the project that has come furthest.
        phase_name: its name.
    """

    id: str
    name: str
    status: str
    takes_part: bool
    region: str | None
    facts: str
    phase: int
    phase_name: str


def read_header(store: Store, content: Content, terrain_id: str) -> TerrainHeader:
    """Read the header of a terrain.

    Raises:
        DomainError: `terrain_not_found`: it isn't there (any more).
    """
    with store.read() as session:
        terrain = session.get(Terrain, terrain_id)
        if terrain is None or terrain.binned:
            raise DomainError(
                "terrain_not_found",
                "Dit terrein is er niet (meer). Misschien staat het in de prullenbak.",
            )
        municipality = (
            session.get(Municipality, terrain.municipality_id) if terrain.municipality_id else None
        )
        region_id = terrain.region_id or (municipality.region_id if municipality else None)
        region = session.get(Region, region_id) if region_id else None
        furthest = select(func.max(Project.phase)).where(
            Project.terrain_id == terrain_id, Project.binned.is_(False)
        )
        phase = session.execute(furthest).scalar() or 0
        area = f"{format_number(terrain.gross_ha, 1)} ha bruto" if terrain.gross_ha else None
        is_demo = region is not None and region.is_demo
        facts = (municipality.name if municipality else None, area, "demo" if is_demo else None)
        return TerrainHeader(
            id=terrain.id,
            name=terrain.name,
            status=content.labels.of(terrain.programme_status),
            takes_part=terrain.programme_status is not ProgrammeStatus.NONE,
            region=region.name if region else None,
            facts=" · ".join(part for part in facts if part),
            phase=phase,
            phase_name=content.phases[phase].name,
        )


@dataclass(frozen=True, slots=True)
class TerrainName:
    """A terrain by name."""

    id: str
    name: str


def names_of(store: Store, keys: Sequence[str]) -> tuple[TerrainName, ...]:
    """Names of terrains in the order of the keys; what isn't there (any more) is left out."""
    query = select(Terrain.id, Terrain.name).where(
        Terrain.id.in_(keys), Terrain.binned.is_(False), Terrain.merged_into.is_(None)
    )
    with store.read() as session:
        names = {row.id: row.name for row in session.execute(query)}
    return tuple(TerrainName(key, names[key]) for key in keys if key in names)
