"""Read terrains from GeoJSON: properties as columns, and the place and size of what was drawn."""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from aanjager_app.domain.dutch import format_number
from aanjager_app.domain.errors import InputError
from aanjager_app.exchange.coordinates import (
    Grid,
    Point,
    Ring,
    middle_and_size,
    square_metres,
    to_degrees,
    turned,
)
from aanjager_app.exchange.ibis_columns import Column, proposed_columns
from aanjager_app.exchange.spreadsheet import text_of
from aanjager_app.exchange.tabular import TableKind, TableRow, TextTable

MAX_BYTES: Final = 50 * 2**20
MAX_FEATURES: Final = 50_000
MAX_COLUMNS: Final = 200
# A point is a list of its own; what is parsed takes a hundred bytes a point.
_MAX_POINTS: Final = 3_000_000
# What was drawn, as columns that can be chosen or left out as any other.
DRAWN_LONGITUDE: Final = "lengtegraad (kaart)"
DRAWN_LATITUDE: Final = "breedtegraad (kaart)"
DRAWN_SIZE: Final = "oppervlakte van het vlak in ha"
_DRAWN: Final = (DRAWN_LONGITUDE, DRAWN_LATITUDE, DRAWN_SIZE)
_METRES: Final = ("28992", "7415")
_DEGREES: Final = ("4326", "4258", "CRS84", "4979")
_DEGREE_DECIMALS: Final = 6
_SQUARE_METRES: Final = 10_000
_LEAST_POINTS: Final = 4
_OUTSIDE: Final = (
    "de plek ligt niet in Nederland; kijk of het coördinatenstelsel klopt (WGS84 of RD)"
)


class _BrokenShapeError(ValueError):
    """What was drawn can't be used; the text is a Dutch clause that says why."""


def read_geojson(content: bytes, name: str) -> TextTable:
    """Read a FeatureCollection of points and areas, in WGS84 or RD.

    Args:
        content: the whole file.
        name: name of the file, for messages.

    Returns:
        The properties as columns; behind them longitude, latitude and size in hectares. What is
        wrong with a drawing is a fault of those cells.

    Raises:
        InputError: it is no such collection, or larger than 50 MB, 50,000 features, 200
            properties or 3,000,000 points.
    """
    if len(content) > MAX_BYTES:
        raise InputError(name, f"het bestand is groter dan {MAX_BYTES // 2**20} MB")
    if content.count(b"[") + content.count(b"{") > _MAX_POINTS:
        raise InputError(
            name, f"er zijn meer dan {format_number(_MAX_POINTS)} punten getekend; deel het op"
        )
    collection = _collection(_parsed(content, name), name)
    features = _features(collection, name)
    grid = _grid_of(collection, features, name)
    titles = _property_names(features, name)
    name_column = proposed_columns(titles).get(Column.NAME, "")
    rows = tuple(_row(n, feature, titles, grid) for n, feature in enumerate(features, start=1))
    return TextTable(
        header=(*titles, *_DRAWN),
        rows=rows,
        encoding="",
        separator="",
        kind=TableKind.FEATURES,
        titles={
            n: text_of(feature["properties"].get(name_column))
            for n, feature in enumerate(features, start=1)
        },
    )


def _parsed(content: bytes, name: str) -> object:
    try:
        text = content.decode("utf-8-sig")
        return json.loads(text, parse_constant=_refuse_constant)
    except UnicodeDecodeError as error:
        raise InputError(name, "het bestand is niet als UTF-8 geschreven") from error
    except json.JSONDecodeError as error:
        place = f"{name}, regel {error.lineno}, teken {error.colno}"
        raise InputError(place, "hier is het geen geldige JSON meer") from error
    except RecursionError as error:
        raise InputError(name, "het bestand zit te diep in elkaar") from error
    except ValueError as error:
        raise InputError(name, "er staat een getal in dat geen getal is") from error


def _refuse_constant(text: str) -> float:
    raise ValueError(text)  # NaN and Infinity are no JSON


def _collection(found: object, name: str) -> Mapping[str, Any]:
    kind = found.get("type") if isinstance(found, dict) else None
    if not isinstance(found, dict) or kind != "FeatureCollection":
        raise InputError(
            name,
            "dit is geen GeoJSON met een lijst van objecten (FeatureCollection); kies in je "
            "kaartprogramma “opslaan als GeoJSON”",
        )
    return found


def _features(collection: Mapping[str, Any], name: str) -> Sequence[Mapping[str, Any]]:
    """The features, each with its properties."""
    features = collection.get("features")
    if not isinstance(features, list) or not features:
        raise InputError(name, "er staan geen objecten in het bestand")
    if len(features) > MAX_FEATURES:
        raise InputError(name, f"meer dan {format_number(MAX_FEATURES)} objecten")
    for number, feature in enumerate(features, start=1):
        if not isinstance(feature, dict) or feature.get("type") != "Feature":
            raise InputError(f"{name}, object {number}", "dit is geen “Feature”")
        if feature.get("properties") is None:
            feature["properties"] = {}
        if not isinstance(feature["properties"], dict):
            raise InputError(f"{name}, object {number}", "de eigenschappen zijn geen tabel")
    return features


def _property_names(features: Sequence[Mapping[str, Any]], name: str) -> tuple[str, ...]:
    """The properties that have a text or number anywhere, in the order of the file."""
    names: dict[str, None] = {}
    for feature in features:
        for title, value in feature["properties"].items():
            if title not in names and not isinstance(value, dict | list):
                names[title] = None
        if len(names) > MAX_COLUMNS:
            raise InputError(name, f"meer dan {MAX_COLUMNS} eigenschappen")
    return tuple(names)


def _grid_of(
    collection: Mapping[str, Any], features: Sequence[Mapping[str, Any]], name: str
) -> Grid:
    """Degrees or metres: what the file says, and else what the first point looks like."""
    told = _told_system(collection)
    if told:
        code = told.replace("::", ":").rsplit(":", 1)[-1]
        if code in _METRES:
            return Grid.METRES
        if code in _DEGREES:
            return Grid.DEGREES
        raise InputError(
            name, f"het coördinatenstelsel “{told}” is niet bekend; kies WGS84 of RD (EPSG:28992)"
        )
    for feature in features:
        point = _first_point(feature.get("geometry"))
        if point is not None:
            in_degrees = abs(point[0]) <= 180 and abs(point[1]) <= 180  # noqa: PLR2004
            return Grid.DEGREES if in_degrees else Grid.METRES
    return Grid.DEGREES


def _told_system(collection: Mapping[str, Any]) -> str:
    system = collection.get("crs")
    properties = system.get("properties") if isinstance(system, dict) else None
    told = properties.get("name") if isinstance(properties, dict) else None
    return told if isinstance(told, str) else ""


def _first_point(geometry: object) -> Point | None:
    """The first point of a shape, however deep it lies; None when it is broken."""
    inner = geometry.get("coordinates") if isinstance(geometry, dict) else None
    while isinstance(inner, list) and inner and isinstance(inner[0], list):
        inner = inner[0]
    try:
        return _point(inner)
    except _BrokenShapeError:
        return None


def _row(number: int, feature: Mapping[str, Any], titles: Sequence[str], grid: Grid) -> TableRow:
    properties = feature["properties"]
    cells = tuple(_text(properties.get(title)) for title in titles)
    first = len(cells)
    faults: tuple[tuple[int, str], ...] = ()
    try:
        drawn = _drawn(feature.get("geometry"), grid)
    except _BrokenShapeError as error:
        # Whoever leaves out the place of the map can still take the rest.
        drawn, faults = ("", "", ""), tuple((first + n, str(error)) for n in range(len(_DRAWN)))
    return TableRow(number, (*cells, *drawn), number, faults=faults)


def _text(value: object) -> str:
    return "" if isinstance(value, dict | list) else text_of(value)


def _drawn(geometry: object, grid: Grid) -> tuple[str, str, str]:
    """Longitude, latitude and hectares of a shape, as text; empty when nothing was drawn."""
    if geometry is None:
        return "", "", ""
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    inner = geometry.get("coordinates") if isinstance(geometry, dict) else None
    if kind == "Point":
        return *_position(_point(inner), grid), ""
    if kind not in ("Polygon", "MultiPolygon"):
        raise _BrokenShapeError(f"“{kind}” is geen punt en geen vlak; teken het terrein als vlak")
    areas = [inner] if kind == "Polygon" else _list(inner)
    middle, size = middle_and_size([ring for area in areas for ring in _rings(area)])
    if not size:
        raise _BrokenShapeError("het vlak heeft geen oppervlakte")
    hectares = Decimal(round(square_metres(size, middle, grid))) / _SQUARE_METRES
    return *_position(middle, grid), text_of(hectares)


def _position(point: Point, grid: Grid) -> tuple[str, str]:
    if not grid.holds(point):
        if grid.holds((point[1], point[0])):
            raise _BrokenShapeError(
                "lengte- en breedtegraad zijn verwisseld: in GeoJSON staat de lengtegraad eerst"
                if grid is Grid.DEGREES
                else "x en y zijn verwisseld: in GeoJSON staat x eerst"
            )
        raise _BrokenShapeError(_OUTSIDE)
    degrees = to_degrees(point) if grid is Grid.METRES else point
    longitude, latitude = (text_of(round(value, _DEGREE_DECIMALS)) for value in degrees)
    return longitude, latitude


def _rings(area: object) -> Iterator[Ring]:
    """The outline of an area, and its holes the other way round."""
    for number, ring in enumerate(_list(area)):
        points = [_point(point) for point in _list(ring)]
        if len(points) < _LEAST_POINTS:
            raise _BrokenShapeError("de rand van het vlak heeft minder dan vier punten")
        if points[0] != points[-1]:
            raise _BrokenShapeError(
                "het vlak is niet gesloten: het laatste punt is niet gelijk aan het eerste"
            )
        yield turned(points, left=number == 0)


def _list(found: object) -> Sequence[object]:
    if not isinstance(found, list) or not found:
        raise _BrokenShapeError("de coördinaten ontbreken")
    return found


def _point(found: object) -> Point:
    if not isinstance(found, list) or len(found) < 2:  # noqa: PLR2004 - x and y
        raise _BrokenShapeError("de coördinaten ontbreken")
    x, y = found[:2]
    for value in (x, y):
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise _BrokenShapeError("een coördinaat is geen getal")
    try:
        point = float(x), float(y)
    except OverflowError as error:
        raise _BrokenShapeError(_OUTSIDE) from error
    if not all(math.isfinite(value) for value in point):
        raise _BrokenShapeError(_OUTSIDE)
    return point
