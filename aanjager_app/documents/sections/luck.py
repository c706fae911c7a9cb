"""What if it disappoints: the chances of a plan, and what the outcome hangs on, in words.

Said once, for paper and for the screen; drawn once per document.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from aanjager_app.costbenefit import worksheet as ws
from aanjager_app.costbenefit.assumptions import certain_part
from aanjager_app.costbenefit.precision import CENT, HUNDRED, ONE, ZERO, rounded
from aanjager_app.costbenefit.sensitivity import Sensitivity, sensitivity
from aanjager_app.costbenefit.uncertainty import Distribution, Simulation, simulate
from aanjager_app.documents.chart_data import Histogram, Tornado, TornadoBar
from aanjager_app.documents.dossier import Plan
from aanjager_app.documents.sections.caveats import has_unknown_benefits, only_gives
from aanjager_app.documents.sections.outcome import incomplete_sentence, input_name
from aanjager_app.documents.sections.words import (
    cents,
    euros,
    exact_euros,
    price_cell,
    quantity_cell,
)
from aanjager_app.domain.dutch import format_number, format_percentage, join_words, unit_words

_MOST_BARS: Final = 8
_HALF: Final = Decimal("0.5")
_WHOLE: Final = "Het hele plan"


@dataclass(frozen=True, slots=True)
class ChanceRow:
    """What the plan or one party may come to, in words: 5, 50 and 95 per cent, and the risk.

    The plan with VAT; a party in cash, so without the VAT that it gets back.
    """

    name: str
    mean: str
    low: str
    middle: str
    high: str
    risk: str


@dataclass(frozen=True, slots=True)
class SwingRow:
    """What hangs on one input, in words."""

    name: str
    range: str
    at_low: str
    at_high: str
    spread: Decimal


@dataclass(frozen=True, slots=True)
class SwitchRow:
    """From which value on the plan costs money, or no longer does, in words.

    Attributes:
        name: the input.
        current: its value.
        turning: the value at which the plan comes out at zero.
        change_pct: how far that is from the current value, in per cent; None when it is out of
            reach.
    """

    name: str
    current: str
    turning: str
    change_pct: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Luck:
    """The chances of one variant.

    Attributes:
        name: name of the variant.
        sentences: what the figures mean.
        mean: median and average, and why that differs from the outcome at the entered values;
            empty when nothing is uncertain.
        how: how they were drawn.
        chances: the plan first, then the parties.
        histogram: how often each outcome came; None when nothing is uncertain.
        tornado: the inputs on which most hangs; None when nothing is uncertain.
        swings: all uncertain inputs, the most important first.
        switches: all inputs that have an effect.
    """

    name: str
    sentences: tuple[str, ...]
    mean: str
    how: str
    chances: tuple[ChanceRow, ...]
    histogram: Histogram | None
    tornado: Tornado | None
    swings: tuple[SwingRow, ...]
    switches: tuple[SwitchRow, ...]


def luck_of(plan: Plan) -> Luck:
    """Draw the chances of a plan, with the number of draws and the seed of its worksheet."""
    drawn, hangs = simulate(plan.worksheet, plan.appraisal), sensitivity(plan.worksheet)
    is_uncertain = bool(hangs.tornado)
    return Luck(
        name=plan.worksheet.name,
        sentences=tuple(_sentences(plan, drawn, hangs)),
        mean=_difference(plan, drawn.npv) if is_uncertain else "",
        how=_how(plan, drawn),
        chances=tuple(_chances(plan, drawn)),
        histogram=_histogram(drawn) if is_uncertain else None,
        tornado=_tornado(plan, hangs) if is_uncertain else None,
        swings=tuple(_swings(plan, hangs)),
        switches=tuple(_switches(plan, hangs)),
    )


def _sentences(plan: Plan, drawn: Simulation, hangs: Sensitivity) -> Iterator[str]:
    if not hangs.tornado:
        yield (
            "Geen enkele waarde heeft een ondergrens en een bovengrens. Met een bandbreedte in het "
            "werkblad, zoals “100–145”, is te zien wat dat voor de uitkomst betekent."
        )
    else:
        npv = drawn.npv
        yield (
            "Binnen de bandbreedtes komt het plan 9 van de 10 keer uit tussen "
            f"{euros(npv.p5)} en {euros(npv.p95)}."
        )
        yield _plan_risk(plan, npv)
        first = hangs.tornado[0]
        yield f"Het meest hangt af van “{input_name(plan, first.input)}”."
    losing = [
        party.name
        for party in plan.worksheet.parties
        if drawn.cash[party.id].chance_negative >= _HALF
        and not only_gives(plan, party.id)
        and not has_unknown_benefits(plan, party.id)
    ]
    if losing:
        yield f"In de kas vaker verlies dan winst, met bijdragen: {join_words(losing)}."
    lacking = incomplete_sentence(plan)
    if lacking:
        yield lacking


def _difference(plan: Plan, npv: Distribution) -> str:
    """Median and average, and why they are not the outcome at the values of the worksheet."""
    entered = plan.appraisal.npv
    median = f"De mediaan is {euros(npv.p50)} (helft erboven, helft eronder)"
    if euros(entered) == euros(npv.mean):
        return f"{median}, het gemiddelde {euros(npv.mean)}, net als met de ingevulde waarden."
    side, more = ("gunstige", "hoger") if npv.mean > entered else ("ongunstige", "lager")
    return (
        f"{median}, het gemiddelde {euros(npv.mean)}. Met de ingevulde waarden is het "
        f"{euros(entered)}. Het gemiddelde is {more}, omdat de "
        f"bandbreedtes samen verder naar de {side} kant reiken."
    )


def _plan_risk(plan: Plan, npv: Distribution) -> str:
    known = plan.appraisal.complete
    if not known and not plan.appraisal.pv_benefits:
        return "De kans op verlies is onbekend: van geen enkele baat is de waarde bekend."
    return (
        f"{'De' if known else 'Met wat nu bekend is, is de'} kans dat het plan meer kost "
        f"dan het oplevert{', is' if known else ''} "
        f"{_chance(npv.chance_negative)}."
    )


def _how(plan: Plan, drawn: Simulation) -> str:
    draws = format_number(drawn.settings.draws)
    return (
        f"{draws} trekkingen met startgetal {drawn.settings.seed}: elke waarde met een onder- en "
        "bovengrens wordt los van de andere getrokken, de ingevulde waarde het vaakst. Bijdragen "
        f"staan vast.{_certain_words(plan)}"
    )


def _certain_words(plan: Plan) -> str:
    """Which part has no range, and so is counted as certain."""
    found = certain_part(plan.worksheet, plan.appraisal)
    parts = [
        f"{format_percentage(part, 0)} van de {name}"
        for name, part in (("kosten", found.costs), ("baten", found.benefits))
        if part is not None
    ]
    if not parts:
        return ""
    return f" Zonder bandbreedte, en dus als zeker gerekend: {join_words(parts)} (contante waarde)."


def _chances(plan: Plan, drawn: Simulation) -> Iterator[ChanceRow]:
    unknown = not plan.appraisal.complete and not plan.appraisal.pv_benefits
    yield _chance_row(_WHOLE, drawn.npv, unknown=unknown)
    for party in plan.worksheet.parties:
        yield _chance_row(
            party.name, drawn.cash[party.id], unknown=has_unknown_benefits(plan, party.id)
        )


def _chance_row(name: str, found: Distribution, *, unknown: bool) -> ChanceRow:
    return ChanceRow(
        name,
        euros(found.mean),
        euros(found.p5),
        euros(found.p50),
        euros(found.p95),
        "onbekend" if unknown else _chance(found.chance_negative),
    )


def _chance(part: Decimal) -> str:
    """In whole per cents, and never "0 %" of what did happen."""
    percentage = part * HUNDRED
    if 0 < percentage < 1:
        return "minder dan 1 %"
    if HUNDRED - 1 < percentage < HUNDRED:
        return "meer dan 99 %"
    return format_percentage(percentage, 0)


def _histogram(drawn: Simulation) -> Histogram:
    npv = drawn.npv
    marks = tuple(
        (float(amount), f"{words} {euros(amount)}")
        for amount, words in ((npv.p5, "5 %:"), (npv.p50, "mediaan:"), (npv.p95, "95 %:"))
    )
    return Histogram(drawn.bins, drawn.counts, marks)


def _tornado(plan: Plan, hangs: Sensitivity) -> Tornado:
    return Tornado(
        tuple(
            TornadoBar(input_name(plan, swing.input), cents(swing.npv_low), cents(swing.npv_high))
            for swing in hangs.tornado[:_MOST_BARS]
        ),
        cents(plan.appraisal.npv),
    )


def _swings(plan: Plan, hangs: Sensitivity) -> Iterator[SwingRow]:
    values = _values(plan.worksheet)
    for swing in hangs.tornado:
        yield SwingRow(
            name=input_name(plan, swing.input),
            range=_range_words(plan, swing.input, values[swing.input]),
            at_low=euros(swing.npv_low),
            at_high=euros(swing.npv_high),
            spread=swing.spread,
        )


def _range_words(plan: Plan, path: str, value: ws.Value) -> str:
    """A range with its unit, or as a price: "400 m³ (300–500)", "€ 6.000 (4.500–7.000)"."""
    line, _, field = path.rpartition(".")
    unit = _units(plan.worksheet)[line]
    return str(quantity_cell(value, unit) if field == "quantity" else price_cell(value, unit))


def _switches(plan: Plan, hangs: Sensitivity) -> Iterator[SwitchRow]:
    values, units = _values(plan.worksheet), _units(plan.worksheet)
    for found in hangs.switching:
        line, _, field = found.input.rpartition(".")
        best, turning = values[found.input].best or ZERO, found.value
        # one of something is no quantity to talk about: its price turns at the same point
        if turning is None or (field == "quantity" and best == ONE):
            continue
        unit = unit_words(units[line]) if field == "quantity" else None
        yield SwitchRow(
            name=input_name(plan, found.input),
            current=_input_words(best, unit),
            turning="nooit" if turning < 0 else _input_words(_round(turning), unit),
            change_pct=None if turning < 0 or not best else (turning / best - ONE) * HUNDRED,
        )


def _input_words(value: Decimal, unit: str | None) -> str:
    """A quantity with its unit, or a price (no unit) in euros."""
    return exact_euros(value) if unit is None else f"{format_number(value)} {unit}".strip()


def _round(value: Decimal) -> Decimal:
    """Two decimals below a hundred, none above: nobody negotiates on more."""
    return rounded(value, ONE if abs(value) >= HUNDRED else CENT)


def _values(worksheet: ws.Worksheet) -> dict[str, ws.Value]:
    """Every quantity and price by its path."""
    found: dict[str, ws.Value] = {}
    for cost in worksheet.costs:
        found[f"costs.{cost.id}.quantity"] = cost.quantity
        found[f"costs.{cost.id}.investment_per_unit"] = cost.investment_per_unit
        found[f"costs.{cost.id}.upkeep_per_unit_per_year"] = cost.upkeep_per_unit_per_year
    for benefit in worksheet.benefits:
        found[f"benefits.{benefit.id}.quantity"] = benefit.quantity
        found[f"benefits.{benefit.id}.value_per_unit_per_year"] = benefit.value_per_unit_per_year
    return found


def _units(worksheet: ws.Worksheet) -> dict[str, str | None]:
    return {
        **{f"costs.{line.id}": line.unit for line in worksheet.costs},
        **{f"benefits.{line.id}": line.unit for line in worksheet.benefits},
    }
