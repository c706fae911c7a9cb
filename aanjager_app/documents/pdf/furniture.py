"""What stands on every page but the cover: running header, standing sentence, page number."""

from aanjager_app.documents.blocks import Document, DocumentStatus, Run
from aanjager_app.documents.pdf.looks import Looks
from aanjager_app.documents.pdf.marks import STATUS_WORDS
from aanjager_app.documents.pdf.sheet import Sheet
from aanjager_app.documents.pdf.text import TextBlock


def draw_header(sheet: Sheet, looks: Looks, document: Document) -> None:
    """Print what this page belongs to; a concept says so."""
    grid, palette = sheet.grid, looks.palette
    y = grid.height - 40
    left = TextBlock(
        (Run(document.subject, strong=True), Run(f"  ·  {document.title}")), looks.muted
    )
    room = grid.text_width - 80
    left.draw(sheet, grid.left, y, room, None, lines=left.lines(room)[:1])
    if document.status is DocumentStatus.CONCEPT:
        word = STATUS_WORDS[document.status]
        right = TextBlock((Run(word),), looks.right(looks.overline(palette.warning)))
        right.draw(sheet, grid.left + grid.text_width - 80, y - 0.5, 80, None)
    with sheet.artifact():
        sheet.rule((grid.left, y - 16), (grid.left + grid.text_width, y - 16), palette.line, 0.6)


def draw_footer(sheet: Sheet, looks: Looks, document: Document, *, page: int, pages: int) -> None:
    """Print the standing sentence and the page number."""
    grid, palette = sheet.grid, looks.palette
    with sheet.artifact():
        sheet.rule((grid.left, 52), (grid.left + grid.text_width, 52), palette.line, 0.6)
    standing = TextBlock((Run(document.standing),), looks.muted)
    room = grid.text_width - 80
    standing.draw(sheet, grid.left, 44, room, None, lines=standing.lines(room)[:2])
    number = TextBlock((Run(f"pagina {page} van {pages}"),), looks.right(looks.muted))
    number.draw(sheet, grid.left + grid.text_width - 80, 44, 80, None)
