"""On sheet `Herleiding`: from the lines to the outcome of the plan and of each party."""

from collections.abc import Callable
from typing import Final

from openpyxl.styles import Alignment

from aanjager_app.documents.workbook.input_lines import YES
from aanjager_app.documents.workbook.input_shares import nth_cell
from aanjager_app.documents.workbook.inputs import Inputs
from aanjager_app.documents.workbook.parties import SHEET as PARTY_SHEET
from aanjager_app.documents.workbook.parties import PartyCells
from aanjager_app.documents.workbook.sheet import NumberForm, Sheet, address, area

_PLAN, _FIRST = 4, 5
"""Columns of the plan as a whole and of the first party."""
_BALANCE, _RECOVERED, _CASH = 5, 6, 7
"""Columns of sheet `Partijen`."""
_MIDDLE: Final = Alignment(horizontal="center", vertical="top")
_TOP: Final = Alignment(vertical="top", wrap_text=True)
_WIDTH: Final = 57

_BENEFIT: Final = "contante waarde van de baat × aandeel van de partij"
_COST: Final = (
    "contante waarde van aanleg, vervanging en restwaarde × aandeel daarin, plus die van het "
    "onderhoud × aandeel daarin; gaat eraf"
)
_TRANSFER: Final = "contante waarde van de bijdrage: erbij voor wie krijgt, eraf voor wie geeft"
_VAT: Final = "deel btw van wat de partij aan deze post betaalt, als zij btw terugkrijgt"

_Of = Callable[[int], str]


def write_balances(sheet: Sheet, row: int, inputs: Inputs, parties: PartyCells, npv: str) -> int:
    """Write a row per line and a column per party; gives the row below.

    Args:
        sheet: the sheet.
        row: the row to start in.
        inputs: where names and shares stand.
        parties: where the present values stand.
        npv: cell of the net present value.
    """
    return _Balances(sheet, row, inputs, parties).write(npv)


class _Balances:
    def __init__(self, sheet: Sheet, row: int, inputs: Inputs, parties: PartyCells) -> None:
        self.sheet = sheet
        self.row = row
        self.inputs = inputs
        self.parties = parties
        self.places = range(len(inputs.names))

    def write(self, npv: str) -> int:
        sheet = self.sheet
        sheet.section(self.row, "Van de regels naar het hele plan en naar elke partij")
        heads = ["Regel", "Soort", "Zo is het gerekend", "Hele plan", *self.inputs.names]
        sheet.headings(self.row + 1, heads)
        self.row += 2
        first = self.row
        self._benefits()
        spent = self._costs()
        self._transfers()
        balance = self._sum("Saldo", "de regels hierboven opgeteld", first)
        self._check(balance, (npv, _BALANCE))
        if not self.places:
            return self.row
        back = self.row
        self._vat(spent)
        recovered = self._sum("Btw terug", "de regels met btw opgeteld", back, plan=False)
        self._check(recovered, ("", _RECOVERED))
        self._cash(balance, recovered)
        return self.row

    def _benefits(self) -> None:
        for at, cells in enumerate(self.inputs.benefits):
            shown = self._there(self.parties.benefit_rows[at], 2)
            worth = f"N({shown})"

            def share(place: int, worth: str = worth, at: int = at) -> str:
                return f"{worth}*N({nth_cell(self.inputs.gained[place], at)})"

            self._row(cells.label, "Baat", _BENEFIT, share, plan=shown)

    def _costs(self) -> list[int]:
        """Writes the costs, below zero; gives their rows."""
        rows = []
        for at, cells in enumerate(self.inputs.costs):
            line = self.parties.cost_rows[at]
            capital, upkeep, whole = (self._there(line, column) for column in (2, 3, 4))

            def share(
                place: int, capital: str = capital, upkeep: str = upkeep, at: int = at
            ) -> str:
                paid = nth_cell(self.inputs.paid[place], at)
                kept = nth_cell(self.inputs.kept[place], at)
                return f"-(N({capital})*N({paid})+N({upkeep})*N({kept}))"

            rows.append(self.row)
            self._row(
                cells.label, "Kosten", _COST, share, plan=f"IF(ISNUMBER({whole}),-{whole},{whole})"
            )
        return rows

    def _transfers(self) -> None:
        for at, cells in enumerate(self.inputs.transfers):
            line = self.parties.transfer_rows[at]
            worth, giver, receiver = (self._there(line, column) for column in (2, 3, 4))

            def moved(
                place: int, worth: str = worth, giver: str = giver, receiver: str = receiver
            ) -> str:
                name = self.inputs.parties[place]
                return f"(({receiver}={name})-({giver}={name}))*N({worth})"

            self._row(cells.label, "Bijdrage", _TRANSFER, moved, plan="0")

    def _vat(self, spent: list[int]) -> None:
        for at, cells in enumerate(self.inputs.costs):
            part = self._there(self.parties.cost_rows[at], 5)

            def back(place: int, row: int = spent[at], part: str = part) -> str:
                paid = address(row, _FIRST + place)
                return f'IF({self.inputs.vat[place]}="{YES}",-N({paid})*N({part}),0)'

            self._row(cells.label, "Btw terug", _VAT, back)

    def _sum(self, name: str, how: str, first: int, *, plan: bool = True) -> int:
        """Writes a row of sums from a row on; gives its row."""
        row, last = self.row, self.row - 1
        self.sheet.text(row, 1, name, bold=True)
        self.sheet.paragraph(row, 3, how, _WIDTH)
        start = _PLAN if plan else _FIRST
        for column in range(start, _FIRST + len(self.places)):
            total = f"SUM({area((first, column), (last, column))})" if last >= first else "0"
            self.sheet.formula(row, column, total, NumberForm.EURO, bold=True)
        self.sheet.highlight(row, range(1, _FIRST + len(self.places)))
        self.row += 1
        return row

    def _check(self, row: int, same: tuple[str, int]) -> None:
        """Whether a row is the same as what stands on the other sheets."""
        npv, column = same
        self.sheet.note(self.row, 1, "Gelijk aan de bladen Samenvatting en Partijen")
        if npv:
            self._verdict(_PLAN, row, npv)
        for place in self.places:
            there = self._there(self.parties.rows[place], column)
            self._verdict(_FIRST + place, row, there)
        self.row += 1

    def _verdict(self, column: int, row: int, there: str) -> None:
        here = address(row, column)
        formula = f'IF(ABS({here}-{there})<0.0051,"klopt","wijkt af")'
        self.sheet.verdict(self.row, column, formula).alignment = _MIDDLE

    def _cash(self, balance: int, recovered: int) -> None:
        row = self.row
        self.sheet.text(row, 1, "Saldo in kas", bold=True)
        self.sheet.paragraph(row, 3, "saldo + btw terug", _WIDTH)
        for place in self.places:
            column = _FIRST + place
            total = f"{address(balance, column)}+{address(recovered, column)}"
            self.sheet.formula(row, column, total, NumberForm.EURO, bold=True)
        self.sheet.highlight(row, range(1, _FIRST + len(self.places)))
        self.row += 1
        self._check(row, ("", _CASH))

    def _row(self, label: str, kind: str, how: str, of: _Of, plan: str = "") -> None:
        sheet, row = self.sheet, self.row
        sheet.formula(row, 1, label).alignment = _TOP
        sheet.paragraph(row, 2, kind, _WIDTH)
        sheet.paragraph(row, 3, how, _WIDTH)
        formulas = [*([plan] if plan else []), *map(of, self.places)]
        if formulas:
            start = _PLAN if plan else _FIRST
            sheet.across(row, start, formulas, NumberForm.FLOW, line=True, top=True)
        self.row += 1

    def _there(self, row: int, column: int) -> str:
        return address(row, column, sheet=PARTY_SHEET)
