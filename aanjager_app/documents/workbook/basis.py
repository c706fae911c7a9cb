"""On sheet `Samenvatting`: with which rate was reckoned, and whether something counts twice."""

from dataclasses import dataclass
from typing import Final

from aanjager_app.costbenefit.parameters import STANDARD_PARAMETERS
from aanjager_app.costbenefit.worksheet import Worksheet
from aanjager_app.documents.dossier import Plan
from aanjager_app.documents.workbook.input_lines import YES, fraction
from aanjager_app.documents.workbook.inputs import Inputs
from aanjager_app.documents.workbook.parties import SHEET as PARTY_SHEET
from aanjager_app.documents.workbook.parties import PartyCells
from aanjager_app.documents.workbook.sheet import NumberForm, Sheet, address
from aanjager_app.domain.dutch import format_date, format_percentage

ZERO_ALTERNATIVE: Final = (
    "Vergeleken met het nulalternatief: het terrein zonder dit plan, met het beheer van nu. Alleen "
    "wat daar bij komt of van af gaat, telt mee."
)
_LAST: Final = 5
_NAMES: Final = 42
"""Characters on a line of the first column."""


@dataclass(frozen=True, slots=True)
class _Group:
    """Benefits that overlap: cells with its name, how many of it count, and what is too much."""

    name: str
    count: str
    surplus: str


def write_basis(sheet: Sheet, row: int, plan: Plan, inputs: Inputs) -> int:
    """Write the discount rate with its source, the horizon and the set; gives the row below."""
    standard = STANDARD_PARAMETERS.discount_rate
    sheet.section(row, "Waarmee is gerekend")
    usual = format_percentage(standard.pct)
    own = "0"
    if inputs.costs:
        own = f"COUNT({inputs.costs[0].rate}:{inputs.costs[-1].rate.partition('!')[2]})"
    base, horizon = inputs.base_year, inputs.horizon
    choice = (
        f"IF(ABS(N({inputs.rate})-{fraction(standard.pct)})<0.0000001,"
        f'"de standaard","eigen keuze; de standaard is {usual}")'
        f'&IF({own}=0,"","; een eigen voet bij "&{own}&IF({own}=1," post"," posten"))'
    )
    years = f'"jaar 0 is "&{base}&"; tot en met "&({base}+{horizon})'
    rows = (
        ("Discontovoet (reëel)", inputs.rate, NumberForm.PERCENTAGE, choice),
        ("Zichtperiode (jaren)", horizon, NumberForm.WHOLE, years),
    )
    for at, (name, live, form, words) in enumerate(rows, start=row + 1):
        sheet.text(at, 1, name)
        sheet.formula(at, 2, live, form, bold=True)
        sheet.hint(at, 3, words)
        sheet.line_under(at, range(1, _LAST + 1))
    row += len(rows) + 1
    sheet.note(row, 1, f"Bron van de discontovoet: {standard.source}.")
    if plan.parameter_set:
        date = f" van {format_date(plan.parameter_date)}" if plan.parameter_date else ""
        row += 1
        sheet.note(row, 1, f"Kentallen en standaard: {plan.parameter_set}{date}.")
    return row + 1


def write_overlap(
    sheet: Sheet, row: int, case: tuple[Worksheet, Inputs, PartyCells], npv: str
) -> tuple[int, str]:
    """Write the groups of benefits that overlap.

    Args:
        sheet: the sheet.
        row: the row to start in.
        case: the worksheet, and where its inputs and present values stand.
        npv: cell of the net present value.

    Returns:
        The row below, and a formula that is true while more than one of a group counts; empty
        when no group has more than one benefit.
    """
    worksheet, inputs, parties = case
    members = _members(worksheet)
    sheet.section(row, "Dubbeltelling: van elke groep baten die overlappen, mag er één tellen")
    if not members:
        sheet.note(row + 1, 1, "Geen twee baten staan in dezelfde groep.")
        return row + 2, ""
    heads = ["Groep", "Hoeveel er tellen", "Mogelijk te veel geteld", "", ""]
    sheet.headings(row + 1, heads)
    row += 2
    groups = []
    for places in members:
        groups.append(_group(sheet, row, places, inputs, parties))
        row += 1
    words = "Netto contante waarde als van elke groep alleen de grootste telt"
    sheet.paragraph(row, 1, words, _NAMES, bold=True)
    surplus = "-".join([npv, *(group.surplus for group in groups)])
    sheet.formula(row, 2, surplus, NumberForm.EURO, bold=True)
    sheet.highlight(row, range(1, _LAST + 1))
    return row + 1, f"OR({','.join(f'{group.count}>1' for group in groups)})"


def _members(worksheet: Worksheet) -> list[list[int]]:
    """Places of the benefits of each group that has more than one."""
    groups: dict[str, list[int]] = {}
    for place, line in enumerate(worksheet.benefits):
        if line.double_count_group:
            groups.setdefault(line.double_count_group, []).append(place)
    return [places for places in groups.values() if len(places) > 1]


def _group(
    sheet: Sheet, row: int, places: list[int], inputs: Inputs, parties: PartyCells
) -> _Group:
    lines = [inputs.benefits[place] for place in places]
    counted = "+".join(f'({line.counted}="{YES}")*({line.pm}<>"{YES}")' for line in lines)
    worths = ",".join(address(parties.benefit_rows[p], 2, sheet=PARTY_SHEET) for p in places)
    found = _Group(lines[0].group, address(row, 2), address(row, 3))
    sheet.formula(row, 1, found.name)
    sheet.formula(row, 2, counted, NumberForm.WHOLE)
    surplus = f"IF({found.count}>1,SUM({worths})-MAX({worths}),0)"
    sheet.formula(row, 3, surplus, NumberForm.FLOW)
    sheet.hint(
        row,
        4,
        f'IF({found.count}>1,"let op: mogelijke dubbeltelling","één of geen: klopt")',
        alarm=f"{found.count}>1",
    )
    sheet.line_under(row, range(1, _LAST + 1))
    return found
