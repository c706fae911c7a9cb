"""What is taken over from the catalogue, with its source and what the source doesn't state."""

from dataclasses import replace
from decimal import Decimal

import pytest

from aanjager_app.content.model import SourcedValue
from aanjager_app.domain.errors import DomainError
from aanjager_app.models.undo import undo
from aanjager_app.services.sheets.catalogue import (
    add_benefit,
    add_measure,
)
from aanjager_app.services.sheets.catalogue_rows import read_benefit_catalogue, read_catalogue
from aanjager_app.services.sheets.columns import COLUMNS, Part
from tests.models.support import visible


def last(desk, part=Part.COSTS):
    row = desk.sheet.parts[part][-1]
    return {c.name: cell for c, cell in zip(COLUMNS[part], row.cells, strict=True)}


def test_a_measure_brings_price_unit_place_and_source(desk):
    before = visible(desk.store)
    added = add_measure(desk.store, desk.content, desk.key, "waterdoorlatende-verharding")
    found = last(desk)
    assert desk.lines()[-1] == added.line
    assert found["investment"].text == "70"
    assert found["upkeep"].text == "0,18–0,3"
    assert found["unit"].text == "m²"
    assert "RVO" in found["source"].text
    assert found["quantity"].missing
    # The source states no VAT: nothing is made up.
    assert found["vat"].text == ""
    undo(desk.store)
    assert visible(desk.store) == before


def test_upkeep_per_square_metre_needs_a_depth(desk):
    add_measure(desk.store, desk.content, desk.key, "wadi")
    found = last(desk)
    assert found["upkeep"].missing
    assert "€ 0,37 per m² per jaar: vul het bedrag per m³ in" in found["source"].text
    add_measure(desk.store, desk.content, desk.key, "wadi", depth="0,3")
    found = last(desk)
    assert found["upkeep"].text == "1,23"
    assert "bij 0,3 m diepte" in found["source"].text
    with pytest.raises(DomainError) as caught:
        add_measure(desk.store, desk.content, desk.key, "wadi", depth="0")
    assert caught.value.field == "depth"


def test_a_price_with_one_end_is_missing_and_keeps_that_end(desk):
    add_measure(desk.store, desk.content, desk.key, "haag")
    found = last(desk)
    assert found["investment"].text == "ontbreekt (vanaf 30)"
    assert found["vat"].edit.startswith("21")


@pytest.mark.parametrize(
    ("year", "price", "words"),
    [
        ("2021", "117,95", "omgerekend van prijspeil 2021 naar 2024"),
        ("2011", "100", "prijspeil 2011, niet omgerekend naar 2024"),
        ("2024", "100", ""),
        ("niet vermeld", "100", ""),
    ],
)
def test_a_price_comes_at_the_level_of_the_worksheet_when_that_can_be(
    desk, monkeypatch, year, price, words
):
    haag = desk.content.measures["haag"]
    stated = SourcedValue(mid=Decimal(100), unit="€ per m", price_year=year, source="Een boek")
    measures = {"haag": replace(haag, investment=stated)}
    monkeypatch.setitem(vars(desk.content), "measures", measures)
    add_measure(desk.store, desk.content, desk.key, "haag")
    assert last(desk)["investment"].text == price
    assert words in last(desk)["source"].text


def test_a_benefit_in_euros_brings_its_value(desk):
    add_benefit(desk.store, desk.content, desk.key, "zorgkosten")
    found = last(desk, Part.BENEFITS)
    assert found["value"].text == "10.000"
    assert found["unit"].text == "ha"
    assert found["counted"].text == "nee"
    assert found["confidence"].text == "Laag"
    assert found["source"].text


def test_a_percentage_is_no_value(desk):
    add_benefit(desk.store, desk.content, desk.key, "vastgoed-groendak")
    found = last(desk, Part.BENEFITS)
    assert found["value"].missing
    assert "4–8 % waarde pand (eenmalig)" in found["source"].text


def test_the_catalogue_says_price_source_and_warning_in_words(content):
    rows = {row.slug: row for row in read_catalogue(content)}
    asked = {each.slug for row in rows.values() for each in row.situations}
    assert (set(rows) | asked) - {""} == set(content.measures)
    assert rows["wadi"].investment == "€ 100–145 per m³ berging"
    assert rows["wadi"].needs == "Diepte (m)"
    assert rows["groendak"].investment == ""
    benefits = {row.slug: row for row in read_benefit_catalogue(content)}
    assert benefits["vastgoed-bovengrens"].value == "tot 16 % waarde pand (eenmalig)"
    assert benefits["biodiversiteit"].value == ""


@pytest.mark.parametrize("add", [add_measure, add_benefit])
def test_what_is_not_in_the_catalogue_is_refused(desk, add):
    with pytest.raises(DomainError, match="catalogus"):
        add(desk.store, desk.content, desk.key, "tovenarij")


def test_everything_in_the_catalogue_can_be_added(desk):
    for slug in desk.content.measures:
        add_measure(desk.store, desk.content, desk.key, slug)
    for slug in desk.content.benefit_values:
        add_benefit(desk.store, desk.content, desk.key, slug)
    assert len(desk.sheet.parts[Part.COSTS]) > len(desk.content.measures)
