"""A worksheet as it stands on screen: cells, present values, outcome and what is missing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy.orm import Session

from aanjager_app.content import Content
from aanjager_app.costbenefit import worksheet as ws
from aanjager_app.documents.chart_data import Chart
from aanjager_app.documents.dossier import Plan
from aanjager_app.documents.sections.outcome import (
    balance_sentence,
    burden_sentence,
    incomplete_sentence,
    incomplete_words,
)
from aanjager_app.documents.sections.parties import balance_figure
from aanjager_app.documents.sections.words import euros, signed_euros
from aanjager_app.domain.dutch import format_amount, format_number, format_percentage, unit_words
from aanjager_app.models import entities as rows
from aanjager_app.models.store import Store
from aanjager_app.services.plans import plan_of
from aanjager_app.services.sheets.columns import COLUMNS, CellKind, Part, SheetColumn
from aanjager_app.services.sheets.values import (
    MISSING,
    NO,
    PM,
    YES,
    shares_text,
    value_text,
)
from aanjager_app.services.terrains import find_terrain
from aanjager_app.services.worksheet_loading import load_worksheet
from aanjager_app.services.worksheets import list_worksheets

_LONGEST_WORD = 14
_Line = ws.CostLine | ws.BenefitLine | ws.Transfer


@dataclass(frozen=True, slots=True)
class SheetCell:
    """One cell.

    Attributes:
        text: what it shows.
        edit: what the editor holds.
        missing: the calculation lacks it.
        incomplete: it is computed from something that is missing.
        number: the number in it, for sums; None when there is none.
        note: where the figure comes from, or what to know.
    """

    text: str
    edit: str
    missing: bool = False
    incomplete: bool = False
    number: Decimal | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One line with its cells, in the order of the columns."""

    id: str
    cells: tuple[SheetCell, ...]


@dataclass(frozen=True, slots=True)
class MissingPlace:
    """A value that is missing: which part, row and column."""

    part: Part
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class PartyLine:
    """What one party pays, gets and is left with, in words."""

    name: str
    costs: str
    benefits: str
    transfers: str
    balance: str


@dataclass(frozen=True, slots=True)
class Variant:
    """A worksheet of the terrain."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One variant.

    Attributes:
        id: key of the worksheet.
        name: its name.
        head: discount rate, years, price level and VAT in one line.
        parts: the lines of each part.
        missing: the values that are missing.
        outcome: pairs of what and how much.
        sentences: what the outcome means.
        chart: costs and benefits per party; None without parties.
        chart_words: the same for who can't see it.
        parties: the same as a table.
        party_names: names of the parties, for choices.
        notices: warnings of the calculation.
    """

    id: str
    name: str
    head: str
    parts: Mapping[Part, tuple[SheetRow, ...]]
    missing: tuple[MissingPlace, ...]
    outcome: tuple[tuple[str, str], ...]
    sentences: tuple[str, ...]
    chart: Chart | None
    chart_words: str
    parties: tuple[PartyLine, ...]
    party_names: tuple[str, ...]
    notices: tuple[str, ...]


def read_variants(store: Store, terrain_id: str) -> tuple[Variant, ...]:
    """The worksheets of a terrain by name.

    Raises:
        DomainError: the terrain is unknown.
    """
    with store.read() as session:
        found = list_worksheets(session, find_terrain(session, terrain_id))
        return tuple(Variant(row.id, row.name) for row in found)


def read_sheet(store: Store, content: Content, worksheet_id: str) -> Sheet | None:
    """A worksheet, appraised; None when it isn't there (any more)."""
    worksheet = load_sheet(store, worksheet_id)
    return None if worksheet is None else sheet_of(worksheet_id, worksheet, content)


def load_sheet(store: Store, worksheet_id: str) -> ws.Worksheet | None:
    """A worksheet as it is calculated; None when it isn't there (any more)."""
    with store.read() as session:
        return _load(session, worksheet_id)


def sheet_of(worksheet_id: str, worksheet: ws.Worksheet, content: Content) -> Sheet:
    """A worksheet as it stands on screen."""
    plan = plan_of(worksheet, content)
    teller = _Teller(plan, content)
    figure = balance_figure(plan) if worksheet.parties else None
    parts = {part: tuple(teller.rows(part)) for part in Part}
    return Sheet(
        id=worksheet_id,
        name=worksheet.name,
        head=_head(worksheet),
        parts=parts,
        missing=tuple(_missing(parts)),
        outcome=tuple(_outcome(plan)),
        sentences=tuple(
            s
            for s in (balance_sentence(plan), burden_sentence(plan), incomplete_sentence(plan))
            if s
        ),
        chart=figure.chart if figure else None,
        chart_words=figure.alternative if figure else "",
        parties=tuple(_parties(plan)),
        party_names=tuple(party.name for party in worksheet.parties),
        notices=tuple(notice.sentence for notice in plan.appraisal.warnings),
    )


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


def _outcome(plan: Plan) -> Iterator[tuple[str, str]]:
    found = plan.appraisal
    mark = incomplete_words(plan)
    yield f"Netto contante waarde{mark}", euros(found.npv)
    ratio = format_number(found.bcr, 2) if found.bcr is not None else "niet te bepalen"
    yield "Baten-kostenverhouding", ratio
    years = found.payback_years
    never = "niet binnen de looptijd" if found.pv_benefits else "niet te bepalen"
    text = f"{format_number(years, 1)} jaar" if years is not None else never
    yield "Terugverdientijd", text


def _parties(plan: Plan) -> Iterator[PartyLine]:
    for party in plan.worksheet.parties:
        result = plan.appraisal.parties[party.id]
        yield PartyLine(
            name=party.name,
            costs=euros(result.pv_costs),
            benefits=euros(result.pv_benefits),
            transfers=signed_euros(result.pv_transfers),
            balance=signed_euros(result.balance),
        )


def _short(names: Mapping[str, str]) -> Mapping[str, str]:
    """The first word of each name, or its beginning, where that tells them apart."""
    words = {key: _beginning(name) for key, name in names.items()}
    known = [word.casefold() for word in words.values()]
    return {
        key: word if known.count(word.casefold()) == 1 else names[key]
        for key, word in words.items()
    }


def _beginning(name: str) -> str:
    first = name.partition(" ")[0]
    return first if len(first) <= _LONGEST_WORD else f"{first[: _LONGEST_WORD - 2]}…"


class _Teller:
    """Puts the lines of a worksheet in cells."""

    def __init__(self, plan: Plan, content: Content) -> None:
        self._sheet = plan.worksheet
        self._appraisal = plan.appraisal
        self._labels = content.labels
        self._names = {party.id: party.name for party in plan.worksheet.parties}
        self._short_names = _short(self._names)

    def rows(self, part: Part) -> Iterator[SheetRow]:
        lines: tuple[_Line, ...] = getattr(self._sheet, part.value)
        results = getattr(self._appraisal, part.value)
        for line, result in zip(lines, results, strict=True):
            lacking = {path.rpartition(".")[2] for path in getattr(result, "missing", ())}
            yield SheetRow(
                line.id,
                tuple(
                    self._cell(column, line, result.pv, lacking, part) for column in COLUMNS[part]
                ),
            )

    def _cell(
        self, column: SheetColumn, line: _Line, pv: Decimal, lacking: set[str], part: Part
    ) -> SheetCell:
        if column.kind is CellKind.COMPUTED:
            return self._computed(line, pv, lacking, part)
        text = self._text(column, line)
        missing = column.path in lacking if column.path else False
        is_pm = bool(getattr(line, "pm", False)) and column.name in ("investment", "value")
        return SheetCell(
            text=PM if is_pm else self._shown(column, line, text, missing),
            edit=PM if is_pm else text,
            missing=missing and not is_pm,
            number=self._number(column, line),
            note=_note(column, line, missing and not is_pm),
        )

    def _shown(self, column: SheetColumn, line: _Line, text: str, missing: bool) -> str:  # noqa: FBT001 - private
        if missing:
            return f"{MISSING} ({text})" if text else MISSING
        if column.name == "unit":
            return unit_words(text)
        if column.kind is CellKind.SHARES:
            shares = self._raw(column, line)
            return shares_text(shares, self._short_names) if isinstance(shares, Mapping) else text
        return text

    def _computed(self, line: _Line, pv: Decimal, lacking: set[str], part: Part) -> SheetCell:
        if getattr(line, "pm", False):
            return SheetCell(PM, "", note="Niet in euro’s uit te drukken")
        if lacking:
            return SheetCell("onvolledig", "", incomplete=True, note="Er ontbreekt een waarde")
        amount = -pv if part is Part.COSTS else pv
        return SheetCell(euros(amount), "", number=amount, note=self._formula(part))

    def _formula(self, part: Part) -> str:
        years = f"over {self._sheet.horizon_years} jaar"
        rate = f"teruggerekend met {format_percentage(self._sheet.discount_rate_pct)} per jaar"
        return f"{_SUMS[part]} {years}, {rate}"

    def _text(self, column: SheetColumn, line: _Line) -> str:
        value = self._raw(column, line)
        if isinstance(value, ws.Value):
            return value_text(value)
        if isinstance(value, Mapping):
            return shares_text(value, self._names)
        if isinstance(value, bool):
            return YES if value else NO
        if value is None:
            return ""
        return self._words(column, value)

    def _words(self, column: SheetColumn, value: object) -> str:
        if column.kind is CellKind.YEAR and isinstance(value, int):
            return str(self._sheet.base_year + value)
        if column.kind is CellKind.AMOUNT and isinstance(value, Decimal):
            return format_amount(value, decimals=value != value.to_integral_value())
        if column.kind is CellKind.PERCENTAGE and isinstance(value, Decimal):
            return format_percentage(value)
        if column.kind is CellKind.PARTY:
            return self._names.get(str(value), str(value))
        if column.kind is CellKind.CHOICE:
            return self._labels.members[column.enum].get(str(value), str(value))
        return str(value)

    def _raw(self, column: SheetColumn, line: _Line) -> object:
        name = _ATTRIBUTES.get(column.name, column.name)
        if column.name == "year" and isinstance(line, ws.CostLine):
            name = "investment_year"
        return getattr(line, name, None)

    def _number(self, column: SheetColumn, line: _Line) -> Decimal | None:
        value = self._raw(column, line)
        if isinstance(value, ws.Value):
            return value.best
        return value if isinstance(value, Decimal) else None


def _note(column: SheetColumn, line: _Line, missing: bool) -> str:  # noqa: FBT001 - private
    """Where the figure of a cell comes from."""
    if column.kind is not CellKind.VALUE or column.name == "quantity":
        return "Vul dit in, dan telt de regel mee." if missing else ""
    source = getattr(line, "source", None)
    if source:
        return f"Bron: {source}"
    return "Vul dit in, met de bron erbij." if missing else "Nog geen bron ingevuld."


_SUMS = {
    Part.COSTS: "Aanschaf, vervanging, restwaarde en onderhoud",
    Part.BENEFITS: "Baten",
    Part.TRANSFERS: "Betalingen",
}
_ATTRIBUTES = {
    "investment": "investment_per_unit",
    "upkeep": "upkeep_per_unit_per_year",
    "value": "value_per_unit_per_year",
    "lifetime": "lifetime_years",
    "vat": "vat_pct",
    "rate": "rate_pct",
    "term": "term_years",
}
