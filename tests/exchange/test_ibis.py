"""IBIS extracts as they are found in the wild."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aanjager_app.domain.errors import InputError
from aanjager_app.exchange.ibis import IbisReading, read_ibis
from aanjager_app.exchange.ibis_columns import Column
from tests.exchange.synthetic_ibis import synthetic_ibis

FIXTURES = Path(__file__).parents[1] / "data" / "ibis"
HEADER = "RIN_NUMMER;JAAR;PLAN_NAAM;GEM_CODES;HA_BRUTO\n"


def read(name: str) -> IbisReading:
    return read_ibis((FIXTURES / name).read_bytes(), name=name)


def text(content: str) -> IbisReading:
    return read_ibis(content.encode(), name="proef.csv")


def test_the_27_real_rows_go_in_clean():
    reading = read("real_27_rows.csv")
    assert len(reading.rows) == 27
    assert (reading.wrong, reading.attention, reading.older) == ((), (), 0)
    assert (reading.encoding, reading.separator, reading.decimal) == ("utf-8", ";", ",")
    first = reading.rows[0]
    assert (first.rin, first.year, first.name) == ("205080", 2024, "Trade Port Noord (Sevenum)")
    assert (first.gross_ha, first.net_ha) == (Decimal("200.0074"), Decimal("139.5718"))
    assert first.municipality_codes == ("GM1507",)
    assert "Bleizo (Bedrijventerrein Hoefweg-Zuid)" in {row.name for row in reading.rows}


def test_one_terrain_in_two_years_gives_the_latest():
    reading = read("two_years.csv")
    assert [(row.rin, row.year) for row in reading.rows] == [("170458", 2024), ("1259", 2024)]
    assert reading.rows[0].gross_ha == 28
    assert reading.older == 1


def test_the_order_of_years_does_not_matter():
    lines = (FIXTURES / "two_years.csv").read_text(encoding="utf-8").splitlines()
    swapped = "\n".join([lines[0], lines[2], lines[1], lines[3]])
    assert {r.rin: r.year for r in text(swapped).rows} == {"170458": 2024, "1259": 2024}


def test_unknown_and_double_municipalities_go_in_with_a_remark():
    reading = read("municipality_codes.csv")
    assert [row.municipality_codes for row in reading.rows] == [(), ("GM1507", "GM0983")]
    assert [note.line for note in reading.attention] == [2, 3]
    assert "onbekend" in str(reading.attention[0])
    assert "GM1507 is genomen" in str(reading.attention[1])


def test_old_names_and_square_metres_as_text():
    reading = read("old_names_m2.csv")
    assert not reading.wrong
    first, second = reading.rows
    assert (first.gross_ha, first.net_ha) == (Decimal(12), Decimal("9.65"))
    assert (second.gross_ha, second.net_ha) == (Decimal("8.5"), Decimal("7.025"))
    assert first.name == "Bedrijventerrein de Hoge Weide II"
    assert second.name == "'t Zand aan den IJsseldijk"
    assert (first.province, second.province) == ("Limburg", "Zuid-Holland")
    assert first.municipality_codes == ("GM1507",)


def test_broken_rows_are_listed_and_the_rest_goes_in():
    reading = read("broken_rows.csv")
    assert [row.rin for row in reading.rows] == ["900020", "900026"]
    assert [(wrong.line, wrong.column) for wrong in reading.wrong] == [
        (3, ""),
        (4, "HA_BRUTO"),
        (5, "RIN_NUMMER"),
        (6, "PLAN_NAAM"),
        (7, "HA_BRUTO"),
        (9, "JAAR"),
        (10, "GEM_CODES"),
        (11, "RIN_NUMMER"),
    ]
    assert "tien" in str(reading.wrong[1])
    assert "netto is groter dan bruto" in str(reading.attention[0])


def areas(content: str) -> list[Decimal | None]:
    reading = text(content)
    assert not reading.wrong
    return [row.gross_ha for row in reading.rows]


@pytest.mark.parametrize(
    ("column", "cells", "hectares"),
    [
        ("HA_BRUTO", ["12,5", "1.012,25"], ["12.5", "1012.25"]),
        ("HA_BRUTO", ["12.5", "1012.25"], ["12.5", "1012.25"]),
        ("HA_BRUTO", ["12.500", "8.125"], ["12.5", "8.125"]),
        ("HA_BRUTO", ["12.5", "120.000 m2"], ["12.5", "12"]),
        ("HA_BRUTO", ["12,5 ha", "8 HA"], ["12.5", "8"]),
        ("HA_BRUTO", ["", "n.b."], [None, None]),
        ("BRUTO_M2", ["120.000", "85250"], ["12", "8.525"]),
        ("BRUTO_M2", ["120 000 m²", "85.250,5"], ["12", "8.52505"]),
        ("BRUTO_OPP", ["120000", "85250", "0"], ["12", "8.525", "0"]),
        ("BRUTO_OPP", ["1.200.000", "85.250"], ["120", "8.525"]),
        ("BRUTO_OPP", ["12", "8", "2000"], ["12", "8", "2000"]),
    ],
)
def test_units_and_decimal_signs(column, cells, hectares):
    lines = [f"{number};A;{cell}" for number, cell in enumerate(cells, start=1)]
    found = areas("\n".join([f"RIN_NR;NAAM;{column}", *lines]))
    assert found == [None if area is None else Decimal(area) for area in hectares]


@pytest.mark.parametrize("cell", ["1.23.4", "12,5,1", "1,2.5", "12a", "-3", "99999", "1e3", "٣"])
def test_what_is_no_area_makes_the_row_wrong(cell):
    reading = text(f"RIN_NR;NAAM;HA_BRUTO\n1;A;{cell}\n2;B;7,5\n")
    assert [row.rin for row in reading.rows] == ["2"]
    assert (reading.wrong[0].line, reading.wrong[0].value) == (2, cell)


def test_thousands_or_decimals_of_square_metres_is_asked():
    wrong = text("RIN_NR;NAAM;BRUTO_M2\n1;A;120,500\n").wrong
    assert "niet duidelijk" in wrong[0].problem


def test_the_fields_of_the_national_layer_are_known():
    reading = text(
        "FID,RIN_NUMMER,JAAR,KERN_NAAM,PLAN_NAAM,GEM_NAMEN,GEM_CODES,PROV_NAMEN,HA_BRUTO,SHAPE\n"
        'a.1,7,2022,HORST,HOOGVELD,Horst aan de Maas,GM1507,LIMBURG,12.25,"POLYGON (('
        + "5.1 52.1, " * 20_000
        + '))"\n'
    )
    row = reading.rows[0]
    assert (row.name, row.province, row.gross_ha) == ("Hoogveld", "Limburg", Decimal("12.25"))
    assert row.municipality_name == "Horst aan de Maas"
    assert reading.columns[Column.NAME] == "PLAN_NAAM"
    assert reading.years == (2022,)


def test_hectares_are_taken_when_square_metres_stand_beside_them():
    assert areas("RIN;NAAM;BRUTO_M2;HA_BRUTO\n1;A;120000;12,1\n") == [Decimal("12.1")]


def test_a_terrain_in_pieces_stands_there_once():
    row = "7;2024;A;GM1507;12,5\n"
    reading = text(HEADER + row + row)
    assert (len(reading.rows), reading.older, reading.wrong) == (1, 1, ())


def test_municipalities_are_known_by_code_or_name():
    known = {"GM1507": "Horst aan de Maas"}
    by_code = read_ibis(f"{HEADER}1;2024;A;GM9999;1\n".encode(), name="a", municipalities=known)
    assert by_code.rows[0].municipality_codes == ("GM9999",)
    assert "GM9999 is niet bekend" in str(by_code.attention[0])
    by_name = read_ibis(
        b"RIN;NAAM;GEMEENTE\n1;A;HORST AAN DE MAAS\n2;B;Nergens\n",
        name="a",
        municipalities=known,
    )
    assert [row.municipality_codes for row in by_name.rows] == [("GM1507",), ()]
    assert [note.line for note in by_name.attention] == [3]


@pytest.mark.parametrize("codes", ["GM1507 GM0983", "GM1507/GM0983", "1507, 983", "GM1507;GM0983"])
def test_two_municipalities_however_they_are_parted(codes):
    row = text(f'{HEADER}1;2024;A;"{codes}";1\n').rows[0]
    assert row.municipality_codes == ("GM1507", "GM0983")


def test_only_what_is_kept_is_remarked_on():
    reading = text(HEADER + "1;2022;A;GM0000;1\n1;2024;A;GM1507;1\n")
    assert reading.attention == ()


def test_excel_leaves_hints_and_separators():
    reading = text("sep=;\n" + HEADER + "205080.0;2024.0;A;GM1507;12,5;;\n")
    assert (reading.rows[0].rin, reading.rows[0].year) == ("205080", 2024)
    assert (reading.rows[0].line, reading.wrong) == (3, ())


def test_counts_and_places():
    row = text(
        "RIN;NAAM;BEDRIJVEN;WERKNEMERS;LON;LAT;HA_BRUTO\n1;A;1.250;3000,0;5,12;52.09;12,5\n"
    ).rows[0]
    assert (row.companies, row.employees) == (1250, 3000)
    assert (row.longitude, row.latitude) == (Decimal("5.12"), Decimal("52.09"))


def test_a_rin_number_is_not_shortened():
    assert "cijfers" in str(text(HEADER + "170.000;2024;A;GM1507;1\n").wrong[0])


def test_encodings_separators_and_decimal_signs():
    utf16 = read("utf16_tab_points.csv")
    assert (utf16.encoding, utf16.separator, utf16.decimal) == ("utf-16", "\t", ".")
    assert utf16.rows[0].name == "Café Zuid – fase één"
    assert utf16.rows[0].gross_ha == Decimal("12.25")
    old = read("cp1252.csv")
    assert (old.encoding, old.rows[0].name) == ("cp1252", "Reünie – Zuid")
    assert old.rows[0].gross_ha == Decimal("1012.25")
    assert read("bom.csv").rows[0].name == "Op twee regels"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "leeg"),
        (b"   \n\n", "leeg"),
        (HEADER.encode(), "geen rijen"),
        (b"\x00\x01\x02", "geen tekstbestand"),
        (b"PLAN_NAAM;JAAR\nEen;2024\n", "RIN-nummer ontbreekt. Gevonden: PLAN_NAAM, JAAR"),
        (b"RIN;RIN_NUMMER;NAAM\n1;2;x\n", "allebei RIN-nummer"),
        (b";" * 300 + b"\nx\n", "kolommen"),
        (b"x" * (20 * 1024 * 1024 + 1), "groter dan 20 MB"),
        (HEADER.encode() + b"1;2024;a;GM1507;1\n" * 50_001, "meer dan 50000 rijen"),
    ],
)
def test_what_is_no_ibis_file_is_refused_with_the_reason(content, problem):
    with pytest.raises(InputError) as caught:
        read_ibis(content, name="proef.csv")
    assert problem in caught.value.message
    assert "proef.csv" in caught.value.message


@given(st.binary(max_size=400))
def test_no_bytes_give_anything_but_a_sentence(content):
    try:
        read_ibis(content, name="proef.csv")
    except InputError as error:
        assert error.message.startswith("proef.csv")  # noqa: PT017 - both outcomes are fine


@given(st.text(alphabet="0123456789.,;-GM \n\"'²m", max_size=80))
def test_no_cells_give_anything_but_a_list(rows):
    try:
        reading = text(HEADER + "1;2024;Eén;GM1507;1,5\n" + rows)
    except InputError:
        return
    assert reading.rows[0].rin == "1"


@given(st.decimals(min_value=0, max_value=9999, places=4))
def test_areas_come_through_exactly(area):
    written = format(area, "f").replace(".", ",")
    assert text(f"{HEADER}7;2024;Eén;GM1507;{written}\n").rows[0].gross_ha == area


def test_a_whole_country_can_be_made_up():
    reading = read_ibis(synthetic_ibis(3744), name="land.csv")
    assert len(reading.rows) == 3744
    assert not reading.wrong


def test_a_quote_that_is_never_closed_is_refused_with_its_line():
    rows = "".join(f"{number};2024;Terrein;GM1507;1\n" for number in range(2, 9))
    with pytest.raises(InputError, match="regel 3: het aanhalingsteken op deze regel"):
        text(f'{HEADER}1;2024;Eén;GM1507;1\n5;2024;"Open;GM1507;1\n{rows}')


def test_rows_that_a_stray_quote_ties_together_are_named():
    reading = text(f'{HEADER}5;2024;"Open;GM1507;1\n6;2024;Twee;GM1507;1\n7;2024;"Drie";GM1507;1\n')
    assert len(reading.rows) == 0
    assert "regel 2 t/m 4 horen volgens de aanhalingstekens bij elkaar" in str(reading.wrong[0])
