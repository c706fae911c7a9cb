"""Each thing that a dossier lacks has the place where it is mended."""

from datetime import date

import pytest

from aanjager_app.content import load_content
from aanjager_app.domain.chain import Room
from aanjager_app.domain.facts import TeamFacts, TerrainFacts
from aanjager_app.domain.readiness import ItemState, ReadinessRule, ReadinessState, assess
from aanjager_app.domain.texts import TextKind
from aanjager_app.domain.vocabulary import OrganisationDegree
from aanjager_app.services.dossiers import profile_of
from aanjager_app.services.readiness_places import Target, place_of_item, text_of_rule

PROFILE = profile_of(load_content())
DAY = date(2026, 11, 25)
BARE = TerrainFacts(today=DAY)
FULL = TerrainFacts(
    today=DAY,
    applicant="BIZ",
    organisation_degree=next(iter(OrganisationDegree)),
    has_gross_area=True,
    has_net_area=True,
    has_position=True,
    texts=frozenset(TextKind),
    team=TeamFacts(meetings=1),
)

FIRST_PLACES = {
    ReadinessRule.SUMMARY: Target(Room.TEXTS, "summary"),
    ReadinessRule.APPLICANT: Target(Room.CONTACTS, "organisation"),
    ReadinessRule.AREA: Target(Room.TERRAIN, "gross_ha"),
    ReadinessRule.SUPPORT: Target(Room.WORKGROUPS, "meeting"),
    ReadinessRule.BASELINE: Target(Room.BASELINE),
    ReadinessRule.AMBITIONS: Target(Room.AMBITIONS),
    ReadinessRule.TASK: Target(Room.TEXTS, "task"),
    ReadinessRule.MEASURES: Target(Room.WORKSHEET, "costs"),
    ReadinessRule.LINKING: Target(Room.TEXTS, "linking_opportunities"),
    ReadinessRule.PHASING: Target(Room.TEXTS, "phasing"),
    ReadinessRule.UPKEEP: Target(Room.TEXTS, "upkeep"),
    ReadinessRule.MONITORING: Target(Room.TEXTS, "monitoring"),
    ReadinessRule.RISKS: Target(Room.TEXTS, "risks"),
    ReadinessRule.COSTS: Target(Room.WORKSHEET, "costs"),
    ReadinessRule.BENEFITS: Target(Room.WORKSHEET, "benefits"),
    ReadinessRule.DIVISION: Target(Room.TEXTS, "division"),
    ReadinessRule.COVER: Target(Room.WORKSHEET, "transfers"),
    ReadinessRule.GAP: Target(Room.TEXTS, "gap_approach"),
    ReadinessRule.DECISIONS: Target(Room.WORKGROUPS, "decision"),
}


def state_of(rule: ReadinessRule, facts: TerrainFacts) -> ItemState:
    return next(state for state in assess(PROFILE, facts) if state.item.rule is rule)


@pytest.mark.parametrize("rule", ReadinessRule, ids=lambda rule: rule.value)
def test_an_empty_item_leads_to_the_first_thing_that_it_lacks(rule):
    assert place_of_item(state_of(rule, BARE), BARE) == FIRST_PLACES[rule]


@pytest.mark.parametrize("rule", ReadinessRule, ids=lambda rule: rule.value)
def test_a_ready_item_leads_to_where_it_is_read(rule):
    state = ItemState(state_of(rule, BARE).item, ReadinessState.READY, "")
    assert place_of_item(state, FULL) == FIRST_PLACES[rule]


@pytest.mark.parametrize(
    ("rule", "facts", "lacking", "place"),
    [
        (
            ReadinessRule.APPLICANT,
            TerrainFacts(today=DAY, applicant="BIZ"),
            "mandaat",
            Target(Room.TEXTS, "mandate"),
        ),
        (
            ReadinessRule.APPLICANT,
            TerrainFacts(today=DAY, applicant="BIZ", texts=frozenset({TextKind.MANDATE})),
            "organisatiegraad",
            Target(Room.TERRAIN, "organisation_degree"),
        ),
        (
            ReadinessRule.AREA,
            TerrainFacts(today=DAY, has_gross_area=True),
            "netto",
            Target(Room.TERRAIN, "net_ha"),
        ),
        (
            ReadinessRule.AREA,
            TerrainFacts(today=DAY, has_gross_area=True, has_net_area=True),
            "kaart",
            Target(Room.TERRAIN, "longitude"),
        ),
        (
            ReadinessRule.AREA,
            TerrainFacts(today=DAY, has_gross_area=True, has_net_area=True, has_position=True),
            "eigendom",
            Target(Room.TEXTS, "ownership"),
        ),
        (
            ReadinessRule.LINKING,
            TerrainFacts(today=DAY, texts=frozenset({TextKind.LINKING_OPPORTUNITIES})),
            "MJOP",
            Target(Room.TEXTS, "maintenance_plan"),
        ),
    ],
)
def test_a_begun_item_leads_to_what_is_said_first_to_be_missing(rule, facts, lacking, place):
    state = state_of(rule, facts)
    first = state.missing.split(",")[0].split(" en ")[0]
    assert lacking in first
    assert place_of_item(state, facts) == place


def test_an_organised_terrain_lacks_its_applicant_first():
    facts = TerrainFacts(today=DAY, organisation_degree=next(iter(OrganisationDegree)))
    state = state_of(ReadinessRule.APPLICANT, facts)
    assert state.state is ReadinessState.DRAFT
    assert place_of_item(state, facts) == FIRST_PLACES[ReadinessRule.APPLICANT]


def test_every_text_that_a_rule_asks_for_is_a_kind_of_text():
    asked = {kind for rule in ReadinessRule for kind in text_of_rule(rule)}
    assert {TextKind.SUMMARY, TextKind.MANDATE, TextKind.DIVISION} <= asked
