"""Small words of documents: amounts, values, shares and texts as cells, runs and paragraphs."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from aanjager_app.costbenefit.precision import rounded
from aanjager_app.costbenefit.worksheet import Place, Value, Worksheet
from aanjager_app.documents.blocks import (
    Block,
    BulletList,
    Callout,
    CalloutKind,
    CellValue,
    Column,
    ColumnKind,
    ListItem,
    Missing,
    Paragraph,
    Table,
    TextBlock,
    item,
    paragraph,
    strong,
)
from aanjager_app.documents.dossier import Labels
from aanjager_app.domain.dutch import (
    MINUS,
    format_amount,
    format_number,
    format_range,
    join_words,
    unit_words,
)

NOT_FILLED_IN: Final = Missing("niet ingevuld")
NOTHING: Final = "–"
WITH_VAT: Final = "Saldo met btw"
IN_CASH: Final = "met bijdragen, zonder de btw die terugkomt"
"""How the two balances of a party are named: with VAT, and in cash."""
FROM: Final = "vanaf"
UP_TO: Final = "tot"
_BULLET: Final = re.compile(r"^\s*[-*•–]\s+(?=\S)")
_MORE_SHOWN: Final = 4
_NAMED_YEARS: Final = 4


# ---------------------------------------------------------------- amounts


def cents(amount: Decimal) -> int:
    """An exact amount in euros as whole cents, rounded once, half away from zero."""
    return int(rounded(amount).scaleb(2))


def euros(amount: Decimal) -> str:
    """An exact amount rounded to whole euros: "€ 42.318"."""
    return format_amount(amount, decimals=False)


def exact_euros(amount: Decimal) -> str:
    """An entered amount with the decimals that it has: "€ 15.000", "€ 122,50", "€ 0,375"."""
    plain = amount.normalize()
    exponent = plain.as_tuple().exponent
    decimals = max(-exponent, 0) if isinstance(exponent, int) else 0
    text = format_number(amount, 2 if decimals == 1 else decimals)
    sign = MINUS if text.startswith(MINUS) else ""
    return f"{sign}€\u00a0{text.removeprefix(MINUS)}"


def signed_euros(amount: Decimal) -> str:
    """A balance in whole euros with its sign: "+€ 37.000", "−€ 18.000", "€ 0"."""
    text = euros(amount)
    return f"+{text}" if amount > 0 and text != euros(Decimal(0)) else text


def value_text(value: Value) -> str:
    """A value as it is typed: "120", "100–145", "120 (100–145)", "vanaf 100", or empty."""
    if value.low is not None and value.high is not None:
        bounds = format_range(value.low, value.high)
        return bounds if value.mid is None else f"{format_number(value.mid)} ({bounds})"
    if value.mid is None and value.low is not None:
        return f"{FROM} {format_number(value.low)}"
    if value.mid is None and value.high is not None:
        return f"{UP_TO} {format_number(value.high)}"
    return "" if value.mid is None else format_number(value.mid)


def quantity_cell(value: Value, unit: str | None) -> CellValue:
    """A quantity with its unit and range: "1.200 m² (1.000–1.400)"."""
    if value.best is None:
        return Missing(f"aantal ontbreekt{_loose_end(value)}")
    text = f"{format_number(value.best)} {unit_words(unit)}".strip()
    return text + _range_words(value)


def price_cell(value: Value, unit: str | None = None) -> CellValue:
    """A price per unit with its range: "€ 122,50 (100–145) per m³"."""
    if value.best is None:
        return Missing(f"ontbreekt{_loose_end(value)}")
    per = f" per {unit_words(unit)}" if unit else ""
    return exact_euros(value.best) + _range_words(value) + per


def _loose_end(value: Value) -> str:
    """One end of a range that has no other: not enough to count with, but it was entered."""
    if value.low is not None:
        return f" (laag {format_number(value.low)})"
    return f" (hoog {format_number(value.high)})" if value.high is not None else ""


def _range_words(value: Value) -> str:
    if not value.is_uncertain or value.low is None or value.high is None:
        return ""
    ends = format_range(value.low, value.high, _shared_decimals(value.low, value.high))
    return f" ({ends}; midden)" if value.is_midpoint else f" ({ends})"


def years_words(years: Sequence[int]) -> str:
    """The years in which something comes: "in 2027 en 2028", "tussen 2027 en 2051, 9 keer"."""
    if len(years) <= _NAMED_YEARS:
        return f"in {join_words([str(year) for year in years])}"
    return f"tussen {years[0]} en {years[-1]}, {len(years)} keer"


def _shared_decimals(*numbers: Decimal) -> int:
    """As many decimals as the one that has most: "0,18–0,30"."""
    exponents = (number.normalize().as_tuple().exponent for number in numbers)
    return max(0, *(-exponent for exponent in exponents if isinstance(exponent, int)))


# ---------------------------------------------------------------- parties


def party_names(worksheet: Worksheet) -> Mapping[str, str]:
    """The names of the parties of a worksheet by their id."""
    return {party.id: party.name for party in worksheet.parties}


def share_words(shares: Mapping[str, Decimal], names: Mapping[str, str]) -> str:
    """Shares as words, the largest first: "Gemeente 60 %, Ondernemers 40 %"."""
    ranked = sorted(
        ((share, names.get(party, party)) for party, share in shares.items() if share),
        key=lambda pair: (-pair[0], pair[1]),
    )
    return ", ".join(f"{name} {format_number(share)}\u00a0%" for share, name in ranked)


def share_cell(shares: Mapping[str, Decimal], names: Mapping[str, str]) -> CellValue:
    """Shares as a table cell; nobody is a missing value."""
    return share_words(shares, names) or Missing("nog niemand")


def place_words(place: str | None, labels: Labels) -> CellValue:
    """Where a measure comes: a usual place by its Dutch word, or the user's own words."""
    if not place:
        return NOT_FILLED_IN
    try:
        return labels.of(Place(place))
    except ValueError:  # a place of the user's own
        return place


# ---------------------------------------------------------------- texts


def cell(text: str | None, empty: CellValue = NOT_FILLED_IN) -> CellValue:
    """A text on one line for a table, or what is printed when there is none."""
    return " ".join((text or "").split()) or empty


def prose(text: str | None) -> Iterator[TextBlock]:
    """What a user wrote: paragraphs by blank lines, and lines with a dash as a list."""
    for chunk in re.split(r"\n\s*\n", (text or "").replace("\r\n", "\n").strip()):
        yield from _chunk([line for line in chunk.split("\n") if line.strip()])


def _chunk(lines: list[str]) -> Iterator[TextBlock]:
    running: list[str] = []
    bullets: list[ListItem] = []
    for line in lines:
        if _BULLET.match(line):
            bullets.append(item(_BULLET.sub("", line).strip()))
        elif bullets:
            # a line without a dash goes on with the bullet above it
            bullets[-1] = item(f"{bullets[-1].runs[0].text} {line.strip()}")
        else:
            running.append(line.strip())
    if running:
        yield paragraph(" ".join(running))
    if bullets:
        yield BulletList(tuple(bullets))


def named(name: str, text: str | None) -> Iterator[Paragraph]:
    """A paragraph that opens with its bold name; nothing when there is no text."""
    if text and text.strip():
        yield paragraph(strong(f"{name}: "), " ".join(text.split()))


def notes(pairs: Iterable[tuple[str, str | None]]) -> Iterator[BulletList]:
    """Remarks under a table, each with the name of its row; nothing when there are none."""
    items = tuple(item(strong(f"{name}: "), " ".join(text.split())) for name, text in pairs if text)
    if items:
        yield BulletList(items)


def enough(words: list[str], shown: int = _MORE_SHOWN) -> str:
    """A list in a sentence that stays readable: "a, b, c en 3 andere"."""
    if len(words) <= shown + 1:
        return join_words(words)
    return f"{', '.join(words[:shown])} en {len(words) - shown} andere"


def not_yet(title: str, *sentences: str) -> Callout:
    """A callout for what was not filled in."""
    return Callout(CalloutKind.MISSING, title, tuple(paragraph(text) for text in sentences))


def remark(title: str, *sentences: str) -> Callout:
    """A callout that says what a result means."""
    return Callout(CalloutKind.INFO, title, tuple(paragraph(text) for text in sentences))


def warn(title: str, *blocks: TextBlock) -> Callout:
    """A callout for what the reader must know before using the figures."""
    return Callout(CalloutKind.WARNING, title, blocks)


def warnings(sentences: Sequence[str]) -> Iterator[Callout]:
    """What the appraisal warns about, where the reader needs it; nothing when all is well."""
    if sentences:
        items = tuple(item(sentence) for sentence in sentences)
        yield warn("Let op bij het lezen van de bedragen", BulletList(items))


def facts_table(caption: str, rows: Iterable[tuple[str, CellValue]], note: str = "") -> Table:
    """A table of two columns: what it is, and what is known of it."""
    return Table(
        columns=(Column("Kenmerk", width=1), Column("Gegeven", width=2)),
        rows=tuple(rows),
        caption=caption,
        note=note,
    )


def text(header: str, width: float | None = None) -> Column:
    """A column of words."""
    return Column(header, width=width)


def euro(header: str, width: float | None = None, decimals: int = 2) -> Column:
    """A column of amounts in cents."""
    return Column(header, ColumnKind.EURO, width, decimals)


def number(header: str, width: float | None = None, decimals: int | None = None) -> Column:
    """A column of numbers."""
    return Column(header, ColumnKind.NUMBER, width, decimals)


def day(header: str, width: float | None = None) -> Column:
    """A column of dates."""
    return Column(header, ColumnKind.DATE, width)


Blocks = Iterable[Block]
