"""Charts: from data to a drawing, one for paper and screen.

Values are printed at the bars and lines themselves, so that no legend has to be looked up and
nothing rests on colour alone. Axes of values start at nought.
"""

from collections.abc import Sequence
from decimal import Decimal
from functools import singledispatch
from math import cos, pi, sin
from typing import Final

from reportlab.graphics.shapes import (
    Circle,
    Drawing,
    Line,
    Polygon,
    PolyLine,
    Rect,
    Shape,
    String,
)
from reportlab.lib.colors import Color

from aanjager_app.documents.blocks import (
    AmbitionAxis,
    AmbitionWeb,
    BarChart,
    Chart,
    DivergingBars,
    LineChart,
    LinePoint,
    Progress,
)
from aanjager_app.documents.blocks import Line as LineData
from aanjager_app.documents.pdf.fonts import Face, Faces, faces_of
from aanjager_app.documents.scales import nice_ticks
from aanjager_app.documents.style import HouseStyle, Palette, rgb
from aanjager_app.domain.dutch import format_euro, format_number

_SMALL: Final = 8.0
_LEADING: Final = 10.0
_BAR: Final = 13.0
_ROW: Final = 24.0
_RADIUS: Final = 2.5


class Pen:
    """Adds shapes to a drawing in the fonts and colours of a style."""

    def __init__(self, style: HouseStyle, width: float, height: float) -> None:
        self.palette: Palette = style.palette
        self.faces: Faces = faces_of(style.fonts)
        self.drawing = Drawing(width, height)
        # else the drawing starts in Helvetica, which is not embedded
        self.drawing.initialFontName = self.faces.regular.name

    def add(self, shape: Shape) -> None:
        """Add a shape on top."""
        self.drawing.add(shape)

    def text(
        self,
        at: tuple[float, float],
        text: str,
        *,
        colour: str = "",
        anchor: str = "start",
        size: float = _SMALL,
        bold: bool = False,
    ) -> None:
        """Print a line of text."""
        face = self.faces.bold if bold else self.faces.regular
        label = String(*at, face.printable(text).replace("\n", " "))
        label.fontName = face.name
        label.fontSize = size
        label.fillColor = _colour(colour or self.palette.text)
        label.textAnchor = anchor
        self.add(label)

    def line(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        *,
        colour: str,
        width: float = 0.5,
    ) -> None:
        """Draw a line."""
        self.add(Line(*start, *end, strokeColor=_colour(colour), strokeWidth=width))

    def bar(self, start: float, y: float, length: float, colour: str) -> None:
        """Draw a bar to the right, or to the left when its length is negative."""
        if abs(length) < 0.3:  # noqa: PLR2004 - thinner than a hairline
            return
        radius = min(_RADIUS, abs(length) / 2)
        self.add(
            Rect(
                min(start, start + length), y, abs(length), _BAR,
                rx=radius, ry=radius, fillColor=_colour(colour), strokeColor=None,
            )
        )  # fmt: skip


def _colour(value: str) -> Color:
    return Color(*rgb(value))


def shorten(text: str, face: Face, size: float, width: float) -> str:
    """Return the text, ended with … where it would be wider than the width."""
    if face.width(text, size) <= width:
        return text
    while text and face.width(f"{text}…", size) > width:
        text = text[:-1]
    return f"{text.rstrip()}…"


def in_two_lines(text: str, face: Face, size: float, width: float) -> list[str]:
    """Return the text in at most two lines of a width; what is left over ends in …."""
    words = face.printable(text).replace("\n", " ").split()
    first = ""
    while words and face.width(f"{first} {words[0]}".strip(), size) <= width:
        first = f"{first} {words.pop(0)}".strip()
    if not first:
        return [shorten(" ".join(words), face, size, width)]
    return [first, shorten(" ".join(words), face, size, width)] if words else [first]


@singledispatch
def draw_chart(chart: Chart, style: HouseStyle, width: float) -> Drawing:
    """Return a chart as a drawing of a width in points; its height follows from the data."""
    msg = f"no drawing for {type(chart).__name__}"
    raise TypeError(msg)


# ---------------------------------------------------------------- bars


def _row_label(pen: Pen, text: str, y: float, width: float) -> None:
    lines = in_two_lines(text, pen.faces.regular, _SMALL, width)
    top = y + _BAR / 2 - _SMALL * 0.35 + (len(lines) - 1) * _LEADING / 2
    for index, line in enumerate(lines):
        pen.text((0, top - index * _LEADING), line)


def _widest(face: Face, texts: Sequence[str]) -> float:
    return max((face.width(text, _SMALL) for text in texts), default=0.0)


@draw_chart.register
def _bars(chart: BarChart, style: HouseStyle, width: float) -> Drawing:
    pen = Pen(style, width, max(len(chart.bars), 1) * _ROW + 4)
    regular = pen.faces.regular
    labels = min(_widest(regular, [bar.label for bar in chart.bars]) + 12, width * 0.34)
    values = _widest(pen.faces.bold, [bar.value_text for bar in chart.bars]) + 8
    high = max((bar.value for bar in chart.bars), default=Decimal(0))
    low = min((bar.value for bar in chart.bars), default=Decimal(0))
    high, low = max(high, Decimal(0)), min(low, Decimal(0))
    left_room = values if low < 0 else 0.0
    room = width - labels - values - left_room
    scale = room / float(high - low) if high > low else 0.0
    zero = labels + left_room - float(low) * scale
    for index, bar in enumerate(chart.bars):
        y = pen.drawing.height - (index + 1) * _ROW + (_ROW - _BAR) / 2 - 2
        length = float(bar.value) * scale
        _row_label(pen, bar.label, y, labels - 12)
        pen.bar(zero, y, length, pen.palette.cost if bar.value < 0 else pen.palette.benefit)
        end, anchor = (zero + length - 5, "end") if bar.value < 0 else (zero + length + 5, "start")
        pen.text((end, y + 3.6), bar.value_text, anchor=anchor, bold=True)
    pen.line((zero, 2), (zero, pen.drawing.height - 2), colour=pen.palette.muted, width=0.75)
    return pen.drawing


@draw_chart.register
def _diverging(chart: DivergingBars, style: HouseStyle, width: float) -> Drawing:
    pen = Pen(style, width, max(len(chart.parties), 1) * _ROW + 22)
    faces = pen.faces
    costs = [format_euro(-party.costs, decimals=False) for party in chart.parties]
    benefits = [format_euro(party.benefits, decimals=False) for party in chart.parties]
    labels = min(_widest(faces.regular, [party.label for party in chart.parties]) + 12, width * 0.3)
    nets = min(
        _widest(faces.bold, [*(party.net_text for party in chart.parties), "per saldo"]) + 14,
        width * 0.28,
    )
    left, right = _widest(faces.regular, costs) + 6, _widest(faces.regular, benefits) + 6
    most_cost = max((party.costs for party in chart.parties), default=0)
    most_benefit = max((party.benefits for party in chart.parties), default=0)
    room = max(width - labels - nets - left - right, 40)
    scale = room / max(most_cost + most_benefit, 1)
    zero = labels + left + most_cost * scale
    top = pen.drawing.height - 9
    pen.text((zero - 6, top), chart.left_label, colour=pen.palette.muted, anchor="end")
    pen.text((zero + 6, top), chart.right_label, colour=pen.palette.muted)
    pen.text((width, top), "per saldo", colour=pen.palette.muted, anchor="end")
    for index, party in enumerate(chart.parties):
        y = top - (index + 1) * _ROW + (_ROW - _BAR) / 2 - 2
        _row_label(pen, party.label, y, labels - 12)
        pen.bar(zero, y, -party.costs * scale, pen.palette.cost)
        pen.bar(zero, y, party.benefits * scale, pen.palette.benefit)
        pen.text((zero - party.costs * scale - 5, y + 3.6), costs[index], anchor="end")
        pen.text((zero + party.benefits * scale + 5, y + 3.6), benefits[index])
        net = shorten(party.net_text, faces.bold, _SMALL, nets)
        pen.text((width, y + 3.6), net, anchor="end", bold=True)
    pen.line((zero, 2), (zero, top + 8), colour=pen.palette.muted, width=0.75)
    return pen.drawing


# ---------------------------------------------------------------- lines

_DASHES: Final[tuple[list[float] | None, ...]] = (None, [5, 2.5], [1.5, 2], [8, 2, 1.5, 2])
_PLOT_HEIGHT: Final = 170.0


def _series_colours(palette: Palette) -> tuple[str, ...]:
    return palette.benefit, palette.cost, palette.info, palette.text


@draw_chart.register
def _lines(chart: LineChart, style: HouseStyle, width: float) -> Drawing:
    pen = Pen(style, width, _PLOT_HEIGHT + 42)
    points = [point for line in chart.lines for point in line.points]
    if not points:
        return pen.drawing
    ticks = nice_ticks(min(point.y for point in points), max(point.y for point in points))
    texts = [format_number(tick) for tick in ticks]
    left = _widest(pen.faces.regular, texts) + 8
    names = [line.label for line in chart.lines]
    right = min(_widest(pen.faces.bold, names) + 10, width * 0.28)
    first, last = min(point.x for point in points), max(point.x for point in points)
    across = (width - left - right) / max(last - first, 1)
    low, high = ticks[0], ticks[-1]
    upward = _PLOT_HEIGHT / float(high - low)

    def place(point: LinePoint) -> tuple[float, float]:
        return left + (point.x - first) * across, 26 + float(point.y - low) * upward

    palette = pen.palette
    for tick, text in zip(ticks, texts, strict=True):
        y = 26 + float(tick - low) * upward
        zero = tick == 0
        colour, thick = (palette.muted, 0.9) if zero else (palette.line, 0.5)
        pen.line((left, y), (width - right, y), colour=colour, width=thick)
        pen.text((left - 6, y - 2.8), text, colour=palette.muted, anchor="end")
    pen.text((0, _PLOT_HEIGHT + 34), chart.y_label, colour=palette.muted)
    _years(pen, (first, last), (left, across), chart.x_label)
    _draw_lines(pen, chart.lines, [[place(point) for point in line.points] for line in chart.lines])
    return pen.drawing


def _years(pen: Pen, span: tuple[int, int], across: tuple[float, float], label: str) -> None:
    """Print whole values of x that are far enough apart to be read."""
    first, last = span
    step = next(
        (step for step in (1, 2, 5, 10, 20, 25, 50, 100) if (last - first) / step <= 10), 250
    )
    marks = [x for x in range(first, last + 1) if x % step == 0 or x == first]
    if len(marks) > 1 and marks[1] - marks[0] < step / 2:
        del marks[1]
    for index, x in enumerate(marks):
        text = f"{label} {x}" if index == 0 else str(x)
        at = (across[0] + (x - first) * across[1], 10.0)
        pen.text(at, text, colour=pen.palette.muted, anchor="middle" if index else "start")


def _draw_lines(
    pen: Pen, lines: Sequence[LineData], places: Sequence[Sequence[tuple[float, float]]]
) -> None:
    """Draw each line with its own colour and dash, and its name at its end."""
    taken: list[float] = []
    for index, (line, spots) in enumerate(zip(lines, places, strict=True)):
        if not spots:
            continue
        colour = _series_colours(pen.palette)[index % 4]
        if len(spots) > 1:
            poly = PolyLine([part for spot in spots for part in spot])
            poly.strokeColor = _colour(colour)
            poly.strokeWidth = 1.8
            poly.strokeLineJoin = 1
            poly.strokeDashArray = _DASHES[index % 4]
            pen.add(poly)
        x, y = spots[-1]
        pen.add(Circle(x, y, 2.6, fillColor=_colour(colour), strokeColor=None))
        while any(abs(y - other) < _LEADING for other in taken):
            y += _LEADING
        taken.append(y)
        room = pen.drawing.width - x - 8
        pen.text((x + 7, y - 2.8), shorten(line.label, pen.faces.bold, _SMALL, room), bold=True)


# ---------------------------------------------------------------- ambition web

_LEAST_AXES: Final = 3
_RADIUS_OF_WEB: Final = 88.0


@draw_chart.register
def _web(chart: AmbitionWeb, style: HouseStyle, width: float) -> Drawing:
    count = len(chart.axes)
    if count < _LEAST_AXES:
        return _too_few(style, width)
    height = 2 * _RADIUS_OF_WEB + 84
    pen = Pen(style, width, height)
    centre = (width / 2, height / 2 + 10)
    palette = pen.palette

    def at(index: int, value: float) -> tuple[float, float]:
        angle = pi / 2 - 2 * pi * index / count
        length = _RADIUS_OF_WEB * value / chart.maximum
        return centre[0] + length * cos(angle), centre[1] + length * sin(angle)

    for ring in range(1, chart.maximum + 1):
        corners = [part for index in range(count) for part in at(index, ring)]
        pen.add(
            Polygon(corners, fillColor=None, strokeColor=_colour(palette.line), strokeWidth=0.5)
        )
        pen.text(
            (centre[0] + 3, at(0, ring)[1] - 7), str(ring), colour=palette.muted, size=_SMALL - 2
        )
    for index, axis in enumerate(chart.axes):
        pen.line(centre, at(index, chart.maximum), colour=palette.line)
        _axis_label(pen, axis, at(index, chart.maximum + 0.45), centre[0])
    _web_line(pen, [axis.ambition for axis in chart.axes], at, "ambition")
    _web_line(pen, [axis.baseline for axis in chart.axes], at, "baseline")
    _web_key(pen, centre[0])
    return pen.drawing


def _axis_label(pen: Pen, axis: AmbitionAxis, at: tuple[float, float], middle: float) -> None:
    x, y = at
    anchor = "middle" if abs(x - middle) < 12 else ("start" if x > middle else "end")  # noqa: PLR2004
    room = x - 4 if anchor == "end" else pen.drawing.width - x - 4
    lines = in_two_lines(axis.label, pen.faces.bold, _SMALL, min(max(room, 60), 120))
    y += (len(lines) * _LEADING) / 2 if anchor != "middle" else (4 if y > _RADIUS_OF_WEB else -8)
    if anchor == "middle" and y > _RADIUS_OF_WEB:
        y += len(lines) * _LEADING
    for line in lines:
        pen.text((x, y - 2), line, anchor=anchor, bold=True)
        y -= _LEADING
    pen.text((x, y - 2), _axis_words(axis), colour=pen.palette.muted, anchor=anchor)


def _axis_words(axis: AmbitionAxis) -> str:
    now = "?" if axis.baseline is None else format_number(axis.baseline)
    goal = "?" if axis.ambition is None else format_number(axis.ambition)
    return f"nu {now}, ambitie {goal}"


def _web_line(pen: Pen, values: Sequence[Decimal | None], at, kind: str) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    """Draw one closed line; unknown scores leave a gap."""
    ambition = kind == "ambition"
    colour = _colour(pen.palette.benefit if ambition else pen.palette.cost)
    known = [
        None if value is None else at(index, float(value)) for index, value in enumerate(values)
    ]
    pairs = zip(known, [*known[1:], known[0]], strict=True)
    for start, end in pairs:
        if start is not None and end is not None:
            pen.add(
                Line(
                    *start, *end, strokeColor=colour, strokeWidth=2 if ambition else 1.6,
                    strokeDashArray=None if ambition else [4, 2.5], strokeLineCap=1,
                )
            )  # fmt: skip
    for spot in known:
        if spot is not None:
            pen.add(_web_point(spot, colour, kind))


def _web_point(spot: tuple[float, float], colour: Color, kind: str) -> Shape:
    if kind == "ambition":
        return Rect(
            spot[0] - 3, spot[1] - 3, 6, 6, fillColor=colour, strokeColor=None, strokeWidth=0
        )
    return Circle(*spot, 3, fillColor=Color(1, 1, 1), strokeColor=colour, strokeWidth=1.4)


def _web_key(pen: Pen, middle: float) -> None:
    palette = pen.palette
    for x, kind, text in (
        (middle - 92, "baseline", "nulmeting"),
        (middle + 12, "ambition", "ambitie"),
    ):
        ambition = kind == "ambition"
        colour = _colour(palette.benefit if ambition else palette.cost)
        pen.add(
            Line(
                x, 8, x + 24, 8, strokeColor=colour, strokeWidth=2 if ambition else 1.6,
                strokeDashArray=None if ambition else [4, 2.5],
            )
        )  # fmt: skip
        pen.add(_web_point((x + 12, 8), colour, kind))
        pen.text((x + 30, 5.2), text)


def _too_few(style: HouseStyle, width: float) -> Drawing:
    pen = Pen(style, width, 24)
    pen.text((0, 8), "Voor een web zijn drie of meer thema's nodig.", colour=pen.palette.muted)
    return pen.drawing


# ---------------------------------------------------------------- the chain


@draw_chart.register
def _progress(chart: Progress, style: HouseStyle, width: float) -> Drawing:
    pen = Pen(style, width, 56)
    palette = pen.palette
    room = width / max(len(chart.steps), 1)
    y = 40.0
    spots = [room * (index + 0.5) for index in range(len(chart.steps))]
    for index, step in enumerate(chart.steps[:-1]):
        done = step.number < chart.current
        pen.line(
            (spots[index], y), (spots[index + 1], y),
            colour=palette.accent if done else palette.line, width=2,
        )  # fmt: skip
    for x, step in zip(spots, chart.steps, strict=True):
        done, now = step.number < chart.current, step.number == chart.current
        fill = palette.accent if done else (palette.accent_soft if now else palette.paper)
        edge = palette.accent if done or now else palette.line
        pen.add(
            Circle(x, y, 9, fillColor=_colour(fill), strokeColor=_colour(edge), strokeWidth=1.4)
        )
        if done:
            tick = PolyLine([x - 3.6, y + 0.2, x - 1, y - 2.8, x + 4, y + 3])
            tick.strokeColor = _colour(palette.on_accent)
            tick.strokeWidth = 1.5
            pen.add(tick)
        else:
            colour = palette.accent if now else palette.muted
            pen.text((x, y - 3), str(step.number), anchor="middle", colour=colour, bold=True)
        colour = palette.text if done or now else palette.muted
        for line_number, line in enumerate(_step_label(pen, step.label, room - 4)):
            pen.text(
                (x, 20 - line_number * 8.6), line,
                anchor="middle", colour=colour, size=7, bold=now,
            )  # fmt: skip
    return pen.drawing


def _step_label(pen: Pen, label: str, width: float) -> list[str]:
    """Break a long compound at its soft hyphen, else before a word."""
    if pen.faces.bold.width(label.replace("\u00ad", ""), 7) <= width:
        return [label.replace("\u00ad", "")]
    if "\u00ad" in label:
        head, _, tail = label.partition("\u00ad")
        return [f"{head}-", tail.replace("\u00ad", "")]
    return in_two_lines(label, pen.faces.bold, 7, width)
