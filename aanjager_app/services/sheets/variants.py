"""Variants of a terrain: a new one, a copy, another name, parties; and the catalogue."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from sqlalchemy import select

from aanjager_app.content import Content
from aanjager_app.content.model import Measure, SourcedValue
from aanjager_app.costbenefit import worksheet as ws
from aanjager_app.documents.sections.words import unit_words
from aanjager_app.domain.errors import DomainError
from aanjager_app.models import entities as rows
from aanjager_app.models.store import Store
from aanjager_app.models.work import Change
from aanjager_app.services.sheets.columns import Part
from aanjager_app.services.sheets.editing import AddedLine, SheetEditor
from aanjager_app.services.sheets.values import value_text
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


@dataclass(frozen=True, slots=True)
class CatalogueRow:
    """A measure of the catalogue, in words.

    Attributes:
        slug: its key.
        name: its name.
        themes: slugs of the themes that it helps; `theme_names` for the reader.
        place: where it is put, in words.
        unit: unit of the quantity.
        investment, upkeep: price with its unit; empty when no source was found.
        source: where the prices come from.
        warning: what to know before choosing it.
        needs: a figure that must be asked.
    """

    slug: str
    name: str
    themes: tuple[str, ...]
    theme_names: str
    place: str
    unit: str
    investment: str
    upkeep: str
    source: str
    warning: str
    needs: str


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


def read_catalogue(content: Content) -> tuple[CatalogueRow, ...]:
    """The measures of the catalogue by name."""
    found = (_row(measure, content) for measure in content.measures.values())
    return tuple(sorted(found, key=lambda row: row.name.casefold()))


def add_measure(store: Store, content: Content, worksheet_id: str, slug: str) -> AddedLine:
    """Add a measure of the catalogue: its figures and source are copied as they are now.

    Raises:
        DomainError: `measure_not_found`.
    """
    measure = content.measures.get(slug)
    if measure is None:
        raise DomainError("measure_not_found", "Deze maatregel staat niet in de catalogus.")
    with store.write("Maatregel toegevoegd") as work:
        editor = SheetEditor(work.session, content, worksheet_id)
        line = editor.add(
            Part.COSTS,
            label=measure.name,
            measure=measure.slug,
            unit=measure.unit,
            place=measure.place or None,
            source=_sources(measure) or None,
            **_points("investment", measure.investment),
            **_points("upkeep", measure.upkeep),
        )
    return AddedLine(line.slug, work.change)


def _points(prefix: str, value: SourcedValue) -> dict[str, Decimal | None]:
    return {f"{prefix}_low": value.low, f"{prefix}_mid": value.mid, f"{prefix}_high": value.high}


def _names() -> tuple[str, ...]:
    return tuple(f"Variant {chr(ord('A') + n)}" for n in range(26)) + tuple(
        f"Variant {n}" for n in range(27, 1000)
    )


def _row(measure: Measure, content: Content) -> CatalogueRow:
    place = content.labels.members["Place"].get(measure.place, measure.place)
    themes = [content.themes[slug].name for slug in measure.themes]
    return CatalogueRow(
        slug=measure.slug,
        name=measure.name,
        themes=measure.themes,
        theme_names=", ".join(themes),
        place=place,
        unit=unit_words(measure.unit),
        investment=_price(measure.investment),
        upkeep=_price(measure.upkeep),
        source=_sources(measure),
        warning=measure.warning,
        needs=measure.needs,
    )


def _price(value: SourcedValue) -> str:
    if value.is_missing:
        return ""
    text = value_text(ws.Value(value.low, value.mid, value.high))
    return f"{text} {value.unit}".strip()


def _sources(measure: Measure) -> str:
    known = (v.citation for v in (measure.investment, measure.upkeep) if not v.is_missing)
    return "; ".join(dict.fromkeys(known))
