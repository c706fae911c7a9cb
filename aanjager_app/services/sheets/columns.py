"""The columns of a worksheet on screen: what each holds and where it is kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

# the lists belong to the worksheet itself; their columns are of the screen
from aanjager_app.costbenefit.worksheet import Part as Part  # noqa: PLC0414


class CellKind(StrEnum):
    """What a cell holds."""

    TEXT = "text"
    VALUE = "value"
    WHOLE = "whole"
    YEAR = "year"
    PERCENTAGE = "percentage"
    AMOUNT = "amount"
    SHARES = "shares"
    PARTY = "party"
    CHOICE = "choice"
    FLAG = "flag"
    GROWTH = "growth"
    LINES = "lines"
    COMPUTED = "computed"


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetColumn:
    """One column.

    Attributes:
        name: stable key, also the field that a mistake names.
        title: heading.
        kind: what its cells hold.
        field: column of the table, or the prefix of its three points.
        enum: name of the enumeration of a choice, as the glossary knows it.
        width: first width in pixels.
        required: it may not be empty.
        path: how the engine names it when it is missing.
    """

    name: str
    title: str
    kind: CellKind
    field: str = ""
    enum: str = ""
    width: int = 100
    required: bool = False
    path: str = ""

    @property
    def is_numeric(self) -> bool:
        """Set at the right."""
        return self.kind in _NUMERIC

    @property
    def is_editable(self) -> bool:
        """Filled in by the user."""
        return self.kind is not CellKind.COMPUTED

    @property
    def attribute(self) -> str:
        """How a line of the worksheet calls it."""
        return _ATTRIBUTES.get(self.field or self.name, self.field or self.name)


_ATTRIBUTES: Final = {
    "investment": "investment_per_unit",
    "upkeep": "upkeep_per_unit_per_year",
    "value": "value_per_unit_per_year",
    "from_party_id": "from_party",
    "to_party_id": "to_party",
}
_NUMERIC: Final = frozenset(
    {
        CellKind.VALUE,
        CellKind.WHOLE,
        CellKind.YEAR,
        CellKind.PERCENTAGE,
        CellKind.AMOUNT,
        CellKind.COMPUTED,
    }
)

COSTS: Final = (
    SheetColumn(
        name="label", title="Maatregel", kind=CellKind.TEXT, field="label", width=195, required=True
    ),
    SheetColumn(
        name="quantity", title="Aantal", kind=CellKind.VALUE, field="quantity", width=160,
        path="quantity",
    ),
    SheetColumn(name="unit", title="Eenheid", kind=CellKind.TEXT, field="unit", width=85),
    SheetColumn(
        name="investment", title="€ per eenheid", kind=CellKind.VALUE, field="investment",
        width=155, path="investment_per_unit",
    ),
    SheetColumn(
        name="upkeep", title="Onderhoud/jaar", kind=CellKind.VALUE, field="upkeep", width=138,
        path="upkeep_per_unit_per_year",
    ),
    SheetColumn(name="payers", title="Betaalt", kind=CellKind.SHARES, width=205),
    SheetColumn(name="pv", title="Contante waarde", kind=CellKind.COMPUTED, width=148),
    SheetColumn(name="upkeep_payers", title="Onderhoud betaalt", kind=CellKind.SHARES, width=205),
    SheetColumn(
        name="place", title="Plek", kind=CellKind.CHOICE, field="place", enum="Place", width=120
    ),
    SheetColumn(
        name="organisation", title="Schaal", kind=CellKind.CHOICE, field="organisation",
        enum="Organisation", width=105,
    ),
    SheetColumn(
        name="year", title="Jaar", kind=CellKind.YEAR, field="investment_year", width=75,
        required=True,
    ),
    SheetColumn(
        name="lifetime", title="Levensduur", kind=CellKind.WHOLE, field="lifetime_years", width=110
    ),
    SheetColumn(
        name="replace", title="Vervangen", kind=CellKind.FLAG, field="replace", width=105,
        required=True,
    ),
    SheetColumn(
        name="residual", title="Restwaarde", kind=CellKind.FLAG, field="residual", width=110,
        required=True,
    ),
    SheetColumn(
        name="upkeep_from", title="Onderhoud vanaf", kind=CellKind.YEAR,
        field="upkeep_from_year", width=168, required=True,
    ),
    SheetColumn(
        name="upkeep_until", title="Onderhoud t/m", kind=CellKind.YEAR,
        field="upkeep_until_year", width=155,
    ),
    SheetColumn(
        name="kind", title="Soort", kind=CellKind.CHOICE, field="kind", enum="CostKind",
        width=170, required=True,
    ),
    SheetColumn(name="vat", title="Btw", kind=CellKind.PERCENTAGE, field="vat_pct", width=65),
    SheetColumn(
        name="own_rate", title="Eigen discontovoet", kind=CellKind.PERCENTAGE,
        field="discount_rate_pct", width=188,
    ),
    SheetColumn(name="source", title="Bron", kind=CellKind.TEXT, field="source", width=220),
    SheetColumn(
        name="reason", title="Reden van afwijken", kind=CellKind.TEXT, field="reason", width=200
    ),
)  # fmt: skip

BENEFITS: Final = (
    SheetColumn(
        name="label", title="Baat", kind=CellKind.TEXT, field="label", width=215, required=True
    ),
    SheetColumn(
        name="quantity", title="Aantal", kind=CellKind.VALUE, field="quantity", width=110,
        path="quantity",
    ),
    SheetColumn(name="unit", title="Eenheid", kind=CellKind.TEXT, field="unit", width=85),
    SheetColumn(
        name="value", title="€ per eenheid/jaar", kind=CellKind.VALUE, field="value", width=170,
        path="value_per_unit_per_year",
    ),
    SheetColumn(name="beneficiaries", title="Voor wie", kind=CellKind.SHARES, width=205),
    SheetColumn(
        name="confidence", title="Zekerheid", kind=CellKind.CHOICE, field="confidence",
        enum="Confidence", width=100, required=True,
    ),
    SheetColumn(name="pv", title="Contante waarde", kind=CellKind.COMPUTED, width=150),
    SheetColumn(
        name="counted", title="Telt mee", kind=CellKind.FLAG, field="counted", width=90,
        required=True,
    ),
    SheetColumn(
        name="one_off_year", title="Eenmalig in", kind=CellKind.YEAR, field="one_off_year",
        width=105,
    ),
    SheetColumn(
        name="from_year", title="Vanaf", kind=CellKind.YEAR, field="from_year", width=70,
        required=True,
    ),
    SheetColumn(
        name="until_year", title="Tot en met", kind=CellKind.YEAR, field="until_year", width=110
    ),
    SheetColumn(
        name="growth", title="Groei per jaar", kind=CellKind.GROWTH, field="growth", width=120,
        required=True,
    ),
    SheetColumn(
        name="double_count_group", title="Overlapt met groep", kind=CellKind.TEXT,
        field="double_count_group", width=155,
    ),
    SheetColumn(name="source", title="Bron", kind=CellKind.TEXT, field="source", width=240),
    SheetColumn(
        name="reason", title="Reden van afwijken", kind=CellKind.TEXT, field="reason", width=200
    ),
)  # fmt: skip

TRANSFERS: Final = (
    SheetColumn(
        name="label", title="Geldstroom", kind=CellKind.TEXT, field="label", width=230,
        required=True,
    ),
    SheetColumn(
        name="kind", title="Soort", kind=CellKind.CHOICE, field="kind", enum="TransferKind",
        width=130, required=True,
    ),
    SheetColumn(
        name="amount", title="Bedrag", kind=CellKind.AMOUNT, field="amount", width=110,
        required=True,
    ),
    SheetColumn(
        name="year", title="Jaar", kind=CellKind.YEAR, field="year", width=70, required=True
    ),
    SheetColumn(
        name="until_year", title="Tot en met", kind=CellKind.YEAR, field="until_year", width=110
    ),
    SheetColumn(
        name="from_party", title="Van", kind=CellKind.PARTY, field="from_party_id", width=185,
        required=True,
    ),
    SheetColumn(
        name="to_party", title="Naar", kind=CellKind.PARTY, field="to_party_id", width=185,
        required=True,
    ),
    SheetColumn(
        name="status", title="Status", kind=CellKind.CHOICE, field="status",
        enum="TransferStatus", width=110, required=True,
    ),
    SheetColumn(name="covers", title="Bedoeld voor", kind=CellKind.LINES, width=220),
    SheetColumn(
        name="rate", title="Rente", kind=CellKind.PERCENTAGE, field="rate_pct", width=80
    ),
    SheetColumn(
        name="term", title="Looptijd", kind=CellKind.WHOLE, field="term_years", width=95
    ),
    SheetColumn(name="pv", title="Contante waarde", kind=CellKind.COMPUTED, width=150),
)  # fmt: skip

COLUMNS: Final[Mapping[Part, tuple[SheetColumn, ...]]] = {
    Part.COSTS: COSTS,
    Part.BENEFITS: BENEFITS,
    Part.TRANSFERS: TRANSFERS,
}


def column_of(part: Part, name: str) -> SheetColumn:
    """The column of a name.

    Raises:
        KeyError: there is none.
    """
    for column in COLUMNS[part]:
        if column.name == name:
            return column
    raise KeyError(name)
