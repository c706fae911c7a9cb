"""Why this figure: the derivation of a line, or of the whole, as blocks to read."""

from collections.abc import Iterator

from aanjager_app.costbenefit.worksheet import Part
from aanjager_app.documents.blocks import Block, BulletList, Table, item, paragraph, strong
from aanjager_app.documents.dossier import Plan
from aanjager_app.documents.sections.derivation import (
    Derivation,
    derivation_of,
    derivation_of_balance,
    derivation_of_npv,
)
from aanjager_app.documents.sections.words import cents, euro, text


def why_line(plan: Plan, part: Part, line: str) -> tuple[Block, ...]:
    """How the present value of a line came about.

    Raises:
        KeyError: the worksheet has no such line.
    """
    return tuple(_blocks(derivation_of(plan, part, line)))


def why_all(plan: Plan) -> tuple[Block, ...]:
    """How the net present value came about, and what each party is left with."""
    found = list(_blocks(derivation_of_npv(plan)))
    for party in plan.worksheet.parties:
        found.extend(_blocks(derivation_of_balance(plan, party.id)))
    return tuple(found)


def _blocks(found: Derivation) -> Iterator[Block]:
    yield paragraph(strong(found.title), f": {found.figure[:1].lower()}{found.figure[1:]}")
    told = [f"{step.label}: {step.words}." for step in found.steps if step.words]
    if told:
        yield BulletList(tuple(map(item, told)))
    if found.steps:
        yield Table(
            columns=(text("Stap", 3), euro("Bedrag", 1.2)),
            rows=tuple(
                (step.label, None if step.amount is None else cents(step.amount))
                for step in found.steps
            ),
        )
    notes = [note for note in (found.source, found.price_level, *found.notes) if note]
    if notes:
        yield BulletList(tuple(item(note) for note in notes))
