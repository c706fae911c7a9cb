"""Sheet `Bronnen`: how to read the workbook, the source of each figure, and the warnings."""

from typing import Final

from aanjager_app.documents.dossier import Dossier, Plan
from aanjager_app.documents.workbook.input_lines import NO_SOURCE
from aanjager_app.documents.workbook.sheet import STANDING, Sheet
from aanjager_app.domain.dutch import format_date

SHEET: Final = "Bronnen"
_WIDTHS: Final = {1: 46.0, 2: 80.0, 3: 60.0}
_TEXT: Final = {column: width * 0.95 for column, width in _WIDTHS.items()}
"""Characters that fit on a line of a column."""


def write_sources(sheet: Sheet, dossier: Dossier, plan: Plan) -> None:
    """Write the whole sheet."""
    sheet.title(1, "Bronnen en uitleg", width=3)
    row = _explanation(sheet, 3, dossier, plan)
    row = _lines(sheet, row + 1, plan)
    if plan.appraisal.warnings:
        sheet.section(row + 1, "Waarschuwingen van Aanjager")
        for offset, notice in enumerate(plan.appraisal.warnings, start=2):
            sheet.note(row + offset, 1, notice.sentence)
    sheet.widths(_WIDTHS)
    sheet.page.freeze_panes = "A2"


def _explanation(sheet: Sheet, row: int, dossier: Dossier, plan: Plan) -> int:
    year = plan.worksheet.price_year
    date = f", {format_date(plan.parameter_date)}" if plan.parameter_date else ""
    explanations = [
        ("Gele cellen", "Die mag je veranderen; alles rekent mee. De rest zit op slot."),
        ("Ontbreekt", "Een leeg aantal of een lege prijs telt niet mee: dan is het onvolledig."),
        ("PM", "Pro memorie: een baat of post die bewust geen prijs heeft."),
        ("Laag, midden, hoog", "Midden telt, of anders het midden van laag en hoog."),
        ("Contante waarde", "Jaar t is gedeeld door (1 + discontovoet)^t; jaar 0 dus niet."),
        ("Btw", "Bedragen zijn inclusief btw. Wie btw terugkrijgt, ziet dat bij Partijen."),
        ("Prijspeil", str(year) if year else "Niet opgegeven."),
        ("Kentallen", f"{plan.parameter_set}{date}"),
        ("Zekerheid", "Hoog 100 %, middel 75 %, laag 50 %, zeer laag 25 %: een eigen schema."),
        ("Gemaakt", f"{format_date(dossier.edition.made_on)}, {STANDING}"),
    ]  # fmt: skip
    sheet.section(row, "Uitleg")
    for offset, (name, text) in enumerate(explanations, start=1):
        sheet.text(row + offset, 1, name, bold=True)
        sheet.paragraph(row + offset, 2, text, _TEXT[2])
    return row + len(explanations) + 1


def _lines(sheet: Sheet, row: int, plan: Plan) -> int:
    """A row per line with its source; gives the row below."""
    sheet.section(row, "Bron per regel")
    sheet.headings(row + 1, ["Regel", "Bron", "Let op"])
    costs = [
        (line.label or line.id, line.source, plan.info_of(line)) for line in plan.worksheet.costs
    ]
    benefits = [(line.label or line.id, line.source, None) for line in plan.worksheet.benefits]
    row += 2
    for label, source, info in (*costs, *benefits):
        sheet.paragraph(row, 1, label, _TEXT[1])
        sheet.paragraph(row, 2, source or NO_SOURCE, _TEXT[2])
        sheet.paragraph(row, 3, info.warning if info else "", _TEXT[3])
        sheet.line_under(row, range(1, 4))
        row += 1
    return row
