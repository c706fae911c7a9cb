"""Sheet `Kasstroom`: every flow per year, and its present value at its own rate."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from openpyxl.utils import get_column_letter

from aanjager_app.costbenefit.worksheet import GrowthKind, TransferKind, TransferStatus, Worksheet
from aanjager_app.documents.workbook.input_lines import (
    YES,
    BenefitCells,
    CostCells,
    TransferCells,
)
from aanjager_app.documents.workbook.inputs import Inputs
from aanjager_app.documents.workbook.ledger import BENEFITS, COSTS, TRANSFERS, Block, Ledger
from aanjager_app.documents.workbook.ledger import Flows as LedgerFlows
from aanjager_app.documents.workbook.moments import Flows, Moments
from aanjager_app.documents.workbook.paper import print_wide
from aanjager_app.documents.workbook.sheet import NumberForm, Sheet, address, area

_Formula = Callable[[int], str]
SHEET: Final = "Kasstroom"
_RATE, _PV, _EACH, _FIRST = 3, 4, 5, 6
"""Columns of rate, present value, amount per time, and year 0."""
_YEARS, _CALENDAR = 4, 5
"""Rows of the years."""
_HEADS: Final = (
    "Post", "Onderdeel", "Rente of groei", "Contante waarde", "Bedrag per keer", "Jaar",
)  # fmt: skip
RESIDUAL: Final = "Restwaarde"
RECEIVED: Final = "Ontvangst"
REPAID: Final = "Aflossing en rente"


@dataclass(frozen=True, slots=True)
class CashFlow:
    """Where the outcomes stand.

    Attributes:
        costs: rows of building, replacement, residual value and upkeep, per cost line.
        benefits: row per benefit.
        transfers: rows of what arrives and what goes back, per transfer.
        totals: row per name of a yearly total.
        irr, payback, discounted_payback: cells of those outcomes.
        first, last: columns of year 0 and of the last year.
    """

    costs: tuple[tuple[int, int, int, int], ...]
    benefits: tuple[int, ...]
    transfers: tuple[tuple[int, int], ...]
    totals: dict[str, int]
    irr: str
    payback: str
    discounted_payback: str
    first: int
    last: int

    def pv(self, row: int) -> str:
        """The cell with the present value of a row."""
        return address(row, _PV, sheet=SHEET)

    def each(self, row: int) -> str:
        """The cell with the amount per time of a row."""
        return address(row, _EACH, sheet=SHEET)

    def rate(self, row: int) -> str:
        """The cell with the rate of a cost, or the growth of a benefit."""
        return address(row, _RATE, sheet=SHEET)

    def years_of(self, row: int) -> str:
        """All years of a row."""
        return area((row, self.first), (row, self.last), sheet=SHEET)


class CashFlowSheet:
    """Writes the sheet; each flow is one row, each year one column."""

    def __init__(self, sheet: Sheet, inputs: Inputs, last_year: int) -> None:
        self.sheet = sheet
        self.inputs = inputs
        self.last = _FIRST + last_year
        self.row = 6

    def write(self, worksheet: Worksheet) -> CashFlow:
        """Write everything, and say where it stands."""
        sheet = self.sheet
        sheet.title(1, f"Kasstroom: {worksheet.name}", width=12)
        sheet.note(2, 1, "In euro’s van het prijspeil. Jaren na de zichtperiode tellen niet mee.")
        self._header()
        sheet.section(self.row, "Kosten")
        start = self.row + 1
        self.row = start
        costs = tuple(self._cost(cells) for cells in self.inputs.costs)
        cost_end = self.row - 1
        self.row += 1
        sheet.section(self.row, "Baten")
        self.row += 1
        benefit_start = self.row
        benefits = tuple(self._benefit(cells) for cells in self.inputs.benefits)
        benefit_end = self.row - 1
        self.row += 1
        sheet.section(self.row, "Bijdragen")
        self.row += 1
        transfer_start = self.row
        transfers = tuple(self._transfer(cells) for cells in self.inputs.transfers)
        transfer_end = self.row - 1
        self.row += 1
        blocks = {
            COSTS: (start, cost_end),
            BENEFITS: (benefit_start, benefit_end),
            TRANSFERS: (transfer_start, transfer_end),
        }
        totals = self._totals(blocks)
        flows = LedgerFlows(costs, benefits, transfers, blocks, totals["Saldo"], _FIRST, self.last)
        self.row = Ledger(sheet, self.inputs, flows).write(self.row + 1)
        irr, payback, discounted = self._moments(totals)
        sheet.page.freeze_panes = "F6"
        sheet.page.print_title_rows = "4:5"
        sheet.widths(
            {1: 40, 2: 20, 3: 12, 4: 16, 5: 16, **dict.fromkeys(range(6, self.last + 12), 13)}
        )
        print_wide(sheet, 2, last=_FIRST + worksheet.horizon_years, rows=sheet.page.max_row)
        return CashFlow(
            costs, benefits, transfers, totals, irr, payback, discounted, _FIRST, self.last
        )

    def _header(self) -> None:
        sheet = self.sheet
        heads = [
            "Post",
            "Onderdeel",
            "Rente of groei",
            "Contante waarde",
            "Bedrag per keer",
            "Jaar",
        ]
        sheet.headings(_YEARS, [*heads, *[""] * (self.last - _FIRST)])
        for column in range(_FIRST, self.last + 1):
            sheet.year(_YEARS, column, column - _FIRST)
            year = address(_YEARS, column)
            sheet.formula(_CALENDAR, column, f"{self.inputs.base_year}+{year}", NumberForm.WHOLE)

    def _cost(self, cells: CostCells) -> tuple[int, int, int, int]:
        horizon, capital = self.inputs.horizon, address(self.row, _EACH)
        rate = f"IF(ISNUMBER({cells.rate}),{cells.rate},{self.inputs.rate})"
        life, first = cells.lifetime, cells.year
        amount = self._amount(cells.pm, cells.quantity, cells.price)
        built = self._flow(
            cells.label,
            "Aanleg",
            amount,
            f"IF(AND({{t}}={first},{{t}}<={horizon}),{{each}},0)",
            rate,
        )
        replaced = self._flow(
            cells.label,
            "Vervanging",
            capital,
            f'IF(AND(N({life})>=1,{cells.replace}="{YES}",{{t}}>{first},{{t}}<{horizon}),'
            f"IF(MOD({{t}}-{first},{life})=0,{{each}},0),0)",
            rate,
        )
        times = f'IF({cells.replace}="{YES}",MAX(0,INT(({horizon}-{first}-1)/{life})),0)'
        left = f"MAX(0,{first}+{times}*{life}+{life}-{horizon})"
        residual = self._flow(
            cells.label,
            RESIDUAL,
            f'IF(AND(N({life})>=1,{cells.residual}="{YES}",{first}<={horizon}),'
            f"{capital}*{left}/{life},0)",
            f"IF({{t}}={horizon},-{{each}},0)",
            rate,
        )
        kept = self._flow(
            cells.label,
            "Onderhoud",
            self._amount(cells.pm, cells.quantity, cells.upkeep),
            f"IF({self._within(cells.upkeep_from, cells.upkeep_until)},{{each}},0)",
            rate,
        )
        return built, replaced, residual, kept

    def _benefit(self, cells: BenefitCells) -> int:
        words = self.inputs.labels
        growth = (
            f'IF({cells.growth}="{words.of(GrowthKind.NATURE)}",{self.inputs.nature},'
            f'IF({cells.growth}="{words.of(GrowthKind.CUSTOM)}",N({cells.own_growth}),0))'
        )
        once, horizon = cells.one_off, self.inputs.horizon
        counts = (
            f"IF(ISNUMBER({once}),AND({{t}}={once},{{t}}<={horizon}),"
            f"{self._within(cells.from_year, cells.until_year)})"
        )
        amount = self._amount(cells.pm, cells.quantity, cells.value)
        return self._flow(
            cells.label,
            "Baat",
            f'IF({cells.counted}="{YES}",{amount},0)',
            f"IF({counts},{{each}}*(1+{{rate}})^{{t}},0)",
            growth,
            discount=self.inputs.rate,
        )

    def _transfer(self, cells: TransferCells) -> tuple[int, int]:
        horizon, year = self.inputs.horizon, cells.year
        last = f"MIN(IF(ISNUMBER({cells.until}),{cells.until},{year}),{horizon})"
        received = self._flow(
            cells.label,
            RECEIVED,
            cells.amount,
            f"IF(AND({{t}}>={year},{{t}}<={last}),{{each}},0)",
            cells.status,
            discount=self.inputs.rate,
        )
        loan = self.inputs.labels.of(TransferKind.LOAN)
        interest, term = f"N({cells.rate})", cells.term
        grown = f"(1+{interest})^{term}"
        annuity = (
            f'IF(AND({cells.kind}="{loan}",N({term})>=1),IF({interest}=0,{cells.amount}/{term},'
            f"{cells.amount}*{interest}*{grown}/({grown}-1)),0)"
        )
        running = f"MIN({last},{{t}}-1)-MAX({year},{{t}}-N({term}))+1"
        repaid = self._flow(
            cells.label,
            REPAID,
            annuity,
            f"IF({{t}}<={horizon},{{each}}*MAX(0,{running}),0)",
            cells.status,
            discount=self.inputs.rate,
        )
        return received, repaid

    def _flow(
        self,
        label: str,
        part: str,
        amount: str,
        formula: str,
        rate: str,
        *,
        discount: str | None = None,
    ) -> int:
        """One row; `{t}`, `{each}` and `{rate}` in the formula stand for cells of this row."""
        sheet, row = self.sheet, self.row
        sheet.formula(row, 1, label)
        sheet.text(row, 2, part)
        sheet.formula(row, _RATE, rate, NumberForm.PERCENTAGE)
        sheet.formula(row, _EACH, amount, NumberForm.FLOW)
        each, own_rate = address(row, _EACH), address(row, _RATE)
        formula = formula.replace("{each}", each).replace("{rate}", own_rate)
        years_of = [
            formula.replace("{t}", f"{get_column_letter(column)}${_YEARS}")
            for column in range(_FIRST, self.last + 1)
        ]
        sheet.across(row, _FIRST, years_of, NumberForm.FLOW, line=True)
        years, flow = self._range(_YEARS), self._range(row)
        present = f"SUMPRODUCT({flow}/(1+{discount or own_rate})^{years})"
        sheet.formula(row, _PV, present, NumberForm.FLOW)
        sheet.line_under(row, range(1, _FIRST))
        self.row += 1
        return row

    def _amount(self, pm: str, quantity: str, price: str) -> str:
        known = f"AND(ISNUMBER({quantity}),ISNUMBER({price}))"
        return f'IF({pm}="{YES}",0,IF({known},{quantity}*{price},0))'

    def _within(self, first: str, last: str) -> str:
        end = f"IF(ISNUMBER({last}),MIN({last},{self.inputs.horizon}),{self.inputs.horizon})"
        return f"AND({{t}}>={first},{{t}}<={end})"

    def _range(self, row: int) -> str:
        return area((row, _FIRST), (row, self.last))

    def _totals(self, block: dict[str, Block]) -> dict[str, int]:
        costs, transfers = block[COSTS], block[TRANSFERS]
        self.sheet.section(self.row, "Samen per jaar")
        self.row += 1
        granted = self.inputs.labels.of(TransferStatus.GRANTED)

        def column_of(name: str, column: int) -> str:
            first, last = block[name]
            return area((first, column), (last, column)).replace("$", "") if last >= first else "0"

        def whole(name: str, column: int) -> str:
            first, last = block[name]
            return area((first, column), (last, column)) if last >= first else "0"

        def only(name: str, part: str, column: int) -> str:
            first, last = block[name]
            if last < first:
                return "0"
            return f'SUMPRODUCT(({whole(name, 2)}="{part}")*{column_of(name, column)})'

        def discounted(column: int) -> str:
            year = f"{get_column_letter(column)}${_YEARS}"
            spent = "0"
            if costs[1] >= costs[0]:
                rates = whole(COSTS, _RATE)
                spent = f"SUMPRODUCT({column_of(COSTS, column)}/(1+{rates})^{year})"
            return f"SUM({column_of(BENEFITS, column)})/(1+{self.inputs.rate})^{year}-{spent}"

        residual = {c: only(COSTS, RESIDUAL, c) for c in range(_FIRST, self.last + 1)}
        rows: dict[str, int] = {}
        plan: dict[str, _Formula] = {
            "Kosten": lambda c: f"SUM({column_of(COSTS, c)})",
            "Baten": lambda c: f"SUM({column_of(BENEFITS, c)})",
            "Saldo": lambda c: f"{self._here(rows['Baten'], c)}-{self._here(rows['Kosten'], c)}",
            "Saldo opgeteld": lambda c: self._running(rows["Saldo"], c),
            "Saldo contant": discounted,
            "Saldo contant opgeteld": lambda c: self._running(rows["Saldo contant"], c),
            "Nodig": lambda c: (
                f"{self._here(rows['Kosten'], c)}-{residual[c]}+{only(TRANSFERS, REPAID, c)}"
            ),
            "Gedekt": lambda c: only(TRANSFERS, RECEIVED, c),
            "Toegezegd": lambda c: (
                f'SUMPRODUCT(({whole(TRANSFERS, 2)}="{RECEIVED}")*'
                f'({whole(TRANSFERS, _RATE)}="{granted}")*{column_of(TRANSFERS, c)})'
                if transfers[1] >= transfers[0]
                else "0"
            ),
            "Tekort": lambda c: (
                f"MAX(0,{self._here(rows['Nodig'], c)}-{self._here(rows['Gedekt'], c)})"
            ),
            "Tekort met alleen wat is toegezegd": lambda c: (
                f"MAX(0,{self._here(rows['Nodig'], c)}-{self._here(rows['Toegezegd'], c)})"
            ),
            "Saldo op centen": lambda c: f"ROUND({self._here(rows['Saldo'], c)},2)",
        }
        for name, formula in plan.items():
            rows[name] = self.row
            self.sheet.text(self.row, 1, name, bold=True)
            years = [formula(column) for column in range(_FIRST, self.last + 1)]
            self.sheet.across(self.row, _FIRST, years, NumberForm.FLOW, bold=True)
            self.row += 1
        return rows

    def _here(self, row: int, column: int) -> str:
        return address(row, column, fixed=False)

    def _running(self, row: int, column: int) -> str:
        before = "" if column == _FIRST else f"{self._here(self.row, column - 1)}+"
        return f"{before}{self._here(row, column)}"

    def _moments(self, totals: dict[str, int]) -> tuple[str, str, str]:
        flows = Flows(
            net=totals["Saldo op centen"],
            running=totals["Saldo opgeteld"],
            discounted=totals["Saldo contant opgeteld"],
            years=_YEARS,
            first=_FIRST,
            last=self.last,
            horizon=self.inputs.horizon,
            outcome=_PV,
        )
        irr, payback, discounted = (
            address(row, _PV, sheet=SHEET) for row in Moments(self.sheet, flows, self.row).write()
        )
        return irr, payback, discounted
