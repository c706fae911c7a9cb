"""Variants of a terrain: a new one, a copy, its parties."""

from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy import select

from aanjager_app.costbenefit import worksheet as ws
from aanjager_app.domain.errors import DomainError
from aanjager_app.models import entities as rows
from aanjager_app.models.store import Store
from aanjager_app.models.work import Change
from aanjager_app.services.terrains import find_terrain
from aanjager_app.services.upsert import apply_values
from aanjager_app.services.worksheet_loading import load_worksheet
from aanjager_app.services.worksheet_saving import save_worksheet
from aanjager_app.services.worksheets import list_worksheets

_PARTIES: Final = (
    ws.Party("ondernemers", "Ondernemers", recovers_vat=True),
    ws.Party("gemeente", "Gemeente", recovers_vat=True),
    ws.Party("waterschap", "Waterschap"),
    ws.Party("eigenaren", "Vastgoedeigenaren", recovers_vat=True),
    ws.Party("provincie", "Provincie"),
)


@dataclass(frozen=True, slots=True)
class NewVariant:
    """A variant that was added: its key, and the change."""

    id: str
    change: Change


def new_variant(store: Store, terrain_id: str) -> NewVariant:
    """Add an empty worksheet with the usual parties, starting this year.

    Raises:
        DomainError: the terrain is unknown.
    """
    year = store.clock().astimezone().year
    with store.write("Werkblad toegevoegd") as work:
        terrain = find_terrain(work.session, terrain_id)
        taken = {row.name.casefold() for row in list_worksheets(work.session, terrain)}
        name = next(n for n in _names() if n.casefold() not in taken)
        sheet = ws.Worksheet(name=name, base_year=year, price_year=year, parties=_PARTIES)
        key = save_worksheet(work.session, terrain.id, None, sheet).id
    return NewVariant(key, work.change)


def copy_variant(store: Store, worksheet_id: str) -> NewVariant:
    """Copy a worksheet under another name.

    Raises:
        DomainError: `row_not_found`.
    """
    with store.write("Werkblad gekopieerd") as work:
        head = work.session.get(rows.Worksheet, worksheet_id)
        if head is None:
            raise DomainError("row_not_found", "Dit werkblad bestaat niet (meer).")
        terrain = find_terrain(work.session, head.terrain_id)
        taken = {row.name.casefold() for row in list_worksheets(work.session, terrain)}
        copies = (f"{head.name} (kopie{f' {n}' if n > 1 else ''})" for n in range(1, 1000))
        name = next(n for n in copies if n.casefold() not in taken)
        sheet = replace(load_worksheet(work.session, head), name=name)
        key = save_worksheet(work.session, head.terrain_id, None, sheet).id
    return NewVariant(key, work.change)


def set_parties(store: Store, worksheet_id: str, names: tuple[str, ...]) -> Change:
    """Rename the parties in their order, and add those beyond them.

    Raises:
        DomainError: a name is empty or stands there twice.
    """
    tidy = [" ".join(name.split()) for name in names]
    if not all(tidy) or len({name.casefold() for name in tidy}) != len(tidy):
        raise DomainError("wrong_value", "Geef elke partij een eigen naam.", "parties")
    with store.write("Partijen gewijzigd") as work:
        query = select(rows.WorksheetParty).where(
            rows.WorksheetParty.worksheet_id == worksheet_id,
            rows.WorksheetParty.binned.is_(False),
        )
        known = list(work.session.scalars(query))
        known.sort(key=lambda row: row.position)
        for row, name in zip(known, tidy, strict=False):
            apply_values(row, {"name": name})
        slugs = {row.slug for row in known}
        for number, name in enumerate(tidy[len(known) :], start=len(known)):
            slug = next(
                s for s in (f"partij{n}" for n in range(number + 1, 1000)) if s not in slugs
            )
            slugs.add(slug)
            work.session.add(
                rows.WorksheetParty(
                    worksheet_id=worksheet_id,
                    slug=slug,
                    position=number,
                    name=name,
                    recovers_vat=False,
                )
            )
    return work.change


def _names() -> tuple[str, ...]:
    return tuple(f"Variant {chr(ord('A') + n)}" for n in range(26)) + tuple(
        f"Variant {n}" for n in range(27, 1000)
    )
