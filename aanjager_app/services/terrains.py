"""Find terrains and list them."""

from difflib import get_close_matches

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from aanjager_app.domain.errors import DomainError
from aanjager_app.models.entities import Municipality, Project, Region, Terrain
from aanjager_app.models.history import put_in_bin
from aanjager_app.models.store import Store
from aanjager_app.models.work import Change
from aanjager_app.services.rows import TerrainRow


def list_terrains(store: Store) -> tuple[TerrainRow, ...]:
    """All terrains that aren't in the bin, by name."""
    own, proposed = aliased(Region), aliased(Region)
    phase = (
        select(Project.terrain_id, func.max(Project.phase).label("phase"))
        .where(Project.binned.is_(False))
        .group_by(Project.terrain_id)
        .subquery()
    )
    query = (
        select(
            Terrain.id,
            Terrain.rin,
            Terrain.name,
            Municipality.name,
            Municipality.province,
            func.coalesce(own.name, proposed.name),
            func.coalesce(
                Terrain.director_organisation,
                own.director_organisation,
                proposed.director_organisation,
            ),
            Terrain.programme_status,
            func.coalesce(phase.c.phase, 0),
            Terrain.gross_ha,
            Terrain.net_ha,
            Terrain.companies,
        )
        .outerjoin(Municipality, Municipality.id == Terrain.municipality_id)
        .outerjoin(own, own.id == Terrain.region_id)
        .outerjoin(proposed, proposed.id == Municipality.region_id)
        .outerjoin(phase, phase.c.terrain_id == Terrain.id)
        .where(Terrain.binned.is_(False), Terrain.merged_into.is_(None))
        .order_by(func.lower(Terrain.name), Terrain.rin)
    )
    with store.read() as session:
        return tuple(TerrainRow(*row) for row in session.execute(query))


def bin_terrain(store: Store, terrain_id: str) -> Change:
    """Put a terrain in the bin; what hangs under it is hidden with it.

    Raises:
        DomainError: `row_not_found`.
    """
    with store.write("Terrein naar prullenbak") as work:
        put_in_bin(work.session, Terrain.__tablename__, terrain_id)
    return work.change


def find_terrain(session: Session, name: str) -> Terrain:
    """The terrain with this name, RIN number or id; capitals don't matter.

    Raises:
        DomainError: there is none (with the nearest names), or there are several.
    """
    wanted = name.strip()
    known = session.get(Terrain, wanted)
    if known is not None and not known.binned and known.merged_into is None:
        return known
    alive = select(Terrain).where(Terrain.binned.is_(False), Terrain.merged_into.is_(None))
    exact = session.scalars(alive.where(Terrain.rin == wanted.removeprefix("RIN ").strip())).all()
    if len(exact) == 1:
        return exact[0]
    folded = wanted.casefold()
    everything = session.execute(
        select(Terrain.id, Terrain.name, Terrain.rin).where(
            Terrain.binned.is_(False), Terrain.merged_into.is_(None)
        )
    ).all()
    named = [row for row in everything if row.name.casefold() == folded]
    if len(named) == 1:
        found = session.get(Terrain, named[0].id)
        if found is not None:
            return found
    if named or len(exact) > 1:
        numbers = ", ".join(sorted(row.rin or row.id for row in named or exact))
        raise DomainError(
            "terrain_ambiguous",
            f"Er zijn meer terreinen met de naam “{wanted}”. Noem het RIN-nummer: {numbers}.",
            "terrain",
        )
    raise DomainError(
        "terrain_not_found", _not_found(wanted, [r.name for r in everything]), "terrain"
    )


def _not_found(wanted: str, names: list[str]) -> str:
    if not names:
        return (
            f"Het terrein “{wanted}” is er niet: er zijn nog geen terreinen. "
            "Importeer ze met “aanjager import terrains BESTAND”."
        )
    by_folded = {name.casefold(): name for name in names}
    near = get_close_matches(wanted.casefold(), list(by_folded), n=3, cutoff=0.5)
    if near:
        options = " of ".join(f"“{by_folded[name]}”" for name in near)
        return f"Het terrein “{wanted}” is er niet. Bedoel je {options}?"
    return f"Het terrein “{wanted}” is er niet. “aanjager terrains” laat zien welke er wel zijn."
