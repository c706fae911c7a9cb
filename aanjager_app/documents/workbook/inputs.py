"""Sheet `Invoer`: everything the reader may change, and where each of it stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter

from aanjager_app.costbenefit.worksheet import Worksheet
from aanjager_app.documents.dossier import Labels
from aanjager_app.documents.workbook.input_lines import (
    NO,
    SHEET,
    YES,
    YES_NO,
    BenefitCells,
    CostCells,
    LineTables,
    TransferCells,
    fraction,
)
from aanjager_app.documents.workbook.input_shares import ShareLine, ShareTables
from aanjager_app.documents.workbook.paper import print_wide, prints_large
from aanjager_app.documents.workbook.sheet import NumberForm, Sheet, address, area

_HALF, _LAST = 15, 28
"""The last column on the first printed page, and of all."""
_INDENTED: Final = Alignment(horizontal="left", indent=1)
_Row = tuple[str, Decimal | int | None, NumberForm, str]


@dataclass(frozen=True, slots=True)
class Inputs:
    """Where everything stands.

    Attributes:
        base_year, price_year, horizon, rate, nature: cells of the starting points.
        parties: name cells, in order; `vat` the cells that say who recovers VAT.
        names: names of the parties, each another.
        paid, kept, gained: per party the cells of its shares in investments, upkeep (as it
            counts) and benefits, one per line.
        missing: ranges in which "ontbreekt" is counted.
        sums: range in which `UNEVEN` is counted.
        labels: the glossary's words that formulas compare with.
        share_rows: first row of the tables with shares, by their name in the worksheet file.
    """

    base_year: str
    price_year: str
    horizon: str
    rate: str
    nature: str
    parties: tuple[str, ...]
    vat: tuple[str, ...]
    names: tuple[str, ...]
    costs: tuple[CostCells, ...]
    benefits: tuple[BenefitCells, ...]
    transfers: tuple[TransferCells, ...]
    paid: tuple[str, ...]
    kept: tuple[str, ...]
    gained: tuple[str, ...]
    missing: tuple[str, ...]
    sums: str
    labels: Labels
    share_rows: Mapping[str, int]


class InputSheet:
    """Writes the sheet from top to bottom."""

    def __init__(self, sheet: Sheet, worksheet: Worksheet, labels: Labels, last_year: int) -> None:
        self.sheet = sheet
        self.worksheet = worksheet
        self.labels = labels
        self.last_year = last_year
        self.names = party_names(worksheet)
        self.row = 1
        self.share_rows: dict[str, int] = {}
        self.party_cells: tuple[str, ...] = ()
        self.vat_cells: tuple[str, ...] = ()

    def write(self) -> Inputs:
        """Write everything, and say where it stands."""
        sheet, data = self.sheet, self.worksheet
        sheet.title(1, f"Invoer: {data.name}", width=28)
        sheet.note(
            2,
            1,
            "Gele cellen mag je veranderen; alles rekent mee. Leeg is onbekend en telt niet als 0. "
            "Jaren tellen vanaf het basisjaar (jaar 0). Bedragen in euro’s, inclusief btw.",
        )
        base = self._general()
        self._parties()
        tables = LineTables(sheet, data, self.labels, self.names)
        costs = tables.costs(self.row)
        self._below(len(costs))
        paid, kept = self._cost_shares()
        benefits = tables.benefits(self.row)
        self._below(len(benefits))
        gained = self._benefit_shares()
        transfers = tables.transfers(self.row, self.party_cells)
        sheet.page.freeze_panes = "B4"
        sheet.widths({1: 46, 2: 20, 3: 16, **dict.fromkeys(range(4, 28), 14), 28: 50})
        sheet.widths({6: 20, 7: 20})  # who gives and who receives stand here
        self._print(costs, benefits)
        return Inputs(
            base_year=base[0],
            price_year=base[1],
            horizon=base[2],
            rate=base[3],
            nature=base[4],
            parties=self.party_cells,
            vat=self.vat_cells,
            names=self.names,
            costs=costs,
            benefits=benefits,
            transfers=transfers,
            paid=paid,
            kept=kept,
            gained=gained,
            missing=tuple(states(cells) for cells in (costs, benefits) if cells),
            sums=area((1, 2 + len(self.names)), (self.row, 2 + len(self.names)), sheet=SHEET),
            labels=self.labels,
            share_rows=self.share_rows,
        )

    def _print(self, costs: tuple[CostCells, ...], benefits: tuple[BenefitCells, ...]) -> None:
        """First all tables, then what is too wide of those of costs and benefits."""
        sheet, rows = self.sheet, self.sheet.page.max_row
        shares = 2 * len(self.names) + 3
        if shares > _HALF:
            print_wide(sheet, 1, last=max(_LAST, shares), rows=rows)
            return
        left, first, last = (get_column_letter(at) for at in (_HALF, _HALF + 1, _LAST))
        wide = [
            f"{first}{cells[0].row - 2}:{last}{cells[-1].row}"
            for cells in (costs, benefits)
            if cells
        ]
        prints_large(sheet, f"A1:{left}{rows}", *wide, repeated=1)

    def _general(self) -> list[str]:
        sheet, data = self.sheet, self.worksheet
        sheet.section(4, "Uitgangspunten")
        rows: list[_Row] = [
            ("Basisjaar (jaar 0)", data.base_year, NumberForm.WHOLE, ""),
            ("Prijspeil", data.price_year, NumberForm.WHOLE, "Alle bedragen inclusief btw."),
            ("Zichtperiode (jaren)", data.horizon_years, NumberForm.WHOLE, ""),
            (
                "Discontovoet",
                fraction(data.discount_rate_pct),
                NumberForm.PERCENTAGE,
                "Reëel. Standaard 2,25 % (rwseconomie.nl/discontovoet).",
            ),
            (
                "Prijsstijging van natuur per jaar",
                fraction(data.nature_price_rise_pct),
                NumberForm.PERCENTAGE,
                "In de kasstroom, voor baten met groei “natuur”.",
            ),
        ]
        for offset, (label, value, form, note) in enumerate(rows):
            sheet.text(5 + offset, 1, label)
            sheet.entry(5 + offset, 2, value, form)
            if note:
                sheet.note(5 + offset, 3, note).alignment = _INDENTED
        base, horizon = address(5, 2), address(7, 2)
        fits = f"AND(ISNUMBER({horizon}),N({horizon})>=0,N({horizon})<={self.last_year},"
        fits += f"N({horizon})=INT(N({horizon})))"
        sheet.hint(
            7,
            3,
            f'IF({fits},"Tot en met "&({base}+{horizon})&".",'
            f'"Kan niet: dit werkblad telt 0 tot en met {self.last_year} hele jaren.")',
            alarm=f"NOT({fits})",
        )
        sheet.between(
            "B7",
            "0",
            str(self.last_year),
            whole=True,
            message=f"De zichtperiode is 0 tot {self.last_year} jaar in dit werkblad.",
        )
        sheet.between(
            "B8:B9", "-0.99", "1", whole=False, message="Vul een percentage in, zoals 2,25 %."
        )
        self.row = 11
        return [address(5 + offset, 2, sheet=SHEET) for offset in range(len(rows))]

    def _parties(self) -> None:
        sheet = self.sheet
        sheet.section(self.row, "Partijen")
        sheet.headings(self.row + 1, ["Partij", "Krijgt btw terug"])
        first = self.row + 2
        for offset, (party, name) in enumerate(
            zip(self.worksheet.parties, self.names, strict=True)
        ):
            sheet.text(first + offset, 1, name)
            sheet.entry(first + offset, 2, YES if party.recovers_vat else NO)
        last = first + len(self.names) - 1
        if self.names:
            sheet.choices(f"B{first}:B{last}", YES_NO)
        rows = range(first, last + 1)
        self.party_cells = tuple(address(row, 1, sheet=SHEET) for row in rows)
        self.vat_cells = tuple(address(row, 2, sheet=SHEET) for row in rows)
        self.row = last + 3

    def _below(self, lines: int) -> None:
        """Go on below a table: its title, its heads, its lines, and some air."""
        self.row += lines + 4

    def _cost_shares(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        tables = ShareTables(self.sheet, self._keys(), self.names)
        costs = self.worksheet.costs
        self.share_rows["payers"] = self.row + 2
        paid = tables.own(
            self.row,
            "Wie betaalt aanleg, vervanging en restwaarde",
            "Aanleg van",
            [ShareLine(line.label or line.id, line.payers, not line.pm) for line in costs],
        )
        self._below(len(costs))
        self.share_rows["upkeep_payers"] = self.row + 2
        kept = tables.own(
            self.row,
            "Wie betaalt het onderhoud (leeg: verdeeld als de aanleg)",
            "Onderhoud van",
            [
                ShareLine(line.label or line.id, line.upkeep_payers, required=False)
                for line in costs
            ],
        )
        counted = tables.counted(self.row, paid, kept, len(costs))
        self._below(len(costs))
        return paid, counted

    def _benefit_shares(self) -> tuple[str, ...]:
        benefits = self.worksheet.benefits
        self.share_rows["beneficiaries"] = self.row + 2
        gained = ShareTables(self.sheet, self._keys(), self.names).own(
            self.row,
            "Wie heeft de baten",
            "Baat van",
            [
                ShareLine(line.label or line.id, line.beneficiaries, not line.pm)
                for line in benefits
            ],
        )
        self._below(len(benefits))
        return gained

    def _keys(self) -> tuple[str, ...]:
        return tuple(party.id for party in self.worksheet.parties)


def party_names(worksheet: Worksheet) -> tuple[str, ...]:
    """A name for each party that no other has, since formulas compare names without capitals."""
    names: list[str] = []
    seen: set[str] = set()
    for party in worksheet.parties:
        name = party.name.strip() or party.id
        if name.casefold() in seen:
            name = f"{name} ({party.id})"
        seen.add(name.casefold())
        names.append(name)
    return tuple(names)


def states(cells: tuple[CostCells, ...] | tuple[BenefitCells, ...]) -> str:
    """The cells that say whether a line is complete."""
    return f"{cells[0].state}:{cells[-1].state.partition('!')[2]}"
