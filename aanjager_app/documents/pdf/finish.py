"""Makes a tagged, archivable file of reportlab's pages: structure, links, bookmarks, metadata."""

import re
import zlib
from base64 import a85decode
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, String

from aanjager_app.documents.blocks import Document
from aanjager_app.documents.pdf.metadata import add_metadata, plain_string
from aanjager_app.documents.pdf.sheet import Sheet
from aanjager_app.documents.pdf.structure import Element, LinkArea, Mark

_EMPTY_ALLOWED: Final = frozenset({"TD", "TH"})
_BFCHAR: Final = re.compile(rb"(\d+) beginbfchar\n(.*?)endbfchar", re.DOTALL)
_LINE_ENDS: Final = (b"\r", b"\n")
_PRINTED: Final = 4  # annotation flag: also on paper


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A heading in the outline of the file."""

    level: int
    title: str
    page: int
    y: float


def finish(
    pages: bytes,
    sheet: Sheet,
    root: Element,
    *,
    bookmarks: Sequence[Bookmark],
    document: Document,
    icc_profile: Path,
) -> bytes:
    """Return the file with its structure tree, links, outline, metadata and output intent.

    Args:
        pages: The file as reportlab wrote it.
        sheet: The sheet it was drawn on: which marks and links there are.
        root: The element `Document`.
        bookmarks: Headings for the outline.
        document: Title, language, date and author.
        icc_profile: The sRGB profile.
    """
    with Pdf.open(BytesIO(pages)) as pdf:
        _Writer(pdf, sheet).write(root)
        _clean_unicode_maps(pdf)
        _outline(pdf, bookmarks)
        add_metadata(pdf, document, icc_profile)
        target = BytesIO()
        _settle_streams(pdf)
        pdf.save(
            target,
            deterministic_id=True,
            min_version="1.7",
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
            compress_streams=False,
        )
    return target.getvalue()


class _Writer:
    """Writes the structure tree and the parent tree that leads back from pages to it."""

    def __init__(self, pdf: Pdf, sheet: Sheet) -> None:
        self._pdf = pdf
        self._sheet = sheet
        self._objects: dict[int, pikepdf.Object] = {}
        self._annotations: dict[int, tuple[pikepdf.Object, int]] = {}

    def write(self, root: Element) -> None:
        pdf = self._pdf
        tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        numbers = self._annotate()
        tree.K = Array([self._element(root, tree)])
        tree.ParentTree = pdf.make_indirect(Dictionary(Nums=self._parents(numbers)))
        tree.ParentTreeNextKey = len(pdf.pages) + len(numbers)
        pdf.Root.StructTreeRoot = tree
        pdf.Root.MarkInfo = Dictionary(Marked=True)
        for number, page in enumerate(pdf.pages):
            page.obj.StructParents = number
            page.obj.Tabs = Name.S

    def _element(self, element: Element, parent: pikepdf.Object) -> pikepdf.Object:
        node = self._pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name(f"/{element.role}"), P=parent)
        )
        self._objects[id(element)] = node
        if element.alternative:
            node.Alt = String(plain_string(element.alternative))
        attributes = _attributes(element)
        if attributes is not None:
            node.A = attributes
        kids = [
            self._kid(kid, node, element)
            for kid in element.kids
            if not isinstance(kid, Element) or kid.drawn or kid.role in _EMPTY_ALLOWED
        ]
        if kids:
            node.K = Array(kids)
        pages = [kid.page for kid in element.kids if isinstance(kid, Mark)]
        if pages:
            node.Pg = self._pdf.pages[pages[0]].obj
        return node

    def _kid(
        self, kid: Element | Mark | LinkArea, node: pikepdf.Object, owner: Element
    ) -> pikepdf.Object | int:
        if isinstance(kid, Element):
            return self._element(kid, node)
        page = self._pdf.pages[kid.page].obj
        if isinstance(kid, Mark):
            first = next(mark.page for mark in owner.kids if isinstance(mark, Mark))
            if kid.page == first:
                return kid.mcid  # on the page of the element itself: the short form
            return Dictionary(Type=Name.MCR, Pg=page, MCID=kid.mcid)
        annotation, _ = self._annotations[id(kid)]
        return Dictionary(Type=Name.OBJR, Pg=page, Obj=annotation)

    def _annotate(self) -> list[LinkArea]:
        """Put the links on their pages, each with its number in the parent tree."""
        pdf = self._pdf
        links = self._sheet.links
        for number, area in enumerate(links, start=len(pdf.pages)):
            annotation = pdf.make_indirect(
                Dictionary(
                    Type=Name.Annot,
                    Subtype=Name.Link,
                    Rect=Array([round(value, 2) for value in area.rect]),
                    Border=Array([0, 0, 0]),
                    F=_PRINTED,
                    Contents=String(_says(area)),
                    StructParent=number,
                )
            )
            self._lead(annotation, area.target)
            page = pdf.pages[area.page].obj
            if Name.Annots not in page:
                page.Annots = Array()
            page.Annots.append(annotation)
            self._annotations[id(area)] = annotation, number
        return links

    def _lead(self, annotation: pikepdf.Object, target: str) -> None:
        if not target.startswith("#"):
            annotation.A = Dictionary(S=Name.URI, URI=String(_ascii_address(target)))
            return
        page, y = self._sheet.anchors.get(target[1:], (0, self._sheet.grid.height))
        annotation.Dest = _destination(self._pdf, page, y)

    def _parents(self, links: Sequence[LinkArea]) -> Array:
        numbers = Array()
        for page, marks in enumerate(self._sheet.marks[: len(self._pdf.pages)]):
            numbers.append(page)
            of_page = Array([self._objects[id(element)] for element in marks])
            numbers.append(self._pdf.make_indirect(of_page))
        owners = _owners(self._sheet, links)
        for area in links:
            numbers.append(self._annotations[id(area)][1])
            numbers.append(self._objects[owners[id(area)]])
        return numbers


def _owners(sheet: Sheet, links: Sequence[LinkArea]) -> dict[int, int]:
    """Return for each link the element that holds it."""
    wanted = {id(area) for area in links}
    elements = {id(element): element for marks in sheet.marks for element in marks}
    return {
        id(kid): id(element)
        for element in elements.values()
        for kid in element.kids
        if id(kid) in wanted
    }


def _says(area: LinkArea) -> str:
    text, target = plain_string(area.text), plain_string(area.target)
    if target.startswith("#"):
        return f"{text} (naar de plaats in dit document)"
    return target if text == target else f"{text} ({target})"


def _ascii_address(address: str) -> str:
    """An address holds ASCII only; anything else is percent-encoded."""
    return "".join(
        character if character.isascii() and character > " "
        else "".join(f"%{byte:02X}" for byte in character.encode("utf-8", "replace"))
        for character in address
    )  # fmt: skip


def _attributes(element: Element) -> pikepdf.Object | None:
    if element.scope:
        return Dictionary(O=Name.Table, Scope=Name(f"/{element.scope}"))
    if element.numbering:
        return Dictionary(O=Name.List, ListNumbering=Name(f"/{element.numbering}"))
    if element.box is not None:
        box = Array([round(value, 2) for value in element.box])
        return Dictionary(O=Name.Layout, Placement=Name.Block, BBox=box)
    return None


def _destination(pdf: Pdf, page: int, y: float) -> Array:
    top = min(round(y + 12, 2), round(float(pdf.pages[page].obj.MediaBox[3]), 2))
    return Array([pdf.pages[page].obj, Name.XYZ, 0, top, 0])


def _outline(pdf: Pdf, bookmarks: Sequence[Bookmark]) -> None:
    with pdf.open_outline() as outline:
        path: list[OutlineItem] = []
        for bookmark in bookmarks:
            entry = OutlineItem(bookmark.title, _destination(pdf, bookmark.page, bookmark.y))
            entry.is_closed = True
            del path[bookmark.level - 1 :]
            (path[-1].children if path else outline.root).append(entry)
            path.append(entry)
    pdf.Root.PageMode = Name.UseOutlines if bookmarks else Name.UseNone


def _clean_unicode_maps(pdf: Pdf) -> None:
    """Take unused codes out of the maps to Unicode: reportlab maps them to U+0000.

    PDF/A-2 (ISO 19005-2, 6.2.11.7.2) forbids that value.
    """
    for candidate in pdf.objects:
        if not isinstance(candidate, Dictionary) or Name.ToUnicode not in candidate:
            continue
        stream = candidate.ToUnicode
        cleaned = _BFCHAR.sub(_without_nothing, stream.read_bytes())
        stream.write(cleaned)


def _without_nothing(found: re.Match[bytes]) -> bytes:
    kept = [line for line in found[2].splitlines() if not line.endswith(b"<0000>")]
    blocks = [kept[start : start + 100] for start in range(0, len(kept), 100)]
    return b"\n".join(
        b"%d beginbfchar\n%s\nendbfchar" % (len(block), b"\n".join(block)) for block in blocks
    )


def _settle_streams(pdf: Pdf) -> None:
    """Compress all streams ourselves, so that none ends in a line end.

    Compressed bytes may end in a carriage return; with the line feed before `endstream` a
    strict reader then takes both for the line end and finds the length one short.
    """
    for candidate in pdf.objects:
        if isinstance(candidate, pikepdf.Stream) and candidate.get("/Type") != "/Metadata":
            settle(candidate)


def settle(stream: pikepdf.Stream) -> None:
    """Compress one stream again; bytes that end in a line end are written as digits."""
    if "/DCTDecode" in str(stream.get("/Filter", "")):  # a photo, that reportlab wrote in ASCII
        letters = stream.read_raw_bytes().strip().removesuffix(b"~>")
        stream.write(a85decode(letters), filter=Name.DCTDecode)
        return
    packed = zlib.compress(stream.read_bytes(), 9)
    if packed[-1:] in _LINE_ENDS:
        filters = Array([Name.ASCIIHexDecode, Name.FlateDecode])
        stream.write(packed.hex().encode() + b">", filter=filters)
    else:
        stream.write(packed, filter=Name.FlateDecode)
