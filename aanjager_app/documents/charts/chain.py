"""The chain of phases as a strip."""

from typing import Final

from reportlab.graphics.shapes import Drawing

from aanjager_app.documents.blocks import ChainStep, Progress
from aanjager_app.documents.charts.pen import Pen, in_two_lines
from aanjager_app.documents.style import HouseStyle

_HEIGHT: Final = 56.0
_LINE: Final = 42.0
_SIZE: Final = 7.0
_SOFT_HYPHEN: Final = "\u00ad"


def draw_chain(chart: Progress, style: HouseStyle, width: float) -> Drawing:
    """Return the drawing: done phases with a tick, the others with their number."""
    pen = Pen(style, width, _HEIGHT)
    room = width / max(len(chart.steps), 1)
    spots = [room * (index + 0.5) for index in range(len(chart.steps))]
    for index, step in enumerate(chart.steps[:-1]):
        done = step.number < chart.current
        pen.line(
            [(spots[index], _LINE), (spots[index + 1], _LINE)],
            colour=pen.palette.accent if done else pen.palette.line,
            width=2,
        )
    for x, step in zip(spots, chart.steps, strict=True):
        _circle(pen, x, step, chart.current)
        _name(pen, x, step, chart.current, room - 4)
    return pen.drawing


def _circle(pen: Pen, x: float, step: ChainStep, current: int) -> None:
    palette = pen.palette
    if step.number < current:
        pen.disc((x, _LINE), 9, fill=palette.accent, line=palette.accent)
        tick = [(x - 3.6, _LINE + 0.2), (x - 1, _LINE - 2.8), (x + 4, _LINE + 3)]
        pen.line(tick, colour=palette.on_accent, width=1.5)
        return
    now = step.number == current
    pen.disc(
        (x, _LINE), 9,
        fill=palette.accent_soft if now else palette.paper,
        line=palette.accent if now else palette.line,
    )  # fmt: skip
    colour = palette.accent if now else palette.muted
    pen.text((x, _LINE - 3), str(step.number), anchor="middle", colour=colour, bold=True)


def _name(pen: Pen, x: float, step: ChainStep, current: int, width: float) -> None:
    colour = pen.palette.text if step.number <= current else pen.palette.muted
    for number, line in enumerate(_label(pen, step.label, width)):
        pen.text(
            (x, 20 - number * 8.6), line,
            anchor="middle", colour=colour, size=_SIZE, bold=step.number == current,
        )  # fmt: skip


def _label(pen: Pen, label: str, width: float) -> list[str]:
    """Break a long compound at its soft hyphen, else between words."""
    whole = label.replace(_SOFT_HYPHEN, "")
    if _SOFT_HYPHEN in label and pen.faces.bold.width(whole, _SIZE) > width:
        head, _, tail = label.partition(_SOFT_HYPHEN)
        return [f"{head}-", tail.replace(_SOFT_HYPHEN, "")]
    return in_two_lines(label, pen.faces.bold, _SIZE, width)
