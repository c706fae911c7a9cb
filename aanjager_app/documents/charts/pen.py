"""The pen all charts are drawn with: shapes and words in the colours and fonts of a style."""

from collections.abc import Sequence
from typing import Final, Literal

from reportlab.graphics.shapes import Circle, Drawing, Polygon, PolyLine, Rect, String
from reportlab.lib.colors import Color

from aanjager_app.documents.pdf.fonts import Face, Faces, faces_of
from aanjager_app.documents.style import HouseStyle, Palette, rgb

SMALL: Final = 8.0
LEADING: Final = 10.0
BAR: Final = 13.0
_RADIUS: Final = 2.5
_HAIRLINE: Final = 0.3

Anchor = Literal["start", "middle", "end"]
Point = tuple[float, float]


class Pen:
    """Adds shapes to a drawing."""

    def __init__(self, style: HouseStyle, width: float, height: float) -> None:
        self.palette: Palette = style.palette
        self.faces: Faces = faces_of(style.fonts)
        self.drawing = Drawing(width, height)
        # else a renderer starts it in Helvetica, which is not embedded; the stubs lack the name
        self.drawing.initialFontName = self.faces.regular.name  # type: ignore[attr-defined]

    def text(
        self,
        at: Point,
        text: str,
        *,
        colour: str = "",
        anchor: Anchor = "start",
        size: float = SMALL,
        bold: bool = False,
    ) -> None:
        """Print a line of text."""
        face = self.faces.bold if bold else self.faces.regular
        label = String(*at, face.printable(text).replace("\n", " "))
        label.fontName = face.name
        label.fontSize = size
        label.fillColor = _colour(colour or self.palette.text)
        label.textAnchor = anchor
        self.drawing.add(label)

    def line(
        self,
        points: Sequence[Point],
        *,
        colour: str,
        width: float = 0.5,
        dash: Sequence[float] | None = None,
    ) -> None:
        """Draw a line through points."""
        shape = PolyLine([part for point in points for part in point])
        shape.strokeColor = _colour(colour)
        shape.strokeWidth = width
        shape.strokeLineJoin = 1
        if dash is not None:
            shape.strokeDashArray = list(dash)
        self.drawing.add(shape)

    def outline(self, points: Sequence[Point], colour: str) -> None:
        """Draw a thin closed line."""
        shape = Polygon([part for point in points for part in point])
        shape.fillColor = None
        shape.strokeColor = _colour(colour)
        shape.strokeWidth = 0.5
        self.drawing.add(shape)

    def disc(
        self, at: Point, radius: float, *, fill: str, line: str | None = None, width: float = 1.4
    ) -> None:
        """Draw a circle."""
        shape = Circle(*at, radius)
        shape.fillColor = _colour(fill)
        shape.strokeColor = None if line is None else _colour(line)
        shape.strokeWidth = width
        self.drawing.add(shape)

    def square(self, at: Point, half: float, colour: str) -> None:
        """Draw a filled square around a point."""
        self._box((at[0] - half, at[1] - half), 2 * half, 2 * half, colour, radius=0)

    def bar(self, start: float, y: float, length: float, colour: str) -> None:
        """Draw a bar to the right, or to the left when its length is negative."""
        if abs(length) > _HAIRLINE:
            at = (min(start, start + length), y)
            self._box(at, abs(length), BAR, colour, radius=min(_RADIUS, abs(length) / 2))

    def column(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Draw a bar upwards, with a hair of room beside the next one."""
        if height > 0:
            self._box((x, y), max(width - _HAIRLINE, _HAIRLINE), height, colour, radius=0)

    def _box(self, at: Point, width: float, height: float, colour: str, *, radius: float) -> None:
        shape = Rect(*at, width, height, rx=radius, ry=radius)
        shape.fillColor = _colour(colour)
        shape.strokeColor = None
        self.drawing.add(shape)


def _colour(value: str) -> Color:
    return Color(*rgb(value))


def widest(face: Face, texts: Sequence[str]) -> float:
    """Return the width of the widest text in the size of chart words."""
    return max((face.width(text, SMALL) for text in texts), default=0.0)


def shorten(text: str, face: Face, size: float, width: float) -> str:
    """Return the text, ended with … where it would be wider than the width."""
    text = face.printable(text)
    if face.width(text, size) <= width:
        return text
    while text and face.width(f"{text}…", size) > width:
        text = text[:-1]
    return f"{text.rstrip()}…"


def in_two_lines(text: str, face: Face, size: float, width: float) -> list[str]:
    """Return the text in at most two lines of a width; what is left over ends in …."""
    words = face.printable(text).replace("\u00ad", "").split()
    first = ""
    while words and face.width(f"{first} {words[0]}".strip(), size) <= width:
        first = f"{first} {words.pop(0)}".strip()
    rest = shorten(" ".join(words), face, size, width)
    return [part for part in (first, rest) if part]
