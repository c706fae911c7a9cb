"""What holds for every worksheet, on unrounded figures."""

import copy
from dataclasses import replace
from decimal import Decimal, localcontext
from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from aanjager_app.costbenefit.engine import appraise
from aanjager_app.costbenefit.precision import exact_context
from aanjager_app.costbenefit.reading import read_worksheet
from aanjager_app.costbenefit.writing import worksheet_to_json
from tests.costbenefit.builders import answer_text, appraisal, worksheet
from tests.costbenefit.reference import account, money, payback
from tests.costbenefit.strategies import PARTIES, sheets

# Figures have fifty digits; sums taken in another order differ far behind the cents.
NEAR = Decimal("1e-30")


def near(one, other):
    with localcontext(prec=60):
        return abs(one - other) <= NEAR * max(1, abs(one), abs(other))


def as_decimal(fraction):
    with localcontext(prec=60):
        return Decimal(fraction.numerator) / Decimal(fraction.denominator)


def total(amounts):
    with localcontext(prec=60):
        return sum(amounts, Decimal(0))


@given(sheets())
def test_the_engine_agrees_with_a_plain_account_in_fractions(data):
    found = appraisal(data)
    pv, flow, vat = account(data)
    for party in data["parties"]:
        name, result = party["id"], found.parties[party["id"]]
        assert near(result.pv_costs, as_decimal(pv["costs", name]))
        assert near(result.pv_benefits, as_decimal(pv["benefits", name]))
        recovered = vat[name] if party["recovers_vat"] else 0 * vat[name]
        assert near(result.pv_vat_recovered, as_decimal(recovered))
        for year in found.years:
            own = year.parties[name]
            assert near(own.costs, as_decimal(flow["costs", name, year.year]))
            assert near(own.benefits, as_decimal(flow["benefits", name, year.year]))
    assert near(found.npv, as_decimal(sum(pv["benefits", p] - pv["costs", p] for p in PARTIES)))


@given(sheets())
def test_transfers_and_funding_agree_with_a_plain_account_in_fractions(data):
    found = appraisal(data)
    pv, flow, needed, arrives = money(data)
    for party in PARTIES:
        assert near(found.parties[party].pv_transfers, as_decimal(pv[party]))
        for year in found.years:
            assert near(year.parties[party].transfers, as_decimal(flow[party, year.year]))
    statuses = ("granted", "requested", "idea")
    for year in found.funding.years:
        assert near(year.needed, as_decimal(needed[year.year]))
        assert near(year.granted, as_decimal(arrives["granted", year.year]))
        assert near(year.covered, as_decimal(sum(arrives[s, year.year] for s in statuses)))
    for status in statuses:
        total_ = sum(amount for (name, _), amount in arrives.items() if name == status)
        assert near(getattr(found.funding, status), as_decimal(Fraction(total_)))


@given(sheets())
def test_payback_and_irr_agree_with_the_plain_flows(data):
    found = appraisal(data)
    _, flow, _ = account(data)
    net = [
        sum(flow["benefits", p, year.year] - flow["costs", p, year.year] for p in PARTIES)
        for year in found.years
    ]
    expected = payback(net)
    assert (found.payback_years is None) is (expected is None)
    if expected is not None:
        assert near(found.payback_years, as_decimal(expected))
    cents = [Fraction(round_half_up(amount * 100), 100) for amount in net]
    signs = [amount > 0 for amount in cents if amount]
    changes = sum(one != other for one, other in pairwise(signs))
    assert (found.irr_pct is None) is (changes != 1)
    if found.irr_pct is not None:
        growth = 1 + Fraction(found.irr_pct) / 100
        size = sum(abs(amount) / growth**year for year, amount in enumerate(cents))
        assert abs(sum(a / growth**year for year, a in enumerate(cents))) <= size / 10**15


def round_half_up(number):
    return int(abs(number) + Fraction(1, 2)) * (-1 if number < 0 else 1)


@given(sheets())
def test_parties_add_up_to_the_project(data):
    found = appraisal(data)
    parties = found.parties.values()
    assert near(total(party.pv_costs for party in parties), found.pv_costs)
    assert near(total(party.pv_benefits for party in parties), found.pv_benefits)
    assert near(total(party.balance for party in parties), found.npv)
    for year in found.years:
        assert near(total(party.costs for party in year.parties.values()), year.costs)
        assert near(total(party.benefits for party in year.parties.values()), year.benefits)
    if found.pv_benefits:
        proposed = [party.proposed_contribution for party in parties]
        assert near(total(proposed), found.pv_costs)


@given(sheets())
def test_lines_and_discounted_years_add_up_to_the_project(data):
    found = appraisal(data)
    assert near(total(line.pv for line in found.costs), found.pv_costs)
    assert near(total(line.pv for line in found.benefits), found.pv_benefits)
    assert near(total(year.net_discounted for year in found.years), found.npv)


@given(sheets())
def test_transfers_sum_to_zero_and_change_no_total(data):
    found = appraisal(data)
    assert near(total(party.pv_transfers for party in found.parties.values()), Decimal(0))
    for year in found.years:
        moved = total(party.transfers for party in year.parties.values())
        assert near(moved, Decimal(0))
    without = appraisal({**data, "transfers": []})
    assert (found.npv, found.pv_costs, found.pv_benefits, found.irr_pct) == (
        without.npv,
        without.pv_costs,
        without.pv_benefits,
        without.irr_pct,
    )


@given(sheets(), st.sampled_from(["0", "3", "1000"]))
def test_scaling_every_amount_scales_the_npv(data, factor):
    found = appraisal(data)
    scaled = appraisal(scale(data, Decimal(factor)))
    with localcontext(prec=60):
        assert near(scaled.npv, found.npv * Decimal(factor))
        for name in PARTIES:
            assert near(scaled.parties[name].balance, found.parties[name].balance * Decimal(factor))


def scale(data, factor):
    scaled = copy.deepcopy(data)
    for key, prices in (
        ("costs", ("investment_per_unit", "upkeep_per_unit_per_year")),
        ("benefits", ("value_per_unit_per_year",)),
    ):
        for line in scaled[key]:
            for price in prices:
                line[price] = scale_value(line[price], factor)
    for transfer in scaled["transfers"]:
        transfer["amount"] = scale_value(transfer["amount"], factor)
    return scaled


def scale_value(value, factor):
    if value is None:
        return None
    if isinstance(value, dict):
        return {name: str(Decimal(point) * factor) for name, point in value.items()}
    return str(Decimal(value) * factor)


@given(sheets(horizons=st.just(0)))
def test_horizon_zero_gives_the_flows_of_year_zero(data):
    found = appraisal(data)
    (year,) = found.years
    assert found.npv == year.benefits - year.costs == year.net_discounted
    assert found.pv_costs == year.costs


@given(sheets())
def test_the_order_of_shares_does_not_matter(data):
    turned = copy.deepcopy(data)
    for line in (*turned["costs"], *turned["benefits"]):
        for key in ("payers", "upkeep_payers", "beneficiaries"):
            if line.get(key):
                line[key] = dict(reversed(line[key].items()))
    assert appraisal(turned) == appraisal(data)
    assert answer_text(turned) == answer_text(data)


@given(sheets())
def test_a_saved_and_reloaded_worksheet_is_identical(data):
    before = worksheet(data)
    after = read_worksheet(worksheet_to_json(before))
    assert after == before
    assert appraise(after) == appraise(before)
    assert worksheet_to_json(after) == worksheet_to_json(before)


@given(sheets(), st.integers(1, 12))
def test_the_decimal_context_of_the_caller_does_not_matter(data, precision):
    before = answer_text(data)
    with localcontext(prec=precision):
        assert answer_text(data) == before


@given(sheets())
def test_gaps_are_what_is_needed_minus_what_is_found(data):
    found = appraisal(data)
    with exact_context():
        for year in found.funding.years:
            assert year.gap == max(year.needed - year.covered, Decimal(0))
            assert year.gap_firm == max(year.needed - year.granted, Decimal(0))
    by_status = found.funding.granted + found.funding.requested + found.funding.idea
    assert near(by_status, total(year.covered for year in found.funding.years))


@given(sheets())
def test_only_counted_decides_what_is_in_the_totals(data):
    plan = worksheet(data)
    dropped = tuple(line for line in plan.benefits if line.counted)
    assert appraise(replace(plan, benefits=dropped)).npv == appraise(plan).npv
