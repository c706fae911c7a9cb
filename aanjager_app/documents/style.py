"""The house style: each colour, font and size of a document, in one place.

The colours are the light tokens of the application's look. An organisation may put its own
accent, logo and name in; a colour that can't be read is refused.
"""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from aanjager_app.domain.errors import DomainError

# WCAG 2.1, success criterion 1.4.3: normal text
_LEAST_CONTRAST: Final = 4.5
_GREY_KNEE: Final = 0.03928
_MM: Final = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as #RRGGBB."""

    text: str = "#1C2A22"
    muted: str = "#58695F"
    line: str = "#DDE3D9"
    paper: str = "#FFFFFF"
    background: str = "#F4F6F2"
    accent: str = "#2C6E3F"
    on_accent: str = "#FFFFFF"
    accent_soft: str = "#E4F0E3"
    warning: str = "#8A5300"
    warning_soft: str = "#FBF0DC"
    danger: str = "#A8261C"
    info: str = "#1D5C88"
    info_soft: str = "#E2EEF6"
    rail: str = "#20382B"
    rail_text: str = "#DCE8DF"
    cost: str = "#C98A4B"
    benefit: str = "#2C6E3F"
    motif: tuple[str, ...] = ("#2A4837", "#2C6E3F", "#3F8A55", "#C98A4B", "#DCE8DF")


@dataclass(frozen=True, slots=True)
class FontFamily:
    """Four TrueType files that are embedded in each document."""

    name: str
    regular: Path
    italic: Path
    bold: Path
    bold_italic: Path


@dataclass(frozen=True, slots=True)
class Sizes:
    """Type sizes and leadings in points; `scale` sets a page that has to fit tighter."""

    body: float = 9.6
    leading: float = 14.2
    small: float = 8.0
    small_leading: float = 11.2
    table: float = 8.6
    table_leading: float = 11.8
    heading: tuple[float, float, float] = (20.0, 13.0, 10.4)
    heading_leading: tuple[float, float, float] = (25.0, 17.0, 14.6)
    tile: float = 19.0
    overline: float = 7.4
    cover_title: float = 34.0

    def compact(self) -> "Sizes":
        """Return the sizes for a document of a page or two, without a cover."""
        return replace(self, heading=(14.5, 11.6, 10.0), heading_leading=(18.5, 15.4, 14.0))

    def scaled(self, factor: float) -> "Sizes":
        """Return the same sizes, times a factor."""
        one, two, three = (size * factor for size in self.heading)
        lead_one, lead_two, lead_three = (leading * factor for leading in self.heading_leading)
        return Sizes(
            body=self.body * factor,
            leading=self.leading * factor,
            small=self.small * factor,
            small_leading=self.small_leading * factor,
            table=self.table * factor,
            table_leading=self.table_leading * factor,
            heading=(one, two, three),
            heading_leading=(lead_one, lead_two, lead_three),
            tile=self.tile * factor,
            overline=self.overline,
            cover_title=self.cover_title,
        )


@dataclass(frozen=True, slots=True)
class PageGrid:
    """An A4 page and its margins, in points."""

    width: float = 210 * _MM
    height: float = 297 * _MM
    left: float = 25 * _MM
    right: float = 25 * _MM
    top: float = 30 * _MM
    bottom: float = 27 * _MM

    @property
    def text_width(self) -> float:
        """Width of the column of text."""
        return self.width - self.left - self.right

    @property
    def text_height(self) -> float:
        """Height of the column of text."""
        return self.height - self.top - self.bottom


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """How documents of one organisation look.

    Attributes:
        fonts: The family all text is set in.
        icc_profile: The fixed sRGB profile that the output intent embeds.
        palette: The colours.
        sizes: Type sizes.
        grid: Page and margins.
        organisation: Name on the cover when the document names none.
        logo: PNG or JPEG for the cover, or None.
    """

    fonts: FontFamily
    icc_profile: Path
    palette: Palette = field(default_factory=Palette)
    sizes: Sizes = field(default_factory=Sizes)
    grid: PageGrid = field(default_factory=PageGrid)
    organisation: str = ""
    logo: bytes | None = field(default=None, repr=False)

    def with_accent(self, colour: str) -> "HouseStyle":
        """Return this style with the accent of an organisation.

        Raises:
            DomainError: `contrast_too_low` when white text on it or the colour on paper
                can't be read.
        """
        if contrast(colour, self.palette.paper) < _LEAST_CONTRAST:
            raise DomainError(
                "contrast_too_low",
                f"De kleur {colour} is te licht: tekst in die kleur is op wit papier niet goed "
                "te lezen. Kies een donkerdere kleur.",
                "accent",
            )
        return replace(self, palette=replace(self.palette, accent=colour))


def house_style(
    resources: Path, *, organisation: str = "", logo: bytes | None = None
) -> HouseStyle:
    """Return the style that ships with the application.

    Args:
        resources: Folder `resources` of the application.
        organisation: Name of the user's organisation.
        logo: Its logo.
    """
    fonts = resources / "fonts"
    return HouseStyle(
        FontFamily(
            "IBMPlexSans",
            fonts / "IBMPlexSans-Regular.ttf",
            fonts / "IBMPlexSans-Italic.ttf",
            fonts / "IBMPlexSans-SemiBold.ttf",
            fonts / "IBMPlexSans-SemiBoldItalic.ttf",
        ),
        resources / "colour" / "sRGB.icc",
        organisation=organisation,
        logo=logo,
    )


def rgb(colour: str) -> tuple[float, float, float]:
    """Return red, green and blue of #RRGGBB as numbers from 0 to 1.

    Raises:
        DomainError: `not_a_colour`.
    """
    digits = colour.removeprefix("#")
    try:
        value = int(digits, 16) if len(digits) == 6 else -1  # noqa: PLR2004 - RRGGBB
    except ValueError:
        value = -1
    if value < 0:
        raise DomainError(
            "not_a_colour",
            f"{colour!r} is geen kleur. Schrijf een kleur als #2C6E3F.",
            "accent",
        )
    return (value >> 16) / 255, (value >> 8 & 255) / 255, (value & 255) / 255


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.1, relative luminance)."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (
        part / 12.92 if part <= _GREY_KNEE else ((part + 0.055) / 1.055) ** 2.4
        for part in rgb(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
