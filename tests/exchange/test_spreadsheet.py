"""A workbook as a table of text: what stands in a cell comes through as a person reads it."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aanjager_app.domain.errors import InputError
from aanjager_app.exchange.ibis import read_ibis
from aanjager_app.exchange.spreadsheet import read_spreadsheet
from aanjager_app.exchange.tabular import TextTable, column_letters
from tests.exchange.workbooks import PARTS, handmade, sheet_xml, workbook, zipped

HALF_PAST_NINE = datetime(2026, 11, 25, 9, 30)  # noqa: DTZ001 - a sheet knows no zone
HEADER = ("RIN_NUMMER", "JAAR", "PLAN_NAAM", "HA_BRUTO")


def read(*sheets, titles=()) -> TextTable:
    return read_spreadsheet(workbook(*sheets, titles=titles), "lijst.xlsx")


def cells(table: TextTable) -> list[tuple[str, ...]]:
    return [row.cells for row in table.rows]


def test_each_kind_of_value_is_text_as_one_reads_it():
    values = (12, 12.5, 0.1 + 0.2, 1e20, True, date(2026, 11, 25), HALF_PAST_NINE)
    more = (time(14, 5), timedelta(hours=1, minutes=30), " Café ", None, "laatste")
    table = read([[f"k{n}" for n in "abcdefghijkl"], [*values, *more]])
    assert cells(table)[0] == (
        "12", "12,5", "0,3", "100000000000000000000", "ja", "2026-11-25", "2026-11-25 09:30",
        "14:05", "1,5", "Café", "", "laatste",
    )  # fmt: skip


def test_the_first_sheet_with_a_header_row_is_taken_and_places_name_it():
    rows = [["Terreinen in de regio"], ["Stand van", "12-11-2026"], [], HEADER, [1, 2024, "A", 2]]
    table = read([["Toelichting"], ["tekst"]], rows, titles=("Lees mij", "Lijst"))
    assert (table.sheet, table.header) == ("Lijst", HEADER)
    assert [row.line for row in table.rows] == [5]
    assert table.where(5, 3) == "blad “Lijst”, cel D5"
    assert table.where(5) == "blad “Lijst”, rij 5"


def test_the_row_that_names_the_wanted_columns_goes_before_another_that_looks_like_one():
    rows = [["Opdrachtgever", "Gemeente"], [], HEADER, [1, 2024, "A", 2]]
    reading = read_ibis(workbook([["naam", "plaats"], ["x", "y"]], rows), name="lijst.xlsx")
    assert [row.rin for row in reading.rows] == ["1"]


def test_empty_rows_and_what_stands_beside_the_table_are_left_out():
    rows = [HEADER[:3], [1, 2024, "A", None, "los"], [], [2, 2024, "B"], [3]]
    assert cells(read(rows)) == [("1", "2024", "A"), ("2", "2024", "B"), ("3", "", "")]


def test_the_real_rows_read_the_same_from_a_workbook_as_from_csv():
    content = (Path(__file__).parents[1] / "data" / "ibis" / "real_27_rows.csv").read_bytes()
    lines = [line.split(";") for line in content.decode("utf-8").splitlines()]
    typed = [[_typed(cell) for cell in line] for line in lines]
    from_sheet = read_ibis(workbook(typed), name="lijst.xlsx")
    assert from_sheet.rows == read_ibis(content, name="lijst.csv").rows
    assert not from_sheet.wrong


def _typed(cell: str) -> object:
    try:
        return float(cell.replace(",", ".")) if "," in cell else int(cell)
    except ValueError:
        return cell


def test_a_wrong_cell_is_named_by_sheet_and_cell():
    rows = [HEADER, [1, 2024, "A", "tien"], [2, 2024, "", 1], [3, 2024, "C", 1.5]]
    reading = read_ibis(workbook(rows, titles=["Terreinen"]), name="lijst.xlsx")
    assert [row.rin for row in reading.rows] == ["3"]
    assert [str(wrong) for wrong in reading.wrong] == [
        "blad “Terreinen”, cel D2, HA_BRUTO: dit is geen getal (er staat “tien”)",
        "blad “Terreinen”, cel C3, PLAN_NAAM: de naam ontbreekt",
    ]


def test_a_formula_without_outcome_or_with_a_fault_is_a_mistake_of_its_cell():
    row = '<row r="1">{}</row>'.format(
        "".join(
            f'<c r="{c}1" t="inlineStr"><is><t>{t}</t></is></c>'
            for c, t in zip("ABC", HEADER[:3], strict=True)
        )
    )
    body = (
        '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2024</v></c>'
        '<c r="C2"><f>A2&amp;"x"</f></c></row>'
        '<row r="3"><c r="A3"><v>2</v></c><c r="B3"><v>2024</v></c>'
        '<c r="C3" t="e"><f>B9/0</f><v>#DIV/0!</v></c></row>'
        '<row r="4"><c r="A4"><v>3</v></c><c r="B4"><v>2024</v></c>'
        '<c r="C4" t="str"><f>"Drie"</f><v>Drie</v></c></row>'
    )
    reading = read_ibis(handmade(row + body), name="lijst.xlsx")
    assert [row.name for row in reading.rows] == ["Drie"]
    assert "cel C2" in str(reading.wrong[0])
    assert "nog geen uitkomst" in str(reading.wrong[0])
    assert "#DIV/0!" in str(reading.wrong[1])


@pytest.mark.parametrize(
    ("sheets", "words"),
    [
        ([[["alleen een titel"]]], "kolomnamen"),
        ([[]], "kolomnamen"),
        ([[["naam", "plaats"]]], "rij 1 staat niets"),
    ],
)
def test_a_workbook_without_a_table_is_refused(sheets, words):
    with pytest.raises(InputError, match=words):
        read(*sheets)


def test_a_hidden_sheet_is_not_read():
    hidden = PARTS["xl/workbook.xml"].replace('sheetId="1"', 'sheetId="1" state="hidden"')
    text = '<row r="1"><c r="A1" t="str"><v>naam</v></c><c r="B1" t="str"><v>plaats</v></c></row>'
    with pytest.raises(InputError, match="kolomnamen"):
        read_spreadsheet(handmade(text, **{"xl/workbook.xml": hidden}), "lijst.xlsx")


def far_away(coordinate: str, row: str = "2") -> bytes:
    """A cell far away whose name is written so that it isn't seen before parsing."""
    name = f"&#{ord(coordinate[0])};{coordinate[1:]}"
    number = f"&#{ord(row[0])};{row[1:]}"
    return handmade(
        '<row r="1"><c r="A1" t="str"><v>naam</v></c><c r="B1" t="str"><v>plaats</v></c></row>'
        f'<row r="{number}"><c r="{name}"><v>1</v></c></row>'
    )


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (far_away("GS2"), r"hoogstens 50\.000 rijen en 200 kolommen"),
        (far_away("A1048576", "1048576"), r"hoogstens 50\.000 rijen en 200 kolommen"),
        (far_away("XFD2"), "staat niets"),
    ],
    ids=["column", "row", "last column"],
)
def test_a_sparse_sheet_that_hides_its_reach_is_bounded_by_the_reader(data, words):
    with pytest.raises(InputError, match=words):
        read_spreadsheet(data, "lijst.xlsx")


@pytest.mark.parametrize(
    "sheet",
    [
        "<worksheet>",
        "geen xml <",
        sheet_xml('<row r="x"><c r="A1"><v>1</v></c></row>'),
        sheet_xml('<row r="1"><c r="!!"><v>1</v></c></row>'),
        sheet_xml('<row r="1"><c r="A1" t="s"><v>99</v></c></row>'),
        sheet_xml('<row r="1"><c r="A1"><v>een</v></c></row>'),
        sheet_xml('<row r="1"><c r="A1"><v>' + "9" * 5000 + "</v></c></row>"),
        sheet_xml('<row r="1"><c r="A1" s="7"><v>1</v></c></row>'),
        sheet_xml("<row>" + "<c>" * 5000 + "</c>" * 5000 + "</row>"),
    ],
    ids=range(9),
)
def test_a_broken_sheet_gives_a_sentence(sheet):
    with pytest.raises(InputError, match=r"^lijst\.xlsx"):
        read_spreadsheet(zipped({**PARTS, "xl/worksheets/sheet1.xml": sheet}), "lijst.xlsx")


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_any_damage_to_a_part_ends_in_a_sentence_or_a_table(data):
    parts = {**PARTS, "xl/worksheets/sheet1.xml": sheet_xml('<row r="1"><c r="A1"/></row>')}
    name = data.draw(st.sampled_from(sorted(parts)))
    text = bytearray(parts[name].encode())
    for _ in range(data.draw(st.integers(1, 4))):
        text[data.draw(st.integers(0, len(text) - 1))] = data.draw(st.integers(0, 255))
    with pytest.raises(InputError, match=r"^lijst\.xlsx"):
        read_spreadsheet(zipped({**parts, name: bytes(text)}), "lijst.xlsx")


plain_text = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zs", "Zl", "Zp")), min_size=1
).filter(lambda text: not text.startswith("=") and text == text.strip() and "_x" not in text)
values = st.one_of(
    plain_text,
    st.integers(-(10**14), 10**14),
    st.decimals(-(10**9), 10**9, places=4, allow_nan=False).map(float),
    st.dates(date(1950, 1, 1), date(2200, 1, 1)),
)


def _as_read(value: object) -> str:
    if isinstance(value, float):
        return f"{Decimal(repr(value)):f}".replace(".", ",").removesuffix(",0")
    return value.isoformat() if isinstance(value, date) else str(value)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(values, values, values), min_size=1, max_size=6))
def test_rows_come_back_as_they_were_written(rows):
    table = read([("Eén", "Twee", "Drie"), *rows])
    assert cells(table) == [tuple(_as_read(value) for value in row) for row in rows]


def test_columns_are_named_as_in_excel():
    assert [column_letters(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
