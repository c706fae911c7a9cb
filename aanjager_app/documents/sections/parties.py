"""How costs and benefits lie over parties and years: item 16 of the basic profile."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from aanjager_app.costbenefit.appraisal import PartyResult
from aanjager_app.costbenefit.precision import HUNDRED, ZERO
from aanjager_app.costbenefit.worksheet import Party
from aanjager_app.documents.blocks import (
    Block,
    CellValue,
    DivergingBars,
    Figure,
    Heading,
    KeyFigures,
    Missing,
    PartyBar,
    Table,
    paragraph,
)
from aanjager_app.documents.dossier import Dossier, Plan
from aanjager_app.documents.sections import outcome
from aanjager_app.documents.sections.amounts import has_amounts, no_amounts, total_cell
from aanjager_app.documents.sections.caveats import has_unknown_benefits, has_unknown_costs
from aanjager_app.documents.sections.costs import no_plan, payers
from aanjager_app.documents.sections.words import (
    IN_CASH,
    NOTHING,
    WITH_VAT,
    cents,
    euro,
    euros,
    prose,
    remark,
    signed_euros,
    text,
)
from aanjager_app.domain.dutch import format_percentage
from aanjager_app.domain.texts import TextKind

_STARTS: Final = (0, 1, 2, 6, 11)
"""First years of the periods in a table over the years: near years by themselves."""


def division(dossier: Dossier) -> Iterator[Block]:
    """Who pays and who benefits, over parties and over the years."""
    yield from prose(dossier.texts.get(TextKind.DIVISION))
    plan = dossier.plan
    if plan is None or not plan.worksheet.parties:
        yield no_plan()
        return
    yield from balance(plan)
    if plan.worksheet.costs:
        yield payers(plan, dossier.labels)
    yield from room_to_negotiate(plan)
    yield from over_the_years(plan)


def balance(plan: Plan) -> Iterator[Block]:
    """The picture of costs and benefits per party, its table, and what it means."""
    if not has_amounts(plan) or not plan.worksheet.parties:
        yield no_amounts()
        return
    yield balance_figure(plan)
    yield balance_table(plan)
    yield remark(
        "Wat betekent dit?",
        *(outcome.party_sentence(party.name, result) for party, result in outcome.parties(plan)),
    )


def balance_figure(plan: Plan) -> Figure:
    """Costs to the left and benefits to the right, for each party."""
    bars = tuple(
        PartyBar(
            party.name,
            max(cents(result.pv_costs), 0),
            max(cents(result.pv_benefits), 0),
            signed_euros(result.pv_benefits - result.pv_costs),
        )
        for party, result in outcome.parties(plan)
    )
    words = "; ".join(
        f"{party.name} kosten {euros(result.pv_costs)}, baten {euros(result.pv_benefits)}"
        for party, result in outcome.parties(plan)
    )
    return Figure(
        DivergingBars(bars),
        f"Kosten en baten per partij: {words}. De bedragen staan ook in de tabel eronder.",
        f"Kosten en baten per partij, contante waarde over {plan.worksheet.horizon_years} jaar, "
        f"nog zonder bijdragen{outcome.incomplete_words(plan)}.",
    )


def balance_table(plan: Plan) -> Table:
    """Costs, benefits, transfers and balance per party, to the cent."""
    appraisal = plan.appraisal
    results = [result for _, result in outcome.parties(plan)]
    return Table(
        columns=(
            text("Partij", 2.6),
            euro("Kosten", 1.7),
            euro("Baten", 1.7),
            euro("Bijdragen", 1.7),
            euro(WITH_VAT, 1.7),
        ),
        rows=tuple(
            (
                party.name,
                _costs_cell(plan, party, result),
                _benefits_cell(plan, party, result),
                cents(result.pv_transfers),
                cents(result.balance),
            )
            for party, result in outcome.parties(plan)
        ),
        total=(
            f"Samen{outcome.incomplete_words(plan)}",
            total_cell(plan, appraisal.pv_costs),
            total_cell(plan, appraisal.pv_benefits),
            cents(sum((result.pv_transfers for result in results), ZERO)),
            cents(appraisal.npv),
        ),
        caption="Kosten, baten en saldo per partij (contante waarde)",
        note="Bijdragen: wat een partij ontvangt min wat zij geeft, ook als het geld nog niet is "
        f"toegezegd. Over alle partijen samen is dat nul. {WITH_VAT}: met bijdragen, en met de btw "
        "die terugkomt er nog in.",
    )


def _costs_cell(plan: Plan, party: Party, result: PartyResult) -> CellValue:
    return Missing() if has_unknown_costs(plan, party.id) else cents(result.pv_costs)


def _benefits_cell(plan: Plan, party: Party, result: PartyResult) -> CellValue:
    return Missing() if has_unknown_benefits(plan, party.id) else cents(result.pv_benefits)


def _short_table(plan: Plan) -> Table:
    """The picture of the parties in whole euros, for a first page; the cents follow later."""
    return Table(
        columns=(
            text("Partij", 3),
            euro("Kosten", 1.5, decimals=0),
            euro("Baten", 1.5, decimals=0),
            euro(WITH_VAT, 1.5, decimals=0),
        ),
        rows=tuple(
            (
                party.name,
                _costs_cell(plan, party, result),
                _benefits_cell(plan, party, result),
                cents(result.balance),
            )
            for party, result in outcome.parties(plan)
        ),
    )


def at_a_glance(plan: Plan) -> Iterator[Block]:
    """Four figures and the parties as a picture with its table, for a first page."""
    if not has_amounts(plan):
        return
    yield KeyFigures(outcome.key_figures(plan))
    if plan.worksheet.parties:
        yield balance_figure(plan)
        yield _short_table(plan)


def room_to_negotiate(plan: Plan) -> Iterator[Block]:
    """The costs divided in proportion to the benefits, as an opening for the conversation."""
    total = plan.appraisal.pv_benefits
    if not total:
        return
    yield Heading(2, "Ruimte voor het gesprek")
    yield paragraph(
        "Een gebruikelijke eerste verdeling is: wie meer baat heeft, betaalt meer. De tabel zet "
        "die verdeling naast wat nu is afgesproken. Het is een opening voor het gesprek en geen "
        "oordeel."
    )
    yield Table(
        columns=(
            text("Partij", 2.6),
            text("Deel van de baten", 1.4),
            euro("Kosten naar baat", 1.7),
            euro("Kosten nu", 1.7),
            euro("Verschil", 1.7),
        ),
        rows=tuple(
            _negotiation_row(party.name, result, total) for party, result in outcome.parties(plan)
        ),
        caption="Kosten in verhouding tot de baten",
        note="Kosten nu: wat de partij volgens de verdeling betaalt, nog zonder bijdragen. "
        "Verschil: kosten naar baat min kosten nu. Boven nul betaalt de partij nu minder dan "
        "haar deel van de baten.",
    )
    yield from _vat(plan)


def _negotiation_row(name: str, result: PartyResult, total: Decimal) -> tuple[CellValue, ...]:
    proposed = result.proposed_contribution
    return (
        name,
        format_percentage(result.pv_benefits * HUNDRED / total, 0),
        NOTHING if proposed is None else cents(proposed),
        cents(result.pv_costs),
        NOTHING if proposed is None else cents(proposed - result.pv_costs),
    )


def _vat(plan: Plan) -> Iterator[Block]:
    if not any(party.recovers_vat for party in plan.worksheet.parties):
        return
    yield Table(
        columns=(
            text("Partij", 2.6),
            euro(WITH_VAT, 1.7),
            euro("Btw terug", 1.7),
            euro("In de kas", 1.7),
        ),
        rows=tuple(
            (
                party.name,
                cents(result.balance),
                cents(result.pv_vat_recovered),
                cents(result.cash_balance),
            )
            for party, result in outcome.parties(plan)
        ),
        caption="Wat de partijen in hun kas merken",
        note="Voor de samenleving tellen de kosten met btw. Wie btw terugkrijgt, houdt meer over. "
        f"In de kas: {IN_CASH}.",
    )


# ---------------------------------------------------------------- over the years


def periods(horizon: int) -> list[range]:
    """The years of a horizon in at most five periods, the near years by themselves."""
    starts = [start for start in _STARTS if start <= horizon]
    ends = [*starts[1:], horizon + 1]
    return [range(start, end) for start, end in zip(starts, ends, strict=True)]


def period_words(period: range, base_year: int) -> str:
    """A period in calendar years: "2027" or "2029–2032"."""
    first, last = base_year + period.start, base_year + period.stop - 1
    return str(first) if first == last else f"{first}–{last}"


def over_the_years(plan: Plan) -> Iterator[Block]:
    """What each party pays in each period, undiscounted; nothing when there is no amount."""
    if not has_amounts(plan) or not plan.worksheet.parties:
        return
    spans = periods(plan.worksheet.horizon_years)
    yield Heading(2, "Verdeling over de jaren")
    yield paragraph(
        "De kost gaat voor de baat uit: de meeste kosten komen in de eerste jaren, de baten "
        "komen later. De tabel laat zien wat elke partij in welke jaren betaalt."
    )
    yield _period_table(plan, spans, "Kosten per partij en per periode", costs=True)
    yield _period_table(plan, spans, "Baten per partij en per periode", costs=False)


def _period_table(plan: Plan, spans: Sequence[range], caption: str, *, costs: bool) -> Table:
    base = plan.worksheet.base_year
    rows: list[tuple[CellValue, ...]] = []
    for party in plan.worksheet.parties:
        flow = [
            year.parties[party.id].costs if costs else year.parties[party.id].benefits
            for year in plan.appraisal.years
        ]
        unknown = has_unknown_costs if costs else has_unknown_benefits
        if unknown(plan, party.id):
            rows.append((party.name, *(Missing() for _ in spans)))
            continue
        rows.append((party.name, *(cents(sum(flow[s.start : s.stop], ZERO)) for s in spans)))
    whole = [year.costs if costs else year.benefits for year in plan.appraisal.years]
    return Table(
        columns=(
            text("Partij", 2.2),
            *(euro(period_words(span, base), 1.5, decimals=0) for span in spans),
        ),
        rows=tuple(rows),
        total=(
            f"Samen{outcome.incomplete_words(plan)}",
            *(total_cell(plan, sum(whole[s.start : s.stop], ZERO)) for s in spans),
        ),
        caption=caption,
        note="Bedragen van de jaren zelf, dus niet teruggerekend naar nu en zonder bijdragen."
        + (" De restwaarde gaat van de kosten van het laatste jaar af." if costs else ""),
    )
