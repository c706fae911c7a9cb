"""Charts: each a small document of its own within the file, drawn from the cells of the sheets."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from xml.etree.ElementTree import Element

from openpyxl import Workbook
from openpyxl.chart import BarChart, LineChart
from openpyxl.utils.cell import coordinate_to_tuple

from aanjager_app.documents.opendocument.formulas import open_area
from aanjager_app.documents.opendocument.looks import FRAME
from aanjager_app.documents.opendocument.nodes import Attributes, node, paragraphs, part
from aanjager_app.documents.opendocument.numbers import number_styles

MEDIA_TYPE: Final = "application/vnd.oasis.opendocument.chart"
_LINE: Final = "0.06cm"
_TITLE: Final = {"fo:font-size": "13pt", "fo:font-weight": "bold", "fo:color": "#20382b"}
_SMALL: Final = {"fo:font-size": "9pt", "fo:color": "#58695f"}
_RULE: Final = "#dde3d9"
_NUMBERS: Final = "N1"
# What openpyxl calls a chart has no types of its own for what it is built of.
_Chart = Any


@dataclass(frozen=True, slots=True)
class DrawnChart:
    """A chart and where it goes.

    Attributes:
        sheet: the sheet that it stands on.
        place: row and column of the cell where it starts.
        frame: its frame, for that cell.
        folder: its folder in the file, such as `Object 1`.
        content: the document in that folder.
    """

    sheet: str
    place: tuple[int, int]
    frame: Element
    folder: str
    content: bytes


def drawn_charts(book: Workbook) -> Iterator[DrawnChart]:
    """All charts of a workbook.

    Raises:
        ValueError: there is a chart of another kind than lines or bars.
    """
    number = 0
    for page in book.worksheets:
        for chart in page._charts:  # type: ignore[attr-defined]  # noqa: SLF001 - there is no other way
            number += 1
            folder = f"Object {number}"
            yield DrawnChart(
                page.title,
                coordinate_to_tuple(chart.anchor),
                _frame(chart, folder),
                folder,
                _document(chart),
            )


def _size(chart: _Chart) -> dict[str, str]:
    return {"svg:width": f"{chart.width:g}cm", "svg:height": f"{chart.height:g}cm"}


def _frame(chart: _Chart, folder: str) -> Element:
    areas = " ".join(open_area(source).replace("$", "") for source in _sources(chart))
    return node(
        "draw:frame",
        {
            "draw:name": folder,
            "draw:style-name": FRAME,
            "draw:z-index": 0,
            "svg:x": "0cm",
            "svg:y": "0cm",
            **_size(chart),
        },
        node(
            "draw:object",
            {
                "draw:notify-on-update-of-ranges": areas,
                "xlink:href": f"./{folder}",
                "xlink:type": "simple",
                "xlink:show": "embed",
                "xlink:actuate": "onLoad",
            },
        ),
        # Read aloud instead of the picture; the cells beside it hold the figures.
        node("svg:title", text=_title(chart)),
    )


def _title(chart: _Chart) -> str:
    return str(chart.title.tx.rich.p[0].r[0].t)


def _sources(chart: _Chart) -> Iterator[str]:
    for series in chart.series:
        yield series.tx.strRef.f
        yield series.val.numRef.f
    yield _categories(chart)


def _categories(chart: _Chart) -> str:
    found = chart.series[0].cat
    return str((found.numRef or found.strRef).f)


def _document(chart: _Chart) -> bytes:
    if not isinstance(chart, LineChart | BarChart):
        message = f"a {type(chart).__name__} has no translation"
        raise TypeError(message)
    kind = "chart:line" if isinstance(chart, LineChart) else "chart:bar"
    styles, series = [], []
    for number, one in enumerate(chart.series, start=1):
        styles.append(_style(f"s{number}", *_series_look(one, kind)))
        series.append(
            node(
                "chart:series",
                {
                    "chart:style-name": f"s{number}",
                    "chart:class": kind,
                    "chart:values-cell-range-address": open_area(one.val.numRef.f),
                    "chart:label-cell-address": open_area(one.tx.strRef.f),
                },
            )
        )
    body = node(
        "chart:chart",
        {"chart:class": kind, "chart:style-name": "chart", "xlink:href": "..",
         "xlink:type": "simple", **_size(chart)},
        node("chart:title", {"chart:style-name": "title"}, *paragraphs(_title(chart))),
        *_legend(chart),
        node("chart:plot-area", {"chart:style-name": "plot"}, *_axes(chart), *series,
             node("chart:wall", {"chart:style-name": "wall"})),
    )  # fmt: skip
    looks = (
        *number_styles(_NUMBERS, _code(chart.y_axis) or _code(chart.x_axis)),
        *_looks(chart, kind),
        *styles,
    )
    return part(
        "office:document-content",
        node("office:automatic-styles", {}, *looks),
        node("office:body", {}, node("office:chart", {}, body)),
    )


def _legend(chart: _Chart) -> Iterator[Element]:
    if chart.legend is not None and len(chart.series) > 1:
        look = {"chart:legend-position": "bottom", "chart:style-name": "small"}
        yield node("chart:legend", look)


def _axes(chart: _Chart) -> Iterator[Element]:
    across = {"chart:dimension": "x", "chart:name": "primary-x", "chart:style-name": "across"}
    areas = {"table:cell-range-address": open_area(_categories(chart))}
    yield node("chart:axis", across, node("chart:categories", areas))
    up = {"chart:dimension": "y", "chart:name": "primary-y", "chart:style-name": "up"}
    grid = node("chart:grid", {"chart:class": "major", "chart:style-name": "grid"})
    yield node("chart:axis", up, *_axis_title(chart.y_axis), grid)


def _axis_title(axis: _Chart) -> Iterator[Element]:
    if axis.title is not None:
        words = paragraphs(str(axis.title.tx.rich.p[0].r[0].t))
        yield node("chart:title", {"chart:style-name": "small"}, *words)


def _code(axis: _Chart) -> str:
    """The number format of an axis; empty when it is that of the cells."""
    found = axis.number_format
    return "" if found is None else str(found.formatCode)


def _looks(chart: _Chart, kind: str) -> Iterator[Element]:
    yield _style("chart", _graphic({"draw:fill": "solid", "draw:fill-color": "#ffffff",
                                    "draw:stroke": "none"}))  # fmt: skip
    yield _style("title", _text(_TITLE))
    yield _style("small", _graphic({"draw:stroke": "none"}), _text(_SMALL))
    yield _style("wall", _graphic({"draw:fill": "none", "draw:stroke": "none"}))
    yield _style("grid", _graphic({"draw:stroke": "solid", "svg:stroke-color": _RULE}))
    is_lying = getattr(chart, "type", None) == "bar"
    plot = {
        "chart:vertical": "true" if is_lying else "false",
        "chart:symbol-type": "none" if kind == "chart:line" else None,
        "chart:gap-width": getattr(chart, "gapWidth", None),
        "chart:overlap": getattr(chart, "overlap", None),
        "chart:treat-empty-cells": "leave-gap",
    }
    yield _style("plot", _chart(plot))
    yield _axis("across", chart.x_axis)
    yield _axis("up", chart.y_axis)


def _axis(name: str, axis: _Chart) -> Element:
    is_money = bool(_code(axis))
    properties = {
        "chart:display-label": "true",
        "chart:axis-label-position": "outside-start" if axis.tickLblPos == "low" else None,
        "chart:reverse-direction": "true" if axis.scaling.orientation == "maxMin" else None,
        "chart:link-data-style-to-source": "false" if is_money else "true",
    }
    number = {"style:data-style-name": _NUMBERS} if is_money else {}
    line = _graphic({"draw:stroke": "solid", "svg:stroke-color": _RULE})
    return _style(name, _chart(properties), line, _text(_SMALL), **number)


def _series_look(series: _Chart, kind: str) -> Iterator[Element]:
    look = series.graphicalProperties
    if kind == "chart:line":
        yield _chart({"chart:symbol-type": "none"})
        colour = f"#{look.line.solidFill.srgbClr.lower()}"
        yield _graphic({"draw:stroke": "solid", "svg:stroke-color": colour,
                        "svg:stroke-width": _LINE})  # fmt: skip
    else:
        colour = f"#{look.solidFill.srgbClr.lower()}"
        yield _graphic({"draw:fill": "solid", "draw:fill-color": colour, "draw:stroke": "none"})


def _style(name: str, *children: Element, **more: str) -> Element:
    return node("style:style", {"style:name": name, "style:family": "chart", **more}, *children)


def _chart(properties: Attributes) -> Element:
    return node("style:chart-properties", properties)


def _graphic(properties: Attributes) -> Element:
    return node("style:graphic-properties", properties)


def _text(properties: Attributes) -> Element:
    return node("style:text-properties", properties)
