"""What one sees on opening: which sheet, frozen headings, no grid."""

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from openpyxl import Workbook
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.worksheet.worksheet import Worksheet as Page

from aanjager_app.documents.opendocument.nodes import node

_FROZEN: Final = 2
_BOTTOM_LEFT, _BOTTOM_RIGHT, _TOP_RIGHT = 2, 3, 1


def settings(book: Workbook) -> Element:
    """The settings of the view."""
    tables = node(
        "config:config-item-map-named",
        {"config:name": "Tables"},
        *(
            node("config:config-item-map-entry", {"config:name": page.title}, *_page_items(page))
            for page in book.worksheets
        ),
    )
    view = node(
        "config:config-item-map-entry",
        {},
        _item("ViewId", "string", "view1"),
        tables,
        _item("ActiveTable", "string", book.worksheets[0].title),
        _item("ShowGrid", "boolean", "false"),
    )
    views = node("config:config-item-map-indexed", {"config:name": "Views"}, view)
    kept = node("config:config-item-set", {"config:name": "ooo:view-settings"}, views)
    return node("office:settings", {}, kept)


def _page_items(page: Page) -> Iterator[Element]:
    row, column = coordinate_to_tuple(page.freeze_panes) if page.freeze_panes else (1, 1)
    across, down = column - 1, row - 1
    active = _BOTTOM_RIGHT if across and down else _BOTTOM_LEFT if down else _TOP_RIGHT
    yield _item("HorizontalSplitMode", "short", _FROZEN if across else 0)
    yield _item("VerticalSplitMode", "short", _FROZEN if down else 0)
    yield _item("HorizontalSplitPosition", "int", across)
    yield _item("VerticalSplitPosition", "int", down)
    yield _item("ActiveSplitRange", "short", active if across or down else _BOTTOM_LEFT)
    yield _item("PositionLeft", "int", 0)
    yield _item("PositionRight", "int", across)
    yield _item("PositionTop", "int", 0)
    yield _item("PositionBottom", "int", down)
    yield _item("ShowGrid", "boolean", "true" if page.sheet_view.showGridLines else "false")


def _item(name: str, kind: str, value: object) -> Element:
    return node("config:config-item", {"config:name": name, "config:type": kind}, text=str(value))
