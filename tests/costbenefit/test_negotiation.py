"""Other shares of the costs: the same as appraising and drawing the worksheet with those shares."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from aanjager_app.costbenefit.engine import appraise
from aanjager_app.costbenefit.negotiation import (
    beside_held,
    proposed_shares,
    rebalanced,
    room_for,
    whole_shares,
    with_shares,
)
from aanjager_app.costbenefit.precision import exact_context
from aanjager_app.costbenefit.uncertainty import simulate
from aanjager_app.costbenefit.worksheet import Uncertainty
from tests.costbenefit.builders import benefit, cost, sheet, worksheet
from tests.costbenefit.strategies import sheets
from tests.costbenefit.test_invariants import near

DRAWS = Uncertainty(200, 3)
percents = st.integers(0, 100).map(Decimal)


@given(data=sheets(), with_upkeep=st.booleans(), seed=st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_a_proposal_gives_what_the_changed_worksheet_gives(data, with_upkeep, seed):
    before = worksheet(data)
    ids = [line.id for line in before.costs if seed.random() < 0.7]
    parties = [party.id for party in before.parties]
    first = Decimal(seed.randint(0, 100))
    shares = {parties[0]: first, parties[-1]: 100 - first}
    if len(parties) == 1:
        shares = {parties[0]: Decimal(100)}
    room = room_for(before, appraise(before), ids, with_upkeep=with_upkeep, settings=DRAWS)
    found = room.positions(shares)
    after = with_shares(before, ids, shares, with_upkeep=with_upkeep)
    expected = appraise(after)
    drawn = simulate(after, expected, DRAWS)
    for party in parties:
        assert near(found[party].balance, expected.parties[party].balance)
        # The order of summing differs, so that a draw at the very cent may fall on either side.
        gap = abs(found[party].chance_negative - drawn.parties[party].chance_negative)
        assert gap <= Decimal(1) / DRAWS.draws
    with exact_context():
        assert near(sum(p.contribution for p in found.values()), room.burden)


@given(data=sheets())
@settings(max_examples=30, deadline=None)
def test_the_shares_of_now_give_the_balances_of_now(data):
    now = worksheet(data)
    appraisal = appraise(now)
    room = room_for(now, appraisal, [line.id for line in now.costs], settings=DRAWS)
    positions = room.positions(room.shares)
    if room.shares:
        for party, outcome in appraisal.parties.items():
            assert near(positions[party].balance, outcome.balance)


@st.composite
def divisions(draw):
    weights = draw(st.lists(st.integers(0, 50), min_size=1, max_size=8).filter(any))
    total = sum(weights)
    exact = {f"p{n}": Decimal(w) * 100 / total for n, w in enumerate(weights)}
    return exact, whole_shares(exact)


@given(divisions())
def test_whole_shares_are_whole_and_100_together(division):
    exact, whole = division
    assert sum(whole.values()) == 100
    assert all(share == int(share) and abs(share - exact[p]) < 1 for p, share in whole.items())


@given(divisions(), st.data())
def test_a_moved_share_leaves_100_and_keeps_what_is_held(division, data):
    shares = {**dict.fromkeys(division[0], Decimal(0)), **division[1]}
    party = data.draw(st.sampled_from(sorted(shares)))
    held = data.draw(st.sets(st.sampled_from(sorted(shares))))
    wanted = data.draw(percents)
    after = rebalanced(shares, party, wanted, held)
    assert sum(after.values()) == 100
    assert all(share > 0 for share in after.values())
    for other in held - {party}:
        assert after.get(other, 0) == shares[other]
    room = 100 - sum(shares[p] for p in held - {party})
    free = set(shares) - set(held) - {party}
    assert after.get(party, 0) == (min(wanted, room) if free else room)


def test_the_proposal_follows_the_benefits_and_is_empty_without_them():
    data = sheet(
        costs=[cost(investment_per_unit=900)],
        benefits=[
            benefit(id="a", one_off_year=0, value_per_unit_per_year=200),
            benefit(
                id="b",
                one_off_year=0,
                value_per_unit_per_year=100,
                beneficiaries={"b": 100},
            ),
        ],
    )
    found = proposed_shares(appraise(worksheet(data)))
    assert sum(found.values()) == 100
    assert found == {"a": 67, "b": 33}
    assert proposed_shares(appraise(worksheet(sheet(costs=[cost()])))) == {}


def test_upkeep_that_is_left_out_keeps_its_luck_with_who_pays_it():
    """Investment 100 goes to b; upkeep of 0 to 40 a year, for ten years, stays with a."""
    data = sheet(
        costs=[
            cost(
                investment_per_unit=100,
                upkeep_per_unit_per_year={"low": 0, "mid": 20, "high": 40},
            )
        ],
        benefits=[benefit(one_off_year=0, value_per_unit_per_year=200)],
    )
    before = worksheet(data)
    many = Uncertainty(2000, 1)
    room = room_for(before, appraise(before), ["c"], with_upkeep=False, settings=many)
    found = room.positions({"b": Decimal(100)})
    assert Decimal("0.4") < found["a"].chance_negative < Decimal("0.6")
    assert found["b"].chance_negative == 1
    together = room_for(before, appraise(before), ["c"], settings=many).positions(
        {"b": Decimal(100)}
    )
    assert together["a"].chance_negative == 0


@given(
    st.lists(st.integers(0, 100), min_size=4, max_size=4).filter(any),
    st.lists(st.integers(1, 100), min_size=4, max_size=4),
    st.sets(st.sampled_from("abcd")),
)
def test_a_proposal_beside_held_shares_keeps_them_and_is_all(proposed, now, held):
    def hundred(parts):
        total = sum(parts)
        return whole_shares(
            {p: Decimal(part) * 100 / total for p, part in zip("abcd", parts, strict=True)}
        )

    wanted, shares = hundred(proposed), hundred(now)
    found = beside_held(wanted, shares, held)
    assert sum(found.values()) == 100
    assert all(found.get(p, 0) == shares.get(p, 0) for p in held)
    if not held:
        assert found == wanted
