"""Sheet `Onzekerheid`: what if it disappoints, as values, since a workbook can't draw."""

from decimal import Decimal
from typing import Final

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.legend import Legend
from openpyxl.styles import Alignment

from aanjager_app.costbenefit.precision import rounded
from aanjager_app.costbenefit.sensitivity import Sensitivity, sensitivity
from aanjager_app.costbenefit.uncertainty import Simulation, simulate
from aanjager_app.documents.dossier import Plan
from aanjager_app.documents.sections.outcome import input_name
from aanjager_app.documents.workbook.paper import prints
from aanjager_app.documents.workbook.sheet import NumberForm, Sheet
from aanjager_app.documents.workbook.switching import write_switching
from aanjager_app.domain.dutch import format_number

SHEET: Final = "Onzekerheid"
_CHANCES: Final = [
    "Wie", "Gemiddeld", "Mediaan (50 %)", "5 %", "95 %", "Spreiding (standaardafwijking)",
    "Kans op verlies",
]  # fmt: skip
_FIRST: Final = 7
_SWINGS: Final = (
    "Invoer", "Uitkomst bij laag", "Uitkomst bij hoog", "Verschil bij laag", "Verschil bij hoog",
)  # fmt: skip
_CHART_ROWS: Final = 20
_ACCENT, _COST = "2C6E3F", "C98A4B"


def write_luck(sheet: Sheet, plan: Plan) -> None:
    """Write the sheet: chances, what the outcome hangs on, and where it turns."""
    drawn = simulate(plan.worksheet, plan.appraisal)
    hangs = sensitivity(plan.worksheet)
    sheet.title(1, "Wat als het tegenvalt?", width=16)
    draws = format_number(drawn.settings.draws)
    sheet.note(
        2,
        1,
        f"{draws} trekkingen, startgetal {drawn.settings.seed}. Elke waarde met een laag en een "
        "hoog is een driehoek om het midden, los van de andere.",
    )
    sheet.note(
        3,
        1,
        "Dit zijn uitkomsten van Aanjager bij het maken van dit werkblad: ze rekenen niet mee "
        "als je de invoer verandert. Lees het terug in Aanjager voor nieuwe kansen.",
    )
    if not hangs.tornado:
        sheet.text(5, 1, "Geen enkele waarde heeft een laag en een hoog: er valt niets te trekken.")
    sheet.section(_FIRST - 2, "Kansen (contante waarde)")
    row = _chances(sheet, plan, drawn)
    if hangs.tornado:
        row = _histogram(sheet, row + 2, drawn)
        row = _tornado(sheet, row + 2, plan, hangs)
    row = write_switching(sheet, row + 2, plan, hangs)
    sheet.widths({1: 56, 2: 22, 3: 18, **dict.fromkeys(range(4, 8), 18)})
    sheet.page.freeze_panes = "B5"
    prints(sheet, f"A1:G{row}")


def _chances(sheet: Sheet, plan: Plan, drawn: Simulation) -> int:
    sheet.headings(_FIRST - 1, _CHANCES)
    row = _FIRST
    npv = drawn.npv
    euro = NumberForm.EURO
    sheet.text(row, 1, "Het hele plan", bold=True)
    for column, amount in enumerate((npv.mean, npv.p50, npv.p5, npv.p95, npv.sd), start=2):
        sheet.number(row, column, rounded(amount), euro)
    sheet.number(row, 7, npv.chance_negative, NumberForm.PERCENTAGE)
    for party in plan.worksheet.parties:
        row += 1
        found = drawn.parties[party.id]
        sheet.text(row, 1, party.name or party.id)
        for column, amount in enumerate(
            (found.mean, found.p50, found.p5, found.p95, found.sd), start=2
        ):
            sheet.number(row, column, rounded(amount), euro)
        sheet.number(row, 7, found.chance_negative, NumberForm.PERCENTAGE)
    for line in range(_FIRST, row + 1):
        sheet.line_under(line, range(1, 8))
    return row


def _histogram(sheet: Sheet, row: int, drawn: Simulation) -> int:
    sheet.section(row, "Hoe vaak elke uitkomst voorkwam")
    sheet.headings(row + 1, ["Netto contante waarde vanaf", "Aantal trekkingen"])
    first = row + 2
    for offset, number in enumerate(drawn.counts):
        edge = rounded(Decimal(repr(drawn.bins[offset])))
        sheet.number(first + offset, 1, edge, NumberForm.EURO).alignment = _LEFT
        sheet.number(first + offset, 2, number, NumberForm.WHOLE)
    last = first + len(drawn.counts) - 1
    chart = BarChart()
    chart.type, chart.gapWidth, chart.legend = "col", 4, None
    chart.title = "Hoe vaak elke uitkomst voorkwam"
    values = Reference(sheet.page, min_col=2, max_col=2, min_row=first - 1, max_row=last)
    chart.add_data(values, titles_from_data=True)
    chart.set_categories(Reference(sheet.page, min_col=1, max_col=1, min_row=first, max_row=last))
    chart.series[0].graphicalProperties.solidFill = _ACCENT
    chart.x_axis.number_format = '"€" #,##0'
    _show_axes(chart)
    sheet.page.add_chart(chart, f"D{row + 1}")
    return last


def _tornado(sheet: Sheet, row: int, plan: Plan, hangs: Sensitivity) -> int:
    sheet.section(row, "Waar de uitkomst van afhangt")
    sheet.headings(row + 1, list(_SWINGS))
    first = row + 2
    for offset, swing in enumerate(hangs.tornado):
        sheet.text(first + offset, 1, input_name(plan, swing.input))
        sheet.number(first + offset, 2, rounded(swing.npv_low), NumberForm.EURO)
        sheet.number(first + offset, 3, rounded(swing.npv_high), NumberForm.EURO)
        for column, outcome in ((4, swing.npv_low), (5, swing.npv_high)):
            difference = rounded(outcome) - rounded(plan.appraisal.npv)
            sheet.number(first + offset, column, difference, NumberForm.EURO)
    last = first + len(hangs.tornado) - 1
    shown = min(last, first + 9)
    chart = BarChart()
    chart.type, chart.gapWidth, chart.overlap = "bar", 40, 100
    chart.title = "Waar de uitkomst van afhangt"
    chart.y_axis.title = "verschil met de uitkomst"
    for column, colour in ((4, _COST), (5, _ACCENT)):
        values = Reference(
            sheet.page, min_col=column, max_col=column, min_row=first - 1, max_row=shown
        )
        chart.add_data(values, titles_from_data=True)
        chart.series[-1].graphicalProperties.solidFill = colour
    chart.set_categories(Reference(sheet.page, min_col=1, max_col=1, min_row=first, max_row=shown))
    chart.legend = Legend()
    chart.legend.position = "b"
    chart.x_axis.scaling.orientation = "maxMin"
    chart.x_axis.tickLblPos = "low"
    chart.y_axis.number_format = '"€" #,##0'
    _show_axes(chart)
    chart.width = 26
    sheet.page.add_chart(chart, f"A{last + 2}")
    return last + 2 + _CHART_ROWS


def _show_axes(chart: BarChart) -> None:
    chart.x_axis.delete = False
    chart.y_axis.delete = False
    chart.height, chart.width = 9.5, 17


_LEFT: Final = Alignment(horizontal="left")
