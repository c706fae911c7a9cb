"""Internal rate of return and payback time, also where they are hard to find."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aanjager_app.costbenefit.appraisal import IrrAbsence
from aanjager_app.costbenefit.precision import exact_context
from aanjager_app.costbenefit.rates import irr_pct, payback_years
from tests.costbenefit.builders import answer, appraisal, benefit, cost, flows, sheet, transfer


@pytest.mark.parametrize(
    ("amounts", "rate"),
    [
        ([-100, 110], "10.00000"),
        ([-100, 100], "0.00000"),
        ([-100, 50], "-50.00000"),
        ([-100, "0.01"], "-99.99000"),
        ([100, -110], "10.00000"),
        ([-100, 0, 0, "133.1"], "10.00000"),
        ([0, 0, -100, 110, 0], "10.00000"),
        (["-0.01", 10**12], "9999999999999900.00000"),
        ([-(10**12), "0.01"], "-100.00000"),
        ([-(10**8), "112345675"], "12.34568"),
        ([-100, *[1] * 100], "0.00000"),
    ],
)
def test_irr(amounts, rate):
    assert answer(flows([Decimal(amount) for amount in amounts]))["irr_pct"] == rate


@pytest.mark.parametrize(
    ("amounts", "absence"),
    [
        ([-100, 230, -132], IrrAbsence.CHANGES_SIGN_OFTEN),
        ([-100, -1], IrrAbsence.NEVER_CHANGES_SIGN),
        ([100, 1], IrrAbsence.NEVER_CHANGES_SIGN),
        ([0, 0], IrrAbsence.NEVER_CHANGES_SIGN),
        # less than half a cent is no flow
        ([Decimal("-0.004"), 100], IrrAbsence.NEVER_CHANGES_SIGN),
        ([-100, 200, Decimal("-0.004")], None),
    ],
)
def test_irr_exists_with_exactly_one_change_of_sign(amounts, absence):
    found = appraisal(flows(amounts))
    assert found.irr_absence is absence
    assert (found.irr_pct is None) is (absence is not None)


def test_transfers_leave_the_irr_alone():
    data = flows([-100, 110])
    data["transfers"] = [transfer(amount=1000)]
    assert answer(data)["irr_pct"] == "10.00000"


amounts = st.decimals(min_value=0, max_value=10**9, places=2)


@given(st.lists(amounts, min_size=1, max_size=50), st.lists(amounts, min_size=1, max_size=50))
def test_the_irr_makes_the_flow_worth_nothing(out, back):
    flow = [-amount for amount in out] + back
    with exact_context():
        rate, _ = irr_pct(flow)
        if rate is None:
            assert not any(out) or not any(back)
            return
        size = sum(abs(a) for a in flow)
        factor = 1 / (1 + rate / 100) if rate > -100 else Decimal(0)
        below, above = factor * Decimal("0.999999"), factor * Decimal("1.000001")
        worth = [sum(a * f**t for t, a in enumerate(flow)) for f in (below, above)]
        assert worth[0] <= 0 <= worth[1] or size == 0


@pytest.mark.parametrize(
    ("flow", "years"),
    [
        ([-100, 50, 50], "2.000"),
        ([-100, 40, 40, 40], "2.500"),
        ([-100, 40, 40], None),
        ([100, 50], None),
        ([0, 100], None),
        ([0, -100, 400], "1.250"),
        ([50, -100, 100, -200, 500], "1.500"),
        ([-100], None),
        ([-100, 0, 0, 100], "3.000"),
    ],
)
def test_payback(flow, years):
    assert answer(flows(flow))["payback_years"] == years


def test_discounted_payback_hits_zero_exactly():
    assert answer(flows([-100, 110], discount_rate_pct=10))["discounted_payback_years"] == "1.000"
    third = flows([-3, 3], discount_rate_pct=200)
    assert answer(third)["discounted_payback_years"] is None


def test_discounted_payback_uses_the_rate_of_each_line():
    data = sheet(
        horizon_years=2,
        discount_rate_pct=100,
        costs=[cost(investment_per_unit=40, investment_year=1, discount_rate_pct=0)],
        benefits=[benefit(value_per_unit_per_year=80, one_off_year=2)],
    )
    found = appraisal(data)
    assert sum(year.net_discounted for year in found.years) == found.npv == Decimal(-20)
    assert found.discounted_payback_years is None
    assert found.payback_years == Decimal("1.5")


@given(st.lists(st.decimals(min_value=-(10**6), max_value=10**6, places=2), max_size=40))
def test_payback_is_never_negative_and_lies_within_the_flow(flow):
    with exact_context():
        years = payback_years(flow)
    assert years is None or 0 <= years <= len(flow) - 1
