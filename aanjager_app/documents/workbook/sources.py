"""Sheet `Bronnen`: how to read the workbook, the source of each figure, and the warnings."""

from dataclasses import dataclass
from typing import Final

from aanjager_app.documents.dossier import Dossier, Plan
from aanjager_app.documents.workbook.input_lines import NO_SOURCE
from aanjager_app.documents.workbook.paper import prints
from aanjager_app.documents.workbook.sheet import STANDING, Sheet
from aanjager_app.domain.dutch import format_date

SHEET: Final = "Bronnen"
_WIDTHS: Final = {1: 56.0, 2: 56.0, 3: 50.0}
_NO_SOURCES: Final = (
    NO_SOURCE, "geen ", "nog ", "in alle bronnen alleen in woorden", "onbekend", "op te vragen",
    "n.t.b", "?",
)  # fmt: skip
"""How a text starts that stands where a source should."""
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
        row += len(plan.appraisal.warnings) + 1
    sheet.widths(_WIDTHS)
    sheet.page.freeze_panes = "A2"
    prints(sheet, f"A1:C{row}")


def _explanation(sheet: Sheet, row: int, dossier: Dossier, plan: Plan) -> int:
    date = f", {format_date(plan.parameter_date)}" if plan.parameter_date else ""
    explanations = [
        ("Gele cellen", "Die mag je veranderen; alles rekent mee. De rest zit op slot."),
        ("Ontbreekt", "Een leeg aantal of een lege prijs telt niet mee: dan is het onvolledig."),
        ("PM", "Pro memorie: een baat of post die bewust geen prijs heeft."),
        ("Laag, midden, hoog", "Midden telt, of anders het midden van laag en hoog."),
        ("Contante waarde", "Jaar t is gedeeld door (1 + discontovoet)^t; jaar 0 dus niet."),
        ("Btw", "Bedragen zijn inclusief btw. Wie btw terugkrijgt, ziet dat bij Partijen."),
        ("Prijspeil", "Staat bij Invoer: van dat jaar zijn alle bedragen."),
        ("Kentallen", f"{plan.parameter_set}{date}"),
        ("Zekerheid", "Hoog 100 %, middel 75 %, laag 50 %, zeer laag 25 %: een eigen schema."),
        ("Gemaakt", f"{format_date(dossier.edition.made_on)}, {STANDING}"),
    ]  # fmt: skip
    sheet.section(row, "Uitleg")
    for offset, (name, text) in enumerate(explanations, start=1):
        sheet.paragraph(row + offset, 1, name, _TEXT[1], bold=True)
        sheet.paragraph(row + offset, 2, text, _TEXT[2])
    return row + len(explanations) + 1


def _lines(sheet: Sheet, row: int, plan: Plan) -> int:
    """A row per source with the lines that have it, then those without; gives the row below."""
    costs = [
        (line.label or line.id, line.source, plan.info_of(line)) for line in plan.worksheet.costs
    ]
    benefits = [(line.label or line.id, line.source, None) for line in plan.worksheet.benefits]
    told = [
        _Told(label, source or NO_SOURCE, info.warning if info else "")
        for label, source, info in (*costs, *benefits)
    ]
    known = [line for line in told if is_source(line.source)]
    lacking = [line for line in told if not is_source(line.source)]
    row = _table(sheet, row, ("Bronnen", "Regels met deze bron"), known)
    if lacking:
        row = _table(sheet, row + 1, ("Nog zonder bron", "Regels"), lacking)
    return row


@dataclass(frozen=True, slots=True)
class _Told:
    """A line, what it says of its source, and the warning of its measure."""

    label: str
    source: str
    warning: str


def is_source(text: str) -> bool:
    """Whether a text names a source; "nog op te vragen" and the like don't."""
    plain = " ".join(text.casefold().split()).rstrip(".")
    return not plain.startswith(_NO_SOURCES) and not plain.endswith(("opvragen", "op te vragen"))


def _table(sheet: Sheet, row: int, titles: tuple[str, str], lines: list[_Told]) -> int:
    title, head = titles
    sheet.section(row, title)
    sheet.headings(row + 1, ["Bron", head, "Let op"])
    row += 2
    by_source: dict[str, list[_Told]] = {}
    for line in lines:
        by_source.setdefault(line.source, []).append(line)
    for source, those in by_source.items():
        warnings = dict.fromkeys(line.warning for line in those if line.warning)
        sheet.paragraph(row, 1, source, _TEXT[1])
        sheet.paragraph(row, 2, "; ".join(line.label for line in those), _TEXT[2])
        sheet.paragraph(row, 3, " ".join(warnings), _TEXT[3])
        sheet.line_under(row, range(1, 4))
        row += 1
    return row
