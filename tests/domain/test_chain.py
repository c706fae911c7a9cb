"""The checks of the chain and the *volgende stap*, on the phases that ship."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aanjager_app.content import load_content
from aanjager_app.domain.chain import LAST_PHASE, Room, Tick, evaluate_checks, next_step
from aanjager_app.domain.chain_rules import RULES, CheckRule
from aanjager_app.domain.facts import GoalFacts, PlanFacts, TeamFacts, TerrainFacts
from aanjager_app.domain.texts import TextKind
from aanjager_app.domain.vocabulary import (
    DocumentKind,
    GateOutcome,
    OrganisationDegree,
    WorkgroupKind,
)

PHASES = load_content().phases
TODAY = date(2026, 11, 25)
BARE = TerrainFacts(today=TODAY)
FULL = TerrainFacts(
    today=TODAY,
    has_project=True,
    applicant="Vereniging De Wilgen",
    organisation_degree=OrganisationDegree.ASSOCIATION,
    has_gross_area=True,
    has_net_area=True,
    has_position=True,
    texts=frozenset(TextKind),
    documents=dict.fromkeys(DocumentKind, date(2026, 10, 1)),
    goals=GoalFacts(
        ambitions=2, scores=4, baselines=2, measured_days=2,
        last_measured=date(2026, 9, 1), gaps_known=1,
        gaps_open=("Nog 25 mm: van 35 mm nu naar 60 mm.",),
    ),
    team=TeamFacts(
        persons=2, groups={WorkgroupKind.LEADING_GROUP: ("Kopgroep",)}, meetings=1, decisions=1,
        open_actions=2, visits=1, photos=3,
    ),
    plan=PlanFacts(name="Variant A", measures=3, cost_lines=4, benefits=2, transfers=2),
)  # fmt: skip


def _ticked(number: int) -> dict[str, Tick]:
    return {check.slug: Tick(done=True) for check in PHASES[number].checks if check.rule is None}


def _without(**changes: object) -> TerrainFacts:
    facts = FULL
    for name, value in changes.items():
        part = next((p for p in ("goals", "team", "plan") if hasattr(getattr(FULL, p), name)), None)
        if part is None:
            facts = replace(facts, **{name: value})
        else:
            facts = replace(facts, **{part: replace(getattr(facts, part), **{name: value})})
    return facts


# Twelve states of a terrain and more: facts, phase, the check that comes next, where it leads.
STATES: list[tuple[str, TerrainFacts, int, str | None, Room]] = [
    ("only the IBIS row", BARE, 0, "ambitie-vastgelegd", Room.AMBITIONS),
    ("an ambition, nobody to carry it", replace(BARE, goals=GoalFacts(ambitions=1)), 0,
     "kopgroep", Room.WORKGROUPS),
    ("nobody known", _without(persons=0), 0, "contact", Room.CONTACTS),
    ("ambition without target", _without(without_target=("Koel",)), 0, "streefwaarde",
     Room.AMBITIONS),
    ("phase 0 complete", FULL, 0, None, Room.CHAIN),
    ("workgroup without members", _without(groups_without_members=("Water",)), 1, "werkgroep",
     Room.WORKGROUPS),
    ("no baseline", _without(scores=0, last_measured=None), 1, "nulmeting", Room.BASELINE),
    ("gap not comparable", _without(gaps_known=0), 2, "opgave", Room.AMBITIONS),
    ("no measures", _without(measures=0), 2, "maatregelen", Room.WORKSHEET),
    ("a price is missing", _without(missing_costs=("Haag",)), 3, "kosten", Room.WORKSHEET),
    ("upkeep without payer", _without(without_upkeep_payer=("Wadi",)), 3, "onderhoud-betaald",
     Room.WORKSHEET),
    ("no green vision yet", _without(documents={}), 3, "groenvisie", Room.DOCUMENTS),
    ("money not yet granted", _without(gap_firm_cents=2_500_000), 4, "geld-toegezegd",
     Room.WORKSHEET),
    ("work is late", _without(overdue_actions=("Bomen planten",)), 5, "niets-te-laat",
     Room.WORKGROUPS),
    ("no warranties", _without(texts=frozenset(TextKind) - {TextKind.WARRANTIES}), 6, "garanties",
     Room.TEXTS),
    ("measured only once", _without(measured_days=1), 7, "opnieuw-gemeten", Room.BASELINE),
    ("everything done", FULL, 7, None, Room.BASELINE),
]  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "phase", "check", "room"), [s[1:] for s in STATES], ids=[s[0] for s in STATES]
)
def test_each_state_of_a_terrain_gives_its_next_step(facts, phase, check, room):
    step = next_step(replace(facts, phase=phase), PHASES, _ticked(phase))
    assert (step.phase, step.check, step.room) == (phase, check, room)
    assert step.phase_name == PHASES[phase].name
    assert step.reason.endswith(".")
    assert step.button


def test_what_a_person_ticks_comes_after_what_is_computed():
    facts = replace(FULL, phase=0)
    step = next_step(facts, PHASES, {})
    assert step.check == "zorgen-gehoord"
    ticks = {"zorgen-gehoord": Tick(done=True, evidence="Kopgroep van 3 maart")}
    assert next_step(facts, PHASES, ticks).check == "gemeente-gesproken"
    missing = replace(facts, organisation_degree=None)
    assert next_step(missing, PHASES, ticks).check == "organisatiegraad"


def test_a_tick_carries_its_evidence_and_never_overrules_the_data():
    ticks = {
        "zorgen-gehoord": Tick(done=True, evidence="Kopgroep van 3 maart"),
        "gemeente-gesproken": Tick(done=False),
        "contact": Tick(done=True, evidence="ik ken iemand"),
    }
    states = {state.check.slug: state for state in evaluate_checks(BARE, PHASES[0], ticks)}
    assert (states["zorgen-gehoord"].met, states["zorgen-gehoord"].evidence) == (
        True,
        "Kopgroep van 3 maart",
    )
    assert (states["gemeente-gesproken"].met, states["gemeente-gesproken"].evidence) == (
        False,
        "nog niet afgevinkt",
    )
    assert (states["contact"].met, states["contact"].computed) == (False, True)


@pytest.mark.parametrize("number", range(LAST_PHASE))
def test_a_gate_advises_to_the_next_phase(number):
    step = next_step(replace(FULL, phase=number), PHASES, _ticked(number))
    assert step.check is None
    assert PHASES[number + 1].name in step.reason


def test_every_rule_is_used():
    used = {check.rule for phase in PHASES for check in phase.checks if check.rule}
    assert used == set(RULES) == set(CheckRule)


@pytest.mark.parametrize("rule", sorted(CheckRule))
def test_every_rule_says_no_on_a_bare_and_yes_on_a_full_terrain(rule):
    # Nothing can be late where nothing was agreed; the rule says no further on.
    fine_when_empty = rule is CheckRule.NOTHING_OVERDUE
    no, yes = RULES[rule](BARE), RULES[rule](FULL)
    assert (no[0], yes[0]) == (fine_when_empty, True)
    for evidence in (no[1], yes[1]):
        assert evidence == evidence.strip() != ""
        assert not evidence.endswith(".")
    assert fine_when_empty or no[1] != yes[1]


LACKING: Mapping[CheckRule, dict[str, object]] = {
    CheckRule.AMBITION_TARGETS: {"without_target": ("a", "b")},
    CheckRule.WORKGROUP_MEMBERS: {"groups_without_members": ("a", "b")},
    CheckRule.ACTIONS_ASSIGNED: {"unassigned_actions": ("a", "b")},
    CheckRule.NOTHING_OVERDUE: {"overdue_actions": ("a", "b")},
    CheckRule.MEASURES_PLACED: {"without_place": ("a", "b")},
    CheckRule.COSTS_COMPLETE: {"missing_costs": ("a", "b")},
    CheckRule.BENEFICIARIES_NAMED: {"without_beneficiary": ("a", "b")},
    CheckRule.PAYERS_NAMED: {"without_payer": ("a", "b")},
    CheckRule.UPKEEP_PAYERS: {"without_upkeep_payer": ("a", "b")},
    CheckRule.FUNDING_GRANTED: {"missing_costs": ("a", "b")},
}


@pytest.mark.parametrize("rule", sorted(LACKING))
def test_evidence_names_what_lacks(rule):
    met, evidence = RULES[rule](_without(**LACKING[rule]))
    assert not met
    assert evidence.endswith("a en b")


def test_evidence_shows_figures_as_a_dutch_reader_writes_them():
    assert RULES[CheckRule.FUNDING_GRANTED](_without(gap_firm_cents=2_500_000)) == (
        False,
        "€\N{NO-BREAK SPACE}25.000 is nog niet toegezegd",
    )
    assert RULES[CheckRule.GAP_KNOWN](FULL) == (
        True,
        "1 ambitie te vergelijken met de nulmeting; nog 25 mm: van 35 mm nu naar 60 mm",
    )
    assert RULES[CheckRule.BASELINE_RECORDED](FULL) == (
        True,
        "4 scores, laatst op 1 september 2026",
    )


def test_money_is_not_granted_when_nothing_was_reckoned():
    assert RULES[CheckRule.FUNDING_GRANTED](replace(FULL, plan=PlanFacts(name="A")))[0] is False


def _mixed(kind: type) -> st.SearchStrategy[object]:
    """Facts of which each field is that of a bare, a full or a flawed terrain."""
    parts = {GoalFacts: "goals", TeamFacts: "team", PlanFacts: "plan"}
    bare, full = (getattr(facts, parts[kind]) for facts in (BARE, FULL))
    flawed = {name: value for lacking in LACKING.values() for name, value in lacking.items()}
    fields = {
        name: st.sampled_from(
            [getattr(bare, name), getattr(full, name), *([flawed[name]] if name in flawed else [])]
        )
        for name in kind.__dataclass_fields__
    }
    return st.builds(kind, **fields)


@given(
    facts=st.builds(
        TerrainFacts,
        today=st.just(TODAY),
        phase=st.integers(0, LAST_PHASE),
        has_project=st.booleans(),
        organisation_degree=st.sampled_from([None, *OrganisationDegree]),
        has_gross_area=st.booleans(),
        has_net_area=st.booleans(),
        texts=st.frozensets(st.sampled_from(TextKind)),
        documents=st.dictionaries(st.sampled_from(DocumentKind), st.dates()),
        goals=_mixed(GoalFacts),
        team=_mixed(TeamFacts),
        plan=_mixed(PlanFacts),
    ),
    ticked=st.booleans(),
)
def test_any_facts_give_the_first_unmet_check_computed_ones_first(*, facts, ticked):
    ticks = _ticked(facts.phase) if ticked else {}
    step = next_step(facts, PHASES, ticks)
    states = evaluate_checks(facts, PHASES[facts.phase], ticks)
    unmet = [s for s in states if not s.met]
    wanted = [s for s in unmet if s.computed] or unmet
    assert step.check == (wanted[0].check.slug if wanted else None)
    assert all(state.evidence for state in states)


@given(
    phase=st.integers(0, LAST_PHASE),
    texts=st.frozensets(st.sampled_from(TextKind)),
    ambitions=st.integers(0, 3),
    measures=st.integers(0, 3),
    persons=st.integers(0, 2),
    ticked=st.booleans(),
)
def test_there_is_always_one_next_step_in_the_present_phase(
    *, phase, texts, ambitions, measures, persons, ticked
):
    facts = replace(
        FULL,
        phase=phase,
        texts=texts,
        goals=replace(FULL.goals, ambitions=ambitions),
        team=replace(FULL.team, persons=persons),
        plan=replace(FULL.plan, measures=measures),
    )
    ticks = _ticked(phase) if ticked else {}
    step = next_step(facts, PHASES, ticks)
    unmet = [s for s in evaluate_checks(facts, PHASES[phase], ticks) if not s.met]
    assert step.phase == phase
    if step.check is None:
        assert not unmet
    else:
        assert step.check in {state.check.slug for state in unmet}


@pytest.mark.parametrize(
    ("outcome", "words", "room"),
    [
        (GateOutcome.PROCEED, "Zet het project op fase 1 Initiatieffase", Room.CHAIN),
        (GateOutcome.PROCEED_WITH_REMARKS, "Zet het project op fase 1", Room.CHAIN),
        (GateOutcome.STAY, "in deze fase te blijven", Room.WORKGROUPS),
        (GateOutcome.RETURN, "terug te gaan", Room.CHAIN),
        (GateOutcome.STOP, "te stoppen", Room.TEXTS),
        (None, "Leg het besluit vast om door te gaan naar fase 1", Room.CHAIN),
    ],
)
def test_a_decision_at_the_gate_is_what_the_next_step_follows(outcome, words, room):
    facts = replace(FULL, phase=0, gates={0: outcome} if outcome else {})
    step = next_step(facts, PHASES, _ticked(0))
    assert words in step.reason
    assert (step.check, step.room) == (None, room)
