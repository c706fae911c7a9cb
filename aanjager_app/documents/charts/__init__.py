"""Charts: from data to a drawing, one for paper and screen.

Values are printed at the bars and lines themselves, so that no legend has to be looked up and
nothing rests on colour alone. Axes of values start at nought.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

from reportlab.graphics.shapes import Drawing

from aanjager_app.documents.blocks import (
    AmbitionWeb,
    BarChart,
    Chart,
    DivergingBars,
    Histogram,
    LineChart,
    Progress,
    Tornado,
)
from aanjager_app.documents.charts.bars import draw_bars, draw_diverging_bars
from aanjager_app.documents.charts.chain import draw_chain
from aanjager_app.documents.charts.lines import draw_lines
from aanjager_app.documents.charts.luck import draw_histogram, draw_tornado
from aanjager_app.documents.charts.web import draw_web
from aanjager_app.documents.style import HouseStyle

__all__ = ["draw_chart"]


def draw_chart(chart: Chart, style: HouseStyle, width: float) -> Drawing:
    """Return a chart as a drawing of a width in points; its height follows from the data."""
    return _DRAWERS[type(chart)](chart, style, width)


_DRAWERS: Final[Mapping[type[Any], Callable[[Any, HouseStyle, float], Drawing]]] = {
    BarChart: draw_bars,
    DivergingBars: draw_diverging_bars,
    Tornado: draw_tornado,
    Histogram: draw_histogram,
    LineChart: draw_lines,
    AmbitionWeb: draw_web,
    Progress: draw_chain,
}
