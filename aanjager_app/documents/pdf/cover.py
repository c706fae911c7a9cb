"""The cover, and the band on top of a document without one."""

from io import BytesIO
from typing import Final

from PIL import Image, UnidentifiedImageError
from reportlab.lib.utils import ImageReader

from aanjager_app.documents.blocks import Document, DocumentStatus, Run
from aanjager_app.documents.pdf.looks import Looks
from aanjager_app.documents.pdf.marks import STATUS_WORDS, chip
from aanjager_app.documents.pdf.sheet import Sheet
from aanjager_app.documents.pdf.structure import Element
from aanjager_app.documents.pdf.text import TextBlock, TextStyle
from aanjager_app.domain.dutch import format_date

_BAND: Final = 0.6  # of the page
_TILE: Final = 46.0
# leaves, ponds and roofs of a terrain seen from above: shape, tone; rows from the top right
_MOTIF: Final = (
    "....l0q1l2",
    ".....r0l1o3",
    "......c1l0",
    "..l1....r2",
    ".....q0l2c0",
    "....l0r1l1s0",
    "..s0l2c3l0r1l2",
)
_FACTS_ACROSS: Final = 3
TOP_BAND: Final = 112.0


def draw_cover(sheet: Sheet, looks: Looks, document: Document, root: Element) -> None:
    """Draw the cover on the current page."""
    grid, palette = sheet.grid, looks.palette
    band = grid.height * _BAND
    foot = grid.height - band
    with sheet.artifact():
        sheet.panel(0, foot, grid.width, band, fill=palette.rail)
        _motif(sheet, looks, foot)
    _brand(sheet, looks, document, root)
    width = grid.text_width * 0.74
    size = looks.style.sizes.cover_title
    name = _that_fits(document.subject or document.title, looks, size, width)
    title_height = name.height(width)
    y = foot + 62 + title_height
    if document.subtitle:
        subtitle = TextBlock((Run(document.subtitle),), looks.sized(11, palette.rail_text))
        y += subtitle.height(width) + 10
    over = TextBlock((Run(document.title),), looks.sized(13, palette.rail_text, bold=True))
    heading = root.add("H1")
    over.draw(sheet, grid.left, y + over.height(width) + 6, width, heading)
    with sheet.artifact():
        sheet.panel(grid.left, y + over.height(width) + 18, 34, 3, fill=palette.cost)
    name.draw(sheet, grid.left, y, width, heading)
    if document.subtitle:
        subtitle.draw(sheet, grid.left, y - title_height - 10, width, root.add("P"))
    _facts(sheet, looks, document, root, foot - 34)
    standing = TextBlock((Run(_sentence(document.standing)),), looks.muted)
    standing.draw(sheet, grid.left, 48, grid.text_width, root.add("P"))


def draw_top_band(sheet: Sheet, looks: Looks, document: Document, root: Element) -> None:
    """Draw the band with the title on top of the current page."""
    grid, palette = sheet.grid, looks.palette
    with sheet.artifact():
        sheet.panel(0, grid.height - TOP_BAND, grid.width, TOP_BAND, fill=palette.rail)
        sheet.panel(grid.left, grid.height - 34, 26, 2.5, fill=palette.cost)
    heading = root.add("H1")
    width = grid.text_width * 0.7
    over = TextBlock((Run(document.title),), looks.sized(9.5, palette.rail_text, bold=True))
    over.draw(sheet, grid.left, grid.height - 40, width, heading)
    name = _that_fits(document.subject, looks, 21, width, lines=1)
    name.draw(sheet, grid.left, grid.height - 54, width, heading)
    if document.subtitle:
        text = TextBlock((Run(document.subtitle),), looks.sized(8.6, palette.rail_text))
        lines = text.lines(width)[:1]
        text.draw(sheet, grid.left, grid.height - 84, width, root.add("P"), lines=lines)
    right = grid.left + grid.text_width
    word = STATUS_WORDS[document.status]
    _chip(sheet, looks, document, root, (right - _chip_width(looks, word), grid.height - 46))
    facts = f"{format_date(document.made_on)}\n{document.organisation}".rstrip()
    style = looks.right(looks.sized(8, palette.rail_text))
    block = TextBlock((Run(facts),), style)
    narrow = grid.text_width * 0.28
    block.draw(sheet, right - narrow, grid.height - 60, narrow, root.add("P"))


def _brand(sheet: Sheet, looks: Looks, document: Document, root: Element) -> None:
    """Print the logo, or else the name of the organisation."""
    grid = sheet.grid
    organisation = document.organisation or looks.style.organisation
    picture = _logo(looks.style.logo)
    if picture is not None:
        wide, high = picture.getSize()
        scale = min(130 / wide, 40 / high)
        x, y = grid.left, grid.height - 78
        with sheet.artifact():
            sheet.panel(
                x, y - 8, wide * scale + 20, high * scale + 16,
                fill=looks.palette.paper, radius=6,
            )  # fmt: skip
        figure = root.add("Figure", alternative=f"Logo van {organisation or 'de organisatie'}")
        figure.box = (x + 10, y, x + 10 + wide * scale, y + high * scale)
        with sheet.content(figure):
            sheet.canvas.drawImage(picture, x + 10, y, wide * scale, high * scale)
    elif organisation:
        style = looks.sized(11, looks.palette.rail_text, bold=True)
        text = TextBlock((Run(organisation),), style)
        text.draw(sheet, grid.left, grid.height - 48, grid.text_width * 0.5, root.add("P"))


def _logo(content: bytes | None) -> ImageReader | None:
    """Return the logo on white: an archived file has no transparency to go wrong."""
    if content is None:
        return None
    try:
        with Image.open(BytesIO(content)) as image:
            flat = Image.new("RGB", image.size, "white")
            rgba = image.convert("RGBA")
            flat.paste(rgba, mask=rgba.getchannel("A"))
    except (UnidentifiedImageError, OSError):
        return None
    return ImageReader(flat)


def _that_fits(text: str, looks: Looks, size: float, width: float, *, lines: int = 3) -> TextBlock:
    """Return a large text in the largest size in which it fits."""
    while True:
        style = TextStyle(
            looks.faces, size, size * 1.16, looks.palette.on_accent,
            link_colour=looks.palette.on_accent, bold=True, balanced=True,
        )  # fmt: skip
        block = TextBlock((Run(text),), style)
        fits = len(block.lines(width)) <= lines and block.least_width <= width
        if fits or size <= 12:  # noqa: PLR2004 - smaller is no title any more
            return block
        size -= 1.5


def _facts(sheet: Sheet, looks: Looks, document: Document, root: Element, top: float) -> None:
    grid = sheet.grid
    _chip(sheet, looks, document, root, (grid.left, top - 10))
    top -= 34
    facts = [("Datum", format_date(document.made_on))]
    if document.author:
        facts.append(("Opgesteld door", document.author))
    if document.organisation:
        facts.append(("Organisatie", document.organisation))
    facts += [(fact.label, fact.value) for fact in document.facts]
    column = grid.text_width / _FACTS_ACROSS
    cells = root.add("L")
    for start in range(0, len(facts), _FACTS_ACROSS):
        lowest = top
        for index, (label, value) in enumerate(facts[start : start + _FACTS_ACROSS]):
            item = cells.add("LI")
            x, width = grid.left + index * column, column - 14
            name = TextBlock((Run(label),), looks.muted)
            name.draw(sheet, x, top, width, item.add("Lbl"))
            text = TextBlock((Run(value),), looks.sized(9.6, looks.palette.text, bold=True))
            under = top - name.height(width) - 1
            text.draw(sheet, x, under, width, item.add("LBody"))
            lowest = min(lowest, under - text.height(width))
        top = lowest - 10


def _chip_width(looks: Looks, word: str) -> float:
    return looks.faces.bold.width(word, looks.style.sizes.overline) + 16


def _chip(
    sheet: Sheet, looks: Looks, document: Document, root: Element, at: tuple[float, float]
) -> None:
    concept = document.status is DocumentStatus.CONCEPT
    palette = looks.palette
    fill, colour = (
        (palette.warning_soft, palette.warning)
        if concept
        else (palette.accent_soft, palette.accent)
    )
    word = STATUS_WORDS[document.status]
    with sheet.artifact():
        chip(sheet, looks, word, at, fill=fill, colour=colour)
    with sheet.content(root.add("P")):
        sheet.text(
            at[0] + 8, at[1] + 5, word,
            face=looks.faces.bold, size=looks.style.sizes.overline, colour=colour,
        )  # fmt: skip


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:].rstrip('.')}." if text else ""


def _motif(sheet: Sheet, looks: Looks, foot: float) -> None:
    """Draw the tiles, in the upper right of the band."""
    right = sheet.grid.width
    top = sheet.grid.height
    for row, line in enumerate(_MOTIF):
        tiles = _tiles(line)
        for index, (shape, tone) in enumerate(tiles):
            x = right - (len(tiles) - index) * _TILE
            y = top - (row + 1) * _TILE
            if y >= foot and shape != ".":
                sheet.fill(looks.palette.motif[tone])
                _tile(sheet, shape, x, y)


def _tiles(line: str) -> list[tuple[str, int]]:
    found: list[tuple[str, int]] = []
    rest = line
    while rest:
        if rest[0] == ".":
            found.append((".", 0))
            rest = rest[1:]
        else:
            found.append((rest[0], int(rest[1])))
            rest = rest[2:]
    return found


def _tile(sheet: Sheet, shape: str, x: float, y: float) -> None:
    size = _TILE
    canvas = sheet.canvas
    if shape in "lr":  # a leaf: two round corners, two sharp ones
        path = canvas.beginPath()
        k = size * 0.5523
        if shape == "l":
            path.moveTo(x, y)
            path.curveTo(x + k, y, x + size, y + size - k, x + size, y + size)
            path.curveTo(x + size - k, y + size, x, y + k, x, y)
        else:
            path.moveTo(x + size, y)
            path.curveTo(x + size, y + k, x + k, y + size, x, y + size)
            path.curveTo(x, y + size - k, x + size - k, y, x + size, y)
        path.close()
        canvas.drawPath(path, stroke=0, fill=1)
    elif shape == "q":  # a quarter
        canvas.wedge(x - size, y - size, x + size, y + size, 0, 90, stroke=0, fill=1)
    elif shape in "co":
        canvas.circle(
            x + size / 2, y + size / 2, size * (0.5 if shape == "c" else 0.22), stroke=0, fill=1
        )
    else:
        canvas.rect(x, y, size, size, stroke=0, fill=1)
