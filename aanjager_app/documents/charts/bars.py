"""Bars from zero: amounts, and costs against benefits."""

from decimal import Decimal
from typing import Final

from reportlab.graphics.shapes import Drawing

from aanjager_app.documents.blocks import BarChart, DivergingBars
from aanjager_app.documents.charts.pen import (
    BAR,
    LEADING,
    SMALL,
    Pen,
    in_two_lines,
    shorten,
    widest,
)
from aanjager_app.documents.style import HouseStyle
from aanjager_app.domain.dutch import format_euro

_ROW: Final = 24.0
_DROP: Final = 3.7  # from the foot of a bar to the baseline of its words
_NET: Final = "per saldo"
_ZERO: Final = Decimal(0)


def draw_bars(chart: BarChart, style: HouseStyle, width: float) -> Drawing:
    """Return horizontal bars with their value at the end."""
    pen = Pen(style, width, max(len(chart.bars), 1) * _ROW + 4)
    labels = min(widest(pen.faces.regular, [bar.label for bar in chart.bars]) + 12, width * 0.36)
    values = widest(pen.faces.bold, [bar.value_text for bar in chart.bars]) + 8
    high = max((bar.value for bar in chart.bars), default=_ZERO)
    low = min((bar.value for bar in chart.bars), default=_ZERO)
    high, low = max(high, _ZERO), min(low, _ZERO)
    left = labels + (values if low < 0 else 0.0)
    scale = (width - left - values) / float(high - low) if high > low else 0.0
    zero = left - float(low) * scale
    for index, bar in enumerate(chart.bars):
        y = pen.drawing.height - (index + 1) * _ROW + (_ROW - BAR) / 2 - 2
        length = float(bar.value) * scale
        negative = bar.value < 0
        _label(pen, bar.label, y, labels - 12)
        pen.bar(zero, y, length, pen.palette.cost if negative else pen.palette.benefit)
        end = zero + length + (-5 if negative else 5)
        anchor = "end" if negative else "start"
        pen.text((end, y + _DROP), bar.value_text, anchor=anchor, bold=True)  # type: ignore[arg-type]  # one of two
    _zero_line(pen, zero, pen.drawing.height - 2)
    return pen.drawing


def draw_diverging_bars(chart: DivergingBars, style: HouseStyle, width: float) -> Drawing:
    """Return costs left and benefits right of the zero line, and what remains in words."""
    pen = Pen(style, width, max(len(chart.parties), 1) * _ROW + 22)
    regular, bold = pen.faces.regular, pen.faces.bold
    costs = [format_euro(-party.costs, decimals=False) for party in chart.parties]
    benefits = [format_euro(party.benefits, decimals=False) for party in chart.parties]
    labels = min(widest(regular, [party.label for party in chart.parties]) + 12, width * 0.3)
    words = [*(party.net_text for party in chart.parties), _NET]
    nets = min(widest(bold, words) + 14, width * 0.28)
    left, right = widest(regular, costs) + 6, widest(regular, benefits) + 6
    most_cost = max((party.costs for party in chart.parties), default=0)
    most_benefit = max((party.benefits for party in chart.parties), default=0)
    scale = max(width - labels - nets - left - right, 40) / max(most_cost + most_benefit, 1)
    zero = labels + left + most_cost * scale
    top = pen.drawing.height - 9
    for at, text, anchor in (
        (zero - 6, chart.left_label, "end"),
        (zero + 6, chart.right_label, "start"),
        (width, _NET, "end"),
    ):
        pen.text((at, top), text, colour=pen.palette.muted, anchor=anchor)  # type: ignore[arg-type]  # one of two
    for index, party in enumerate(chart.parties):
        y = top - (index + 1) * _ROW + (_ROW - BAR) / 2 - 2
        _label(pen, party.label, y, labels - 12)
        cost, benefit = party.costs * scale, party.benefits * scale
        pen.bar(zero, y, -cost, pen.palette.cost)
        pen.bar(zero, y, benefit, pen.palette.benefit)
        pen.text((zero - cost - 5, y + _DROP), costs[index], anchor="end")
        pen.text((zero + benefit + 5, y + _DROP), benefits[index])
        net = shorten(party.net_text, bold, SMALL, nets)
        pen.text((width, y + _DROP), net, anchor="end", bold=True)
    _zero_line(pen, zero, top + 8)
    return pen.drawing


def _zero_line(pen: Pen, x: float, top: float) -> None:
    pen.line([(x, 2), (x, top)], colour=pen.palette.muted, width=0.75)


def _label(pen: Pen, text: str, y: float, width: float) -> None:
    lines = in_two_lines(text, pen.faces.regular, SMALL, width)
    top = y + BAR / 2 - SMALL * 0.35 + (len(lines) - 1) * LEADING / 2
    for index, line in enumerate(lines):
        pen.text((0, top - index * LEADING), line)
