"""Numbers, amounts and dates, in and out, as a Dutch reader means them."""

import subprocess
import sys
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aanjager_app.domain import dutch
from aanjager_app.domain.errors import InputError

NUMBERS = st.decimals(min_value=-(10**13), max_value=10**13, places=4)


@pytest.mark.parametrize(
    ("cents", "text"),
    [(123450, "€ 1.234,50"), (-5, "−€ 0,05"), (0, "€ 0,00"), (10**15, "€ 10.000.000.000.000,00")],
)
def test_amounts(cents, text):
    assert dutch.format_euro(cents).replace("\u00a0", " ") == text


def test_whole_euros_are_rounded_half_up():
    assert dutch.format_amount(Decimal("0.5"), decimals=False) == "€\u00a01"
    assert dutch.format_amount(Decimal("-0.4"), decimals=False) == "€\u00a00"


def test_numbers_and_ranges():
    assert dutch.format_number(Decimal("1234.5")) == "1.234,5"
    assert dutch.format_number(Decimal("1234.005"), 2) == "1.234,01"
    assert dutch.format_number(3744) == "3.744"
    assert dutch.format_percentage(Decimal("2.25")) == "2,25\u00a0%"
    assert dutch.format_range(100, 145) == "100–145"


def test_dates_and_times():
    assert dutch.format_date(date(2026, 11, 5)) == "5 november 2026"
    assert dutch.format_date_short(date(2026, 11, 5)) == "05-11-2026"
    assert dutch.format_moment(datetime(2026, 11, 5, 14, 2, tzinfo=UTC)) == "05-11-2026 14:02"


@pytest.mark.parametrize("text", ["25-11-2026", "25 november 2026", "25 nov 2026", "2026-11-25"])
def test_dates_are_read(text):
    assert dutch.parse_date(text) == date(2026, 11, 25)


@pytest.mark.parametrize("text", ["31-02-2026", "gisteren", "", "11/25/2026", "25-11-26"])
def test_what_is_no_date_is_refused(text):
    with pytest.raises(InputError, match="geen datum"):
        dutch.parse_date(text, "datum")


@pytest.mark.parametrize(
    ("text", "number"),
    [("1.234,5", "1234.5"), ("1.234", "1234"), ("12,5", "12.5"), ("−3", "-3"), ("1 234", "1234")],
)
def test_numbers_are_read(text, number):
    assert dutch.parse_number(text) == Decimal(number)


@pytest.mark.parametrize("text", [
        "12.5", "1,234.5", "1.23.4", "abc", "", "1e5", "12,5,1", "--1", "12 5", "1 23", "1.234 567",
        ".", ",", "-", "+", "٣", "nan", "1_000", "5-",
    ],
)  # fmt: skip
def test_what_is_not_clear_is_refused(text):
    with pytest.raises(InputError):
        dutch.parse_number(text)


def test_amounts_are_read():
    assert dutch.parse_euro("€ 1.234,50") == 123450
    assert dutch.parse_euro("€ 12,-") == 1200
    assert dutch.parse_euro("€ 1.250,–") == 125000
    assert dutch.parse_euro("12 €") == 1200
    assert dutch.parse_euro("−€ 0,05") == dutch.parse_euro("€ -0,05") == -5
    with pytest.raises(InputError, match="twee decimalen"):
        dutch.parse_euro("1,234")
    assert dutch.parse_percentage("2,25 %") == Decimal("2.25")


@pytest.mark.parametrize("text", ["12,50-", "€ 12 €", "€", "€ -", "$ 12", "€€ 1"])
def test_what_is_no_amount_is_refused(text):
    with pytest.raises(InputError):
        dutch.parse_euro(text)


@given(st.text(max_size=20))
def test_no_text_gives_anything_but_a_value_or_a_sentence(text):
    for parse in (dutch.parse_number, dutch.parse_euro, dutch.parse_percentage, dutch.parse_date):
        try:
            parse(text, "veld")
        except InputError as error:
            assert error.path == "veld"  # noqa: PT017 - both outcomes are fine


def test_words():
    assert dutch.count(1, "maatregel", "maatregelen") == "1 maatregel"
    assert dutch.count(1200, "maatregel", "maatregelen") == "1.200 maatregelen"
    assert dutch.join_words(["a", "b", "c"]) == "a, b en c"
    assert dutch.join_words(["a"]) == "a"
    assert dutch.join_words([]) == ""


@given(NUMBERS)
def test_what_is_written_is_read_back(number):
    assert dutch.parse_number(dutch.format_number(number)) == number


@given(st.integers(-(10**15), 10**15))
def test_amounts_are_read_back(cents):
    assert dutch.parse_euro(dutch.format_euro(cents)) == cents


@given(st.dates(min_value=date(1900, 1, 1)))
def test_dates_are_read_back(day):
    assert dutch.parse_date(dutch.format_date(day)) == day
    assert dutch.parse_date(dutch.format_date_short(day)) == day


def test_babel_is_loaded_at_the_first_use_only():
    code = "import sys, aanjager_app.domain.dutch; sys.exit('babel' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
