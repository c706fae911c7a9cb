"""Where a figure comes from: the steps add up to what the appraisal says, and can be read."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings

from aanjager_app.costbenefit.engine import appraise
from aanjager_app.costbenefit.reading import worksheet_from_json
from aanjager_app.costbenefit.worksheet import (
    MISSING,
    BenefitLine,
    CostLine,
    Growth,
    GrowthKind,
    Part,
    Party,
    Value,
    Worksheet,
)
from aanjager_app.documents.dossier import Plan
from aanjager_app.documents.sections.derivation import (
    Derivation,
    derivation_of,
    derivation_of_balance,
    derivation_of_npv,
)
from tests.costbenefit.strategies import sheets
from tests.documents.dossiers import demo_worksheet, plan_of

_NOISE = Decimal("1e-12")


def bare_plan(worksheet: Worksheet) -> Plan:
    appraisal = appraise(worksheet)
    return Plan(worksheet=worksheet, appraisal=appraisal, effects=appraisal.effects)


def one(number: str) -> Value:
    return Value(mid=Decimal(number))


def with_line(line: CostLine | BenefitLine, **settings_: object) -> Plan:
    where = "costs" if isinstance(line, CostLine) else "benefits"
    sheet = Worksheet(
        name="x", base_year=2026, horizon_years=30, price_year=2024, parties=(Party("a", "A"),)
    )
    return bare_plan(replace(sheet, **{where: (line,)}, **settings_))


def words_of(derivation: Derivation) -> dict[str, str]:
    """The words of each step by its label, with ordinary spaces."""
    return {step.label: " ".join(step.words.split()) for step in derivation.steps}


def assert_adds_up(derivation: Derivation, expected: Decimal) -> None:
    steps = [s.amount for s in derivation.steps if not s.is_total and s.amount is not None]
    assert abs(sum(steps, Decimal(0)) - expected) < _NOISE
    if any(step.amount is not None for step in derivation.steps if not step.is_total):
        assert derivation.outcome == expected


@settings(max_examples=60)
@given(sheets())
def test_the_steps_add_up_to_the_figure_of_the_appraisal(entered):
    worksheet = worksheet_from_json(entered)
    plan = bare_plan(worksheet)
    appraisal = plan.appraisal
    for cost in appraisal.costs:
        assert_adds_up(derivation_of(plan, Part.COSTS, cost.id), cost.pv)
    for benefit in appraisal.benefits:
        assert_adds_up(derivation_of(plan, Part.BENEFITS, benefit.id), benefit.pv_if_counted)
    for transfer in appraisal.transfers:
        assert_adds_up(derivation_of(plan, Part.TRANSFERS, transfer.id), transfer.pv)
    assert_adds_up(derivation_of_npv(plan), appraisal.npv)
    for party in worksheet.parties:
        result = appraisal.parties[party.id]
        expected = result.cash_balance if party.recovers_vat else result.balance
        assert_adds_up(derivation_of_balance(plan, party.id), expected)


def test_a_cost_tells_its_purchase_replacement_residual_and_upkeep_with_the_inputs_filled_in():
    line = CostLine(
        id="wadi", label="Wadi", quantity=one("400"), unit="m3",
        investment_per_unit=Value(Decimal(100), None, Decimal(145)), vat_pct=Decimal(21),
        upkeep_per_unit_per_year=one("1.85"), lifetime_years=20,
        payers={"a": Decimal(100)}, source="RVO; omgerekend van prijspeil 2021 naar 2024",
    )  # fmt: skip
    found = derivation_of(with_line(line), Part.COSTS, "wadi")
    words = words_of(found)
    assert words["Aanleg in 2026"].startswith("400 m³ × € 122,50 = € 49.000;")
    assert "na 20 jaar opnieuw € 49.000" in words["Vervanging in 2046"]
    assert "20 jaar teruggerekend met 2,25 % per jaar: × 0,6408165" in words["Vervanging in 2046"]
    assert "nog 10 van de 20 jaar mee: € 49.000 × 10/20 = € 24.500" in words["Restwaarde in 2056"]
    assert words["Onderhoud"].startswith(
        "400 m³ × € 1,85 = € 740 per jaar, elk jaar van 2027 t/m 2056 (30 keer); teruggerekend"
    )
    assert "omgerekend van prijspeil 2021 naar 2024" in found.source
    assert " ".join(found.price_level.split()) == "Prijspeil 2024, inclusief 21 % btw."
    assert any("het midden" in note for note in found.notes)


def test_growth_is_told_with_the_amount_that_it_comes_to():
    line = BenefitLine(
        id="natuur", label="Natuur", quantity=one("1"), value_per_unit_per_year=one("1000"),
        growth=Growth(GrowthKind.NATURE), beneficiaries={"a": Decimal(100)},
    )  # fmt: skip
    words = words_of(derivation_of(with_line(line), Part.BENEFITS, "natuur"))["Waarde per jaar"]
    assert "met 1 % groei per jaar (€ 1.347,85 in 2056)" in words
    # the present value of the worked case of the method
    assert "× 24,93329" in words


def test_a_missing_value_is_named_and_has_no_amount():
    line = CostLine(
        id="haag", label="Haag", quantity=one("10"), investment_per_unit=one("30"),
        upkeep_per_unit_per_year=MISSING,
    )  # fmt: skip
    found = derivation_of(with_line(line), Part.COSTS, "haag")
    upkeep = next(step for step in found.steps if step.label == "Onderhoud")
    assert upkeep.amount is None
    assert upkeep.words == "De prijs ontbreekt, dus dit telt niet mee"
    assert "Nog niemand betaalt deze post." in found.notes


def test_a_line_without_a_price_by_intention_has_no_steps_but_says_why():
    found = derivation_of(plan_of(demo_worksheet()), Part.BENEFITS, "biodiversiteit")
    assert found.steps == ()
    assert found.outcome is None
    assert "PM" in found.notes[0]


def test_a_benefit_that_does_not_count_says_so():
    found = derivation_of(plan_of(demo_worksheet()), Part.BENEFITS, "verzuim")
    assert "als die mee zou tellen" in found.figure
    assert "Deze baat telt bewust niet mee in de totalen." in found.notes


def test_a_loan_is_told_with_its_instalments():
    words = words_of(derivation_of(plan_of(demo_worksheet()), Part.TRANSFERS, "lening"))
    assert (
        "€ 60.000 × 2,5 % ÷ (1 − 1 ÷ 1,025^10) = € 6.855,53 per jaar bij 2,5 % rente"
        in words["Rente en aflossing"]
    )


def test_each_step_of_a_total_leads_to_the_line_that_explains_it():
    plan = plan_of(demo_worksheet())
    lines = {f"{part}.{line.id}" for part in Part for line in getattr(plan.worksheet, part)}
    for found in (derivation_of_npv(plan), derivation_of_balance(plan, "gemeente")):
        assert {step.path for step in found.steps if not step.is_total} <= lines


def test_an_unknown_line_is_an_error():
    with pytest.raises(KeyError):
        derivation_of(plan_of(demo_worksheet()), Part.COSTS, "bestaat-niet")
