"""Where each missing thing of a dossier is mended: the room, and what to open there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from aanjager_app.domain.chain import Room
from aanjager_app.domain.facts import TerrainFacts
from aanjager_app.domain.readiness import ItemState, ReadinessRule
from aanjager_app.domain.texts import TextKind


@dataclass(frozen=True, slots=True)
class Target:
    """A place to mend something.

    Attributes:
        room: where.
        topic: what to open there: a kind of text, or a field of the terrain.
    """

    room: Room
    topic: str | None = None


_Need = tuple[Callable[[TerrainFacts], object], Target]


def _text(kind: TextKind) -> _Need:
    return lambda facts: kind in facts.texts, Target(Room.TEXTS, kind.value)


_NEEDS: Final[Mapping[ReadinessRule, tuple[_Need, ...]]] = {
    ReadinessRule.SUMMARY: (_text(TextKind.SUMMARY),),
    ReadinessRule.APPLICANT: (
        (lambda facts: facts.applicant, Target(Room.CONTACTS, "organisation")),
        _text(TextKind.MANDATE),
        (lambda facts: facts.organisation_degree, Target(Room.TERRAIN, "organisation_degree")),
    ),
    ReadinessRule.AREA: (
        (lambda facts: facts.has_gross_area, Target(Room.TERRAIN, "gross_ha")),
        (lambda facts: facts.has_net_area, Target(Room.TERRAIN, "net_ha")),
        (lambda facts: facts.has_position, Target(Room.TERRAIN, "longitude")),
        _text(TextKind.OWNERSHIP),
    ),
    ReadinessRule.SUPPORT: (
        (lambda facts: facts.team.meetings, Target(Room.WORKGROUPS, "meeting")),
        _text(TextKind.SUPPORT),
    ),
    ReadinessRule.BASELINE: ((lambda _: False, Target(Room.BASELINE)),),
    ReadinessRule.AMBITIONS: ((lambda _: False, Target(Room.AMBITIONS)),),
    ReadinessRule.TASK: (_text(TextKind.TASK),),
    ReadinessRule.MEASURES: ((lambda _: False, Target(Room.WORKSHEET, "costs")),),
    ReadinessRule.LINKING: (
        _text(TextKind.LINKING_OPPORTUNITIES),
        _text(TextKind.MAINTENANCE_PLAN),
    ),
    ReadinessRule.PHASING: (_text(TextKind.PHASING),),
    ReadinessRule.UPKEEP: (_text(TextKind.UPKEEP),),
    ReadinessRule.MONITORING: (_text(TextKind.MONITORING),),
    ReadinessRule.RISKS: (_text(TextKind.RISKS),),
    ReadinessRule.COSTS: ((lambda _: False, Target(Room.WORKSHEET, "costs")),),
    ReadinessRule.BENEFITS: ((lambda _: False, Target(Room.WORKSHEET, "benefits")),),
    ReadinessRule.DIVISION: (
        _text(TextKind.DIVISION),
        (lambda _: False, Target(Room.WORKSHEET, "costs")),
    ),
    ReadinessRule.COVER: ((lambda _: False, Target(Room.WORKSHEET, "transfers")),),
    ReadinessRule.GAP: (_text(TextKind.GAP_APPROACH),),
    ReadinessRule.DECISIONS: ((lambda _: False, Target(Room.WORKGROUPS, "decision")),),
}


def place_of_item(state: ItemState, facts: TerrainFacts) -> Target:
    """Where the first thing that an item lacks is mended; where it is read when it lacks none."""
    needs = _NEEDS[state.item.rule]
    if state.missing:
        for is_there, target in needs:
            if not is_there(facts):
                return target
    return needs[0][1]


def text_of_rule(rule: ReadinessRule) -> tuple[TextKind, ...]:
    """The texts that a rule looks at."""
    topics = (target for _, target in _NEEDS[rule] if target.room is Room.TEXTS)
    return tuple(TextKind(target.topic) for target in topics if target.topic)
