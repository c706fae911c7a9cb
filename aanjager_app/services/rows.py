"""Frozen rows that queries give: what a list or a screen shows, never an entity."""

from dataclasses import dataclass
from decimal import Decimal

from aanjager_app.domain.vocabulary import ProgrammeStatus


@dataclass(frozen=True, slots=True)
class TerrainRow:
    """One terrain in a list.

    Attributes:
        region: region chosen for the terrain, or else proposed by its municipality.
        director_organisation: organisation that supplies the regisseur, likewise.
        phase: phase of the project that has come furthest; 0 without a project.
        gross_ha, net_ha: areas in hectares.
    """

    id: str
    rin: str | None
    name: str
    municipality: str | None
    province: str | None
    region: str | None
    director_organisation: str | None
    programme_status: ProgrammeStatus
    phase: int
    gross_ha: Decimal | None
    net_ha: Decimal | None
    companies: int | None
