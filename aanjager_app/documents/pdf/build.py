"""From blocks to boxes: each block gets its elements, its text styles and its margins."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from aanjager_app.documents.blocks import (
    Block,
    BulletList,
    Callout,
    CalloutKind,
    Checklist,
    ChecklistItem,
    Document,
    Figure,
    Heading,
    KeyFigures,
    ListItem,
    NumberedList,
    PageBreak,
    Paragraph,
    Photo,
    Run,
    Source,
    SourceList,
    Table,
)
from aanjager_app.documents.pdf.boxes import (
    Box,
    FixedBox,
    ItemBox,
    NewPage,
    PanelBox,
    Stack,
    TextBox,
)
from aanjager_app.documents.pdf.looks import Looks
from aanjager_app.documents.pdf.marks import CALLOUT_WORDS
from aanjager_app.documents.pdf.pictures import chart_box, photo_box
from aanjager_app.documents.pdf.structure import Element
from aanjager_app.documents.pdf.tables import NOTE_GAP, table_box
from aanjager_app.documents.pdf.text import TextBlock, TextStyle
from aanjager_app.documents.pdf.tiles import check_row, tile_row
from aanjager_app.domain.dutch import format_date

_INTRODUCTION: Final = 400
_MEASURE: Final = 0.87  # of the column: some 80 characters
_GAP: Final = 6.0
_WIDE_GAP: Final = 14.0
_LONG_NOTE: Final = 120.0
_BEFORE: Final = (1.5, 1.4, 1.2)  # times the size of the heading
_AFTER: Final = (8.0, 4.0, 2.0)
_INDENT: Final = 16.0
_MOST_TILES: Final = 4


@dataclass(frozen=True, slots=True)
class Title:
    """A heading as the table of contents and the outline need it."""

    level: int
    text: str
    anchor: str


def _is_introduction(before: Block | None, block: Block, after: Block | None) -> bool:
    """Whether a few lines under a heading lead to a table or picture: they go on a page with it."""
    return (
        isinstance(before, Heading)
        and isinstance(block, Paragraph)
        and isinstance(after, Table | Figure | KeyFigures)
        and sum(len(run.text) for run in block.runs) <= _INTRODUCTION
    )


class Builder:
    """Makes the boxes of a document.

    Attributes:
        titles: The headings met, in order.
    """

    def __init__(self, document: Document, looks: Looks, root: Element) -> None:
        self._document = document
        self._looks = looks
        self._root = root
        self._width = looks.style.grid.text_width
        self._measure = self._width * _MEASURE
        self._level = 0
        self.titles: list[Title] = []
        self._makers: dict[type, Callable[..., list[Box]]] = {
            Heading: self._heading,
            Paragraph: self._paragraph,
            BulletList: self._list,
            NumberedList: self._list,
            Table: self._table,
            KeyFigures: self._key_figures,
            Figure: self._figure,
            Photo: self._photo,
            Callout: self._callout,
            Checklist: self._checklist,
            SourceList: self._sources,
            PageBreak: lambda _block, _parent: [NewPage()],
        }

    def boxes(self) -> list[Box]:
        """Return the boxes of all blocks."""
        boxes: list[Box] = []
        blocks = self._document.blocks
        for before, block, after in zip((None, *blocks), blocks, (*blocks[1:], None), strict=False):
            made = self._of(block, self._root)
            if _is_introduction(before, block, after):
                made[-1].keep_with_next = True
            boxes.extend(made)
        return boxes

    def _of(self, block: Block, parent: Element) -> list[Box]:
        return self._makers[type(block)](block, parent)

    # -------------------------------------------------------- text

    def _heading(self, block: Heading, parent: Element) -> list[Box]:
        # the title of the document is H1; on the way down no level is skipped
        self._level = min(block.level, self._level + 1)
        anchor = block.anchor or f"kop-{len(self.titles) + 1}"
        self.titles.append(Title(self._level, block.text, anchor))
        index = block.level - 1
        style = self._looks.heading(block.level)
        text = TextBlock((Run(block.text),), style)
        return [
            TextBox(
                text,
                parent.add(f"H{self._level + 1}"),
                before=_BEFORE[index] * style.size,
                after=_AFTER[index],
                keep_with_next=True,
                anchor=anchor,
                measure=self._measure,
            )
        ]

    def _paragraph(self, block: Paragraph, parent: Element) -> list[Box]:
        style = self._looks.muted if block.muted else self._looks.body
        return [self._text(block.runs, style, parent.add("P"))]

    def _text(
        self,
        runs: tuple[Run, ...],
        style: TextStyle,
        element: Element,
        *,
        after: float = _GAP,
        keep: bool = False,
    ) -> TextBox:
        return TextBox(
            TextBlock(runs, style), element, after=after, keep_with_next=keep,
            measure=self._measure,
        )  # fmt: skip

    def _list(self, block: BulletList | NumberedList, parent: Element) -> list[Box]:
        numbered = isinstance(block, NumberedList)
        style = self._looks.label
        element = parent.add("L", numbering="Decimal" if numbered else "Disc")
        first = getattr(block, "start", 1)
        longest = self._looks.faces.bold.width(f"{first + len(block.items)}.", style.size)
        indent = max(_INDENT, longest + 5) if numbered else _INDENT
        boxes: list[Box] = [
            self._item(entry, element, f"{number}." if numbered else "•", indent=indent)
            for number, entry in enumerate(block.items, first)
        ]
        if boxes:
            boxes[-1].after = _GAP + 2
        return boxes

    def _item(self, entry: ListItem, parent: Element, label: str, *, indent: float) -> ItemBox:
        element = parent.add("LI")
        mark = TextBlock((Run(label),), self._looks.label)
        label_element = element.add("Lbl")
        body = element.add("LBody")
        boxes: list[Box] = [self._text(entry.runs, self._looks.body, body, after=2)]
        nested = label != "•"
        if entry.children:
            deeper = body.add("L", numbering="LowerAlpha" if nested else "Circle")
            for index, child in enumerate(entry.children):
                sign = f"{chr(ord('a') + index % 26)}." if nested else "–"
                boxes.append(self._item(child, deeper, sign, indent=_INDENT))
        return ItemBox(mark, label_element, boxes, indent=indent, after=3)

    # -------------------------------------------------------- tables and figures

    def _table(self, block: Table, parent: Element) -> list[Box]:
        element = parent.add("Table")
        boxes: list[Box] = []
        if block.caption:
            text = TextBlock((Run(block.caption),), self._looks.caption)
            caption = element.add("Caption")
            boxes.append(TextBox(text, caption, before=_WIDE_GAP, after=3, keep_with_next=True))
        note = self._note(block.note, parent) if block.note else None
        # a remark stays with the last rows, but for one that is long: that goes on by itself
        loose = note is not None and note.height(self._width) > _LONG_NOTE
        box = table_box(
            block,
            self._looks.table,
            element,
            width=self._width,
            after=NOTE_GAP if loose else _WIDE_GAP,
            note=None if loose else note,
        )
        box.before = 3 if block.caption else _GAP + 2
        boxes.append(box)
        if loose and note is not None:
            boxes.append(note)
        return boxes

    def _note(self, words: str, parent: Element) -> TextBox:
        note = self._text((Run(words),), self._looks.muted, parent.add("P"))
        note.after = _WIDE_GAP
        return note

    def _key_figures(self, block: KeyFigures, parent: Element) -> list[Box]:
        element = parent.add("L")
        count = len(block.figures)
        across = count if count <= _MOST_TILES else _MOST_TILES - 1
        return [
            tile_row(
                block.figures[start : start + across],
                self._looks,
                element,
                across=across,
                width=self._width,
            )
            for start in range(0, count, max(across, 1))
        ]

    def _figure(self, block: Figure, parent: Element) -> list[Box]:
        box = chart_box(block, self._looks, parent, self._width)
        return [box, *self._caption(block.caption, box, parent)]

    def _photo(self, block: Photo, parent: Element) -> list[Box]:
        box = photo_box(block, self._looks, parent, self._width)
        return [box, *self._caption(block.caption, box, parent)]

    def _caption(self, caption: str, box: FixedBox, parent: Element) -> list[Box]:
        if not caption:
            return []
        box.keep_with_next = True
        box.after = 4
        text = self._text((Run(caption),), self._looks.muted, parent.add("P"))
        text.after = _WIDE_GAP
        return [text]

    # -------------------------------------------------------- passages

    def _callout(self, block: Callout, parent: Element) -> list[Box]:
        palette = self._looks.palette
        colour, fill = (
            (palette.info, palette.info_soft)
            if block.kind is CalloutKind.INFO
            else (palette.warning, palette.warning_soft)
        )
        element = parent.add("Div")
        word = CALLOUT_WORDS[block.kind]
        overline = TextBlock((Run(word),), self._looks.overline(colour))
        inside: list[Box] = [TextBox(overline, element.add("P"), after=1, keep_with_next=True)]
        if block.title:
            title = TextBlock((Run(block.title),), replace(self._looks.body, bold=True))
            inside.append(
                TextBox(title, element.add("P"), after=3, keep_with_next=bool(block.blocks))
            )
        for part in block.blocks:
            inside += self._of(part, element)
        body = Stack(inside, together=len(block.blocks) <= 1)
        return [PanelBox(body, colour=colour, fill=fill, padding=12, before=10, after=_WIDE_GAP)]

    def _checklist(self, block: Checklist, parent: Element) -> list[Box]:
        element = parent.add("L")
        rows: list[Box] = [self._check(entry, element) for entry in block.items]
        if rows:
            rows[-1].after = _WIDE_GAP
        return rows

    def _check(self, entry: ChecklistItem, parent: Element) -> Box:
        return check_row(entry, self._looks, parent.add("LI"))

    def _sources(self, block: SourceList, parent: Element) -> list[Box]:
        items = tuple(ListItem(_source_runs(source)) for source in block.sources)
        return self._list(NumberedList(items), parent)


def _source_runs(source: Source) -> tuple[Run, ...]:
    runs = [Run(source.text)]
    if source.address:
        runs += [Run(" "), Run(source.address, link=_as_target(source.address))]
    if source.checked_on is not None:
        runs.append(Run(f" (bekeken op {format_date(source.checked_on)})"))
    return tuple(runs)


def _as_target(address: str) -> str:
    known = ("http://", "https://", "mailto:", "#")
    return address if address.startswith(known) else f"https://{address}"


def contents_titles(titles: Sequence[Title]) -> list[Title]:
    """Return the headings that stand in the table of contents: two levels."""
    return [title for title in titles if title.level <= 2]  # noqa: PLR2004 - two levels
