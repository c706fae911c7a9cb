"""The dated parameter set, and values taken over from the catalogue."""

from dataclasses import replace
from decimal import Decimal

import pytest

from aanjager_app.costbenefit.parameters import (
    CONSUMER_PRICES,
    STANDARD_PARAMETERS,
    include_vat,
    index_price,
)
from aanjager_app.costbenefit.precision import rounded
from aanjager_app.costbenefit.worksheet import Value, Worksheet
from aanjager_app.domain.errors import DomainError


def test_the_standard_set_is_what_a_new_worksheet_starts_from():
    new = Worksheet(name="nieuw", base_year=2026)
    assert STANDARD_PARAMETERS.discount_rate.pct == new.discount_rate_pct == Decimal("2.25")
    assert STANDARD_PARAMETERS.nature_price_rise.pct == new.nature_price_rise_pct == Decimal(1)
    assert STANDARD_PARAMETERS.horizon_years == new.horizon_years == 25
    assert STANDARD_PARAMETERS.low_discount_rate.pct == Decimal("1.6")
    assert "ander gebruik" in STANDARD_PARAMETERS.low_discount_rate.condition


def test_a_value_is_indexed_to_another_price_level():
    value = Value(low=Decimal(100), high=Decimal(145))
    found = index_price(value, 2022, 2024, CONSUMER_PRICES)
    assert found.mid is None
    assert rounded(found.low) == Decimal("107.23")  # 100 × 850,3 / 793,0
    assert rounded(found.high) == Decimal("155.48")
    back = index_price(found, 2024, 2022, CONSUMER_PRICES)
    assert rounded(back.high) == Decimal("145.00")


def test_the_same_year_changes_nothing_even_if_it_is_not_in_the_table():
    value = Value(mid=Decimal("1.85"))
    assert index_price(value, 1999, 1999, CONSUMER_PRICES) is value


@pytest.mark.parametrize(("before", "after"), [(2020, 2024), (2024, 2025)])
def test_a_year_that_is_not_in_the_table_is_named(before, after):
    with pytest.raises(DomainError, match=r"geen cijfer voor 202[05]") as caught:
        index_price(Value(mid=Decimal(1)), before, after, CONSUMER_PRICES)
    assert caught.value.code == "price_index_year_missing"


def test_the_user_can_add_a_year():
    longer = replace(CONSUMER_PRICES, by_year={**CONSUMER_PRICES.by_year, 2025: Decimal(935)})
    found = index_price(Value(mid=Decimal("850.3")), 2024, 2025, longer)
    assert found.mid == Decimal(935)


def test_vat_is_added_to_a_value_without_it():
    assert include_vat(Value(mid=Decimal(100)), Decimal(21)) == Value(mid=Decimal(121))
    assert include_vat(Value(), Decimal(21)) == Value()
