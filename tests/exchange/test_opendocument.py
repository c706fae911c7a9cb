"""An ODS is read as its cells say; a hostile one is refused with a place, and within bounds."""

import io
import re
import tracemalloc
import zipfile

import pytest

from aanjager_app.domain.errors import InputError
from aanjager_app.exchange.opendocument import open_opendocument
from aanjager_app.exchange.tables import read_any_table
from aanjager_app.exchange.workbook import read_workbook
from aanjager_app.exchange.xlsx_guard import is_opendocument, refuse_hostile

NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"'
    for prefix in ("office", "table", "text")
)
KIND = "application/vnd.oasis.opendocument.spreadsheet"
SHEET = '</table:table><table:table table:name="{}">'
ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def ods(rows: str, head: str = "", **more: str) -> bytes:
    """A file with one sheet, and other parts beside it."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>{head}<office:document-content {NAMES}>'
        f'<office:body><office:spreadsheet><table:table table:name="Blad1">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("mimetype", KIND, zipfile.ZIP_STORED)
        file.writestr("content.xml", content)
        for name, part in more.items():
            file.writestr(name, part)
    return buffer.getvalue()


def row(*cells: str, repeated: int = 1) -> str:
    inner = "".join(cells)
    return f'<table:table-row table:number-rows-repeated="{repeated}">{inner}</table:table-row>'


def number(value: object, repeated: int = 1) -> str:
    return (
        f'<table:table-cell table:number-columns-repeated="{repeated}" '
        f'office:value-type="float" office:value="{value}"><text:p>x</text:p></table:table-cell>'
    )


def text(inner: str) -> str:
    cell = f'<table:table-cell office:value-type="string"><text:p>{inner}</text:p>'
    return f"{cell}</table:table-cell>"


def empty(repeated: int = 1) -> str:
    return f'<table:table-cell table:number-columns-repeated="{repeated}"/>'


def page(data: bytes, *, values: bool = True):
    refuse_hostile(data, "kb.ods", may_be_opendocument=True)
    return open_opendocument(data, "kb.ods", values=values)["Blad1"]


def refusal(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        page(data)
    assert str(caught.value).startswith("kb.ods")
    return str(caught.value)


def test_cells_stand_where_repeated_ones_leave_them():
    found = page(
        ods(
            row(empty(3), number(7), empty(16_000))
            + row(empty(16_384), repeated=4)
            + row(number("0.25", repeated=2), repeated=2)
            + row(empty(16_384), repeated=1_048_000)
        )
    )
    held = {
        c.coordinate: c.value for line in found.iter_rows() for c in line if c.value is not None
    }
    assert held == {"D1": 7, "A6": 0.25, "B6": 0.25, "A7": 0.25, "B7": 0.25}
    assert isinstance(held["D1"], int)


def test_a_text_has_its_white_space_and_not_its_remark():
    remark = (
        '<table:table-cell office:value-type="string"><office:annotation><text:p>Let op</text:p>'
        "</office:annotation><text:p>Wadi</text:p></table:table-cell>"
    )
    found = page(
        ods(row(text('a<text:s text:c="3"/>b<text:tab/><text:span>c</text:span> d'), remark))
    )
    assert [cell.value for cell in found[1]] == ["a   b\tc d", "Wadi"]


def test_a_formula_gives_its_outcome_or_says_that_it_is_one():
    formula = (
        '<table:table-cell table:formula="of:=[.A1]*2" office:value-type="percentage" '
        'office:value="0.5"><text:p>50%</text:p></table:table-cell>'
    )
    data = ods(row(formula))
    assert page(data)["A1"].value == 0.5
    assert page(data, values=False)["A1"].value == "=[.A1]*2"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (ods(row(number(1, repeated=10**9))), "kolom 1.000.000.000"),
        (ods(row(number(1), repeated=10**9)), "rij 1.000.000.000"),
        (ods(row(number(1, repeated=200), repeated=50_000)), "1.000.000 cellen"),
        # a count below nought would take cells off that are counted later
        (ods(row(number(1, repeated=200), repeated=-20_000)), "beschadigd"),
        (ods(row(number(1, repeated=-3))), "beschadigd"),
        (ods(row(text('<text:s text:c="32767"/>' * 2))), "beschadigd"),
        (ods(row(text('<text:s text:c="32767"/>'), repeated=1) * 700), "20.000.000 tekens"),
        (ods(row(number("9" * 5_000, repeated="9" * 5_000))), "beschadigd"),
        (ods(row(number("veel"))), "beschadigd"),
        (ods(row(text("<text:span>" * 5_000 + "</text:span>" * 5_000))), "beschadigd"),
        (ods("<table:table-row>"), "beschadigd"),
        (ods("", head=ENTITIES), "entiteiten"),
        (ods("".join(map(SHEET.format, range(101)))), "100 bladen"),
        (ods(row(text("a" * 30_000_000))), "keer zo groot"),
        (ods(row(), **{"META-INF/manifest.xml": "<a><encryption-data/></a>"}), "wachtwoord"),
        (ods(row())[:-300], "geen ODS-werkmap"),
    ],
)
def test_a_hostile_or_broken_file_is_refused(data, words):
    assert re.search(words, refusal(data))


def test_a_lot_of_white_space_stays_within_bounds():
    data = ods(row(text('<text:s text:c="2000000000"/>')))
    tracemalloc.start()
    assert len(page(data)["A1"].value) < 40_000
    assert tracemalloc.get_traced_memory()[1] < 30 * 2**20
    tracemalloc.stop()


def test_sheets_with_a_title_that_no_workbook_of_this_program_has_are_passed_over():
    others = ("'file:///tmp/prijzen.ods'#$Blad1", "Onze eigen notities over deze werkmap")
    sheets = "".join(SHEET.format(title) + row(number(1)) for title in others)
    assert page(ods(row(number(7)) + sheets))["A1"].value == 7


def test_an_ods_that_is_no_workbook_of_this_program_says_so():
    with pytest.raises(InputError, match="is geen werkmap van Aanjager"):
        read_workbook(ods(row(number(1))), "kb.ods")


def test_a_list_in_ods_is_refused_with_the_way_on():
    data = ods(row(number(1)))
    assert is_opendocument(data)
    with pytest.raises(InputError, match=r"^lijst\.ods: dit is een ODS-bestand.*als \.xlsx"):
        read_any_table(data, "lijst.ods")
