"""Formulas of a workbook in the words of OpenFormula: `IF(A1>0,Invoer!$B$2,"")` and the like."""

import re
from collections.abc import Callable, Mapping
from typing import Final

from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token

FUNCTIONS: Final = frozenset({
    "ABS", "AND", "COUNT", "COUNTIF", "IF", "IFERROR", "INDEX", "INT", "IRR", "ISNUMBER", "MATCH",
    "MAX", "MIN", "MOD", "N", "NOT", "OR", "ROUND", "SIGN", "SUM", "SUMIF", "SUMPRODUCT",
})  # fmt: skip
"""Functions with the same name, arguments and outcome in both; any other is refused."""

_CELL: Final = r"\$?[A-Z]{1,3}\$?[1-9][0-9]*"
_AREA: Final = re.compile(
    rf"(?:(?:'((?:[^']|'')+)'|([^\W\d][\w.]*))!)?({_CELL})(?::({_CELL}))?", re.ASCII
)
_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z_0-9]*")
_SIMPLE_SHEET: Final = re.compile(r"[A-Za-z][A-Za-z0-9]*")


def open_formula(formula: str) -> str:
    """A formula as OpenFormula writes it.

    Args:
        formula: with or without its equals sign, in English with commas.

    Returns:
        The formula without an equals sign.

    Raises:
        ValueError: it holds what this project doesn't write in a workbook.
    """
    plain = formula.removeprefix("=")
    return "".join(_translated(token, formula) for token in Tokenizer(f"={plain}").items)


def open_area(area: str, *, sheet: str = "") -> str:
    """The address of a cell or rectangle outside a formula: `$Invoer.$A$1:$Invoer.$B$2`.

    Args:
        area: as a workbook writes it, with or without a sheet.
        sheet: the sheet of an area that names none.

    Raises:
        ValueError: it is no area.
    """
    place, first, last = _split(area)
    prefix = f"{_sheet(place or sheet)}."
    return f"{prefix}{first}:{prefix}{last}" if last else f"{prefix}{first}"


def _translated(token: Token, formula: str) -> str:
    write = _WRITERS.get((token.type, token.subtype)) or _WRITERS.get((token.type, ""))
    is_union = token.type == Token.OP_IN and token.value == ","
    if write is None or is_union:
        message = f"“{token.value}” in {formula} has no translation"
        raise ValueError(message)
    return write(token.value)


def _same(text: str) -> str:
    return text


def _reference(text: str) -> str:
    if _NAME.fullmatch(text) and not _AREA.fullmatch(text):
        return text
    place, first, last = _split(text)
    sheet = _sheet(place) if place else ""
    return f"[{sheet}.{first}:.{last}]" if last else f"[{sheet}.{first}]"


def _split(area: str) -> tuple[str, str, str]:
    found = _AREA.fullmatch(area)
    if found is None:
        message = f"“{area}” is neither an area nor a name"
        raise ValueError(message)
    quoted, plain, first, last = found.groups()
    return plain or (quoted or "").replace("''", "'"), first, last or ""


def _sheet(name: str) -> str:
    """A sheet as it is named in a reference; it stays that sheet wherever it is copied to."""
    if _SIMPLE_SHEET.fullmatch(name):
        return f"${name}"
    doubled = name.replace("'", "''")
    return f"$'{doubled}'"


def _function(text: str) -> str:
    if text.removesuffix("(") not in FUNCTIONS:
        message = f"{text}…) was never tried in OpenFormula"
        raise ValueError(message)
    return text


_WRITERS: Final[Mapping[tuple[str, str], Callable[[str], str]]] = {
    (Token.OPERAND, Token.RANGE): _reference,
    (Token.OPERAND, Token.NUMBER): _same,
    (Token.OPERAND, Token.TEXT): _same,
    (Token.OPERAND, Token.LOGICAL): "{}()".format,
    (Token.FUNC, Token.OPEN): _function,
    (Token.FUNC, Token.CLOSE): _same,
    (Token.PAREN, ""): _same,
    (Token.SEP, Token.ARG): lambda _: ";",
    (Token.OP_PRE, ""): _same,
    (Token.OP_IN, ""): _same,
    (Token.OP_POST, ""): _same,
}
