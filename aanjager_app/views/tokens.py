"""Design tokens: every colour, size and distance of the window, in light and dark.

No other file writes a colour or a number of pixels. Sizes are logical pixels: Qt multiplies them
by the scale of the screen. All pairs of text and ground have a contrast of at least 5.2.
"""

from dataclasses import dataclass
from enum import IntEnum
from typing import Final


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of one scheme, as #RRGGBB.

    Attributes:
        background: behind everything.
        surface, raised: cards; headers and fields on cards.
        line: hairlines and outlines.
        text, muted: words; words that matter less.
        accent, on_accent, accent_soft: the one green, text on it, its soft ground.
        warning, warning_soft: what is missing or late.
        danger: what went wrong.
        info, info_soft: what is good to know.
        rail, rail_text, rail_active: the dark rail on the left.
        cost, benefit: bars of charts.
    """

    background: str
    surface: str
    raised: str
    line: str
    text: str
    muted: str
    accent: str
    on_accent: str
    accent_soft: str
    warning: str
    warning_soft: str
    danger: str
    danger_soft: str
    info: str
    info_soft: str
    rail: str
    rail_text: str
    rail_active: str
    cost: str
    benefit: str


LIGHT: Final = Colours(
    background="#F4F6F2",
    surface="#FFFFFF",
    raised="#FBFCFA",
    line="#DDE3D9",
    text="#1C2A22",
    muted="#58695F",
    accent="#2C6E3F",
    on_accent="#FFFFFF",
    accent_soft="#E4F0E3",
    warning="#8A5300",
    warning_soft="#FBF0DC",
    danger="#A8261C",
    danger_soft="#FBE9E7",
    info="#1D5C88",
    info_soft="#E2EEF6",
    rail="#20382B",
    rail_text="#DCE8DF",
    rail_active="#37563F",
    cost="#C98A4B",
    benefit="#2C6E3F",
)

DARK: Final = Colours(
    background="#131917",
    surface="#1B2320",
    raised="#202A26",
    line="#2D3933",
    text="#E7EDE9",
    muted="#A0B1A7",
    accent="#7FC68D",
    on_accent="#10241A",
    accent_soft="#223A2B",
    warning="#E5B567",
    warning_soft="#3A2F1C",
    danger="#F2887F",
    danger_soft="#3B2321",
    info="#86BFE6",
    info_soft="#1D303E",
    rail="#0F1613",
    rail_text="#C9D6CD",
    rail_active="#22362B",
    cost="#B9803F",
    benefit="#7FC68D",
)


NIGHT: Final = "#000000"
"""A big screen that shows nothing, in either scheme."""


class Space(IntEnum):
    """Distances; nothing stands at any other."""

    NONE = 0
    XS = 4
    S = 8
    M = 12
    L = 16
    XL = 24


class TextSize(IntEnum):
    """Heights of type."""

    SMALL = 12
    BODY = 13
    CARD = 14
    TITLE = 22


class Size(IntEnum):
    """Heights and widths of parts that recur."""

    HAIRLINE = 1
    FOCUS = 2
    CORNER = 8
    SMALL_CORNER = 5
    ICON = 18
    CONTROL = 32
    ROW = 34
    BAR = 8
    RAIL = 208
    RAIL_NARROW = 56
    SEARCH = 430
    PREVIEW = 96
    DIALOG = 560
    FORM = 520
    LIST = 300
    CHART = 520


WINDOW_LEAST: Final = (720, 480)
"""The smallest window that still works."""

WINDOW_FIRST: Final = (1280, 720)
"""The window of a first start."""

NARROW: Final = 1180
"""A window narrower than this shows the rail as icons."""


class Stage(IntEnum):
    """Sizes on the big screen, in thousandths of its height: type of 40 is read at five metres."""

    TITLE = 68
    FIGURE = 104
    SENTENCE = 42
    SENTENCE_LEAST = 28
    WORDS = 34
    FOOT = 24
    CHART = 36
    CHART_LEAST = 22
    MARGIN = 60
    GAP = 28
