"""How sheets are printed: paper, fit to width, margins and the footer."""

import re
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from openpyxl.worksheet.worksheet import Worksheet as Page

from aanjager_app.documents.opendocument.nodes import node

_PAPERS: Final = {Page.PAPERSIZE_A4: (29.7, 21.0), Page.PAPERSIZE_A3: (42.0, 29.7)}
"""Long and short side in centimetres."""
_ABOVE_EDGE: Final = 0.3
"""Inches between the footer and the edge of the paper; it stands within the margin."""
_CODES: Final = re.compile(r"&([APN])|([^&]+)")
_FIELDS: Final = {"A": "text:sheet-name", "P": "text:page-number", "N": "text:page-count"}
_Look = tuple[str, int, int, int]


class Printing:
    """Gives sheets a page to be printed on; sheets that print alike share one."""

    def __init__(self) -> None:
        self._names: dict[_Look, str] = {}
        self._layouts: list[Element] = []
        self._masters: list[Element] = []

    def master(self, page: Page) -> str:
        """The name of the page that a sheet is printed on."""
        setup = page.page_setup
        look = (
            str(setup.orientation),
            int(setup.paperSize or Page.PAPERSIZE_A4),
            int(setup.fitToWidth or 0),
            int(setup.fitToHeight or 0),
        )
        if look not in self._names:
            name = f"Blad{len(self._names) + 1}"
            self._layouts.append(_layout(f"{name}opmaak", look, page))
            self._masters.append(
                node(
                    "style:master-page",
                    {"style:name": name, "style:page-layout-name": f"{name}opmaak"},
                    node("style:header", {"style:display": "false"}, node("text:p")),
                    _footer(page),
                )
            )
            self._names[look] = name
        return self._names[look]

    def layouts(self) -> list[Element]:
        """The layouts, for the automatic styles of the styles."""
        return self._layouts

    def masters(self) -> list[Element]:
        """The pages."""
        return self._masters


def _layout(name: str, look: _Look, page: Page) -> Element:
    orientation, paper, across, down = look
    sides = _PAPERS[str(paper)]
    width, height = sides if orientation == "landscape" else reversed(sides)
    margins = page.page_margins
    return node(
        "style:page-layout",
        {"style:name": name},
        node(
            "style:page-layout-properties",
            {
                "fo:page-width": f"{width}cm",
                "fo:page-height": f"{height}cm",
                "style:print-orientation": orientation,
                "fo:margin-left": f"{margins.left}in",
                "fo:margin-right": f"{margins.right}in",
                "fo:margin-top": f"{margins.top}in",
                "fo:margin-bottom": f"{_ABOVE_EDGE}in",
                "style:scale-to-X": across,
                "style:scale-to-Y": down,
                "style:print": "objects charts drawings zero-values",
            },
        ),
        node("style:header-style"),
        node(
            "style:footer-style",
            {},
            node(
                "style:header-footer-properties",
                {
                    "fo:min-height": f"{margins.bottom - _ABOVE_EDGE:.2f}in",
                    "fo:margin-top": "0in",
                    "fo:margin-left": "0in",
                    "fo:margin-right": "0in",
                },
            ),
        ),
    )


def _footer(page: Page) -> Element:
    found = page.oddFooter
    sides = () if found is None else (("left", found.left), ("right", found.right))
    regions = (node(f"style:region-{side}", {}, _line(part.text)) for side, part in sides)
    return node("style:footer", {}, *regions)


def _line(text: str | None) -> Element:
    return node("text:p", {}, *_spans(text or ""))


def _spans(text: str) -> Iterator[Element]:
    for found in _CODES.finditer(text):
        code, plain = found.groups()
        # A text between fields stands in a span: then no field has a tail to look after.
        yield node(_FIELDS[code], text="1") if code else node("text:span", text=plain)
