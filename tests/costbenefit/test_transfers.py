"""The precise readings for transfers, loans and the financing plan."""

import pytest

from tests.costbenefit.builders import answer, benefit, cost, sheet, transfer


def received(data, party="b"):
    years = answer(data)["years"]
    return [
        f"{y['year']}:{y['parties'][party]['transfers']}"
        for y in years
        if y["parties"][party]["transfers"] != "0.00"
    ]


@pytest.mark.parametrize(
    ("fields", "years"),
    [
        ({}, ["0:100.00"]),
        ({"year": 3}, ["3:100.00"]),
        ({"year": 4}, []),
        ({"year": 1, "until_year": 2}, ["1:100.00", "2:100.00"]),
        ({"year": 2, "until_year": 99}, ["2:100.00", "3:100.00"]),
        ({"year": 2, "until_year": 1}, []),
        (
            {"kind": "loan", "rate_pct": 0, "term_years": 2},
            ["0:100.00", "1:-50.00", "2:-50.00"],
        ),
        (
            {"kind": "loan", "rate_pct": 10, "term_years": 2},
            ["0:100.00", "1:-57.62", "2:-57.62"],
        ),
        (
            {"kind": "loan", "rate_pct": 0, "term_years": 4, "year": 1},
            ["1:100.00", "2:-25.00", "3:-25.00"],
        ),
        ({"kind": "loan", "rate_pct": 5, "term_years": 4, "year": 4}, []),
        ({"kind": "loan", "rate_pct": 5, "term_years": 10**12, "year": 2}, ["2:100.00", "3:-5.00"]),
    ],
)
def test_years_of_a_transfer(fields, years):
    assert received(sheet(horizon_years=3, transfers=[transfer(**fields)])) == years


def test_the_giver_sees_the_opposite():
    loan = transfer(kind="loan", rate_pct=0, term_years=2)
    assert received(sheet(transfers=[loan]), "a") == ["0:-100.00", "1:50.00", "2:50.00"]


def test_a_loan_at_the_discount_rate_is_worth_nothing():
    loan = transfer(kind="loan", rate_pct="2.25", term_years=10)
    found = answer(sheet(discount_rate_pct="2.25", transfers=[loan]))
    assert [found["parties"][p]["pv_transfers"] for p in "ab"] == ["0.00", "0.00"]


def test_every_status_counts_for_the_parties():
    lines = [
        transfer(id=status, status=status, amount=amount)
        for status, amount in (("granted", 1), ("requested", 10), ("idea", 100))
    ]
    found = answer(sheet(transfers=lines))
    assert found["parties"]["b"]["pv_transfers"] == "111.00"
    assert found["parties"]["a"]["pv_transfers"] == "-111.00"
    assert found["npv"] == "0.00"
    totals = {key: found["funding"][key] for key in ("granted", "requested", "idea")}
    assert totals == {"granted": "1.00", "requested": "10.00", "idea": "100.00"}


def test_own_money_moves_nothing_but_covers():
    own = transfer(kind="own_contribution", status="granted", **{"from": "a", "to": "a"})
    found = answer(sheet(costs=[cost(investment_per_unit=150)], transfers=[own]))
    assert found["parties"]["a"]["pv_transfers"] == "0.00"
    assert found["parties"]["a"]["balance"] == "-150.00"
    assert found["funding"]["years"][0]["gap_firm"] == "50.00"


def test_instalments_after_the_horizon_are_left_out_with_a_warning():
    loan = transfer(kind="loan", rate_pct=0, term_years=5)
    found = answer(sheet(horizon_years=3, transfers=[loan]))
    assert found["parties"]["b"]["pv_transfers"] == "40.00"
    assert [line for line in found["warnings"] if "2 termijnen" in line]


def test_financing_plan_per_year():
    found = answer(
        sheet(
            horizon_years=3,
            costs=[
                cost(
                    investment_per_unit=100,
                    lifetime_years=2,
                    upkeep_per_unit_per_year=10,
                )
            ],
            benefits=[benefit(value_per_unit_per_year=1000)],
            transfers=[
                transfer(id="g", amount=30, status="granted"),
                transfer(id="i", amount=300, year=1),
                transfer(
                    id="l",
                    kind="loan",
                    amount=60,
                    rate_pct=0,
                    term_years=2,
                    status="requested",
                ),
            ],
        )
    )["funding"]
    rows = [
        (year["needed"], year["covered"], year["gap"], year["gap_firm"]) for year in found["years"]
    ]
    assert rows == [
        ("100.00", "90.00", "10.00", "70.00"),
        ("40.00", "300.00", "0.00", "40.00"),
        ("140.00", "0.00", "140.00", "140.00"),
        ("10.00", "0.00", "10.00", "10.00"),  # the residual value of 50 brings no money in
    ]
    assert (found["needed"], found["granted"], found["requested"], found["idea"]) == (
        "290.00",
        "30.00",
        "60.00",
        "300.00",
    )
