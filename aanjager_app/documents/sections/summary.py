"""The first page: the answer, four figures, and where the dossier stands."""

from collections.abc import Iterator

from aanjager_app.costbenefit.worksheet import CostKind
from aanjager_app.documents.blocks import (
    Block,
    Callout,
    CalloutKind,
    KeyFigure,
    KeyFigures,
    paragraph,
)
from aanjager_app.documents.dossier import Dossier
from aanjager_app.documents.sections import outcome, parties, phasing
from aanjager_app.documents.sections.frame import draft_notice, ready_share, states_of
from aanjager_app.documents.sections.words import prose
from aanjager_app.domain.dutch import format_number
from aanjager_app.domain.texts import TextKind
from aanjager_app.domain.vocabulary import DocumentKind


def answer(dossier: Dossier) -> Block:
    """What it costs and who benefits, in a few sentences."""
    plan = dossier.plan
    if plan is None or not plan.worksheet.costs:
        return Callout(
            CalloutKind.MISSING,
            outcome.QUESTION,
            (
                paragraph(
                    "Dat is nog niet te zeggen: er zijn nog geen maatregelen, kosten en baten "
                    "ingevuld in een kosten-batenwerkblad."
                ),
            ),
        )
    return Callout(
        CalloutKind.INFO,
        outcome.QUESTION,
        tuple(paragraph(sentence) for sentence in outcome.answer(plan)),
    )


def vision_summary(dossier: Dossier) -> Iterator[Block]:
    """The first page of the groenvisie."""
    yield from prose(dossier.texts.get(TextKind.SUMMARY))
    yield KeyFigures(tuple(_vision_figures(dossier)))
    yield answer(dossier)
    yield from phasing.strip(dossier)
    yield from draft_notice(dossier, DocumentKind.GREEN_VISION)


def _vision_figures(dossier: Dossier) -> Iterator[KeyFigure]:
    terrain = dossier.terrain
    gross = terrain.gross_ha
    yield KeyFigure("–" if gross is None else f"{format_number(gross)} ha", "bruto oppervlakte")
    yield KeyFigure(format_number(len(dossier.ambitions)), "ambities")
    yield KeyFigure(format_number(_works(dossier)), "maatregelen")
    yield KeyFigure(ready_share(states_of(dossier, DocumentKind.GREEN_VISION)), "onderdelen gereed")


def _works(dossier: Dossier) -> int:
    if dossier.plan is None:
        return 0
    return sum(line.kind is CostKind.WORKS for line in dossier.plan.worksheet.costs)


def financing_summary(dossier: Dossier) -> Iterator[Block]:
    """The first page of the financieringsplan."""
    plan = dossier.plan
    yield answer(dossier)
    if plan is not None and plan.worksheet.costs:
        yield from parties.at_a_glance(plan)
    yield from draft_notice(dossier, DocumentKind.FINANCING_PLAN)
