"""Refuse a hostile workbook by its zip directory and its bytes, before anything parses it.

An XLSX is a zip with XML in it. A few kilobytes of it can unpack to gigabytes, one entity can
expand to a billion letters, and one cell in the last row of a sheet can make a reader fill a
million rows. What is counted here is counted in the bytes as they unpack, in pieces: nothing is
built up in memory.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from aanjager_app.domain.dutch import format_number
from aanjager_app.domain.errors import InputError

MAX_BYTES: Final = 20 * 2**20
MAX_UNPACKED: Final = 200 * 2**20
MAX_RATIO: Final = 100
MAX_ROWS: Final = 50_000
MAX_COLUMNS: Final = 200
MAX_CELLS: Final = 1_000_000
_MAX_PARTS: Final = 2_000
# Small parts may repeat themselves as much as they like: the header of an empty sheet does.
_SMALL: Final = 2**20
# A cell is at most a handful of elements; styles, charts and the rest are small in any workbook.
_MAX_ELEMENTS: Final = 5 * MAX_CELLS
_MAX_OTHER_ELEMENTS: Final = 400_000
_PIECE: Final = 2**18
# A tag or attribute that straddles two pieces is still seen whole.
_OVERLAP: Final = 512
_OLD_EXCEL: Final = b"\xd0\xcf\x11\xe0"
_CONTENT_TYPES: Final = "[Content_Types].xml"
_DECLARED: Final = re.compile(rb"<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([^\"']{0,40})")
_WIDE: Final = (b"\xff\xfe<", b"\xfe\xff", b"<\x00", b"\x00<")
_READABLE: Final = frozenset({b"utf-8", b"us-ascii", b"ascii"})
_ENTITIES: Final = (b"<!DOCTYPE", b"<!ENTITY")
# Every repeat is bounded, so that the search itself can't be made slow.
_ROW: Final = re.compile(
    rb"<(?:\w{1,20}:)?row(?=[\s/>])[^<>]{0,400}?\sr\s{0,9}=\s{0,9}[\"']([0-9]{0,20})"
)
_CELL: Final = re.compile(
    rb"<(?:\w{1,20}:)?c(?=[\s/>])[^<>]{0,200}?\sr\s{0,9}=\s{0,9}[\"']([A-Za-z]{0,8})([0-9]{0,20})"
)
_IS_CELL: Final = re.compile(rb"<(?:\w{1,20}:)?c[\s/>]")
_DEFLATED: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})


def refuse_hostile(data: bytes, name: str) -> None:
    """Look whether a workbook can be parsed safely: small, of a sane shape, without entities.

    Args:
        data: the whole file.
        name: name of the file, for messages.

    Raises:
        InputError: it is no XLSX workbook, is damaged or locked, or is larger than an honest
            workbook: 20 MB, 200 MB unpacked, a hundred times its size, 50,000 rows, 200 columns,
            1,000,000 cells.
    """
    refuse_large(len(data), name)
    if data.startswith(_OLD_EXCEL):
        raise InputError(
            name,
            "dit is een Excel-bestand van de oude soort (.xls) of met een wachtwoord; sla het "
            "zonder wachtwoord op als .xlsx",
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as workbook:
            _check_directory(workbook, len(data), name)
            _check_parts(workbook, name)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        ValueError,
        NotImplementedError,
        RuntimeError,
    ) as error:
        raise InputError(name, "dit is geen Excel-werkmap (.xlsx), of hij is beschadigd") from error


def refuse_large(size: int, name: str) -> None:
    """Refuse a file by its size in bytes, before it is read.

    Raises:
        InputError: it is larger than a workbook may be.
    """
    if size > MAX_BYTES:
        raise InputError(name, f"het bestand is groter dan {MAX_BYTES // 2**20} MB")


def _check_directory(workbook: zipfile.ZipFile, size: int, name: str) -> None:
    """What the directory of the zip says; it can't lie, since no part is read past its size."""
    parts = workbook.infolist()
    if len(parts) > _MAX_PARTS:
        raise InputError(name, f"in de werkmap zitten meer dan {format_number(_MAX_PARTS)} delen")
    names = [part.filename for part in parts]
    if _CONTENT_TYPES not in names:
        raise InputError(name, "dit is geen Excel-werkmap (.xlsx)")
    if len(set(names)) < len(names):
        raise InputError(name, "een deel van de werkmap staat er dubbel in; sla hem opnieuw op")
    for part in parts:
        if part.flag_bits & 1:
            raise InputError(name, "de werkmap heeft een wachtwoord; sla hem zonder op")
        # The other kinds of zip can't be unpacked in pieces of a bounded size.
        if part.compress_type not in _DEFLATED:
            raise InputError(
                name, "de werkmap is op een ongewone manier ingepakt; sla hem opnieuw op"
            )
        if part.file_size > max(_SMALL, MAX_RATIO * part.compress_size):
            raise InputError(name, _too_dense(part.filename))
    unpacked = sum(part.file_size for part in parts)
    if unpacked > MAX_UNPACKED:
        raise InputError(name, f"uitgepakt is de werkmap groter dan {MAX_UNPACKED // 2**20} MB")
    if unpacked > max(_SMALL, MAX_RATIO * size):
        raise InputError(name, _too_dense("de werkmap"))


def _too_dense(what: str) -> str:
    return (
        f"{what} is uitgepakt meer dan {MAX_RATIO} keer zo groot; zo’n bestand wordt niet geopend. "
        "Sla het opnieuw op in Excel"
    )


@dataclass(slots=True)
class _Totals:
    """What was counted in all parts together."""

    cells: int = 0
    elements: int = 0
    others: int = 0


def _check_parts(workbook: zipfile.ZipFile, name: str) -> None:
    totals = _Totals()
    for part in workbook.infolist():
        tail = b""
        for number, piece in enumerate(_pieces(workbook, part)):
            if number == 0 and not _is_xml(piece, f"{name}, {part.filename.rsplit('/')[-1]}"):
                break
            window = tail + piece
            _check_piece(window, len(tail), part.filename, name, totals)
            tail = window[-_OVERLAP:]


def _pieces(workbook: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    with workbook.open(part) as stream:
        while piece := stream.read(_PIECE):
            yield piece


def _is_xml(start: bytes, place: str) -> bool:
    """Whether a part is XML; pictures and macros are not, and are never parsed."""
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    declared = _DECLARED.match(text)
    # In another encoding entities would look different.
    foreign = declared is not None and declared[1].lower() not in _READABLE
    if foreign or start.startswith(_WIDE):
        raise InputError(place, "dit deel is niet als UTF-8 geschreven; sla de werkmap opnieuw op")
    return not text or text.startswith(b"<")


def _check_piece(window: bytes, seen: int, part: str, name: str, totals: _Totals) -> None:
    place = f"{name}, {part.rsplit('/', maxsplit=1)[-1]}"
    if any(mark in window for mark in _ENTITIES) and not part.lower().endswith(".svg"):
        raise InputError(place, "hier staan entiteiten in; zo’n bestand wordt niet geopend")
    elements = window.count(b"<", seen)
    if not _holds_cells(part):
        totals.others += elements
        if totals.others > _MAX_OTHER_ELEMENTS:
            raise InputError(place, "dit deel is te groot; sla de werkmap opnieuw op in Excel")
        return
    totals.elements += elements
    totals.cells += sum(1 for _ in _IS_CELL.finditer(window, max(0, seen - 20)))
    if totals.cells > MAX_CELLS or totals.elements > _MAX_ELEMENTS:
        raise InputError(
            name, f"de werkmap heeft meer dan {format_number(MAX_CELLS)} cellen; deel hem op"
        )
    _check_reach(window, place)


def _holds_cells(part: str) -> bool:
    return part.lower().startswith(("xl/worksheets/", "xl/sharedstrings"))


def _check_reach(window: bytes, place: str) -> None:
    """The furthest row and column that a sheet names."""
    for found in _ROW.finditer(window):
        _check_row(found[1], place)
    for found in _CELL.finditer(window):
        _check_row(found[2], place)
        if _column_number(found[1]) > MAX_COLUMNS:
            raise InputError(
                place,
                f"er staat iets in kolom {found[1].decode('ascii')}; hoogstens {MAX_COLUMNS} "
                "kolommen. Verwijder wat rechts van je tabel staat",
            )


def _check_row(digits: bytes, place: str) -> None:
    row = int(digits) if digits.isdigit() else 0
    if row > MAX_ROWS:
        raise InputError(
            place,
            f"er staat iets in rij {format_number(row)}; hoogstens {format_number(MAX_ROWS)} "
            "rijen. Verwijder de rijen onder je tabel",
        )


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
