"""From a document to the bytes of a tagged, archivable PDF."""

from dataclasses import replace
from typing import Final

from aanjager_app.documents.blocks import Document
from aanjager_app.documents.pdf.boxes import Box, NewPage, TextBox
from aanjager_app.documents.pdf.build import Builder, Title, contents_titles
from aanjager_app.documents.pdf.contents import contents_boxes
from aanjager_app.documents.pdf.cover import TOP_BAND, draw_cover, draw_top_band
from aanjager_app.documents.pdf.finish import Bookmark, finish
from aanjager_app.documents.pdf.furniture import draw_footer, draw_header
from aanjager_app.documents.pdf.layout import PagePlan, Paginator
from aanjager_app.documents.pdf.looks import Looks
from aanjager_app.documents.pdf.sheet import Sheet
from aanjager_app.documents.pdf.structure import Element
from aanjager_app.documents.style import HouseStyle
from aanjager_app.domain.dutch import count
from aanjager_app.domain.errors import DomainError

_TIGHTER: Final = (1.0, 0.95, 0.9, 0.86)
_TITLES_ON_OWN_PAGE: Final = 6


def render_pdf(document: Document, style: HouseStyle) -> bytes:
    """Return a document as a PDF that declares PDF/UA-1 and PDF/A-2a.

    The same document and style give the same bytes.

    Raises:
        DomainError: `too_many_pages` when it does not fit in `document.max_pages`.
    """
    sizes = style.sizes if document.cover else style.sizes.compact()
    for factor in _TIGHTER:
        layout = _Layout(document, replace(style, sizes=sizes.scaled(factor)))
        if document.max_pages is None or layout.page_count <= document.max_pages:
            return layout.draw()
    allowed = count(document.max_pages or 0, "pagina", "pagina's")
    raise DomainError(
        "too_many_pages",
        f"{document.title} mag {allowed} lang zijn en past daar niet op. Maak de tekst korter.",
    )


class _Layout:
    """One document divided over pages, ready to be drawn once."""

    def __init__(self, document: Document, style: HouseStyle) -> None:
        self._document = document
        self._looks = Looks(style)
        self._style = style
        self._root = Element("Document")
        self._front = self._root.add("Sect")
        self._numbers: dict[str, int] = {}
        builder = Builder(document, self._looks, body := Element("Sect"))
        boxes = builder.boxes()
        self._titles = builder.titles
        boxes = [*self._contents(), *boxes]
        self._root.kids.append(body)
        self._plans = self._paginate(boxes)
        self._number()

    @property
    def page_count(self) -> int:
        """Number of pages, the cover included."""
        return len(self._plans) + int(self._document.cover)

    def _contents(self) -> list[Box]:
        listed = contents_titles(self._titles)
        if not (self._document.contents and self._document.cover and listed):
            return []
        section = self._root.add("Sect")
        boxes = contents_boxes(listed, self._numbers, self._looks, section)
        if len(self._paginate(boxes)) > 1:  # chapters alone, so that one page says it all
            section.kids.clear()
            chapters = [title for title in listed if title.level == 1]
            boxes = contents_boxes(chapters, self._numbers, self._looks, section)
        return [*boxes, NewPage()] if len(listed) >= _TITLES_ON_OWN_PAGE else boxes

    def _paginate(self, boxes: list[Box]) -> list[PagePlan]:
        grid = self._style.grid
        first = grid.text_height
        if not self._document.cover:
            first -= TOP_BAND + 22 - grid.top
        return Paginator(grid.text_width, grid.text_height, first_height=first).run(boxes)

    def _number(self) -> None:
        start = 2 if self._document.cover else 1
        for number, plan in enumerate(self._plans, start):
            for placed in plan.placed:
                if isinstance(placed.box, TextBox) and placed.box.anchor:
                    self._numbers.setdefault(placed.box.anchor, number)

    def draw(self) -> bytes:
        """Draw all pages and return the finished file."""
        document, looks = self._document, self._looks
        sheet = Sheet(self._style.grid, looks.faces.regular)
        if document.cover:
            draw_cover(sheet, looks, document, self._front)
            sheet.next_page()
        for index, plan in enumerate(self._plans):
            if index:
                sheet.next_page()
            self._draw_page(sheet, plan, first=index == 0)
        return finish(
            sheet.finish(),
            sheet,
            self._root,
            bookmarks=[self._bookmark(sheet, title) for title in self._titles],
            document=document,
            icc_profile=self._style.icc_profile,
        )

    def _draw_page(self, sheet: Sheet, plan: PagePlan, *, first: bool) -> None:
        grid, document = self._style.grid, self._document
        top = grid.height - grid.top
        if first and not document.cover:
            draw_top_band(sheet, self._looks, document, self._front)
            top = grid.height - TOP_BAND - 22
        else:
            draw_header(sheet, self._looks, document)
        for placed in plan.placed:
            placed.box.draw(sheet, grid.left, top - placed.offset, grid.text_width)
        draw_footer(sheet, self._looks, document, page=sheet.page + 1, pages=self.page_count)

    def _bookmark(self, sheet: Sheet, title: Title) -> Bookmark:
        page, y = sheet.anchors[title.anchor]
        return Bookmark(title.level, self._looks.faces.regular.printable(title.text), page, y)
