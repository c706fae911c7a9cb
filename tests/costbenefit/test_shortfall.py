"""What is lacking by purpose, and what other choices of the method and of certainty mean."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings

from aanjager_app.costbenefit.assumptions import certain_part, other_assumptions
from aanjager_app.costbenefit.engine import appraise
from aanjager_app.costbenefit.party_cash import party_cash
from aanjager_app.costbenefit.precision import exact_context
from aanjager_app.costbenefit.shortfall import shortfall
from aanjager_app.costbenefit.worksheet import TransferStatus
from tests.costbenefit.builders import benefit, cost, sheet, transfer, worksheet
from tests.costbenefit.strategies import sheets
from tests.costbenefit.test_invariants import near


@settings(max_examples=50, deadline=None)
@given(sheets())
def test_the_parts_of_the_shortfall_are_all_of_the_gaps(data):
    known = appraise(worksheet(data))
    found = shortfall(known)
    with exact_context():
        assert near(found.total, sum(year.gap for year in known.funding.years))
    assert min(found.purchase, found.later, found.instalments) >= 0


def test_money_pays_what_is_built_first():
    data = sheet(
        horizon_years=4,
        costs=[cost(investment_per_unit=100, investment_year=2, upkeep_per_unit_per_year=10)],
        transfers=[
            transfer(amount=60, year=2),
            transfer(
                id="l", amount=50, year=0, kind="loan", **{"from": "b", "to": "a"},
                rate_pct=0, term_years=2,
            ),
        ],
    )  # fmt: skip
    found = shortfall(appraise(worksheet(data)))
    assert (found.purchase, found.purchase_years) == (40, (2,))
    assert found.instalments == 50
    assert found.later == 40  # 10 in each year after year 0


@settings(max_examples=40, deadline=None)
@given(sheets())
def test_another_rate_or_horizon_is_that_of_a_worksheet_with_it(data):
    entered = worksheet(data)
    for one in (found for group in other_assumptions(entered) for found in group):
        other = replace(
            entered, discount_rate_pct=one.discount_rate_pct, horizon_years=one.horizon_years
        )
        assert near(one.npv, appraise(other).npv)
        assert other != entered


def test_the_part_without_a_range_is_said_in_per_cent():
    loose = {"low": 1, "mid": 2, "high": 3}
    data = sheet(
        horizon_years=0,
        costs=[
            cost(investment_per_unit=75),
            cost(id="x", quantity=12.5, investment_per_unit=loose),
        ],
        benefits=[benefit(value_per_unit_per_year=loose, one_off_year=0)],
    )
    entered = worksheet(data)
    found = certain_part(entered, appraise(entered))
    assert (found.costs, found.benefits) == (75, 0)
    bare = worksheet(sheet())
    assert certain_part(bare, appraise(bare)).benefits is None


@settings(max_examples=40, deadline=None)
@given(sheets())
def test_what_is_not_granted_is_left_out_of_the_firm_balance(data):
    entered = worksheet(data)
    firm = replace(
        entered,
        transfers=tuple(t for t in entered.transfers if t.status is TransferStatus.GRANTED),
    )
    all_, only = appraise(entered), appraise(firm)
    for party in entered.parties:
        found = party_cash(entered, all_, party)
        assert near(found.firm_balance, only.parties[party.id].cash_balance)
        years = Decimal(max(entered.horizon_years, 1))
        with exact_context():
            got = sum(year.parties[party.id].benefits for year in all_.years)
            assert near(found.benefits * years + found.one_off, got)
