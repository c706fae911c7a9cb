"""How far a dossier is: each item of a requirement profile is judged by one named rule.

The rules look at separate things, so that mending one item never changes another: a cost line
counts for the measures by its place and theme, for the costs by its prices and VAT.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from aanjager_app.domain.chain import Room
from aanjager_app.domain.dutch import join_words
from aanjager_app.domain.facts import TerrainFacts
from aanjager_app.domain.texts import TextKind
from aanjager_app.domain.vocabulary import DocumentKind

_SHOWN = 3


class ReadinessState(StrEnum):
    """How far an item is."""

    EMPTY = "empty"
    DRAFT = "draft"
    READY = "ready"


class ReadinessRule(StrEnum):
    """Names of the rules; a profile names one per item."""

    SUMMARY = "summary"
    APPLICANT = "applicant"
    AREA = "area"
    SUPPORT = "support"
    BASELINE = "baseline"
    AMBITIONS = "ambitions"
    TASK = "task"
    MEASURES = "measures"
    LINKING = "linking"
    PHASING = "phasing"
    UPKEEP = "upkeep"
    MONITORING = "monitoring"
    RISKS = "risks"
    COSTS = "costs"
    BENEFITS = "benefits"
    DIVISION = "division"
    COVER = "cover"
    GAP = "gap"
    DECISIONS = "decisions"


@dataclass(frozen=True, slots=True)
class ProfileItem:
    """One thing that a document must contain.

    Attributes:
        number: place in the profile.
        slug: stable key.
        document: the document that it belongs to.
        title: Dutch title.
        asks: what the reader wants to find.
        rule: the rule that judges it.
        room: where it is mended.
    """

    number: int
    slug: str
    document: DocumentKind
    title: str
    asks: str
    rule: ReadinessRule
    room: Room


@dataclass(frozen=True, slots=True)
class RequirementProfile:
    """A dated list of what a document must contain.

    Attributes:
        slug: stable key.
        name: name on screen and in documents.
        official: whether an authority drew it up.
        source: where it comes from.
        checked_on: day on which it was last checked, as text.
        items: the items, in order.
    """

    slug: str
    name: str
    official: bool
    source: str
    checked_on: str
    items: tuple[ProfileItem, ...]


@dataclass(frozen=True, slots=True)
class ItemState:
    """An item as it stands now.

    Attributes:
        item: the item.
        state: empty, draft or ready.
        missing: what is missing, as a Dutch clause; empty when ready.
    """

    item: ProfileItem
    state: ReadinessState
    missing: str


def assess(profile: RequirementProfile, facts: TerrainFacts) -> tuple[ItemState, ...]:
    """The state of every item of a profile."""
    return tuple(_state(item, facts) for item in profile.items)


def _state(item: ProfileItem, facts: TerrainFacts) -> ItemState:
    parts = RULES[item.rule](facts)
    lacking = [part.lacking for part in parts if part.lacking]
    if not lacking:
        return ItemState(item, ReadinessState.READY, "")
    started = any(part.started for part in parts)
    state = ReadinessState.DRAFT if started else ReadinessState.EMPTY
    return ItemState(item, state, join_words(lacking))


@dataclass(frozen=True, slots=True)
class Part:
    """One of the things that an item needs.

    Attributes:
        lacking: what is missing; empty when it is there.
        started: something of it is there.
    """

    lacking: str
    started: bool


def _there(there: object, lacking: str) -> Part:
    return Part("", started=True) if there else Part(lacking, started=False)


def _all(total: int, wrong: Sequence[str], none: str, what: str) -> Part:
    """Something must exist, and nothing of it may be wrong."""
    if not total:
        return Part(none, started=False)
    if not wrong:
        return Part("", started=True)
    names = join_words(wrong) if len(wrong) <= _SHOWN else f"{', '.join(wrong[:_SHOWN])} en meer"
    return Part(f"{what} ({names})", started=True)


def _text(kind: TextKind, lacking: str) -> Callable[[TerrainFacts], tuple[Part, ...]]:
    return lambda facts: (_there(kind in facts.texts, lacking),)


def _applicant(facts: TerrainFacts) -> tuple[Part, ...]:
    return (
        _there(facts.applicant, "een organisatie die voor het terrein aanvraagt"),
        _there(TextKind.MANDATE in facts.texts, "een tekst over het mandaat"),
        _there(facts.organisation_degree, "de organisatiegraad"),
    )


def _area(facts: TerrainFacts) -> tuple[Part, ...]:
    return (
        _there(facts.has_gross_area, "de bruto oppervlakte"),
        _there(facts.has_net_area, "de netto oppervlakte"),
        _there(facts.has_position, "de plek op de kaart"),
        _there(TextKind.OWNERSHIP in facts.texts, "een tekst over eigendom"),
    )


def _support(facts: TerrainFacts) -> tuple[Part, ...]:
    return (
        _there(facts.team.meetings, "een bijeenkomst met datum en deelnemers"),
        _there(TextKind.SUPPORT in facts.texts, "een tekst over het draagvlak"),
    )


def _baseline(facts: TerrainFacts) -> tuple[Part, ...]:
    goals = facts.goals
    return (
        _there(goals.scores, "een nulmeting met scores"),
        Part("de bron van elke nulmeting", started=True)
        if goals.baselines_without_source
        else Part("", started=goals.baselines > 0),
    )


def _ambitions(facts: TerrainFacts) -> tuple[Part, ...]:
    goals = facts.goals
    none = "een ambitie met thema, streefwaarde en termijn"
    return (
        _all(goals.ambitions, goals.without_target, none, "een streefwaarde"),
        _all(goals.ambitions, goals.without_term, "", "een termijn"),
    )


def _measures(facts: TerrainFacts) -> tuple[Part, ...]:
    plan = facts.plan
    none = "maatregelen met plek en thema"
    if plan.measures == len(plan.without_place) == len(plan.without_theme):
        return (_there(None, none),)  # lines with prices only: the costs were mended, not this
    return (
        _all(plan.measures, plan.without_place, none, "de plek van maatregelen"),
        _all(plan.measures, plan.without_theme, "", "het thema van maatregelen"),
    )


def _linking(facts: TerrainFacts) -> tuple[Part, ...]:
    return (
        _there(TextKind.LINKING_OPPORTUNITIES in facts.texts, "een tekst over koppelkansen"),
        _there(TextKind.MAINTENANCE_PLAN in facts.texts, "een tekst over het MJOP"),
    )


def _costs(facts: TerrainFacts) -> tuple[Part, ...]:
    plan = facts.plan
    none = "kosten met investering, onderhoud en btw"
    if plan.cost_lines == len(plan.missing_costs):
        return (_there(None, none),)  # lines without prices: the measures were mended, not this
    return (
        _all(plan.cost_lines, plan.missing_costs, none, "aantallen of prijzen"),
        _all(plan.cost_lines, plan.without_vat, "", "het btw-tarief"),
    )


def _benefits(facts: TerrainFacts) -> tuple[Part, ...]:
    plan = facts.plan
    none = "baten met baathebbers"
    return (
        _all(plan.benefits, plan.missing_benefits, none, "aantallen of waarden van baten"),
        _all(plan.benefits, plan.without_beneficiary, "", "baathebbers"),
    )


def _division(facts: TerrainFacts) -> tuple[Part, ...]:
    # Lines bring their payers with them, so the text decides whether this item was begun; that
    # there are no lines at all is for the costs to say.
    text = _there(TextKind.DIVISION in facts.texts, "een tekst over de verdeling")
    payers = _all(1, facts.plan.without_payer, "", "wie betaalt voor")
    return (text, Part(payers.lacking, started=False))


def _cover(facts: TerrainFacts) -> tuple[Part, ...]:
    plan = facts.plan
    none = "bronnen van geld met bedrag en status"
    return (_all(plan.transfers, plan.unknown_transfers, none, "het bedrag van bronnen"),)


def _decisions(facts: TerrainFacts) -> tuple[Part, ...]:
    return (_there(facts.team.decisions, "een besluit met datum"),)


RULES: Final[Mapping[ReadinessRule, Callable[[TerrainFacts], tuple[Part, ...]]]] = {
    ReadinessRule.SUMMARY: _text(TextKind.SUMMARY, "een samenvatting"),
    ReadinessRule.APPLICANT: _applicant,
    ReadinessRule.AREA: _area,
    ReadinessRule.SUPPORT: _support,
    ReadinessRule.BASELINE: _baseline,
    ReadinessRule.AMBITIONS: _ambitions,
    ReadinessRule.TASK: _text(TextKind.TASK, "een tekst over de opgave"),
    ReadinessRule.MEASURES: _measures,
    ReadinessRule.LINKING: _linking,
    ReadinessRule.PHASING: _text(TextKind.PHASING, "een tekst over de fasering"),
    ReadinessRule.UPKEEP: _text(TextKind.UPKEEP, "wie het groen beheert en betaalt"),
    ReadinessRule.MONITORING: _text(TextKind.MONITORING, "hoe en wanneer er opnieuw wordt gemeten"),
    ReadinessRule.RISKS: _text(TextKind.RISKS, "een tekst over de risico’s"),
    ReadinessRule.COSTS: _costs,
    ReadinessRule.BENEFITS: _benefits,
    ReadinessRule.DIVISION: _division,
    ReadinessRule.COVER: _cover,
    ReadinessRule.GAP: _text(TextKind.GAP_APPROACH, "hoe het tekort wordt opgelost"),
    ReadinessRule.DECISIONS: _decisions,
}
