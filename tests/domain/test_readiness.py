"""Each of the nineteen items of the basisprofiel is judged by itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aanjager_app.content import load_content
from aanjager_app.domain.facts import GoalFacts, PlanFacts, TeamFacts, TerrainFacts
from aanjager_app.domain.readiness import (
    RULES,
    ReadinessRule,
    ReadinessState,
    RequirementProfile,
    assess,
)
from aanjager_app.domain.texts import TextKind
from aanjager_app.domain.vocabulary import OrganisationDegree

PROFILE: RequirementProfile = load_content().profiles[0]
EMPTY = TerrainFacts(today=date(2026, 11, 25))


@dataclass(frozen=True)
class Line:
    """A cost line as a worksheet file brings it: never without payers."""

    works: bool
    placed: bool = False
    priced: bool = False
    payers: bool = True


@dataclass(frozen=True)
class Terrain:
    """Facts with the cost lines that they are counted from."""

    facts: TerrainFacts = EMPTY
    lines: tuple[Line, ...] = ()

    def write(self, *kinds: TextKind) -> "Terrain":
        return self.having(texts=self.facts.texts | set(kinds))

    def having(self, **changes: object) -> "Terrain":
        return replace(self, facts=replace(self.facts, **changes))

    def with_lines(self, *lines: Line) -> "Terrain":
        names = [f"regel {number}" for number in range(len(lines))]
        works = [(line, name) for line, name in zip(lines, names, strict=True) if line.works]
        unplaced = tuple(name for line, name in works if not line.placed)
        unpriced = tuple(n for line, n in zip(lines, names, strict=True) if not line.priced)
        plan = replace(
            self.facts.plan,
            name="Variant A",
            measures=len(works),
            cost_lines=len(lines),
            without_place=unplaced,
            without_theme=unplaced,
            missing_costs=unpriced,
            without_vat=unpriced,
            without_payer=tuple(n for line, n in zip(lines, names, strict=True) if not line.payers),
        )
        return replace(self.having(plan=plan), lines=lines)


def _mend_measures(terrain: Terrain) -> Terrain:
    if any(line.works for line in terrain.lines):
        return terrain.with_lines(*(replace(line, placed=True) for line in terrain.lines))
    priced = bool(terrain.lines)
    return terrain.with_lines(*terrain.lines, Line(works=True, placed=True, priced=priced))


def _mend_costs(terrain: Terrain) -> Terrain:
    if terrain.lines:
        return terrain.with_lines(*(replace(line, priced=True) for line in terrain.lines))
    return terrain.with_lines(Line(works=False, priced=True))


def _texts(*kinds: TextKind) -> Callable[[Terrain], Terrain]:
    return lambda terrain: terrain.write(*kinds)


def _goals(**changes: object) -> Callable[[Terrain], Terrain]:
    return lambda terrain: terrain.having(goals=replace(terrain.facts.goals, **changes))


def _plan(**changes: object) -> Callable[[Terrain], Terrain]:
    return lambda terrain: terrain.having(plan=replace(terrain.facts.plan, **changes))


def _team(**changes: object) -> Callable[[Terrain], Terrain]:
    return lambda terrain: terrain.having(team=replace(terrain.facts.team, **changes))


MENDERS: Mapping[ReadinessRule, Callable[[Terrain], Terrain]] = {
    ReadinessRule.SUMMARY: _texts(TextKind.SUMMARY),
    ReadinessRule.APPLICANT: lambda t: t.write(TextKind.MANDATE).having(
        applicant="Vereniging De Wilgen", organisation_degree=OrganisationDegree.ASSOCIATION
    ),
    ReadinessRule.AREA: lambda t: t.write(TextKind.OWNERSHIP).having(
        has_gross_area=True, has_net_area=True, has_position=True
    ),
    ReadinessRule.SUPPORT: lambda t: _team(meetings=1)(t).write(TextKind.SUPPORT),
    ReadinessRule.BASELINE: _goals(scores=3, baselines=1, last_measured=date(2026, 5, 1)),
    ReadinessRule.AMBITIONS: _goals(ambitions=2, themes=("klimaatadaptatie",)),
    ReadinessRule.TASK: _texts(TextKind.TASK),
    ReadinessRule.MEASURES: _mend_measures,
    ReadinessRule.LINKING: _texts(TextKind.LINKING_OPPORTUNITIES, TextKind.MAINTENANCE_PLAN),
    ReadinessRule.PHASING: _texts(TextKind.PHASING),
    ReadinessRule.UPKEEP: _texts(TextKind.UPKEEP),
    ReadinessRule.MONITORING: _texts(TextKind.MONITORING),
    ReadinessRule.RISKS: _texts(TextKind.RISKS),
    ReadinessRule.COSTS: _mend_costs,
    ReadinessRule.BENEFITS: _plan(benefits=3),
    ReadinessRule.DIVISION: _texts(TextKind.DIVISION),
    ReadinessRule.COVER: _plan(transfers=1),
    ReadinessRule.GAP: _texts(TextKind.GAP_APPROACH),
    ReadinessRule.DECISIONS: _team(decisions=1),
}


def _states(terrain: Terrain) -> dict[ReadinessRule, tuple[ReadinessState, str]]:
    return {s.item.rule: (s.state, s.missing) for s in assess(PROFILE, terrain.facts)}


def test_every_item_has_a_rule_of_its_own_and_a_way_to_mend_it():
    rules = [item.rule for item in PROFILE.items]
    assert sorted(rules) == sorted(set(RULES)) == sorted(MENDERS) == sorted(ReadinessRule)


def test_a_bare_terrain_is_empty_everywhere_and_says_what_is_missing():
    states = assess(PROFILE, EMPTY)
    assert len(states) == 19
    for state in states:
        assert state.state is ReadinessState.EMPTY, state.item.slug
        assert state.missing, state.item.slug


MISSING_OF_AN_IBIS_ROW = [
    "een samenvatting",
    (
        "een organisatie die voor het terrein aanvraagt, een tekst over het mandaat en de "
        "organisatiegraad"
    ),
    "de plek op de kaart en een tekst over eigendom",
    "een bijeenkomst met datum en deelnemers en een tekst over het draagvlak",
    "een nulmeting met scores",
    "een ambitie met thema, streefwaarde en termijn",
    "een tekst over de opgave",
    "maatregelen met plek en thema",
    "een tekst over koppelkansen en een tekst over het MJOP",
    "een tekst over de fasering",
    "wie het groen beheert en betaalt",
    "hoe en wanneer er opnieuw wordt gemeten",
    "een tekst over de risico’s",
    "kosten met investering, onderhoud en btw",
    "baten met baathebbers",
    "een tekst over de verdeling",
    "bronnen van geld met bedrag en status",
    "hoe het tekort wordt opgelost",
    "een besluit met datum",
]


def test_a_terrain_with_only_its_ibis_row_lacks_exactly_this():
    states = assess(PROFILE, replace(EMPTY, has_gross_area=True, has_net_area=True))
    assert [state.missing for state in states] == MISSING_OF_AN_IBIS_ROW
    drafts = [state.item.rule for state in states if state.state is ReadinessState.DRAFT]
    assert drafts == [ReadinessRule.AREA]


def test_a_complete_terrain_is_ready_everywhere():
    states = assess(PROFILE, _complete())
    assert {(state.state, state.missing) for state in states} == {(ReadinessState.READY, "")}


@given(st.permutations(sorted(MENDERS)))
def test_mending_one_item_flips_exactly_that_item_in_any_order(order):
    terrain = Terrain()
    before = _states(terrain)
    for rule in order:
        terrain = MENDERS[rule](terrain)
        after = _states(terrain)
        changed = {other for other in after if after[other] != before[other]}
        assert changed == {rule}
        assert after[rule] == (ReadinessState.READY, "")
        before = after


BREAKS = [
    (
        ReadinessRule.APPLICANT,
        {"applicant": None},
        "een organisatie die voor het terrein aanvraagt",
    ),
    (ReadinessRule.APPLICANT, {"organisation_degree": None}, "de organisatiegraad"),
    (ReadinessRule.AREA, {"has_net_area": False}, "de netto oppervlakte"),
    (ReadinessRule.AREA, {"has_position": False}, "de plek op de kaart"),
    (ReadinessRule.BASELINE, {"baselines_without_source": 1}, "de bron van elke nulmeting"),
    (ReadinessRule.BASELINE, {"scores": 0}, "een nulmeting met scores"),
    (ReadinessRule.AMBITIONS, {"without_target": ("Koel",)}, "een streefwaarde (Koel)"),
    (ReadinessRule.AMBITIONS, {"without_term": ("Koel",)}, "een termijn (Koel)"),
    (ReadinessRule.SUPPORT, {"meetings": 0}, "een bijeenkomst met datum en deelnemers"),
    (ReadinessRule.MEASURES, {"without_place": ("Wadi",)}, "de plek van maatregelen (Wadi)"),
    (ReadinessRule.MEASURES, {"without_theme": ("Wadi",)}, "het thema van maatregelen (Wadi)"),
    (ReadinessRule.COSTS, {"missing_costs": ("Haag",)}, "aantallen of prijzen (Haag)"),
    (ReadinessRule.COSTS, {"without_vat": ("Wadi",)}, "het btw-tarief (Wadi)"),
    (ReadinessRule.BENEFITS, {"without_beneficiary": ("Koel",)}, "baathebbers (Koel)"),
    (ReadinessRule.BENEFITS, {"missing_benefits": ("K",)}, "aantallen of waarden van baten (K)"),
    (ReadinessRule.DIVISION, {"without_payer": ("Wadi",)}, "wie betaalt voor (Wadi)"),
    (ReadinessRule.COVER, {"unknown_transfers": ("Fonds",)}, "het bedrag van bronnen (Fonds)"),
]


def _complete() -> TerrainFacts:
    facts = EMPTY
    terrain = Terrain(facts).with_lines(*[Line(works=True, placed=True, priced=True)] * 2)
    for rule in ReadinessRule:
        terrain = MENDERS[rule](terrain)
    return terrain.facts


def _changed(facts: TerrainFacts, changes: Mapping[str, object]) -> TerrainFacts:
    for part in ("goals", "team", "plan"):
        inner = getattr(facts, part)
        if set(changes) <= set(inner.__dataclass_fields__):
            return replace(facts, **{part: replace(inner, **changes)})
    return replace(facts, **changes)


@pytest.mark.parametrize(("rule", "changes", "missing"), BREAKS)
def test_what_is_half_there_makes_a_draft_that_names_it(rule, changes, missing):
    facts = _changed(_complete(), changes)
    unready = {s.item.rule: s for s in assess(PROFILE, facts) if s.state != ReadinessState.READY}
    assert set(unready) == {rule}
    assert unready[rule].state is ReadinessState.DRAFT
    assert unready[rule].missing == missing


@pytest.mark.parametrize("kind", sorted(TextKind))
def test_leaving_a_text_out_touches_at_most_one_item(kind):
    facts = _complete()
    facts = replace(facts, texts=facts.texts - {kind})
    unready = [s.item.slug for s in assess(PROFILE, facts) if s.state != ReadinessState.READY]
    assert len(unready) == (1 if kind in _complete().texts else 0)


def test_many_lines_are_named_in_short():
    plan = PlanFacts(cost_lines=9, missing_costs=("a", "b", "c", "d"))
    facts = replace(EMPTY, plan=plan, goals=GoalFacts(), team=TeamFacts())
    costs = next(s for s in assess(PROFILE, facts) if s.item.rule is ReadinessRule.COSTS)
    assert costs.missing == "aantallen of prijzen (a, b, c en meer)"
