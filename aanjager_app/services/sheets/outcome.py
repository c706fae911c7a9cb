"""What a worksheet comes to, in words: figures, sentences, and who pays and benefits."""

from collections.abc import Iterator
from dataclasses import dataclass

from aanjager_app.documents.chart_data import Chart
from aanjager_app.documents.dossier import Plan
from aanjager_app.documents.sections.caveats import confidence_sentence
from aanjager_app.documents.sections.outcome import (
    balance_sentence,
    burden_sentence,
    incomplete_sentence,
    incomplete_words,
)
from aanjager_app.documents.sections.parties import balance_figure
from aanjager_app.documents.sections.unshared import unshared_sentence
from aanjager_app.documents.sections.words import euros, signed_euros
from aanjager_app.domain.dutch import format_number, join_words
from aanjager_app.services.sheets.pages import effect_words


@dataclass(frozen=True, slots=True)
class PartyLine:
    """What one party pays, gets and is left with, in words."""

    name: str
    costs: str
    benefits: str
    transfers: str
    balance: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The outcome of a worksheet as it stands below the sheet.

    Attributes:
        figures: pairs of what and how much.
        sentences: what they mean.
        chart: costs and benefits per party; None without parties.
        chart_words: the same for who can't see it.
        parties: the same as a table.
        notices: renewed figures, and warnings of the calculation.
    """

    figures: tuple[tuple[str, str], ...]
    sentences: tuple[str, ...]
    chart: Chart | None
    chart_words: str
    parties: tuple[PartyLine, ...]
    notices: tuple[str, ...]


def outcome_of(plan: Plan, newer: tuple[str, ...] = ()) -> Outcome:
    """The outcome of an appraised worksheet; `newer` names the lines whose figure is renewed."""
    figure = balance_figure(plan) if plan.worksheet.parties else None
    sentences = (
        balance_sentence(plan),
        confidence_sentence(plan),
        burden_sentence(plan),
        unshared_sentence(plan),
        incomplete_sentence(plan),
    )
    return Outcome(
        figures=(*_figures(plan), *effect_words(plan)),
        sentences=tuple(sentence for sentence in sentences if sentence),
        chart=figure.chart if figure else None,
        chart_words=figure.alternative if figure else "",
        parties=tuple(_parties(plan)),
        notices=(
            *_newer_sentences(newer),
            *(notice.sentence for notice in plan.appraisal.warnings),
        ),
    )


def _newer_sentences(newer: tuple[str, ...]) -> Iterator[str]:
    if newer:
        lines = join_words([f"“{label}”" for label in dict.fromkeys(newer)])
        yield (
            f"Vernieuwd sinds je het overnam: {lines}. Het werkblad houdt zijn eigen waarde; "
            "zet de cursor op de prijs om te zien wat er nu staat."
        )


def _figures(plan: Plan) -> Iterator[tuple[str, str]]:
    found = plan.appraisal
    mark = incomplete_words(plan)
    yield f"Netto contante waarde{mark}", euros(found.npv)
    ratio = format_number(found.bcr, 2) if found.bcr is not None else "niet te bepalen"
    yield "Baten-kostenverhouding", ratio
    years = found.payback_years
    never = "niet binnen de looptijd" if found.pv_benefits else "niet te bepalen"
    text = f"{format_number(years, 1)} jaar" if years is not None else never
    yield "Terugverdientijd", text


def _parties(plan: Plan) -> Iterator[PartyLine]:
    for party in plan.worksheet.parties:
        result = plan.appraisal.parties[party.id]
        yield PartyLine(
            name=party.name,
            costs=euros(result.pv_costs),
            benefits=euros(result.pv_benefits),
            transfers=signed_euros(result.pv_transfers),
            balance=signed_euros(result.balance),
        )
