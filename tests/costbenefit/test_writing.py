"""The form of the answer, and worksheets that are written and read back."""

import json
from decimal import Decimal

import pytest

from aanjager_app.costbenefit.precision import rounded
from aanjager_app.costbenefit.reading import read_worksheet
from aanjager_app.costbenefit.writing import worksheet_to_json
from tests.costbenefit.builders import answer, benefit, cost, flows, sheet, transfer, worksheet


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        ("0.005", "0.01"),
        ("-0.005", "-0.01"),
        ("0.0049", "0.00"),
        ("-0.0049", "0.00"),
        ("-0", "0.00"),
        ("2.675", "2.68"),
        ("0.00499999999999999999999999999999999999999", "0.01"),
        ("1e25", "10000000000000000000000000.00"),
        ("1e1024", "1" + "0" * 1024 + ".00"),
        ("1e-999999", "0.00"),
    ],
)
def test_rounding_is_half_away_from_zero_and_never_minus_zero(amount, shown):
    assert f"{rounded(Decimal(amount)):f}" == shown


def test_keys_and_forms_of_the_answer():
    found = answer(
        sheet(
            horizon_years=1,
            costs=[cost(investment_per_unit=3)],
            benefits=[benefit(value_per_unit_per_year=10)],
            transfers=[transfer()],
        )
    )
    assert list(found) == [
        "schema",
        "complete",
        "missing",
        "pm",
        "warnings",
        "npv",
        "pv_costs",
        "pv_benefits",
        "pv_benefits_confidence_adjusted",
        "bcr",
        "irr_pct",
        "payback_years",
        "discounted_payback_years",
        "parties",
        "years",
        "funding",
        "uncertainty",
        "tornado",
        "switching",
    ]
    assert found["schema"] == "aanjager.appraisal/1"
    assert (found["npv"], found["bcr"], found["irr_pct"], found["payback_years"]) == (
        "7.00",
        "3.33333",
        "233.33333",
        "0.300",
    )
    assert found["years"][1] == {
        "year": 1,
        "calendar_year": 2027,
        "costs": "0.00",
        "benefits": "10.00",
        "parties": {
            "a": {"costs": "0.00", "benefits": "10.00", "transfers": "0.00"},
            "b": {"costs": "0.00", "benefits": "0.00", "transfers": "0.00"},
        },
    }
    assert list(found["parties"]["a"]) == [
        "pv_costs",
        "pv_benefits",
        "pv_transfers",
        "balance",
        "pv_vat_recovered",
        "cash_balance",
        "proposed_contribution",
    ]
    assert list(found["funding"]) == ["needed", "granted", "requested", "idea", "years"]


def test_what_does_not_exist_is_null():
    found = answer(flows([0, 5]))
    assert [found[key] for key in ("bcr", "irr_pct", "payback_years")] == [None] * 3
    assert found["discounted_payback_years"] is None
    assert found["parties"]["b"]["proposed_contribution"] == "0.00"
    assert answer(flows([-5, 0]))["parties"]["a"]["proposed_contribution"] is None


def test_a_worksheet_is_written_in_full_and_without_exponents():
    data = sheet(
        costs=[
            cost(
                quantity="1E+3",
                investment_per_unit={"low": "1E-7", "high": 2},
                upkeep_per_unit_per_year=None,
            )
        ],
        benefits=[benefit(growth="1.50", confidence="very low")],
        transfers=[transfer(kind="loan", rate_pct=0, term_years=3)],
        uncertainty={"draws": 20000},
    )
    before = worksheet(data)
    text = worksheet_to_json(before)
    written = json.loads(text)
    assert written["costs"][0]["quantity"] == "1000"
    assert written["costs"][0]["investment_per_unit"] == {"low": "0.0000001", "high": "2"}
    assert written["costs"][0]["upkeep_per_unit_per_year"] is None
    assert written["benefits"][0]["growth"] == "1.50"
    assert written["uncertainty"] == {"draws": 20000, "seed": 1}
    assert read_worksheet(text) == before
