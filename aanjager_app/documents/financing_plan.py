"""The financieringsplan: what it costs, who benefits, who pays and what is still lacking."""

from collections.abc import Iterator

from aanjager_app.documents.blocks import Block, Document, Heading
from aanjager_app.documents.dossier import Dossier, Plan
from aanjager_app.documents.privacy import for_edition
from aanjager_app.documents.sections import funding, goals, measures, people, place
from aanjager_app.documents.sections.amounts import needs_money, no_amounts
from aanjager_app.documents.sections.cashflow import cash_flow
from aanjager_app.documents.sections.costs import upkeep_check
from aanjager_app.documents.sections.disappointment import disappointment
from aanjager_app.documents.sections.frame import (
    Chapter,
    document,
    profile_chapters,
    source_chapter,
    state_chapter,
)
from aanjager_app.documents.sections.luck import luck_of
from aanjager_app.documents.sections.method import method_chapter
from aanjager_app.documents.sections.summary import financing_summary
from aanjager_app.domain.readiness import RequirementProfile
from aanjager_app.domain.vocabulary import DocumentKind

_KIND = DocumentKind.FINANCING_PLAN


def build_financing_plan(dossier: Dossier, profile: RequirementProfile) -> Document:
    """Build the financieringsplan.

    Args:
        dossier: everything that is known of the terrain, with the chosen worksheet.
        profile: the requirements it is held against; its items are the chapters.

    Returns:
        The document; without personal data unless the edition asks for them.
    """
    safe = for_edition(dossier)
    return document(
        safe,
        _KIND,
        "Wat de plannen kosten, wie er wat aan heeft en wie betaalt.",
        _chapters(safe, profile),
        profile,
    )


def _chapters(dossier: Dossier, profile: RequirementProfile) -> Iterator[Chapter]:
    yield Chapter("Samenvatting", tuple(financing_summary(dossier)))
    yield from profile_chapters(dossier, profile, _KIND)
    plan = dossier.plan
    if plan is not None and plan.worksheet.costs:
        yield Chapter("Effecten en onderhoud", (*measures.effects(plan), *upkeep_check(plan)))
        yield Chapter("Kosten en baten in de tijd", tuple(cash_flow(plan)))
        yield Chapter("Dekking per jaar", tuple(_years(plan)))
        yield Chapter("Als het tegenvalt", tuple(disappointment(plan, luck_of(plan))))
    if plan is not None:
        yield method_chapter(plan)
    yield Chapter("Waar dit plan op rust", tuple(_foundation(dossier)))
    yield state_chapter(dossier, profile, _KIND)
    yield source_chapter(dossier, profile)


def _years(plan: Plan) -> Iterator[Block]:
    if not needs_money(plan):
        yield no_amounts()
    yield from funding.gap_year_table(plan)


def _foundation(dossier: Dossier) -> Iterator[Block]:
    yield from place.context(dossier)
    if dossier.baselines or dossier.ambitions:
        yield Heading(2, "Nulmeting en ambities")
        yield from goals.briefly(dossier)
    yield from people.workgroups_briefly(dossier)
