"""Charts: from data to a drawing, one for paper and screen.

Values are printed at the bars and lines themselves, so that no legend has to be looked up and
nothing rests on colour alone. Axes of values start at nought.
"""

from reportlab.graphics.shapes import Drawing

from aanjager_app.documents.blocks import AmbitionWeb, BarChart, Chart, DivergingBars, LineChart
from aanjager_app.documents.charts.bars import draw_bars, draw_diverging_bars
from aanjager_app.documents.charts.chain import draw_chain
from aanjager_app.documents.charts.lines import draw_lines
from aanjager_app.documents.charts.web import draw_web
from aanjager_app.documents.style import HouseStyle

__all__ = ["draw_chart"]


def draw_chart(chart: Chart, style: HouseStyle, width: float) -> Drawing:
    """Return a chart as a drawing of a width in points; its height follows from the data."""
    if isinstance(chart, BarChart):
        return draw_bars(chart, style, width)
    if isinstance(chart, DivergingBars):
        return draw_diverging_bars(chart, style, width)
    if isinstance(chart, LineChart):
        return draw_lines(chart, style, width)
    if isinstance(chart, AmbitionWeb):
        return draw_web(chart, style, width)
    return draw_chain(chart, style, width)
