"""What is tried while someone types is what stands there when it is kept."""

import pytest

from aanjager_app.domain.errors import DomainError
from aanjager_app.services.sheets.columns import COLUMNS, Part
from aanjager_app.services.sheets.editing import CellEdit, set_cell
from aanjager_app.services.sheets.reading import read_sheet
from aanjager_app.services.sheets.trial import try_cell

TYPED = [
    (Part.COSTS, "quantity", "750"),
    (Part.COSTS, "quantity", "100 (80–145)"),
    (Part.COSTS, "investment", ""),
    (Part.COSTS, "investment", "PM"),
    (Part.COSTS, "investment", "12,50"),
    (Part.COSTS, "upkeep", "2–4"),
    (Part.COSTS, "lifetime", "7"),
    (Part.COSTS, "year", "2031"),
    (Part.COSTS, "upkeep_from", "2030"),
    (Part.COSTS, "own_rate", "1,6 %"),
    (Part.COSTS, "vat", "9"),
    (Part.COSTS, "payers", ""),
    (Part.BENEFITS, "value", "9000"),
    (Part.BENEFITS, "growth", "natuur"),
    (Part.BENEFITS, "growth", "1,5 %"),
    (Part.BENEFITS, "one_off_year", "2030"),
    (Part.BENEFITS, "beneficiaries", ""),
    (Part.TRANSFERS, "amount", "12.345,67"),
    (Part.TRANSFERS, "until_year", "2030"),
]


@pytest.mark.parametrize(("part", "column", "text"), TYPED)
def test_what_is_tried_is_what_is_kept(desk, part, column, text):
    before = desk.sheet
    edit = CellEdit(before.parts[part][0].id, column, text)
    tried = try_cell(before, desk.content, part, edit)
    assert desk.sheet.outcome == before.outcome  # trying keeps nothing

    set_cell(desk.store, desk.content, desk.key, part, edit)
    after = desk.sheet
    assert tried.plan == after.plan
    assert read_sheet(desk.store, desk.content, desk.key, before, tried.plan).plan is tried.plan
    names = [one.name for one in COLUMNS[part]]
    assert tried.outcome == after.outcome
    assert tried.computed == after.parts[part][0].cells[names.index("pv")]
    assert after.plan != before.plan


def test_shares_are_tried_by_the_names_of_parties(desk):
    first, second = desk.sheet.party_names[:2]
    edit = CellEdit(desk.lines()[0], "payers", f"{first} 25 · {second} 75")
    tried = try_cell(desk.sheet, desk.content, Part.COSTS, edit)
    set_cell(desk.store, desk.content, desk.key, Part.COSTS, edit)
    assert tried.outcome == desk.sheet.outcome


@pytest.mark.parametrize(
    ("column", "text"), [("quantity", "veel"), ("investment", "145–100"), ("year", "1900")]
)
def test_what_cannot_stand_there_is_told(desk, column, text):
    edit = CellEdit(desk.lines()[0], column, text)
    with pytest.raises(DomainError) as told:
        try_cell(desk.sheet, desk.content, Part.COSTS, edit)
    assert told.value.field == column


def test_names_and_choices_are_no_figures(desk):
    line = desk.lines()[0]
    for column, text in (("label", "Wadi"), ("organisation", "groep"), ("source", "offerte")):
        assert try_cell(desk.sheet, desk.content, Part.COSTS, CellEdit(line, column, text)) is None
    assert try_cell(desk.sheet, desk.content, Part.COSTS, CellEdit("weg", "quantity", "1")) is None


def test_a_rate_belongs_to_a_loan_only(desk):
    line = desk.lines(Part.TRANSFERS)[0]
    edit = CellEdit(line, "rate", "2")
    assert try_cell(desk.sheet, desk.content, Part.TRANSFERS, edit) is None
    desk.set(0, "kind", "lening", Part.TRANSFERS)
    tried = try_cell(desk.sheet, desk.content, Part.TRANSFERS, edit)
    desk.set(0, "rate", "2", Part.TRANSFERS)
    assert tried.outcome == desk.sheet.outcome


def test_lines_that_stay_are_not_made_again_and_are_right(desk):
    before = desk.sheet
    desk.set(0, "quantity", "750")
    after = read_sheet(desk.store, desk.content, desk.key, before)
    assert after == desk.sheet
    assert after.parts[Part.COSTS][0] != before.parts[Part.COSTS][0]
    kept = zip(after.parts[Part.COSTS][1:], before.parts[Part.COSTS][1:], strict=True)
    assert all(new is old for new, old in kept)


def test_an_appraisal_of_something_else_is_not_taken(desk):
    edit = CellEdit(desk.lines()[0], "quantity", "750")
    tried = try_cell(desk.sheet, desk.content, Part.COSTS, edit)
    desk.set(0, "quantity", "751")
    found = read_sheet(desk.store, desk.content, desk.key, None, tried.plan)
    assert found == desk.sheet
    assert found.plan != tried.plan


def test_a_new_name_of_a_measure_reaches_the_money_meant_for_it(desk):
    desk.set(0, "kind", "subsidie", Part.TRANSFERS)
    desk.set(0, "covers", desk.labels()[1], Part.TRANSFERS)
    before = desk.sheet
    desk.set(1, "label", "Anders genoemd")
    after = read_sheet(desk.store, desk.content, desk.key, before)
    assert after == desk.sheet
    assert "Anders genoemd" in [cell.text for cell in after.parts[Part.TRANSFERS][0].cells]
