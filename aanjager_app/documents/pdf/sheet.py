"""The paper: a reportlab canvas on which everything is either content or an artifact."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from aanjager_app.documents.pdf.fonts import Face
from aanjager_app.documents.pdf.structure import Element, LinkArea, Mark
from aanjager_app.documents.style import PageGrid, rgb


class Sheet:
    """Draws on pages and records, per page, which marks belong to which element.

    Attributes:
        page: Number of the current page, from 0.
        marks: For each page the element of each marked content id, in order.
        links: All clickable areas.
        anchors: Places to lead to: page and height.
    """

    def __init__(self, grid: PageGrid, face: Face) -> None:
        self._buffer = BytesIO()
        self.grid = grid
        self.canvas = Canvas(
            self._buffer,
            pagesize=(grid.width, grid.height),
            invariant=True,
            pageCompression=1,
            # else Helvetica sneaks in, which is not embedded; the stubs have the type wrong
            initialFontName=face.name,  # type: ignore[arg-type]
            initialFontSize=face.base_size,
        )
        self.page = 0
        self.marks: list[list[Element]] = [[]]
        self.links: list[LinkArea] = []
        self.anchors: dict[str, tuple[int, float]] = {}
        self._inside = False

    def next_page(self) -> None:
        """Go on with a new page."""
        self.canvas.showPage()
        self.page += 1
        self.marks.append([])

    def finish(self) -> bytes:
        """Return the file as reportlab made it, without structure."""
        self.canvas.showPage()
        self.canvas.save()
        return self._buffer.getvalue()

    @contextmanager
    def content(self, element: Element) -> Iterator[None]:
        """Everything drawn inside belongs to the element."""
        marks = self.marks[self.page]
        element.kids.append(Mark(self.page, len(marks)))
        with self._marked(f"/{element.role} <</MCID {len(marks)}>> BDC"):
            marks.append(element)
            yield

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """Everything drawn inside is decoration: a reader aloud skips it."""
        with self._marked("/Artifact BMC"):
            yield

    @contextmanager
    def _marked(self, opening: str) -> Iterator[None]:
        if self._inside:
            raise RuntimeError("marked content can't be nested")
        self._inside = True
        self.canvas.addLiteral(opening)
        yield
        self.canvas.addLiteral("EMC")
        self._inside = False

    def link(
        self, element: Element, rect: tuple[float, float, float, float], target: str, text: str
    ) -> None:
        """Make a rectangle of the current page clickable."""
        area = LinkArea(self.page, rect, target, text)
        element.kids.append(area)
        self.links.append(area)

    def anchor(self, name: str, y: float) -> None:
        """Name a height of the current page; the first one with a name counts."""
        self.anchors.setdefault(name, (self.page, y))

    # ------------------------------------------------------------ shapes

    def fill(self, colour: str) -> None:
        """Set the colour of what is filled, text included."""
        self.canvas.setFillColor(Color(*rgb(colour)))

    def text(self, x: float, y: float, text: str, *, face: Face, size: float, colour: str) -> None:
        """Print a piece of text on one line."""
        self.canvas.setFont(face.name, size)
        self.fill(colour)
        self.canvas.drawString(x, y, text)

    def rule(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        colour: str,
        width: float = 0.5,
    ) -> None:
        """Draw a line."""
        self.canvas.setStrokeColor(Color(*rgb(colour)))
        self.canvas.setLineWidth(width)
        self.canvas.setDash([])
        self.canvas.line(*start, *end)

    def panel(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: str | None = None,
        line: str | None = None,
        radius: float = 0,
    ) -> None:
        """Draw a rectangle, filled, outlined or both."""
        if fill is not None:
            self.fill(fill)
        if line is not None:
            self.canvas.setStrokeColor(Color(*rgb(line)))
            self.canvas.setLineWidth(0.75)
        paint = {"fill": int(fill is not None), "stroke": int(line is not None)}
        if radius:
            self.canvas.roundRect(x, y, width, height, radius, **paint)
        else:
            self.canvas.rect(x, y, width, height, **paint)

    def ring(self, x: float, y: float, radius: float, colour: str) -> None:
        """Draw an open circle."""
        self.canvas.setStrokeColor(Color(*rgb(colour)))
        self.canvas.setLineWidth(1.1)
        self.canvas.circle(x, y, radius, stroke=1, fill=0)
