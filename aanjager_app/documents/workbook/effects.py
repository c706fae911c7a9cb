"""Physical effects beside the euros, on sheet `Samenvatting`: per measure and in total."""

from typing import Final

from aanjager_app.costbenefit.appraisal import LineEffect
from aanjager_app.costbenefit.precision import ONE, exact_context
from aanjager_app.documents.dossier import Plan
from aanjager_app.documents.workbook.cashflow import CashFlow
from aanjager_app.documents.workbook.input_lines import COMPLETE
from aanjager_app.documents.workbook.inputs import Inputs
from aanjager_app.documents.workbook.sheet import NumberForm, Sheet, address, area

_HEADS: Final = ["Maatregel", "Hoeveel", "Wat", "Kosten", "Kosten per eenheid"]
_UNKNOWN: Final = "–"


def write_effects(sheet: Sheet, row: int, plan: Plan, inputs: Inputs, flow: CashFlow) -> int:
    """Write the effects from a row on; nothing when there are none. Gives the last row.

    The costs of a line that is PM or incomplete are not known, and so not a cost per unit.
    """
    effects = plan.effects.lines
    if not effects:
        return row
    sheet.section(row, "Effecten naast de euro’s")
    sheet.headings(row + 1, _HEADS)
    first = row + 2
    place_of = {line.id: place for place, line in enumerate(plan.worksheet.costs)}
    for offset, effect in enumerate(effects):
        line = first + offset
        place = place_of[effect.line]
        cells = inputs.costs[place]
        spent = "+".join(flow.pv(number) for number in flow.costs[place])
        amount = f"N({cells.quantity})*{_per_unit(effect, plan, place)}"
        sheet.formula(line, 1, cells.label)
        sheet.formula(line, 2, amount, NumberForm.NUMBER)
        sheet.indented(line, 3, inputs.labels.of(effect.kind))
        known = f'{cells.state}="{COMPLETE}"'
        sheet.formula(line, 4, f'IF({known},{spent},"{_UNKNOWN}")', NumberForm.EURO)
        _each(sheet, line, address(line, 4), address(line, 2))
        sheet.line_under(line, range(1, 6))
    last = first + len(effects) - 1
    amounts, kinds, costs = (area((first, column), (last, column)) for column in (2, 3, 4))
    for offset, total in enumerate(plan.effects.totals, start=1):
        line = last + offset
        word = inputs.labels.of(total.kind)
        of_kind = f'({kinds}="{word}")'
        sheet.text(line, 1, "Samen", bold=True)
        sheet.formula(line, 2, f"SUMPRODUCT({of_kind}*{amounts})", NumberForm.NUMBER, bold=True)
        sheet.indented(line, 3, word)
        sheet.formula(line, 4, f"SUMPRODUCT({of_kind}*1,{costs})", NumberForm.EURO, bold=True)
        priced = f"SUMPRODUCT({of_kind}*ISNUMBER({costs})*{amounts})"
        _each(sheet, line, address(line, 4), priced)
        sheet.highlight(line, range(1, 6))
    return last + len(plan.effects.totals)


def _each(sheet: Sheet, row: int, costs: str, amount: str) -> None:
    formula = f'IF(ISNUMBER({costs}),IF({amount}=0,"{_UNKNOWN}",{costs}/{amount}),"{_UNKNOWN}")'
    sheet.formula(row, 5, formula, NumberForm.EURO)


def _per_unit(effect: LineEffect, plan: Plan, place: int) -> str:
    """How much of the effect one unit of the measure brings, as a number in a formula."""
    quantity = plan.worksheet.costs[place].quantity.best
    with exact_context():
        each = effect.amount / quantity if quantity else ONE
        return format(each.normalize(), "f")
