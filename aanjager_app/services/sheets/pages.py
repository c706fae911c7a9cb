"""What is made of a worksheet beside the sheet itself: time, money and effects, as on paper."""

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import Final

from aanjager_app.content import Content
from aanjager_app.documents.blocks import Block, Heading, KeyFigures
from aanjager_app.documents.dossier import Labels, Plan
from aanjager_app.documents.sections import costs, funding, measures, outcome
from aanjager_app.documents.sections.cashflow import cash_flow
from aanjager_app.documents.sections.ledger import party_ledger
from aanjager_app.documents.sections.words import not_yet


class SheetPage(StrEnum):
    """A page beside the sheet."""

    SHARES = "shares"
    MONEY = "money"
    TIME = "time"
    EFFECTS = "effects"


def page_blocks(plan: Plan, page: SheetPage, content: Content) -> tuple[Block, ...]:
    """The blocks of a page; the same as in the documents, so that nothing is said twice.

    Raises:
        KeyError: the page is no page to read: the shares are talked about.
    """
    labels = Labels(content.labels.members)
    return tuple(_PAGES[page](plan, labels))


def ledger_blocks(plan: Plan, party_id: str) -> tuple[Block, ...]:
    """The account of one party by year.

    Raises:
        KeyError: the worksheet has no such party.
    """
    return tuple(party_ledger(plan, party_id))


def _money(plan: Plan, labels: Labels) -> Iterator[Block]:
    if not plan.worksheet.costs:
        yield not_yet("Nog geen kosten", "Er is nog niets om te betalen: kies eerst maatregelen.")
        return
    yield from funding.gap_of(plan)
    yield Heading(2, "Dekking")
    if plan.worksheet.transfers:
        yield from funding.sources(plan, labels)
    else:
        yield not_yet(
            "Nog geen bronnen van geld",
            "Vul bij Geldstromen een subsidie, bijdrage, voucher of lening in.",
        )
    yield from costs.upkeep_check(plan)
    yield from funding.gap_year_table(plan)


def _time(plan: Plan, labels: Labels) -> Iterator[Block]:  # noqa: ARG001 - one form for all
    yield from cash_flow(plan)


def _effects(plan: Plan, labels: Labels) -> Iterator[Block]:  # noqa: ARG001
    if not plan.effects.totals:
        yield not_yet(
            "Nog geen effecten",
            "Kies maatregelen uit de catalogus, of geef een eenheid als m³ of boom: dan staat "
            "hier wat het plan doet, naast euro’s.",
        )
        return
    yield from measures.effects(plan)


def effect_words(plan: Plan) -> tuple[tuple[str, str], ...]:
    """Physical effects in total, as pairs of what and how much, with euros per unit."""
    figures: KeyFigures = KeyFigures(outcome.effect_figures(plan))
    return tuple(
        (figure.label, f"{figure.value} · {figure.note}" if figure.note else figure.value)
        for figure in figures.figures
    )


_PAGES: Final[Mapping[SheetPage, Callable[[Plan, Labels], Iterator[Block]]]] = {
    SheetPage.MONEY: _money,
    SheetPage.TIME: _time,
    SheetPage.EFFECTS: _effects,
}
