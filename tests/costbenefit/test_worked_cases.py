"""The worked cases of the method, to the cent, and a full example worked out by hand."""

import pytest

from tests.costbenefit.builders import answer, benefit, cost, flows, sheet


def test_npv_of_numpy_financial():
    found = answer(flows([-15000, 1500, 2500, 3500, 4500, 6000], discount_rate_pct=5))
    assert found["npv"] == "122.89"


def test_the_first_flow_is_not_discounted_as_excel_npv_would():
    all_a_year_later = [0, -15000, 1500, 2500, 3500, 4500, 6000]
    assert answer(flows(all_a_year_later, discount_rate_pct=5))["npv"] == "117.04"


def test_irr_of_microsofts_help():
    found = answer(flows([-70000, 12000, 15000, 18000, 21000, 26000]))
    assert found["irr_pct"].startswith("8.66")


def test_npv_of_greenbook():
    assert answer(flows([-100, 30, 30, 30, 30, 30], discount_rate_pct="3.5"))["npv"] == "35.45"


@pytest.fixture(scope="module")
def thirty_years():
    return answer(
        sheet(
            discount_rate_pct="2.25",
            nature_price_rise_pct="1.0",
            horizon_years=30,
            costs=[cost(investment_per_unit=100_000, upkeep_per_unit_per_year=2_000)],
            benefits=[
                benefit(id="privaat", value_per_unit_per_year=8_000),
                benefit(
                    id="natuur",
                    value_per_unit_per_year=1_000,
                    growth="nature",
                    beneficiaries={"b": 100},
                ),
            ],
        )
    )


@pytest.mark.parametrize(
    ("key", "figure"),
    [
        ("pv_costs", "143290.66"),
        ("npv", "54805.27"),
        ("bcr", "1.38248"),
        ("irr_pct", "5.81854"),
        ("payback_years", "14.126"),
        ("discounted_payback_years", "17.159"),
    ],
)
def test_thirty_years_with_a_nature_benefit(thirty_years, key, figure):
    assert thirty_years[key] == figure


def test_thirty_years_per_party(thirty_years):
    assert thirty_years["parties"]["a"]["pv_benefits"] == "173162.64"
    assert thirty_years["parties"]["b"]["pv_benefits"] == "24933.29"


def test_the_example_of_the_contract():
    """Worked out by hand with annuity factors.

    Wadi: 400 m³ × € 122,50 = € 49.000 in year 0 and again in year 20; in year 30 ten of twenty
    years are left, € 24.500. At 2,25 %: 1,0225^20 = 1,560509…, 1,0225^30 = 1,949999…
    """
    found = answer(
        sheet(
            horizon_years=30,
            discount_rate_pct="2.25",
            parties=[
                {"id": "gemeente", "recovers_vat": True},
                {"id": "ondernemers", "recovers_vat": True},
                {"id": "provincie"},
            ],
            costs=[
                cost(
                    id="wadi",
                    quantity=400,
                    unit="m3",
                    investment_per_unit={"low": 100, "high": 145},
                    vat_pct=21,
                    upkeep_per_unit_per_year=1.85,
                    lifetime_years=20,
                    payers={"gemeente": 60, "ondernemers": 40},
                )
            ],
            benefits=[benefit(value_per_unit_per_year=8000, beneficiaries={"ondernemers": 100})],
            transfers=[
                {
                    "id": "subsidie",
                    "kind": "grant",
                    "amount": 25000,
                    "from": "provincie",
                    "to": "gemeente",
                    "status": "requested",
                    "covers": ["wadi"],
                }
            ],
        )
    )
    growth = 1.0225
    upkeep = 740 * (1 - growth**-30) / 0.0225
    costs = 49000 + 49000 / growth**20 - 24500 / growth**30 + upkeep
    benefits = 8000 * (1 - growth**-30) / 0.0225
    town = found["parties"]["gemeente"]
    assert found["pv_costs"] == f"{costs:.2f}" == "83849.54"
    assert found["npv"] == f"{benefits - costs:.2f}"
    assert town == {
        "pv_costs": f"{costs * 0.6:.2f}",
        "pv_benefits": "0.00",
        "pv_transfers": "25000.00",
        "balance": f"{25000 - costs * 0.6:.2f}",
        "pv_vat_recovered": f"{costs * 0.6 * 21 / 121:.2f}",
        "cash_balance": f"{25000 - costs * 0.6 + costs * 0.6 * 21 / 121:.2f}",
        "proposed_contribution": "0.00",
    }
    assert found["parties"]["ondernemers"]["proposed_contribution"] == found["pv_costs"]
    assert found["funding"]["requested"] == "25000.00"
    assert found["funding"]["needed"] == f"{2 * 49000 + 30 * 740:.2f}"
    assert found["funding"]["years"][0] == {
        "year": 0,
        "needed": "49000.00",
        "covered": "25000.00",
        "gap": "24000.00",
        "gap_firm": "49000.00",
    }
    assert found["years"][30]["costs"] == "-23760.00"
    assert found["years"][30]["calendar_year"] == 2056
    assert found["complete"] is True
    assert found["missing"] == []
    assert [line.split(":")[0] for line in found["warnings"]] == ["costs.wadi.investment_per_unit"]


def test_an_empty_plan_has_no_ratios():
    found = answer(sheet(horizon_years=0))
    assert {key: found[key] for key in ("npv", "bcr", "irr_pct", "payback_years")} == {
        "npv": "0.00",
        "bcr": None,
        "irr_pct": None,
        "payback_years": None,
    }
    assert found["parties"]["a"]["proposed_contribution"] is None
    assert len(found["years"]) == 1
