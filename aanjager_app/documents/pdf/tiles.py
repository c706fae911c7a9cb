"""Key figures side by side, and the rows of a checklist."""

from collections.abc import Sequence
from typing import Final

from aanjager_app.documents.blocks import ChecklistItem, KeyFigure, ReadyState, Run
from aanjager_app.documents.pdf.boxes import FixedBox
from aanjager_app.documents.pdf.looks import Looks
from aanjager_app.documents.pdf.marks import STATE_WORDS, state_icon
from aanjager_app.documents.pdf.sheet import Sheet
from aanjager_app.documents.pdf.structure import Element
from aanjager_app.documents.pdf.text import TextBlock

_GAP: Final = 8.0
_PADDING: Final = 11.0
_ICON: Final = 20.0
_STATE: Final = 62.0


def tile_row(
    figures: Sequence[KeyFigure], looks: Looks, parent: Element, *, across: int, width: float
) -> FixedBox:
    """Return the box of a row of tiles, all as high as the highest."""
    tile = (width - _GAP * (across - 1)) / across
    inner = tile - 2 * _PADDING
    size = _value_size(figures, looks, inner)
    columns = [_texts(figure, looks, size) for figure in figures]
    elements = []
    for column in columns:
        body = parent.add("LI").add("LBody")
        elements.append([body.add("P") for _ in column])
    heights = [sum(text.height(inner) for text in column) for column in columns]
    height = max(heights, default=0) + 2 * _PADDING

    def paint(sheet: Sheet, x: float, top: float, _width: float) -> None:
        for index, column in enumerate(columns):
            left = x + index * (tile + _GAP)
            with sheet.artifact():
                sheet.panel(
                    left, top - height, tile, height,
                    fill=looks.palette.background, line=looks.palette.line, radius=6,
                )  # fmt: skip
            y = top - _PADDING
            for text, element in zip(column, elements[index], strict=True):
                text.draw(sheet, left + _PADDING, y, inner, element)
                y -= text.height(inner)

    return FixedBox(height, paint, before=_GAP + 4, after=_GAP + 8)


def _value_size(figures: Sequence[KeyFigure], looks: Looks, width: float) -> float:
    """Return the largest size in which all values of a row stand on one line."""
    sizes = looks.style.sizes
    widest = max(
        (looks.faces.bold.width(looks.faces.bold.printable(figure.value), 1) for figure in figures),
        default=1.0,
    )
    return max(min(sizes.tile, width / max(widest, 0.1)), sizes.body)


def _texts(figure: KeyFigure, looks: Looks, size: float) -> list[TextBlock]:
    palette, sizes = looks.palette, looks.style.sizes
    value = TextBlock((Run(figure.value),), looks.sized(size, palette.accent, bold=True))
    label = TextBlock((Run(figure.label),), looks.sized(sizes.table, palette.text))
    note = TextBlock((Run(figure.note),), looks.muted)
    return [value, label, note] if figure.note else [value, label]


def check_row(entry: ChecklistItem, looks: Looks, element: Element) -> FixedBox:
    """Return the box of an item of a checklist: icon, text, state in a word."""
    palette = looks.palette
    width = looks.style.grid.text_width - _ICON - _STATE
    state_element, body = element.add("Lbl"), element.add("LBody")
    colour = palette.accent if entry.state is ReadyState.READY else palette.warning
    if entry.state is ReadyState.EMPTY:
        colour = palette.muted
    small = looks.style.sizes.table
    state = TextBlock(
        (Run(STATE_WORDS[entry.state]),), looks.right(looks.sized(small, colour, bold=True))
    )
    texts = [(TextBlock((Run(entry.text),), looks.body), body.add("P"))]
    if entry.missing:
        missing = TextBlock((Run(f"Ontbreekt: {entry.missing}"),), looks.muted)
        texts.append((missing, body.add("P")))
    height = sum(text.height(width) for text, _ in texts) + 9

    def paint(sheet: Sheet, x: float, top: float, full: float) -> None:
        y = top - 4
        middle = y - looks.body.leading / 2
        with sheet.artifact():
            state_icon(sheet, looks, entry.state, (x + 6, middle))
            sheet.rule((x, top - height), (x + full, top - height), palette.line)
        state.draw(
            sheet, x + full - _STATE, middle + state.style.leading / 2, _STATE, state_element
        )
        for text, part in texts:
            text.draw(sheet, x + _ICON, y, width, part)
            y -= text.height(width)

    return FixedBox(height, paint)
