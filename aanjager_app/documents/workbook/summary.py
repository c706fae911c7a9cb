"""Sheets `Samenvatting` and `Bronnen`: the answer on top, and what it rests on."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from openpyxl.chart import LineChart, Reference
from openpyxl.chart.data_source import StrRef
from openpyxl.chart.series import SeriesLabel

from aanjager_app.costbenefit.appraisal import Appraisal, EffectKind
from aanjager_app.costbenefit.precision import CENT, rounded
from aanjager_app.documents.dossier import Dossier, Plan
from aanjager_app.documents.workbook.cashflow import SHEET as FLOW_SHEET
from aanjager_app.documents.workbook.cashflow import CashFlow
from aanjager_app.documents.workbook.inputs import MISSING, Inputs
from aanjager_app.documents.workbook.parties import SHEET as PARTY_SHEET
from aanjager_app.documents.workbook.parties import PartyCells
from aanjager_app.documents.workbook.sheet import NumberForm, Sheet, address
from aanjager_app.domain.dutch import format_date

SHEET: Final = "Samenvatting"
STANDING: Final = (
    "opgesteld met Aanjager, geen officieel product van Werklandschappen van de Toekomst"
)
_FIRST: Final = 8
_HALF_A_CENT: Final = "0.0051"
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
    dossier, worksheet = answer.dossier, answer.plan.worksheet
    sheet.title(1, f"{dossier.terrain.name}: kosten en baten", width=6)
    made = f"{worksheet.name}. Gemaakt op {format_date(dossier.edition.made_on)}; {STANDING}."
    sheet.note(2, 1, made)
    figures = _figures(answer.plan.appraisal, answer.flow, answer.parties)
    sheet.headings(_FIRST - 1, ["Uitkomst", *_COMPARED])
    cells = {}
    for offset, figure in enumerate(figures):
        row = _FIRST + offset
        _figure(sheet, row, figure)
        if figure.defined:
            cells[figure.defined] = address(row, 2, sheet=SHEET)
    _interpretation(sheet, answer.inputs, cells["ncw"])
    row = _balances(sheet, _FIRST + len(figures) + 2, answer)
    _effects(sheet, row + 2, answer)
    sheet.widths({1: 46, 2: 24, 3: 24, 4: 16, 5: 16, 6: 16})
    sheet.page.freeze_panes = "A3"
    chart = _chart(sheet, answer.flow, worksheet.horizon_years)
    sheet.page.add_chart(chart, f"H{_FIRST - 1}")
    return cells


def write_sources(sheet: Sheet, dossier: Dossier, plan: Plan) -> None:
    """Write the sheet with a source per figure, and how to read the workbook."""
    worksheet = plan.worksheet
    sheet.title(1, "Bronnen en uitleg", width=3)
    date = format_date(plan.parameter_date) if plan.parameter_date else ""
    level = str(worksheet.price_year) if worksheet.price_year else "niet opgegeven"
    explanations = [
        ("Gele cellen", "mag je veranderen; alles rekent mee. De rest zit op slot."),
        ("Ontbreekt", "een leeg aantal of lege prijs telt niet mee; de uitkomst is onvolledig."),
        ("PM", "pro memorie: een baat of post die bewust geen prijs heeft."),
        ("Btw", "alle bedragen zijn inclusief btw; wie btw terugkrijgt, ziet dat bij Partijen."),
        ("Prijspeil", level),
        ("Kentallen", f"{plan.parameter_set}, {date}"),
        ("Zekerheid", "hoog 100 %, middel 75 %, laag 50 %, zeer laag 25 %: een eigen schema."),
        ("Gemaakt", f"{format_date(dossier.edition.made_on)}, {STANDING}"),
    ]  # fmt: skip
    sheet.section(3, "Uitleg")
    for offset, (name, text) in enumerate(explanations):
        sheet.text(4 + offset, 1, name, bold=True)
        sheet.text(4 + offset, 2, text)
    row = 4 + len(explanations) + 1
    sheet.section(row, "Bron per regel")
    sheet.headings(row + 1, ["Regel", "Bron", "Let op"])
    row += 2
    for cost in worksheet.costs:
        info = plan.measures.get(cost.measure or "")
        sheet.text(row, 1, cost.label or cost.id)
        sheet.text(row, 2, cost.source or "bron ontbreekt")
        sheet.text(row, 3, info.warning if info else "")
        row += 1
    for benefit in worksheet.benefits:
        sheet.text(row, 1, benefit.label or benefit.id)
        sheet.text(row, 2, benefit.source or "bron ontbreekt")
        row += 1
    row += 1
    sheet.section(row, "Waarschuwingen van Aanjager")
    for offset, notice in enumerate(plan.appraisal.warnings, start=1):
        sheet.text(row + offset, 1, notice.sentence)
    sheet.widths({1: 46, 2: 70, 3: 60})
    sheet.page.freeze_panes = "A3"


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
    sheet.formula(row, 2, figure.formula, figure.form, bold=True)
    if figure.own is None:
        sheet.note(row, 3, "bestaat niet")
        check = f'IF(ISNUMBER({live}),"wijkt af","klopt")'
    else:
        step = CENT if figure.form is NumberForm.EURO else Decimal("0.00001")
        near = _HALF_A_CENT if figure.form is NumberForm.EURO else "0.000011"
        sheet.number(row, 3, rounded(figure.own, step), figure.form)
        check = f'IF(AND(ISNUMBER({live}),ABS(N({live})-{own})<{near}),"klopt","wijkt af")'
    sheet.formula(row, 4, check)
    sheet.line_under(row, range(1, 5))


def _interpretation(sheet: Sheet, inputs: Inputs, npv: str) -> None:
    """One sentence that says what the figures mean, and whether they are whole."""
    lacking = "+".join(f'COUNTIF({cells},"{MISSING}")' for cells in inputs.missing) or "0"
    sheet.formula(
        4,
        1,
        f'IF({npv}>=0,"De baten wegen op tegen de kosten.",'
        '"De kosten zijn hoger dan de baten die in euro’s zijn uit te drukken.")'
        f'&IF({lacking}=0,""," Onvolledig: bij "&({lacking})&" regel(s) ontbreekt een waarde; '
        'die tellen niet mee.")',
        bold=True,
    )
    sheet.wide(4, 6, height=34)
    sheet.note(5, 1, "“Wijkt af”: de invoer is veranderd sinds Aanjager dit werkblad maakte.")


def _balances(sheet: Sheet, row: int, answer: Answer) -> int:
    sheet.section(row, "Saldo per partij (contante waarde, met bijdragen)")
    sheet.headings(row + 1, ["Partij", *_COMPARED])
    row += 2
    for place, party in enumerate(answer.plan.worksheet.parties):
        live = address(answer.parties.rows[place], 5, sheet=PARTY_SHEET)
        own = answer.plan.appraisal.parties[party.id].balance
        _figure(sheet, row, Figure("", live, own, NumberForm.EURO))
        sheet.formula(row, 1, answer.inputs.parties[place])
        row += 1
    return row


def _effects(sheet: Sheet, row: int, answer: Answer) -> None:
    inputs, costs = answer.inputs, answer.plan.worksheet.costs
    if not answer.plan.effects.lines:
        return
    sheet.section(row, "Effecten naast de euro’s")
    sheet.headings(row + 1, ["Maatregel", "Hoeveel", "Wat", "Kosten per eenheid"])
    row += 2
    place_of = {line.id: place for place, line in enumerate(costs)}
    for effect in answer.plan.effects.lines:
        place = place_of[effect.line]
        cells, rows = inputs.costs[place], answer.flow.costs[place]
        quantity = costs[place].quantity.best
        per_unit = effect.amount / quantity if quantity else Decimal(1)
        spent = "+".join(answer.flow.pv(number) for number in rows)
        sheet.formula(row, 1, cells.label)
        amount = f"N({cells.quantity})*{format(per_unit.normalize(), 'f')}"
        sheet.formula(row, 2, amount, NumberForm.NUMBER)
        sheet.text(row, 3, inputs.labels.of(EffectKind(effect.kind)))
        here = address(row, 2)
        sheet.formula(row, 4, f'IF({here}=0,"–",({spent})/{here})', NumberForm.EURO)
        sheet.line_under(row, range(1, 5))
        row += 1


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
    chart.height, chart.width = 9, 18
    return chart
