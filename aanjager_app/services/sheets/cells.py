"""The lines of a worksheet as cells: what each shows, holds, and where it comes from."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from aanjager_app.content import Content
from aanjager_app.costbenefit import worksheet as ws
from aanjager_app.documents.dossier import Plan
from aanjager_app.documents.sections.words import euros, value_text
from aanjager_app.domain.dutch import format_amount, format_percentage, unit_words
from aanjager_app.services.sheets.columns import COLUMNS, CellKind, Part, SheetColumn
from aanjager_app.services.sheets.origins import (
    NO_ORIGIN,
    Origin,
    Origins,
    newer_figure,
)
from aanjager_app.services.sheets.values import MISSING, NO, PM, YES, growth_text, shares_text

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
class SheetRow:
    """One line with its cells, in the order of the columns."""

    id: str
    cells: tuple[SheetCell, ...]


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


class Teller:
    """Puts the lines of a worksheet in cells."""

    def __init__(self, plan: Plan, content: Content, origins: Origins) -> None:
        self._content = content
        self._origins = origins
        self._cost_names = {line.id: line.label for line in plan.worksheet.costs}
        self._sheet = plan.worksheet
        self._appraisal = plan.appraisal
        self._labels = content.labels
        self._names = {party.id: party.name for party in plan.worksheet.parties}
        self._short_names = short_names(self._names)

    def rows(self, part: Part) -> Iterator[SheetRow]:
        """The lines of a part, each with its cells."""
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
        origin = self._origins.get((part, line.id), NO_ORIGIN)
        text = origin.reason if column.name == "reason" else self._text(column, line)
        missing = column.path in lacking if column.path else False
        is_pm = bool(getattr(line, "pm", False)) and column.name in ("investment", "value")
        return SheetCell(
            text=PM if is_pm else self._shown(column, line, text, missing),
            edit=PM if is_pm else text,
            missing=missing and not is_pm,
            number=self._number(column, line),
            note=self._origin_note(part, column, origin, text)
            or _note(column, line, missing and not is_pm),
        )

    def _origin_note(self, part: Part, column: SheetColumn, origin: Origin, text: str) -> str:
        """What the catalogue said or says now, when that is not what stands here."""
        if column.name not in origin.taken:
            return ""
        newer = newer_figure(part, origin, self._content)
        if newer is not None:
            return (
                f"De catalogus is vernieuwd en zegt nu: {newer}. Dit werkblad houdt wat je "
                f"overnam: {origin.taken_from}."
            )
        taken = origin.overruled(column.name, text)
        if taken is None:
            return ""
        why = (
            f"Reden: {origin.reason}."
            if origin.reason
            else "Vul bij “Reden van afwijken” in waarom."
        )
        return f"Afwijkend van de catalogus ({taken}). {why}"

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


def _flag(value: bool) -> str:  # noqa: FBT001 - one cell
    return YES if value else NO


_WRITERS: Final[Mapping[type, Callable[[Any], str]]] = {
    ws.Value: value_text,
    ws.Growth: growth_text,
    bool: _flag,
}
_SUMS: Final = {
    Part.COSTS: "Aanschaf, vervanging, restwaarde en onderhoud",
    Part.BENEFITS: "Baten",
    Part.TRANSFERS: "Betalingen",
}
_ATTRIBUTES: Final = {
    "investment": "investment_per_unit",
    "upkeep": "upkeep_per_unit_per_year",
    "value": "value_per_unit_per_year",
    "lifetime": "lifetime_years",
    "upkeep_from": "upkeep_from_year",
    "upkeep_until": "upkeep_until_year",
    "own_rate": "discount_rate_pct",
    "vat": "vat_pct",
    "rate": "rate_pct",
    "term": "term_years",
}
