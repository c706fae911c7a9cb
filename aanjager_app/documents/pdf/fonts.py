"""Fonts: registered once, measured with a memory, and asked which characters they have."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from aanjager_app.documents.style import FontFamily

_REPLACEMENT: Final = "\ufffd"
# they join or colour other characters and have no shape of their own
_INVISIBLE: Final = frozenset("\u200b\u200c\u200d\u2060\ufe0e\ufe0f\ufeff")
_LAST_BASIC: Final = 0xFFFF


@dataclass(frozen=True, slots=True)
class Face:
    """One font, by the name reportlab knows it by."""

    name: str
    characters: frozenset[int]
    base_size: float = 10

    def width(self, text: str, size: float) -> float:
        """Return the width of a text in points."""
        return _unit_width(self.name, text) * size

    def printable(self, text: str) -> str:
        """Return the text with what this font can't print replaced by a visible mark.

        Line breaks stay, tabs become spaces, control characters and joiners go, and an
        emoji or a foreign script becomes "�" instead of silently disappearing.
        """
        if text.isascii() and text.isprintable():
            return text
        return "".join(map(self._character, unicodedata.normalize("NFC", text)))

    def _character(self, character: str) -> str:
        if character in "\n\t":
            return character.replace("\t", " ")
        if character in _INVISIBLE or unicodedata.category(character) == "Cc":
            return ""
        code = ord(character)
        if character == "\u00ad" or (code <= _LAST_BASIC and code in self.characters):
            return character
        if unicodedata.category(character) == "Zs":
            return "\u00a0" if character == "\u202f" else " "
        return _REPLACEMENT


@dataclass(frozen=True, slots=True)
class Faces:
    """The four faces of a family."""

    regular: Face
    italic: Face
    bold: Face
    bold_italic: Face

    def pick(self, *, strong: bool, emphasis: bool) -> Face:
        """Return the face for a way of writing."""
        if strong:
            return self.bold_italic if emphasis else self.bold
        return self.italic if emphasis else self.regular


@lru_cache(maxsize=8)
def faces_of(family: FontFamily) -> Faces:
    """Register the fonts of a family with reportlab and return its faces."""

    def face(name: str, path: str) -> Face:
        font = TTFont(name, path)
        pdfmetrics.registerFont(font)
        return Face(name, frozenset(font.face.charToGlyph))

    return Faces(
        face(family.name, str(family.regular)),
        face(f"{family.name}-Italic", str(family.italic)),
        face(f"{family.name}-Bold", str(family.bold)),
        face(f"{family.name}-BoldItalic", str(family.bold_italic)),
    )


@lru_cache(maxsize=20_000)
def _unit_width(name: str, text: str) -> float:
    return float(pdfmetrics.stringWidth(text, name, 1000)) / 1000
