"""The groenvisie: what a terrain wants with its green, and how it gets there."""

from collections.abc import Iterator

from aanjager_app.documents.blocks import Block, Document, Heading
from aanjager_app.documents.dossier import Dossier
from aanjager_app.documents.privacy import for_edition
from aanjager_app.documents.sections import benefits, costs, funding, people
from aanjager_app.documents.sections.frame import (
    Chapter,
    document,
    profile_chapters,
    source_chapter,
    state_chapter,
)
from aanjager_app.documents.sections.summary import vision_summary
from aanjager_app.documents.sections.visits import visits
from aanjager_app.documents.sections.words import named
from aanjager_app.domain.readiness import ReadinessRule, RequirementProfile
from aanjager_app.domain.texts import TextKind
from aanjager_app.domain.vocabulary import DocumentKind

_KIND = DocumentKind.GREEN_VISION


def build_green_vision(dossier: Dossier, profile: RequirementProfile) -> Document:
    """Build the groenvisie.

    Args:
        dossier: everything that is known of the terrain.
        profile: the requirements it is held against; its items are the chapters.

    Returns:
        The document; without personal data unless the edition asks for them.
    """
    safe = for_edition(dossier)
    return document(
        safe,
        _KIND,
        "Wat het terrein wil met groen, water en gezondheid, en hoe het daar komt.",
        _chapters(safe, profile),
        profile,
    )


def _chapters(dossier: Dossier, profile: RequirementProfile) -> Iterator[Chapter]:
    yield Chapter("Samenvatting", tuple(vision_summary(dossier)))
    yield from profile_chapters(dossier, profile, _KIND, skip=(ReadinessRule.SUMMARY,))
    yield Chapter("Besluiten en acties", tuple(_decisions_and_actions(dossier)))
    if dossier.plan is not None:
        yield Chapter("Geld in het kort", tuple(_money(dossier)))
    if dossier.visits:
        yield Chapter("Bezoeken en foto’s", tuple(visits(dossier)))
    yield state_chapter(dossier, profile, _KIND)
    yield source_chapter(dossier, profile)


def _decisions_and_actions(dossier: Dossier) -> Iterator[Block]:
    yield from people.decisions(dossier)
    yield Heading(2, "Acties")
    yield from people.actions(dossier)


def _money(dossier: Dossier) -> Iterator[Block]:
    yield from costs.briefly(dossier)
    yield from benefits.briefly(dossier)
    yield from funding.briefly(dossier)
    yield from named("Verdeling", dossier.texts.get(TextKind.DIVISION))
    yield from named("Aanpak van het tekort", dossier.texts.get(TextKind.GAP_APPROACH))
