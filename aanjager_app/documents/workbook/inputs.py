"""Sheet `Invoer`: everything the reader may change, and where each of it stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from aanjager_app.costbenefit.precision import HUNDRED
from aanjager_app.costbenefit.worksheet import (
    BenefitLine,
    CostLine,
    GrowthKind,
    Transfer,
    Value,
    Worksheet,
)
from aanjager_app.documents.dossier import Labels
from aanjager_app.documents.workbook.sheet import NumberForm, Sheet, address, area

SHEET: Final = "Invoer"
YES: Final = "ja"
NO: Final = "nee"
MISSING: Final = "ontbreekt"
LOAN_COLUMN_NOTE: Final = "alleen bij een lening"
_YES_NO: Final = [YES, NO]

_COSTS: Final = [
    "Post", "Soort", "Eenheid", "Aantal laag", "Aantal midden", "Aantal hoog", "Aantal",
    "Investering per eenheid laag", "midden", "hoog", "Investering per eenheid", "Jaar van aanleg",
    "Btw in de prijs", "Onderhoud per eenheid per jaar laag", "midden", "hoog",
    "Onderhoud per eenheid per jaar", "Onderhoud vanaf jaar", "Onderhoud tot en met jaar",
    "Levensduur (jaar)", "Vervangen", "Restwaarde", "Eigen discontovoet", "PM", "Stand",
]  # fmt: skip
_BENEFITS: Final = [
    "Baat", "Eenheid", "Aantal laag", "Aantal midden", "Aantal hoog", "Aantal", "Waarde laag",
    "midden", "hoog", "Waarde per eenheid per jaar", "Vanaf jaar", "Tot en met jaar",
    "Eenmalig in jaar", "Groei", "Eigen groei per jaar", "Zekerheid", "Groep", "Telt mee", "PM",
    "Stand",
]  # fmt: skip
_TRANSFERS: Final = [
    "Bijdrage", "Soort", "Bedrag per keer", "Jaar", "Tot en met jaar", "Van", "Naar", "Status",
    "Rente", "Looptijd (jaar)",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class CostCells:
    """Addresses of one cost line; shares are (row, first column) of the parties in order."""

    row: int
    label: str
    quantity: str
    price: str
    year: str
    vat: str
    upkeep: str
    upkeep_from: str
    upkeep_until: str
    lifetime: str
    replace: str
    residual: str
    rate: str
    pm: str


@dataclass(frozen=True, slots=True)
class BenefitCells:
    """Addresses of one benefit line."""

    row: int
    label: str
    quantity: str
    value: str
    from_year: str
    until_year: str
    one_off: str
    growth: str
    own_growth: str
    confidence: str
    counted: str
    pm: str


@dataclass(frozen=True, slots=True)
class TransferCells:
    """Addresses of one transfer."""

    row: int
    label: str
    kind: str
    amount: str
    year: str
    until: str
    giver: str
    receiver: str
    status: str
    rate: str
    term: str


@dataclass(frozen=True, slots=True)
class Inputs:
    """Where everything stands.

    Attributes:
        parties: name cells, in order; `vat` the cells that say who recovers VAT.
        pay, keep, gain: first columns of shares in investment, upkeep (as counted) and benefits.
        missing: ranges in which "ontbreekt" is counted.
        words: the glossary's words that formulas compare with.
    """

    base_year: str
    horizon: str
    rate: str
    nature: str
    parties: tuple[str, ...]
    vat: tuple[str, ...]
    names: tuple[str, ...]
    costs: tuple[CostCells, ...]
    benefits: tuple[BenefitCells, ...]
    transfers: tuple[TransferCells, ...]
    pay: int
    keep: int
    gain: int
    missing: tuple[str, ...]
    labels: Labels


class InputSheet:
    """Writes the sheet from top to bottom."""

    def __init__(self, sheet: Sheet, worksheet: Worksheet, labels: Labels, last_year: int) -> None:
        self.sheet = sheet
        self.worksheet = worksheet
        self.labels = labels
        self.last_year = last_year
        self.names = party_names(worksheet)
        self.row = 1
        self.party_cells: tuple[str, ...] = ()
        self.vat_cells: tuple[str, ...] = ()

    def write(self) -> Inputs:
        """Write everything, and say where it stands."""
        self.sheet.title(1, f"Invoer: {self.worksheet.name}", width=30)
        self.sheet.note(
            2,
            1,
            "Gele cellen mag je veranderen; alles rekent mee. Leeg is onbekend en telt niet als 0. "
            "Jaren tellen vanaf het basisjaar (jaar 0).",
        )
        base = self._general()
        self._parties()
        pay = len(_COSTS) + 1
        keep = pay + 2 * len(self.names) + 2
        gain = len(_BENEFITS) + 1
        costs, cost_states = self._costs(pay, keep)
        benefits, benefit_states = self._benefits(gain)
        transfers = self._transfers()
        self.sheet.page.freeze_panes = "B4"
        self.sheet.widths({1: 44, 2: 20, 3: 14, **dict.fromkeys(range(4, 60), 13)})
        return Inputs(
            base_year=base[0],
            horizon=base[2],
            rate=base[3],
            nature=base[4],
            parties=self.party_cells,
            vat=self.vat_cells,
            names=self.names,
            costs=costs,
            benefits=benefits,
            transfers=transfers,
            pay=pay,
            keep=keep,
            gain=gain,
            missing=tuple(cells for cells in (cost_states, benefit_states) if cells),
            labels=self.labels,
        )

    def _general(self) -> list[str]:
        sheet, data = self.sheet, self.worksheet
        sheet.section(4, "Uitgangspunten")
        rows: list[tuple[str, Decimal | int | None, NumberForm, str]] = [
            ("Basisjaar (jaar 0)", data.base_year, NumberForm.WHOLE, ""),
            ("Prijspeil", data.price_year, NumberForm.WHOLE, "Alle bedragen inclusief btw."),
            ("Zichtperiode (jaren)", data.horizon_years, NumberForm.WHOLE, ""),
            (
                "Discontovoet",
                _fraction(data.discount_rate_pct),
                NumberForm.PERCENTAGE,
                "Reëel. Standaard 2,25 % (rwseconomie.nl/discontovoet).",
            ),
            (
                "Prijsstijging van natuur per jaar",
                _fraction(data.nature_price_rise_pct),
                NumberForm.PERCENTAGE,
                "In de kasstroom, voor baten met groei “natuur”.",
            ),
        ]
        for offset, (label, value, form, note) in enumerate(rows):
            sheet.text(5 + offset, 1, label)
            sheet.entry(5 + offset, 2, value, form)
            sheet.note(5 + offset, 3, note)
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
            sheet.choices(f"B{first}:B{last}", _YES_NO)
        rows = range(first, last + 1)
        self.party_cells = tuple(address(row, 1, sheet=SHEET) for row in rows)
        self.vat_cells = tuple(address(row, 2, sheet=SHEET) for row in rows)
        self.row = last + 3

    def _costs(self, pay: int, keep: int) -> tuple[tuple[CostCells, ...], str]:
        sheet, count = self.sheet, len(self.names)
        sheet.section(self.row, "Kosten")
        own = keep - count - 1
        shares = [
            *(f"{name} betaalt aanleg" for name in self.names),
            "Som aanleg",
            *(f"{name} betaalt onderhoud (leeg: als aanleg)" for name in self.names),
            "Som onderhoud",
            *(f"{name}: onderhoud, gerekend" for name in self.names),
        ]
        tail = ["Schaal", "Plek", "Bron"]
        sheet.headings(self.row + 1, [*_COSTS, *shares, *tail])
        first = self.row + 2
        cells = []
        for offset, line in enumerate(self.worksheet.costs):
            row = first + offset
            cells.append(self._cost(row, line))
            self._shares(row, pay, line.payers)
            self._sum(row, pay + count, pay, count, required=not line.pm)
            self._shares(row, own, line.upkeep_payers or {})
            self._sum(row, own + count, own, count, required=False)
            for place in range(count):
                mine = area((row, own), (row, own + count - 1))
                as_built, as_kept = address(row, pay + place), address(row, own + place)
                used = f"IF(COUNT({mine})=0,N({as_built}),N({as_kept}))"
                sheet.formula(row, keep + place, used, NumberForm.PERCENTAGE)
            end = keep + count
            sheet.text(row, end, self.labels.of(line.organisation, ""))
            sheet.text(row, end + 1, self._place(line.place))
            sheet.text(row, end + 2, line.source or "bron ontbreekt")
        last = first + len(cells) - 1
        if cells:
            self._check_costs(first, last, pay, own)
        self.row = max(first, last + 1) + 2
        states = area((first, len(_COSTS)), (last, len(_COSTS)), sheet=SHEET) if cells else ""
        return tuple(cells), states

    def _cost(self, row: int, line: CostLine) -> CostCells:
        sheet = self.sheet
        sheet.text(row, 1, line.label or line.id)
        sheet.text(row, 2, self.labels.of(line.kind))
        sheet.text(row, 3, line.unit or "")
        self._value(row, 4, line.quantity, NumberForm.NUMBER)
        self._value(row, 8, line.investment_per_unit, NumberForm.EURO)
        sheet.entry(row, 12, line.investment_year, NumberForm.WHOLE)
        sheet.entry(row, 13, _optional(line.vat_pct), NumberForm.PERCENTAGE)
        self._value(row, 14, line.upkeep_per_unit_per_year, NumberForm.EURO)
        sheet.entry(row, 18, line.upkeep_from_year, NumberForm.WHOLE)
        sheet.entry(row, 19, line.upkeep_until_year, NumberForm.WHOLE)
        sheet.entry(row, 20, line.lifetime_years, NumberForm.WHOLE)
        sheet.entry(row, 21, YES if line.replace else NO)
        sheet.entry(row, 22, YES if line.residual else NO)
        sheet.entry(row, 23, _optional(line.discount_rate_pct), NumberForm.PERCENTAGE)
        sheet.entry(row, 24, YES if line.pm else NO)
        at = _At(row)
        self._state(row, 25, at(24), [at(7), at(11), at(17)], "TRUE")
        return CostCells(
            row, at(1), at(7), at(11), at(12), at(13), at(17), at(18), at(19), at(20), at(21),
            at(22), at(23), at(24),
        )  # fmt: skip

    def _benefits(self, gain: int) -> tuple[tuple[BenefitCells, ...], str]:
        sheet, count = self.sheet, len(self.names)
        sheet.section(self.row, "Baten")
        shares = [*(f"{name} heeft baat" for name in self.names), "Som", "Bron"]
        sheet.headings(self.row + 1, [*_BENEFITS, *shares])
        first = self.row + 2
        cells = []
        for offset, line in enumerate(self.worksheet.benefits):
            row = first + offset
            cells.append(self._benefit(row, line))
            self._shares(row, gain, line.beneficiaries)
            self._sum(row, gain + count, gain, count, required=not line.pm)
            sheet.text(row, gain + count + 1, line.source or "bron ontbreekt")
        last = first + len(cells) - 1
        if cells:
            self._check_benefits(first, last, gain)
        self.row = max(first, last + 1) + 2
        states = area((first, len(_BENEFITS)), (last, len(_BENEFITS)), sheet=SHEET) if cells else ""
        return tuple(cells), states

    def _benefit(self, row: int, line: BenefitLine) -> BenefitCells:
        sheet = self.sheet
        sheet.text(row, 1, line.label or line.id)
        sheet.text(row, 2, line.unit or "")
        self._value(row, 3, line.quantity, NumberForm.NUMBER)
        self._value(row, 7, line.value_per_unit_per_year, NumberForm.EURO)
        sheet.entry(row, 11, line.from_year, NumberForm.WHOLE)
        sheet.entry(row, 12, line.until_year, NumberForm.WHOLE)
        sheet.entry(row, 13, line.one_off_year, NumberForm.WHOLE)
        sheet.entry(row, 14, self.labels.of(line.growth.kind))
        own = line.growth.pct if line.growth.kind is GrowthKind.CUSTOM else None
        sheet.entry(row, 15, _optional(own), NumberForm.PERCENTAGE)
        sheet.entry(row, 16, self.labels.of(line.confidence))
        sheet.text(row, 17, line.double_count_group or "")
        sheet.entry(row, 18, YES if line.counted else NO)
        sheet.entry(row, 19, YES if line.pm else NO)
        at = _At(row)
        self._state(row, 20, at(19), [at(6), at(10)], f'{at(18)}="{YES}"')
        return BenefitCells(
            row, at(1), at(6), at(10), at(11), at(12), at(13), at(14), at(15), at(16), at(18),
            at(19),
        )  # fmt: skip

    def _transfers(self) -> tuple[TransferCells, ...]:
        sheet = self.sheet
        sheet.section(self.row, "Bijdragen: subsidie, eigen geld, lening")
        sheet.headings(self.row + 1, [*_TRANSFERS, "Waarvoor"])
        first = self.row + 2
        labels_of = {line.id: line.label for line in self.worksheet.costs}
        cells = []
        for offset, line in enumerate(self.worksheet.transfers):
            row = first + offset
            cells.append(self._transfer(row, line))
            covered = ", ".join(labels_of.get(key) or key for key in line.covers)
            sheet.text(row, len(_TRANSFERS) + 1, covered)
        last = first + len(cells) - 1
        if cells:
            self._check_transfers(first, last)
        self.row = max(first, last + 1) + 2
        return tuple(cells)

    def _transfer(self, row: int, line: Transfer) -> TransferCells:
        sheet = self.sheet
        name_of = {p.id: name for p, name in zip(self.worksheet.parties, self.names, strict=True)}
        sheet.text(row, 1, line.label or line.id)
        sheet.text(row, 2, self.labels.of(line.kind))
        sheet.entry(row, 3, line.amount, NumberForm.EURO)
        sheet.entry(row, 4, line.year, NumberForm.WHOLE)
        sheet.entry(row, 5, line.until_year, NumberForm.WHOLE)
        sheet.entry(row, 6, name_of[line.from_party])
        sheet.entry(row, 7, name_of[line.to_party])
        sheet.entry(row, 8, self.labels.of(line.status))
        sheet.entry(row, 9, _optional(line.rate_pct), NumberForm.PERCENTAGE)
        sheet.entry(row, 10, line.term_years, NumberForm.WHOLE)
        at = _At(row)
        return TransferCells(
            row, at(1), at(2), at(3), at(4), at(5), at(6), at(7), at(8), at(9), at(10)
        )

    def _value(self, row: int, column: int, value: Value, form: NumberForm) -> None:
        """Low, mid and high, and the value that counts: mid, or else the midpoint."""
        for offset, point in enumerate((value.low, value.mid, value.high)):
            self.sheet.entry(row, column + offset, point, form)
        low, mid, high = (address(row, column + offset, fixed=False) for offset in range(3))
        self.sheet.formula(
            row,
            column + 3,
            f"IF(ISNUMBER({mid}),{mid},IF(AND(ISNUMBER({low}),ISNUMBER({high})),"
            f'({low}+{high})/2,"{MISSING}"))',
            form,
        )

    def _state(self, row: int, column: int, pm: str, values: Sequence[str], counts: str) -> None:
        known = ",".join(f"ISNUMBER({cell})" for cell in values)
        self.sheet.formula(
            row,
            column,
            f'IF({pm}="{YES}","PM",IF(OR(NOT({counts}),AND({known})),"compleet","{MISSING}"))',
        )

    def _shares(self, row: int, column: int, shares: Mapping[str, Decimal]) -> None:
        for offset, party in enumerate(self.worksheet.parties):
            share = shares.get(party.id)
            self.sheet.entry(row, column + offset, _optional(share), NumberForm.PERCENTAGE)

    def _sum(self, row: int, column: int, first: int, count: int, *, required: bool) -> None:
        if not count:
            return
        cells = area((row, first), (row, first + count - 1))
        empty = '"verdeling ontbreekt"' if required else '""'
        self.sheet.formula(
            row,
            column,
            f"IF(COUNT({cells})=0,{empty},"
            f'IF(ABS(SUM({cells})-1)<0.0000001,"klopt","samen geen 100 %"))',
        )

    def _place(self, place: str | None) -> str:
        if not place:
            return ""
        return self.labels.members.get("Place", {}).get(place, place)

    def _check_costs(self, first: int, last: int, pay: int, own: int) -> None:
        sheet, count = self.sheet, len(self.names)
        for column in ("U", "V", "X"):
            sheet.choices(f"{column}{first}:{column}{last}", _YES_NO)
        sheet.between(
            f"L{first}:L{last}", "0", "1000", whole=True, message="Vul een jaar vanaf 0 in."
        )
        sheet.between(
            f"R{first}:S{last}", "0", "1000", whole=True, message="Vul een jaar vanaf 0 in."
        )
        sheet.between(f"T{first}:T{last}", "1", "1000", whole=True, message="Minstens 1 jaar.")
        self._check_shares(first, last, pay, count)
        self._check_shares(first, last, own, count)

    def _check_benefits(self, first: int, last: int, gain: int) -> None:
        sheet, words = self.sheet, self.labels.members
        sheet.choices(f"N{first}:N{last}", list(words["GrowthKind"].values()))
        sheet.choices(f"P{first}:P{last}", list(words["Confidence"].values()))
        for column in ("R", "S"):
            sheet.choices(f"{column}{first}:{column}{last}", _YES_NO)
        sheet.between(
            f"K{first}:M{last}", "0", "1000", whole=True, message="Vul een jaar vanaf 0 in."
        )
        self._check_shares(first, last, gain, len(self.names))

    def _check_transfers(self, first: int, last: int) -> None:
        sheet = self.sheet
        sheet.choices(f"H{first}:H{last}", list(self.labels.members["TransferStatus"].values()))
        sheet.between(
            f"D{first}:E{last}", "0", "1000", whole=True, message="Vul een jaar vanaf 0 in."
        )
        if self.party_cells:
            start, end = self.party_cells[0], self.party_cells[-1].partition("!")[2]
            sheet.choices_from(f"F{first}:G{last}", f"{start}:{end}")

    def _check_shares(self, first: int, last: int, column: int, count: int) -> None:
        if count:
            cells = area((first, column), (last, column + count - 1)).replace("$", "")
            self.sheet.between(
                cells, "0", "1", whole=False, message="Een aandeel is 0 % tot en met 100 %."
            )


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


class _At:
    """Addresses in one row of the sheet."""

    def __init__(self, row: int) -> None:
        self.row = row

    def __call__(self, column: int) -> str:
        return address(self.row, column, sheet=SHEET)


def _fraction(pct: Decimal) -> Decimal:
    return pct / HUNDRED


def _optional(pct: Decimal | None) -> Decimal | None:
    return None if pct is None else pct / HUNDRED
