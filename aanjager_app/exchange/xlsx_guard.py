"""Refuses a workbook that is no workbook, or that would eat the machine, before it is parsed."""

import io
import zipfile
from typing import Final

from aanjager_app.domain.dutch import format_number
from aanjager_app.domain.errors import InputError

_MB: Final = 1_000_000
LARGEST_FILE: Final = 20 * _MB
LARGEST_CONTENT: Final = 200 * _MB
LARGEST_RATIO: Final = 100
_SMALL: Final = 1 * _MB
"""A part below this may be as compressible as it likes: an empty sheet is."""
_MOST_PARTS: Final = 2000
_NEEDED: Final = frozenset({"[Content_Types].xml", "xl/workbook.xml"})
_DECLARATIONS: Final = (b"<!DOCTYPE", b"<!ENTITY")
_WIDE: Final = (b"\xff\xfe", b"\xfe\xff")
"""UTF-16, in which a declaration would go unseen."""
_LOOKED_AT: Final = 64_000


def refuse_hostile(data: bytes, name: str) -> None:
    """Look at a workbook from outside.

    Args:
        data: the file.
        name: its name, for the messages.

    Raises:
        InputError: it is too large, no workbook, encrypted, damaged, or packed to swell.
    """
    if len(data) > LARGEST_FILE:
        size = format_number(len(data) // _MB)
        raise InputError(name, f"is {size} MB; een werkmap mag hoogstens 20 MB zijn")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            _check(book, name)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError) as error:
        problem = "is geen Excel-werkmap (xlsx), of beschadigd. Sla het bestand op als .xlsx"
        raise InputError(name, problem) from error
    except RuntimeError as error:  # what zipfile raises for a password
        problem = "is beveiligd met een wachtwoord. Haal dat er in Excel eerst af"
        raise InputError(name, problem) from error


def _check(book: zipfile.ZipFile, name: str) -> None:
    parts = book.infolist()
    known = {part.filename for part in parts}
    if not known >= _NEEDED:
        raise InputError(name, "is geen Excel-werkmap (xlsx): er zit geen werkmap in")
    if len(parts) > _MOST_PARTS or len(known) != len(parts):
        raise InputError(name, "is geen gewone werkmap: er zitten te veel of dubbele delen in")
    total = sum(part.file_size for part in parts)
    if total > LARGEST_CONTENT:
        size = format_number(total // _MB)
        raise InputError(name, f"wordt uitgepakt {size} MB; hoogstens 200 MB kan")
    for part in parts:
        _check_part(book, part, name)


def _check_part(book: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> None:
    place = f"{name}, {part.filename}"
    swells = part.file_size > LARGEST_RATIO * max(part.compress_size, 1)
    if swells and part.file_size > _SMALL:
        raise InputError(place, "is zo sterk ingepakt dat het geen gewone werkmap kan zijn")
    if not part.filename.endswith((".xml", ".rels", ".vml")):
        return
    with book.open(part) as stream:
        start = stream.read(_LOOKED_AT)
        if any(sign in start for sign in _DECLARATIONS) or start.startswith(
            (b"\xff\xfe", b"\xfe\xff")
        ):
            raise InputError(place, "heeft een XML-verklaring die een werkmap niet nodig heeft")
        # Reading on checks the size that the directory promises, piece by piece.
        read = len(start)
        while piece := stream.read(_MB):
            read += len(piece)
            if read > LARGEST_CONTENT or any(sign in piece for sign in _DECLARATIONS):
                raise InputError(place, "is geen gewoon deel van een werkmap")
