"""Sheet `Partijen`: who pays, who gains, who gives, and each party's balance."""

from dataclasses import dataclass
from typing import Final

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.legend import Legend
from openpyxl.styles import Alignment

from aanjager_app.costbenefit.precision import ONE
from aanjager_app.costbenefit.worksheet import Confidence
from aanjager_app.documents.workbook.cashflow import CashFlow
from aanjager_app.documents.workbook.input_lines import MISSING, YES
from aanjager_app.documents.workbook.inputs import Inputs, states
from aanjager_app.documents.workbook.paper import prints_large
from aanjager_app.documents.workbook.sheet import NumberForm, Sheet, address, area

SHEET: Final = "Partijen"
_FIRST: Final = 5
_RIGHT: Final = Alignment(horizontal="right")
_NAME: Final = Alignment(horizontal="left", vertical="top", wrap_text=True, indent=1)
_NAME_LENGTH: Final = 14
"""Characters of a name on a line of a column."""
HEADS: Final = (
    "Partij", "Kosten", "Baten", "Bijdragen", "Saldo", "Btw terug", "Saldo in kas",
    "Bijdrage naar rato van baten", "Wat nog ontbreekt",
)  # fmt: skip
NO_PROFIT: Final = (
    "Btw die partijen terugkrijgen, ontvangt het Rijk niet: geen winst van het plan. Daarom heeft "
    "de kas geen totaal."
)
_FAIR, _LACKING = 8, 9
_ON_A_PAGE: Final = 65
"""Rows that a printed page holds without getting too small."""


@dataclass(frozen=True, slots=True)
class PartyCells:
    """Cells of the outcomes.

    Attributes:
        costs, benefits, adjusted: totals of the project.
        rows: row per party; columns in the order of `HEADS`.
        cost_rows: row per cost line: capital, upkeep, together and part of VAT from column B on.
        benefit_rows: row per benefit: its present value in column B.
        transfer_rows: row per transfer: its worth, giver and receiver from column B on.
    """

    costs: str
    benefits: str
    adjusted: str
    rows: tuple[int, ...]
    cost_rows: range
    benefit_rows: range
    transfer_rows: range


def write_parties(sheet: Sheet, inputs: Inputs, flow: CashFlow) -> PartyCells:
    """Write the sheet, and say where the outcomes stand."""
    count = len(inputs.names)
    sheet.title(1, "Partijen", width=len(HEADS))
    sheet.note(2, 1, "Contante waarde over de zichtperiode. Bijdragen veranderen het totaal niet.")
    sheet.headings(4, list(HEADS))
    below = _FIRST + count + 4
    costs = _cost_block(sheet, below, inputs, flow)
    benefits = _benefit_block(sheet, costs.end + 3, inputs, flow)
    transfers = _transfer_block(sheet, benefits.end + 3, inputs, flow)
    cost_total = f"{SHEET}!{address(costs.end, 4)}"
    benefit_total = f"{SHEET}!{address(benefits.end, 2)}"
    rows = tuple(range(_FIRST, _FIRST + count))
    blocks = (costs, benefits, transfers)
    for place, row in enumerate(rows):
        formulas = _party(row, place, inputs, blocks)
        ratio = f"{cost_total}*{address(row, 3)}/{benefit_total}"
        sheet.formula(row, 1, inputs.parties[place])
        for column, formula in enumerate(formulas, start=2):
            sheet.formula(row, column, formula, NumberForm.FLOW)
        _lacking(sheet, row, place, inputs)
        fair = f'IF(ROUND({benefit_total},6)=0,"geen baten",{ratio})'
        sheet.formula(row, _FAIR, fair, NumberForm.EURO)
        sheet.line_under(row, range(1, len(HEADS) + 1))
    end = _FIRST + count
    sheet.text(end, 1, "Samen", bold=True)
    for column in range(2, 7):  # not of the cash: that would look like a profit of the plan
        total = f"SUM({area((_FIRST, column), (end - 1, column))})" if count else "0"
        sheet.formula(end, column, total, NumberForm.EURO, bold=True)
    sheet.highlight(end, range(1, len(HEADS) + 1))
    sheet.note(end + 1, 1, NO_PROFIT)
    sheet.widths({1: 40, **dict.fromkeys(range(2, len(HEADS) + 1), 16), _LACKING: 23})
    sheet.page.freeze_panes = "B5"
    last = max(transfers.end + 2, below + 20)
    prints_large(sheet, f"A1:I{last}")
    sheet.page.page_setup.fitToHeight = 1 if last <= _ON_A_PAGE else 0
    if count:
        sheet.page.add_chart(_chart(sheet, count), f"F{below}")
    adjusted = f"{SHEET}!{address(benefits.end, 4)}"
    return PartyCells(
        cost_total, benefit_total, adjusted, rows, costs.rows, benefits.rows, transfers.rows
    )


@dataclass(frozen=True, slots=True)
class _Block:
    """Rows of lines with their present values; the totals stand in row `end`."""

    first: int
    last: int
    end: int

    @property
    def rows(self) -> range:
        """The rows of the lines."""
        return range(self.first, self.end)

    def column(self, column: int) -> str:
        """The cells of one column."""
        return area((self.first, column), (self.last, column))


def _cost_block(sheet: Sheet, row: int, inputs: Inputs, flow: CashFlow) -> _Block:
    sheet.section(row, "Contante waarde per kostenpost")
    sheet.headings(
        row + 1, ["Post", "Aanleg, vervanging en restwaarde", "Onderhoud", "Samen", "Deel btw"]
    )
    first = row + 2
    for offset, (cells, flows) in enumerate(zip(inputs.costs, flow.costs, strict=True)):
        line = first + offset
        built, replaced, residual, kept = (flow.pv(number) for number in flows)
        sheet.formula(line, 1, cells.label)
        capital = f"{built}+{replaced}+{residual}"
        _worth(sheet, (line, 2), capital, cells.pm, (cells.quantity, cells.price))
        _worth(sheet, (line, 3), kept, cells.pm, (cells.quantity, cells.upkeep))
        parts = address(line, 2), address(line, 3)
        together = f'IF(COUNT({",".join(parts)})=0,"{MISSING}",SUM({",".join(parts)}))'
        _worth(sheet, (line, 4), together, cells.pm, ())
        vat = f'IF(ISNUMBER({cells.vat}),{cells.vat}/(1+{cells.vat}),"niet ingevuld")'
        sheet.formula(line, 5, vat, NumberForm.PERCENTAGE).alignment = _RIGHT
    return _totals(sheet, first, len(inputs.costs), (2, 3, 4))


def _benefit_block(sheet: Sheet, row: int, inputs: Inputs, flow: CashFlow) -> _Block:
    sheet.section(row, "Contante waarde per baat")
    sheet.headings(row + 1, ["Baat", "Contante waarde", "Zekerheid", "Met zekerheid gewogen"])
    first = row + 2
    for offset, (cells, number) in enumerate(zip(inputs.benefits, flow.benefits, strict=True)):
        line = first + offset
        sheet.formula(line, 1, cells.label)
        counted = f'IF({cells.counted}="{YES}",{flow.pv(number)},"telt niet mee")'
        _worth(sheet, (line, 2), counted, cells.pm, (cells.quantity, cells.value))
        factor = "0"
        for level in reversed(Confidence):
            word = inputs.labels.of(level)
            factor = f'IF({cells.confidence}="{word}",{_plain(level)},{factor})'
        sheet.formula(line, 3, factor, NumberForm.PERCENTAGE)
        worth = address(line, 2)
        adjusted = f"IF(ISNUMBER({worth}),{worth}*{address(line, 3)},{worth})"
        sheet.formula(line, 4, adjusted, NumberForm.EURO).alignment = _RIGHT
    return _totals(sheet, first, len(inputs.benefits), (2, 4))


def _worth(
    sheet: Sheet, at: tuple[int, int], amount: str, pm: str, needed: tuple[str, ...]
) -> None:
    """A present value, or the word for why there is none; never 0 for what is not known."""
    known = ",".join(["TRUE", *(f"ISNUMBER({cell})" for cell in needed)])
    formula = f'IF({pm}="{YES}","PM",IF(AND({known}),{amount},"{MISSING}"))'
    sheet.formula(*at, formula, NumberForm.EURO).alignment = _RIGHT


def _transfer_block(sheet: Sheet, row: int, inputs: Inputs, flow: CashFlow) -> _Block:
    sheet.section(row, "Contante waarde per bijdrage")
    sheet.headings(row + 1, ["Bijdrage", "Contante waarde voor de ontvanger", "Van", "Naar"])
    first = row + 2
    for offset, (cells, flows) in enumerate(zip(inputs.transfers, flow.transfers, strict=True)):
        line = first + offset
        received, repaid = (flow.pv(number) for number in flows)
        sheet.formula(line, 1, cells.label)
        worth = f'IF(ISNUMBER({cells.amount}),{received}-{repaid},"{MISSING}")'
        sheet.formula(line, 2, worth, NumberForm.EURO).alignment = _RIGHT
        for column, party in ((3, cells.giver), (4, cells.receiver)):
            sheet.formula(line, column, party).alignment = _NAME
        sheet.grow(line, 2 if max(map(len, inputs.names), default=0) > _NAME_LENGTH else 1)
    found = _totals(sheet, first, len(inputs.transfers), (2,))
    _own_money(sheet, found, has_lines=bool(inputs.transfers))
    return found


def _own_money(sheet: Sheet, found: _Block, *, has_lines: bool) -> None:
    """Part of the total goes from a party to itself, and moves nothing between parties."""
    own, moved = "0", "0"
    if has_lines:
        value, giver, receiver = (found.column(column) for column in (2, 3, 4))
        own = f"SUMPRODUCT(({giver}={receiver})*1,{value})"
        moved = f"SUMPRODUCT(({giver}<>{receiver})*1,{value})"
    sheet.text(found.end, 1, "Samen, eigen geld meegeteld", bold=True)
    for row, name, formula in (
        (found.end + 1, "waarvan eigen geld (verschuift niets)", own),
        (found.end + 2, "waarvan van de ene naar de andere partij", moved),
    ):
        sheet.text(row, 1, name)
        sheet.formula(row, 2, formula, NumberForm.EURO)


def _lacking(sheet: Sheet, row: int, place: int, inputs: Inputs) -> None:
    """How many lines of a party lack a value, so that its figures are no more than a part."""
    parts = []
    if inputs.costs:
        paid, kept = inputs.paid[place], inputs.kept[place]
        shared = f"((({paid}>0)+({kept}>0))>0)"
        parts.append(f'SUMPRODUCT(({states(inputs.costs)}="{MISSING}")*{shared})')
    if inputs.benefits:
        gained = inputs.gained[place]
        parts.append(f'SUMPRODUCT(({states(inputs.benefits)}="{MISSING}")*({gained}>0))')
    count = "+".join(parts) or "0"
    words = f'IF({count}=0,"",({count})&IF({count}=1," regel"," regels")&" zonder waarde")'
    sheet.hint(row, _LACKING, words, alarm=f"{count}>0")


def _totals(sheet: Sheet, first: int, count: int, columns: tuple[int, ...]) -> _Block:
    end = first + count
    sheet.text(end, 1, "Samen", bold=True)
    for column in columns:
        total = f"SUM({area((first, column), (end - 1, column))})" if count else "0"
        sheet.formula(end, column, total, NumberForm.EURO, bold=True)
    return _Block(first, end - 1, end)


def _party(
    row: int, place: int, inputs: Inputs, blocks: tuple[_Block, _Block, _Block]
) -> tuple[str, ...]:
    """Formulas of costs, benefits, transfers, balance, VAT and cash balance of one party."""
    costs, benefits, transfers = blocks
    paid, kept, gained = inputs.paid[place], inputs.kept[place], inputs.gained[place]
    spent = back = gain = moved = "0"
    if inputs.costs:
        built, running, vat = costs.column(2), costs.column(3), costs.column(5)
        spent = f"SUMPRODUCT({built},{paid})+SUMPRODUCT({running},{kept})"
        back = (
            f'IF({inputs.vat[place]}="{YES}",'
            f"SUMPRODUCT({built},{paid},{vat})+SUMPRODUCT({running},{kept},{vat}),0)"
        )
    if inputs.benefits:
        gain = f"SUMPRODUCT({benefits.column(2)},{gained})"
    if inputs.transfers:
        name, value = address(row, 1), transfers.column(2)
        giver, receiver = transfers.column(3), transfers.column(4)
        gets, gives = (f"SUMPRODUCT(({who}={name})*1,{value})" for who in (receiver, giver))
        moved = f"{gets}-{gives}"
    cell = {column: address(row, column) for column in range(2, 8)}
    balance = f"{cell[3]}-{cell[2]}+{cell[4]}"
    return spent, gain, moved, balance, back, f"{cell[5]}+{cell[6]}"


def _plain(level: Confidence) -> str:
    return "1" if level.factor == ONE else str(level.factor)


def _chart(sheet: Sheet, count: int) -> BarChart:
    chart = BarChart()
    chart.type = "bar"
    chart.style = 10
    chart.title = "Kosten en baten per partij"
    chart.legend = Legend()
    chart.legend.position = "b"
    chart.y_axis.numFmt = '"€" #,##0'
    chart.y_axis.delete = False
    chart.x_axis.delete = False
    end = _FIRST + count - 1
    chart.add_data(
        Reference(sheet.page, min_col=2, max_col=3, min_row=_FIRST - 1, max_row=end),
        titles_from_data=True,
    )
    chart.set_categories(Reference(sheet.page, min_col=1, min_row=_FIRST, max_row=end))
    for series, colour in zip(chart.series, ("C98A4B", "2C6E3F"), strict=True):
        series.graphicalProperties.solidFill = colour
    chart.height, chart.width = 10, 15
    return chart
