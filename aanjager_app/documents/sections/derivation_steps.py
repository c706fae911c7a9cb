"""What a derivation is made of, and the words that its steps share."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from aanjager_app.costbenefit.flows import compound_factors
from aanjager_app.costbenefit.precision import ONE, ZERO, rounded
from aanjager_app.costbenefit.worksheet import Value
from aanjager_app.documents.dossier import Plan
from aanjager_app.documents.sections.words import exact_euros
from aanjager_app.domain.dutch import format_number, format_percentage, unit_words

_FACTOR_DECIMALS: Final = 7
_TIMES: Final = "×"
_PRICE_YEAR: Final = re.compile(r"prijspeil\s+(\d{4})")
_CONVERTED: Final = "omgerekend van"


class StepPart(StrEnum):
    """Which part of a line a step is about."""

    INVESTMENT = "investment"
    REPLACEMENT = "replacement"
    RESIDUAL = "residual"
    UPKEEP = "upkeep"
    WORTH = "worth"
    RECEIVED = "received"
    REPAID = "repaid"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a derivation.

    Attributes:
        label: what it is, such as "Vervanging in 2046".
        words: the formula in words with its inputs filled in; empty where the label says it.
        amount: what the step comes to, in euros, below zero where it is taken off; None when it
            is not known and so does not count.
        is_total: the sum of the steps before it, and not one more step to add.
        path: the line that explains this step further, such as `costs.wadi`; empty when none.
        part: the part of the line that it is about; None for a sum, or for a whole line.
    """

    label: str
    words: str = ""
    amount: Decimal | None
    is_total: bool = False
    path: str = ""
    part: StepPart | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """How one figure came about.

    Attributes:
        title: whose figure it is: the label of the line, or the name of the party.
        figure: what the figure is, in words: "Contante waarde van de kosten".
        steps: the steps in order; those that are no total add up to the last total.
        source: where the inputs come from, as it was filled in; empty when it was not.
        price_level: price level and VAT of the inputs, in a sentence.
        notes: what else the reader must know: ranges, rates, shares, what is left out.
    """

    title: str
    figure: str
    steps: tuple[Step, ...]
    source: str = ""
    price_level: str = ""
    notes: tuple[str, ...] = ()

    @property
    def outcome(self) -> Decimal | None:
        """What it all comes to, in euros; None when no step does."""
        totals = [step.amount for step in self.steps if step.is_total]
        return totals[-1] if totals else None


# ---------------------------------------------------------------- words


def money(amount: Decimal) -> str:
    """An amount in words: cents only where there are any."""
    return exact_euros(rounded(amount))


def quantity_words(value: Value, unit: str | None) -> str:
    """A quantity with its unit: "400 m³"."""
    return f"{format_number(value.best or ZERO)} {unit_words(unit)}".strip()


def product(quantity: Value, unit: str | None, price: Value) -> str:
    """The multiplication that opens each derivation: "400 m³ × € 122,50 = € 49.000".

    One of something needs no multiplication: "€ 8.000".
    """
    number, each = quantity.best or ZERO, price.best or ZERO
    if number == ONE:
        return money(each)
    return f"{quantity_words(quantity, unit)} {_TIMES} {exact_euros(each)} = {money(number * each)}"


def lacking(quantity: Value, price: Value, price_name: str = "de prijs") -> str:
    """Which of the two is missing, so that the step does not count."""
    names = [
        name for name, value in (("het aantal", quantity), (price_name, price)) if value.is_missing
    ]
    verb = "ontbreekt" if len(names) == 1 else "ontbreken"
    return f"{' en '.join(names)} {verb}, dus dit telt niet mee".capitalize()


def times(factor: Decimal) -> str:
    """A factor to multiply by: "× 0,6408165"."""
    return f"{_TIMES} {format_number(factor, _FACTOR_DECIMALS)}"


def ratio(part: int, whole: int) -> str:
    """A fraction to multiply by: "× 10/20"."""
    return f"{_TIMES} {part}/{whole}"


def discounted_by(year: int, rate_pct: Decimal) -> str:
    """How an amount in one year is brought back to year 0."""
    if year == 0:
        return "dat is nu, dus het telt voor het hele bedrag"
    if not rate_pct:
        return "zonder rente, dus het telt voor het hele bedrag"
    factor = 1 / compound_factors(rate_pct, year)[year]
    return (
        f"{_years(year)} teruggerekend met {format_percentage(rate_pct)} per jaar: {times(factor)}"
    )


def _years(year: int) -> str:
    return f"{year} jaar"


def period_words(first: int, last: int, base_year: int) -> str:
    """The calendar years of a yearly amount: "elk jaar van 2027 t/m 2056 (30 keer)"."""
    if first == last:
        return f"alleen in {base_year + first}"
    return f"elk jaar van {base_year + first} t/m {base_year + last} ({last - first + 1} keer)"


def range_note(name: str, value: Value, *, in_euros: bool = True) -> tuple[str, ...]:
    """Says which of a range was counted with; nothing for a value that is certain."""
    if value.low is None or value.high is None or value.best is None or not value.is_uncertain:
        return ()
    write = exact_euros if in_euros else format_number
    which = "het midden" if value.is_midpoint else "de waarschijnlijkste waarde"
    ends = f"tussen {write(value.low)} en {write(value.high)}"
    return (f"{name}: {ends}; gerekend is met {write(value.best)}, {which}.",)


def price_level(plan: Plan) -> str:
    """The price level of an amount: of a benefit or transfer, which has no VAT to take off."""
    return f"{_level(plan)}."


def price_level_of_costs(plan: Plan, vat_pct: Decimal | None = None) -> str:
    """The price level and VAT of what costs are in."""
    if vat_pct is None:
        return f"{_level(plan)}, kosten inclusief btw."
    return f"{_level(plan)}, inclusief {format_percentage(vat_pct)} btw."


def not_converted(plan: Plan, source: str | None) -> tuple[str, ...]:
    """Says that a source states another price year than the worksheet, where that is so."""
    own, words = plan.worksheet.price_year, (source or "").casefold()
    stated = {int(year) for year in _PRICE_YEAR.findall(words)}
    if own is None or not stated or own in stated or _CONVERTED in words:
        return ()
    named = " en ".join(str(year) for year in sorted(stated))
    return (f"De bron noemt prijspeil {named}; het bedrag is niet omgerekend naar {own}.",)


def _level(plan: Plan) -> str:
    year = plan.worksheet.price_year
    return "Prijspeil niet ingevuld" if year is None else f"Prijspeil {year}"


def flowing_years(flow: Iterable[Decimal]) -> list[int]:
    """The years in which there is an amount."""
    return [year for year, amount in enumerate(flow) if amount]
