"""What a typed cell would hold: text to values, strict, without a look in the store."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from aanjager_app.content import Content
from aanjager_app.domain.errors import DomainError
from aanjager_app.services.records.fields import Field
from aanjager_app.services.records.values import kept_value
from aanjager_app.services.sheets.columns import CellKind, SheetColumn
from aanjager_app.services.sheets.values import (
    NO,
    PM,
    YES,
    NamedLine,
    NamedParty,
    parse_growth,
    parse_lines,
    parse_percentage_cell,
    parse_shares,
    parse_value,
    parse_whole,
    party_named,
)

PRICES: Final = ("investment", "value")


@dataclass(frozen=True, slots=True, kw_only=True)
class CellReader:
    """Reads cells of one worksheet.

    Attributes:
        content: words of choices.
        base_year: calendar year of year 0.
        horizon_years: last year that counts.
        parties: who can be named.
        lines: gives the cost lines that can be named; asked only when a cell names one.
    """

    content: Content
    base_year: int
    horizon_years: int
    parties: tuple[NamedParty, ...]
    lines: Callable[[], tuple[NamedLine, ...]]

    def read(self, column: SheetColumn, text: str) -> Any:  # noqa: ANN401 - each kind its own
        """What a cell would hold, as the store keeps it.

        Raises:
            DomainError: it is wrong, with the name of the column.
        """
        tidy = " ".join(text.split())
        if column.required and not tidy:
            raise DomainError("required", f"Vul “{column.title}” in.", column.name)
        return _READERS[column.kind](self, column, tidy)


def is_pm(column: SheetColumn, text: str) -> bool:
    """Whether a text says that a price is left out by intention (pro memorie)."""
    return column.name in PRICES and text.strip().upper() == PM


def _read_text(reader: CellReader, column: SheetColumn, text: str) -> object:  # noqa: ARG001
    # The same length and signs as any other line that a person types.
    return kept_value(Field(name=column.name, label=column.title), text)


def _read_value(reader: CellReader, column: SheetColumn, text: str) -> object:  # noqa: ARG001
    return parse_value(text, column.name)


def _read_whole(reader: CellReader, column: SheetColumn, text: str) -> object:  # noqa: ARG001
    return parse_whole(text, column.name, low=1, high=200) if text else None


def _read_year(reader: CellReader, column: SheetColumn, text: str) -> object:
    if not text:
        return None
    base = reader.base_year
    last = base + reader.horizon_years
    return parse_whole(text, column.name, low=base, high=last) - base


def _read_percentage(reader: CellReader, column: SheetColumn, text: str) -> object:  # noqa: ARG001
    return parse_percentage_cell(text, column.name) if text else None


def _read_amount(reader: CellReader, column: SheetColumn, text: str) -> object:  # noqa: ARG001
    value = parse_value(text, column.name)
    if value.mid is None:
        raise DomainError("wrong_value", "Hier hoort één bedrag.", column.name)
    cents = value.mid.scaleb(2)
    if cents != cents.to_integral_value():
        raise DomainError("wrong_value", "Een bedrag heeft hoogstens twee decimalen.", column.name)
    return int(cents)


def _read_shares(reader: CellReader, column: SheetColumn, text: str) -> object:
    return parse_shares(text, column.name, reader.parties)


def _read_party(reader: CellReader, column: SheetColumn, text: str) -> object:
    return party_named(text, column.name, reader.parties).id


def _read_growth(reader: CellReader, column: SheetColumn, text: str) -> object:  # noqa: ARG001
    return parse_growth(text, column.name)


def _read_lines(reader: CellReader, column: SheetColumn, text: str) -> object:
    return parse_lines(text, column.name, reader.lines())


def _read_choice(reader: CellReader, column: SheetColumn, text: str) -> object:
    if not text:
        return None
    words = reader.content.labels.members[column.enum]
    folded = text.casefold()
    for slug, word in words.items():
        if folded in (slug.casefold(), word.casefold()):
            return slug
    if column.name == "place":
        return text  # a worksheet may name a place of its own
    options = ", ".join(word.lower() for word in words.values())
    raise DomainError("wrong_value", f"“{text}” kan hier niet; kies uit {options}.", column.name)


def _read_flag(reader: CellReader, column: SheetColumn, text: str) -> object:  # noqa: ARG001
    folded = text.casefold()
    if folded in (YES, NO):
        return folded == YES
    raise DomainError("wrong_value", f"“{text}” kan hier niet; kies {YES} of {NO}.", column.name)


_READERS: Final[dict[CellKind, Callable[[CellReader, SheetColumn, str], object]]] = {
    CellKind.TEXT: _read_text,
    CellKind.VALUE: _read_value,
    CellKind.WHOLE: _read_whole,
    CellKind.YEAR: _read_year,
    CellKind.PERCENTAGE: _read_percentage,
    CellKind.AMOUNT: _read_amount,
    CellKind.SHARES: _read_shares,
    CellKind.PARTY: _read_party,
    CellKind.CHOICE: _read_choice,
    CellKind.FLAG: _read_flag,
    CellKind.GROWTH: _read_growth,
    CellKind.LINES: _read_lines,
    CellKind.COMPUTED: _read_text,
}
