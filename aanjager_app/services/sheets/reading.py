"""A worksheet as it stands on screen: cells, present values, outcome and what is missing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from aanjager_app.content import Content
from aanjager_app.costbenefit import worksheet as ws
from aanjager_app.documents.dossier import Plan
from aanjager_app.domain.dutch import format_percentage
from aanjager_app.models import entities as rows
from aanjager_app.models.store import Store
from aanjager_app.services.plans import plan_of
from aanjager_app.services.sheets.cells import SheetRow, Teller, frame_of
from aanjager_app.services.sheets.columns import Part
from aanjager_app.services.sheets.origins import (
    NO_ORIGIN,
    NO_ORIGINS,
    Origins,
    newer_figure,
    read_origins,
)
from aanjager_app.services.sheets.outcome import Outcome, outcome_of
from aanjager_app.services.terrains import find_terrain
from aanjager_app.services.worksheet_loading import load_worksheet
from aanjager_app.services.worksheets import list_worksheets


@dataclass(frozen=True, slots=True)
class MissingPlace:
    """A value that is missing: which part, row and column."""

    part: Part
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Variant:
    """A worksheet of the terrain; one of them is that of the dossier."""

    id: str
    name: str
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One variant.

    Attributes:
        id: key of the worksheet.
        name: its name.
        head: discount rate, years, price level and VAT in one line.
        parts: the lines of each part.
        missing: the values that are missing.
        outcome: what it comes to.
        party_names: names of the parties, for choices.
        newer: names of the lines whose figure is renewed in the catalogue; theirs stays.
        plan: the worksheet with its outcome, for what is made of it when it is asked for.
    """

    id: str
    name: str
    head: str
    parts: Mapping[Part, tuple[SheetRow, ...]]
    missing: tuple[MissingPlace, ...]
    outcome: Outcome
    party_names: tuple[str, ...]
    newer: tuple[str, ...]
    plan: Plan


def read_variants(store: Store, terrain_id: str) -> tuple[Variant, ...]:
    """The worksheets of a terrain, that of the dossier first.

    Raises:
        DomainError: the terrain is unknown.
    """
    with store.read() as session:
        found = list_worksheets(session, find_terrain(session, terrain_id))
        return tuple(Variant(row.id, row.name, number == 0) for number, row in enumerate(found))


def read_sheet(
    store: Store,
    content: Content,
    worksheet_id: str,
    before: Sheet | None = None,
    tried: Plan | None = None,
) -> Sheet | None:
    """A worksheet, appraised; None when it isn't there (any more).

    Args:
        store: where it is kept.
        content: the catalogue.
        worksheet_id: its key.
        before: how it stood; lines that didn't change are taken from it.
        tried: an appraisal that was made while someone typed; taken when it is of this worksheet.
    """
    with store.read() as session:
        worksheet = _load(session, worksheet_id)
        origins = read_origins(session, worksheet_id)
    if worksheet is None:
        return None
    plan = tried if tried and tried.worksheet == worksheet else plan_of(worksheet, content)
    return _sheet(worksheet_id, plan, content, origins, before)


def load_sheet(store: Store, worksheet_id: str) -> ws.Worksheet | None:
    """A worksheet as it is calculated; None when it isn't there (any more)."""
    with store.read() as session:
        return _load(session, worksheet_id)


def sheet_of(
    worksheet_id: str, worksheet: ws.Worksheet, content: Content, origins: Origins = NO_ORIGINS
) -> Sheet:
    """A worksheet as it stands on screen."""
    return _sheet(worksheet_id, plan_of(worksheet, content), content, origins, None)


def _sheet(
    worksheet_id: str, plan: Plan, content: Content, origins: Origins, before: Sheet | None
) -> Sheet:
    worksheet = plan.worksheet
    teller = Teller(plan, content, origins)
    known = before.parts if before and frame_of(before.plan) == frame_of(plan) else {}
    parts = {part: tuple(teller.rows(part, known.get(part, ()))) for part in Part}
    return Sheet(
        id=worksheet_id,
        name=worksheet.name,
        head=_head(worksheet),
        parts=parts,
        missing=tuple(_missing(parts)),
        outcome=outcome_of(plan),
        party_names=tuple(party.name for party in worksheet.parties),
        newer=tuple(_newer(plan, content, origins)),
        plan=plan,
    )


def _newer(plan: Plan, content: Content, origins: Origins) -> Iterator[str]:
    lines = ((Part.COSTS, plan.worksheet.costs), (Part.BENEFITS, plan.worksheet.benefits))
    for part, of_part in lines:
        for line in of_part:
            origin = origins.get((part, line.id), NO_ORIGIN)
            if newer_figure(part, origin, content) is not None:
                yield line.label


def _load(session: Session, worksheet_id: str) -> ws.Worksheet | None:
    row = session.get(rows.Worksheet, worksheet_id)
    return None if row is None or row.binned else load_worksheet(session, row)


def _head(worksheet: ws.Worksheet) -> str:
    level = f"prijspeil {worksheet.price_year}" if worksheet.price_year else "prijspeil onbekend"
    rate = format_percentage(worksheet.discount_rate_pct)
    years = f"{worksheet.horizon_years} jaar vanaf {worksheet.base_year}"
    return f"discontovoet {rate} · {years} · {level} · incl. btw"


def _missing(parts: Mapping[Part, tuple[SheetRow, ...]]) -> Iterator[MissingPlace]:
    for part, lines in parts.items():
        for number, line in enumerate(lines):
            for column, cell in enumerate(line.cells):
                if cell.missing:
                    yield MissingPlace(part, number, column)
