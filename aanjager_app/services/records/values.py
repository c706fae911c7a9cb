"""From what a user typed to what is kept, and back."""

import re
import unicodedata
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from aanjager_app.domain.dutch import format_date_short, format_number, parse_date, parse_number
from aanjager_app.domain.errors import DomainError, InputError
from aanjager_app.services.records.fields import Choices, Field, FieldKind, Shape

Kept = str | int | bool | Decimal | date | StrEnum | None

_LONGEST: Final = 100_000
_LONGEST_LINE: Final = 1000
_LARGEST: Final = Decimal(10) ** 12
_YES: Final = "ja"
_MAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_PHONE: Final = re.compile(r"\+?[0-9 ()/\-–.]{6,25}")


def shown_value(field: Field, value: object) -> str:
    """What is in the field for a kept value; for a choice or reference its key."""
    if value is None:
        return ""
    if field.kind is FieldKind.FLAG:
        return _YES if value else "nee"
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return format_date_short(value)
    if field.kind is FieldKind.NUMBER and isinstance(value, Decimal | int):
        return format_number(value)
    return str(value)


def kept_value(field: Field, text: str) -> Kept:
    """What is kept for what was typed.

    Raises:
        DomainError: `required`, `wrong_value`, with the name of the field.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    tidy = unicodedata.normalize("NFC", lines).strip()
    if field.kind is FieldKind.FLAG:
        return tidy == _YES
    if not tidy:
        if field.required:
            raise DomainError("required", f"Vul “{field.label}” in.", field.name)
        return None
    try:
        return _READERS[field.kind](field, tidy)
    except InputError as error:
        sentence = error.problem[0].upper() + error.problem[1:]
        raise DomainError("wrong_value", f"{sentence}.", field.name) from error


def _line(field: Field, text: str) -> Kept:
    flat = " ".join(text.split())
    _check_signs(flat, _LONGEST_LINE)
    if field.shape is Shape.MAIL and not _MAIL.fullmatch(flat):
        raise InputError(field.name, f"“{flat}” is geen e-mailadres; schrijf naam@voorbeeld.nl")
    if field.shape is Shape.PHONE and not _PHONE.fullmatch(flat):
        raise InputError(field.name, f"“{flat}” is geen telefoonnummer; schrijf 06 12345678")
    return flat


def _text(field: Field, text: str) -> Kept:  # noqa: ARG001 - one form for all readers
    _check_signs(text, _LONGEST)
    return text


def _number(field: Field, text: str) -> Kept:
    number = parse_number(text, field.name)
    if abs(number) > _LARGEST:
        raise InputError(field.name, "dit getal is te groot")
    if field.low is not None and number < field.low:
        raise InputError(field.name, f"dit mag niet lager zijn dan {format_number(field.low)}")
    if field.high is not None and number > field.high:
        raise InputError(field.name, f"dit mag niet hoger zijn dan {format_number(field.high)}")
    return number


def _whole(field: Field, text: str) -> Kept:
    number = _number(field, text)
    if not isinstance(number, Decimal) or number != number.to_integral_value():
        raise InputError(field.name, f"“{text}” is geen geheel getal")
    return int(number)


def _day(field: Field, text: str) -> Kept:
    return parse_date(text, field.name)


def _choice(field: Field, text: str) -> Kept:
    if isinstance(field.options, type):
        try:
            return field.options(text)
        except ValueError as error:
            raise InputError(field.name, f"“{text}” is geen keuze uit de lijst") from error
    if field.options is not Choices.PHASES:
        return text
    if not (text.isascii() and text.isdigit()):
        raise InputError(field.name, f"“{text}” is geen keuze uit de lijst")
    return int(text)


def _check_signs(text: str, longest: int) -> None:
    if len(text) > longest:
        raise InputError("", f"deze tekst is langer dan {format_number(longest)} tekens")
    if any(_is_hidden(sign) for sign in text):
        raise InputError("", "in deze tekst staat een onzichtbaar teken; haal het weg")


def _is_hidden(sign: str) -> bool:
    """Whether it is a control sign, half a sign, or no sign at all."""
    is_control = unicodedata.category(sign) in ("Cc", "Cs") and sign not in "\n\t"
    return is_control or sign in "\ufffe\uffff"


_READERS: Final = {
    FieldKind.LINE: _line,
    FieldKind.TEXT: _text,
    FieldKind.NUMBER: _number,
    FieldKind.WHOLE: _whole,
    FieldKind.DAY: _day,
    FieldKind.CHOICE: _choice,
    FieldKind.REFERENCE: _line,
}
