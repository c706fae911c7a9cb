"""On sheet `Herleiding`: the table with which figures of another year were brought to the level."""

from openpyxl.styles import Alignment

from aanjager_app.costbenefit.parameters import STANDARD_PARAMETERS
from aanjager_app.documents.workbook.sheet import NumberForm, Sheet, address, area


def write_index(sheet: Sheet, row: int, level: str) -> None:
    """Write the index per year, and the factor from that year to the price level.

    Args:
        sheet: the sheet.
        row: the row to start in.
        level: the cell with the price level of the worksheet.
    """
    table = STANDARD_PARAMETERS.price_index
    sheet.section(row, "Omrekenen naar het prijspeil")
    sheet.note(
        row + 1,
        1,
        "Een kental van een ander jaar is omgerekend toen het uit de catalogus kwam: kental × "
        "cijfer van het prijspeil ÷ cijfer van zijn eigen jaar. Dat staat dan bij de bron van de "
        "regel. Wat je zelf typte, is niet omgerekend.",
    )
    sheet.note(row + 2, 1, f"{table.name}, {table.base}. Bron: {table.source}.")
    sheet.headings(row + 3, ["Jaar van het kental", "Cijfer", "Factor naar het prijspeil"])
    first = row + 4
    last = first + len(table.by_year) - 1
    years, figures = area((first, 1), (last, 1)), area((first, 2), (last, 2))
    for at, (year, figure) in enumerate(sorted(table.by_year.items()), start=first):
        sheet.number(at, 1, year, NumberForm.WHOLE).alignment = Alignment(horizontal="left")
        sheet.number(at, 2, figure, NumberForm.NUMBER)
        known = f"AND(ISNUMBER({level}),COUNTIF({years},{level})=1)"
        factor = f"SUMPRODUCT(({years}={level})*{figures})/{address(at, 2)}"
        sheet.formula(at, 3, f'IF({known},{factor},"geen cijfer van dat jaar")', NumberForm.FACTOR)
        sheet.line_under(at, range(1, 4))
