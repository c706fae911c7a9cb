"""Tables of sheet `Invoer`: cost lines, benefits and contributions."""

from collections.abc import Sequence
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
from aanjager_app.documents.workbook.sheet import NumberForm, Sheet, address

SHEET: Final = "Invoer"
YES: Final = "ja"
NO: Final = "nee"
MISSING: Final = "ontbreekt"
COMPLETE: Final = "compleet"
NO_SOURCE: Final = "bron ontbreekt"
YES_NO: Final = [YES, NO]
_AMOUNTS: Final = ("-1000000000000", "1000000000000")
_RATES: Final = ("-0.99", "1")
_NUMBER: Final = "Vul een getal in, of laat de cel leeg als je het niet weet."
_PERCENTAGE: Final = "Vul een percentage in, zoals 2,25 %."

_COSTS: Final = [
    "Post", "Soort", "Eenheid", "Aantal laag", "Aantal midden", "Aantal hoog", "Aantal",
    "Investering per eenheid laag", "midden", "hoog", "Investering per eenheid", "Jaar van aanleg",
    "Btw in de prijs", "Onderhoud per eenheid per jaar laag", "midden", "hoog",
    "Onderhoud per eenheid per jaar", "Onderhoud vanaf jaar", "Onderhoud tot en met jaar",
    "Levensduur (jaar)", "Vervangen", "Restwaarde", "Eigen discontovoet", "PM", "Stand",
    "Schaal", "Plek", "Bron",
]  # fmt: skip
_BENEFITS: Final = [
    "Baat", "Eenheid", "Aantal laag", "Aantal midden", "Aantal hoog", "Aantal", "Waarde laag",
    "midden", "hoog", "Waarde per eenheid per jaar", "Vanaf jaar", "Tot en met jaar",
    "Eenmalig in jaar", "Groei", "Eigen groei per jaar", "Zekerheid", "Groep", "Telt mee", "PM",
    "Stand", "Bron",
]  # fmt: skip
_TRANSFERS: Final = [
    "Bijdrage", "Soort", "Bedrag per keer", "Jaar", "Tot en met jaar", "Van", "Naar", "Status",
    "Rente", "Looptijd (jaar)", "Waarvoor",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class CostCells:
    """Addresses of one cost line."""

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
    state: str


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
    group: str
    counted: str
    pm: str
    state: str


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


class LineTables:
    """Writes a row per line, and says where its values stand."""

    def __init__(
        self, sheet: Sheet, worksheet: Worksheet, labels: Labels, names: tuple[str, ...]
    ) -> None:
        self.sheet = sheet
        self.worksheet = worksheet
        self.labels = labels
        self.names = names

    def costs(self, row: int) -> tuple[CostCells, ...]:
        """The cost lines, from a row on."""
        self.sheet.section(row, "Kosten")
        self.sheet.headings(row + 1, _COSTS)
        first = row + 2
        cells = [self._cost(first + at, line) for at, line in enumerate(self.worksheet.costs)]
        if cells:
            self._check_costs(first, first + len(cells) - 1)
        return tuple(cells)

    def benefits(self, row: int) -> tuple[BenefitCells, ...]:
        """The benefits, from a row on."""
        self.sheet.section(row, "Baten")
        self.sheet.headings(row + 1, _BENEFITS)
        first = row + 2
        cells = [self._benefit(first + at, line) for at, line in enumerate(self.worksheet.benefits)]
        if cells:
            self._check_benefits(first, first + len(cells) - 1)
        return tuple(cells)

    def transfers(self, row: int, parties: tuple[str, ...]) -> tuple[TransferCells, ...]:
        """The contributions, from a row on; `parties` are the cells to choose from."""
        self.sheet.section(row, "Bijdragen: subsidie, eigen geld, lening")
        self.sheet.headings(row + 1, _TRANSFERS)
        first = row + 2
        cells = [
            self._transfer(first + at, line) for at, line in enumerate(self.worksheet.transfers)
        ]
        if cells:
            self._check_transfers(first, first + len(cells) - 1, parties)
        return tuple(cells)

    def _cost(self, row: int, line: CostLine) -> CostCells:
        sheet = self.sheet
        sheet.text(row, 1, line.label or line.id)
        sheet.text(row, 2, self.labels.of(line.kind))
        sheet.text(row, 3, line.unit or "")
        pm = address(row, 24)
        self._value(row, 4, line.quantity, NumberForm.NUMBER, pm)
        self._value(row, 8, line.investment_per_unit, NumberForm.EURO, pm)
        sheet.entry(row, 12, line.investment_year, NumberForm.WHOLE)
        sheet.entry(row, 13, optional(line.vat_pct), NumberForm.PERCENTAGE)
        self._value(row, 14, line.upkeep_per_unit_per_year, NumberForm.EURO, pm)
        sheet.entry(row, 18, line.upkeep_from_year, NumberForm.WHOLE)
        sheet.entry(row, 19, line.upkeep_until_year, NumberForm.WHOLE)
        sheet.entry(row, 20, line.lifetime_years, NumberForm.WHOLE)
        sheet.entry(row, 21, YES if line.replace else NO)
        sheet.entry(row, 22, YES if line.residual else NO)
        sheet.entry(row, 23, optional(line.discount_rate_pct), NumberForm.PERCENTAGE)
        sheet.entry(row, 24, YES if line.pm else NO)
        at = _At(row)
        self._state(row, 25, at(24), [at(7), at(11), at(17)], "TRUE")
        sheet.text(row, 26, self.labels.of(line.organisation, ""))
        sheet.text(row, 27, self._place(line.place))
        sheet.remark(row, 28, line.source or NO_SOURCE)
        return CostCells(
            row, at(1), at(7), at(11), at(12), at(13), at(17), at(18), at(19), at(20), at(21),
            at(22), at(23), at(24), at(25),
        )  # fmt: skip

    def _benefit(self, row: int, line: BenefitLine) -> BenefitCells:
        sheet = self.sheet
        sheet.text(row, 1, line.label or line.id)
        sheet.text(row, 2, line.unit or "")
        pm = address(row, 19)
        self._value(row, 3, line.quantity, NumberForm.NUMBER, pm)
        self._value(row, 7, line.value_per_unit_per_year, NumberForm.EURO, pm)
        sheet.entry(row, 11, line.from_year, NumberForm.WHOLE)
        sheet.entry(row, 12, line.until_year, NumberForm.WHOLE)
        sheet.entry(row, 13, line.one_off_year, NumberForm.WHOLE)
        sheet.entry(row, 14, self.labels.of(line.growth.kind))
        own = line.growth.pct if line.growth.kind is GrowthKind.CUSTOM else None
        sheet.entry(row, 15, optional(own), NumberForm.PERCENTAGE)
        sheet.entry(row, 16, self.labels.of(line.confidence))
        sheet.text(row, 17, line.double_count_group or "")
        sheet.entry(row, 18, YES if line.counted else NO)
        sheet.entry(row, 19, YES if line.pm else NO)
        at = _At(row)
        self._state(row, 20, at(19), [at(6), at(10)], f'{at(18)}="{YES}"')
        sheet.remark(row, 21, line.source or NO_SOURCE)
        return BenefitCells(
            row, at(1), at(6), at(10), at(11), at(12), at(13), at(14), at(15), at(16), at(17),
            at(18), at(19), at(20),
        )  # fmt: skip

    def _transfer(self, row: int, line: Transfer) -> TransferCells:
        sheet = self.sheet
        labels_of = {cost.id: cost.label for cost in self.worksheet.costs}
        name_of = {p.id: name for p, name in zip(self.worksheet.parties, self.names, strict=True)}
        sheet.text(row, 1, line.label or line.id)
        sheet.text(row, 2, self.labels.of(line.kind))
        sheet.entry(row, 3, line.amount, NumberForm.EURO)
        sheet.entry(row, 4, line.year, NumberForm.WHOLE)
        sheet.entry(row, 5, line.until_year, NumberForm.WHOLE)
        sheet.entry(row, 6, name_of[line.from_party])
        sheet.entry(row, 7, name_of[line.to_party])
        sheet.entry(row, 8, self.labels.of(line.status))
        sheet.entry(row, 9, optional(line.rate_pct), NumberForm.PERCENTAGE)
        sheet.entry(row, 10, line.term_years, NumberForm.WHOLE)
        sheet.remark(row, 11, ", ".join(labels_of.get(key) or key for key in line.covers))
        at = _At(row)
        return TransferCells(
            row, at(1), at(2), at(3), at(4), at(5), at(6), at(7), at(8), at(9), at(10)
        )

    def _value(self, row: int, column: int, value: Value, form: NumberForm, pm: str) -> None:
        """Low, mid and high, and the value that counts: mid, or else the midpoint.

        A line that is PM has no price, whatever was filled in; its quantity may have effects.
        """
        for offset, point in enumerate((value.low, value.mid, value.high)):
            self.sheet.entry(row, column + offset, point, form)
        low, mid, high = (address(row, column + offset, fixed=False) for offset in range(3))
        used = (
            f"IF(ISNUMBER({mid}),{mid},IF(AND(ISNUMBER({low}),ISNUMBER({high})),"
            f'({low}+{high})/2,IF({pm}="{YES}","PM","{MISSING}")))'
        )
        if form is NumberForm.EURO:
            used = f'IF({pm}="{YES}","PM",{used})'
        self.sheet.used(row, column + 3, used, form, lacks=MISSING)

    def _state(self, row: int, column: int, pm: str, values: Sequence[str], counts: str) -> None:
        known = ",".join(f"ISNUMBER({cell})" for cell in values)
        self.sheet.verdict(
            row,
            column,
            f'IF({pm}="{YES}","PM",IF(OR(NOT({counts}),AND({known})),"{COMPLETE}","{MISSING}"))',
        )

    def _place(self, place: str | None) -> str:
        if not place:
            return ""
        return self.labels.members.get("Place", {}).get(place, place)

    def _check_costs(self, first: int, last: int) -> None:
        sheet = self.sheet
        for column in ("U", "V", "X"):
            sheet.choices(f"{column}{first}:{column}{last}", YES_NO)
        sheet.between(
            f"L{first}:L{last}", "0", "1000", whole=True, message="Vul een jaar vanaf 0 in."
        )
        sheet.between(
            f"R{first}:S{last}", "0", "1000", whole=True, message="Vul een jaar vanaf 0 in."
        )
        sheet.between(f"T{first}:T{last}", "1", "1000", whole=True, message="Minstens 1 jaar.")
        for columns in ("D{}:F{}", "H{}:J{}", "N{}:P{}"):
            sheet.between(columns.format(first, last), *_AMOUNTS, whole=False, message=_NUMBER)
        sheet.between(f"M{first}:M{last}", "0", "1", whole=False, message=_PERCENTAGE)
        sheet.between(f"W{first}:W{last}", *_RATES, whole=False, message=_PERCENTAGE)

    def _check_benefits(self, first: int, last: int) -> None:
        sheet, words = self.sheet, self.labels.members
        sheet.choices(f"N{first}:N{last}", list(words["GrowthKind"].values()))
        sheet.choices(f"P{first}:P{last}", list(words["Confidence"].values()))
        for column in ("R", "S"):
            sheet.choices(f"{column}{first}:{column}{last}", YES_NO)
        sheet.between(
            f"K{first}:M{last}", "0", "1000", whole=True, message="Vul een jaar vanaf 0 in."
        )
        for columns in ("C{}:E{}", "G{}:I{}"):
            sheet.between(columns.format(first, last), *_AMOUNTS, whole=False, message=_NUMBER)
        sheet.between(f"O{first}:O{last}", *_RATES, whole=False, message=_PERCENTAGE)

    def _check_transfers(self, first: int, last: int, parties: tuple[str, ...]) -> None:
        sheet = self.sheet
        sheet.choices(f"H{first}:H{last}", list(self.labels.members["TransferStatus"].values()))
        sheet.between(
            f"D{first}:E{last}", "0", "1000", whole=True, message="Vul een jaar vanaf 0 in."
        )
        sheet.between(
            f"C{first}:C{last}",
            "0",
            _AMOUNTS[1],
            whole=False,
            message="Een bedrag is 0 of meer. Draai Van en Naar om als het geld andersom gaat.",
        )
        sheet.between(f"I{first}:I{last}", *_RATES, whole=False, message=_PERCENTAGE)
        sheet.between(f"J{first}:J{last}", "1", "1000", whole=True, message="Minstens 1 jaar.")
        if parties:
            start, end = parties[0], parties[-1].partition("!")[2]
            sheet.choices_from(f"F{first}:G{last}", f"{start}:{end}")


class _At:
    """Addresses in one row of the sheet."""

    def __init__(self, row: int) -> None:
        self.row = row

    def __call__(self, column: int) -> str:
        return address(self.row, column, sheet=SHEET)


def fraction(pct: Decimal) -> Decimal:
    """A percentage as Excel holds it: 2.25 becomes 0.0225."""
    return pct / HUNDRED


def optional(pct: Decimal | None) -> Decimal | None:
    """The same for a percentage that may be empty."""
    return None if pct is None else pct / HUNDRED
