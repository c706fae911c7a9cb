"""The lines of a worksheet as cells: what each shows, holds, and where it comes from."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

from aanjager_app.content import Content
from aanjager_app.costbenefit import worksheet as ws
from aanjager_app.documents.dossier import Plan
from aanjager_app.documents.sections.words import euros, value_text
from aanjager_app.domain.dutch import format_amount, format_percentage, unit_words
from aanjager_app.services.sheets.cell_reading import PRICES
from aanjager_app.services.sheets.columns import COLUMNS, CellKind, Part, SheetColumn
from aanjager_app.services.sheets.origins import (
    NO_ORIGIN,
    Origin,
    Origins,
    newer_figure,
)
from aanjager_app.services.sheets.values import (
    MISSING,
    NO,
    NOBODY,
    PM,
    YES,
    growth_text,
    shares_text,
)

_LONGEST_WORD: Final = 14
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
class _Basis:
    """All that the cells of a line are made of, beside the frame of its worksheet."""

    line: _Line
    pv: Decimal
    lacking: frozenset[str]
    origin: Origin
    newer: str | None


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One line with its cells, in the order of the columns.

    Attributes:
        id: of the line.
        cells: what stands in it.
        basis: what they were made of, so that a line that stays is not made again.
    """

    id: str
    cells: tuple[SheetCell, ...]
    basis: _Basis = field(compare=False, repr=False)

    @property
    def newer(self) -> str | None:
        """What catalogue or own figure says now, when that isn't what was taken over."""
        return self.basis.newer


def short_names(names: Mapping[str, str]) -> Mapping[str, str]:
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


def frame_of(plan: Plan) -> tuple[object, ...]:
    """What the cells of every line depend on: years, rate and names."""
    sheet = plan.worksheet
    return (
        sheet.base_year,
        sheet.horizon_years,
        sheet.discount_rate_pct,
        [(party.id, party.name) for party in sheet.parties],
        [(line.id, line.label) for line in sheet.costs],
    )


class Teller:
    """Puts the lines of a worksheet in cells."""

    def __init__(self, plan: Plan, content: Content, origins: Origins) -> None:
        self._content = content
        self._origins = origins
        self._cost_names = {line.id: line.label for line in plan.worksheet.costs}
        self._sheet = plan.worksheet
        self._results = {
            part: {result.id: result for result in getattr(plan.appraisal, part.value)}
            for part in Part
        }
        self._labels = content.labels
        self._names = {party.id: party.name for party in plan.worksheet.parties}
        self._short_names = short_names(self._names)

    def rows(self, part: Part, before: Iterable[SheetRow] = ()) -> Iterator[SheetRow]:
        """The lines of a part, each with its cells.

        Args:
            part: of the worksheet.
            before: rows of a worksheet with the same frame; what didn't change is taken from them.
        """
        known = {row.id: row for row in before}
        lines: tuple[_Line, ...] = getattr(self._sheet, part.value)
        for line in lines:
            basis = self._basis(part, line)
            row = known.get(line.id)
            yield row if row is not None and row.basis == basis else self._row(part, basis)

    def computed(self, part: Part, line_id: str) -> SheetCell:
        """What the worksheet makes of a line.

        Raises:
            KeyError: there is no such line.
        """
        for line in getattr(self._sheet, part.value):
            if line.id == line_id:
                return self._computed(self._basis(part, line), part)
        raise KeyError(line_id)

    def _basis(self, part: Part, line: _Line) -> _Basis:
        result = self._results[part][line.id]
        origin = self._origins.get((part, line.id), NO_ORIGIN)
        return _Basis(
            line,
            result.pv,
            frozenset(path.rpartition(".")[2] for path in getattr(result, "missing", ())),
            origin,
            newer_figure(part, origin, self._content),
        )

    def _row(self, part: Part, basis: _Basis) -> SheetRow:
        cells = tuple(self._cell(column, basis, part) for column in COLUMNS[part])
        return SheetRow(basis.line.id, cells, basis)

    def _cell(self, column: SheetColumn, basis: _Basis, part: Part) -> SheetCell:
        if column.kind is CellKind.COMPUTED:
            return self._computed(basis, part)
        line = basis.line
        text = basis.origin.reason if column.name == "reason" else self._text(column, line)
        missing = column.path in basis.lacking if column.path else False
        is_pm = bool(getattr(line, "pm", False)) and column.name in PRICES
        if not text and _is_nobodys(column, line):
            return SheetCell(NOBODY, "", missing=True, note=_WHO[column.name])
        return SheetCell(
            text=PM if is_pm else self._shown(column, line, text, missing),
            edit=PM if is_pm else text,
            missing=missing and not is_pm,
            number=self._number(column, line),
            note=_origin_note(column, basis, text) or _note(column, line, missing and not is_pm),
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

    def _computed(self, basis: _Basis, part: Part) -> SheetCell:
        if getattr(basis.line, "pm", False):
            return SheetCell(PM, "", note="Niet in euro’s uit te drukken")
        if basis.lacking:
            return SheetCell("onvolledig", "", incomplete=True, note="Er ontbreekt een waarde")
        amount = -basis.pv if part is Part.COSTS else basis.pv
        return SheetCell(euros(amount), "", number=amount, note=self._formula(part))

    def _formula(self, part: Part) -> str:
        years = f"over {self._sheet.horizon_years} jaar"
        rate = f"teruggerekend met {format_percentage(self._sheet.discount_rate_pct)} per jaar"
        return f"{_SUMS[part]} {years}, {rate}"

    def _text(self, column: SheetColumn, line: _Line) -> str:
        value = self._raw(column, line)
        if value is None:
            return ""
        writer = _WRITERS.get(type(value))
        if writer is not None:
            return writer(value)
        if isinstance(value, Mapping):
            return shares_text(value, self._names)
        if isinstance(value, tuple):
            return " · ".join(self._cost_names[key] for key in value if key in self._cost_names)
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
        return getattr(line, column.attribute, None)

    def _number(self, column: SheetColumn, line: _Line) -> Decimal | None:
        value = self._raw(column, line)
        if isinstance(value, ws.Value):
            return value.best
        return value if isinstance(value, Decimal) else None


def _is_nobodys(column: SheetColumn, line: _Line) -> bool:
    """A cost without payers, or a benefit of nobody, is in the whole and with no party."""
    if column.name not in _WHO or getattr(line, "pm", False):
        return False
    return not isinstance(line, ws.BenefitLine) or line.counted


def _origin_note(column: SheetColumn, basis: _Basis, text: str) -> str:
    """What the catalogue said or says now, when that is not what stands here."""
    origin = basis.origin
    if column.name not in origin.taken:
        return ""
    if basis.newer is not None:
        return (
            f"{origin.teller} is vernieuwd en zegt nu: {basis.newer}. Dit werkblad houdt wat je "
            f"overnam: {origin.taken_from}. Overnemen kan in het menu van de regel (Shift+F10)."
        )
    taken = origin.overruled(column.name, text)
    if taken is None:
        return ""
    why = f"Reden: {origin.reason}." if origin.reason else "Vul bij “Reden van afwijken” in waarom."
    which = origin.teller[0].lower() + origin.teller[1:]
    return f"Afwijkend van {which} ({taken}). {why}"


def _note(column: SheetColumn, line: _Line, missing: bool) -> str:  # noqa: FBT001 - private
    """Where the figure of a cell comes from."""
    if column.kind is not CellKind.VALUE or column.name == "quantity":
        return "Vul dit in, dan telt de regel mee." if missing else ""
    source = getattr(line, "source", None)
    if source:
        return f"Bron: {source}"
    return "Vul dit in, met de bron erbij." if missing else "Nog geen bron ingevuld."


def _flag(value: bool) -> str:  # noqa: FBT001 - one cell
    return YES if value else NO


_WRITERS: Final[Mapping[type, Callable[[Any], str]]] = {
    ws.Value: value_text,
    ws.Growth: growth_text,
    bool: _flag,
}
_WHO: Final = {
    "payers": "Vul in wie dit betaalt: nu staat het bij geen enkele partij.",
    "beneficiaries": "Vul in voor wie dit is: nu staat het bij geen enkele partij.",
}
_SUMS: Final = {
    Part.COSTS: "Aanschaf, vervanging, restwaarde en onderhoud",
    Part.BENEFITS: "Baten",
    Part.TRANSFERS: "Betalingen",
}
