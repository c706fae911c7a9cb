"""How each kind of text is set, from the tokens of the house style."""

from dataclasses import replace

from aanjager_app.documents.pdf.fonts import Faces, faces_of
from aanjager_app.documents.pdf.tables import TableLook
from aanjager_app.documents.pdf.text import Align, TextStyle
from aanjager_app.documents.style import HouseStyle


class Looks:
    """Text styles by what they are for."""

    def __init__(self, style: HouseStyle) -> None:
        self.style = style
        self.palette = style.palette
        self.faces: Faces = faces_of(style.fonts)
        sizes, palette = style.sizes, style.palette
        self.body = TextStyle(
            self.faces, sizes.body, sizes.leading, palette.text, link_colour=palette.info
        )
        self.muted = replace(
            self.body, size=sizes.small, leading=sizes.small_leading, colour=palette.muted
        )
        self.caption = replace(self.muted, bold=True, colour=palette.text)
        self.label = replace(self.body, colour=palette.accent, bold=True)
        self.table = TableLook(
            body=replace(self.body, size=sizes.table, leading=sizes.table_leading),
            header=replace(
                self.body,
                size=sizes.table * 0.93,
                leading=sizes.table_leading * 0.93,
                colour=palette.muted,
                bold=True,
            ),
            missing_colour=palette.warning,
            palette=palette,
        )

    def heading(self, level: int) -> TextStyle:
        """Return the style of a heading of level 1, 2 or 3."""
        sizes = self.style.sizes
        return replace(
            self.body,
            size=sizes.heading[level - 1],
            leading=sizes.heading_leading[level - 1],
            colour=self.palette.rail if level == 1 else self.palette.text,
            bold=True,
            balanced=True,
        )

    def sized(self, size: float, colour: str, *, bold: bool = False) -> TextStyle:
        """Return the style of a text of a size, with the leading that suits it."""
        return replace(self.body, size=size, leading=size * 1.3, colour=colour, bold=bold)

    def overline(self, colour: str) -> TextStyle:
        """Return the style of the small words above or beside something."""
        return self.sized(self.style.sizes.overline, colour, bold=True)

    @staticmethod
    def right(style: TextStyle) -> TextStyle:
        """Return the style, set to the right."""
        return replace(style, align=Align.RIGHT)
