"""Warnings: what a careful reader of the worksheet would ask about."""

import pytest

from aanjager_app.costbenefit.appraisal import NoticeCode
from tests.costbenefit.builders import answer, appraisal, benefit, cost, sheet, transfer

GREEN = {
    "investment_per_unit": 100,
    "upkeep_per_unit_per_year": 1,
    "lifetime_years": 20,
}


def codes(data):
    return [(notice.code, notice.path) for notice in appraisal(data).warnings]


def test_a_plan_in_order_has_no_warnings():
    data = sheet(
        costs=[cost(**GREEN, payers={"a": 40, "b": 60})],
        benefits=[benefit(value_per_unit_per_year=5)],
        transfers=[transfer(), transfer(id="l", kind="loan", rate_pct=2, term_years=10)],
    )
    assert answer(data)["warnings"] == []


def test_a_midpoint_is_named_with_its_value():
    ranged = {"low": 100, "high": 145}
    data = sheet(
        costs=[cost(**{**GREEN, "investment_per_unit": ranged})],
        benefits=[
            benefit(quantity={"low": 1, "high": 2}),
            benefit(id="p", quantity=ranged, pm=True),
        ],
    )
    assert codes(data) == [
        (NoticeCode.MIDPOINT, "costs.c.investment_per_unit"),
        (NoticeCode.MIDPOINT, "benefits.v.quantity"),
    ]
    assert "122,5." in answer(data)["warnings"][0]
    assert answer(data)["warnings"][1].endswith("1,5.")


def grouped(**second):
    return sheet(
        benefits=[
            benefit(id="energie", label="Energie", double_count_group="vastgoed"),
            benefit(**{"id": "waarde", "double_count_group": "vastgoed"} | second),
        ]
    )


@pytest.mark.parametrize(
    ("second", "warned"),
    [
        ({}, True),
        ({"counted": False}, False),
        ({"pm": True}, False),
        ({"double_count_group": "gezondheid"}, False),
        ({"double_count_group": None}, False),
    ],
)
def test_two_counted_benefits_of_one_group_may_be_counted_twice(second, warned):
    found = codes(grouped(**second))
    assert [code for code, _ in found] == [NoticeCode.DOUBLE_COUNTING] * warned


def test_double_counting_changes_no_total_and_names_the_lines():
    data = grouped(value_per_unit_per_year=5, label="Vastgoedwaarde")
    assert answer(data)["pv_benefits"] == "50.00"
    (warning,) = answer(data)["warnings"]
    assert "“Energie”, “Vastgoedwaarde”" in warning


@pytest.mark.parametrize(
    ("fields", "code", "path"),
    [
        ({"upkeep_per_unit_per_year": 0}, "no_upkeep_payer", "upkeep_per_unit_per_year"),
        ({"upkeep_until_year": 9}, "no_upkeep_payer", "upkeep_until_year"),
        ({"lifetime_years": None}, "no_replacement_reserve", "lifetime_years"),
        ({"lifetime_years": 9, "replace": False}, "no_replacement_reserve", "replace"),
        # what is not replaced needs no upkeep after its life
        (
            {"lifetime_years": 8, "replace": False, "upkeep_until_year": 8},
            "no_replacement_reserve",
            "replace",
        ),
    ],
)
def test_green_is_not_written_off(fields, code, path):
    assert codes(sheet(costs=[cost(**{**GREEN, **fields})])) == [(code, f"costs.c.{path}")]


@pytest.mark.parametrize(
    "fields",
    [
        {"upkeep_until_year": 10},
        {"lifetime_years": 10, "replace": False},
        {"lifetime_years": None, "upkeep_per_unit_per_year": 0, "kind": "process"},
        {"lifetime_years": None, "upkeep_per_unit_per_year": 0, "investment_per_unit": 0},
        {"lifetime_years": None, "upkeep_per_unit_per_year": 0, "pm": True},
        # a missing price is already named in `missing`
        {"upkeep_per_unit_per_year": None},
    ],
)
def test_what_needs_no_payer_or_reserve_gives_no_warning(fields):
    assert codes(sheet(costs=[cost(**{**GREEN, **fields})])) == []


@pytest.mark.parametrize(
    ("key", "line", "path"),
    [
        ("costs", cost(**GREEN, investment_year=11), "costs.c.investment_year"),
        ("costs", cost(**GREEN, upkeep_from_year=11), "costs.c.upkeep_from_year"),
        ("benefits", benefit(from_year=11), "benefits.v.from_year"),
        ("benefits", benefit(from_year=3, until_year=2), "benefits.v.from_year"),
        ("benefits", benefit(one_off_year=11), "benefits.v.one_off_year"),
        ("transfers", transfer(year=11), "transfers.t.year"),
    ],
)
def test_what_falls_after_the_horizon_is_named(key, line, path):
    assert codes(sheet(**{key: [line]})) == [(NoticeCode.OUTSIDE_HORIZON, path)]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"term_years": 11}, "valt 1 termijn na"),
        ({"term_years": 20}, "vallen 10 termijnen na"),
        ({"term_years": 4, "year": 9}, "vallen 3 termijnen na"),
        ({"term_years": 10, "until_year": 1}, "valt 1 termijn na"),
    ],
)
def test_instalments_after_the_horizon_are_counted(fields, words):
    data = sheet(transfers=[transfer(kind="loan", rate_pct=2, **fields)])
    (warning,) = answer(data)["warnings"]
    assert warning.startswith("transfers.t.term_years: ")
    assert words in warning
