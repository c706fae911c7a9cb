"""The table of contents: links with page numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from aanjager_app.documents.blocks import Run
from aanjager_app.documents.pdf.boxes import Box, FixedBox, TextBox
from aanjager_app.documents.pdf.build import Title
from aanjager_app.documents.pdf.looks import Looks
from aanjager_app.documents.pdf.sheet import Sheet
from aanjager_app.documents.pdf.structure import Element
from aanjager_app.documents.pdf.text import TextBlock

_NUMBER: Final = 36.0
_INDENT: Final = 16.0


def contents_boxes(
    titles: Sequence[Title], pages: Mapping[str, int], looks: Looks, parent: Element
) -> list[Box]:
    """Return the boxes of the table of contents.

    Args:
        titles: The headings to list.
        pages: Printed page number per anchor; filled in after layout, before drawing.
        looks: Text styles.
        parent: Element to put it under.
    """
    heading = TextBox(
        TextBlock((Run("Inhoud"),), looks.heading(1)), parent.add("H2"), after=10,
        keep_with_next=True,
    )  # fmt: skip
    toc = parent.add("TOC")
    return [heading, *(_entry(title, pages, looks, toc) for title in titles)]


def _entry(title: Title, pages: Mapping[str, int], looks: Looks, toc: Element) -> FixedBox:
    top_level = title.level == 1
    colour = looks.palette.text if top_level else looks.palette.muted
    style = replace(
        looks.body,
        bold=top_level,
        colour=colour,
        link_colour=colour,
        underline=False,
    )
    indent = 0.0 if top_level else _INDENT
    width = looks.style.grid.text_width - _NUMBER - indent
    text = TextBlock((Run(title.text, link=f"#{title.anchor}"),), style)
    reference = toc.add("TOCI").add("Reference")
    height = text.height(width) + (8 if top_level else 1)

    def paint(sheet: Sheet, x: float, top: float, full: float) -> None:
        drop = 6.0 if top_level else 0.0
        text.draw(sheet, x + indent, top - drop, width, reference)
        number = TextBlock((Run(str(pages[title.anchor])),), looks.right(style))
        lines = len(text.lines(width))
        y = top - drop - (lines - 1) * style.leading
        number.draw(sheet, x + full - _NUMBER, y, _NUMBER, reference)
        if top_level:
            with sheet.artifact():
                sheet.rule((x, top), (x + full, top), looks.palette.line)

    return FixedBox(height, paint, before=5 if top_level else 1)
