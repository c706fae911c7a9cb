"""What the outcome of a worksheet means, in sentences: the answer comes before the figures."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from aanjager_app.costbenefit.appraisal import (
    Appraisal,
    CostResult,
    EffectKind,
    IrrAbsence,
    Notice,
    NoticeCode,
    PartyResult,
)
from aanjager_app.costbenefit.precision import ZERO, rounded
from aanjager_app.costbenefit.shortfall import Shortfall, shortfall
from aanjager_app.costbenefit.worksheet import CostLine, Part, Party
from aanjager_app.documents.blocks import KeyFigure
from aanjager_app.documents.dossier import Plan
from aanjager_app.documents.sections.words import enough, euros
from aanjager_app.domain.dutch import count, format_number, format_percentage, join_words

QUESTION: Final = "Wat kost het, en wie heeft er wat aan?"
_FIELDS: Final = {
    "quantity": "aantal",
    "investment_per_unit": "prijs",
    "upkeep_per_unit_per_year": "prijs van het onderhoud",
    "value_per_unit_per_year": "waarde",
}
EFFECT_WORDS: Final = {
    EffectKind.STORAGE_M3: ("m³", "ruimte voor water"),
    EffectKind.UNPAVED_M2: ("m²", "minder verharding"),
    EffectKind.TREES: ("bomen", "nieuwe bomen"),
}
_UPKEEP_NOTICES: Final = frozenset({NoticeCode.NO_UPKEEP_PAYER, NoticeCode.NO_REPLACEMENT_RESERVE})
_BENEFICIARIES_NAMED: Final = 3
_TENTH: Final = 1


# ---------------------------------------------------------------- what is not known


def labels_of(plan: Plan) -> dict[str, str]:
    """The labels of the lines by their path, such as `costs.wadi`."""
    sheet = plan.worksheet
    return {
        **{f"costs.{line.id}": line.label for line in sheet.costs},
        **{f"benefits.{line.id}": line.label for line in sheet.benefits},
    }


def missing_names(plan: Plan) -> list[str]:
    """The missing values in words: "Wadi: aantal"."""
    return [input_name(plan, path) for path in plan.appraisal.missing]


def input_name(plan: Plan, path: str) -> str:
    """A quantity or price in words: "Wadi: aantal"."""
    line, _, value = path.rpartition(".")
    return f"{labels_of(plan).get(line, line)}: {_FIELDS.get(value, value)}"


def incomplete_words(plan: Plan) -> str:
    """Added to a total that lacks values; nothing when it is complete."""
    return "" if plan.appraisal.complete else " (onvolledig)"


def incomplete_sentence(plan: Plan) -> str:
    """Says which values are missing from the totals; nothing when none are."""
    names = missing_names(plan)
    if not names:
        return ""
    return (
        f"De totalen zijn onvolledig: {count(len(names), 'waarde ontbreekt', 'waarden ontbreken')}"
        f" ({enough(names)}). Wat ontbreekt telt niet mee, ook niet als nul."
    )


def pm_sentence(plan: Plan) -> str:
    """Names what is not expressed in euros; nothing when there is nothing of the kind."""
    both = (pm_costs_sentence(plan), pm_benefits_sentence(plan))
    return " ".join(sentence for sentence in both if sentence)


def pm_costs_sentence(plan: Plan) -> str:
    """Names the costs whose price nobody knows yet; nothing when there are none."""
    names = _pm_quoted(line.label for line in plan.worksheet.costs if line.pm)
    if not names:
        return ""
    return f"Nog niet in euro’s, want de prijs is niet bekend (PM-kosten): {names}."


def pm_benefits_sentence(plan: Plan) -> str:
    """Names the benefits that can't be put in euros; nothing when there are none."""
    names = _pm_quoted(line.label for line in plan.worksheet.benefits if line.pm)
    return f"Niet in euro’s uit te drukken (PM-baten): {names}." if names else ""


def _pm_quoted(labels: Iterator[str]) -> str:
    return join_words([f"“{label}”" for label in labels])


# ---------------------------------------------------------------- sums


def investment(plan: Plan) -> Decimal:
    """All first purchases, undiscounted."""
    return sum((sum(line.flow.investment, ZERO) for line in plan.appraisal.costs), ZERO)


def yearly_upkeep(line: CostLine, result: CostResult) -> Decimal | None:
    """Upkeep in a full year; None when it is PM or not known."""
    price, quantity = line.upkeep_per_unit_per_year.best, line.quantity.best
    if line.pm or price is None or quantity is None:
        return None
    return max(result.flow.upkeep, default=ZERO)


def upkeep_per_year(plan: Plan) -> Decimal:
    """Upkeep in the year in which most of it falls: a full year, undiscounted."""
    flows = [line.flow.upkeep for line in plan.appraisal.costs]
    return max((sum(year, ZERO) for year in zip(*flows, strict=True)), default=ZERO)


def gap(plan: Plan) -> Decimal:
    """What is still needed over all years after all sources."""
    return sum((year.gap for year in plan.appraisal.funding.years), ZERO)


def gap_firm(plan: Plan) -> Decimal:
    """What is still needed over all years when only granted money counts."""
    return sum((year.gap_firm for year in plan.appraisal.funding.years), ZERO)


def is_nothing(amount: Decimal) -> bool:
    """Whether an amount is nought in whole euros."""
    return euros(amount) == euros(ZERO)


# ---------------------------------------------------------------- sentences


def answer(plan: Plan) -> Iterator[str]:
    """What it costs and who benefits, for the first page."""
    yield costs_sentence(plan)
    yield balance_sentence(plan)
    benefits = beneficiaries_sentence(plan)
    if benefits:
        yield benefits
    burden = burden_sentence(plan)
    if burden:
        yield burden
    for sentence in (incomplete_sentence(plan), pm_sentence(plan)):
        if sentence:
            yield sentence


def costs_sentence(plan: Plan) -> str:
    """Investment and upkeep in one sentence."""
    if not plan.worksheet.costs:
        return "Er zijn nog geen maatregelen met kosten ingevuld."
    if not plan.appraisal.complete and is_nothing(investment(plan) + upkeep_per_year(plan)):
        return "Wat het plan kost, is nog niet te zeggen: er is nog geen aantal met een prijs."
    price = plan.worksheet.price_year
    level = f", prijspeil {price}" if price is not None else ""
    return (
        f"Het plan vraagt een investering van {euros(investment(plan))} en "
        f"{euros(upkeep_per_year(plan))} onderhoud per jaar (inclusief btw{level}"
        f"{', onvolledig' if not plan.appraisal.complete else ''})."
    )


def balance_sentence(plan: Plan) -> str:
    """What the present values say, in words."""
    outcome, years = plan.appraisal, plan.worksheet.horizon_years
    so_far = "" if outcome.complete else "Met wat nu bekend is: "
    if not outcome.pv_benefits and not outcome.pv_costs:
        return "Er is nog geen bedrag dat meetelt, dus een vergelijking is er niet."
    if not outcome.pv_benefits:
        return (
            f"Teruggerekend naar nu zijn de kosten over {years} jaar "
            f"{euros(outcome.pv_costs)}. Er zijn nog geen baten met een waarde in euro’s, dus "
            "een vergelijking is er niet."
        )
    costs, benefits = euros(outcome.pv_costs), euros(outcome.pv_benefits)
    if is_nothing(outcome.npv):
        sentence = f"over {years} jaar zijn kosten en baten even groot ({costs})."
    elif outcome.npv > 0:
        sentence = (
            f"over {years} jaar wegen de baten ({benefits}) op tegen de kosten ({costs}); "
            f"per saldo levert het plan {euros(outcome.npv)} op, teruggerekend naar nu."
        )
    else:
        sentence = (
            f"over {years} jaar zijn de kosten ({costs}) {euros(-outcome.npv)} hoger dan de baten "
            f"die in euro’s zijn uit te drukken ({benefits}), teruggerekend naar nu."
        )
    return so_far + (sentence if so_far else sentence[:1].upper() + sentence[1:])


def beneficiaries_sentence(plan: Plan) -> str:
    """Who gets the benefits; nothing when no benefit has a value."""
    total = plan.appraisal.pv_benefits
    if not total:
        return ""
    ranked = sorted(
        ((plan.appraisal.parties[p.id].pv_benefits, p.name) for p in plan.worksheet.parties),
        reverse=True,
    )
    named = [
        f"{name} ({format_percentage(amount * 100 / total, 0)})"
        for amount, name in ranked
        if amount > 0
    ][:_BENEFICIARIES_NAMED]
    return f"De baten komen vooral terecht bij {join_words(named)}." if named else ""


def burden_sentence(plan: Plan) -> str:
    """Who bears more than comes back, before transfers; nothing when nobody does."""
    burdened = [
        (party.name, result.pv_benefits - result.pv_costs)
        for party, result in parties(plan)
        if result.pv_costs > result.pv_benefits
        and not is_nothing(result.pv_benefits - result.pv_costs)
    ]
    if not burdened:
        return ""
    words = [f"{name} ({euros(-difference)})" for name, difference in burdened]
    return (
        f"De kosten zijn hoger dan de baten voor {join_words(words)}, nog zonder bijdragen van "
        "anderen."
    )


def parties(plan: Plan) -> list[tuple[Party, PartyResult]]:
    """The parties with their result, in the order of the worksheet."""
    return [(party, plan.appraisal.parties[party.id]) for party in plan.worksheet.parties]


def party_sentence(name: str, result: PartyResult) -> str:
    """What the balance of a party means, before and after transfers."""
    own = result.pv_benefits - result.pv_costs
    if is_nothing(result.pv_costs) and is_nothing(result.pv_benefits):
        return _only_transfers(name, result.pv_transfers)
    if is_nothing(own):
        sentence = f"Voor {name} zijn kosten en baten even groot"
    elif own > 0:
        sentence = f"Voor {name} zijn de baten {euros(own)} hoger dan de kosten"
    else:
        sentence = f"Voor {name} zijn de kosten {euros(-own)} hoger dan de baten"
    if is_nothing(result.pv_transfers):
        return f"{sentence}."
    return f"{sentence}; met de bijdragen erbij {_after(result.balance)}."


def _after(balance: Decimal) -> str:
    if is_nothing(balance):
        return "komt het precies uit"
    if balance > 0:
        return f"blijft er {euros(balance)} over"
    return f"komt deze partij {euros(-balance)} tekort"


def _only_transfers(name: str, transfers: Decimal) -> str:
    if is_nothing(transfers):
        return f"Voor {name} zijn nog geen kosten of baten ingevuld."
    if transfers < 0:
        return (
            f"Voor {name} zijn er geen eigen kosten of baten; de bijdrage aan dit plan is "
            f"{euros(-transfers)}."
        )
    return (
        f"Voor {name} zijn er geen eigen kosten of baten; uit bijdragen komt {euros(transfers)} "
        "binnen."
    )


def ratio_sentences(plan: Plan) -> Iterator[str]:
    """Benefit-cost ratio, return and payback time, each with what it means."""
    outcome = plan.appraisal
    if outcome.bcr is not None and outcome.pv_benefits:
        yield (
            f"Elke euro aan kosten levert {format_number(outcome.bcr, 2)} euro aan baten op "
            "(baten-kostenverhouding)."
        )
    if outcome.irr_pct is not None:
        yield (
            "Het rendement van het plan als geheel is "
            f"{format_percentage(outcome.irr_pct, 1)} per jaar; de discontovoet is "
            f"{format_percentage(plan.worksheet.discount_rate_pct)}."
        )
    else:
        yield _irr_absence(outcome.irr_absence)
    yield from payback_sentences(plan)


def payback_sentences(plan: Plan) -> Iterator[str]:
    """When the plan as a whole is earned back, and whether it stays so."""
    yield payback_sentence(plan)
    if plan.appraisal.payback_years is not None:
        yield from _below_again(plan.appraisal)


def payback_sentence(plan: Plan) -> str:
    """When the plan as a whole is earned back."""
    outcome = plan.appraisal
    if not outcome.pv_costs and not outcome.pv_benefits:
        return "Dat is nog niet te zeggen: er is nog geen bedrag dat meetelt."
    if outcome.payback_years is None:
        return "Binnen de zichtperiode worden de kosten van het plan niet terugverdiend."
    return _payback(outcome.payback_years, outcome.discounted_payback_years)


def _payback(years: Decimal, discounted: Decimal | None) -> str:
    sentence = f"De kosten van het plan zijn na {format_number(years, 1)} jaar terugverdiend"
    if discounted is None:
        return f"{sentence}; met rente gerekend gebeurt dat niet binnen de zichtperiode."
    return f"{sentence}; met rente gerekend na {format_number(discounted, 1)} jaar."


def _below_again(outcome: Appraisal) -> Iterator[str]:
    """A replacement can take a plan below nought again after it was earned back."""
    total, above, below = Decimal(0), False, []
    for year in outcome.years:
        total += year.benefits - year.costs
        if above and rounded(total) < 0:
            below.append(year.calendar_year)
        above = above or (year.year > 0 and total >= 0)
    if below:
        yield (
            f"Let op: daarna komt het saldo weer onder nul, het eerst in {below[0]} en het laatst "
            f"in {below[-1]}, bijvoorbeeld door een vervanging."
        )


def _irr_absence(absence: IrrAbsence | None) -> str:
    if absence is IrrAbsence.CHANGES_SIGN_OFTEN:
        return (
            "Er is geen eenduidig rendement: het saldo per jaar wisselt meer dan één keer van "
            "teken, bijvoorbeeld door vervangingen."
        )
    if absence is IrrAbsence.NEVER_CHANGES_SIGN:
        return "Er is geen rendement te berekenen: het saldo per jaar wisselt nooit van teken."
    return "Er is geen rendement te berekenen."


def upkeep_sentences(plan: Plan) -> list[str]:
    """The check that green is not written off: who pays upkeep and replacement."""
    return [notice.sentence for notice in plan.appraisal.warnings if notice.code in _UPKEEP_NOTICES]


def warnings_of(plan: Plan, part: Part | None) -> list[str]:
    """The other warnings of the appraisal, of one list of the worksheet or of the plan (None)."""
    return [
        notice.sentence
        for notice in plan.appraisal.warnings
        if notice.code not in _UPKEEP_NOTICES and _part_of(notice) is part
    ]


def _part_of(notice: Notice) -> Part | None:
    head = notice.path.partition(".")[0]
    return Part(head) if head in set(Part) else None


# ---------------------------------------------------------------- key figures


def key_figures(plan: Plan) -> tuple[KeyFigure, ...]:
    """Four figures to remember: investment, upkeep, balance and gap."""
    outcome, found = plan.appraisal, shortfall(plan.appraisal)
    mark = "onvolledig" if not outcome.complete else ""
    return (
        KeyFigure(euros(investment(plan)), "investering", mark or "inclusief btw"),
        KeyFigure(euros(upkeep_per_year(plan)), "onderhoud per jaar", mark or "in een vol jaar"),
        KeyFigure(
            euros(outcome.npv),
            "baten min kosten",
            mark or f"contante waarde, {plan.worksheet.horizon_years} jaar",
        ),
        KeyFigure(
            euros(found.purchase),
            "aanleg nog te vinden",
            mark or f"later {euros(found.total - found.purchase)} voor {_later_words(found)}",
        ),
    )


def _later_words(found: Shortfall) -> str:
    if is_nothing(found.instalments):
        return "onderhoud en vervanging"
    return "onderhoud, vervanging en leningen"


def effect_figures(plan: Plan) -> tuple[KeyFigure, ...]:
    """The physical effects of the plan as key figures, with euros per m³ stored."""
    figures = []
    for total in plan.effects.totals:
        unit, words = EFFECT_WORDS[total.kind]
        per = (
            f"{euros(total.pv_per_unit)} per {'boom' if unit == 'bomen' else unit}"
            if total.pv_per_unit is not None
            else ""
        )
        figures.append(KeyFigure(_amount(total.amount, unit), words, per))
    return tuple(figures)


def _amount(amount: Decimal, unit: str) -> str:
    number = format_number(amount, 0 if amount == amount.to_integral_value() else _TENTH)
    return number if unit == "bomen" else f"{number} {unit}"


def themes_without_measure(plan: Plan | None, themes: Sequence[str]) -> list[str]:
    """Themes with an ambition that no chosen measure helps, as far as the catalogue knows."""
    if plan is None:
        return list(themes)
    helped = {
        theme
        for line in plan.worksheet.costs
        if (info := plan.info_of(line)) is not None
        for theme in info.themes
    }
    return [theme for theme in themes if theme not in helped]
