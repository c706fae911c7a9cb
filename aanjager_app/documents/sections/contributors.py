"""Who pays too, and what is still to be found: in sentences, for a first page."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from aanjager_app.costbenefit.precision import ZERO
from aanjager_app.costbenefit.shortfall import Shortfall, shortfall
from aanjager_app.costbenefit.worksheet import TransferKind, TransferStatus
from aanjager_app.documents.dossier import Plan
from aanjager_app.documents.sections import outcome
from aanjager_app.documents.sections.amounts import needs_money
from aanjager_app.documents.sections.words import euros, years_words
from aanjager_app.domain.dutch import join_words

_MOST_GIVERS: Final = 5


def payers(plan: Plan) -> Iterator[str]:
    """The sources with how firm they are, who gives, and what is still to be found."""
    if not plan.worksheet.transfers:
        yield (
            "Nog niemand: er is geen subsidie, bijdrage of lening ingevuld. De partijen betalen "
            "alles zelf, volgens de verdeling."
        )
    else:
        yield from _sources(plan)
        yield from _givers(plan)
    yield from _gap(plan)


def _sources(plan: Plan) -> Iterator[str]:
    funding = plan.appraisal.funding
    parts = [
        (amount, words)
        for amount, words in (
            (funding.granted, "toegezegd"),
            (funding.requested, "aangevraagd"),
            (funding.idea, "nog een idee"),
        )
        if amount
    ]
    if not parts:
        yield "Er is nog geen bron met een bedrag."
    elif len(parts) == 1:
        yield f"Er is {euros(parts[0][0])}; dat is {parts[0][1]}."
    else:
        yield f"Er is {join_words([f'{euros(amount)} {words}' for amount, words in parts])}."


def _givers(plan: Plan) -> Iterator[str]:
    """Who gives, lends and puts in, each with the amount."""
    given: defaultdict[tuple[str, str], Decimal] = defaultdict(Decimal)
    names = {party.id: party.name for party in plan.worksheet.parties}
    for line, result in zip(plan.worksheet.transfers, plan.appraisal.transfers, strict=True):
        own, loan = line.from_party == line.to_party, line.kind is TransferKind.LOAN
        words = "eigen geld van" if own else "als lening van" if loan else "van"
        given[names[line.from_party], words] += sum(result.received, ZERO)
    firm = {line.status for line in plan.worksheet.transfers} == {TransferStatus.GRANTED}
    ranked = sorted(given.items(), key=lambda pair: -pair[1])
    said = [f"{euros(sum_)} {words} {name}" for (name, words), sum_ in ranked if sum_]
    if len(said) > _MOST_GIVERS:
        rest = len(said) - _MOST_GIVERS + 1
        said = [*said[: _MOST_GIVERS - 1], f"de rest van {rest} andere bronnen"]
    if said:
        yield f"{'Dat is' if firm else 'Als alles doorgaat:'} {join_words(said)}."


def _gap(plan: Plan) -> Iterator[str]:
    if not needs_money(plan):
        yield "Wat er nodig is, is nog niet te zeggen."
        return
    firm = outcome.gap_firm(plan)
    if outcome.is_nothing(firm):
        yield "Alles wat nodig is, is gedekt met geld dat is toegezegd."
        return
    if outcome.is_nothing(outcome.gap(plan)):
        yield f"Telt alleen toegezegd geld, dan is er nog {euros(firm)} zonder dekking."
        return
    yield from gap_parts(plan)


def gap_parts(plan: Plan) -> Iterator[str]:
    """What is still to be found to build, and what comes later, each by itself."""
    found = shortfall(plan.appraisal)
    yield purchase_words(plan, found)
    loose = " (niet overal geregeld)" if outcome.upkeep_sentences(plan) else ""
    later = [
        f"{euros(amount)} {words}"
        for amount, words in (
            (found.later, f"onderhoud en vervanging{loose}"),
            (found.instalments, "aflossing van leningen"),
        )
        if not outcome.is_nothing(amount)
    ]
    if later:
        yield f"Later nog {join_words(later)}, volgens de verdeling."


def purchase_words(plan: Plan, found: Shortfall) -> str:
    """What is still to be found to build, with the years."""
    if outcome.is_nothing(found.purchase):
        return "Voor de aanleg is er genoeg, als alle bijdragen doorgaan."
    years = [plan.worksheet.base_year + year for year in found.purchase_years]
    return f"Aanleg nog te vinden: {euros(found.purchase)}, {years_words(years)}."
