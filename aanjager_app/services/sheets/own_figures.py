"""Figures of one's own: filled in as a whole, kept with their source, and read for the sheet.

A figure is saved in one piece, unlike other records: its points, VAT and source belong together.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from aanjager_app.content import Content
from aanjager_app.costbenefit import worksheet as ws
from aanjager_app.documents.sections.words import value_text
from aanjager_app.domain.dutch import format_date_short
from aanjager_app.domain.errors import DomainError
from aanjager_app.domain.vocabulary import FigureKind, VatBasis
from aanjager_app.models.entities import OwnFigure
from aanjager_app.models.history import put_in_bin
from aanjager_app.models.store import Store
from aanjager_app.models.work import Change
from aanjager_app.services.records.fields import Field, FieldKind, Option, RecordKind
from aanjager_app.services.records.options import NOTHING, Options
from aanjager_app.services.records.rules import check_figure
from aanjager_app.services.records.specs import SPECS
from aanjager_app.services.records.values import kept_value, shown_value
from aanjager_app.services.sheets.columns import Part
from aanjager_app.services.sheets.editor import SheetEditor
from aanjager_app.services.sheets.values import RANGE_HINT, parse_value
from aanjager_app.services.upsert import apply_values

_SPEC: Final = SPECS[RecordKind.OWN_FIGURE]
_RANGES: Final = {
    "investment": Field(name="investment", label="Aanschaf per eenheid (€)", hint=RANGE_HINT),
    "upkeep": Field(name="upkeep", label="Onderhoud per eenheid per jaar (€)"),
    "value": Field(name="value", label="Waarde per eenheid per jaar (€)", hint=RANGE_HINT),
}
_SOURCE: Final = {
    "source_name": "Zonder bron wordt een kental niet bewaard. Vul in waar het getal vandaan "
    "komt, bijvoorbeeld “Offerte hovenier, nummer 114”.",
    "source_where": "Waar staat de bron? Vul een internetadres in, of de naam van het document; "
    "zonder dat wordt een kental niet bewaard.",
    "checked_on": "Vul in wanneer je de bron hebt nagekeken.",
}
_PRICE: Final = ("vat_basis", "vat_pct", "price_year")
_FORMS: Final[Mapping[FigureKind, tuple[str, ...]]] = {
    FigureKind.MEASURE: (
        *("based_on", "name", "unit", "investment", "upkeep", "lifetime_years", *_PRICE),
        *_SOURCE,
        *("theme", "place", "organisation"),
        *("effect_storage_m3", "effect_unpaved_m2", "effect_trees"),
        *("effort", "note"),
    ),
    FigureKind.BENEFIT: (
        *("based_on", "name", "unit", "value", "growth", "growth_pct", *_PRICE),
        *_SOURCE,
        *("confidence", "double_count_group", "note"),
    ),
}


@dataclass(frozen=True, slots=True)
class FigureForm:
    """What a form of a figure shows.

    Attributes:
        kind: what it is about.
        fields: its fields, in order.
        options: what can be chosen, by the name of the field.
        texts: what is in it to begin with.
    """

    kind: FigureKind
    fields: tuple[Field, ...]
    options: Mapping[str, tuple[Option, ...]]
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SavedFigure:
    """A figure that was saved: its key, and the change."""

    id: str
    change: Change


def new_figure(store: Store, content: Content, kind: FigureKind, **texts: str) -> FigureForm:
    """An empty form, but for what is usual and for the given texts."""
    return _form(store, content, kind, {**_usual(store, kind), **texts})


def read_figure(store: Store, content: Content, figure_id: str) -> FigureForm:
    """The form of a figure that was kept.

    Raises:
        DomainError: `row_not_found`.
    """
    with store.read() as session:
        row = own_figure(session, figure_id)
        kind, texts = row.kind, dict(_texts(row))
    return _form(store, content, kind, texts)


def figure_of_line(
    store: Store, content: Content, worksheet_id: str, part: Part, line: str
) -> FigureForm:
    """A form that is filled in from a line of a worksheet, to keep its figure.

    The prices of a worksheet include VAT and are at its price level. The source is only taken
    along when it was typed: that of the catalogue says nothing of what was filled in since.

    Raises:
        DomainError: `row_not_found`, or the part has no figures to keep.
    """
    if part is Part.TRANSFERS:
        raise DomainError("no_figure", "Een geldstroom is geen kental.")
    with store.read() as session:
        editor = SheetEditor(session, content, worksheet_id)
        row, level = editor.line(part, line), editor.head.price_year
        texts = dict(_from_line(part, row, content))
        if level is not None:
            texts["price_year"] = str(level)
    kind = FigureKind.MEASURE if part is Part.COSTS else FigureKind.BENEFIT
    return new_figure(store, content, kind, **texts)


def save_figure(
    store: Store,
    content: Content,
    kind: FigureKind,
    texts: Mapping[str, str],
    figure_id: str | None = None,
) -> SavedFigure:
    """Keep a figure, a new one or one that was kept before.

    Args:
        store: where it is kept.
        content: the catalogue that it may belong to.
        kind: what it is about.
        texts: what was typed, by the name of the field.
        figure_id: key of the figure that is changed; None for a new one.

    Raises:
        DomainError: a field is wrong or missing, with its name; without a source it is refused.
    """
    values = _values(content, kind, texts)
    today = store.clock().astimezone().date()
    verb = "toegevoegd" if figure_id is None else "gewijzigd"
    with store.write(f"Eigen kental {verb}") as work:
        if figure_id is None:
            row = OwnFigure(kind=kind, **values)
            check_figure(row, today)
            work.session.add(row)
            work.session.flush()
        else:
            row = own_figure(work.session, figure_id)
            apply_values(row, values)
            check_figure(row, today)
        key = row.id
    return SavedFigure(key, work.change)


def bin_figure(store: Store, figure_id: str) -> Change:
    """Put a figure in the bin; lines that were taken from it keep what they have.

    Raises:
        DomainError: `row_not_found`.
    """
    with store.write("Eigen kental naar prullenbak") as work:
        put_in_bin(work.session, RecordKind.OWN_FIGURE.value, figure_id)
    return work.change


def own_figure(session: Session, figure_id: str) -> OwnFigure:
    """The row of a figure that isn't in the bin.

    Raises:
        DomainError: `row_not_found`.
    """
    found = session.get(OwnFigure, figure_id)
    if found is None or found.binned:
        raise DomainError("row_not_found", "Dit eigen kental bestaat niet (meer).")
    return found


def own_figures(session: Session, kind: FigureKind) -> tuple[OwnFigure, ...]:
    """The figures of a kind that aren't in the bin, by name."""
    query = select(OwnFigure).where(OwnFigure.kind == kind, OwnFigure.binned.is_(False))
    return tuple(session.scalars(query.order_by(OwnFigure.name, OwnFigure.id)))


def points_of(row: Any, prefix: str) -> ws.Value:  # noqa: ANN401 - a figure or a line
    """The three points of a price."""
    return ws.Value(*(getattr(row, f"{prefix}_{point}") for point in ("low", "mid", "high")))


# ---------------------------------------------------------------- forms


def _form(store: Store, content: Content, kind: FigureKind, texts: Mapping[str, str]) -> FigureForm:
    fields = tuple(_field(name) for name in _FORMS[kind])
    with store.read() as session:
        options = Options(session, content, None)
        found = {f.name: options.of(f) for f in fields if f.kind is FieldKind.CHOICE}
    found["based_on"] = _entries(content, kind)
    return FigureForm(kind, fields, found, texts)


def _field(name: str) -> Field:
    return _RANGES.get(name) or _SPEC.field(name)


def _entries(content: Content, kind: FigureKind) -> tuple[Option, ...]:
    named = (
        [Option(slug, found.name) for slug, found in content.measures.items()]
        if kind is FigureKind.MEASURE
        else [Option(slug, found.name) for slug, found in content.benefit_values.items()]
    )
    return (NOTHING, *sorted(named, key=lambda option: option.label.casefold()))


def _usual(store: Store, kind: FigureKind) -> dict[str, str]:
    today = store.clock().astimezone().date()
    usual = {
        "vat_basis": VatBasis.INCLUDING.value,
        "vat_pct": "21",
        "price_year": str(today.year),
        "checked_on": format_date_short(today),
    }
    if kind is FigureKind.BENEFIT:
        usual |= {"growth": ws.GrowthKind.NONE.value, "confidence": ws.Confidence.MEDIUM.value}
    return usual


def _texts(row: OwnFigure) -> Iterator[tuple[str, str]]:
    for name in _FORMS[row.kind]:
        if name in _RANGES:
            yield name, value_text(points_of(row, name))
        else:
            yield name, shown_value(_SPEC.field(name), getattr(row, name))


def _from_line(part: Part, line: Any, content: Content) -> Iterator[tuple[str, str]]:  # noqa: ANN401
    is_cost = part is Part.COSTS
    entries = content.measures if is_cost else content.benefit_values
    entry = line.measure if is_cost else line.benefit
    yield "name", line.label
    yield "based_on", entry if entry in entries else ""
    yield "unit", line.unit or ""
    yield "note", line.reason or ""
    if line.taken_from is None:
        yield "source_name", line.source or ""
    names = ("investment", "upkeep") if is_cost else ("value",)
    for name in names:
        yield name, value_text(points_of(line, name))
    if is_cost:
        for name in ("vat_pct", "lifetime_years", "organisation"):
            yield name, shown_value(_SPEC.field(name), getattr(line, name))
        yield "place", line.place if line.place in set(ws.Place) else ""
        yield "theme", line.taken_theme or ""
        for effect in ("storage_m3", "unpaved_m2", "trees"):
            name = f"effect_{effect}"
            yield name, shown_value(_SPEC.field(name), getattr(line, f"taken_{effect}"))
    else:
        yield "vat_pct", ""
        yield "confidence", line.confidence
        yield "double_count_group", line.double_count_group or ""
        yield from _growth_texts(line.growth)


def _growth_texts(kept: str) -> Iterator[tuple[str, str]]:
    """A line keeps a kind, or else the percentage itself."""
    if kept in (ws.GrowthKind.NONE, ws.GrowthKind.NATURE):
        yield "growth", kept
        return
    yield "growth", ws.GrowthKind.CUSTOM.value
    yield "growth_pct", kept.replace(".", ",")


# ---------------------------------------------------------------- what is kept


def _values(content: Content, kind: FigureKind, texts: Mapping[str, str]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    entries = {option.value: option.label for option in _entries(content, kind)}
    based_on = texts.get("based_on", "")
    filled = dict(texts)
    if based_on and not filled.get("name", "").strip():
        filled["name"] = entries.get(based_on, "")
    for name in _FORMS[kind]:
        text = filled.get(name, "")
        if name in _SOURCE and not text.strip():
            raise DomainError("source_missing", _SOURCE[name], name)
        if name in _RANGES:
            value = parse_value(text, name)
            values |= {
                f"{name}_low": value.low,
                f"{name}_mid": value.mid,
                f"{name}_high": value.high,
            }
        else:
            values[name] = kept_value(_SPEC.field(name), text)
    if based_on not in entries:
        raise DomainError("wrong_value", "Kies een van de mogelijkheden in de lijst.", "based_on")
    if values.get("theme") and values["theme"] not in content.themes:
        raise DomainError("wrong_value", "Kies een van de mogelijkheden in de lijst.", "theme")
    if based_on:
        values["theme"] = None  # that of the catalogue holds
    return values
