"""The first page: the four questions that an entrepreneur asks, each with its answer."""

from collections.abc import Iterator
from typing import Final

from aanjager_app.documents.blocks import Block, Heading, paragraph, strong
from aanjager_app.documents.dossier import Plan
from aanjager_app.documents.sections import outcome
from aanjager_app.documents.sections.amounts import has_amounts
from aanjager_app.documents.sections.caveats import has_unknown_benefits, only_gives, opening
from aanjager_app.documents.sections.contributors import payers
from aanjager_app.documents.sections.luck import Luck
from aanjager_app.documents.sections.party_table import (
    Own,
    firm_differs,
    own_accounts,
    party_table,
)
from aanjager_app.documents.sections.words import euros
from aanjager_app.domain.dutch import join_words

COST, BACK = "Wat kost het mij?", "Wanneer heb ik het terug?"
PAYS, LUCK = "Wie betaalt mee?", "Wat als het tegenvalt?"

PARTIES = "Wie betaalt en wie heeft er wat aan"
"""Title of the chapter with all parties."""
_MOST_REFUSED: Final = 3


def four_questions(plan: Plan, luck: Luck) -> Iterator[Block]:
    """The four questions with their answers in amounts; what is missing is said first.

    Args:
        plan: a plan with costs.
        luck: its chances, drawn once for the whole document.
    """
    own = own_accounts(plan)
    said = list(opening(plan))
    for sentence in said:
        yield paragraph(strong("Let op: "), sentence[:1].lower(), sentence[1:])
    yield Heading(2, COST)
    yield paragraph(f"{outcome.costs_sentence(plan)} {outcome.balance_sentence(plan)}")
    if own and has_amounts(plan):
        yield party_table(plan, own, PARTIES)
    yield Heading(2, BACK)
    yield paragraph(" ".join(_back(plan, own)))
    yield Heading(2, PAYS)
    yield paragraph(" ".join(payers(plan)))
    yield Heading(2, LUCK)
    told = (sentence for sentence in luck.sentences if sentence not in said)
    yield paragraph(" ".join((*told, *_refused(own))))


# ---------------------------------------------------------------- when do I have it back?


def _back(plan: Plan, own: list[Own]) -> Iterator[str]:
    yield from outcome.payback_sentences(plan)
    paying = [(party, cash) for party, _, cash in own if cash.pays_first]
    never = [party for party, cash in paying if cash.paid_back_year is None]
    for words, names in (
        ("Niet binnen de zichtperiode", [p for p in never if not _is_other(plan, p.id)]),
        ("Alleen betalen", [p for p in never if only_gives(plan, p.id)]),
        (
            "Nog onbekend, want de waarde van de baten ontbreekt",
            [p for p in never if has_unknown_benefits(plan, p.id)],
        ),
    ):
        if names:
            yield f"{words}: {join_words([party.name for party in names])}."
    deepest = max(paying, key=lambda pair: pair[1].deepest, default=None)
    if deepest is not None:
        does = "betalen" if deepest[1].paid_back_year is None else "voorschieten"
        yield f"Het meeste {does}: {deepest[0].name}, {euros(deepest[1].deepest)}."


def _is_other(plan: Plan, party: str) -> bool:
    return only_gives(plan, party) or has_unknown_benefits(plan, party)


# ---------------------------------------------------------------- what if it disappoints?


def _refused(own: list[Own]) -> Iterator[str]:
    """What a contribution that falls through does to the parties that count on it."""
    counting = [
        (result.cash_balance - cash.firm_balance, party.name, result.cash_balance, cash)
        for party, result, cash in own
        if firm_differs((party, result, cash)) and result.cash_balance > cash.firm_balance
    ]
    if not counting:
        return
    counting.sort(key=lambda one: -one[0])
    said = [
        f"van {name} {euros(cash.firm_balance)} in plaats van {euros(balance)}"
        for _, name, balance, cash in counting[:_MOST_REFUSED]
    ]
    if len(counting) > _MOST_REFUSED:
        said.append(f"nog {len(counting) - _MOST_REFUSED} andere partijen minder")
    yield f"Met alleen toegezegd geld is de kas {join_words(said)}."
