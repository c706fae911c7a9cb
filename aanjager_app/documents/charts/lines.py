"""Lines over time, such as the cumulative cash flow."""

from collections.abc import Sequence
from typing import Final

from reportlab.graphics.shapes import Drawing

from aanjager_app.documents.blocks import Line, LineChart, LinePoint
from aanjager_app.documents.charts.pen import LEADING, SMALL, Pen, Point, shorten, widest
from aanjager_app.documents.charts.scales import nice_ticks
from aanjager_app.documents.style import HouseStyle
from aanjager_app.domain.dutch import format_number

_DASHES: Final[tuple[tuple[float, ...] | None, ...]] = (None, (5, 2.5), (1.5, 2), (8, 2, 1.5, 2))
_HEIGHT: Final = 165.0
_FOOT: Final = 24.0
_STEPS: Final = (1, 2, 5, 10, 20, 25, 50, 100)
_MOST_YEARS: Final = 10


def draw_lines(chart: LineChart, style: HouseStyle, width: float) -> Drawing:
    """Return the drawing; nought is on the axis and its line is drawn darker."""
    pen = Pen(style, width, _HEIGHT + _FOOT + 22)
    points = [point for line in chart.lines for point in line.points]
    if not points:
        return pen.drawing
    ticks = nice_ticks(min(point.y for point in points), max(point.y for point in points))
    texts = [format_number(tick) for tick in ticks]
    left = widest(pen.faces.regular, texts) + 8
    right = min(
        widest(pen.faces.bold, [chart.x_label, *(line.label for line in chart.lines)]) + 14,
        width * 0.28,
    )
    first, last = min(point.x for point in points), max(point.x for point in points)
    across = (width - left - right) / max(last - first, 1)
    upward = _HEIGHT / float(ticks[-1] - ticks[0])

    def place(point: LinePoint) -> Point:
        return left + (point.x - first) * across, _FOOT + float(point.y - ticks[0]) * upward

    muted, palette = pen.palette.muted, pen.palette
    for tick, text in zip(ticks, texts, strict=True):
        y = _FOOT + float(tick - ticks[0]) * upward
        zero = tick == 0
        pen.line(
            [(left, y), (width - right, y)],
            colour=muted if zero else palette.line,
            width=0.9 if zero else 0.5,
        )
        pen.text((left - 6, y - 2.8), text, colour=muted, anchor="end")
    pen.text((0, pen.drawing.height - 9), chart.y_label, colour=muted)
    pen.text((width, 8), chart.x_label, colour=muted, anchor="end")
    for x in _marks(first, last):
        pen.text((left + (x - first) * across, 8), str(x), colour=muted, anchor="middle")
    _draw(pen, chart.lines, [[place(point) for point in line.points] for line in chart.lines])
    return pen.drawing


def _marks(first: int, last: int) -> list[int]:
    """Return round values of x that are far enough apart to be read."""
    fitting = (step for step in _STEPS if (last - first) / step <= _MOST_YEARS)
    step = next(fitting, max((last - first) // _MOST_YEARS, 1))
    return [x for x in range(first, last + 1) if x % step == 0] or [first]


def _draw(pen: Pen, lines: Sequence[Line], places: Sequence[Sequence[Point]]) -> None:
    """Draw each line with its own colour and dash, and its name at its end."""
    palette = pen.palette
    colours = (palette.benefit, palette.cost, palette.info, palette.text)
    taken: list[float] = []
    for index, (line, spots) in enumerate(zip(lines, places, strict=True)):
        if not spots:
            continue
        colour = colours[index % len(colours)]
        if len(spots) > 1:
            pen.line(spots, colour=colour, width=1.8, dash=_DASHES[index % len(_DASHES)])
        x, y = spots[-1]
        pen.disc((x, y), 2.6, fill=colour)
        while any(abs(y - other) < LEADING for other in taken):
            y += LEADING
        taken.append(y)
        room = pen.drawing.width - x - 8
        pen.text((x + 7, y - 2.8), shorten(line.label, pen.faces.bold, SMALL, room), bold=True)
