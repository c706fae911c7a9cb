"""The money of a party: after VAT, without residuals, and when it is back."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings

from aanjager_app.costbenefit.engine import appraise
from aanjager_app.costbenefit.party_cash import PartyCash, party_cash
from aanjager_app.costbenefit.precision import rounded
from aanjager_app.costbenefit.reading import worksheet_from_json
from aanjager_app.costbenefit.worksheet import (
    BenefitLine,
    CostLine,
    Party,
    Transfer,
    TransferKind,
    Value,
    Worksheet,
)
from tests.costbenefit.strategies import sheets

ALL = {"a": Decimal(100)}


def one(number: int) -> Value:
    return Value(mid=Decimal(number))


PLAN = Worksheet(
    name="x", base_year=2026, horizon_years=10, parties=(Party("a", "A"), Party("b", "B")),
    costs=(
        CostLine(
            id="wadi", label="Wadi", quantity=one(1), investment_per_unit=one(1210),
            upkeep_per_unit_per_year=one(121), lifetime_years=20, vat_pct=Decimal(21), payers=ALL,
        ),
    ),
    benefits=(
        BenefitLine(id="koelte", label="Koelte", quantity=one(1),
                    value_per_unit_per_year=one(421), beneficiaries=ALL),
    ),
    transfers=(
        Transfer(id="s", label="Subsidie", kind=TransferKind.GRANT, amount=Decimal(10),
                 from_party="b", to_party="a"),
    ),
)  # fmt: skip


def cash_of(worksheet: Worksheet, party: str = "a") -> PartyCash:
    found = {each.id: each for each in worksheet.parties}[party]
    return party_cash(worksheet, appraise(worksheet), found)


def test_costs_yearly_upkeep_and_benefits_are_those_of_the_years_themselves():
    cash = cash_of(PLAN)
    assert (cash.purchase, cash.upkeep, cash.benefits) == (1210, 121, 421)
    assert cash.purchase_years == (0,)
    # 300 a year after 1200 in year 0; the residual value is no money and does not help
    assert cash.deepest == 1200
    assert cash.running[-1] == 1800
    assert cash.paid_back_year == 4


def test_who_recovers_vat_pays_less():
    back = replace(PLAN, parties=(Party("a", "A", recovers_vat=True), Party("b", "B")))
    cash = cash_of(back)
    assert (rounded(cash.purchase), rounded(cash.upkeep)) == (1000, 100)


def test_who_only_gives_never_has_it_back_and_who_pays_nothing_has_nothing_to_wait_for():
    giver = cash_of(PLAN, "b")
    assert giver.pays_first
    assert giver.paid_back_year is None
    idle = cash_of(replace(PLAN, parties=(*PLAN.parties, Party("c", "C"))), "c")
    assert not idle.pays_first


@settings(max_examples=60)
@given(sheets())
def test_what_is_left_in_the_end_agrees_with_the_years_of_the_appraisal(entered):
    worksheet = worksheet_from_json(entered)
    appraisal = appraise(worksheet)
    without_vat = [line for line in worksheet.costs if not line.vat_pct]
    for party in worksheet.parties:
        cash = party_cash(worksheet, appraisal, party)
        assert len(cash.running) == worksheet.horizon_years + 1
        if cash.paid_back_year is not None:
            assert all(rounded(a) >= 0 for a in cash.running[cash.paid_back_year :])
            assert rounded(cash.running[cash.paid_back_year - 1]) < 0
        if len(without_vat) == len(worksheet.costs) or not party.recovers_vat:
            own = [year.parties[party.id] for year in appraisal.years]
            residual = sum(
                list(line.flow.residual)[-1] * cost.payers.get(party.id, 0) / 100
                for line, cost in zip(appraisal.costs, worksheet.costs, strict=True)
            )
            net = sum(year.benefits - year.costs + year.transfers for year in own)
            assert abs(cash.running[-1] - (net - residual)) < Decimal("1e-9")
