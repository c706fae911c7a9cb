"""The dated set of rates and indices that a new worksheet starts from ("kentallenset").

Nothing here is used by `appraise`: a worksheet carries its own rates, and a value is indexed
once, at the moment that it is taken over from the catalogue.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final

from aanjager_app.costbenefit.precision import HUNDRED, exact_context
from aanjager_app.costbenefit.worksheet import Value
from aanjager_app.domain.errors import DomainError


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate with the condition under which it may be used, and its source.

    Attributes:
        pct: per cent a year, real.
        condition: Dutch sentence that says when it may be used; empty means always.
        source: title or address, and since when it holds.
    """

    pct: Decimal
    condition: str
    source: str


@dataclass(frozen=True, slots=True)
class PriceIndex:
    """A table of prices per year.

    Attributes:
        name: name on screen.
        base: which year is 100.
        source: where the figures come from.
        by_year: index per calendar year; the user may add later years.
    """

    name: str
    base: str
    source: str
    by_year: Mapping[int, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ParameterSet:
    """Rates, horizon and price index, with the date that goes on every export.

    Attributes:
        name: name of the set.
        dated: day on which the set was put together.
        discount_rate: the standard discount rate.
        low_discount_rate: the rate for what is independent of use.
        nature_price_rise: relative price rise of nature, in the cash flow.
        horizon_years: default horizon.
        horizon_source: where that horizon comes from.
        price_index: the index for price levels.
    """

    name: str
    dated: date
    discount_rate: Rate
    low_discount_rate: Rate
    nature_price_rise: Rate
    horizon_years: int
    horizon_source: str
    price_index: PriceIndex


CONSUMER_PRICES: Final = PriceIndex(
    name="Consumentenprijzen (CBS)",
    base="1962 = 100",
    source="CBS consumentenprijzen, zoals afgedrukt door teltel.nl",
    by_year={
        2021: Decimal("720.9"),
        2022: Decimal("793.0"),
        2023: Decimal("823.1"),
        2024: Decimal("850.3"),
    },
)

STANDARD_PARAMETERS: Final = ParameterSet(
    name="Kentallenset Aanjager",
    dated=date(2026, 11, 25),
    discount_rate=Rate(
        Decimal("2.25"),
        "",
        "Steunpunt Economische Expertise, rwseconomie.nl/discontovoet; "
        "standaard sinds 1 januari 2021",
    ),
    low_discount_rate=Rate(
        Decimal("1.6"),
        "Alleen voor een investering, en onderhoud dat niet van het gebruik afhangt, die los "
        "staat van het gebruik én geen ander gebruik kent.",
        "Steunpunt Economische Expertise, rwseconomie.nl/discontovoet",
    ),
    nature_price_rise=Rate(
        Decimal("1.0"),
        "Alleen voor natuur die niet door iets anders te vervangen is; de stijging zit in de "
        "kasstroom, daarna geldt de gewone discontovoet.",
        "rwseconomie.nl, veelgestelde vragen; PBL",
    ),
    horizon_years=25,
    horizon_source="IVN, kosten en baten: over 25 jaar is de analyse positief",
    price_index=CONSUMER_PRICES,
)


def index_price(value: Value, from_year: int, to_year: int, index: PriceIndex) -> Value:
    """Brings a value from the price level of one year to that of another.

    Args:
        value: the value as the catalogue has it.
        from_year: calendar year of its price level.
        to_year: calendar year of the worksheet's price level.
        index: table of prices.

    Returns:
        The value times index(to_year) / index(from_year), unrounded.

    Raises:
        DomainError: the table lacks one of the years (`price_index_year_missing`).
    """
    if from_year == to_year:
        return value
    before, after = _index_of(from_year, index), _index_of(to_year, index)
    with exact_context():
        return _each(value, after, before)


def include_vat(value: Value, vat_pct: Decimal) -> Value:
    """Adds VAT to a value that is known without it: all values are market prices with VAT.

    The advice is that of CPB (CPB-notitie, 27 June 2011).

    Args:
        value: the value without VAT.
        vat_pct: VAT in per cent, such as 21.

    Returns:
        The value with VAT, unrounded.
    """
    with exact_context():
        return _each(value, HUNDRED + vat_pct, HUNDRED)


def _index_of(year: int, index: PriceIndex) -> Decimal:
    found = index.by_year.get(year)
    if not found:
        raise DomainError(
            "price_index_year_missing",
            f"In de tabel “{index.name}” staat geen cijfer voor {year}; vul dat jaar aan of kies "
            "een ander prijspeil.",
            "price_year",
        )
    return found


def _each(value: Value, times: Decimal, per: Decimal) -> Value:
    low, mid, high = (
        None if point is None else point * times / per
        for point in (value.low, value.mid, value.high)
    )
    return Value(low, mid, high)
