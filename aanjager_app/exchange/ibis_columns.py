"""Which column of an IBIS extract is which: names changed over the years and between tools."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from aanjager_app.domain.errors import InputError
from aanjager_app.exchange.tabular import plain_title


class Column(StrEnum):
    """What a column means; the value is its name for the user."""

    RIN = "RIN-nummer"
    YEAR = "jaar"
    NAME = "naam"
    MUNICIPALITY = "gemeentecode"
    MUNICIPALITY_NAME = "naam van de gemeente"
    PROVINCE = "provincie"
    GROSS = "bruto oppervlakte"
    NET = "netto oppervlakte"
    ISSUABLE = "uitgeefbare oppervlakte"
    LOCATION_TYPE = "soort werklocatie"
    COMPANIES = "aantal bedrijven"
    EMPLOYEES = "aantal werknemers"
    LONGITUDE = "lengtegraad"
    LATITUDE = "breedtegraad"


REQUIRED: Final = (Column.RIN, Column.NAME)

# Header names without capitals, spaces, underscores and accents.
_ALIASES: Final[Mapping[Column, tuple[str, ...]]] = {
    Column.RIN: ("rinnummer", "rinnr", "rin", "rinnum", "rincode"),
    Column.YEAR: ("jaar", "peiljaar", "ibisjaar", "year"),
    Column.NAME: (
        "plannaam", "naam", "terreinnaam", "naamterrein", "bedrijventerrein", "naamplan",
        "kernnaam", "werklocatie",
    ),
    Column.MUNICIPALITY: (
        "gemcodes", "gemcode", "gemeentecode", "gemeentecodes", "gmcode", "cbscode", "gemnr",
    ),
    Column.MUNICIPALITY_NAME: (
        "gemeente", "gemeentenaam", "gemeentenamen", "gemnaam", "gemnamen", "gem",
    ),
    Column.PROVINCE: ("provincie", "prov", "provnaam", "provnamen", "provincienaam"),
    Column.GROSS: (
        "habruto", "bruto", "brutoha", "brutooppervlakte", "oppervlaktebruto", "oppbruto",
        "brutoopp", "brutom2", "m2bruto", "oppbrutom2", "brutooppm2", "oppervlaktebrutom2",
        "oppervlaktevanhetvlakinha",
    ),
    Column.NET: (
        "hanetto", "netto", "nettoha", "nettooppervlakte", "oppervlaktenetto", "oppnetto",
        "nettoopp", "nettom2", "m2netto", "oppnettom2", "nettooppm2", "oppervlaktenettom2",
    ),
    Column.ISSUABLE: (
        "hatottuit", "totaaluitgeefbaar", "uitgeefbaar", "hauitgeefbaar", "uitgeefbaarha",
        "tottuit", "m2tottuit", "uitgeefbaarm2", "oppuitgeefbaar",
    ),
    Column.LOCATION_TYPE: ("wloctype", "werklocatietype", "typewerklocatie", "type", "wlocsoort"),
    Column.COMPANIES: ("aantalbedrijven", "bedrijven", "aantbedr", "vestigingen"),
    Column.EMPLOYEES: (
        "aantalwerknemers", "werknemers", "banen", "aantalbanen", "werkzamepersonen",
    ),
    Column.LONGITUDE: ("lon", "longitude", "lengtegraad", "lng", "lengtegraadkaart"),
    Column.LATITUDE: ("lat", "latitude", "breedtegraad", "breedtegraadkaart"),
}  # fmt: skip


# Names that only count when the file has no better one: IBIS has both PLAN_NAAM and KERN_NAAM
# (the town), some extracts give each area in hectares and in m², and on a map what is written
# with an area goes before what was measured from its drawing.
_SECOND_CHOICE: Final = frozenset(
    {
        "kernnaam", "werklocatie", "bedrijventerrein", "type", "lengtegraadkaart",
        "breedtegraadkaart", "oppervlaktevanhetvlakinha",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FoundColumn:
    """Where a column stands in the file.

    Attributes:
        place: index of the cell in a row.
        header: name in the file.
        square_metres: the name says that its areas are in m².
        second_choice: the name only counts when the file has no better one.
    """

    place: int
    header: str
    square_metres: bool
    second_choice: bool = False

    @property
    def tells_unit(self) -> bool:
        """Whether the name of the column says what its areas are measured in."""
        return self.square_metres or re.search("ha|hectare", plain_title(self.header)) is not None

    @property
    def rank(self) -> int:
        """Lower is better."""
        return 2 * self.second_choice + self.square_metres


def chosen_columns(
    header: tuple[str, ...], name: str, chosen: Mapping[Column, str]
) -> dict[Column, FoundColumn]:
    """The columns that the user chose, by their name in the file.

    Raises:
        InputError: a name isn't in the file, or a column that can't be missed was not chosen.
    """
    found = {}
    for column, title in chosen.items():
        if title not in header:
            raise InputError(name, f"de kolom “{title}” staat niet in het bestand")
        found[column] = FoundColumn(header.index(title), title, "m2" in plain_title(title))
    _require(found, header, name)
    return found


def proposed_columns(header: tuple[str, ...]) -> dict[Column, str]:
    """What the names of the columns suggest; of rivals the best, and else the first."""
    meaning = {alias: column for column, aliases in _ALIASES.items() for alias in aliases}
    best: dict[Column, FoundColumn] = {}
    for place, title in enumerate(header):
        plain = plain_title(title)
        column = meaning.get(plain)
        if column is None:
            continue
        candidate = FoundColumn(place, title, "m2" in plain, plain in _SECOND_CHOICE)
        if column not in best or candidate.rank < best[column].rank:
            best[column] = candidate
    return {column: found.header for column, found in best.items()}


def find_columns(header: tuple[str, ...], name: str) -> dict[Column, FoundColumn]:
    """Recognise the columns of a file.

    Raises:
        InputError: two columns claim to be the same, or one that can't be missed is missing.
    """
    meaning = {alias: column for column, aliases in _ALIASES.items() for alias in aliases}
    found: dict[Column, FoundColumn] = {}
    for place, title in enumerate(header):
        plain = plain_title(title)
        column = meaning.get(plain)
        if column is None:
            continue
        candidate = FoundColumn(place, title, "m2" in plain, plain in _SECOND_CHOICE)
        rival = found.get(column)
        if rival is None or candidate.rank < rival.rank:
            found[column] = candidate
        elif candidate.rank == rival.rank:
            raise InputError(
                name,
                f"de kolommen “{rival.header}” en “{title}” zijn allebei {column.value}; "
                "laat er één weg",
            )
    _require(found, header, name)
    return found


def _require(found: Mapping[Column, FoundColumn], header: tuple[str, ...], name: str) -> None:
    missing = [column.value for column in REQUIRED if column not in found]
    if missing:
        raise InputError(
            name, f"de kolom {' en '.join(missing)} ontbreekt. Gevonden: {', '.join(header)}"
        )
