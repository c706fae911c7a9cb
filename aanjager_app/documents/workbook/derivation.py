"""Sheet `Herleiding`: why each figure is what it is, in words and with cells that follow."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter

from aanjager_app.costbenefit.precision import rounded
from aanjager_app.costbenefit.worksheet import Part, Transfer, TransferKind
from aanjager_app.documents.dossier import Plan
from aanjager_app.documents.sections.derivation import Derivation, derivation_of
from aanjager_app.documents.sections.derivation_steps import StepPart
from aanjager_app.documents.workbook.cashflow import CashFlow
from aanjager_app.documents.workbook.derivation_balance import write_balances
from aanjager_app.documents.workbook.derivation_index import write_index
from aanjager_app.documents.workbook.derivation_words import (
    Moments,
    benefit_notes,
    cost_notes,
    transfer_notes,
)
from aanjager_app.documents.workbook.input_lines import (
    MISSING,
    NO_SOURCE,
    YES,
    BenefitCells,
    CostCells,
    TransferCells,
)
from aanjager_app.documents.workbook.inputs import Inputs
from aanjager_app.documents.workbook.paper import print_wide, prints_large
from aanjager_app.documents.workbook.parties import SHEET as PARTY_SHEET
from aanjager_app.documents.workbook.parties import PartyCells
from aanjager_app.documents.workbook.sheet import NumberForm, Sheet, address

SHEET: Final = "Herleiding"
_HEADS: Final = [
    "Regel", "Stap", "Zo is het gerekend", "Aantal", "Prijs per eenheid", "Bedrag per keer",
    "Keer", "Discontovoet", "Groei", "Contante waarde per euro", "Contante waarde",
    "Aanjager bij het maken", "Controle", "Btw in de prijs", "Wanneer",
    "Bron, en van welk prijspeil", "Let op",
]  # fmt: skip
_WIDTHS: Final = (
    44, 15, 56, 17, 17, 17, 17, 17, 17, 17, 17, 17, 13, 13, 42, 50, 62,
)  # fmt: skip
_TEXT: Final = 0.95
"""Characters that fit in a unit of width."""
(
    _LINE, _STEP, _FORMULA, _QUANTITY, _PRICE, _EACH, _TIMES, _RATE, _GROWTH, _FACTOR, _PV, _OWN,
    _CHECK, _VAT, _WHEN, _SOURCE, _NOTES,
) = range(1, 18)  # fmt: skip
_RIGHT: Final = Alignment(horizontal="right", vertical="top")
_HALF_A_CENT: Final = "0.0051"

_WORDS: Final = {
    StepPart.INVESTMENT: "aantal × prijs per eenheid, in het jaar van aanleg, gedeeld door "
    "(1 + discontovoet)^jaar",
    StepPart.REPLACEMENT: "de aanleg opnieuw, elke keer dat de levensduur om is, zolang dat vóór "
    "het eind van de zichtperiode valt",
    StepPart.RESIDUAL: "aanleg × levensduur die nog over is ÷ levensduur, in het laatste jaar; "
    "gaat van de kosten af",
    StepPart.UPKEEP: "aantal × onderhoud per eenheid, in elk jaar van het onderhoud, gedeeld door "
    "(1 + discontovoet)^jaar",
    StepPart.WORTH: "aantal × waarde × (1 + groei)^jaar, in elk jaar dat de baat er is, gedeeld "
    "door (1 + discontovoet)^jaar",
    StepPart.RECEIVED: "bedrag per keer, in elk jaar dat het komt, gedeeld door "
    "(1 + discontovoet)^jaar",
    StepPart.REPAID: "gelijke termijnen van rente en aflossing, vanaf het jaar na de lening",
}
_TOTALS: Final = {
    Part.COSTS: "aanleg + vervanging + restwaarde (onder nul) + onderhoud",
    Part.BENEFITS: "de waarde van alle jaren samen",
    Part.TRANSFERS: "ontvangst − aflossing en rente, voor wie het geld krijgt",
}
_INTRO: Final = (
    "Waarom dit getal? Per regel elke stap: de formule in woorden, de invoer met de bron, en de "
    "uitkomst. Alles verwijst naar de andere bladen en rekent mee."
)
_STATIC: Final = (
    "Alleen “Aanjager bij het maken” en de bronnen staan vast: zo was het toen dit werkblad "
    "gemaakt werd. “Wijkt af” betekent dat de invoer sindsdien is veranderd."
)


@dataclass(frozen=True, slots=True)
class Case:
    """What is explained, where its parts stand in the workbook, and the cell of the outcome."""

    plan: Plan
    inputs: Inputs
    flow: CashFlow
    parties: PartyCells
    npv: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """One row: which part of the line, and the cells or formulas that it shows."""

    part: StepPart
    name: str
    quantity: str = ""
    price: str = ""
    flow: int
    rate: str
    growth: str = ""
    worth: str
    when: str
    known: str
    """A formula that is true when nothing lacks; the amounts are a word otherwise."""


def write_derivation(sheet: Sheet, case: Case) -> None:
    """Write the whole sheet: the lines, then the parties and the plan, then the price index."""
    sheet.title(1, "Herleiding: waarom dit getal?", width=len(_HEADS))
    sheet.note(2, 1, _INTRO)
    sheet.note(3, 1, _STATIC)
    sheet.text(4, 1, "Prijspeil van alle bedragen", bold=True)
    level = case.inputs.price_year
    sheet.formula(4, 2, f'IF(ISNUMBER({level}),{level},"niet ingevuld")').alignment = Alignment(
        horizontal="left"
    )
    row = end = _Lines(sheet, case).write(6)
    row = write_balances(sheet, row + 1, case.inputs, case.parties, case.npv)
    write_index(sheet, row + 1, level)
    sheet.widths(dict(enumerate(_WIDTHS, start=1)))
    sheet.page.freeze_panes = "B2"
    _print(sheet, end, len(case.inputs.names))


def _print(sheet: Sheet, end: int, parties: int) -> None:
    """The steps with what they come to, then what was filled in; parties need less width."""
    left, rows = get_column_letter(_PV), sheet.page.max_row
    if _EACH - 2 + parties > _PV:
        print_wide(sheet, 1, last=max(len(_HEADS), _EACH - 2 + parties), rows=rows)
        return
    right = f"{get_column_letter(_OWN)}6:{get_column_letter(_NOTES)}{end}"
    prints_large(sheet, f"A1:{left}{rows}", right, repeated=1)


class _Lines:
    """Writes a few rows per line of the worksheet."""

    def __init__(self, sheet: Sheet, case: Case) -> None:
        self.sheet = sheet
        self.case = case
        self.when = Moments(case.inputs)
        self.row = 0

    def write(self, row: int) -> int:
        """Write all lines from a row on; gives the row below."""
        self.row = row
        plan, inputs, parties = self.case.plan, self.case.inputs, self.case.parties
        data = plan.worksheet
        self._heads("Kosten per post")
        for at, (line, cells) in enumerate(zip(data.costs, inputs.costs, strict=True)):
            worth = address(parties.cost_rows[at], 4, sheet=PARTY_SHEET)
            self._line(Part.COSTS, line.id, cells, tuple(self._cost(at, cells)), worth)
        self._heads("Baten per post")
        for at, (benefit, told) in enumerate(zip(data.benefits, inputs.benefits, strict=True)):
            worth = address(parties.benefit_rows[at], 2, sheet=PARTY_SHEET)
            self._line(Part.BENEFITS, benefit.id, told, (self._benefit(at, told, worth),), worth)
        self._heads("Bijdragen en leningen")
        for at, (transfer, given) in enumerate(zip(data.transfers, inputs.transfers, strict=True)):
            worth = address(parties.transfer_rows[at], 2, sheet=PARTY_SHEET)
            self._line(
                Part.TRANSFERS,
                transfer.id,
                given,
                tuple(self._transfer(at, transfer, given)),
                worth,
            )
        return self.row

    def _heads(self, title: str) -> None:
        self.sheet.section(self.row, title)
        self.sheet.headings(self.row + 1, _HEADS)
        self.row += 2

    def _cost(self, at: int, cells: CostCells) -> Iterator[_Step]:
        flow = self.case.flow
        built, replaced, residual, kept = flow.costs[at]
        for part, name, row, price, when in (
            (StepPart.INVESTMENT, "Aanleg", built, cells.price, self.when.built),
            (StepPart.REPLACEMENT, "Vervanging", replaced, cells.price, self.when.replaced),
            (StepPart.RESIDUAL, "Restwaarde", residual, cells.price, self.when.residual),
            (StepPart.UPKEEP, "Onderhoud", kept, cells.upkeep, self.when.kept),
        ):
            known = f"AND(ISNUMBER({cells.quantity}),ISNUMBER({price}))"
            yield _Step(
                part=part, name=name, quantity=cells.quantity, price=price, flow=row,
                rate=flow.rate(row), worth=_or_word(cells.pm, known, flow.pv(row)),
                when=when(cells), known=known,
            )  # fmt: skip

    def _benefit(self, at: int, cells: BenefitCells, worth: str) -> _Step:
        row = self.case.flow.benefits[at]
        return _Step(
            part=StepPart.WORTH, name="Waarde", quantity=cells.quantity, price=cells.value,
            flow=row, rate=self.case.inputs.rate, growth=self.case.flow.rate(row), worth=worth,
            when=self.when.gained(cells),
            known=f"AND(ISNUMBER({cells.quantity}),ISNUMBER({cells.value}))",
        )  # fmt: skip

    def _transfer(self, at: int, line: Transfer, cells: TransferCells) -> Iterator[_Step]:
        flow, rate = self.case.flow, self.case.inputs.rate
        received, repaid = flow.transfers[at]
        known = f"ISNUMBER({cells.amount})"
        yield _Step(
            part=StepPart.RECEIVED, name="Ontvangst", flow=received, rate=rate,
            worth=_or_word("", known, flow.pv(received)), when=self.when.received(cells),
            known=known,
        )  # fmt: skip
        if line.kind is not TransferKind.LOAN:  # its kind is no input of the workbook
            return
        yield _Step(
            part=StepPart.REPAID, name="Aflossing en rente", flow=repaid, rate=rate,
            worth=_or_word("", known, f"-{flow.pv(repaid)}"), when=self.when.repaid(cells),
            known=known,
        )  # fmt: skip

    def _line(
        self,
        part: Part,
        line_id: str,
        cells: CostCells | BenefitCells | TransferCells,
        steps: tuple[_Step, ...],
        worth: str,
    ) -> None:
        sheet, found = self.sheet, derivation_of(self.case.plan, part, line_id)
        pm = "" if isinstance(cells, TransferCells) else cells.pm
        for step in steps:
            self._step(cells.label, step, pm)
            self.row += 1
        row = self.row
        sheet.formula(row, _LINE, cells.label, bold=True).alignment = _TOP
        sheet.paragraph(row, _STEP, "Samen", _WIDTHS[_STEP - 1])
        self._told(_FORMULA, _TOTALS[part])
        if not isinstance(cells, TransferCells):
            told = f'IF({cells.pm}="{YES}","PM",{worth})'
            sheet.formula(row, _PV, told, NumberForm.EURO, bold=True).alignment = _RIGHT
            self._told(_SOURCE, found.source or NO_SOURCE)
        else:
            sheet.formula(row, _PV, worth, NumberForm.EURO, bold=True).alignment = _RIGHT
        if isinstance(cells, CostCells):
            vat = f'IF(ISNUMBER({cells.vat}),{cells.vat},"niet ingevuld")'
            sheet.formula(row, _VAT, vat, NumberForm.PERCENTAGE).alignment = _RIGHT
        self._compare(_own(self.case.plan, part, line_id, found))
        sheet.formula(row, _NOTES, _notes(cells)).alignment = _TOP
        sheet.grow(row, 1 if isinstance(cells, TransferCells) else _NOTE_LINES)
        sheet.highlight(row, range(1, len(_HEADS) + 1))
        self.row += 1

    def _step(self, label: str, step: _Step, pm: str) -> None:
        sheet, row, flow = self.sheet, self.row, self.case.flow
        sheet.formula(row, _LINE, label).alignment = _TOP
        sheet.paragraph(row, _STEP, step.name, _WIDTHS[_STEP - 1])
        self._told(_FORMULA, _WORDS[step.part])
        sheet.formula(row, _WHEN, step.when).alignment = _TOP
        each, present = flow.each(step.flow), flow.pv(step.flow)
        shown = (
            (_QUANTITY, step.quantity, NumberForm.NUMBER),
            (_PRICE, step.price, NumberForm.EURO),
            (_EACH, _or_word(pm, step.known, each), NumberForm.FLOW),
            (_TIMES, f"SUMPRODUCT(({flow.years_of(step.flow)}<>0)*1)", NumberForm.WHOLE),
            (_FACTOR, f'IF(N({each})=0,"",{present}/{each})', NumberForm.FACTOR),
            (_RATE, step.rate, NumberForm.PERCENTAGE),
            (_GROWTH, step.growth, NumberForm.PERCENTAGE),
            (_PV, step.worth, NumberForm.FLOW),
        )
        for column, formula, form in shown:
            if formula:
                sheet.formula(row, column, formula, form).alignment = _RIGHT

    def _told(self, column: int, text: str) -> None:
        if text:
            self.sheet.paragraph(self.row, column, text, _WIDTHS[column - 1] * _TEXT)

    def _compare(self, own: Decimal | None) -> None:
        """The program's own outcome, and whether the live one is the same."""
        sheet, row = self.sheet, self.row
        live, fixed = address(row, _PV), address(row, _OWN)
        if own is None:
            sheet.note(row, _OWN, "telt niet mee").alignment = _RIGHT
            check = f'IF(ISNUMBER({live}),"wijkt af","klopt")'
        else:
            sheet.number(row, _OWN, rounded(own), NumberForm.EURO).alignment = _RIGHT
            near = f"ABS(N({live})-{fixed})<{_HALF_A_CENT}"
            check = f'IF(AND(ISNUMBER({live}),{near}),"klopt","wijkt af")'
        sheet.verdict(row, _CHECK, check).alignment = _MIDDLE


_NOTE_LINES: Final = 3
_TOP: Final = Alignment(vertical="top", wrap_text=True)
_MIDDLE: Final = Alignment(horizontal="center", vertical="top")


def _or_word(pm: str, known: str, amount: str) -> str:
    """An amount, or the word for why there is none."""
    told = f'IF({known},{amount},"{MISSING}")'
    return f'IF({pm}="{YES}","PM",{told})' if pm else told


def _notes(cells: CostCells | BenefitCells | TransferCells) -> str:
    match cells:
        case CostCells():
            return cost_notes(cells)
        case BenefitCells():
            return benefit_notes(cells)
        case TransferCells():
            return transfer_notes(cells)


def _own(plan: Plan, part: Part, line_id: str, found: Derivation) -> Decimal | None:
    """What the program found for a line; None when it counts in no total."""
    if part is Part.BENEFITS:
        lines = zip(plan.worksheet.benefits, plan.appraisal.benefits, strict=True)
        line, result = next(pair for pair in lines if pair[0].id == line_id)
        return None if line.pm or not line.counted or result.missing else result.pv
    if part is Part.COSTS:
        cost = next(cost for cost in plan.worksheet.costs if cost.id == line_id)
        prices = (cost.investment_per_unit, cost.upkeep_per_unit_per_year)
        if cost.pm or cost.quantity.is_missing or all(price.is_missing for price in prices):
            return None
    return found.outcome
