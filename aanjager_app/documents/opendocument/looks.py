"""How cells, rows and columns look: each look once, as a style of OpenDocument."""

from typing import Final, cast
from xml.etree.ElementTree import Element

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Color, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle

from aanjager_app.documents.opendocument.nodes import Attributes, node
from aanjager_app.documents.opendocument.numbers import TEXT, is_plain, number_styles

DEFAULT: Final = "Default"
FACE: Final = "Liberation Sans"
"""The letter that every LibreOffice has; that of the workbook comes with Excel alone."""
_SIZE: Final = 11
_AS_LARGE: Final = 10 / 11
"""At this size a figure is as wide as in the workbook."""
_AIR: Final = "0.06cm"
FRAME: Final = "tekening"
_LINES: Final = {"thin": "0.75pt solid", "medium": "1.5pt solid"}
_HORIZONTAL: Final = {"left": "start", "right": "end", "center": "center"}
_VERTICAL: Final = {"top": "top", "center": "middle", "bottom": "bottom"}
_INDENT_CM: Final = 0.3
_POINTS: Final = "{:g}pt"
_INCHES: Final = "{:.4f}in"
_PIXELS_A_CHARACTER: Final = 8.5
"""Excel has 7; a figure of the widest letter that LibreOffice falls back on fits in this."""
_PIXELS_AN_INCH: Final = 96


class Looks:
    """Gives names to looks, and writes them afterwards."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, bool], str] = {}
        self._numbers: dict[str, str] = {}
        self._sizes: dict[tuple[str, float | None], str] = {}
        self._conditional: dict[tuple[str, str, bool], str] = {}
        self._elements: list[Element] = []
        self._named: list[Element] = []

    def automatic(self) -> list[Element]:
        """The styles that the content uses."""
        bare = node("style:graphic-properties", {"draw:stroke": "none", "draw:fill": "none"})
        return [*self._elements, _style(FRAME, "graphic", bare)]

    def named(self) -> list[Element]:
        """The default look, and those that count while a condition is true."""
        default = _style(
            DEFAULT,
            "table-cell",
            node(
                "style:table-cell-properties",
                {"style:vertical-align": "bottom", "fo:padding": _AIR},
            ),
            node(
                "style:text-properties",
                {
                    "style:font-name": FACE,
                    "fo:font-size": _size(_SIZE),
                    "fo:language": "nl",
                    "fo:country": "NL",
                },
            ),
        )
        return [default, *self._named]

    def cell(self, cell: Cell | MergedCell, *, is_text: bool = False) -> str:
        """The look of a cell; `is_text` keeps what someone types in it a text."""
        key = (cell.style_id, is_text)
        if key not in self._cells:
            code = TEXT if is_text else cell.number_format
            name = f"ce{len(self._cells) + 1}"
            self._elements.append(
                _style(
                    name,
                    "table-cell",
                    *_cell_properties(cell),
                    **{
                        "style:parent-style-name": DEFAULT,
                        "style:data-style-name": self.number(code),
                    },
                )
            )
            self._cells[key] = name
        return self._cells[key]

    def number(self, code: str) -> str | None:
        """The style of a number format; None when it says nothing."""
        if is_plain(code):
            return None
        if code not in self._numbers:
            name = f"N{len(self._numbers) + 1}"
            self._elements.extend(number_styles(name, code))
            self._numbers[code] = name
        return self._numbers[code]

    def column(self, characters: float) -> str:
        """A column of some width."""
        inches = characters * _PIXELS_A_CHARACTER / _PIXELS_AN_INCH
        return self._size("column", characters, {"style:column-width": _INCHES.format(inches)})

    def row(self, points: float | None) -> str:
        """A row of some height, or as high as its texts need."""
        height = {} if points is None else {"style:row-height": _POINTS.format(points)}
        fits = "true" if points is None else "false"
        return self._size("row", points, {**height, "style:use-optimal-row-height": fits})

    def _size(self, kind: str, size: float | None, properties: Attributes) -> str:
        key = (kind, size)
        if key not in self._sizes:
            name = f"{kind[:2]}{len(self._sizes) + 1}"
            inner = node(f"style:table-{kind}-properties", properties)
            self._elements.append(_style(name, f"table-{kind}", inner))
            self._sizes[key] = name
        return self._sizes[key]

    def table(self, name: str, master: str, properties: Attributes) -> str:
        """The look of a sheet: its page, whether it shows, the colour of its tab."""
        inner = node("style:table-properties", properties)
        self._elements.append(_style(name, "table", inner, **{"style:master-page-name": master}))
        return name

    def conditional(self, look: DifferentialStyle) -> str:
        """The look of a cell while something is true."""
        font, fill = look.font or Font(), cast("PatternFill", look.fill or PatternFill())
        key = (_shade(font), _ground(fill, fill.bgColor), bool(font.b))
        if key not in self._conditional:
            colour, ground, is_bold = key
            name = f"Nadruk{len(self._conditional) + 1}"
            self._named.append(
                _style(
                    name,
                    "table-cell",
                    node("style:table-cell-properties", {"fo:background-color": ground or None}),
                    node(
                        "style:text-properties",
                        {"fo:color": colour or None, "fo:font-weight": "bold" if is_bold else None},
                    ),
                    **{"style:parent-style-name": DEFAULT},
                )
            )
            self._conditional[key] = name
        return self._conditional[key]


def _style(name: str, family: str, *children: Element, **more: str | None) -> Element:
    return node("style:style", {"style:name": name, "style:family": family, **more}, *children)


def _cell_properties(cell: Cell | MergedCell) -> list[Element]:
    # openpyxl gives what it calls proxies, with all that the thing itself has
    alignment, font = cast("Alignment", cell.alignment), cast("Font", cell.font)
    fill, border = cast("PatternFill", cell.fill), cast("Border", cell.border)
    horizontal = _HORIZONTAL.get(alignment.horizontal or "")
    cell_properties = {
        "fo:background-color": _ground(fill, fill.fgColor) or None,
        **_borders(border),
        "style:vertical-align": _VERTICAL.get(alignment.vertical or ""),
        "fo:wrap-option": "wrap" if alignment.wrap_text else None,
        "style:cell-protect": "protected" if cell.protection.locked else "none",
        "style:text-align-source": "fix" if horizontal else "value-type",
    }
    indent = f"{alignment.indent * _INDENT_CM:g}cm" if alignment.indent else None
    found = [node("style:table-cell-properties", cell_properties)]
    if horizontal:
        properties = {"fo:text-align": horizontal, "fo:margin-left": indent}
        found.append(node("style:paragraph-properties", properties))
    text = {
        "fo:font-size": _size(font.sz) if font.sz and font.sz != _SIZE else None,
        "fo:font-weight": "bold" if font.b else None,
        "fo:font-style": "italic" if font.i else None,
        "fo:color": _shade(font) or None,
    }
    if any(text.values()):
        found.append(node("style:text-properties", text))
    return found


def _size(points: float) -> str:
    return _POINTS.format(round(points * _AS_LARGE, 1))


def _borders(border: Border) -> dict[str, str | None]:
    sides = ("left", "right", "top", "bottom")
    return {f"fo:border-{side}": _line(getattr(border, side)) for side in sides}


def _line(side: Side | None) -> str | None:
    if side is None or side.style is None:
        return None
    return f"{_LINES[side.style]} {colour_of(side.color) or '#000000'}"


def _ground(fill: PatternFill, colour: Color) -> str:
    return colour_of(colour) if fill.fill_type == "solid" else ""


def _shade(font: Font) -> str:
    return colour_of(font.color)


def colour_of(colour: Color | None) -> str:
    """A colour as #rrggbb; empty when it is that of the theme."""
    if colour is None or colour.type != "rgb":
        return ""
    return f"#{str(colour.rgb)[-6:].lower()}"
