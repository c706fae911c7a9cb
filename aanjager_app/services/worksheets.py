"""Worksheets of a terrain: list, read, import and appraise."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from aanjager_app.costbenefit import worksheet as ws
from aanjager_app.domain.errors import DomainError
from aanjager_app.models.entities import Terrain, Worksheet
from aanjager_app.models.store import Store
from aanjager_app.models.work import Change
from aanjager_app.services.terrains import find_terrain
from aanjager_app.services.worksheet_loading import load_worksheet
from aanjager_app.services.worksheet_saving import save_worksheet


@dataclass(frozen=True, slots=True)
class WorksheetImport:
    """What an import of a worksheet did.

    Attributes:
        terrain: name of the terrain.
        name: name of the variant.
        is_new: the variant did not exist yet.
        change: the transaction; its `tx` is None when nothing differed.
    """

    terrain: str
    name: str
    is_new: bool
    change: Change


def import_worksheet(
    store: Store,
    terrain: str,
    worksheet: ws.Worksheet,
    *,
    name: str | None = None,
) -> WorksheetImport:
    """Add a variant to a terrain, or bring the variant of that name in line.

    Raises:
        DomainError: the terrain is unknown or ambiguous, or the variant has no name.
    """
    variant = " ".join((name if name and name.strip() else worksheet.name).split())
    if not variant:
        raise DomainError(
            "worksheet_unnamed", "Dit werkblad heeft geen naam. Geef er een met --name.", "name"
        )
    with store.write("Werkblad overgenomen") as work:
        owner = find_terrain(work.session, terrain)
        existing = _named(work.session, owner, variant, with_bin=True)
        save_worksheet(work.session, owner.id, existing, replace(worksheet, name=variant))
        found = owner.name
    return WorksheetImport(found, variant, existing is None, work.change)


def read_terrain_worksheet(store: Store, terrain: str, name: str | None) -> ws.Worksheet:
    """The variant of that name, or that of the dossier when no name is given.

    Raises:
        DomainError: the terrain or the variant is unknown, or the terrain has none.
    """
    with store.read() as session:
        return load_worksheet(
            session, choose_worksheet(session, find_terrain(session, terrain), name)
        )


def find_worksheet(store: Store, terrain: str, name: str | None) -> str:
    """Key of the variant of that name, or of that of the dossier when no name is given.

    Raises:
        DomainError: the terrain or the variant is unknown, or the terrain has none.
    """
    with store.read() as session:
        return choose_worksheet(session, find_terrain(session, terrain), name).id


def choose_worksheet(session: Session, terrain: Terrain, name: str | None) -> Worksheet:
    """The row of a variant; without a name that of the dossier.

    Raises:
        DomainError: there is none of that name, or none at all.
    """
    found = _named(session, terrain, name, with_bin=False) if name else None
    variants = list_worksheets(session, terrain)
    if found is None and not name and variants:
        return variants[0]
    if found is not None:
        return found
    if not variants:
        raise DomainError(
            "no_worksheet",
            f"{terrain.name} heeft nog geen werkblad. Neem er een over met “aanjager import "
            "worksheet BESTAND.json --terrain NAAM”.",
            "worksheet",
        )
    names = ", ".join(f"“{row.name}”" for row in variants)
    raise DomainError(
        "worksheet_not_found",
        f"{terrain.name} heeft geen werkblad “{name}”. Er is wel: {names}.",
        "worksheet",
    )


def list_worksheets(session: Session, terrain: Terrain) -> list[Worksheet]:
    """The variants of a terrain that aren't in the bin: that of the dossier, the others by name."""
    query = (
        select(Worksheet)
        .where(Worksheet.terrain_id == terrain.id, Worksheet.binned.is_(False))
        .order_by(Worksheet.name, Worksheet.id)
    )
    found = list(session.scalars(query))
    chosen = max((row for row in found if row.chosen_at is not None), key=_chosen_at, default=None)
    return found if chosen is None else [chosen, *(row for row in found if row is not chosen)]


def _chosen_at(row: Worksheet) -> datetime:
    return row.chosen_at or datetime.min.replace(tzinfo=UTC)


def _named(session: Session, terrain: Terrain, name: str, *, with_bin: bool) -> Worksheet | None:
    query = select(Worksheet).where(Worksheet.terrain_id == terrain.id)
    rows = [
        row
        for row in session.scalars(query)
        if row.name.casefold() == " ".join(name.split()).casefold()
    ]
    alive = [row for row in rows if not row.binned]
    return next(iter(alive or (rows if with_bin else [])), None)
