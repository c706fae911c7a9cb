"""Small drawn signs: icons of callouts and checklists, the chip of the status."""

from typing import Final

from aanjager_app.documents.blocks import CalloutKind, DocumentStatus, ReadyState
from aanjager_app.documents.pdf.looks import Looks
from aanjager_app.documents.pdf.sheet import Sheet

CALLOUT_WORDS: Final = {
    CalloutKind.INFO: "Ter informatie",
    CalloutKind.WARNING: "Let op",
    CalloutKind.MISSING: "Ontbreekt",
}
STATE_WORDS: Final = {
    ReadyState.READY: "gereed",
    ReadyState.DRAFT: "in concept",
    ReadyState.EMPTY: "leeg",
}
STATUS_WORDS: Final = {
    DocumentStatus.CONCEPT: "CONCEPT",
    DocumentStatus.FINAL: "DEFINITIEF",
}


def tick(sheet: Sheet, x: float, y: float, size: float, colour: str) -> None:
    """Draw a tick with its middle at a point."""
    for start, end in (((-0.36, 0.02), (-0.1, -0.26)), ((-0.1, -0.26), (0.38, 0.3))):
        sheet.rule(
            (x + start[0] * size, y + start[1] * size),
            (x + end[0] * size, y + end[1] * size),
            colour,
            size * 0.17,
        )


def state_icon(sheet: Sheet, looks: Looks, state: ReadyState, at: tuple[float, float]) -> None:
    """Draw a full circle with a tick, a half one, or an open one: readable without colour."""
    x, y = at
    palette, radius = looks.palette, 5.2
    canvas = sheet.canvas
    canvas.setLineWidth(1.1)
    if state is ReadyState.READY:
        sheet.fill(palette.accent)
        canvas.circle(x, y, radius, stroke=0, fill=1)
        tick(sheet, x, y, 7.5, palette.on_accent)
        return
    colour = palette.warning if state is ReadyState.DRAFT else palette.muted
    sheet.ring(x, y, radius - 0.5, colour)
    if state is ReadyState.DRAFT:
        sheet.fill(colour)
        canvas.wedge(
            x - radius + 0.5, y - radius + 0.5, x + radius - 0.5, y + radius - 0.5,
            90, 180, stroke=0, fill=1,
        )  # fmt: skip


def chip(
    sheet: Sheet, looks: Looks, text: str, at: tuple[float, float], *, fill: str, colour: str
) -> float:
    """Draw the panel of a chip with its left foot at a point; return its width.

    The words are drawn by the caller, inside the element that they belong to.
    """
    size = looks.style.sizes.overline
    width = looks.faces.bold.width(text, size) + 16
    sheet.panel(*at, width, size + 8, fill=fill, line=colour, radius=(size + 8) / 2)
    return width
