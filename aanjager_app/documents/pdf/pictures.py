"""Charts and photos as figures with an alternative text."""

from io import BytesIO
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError
from reportlab.graphics import renderPDF
from reportlab.lib.utils import ImageReader

from aanjager_app.documents.blocks import Figure, Photo, Run
from aanjager_app.documents.charts import draw_chart
from aanjager_app.documents.pdf.boxes import FixedBox
from aanjager_app.documents.pdf.looks import Looks
from aanjager_app.documents.pdf.sheet import Sheet
from aanjager_app.documents.pdf.structure import Element
from aanjager_app.documents.pdf.text import TextBlock

_MM: Final = 72 / 25.4
_DOTS_PER_POINT: Final = 220 / 72  # sharp in print; more only makes the file larger
_QUALITY: Final = 86
_TOO_LARGE: Final = (Image.DecompressionBombError, Image.DecompressionBombWarning)


def chart_box(figure: Figure, looks: Looks, parent: Element, width: float) -> FixedBox:
    """Return the box of a chart."""
    drawing = draw_chart(figure.chart, looks.style, width)
    element = parent.add("Figure", alternative=figure.alternative)

    def paint(sheet: Sheet, x: float, top: float, _width: float) -> None:
        element.box = (x, top - drawing.height, x + drawing.width, top)
        with sheet.content(element):
            renderPDF.draw(drawing, sheet.canvas, x, top - drawing.height)

    return FixedBox(drawing.height, paint, before=10, after=14)


def photo_box(photo: Photo, looks: Looks, parent: Element, width: float) -> FixedBox:
    """Return the box of a photo; one that can't be read leaves a visible frame that says so."""
    image = _readable(photo.content, width)
    if image is None:
        return _unreadable(photo, looks, parent)
    wide, high = image.getSize()
    scale = min(width / wide, photo.height_mm * _MM / high)
    size = (wide * scale, high * scale)
    element = parent.add("Figure", alternative=photo.alternative)

    def paint(sheet: Sheet, x: float, top: float, _width: float) -> None:
        element.box = (x, top - size[1], x + size[0], top)
        with sheet.content(element):
            sheet.canvas.drawImage(image, x, top - size[1], *size)

    return FixedBox(size[1], paint, before=10, after=14)


def _readable(content: bytes, width: float) -> ImageReader | None:
    """Return the photo turned upright, in RGB, and without anything but its pixels."""
    try:
        with Image.open(BytesIO(content)) as source:
            upright = ImageOps.exif_transpose(source)
            flat = Image.new("RGB", upright.size, "white")
            rgba = upright.convert("RGBA")
            flat.paste(rgba, mask=rgba.getchannel("A"))
    except (UnidentifiedImageError, OSError, ValueError, *_TOO_LARGE):
        return None
    most = int(width * _DOTS_PER_POINT)
    flat.thumbnail((most, most))
    target = BytesIO()
    flat.save(target, "JPEG", quality=_QUALITY)
    return ImageReader(BytesIO(target.getvalue()))


def _unreadable(photo: Photo, looks: Looks, parent: Element) -> FixedBox:
    words = f"Deze foto kan niet worden gelezen: {photo.alternative}"
    text = TextBlock((Run(words),), looks.muted)
    element = parent.add("P")
    room = looks.style.grid.text_width - 24
    height = text.height(room) + 24

    def paint(sheet: Sheet, x: float, top: float, width: float) -> None:
        with sheet.artifact():
            sheet.panel(
                x, top - height, width, height,
                fill=looks.palette.warning_soft, line=looks.palette.line, radius=6,
            )  # fmt: skip
        text.draw(sheet, x + 12, top - 12, room, element)

    return FixedBox(height, paint, before=10, after=14)
