"""At the edges of the format: what is lost in fifty digits, and what would never end."""

from decimal import Decimal, localcontext

import pytest

from aanjager_app.costbenefit.reading import MOST_OF, worksheet_from_json
from aanjager_app.costbenefit.uncertainty import simulate
from aanjager_app.domain.errors import InputError
from tests.costbenefit.builders import appraisal, benefit, cost, sheet, transfer, worksheet


def test_a_rate_that_is_lost_in_fifty_digits_is_no_interest():
    loan = {"kind": "loan", "amount": 1000, "term_years": 5, "year": 0}
    found = appraisal(sheet(transfers=[transfer(**loan, rate_pct="1e-48")]))
    none = appraisal(sheet(transfers=[transfer(**loan, rate_pct="0")]))
    assert [y.parties for y in found.years] == [y.parties for y in none.years]


def test_a_rate_that_loses_all_is_refused():
    with pytest.raises(InputError, match="discount_rate_pct"):
        worksheet(sheet(discount_rate_pct="-99." + "9" * 990))


def test_noise_is_no_cost_and_no_benefit():
    with localcontext(prec=100):
        one = Decimal("1.0225") ** 15 * 1000
    lines = [
        cost(id="a", quantity=1, investment_per_unit=format(one, "f"), investment_year=15),
        cost(id="b", quantity=1, investment_per_unit=-1000),
    ]
    found = appraisal(sheet(costs=lines, horizon_years=15, discount_rate_pct="2.25"))
    assert abs(found.pv_costs) < Decimal("1e-30")
    assert found.bcr is None


def test_amounts_without_end_draw_no_chances():
    huge = {"low": 1, "mid": 2, "high": "1e12"}
    data = sheet(
        horizon_years=100,
        benefits=[benefit(quantity=huge, value_per_unit_per_year=huge, growth="1e12")],
    )
    plan = worksheet(data)
    with pytest.raises(InputError, match="te groot"):
        simulate(plan, appraisal(data))


def test_a_list_without_end_is_refused_before_it_is_read():
    many = [{"id": f"p{number}"} for number in range(MOST_OF["parties"] + 1)]
    with pytest.raises(InputError, match="hoogstens 200"):
        worksheet_from_json({**sheet(), "parties": many})


def test_more_draws_than_a_machine_finishes_are_refused_with_what_can_be():
    ranged = {"low": 1, "mid": 2, "high": 3}
    lines = [cost(id=f"c{n}", quantity=ranged, investment_per_unit=ranged) for n in range(150)]
    data = sheet(costs=lines, uncertainty={"draws": 1_000_000, "seed": 1})
    with pytest.raises(InputError, match="hoogstens 666666"):
        worksheet(data)
