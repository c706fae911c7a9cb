"""Which terrains of a list are wanted, and what there is to choose from."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from aanjager_app.domain.vocabulary import ProgrammeStatus
from aanjager_app.services.rows import TerrainRow


@dataclass(frozen=True, slots=True)
class TerrainFilter:
    """What is wanted; an empty set wants all.

    Attributes:
        text: words that must be in the name, RIN number or municipality.
        regions, municipalities: names.
        phases: numbers of phases.
        statuses: places in the programme.
    """

    text: str = ""
    regions: frozenset[str] = frozenset()
    municipalities: frozenset[str] = frozenset()
    phases: frozenset[int] = frozenset()
    statuses: frozenset[ProgrammeStatus] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Everything is wanted."""
        return self == TerrainFilter()


@dataclass(frozen=True, slots=True)
class Facets:
    """What there is to choose from, each with how many terrains have it."""

    regions: tuple[tuple[str, int], ...]
    municipalities: tuple[tuple[str, int], ...]
    phases: tuple[tuple[int, int], ...]
    statuses: tuple[tuple[ProgrammeStatus, int], ...]


class TerrainIndex:
    """Terrains ready to be filtered: their texts are folded once."""

    def __init__(self, rows: Sequence[TerrainRow]) -> None:
        self.rows = tuple(rows)
        self._texts = [
            folded(f"{row.name} {row.rin or ''} {row.municipality or ''}") for row in rows
        ]

    def filtered(self, wanted: TerrainFilter) -> tuple[TerrainRow, ...]:
        """The terrains that are wanted, in the order of the list."""
        words = folded(wanted.text).split()
        chosen: Iterable[tuple[TerrainRow, str]] = zip(self.rows, self._texts, strict=True)
        if words:
            chosen = [pair for pair in chosen if all(word in pair[1] for word in words)]
        rows = [row for row, _ in chosen]
        for values, value_of in _conditions(wanted):
            if values:
                rows = [row for row in rows if value_of(row) in values]
        return tuple(rows)

    def facets(self) -> Facets:
        """What there is to choose from."""
        return Facets(
            regions=_counted(row.region for row in self.rows),
            municipalities=_counted(row.municipality for row in self.rows),
            phases=tuple(sorted(Counter(row.phase for row in self.rows).items())),
            statuses=tuple(
                (status, number)
                for status, number in _in_order(Counter(r.programme_status for r in self.rows))
            ),
        )


def folded(text: str) -> str:
    """A text as it is searched: without capitals and accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def _conditions(
    wanted: TerrainFilter,
) -> tuple[tuple[frozenset[object], Callable[[TerrainRow], object]], ...]:
    return (
        (frozenset(wanted.regions), _region),
        (frozenset(wanted.municipalities), _municipality),
        (frozenset(wanted.phases), _phase),
        (frozenset(wanted.statuses), _status),
    )


def _region(row: TerrainRow) -> object:
    return row.region


def _municipality(row: TerrainRow) -> object:
    return row.municipality


def _phase(row: TerrainRow) -> object:
    return row.phase


def _status(row: TerrainRow) -> object:
    return row.programme_status


def _counted(names: Iterable[str | None]) -> tuple[tuple[str, int], ...]:
    found = Counter(name for name in names if name)
    return tuple(sorted(found.items(), key=_by_name))


def _by_name(pair: tuple[str, int]) -> str:
    return folded(pair[0])


def _in_order(
    found: Counter[ProgrammeStatus],
) -> tuple[tuple[ProgrammeStatus, int], ...]:
    return tuple((status, found[status]) for status in ProgrammeStatus if status in found)
