"""The examples of the documentation, each worked out by hand in fractions.

Nothing here comes from the engine: the arithmetic of each figure stands in the test, as one would
do it on paper from the text of the contract.
"""

import json
from fractions import Fraction
from pathlib import Path

import pytest

from aanjager_app.costbenefit.answer import answer
from aanjager_app.costbenefit.reading import read_worksheet
from aanjager_app.costbenefit.writing import worksheet_to_json

F = Fraction
DOCS = Path(__file__).parents[2] / "docs"
EXAMPLES = sorted((DOCS / "examples").glob("*.json"))


def found(name):
    return json.loads(answer(read_worksheet((DOCS / "examples" / f"{name}.json").read_bytes())))


def worth(amount, years, rate, growth=0):
    """Present value of an amount in some years, at a rate and a growth in per cent."""
    each = (1 + F(growth) / 100) / (1 + F(rate) / 100)
    return sum((F(amount) * each**year for year in years), F(0))


def shown(figure, places=2):
    """Rounded half away from zero, as text."""
    scale = 10**places
    whole = int(abs(F(figure)) * scale + F(1, 2))
    sign = "-" if figure < 0 and whole else ""
    return f"{sign}{whole // scale}.{whole % scale:0{places}d}"


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_is_read_worked_out_kept_and_named_on_the_page(path):
    sheet = read_worksheet(path.read_bytes())
    assert json.loads(answer(sheet))["schema"] == "aanjager.appraisal/1"
    assert read_worksheet(worksheet_to_json(sheet)) == sheet
    assert f"(examples/{path.name})" in (DOCS / "worksheet-json.md").read_text("utf-8")


def test_replacement_residual_value_and_vat():
    answer_, r = found("replacement"), F("2.25")
    # 600 m² × € 48,40 in years 1, 11 and 21; in year 25 six of ten years are left.
    paving = 600 * F("48.4")
    paving_pv = worth(paving, (1, 11, 21), r) - worth(paving * F(6, 10), (25,), r)
    paving_upkeep = worth(600 * F("0.25"), range(2, 26), r)
    # 200 m³ × € 300 once; fifteen of forty years are left.
    crates = worth(60_000, (0,), r) - worth(60_000 * F(15, 40), (25,), r)
    crates += worth(600, range(1, 26), r)
    # 800 m² × € 10,90, gone after eight years and not replaced.
    plants = worth(800 * F("10.9"), (0,), r) + worth(1600, range(1, 9), r)
    # 4 × € 1.500 in years 0, 10 and 20, and no residual value.
    benches = worth(6000, (0, 10, 20), r) + worth(100, range(1, 26), r)
    town = paving_pv + crates * F(3, 4) + benches / 2
    association = paving_upkeep + crates / 4 + plants + benches / 2
    assert answer_["pv_costs"] == shown(town + association)
    assert answer_["npv"] == shown(-town - association)
    assert answer_["parties"]["gemeente"]["pv_costs"] == shown(town)
    assert answer_["parties"]["vereniging"]["pv_costs"] == shown(association)
    # Only the town gets VAT back: 21 % on paving and crates, none that is known on benches.
    vat = (paving_pv + crates * F(3, 4)) * F(21, 121)
    assert answer_["parties"]["gemeente"]["pv_vat_recovered"] == shown(vat)
    assert answer_["parties"]["gemeente"]["cash_balance"] == shown(vat - town)
    assert answer_["parties"]["vereniging"]["pv_vat_recovered"] == "0.00"
    # In year 25 upkeep, minus what paving and crates are still worth.
    last = 150 + 600 + 100 - paving * F(6, 10) - 60_000 * F(15, 40)
    assert answer_["years"][25]["costs"] == shown(last)
    # Residual values bring no money in. Upkeep: 24 years paving, 25 crates, 8 plants, 25 benches.
    needed = 3 * paving + 60_000 + 8720 + 3 * 6000
    needed += 24 * 150 + 25 * 600 + 8 * 1600 + 25 * 100
    assert answer_["funding"]["needed"] == shown(needed)
    assert answer_["funding"]["years"][25]["needed"] == "850.00"


def test_grants_levies_and_loans():
    answer_, r = found("financing"), 3
    costs = 120_000 + 7500 + worth(3000, range(1, 11), r)
    benefits = worth(16_000, range(2, 11), r)
    assert answer_["pv_costs"] == shown(costs)
    assert answer_["npv"] == shown(benefits - costs)
    assert answer_["pv_benefits_confidence_adjusted"] == shown(benefits * F(3, 4))
    # € 60.000 at 4 % in fifteen instalments, of which ten fall before the horizon.
    annuity = 60_000 * F("0.04") * F("1.04") ** 15 / (F("1.04") ** 15 - 1)
    loan = 60_000 - worth(annuity, range(1, 11), r)
    # Twice € 5.000 without interest in five parts: years 1–5 and years 2–6.
    advance = worth(5000, (0, 1), r) - worth(1000, range(1, 6), r) - worth(1000, range(2, 7), r)
    grant, voucher = worth(40_000, (1,), r), F(6000)
    levy = worth(F("7250.5"), range(1, 11), r)
    moved = {
        "stichting": loan + advance + grant + voucher + levy,
        "ondernemers": -levy,
        "provincie": -grant - voucher - advance,
        "fonds": -loan,
    }
    assert {p: v["pv_transfers"] for p, v in answer_["parties"].items()} == {
        party: shown(amount) for party, amount in moved.items()
    }
    assert answer_["parties"]["stichting"]["balance"] == shown(moved["stichting"] - costs)
    assert answer_["parties"]["ondernemers"]["balance"] == shown(benefits - levy)
    funding = answer_["funding"]
    assert funding["granted"] == shown(6000 + 10 * F("7250.5") + 2 * 5000 + 12_500)
    assert (funding["requested"], funding["idea"]) == ("40000.00", "60000.00")
    rows = funding["years"]
    # Year 0: loan 60.000, voucher 6.000, advance 5.000 and own money 12.500; the loan is an idea.
    assert rows[0] == {
        "year": 0,
        "needed": "127500.00",
        "covered": "83500.00",
        "gap": "44000.00",
        "gap_firm": "104000.00",
    }
    # Year 1: upkeep, the annuity and the first part of the first advance.
    needed = 3000 + annuity + 1000
    assert rows[1]["needed"] == shown(needed)
    assert rows[1]["covered"] == shown(40_000 + F("7250.5") + 5000)
    assert rows[1]["gap"] == "0.00"
    assert rows[1]["gap_firm"] == shown(max(needed - F("7250.5") - 5000, F(0)))
    # Year 3: parts of both advances.
    needed = 3000 + annuity + 2000
    assert rows[3]["gap"] == rows[3]["gap_firm"] == shown(needed - F("7250.5"))
    total = 127_500 + 10 * 3000 + 10 * annuity + 10_000
    assert funding["needed"] == shown(total)
    assert [line.split(":")[0] for line in answer_["warnings"]] == ["transfers.lening.term_years"]


def test_six_parties_with_shares_of_their_own():
    answer_, r = found("many-parties"), F("2.25")
    years = range(1, 16)
    wadi = 350 * 121 - worth(350 * 121 * F(15, 30), (15,), r)
    wadi_upkeep = worth(350 * F("1.21"), years, r)
    roofs = 54_000 - worth(27_000, (15,), r) + worth(1350, years, r)
    facade = 80 * 378 + worth(2400, years, r)
    pays = {
        "gemeente": wadi * F("0.3334") + wadi_upkeep,
        "waterschap": wadi * F("0.1666"),
        "bakker": wadi * F("0.125") + roofs * F("0.333"),
        "garage": wadi * F("0.125") + roofs * F("0.333"),
        "zorg": wadi * F("0.25") + roofs * F("0.334") + facade,
        "huurder": F(0),
    }
    water, cooling = worth(3150, years, r), worth(900 * F("4.4"), years, r)
    stay = worth(3000, years, r)
    gets = {
        "gemeente": water * F("0.4"),
        "waterschap": water * F("0.4"),
        "bakker": water * F("0.05") + cooling * F("0.333"),
        "garage": water * F("0.05") + cooling * F("0.333"),
        "zorg": water * F("0.05") + cooling * F("0.334") + stay * F("0.6"),
        "huurder": water * F("0.05") + stay * F("0.4"),
    }
    rent = worth(400, years, r)
    moves = {"zorg": rent, "huurder": -rent}
    costs, benefits = sum(pays.values()), sum(gets.values())
    assert (answer_["pv_costs"], answer_["pv_benefits"]) == (shown(costs), shown(benefits))
    assert answer_["bcr"] == shown(benefits / costs, 5)
    for party, result in answer_["parties"].items():
        balance = gets[party] - pays[party] + moves.get(party, 0)
        assert result["pv_costs"] == shown(pays[party])
        assert result["pv_benefits"] == shown(gets[party])
        assert result["balance"] == shown(balance)
        assert result["proposed_contribution"] == shown(costs * gets[party] / benefits)
    # VAT is known for the wadi alone.
    town = (wadi * F("0.3334") + wadi_upkeep) * F(21, 121)
    assert answer_["parties"]["gemeente"]["pv_vat_recovered"] == shown(town)
    baker = wadi * F("0.125") * F(21, 121)
    assert answer_["parties"]["bakker"]["pv_vat_recovered"] == shown(baker)
    assert answer_["parties"]["waterschap"]["pv_vat_recovered"] == "0.00"
    # Payback: year 0 costs 126.590, each year brings 10.110 − 4.173,50, the last one what is left.
    first, each = 350 * 121 + 54_000 + 80 * 378, 10_110 - (350 * F("1.21") + 1350 + 2400)
    last = each + 350 * 121 * F(1, 2) + 27_000
    assert answer_["payback_years"] == shown(14 + (first - 14 * each) / last, 3)


def test_growth_one_off_benefits_and_an_own_rate():
    answer_, r = found("nature"), F("2.25")
    # 1.6 % for the bank alone; thirty of fifty years are left.
    costs = 60_000 - worth(60_000 * F(30, 50), (20,), F("1.6"))
    costs += worth(800, range(1, 21), F("1.6"))
    nature = worth(2000, range(1, 21), r, growth=1)
    visits = worth(4000, range(3, 13), r, growth=-2)
    soil = F(12_000)  # in year 0 nothing has grown yet
    plots = worth(20_000, (5,), r, growth=F("1.5"))
    detour = worth(-1500, (0, 1), r)
    benefits = nature + visits + soil + plots + detour
    assert answer_["pv_costs"] == shown(costs)
    assert answer_["pv_benefits"] == shown(benefits)
    assert answer_["npv"] == shown(benefits - costs)
    sure = nature / 2 + visits * F(3, 4) + soil + plots + detour
    assert answer_["pv_benefits_confidence_adjusted"] == shown(sure)
    assert answer_["parties"]["gemeente"]["pv_benefits"] == shown(soil + plots * F("0.8"))
    assert answer_["parties"]["bewoners"]["pv_benefits"] == shown(
        nature + visits + plots * F("0.2") + detour
    )
    # Year 5, undiscounted: nature, visits and plots have grown five times.
    fifth = 2000 * F("1.01") ** 5 + 4000 * F("0.98") ** 5 + 20_000 * F("1.015") ** 5
    assert answer_["years"][5]["benefits"] == shown(fifth)
    assert answer_["years"][0]["benefits"] == "10500.00"
    # One of two overlapping benefits is not counted, so that nothing is counted twice.
    assert answer_["warnings"] == []


def test_what_is_missing_and_what_has_no_price():
    answer_, r = found("incomplete"), 10
    assert answer_["complete"] is False
    assert answer_["missing"] == [
        "costs.bomen.upkeep_per_unit_per_year",
        "costs.ontharden.quantity",
        "costs.haag.investment_per_unit",  # only a low value
        "benefits.verzuim.value_per_unit_per_year",
    ]
    assert answer_["pm"] == ["costs.overleg", "benefits.bijen"]
    # Twelve trees, the midpoint of ten and fourteen, at € 600; of the hedge the upkeep alone.
    hedge = worth(110, range(1, 6), r)
    gain = worth(2000, range(1, 6), r)
    assert answer_["pv_costs"] == shown(7200 + hedge)
    assert answer_["npv"] == shown(gain - 7200 - hedge)
    # € 1.890 a year pays € 7.200 back in the fourth year.
    assert answer_["payback_years"] == shown(F(7200, 1890), 3)
    assert answer_["discounted_payback_years"] is None
    inputs = [swing["input"] for swing in answer_["tornado"]]
    assert inputs == ["costs.bomen.investment_per_unit", "costs.bomen.quantity"]


def test_ranges_their_tornado_and_their_chances():
    answer_ = found("ranges")
    # At 0 %: 200 m² × € 70 (the midpoint) and ten years of € 300, against ten years of € 1.600.
    assert answer_["npv"] == shown(16_000 - 14_000 - 3000)
    ends = {swing["input"]: (swing["npv_low"], swing["npv_high"]) for swing in answer_["tornado"]}
    assert ends == {
        "benefits.energie.value_per_unit_per_year": ("-7000.00", "7000.00"),
        "costs.dak.quantity": ("700.00", "-6100.00"),  # € 85 a square metre, all in
        "costs.dak.investment_per_unit": ("3000.00", "-5000.00"),
    }
    assert next(iter(ends)) == "benefits.energie.value_per_unit_per_year"
    switching = {one["input"]: one["value"] for one in answer_["switching"]}
    assert switching["costs.dak.quantity"] == shown(F(16_000, 85))
    assert switching["costs.dak.investment_per_unit"] == shown(F(13_000, 200))
    assert switching["benefits.energie.value_per_unit_per_year"] == shown(F(17_000, 2000))
    # Means and deviations of triangles; draws lie within four standard errors of them.
    quantity, price, value = (180, 200, 260), (50, 70, 90), (5, 8, 12)
    (q, qv), (p, pv), (v, vv) = (moments(*points) for points in (quantity, price, value))
    mean = 2000 * v - q * (p + 15)
    variance = 2000**2 * vv + (qv + q**2) * (pv + (p + 15) ** 2) - (q * (p + 15)) ** 2
    drawn = answer_["uncertainty"]["npv"]
    sd = float(variance) ** 0.5
    assert abs(float(drawn["mean"]) - float(mean)) < 4 * sd / 20_000**0.5
    assert float(drawn["sd"]) == pytest.approx(sd, rel=0.02)
    # The tenant gets 1500 times the value, and pays 15 times the square metres and € 10.000.
    tenant = answer_["uncertainty"]["parties"]["huurder"]
    worst, best = 1500 * 5 - 15 * 260 - 10_000, 1500 * 12 - 15 * 180 - 10_000
    assert worst < float(tenant["p5"]) < float(tenant["p50"]) < float(tenant["p95"]) < best
    assert 0 < float(tenant["chance_negative"]) < 1


def moments(low, mid, high):
    """Mean and variance of a triangle."""
    mean = F(low + mid + high, 3)
    squares = low**2 + mid**2 + high**2
    return mean, F(squares - low * mid - low * high - mid * high, 18)
