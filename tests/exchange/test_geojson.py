"""Terrains as features on a map: their properties, their place and their size."""

import json
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aanjager_app.domain.errors import InputError
from aanjager_app.exchange.coordinates import Grid, middle_and_size, to_degrees
from aanjager_app.exchange.geojson import DRAWN_LATITUDE, DRAWN_LONGITUDE, read_geojson
from aanjager_app.exchange.ibis import IbisReading, read_ibis
from aanjager_app.exchange.ibis_columns import Column

RD = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::28992"}}
SQUARE = [[[120_000, 480_000], [120_500, 480_000], [120_500, 480_400], [120_000, 480_400],
           [120_000, 480_000]]]  # fmt: skip
HOLE = [[120_100, 480_100], [120_200, 480_100], [120_200, 480_200], [120_100, 480_200],
        [120_100, 480_100]]  # fmt: skip


def feature(geometry, **properties):
    values = {"RIN_NUMMER": 7, "PLAN_NAAM": "De Wilgen", **properties}
    return {"type": "Feature", "properties": values, "geometry": geometry}


def polygon(coordinates):
    return {"type": "Polygon", "coordinates": coordinates}


def point(*coordinates):
    return {"type": "Point", "coordinates": list(coordinates)}


def collection(*features, **other) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features, **other}).encode()


def read(*features, **other) -> IbisReading:
    return read_ibis(collection(*features, **other), name="kaart.geojson")


def problem(geometry, **other) -> str:
    (wrong,) = read(feature(geometry), **other).wrong
    return str(wrong)


@pytest.mark.parametrize(
    ("metres", "degrees"),
    [
        ((155_000, 463_000), (5.387206, 52.155174)),
        ((120_700.723, 487_525.501), (4.883526, 52.374533)),
        ((233_883.131, 582_065.167), (6.568201, 53.219383)),
    ],
)
def test_known_places_in_rd_are_found_in_degrees(metres, degrees):
    found = to_degrees(metres)
    assert found == pytest.approx(degrees, abs=3e-6)


@pytest.mark.parametrize("crs", [{"crs": RD}, {}])
def test_an_area_in_rd_gives_its_middle_in_degrees_and_its_hectares(crs):
    (row,) = read(feature(polygon(SQUARE)), **crs).rows
    assert row.gross_ha == 20
    middle = to_degrees((120_250, 480_200))
    assert (float(row.longitude), float(row.latitude)) == pytest.approx(middle, abs=1e-6)


def test_a_hole_is_left_out_whichever_way_it_was_drawn():
    for hole in (HOLE, HOLE[::-1]):
        for ring in (SQUARE[0], SQUARE[0][::-1]):
            (row,) = read(feature(polygon([ring, hole]))).rows
            assert row.gross_ha == 19


def test_several_areas_count_together():
    moved = [[[x + 1000, y] for x, y in SQUARE[0]]]
    shape = {"type": "MultiPolygon", "coordinates": [SQUARE, moved]}
    (row,) = read(feature(shape)).rows
    assert row.gross_ha == 40
    middle = to_degrees((120_750, 480_200))
    assert (float(row.longitude), float(row.latitude)) == pytest.approx(middle, abs=1e-6)


def test_the_same_area_in_degrees_has_the_same_size_and_place():
    ring = [list(to_degrees((x, y))) for x, y in SQUARE[0]]
    (row,) = read(feature(polygon([ring]))).rows
    (other,) = read(feature(polygon(SQUARE))).rows
    assert row.gross_ha == pytest.approx(other.gross_ha, rel=Decimal("0.001"))
    assert row.longitude == pytest.approx(other.longitude, abs=Decimal("0.00001"))


def test_a_point_gives_a_place_and_nothing_drawn_gives_none():
    rows = read(feature(point(5.1, 52.1)), feature(None, RIN_NUMMER=8)).rows
    assert (rows[0].longitude, rows[0].latitude, rows[0].gross_ha) == (
        Decimal("5.1"), Decimal("52.1"), None,
    )  # fmt: skip
    assert (rows[1].longitude, rows[1].latitude) == (None, None)


def test_what_is_written_goes_before_what_is_drawn():
    (row,) = read(feature(polygon(SQUARE), HA_BRUTO=12.25)).rows
    assert row.gross_ha == Decimal("12.25")


@pytest.mark.parametrize(
    ("geometry", "words"),
    [
        (polygon([SQUARE[0][:-1]]), "niet gesloten"),
        (polygon([SQUARE[0][:2]]), "minder dan vier punten"),
        (polygon([]), "coördinaten ontbreken"),
        (polygon(None), "coördinaten ontbreken"),
        (polygon([[[1], [2], [3], [1]]]), "coördinaten ontbreken"),
        (polygon([[SQUARE[0][0]] * 4]), "geen oppervlakte"),
        (point("5,1", 52), "geen getal"),
        (point(5, True), "geen getal"),
        (point(5, 10**400), "niet in Nederland"),
        (point(52.1, 5.1), "verwisseld"),
        (point(480_000, 120_000), "verwisseld"),
        (point(0, 0), "niet in Nederland"),
        (point(400_000_000, 1), "niet in Nederland"),
        ({"type": "LineString", "coordinates": [[5, 52], [6, 52]]}, "geen punt en geen vlak"),
        ({"type": "GeometryCollection", "geometries": []}, "geen punt en geen vlak"),
        ([], "geen punt en geen vlak"),
    ],
)
def test_a_broken_shape_is_named_with_its_number_and_name(geometry, words):
    told = problem(geometry)
    assert told.startswith("object 1 (“De Wilgen”), ")
    assert words in told


def test_a_terrain_with_a_broken_shape_goes_in_without_its_place():
    chosen = {Column.RIN: "RIN_NUMMER", Column.NAME: "PLAN_NAAM"}
    content = collection(feature(polygon([])))
    reading = read_ibis(content, name="kaart.geojson", chosen=chosen)
    assert [row.name for row in reading.rows] == ["De Wilgen"]


def nested(depth: int) -> bytes:
    return b'{"type":"FeatureCollection","features":' + b"[" * depth + b"]" * depth + b"}"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"{", "regel 1, teken 2"),
        (b'{"type": "Topology"}', "FeatureCollection"),
        (b"[1, 2]", "FeatureCollection"),
        (collection(), "geen objecten"),
        (b'{"type": "FeatureCollection", "features": 3}', "geen objecten"),
        (b'{"type": "FeatureCollection", "features": [1]}', "object 1"),
        (b'{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": 3}]}',
         "eigenschappen"),
        (b'{"a": NaN}', "geen getal"),
        (b'{"a": ' + b"9" * 5000 + b"}", "geen getal"),
        (b'{"a": "\xff"}', "UTF-8"),
        (nested(100_000), "te diep"),
        (b"[" * 3_000_001, "punten"),
        (b"{" + b" " * 50 * 2**20, "50 MB"),
        (collection(*[{"type": "Feature"}] * 50_001), "objecten"),
        (collection(feature(None, **{f"k{n}": 1 for n in range(201)})), "200 eigenschappen"),
        (collection(feature(None), crs={"properties": {"name": "EPSG:3857"}}), "EPSG:3857"),
    ],
    ids=range(16),
)  # fmt: skip
def test_what_is_no_geojson_of_terrains_is_refused_with_the_reason(content, words):
    with pytest.raises(InputError, match=r"^kaart\.geojson") as caught:
        read_geojson(content, "kaart.geojson")
    assert words in caught.value.message


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(-1e6, 1e6) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None)
@given(json_values, st.sampled_from(["Point", "Polygon", "MultiPolygon", 3]))
def test_no_shape_gives_anything_but_a_place_or_a_sentence(coordinates, kind):
    reading = read(feature({"type": kind, "coordinates": coordinates}))
    assert len(reading.rows) + len(reading.wrong) == 1


@given(
    st.floats(-5000, 5000), st.floats(-5000, 5000), st.floats(10, 3000), st.floats(10, 3000),
    st.floats(-1, 1),
)  # fmt: skip
def test_the_middle_and_size_of_a_parallelogram_are_those_of_the_rule(x, y, width, height, slant):
    start = (150_000 + x, 450_000 + y)
    side, up = (width, 0.0), (slant * height, height)
    corners = [
        (start[0] + a * side[0] + b * up[0], start[1] + a * side[1] + b * up[1])
        for a, b in ((0, 0), (1, 0), (1, 1), (0, 1), (0, 0))
    ]
    middle, size = middle_and_size([corners])
    assert size == pytest.approx(width * height, rel=1e-6)
    assert middle == pytest.approx(
        (start[0] + (side[0] + up[0]) / 2, start[1] + up[1] / 2), abs=1e-3
    )


def test_the_columns_of_the_map_are_there_to_be_chosen():
    table = read_geojson(collection(feature(point(5.1, 52.1), tags=["x"])), "kaart.geojson")
    assert table.header[:2] == ("RIN_NUMMER", "PLAN_NAAM")
    assert {DRAWN_LONGITUDE, DRAWN_LATITUDE} < set(table.header)
    assert "tags" not in table.header
    assert Grid.DEGREES.holds((5.1, 52.1))
