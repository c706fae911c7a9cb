"""The house style can be read, whatever an organisation puts in."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from aanjager_app.content import resources
from aanjager_app.documents.pdf.renderer import render_pdf
from aanjager_app.documents.style import Palette, contrast, rgb
from aanjager_app.domain.errors import DomainError
from tests.documents.checker import assert_pdf_a2a, assert_pdf_ua1
from tests.documents.samples import almost_empty, style

COLOURS = st.integers(0, 0xFFFFFF).map("#{:06X}".format)


def test_contrast_of_black_and_white() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)  # WCAG's own example


@given(COLOURS, COLOURS)
def test_contrast_has_no_direction(one: str, other: str) -> None:
    assert 1 <= contrast(one, other) == contrast(other, one) <= 21.001


def test_all_text_can_be_read_on_what_it_stands_on() -> None:
    palette = Palette()
    pairs = [
        (palette.text, palette.paper), (palette.muted, palette.paper),
        (palette.muted, palette.background), (palette.text, palette.background),
        (palette.accent, palette.background), (palette.on_accent, palette.accent),
        (palette.warning, palette.warning_soft), (palette.info, palette.info_soft),
        (palette.muted, palette.warning_soft), (palette.accent, palette.accent_soft),
        (palette.rail_text, palette.rail), (palette.info, palette.paper),
    ]  # fmt: skip
    assert min(contrast(*pair) for pair in pairs) >= 4.5


def test_accent_that_cannot_be_read_is_refused() -> None:
    assert style().with_accent("#1D5C88").palette.accent == "#1D5C88"
    with pytest.raises(DomainError) as caught:
        style().with_accent("#F2C94C")
    assert caught.value.code == "contrast_too_low"


@pytest.mark.parametrize("text", ["groen", "#12", "#12345G", "", "#-12345"])
def test_what_is_no_colour_is_refused(text: str) -> None:
    with pytest.raises(DomainError) as caught:
        rgb(text)
    assert caught.value.code == "not_a_colour"


def test_fonts_and_profile_ship_with_their_licence() -> None:
    fonts = style().fonts
    for path in (fonts.regular, fonts.italic, fonts.bold, fonts.bold_italic):
        assert path.read_bytes().startswith(b"\x00\x01\x00\x00")  # TrueType outlines
    assert "SIL OPEN FONT LICENSE" in (resources() / "fonts" / "OFL.txt").read_text("utf-8")
    assert style().icc_profile.read_bytes()[36:40] == b"acsp"


@pytest.mark.parametrize("mode", ["RGBA", "L", "P", "CMYK"])
def test_logo_of_any_kind(mode: str) -> None:
    target = BytesIO()
    Image.new(mode, (300, 80)).save(target, "JPEG" if mode == "CMYK" else "PNG")
    content = render_pdf(almost_empty(), replace(style(), logo=target.getvalue()))
    assert_pdf_ua1(content)
    assert_pdf_a2a(content)


def test_unreadable_logo_leaves_the_name(tmp_path: Path) -> None:
    content = render_pdf(almost_empty(), replace(style(), logo=b"no picture"))
    assert_pdf_a2a(content)
    assert not list(tmp_path.iterdir())
