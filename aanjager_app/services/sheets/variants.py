"""Variants of a terrain: a new one, a copy, and the one of the dossier."""

from dataclasses import dataclass, replace
from typing import Final

from aanjager_app.costbenefit import worksheet as ws
from aanjager_app.domain.errors import DomainError
from aanjager_app.models import entities as rows
from aanjager_app.models.store import Store
from aanjager_app.models.work import Change
from aanjager_app.services.sheets.origins import copy_origins
from aanjager_app.services.terrains import find_terrain
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
        copy_origins(work.session, head.id, key)
    return NewVariant(key, work.change)


def choose_for_dossier(store: Store, worksheet_id: str) -> Change:
    """Choose the variant that documents show and that the rules of the dossier look at.

    Raises:
        DomainError: `row_not_found`.
    """
    with store.write("Variant voor het dossier gekozen") as work:
        head = work.session.get(rows.Worksheet, worksheet_id)
        if head is None or head.binned:
            raise DomainError("row_not_found", "Dit werkblad bestaat niet (meer).")
        head.chosen_at = store.clock()
    return work.change


def _names() -> tuple[str, ...]:
    return tuple(f"Variant {chr(ord('A') + n)}" for n in range(26)) + tuple(
        f"Variant {n}" for n in range(27, 1000)
    )
