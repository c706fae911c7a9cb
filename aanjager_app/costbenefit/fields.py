"""Reads typed fields from parsed JSON; every mistake names its path in the file.

The reader knows nothing of worksheets: it is handed a JSON object and its path, is asked for
fields by name, and in the end refuses the keys that nobody asked for.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Final, TypeVar

from aanjager_app.costbenefit.precision import exact_context
from aanjager_app.domain.errors import InputError

LARGEST: Final = Decimal("1e12")
MOST_DECIMALS: Final = 1000

_SHOWN_AT_MOST: Final = 40

_NUMBER: Final = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]{1,9})?")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_WHITE: Final = re.compile(r"[\t\n\r]")

_Choice = TypeVar("_Choice", bound=StrEnum)


class JsonObject:
    """One JSON object that is being read, with its place in the file.

    Args:
        data: the parsed value, which must be an object.
        path: its place, such as `costs[3]`; empty for the whole file.
    """

    __slots__ = ("_asked", "_data", "path")

    def __init__(self, data: object, path: str) -> None:
        if not isinstance(data, dict):
            raise InputError(path, f"moet een object tussen accolades zijn, niet {shown(data)}")
        self._data: dict[object, object] = data
        self._asked: set[str] = set()
        self.path = path

    def place(self, key: str) -> str:
        """Gives the path of a field, or of an element or key within it."""
        return f"{self.path}.{key}" if self.path else key

    def has(self, key: str) -> bool:
        """Whether the field is there, also when it is null."""
        self._asked.add(key)
        return key in self._data

    def raw(self, key: str) -> object:
        """Gives a field as it was parsed; null when it is absent."""
        self._asked.add(key)
        return self._data.get(key)

    def required(self, key: str) -> object:
        """Gives a field that must be there and not null.

        Raises:
            InputError: the field is absent or null.
        """
        if not self.has(key):
            raise InputError(self.place(key), "ontbreekt, maar is verplicht")
        value = self.raw(key)
        if value is None:
            raise InputError(self.place(key), "is null, maar moet ingevuld zijn")
        return value

    def refuse_other_keys(self) -> None:
        """Refuses the keys that were never asked for.

        Raises:
            InputError: there is an unknown key.
        """
        for key in self._data:
            if not isinstance(key, str) or key not in self._asked:
                known = ", ".join(sorted(self._asked))
                raise InputError(
                    self.place(shown(key, quoted=False)),
                    f"is geen bekende sleutel; bekend zijn hier: {known}",
                )

    def decimal(self, key: str) -> Decimal | None:
        """Reads a number, or nothing when it is absent or null."""
        value = self.raw(key)
        return None if value is None else decimal_at(value, self.place(key))

    def whole(self, key: str, least: int = 0, most: Decimal = LARGEST) -> int | None:
        """Reads a whole number, or nothing when it is absent or null."""
        value = self.raw(key)
        return None if value is None else whole_at(value, self.place(key), least, most)

    def text(self, key: str) -> str | None:
        """Reads a text, or nothing when it is absent or null."""
        value = self.raw(key)
        return None if value is None else text_at(value, self.place(key))

    def flag(self, key: str, *, default: bool) -> bool:
        """Reads true or false; the default when it is absent or null."""
        value = self.raw(key)
        if value is None:
            return default
        if not isinstance(value, bool):
            raise InputError(self.place(key), f"moet true of false zijn, niet {shown(value)}")
        return value

    def choice(self, key: str, choices: type[_Choice]) -> _Choice | None:
        """Reads one of a fixed set of words, or nothing when it is absent or null."""
        value = self.raw(key)
        if value is None:
            return None
        for choice in choices:
            if isinstance(value, str) and value == choice.value:
                return choice
        raise InputError(
            self.place(key), f"is {shown(value)}, maar moet {either(list(choices))} zijn"
        )

    def items(self, key: str) -> Iterator[tuple[str, object]]:
        """Walks over a list, with the path of each element; nothing when absent or null."""
        value = self.raw(key)
        if value is None:
            return
        path = self.place(key)
        if not isinstance(value, list):
            raise InputError(path, f"moet een lijst zijn, niet {shown(value)}")
        for index, item in enumerate(value):
            yield f"{path}[{index}]", item

    def entries(self) -> Iterator[tuple[str, object]]:
        """Walks over all keys and values, for an object whose keys are free."""
        for key, value in self._data.items():
            if not isinstance(key, str):
                raise InputError(self.path, f"heeft een sleutel die geen tekst is: {shown(key)}")
            yield key, value


def decimal_at(value: object, path: str) -> Decimal:
    """Reads a JSON number or a decimal string exactly.

    Raises:
        InputError: it is no number, not finite, too large or too finely written.
    """
    number = _parsed(value, path)
    if not number.is_finite():
        raise InputError(path, "moet een gewoon getal zijn, geen NaN of oneindig")
    exponent = number.as_tuple().exponent
    if number.copy_abs() > LARGEST:
        raise InputError(path, "is te groot; ten hoogste 1e12 mag")
    if isinstance(exponent, int) and exponent < -MOST_DECIMALS:
        raise InputError(path, f"heeft te veel decimalen; ten hoogste {MOST_DECIMALS} mag")
    return number.copy_abs() if number.is_zero() else number


def _parsed(value: object, path: str) -> Decimal:
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        if abs(value) > LARGEST:
            raise InputError(path, "is te groot; ten hoogste 1e12 mag")
        return Decimal(value)
    if isinstance(value, float):
        return Decimal(repr(value))
    if not isinstance(value, str):
        raise InputError(path, f"moet een getal zijn, niet {shown(value)}")
    if _NUMBER.fullmatch(value) is None:
        hint = "; gebruik een punt voor de decimalen" if "," in value else ""
        raise InputError(path, f"moet een getal zijn, niet {shown(value)}{hint}")
    return decimal_of(value)


def decimal_of(text: str) -> Decimal:
    """Turns the text of a JSON number into a decimal; infinite when it is beyond all bounds."""
    with exact_context():
        try:
            return Decimal(text)
        except InvalidOperation:
            return Decimal("Infinity")


def whole_at(value: object, path: str, least: int, most: Decimal = LARGEST) -> int:
    """Reads a whole number between two bounds.

    Raises:
        InputError: it is no whole number, or outside the bounds.
    """
    number = decimal_at(value, path)
    if number != number.to_integral_value():
        raise InputError(path, f"is {shown(number)}, maar moet een heel getal zijn")
    if number < least:
        raise InputError(path, f"is {shown(number)}, maar moet minstens {least} zijn")
    if number > most:
        raise InputError(path, f"is {shown(number)}, maar mag ten hoogste {most:f} zijn")
    return int(number)


def text_at(value: object, path: str) -> str:
    """Reads a text without control characters.

    Raises:
        InputError: it is no text, or holds characters that no document can show.
    """
    if not isinstance(value, str):
        raise InputError(path, f"moet tekst zijn, niet {shown(value)}")
    if _CONTROL.search(value):
        raise InputError(path, "bevat een stuurteken of een half teken; haal dat weg")
    return value


def id_at(value: object, path: str) -> str:
    """Reads an id: text on one line, not empty, without space around it.

    Raises:
        InputError: it cannot serve as an id.
    """
    text = text_at(value, path)
    if not text.strip():
        raise InputError(path, "is leeg, maar moet ingevuld zijn")
    if text != text.strip() or _WHITE.search(text):
        raise InputError(
            path, "mag niet met een spatie beginnen of eindigen of een tab of enter hebben"
        )
    return text


def either(words: Sequence[str]) -> str:
    """Gives a Dutch enumeration: `a, b of c`."""
    words = [str(word) for word in words]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} of {words[-1]}"


def shown(value: object, *, quoted: bool = True) -> str:
    """Shows a value from a file in a message, short and on one line."""
    names: dict[type, str] = {dict: "een object", list: "een lijst", type(None): "null"}
    if type(value) in names:
        return names[type(value)]
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        printable = "".join(char if char.isprintable() else "�" for char in value[:_SHOWN_AT_MOST])
        text = printable + ("…" if len(value) > len(printable) else "")
        return f"'{text}'" if quoted else text
    if isinstance(value, int | float | Decimal):
        return _short_number(value)
    return "iets anders"


def _short_number(value: float | Decimal) -> str:
    if isinstance(value, int) and abs(value) > LARGEST:
        return "een heel groot getal"
    text = str(value)
    return text if len(text) <= _SHOWN_AT_MOST else text[:_SHOWN_AT_MOST] + "…"
