"""The conversation on who pays: proposals, what they mean, undo, and looking back."""

from decimal import Decimal

import pytest

from aanjager_app.costbenefit.engine import appraise
from aanjager_app.domain.errors import DomainError
from aanjager_app.models.undo import undo
from aanjager_app.services.sheets.parties import remove_party
from aanjager_app.services.sheets.reading import load_sheet
from aanjager_app.services.sheets.sharing import (
    at_step,
    read_steps,
    room_of,
    scopes,
    share_out,
    stands,
    stands_chart,
    stands_sentence,
    take_step,
)
from tests.models.support import visible


def shares(**percents):
    return {party: Decimal(share) for party, share in percents.items()}


def talk(desk, scope, wanted, *, with_upkeep=True):
    return share_out(desk.store, desk.content, desk.key, scope, wanted, with_upkeep=with_upkeep)


@pytest.fixture
def everything(desk):
    return scopes(desk.sheet.plan, desk.content)[0]


def payers(desk):
    return {line.id: dict(line.payers) for line in load_sheet(desk.store, desk.key).costs}


def test_what_can_be_talked_about_is_all_a_scale_or_a_line(desk):
    found = scopes(desk.sheet.plan, desk.content)
    lines = desk.sheet.plan.worksheet.costs
    assert set(found[0].lines) == {line.id for line in lines}
    assert [scope.name for scope in found[-len(lines) :]] == [line.label for line in lines]
    for scope in found[1 : -len(lines)]:
        scales = {line.organisation for line in lines if line.id in scope.lines}
        assert len(scales) == 1


def test_a_proposal_means_what_the_worksheet_says_afterwards(desk, everything):
    first, second = [party.id for party in desk.sheet.plan.worksheet.parties][:2]
    wanted = shares(**{first: 70, second: 30})
    plan = desk.sheet.plan
    room = room_of(plan, everything, with_upkeep=True)
    told = stands(plan, room, wanted)
    talk(desk, everything, wanted)
    assert [line.balance for line in desk.sheet.outcome.parties] == [
        stand.balance for stand in told
    ]
    assert all(found == wanted for found in payers(desk).values())
    assert [bar.value_text for bar in stands_chart(told, room).bars] == [s.balance for s in told]


def test_each_proposal_is_a_step_to_undo_and_the_first_keeps_how_it_was(desk, everything):
    before, rows = payers(desk), visible(desk.store)
    first, second = [party.id for party in desk.sheet.plan.worksheet.parties][:2]
    talk(desk, everything, shares(**{first: 100}))
    talk(desk, everything, shares(**{first: 40, second: 60}))
    steps = read_steps(desk.store, desk.key)
    assert [len(steps), steps[0].title] == [3, "Zoals het was"]
    assert "40" in steps[2].title
    assert "60" in steps[2].title
    looked_back = at_step(desk.sheet.plan, steps[0])
    assert {line.id: dict(line.payers) for line in looked_back.costs} == before
    undo(desk.store)
    assert len(read_steps(desk.store, desk.key)) == 2
    undo(desk.store)
    assert payers(desk) == before
    assert visible(desk.store) == rows


def test_an_earlier_step_can_be_taken_again(desk, everything):
    before = desk.sheet.outcome
    first = desk.sheet.plan.worksheet.parties[0].id
    talk(desk, everything, shares(**{first: 100}))
    assert desk.sheet.outcome.parties != before.parties
    begin = read_steps(desk.store, desk.key)[0]
    take_step(desk.store, desk.content, desk.key, begin.id)
    assert desk.sheet.outcome == before
    assert read_steps(desk.store, desk.key)[-1].title == "Terug naar: Zoals het was"


def test_a_step_with_a_party_that_is_gone_leaves_those_lines(desk, everything):
    first, second = [party.id for party in desk.sheet.plan.worksheet.parties][:2]
    talk(desk, everything, shares(**{first: 100}))
    talk(desk, everything, shares(**{second: 100}))
    step = read_steps(desk.store, desk.key)[1]
    remove_party(desk.store, desk.key, first, second)
    take_step(desk.store, desk.content, desk.key, step.id)
    assert all(set(found) == {second} for found in payers(desk).values())
    assert appraise(at_step(desk.sheet.plan, step)) == desk.sheet.plan.appraisal


def test_upkeep_that_is_left_out_stays_with_who_pays_it(desk, everything):
    was = {line.id: line for line in load_sheet(desk.store, desk.key).costs}
    last = desk.sheet.plan.worksheet.parties[-1].id
    talk(desk, everything, shares(**{last: 100}), with_upkeep=False)
    for line in load_sheet(desk.store, desk.key).costs:
        before = was[line.id]
        assert dict(line.payers) == {last: 100}
        assert dict(line.upkeep_payers) == dict(before.upkeep_payers or before.payers)


def test_shares_that_are_not_100_are_refused(desk, everything):
    before = visible(desk.store)
    first = desk.sheet.plan.worksheet.parties[0].id
    with pytest.raises(DomainError, match="90 %"):
        talk(desk, everything, shares(**{first: 90}))
    assert visible(desk.store) == before


def test_who_loses_is_said_in_words(desk, everything):
    plan = desk.sheet.plan
    room = room_of(plan, everything, with_upkeep=True)
    payer = plan.worksheet.parties[-1]
    told = stands(plan, room, shares(**{payer.id: 100}))
    assert payer.name in stands_sentence(told)
    assert told[-1].risk == "100\u00a0%"
