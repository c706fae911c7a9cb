"""Where the money comes from and what is still lacking: items 17 and 18 of the basic profile."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from aanjager_app.costbenefit.appraisal import FundingYear, TransferResult
from aanjager_app.costbenefit.precision import ZERO
from aanjager_app.costbenefit.shortfall import shortfall
from aanjager_app.costbenefit.worksheet import Part, Transfer, TransferKind, TransferStatus
from aanjager_app.documents.blocks import (
    Bar,
    BarChart,
    Block,
    BulletList,
    CellValue,
    Column,
    Figure,
    Heading,
    KeyFigure,
    KeyFigures,
    Table,
    item,
    paragraph,
    strong,
)
from aanjager_app.documents.dossier import Dossier, Labels, Plan, Route
from aanjager_app.documents.sections import outcome
from aanjager_app.documents.sections.amounts import needs_money
from aanjager_app.documents.sections.contributors import purchase_words
from aanjager_app.documents.sections.costs import no_plan
from aanjager_app.documents.sections.parties import period_words, periods
from aanjager_app.documents.sections.words import (
    NOTHING,
    cell,
    cents,
    euro,
    euros,
    not_yet,
    party_names,
    prose,
    remark,
    text,
    warn,
    warnings,
)
from aanjager_app.domain.dutch import count, format_percentage, join_words
from aanjager_app.domain.texts import TextKind

_STATUSES: Final = (TransferStatus.GRANTED, TransferStatus.REQUESTED, TransferStatus.IDEA)


def cover(dossier: Dossier) -> Iterator[Block]:
    """The sources of money, each with amount and status."""
    plan = dossier.plan
    if plan is None:
        yield no_plan()
    elif not plan.worksheet.transfers:
        yield not_yet(
            "Nog geen bronnen van geld",
            "Er is nog geen subsidie, bijdrage, voucher of lening ingevuld.",
        )
    else:
        yield from sources(plan, dossier.labels)
    yield from _routes(dossier.routes)


def sources(plan: Plan, labels: Labels) -> Iterator[Block]:
    """How much money is found and how firm it is, by source and by purpose."""
    funding = plan.appraisal.funding
    yield paragraph(
        f"Er {'is' if len(plan.worksheet.transfers) == 1 else 'zijn'} "
        f"{count(len(plan.worksheet.transfers), 'bron', 'bronnen')} van geld. Alleen wat is "
        "toegezegd, is zeker."
    )
    yield KeyFigures(
        (
            KeyFigure(euros(funding.granted), "toegezegd", "zeker"),
            KeyFigure(euros(funding.requested), "aangevraagd", "nog niet zeker"),
            KeyFigure(euros(funding.idea), "idee", "nog niet aangevraagd"),
        )
    )
    yield from warnings(outcome.warnings_of(plan, Part.TRANSFERS))
    yield _source_table(plan, labels)
    yield _purpose_table(plan, labels)
    yield from _loans(plan)
    yield from _voucher_note(plan)


def briefly(dossier: Dossier) -> Iterator[Block]:
    """The sources of money in one table, for a document without a chapter on them."""
    if dossier.plan is not None and dossier.plan.worksheet.transfers:
        yield _source_table(dossier.plan, dossier.labels)


def _source_table(plan: Plan, labels: Labels) -> Table:
    pairs = _ranked(plan)
    funding = plan.appraisal.funding
    return Table(
        columns=(
            text("Bron", 3),
            text("Status", 1.5),
            text("Jaar", 1.5),
            euro("Bedrag per keer", 1.7),
            euro("Bedrag in totaal", 1.7),
        ),
        rows=tuple(
            (
                transfer.label,
                labels.of(transfer.status),
                _years(transfer, plan),
                cents(transfer.amount),
                cents(sum(result.received, ZERO)),
            )
            for transfer, result in pairs
        ),
        total=(
            "Totaal",
            "",
            "",
            "",
            cents(funding.granted + funding.requested + funding.idea),
        ),
        caption="Dekking: bedrag en status per bron",
        note="Niet contant gemaakt. Wat na de zichtperiode valt, telt niet mee.",
    )


def _ranked(plan: Plan) -> list[tuple[Transfer, TransferResult]]:
    pairs = zip(plan.worksheet.transfers, plan.appraisal.transfers, strict=True)
    return sorted(pairs, key=lambda pair: _STATUSES.index(pair[0].status))


def _years(transfer: Transfer, plan: Plan) -> str:
    first = plan.worksheet.base_year + transfer.year
    if transfer.until_year is None or transfer.until_year == transfer.year:
        return str(first)
    return f"{first}–{plan.worksheet.base_year + transfer.until_year}"


def _purpose_table(plan: Plan, labels: Labels) -> Table:
    names = party_names(plan.worksheet)
    lines = {line.id: line.label for line in plan.worksheet.costs}
    return Table(
        columns=(
            text("Bron", 3),
            text("Soort", 1.8),
            text("Van", 2),
            text("Naar", 2),
            text("Waarvoor", 3),
        ),
        rows=tuple(
            (
                transfer.label,
                labels.of(transfer.kind),
                names[transfer.from_party],
                names[transfer.to_party],
                cell(join_words([lines[line] for line in transfer.covers]), "hele plan"),
            )
            for transfer, _ in _ranked(plan)
        ),
        caption="Van wie naar wie, en waarvoor",
    )


def _loans(plan: Plan) -> Iterator[Block]:
    loans = [t for t in plan.worksheet.transfers if t.kind is TransferKind.LOAN]
    if not loans:
        return
    yield BulletList(
        tuple(
            item(
                strong(f"{loan.label}: "),
                f"een lening van {euros(loan.amount)}, "
                f"{format_percentage(loan.rate_pct or ZERO)} rente, terug te betalen in "
                f"{count(loan.term_years or 0, 'termijn', 'jaarlijkse termijnen')}.",
            )
            for loan in loans
        )
    )


def _voucher_note(plan: Plan) -> Iterator[Block]:
    if any(t.kind is TransferKind.VOUCHER for t in plan.worksheet.transfers):
        yield remark(
            "Voucher",
            "Een voucher betaalt alleen begeleiding van het proces: het schrijven van de "
            "groenvisie en het financieringsplan. Een voucher betaalt nooit de aanleg.",
        )


def _routes(routes: Sequence[Route]) -> Iterator[Block]:
    if not routes:
        return
    yield Heading(2, "Andere wegen naar geld")
    yield paragraph(
        "Deze regelingen kunnen ook helpen. Kijk bij de bron of ze nog open zijn en of je aan de "
        "voorwaarden voldoet."
    )
    yield Table(
        columns=(text("Regeling", 2), text("Wie betaalt", 1.6), text("Waarvoor", 4)),
        rows=tuple((route.name, cell(route.payer, NOTHING), _rule(route)) for route in routes),
        caption="Regelingen die kunnen passen",
    )


def _rule(route: Route) -> str:
    parts = [route.rule.rstrip(". ")]
    if route.process_only:
        parts.append("Alleen voor het proces, niet voor de aanleg")
    if route.expired:
        parts.append("Deze regeling is gesloten")
    if route.valid:
        parts.append(f"Geldigheid: {route.valid}")
    if route.citation:
        parts.append(f"Bron: {route.citation}")
    return f"{'. '.join(part for part in parts if part)}."


# ---------------------------------------------------------------- what is lacking


def gap(dossier: Dossier) -> Iterator[Block]:
    """What is still needed per year, and how that is to be solved."""
    yield from prose(dossier.texts.get(TextKind.GAP_APPROACH))
    plan = dossier.plan
    if plan is None or not plan.worksheet.costs:
        yield no_plan()
        return
    yield from gap_of(plan)


def gap_of(plan: Plan) -> Iterator[Block]:
    """What a plan still lacks, in words, as a picture and per period."""
    yield remark("Wat betekent dit?", *gap_sentences(plan))
    yield from warnings(outcome.warnings_of(plan, None))
    if not needs_money(plan):
        yield from _incomplete_gap(plan)
        return
    years = plan.appraisal.funding.years
    spans = periods(plan.worksheet.horizon_years)
    yield _gap_figure(plan, spans)
    yield Table(
        columns=(text("Periode", 1.6), *_gap_columns()),
        rows=tuple(
            (
                period_words(span, plan.worksheet.base_year),
                *_gap_cells(years[span.start : span.stop]),
            )
            for span in spans
        ),
        total=(f"Samen{outcome.incomplete_words(plan)}", *_gap_cells(years)),
        caption="Nodig, gedekt en tekort per periode",
        note="Tekort: de som van de tekorten per jaar. Wat in het ene jaar over is, vult hier het "
        "tekort van een ander jaar niet aan. Verderop staat het per jaar.",
    )
    yield from _incomplete_gap(plan)


def _gap_columns() -> tuple[Column, ...]:
    return (
        euro("Nodig", 1.7),
        euro("Gedekt", 1.7),
        euro("Tekort", 1.7),
        euro("Tekort, alleen toegezegd", 1.9),
    )


def _gap_cells(years: Sequence[FundingYear]) -> tuple[CellValue, ...]:
    def total(amounts: Iterator[Decimal]) -> int:
        return cents(sum(amounts, ZERO))

    return (
        total(year.needed for year in years),
        total(year.covered for year in years),
        total(year.gap for year in years),
        total(year.gap_firm for year in years),
    )


def gap_year_rows(plan: Plan) -> tuple[tuple[CellValue, ...], ...]:
    """Money needed, found and lacking per calendar year, for an appendix."""
    return tuple(
        (str(plan.worksheet.base_year + year.year), *_gap_cells([year]))
        for year in plan.appraisal.funding.years
    )


def gap_year_table(plan: Plan) -> Iterator[Block]:
    """The financing plan per calendar year; nothing when nothing has to be paid."""
    if not needs_money(plan):
        return
    yield Table(
        columns=(text("Jaar", 1), *_gap_columns()),
        rows=gap_year_rows(plan),
        total=(
            f"Samen{outcome.incomplete_words(plan)}",
            *_gap_cells(plan.appraisal.funding.years),
        ),
        caption="Nodig, gedekt en tekort per jaar",
        note="Nodig: aanleg, vervanging, onderhoud en aflossing, inclusief btw en zonder "
        "restwaarde; bedragen van de jaren zelf.",
    )


def _gap_figure(plan: Plan, spans: Sequence[range]) -> Figure:
    years = plan.appraisal.funding.years
    totals = [
        (
            period_words(span, plan.worksheet.base_year),
            sum((year.gap for year in years[span.start : span.stop]), ZERO),
        )
        for span in spans
    ]
    words = "; ".join(f"{period} {euros(amount)}" for period, amount in totals)
    return Figure(
        BarChart(tuple(Bar(period, amount, euros(amount)) for period, amount in totals)),
        f"Tekort per periode: {words}. De bedragen staan ook in de tabel eronder.",
        f"Tekort per periode na alle bronnen, ook wat nog niet is toegezegd"
        f"{outcome.incomplete_words(plan)}.",
    )


def gap_sentences(plan: Plan) -> Iterator[str]:
    """What is still to be found, and when; the first sentence is the answer."""
    gap_, firm = outcome.gap(plan), outcome.gap_firm(plan)
    if not needs_money(plan):
        yield "Er is nog geen bedrag bekend dat betaald moet worden."
        return
    if outcome.is_nothing(firm):
        yield "Alles wat nodig is, is gedekt met geld dat is toegezegd."
        return
    if outcome.is_nothing(gap_):
        yield (
            "Alles wat nodig is, is gedekt, maar nog niet alles is toegezegd: als alleen het "
            f"toegezegde geld telt, is er {euros(firm)} tekort."
        )
        return
    yield (
        f"Over de hele zichtperiode is er {euros(gap_)} tekort. Als alleen het toegezegde geld "
        f"telt, is het {euros(firm)}."
    )
    found = shortfall(plan.appraisal)
    yield purchase_words(plan, found)
    if not outcome.is_nothing(found.later):
        yield (
            f"Onderhoud en vervanging later: {euros(found.later)}. Dat betalen de partijen volgens "
            "de verdeling, maar het geld ligt nog niet vast."
        )
    if not outcome.is_nothing(found.instalments):
        yield f"Rente en aflossing van leningen: {euros(found.instalments)}."


def _incomplete_gap(plan: Plan) -> Iterator[Block]:
    sentence = outcome.incomplete_sentence(plan)
    if sentence:
        yield warn("Onvolledig", paragraph(sentence, " Het tekort kan dus groter zijn."))
