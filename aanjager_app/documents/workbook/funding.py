"""Sheet `Financiering`: what is needed and found per year, and what is still missing."""

from typing import Final

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.legend import Legend
from openpyxl.styles import Alignment

from aanjager_app.costbenefit.worksheet import TransferStatus
from aanjager_app.documents.workbook.cashflow import CashFlow
from aanjager_app.documents.workbook.inputs import Inputs
from aanjager_app.documents.workbook.paper import prints
from aanjager_app.documents.workbook.sheet import NumberForm, Sheet, address, area

SHEET: Final = "Financiering"
_FIRST: Final = 13
COLUMNS: Final = ("Nodig", "Gedekt", "Toegezegd", "Tekort", "Tekort met alleen wat is toegezegd")


def write_funding(sheet: Sheet, inputs: Inputs, flow: CashFlow, horizon: int) -> dict[str, str]:
    """Write the sheet; gives the cells of the totals by name."""
    sheet.title(1, "Financiering", width=7)
    sheet.note(
        2,
        1,
        "Niet teruggerekend. Nodig is aanleg, vervanging, onderhoud, aflossing en rente; de "
        "restwaarde brengt geen geld op.",
    )
    end = _FIRST + flow.last - flow.first
    cells = {}
    sheet.section(4, "Over de hele zichtperiode")
    needed = f"SUM({area((_FIRST, 3), (end, 3))})"
    totals = [("Nodig", needed)]
    totals += [
        (inputs.labels.of(status), _received(inputs, flow, status))
        for status in (TransferStatus.GRANTED, TransferStatus.REQUESTED, TransferStatus.IDEA)
    ]
    totals.append(("Tekort, jaar voor jaar", f"SUM({area((_FIRST, 6), (end, 6))})"))
    for offset, (name, formula) in enumerate(totals):
        sheet.text(5 + offset, 1, name)
        sheet.formula(5 + offset, 2, formula, NumberForm.EURO, bold=True)
        cells[name] = address(5 + offset, 2, sheet=SHEET)
    sheet.headings(_FIRST - 1, ["Jaar", "Kalenderjaar", *COLUMNS])
    for offset in range(flow.last - flow.first + 1):
        row = _FIRST + offset
        inside = f"{offset}<={inputs.horizon}"
        year = sheet.formula(row, 1, f'IF({inside},{offset},"")', NumberForm.WHOLE)
        year.alignment = Alignment(horizontal="left")
        sheet.formula(row, 2, f'IF({inside},{inputs.base_year}+{offset},"")', NumberForm.WHOLE)
        for column, name in enumerate(COLUMNS, start=3):
            source = address(flow.totals[name], flow.first + offset, sheet="Kasstroom")
            sheet.formula(row, column, f'IF({inside},{source},"")', NumberForm.FLOW)
        sheet.line_under(row, range(1, 8))
    sheet.page.add_chart(_chart(sheet, horizon), f"I{_FIRST - 1}")
    prints(sheet, f"A1:G{_FIRST + horizon}", f"I{_FIRST - 1}:U{_FIRST + 22}")
    sheet.page.freeze_panes = f"C{_FIRST}"
    sheet.page.print_title_rows = f"{_FIRST - 1}:{_FIRST - 1}"
    sheet.widths({1: 34, 2: 18, **dict.fromkeys(range(3, 8), 18)})
    return cells


def _chart(sheet: Sheet, horizon: int) -> BarChart:
    """Needed beside covered, per year."""
    chart = BarChart()
    chart.type, chart.grouping = "col", "clustered"
    chart.title = "Nodig en gedekt per jaar"
    last = _FIRST + horizon
    for column, colour in ((3, "C98A4B"), (4, "2C6E3F")):
        values = Reference(
            sheet.page, min_col=column, max_col=column, min_row=_FIRST - 1, max_row=last
        )
        chart.add_data(values, titles_from_data=True)
        chart.series[-1].graphicalProperties.solidFill = colour
    chart.set_categories(Reference(sheet.page, min_col=2, max_col=2, min_row=_FIRST, max_row=last))
    chart.y_axis.numFmt = '"€" #,##0'
    chart.y_axis.delete = False
    chart.x_axis.delete = False
    chart.gapWidth = 60
    chart.legend = Legend()
    chart.legend.position = "b"
    chart.height, chart.width = 10, 22
    return chart


def _received(inputs: Inputs, flow: CashFlow, status: TransferStatus) -> str:
    word = inputs.labels.of(status)
    parts = [
        f'IF({cells.status}="{word}",SUM({flow.years_of(received)}),0)'
        for cells, (received, _) in zip(inputs.transfers, flow.transfers, strict=True)
    ]
    return "+".join(parts) or "0"
