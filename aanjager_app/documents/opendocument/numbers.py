"""Number formats: a code such as `0.00%` as the styles of OpenDocument, in Dutch."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from aanjager_app.documents.opendocument.nodes import node

TEXT: Final = "@"
_PLAIN: Final = "General"
_PIECES: Final = re.compile(r'\[(Red)\]|"([^"]*)"|([#0][#0,.]*)|([- %])|(.)')
_COLOURS: Final = {"Red": "#ff0000"}
_CONDITIONS: Final = {2: ("value()>=0",), 3: ("value()>0", "value()<0")}
"""When each part but the last counts, by the number of parts."""


def is_plain(code: str) -> bool:
    """Whether a code says nothing at all."""
    return code == _PLAIN


@dataclass(frozen=True, slots=True)
class _Part:
    """One part of a code: what is written, and in which colour."""

    children: tuple[Element, ...]
    colour: str | None
    is_percentage: bool

    def element(self, name: str, *maps: Element, is_hidden: bool = False) -> Element:
        kind = "number:percentage-style" if self.is_percentage else "number:number-style"
        attributes = {
            "style:name": name,
            "style:volatile": "true" if is_hidden else None,
            "number:language": "nl",
            "number:country": "NL",
        }
        colour = [node("style:text-properties", {"fo:color": self.colour})] if self.colour else []
        return node(kind, attributes, *colour, *self.children, *maps)


def number_styles(name: str, code: str) -> Iterator[Element]:
    """The styles of a code; the last has the name.

    Raises:
        ValueError: the code has something that this project doesn't write.
    """
    if code == TEXT:
        yield node("number:text-style", {"style:name": name}, node("number:text-content"))
        return
    parts = [_part(section) for section in code.split(";")]
    maps = []
    # `12;-12` counts the second part for what is below nought, and `12;-12;–` the third for nought.
    for number, condition in enumerate(_CONDITIONS.get(len(parts), ())):
        inner = f"{name}P{number}"
        yield parts[number].element(inner, is_hidden=True)
        maps.append(
            node("style:map", {"style:condition": condition, "style:apply-style-name": inner})
        )
    yield parts[-1].element(name, *maps)


def _part(section: str) -> _Part:
    children: list[Element] = []
    colour: str | None = None
    is_percentage = False
    for found in _PIECES.finditer(section):
        shade, literal, digits, sign, other = found.groups()
        if other is not None:
            message = f"“{other}” in the number format “{section}” has no translation"
            raise ValueError(message)
        if shade:
            colour = _COLOURS[shade]
        elif digits:
            children.append(_digits(digits))
        else:
            is_percentage = is_percentage or sign == "%"
            children.append(node("number:text", text=sign or literal))
    return _Part(tuple(children), colour, is_percentage)


def _digits(pattern: str) -> Element:
    whole, _, decimals = pattern.partition(".")
    return node(
        "number:number",
        {
            "number:decimal-places": len(decimals),
            "number:min-decimal-places": decimals.count("0"),
            "number:min-integer-digits": whole.count("0"),
            "number:grouping": "true" if "," in whole else None,
        },
    )
