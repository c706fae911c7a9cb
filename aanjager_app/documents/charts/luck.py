"""What may come out: bars around the expected outcome, and how often each outcome came."""

from typing import Final

from reportlab.graphics.shapes import Drawing

from aanjager_app.documents.blocks import Histogram, Tornado
from aanjager_app.documents.charts.pen import BAR, LEADING, SMALL, Pen, shorten, widest
from aanjager_app.documents.style import HouseStyle
from aanjager_app.domain.dutch import format_euro

_ROW: Final = 22.0
_DROP: Final = 3.7
_HEIGHT: Final = 110.0
_FOOT: Final = 2 * LEADING + 6
_LEAST: Final = 40.0


def draw_tornado(chart: Tornado, style: HouseStyle, width: float) -> Drawing:
    """Return the bars, the amounts at both ends, and lines at the expected outcome and at zero."""
    pen = Pen(style, width, max(len(chart.bars), 1) * _ROW + LEADING + 8)
    faces, palette = pen.faces, pen.palette
    labels = min(widest(faces.regular, [bar.label for bar in chart.bars]) + 12, width * 0.36)
    ends = [end for bar in chart.bars for end in (bar.low, bar.high)]
    room = widest(faces.regular, [format_euro(end, decimals=False) for end in ends]) + 8
    least, most = min([*ends, chart.middle]), max([*ends, chart.middle])
    left = labels + room
    scale = max(width - left - room, _LEAST) / max(most - least, 1)

    def at(amount: int) -> float:
        return left + (amount - least) * scale

    top = pen.drawing.height - LEADING
    middle = at(chart.middle)
    pen.text((middle, top + 1), format_euro(chart.middle, decimals=False), anchor="middle")
    for number, bar in enumerate(chart.bars):
        y = top - (number + 1) * _ROW + (_ROW - BAR) / 2
        low, high = min(bar.low, bar.high), max(bar.low, bar.high)
        pen.text((0, y + _DROP), shorten(bar.label, faces.regular, SMALL, labels - 12))
        pen.bar(middle, y, at(low) - middle, palette.cost)
        pen.bar(middle, y, at(high) - middle, palette.benefit)
        pen.text((at(low) - 5, y + _DROP), format_euro(low, decimals=False), anchor="end")
        pen.text((at(high) + 5, y + _DROP), format_euro(high, decimals=False))
    foot = top - len(chart.bars) * _ROW
    pen.line([(middle, foot), (middle, top - 2)], colour=palette.muted, width=0.75)
    if least < 0 < most:
        pen.line([(at(0), foot), (at(0), top - 2)], colour=palette.text, width=0.75, dash=(2, 2))
    return pen.drawing


def draw_histogram(chart: Histogram, style: HouseStyle, width: float) -> Drawing:
    """Return columns, those below zero in the colour of costs, with amounts marked under them."""
    pen = Pen(style, width, _HEIGHT + _FOOT)
    palette = pen.palette
    least, most = chart.edges[0], chart.edges[-1]
    highest = max(chart.counts, default=0) or 1
    scale = width / ((most - least) or 1)
    for number, count in enumerate(chart.counts):
        start, end = chart.edges[number], chart.edges[number + 1]
        colour = palette.cost if (start + end) / 2 < 0 else palette.benefit
        pen.column(
            (start - least) * scale, _FOOT, (end - start) * scale, _column(count, highest), colour
        )
    pen.line([(0, _FOOT), (width, _FOOT)], colour=palette.muted)
    if least < 0 < most:
        zero = -least * scale
        pen.line([(zero, _FOOT), (zero, _FOOT + _HEIGHT)], colour=palette.text, dash=(2, 2))
    last = -width
    for amount, words in chart.marks:
        x = min(max((amount - least) * scale, 0), width)
        pen.line([(x, _FOOT - 4), (x, _FOOT)], colour=palette.text, width=0.75)
        half = widest(pen.faces.regular, [words]) / 2
        place = min(max(x, half), width - half)
        lower = place - half < last + 6
        pen.text((place, _FOOT - (LEADING * (2 if lower else 1)) - 3), words, anchor="middle")
        last = place + half
    return pen.drawing


def _column(count: int, highest: int) -> float:
    return count / highest * (_HEIGHT - 4)
