"""The first page: the four questions that an entrepreneur asks, each with its answer."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from aanjager_app.costbenefit.appraisal import PartyResult
from aanjager_app.costbenefit.party_cash import PartyCash, party_cash
from aanjager_app.costbenefit.precision import ZERO
from aanjager_app.costbenefit.worksheet import Party, TransferKind, TransferStatus
from aanjager_app.documents.blocks import Block, CellValue, Heading, Table, paragraph
from aanjager_app.documents.dossier import Plan
from aanjager_app.documents.sections import outcome
from aanjager_app.documents.sections.luck import Luck
from aanjager_app.documents.sections.words import NOTHING, cents, euro, euros, text, warn
from aanjager_app.domain.dutch import join_words

COST, BACK = "Wat kost het mij?", "Wanneer heb ik het terug?"
PAYS, LUCK = "Wie betaalt mee?", "Wat als het tegenvalt?"

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
        yield warn("Onvolledig", paragraph(lacking))
    yield Heading(2, COST)
    yield paragraph(f"{outcome.costs_sentence(plan)} {outcome.balance_sentence(plan)}")
    if own:
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
            text("Ben jij…", 2.5),
            euro("Aanleg", 1.3, decimals=0),
            euro("Onderhoud per jaar", 1.4, decimals=0),
            euro("Baten per jaar", 1.3, decimals=0),
            euro("Bijdragen", 1.3, decimals=0),
            euro(f"Saldo over {years} jaar", 1.4, decimals=0),
            text("Terug in", 1.1),
        ),
        rows=tuple(_row(plan, *one) for one in own),
        caption="Per partij: wat je betaalt, wat je krijgt en wat er overblijft",
        note=_table_note(plan),
    )


def _row(plan: Plan, party: Party, result: PartyResult, cash: PartyCash) -> tuple[CellValue, ...]:
    return (
        party.name,
        cents(cash.purchase),
        cents(cash.upkeep),
        cents(cash.benefits),
        cents(result.pv_transfers),
        cents(result.cash_balance),
        _back_words(plan, cash),
    )


def _back_words(plan: Plan, cash: PartyCash) -> str:
    if not cash.pays_first:
        return NOTHING
    if cash.paid_back_year is None:
        return "niet"
    return str(plan.worksheet.base_year + cash.paid_back_year)


def _table_note(plan: Plan) -> str:
    vat = "Wie btw terugkrijgt, ziet hier bedragen zonder btw. "
    return (
        (vat if any(party.recovers_vat for party in plan.worksheet.parties) else "")
        + "Baten: gemiddeld per jaar. Bijdragen (ontvangen min gegeven) en saldo: contante waarde. "
        "Terug in: vanaf dat jaar sta je niet meer in de min, met bijdragen en zonder restwaarde; "
        f"{NOTHING} als je nooit in de min staat{outcome.incomplete_words(plan)}."
    )


# ---------------------------------------------------------------- when do I have it back?


def _back(plan: Plan, own: list[_Own]) -> Iterator[str]:
    yield from outcome.payback_sentences(plan.appraisal)
    base = plan.worksheet.base_year
    paying = [(party, cash) for party, _, cash in own if cash.pays_first]
    back = sorted(
        (cash.paid_back_year, party.name) for party, cash in paying if cash.paid_back_year
    )
    if back:
        words = f"De eerste die het terug heeft, is {back[0][1]}, in {base + back[0][0]}"
        yield f"{words}; de tabel geeft het jaar per partij."
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
    said = [f"{name} {does.format(euros(sum_))}" for (name, does), sum_ in given.items() if sum_]
    if said:
        yield f"{'' if firm else 'Als alles doorgaat: '}{join_words(said)}."


def _gap(plan: Plan) -> str:
    gap, firm = outcome.gap(plan), outcome.gap_firm(plan)
    if outcome.is_nothing(firm):
        return "Alles wat nodig is, is gedekt met geld dat is toegezegd."
    if outcome.is_nothing(gap):
        return f"Telt alleen toegezegd geld, dan is er nog {euros(firm)} zonder dekking."
    early = sum((year.gap for year in plan.appraisal.funding.years if year.year <= 1), ZERO)
    return (
        f"Nog zonder dekking: {euros(gap)} over alle jaren samen, waarvan {euros(early)} in de "
        "eerste twee jaar."
    )
