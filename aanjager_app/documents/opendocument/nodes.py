"""XML of OpenDocument: elements by their usual prefixes, and text with its spaces kept."""

import re
from collections.abc import Iterator, Mapping
from typing import Final
from xml.etree.ElementTree import Element, tostring

NAMESPACES: Final = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "number": "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
    "chart": "urn:oasis:names:tc:opendocument:xmlns:chart:1.0",
    "config": "urn:oasis:names:tc:opendocument:xmlns:config:1.0",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
    "of": "urn:oasis:names:tc:opendocument:xmlns:of:1.2",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
    "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
}
VERSION: Final = "1.3"
_HEAD: Final = b'<?xml version="1.0" encoding="UTF-8"?>\n'
_LINES: Final = re.compile("\r\n|\r|\n")
_KEPT: Final = re.compile("\t|(?:^| ) +")
"""Where XML would lose white space: tabs, and every space at the start or after another."""

Attributes = Mapping[str, object]


def node(
    tag: str, attributes: Attributes | None = None, *children: Element, text: str | None = None
) -> Element:
    """An element; an attribute that is None is left out."""
    made = Element(tag, {k: str(v) for k, v in (attributes or {}).items() if v is not None})
    made.text = text
    made.extend(children)
    return made


def part(tag: str, *children: Element) -> bytes:
    """A part of the file, whose root is an element with all the namespaces."""
    root = node(tag, {f"xmlns:{prefix}": place for prefix, place in NAMESPACES.items()}, *children)
    root.set(f"{tag.partition(':')[0]}:version", VERSION)
    written: bytes = tostring(root, encoding="utf-8")
    return _HEAD + written


def paragraphs(text: str) -> Iterator[Element]:
    """A text of a cell, a paragraph per line."""
    for line in _LINES.split(text):
        yield _paragraph(line)


def _paragraph(line: str) -> Element:
    made = node("text:p")
    last: Element | None = None
    at = 0

    def add(plain: str) -> None:
        if last is None:
            made.text = (made.text or "") + plain
        else:
            last.tail = (last.tail or "") + plain

    for found in _KEPT.finditer(line):
        add(line[at : found.start()])
        kept = found.group()
        if kept == "\t":
            last = node("text:tab")
        else:
            # The first space within a text is kept by itself.
            start = 0 if found.start() == 0 else 1
            add(kept[:start])
            last = node("text:s", {"text:c": len(kept) - start})
        made.append(last)
        at = found.end()
    add(line[at:])
    return made
