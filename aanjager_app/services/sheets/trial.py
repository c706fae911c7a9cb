"""A figure that is still being typed, tried on the worksheet without keeping it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Final

from aanjager_app.content import Content
from aanjager_app.costbenefit import worksheet as ws
from aanjager_app.documents.dossier import Plan
from aanjager_app.documents.sections.words import euros
from aanjager_app.services.plans import plan_of
from aanjager_app.services.sheets.cell_reading import PRICES, CellReader, is_pm
from aanjager_app.services.sheets.cells import SheetCell, Teller
from aanjager_app.services.sheets.columns import CellKind, Part, SheetColumn, column_of
from aanjager_app.services.sheets.editing import CellEdit
from aanjager_app.services.sheets.origins import NO_ORIGINS
from aanjager_app.services.sheets.outcome import Outcome, outcome_of
from aanjager_app.services.sheets.reading import Sheet
from aanjager_app.services.sheets.values import NamedLine, NamedParty
from aanjager_app.services.worksheet_loading import growth_of

_Line = ws.CostLine | ws.BenefitLine | ws.Transfer


@dataclass(frozen=True, slots=True)
class Trial:
    """What would come out.

    Attributes:
        line: the line that is worked on.
        computed: what the worksheet would make of it.
        outcome: of the whole.
        sentence: what that means, and how to keep or leave it.
        plan: the worksheet as it would be.
    """

    line: str
    computed: SheetCell
    outcome: Outcome
    sentence: str
    plan: Plan


def try_cell(sheet: Sheet, content: Content, part: Part, edit: CellEdit) -> Trial | None:
    """Appraise a worksheet as if a cell held what is typed so far.

    Args:
        sheet: as it is kept.
        content: the catalogue.
        part: of the worksheet.
        edit: the cell, with its text.

    Returns:
        The outcome; None when the text is no figure, or not one yet.

    Raises:
        DomainError: the text can't stand there, with what is wrong.
    """
    worksheet, column = sheet.plan.worksheet, column_of(part, edit.column)
    lines: tuple[_Line, ...] = getattr(worksheet, part.value)
    line = next((line for line in lines if line.id == edit.line), None)
    if line is None or column.kind not in _KINDS or _is_half_a_loan(line, column, edit.text):
        return None
    reader = CellReader(
        content=content,
        base_year=worksheet.base_year,
        horizon_years=worksheet.horizon_years,
        parties=tuple(NamedParty(p.id, p.id, p.name) for p in worksheet.parties),
        lines=lambda: tuple(NamedLine(cost.id, cost.label) for cost in worksheet.costs),
    )
    other = replace(line, **_attributes(reader, column, edit.text))
    patched = tuple(other if one is line else one for one in lines)
    # `replace` knows the lists by name only, so the types of the three are checked by the tests.
    changes: dict[str, Any] = {part.value: patched}
    plan = plan_of(replace(worksheet, **changes), content)
    computed = Teller(plan, content, NO_ORIGINS).computed(part, line.id)
    return Trial(line.id, computed, outcome_of(plan), _sentence(sheet.plan, plan), plan)


def _sentence(now: Plan, then: Plan) -> str:
    kept, tried = euros(now.appraisal.npv), euros(then.appraisal.npv)
    way = "Enter bewaart, Esc laat het zoals het was."
    if kept == tried:
        return f"De netto contante waarde blijft {kept}. {way}"
    return f"De netto contante waarde gaat van {kept} naar {tried}. {way}"


def _attributes(reader: CellReader, column: SheetColumn, text: str) -> dict[str, Any]:
    if is_pm(column, text):
        return {"pm": True}
    value = _KINDS[column.kind](reader.read(column, text))
    if column.name == "upkeep_payers" and not value:
        value = None
    return {column.attribute: value, **({"pm": False} if column.name in PRICES else {})}


def _is_half_a_loan(line: _Line, column: SheetColumn, text: str) -> bool:
    """A loan always has a rate and a term, and nothing else has."""
    if not isinstance(line, ws.Transfer) or column.name not in ("rate", "term"):
        return False
    return line.kind is not ws.TransferKind.LOAN or not text.strip()


def _same(value: object) -> object:
    return value


def _euros(cents: int) -> Decimal:
    return Decimal(cents).scaleb(-2)


_KINDS: Final[Mapping[CellKind, Callable[[Any], object]]] = {
    CellKind.VALUE: _same,
    CellKind.WHOLE: _same,
    CellKind.YEAR: _same,
    CellKind.PERCENTAGE: _same,
    CellKind.SHARES: _same,
    CellKind.AMOUNT: _euros,
    CellKind.GROWTH: growth_of,
}
