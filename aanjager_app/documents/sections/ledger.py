"""The account of one party, year by year, and when it has its money back."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import accumulate

from aanjager_app.costbenefit.appraisal import PartyYear
from aanjager_app.costbenefit.precision import ZERO, rounded
from aanjager_app.documents.blocks import Block, Figure, Line, LineChart, LinePoint, Table
from aanjager_app.documents.dossier import Plan
from aanjager_app.documents.sections import outcome
from aanjager_app.documents.sections.words import cents, euro, euros, remark, text


def party_ledger(plan: Plan, party_id: str) -> Iterator[Block]:
    """What a party pays, gets and is given each year, as a picture, in words and as a table.

    Args:
        plan: the plan.
        party_id: a party of its worksheet.
    """
    years = [year.parties[party_id] for year in plan.appraisal.years]
    running = list(accumulate(_net(year) for year in years))
    name = next(party.name for party in plan.worksheet.parties if party.id == party_id)
    yield remark(f"Wat {name} ervan merkt", _sentence(plan, running))
    if len(running) > 1:
        yield _figure(plan, name, running)
    yield _table(plan, name, years, running)


def _net(year: PartyYear) -> Decimal:
    return year.benefits - year.costs + year.transfers


def _sentence(plan: Plan, running: list[Decimal]) -> str:
    base = plan.worksheet.base_year
    lowest = min(range(len(running)), key=lambda year: running[year])
    end = f"In {base + len(running) - 1} is het samen {euros(running[-1])}."
    if running[lowest] >= 0:
        return f"Er is geen jaar waarin het samen meer kost dan het opbrengt. {end}"
    back = next((year for year in range(lowest, len(running)) if running[year] >= 0), None)
    words = (
        f"vanaf {base + back} is het terugverdiend"
        if back is not None
        else "binnen de zichtperiode komt het niet terug"
    )
    return (
        f"Het diepste punt is {euros(running[lowest])} in {base + lowest}; {words}. {end} "
        "Bedragen van de jaren zelf, met btw en met de bijdragen van en aan anderen."
    )


def _figure(plan: Plan, name: str, running: list[Decimal]) -> Figure:
    base = plan.worksheet.base_year
    points = tuple(LinePoint(base + year, rounded(amount)) for year, amount in enumerate(running))
    return Figure(
        LineChart((Line("opgeteld", points),)),
        f"Saldo van {name}, opgeteld over de jaren. {_sentence(plan, running)} De bedragen staan "
        "in de tabel eronder.",
        f"Baten min kosten plus bijdragen van {name}, opgeteld over de jaren"
        f"{outcome.incomplete_words(plan)}.",
    )


def _table(plan: Plan, name: str, years: list[PartyYear], running: list[Decimal]) -> Table:
    base = plan.worksheet.base_year
    return Table(
        columns=(
            text("Jaar", 0.9),
            euro("Kosten", 1.6),
            euro("Baten", 1.6),
            euro("Bijdragen", 1.6),
            euro("Saldo", 1.6),
            euro("Saldo opgeteld", 1.7),
        ),
        rows=tuple(
            (
                str(base + number),
                cents(year.costs),
                cents(year.benefits),
                cents(year.transfers),
                cents(_net(year)),
                cents(running[number]),
            )
            for number, year in enumerate(years)
        ),
        total=(
            f"Samen{outcome.incomplete_words(plan)}",
            cents(sum((year.costs for year in years), ZERO)),
            cents(sum((year.benefits for year in years), ZERO)),
            cents(sum((year.transfers for year in years), ZERO)),
            cents(running[-1]),
            cents(running[-1]),
        ),
        caption=f"{name}: kosten, baten en bijdragen per jaar",
        note="Bijdragen: wat de partij ontvangt min wat zij geeft. De restwaarde gaat van de "
        "kosten van het laatste jaar af.",
    )
