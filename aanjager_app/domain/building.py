"""Build frozen dataclasses from plain tables, as TOML gives them; a fault names its place.

A field whose key in the file differs from its name says so: `field(metadata={KEY: "datum"})`.
"""

import re
import types
import typing
from collections.abc import Callable, Hashable, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from typing import Any, Final, TypeVar

from aanjager_app.domain.errors import InputError

KEY: Final = "key"
_Entry = TypeVar("_Entry")


def _comma(place: str, name: str) -> str:
    return f"{place}, {name}"


def dotted(place: str, name: str) -> str:
    """A path as `nulmeting[2].datum`."""
    return f"{place}.{name}" if place else name


@dataclass(frozen=True, slots=True)
class Builder:
    """Builds dataclasses and checks every key and kind.

    Attributes:
        join: puts the place of a table and the name of a field together.
        words: words per enumeration that a file may use for its members; a fault lists these.
        aliases: other spellings of those words, which are read and never listed.
    """

    join: Callable[[str, str], str] = _comma
    words: Mapping[type[StrEnum], Mapping[str, StrEnum]] = field(default_factory=dict)
    aliases: Mapping[type[StrEnum], Mapping[str, StrEnum]] = field(default_factory=dict)

    def build(self, kind: type[_Entry], table: object, place: str) -> _Entry:
        """One dataclass from a table.

        Raises:
            InputError: a key is unknown or missing, or a value is of the wrong kind.
        """
        if not isinstance(table, dict):
            raise InputError(place, "hier hoort een tabel")
        known = {key_of(f): f for f in fields(kind)}  # type: ignore[arg-type]
        for name in table:
            if name not in known:
                raise InputError(self.join(place, str(name)), _unknown(str(name), known))
        hints = _hints(typing.cast("Hashable", kind))
        values: dict[str, Any] = {}
        for name, item in known.items():
            where = self.join(place, name)
            if name in table:
                values[item.name] = self.value(hints[item.name], table[name], where)
            elif item.default is MISSING and item.default_factory is MISSING:
                raise InputError(where, "dit veld ontbreekt")
        return kind(**values)

    def value(self, hint: Any, value: object, place: str) -> Any:  # noqa: ANN401 - any field
        """One value of the kind that a hint asks for.

        Raises:
            InputError: it is of another kind.
        """
        if typing.get_origin(hint) in (types.UnionType, typing.Union):
            hint = next(part for part in typing.get_args(hint) if part is not type(None))
        if typing.get_origin(hint) is tuple:
            return self._tuple(typing.get_args(hint)[0], value, place)
        if is_dataclass(hint):
            return self.build(hint, value, place)  # type: ignore[arg-type]
        if isinstance(hint, type) and issubclass(hint, StrEnum):
            return self._member(hint, value, place)
        return _PLAIN[hint](value, place)

    def _tuple(self, hint: Any, value: object, place: str) -> tuple[Any, ...]:  # noqa: ANN401
        if not isinstance(value, list):
            raise InputError(place, "hier hoort een lijst")
        return tuple(self.value(hint, item, f"{place}[{n}]") for n, item in enumerate(value))

    def _member(self, enum: type[StrEnum], value: object, place: str) -> StrEnum:
        words = self.words.get(enum, {})
        if isinstance(value, str):
            for known in (words, self.aliases.get(enum, {})):
                if value.casefold() in known:
                    return known[value.casefold()]
            if value in enum.__members__.values():
                return enum(value)
        choices = ", ".join(words or (member.value for member in enum))
        raise InputError(place, f"“{value}” bestaat niet; kies uit {choices}")


@cache
def _hints(kind: Hashable) -> Mapping[str, Any]:
    """Resolving annotations takes longer than building; a few kinds build hundreds of entries."""
    return typing.get_type_hints(kind)


def toml_fault(error: Exception) -> str:
    """What is wrong with a TOML file and where, for the user; the parser says it in English."""
    found = re.search(r"at line (\d+), column (\d+)", str(error))
    place = f"op regel {found[1]}, teken {found[2]} is het bestand" if found else "het bestand is"
    return (
        f"{place} niet te lezen als TOML; zet tekst tussen aanhalingstekens, schrijf "
        "getallen met een punt (8.4) en datums als 2026-11-25"
    )


def key_of(item: Field[Any]) -> str:
    """The key of a field in a file."""
    return str(item.metadata.get(KEY, item.name))


def _unknown(name: str, known: Mapping[str, object]) -> str:
    near = get_close_matches(name, list(known), n=1)
    return "dit veld bestaat niet" + (f"; bedoel je “{near[0]}”?" if near else "")


def _text(value: object, place: str) -> str:
    if not isinstance(value, str):
        raise InputError(place, "hier hoort tekst, tussen aanhalingstekens")
    return value


def _whole(value: object, place: str) -> int:
    if type(value) is not int:
        raise InputError(place, "hier hoort een geheel getal")
    return value


def _flag(value: object, place: str) -> bool:
    if not isinstance(value, bool):
        raise InputError(place, "hier hoort true of false")
    return value


def _decimal(value: object, place: str) -> Decimal:
    if type(value) not in (int, Decimal) or not Decimal(typing.cast("int", value)).is_finite():
        raise InputError(place, "hier hoort een getal, met een punt voor decimalen")
    return Decimal(typing.cast("int | Decimal", value))


def _day(value: object, place: str) -> date:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise InputError(place, "hier hoort een datum zonder aanhalingstekens, zoals 2026-11-25")
    return value


_PLAIN: Final[Mapping[Any, Callable[[object, str], Any]]] = {
    str: _text,
    int: _whole,
    bool: _flag,
    Decimal: _decimal,
    date: _day,
}
