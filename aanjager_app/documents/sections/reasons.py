"""Chapter "Waarom deze getallen?": the derivation of each line, party and of the whole plan."""

from collections.abc import Iterator, Sequence

from aanjager_app.costbenefit.worksheet import Part
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


def reasons(plan: Plan) -> Iterator[Block]:
    """A table for each figure, with its formula in words and its inputs filled in."""
    yield paragraph(
        "Hier staat van elk bedrag hoe het is uitgerekend, met de bron, zodat je het kunt narekenen"
        " en er iets van kunt vinden. De laatste kolom is de contante waarde: het bedrag "
        f"teruggerekend naar {plan.worksheet.base_year}."
    )
    yield from _lines(plan, "Kosten per post", Part.COSTS)
    yield from _lines(plan, "Baten per post", Part.BENEFITS)
    yield from _transfers(plan)
    yield Heading(2, "Saldo per partij")
    for party in plan.worksheet.parties:
        yield _table(derivation_of_balance(plan, party.id))
    yield Heading(2, "Het hele plan")
    yield _table(derivation_of_npv(plan))


def _lines(plan: Plan, title: str, part: Part) -> Iterator[Block]:
    lines = plan.worksheet.costs if part is Part.COSTS else plan.worksheet.benefits
    if not lines:
        return
    yield Heading(2, title)
    found = [derivation_of(plan, part, line.id) for line in lines]
    for derivation in found:
        if derivation.steps:
            yield _table(derivation)
    bare = [derivation for derivation in found if not derivation.steps]
    if bare:
        yield BulletList(tuple(item(strong(f"{one.title}: "), _remarks(one)) for one in bare))


def _table(derivation: Derivation) -> Table:
    rows = [_row(step) for step in derivation.steps]
    last = derivation.steps[-1].is_total
    return Table(
        columns=(text("Stap", 2.3), text("Hoe", 5.2), euro("Bedrag", 1.5)),
        rows=tuple(rows[:-1] if last else rows),
        caption=f"{derivation.title}: {_small(derivation.figure)}",
        total=rows[-1] if last else None,
        note=_remarks(derivation),
    )


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
    yield Table(
        columns=(text("Bijdrage", 2.6), text("Hoe", 4.9), euro("Bedrag", 1.5)),
        rows=tuple(row for derivation in found for row in _transfer_rows(derivation)),
        caption="Wat elke bijdrage waard is voor wie die ontvangt",
        note="Over alle partijen samen zijn de bijdragen nul: wat de een krijgt, geeft de ander. "
        "Eigen geld verandert niets aan het saldo.",
    )


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
