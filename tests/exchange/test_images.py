"""Photos: checked, turned upright, scaled, and without the place where they were made."""

import hashlib
import io
import struct
import subprocess
import sys
import zlib
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo
from PIL.TiffImagePlugin import IFDRational

from aanjager_app.domain.errors import InputError
from aanjager_app.exchange.images import read_photo, view_copy

RED, BLUE = (200, 20, 20), (20, 20, 200)


def photo(size=(40, 20), *, orientation=None, gps=False, kind="JPEG", taken="2026:11:25 10:15:00"):
    """A photo of which the left half is red and the right half blue."""
    image = Image.new("RGB", size, RED)
    image.paste(BLUE, (size[0] // 2, 0, size[0], size[1]))
    exif = Image.Exif()
    if orientation:
        exif[0x0112] = orientation
    if taken:
        exif.get_ifd(0x8769)[0x9003] = taken
    if gps:
        exif.get_ifd(0x8825).update(
            {
                1: "N",
                2: (IFDRational(52), IFDRational(5), IFDRational(2472, 100)),
                3: "E",
                4: (IFDRational(5), IFDRational(7), IFDRational(1212, 100)),
            }
        )
    target = io.BytesIO()
    image.save(target, kind, exif=exif, quality=95)
    return target.getvalue()


def png_of(width, height):
    """The head of a PNG that says how large it is, and hardly anything else."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)

    def chunk(name, data):
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", b"x") + chunk(b"IEND", b"")


def test_a_photo_tells_when_and_where():
    content = photo(gps=True)
    taken = read_photo(content, name="a.jpg")
    assert taken.content_id == hashlib.sha256(content).hexdigest()
    assert (taken.ending, taken.width, taken.height) == ("jpg", 40, 20)
    assert taken.taken_at == "2026-11-25T10:15:00"
    assert taken.position is not None
    assert taken.position.latitude == Decimal("52.09020")
    assert taken.position.longitude == Decimal("5.12003")
    assert taken.problem is None


def test_a_photo_without_metadata_is_a_photo():
    taken = read_photo(photo(taken=None, kind="PNG"), name="a.png")
    assert (taken.ending, taken.taken_at, taken.position) == ("png", None, None)


@pytest.mark.parametrize("taken", ["0000:00:00 00:00:00", "gisteren", "2026-11-25"])
def test_a_camera_that_does_not_know_the_time_gives_none(taken):
    assert read_photo(photo(taken=taken), name="a.jpg").taken_at is None


def test_the_copy_has_no_metadata():
    content = photo(gps=True)
    copy = Image.open(io.BytesIO(view_copy(content, name="a.jpg")))
    assert dict(copy.getexif()) == {}
    assert b"Exif" not in view_copy(content, name="a.jpg")
    assert b"Exif" in content


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_no_remark_or_description_goes_along(kind):
    target = io.BytesIO()
    texts = PngInfo()
    texts.add_text("Comment", "GEHEIM")
    Image.new("RGB", (8, 8)).save(
        target, kind, comment=b"GEHEIM", xmp=b"<x>GEHEIM</x>", pnginfo=texts
    )
    assert b"GEHEIM" in target.getvalue()
    assert b"GEHEIM" not in view_copy(target.getvalue(), name="a")


def test_the_copy_keeps_the_colour_profile_and_is_the_same_each_time():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    target = io.BytesIO()
    Image.new("RGB", (8, 8), RED).save(target, "JPEG", icc_profile=profile)
    copy = view_copy(target.getvalue(), name="a.jpg")
    assert Image.open(io.BytesIO(copy)).info["icc_profile"] == profile
    assert view_copy(target.getvalue(), name="a.jpg") == copy


def test_a_photo_for_print_becomes_one_for_the_screen():
    target = io.BytesIO()
    Image.new("CMYK", (8, 8), (0, 255, 255, 0)).save(target, "JPEG")
    assert read_photo(target.getvalue(), name="a.jpg").problem is None
    copy = Image.open(io.BytesIO(view_copy(target.getvalue(), name="a.jpg")))
    assert copy.mode == "RGB"
    red, green, blue = copy.getpixel((4, 4))
    assert red > 240
    assert max(green, blue) < 15


def test_grey_in_sixteen_bits_stays_grey():
    target = io.BytesIO()
    Image.new("I;16", (8, 8), 0x8000).save(target, "PNG")
    copy = Image.open(io.BytesIO(view_copy(target.getvalue(), name="a.png")))
    assert copy.mode == "RGB"
    assert copy.getpixel((4, 4)) == pytest.approx((128, 128, 128), abs=2)


@pytest.mark.parametrize(
    ("orientation", "size", "red"),
    [
        (1, (40, 20), (2, 10)),
        (2, (40, 20), (37, 10)),
        (3, (40, 20), (37, 10)),
        (4, (40, 20), (2, 10)),
        (5, (20, 40), (10, 2)),
        (6, (20, 40), (10, 2)),
        (7, (20, 40), (10, 37)),
        (8, (20, 40), (10, 37)),
    ],
)
def test_the_copy_stands_upright(orientation, size, red):
    content = photo(orientation=orientation)
    taken = read_photo(content, name="a.jpg")
    assert (taken.width, taken.height) == size
    copy = Image.open(io.BytesIO(view_copy(content, name="a.jpg")))
    assert copy.size == size
    pixel = copy.getpixel(red)
    assert pixel[0] > 150 > pixel[2]


def test_the_copy_is_scaled_down_and_never_up():
    large = view_copy(photo(size=(2400, 1200)), name="a.jpg")
    assert Image.open(io.BytesIO(large)).size == (1600, 800)
    assert Image.open(io.BytesIO(view_copy(photo(), name="a.jpg"))).size == (40, 20)
    side = view_copy(photo(size=(1200, 2400)), name="a.jpg", largest_side=300)
    assert Image.open(io.BytesIO(side)).size == (150, 300)


def test_what_is_see_through_becomes_white():
    target = io.BytesIO()
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(target, "PNG")
    copy = Image.open(io.BytesIO(view_copy(target.getvalue(), name="a.png")))
    assert min(copy.getpixel((4, 4))) > 250


def test_more_than_100_megapixels_is_kept_but_not_shown():
    content = png_of(20_000, 20_000)
    taken = read_photo(content, name="groot.png")
    assert taken.problem is not None
    assert "100 megapixel" in taken.problem
    assert taken.content_id == hashlib.sha256(content).hexdigest()
    with pytest.raises(InputError, match=r"groot\.png: .*100 megapixel"):
        view_copy(content, name="groot.png")


def test_a_damaged_photo_is_kept_but_not_shown():
    content = photo(size=(800, 600))[:3000]
    assert read_photo(content, name="half.jpg").problem is not None
    with pytest.raises(InputError, match="beschadigd"):
        view_copy(content, name="half.jpg")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "leeg"),
        (b"%PDF-1.7", "geen foto"),
        (b"GIF89a", "geen foto"),
        (b"\xff\xd8\xff" + b"\x00" * (60 * 1024 * 1024), "60 MB"),
    ],
)
def test_what_is_no_photo_is_refused_with_the_reason(content, problem):
    with pytest.raises(InputError, match=problem):
        read_photo(content, name="a.jpg")
    with pytest.raises(InputError, match=problem):
        view_copy(content, name="a.jpg")


@given(
    st.sampled_from([photo(gps=True), photo(kind="PNG", gps=True)]),
    st.integers(0, 2000),
    st.binary(max_size=12),
)
def test_no_damage_gives_anything_but_a_sentence(content, place, change):
    damaged = content[:place] + change + content[place + len(change) :]
    try:
        read_photo(damaged, name="a.jpg")
        view_copy(damaged, name="a.jpg")
    except InputError as error:
        assert error.message.startswith("a.jpg: ")  # noqa: PT017 - both outcomes are fine


def test_pillow_is_loaded_at_the_first_photo_only():
    code = "import sys, aanjager_app.exchange.images; sys.exit('PIL' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


HEIC = Path(__file__).parents[1] / "data" / "entree.heic"


def test_a_photo_of_an_iphone_is_read_and_shown():
    content = HEIC.read_bytes()
    photo = read_photo(content, name="entree.heic")
    assert (photo.ending, photo.width, photo.height, photo.problem) == ("heic", 64, 48, None)
    with Image.open(io.BytesIO(view_copy(content, name="entree.heic", largest_side=32))) as small:
        assert small.size == (32, 24)


@pytest.mark.parametrize("length", [24, 200, 400])
def test_a_broken_heic_is_kept_as_a_file_and_not_shown(length):
    content = HEIC.read_bytes()[:length]
    assert "beschadigd" in str(read_photo(content, name="half.heic").problem)
    with pytest.raises(InputError, match="beschadigd"):
        view_copy(content, name="half.heic")
