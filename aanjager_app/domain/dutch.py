"""Numbers, amounts and dates as a Dutch reader writes them, in and out, always strict.

Strict matters: a lenient reader takes "12.5" for 125. Babel is loaded at the first use, because
the start of the program is felt by everyone.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime, tzinfo
from decimal import ROUND_HALF_UP, Decimal, localcontext
from functools import lru_cache
from typing import Any, Final

from aanjager_app.domain.errors import InputError

MINUS: Final = "−"
EN_DASH: Final = "–"
NO_BREAK_SPACE: Final = "\u00a0"
_LOCALE: Final = "nl_NL"
_MONTHS: Final = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus",
    "september", "oktober", "november", "december",
)  # fmt: skip
_PRECISION: Final = 60
_SPACES: Final = re.compile("[\\s\u00a0\u202f]+")
_UNITS: Final = {"m2": "m²", "m3": "m³", "km2": "km²"}


@lru_cache(maxsize=64)
def _pattern(decimals: int) -> Any:  # noqa: ANN401 - Babel's pattern type is private
    from babel.numbers import parse_pattern  # noqa: PLC0415 - see the module's docstring

    return parse_pattern(f"#,##0.{'0' * decimals}" if decimals else "#,##0")


@lru_cache(maxsize=1)
def _locale() -> Any:  # noqa: ANN401
    from babel import Locale  # noqa: PLC0415

    return Locale.parse(_LOCALE)


def _exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int):
        raise ValueError("a number to show is finite")  # noqa: TRY004
    return exponent


@lru_cache(maxsize=8192)
def format_number(number: Decimal | int, decimals: int | None = None) -> str:
    """A number with points for thousands and a decimal comma.

    Args:
        number: the exact number.
        decimals: how many decimals, rounded half away from zero; None shows those there are.
    """
    with localcontext(prec=_PRECISION):
        exact = Decimal(number)
        places = max(0, -_exponent(exact.normalize())) if decimals is None else decimals
        exact = exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
        text = _pattern(places).apply(abs(exact), _locale(), decimal_quantization=False)
    return f"{MINUS}{text}" if exact < 0 else str(text)


def format_euro(cents: int, *, decimals: bool = True) -> str:
    """An amount in cents as "€ 1.234,50"; without decimals rounded to whole euros."""
    return format_amount(Decimal(cents).scaleb(-2), decimals=decimals)


def format_amount(amount: Decimal, *, decimals: bool = True) -> str:
    """An exact amount in euros as "€ 1.234,50", rounded once, half away from zero."""
    text = format_number(amount, 2 if decimals else 0)
    sign = MINUS if text.startswith(MINUS) else ""
    return f"{sign}€{NO_BREAK_SPACE}{text.removeprefix(MINUS)}"


def format_percentage(percentage: Decimal | int, decimals: int | None = None) -> str:
    """A percentage as "2,25 %"."""
    return f"{format_number(percentage, decimals)}{NO_BREAK_SPACE}%"


def format_range(low: Decimal | int, high: Decimal | int, decimals: int | None = None) -> str:
    """A range as "100–145"."""
    return f"{format_number(low, decimals)}{EN_DASH}{format_number(high, decimals)}"


def format_date(day: date) -> str:
    """A date as "25 november 2026"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def format_day_month(day: date, today: date) -> str:
    """A date as "1 dec", with the year when it isn't that of today."""
    month = _MONTHS[day.month - 1][:3] if day.month != 3 else "mrt"  # noqa: PLR2004 - maart
    return f"{day.day} {month}" if day.year == today.year else f"{day.day} {month} {day.year}"


def format_date_short(day: date) -> str:
    """A date as "25-11-2026"."""
    return f"{day.day:02d}-{day.month:02d}-{day.year:04d}"


def format_time(moment: datetime, zone: tzinfo | None = None) -> str:
    """The time of a moment as "14:02", in a zone (default: that of the moment itself)."""
    return f"{moment.astimezone(zone) if zone else moment:%H:%M}"


def format_moment(moment: datetime, zone: tzinfo | None = None) -> str:
    """A moment as "25-11-2026 14:02"."""
    local = moment.astimezone(zone) if zone else moment
    return f"{format_date_short(local.date())} {format_time(local)}"


def count(number: int, one: str, many: str) -> str:
    """A number with its word: "1 maatregel", "3 maatregelen"."""
    return f"{format_number(number)} {one if number == 1 else many}"


def unit_words(unit: str | None) -> str:
    """A unit for the reader: m2 becomes m²."""
    text = (unit or "").strip()
    return _UNITS.get(text.casefold(), text)


def join_words(words: Sequence[str], conjunction: str = "en") -> str:
    """Words as a list in a sentence: "a, b en c"."""
    if len(words) < 2:  # noqa: PLR2004 - one word needs no conjunction
        return "".join(words)
    return f"{', '.join(words[:-1])} {conjunction} {words[-1]}"


def parse_number(text: str, field: str = "") -> Decimal:
    """Read a number with a decimal comma, exactly.

    Raises:
        InputError: it is no number, or points and commas do not stand as in Dutch.
    """
    from babel.numbers import NumberFormatError, parse_decimal  # noqa: PLC0415

    cleaned = _SPACES.sub(" ", text).strip().replace(MINUS, "-")
    # A space may part thousands, as a point does; anywhere else "12 5" would become 125.
    if re.fullmatch(r"[+-]? ?[0-9]{1,3}( [0-9]{3})+(,[0-9]*)?", cleaned):
        cleaned = cleaned.replace(" ", "")
    if not re.fullmatch(r"[+-]?(?=[0-9.,]*[0-9])[0-9.]*(,[0-9]*)?", cleaned):
        raise InputError(field, f"“{text}” is geen getal; schrijf bijvoorbeeld 1.234,5")
    try:
        return Decimal(parse_decimal(cleaned, locale=_LOCALE, strict=True))
    except NumberFormatError as error:
        raise InputError(
            field,
            f"“{text}” is niet eenduidig; schrijf een komma voor decimalen en een punt voor "
            "duizendtallen, zoals 1.234,5",
        ) from error


def parse_euro(text: str, field: str = "") -> int:
    """Read an amount such as "€ 1.234,50" as cents.

    Raises:
        InputError: it is no amount, or has more than two decimals.
    """
    bare = re.sub(r"^([+−-]?)\s*€\s*|\s*€$", r"\1", text.strip(), count=1)
    amount = parse_number(re.sub(r",\s?[-–−]{1,2}$", "", bare), field)
    cents = amount.scaleb(2)
    if cents != cents.to_integral_value():
        raise InputError(field, f"“{text}” heeft meer dan twee decimalen")
    return int(cents)


def parse_percentage(text: str, field: str = "") -> Decimal:
    """Read a percentage such as "2,25 %".

    Raises:
        InputError: it is no number.
    """
    return parse_number(text.strip().removesuffix("%"), field)


def parse_date(text: str, field: str = "") -> date:
    """Read a date: 25-11-2026, 25 november 2026 or 2026-11-25.

    Raises:
        InputError: it is no date that exists.
    """
    parts = _date_parts(text.strip().casefold())
    if parts is not None:
        try:
            return date(*parts)
        except ValueError:
            pass
    raise InputError(field, f"“{text}” is geen datum; schrijf bijvoorbeeld 25-11-2026")


def _date_parts(text: str) -> tuple[int, int, int] | None:
    if found := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", text):
        return int(found[3]), int(found[2]), int(found[1])
    found = re.fullmatch(r"(\d{1,2})\s+([a-z]+)\.?\s+(\d{4})", text)
    if found:
        for number, month in enumerate(_MONTHS, start=1):
            if month == found[2] or (len(found[2]) == 3 and month.startswith(found[2])):  # noqa: PLR2004 - mei, nov
                return int(found[3]), number, int(found[1])
    return None
