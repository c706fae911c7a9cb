"""The first page: the four questions that an entrepreneur asks, each with its answer."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from aanjager_app.costbenefit.appraisal import PartyResult
from aanjager_app.costbenefit.party_cash import PartyCash, party_cash
from aanjager_app.costbenefit.precision import ZERO
from aanjager_app.costbenefit.worksheet import Party, TransferKind, TransferStatus
from aanjager_app.documents.blocks import Block, CellValue, Heading, Table, paragraph, strong
from aanjager_app.documents.dossier import Plan
from aanjager_app.documents.sections import outcome
from aanjager_app.documents.sections.amounts import has_amounts, needs_money
from aanjager_app.documents.sections.luck import Luck
from aanjager_app.documents.sections.paid_back import READING, paid_back_words
from aanjager_app.documents.sections.words import NOTHING, cents, euro, euros, text
from aanjager_app.domain.dutch import join_words

COST, BACK = "Wat kost het mij?", "Wanneer heb ik het terug?"
PAYS, LUCK = "Wie betaalt mee?", "Wat als het tegenvalt?"

PARTIES = "Wie betaalt en wie heeft er wat aan"
"""Title of the chapter with all parties."""
_MOST_ROWS: Final = 6
_MOST_GIVERS: Final = 5

_Own = tuple[Party, PartyResult, PartyCash]


def four_questions(plan: Plan, luck: Luck) -> Iterator[Block]:
    """The four questions with their answers in amounts; what is missing is said first.

    Args:
        plan: a plan with costs.
        luck: its chances, drawn once for the whole document.
    """
    own = [
        (party, result, party_cash(plan.worksheet, plan.appraisal, party))
        for party, result in outcome.parties(plan)
    ]
    lacking = outcome.incomplete_sentence(plan)
    if lacking:
        yield paragraph(strong("Let op: "), lacking[:1].lower(), lacking[1:])
    yield Heading(2, COST)
    yield paragraph(f"{outcome.costs_sentence(plan)} {outcome.balance_sentence(plan)}")
    if own and has_amounts(plan):
        yield _table(plan, own)
    yield Heading(2, BACK)
    yield paragraph(" ".join(_back(plan, own)))
    yield Heading(2, PAYS)
    yield paragraph(" ".join(_payers(plan)))
    yield Heading(2, LUCK)
    yield paragraph(" ".join(sentence for sentence in luck.sentences if sentence != lacking))


# ---------------------------------------------------------------- what does it cost me?


def _table(plan: Plan, own: list[_Own]) -> Table:
    years = plan.worksheet.horizon_years
    return Table(
        columns=(
            text("Ben jij…", 3.6),
            euro("Aanleg", 1.1, decimals=0),
            euro("Onderhoud per jaar", 1.2, decimals=0),
            euro("Baten per jaar", 1.1, decimals=0),
            euro("Bijdragen", 1.1, decimals=0),
            euro(f"Saldo over {years} jaar", 1.3, decimals=0),
            text("Terug in", 0.9),
        ),
        rows=tuple(_row(plan, *one) for one in _most_concerned(own)),
        caption="Per partij: wat je betaalt, wat je krijgt en wat er overblijft",
        note=_table_note(plan, len(own)),
    )


def _row(plan: Plan, party: Party, result: PartyResult, cash: PartyCash) -> tuple[CellValue, ...]:
    return (
        party.name,
        cents(cash.purchase),
        cents(cash.upkeep),
        cents(cash.benefits),
        cents(result.pv_transfers),
        cents(result.cash_balance),
        paid_back_words(plan, cash),
    )


def _most_concerned(own: list[_Own]) -> list[_Own]:
    """The parties with most at stake, in their own order: a first page has room for a few."""

    def stake(at: int) -> Decimal:
        _, result, cash = own[at]
        return result.pv_costs + result.pv_benefits + abs(result.pv_transfers) + cash.deepest

    ranked = sorted(range(len(own)), key=stake, reverse=True)
    return [own[at] for at in sorted(ranked[:_MOST_ROWS])]


def _table_note(plan: Plan, parties: int) -> str:
    vat = "Wie btw terugkrijgt, ziet bedragen zonder btw. "
    rest = f" De andere partijen staan in hoofdstuk “{PARTIES}”." if parties > _MOST_ROWS else ""
    return (
        (vat if any(party.recovers_vat for party in plan.worksheet.parties) else "")
        + "Baten: gemiddeld. Bijdragen (ontvangen min gegeven) en saldo: contante waarde. "
        f"Terug in: vanaf dan niet meer in de min, {READING}; "
        f"{NOTHING}: nooit in de min{outcome.incomplete_words(plan)}.{rest}"
    )


# ---------------------------------------------------------------- when do I have it back?


def _back(plan: Plan, own: list[_Own]) -> Iterator[str]:
    yield from outcome.payback_sentences(plan)
    base = plan.worksheet.base_year
    paying = [(party, cash) for party, _, cash in own if cash.pays_first]
    back = sorted(
        (cash.paid_back_year, party.name) for party, cash in paying if cash.paid_back_year
    )
    if back:
        yield f"De eerste die het terug heeft, is {back[0][1]}, in {base + back[0][0]}."
    never = [party.name for party, cash in paying if cash.paid_back_year is None]
    if never:
        yield f"Niet binnen de zichtperiode: {join_words(never)}."
    deepest = max(paying, key=lambda pair: pair[1].deepest, default=None)
    if deepest is not None:
        yield (
            f"Het meeste voorschieten moet {deepest[0].name}: op het diepste punt "
            f"{euros(deepest[1].deepest)}."
        )


# ---------------------------------------------------------------- who pays too?


def _payers(plan: Plan) -> Iterator[str]:
    funding = plan.appraisal.funding
    if not plan.worksheet.transfers:
        yield (
            "Nog niemand: er is geen subsidie, bijdrage of lening ingevuld. De partijen betalen "
            "alles zelf, volgens de verdeling."
        )
    else:
        parts = [
            f"{euros(amount)} {words}"
            for amount, words in (
                (funding.granted, "is toegezegd"),
                (funding.requested, "is aangevraagd"),
                (funding.idea, "is nog een idee"),
            )
            if amount
        ]
        total = euros(funding.granted + funding.requested + funding.idea)
        yield f"Er zijn bronnen voor {total}{': ' if parts else ''}{join_words(parts)}."
        yield from _givers(plan)
    yield _gap(plan)
    if outcome.upkeep_sentences(plan):
        yield "Let op: onderhoud of vervanging is nog niet overal geregeld."


def _givers(plan: Plan) -> Iterator[str]:
    """Who gives, lends and puts in, each with the amount."""
    given: defaultdict[tuple[str, str], Decimal] = defaultdict(Decimal)
    names = {party.id: party.name for party in plan.worksheet.parties}
    for line, result in zip(plan.worksheet.transfers, plan.appraisal.transfers, strict=True):
        own, loan = line.from_party == line.to_party, line.kind is TransferKind.LOAN
        words = "legt {} in" if own else "leent {} uit" if loan else "geeft {}"
        given[names[line.from_party], words] += sum(result.received, ZERO)
    firm = {line.status for line in plan.worksheet.transfers} == {TransferStatus.GRANTED}
    ranked = sorted(given.items(), key=lambda pair: -pair[1])
    said = [f"{name} {does.format(euros(sum_))}" for (name, does), sum_ in ranked if sum_]
    if len(said) > _MOST_GIVERS:
        rest = len(said) - _MOST_GIVERS + 1
        said = [*said[: _MOST_GIVERS - 1], f"{rest} andere bronnen geven de rest"]
    if said:
        yield f"{'' if firm else 'Als alles doorgaat: '}{join_words(said)}."


def _gap(plan: Plan) -> str:
    gap, firm = outcome.gap(plan), outcome.gap_firm(plan)
    if not needs_money(plan):
        return "Wat er nodig is, is nog niet te zeggen."
    if outcome.is_nothing(firm):
        return "Alles wat nodig is, is gedekt met geld dat is toegezegd."
    if outcome.is_nothing(gap):
        return f"Telt alleen toegezegd geld, dan is er nog {euros(firm)} zonder dekking."
    early = sum((year.gap for year in plan.appraisal.funding.years if year.year <= 1), ZERO)
    return (
        f"Nog zonder dekking: {euros(gap)} over alle jaren samen, waarvan {euros(early)} in de "
        "eerste twee jaar."
    )
