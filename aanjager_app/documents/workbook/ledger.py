"""On sheet `Kasstroom`: what each party pays, gains, gives and receives per year."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from openpyxl.utils import get_column_letter

from aanjager_app.documents.workbook.input_shares import nth_cell
from aanjager_app.documents.workbook.inputs import Inputs
from aanjager_app.documents.workbook.sheet import NumberForm, Sheet, address, area

Block = tuple[int, int]
"""First and last row of flows; the last is above the first when there are none."""
COSTS, BENEFITS, TRANSFERS, BALANCE = "Kosten", "Baten", "Bijdragen", "Saldo"
_HEADS_ROW: Final = 4


@dataclass(frozen=True, slots=True)
class Flows:
    """Rows of the flows, in the order of the lines, and columns of the years.

    Attributes:
        costs: building, replacement, residual value and upkeep, per cost line.
        benefits: one row per benefit.
        transfers: what arrives and what goes back, per transfer.
        blocks: first and last row of each kind.
        balance: row of the project's yearly balance.
        first, last: columns of year 0 and of the last year.
    """

    costs: tuple[tuple[int, int, int, int], ...]
    benefits: tuple[int, ...]
    transfers: tuple[tuple[int, int], ...]
    blocks: Mapping[str, Block]
    balance: int
    first: int
    last: int


class Ledger:
    """Writes the share of each party beside each flow, and the ledger that follows from them."""

    def __init__(self, sheet: Sheet, inputs: Inputs, flows: Flows) -> None:
        self.sheet = sheet
        self.inputs = inputs
        self.flows = flows
        self.shares = flows.last + 2
        """Column of the shares of the first party."""

    def write(self, row: int) -> int:
        """Write the ledger from a row on; gives the row below it."""
        names = self.inputs.names
        if not names:
            return row
        self.sheet.headings(_HEADS_ROW, [f"Aandeel {name}" for name in names], first=self.shares)
        for place in range(len(names)):
            self._shares(place)
        self.sheet.section(row, "Per partij en jaar")
        row += 1
        balances = []
        for place in range(len(names)):
            balances.append(row + 3)
            self._party(row, place)
            row += 4
        self.sheet.text(row, 1, "Controle")
        self.sheet.text(row, 2, "Partijen min project")

        def difference(column: int) -> str:
            parties = "+".join(_here(balance, column) for balance in balances)
            return f"ROUND({parties}-{_here(self.flows.balance, column)},2)"

        self._across(row, difference)
        return row + 2

    def _shares(self, place: int) -> None:
        inputs, flows = self.inputs, self.flows
        for line, (built, replaced, residual, kept) in enumerate(flows.costs):
            for row in (built, replaced, residual):
                self._share(row, place, f"N({nth_cell(inputs.paid[place], line)})")
            self._share(kept, place, f"N({nth_cell(inputs.kept[place], line)})")
        for line, row in enumerate(flows.benefits):
            self._share(row, place, f"N({nth_cell(inputs.gained[place], line)})")
        name = inputs.parties[place]
        for cells, (received, repaid) in zip(inputs.transfers, flows.transfers, strict=True):
            gets, gives = f"({cells.receiver}={name})", f"({cells.giver}={name})"
            self._share(received, place, f"{gets}-{gives}")
            self._share(repaid, place, f"{gives}-{gets}")

    def _share(self, row: int, place: int, formula: str) -> None:
        self.sheet.formula(row, self.shares + place, formula, NumberForm.PERCENTAGE)

    def _party(self, row: int, place: int) -> None:
        def of(kind: str) -> Callable[[int], str]:
            first, last = self.flows.blocks[kind]
            if last < first:
                return lambda _: "0"
            column_of_shares = self.shares + place
            shares = area((first, column_of_shares), (last, column_of_shares))

            def formula(column: int) -> str:
                letter = get_column_letter(column)
                return f"SUMPRODUCT({shares},{letter}${first}:{letter}${last})"

            return formula

        def balance(column: int) -> str:
            costs, benefits, transfers = (_here(row + offset, column) for offset in range(3))
            return f"{benefits}-{costs}+{transfers}"

        parts = [(kind, of(kind)) for kind in (COSTS, BENEFITS, TRANSFERS)]
        for offset, (kind, formula) in enumerate([*parts, (BALANCE, balance)]):
            self.sheet.formula(row + offset, 1, self.inputs.parties[place])
            self.sheet.text(row + offset, 2, kind)
            self._across(row + offset, formula)
        self.sheet.highlight(row + 3, range(1, self.flows.last + 1))

    def _across(self, row: int, formula: Callable[[int], str]) -> None:
        years = [formula(column) for column in range(self.flows.first, self.flows.last + 1)]
        self.sheet.across(row, self.flows.first, years, NumberForm.FLOW, line=True)


def _here(row: int, column: int) -> str:
    return address(row, column, fixed=False)
