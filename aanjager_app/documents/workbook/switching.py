"""On sheet `Onzekerheid`: at which value of an input the plan gains nor loses anything."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from openpyxl.styles import Alignment

from aanjager_app.costbenefit.precision import ZERO, rounded
from aanjager_app.costbenefit.sensitivity import Sensitivity, SwitchingValue
from aanjager_app.costbenefit.worksheet import BenefitLine, CostLine, Part, Value
from aanjager_app.documents.dossier import Plan
from aanjager_app.documents.sections.outcome import input_name
from aanjager_app.documents.workbook.sheet import NumberForm, Sheet

UNREACHABLE: Final = "niet bereikbaar"
_HEADS: Final = ("Invoer", "Eenheid", "Nu", "Het plan komt op nul bij", "Verschil", "Verschil in %")
_NAMES, _UNITS = 50, 18
"""Characters on a line of those columns."""
_NO_EFFECT: Final = "heeft geen invloed"
_CENTS: Final = Decimal("0.01")
_RIGHT: Final = Alignment(horizontal="right")


@dataclass(frozen=True, slots=True)
class _Input:
    """An input as it is in the worksheet: its value that counts, and what it is counted in."""

    best: Decimal
    unit: str


def write_switching(sheet: Sheet, row: int, plan: Plan, hangs: Sensitivity) -> int:
    """Write the table from a row on; gives the row below."""
    sheet.section(row, "Omslagwaarden: waar het plan op nul uitkomt")
    sheet.note(
        row + 1,
        1,
        f"Al het andere blijft gelijk. “{UNREACHABLE.capitalize()}”: daarvoor zou een aantal, een "
        "prijs of een waarde onder nul moeten komen.",
    )
    sheet.headings(row + 2, list(_HEADS))
    row += 3
    for found in hangs.switching:
        _line(sheet, row, plan, found)
        sheet.line_under(row, range(1, len(_HEADS) + 1))
        row += 1
    return row


def _line(sheet: Sheet, row: int, plan: Plan, found: SwitchingValue) -> None:
    own = _input(plan, found.input)
    sheet.paragraph(row, 1, input_name(plan, found.input), _NAMES)
    sheet.paragraph(row, 2, own.unit, _UNITS)
    sheet.number(row, 3, rounded(own.best, _CENTS), NumberForm.AMOUNT)
    if found.value is None:
        sheet.note(row, 4, _NO_EFFECT).alignment = _RIGHT
    elif _is_beyond(own.best, found.value):
        sheet.note(row, 4, UNREACHABLE).alignment = _RIGHT
    else:
        sheet.number(row, 4, rounded(found.value, _CENTS), NumberForm.AMOUNT)
        sheet.number(row, 5, rounded(found.value - own.best, _CENTS), NumberForm.AMOUNT)
        if own.best:
            share = (found.value - own.best) / abs(own.best)
            sheet.number(row, 6, rounded(share, Decimal("0.0001")), NumberForm.PERCENTAGE)


def _is_beyond(best: Decimal, switch: Decimal) -> bool:
    """Whether the value would have to change its sign, which no quantity or price does."""
    return switch > ZERO if best < ZERO else switch < ZERO


def _input(plan: Plan, path: str) -> _Input:
    part, line_id, field = path.split(".", 2)
    lines: tuple[CostLine | BenefitLine, ...] = (
        plan.worksheet.costs if part == Part.COSTS else plan.worksheet.benefits
    )
    line = next(line for line in lines if line.id == line_id)
    value = getattr(line, field)
    best = value.best if isinstance(value, Value) else None
    return _Input(best or ZERO, _unit(line.unit or "", field))


def _unit(unit: str, field: str) -> str:
    if field == "quantity":
        return unit or "–"
    per = f"€ per {unit}" if unit else "€"
    return f"{per} per jaar" if field.endswith("per_year") else per
