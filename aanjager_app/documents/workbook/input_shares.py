"""Tables of sheet `Invoer` with the shares of the parties, one row per line."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from aanjager_app.documents.workbook.input_lines import SHEET, optional
from aanjager_app.documents.workbook.sheet import NumberForm, Sheet, area

UNEVEN: Final = "samen geen 100 %"


@dataclass(frozen=True, slots=True)
class ShareLine:
    """Shares of one line.

    Attributes:
        label: name of the line.
        shares: percentage per party; None when the line has none of its own.
        required: whether it is wrong to have none.
    """

    label: str
    shares: Mapping[str, Decimal] | None
    required: bool


@dataclass(frozen=True, slots=True)
class ShareTables:
    """Writes tables of shares; a column per party, then whether they add up to 100 %.

    Attributes:
        sheet: the sheet.
        parties: keys of the parties.
        names: their names, in the same order.
    """

    sheet: Sheet
    parties: tuple[str, ...]
    names: tuple[str, ...]

    def own(self, row: int, title: str, head: str, lines: list[ShareLine]) -> tuple[str, ...]:
        """Write shares to fill in; gives the cells of each party."""
        count = len(self.names)
        self.sheet.section(row, title)
        self.sheet.headings(row + 1, [head, *self.names, "Som"])
        first = row + 2
        for at, line in enumerate(lines):
            self.sheet.text(first + at, 1, line.label)
            for place, party in enumerate(self.parties):
                share = None if line.shares is None else line.shares.get(party)
                self.sheet.entry(first + at, 2 + place, optional(share), NumberForm.PERCENTAGE)
            if count:
                self._sum(first + at, required=line.required)
        if count and lines:
            cells = area((first, 2), (first + len(lines) - 1, 1 + count)).replace("$", "")
            self.sheet.between(
                cells, "0", "1", whole=False, message="Een aandeel is 0 % tot en met 100 %."
            )
        return self._columns(first, len(lines), 2)

    def counted(
        self, row: int, paid: tuple[str, ...], kept: tuple[str, ...], lines: int
    ) -> tuple[str, ...]:
        """Write, beside the shares in the upkeep, those that count: its own or else `paid`."""
        start = len(self.names) + 4
        self.sheet.headings(row + 1, [f"{name}: telt als" for name in self.names], first=start)
        first = row + 2
        for at in range(lines):
            own = area((first + at, 2), (first + at, 1 + len(self.names)))
            for place in range(len(self.names)):
                built = nth_cell(paid[place], at)
                mine = nth_cell(kept[place], at)
                used = f"IF(COUNT({own})=0,N({built}),N({mine}))"
                self.sheet.formula(first + at, start + place, used, NumberForm.PERCENTAGE)
        return self._columns(first, lines, start)

    def _sum(self, row: int, *, required: bool) -> None:
        cells = area((row, 2), (row, 1 + len(self.names)))
        empty = '"verdeling ontbreekt"' if required else '""'
        self.sheet.verdict(
            row,
            2 + len(self.names),
            f'IF(COUNT({cells})=0,{empty},IF(ABS(SUM({cells})-1)<0.0000001,"klopt","{UNEVEN}"))',
        )

    def _columns(self, first: int, lines: int, start: int) -> tuple[str, ...]:
        return tuple(
            area((first, start + place), (first + lines - 1, start + place), sheet=SHEET)
            for place in range(len(self.names))
        )


def nth_cell(column: str, offset: int) -> str:
    """A cell of a column such as `Invoer!$B$4:$B$9`, counted from its first."""
    sheet, _, cells = column.partition("!")
    letter, row = cells.split(":")[0].replace("$", " ").split()
    return f"{sheet}!${letter}${int(row) + offset}"
