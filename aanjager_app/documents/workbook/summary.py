"""Sheet `Samenvatting`: the answer on top, beside what the program found itself."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from openpyxl.chart import LineChart, Reference
from openpyxl.chart.data_source import StrRef
from openpyxl.chart.legend import Legend
from openpyxl.chart.series import SeriesLabel
from openpyxl.styles import Alignment

from aanjager_app.costbenefit.appraisal import Appraisal
from aanjager_app.costbenefit.precision import CENT, rounded
from aanjager_app.documents.dossier import Dossier, Plan
from aanjager_app.documents.workbook.basis import ZERO_ALTERNATIVE, write_basis, write_overlap
from aanjager_app.documents.workbook.cashflow import SHEET as FLOW_SHEET
from aanjager_app.documents.workbook.cashflow import CashFlow
from aanjager_app.documents.workbook.effects import write_effects
from aanjager_app.documents.workbook.input_lines import MISSING
from aanjager_app.documents.workbook.input_shares import UNEVEN
from aanjager_app.documents.workbook.inputs import Inputs
from aanjager_app.documents.workbook.paper import prints_large
from aanjager_app.documents.workbook.parties import NO_PROFIT, PartyCells
from aanjager_app.documents.workbook.parties import SHEET as PARTY_SHEET
from aanjager_app.documents.workbook.sheet import STANDING, NumberForm, Sheet, address
from aanjager_app.domain.dutch import format_date

SHEET: Final = "Samenvatting"
_FIRST: Final = 9
_WIDE: Final = 17
_LAST: Final = "Q"
_CHART_END: Final = 36
_TWICE: Final = (
    "Let op, mogelijke dubbeltelling: van een groep baten telt er meer dan één mee. Onder "
    "Dubbeltelling staat de uitkomst met alleen de grootste."
)
_HALF_A_CENT: Final = "0.0051"
_BALANCES: Final = (
    "Partij", "Saldo met btw, nu", "Saldo met btw, bij het maken", "Controle",
    "In de kas, zonder de btw die terugkomt",
)  # fmt: skip
_CASH: Final = len(_BALANCES)
_COMPARED: Final = ("Nu, met jouw invoer", "Aanjager bij het maken", "Controle")


@dataclass(frozen=True, slots=True)
class Figure:
    """One outcome: live, as the program had it, and whether they are the same."""

    name: str
    formula: str
    own: Decimal | None
    form: NumberForm
    defined: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the summary is made of: the case, and where its parts stand in the workbook."""

    dossier: Dossier
    plan: Plan
    inputs: Inputs
    flow: CashFlow
    parties: PartyCells


def write_summary(sheet: Sheet, answer: Answer) -> dict[str, str]:
    """Write the sheet; gives the cell of each defined name."""
    dossier, worksheet, inputs = answer.dossier, answer.plan.worksheet, answer.inputs
    sheet.title(1, f"{dossier.terrain.name}: kosten en baten", width=_WIDE)
    day = format_date(dossier.edition.made_on)
    sheet.note(2, 1, f"{worksheet.name}, {day}. Dit werkblad is {STANDING}.")
    level = inputs.price_year
    known = f'IF(ISNUMBER({level}),"prijspeil "&{level},"prijspeil niet opgegeven")'
    basis = f'"Bedragen in euro’s, "&{known}&", inclusief btw."'
    sheet.hint(3, 1, basis).alignment = Alignment(vertical="center")
    sheet.note(4, 1, ZERO_ALTERNATIVE)
    figures = _figures(answer.plan.appraisal, answer.flow, answer.parties)
    sheet.headings(_FIRST - 1, ["Uitkomst", *_COMPARED])
    cells = {}
    for offset, figure in enumerate(figures):
        row = _FIRST + offset
        _figure(sheet, row, figure)
        if figure.defined:
            cells[figure.defined] = address(row, 2, sheet=SHEET)
    _interpretation(sheet, inputs, answer.parties, cells["ncw"])
    row = _balances(sheet, _FIRST + len(figures) + 1, answer)
    row = write_basis(sheet, row + 1, answer.plan, inputs)
    case = (worksheet, inputs, answer.parties)
    row, twice = write_overlap(sheet, row + 1, case, cells["ncw"])
    if twice:
        sheet.hint(7, 1, f'IF({twice},"{_TWICE}","")', alarm=twice)
    row = write_effects(sheet, row + 1, answer.plan, inputs, answer.flow)
    sheet.widths({1: 46, 2: 25, 3: 25, 4: 14, 5: 24, 6: 3})
    sheet.page.freeze_panes = "A2"
    chart = _chart(sheet, answer.flow, worksheet.horizon_years)
    sheet.page.add_chart(chart, f"G{_FIRST - 1}")
    prints_large(sheet, f"A1:{_LAST}{max(row, _CHART_END)}")
    return cells


def _figures(appraisal: Appraisal, flow: CashFlow, parties: PartyCells) -> list[Figure]:
    irr = None if appraisal.irr_pct is None else appraisal.irr_pct / 100
    euro = NumberForm.EURO
    npv = f"{parties.benefits}-{parties.costs}"
    ratio = f'IF(ROUND({parties.costs},6)=0,"geen kosten",{parties.benefits}/{parties.costs})'
    return [
        Figure("Netto contante waarde", npv, appraisal.npv, euro, "ncw"),
        Figure("Contante waarde kosten", parties.costs, appraisal.pv_costs, euro, "cw_kosten"),
        Figure("Contante waarde baten", parties.benefits, appraisal.pv_benefits, euro, "cw_baten"),
        Figure(
            "Baten, gewogen naar zekerheid",
            parties.adjusted,
            appraisal.pv_benefits_confidence_adjusted,
            euro,
        ),
        Figure("Baten-kostenverhouding", ratio, appraisal.bcr, NumberForm.RATIO, "bk_verhouding"),
        Figure("Interne rentevoet", flow.irr, irr, NumberForm.PERCENTAGE),
        Figure("Terugverdientijd (jaar)", flow.payback, appraisal.payback_years, NumberForm.YEARS),
        Figure(
            "Terugverdientijd, contant (jaar)",
            flow.discounted_payback,
            appraisal.discounted_payback_years,
            NumberForm.YEARS,
        ),
    ]


def _figure(sheet: Sheet, row: int, figure: Figure) -> None:
    live, own = address(row, 2), address(row, 3)
    sheet.text(row, 1, figure.name, bold=bool(figure.defined))
    live_cell = sheet.formula(row, 2, figure.formula, figure.form, bold=True)
    live_cell.alignment = Alignment(horizontal="right")
    if figure.own is None:
        sheet.note(row, 3, "bestaat niet").alignment = Alignment(horizontal="right")
        check = f'IF(ISNUMBER({live}),"wijkt af","klopt")'
    else:
        step = CENT if figure.form is NumberForm.EURO else Decimal("0.00001")
        near = _HALF_A_CENT if figure.form is NumberForm.EURO else "0.000011"
        sheet.number(row, 3, rounded(figure.own, step), figure.form)
        check = f'IF(AND(ISNUMBER({live}),ABS(N({live})-{own})<{near}),"klopt","wijkt af")'
    sheet.verdict(row, 4, check)
    sheet.line_under(row, range(1, 5))


def _interpretation(sheet: Sheet, inputs: Inputs, parties: PartyCells, npv: str) -> None:
    """One sentence that says what the figures mean, and whether they are whole."""
    costs, adjusted = parties.costs, parties.adjusted
    lacking = "+".join(f'COUNTIF({cells},"{MISSING}")' for cells in inputs.missing) or "0"
    sheet.formula(
        5,
        1,
        f'IF(AND({costs}=0,{parties.benefits}=0),"Er is nog geen bedrag dat meetelt.",'
        f'IF(ROUND({npv},2)>=0,"De baten wegen op tegen de kosten.",'
        '"De kosten zijn hoger dan de baten die in euro’s zijn uit te drukken."))'
        f'&IF(AND({npv}>=0,{adjusted}<{costs})," Tellen onzekere baten maar voor een deel mee, '
        'dan zijn de kosten hoger.","")'
        f'&IF({lacking}=0,""," Onvolledig: bij "&({lacking})&IF(({lacking})=1,'
        '" regel ontbreekt een waarde; die telt niet mee."," regels ontbreekt een waarde; '
        'die tellen niet mee."))'
        f'&IF(COUNTIF({inputs.sums},"{UNEVEN}")=0,""," Let op: niet elke verdeling is samen 100 %, '
        'dus de partijen tellen niet op tot het totaal.")',
        bold=True,
    )
    sheet.wide(5, 5, height=36)
    sheet.note(6, 1, "“Wijkt af”: de invoer is veranderd sinds Aanjager dit werkblad maakte.")


def _balances(sheet: Sheet, row: int, answer: Answer) -> int:
    sheet.section(row, "Saldo per partij (contante waarde, met bijdragen)")
    sheet.headings(row + 1, list(_BALANCES))
    row += 2
    for place, party in enumerate(answer.plan.worksheet.parties):
        live = address(answer.parties.rows[place], 5, sheet=PARTY_SHEET)
        own = answer.plan.appraisal.parties[party.id].balance
        _figure(sheet, row, Figure("", live, own, NumberForm.EURO))
        sheet.formula(row, 1, answer.inputs.parties[place])
        cash = address(answer.parties.rows[place], 7, sheet=PARTY_SHEET)
        sheet.formula(row, _CASH, cash, NumberForm.EURO, bold=True)
        sheet.line_under(row, range(1, _CASH + 1))
        row += 1
    sheet.note(row, 1, NO_PROFIT)
    return row + 1


def _chart(sheet: Sheet, flow: CashFlow, horizon: int) -> LineChart:
    page = sheet.sibling(FLOW_SHEET)
    chart = LineChart()
    chart.title = "Saldo opgeteld over de jaren"
    chart.style = 12
    last = flow.first + horizon
    for name, colour in (("Saldo opgeteld", "2C6E3F"), ("Saldo contant opgeteld", "C98A4B")):
        row = flow.totals[name]
        values = Reference(page, min_col=flow.first, max_col=last, min_row=row, max_row=row)
        chart.add_data(values, from_rows=True, titles_from_data=False)
        series = chart.series[-1]
        series.tx = SeriesLabel(strRef=StrRef(f"{FLOW_SHEET}!$A${row}"))
        series.smooth = False
        series.graphicalProperties.line.solidFill = colour
    chart.set_categories(Reference(page, min_col=flow.first, max_col=last, min_row=5, max_row=5))
    chart.y_axis.numFmt = '"€" #,##0'
    chart.y_axis.delete = False
    chart.x_axis.delete = False
    chart.x_axis.tickLblPos = "low"
    chart.legend = Legend()
    chart.legend.position = "b"
    chart.height, chart.width = 11, 18
    return chart
