"""Internal rate of return and payback times, at the foot of sheet `Kasstroom`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from openpyxl.utils import get_column_letter

from aanjager_app.documents.workbook.sheet import NumberForm, Sheet, address, area

_LOWEST, _HIGHEST = "-0.999", "100"
"""The rates between which the internal rate of return is looked for.

Over a hundred years a power of them is still a number that a spreadsheet can hold.
"""
_NEVER: Final = "geen (geen tekenwissel)"
_OFTEN: Final = "geen (meer tekenwissels)"
_BEYOND: Final = "niet te berekenen"


@dataclass(frozen=True, slots=True)
class Flows:
    """Rows of the cash flow and where its years stand.

    Attributes:
        net: row of the yearly balance, in whole cents.
        running, discounted: rows of the running balance, undiscounted and discounted.
        years: row of the years.
        first, last: columns of year 0 and of the last year.
        horizon: cell with the last year that counts.
        outcome: column of the outcomes.
    """

    net: int
    running: int
    discounted: int
    years: int
    first: int
    last: int
    horizon: str
    outcome: int


class Moments:
    """Writes the rows that the outcomes need, and the outcomes."""

    def __init__(self, sheet: Sheet, flows: Flows, row: int) -> None:
        self.sheet = sheet
        self.flows = flows
        self.row = row

    def write(self) -> tuple[int, int, int]:
        """Write everything; gives the rows of the rate and of both payback times."""
        self.sheet.note(self.row, 1, "Hulpregels voor rendement en terugverdientijd")
        self.row += 1
        signs = self._helper("Teken", lambda c: self._sign(self.flows.net, c))
        changes = self._helper("Tekenwisseling", lambda c: self._change(signs, c))
        crossing = self._helper("Terugverdiend", lambda c: self._cross(self.flows.running, c))
        later = self._helper(
            "Terugverdiend, contant", lambda c: self._cross(self.flows.discounted, c)
        )
        number = f"SUM({self._range(changes)})"
        found = f"IRR({self._range(self.flows.net)},0.05)"
        # IRR may come back with a root below −100 %, which is no rate: divided by FALSE it is
        # an error, and the search takes over.
        rate = f"IFERROR({found}/({found}>-1),{self._search(signs)})"
        outcomes = (
            (
                "Interne rentevoet",
                f'IF({number}=1,{rate},IF({number}=0,"{_NEVER}","{_OFTEN}"))',
                NumberForm.PERCENTAGE,
            ),
            ("Terugverdientijd", self._least(crossing), NumberForm.YEARS),
            ("Terugverdientijd, contant", self._least(later), NumberForm.YEARS),
        )
        first = self.row
        for name, formula, form in outcomes:
            self.sheet.text(self.row, 1, name, bold=True)
            self.sheet.formula(self.row, self.flows.outcome, formula, form, bold=True)
            self.row += 1
        return first, first + 1, first + 2

    def _search(self, signs: int) -> str:
        """The rate by halving, a step per column, for where Excel's own search gets lost.

        The flow changes sign once, so at a rate that is too low its worth has the sign of the
        last amount. Its worth is that in the last year: powers of a rate near −100 % would be
        too large at the start. Sixty halvings leave a rate that is right to more than ten
        decimals.
        """
        low, high, worth = self.row, self.row + 1, self.row + 2
        last_sign = address(signs, self.flows.last)

        def middle(column: int) -> str:
            return f"({self._here(low, column)}+{self._here(high, column)})/2"

        def too_low(column: int) -> str:
            return f"{self._here(worth, column)}*{last_sign}>0"

        def halve(column: int, row: int, *, up: bool) -> str:
            before = column - 1
            same, moved = self._here(row, before), middle(before)
            yes, no = (moved, same) if up else (same, moved)
            return f"IF({too_low(before)},{yes},{no})"

        first = self.flows.first
        flow, years = self._range(self.flows.net), self._range(self.flows.years)
        left = f"ABS({self.flows.horizon}-{years})"
        self._helper(
            "Rente, ondergrens", lambda c: _LOWEST if c == first else halve(c, low, up=True)
        )
        self._helper(
            "Rente, bovengrens", lambda c: _HIGHEST if c == first else halve(c, high, up=False)
        )
        self._helper(
            "Eindwaarde bij het midden", lambda c: f"SUMPRODUCT({flow}*(1+{middle(c)})^{left})"
        )
        found = middle(self.flows.last)
        inside = f"AND({found}>{_LOWEST}+0.000001,{found}<{_HIGHEST}-0.000001)"
        return f'IF({inside},{found},"{_BEYOND}")'

    def _helper(self, name: str, formula: Callable[[int], str]) -> int:
        row = self.row
        self.sheet.note(row, 1, name)
        years = [formula(at) for at in range(self.flows.first, self.flows.last + 1)]
        self.sheet.across(row, self.flows.first, years, NumberForm.RATIO)
        self.row += 1
        return row

    def _sign(self, row: int, column: int) -> str:
        here = self._here(row, column)
        before = "0" if column == self.flows.first else self._here(self.row, column - 1)
        return f"IF({here}=0,{before},SIGN({here}))"

    def _change(self, signs: int, column: int) -> str:
        if column == self.flows.first:
            return "0"
        here, before = self._here(signs, column), self._here(signs, column - 1)
        return f"IF(AND({before}<>0,{here}<>{before}),1,0)"

    def _cross(self, row: int, column: int) -> str:
        """The moment within this year at which the running total comes to nought or above.

        Rounded far behind the cents, since nought may be a little less in binary numbers.
        """
        if column == self.flows.first:
            return '""'
        here, before = self._here(row, column), self._here(row, column - 1)
        year = f"{get_column_letter(column)}${self.flows.years}"
        crosses = f"ROUND({before},6)<0,ROUND({here},6)>=0,{year}<={self.flows.horizon}"
        return f'IF(AND({crosses}),{year}-1-{before}/({here}-{before}),"")'

    def _least(self, row: int) -> str:
        cells = self._range(row)
        return f'IF(COUNT({cells})=0,"niet terugverdiend",MIN({cells}))'

    def _here(self, row: int, column: int) -> str:
        return address(row, column, fixed=False)

    def _range(self, row: int) -> str:
        return area((row, self.flows.first), (row, self.flows.last))
