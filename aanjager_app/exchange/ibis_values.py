"""Read single values of an IBIS extract; a `ValueError` carries the Dutch problem."""

import re
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import Final

_SQUARE_METRES_EXPONENT: Final = 4  # ten thousand to the hectare
_TOO_MANY_HECTARES: Final = Decimal(1000)
_LARGEST_HECTARES: Final = Decimal(20_000)
_CODE = re.compile(r"^(?:GM)?(\d{1,4})$", re.IGNORECASE)
_UNKNOWN: Final = "GM0000"
_EMPTY: Final = frozenset({"", "-", "n.b.", "nb", "onbekend", "null", "nan", "none", "n/a"})
# What a spreadsheet puts behind a whole number; three zeros would be thousands.
_WHOLE = re.compile(r"[.,]0{1,2}$")
_UNIT = re.compile(r"\s*(m2|m²|ha|hectare)\.?$", re.IGNORECASE)
_METRIC = re.compile(r"m[2²]\.?$", re.IGNORECASE)
_PROVINCES: Final = {
    "groningen": "Groningen", "fryslan": "Fryslân", "friesland": "Fryslân", "drenthe": "Drenthe",
    "overijssel": "Overijssel", "flevoland": "Flevoland", "gelderland": "Gelderland",
    "utrecht": "Utrecht", "noordholland": "Noord-Holland", "nholland": "Noord-Holland",
    "zuidholland": "Zuid-Holland", "zholland": "Zuid-Holland", "zeeland": "Zeeland",
    "noordbrabant": "Noord-Brabant", "nbrabant": "Noord-Brabant", "brabant": "Noord-Brabant",
    "limburg": "Limburg",
}  # fmt: skip


def read_rin(text: str) -> str:
    """The RIN number as text of digits."""
    rin = _WHOLE.sub("", text.strip())
    if not rin:
        raise ValueError("het RIN-nummer ontbreekt")
    if not re.fullmatch(r"[0-9]{1,12}", rin):
        raise ValueError("een RIN-nummer bestaat uit cijfers")
    return rin.lstrip("0") or "0"


def read_year(text: str) -> int | None:
    """A year of four digits, or nothing."""
    if text.casefold() in _EMPTY:
        return None
    year = _WHOLE.sub("", text)
    if not re.fullmatch(r"(19|20)[0-9]{2}", year):
        raise ValueError("dit is geen jaartal")
    return int(year)


def read_codes(text: str) -> tuple[str, ...]:
    """Municipality codes, the first one leading; an unknown municipality (GM0000) is left out."""
    codes = []
    for part in re.split(r"[\s,;/|+&]+", text.strip()):
        if part.casefold() in _EMPTY:
            continue
        found = _CODE.match(part)
        if not found:
            raise ValueError("een gemeentecode is GM met vier cijfers")
        code = f"GM{int(found[1]):04d}"
        if code != _UNKNOWN and code not in codes:
            codes.append(code)
    return tuple(codes)


def read_province(text: str) -> str | None:
    """The name of a province, however it is spelled; nothing when it isn't one."""
    plain = text.casefold().replace("â", "a")
    plain = re.sub(r"^prov(incie|\.)?\s+|[^a-z]", "", plain)
    return _PROVINCES.get(plain)


def read_count(text: str) -> int | None:
    """A count from 0, or nothing."""
    if text.casefold() in _EMPTY:
        return None
    plain = _WHOLE.sub("", text.replace(" ", ""))
    if _grouped(plain):
        plain = plain.replace(".", "")
    if not re.fullmatch(r"[0-9]{1,9}", plain):
        raise ValueError("dit is geen aantal")
    return int(plain)


def read_area(text: str, decimal: str, *, square_metres: bool) -> Decimal | None:
    """An area in hectares, exactly; the cell or its column may say that it is in m²."""
    if text.casefold() in _EMPTY:
        return None
    unit = _UNIT.search(text)
    bare = _UNIT.sub("", text)
    if unit:
        square_metres = unit[1].casefold() in {"m2", "m²"}
    if square_metres:
        # A terrain is not measured in thousandths of a square metre: points are thousands here.
        if _grouped(bare):
            bare = bare.replace(".", "")
        elif decimal == "," and _grouped(bare.replace(",", ".")):
            raise ValueError("het is niet duidelijk of de komma duizendtallen scheidt")
    area = _number(bare, decimal)
    if square_metres:
        area = _exact(area.scaleb(-_SQUARE_METRES_EXPONENT))
    if area < 0:
        raise ValueError("een oppervlakte kan niet negatief zijn")
    if area > _LARGEST_HECTARES:
        raise ValueError("deze oppervlakte is te groot; staat ze in m² in plaats van hectare?")
    return area


def read_coordinate(text: str) -> Decimal | None:
    """A longitude or latitude in degrees, or nothing; a point and a comma are both decimal."""
    if text.casefold() in _EMPTY:
        return None
    degrees = _number(text.replace(",", "."), ".")
    if abs(degrees) > 180:  # noqa: PLR2004 - degrees of a circle
        raise ValueError("dit zijn geen graden; zet coördinaten om naar lengte- en breedtegraad")
    return degrees


def find_decimal(hectares: Iterable[str]) -> str:
    """The decimal sign of a file, from all its areas in hectares together.

    A comma anywhere settles it. "12.500" alone could be thousands too, but a file without a
    single comma in which areas run into the thousands of hectares has its decimals after a point.
    """
    points = False
    for text in hectares:
        if _METRIC.search(text):
            continue
        bare = _UNIT.sub("", text.strip())
        if re.fullmatch(r"-?[0-9.]*,[0-9]+", bare) or bare.count(".") > 1:
            return ","
        points = points or re.fullmatch(r"-?[0-9]+\.[0-9]+", bare) is not None
    return "." if points else ","


def is_square_metres(texts: Iterable[str]) -> bool:
    """Whether areas of which nobody says the unit must be m²: half of them exceed 1,000 ha."""
    numbers = []
    for text in texts:
        bare = _UNIT.sub("", text.strip())
        digits = re.match(r"[0-9]+", bare.replace(".", "") if _grouped(bare) else bare)
        if digits and int(digits[0][:12]):
            numbers.append(int(digits[0][:12]))
    return bool(numbers) and sorted(numbers)[len(numbers) // 2] > _TOO_MANY_HECTARES


def _grouped(text: str) -> bool:
    return re.fullmatch(r"-?[1-9][0-9]{0,2}(\.[0-9]{3})+", text) is not None


def _number(text: str, decimal: str) -> Decimal:
    plain = text.replace(" ", "").replace("\u00a0", "")
    group = "." if decimal == "," else ","
    if group in plain.split(decimal)[0]:
        whole = plain.split(decimal)[0]
        if not re.fullmatch(rf"-?[0-9]{{1,3}}(\{group}[0-9]{{3}})+", whole):
            raise ValueError("dit is geen getal, of punt en komma staan verkeerd")
        plain = whole.replace(group, "") + plain[len(whole) :]
    plain = plain.replace(decimal, ".")
    if not re.fullmatch(r"-?[0-9]{1,12}(\.[0-9]{0,12})?", plain):
        raise ValueError("dit is geen getal")
    try:
        return Decimal(plain)
    except InvalidOperation as error:
        raise ValueError("dit is geen getal") from error


def _exact(number: Decimal) -> Decimal:
    return Decimal(format(number.normalize(), "f"))
