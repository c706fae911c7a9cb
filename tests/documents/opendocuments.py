"""Looks into an ODS, and changes cells in it, without the code of the program."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from copy import deepcopy

from lxml import etree

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def parts(content: bytes) -> dict[str, bytes]:
    """The parts of a file by their names."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {item.filename: file.read(item) for item in file.infolist()}


def with_parts(content: bytes, **changed: bytes) -> bytes:
    """The same file with other parts; `content_xml` stands for content.xml."""
    new = {name.replace("_xml", ".xml"): part for name, part in changed.items()}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("mimetype", parts(content)["mimetype"], zipfile.ZIP_STORED)
        for name, part in {**parts(content), **new}.items():
            if name != "mimetype":
                file.writestr(name, part)
    return buffer.getvalue()


def body(content: bytes) -> etree._Element:
    """The root of what is in the sheets."""
    return etree.fromstring(parts(content)["content.xml"])


def cells(root: etree._Element) -> Iterator[etree._Element]:
    """Every cell that is written out."""
    yield from root.iter(f"{TABLE}table-cell")


def edited(content: bytes, changes: Mapping[tuple[str, int, int], float | str | None]) -> bytes:
    """The same file with other values in cells, given as sheet, row and column."""
    root = body(content)
    for (title, row, column), value in changes.items():
        _put(_cell(root, title, row, column), value)
    return with_parts(content, content_xml=etree.tostring(root))


def _put(cell: etree._Element, value: float | str | None) -> None:
    assert f"{TABLE}formula" not in cell.attrib, "that is no input"
    for key in ("value-type", "value"):
        cell.attrib.pop(OFFICE + key, None)
    for child in list(cell):
        cell.remove(child)
    if isinstance(value, str):
        cell.set(f"{OFFICE}value-type", "string")
        etree.SubElement(cell, f"{TEXT}p").text = value
    elif value is not None:
        cell.set(f"{OFFICE}value-type", "float")
        cell.set(f"{OFFICE}value", repr(value))


def _cell(root: etree._Element, title: str, row: int, column: int) -> etree._Element:
    """A cell by itself: those that were written as one are taken apart."""
    table = next(t for t in root.iter(f"{TABLE}table") if t.get(f"{TABLE}name") == title)
    line = list(table.iter(f"{TABLE}table-row"))[row - 1]
    at = 0
    for place, cell in enumerate(list(line)):
        count = int(cell.attrib.pop(f"{TABLE}number-columns-repeated", "1"))
        twins = [deepcopy(cell) for _ in range(count - 1)]
        if at < column <= at + count:
            for offset, twin in enumerate(twins, start=1):
                line.insert(place + offset, twin)
            return line[place + column - at - 1]
        if count > 1:
            cell.set(f"{TABLE}number-columns-repeated", str(count))
        at += count
    raise LookupError(f"{title} has no cell in row {row}, column {column}")
