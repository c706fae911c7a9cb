"""Take in photos: what they are, when and where they were made, and a copy that is safe to show.

The original is never touched. The copy for screen and paper stands upright, is scaled, and holds
nothing but its pixels and their colour profile: no position, no camera, no thumbnail.
"""

import hashlib
import io
import struct
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from aanjager_app.domain.errors import InputError

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_BYTES: Final = 60 * 1024 * 1024
MAX_PIXELS: Final = 100_000_000
LARGEST_SIDE: Final = 1600
_QUALITY: Final = 85
_JPEG: Final = b"\xff\xd8\xff"
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_HEIC_BRANDS: Final = (b"heic", b"heix", b"hevc", b"mif1", b"msf1")
_ORIENTATION: Final = 0x0112
_CHANGED_AT: Final = 0x0132
_DETAILS: Final = 0x8769
_POSITION: Final = 0x8825
_TAKEN_AT: Final = 0x9003
# Orientation as EXIF 2.32 numbers it, as the name of Pillow's operation that undoes it.
_UPRIGHT: Final[Mapping[int, str]] = {
    2: "FLIP_LEFT_RIGHT",
    3: "ROTATE_180",
    4: "FLIP_TOP_BOTTOM",
    5: "TRANSPOSE",
    6: "ROTATE_270",
    7: "TRANSVERSE",
    8: "ROTATE_90",
}
_SIDEWAYS: Final = frozenset({5, 6, 7, 8})
_METRE: Final = Decimal("0.00001")
_UNREADABLE: Final = "de foto is beschadigd en kan niet worden getoond"
# What Pillow raises on pictures and metadata that are not as they should be.
_BROKEN: Final = (
    OSError,
    ValueError,
    TypeError,
    LookupError,
    ArithmeticError,
    AttributeError,
    SyntaxError,
    struct.error,
)


@dataclass(frozen=True, slots=True)
class Position:
    """Where a photo says that it was made, in degrees; a proposal, never stored silently."""

    longitude: Decimal
    latitude: Decimal


@dataclass(frozen=True, slots=True)
class TakenPhoto:
    """What a file says of itself.

    Attributes:
        content_id: SHA-256 of the file, under which it is kept.
        ending: `jpg`, `png` or `heic`.
        width, height: pixels of the photo when it stands upright.
        taken_at: time on the camera's clock, as ISO text without a zone.
        position: where it was made, when the photo says so.
        problem: Dutch clause why the file is kept but not shown; None when it can be shown.
    """

    content_id: str
    ending: str
    width: int
    height: int
    taken_at: str | None
    position: Position | None
    problem: str | None = None


def content_id(content: bytes) -> str:
    """The name under which a file is kept: the SHA-256 of what is in it, in hexadecimals."""
    return hashlib.sha256(content).hexdigest()


def read_photo(content: bytes, *, name: str) -> TakenPhoto:
    """Look at a photo before it is kept.

    A photo of more than 100 megapixels, or one that is damaged, is kept as a file: `problem`
    says why it isn't shown.

    Args:
        content: the whole file.
        name: name of the file, for messages.

    Raises:
        InputError: it is no JPEG, PNG or HEIC, or larger than 60 MB.
    """
    kind = _kind(content, name)
    problem = None
    width = height = 0
    details = _Details()
    try:
        with _opened(content, name) as image:
            details = _details(image)
            width, height = image.size
            if details.orientation in _SIDEWAYS:
                width, height = height, width
            problem = _too_large(image)
            if problem is None:
                # A small copy is quick to make, and shows that the file is whole.
                image.draft("RGB", (320, 320))
                image.load()
    except (InputError, *_BROKEN):
        problem = _UNREADABLE
    return TakenPhoto(
        content_id=content_id(content),
        ending=kind,
        width=width,
        height=height,
        taken_at=details.taken_at,
        position=details.position,
        problem=problem,
    )


def read_position(content: bytes, *, name: str) -> Position | None:
    """Where a photo says that it was made, without reading its pixels.

    Raises:
        InputError: it is no JPEG, PNG or HEIC.
    """
    _kind(content, name)
    try:
        with _opened(content, name) as image:
            return _details(image).position
    except (InputError, *_BROKEN):
        return None  # a damaged photo proposes nothing


def ending_of(content: bytes, *, name: str) -> str:
    """The ending that belongs to what is in a file: `jpg`, `png` or `heic`.

    Raises:
        InputError: it is no JPEG, PNG or HEIC.
    """
    return _kind(content, name)


def view_copy(content: bytes, *, name: str, largest_side: int = LARGEST_SIDE) -> bytes:
    """A JPEG to show: upright, scaled down, without position or other metadata.

    Args:
        content: the whole file.
        name: name of the file, for messages.
        largest_side: most pixels of the longest side.

    Raises:
        InputError: it is no JPEG, PNG or HEIC, is damaged, or has more than 100 megapixels.
    """
    from PIL import Image  # noqa: PLC0415 - Pillow is slow to load and not always needed

    _kind(content, name)
    with _opened(content, name) as image:
        if (problem := _too_large(image)) is not None:
            raise InputError(name, problem)
        try:
            orientation = _details(image).orientation
            profile = image.info.get("icc_profile") if image.mode == "RGB" else None
            image.draft("RGB", (largest_side, largest_side))
            small = _flat(image)
            small.thumbnail((largest_side, largest_side), Image.Resampling.LANCZOS)
            if orientation in _UPRIGHT:
                small = small.transpose(Image.Transpose[_UPRIGHT[orientation]])
            # Pillow would copy the remark of a JPEG from here.
            small.info.clear()
            target = io.BytesIO()
            small.save(target, "JPEG", quality=_QUALITY, icc_profile=profile)
        except _BROKEN as error:
            raise InputError(name, _UNREADABLE) from error
    return target.getvalue()


def _kind(content: bytes, name: str) -> str:
    if not content:
        raise InputError(name, "het bestand is leeg")
    if len(content) > MAX_BYTES:
        raise InputError(name, f"de foto is groter dan {MAX_BYTES // 2**20} MB")
    if content.startswith(_JPEG):
        return "jpg"
    if content.startswith(_PNG):
        return "png"
    if _is_heic(content):
        return "heic"
    raise InputError(name, "dit is geen foto; kies een JPEG-, PNG- of HEIC-bestand")


def _is_heic(content: bytes) -> bool:
    return content[4:8] == b"ftyp" and content[8:12] in _HEIC_BRANDS


def _reader_of(content: bytes) -> "Callable[[io.BytesIO], Image]":
    if content.startswith(_JPEG):
        from PIL.JpegImagePlugin import JpegImageFile  # noqa: PLC0415

        return JpegImageFile
    if content.startswith(_PNG):
        from PIL.PngImagePlugin import PngImageFile  # noqa: PLC0415

        return PngImageFile
    from pi_heif.as_plugin import HeifImageFile  # noqa: PLC0415 - photos of an iPhone

    reader: Callable[[io.BytesIO], Image] = HeifImageFile
    return reader


@contextmanager
def _opened(content: bytes, name: str) -> "Iterator[Image]":
    # The readers are named, so that no other format of Pillow is ever tried on a file from
    # outside, and so that the limit on pixels is ours and not Pillow's.
    kind = _reader_of(content)
    with warnings.catch_warnings():
        # Pillow warns of corrupt metadata; that is no reason to trouble anyone.
        warnings.simplefilter("ignore")
        try:
            image = kind(io.BytesIO(content))
        except _BROKEN as error:
            raise InputError(name, _UNREADABLE) from error
        with image:
            yield image


def _too_large(image: "Image") -> str | None:
    width, height = image.size
    if width * height <= MAX_PIXELS:
        return None
    return "de foto heeft meer dan 100 megapixel en wordt niet getoond; maak haar eerst kleiner"


def _flat(image: "Image") -> "Image":
    """The picture in RGB, with what is see-through as white paper."""
    from PIL import Image  # noqa: PLC0415

    if image.mode.startswith("I"):
        # Grey in 16 bits; `convert` would cut it off at 255 and make it all white.
        return image.convert("I").point(lambda grey: grey * (1 / 256)).convert("L").convert("RGB")
    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        full = image.convert("RGBA")
        flat = Image.new("RGB", full.size, "white")
        flat.paste(full, mask=full.getchannel("A"))
        return flat
    return image.convert("RGB")


@dataclass(frozen=True, slots=True)
class _Details:
    """What the metadata say; a photo with broken metadata is still a photo."""

    orientation: int = 1
    taken_at: str | None = None
    position: Position | None = None


def _details(image: "Image") -> _Details:
    try:
        exif = image.getexif()
        orientation = exif.get(_ORIENTATION, 1)
        details = dict(exif.get_ifd(_DETAILS))
        place = dict(exif.get_ifd(_POSITION))
        changed = exif.get(_CHANGED_AT)
    except _BROKEN:
        return _Details()
    return _Details(
        orientation=orientation if isinstance(orientation, int) else 1,
        taken_at=_moment(details.get(_TAKEN_AT)) or _moment(changed),
        position=_position(place),
    )


def _moment(text: object) -> str | None:
    if not isinstance(text, str):
        return None
    try:
        moment = datetime.strptime(text.strip("\x00 "), "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007 - a camera's clock has no zone
    except ValueError:
        return None
    return moment.isoformat()


def _position(place: Mapping[int, Any]) -> Position | None:
    try:
        latitude = _degrees(place[2], negative=place[1] == "S")
        longitude = _degrees(place[4], negative=place[3] == "W")
    except _BROKEN:
        return None
    if not latitude and not longitude:
        return None  # what cameras write that have not found their place yet
    if abs(latitude) > 90 or abs(longitude) > 180:  # noqa: PLR2004 - degrees of a globe
        return None
    return Position(longitude, latitude)


def _degrees(parts: Any, *, negative: bool) -> Decimal:  # noqa: ANN401 - whatever the file holds
    degrees = sum(
        (
            Decimal(int(part.numerator)) / Decimal(int(part.denominator)) / 60**power
            for power, part in enumerate(parts)
        ),
        Decimal(0),
    )
    return (-degrees if negative else degrees).quantize(_METRE)
