"""The precise readings for cost and benefit lines: which amount falls in which year."""

from decimal import Decimal

import pytest

from tests.costbenefit.builders import answer, appraisal, benefit, cost, sheet, yearly


def invest(horizon=10, **fields):
    return sheet(horizon_years=horizon, costs=[cost(investment_per_unit=100, **fields)])


@pytest.mark.parametrize(
    ("horizon", "fields", "years"),
    [
        (10, {}, ["0:100.00"]),
        (10, {"investment_year": 3}, ["3:100.00"]),
        (10, {"investment_year": 10}, ["10:100.00"]),
        (10, {"investment_year": 11}, []),
        (10, {"investment_year": 11, "lifetime_years": 5}, []),
        # a replacement in year H itself does not count, and nothing is left then
        (10, {"lifetime_years": 5}, ["0:100.00", "5:100.00"]),
        (10, {"lifetime_years": 5, "residual": False}, ["0:100.00", "5:100.00"]),
        (11, {"lifetime_years": 5}, ["0:100.00", "5:100.00", "10:100.00", "11:-80.00"]),
        (10, {"lifetime_years": 4}, ["0:100.00", "4:100.00", "8:100.00", "10:-50.00"]),
        (10, {"lifetime_years": 4, "residual": False}, ["0:100.00", "4:100.00", "8:100.00"]),
        (10, {"lifetime_years": 4, "replace": False}, ["0:100.00"]),
        (10, {"lifetime_years": 16, "replace": False}, ["0:100.00", "10:-37.50"]),
        (10, {"lifetime_years": 20}, ["0:100.00", "10:-50.00"]),
        (10, {"lifetime_years": 20, "investment_year": 6}, ["6:100.00", "10:-80.00"]),
        # bought in the last year, so all of it is left
        (10, {"lifetime_years": 20, "investment_year": 10}, []),
        (0, {}, ["0:100.00"]),
        (0, {"lifetime_years": 4, "residual": False}, ["0:100.00"]),
        (3, {"lifetime_years": 1}, ["0:100.00", "1:100.00", "2:100.00"]),
    ],
)
def test_purchases_and_residual(horizon, fields, years):
    assert yearly(invest(horizon, **fields)) == years


@pytest.mark.parametrize(
    ("fields", "years"),
    [
        ({}, ["1:7.00", "2:7.00", "3:7.00"]),
        ({"upkeep_from_year": 0, "upkeep_until_year": 1}, ["0:7.00", "1:7.00"]),
        ({"upkeep_from_year": 2, "upkeep_until_year": 99}, ["2:7.00", "3:7.00"]),
        ({"upkeep_from_year": 4}, []),
        ({"upkeep_from_year": 3, "upkeep_until_year": 2}, []),
        ({"investment_year": 2}, ["1:7.00", "2:7.00", "3:7.00"]),
    ],
)
def test_upkeep(fields, years):
    line = cost(upkeep_per_unit_per_year="3.5", quantity=2, **fields)
    assert yearly(sheet(horizon_years=3, costs=[line])) == years


@pytest.mark.parametrize(
    ("fields", "years"),
    [
        ({}, ["1:10.00", "2:10.00", "3:10.00"]),
        ({"from_year": 0, "until_year": 1}, ["0:10.00", "1:10.00"]),
        ({"from_year": 4}, []),
        ({"one_off_year": 2}, ["2:10.00"]),
        ({"one_off_year": 0}, ["0:10.00"]),
        ({"one_off_year": 4}, []),
        ({"one_off_year": 2, "from_year": 3, "until_year": 3}, ["2:10.00"]),
        ({"growth": 10}, ["1:11.00", "2:12.10", "3:13.31"]),
        ({"growth": "10", "from_year": 3}, ["3:13.31"]),
        ({"growth": "10", "one_off_year": 3}, ["3:13.31"]),
        ({"growth": "nature"}, ["1:10.20", "2:10.40", "3:10.61"]),
        ({"growth": -50}, ["1:5.00", "2:2.50", "3:1.25"]),
        ({"counted": False}, []),
        ({"pm": True}, []),
    ],
)
def test_benefit(fields, years):
    line = benefit(value_per_unit_per_year=10, **fields)
    data = sheet(horizon_years=3, nature_price_rise_pct=2, benefits=[line])
    assert yearly(data, "benefits") == years


def test_one_off_in_year_zero_does_not_grow():
    data = sheet(benefits=[benefit(value_per_unit_per_year=10, one_off_year=0, growth=50)])
    assert yearly(data, "benefits") == ["0:10.00"]


def test_own_discount_rate_discounts_that_line_only():
    found = answer(
        sheet(
            horizon_years=1,
            discount_rate_pct=25,
            costs=[
                cost(id="x", investment_per_unit=110, investment_year=1, discount_rate_pct=10),
                cost(id="y", investment_per_unit=125, investment_year=1),
                cost(id="z", investment_per_unit=50, investment_year=1, discount_rate_pct=0),
            ],
            benefits=[benefit(value_per_unit_per_year=1000)],
            transfers=[
                {"id": "t", "kind": "grant", "amount": 250, "year": 1, "from": "a", "to": "b"}
            ],
        )
    )
    assert found["pv_costs"] == "250.00"
    assert found["pv_benefits"] == "800.00"
    assert found["parties"]["b"]["pv_transfers"] == "200.00"


def test_upkeep_follows_its_own_payers():
    line = cost(
        investment_per_unit=100,
        lifetime_years=20,
        upkeep_per_unit_per_year=10,
        payers={"a": "33.5", "b": "66.5"},
        upkeep_payers={"b": 100},
    )
    years = answer(sheet(horizon_years=10, costs=[line]))["years"]
    assert [years[0]["parties"][p]["costs"] for p in "ab"] == ["33.50", "66.50"]
    assert [years[5]["parties"][p]["costs"] for p in "ab"] == ["0.00", "10.00"]
    # the residual value of 50 follows the payers of the investment
    assert [years[10]["parties"][p]["costs"] for p in "ab"] == ["-16.75", "-23.25"]


def test_vat_comes_back_to_who_recovers_it():
    line = cost(
        investment_per_unit=121,
        vat_pct=21,
        upkeep_per_unit_per_year="10.90",
        payers={"a": 50, "b": 50},
        upkeep_payers={"b": 100},
    )
    other = cost(id="d", investment_per_unit=50, vat_pct=0, payers={"b": 100})
    unknown = cost(id="e", investment_per_unit=50, payers={"b": 100})
    found = answer(sheet(horizon_years=10, costs=[line, other, unknown]))["parties"]
    assert found["a"]["pv_vat_recovered"] == "0.00"
    assert found["b"]["pv_vat_recovered"] == "29.42"  # (60,50 + 109,00) × 21 / 121
    assert found["b"]["balance"] == "-269.50"
    assert found["b"]["cash_balance"] == "-240.08"


def test_residual_value_takes_its_vat_along():
    line = cost(investment_per_unit=121, vat_pct=21, lifetime_years=20, payers={"b": 100})
    assert answer(sheet(horizon_years=10, costs=[line]))["parties"]["b"]["pv_vat_recovered"] == (
        "10.50"
    )


def test_missing_values_are_named_and_left_out():
    found = answer(
        sheet(
            costs=[
                cost(id="x", quantity=None, investment_per_unit=5, upkeep_per_unit_per_year=None),
                cost(id="y", investment_per_unit=100, upkeep_per_unit_per_year=None),
                {"id": "z", "investment_per_unit": {"low": 4}, "payers": {"a": 100}},
            ],
            benefits=[
                benefit(id="v", value_per_unit_per_year=None),
                benefit(id="w", quantity={"mid": None}, value_per_unit_per_year=3),
                benefit(id="off", value_per_unit_per_year=None, counted=False),
            ],
        )
    )
    assert found["complete"] is False
    assert found["missing"] == [
        "costs.x.quantity",
        "costs.x.upkeep_per_unit_per_year",
        "costs.y.upkeep_per_unit_per_year",
        "costs.z.quantity",
        "costs.z.investment_per_unit",
        "benefits.v.value_per_unit_per_year",
        "benefits.w.quantity",
    ]
    assert found["pv_costs"] == "100.00"
    assert found["pv_benefits"] == "0.00"


def test_an_absent_price_is_zero_and_a_zero_quantity_is_no_gap():
    found = answer(
        sheet(
            costs=[cost(id="x"), cost(id="y", quantity=0, investment_per_unit=9)],
            benefits=[benefit()],
        )
    )
    assert (found["complete"], found["missing"], found["npv"]) == (True, [], "0.00")


def test_pm_is_listed_and_leaves_the_plan_complete():
    found = answer(
        sheet(
            costs=[{"id": "x", "pm": True, "investment_per_unit": 7, "quantity": 1}],
            benefits=[{"id": "natuur", "pm": True}, benefit(id="v", pm=True, quantity=None)],
        )
    )
    assert found["pm"] == ["costs.x", "benefits.natuur", "benefits.v"]
    assert (found["complete"], found["missing"], found["npv"]) == (True, [], "0.00")


def test_confidence_adjusts_a_second_total():
    lines = [
        benefit(id=word, value_per_unit_per_year=100, one_off_year=0, confidence=word)
        for word in ("high", "medium", "low", "very_low")
    ]
    found = answer(sheet(benefits=lines))
    assert found["pv_benefits"] == "400.00"
    assert found["pv_benefits_confidence_adjusted"] == "250.00"


def test_contribution_is_proposed_in_proportion_to_benefits():
    found = answer(
        sheet(
            costs=[cost(investment_per_unit=900)],
            benefits=[
                benefit(id="v", value_per_unit_per_year=1, beneficiaries={"a": 50, "b": 50}),
                benefit(id="w", value_per_unit_per_year="0.5", beneficiaries={"b": 100}),
            ],
        )
    )["parties"]
    assert [found[p]["proposed_contribution"] for p in "ab"] == ["300.00", "600.00"]


def test_each_line_has_its_own_figures():
    found = appraisal(
        sheet(
            costs=[
                cost(
                    investment_per_unit=100,
                    lifetime_years=4,
                    upkeep_per_unit_per_year=2,
                    payers={"a": 25, "b": 75},
                )
            ],
            benefits=[benefit(value_per_unit_per_year=3, counted=False)],
        )
    )
    line = found.costs[0]
    assert (line.pv_investment, line.pv_replacement, line.pv_residual, line.pv_upkeep) == (
        Decimal(100),
        Decimal(200),
        Decimal(50),
        Decimal(20),
    )
    assert line.pv == Decimal(270)
    assert line.parties == {"a": Decimal("67.5"), "b": Decimal("202.5")}
    assert (found.benefits[0].pv, found.benefits[0].pv_if_counted) == (Decimal(0), Decimal(30))
