"""The kosten-batenoverzicht on paper, for a workgroup or a municipality."""

from collections.abc import Iterator

from aanjager_app.documents.blocks import Block, Document, Heading, PageBreak, paragraph
from aanjager_app.documents.dossier import Dossier, Plan
from aanjager_app.documents.privacy import for_edition
from aanjager_app.documents.sections import benefits, costs, funding, measures, outcome, parties
from aanjager_app.documents.sections.amounts import has_amounts
from aanjager_app.documents.sections.cashflow import cash_flow
from aanjager_app.documents.sections.disappointment import disappointment
from aanjager_app.documents.sections.frame import Chapter, document, source_chapter
from aanjager_app.documents.sections.luck import Luck, luck_of
from aanjager_app.documents.sections.method import method_chapter
from aanjager_app.documents.sections.questions import PARTIES, four_questions
from aanjager_app.documents.sections.reasons import reasons
from aanjager_app.documents.sections.summary import answer
from aanjager_app.domain.vocabulary import DocumentKind


def build_cost_benefit(dossier: Dossier) -> Document:
    """Build the kosten-batenoverzicht of the chosen worksheet.

    Args:
        dossier: everything that is known of the terrain, with the chosen worksheet.

    Returns:
        The document; without personal data unless the edition asks for them.
    """
    safe = for_edition(dossier)
    return document(
        safe,
        DocumentKind.COST_BENEFIT,
        "Wat het kost, wat het oplevert, en voor wie.",
        _chapters(safe),
    )


def _chapters(dossier: Dossier) -> Iterator[Chapter]:
    plan = dossier.plan
    if plan is None or not plan.worksheet.costs:
        yield Chapter("In één oogopslag", (answer(dossier),))
    if plan is not None:
        yield from _plan_chapters(dossier, plan)
    yield source_chapter(dossier)


def _plan_chapters(dossier: Dossier, plan: Plan) -> Iterator[Chapter]:
    sheet = plan.worksheet
    if not (sheet.costs or sheet.benefits or sheet.transfers):
        yield Chapter("Dekking en tekort", tuple(_money(dossier)))
        yield method_chapter(plan)
        return
    luck = luck_of(plan)
    if sheet.costs:
        yield Chapter("In één oogopslag", tuple(_overview(plan, luck)))
    yield Chapter("Kosten", tuple(costs.costs(dossier)))
    yield Chapter("Baten en baathebbers", tuple(benefits.benefits(dossier)))
    yield Chapter(PARTIES, tuple(_parties(plan, dossier)))
    yield Chapter("Kosten en baten in de tijd", tuple(cash_flow(plan)))
    yield Chapter("Effecten en onderhoud", tuple(_effects(plan)))
    yield Chapter("Dekking en tekort", tuple(_money(dossier)))
    yield Chapter("Als het tegenvalt", tuple(disappointment(plan, luck)))
    yield method_chapter(plan)
    yield Chapter("Waarom deze getallen?", tuple(reasons(plan)))


def _overview(plan: Plan, luck: Luck) -> Iterator[Block]:
    yield from four_questions(plan, luck)
    pm = outcome.pm_benefits_sentence(plan)
    if has_amounts(plan):
        yield Heading(2, "De cijfers in beeld")
        if pm:
            yield paragraph(pm)
        yield from parties.at_a_glance(plan)
    elif pm:
        yield paragraph(pm)
    yield PageBreak()


def _parties(plan: Plan, dossier: Dossier) -> Iterator[Block]:
    yield from parties.balance(plan)
    if plan.worksheet.costs:
        yield costs.payers(plan, dossier.labels)
    yield from parties.room_to_negotiate(plan)
    yield from parties.over_the_years(plan)


def _effects(plan: Plan) -> Iterator[Block]:
    if not plan.effects.totals:
        yield paragraph("Van deze maatregelen zijn geen effecten in aantallen bekend.")
    yield from measures.effects(plan)
    yield from costs.upkeep_check(plan)


def _money(dossier: Dossier) -> Iterator[Block]:
    yield Heading(2, "Dekking")
    yield from funding.cover(dossier)
    yield Heading(2, "Tekort")
    yield from funding.gap(dossier)
    if dossier.plan is not None and dossier.plan.worksheet.costs:
        yield from funding.gap_year_table(dossier.plan)
