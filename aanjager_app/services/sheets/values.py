"""Cells as text and back: numbers, ranges, shares; strict, with the mistake in words."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from aanjager_app.costbenefit.worksheet import Growth, GrowthKind, Value
from aanjager_app.documents.sections.words import FROM, UP_TO
from aanjager_app.domain.dutch import (
    EN_DASH,
    format_number,
    format_percentage,
    parse_number,
)
from aanjager_app.domain.errors import DomainError, InputError

MISSING: Final = "ontbreekt"
NOBODY: Final = "nog niemand"
PM: Final = "PM"
YES: Final = "ja"
NO: Final = "nee"
NO_GROWTH: Final = "geen"
NATURE_GROWTH: Final = "natuur"
_NUMBER: Final = r"[0-9][0-9. ]*(?:,[0-9]+)?"
_RANGE: Final = re.compile(rf"({_NUMBER})\s*[–-]\s*({_NUMBER})")
_WITH_RANGE: Final = re.compile(rf"({_NUMBER})\s*\(\s*({_NUMBER})\s*[–-]\s*({_NUMBER})\s*\)")
_BOUND: Final = re.compile(rf"({FROM}|{UP_TO})\s+({_NUMBER})", re.IGNORECASE)
_SHARE: Final = re.compile(r"(.+?)\s+([0-9]+(?:,[0-9]+)?)\s*%?")
_HUNDRED: Final = Decimal(100)
_LARGEST: Final = Decimal(10) ** 12


@dataclass(frozen=True, slots=True)
class NamedParty:
    """A party as the cells name it: key of its row, slug, and name."""

    id: str
    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class NamedLine:
    """A cost line as the cells name it: key of its row, and name."""

    id: str
    name: str


def parse_value(text: str, field: str) -> Value:
    """Read a value.

    Raises:
        DomainError: `wrong_value`, with the name of the field.
    """
    tidy = text.strip().removeprefix("€").strip()
    if not tidy or tidy.casefold() == MISSING:
        return Value()
    if found := _WITH_RANGE.fullmatch(tidy):
        mid, low, high = (_number(part, field) for part in found.groups())
        return _checked(Value(low, mid, high), text, field)
    if found := _RANGE.fullmatch(tidy):
        low, high = (_number(part, field) for part in found.groups())
        return _checked(Value(low, None, high), text, field)
    if found := _BOUND.fullmatch(tidy):
        bound = _number(found[2], field)
        return Value(low=bound) if found[1].casefold() == FROM else Value(high=bound)
    return Value(mid=_number(tidy, field))


def parse_whole(text: str, field: str, *, low: int, high: int) -> int:
    """Read a whole number.

    Raises:
        DomainError: `wrong_value`.
    """
    number = _number(text, field)
    if number != number.to_integral_value():
        raise DomainError("wrong_value", f"“{text}” is geen heel getal.", field)
    if not low <= number <= high:
        sentence = f"Kies een getal van {low} tot en met {high}."
        raise DomainError("wrong_value", sentence, field)
    return int(number)


def parse_percentage_cell(text: str, field: str) -> Decimal:
    """Read a percentage from 0 to 100.

    Raises:
        DomainError: `wrong_value`.
    """
    number = _number(text.strip().removesuffix("%").strip(), field)
    if not 0 <= number <= _HUNDRED:
        raise DomainError("wrong_value", "Kies een percentage van 0 tot en met 100.", field)
    return number


def shares_text(shares: Mapping[str, Decimal], names: Mapping[str, str]) -> str:
    """Shares as they are typed: "Gemeente 60 · Ondernemers 40"."""
    return " · ".join(f"{names.get(k, k)} {format_number(v)}" for k, v in shares.items())


def parse_shares(text: str, field: str, parties: Sequence[NamedParty]) -> dict[str, Decimal]:
    """Read shares by slug of the party; they make 100 together, or there are none.

    Raises:
        DomainError: `wrong_value`.
    """
    parts = [part.strip() for part in re.split(r"[·;\n]|,\s", text) if part.strip()]
    if not parts:
        return {}
    shares: dict[str, Decimal] = {}
    for part in parts:
        found = _SHARE.fullmatch(part)
        name, number = (found[1], found[2]) if found else (part, "")
        if not number and len(parts) > 1:
            sentence = f"Bij “{name}” ontbreekt het percentage; schrijf bijvoorbeeld {name} 40."
            raise DomainError("wrong_value", sentence, field)
        party = party_named(name, field, parties)
        if party.slug in shares:
            raise DomainError("wrong_value", f"{party.name} staat er twee keer.", field)
        shares[party.slug] = _number(number, field) if number else _HUNDRED
    total = sum(shares.values())
    if total != _HUNDRED:
        sentence = f"Samen is dit {format_number(total)} %; het moet 100 % zijn."
        raise DomainError("wrong_value", sentence, field)
    return shares


def growth_text(growth: Growth) -> str:
    """A growth as it is typed: "geen", "natuur" or "1,5 %"."""
    if growth.kind is GrowthKind.CUSTOM and growth.pct is not None:
        return format_percentage(growth.pct)
    return NATURE_GROWTH if growth.kind is GrowthKind.NATURE else NO_GROWTH


def parse_growth(text: str, field: str) -> str:
    """Read a growth, as the store keeps it: a kind, or a yearly percentage.

    Raises:
        DomainError: `wrong_value`.
    """
    folded = text.strip().casefold()
    if folded in ("", NO_GROWTH):
        return GrowthKind.NONE.value
    if folded == NATURE_GROWTH:
        return GrowthKind.NATURE.value
    try:
        return format(parse_percentage_cell(text, field), "f")
    except DomainError as error:
        sentence = f"{error.message} Of kies “{NO_GROWTH}” of “{NATURE_GROWTH}”."
        raise DomainError("wrong_value", sentence, field) from error


def parse_lines(text: str, field: str, lines: Sequence[NamedLine]) -> tuple[str, ...]:
    """Read names of lines, or the beginnings of just one name; keys of their rows.

    Raises:
        DomainError: `wrong_value`.
    """
    names = [part.strip() for part in re.split(r"[·;\n]", text) if part.strip()]
    return tuple(dict.fromkeys(_line_named(name, field, lines) for name in names))


def _line_named(name: str, field: str, lines: Sequence[NamedLine]) -> str:
    folded = " ".join(name.split()).casefold()
    exact = [line for line in lines if line.name.casefold() == folded]
    near = exact or [line for line in lines if line.name.casefold().startswith(folded)]
    if len(near) == 1:
        return near[0].id
    names = "; ".join(line.name for line in lines) or "er zijn nog geen maatregelen"
    problem = "past op meer maatregelen" if near else "is geen maatregel van dit werkblad"
    raise DomainError("wrong_value", f"“{name}” {problem}. Kies uit: {names}.", field)


def party_named(name: str, field: str, parties: Iterable[NamedParty]) -> NamedParty:
    """The party of a name, or of the beginning of just one name; capitals don't matter.

    Raises:
        DomainError: `wrong_value`, with the names to choose from.
    """
    known = list(parties)
    folded = " ".join(name.split()).casefold()
    exact = [p for p in known if folded in (p.name.casefold(), p.slug.casefold())]
    near = exact or [p for p in known if p.name.casefold().startswith(folded) and folded]
    if len(near) == 1:
        return near[0]
    names = ", ".join(p.name for p in known) or "er zijn nog geen partijen"
    raise DomainError("wrong_value", f"“{name}” is geen partij. Kies uit: {names}.", field)


def _number(text: str, field: str) -> Decimal:
    try:
        number = parse_number(text, field)
    except InputError as error:
        sentence = f"{error.problem[0].upper()}{error.problem[1:]}."
        raise DomainError("wrong_value", sentence, field) from error
    if number < 0:
        raise DomainError("wrong_value", "Dit kan niet lager zijn dan 0.", field)
    if number > _LARGEST:
        raise DomainError("wrong_value", "Dit getal is te groot.", field)
    return number


def _checked(value: Value, text: str, field: str) -> Value:
    points = [p for p in (value.low, value.mid, value.high) if p is not None]
    if points != sorted(points):
        sentence = f"“{text.strip()}”: zet laag voor hoog, met het beste getal ertussen."
        raise DomainError("wrong_value", sentence, field)
    return value


RANGE_HINT: Final = (
    f"Een getal, een bandbreedte (100{EN_DASH}145) of allebei: 120 (100{EN_DASH}145)"
)
