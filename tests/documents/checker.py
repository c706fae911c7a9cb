"""Independent readers of our PDFs, for all tests that make one."""

from io import BytesIO

from page import ValidationProfile, validate_pdf_bytes
from pypdf import PdfReader


def assert_pdf_ua1(content: bytes) -> None:
    """Fail with the rules that are broken when the file is not PDF/UA-1."""
    _assert_profile(content, ValidationProfile.PDF_UA_1)


def assert_pdf_a2a(content: bytes) -> None:
    """Fail with the rules that are broken when the file is not PDF/A-2a."""
    _assert_profile(content, ValidationProfile.PDF_A_2A)


def text_of(content: bytes) -> str:
    """All text of a PDF as another program reads it."""
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


def page_count(content: bytes) -> int:
    """Number of pages."""
    return len(PdfReader(BytesIO(content)).pages)


def _assert_profile(content: bytes, profile: ValidationProfile) -> None:
    report = validate_pdf_bytes(content, profile=profile)
    assert report.rules.total > 100, "the checker looked at next to nothing"
    found = sorted({f"{failure.rule_id}: {failure.message}" for failure in report.failures})
    assert report.is_compliant, "\n".join(found)
