"""The web of ambitions: baseline and ambition per theme."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import cos, pi, sin
from typing import Final

from reportlab.graphics.shapes import Drawing

from aanjager_app.documents.blocks import AmbitionAxis, AmbitionWeb
from aanjager_app.documents.charts.pen import LEADING, SMALL, Anchor, Pen, Point, in_two_lines
from aanjager_app.documents.style import HouseStyle
from aanjager_app.domain.dutch import format_number

_LEAST_AXES: Final = 3
_RADIUS: Final = 84.0
_MOST_RINGS: Final = 5
_UPRIGHT: Final = 0.25  # less slanted than this, a label stands in the middle
_LABEL_WIDTH: Final = 130.0
_LEAST_LABEL: Final = 74.0  # room beside the web for a long word
_LEAST_RADIUS: Final = 40.0
_REACH: Final = 1.05  # how far a label stands from the middle, in radii


@dataclass(frozen=True, slots=True)
class _Look:
    """How one of the two lines is told apart, without its colour too."""

    colour: str
    width: float
    dash: tuple[float, ...] | None
    square: bool


def draw_web(chart: AmbitionWeb, style: HouseStyle, width: float) -> Drawing:
    """Return the drawing; with fewer than three themes a sentence instead."""
    count = len(chart.axes)
    if count < _LEAST_AXES:
        pen = Pen(style, width, 24)
        pen.text((0, 8), "Voor een web zijn drie of meer thema's nodig.", colour=pen.palette.muted)
        return pen.drawing
    radius = max(_LEAST_RADIUS, min(_RADIUS, (width / 2 - _LEAST_LABEL) / _REACH))
    pen = Pen(style, width, 2 * radius + 106)
    middle = (width / 2, pen.drawing.height / 2 + 9)

    def at(index: int, value: float) -> Point:
        angle = pi / 2 - 2 * pi * index / count
        length = radius * value / chart.maximum
        return middle[0] + length * cos(angle), middle[1] + length * sin(angle)

    rings = range(*_rings(chart.maximum))
    for ring in rings:
        pen.outline([at(index, ring) for index in range(count)], pen.palette.line)
    for index, axis in enumerate(chart.axes):
        pen.line([middle, at(index, chart.maximum)], colour=pen.palette.line)
        _label(pen, axis, at(index, chart.maximum * 1.1), pi / 2 - 2 * pi * index / count)
    ambition, baseline = _looks(pen)
    _closed_line(pen, [axis.ambition for axis in chart.axes], at, ambition)
    _closed_line(pen, [axis.baseline for axis in chart.axes], at, baseline)
    for ring in rings:
        x, y = at(0, ring)
        pen.text((x + 5, y - 2.4), str(ring), colour=pen.palette.muted, size=SMALL - 2)
    _key(pen, middle[0] - 92, baseline, "nulmeting")
    _key(pen, middle[0] + 12, ambition, "ambitie")
    return pen.drawing


def _rings(maximum: int) -> tuple[int, int, int]:
    """Return first, end and step of the rings: at most five, with the maximum among them."""
    steps = range(1, maximum + 1)
    step = next(step for step in steps if maximum % step == 0 and maximum // step <= _MOST_RINGS)
    return step, maximum + 1, step


def _looks(pen: Pen) -> tuple[_Look, _Look]:
    palette = pen.palette
    return (
        _Look(palette.benefit, 2, None, square=True),
        _Look(palette.cost, 1.6, (4, 2.5), square=False),
    )


def _label(pen: Pen, axis: AmbitionAxis, at: Point, angle: float) -> None:
    """Print theme and scores outside the web, turned away from it."""
    anchor: Anchor = "middle"
    if abs(cos(angle)) > _UPRIGHT:
        anchor = "start" if cos(angle) > 0 else "end"
    room = pen.drawing.width / 2 - abs(at[0] - pen.drawing.width / 2)
    wide = _LABEL_WIDTH if anchor == "middle" else min(_LABEL_WIDTH, room)
    lines = in_two_lines(axis.label, pen.faces.bold, SMALL, wide)
    high = (len(lines) + 1) * LEADING
    y = at[1] + high / 2 + sin(angle) * high / 2 - SMALL
    for line in lines:
        pen.text((at[0], y), line, anchor=anchor, bold=True)
        y -= LEADING
    pen.text((at[0], y), _scores(axis), colour=pen.palette.muted, anchor=anchor)


def _scores(axis: AmbitionAxis) -> str:
    now = "onbekend" if axis.baseline is None else format_number(axis.baseline)
    goal = "onbekend" if axis.ambition is None else format_number(axis.ambition)
    return f"nu {now}, ambitie {goal}"


def _closed_line(
    pen: Pen,
    values: Sequence[Decimal | None],
    at: Callable[[int, float], Point],
    look: _Look,
) -> None:
    """Draw a closed line; an unknown score leaves a gap."""
    spots = [
        None if value is None else at(index, float(value)) for index, value in enumerate(values)
    ]
    for start, end in zip(spots, [*spots[1:], spots[0]], strict=True):
        if start is not None and end is not None:
            pen.line([start, end], colour=look.colour, width=look.width, dash=look.dash)
    for spot in spots:
        if spot is not None:
            _dot(pen, spot, look)


def _dot(pen: Pen, spot: Point, look: _Look) -> None:
    if look.square:
        pen.square(spot, 3, look.colour)
    else:
        pen.disc(spot, 3, fill=pen.palette.paper, line=look.colour)


def _key(pen: Pen, x: float, look: _Look, text: str) -> None:
    pen.line([(x, 8), (x + 24, 8)], colour=look.colour, width=look.width, dash=look.dash)
    _dot(pen, (x + 12, 8), look)
    pen.text((x + 30, 5.2), text)
