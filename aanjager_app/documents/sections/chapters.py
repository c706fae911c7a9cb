"""Which section answers which item of a requirement profile."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from aanjager_app.documents.blocks import Block, Heading, paragraph
from aanjager_app.documents.dossier import Dossier
from aanjager_app.documents.sections import (
    benefits,
    costs,
    funding,
    goals,
    measures,
    parties,
    people,
    phasing,
    place,
)
from aanjager_app.documents.sections.words import prose
from aanjager_app.domain.readiness import ReadinessRule
from aanjager_app.domain.texts import TextKind

Section = Callable[[Dossier], Iterable[Block]]


def _summary(dossier: Dossier) -> Iterator[Block]:
    yield from prose(dossier.texts.get(TextKind.SUMMARY))


def _linking(dossier: Dossier) -> Iterator[Block]:
    """Opportunities to do work with other work: item 9 of the basic profile."""
    for title, kind in (
        ("Koppelkansen", TextKind.LINKING_OPPORTUNITIES),
        ("Meerjarenonderhoudsplan (MJOP)", TextKind.MAINTENANCE_PLAN),
    ):
        written = tuple(prose(dossier.texts.get(kind)))
        if written:
            yield Heading(2, title)
            yield from written


def _risks(dossier: Dossier) -> Iterator[Block]:
    """What can go wrong: item 13 of the basic profile."""
    yield from prose(dossier.texts.get(TextKind.RISKS))
    late = dossier.plan.appraisal.missing if dossier.plan else ()
    if late:
        yield paragraph(
            "Een risico van dit plan zelf: niet alle bedragen zijn bekend. In het "
            "financieringsplan staat wat ontbreekt."
        )


def _decisions(dossier: Dossier) -> Iterator[Block]:
    yield from people.decisions(dossier)
    yield Heading(2, "Acties")
    yield from people.actions(dossier)


SECTIONS: Final[Mapping[ReadinessRule, Section]] = {
    ReadinessRule.SUMMARY: _summary,
    ReadinessRule.APPLICANT: place.applicant,
    ReadinessRule.AREA: place.area,
    ReadinessRule.SUPPORT: people.support,
    ReadinessRule.BASELINE: goals.baseline,
    ReadinessRule.AMBITIONS: goals.ambitions,
    ReadinessRule.TASK: goals.task,
    ReadinessRule.MEASURES: measures.measures,
    ReadinessRule.LINKING: _linking,
    ReadinessRule.PHASING: phasing.phasing,
    ReadinessRule.UPKEEP: costs.upkeep,
    ReadinessRule.MONITORING: goals.monitoring,
    ReadinessRule.RISKS: _risks,
    ReadinessRule.COSTS: costs.costs,
    ReadinessRule.BENEFITS: benefits.benefits,
    ReadinessRule.DIVISION: parties.division,
    ReadinessRule.COVER: funding.cover,
    ReadinessRule.GAP: funding.gap,
    ReadinessRule.DECISIONS: _decisions,
}
