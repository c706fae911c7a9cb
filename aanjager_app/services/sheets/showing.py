"""A worksheet on the big screen: a few pages that are read from five metres, without persons."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from aanjager_app.content import Content
from aanjager_app.documents.blocks import KeyFigure
from aanjager_app.documents.chart_data import Chart
from aanjager_app.documents.dossier import Edition, Plan
from aanjager_app.documents.privacy import Scrubber, scrubber_of
from aanjager_app.documents.sections import cashflow, funding, outcome, parties
from aanjager_app.documents.sections.caveats import confidence_sentence
from aanjager_app.documents.sections.luck import Luck
from aanjager_app.documents.sections.unshared import unshared_sentence
from aanjager_app.documents.sections.words import euros
from aanjager_app.domain.dutch import format_percentage
from aanjager_app.models.store import Store
from aanjager_app.services.dossiers import read_terrain


class SlideKind(StrEnum):
    """What a page is about; it stays the page that is shown when figures change."""

    ANSWER = "answer"
    PARTIES = "parties"
    TIME = "time"
    MONEY = "money"
    EFFECTS = "effects"
    LUCK = "luck"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """One page.

    Attributes:
        kind: what it is about.
        title: a question, or what is seen.
        figures: at most four, to be read first.
        chart: a picture; None without.
        chart_words: the same for who can't see it.
        sentence: what it means.
    """

    kind: SlideKind
    title: str
    figures: tuple[KeyFigure, ...] = ()
    chart: Chart | None = None
    chart_words: str = ""
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Stage:
    """What the pages of a terrain start from.

    Attributes:
        terrain: its name.
        scrubber: takes persons out of what is shown.
    """

    terrain: str
    scrubber: Scrubber

    def foot(self, plan: Plan) -> str:
        """What stands at the foot of each page: the terrain, which variant, and how it counts."""
        sheet = plan.worksheet
        name = self.scrubber.clean(sheet.name)
        rate = format_percentage(sheet.discount_rate_pct)
        return f"{self.terrain} · {name} · {sheet.horizon_years} jaar, discontovoet {rate}"


def open_stage(store: Store, content: Content, terrain_id: str, today: date) -> Stage:
    """Read once, before pages of a terrain are shown.

    Raises:
        DomainError: the terrain is unknown.
    """
    found = read_terrain(store, content, terrain_id, Edition(made_on=today, data_version=""))
    scrubber = scrubber_of(found.dossier)
    return Stage(scrubber.clean(found.dossier.terrain.name), scrubber)


@dataclass(frozen=True, slots=True)
class Deck:
    """The pages of a worksheet, each made when it is asked for.

    Attributes:
        plan: the worksheet.
        stage: where it is shown.
        luck: its chances; their page comes when they are drawn.
    """

    plan: Plan
    stage: Stage
    luck: Luck | None = None

    @property
    def kinds(self) -> tuple[SlideKind, ...]:
        """Which pages there are, in order."""
        plan = self.plan
        there = {
            SlideKind.ANSWER: True,
            SlideKind.PARTIES: bool(plan.worksheet.parties),
            SlideKind.TIME: True,
            SlideKind.MONEY: bool(plan.worksheet.costs),
            SlideKind.EFFECTS: bool(plan.effects.totals),
            SlideKind.LUCK: self.luck is not None,
        }
        return tuple(kind for kind, is_there in there.items() if is_there)

    def slide(self, kind: SlideKind) -> Slide:
        """One page, without persons.

        Raises:
            KeyError: there is no such page.
        """
        made = _luck(self.luck) if kind is SlideKind.LUCK and self.luck else _MADE[kind](self.plan)
        return self.stage.scrubber.cleaned(made)


def _answer(plan: Plan) -> Slide:
    found, mark = plan.appraisal, outcome.incomplete_words(plan)
    return Slide(
        kind=SlideKind.ANSWER,
        title="Wat kost het, en wat levert het op?",
        figures=(
            KeyFigure(euros(found.pv_costs), "kosten", f"{plan.worksheet.horizon_years} jaar"),
            KeyFigure(euros(found.pv_benefits), "baten", "wat in euro’s is uit te drukken"),
            KeyFigure(euros(found.npv), f"baten min kosten{mark}", "contante waarde"),
        ),
        sentence=_joined(
            outcome.costs_sentence(plan),
            confidence_sentence(plan),
            outcome.beneficiaries_sentence(plan),
        ),
    )


def _parties(plan: Plan) -> Slide:
    figure = parties.balance_figure(plan)
    return Slide(
        kind=SlideKind.PARTIES,
        title="Wie betaalt, en wie heeft er wat aan?",
        chart=figure.chart,
        chart_words=figure.alternative,
        sentence=_joined(outcome.burden_sentence(plan), unshared_sentence(plan)),
    )


def _time(plan: Plan) -> Slide:
    figure = cashflow.figure_of(plan)
    return Slide(
        kind=SlideKind.TIME,
        title="Wanneer is het terugverdiend?",
        chart=None if figure is None else figure.chart,
        chart_words="" if figure is None else figure.alternative,
        sentence=outcome.payback_sentence(plan) if plan.appraisal.pv_benefits else "",
    )


def _money(plan: Plan) -> Slide:
    needed = plan.appraisal.funding
    return Slide(
        kind=SlideKind.MONEY,
        title="Wie legt het geld op tafel?",
        figures=(
            KeyFigure(euros(needed.needed), "nodig", "alle jaren samen"),
            KeyFigure(euros(needed.granted), "toegezegd", ""),
            KeyFigure(euros(needed.requested + needed.idea), "nog niet zeker", ""),
            KeyFigure(euros(outcome.gap(plan)), "nog zonder dekking", ""),
        ),
        sentence=next(funding.gap_sentences(plan), ""),
    )


def _effects(plan: Plan) -> Slide:
    return Slide(
        kind=SlideKind.EFFECTS,
        title="Wat doet het plan?",
        figures=outcome.effect_figures(plan),
    )


def _luck(luck: Luck) -> Slide:
    return Slide(
        kind=SlideKind.LUCK,
        title="Wat als het tegenvalt?",
        chart=luck.histogram,
        chart_words=" ".join(luck.sentences),
        sentence=_joined(*luck.sentences[:2]),
    )


def _joined(*sentences: str) -> str:
    return " ".join(sentence for sentence in sentences if sentence)


_MADE: Final[Mapping[SlideKind, Callable[[Plan], Slide]]] = {
    SlideKind.ANSWER: _answer,
    SlideKind.PARTIES: _parties,
    SlideKind.TIME: _time,
    SlideKind.MONEY: _money,
    SlideKind.EFFECTS: _effects,
}
