"""A hostile workbook is refused by name before it is parsed; an honest one goes through."""

import io
import struct
import tracemalloc
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aanjager_app.domain.errors import InputError
from aanjager_app.exchange.xlsx_guard import refuse_hostile
from tests.exchange.workbooks import PARTS, handmade, sheet_xml, workbook, zipped

CELL = '<row r="1"><c r="A1"><v>1</v></c></row>'
ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    '<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
)
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def refusal(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        refuse_hostile(data, "lijst.xlsx")
    assert caught.value.path.startswith("lijst.xlsx")
    return caught.value.message


def problem_of(data: bytes) -> str:
    try:
        refuse_hostile(data, "lijst.xlsx")
    except InputError as error:
        return error.message
    return ""


def with_sheet(text: str | bytes, part: str = "xl/worksheets/sheet1.xml") -> bytes:
    return zipped({**PARTS, "xl/worksheets/sheet1.xml": sheet_xml(CELL), part: text})


def test_an_honest_workbook_goes_through():
    refuse_hostile(workbook([["naam", "ha"], ["De Wilgen", 12.5]]), "lijst.xlsx")
    refuse_hostile(handmade(CELL), "lijst.xlsx")


def test_pictures_are_not_looked_into():
    picture = {"xl/media/image1.png": b"\x89PNG" + bytes(range(256)), "xl/a.svg": "<!DOCTYPE svg>"}
    refuse_hostile(handmade(CELL, **picture), "lijst.xlsx")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "geen Excel-werkmap"),
        (b"naam;ha\nDe Wilgen;12,5\n", "geen Excel-werkmap"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "wachtwoord"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "geen Excel"),
        (bytes(21 * 2**20), "groter dan 20 MB"),
        (with_sheet(ENTITIES + sheet_xml(CELL)), "entiteiten"),
        (with_sheet(OUTSIDE + "<sst/>", "xl/sharedStrings.xml"), "entiteiten"),
        (with_sheet(OUTSIDE + "<styleSheet/>", "xl/styles.xml"), "entiteiten"),
        (with_sheet(" " * 300_000 + ENTITIES + "<a/>"), "entiteiten"),
        (with_sheet((ENTITIES + "<a/>").encode("utf-16")), "UTF-8"),
        (with_sheet((ENTITIES + "<a/>").encode("utf-16-le")), "UTF-8"),
        (with_sheet('<?xml version="1.0" encoding="cp037"?>'), "UTF-8"),
        (handmade('<row r="50001"/>'), "rij 50.001"),
        (handmade('<row r="1048576"><c r="A1048576"/></row>'), "rij 1.048.576"),
        (handmade('<row r="1"><c s="1" r="GS1"/></row>'), "kolom GS"),
        (handmade('<row r="1"><c r="XFD1"><v>1</v></c></row>'), "kolom XFD"),
        (with_sheet("x" * 3_000_000), "100 keer"),
        (zipped({f"deel{n}": "" for n in range(2100)} | PARTS), "delen"),
        (zipped({**PARTS, "xl/worksheets/sheet1.xml": "a"}, zipfile.ZIP_LZMA), "ingepakt"),
        (handmade(CELL)[:-30], "beschadigd"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_hostile_or_wrong_is_refused_with_the_reason(data, words):
    assert words in refusal(data)


def test_the_last_row_and_column_that_may_be_used_go_through():
    refuse_hostile(handmade('<row r="50000"><c r="GR50000"><v>1</v></c></row>'), "lijst.xlsx")


def test_many_cells_are_refused_even_when_they_are_nameless():
    numbered = "".join(f"<c><v>{n * 7919 % 1000003}</v></c>" for n in range(1_000_100))
    assert "cellen" in refusal(handmade(f"<row>{numbered}</row>"))


def test_a_part_that_repeats_styles_is_refused():
    styles = "".join(f'<xf n="{n * 7919 % 1000003}"/>' for n in range(400_100))
    assert "styles.xml" in refusal(
        with_sheet(f"<styleSheet>{styles}</styleSheet>", "xl/styles.xml")
    )


def test_a_damaged_part_is_refused():
    data = bytearray(zipped({**PARTS, "xl/worksheets/sheet1.xml": sheet_xml(CELL)}, 0))
    place = data.index(b"<sheetData>")
    data[place + 3] ^= 0xFF
    assert "beschadigd" in refusal(bytes(data))


def test_a_part_that_stands_there_twice_is_refused():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in PARTS.items():
            archive.writestr(name, text)
        archive.writestr("xl/workbook2.xml", "<a/>")
    assert "dubbel" in refusal(
        made.getvalue().replace(b"xl/workbook2.xml", b"_rels/.rels\0\0\0\0\0")
    )


def test_a_directory_that_lies_about_the_size_does_not_get_more_unpacked():
    data = zipped({**PARTS, "xl/worksheets/sheet1.xml": b" " * 150_000_000})
    true, told = struct.pack("<L", 150_000_000), struct.pack("<L", 1000)
    tracemalloc.start()
    try:
        assert "beschadigd" in refusal(data.replace(true, told))
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 20 * 2**20


@pytest.fixture(scope="module")
def small():
    """Made once: a workbook holds the moment of its making, and so differs in size."""
    return workbook([["naam", "ha"], ["De Wilgen", 12.5]])


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_any_damage_ends_in_a_sentence_or_goes_through(small, data):
    whole = bytearray(small)
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(whole) - 1))
        whole[place] = data.draw(st.integers(0, 255))
    if told := problem_of(bytes(whole)):
        assert told.startswith("lijst.xlsx: ")
