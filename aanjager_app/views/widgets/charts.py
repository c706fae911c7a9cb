"""Charts on screen: the drawing that documents print, painted in the colours of the theme."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from aanjager_app.content import resources
from aanjager_app.views.theme import Theme
from aanjager_app.views.tokens import Colours, Size

if TYPE_CHECKING:
    from aanjager_app.documents.chart_data import Chart
    from aanjager_app.documents.style import HouseStyle

_SCALE = 1.35
"""Points of paper to pixels of screen: 8 points become the small size of the screen."""
_TYPE = 8
"""Points of the type in a drawing."""
_SMALLER = 0.92


class ChartView(QWidget):
    """Paints a chart; what it says in words is its accessible description."""

    def __init__(self, accessible_name: str, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName(accessible_name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._theme = theme
        self._chart: Chart | None = None
        self._shapes: list[Any] = []
        self._height = 0.0
        self._scale = _SCALE
        self._is_stale = False
        theme.changed.connect(self._mark_stale)

    def show_chart(self, chart: "Chart", description: str = "") -> None:
        """Show another chart."""
        self.setAccessibleDescription(description)
        if chart != self._chart:
            self._chart = chart
            self._height = 0.0
            self._mark_stale()
            self.updateGeometry()

    def fit(self, width: int, height: int, *, largest: int, least: int) -> None:
        """Draw as large as the room allows, with type between two heights in pixels."""
        if self._chart is None or width <= 0:
            return
        from aanjager_app.documents.charts import draw_chart  # noqa: PLC0415 - loads reportlab

        style, scale = screen_style(self._theme.colours), largest / _TYPE
        while scale * _TYPE > least:
            if draw_chart(self._chart, style, width / scale).height * scale <= height:
                break
            scale *= _SMALLER
        self._scale = scale
        self._height = 0.0
        self._mark_stale()
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as the drawing is."""
        return QSize(Size.CHART, self._pixels_high())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Narrower is drawn again; lower would be cut off."""
        return QSize(Size.LIST, self._pixels_high())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Draw for the new width, when it is painted: a layout asks for several on its way."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._mark_stale()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's
        """Paint the shapes of the drawing."""
        self._draw()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self._scale, self._scale)
        for shape in self._shapes:
            _PAINTERS[type(shape).__name__](painter, shape, self._height)
        painter.end()

    def _pixels_high(self) -> int:
        if not self._height:
            self._draw()
        return int(self._height * self._scale) + 1

    def _mark_stale(self) -> None:
        self._is_stale = True
        self.update()

    def _draw(self) -> None:
        if self._chart is None or not self._is_stale or self.width() <= 0:
            return
        from aanjager_app.documents.charts import draw_chart  # noqa: PLC0415 - loads reportlab

        self._is_stale = False
        width = self.width() / self._scale
        drawing = draw_chart(self._chart, screen_style(self._theme.colours), width)
        self._shapes = list(_flat(drawing.contents))
        before, self._height = self._height, float(drawing.height)
        if before and before != self._height:
            self.updateGeometry()


def screen_style(colours: Colours) -> "HouseStyle":
    """The style of documents in the colours of the window."""
    from dataclasses import replace  # noqa: PLC0415

    from aanjager_app.documents.style import Palette, house_style  # noqa: PLC0415

    shared = {name: getattr(colours, name) for name in Palette.__slots__ if hasattr(colours, name)}
    palette = replace(Palette(**shared), paper=colours.surface)
    return replace(house_style(resources()), palette=palette)


def _flat(shapes: Any) -> Iterator[Any]:  # noqa: ANN401 - shapes of reportlab
    for shape in shapes:
        if hasattr(shape, "contents"):
            yield from _flat(shape.contents)
        else:
            yield shape


def _colour(value: Any) -> QColor:  # noqa: ANN401
    return QColor.fromRgbF(value.red, value.green, value.blue)


def _set_pen(painter: QPainter, shape: Any) -> None:  # noqa: ANN401
    if shape.strokeColor is None or not shape.strokeWidth:
        painter.setPen(Qt.PenStyle.NoPen)
        return
    pen = QPen(_colour(shape.strokeColor), shape.strokeWidth)
    dash = getattr(shape, "strokeDashArray", None)
    if dash:
        pen.setDashPattern([part / shape.strokeWidth for part in dash])
    painter.setPen(pen)


def _set_brush(painter: QPainter, shape: Any) -> None:  # noqa: ANN401
    fill = getattr(shape, "fillColor", None)
    painter.setBrush(Qt.BrushStyle.NoBrush if fill is None else _colour(fill))


def _points(shape: Any, height: float) -> QPolygonF:  # noqa: ANN401
    flat = shape.points
    return QPolygonF([QPointF(flat[n], height - flat[n + 1]) for n in range(0, len(flat), 2)])


def _paint_rect(painter: QPainter, shape: Any, height: float) -> None:  # noqa: ANN401
    _set_pen(painter, shape)
    _set_brush(painter, shape)
    box = QRectF(shape.x, height - shape.y - shape.height, shape.width, shape.height)
    painter.drawRoundedRect(box, shape.rx or 0, shape.ry or 0)


def _paint_circle(painter: QPainter, shape: Any, height: float) -> None:  # noqa: ANN401
    _set_pen(painter, shape)
    _set_brush(painter, shape)
    painter.drawEllipse(QPointF(shape.cx, height - shape.cy), shape.r, shape.r)


def _paint_polygon(painter: QPainter, shape: Any, height: float) -> None:  # noqa: ANN401
    _set_pen(painter, shape)
    _set_brush(painter, shape)
    painter.drawPolygon(_points(shape, height))


def _paint_line(painter: QPainter, shape: Any, height: float) -> None:  # noqa: ANN401
    _set_pen(painter, shape)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(_points(shape, height))


def _paint_text(painter: QPainter, shape: Any, height: float) -> None:  # noqa: ANN401
    font = QFont(_family())
    font.setPointSizeF(1)
    font.setPixelSize(max(1, round(shape.fontSize)))
    font.setBold("Bold" in shape.fontName or "SemiBold" in shape.fontName)
    painter.setFont(font)
    painter.setPen(_colour(shape.fillColor))
    width = painter.fontMetrics().horizontalAdvance(shape.text)
    start = {"middle": -width / 2, "end": -width}.get(shape.textAnchor, 0.0)
    painter.drawText(QPointF(shape.x + start, height - shape.y), shape.text)


def _family() -> str:
    """The font that the drawing was measured with; loaded at the first chart."""
    name = "IBM Plex Sans"
    if name not in QFontDatabase.families():
        for path in sorted((resources() / "fonts").glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(path))
    return name


_PAINTERS = {
    "Rect": _paint_rect,
    "Circle": _paint_circle,
    "Polygon": _paint_polygon,
    "PolyLine": _paint_line,
    "String": _paint_text,
}
