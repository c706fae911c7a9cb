"""The two ways in which a Dutch map says where something is: degrees (WGS84) and metres (RD).

From RD to WGS84 goes the usual approximation by polynomials (Schreutelkamp and Strang van Hees),
good to some decimetres within the Netherlands.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import Final

Point = tuple[float, float]
Ring = Sequence[Point]

_AMERSFOORT: Final = (155_000.0, 463_000.0)
_AMERSFOORT_DEGREES: Final = (5.38720621, 52.15517440)
_SECONDS: Final = 3600.0
_LATITUDE: Final[Mapping[tuple[int, int], float]] = {
    (0, 1): 3235.65389, (2, 0): -32.58297, (0, 2): -0.24750, (2, 1): -0.84978, (0, 3): -0.06550,
    (2, 2): -0.01709, (1, 0): -0.00738, (4, 0): 0.00530, (2, 3): -0.00039, (4, 1): 0.00033,
    (1, 1): -0.00012,
}  # fmt: skip
_LONGITUDE: Final[Mapping[tuple[int, int], float]] = {
    (1, 0): 5260.52916, (1, 1): 105.94684, (1, 2): 2.45656, (3, 0): -0.81885, (1, 3): 0.05594,
    (3, 1): -0.05607, (0, 1): 0.01199, (3, 2): -0.00256, (1, 4): 0.00128, (0, 2): 0.00022,
    (2, 0): -0.00022, (5, 0): 0.00026,
}  # fmt: skip
# Some kilometres around the country: west, east, south, north.
_BOUNDS_DEGREES: Final = (3.0, 7.5, 50.5, 54.0)
_BOUNDS_METRES: Final = (-10_000.0, 300_000.0, 289_000.0, 640_000.0)


class Grid(StrEnum):
    """How places are given."""

    DEGREES = "degrees"
    METRES = "metres"

    def holds(self, point: Point) -> bool:
        """Whether a point lies in or near the Netherlands."""
        west, east, south, north = _BOUNDS_DEGREES if self is Grid.DEGREES else _BOUNDS_METRES
        return west <= point[0] <= east and south <= point[1] <= north


def to_degrees(point: Point) -> Point:
    """Longitude and latitude of a point in RD."""
    x, y = ((value - zero) / 100_000 for value, zero in zip(point, _AMERSFOORT, strict=True))
    longitude, latitude = (
        sum(factor * x**p * y**q for (p, q), factor in factors.items()) / _SECONDS
        for factors in (_LONGITUDE, _LATITUDE)
    )
    return _AMERSFOORT_DEGREES[0] + longitude, _AMERSFOORT_DEGREES[1] + latitude


def middle_and_size(rings: Iterable[Ring]) -> tuple[Point, float]:
    """The centre of gravity of areas, and their size in the square of the unit of the points.

    Args:
        rings: closed rings; holes have to turn the other way than what they are cut from.
    """
    doubled = x_sum = y_sum = 0.0
    origin: Point | None = None
    for ring in rings:
        origin = origin or ring[0]
        east, north = origin
        for (x1, y1), (x2, y2) in pairwise(ring):
            # Near the origin, so that large coordinates don't cost digits.
            ax, ay, bx, by = x1 - east, y1 - north, x2 - east, y2 - north
            cross = ax * by - bx * ay
            doubled += cross
            x_sum += (ax + bx) * cross
            y_sum += (ay + by) * cross
    if origin is None or not doubled:
        return origin or (0.0, 0.0), 0.0
    middle = origin[0] + x_sum / (3 * doubled), origin[1] + y_sum / (3 * doubled)
    return middle, abs(doubled) / 2


def turned(ring: Ring, *, left: bool) -> Ring:
    """A ring that turns to the left (against the clock), or to the right."""
    east, north = ring[0]
    doubled = sum(
        (x1 - east) * (y2 - north) - (x2 - east) * (y1 - north)
        for (x1, y1), (x2, y2) in pairwise(ring)
    )
    return ring if (doubled > 0) == left else ring[::-1]


def square_metres(size: float, middle: Point, grid: Grid) -> float:
    """The size of an area in m², from its size on a grid and where it lies."""
    if grid is Grid.METRES:
        return size
    latitude = math.radians(middle[1])
    north = 111_132.92 - 559.82 * math.cos(2 * latitude) + 1.175 * math.cos(4 * latitude)
    east = 111_412.84 * math.cos(latitude) - 93.5 * math.cos(3 * latitude)
    return size * north * east
