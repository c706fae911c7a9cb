"""How wide the columns of a table are: no word cut, numbers on one line, the rest by need."""

from collections.abc import Sequence
from typing import Final

from aanjager_app.documents.blocks import ColumnKind
from aanjager_app.documents.pdf.text import TextBlock

_GUTTER: Final = 12.0
_MANY: Final = 7  # columns: from here on they stand closer together
_HEADER_IN_TWO: Final = 0.6  # long words above numbers may stand on two lines
_LEAST_TEXT: Final = 36.0


def gutter(columns: int) -> float:
    """Return the white between the columns of a table."""
    return _GUTTER if columns < _MANY else _GUTTER * 0.7


def column_widths(
    rows: Sequence[Sequence[TextBlock]],
    kinds: Sequence[ColumnKind],
    hints: Sequence[float | None],
    width: float,
) -> list[float]:
    """Divide a width over columns: each as wide as its longest word, the rest by need or hint."""
    room = width - gutter(len(kinds)) * (len(kinds) - 1)
    least: list[float] = []
    wish: list[float] = []
    for index, kind in enumerate(kinds):
        cells = [row[index] for row in rows]
        shortest = max(cell.least_width for cell in cells)
        if kind is not ColumnKind.TEXT:  # a number or date stays on one line
            shortest = max(shortest, *(cell.natural_width for cell in cells[1:]))
        least.append(shortest)
        header, *values = (cell.natural_width for cell in cells)
        if kind is not ColumnKind.TEXT:
            header *= _HEADER_IN_TWO
        wish.append(max(shortest, header, *values))
    if sum(least) >= room:
        return _too_narrow(rows[1:], kinds, least, room)
    if any(hint is not None for hint in hints):
        return _by_hints(least, wish, hints, room)
    if sum(wish) > room:
        spare = (room - sum(least)) / sum(a - b for a, b in zip(wish, least, strict=True))
        return [b + (a - b) * spare for a, b in zip(wish, least, strict=True)]
    texts = [index for index, kind in enumerate(kinds) if kind is ColumnKind.TEXT]
    wider = texts or list(range(len(kinds)))
    total = sum(wish[index] for index in wider) or 1.0
    slack = room - sum(wish)
    return [
        part + (slack * part / total if index in wider else 0) for index, part in enumerate(wish)
    ]


def _too_narrow(
    rows: Sequence[Sequence[TextBlock]],
    kinds: Sequence[ColumnKind],
    least: Sequence[float],
    room: float,
) -> list[float]:
    """Divide where words have to be cut: those of headers and texts, not numbers."""
    whole = [
        max((row[index].natural_width for row in rows), default=0.0)
        if kind is not ColumnKind.TEXT
        else 0.0
        for index, kind in enumerate(kinds)
    ]
    texts = sum(part for part, kind in zip(least, kinds, strict=True) if kind is ColumnKind.TEXT)
    rest = room - sum(whole)
    if rest < _LEAST_TEXT * kinds.count(ColumnKind.TEXT):
        return [part * room / sum(least) for part in least]
    if not texts:
        return [part * room / sum(whole) for part in whole]
    return [
        part * rest / texts if kind is ColumnKind.TEXT else need
        for part, need, kind in zip(least, whole, kinds, strict=True)
    ]


def _by_hints(
    least: Sequence[float], wish: Sequence[float], hints: Sequence[float | None], room: float
) -> list[float]:
    """Divide by the hints; a column without one gets what it wishes, as long as there is room."""
    free = [part if hint is None else 0.0 for part, hint in zip(wish, hints, strict=True)]
    shares = sum(hint for hint in hints if hint is not None)
    rest = max(room - sum(free), 0.0)
    wanted = [
        part if hint is None else rest * hint / shares
        for part, hint in zip(free, hints, strict=True)
    ]
    widths = [max(a, b) for a, b in zip(wanted, least, strict=True)]
    over = sum(widths) - room
    give = [a - b for a, b in zip(widths, least, strict=True)]
    if over > 0 and sum(give) > 0:
        widths = [part - over * spare / sum(give) for part, spare in zip(widths, give, strict=True)]
    return widths
