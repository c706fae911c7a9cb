"""A project along the chain: ticks, decisions at a gate, phases; each is one step to undo."""

from datetime import date

import pytest

from aanjager_app.domain.errors import DomainError
from aanjager_app.domain.vocabulary import GateOutcome
from aanjager_app.services.chain_editing import Tick, decide_gate, move_to_phase, tick_check
from aanjager_app.services.chain_status import read_chain
from aanjager_app.services.records import RecordKind, add_record
from aanjager_app.services.steps import redo_step, undo_step

DAY = date(2026, 3, 2)


@pytest.fixture
def terrain(store, content):
    texts = {"name": "Kanaalpark", "programme_status": "none"}
    return add_record(store, content, RecordKind.TERRAIN, None, texts).id


@pytest.fixture
def project(store, content, terrain):
    texts = {"name": "Entree", "phase": "1"}
    return add_record(store, content, RecordKind.PROJECT, terrain, texts).id


@pytest.fixture
def chain(store, content, terrain, project):
    def read():
        return read_chain(store, content, terrain, DAY)[0]

    return read


def ticked_by_hand(chain):
    """A check that is ticked by hand, with the number of its phase."""
    for phase in chain.phases:
        for state in phase.checks:
            if not state.computed:
                return phase.phase.number, state.check.slug
    raise AssertionError("no check is ticked by hand")


def state_of(chain, slug):
    return next(s for p in chain.phases for s in p.checks if s.check.slug == slug)


def test_a_tick_is_kept_with_its_evidence_and_taken_away_again(store, content, project, chain):
    _, slug = ticked_by_hand(chain())
    assert not state_of(chain(), slug).met
    tick_check(store, content, project, slug, Tick(done=True, evidence=" verslag van 1 mei "))
    assert state_of(chain(), slug).met
    assert "verslag van 1 mei" in state_of(chain(), slug).evidence
    tick_check(store, content, project, slug, Tick(done=False))
    assert not state_of(chain(), slug).met


def test_an_unknown_check_or_project_is_refused_and_nothing_is_written(store, content, project):
    with pytest.raises(DomainError) as unknown:
        tick_check(store, content, project, "bestaat-niet", Tick(done=True))
    assert unknown.value.code == "check_not_found"
    slug = content.phases[1].checks[0].slug
    with pytest.raises(DomainError) as gone:
        tick_check(store, content, "weg", slug, Tick(done=True))
    assert gone.value.code == "row_not_found"
    assert undo_step(store).label.endswith("Project toegevoegd")


@pytest.mark.parametrize("outcome", [GateOutcome.STOP, GateOutcome.RETURN])
def test_stopping_and_going_back_ask_for_a_reason(store, project, chain, outcome):
    with pytest.raises(DomainError) as found:
        decide_gate(store, project, 1, outcome, "  ")
    assert found.value.field == "reason"
    assert chain().phases[1].gates == ()
    decide_gate(store, project, 1, outcome, " te duur ")
    gate = chain().phases[1].gates[0]
    assert (gate.outcome, gate.reason, gate.decided_on) == (outcome, "te duur", DAY)


def test_a_decision_never_moves_the_project(store, project, chain):
    decide_gate(store, project, 1, next(iter(GateOutcome)), "")
    assert chain().current == 1


def test_going_on_ends_one_stay_and_begins_the_next(store, content, project, chain, clock):
    move_to_phase(store, content, project, 2)
    clock.wind(days=9)
    move_to_phase(store, content, project, 3)
    stays = {p.phase.number: p.stays for p in chain().phases}
    assert chain().current == 3
    assert [(s.started_on, s.finished_on) for s in stays[2]] == [(DAY, date(2026, 3, 11))]
    assert [(s.started_on, s.finished_on) for s in stays[3]] == [(date(2026, 3, 11), None)]


def test_a_phase_can_be_visited_again(store, content, project, chain):
    for phase in (2, 1, 2):
        move_to_phase(store, content, project, phase)
    assert len(chain().phases[2].stays) == 2
    assert sum(s.finished_on is None for p in chain().phases for s in p.stays) == 1


def test_going_where_it_already_is_changes_nothing(store, content, project, chain):
    move_to_phase(store, content, project, 2)
    before = chain()
    move_to_phase(store, content, project, 2)
    assert chain() == before


@pytest.mark.parametrize("phase", [-1, 8])
def test_a_phase_outside_the_chain_is_refused(store, content, project, phase):
    with pytest.raises(DomainError) as found:
        move_to_phase(store, content, project, phase)
    assert found.value.code == "phase_not_found"


def test_a_move_is_one_step_back_and_forth(store, content, project, chain):
    before = chain()
    move_to_phase(store, content, project, 4)
    after = chain()
    undo_step(store)
    assert chain() == before
    redo_step(store)
    assert chain() == after
