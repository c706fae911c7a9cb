"""Variants: a new one with the usual parties, a copy, other parties."""

import pytest

from aanjager_app.domain.errors import DomainError
from aanjager_app.models.undo import undo
from aanjager_app.services.records import RecordKind, bin_record, restore_record, set_field
from aanjager_app.services.sheets.columns import Part
from aanjager_app.services.sheets.editing import add_line
from aanjager_app.services.sheets.parties import set_parties
from aanjager_app.services.sheets.reading import read_sheet, read_variants
from aanjager_app.services.sheets.variants import copy_variant, new_variant


def test_a_new_worksheet_starts_this_year_with_the_usual_parties(store, terrain, at):
    made = new_variant(store, terrain)
    sheet = at(made.id).sheet
    year = store.clock().astimezone().year
    assert (sheet.name, f"vanaf {year}" in sheet.head) == ("Variant A", True)
    assert sheet.party_names == (
        "Ondernemers", "Gemeente", "Waterschap", "Vastgoedeigenaren", "Provincie",
    )  # fmt: skip
    assert not any(sheet.parts.values())
    assert new_variant(store, terrain).id != made.id
    assert [v.name for v in read_variants(store, terrain)] == ["Variant A", "Variant B"]
    undo(store)
    undo(store)
    assert read_variants(store, terrain) == ()


def test_a_copy_gives_the_same_outcome_and_goes_its_own_way(desk, at):
    copy = at(copy_variant(desk.store, desk.key).id)
    assert copy.sheet.name == f"{desk.sheet.name} (kopie)"
    assert copy.sheet.outcome == desk.sheet.outcome
    copy.set(1, "quantity", "1")
    assert copy.sheet.outcome != desk.sheet.outcome
    again = at(copy_variant(desk.store, desk.key).id)
    assert again.sheet.name.endswith("(kopie 2)")


def test_a_variant_goes_to_the_bin_and_comes_back(desk):
    before = desk.sheet
    bin_record(desk.store, RecordKind.WORKSHEET, desk.key)
    assert read_sheet(desk.store, desk.content, desk.key) is None
    assert read_variants(desk.store, desk.terrain) == ()
    restore_record(desk.store, RecordKind.WORKSHEET, desk.key)
    assert desk.sheet == before


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("discount_rate_pct", "1,6", "1,6"),
        ("horizon_years", "40", "40 jaar"),
        ("price_year", "2023", "prijspeil 2023"),
        ("base_year", "2030", "vanaf 2030"),
    ],
)
def test_the_head_is_set_a_field_at_a_time(desk, name, text, words):
    before = desk.sheet
    change = set_field(
        desk.store, desk.content, RecordKind.WORKSHEET, desk.key, field=name, text=text
    )
    assert set(change.rows) == {"worksheet"}
    assert words in desk.sheet.head
    undo(desk.store)
    assert desk.sheet == before


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("discount_rate_pct", "veel"),
        ("discount_rate_pct", "-100"),
        ("discount_rate_pct", "101"),
        ("nature_price_rise_pct", "-100"),
        ("horizon_years", "101"),
        ("horizon_years", "2,5"),
        ("base_year", "27"),
        ("price_year", "202"),
        ("name", " "),
    ],
)
def test_a_wrong_head_is_refused_with_its_field(desk, name, text):
    before = desk.sheet
    with pytest.raises(DomainError) as caught:
        set_field(desk.store, desk.content, RecordKind.WORKSHEET, desk.key, field=name, text=text)
    assert caught.value.field == name
    assert desk.sheet == before


def test_two_variants_never_have_one_name(desk):
    key = copy_variant(desk.store, desk.key).id
    with pytest.raises(DomainError, match="heet al zo"):
        set_field(
            desk.store,
            desk.content,
            RecordKind.WORKSHEET,
            key,
            field="name",
            text=desk.sheet.name.upper(),
        )


def test_parties_are_renamed_and_added(desk):
    names = ("Vereniging", *desk.sheet.party_names[1:], "Bewoners")
    set_parties(desk.store, desk.key, names)
    assert desk.sheet.party_names == names
    desk.set(1, "payers", "Bewoners 100")
    assert desk.cell(1, "payers").text == "Bewoners 100"
    with pytest.raises(DomainError, match="eigen naam"):
        set_parties(desk.store, desk.key, ("Gemeente", "gemeente"))


def test_a_transfer_needs_two_parties(store, content, terrain):
    made = new_variant(store, terrain)
    assert add_line(store, content, made.id, Part.TRANSFERS).line
    sheet = read_sheet(store, content, made.id)
    assert sheet is not None
    row = sheet.parts[Part.TRANSFERS][0]
    assert row.cells[5].text != row.cells[6].text


def test_a_worksheet_that_is_gone_says_so(desk):
    with pytest.raises(DomainError, match="bestaat niet"):
        copy_variant(desk.store, "weg")
    assert read_sheet(desk.store, desk.content, "weg") is None
