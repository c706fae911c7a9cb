"""Chapter "Waarom deze getallen?": the derivation of each line, party and of the whole plan."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Final, TypeVar

from aanjager_app.costbenefit.precision import ZERO
from aanjager_app.costbenefit.worksheet import Part, Party
from aanjager_app.documents.blocks import (
    Block,
    BulletList,
    CellValue,
    Heading,
    Missing,
    Table,
    item,
    paragraph,
    strong,
)
from aanjager_app.documents.dossier import Plan
from aanjager_app.documents.sections.derivation import (
    Derivation,
    Step,
    derivation_of,
    derivation_of_balance,
    derivation_of_npv,
)
from aanjager_app.documents.sections.words import cents, euro, text
from aanjager_app.domain.dutch import count

_Found = TypeVar("_Found")

MOST_LINES: Final = 12
"""Costs, benefits and transfers that are derived on paper, the largest ones."""
MOST_STEPS: Final = 12
"""Steps of one sum; the smallest ones stand together in a row."""
MOST_PARTIES: Final = 6
_ELSEWHERE: Final = "in de werkmap (blad Herleiding) en in Aanjager bij “Waarom dit getal?”"


def reasons(plan: Plan) -> Iterator[Block]:
    """A table for each figure, with its formula in words and its inputs filled in.

    Bounded, also for a worksheet with hundreds of lines: what is left out is said, with the place
    where it can be read.
    """
    yield paragraph(
        "Hier staat van elk bedrag hoe het is uitgerekend, met de bron, zodat je het kunt narekenen"
        " en er iets van kunt vinden. De laatste kolom is de contante waarde: het bedrag "
        f"teruggerekend naar {plan.worksheet.base_year}."
    )
    yield from _lines(plan, "Kosten per post", Part.COSTS)
    yield from _lines(plan, "Baten per post", Part.BENEFITS)
    yield from _transfers(plan)
    yield from _balances(plan)
    yield Heading(2, "Het hele plan")
    yield _table(derivation_of_npv(plan))


def _lines(plan: Plan, title: str, part: Part) -> Iterator[Block]:
    lines = plan.worksheet.costs if part is Part.COSTS else plan.worksheet.benefits
    if not lines:
        return
    yield Heading(2, title)
    found = [derivation_of(plan, part, line.id) for line in lines]
    full = [derivation for derivation in found if derivation.steps]
    shown = _largest(full, MOST_LINES, lambda derivation: derivation.outcome)
    for derivation in shown:
        yield _table(derivation)
    bare = [derivation for derivation in found if not derivation.steps]
    if bare:
        points = [item(strong(f"{one.title}: "), _remarks(one)) for one in bare[:MOST_LINES]]
        yield BulletList(tuple(points))
    yield from _left_out(len(found) - len(shown) - len(bare[:MOST_LINES]), "post", "posten")


def _balances(plan: Plan) -> Iterator[Block]:
    parties = plan.worksheet.parties
    if not parties:
        return
    yield Heading(2, "Saldo per partij")
    results = plan.appraisal.parties

    def stake(party: Party) -> Decimal:
        return results[party.id].pv_costs + results[party.id].pv_benefits

    shown = _largest(parties, MOST_PARTIES, stake)
    for party in shown:
        yield _table(derivation_of_balance(plan, party.id))
    yield from _left_out(len(parties) - len(shown), "partij", "partijen")


def _largest(
    found: Sequence[_Found], most: int, size: Callable[[_Found], Decimal | None]
) -> list[_Found]:
    """The largest ones, in the order that they had."""
    places = range(len(found))
    ranked = sorted(places, key=lambda at: -abs(size(found[at]) or ZERO))
    return [found[at] for at in sorted(ranked[:most])]


def _left_out(number: int, one: str, more: str) -> Iterator[Block]:
    if number > 0:
        words = count(number, f"andere {one}", f"andere {more}")
        yield paragraph(
            f"Hier staan de grootste. Van {words} staat de herleiding {_ELSEWHERE}.", muted=True
        )


def _table(derivation: Derivation) -> Table:
    steps = _folded(derivation.steps)
    rows = [_row(step) for step in steps]
    last = steps[-1].is_total
    return Table(
        columns=(text("Stap", 2.3), text("Hoe", 5.2), euro("Bedrag", 1.5)),
        rows=tuple(rows[:-1] if last else rows),
        caption=f"{derivation.title}: {_small(derivation.figure)}",
        total=rows[-1] if last else None,
        note=_remarks(derivation),
    )


def _folded(steps: Sequence[Step]) -> list[Step]:
    """The steps, where the smallest of a long sum stand together in one row."""
    folded: list[Step] = []
    for is_total, group in groupby(steps, key=lambda step: step.is_total):
        together = list(group)
        if is_total or len(together) <= MOST_STEPS:
            folded.extend(together)
            continue
        shown = _largest(together, MOST_STEPS - 1, lambda step: step.amount)
        kept = {id(step) for step in shown}
        rest = [step for step in together if id(step) not in kept]
        amounts = [step.amount for step in rest if step.amount is not None]
        folded.extend(shown)
        folded.append(
            Step(
                label=f"{len(rest)} kleinere samen",
                words=f"elk apart {_ELSEWHERE}",
                amount=sum(amounts, ZERO) if amounts else None,
            )
        )
    return folded


def _row(step: Step) -> tuple[CellValue, ...]:
    return (
        # a sum within a table stands out from the lines above it
        (strong(step.label),) if step.is_total else step.label,
        step.words,
        Missing() if step.amount is None else cents(step.amount),
    )


def _remarks(derivation: Derivation) -> str:
    source = derivation.source.rstrip(". ")
    parts = [f"Bron: {source}." if source else "", derivation.price_level, *derivation.notes]
    return " ".join(part for part in parts if part)


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]


def _transfers(plan: Plan) -> Iterator[Block]:
    found = [derivation_of(plan, Part.TRANSFERS, line.id) for line in plan.worksheet.transfers]
    if not found:
        return
    yield Heading(2, "Bijdragen en leningen")
    shown = _largest(found, MOST_LINES, lambda derivation: derivation.outcome)
    yield Table(
        columns=(text("Bijdrage", 2.6), text("Hoe", 4.9), euro("Bedrag", 1.5)),
        rows=tuple(row for derivation in shown for row in _transfer_rows(derivation)),
        caption="Wat elke bijdrage waard is voor wie die ontvangt",
        note="Over alle partijen samen zijn de bijdragen nul: wat de een krijgt, geeft de ander. "
        "Eigen geld verandert niets aan het saldo.",
    )
    yield from _left_out(len(found) - len(shown), "bijdrage", "bijdragen")


def _transfer_rows(derivation: Derivation) -> Sequence[tuple[CellValue, ...]]:
    steps = [step for step in derivation.steps if not step.is_total]
    return [
        (
            f"{derivation.title}: {_small(step.label)}" if len(steps) > 1 else derivation.title,
            step.words,
            Missing() if step.amount is None else cents(step.amount),
        )
        for step in steps
    ]
