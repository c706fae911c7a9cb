"""Questions about money that moves; each with a plan that asks for it and one that does not."""

from dataclasses import replace
from decimal import Decimal

import pytest

from aanjager_app.costbenefit.appraisal import NoticeCode
from aanjager_app.costbenefit.engine import appraise
from tests.costbenefit.builders import answer, appraisal, benefit, cost, sheet, transfer, worksheet

# Over ten years 1000 + 10 × 10 = 1100 for the wadi, and 300 for advice.
WADI = cost(
    id="wadi",
    label="Wadi",
    investment_per_unit=1000,
    upkeep_per_unit_per_year=10,
    lifetime_years=20,
)
ADVICE = cost(id="advies", label="Advies", kind="process", investment_per_unit=300)
PARTIES = [{"id": "a", "name": "Gemeente"}, {"id": "b", "name": "Provincie"}]


def money(**fields):
    """A grant of the province to the town, unless said otherwise."""
    return transfer(**{"from": "b", "to": "a", "label": "Subsidie", **fields})


def plan(*transfers, costs=(WADI, ADVICE), **fields):
    return sheet(parties=PARTIES, costs=list(costs), transfers=list(transfers), **fields)


def asked(data):
    """Code and path of the questions, without those of each line by itself."""
    own = {"no_upkeep_payer", "no_replacement_reserve", "midpoint", "outside_horizon"}
    return [(n.code.value, n.path) for n in appraisal(data).warnings if n.code.value not in own]


@pytest.mark.parametrize(
    ("transfers", "is_too_much"),
    [
        ([money(amount=1400)], False),
        ([money(amount="1400.99")], False),  # less than a euro too much
        ([money(amount=1401)], True),
        ([money(amount=1000), money(id="u", amount=401, status="granted")], True),
        ([money(amount=150, year=1, until_year=10)], True),
        ([money(amount=150, year=2, until_year=99)], False),
        # a loan comes back, also when it falls in the same year as a grant for the same costs
        ([money(amount=1400), money(id="l", kind="loan", rate_pct=1, term_years=9)], False),
        ([money(kind="own_contribution", amount=1401, **{"from": "a"})], True),
    ],
)
def test_more_arrives_than_the_plan_costs(transfers, is_too_much):
    assert asked(plan(*transfers)) == [("too_much_funding", "transfers")] * is_too_much


def test_how_much_too_much_is_said():
    (warning,) = answer(plan(money(amount=2400), costs=[WADI]))["warnings"]
    assert warning.replace("\xa0", " ") == (
        "transfers: De bijdragen brengen over alle jaren samen € 1.300 meer op dan het plan kost; "
        "kijk of er een dubbel staat of te hoog is."
    )


@pytest.mark.parametrize(
    "costs",
    [
        [],
        [WADI, {**ADVICE, "investment_per_unit": None}],
        [WADI, {**ADVICE, "pm": True}],
    ],
    ids=["no costs yet", "a price is missing", "a line is PM"],
)
def test_what_is_not_known_is_not_too_much(costs):
    assert asked(plan(money(amount=9000), costs=costs)) == []


COVERS_WADI = {"covers": ["wadi"]}


@pytest.mark.parametrize(
    ("transfers", "path"),
    [
        ([money(amount=1100, **COVERS_WADI)], None),
        ([money(amount=1200, **COVERS_WADI)], "t"),
        ([money(amount=600, **COVERS_WADI), money(id="u", amount=600, **COVERS_WADI)], "u"),
        ([money(amount=600, **COVERS_WADI), money(id="u", amount=600)], None),
        ([money(amount=1200, covers=["wadi", "advies"])], None),
        ([money(amount=1200, kind="loan", rate_pct=1, term_years=9, **COVERS_WADI)], None),
        ([money(amount=300, kind="voucher", covers=["advies"])], None),
        ([money(amount=400, kind="voucher", covers=["advies"])], "t"),
        ([money(amount=400, kind="voucher")], "t"),
        ([money(amount=300, kind="voucher")], None),
        ([money(amount=200, kind="voucher"), money(id="u", amount=200, kind="voucher")], "u"),
    ],
)
def test_money_for_some_lines_is_more_than_they_cost(transfers, path):
    expected = [] if path is None else [("more_than_covered", f"transfers.{path}.covers")]
    assert asked(plan(*transfers)) == expected


def test_the_lines_and_the_money_are_named():
    covered = {"covers": ["wadi", "advies"]}
    data = plan(
        money(id="s", amount=800, **COVERS_WADI),
        money(id="f", label="Fonds", amount=900, **covered),
        money(id="z", label="Overig", amount=0),
    )
    words = [line.replace("\xa0", " ") for line in answer(data)["warnings"]]
    assert words[-1] == (
        "transfers.f.covers: “Subsidie” en “Fonds” brengen samen € 300 meer op dan “Wadi” en "
        "“Advies” over alle jaren kosten."
    )


def test_a_line_without_a_known_price_may_cost_what_it_is_given():
    unknown = {**WADI, "upkeep_per_unit_per_year": None}
    assert asked(plan(money(amount=9000, **COVERS_WADI), costs=[unknown])) == []


@pytest.mark.parametrize(
    ("costs", "kind", "is_asked"),
    [
        ([WADI], "voucher", True),
        ([WADI, ADVICE], "voucher", False),
        ([WADI, {**ADVICE, "pm": True}], "voucher", False),
        ([WADI], "grant", False),
        ([], "voucher", False),
    ],
)
def test_a_voucher_needs_process_support(costs, kind, is_asked):
    expected = [("voucher_without_process", "transfers.t.kind")] * is_asked
    assert asked(plan(money(kind=kind), costs=costs)) == expected


B_PAYS = {"payers": {"b": 100}}


@pytest.mark.parametrize(
    ("costs", "fields", "is_asked"),
    [
        ([WADI], {}, False),
        ([{**WADI, **B_PAYS}], {}, True),
        ([{**WADI, "payers": {"a": 0, "b": 100}}], {}, True),
        ([{**WADI, **B_PAYS, "upkeep_payers": {"a": 100}}], {}, False),
        ([{**WADI, **B_PAYS}, ADVICE], {}, False),
        ([{**WADI, **B_PAYS}, ADVICE], COVERS_WADI, True),
        ([{**WADI, **B_PAYS}], {"kind": "levy"}, False),
        ([WADI, {**ADVICE, **B_PAYS}], {"kind": "voucher"}, True),
        ([{"id": "c", "quantity": 1, "pm": True}], {}, False),
    ],
)
def test_a_grant_goes_to_who_pays_something(costs, fields, is_asked):
    expected = [("grant_without_costs", "transfers.t.to")] * is_asked
    assert asked(plan(money(**fields), costs=costs)) == expected


def test_who_passes_a_grant_on_needs_no_costs():
    on = money(id="u", kind="own_contribution", **{"from": "a", "to": "b"})
    assert asked(plan(money(), on, costs=[{**WADI, **B_PAYS}])) == []


LOAN = {"kind": "loan", "rate_pct": 2, "term_years": 5}
GAIN = {"id": "v", "value_per_unit_per_year": 10}


@pytest.mark.parametrize(
    ("benefits", "others", "is_asked"),
    [
        ([benefit(**GAIN)], [], False),
        ([benefit(**GAIN, beneficiaries={"b": 100})], [], True),
        ([benefit(**GAIN, counted=False), benefit(**{**GAIN, "id": "w"})], [], False),
        ([benefit(**GAIN, counted=False)], [], True),
        ([benefit(**{**GAIN, "value_per_unit_per_year": None})], [], False),
        ([benefit(**GAIN, pm=True)], [], False),
        ([benefit(**{**GAIN, "value_per_unit_per_year": -10})], [], True),
        ([benefit(**GAIN, beneficiaries={"b": 100})], [money(id="g", amount=1)], False),
        ([benefit(**GAIN, beneficiaries={"b": 100})], [money(id="g", amount=0)], True),
        (
            [benefit(**GAIN, beneficiaries={"b": 100})],
            [money(id="g", kind="own_contribution", **{"from": "a"})],
            True,
        ),
        ([], [], False),
    ],
)
def test_a_loan_is_repaid_from_something(benefits, others, is_asked):
    data = plan(money(**LOAN), *others, benefits=benefits)
    assert asked(data) == [("loan_without_income", "transfers.t.to")] * is_asked


def test_a_line_that_nobody_pays_yet_has_no_payer_of_upkeep():
    """The file format asks for payers; a line that was just added in the program has none yet."""
    made = worksheet(plan(costs=[WADI]))
    (line,) = made.costs
    found = appraise(replace(made, costs=(replace(line, payers={}),))).warnings
    assert [(notice.code, notice.path) for notice in found] == [
        (NoticeCode.NO_UPKEEP_PAYER, "costs.wadi.upkeep_payers")
    ]
    kept = replace(line, payers={}, upkeep_payers={"a": Decimal(100)})
    assert appraise(replace(made, costs=(kept,))).warnings == ()
