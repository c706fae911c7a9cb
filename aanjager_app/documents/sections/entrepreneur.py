"""What an entrepreneur asks first: what it costs me, when it is back, who pays, and what if not."""

from collections.abc import Iterator

from aanjager_app.costbenefit.appraisal import PartyYear
from aanjager_app.costbenefit.precision import ZERO
from aanjager_app.costbenefit.uncertainty import Simulation, simulate
from aanjager_app.costbenefit.worksheet import Party, TransferStatus
from aanjager_app.documents.blocks import Block, CellValue, Table, paragraph, strong
from aanjager_app.documents.dossier import Plan
from aanjager_app.documents.sections.words import NOTHING, cents, euro, euros, text
from aanjager_app.domain.dutch import format_percentage

_FIRST_YEARS = 2


def entrepreneur(plan: Plan) -> Iterator[Block]:
    """The four questions, each with its answer; the table has a row for each party."""
    drawn = simulate(plan.worksheet, plan.appraisal)
    yield paragraph(strong("Wat kost het mij, en wanneer heb ik het terug?"), f" {_mine(plan)}")
    yield _table(plan, drawn)
    yield paragraph(strong("Wie betaalt mee?"), f" {_who_pays(plan)}")
    yield paragraph(strong("Wat als het tegenvalt?"), f" {_luck(drawn)}")


def _mine(plan: Plan) -> str:
    lacking = "" if plan.appraisal.complete else " Er ontbreken nog waarden; die tellen niet mee."
    return (
        "Zoek je eigen regel op. Het begin is wat je in de eerste twee jaar zelf betaalt, na "
        f"bijdragen en met btw.{lacking}"
    )


def _table(plan: Plan, drawn: Simulation) -> Table:
    return Table(
        columns=(
            text("Partij", 2.4),
            euro("In het begin", 1.4, decimals=0),
            euro("Saldo", 1.4, decimals=0),
            text("Terugverdiend vanaf", 1.5),
            text("Kans op verlies", 1.2),
        ),
        rows=tuple(_row(plan, party, drawn) for party in plan.worksheet.parties),
    )


def _row(plan: Plan, party: Party, drawn: Simulation) -> tuple[CellValue, ...]:
    years = [year.parties[party.id] for year in plan.appraisal.years]
    first = sum((y.costs - y.transfers for y in years[:_FIRST_YEARS]), ZERO)
    chance = drawn.parties[party.id].chance_negative * 100
    return (
        party.name,
        cents(max(first, ZERO)),
        cents(plan.appraisal.parties[party.id].balance),
        _back(plan, years),
        format_percentage(chance, 0),
    )


def _back(plan: Plan, years: list[PartyYear]) -> str:
    """The calendar year from which the party has its money back for good."""
    total, below = ZERO, -1
    for number, year in enumerate(years):
        total += year.benefits - year.costs + year.transfers
        if cents(total) < 0:
            below = number
    if below < 0:
        return NOTHING
    if below == len(years) - 1:
        return "niet in de looptijd"
    return str(plan.worksheet.base_year + below + 1)


def _who_pays(plan: Plan) -> str:
    funding = plan.appraisal.funding
    parts = [
        f"{euros(amount)} {word}"
        for amount, word in (
            (funding.granted, "toegezegd"),
            (funding.requested, "aangevraagd"),
            (funding.idea, "nog een idee"),
        )
        if amount
    ]
    if not parts:
        return "Er is nog geen subsidie, bijdrage of lening. De partijen betalen volgens de tabel."
    firm = [t for t in plan.worksheet.transfers if t.status is TransferStatus.GRANTED]
    tail = "" if firm else " Niets daarvan is al zeker."
    return f"Aan bijdragen staat er {', '.join(parts)}.{tail}"


def _luck(drawn: Simulation) -> str:
    npv = drawn.npv
    if not npv.sd:
        return "Geen waarde heeft een bandbreedte: hoe het kan tegenvallen, is nog niet te zeggen."
    chance = format_percentage(npv.chance_negative * 100, 0)
    return (
        f"In 9 van de 10 gevallen komt het hele plan uit tussen {euros(npv.p5)} en "
        f"{euros(npv.p95)}. De kans dat het meer kost dan het oplevert, is {chance}."
    )
