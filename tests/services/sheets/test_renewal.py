"""Renewed figures: which worksheets hold older ones, and taking one anew as one step."""

from copy import copy
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from aanjager_app.domain.errors import DomainError
from aanjager_app.models.undo import undo
from aanjager_app.services.home import read_home
from aanjager_app.services.records import RecordKind, bin_record
from aanjager_app.services.sheets.catalogue import add_benefit, add_measure
from aanjager_app.services.sheets.columns import Part
from aanjager_app.services.sheets.reading import read_sheet
from aanjager_app.services.sheets.renewal import renew_line
from aanjager_app.services.sheets.variants import copy_variant
from tests.models.support import visible

MEASURE = "waterdoorlatende-verharding"
DAY = date(2026, 11, 25)


@pytest.fixture
def dearer(desk):
    """The same catalogue a year later: one measure costs 90 now, with another source."""
    old = desk.content.measures[MEASURE]
    price = replace(old.investment, low=None, mid=Decimal(90), high=None)
    later = copy(desk.content)
    later.measures = {**desk.content.measures, MEASURE: replace(old, investment=price)}
    return later


def outdated(desk, content):
    return read_home(desk.store, content, DAY, ()).outdated


def last_line(desk, content):
    return read_sheet(desk.store, content, desk.key).parts[Part.COSTS][-1]


def test_worksheets_with_older_figures_are_listed_and_nothing_changes(desk, dearer):
    add_measure(desk.store, desk.content, desk.key, MEASURE)
    assert outdated(desk, desk.content) == ()
    before = desk.sheet.plan
    (found,) = outdated(desk, dearer)
    assert (found.terrain, found.worksheet, found.lines) == (desk.terrain, desk.key, 1)
    second = copy_variant(desk.store, desk.key).id
    assert {one.worksheet for one in outdated(desk, dearer)} == {desk.key, second}
    bin_record(desk.store, RecordKind.WORKSHEET, second)
    assert outdated(desk, dearer) == (found,)
    assert desk.sheet.plan == before


def test_a_line_is_renewed_in_one_step_and_keeps_what_is_its_own(desk, dearer):
    add_measure(desk.store, desk.content, desk.key, MEASURE)
    row = len(desk.lines()) - 1
    desk.set(row, "quantity", "300")
    desk.set(row, "payers", f"{desk.sheet.party_names[0]} 100")
    desk.set(row, "investment", "85")
    desk.set(row, "reason", "offerte")
    before = visible(desk.store)
    line = last_line(desk, dearer)
    assert line.newer is not None
    renew_line(desk.store, dearer, desk.key, Part.COSTS, line.id)
    cost = read_sheet(desk.store, dearer, desk.key).plan.worksheet.costs[-1]
    assert cost.investment_per_unit.mid == 90
    assert cost.quantity.mid == 300
    assert list(cost.payers.values()) == [100]
    assert last_line(desk, dearer).newer is None
    assert desk.cell(row, "reason").edit == ""
    assert outdated(desk, dearer) == ()
    undo(desk.store)
    assert visible(desk.store) == before


def test_upkeep_that_asked_for_a_depth_stays(desk):
    wadi = next(m for m in desk.content.measures.values() if m.needs and m.slug == "wadi")
    add_measure(desk.store, desk.content, desk.key, wadi.slug, depth="0,5")
    upkeep = desk.sheet.plan.worksheet.costs[-1].upkeep_per_unit_per_year
    assert not upkeep.is_missing
    renew_line(desk.store, desk.content, desk.key, Part.COSTS, desk.lines()[-1])
    assert desk.sheet.plan.worksheet.costs[-1].upkeep_per_unit_per_year == upkeep


def test_a_benefit_is_renewed_too_and_a_line_of_ones_own_has_nothing_to_renew(desk):
    slug = next(
        b.slug
        for b in desk.content.benefit_values.values()
        if b.unit.startswith("€") and not b.is_missing
    )
    add_benefit(desk.store, desk.content, desk.key, slug)
    row = len(desk.lines(Part.BENEFITS)) - 1
    value = desk.cell(row, "value", Part.BENEFITS).edit
    desk.set(row, "value", "1", Part.BENEFITS)
    line = desk.lines(Part.BENEFITS)[row]
    renew_line(desk.store, desk.content, desk.key, Part.BENEFITS, line)
    assert desk.cell(row, "value", Part.BENEFITS).edit == value
    with pytest.raises(DomainError) as told:
        renew_line(desk.store, desk.content, desk.key, Part.BENEFITS, desk.lines(Part.BENEFITS)[0])
    assert told.value.code == "no_newer_figure"
