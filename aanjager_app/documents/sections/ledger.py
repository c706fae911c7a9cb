"""The account of one party, year by year, and when it has its money back."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate

from aanjager_app.costbenefit.appraisal import PartyYear
from aanjager_app.costbenefit.party_cash import PartyCash, party_cash
from aanjager_app.costbenefit.precision import ZERO, rounded
from aanjager_app.documents.blocks import Block, Figure, Line, LineChart, LinePoint, Table
from aanjager_app.documents.dossier import Plan
from aanjager_app.documents.sections import outcome
from aanjager_app.documents.sections.paid_back import READING, paid_back_words
from aanjager_app.documents.sections.words import WITH_VAT, cents, euro, euros, remark, text


def party_ledger(plan: Plan, party_id: str) -> Iterator[Block]:
    """What a party pays, gets and is given each year, as a picture, in words and as a table.

    Args:
        plan: the plan.
        party_id: a party of its worksheet.
    """
    years = [year.parties[party_id] for year in plan.appraisal.years]
    running = list(accumulate(_net(year) for year in years))
    party = next(party for party in plan.worksheet.parties if party.id == party_id)
    cash = party_cash(plan.worksheet, plan.appraisal, party)
    yield remark(f"Wat {party.name} ervan merkt", _sentence(plan, cash))
    if len(running) > 1:
        yield _figure(plan, party.name, cash)
    yield _table(plan, party.name, years, (running, cash.running))


def _net(year: PartyYear) -> Decimal:
    return year.benefits - year.costs + year.transfers


def _sentence(plan: Plan, cash: PartyCash) -> str:
    base, running = plan.worksheet.base_year, cash.running
    lowest = min(range(len(running)), key=lambda year: running[year])
    end = f"In {base + len(running) - 1} is het samen {euros(running[-1])}."
    if not cash.pays_first:
        said = f"Er is geen jaar waarin het samen meer kost dan het opbrengt. {end}"
    else:
        back = (
            "binnen de zichtperiode komt het niet terug"
            if cash.paid_back_year is None
            else f"vanaf {paid_back_words(plan, cash)} is het terugverdiend"
        )
        said = f"Het diepste punt is {euros(running[lowest])} in {base + lowest}; {back}. {end}"
    return f"{said} Dit is geld in de kas: {READING}."


def _figure(plan: Plan, name: str, cash: PartyCash) -> Figure:
    base = plan.worksheet.base_year
    points = tuple(
        LinePoint(base + year, rounded(amount)) for year, amount in enumerate(cash.running)
    )
    return Figure(
        LineChart((Line("in de kas", points),)),
        f"Geld in de kas van {name}, opgeteld over de jaren. {_sentence(plan, cash)} De bedragen "
        "staan in de tabel eronder.",
        f"Geld in de kas van {name}, opgeteld over de jaren{outcome.incomplete_words(plan)}.",
    )


def _table(
    plan: Plan, name: str, years: list[PartyYear], added: tuple[Sequence[Decimal], ...]
) -> Table:
    base = plan.worksheet.base_year
    return Table(
        columns=(
            text("Jaar", 0.9),
            euro("Kosten", 1.5),
            euro("Baten", 1.5),
            euro("Bijdragen", 1.5),
            euro(WITH_VAT, 1.5),
            euro("Met btw opgeteld", 1.6),
            euro("In de kas opgeteld", 1.6),
        ),
        rows=tuple(
            (
                str(base + number),
                cents(year.costs),
                cents(year.benefits),
                cents(year.transfers),
                cents(_net(year)),
                *(cents(amounts[number]) for amounts in added),
            )
            for number, year in enumerate(years)
        ),
        total=(
            f"Samen{outcome.incomplete_words(plan)}",
            cents(sum((year.costs for year in years), ZERO)),
            cents(sum((year.benefits for year in years), ZERO)),
            cents(sum((year.transfers for year in years), ZERO)),
            cents(sum(map(_net, years), ZERO)),
            *(cents(amounts[-1]) for amounts in added),
        ),
        caption=f"{name}: kosten, baten en bijdragen per jaar",
        note="Kosten en saldo: met btw. De restwaarde gaat van de kosten van het laatste "
        "jaar af. Bijdragen: wat de partij ontvangt min wat zij geeft. In de kas: "
        f"{READING}.",
    )
