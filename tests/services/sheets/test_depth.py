"""Cells that a first worksheet can do without: growth, years, covers, and the catalogue."""

from copy import copy
from dataclasses import replace
from decimal import Decimal

import pytest

from aanjager_app.costbenefit.party_cash import party_cash
from aanjager_app.costbenefit.worksheet import Growth, GrowthKind
from aanjager_app.documents.blocks import Table
from aanjager_app.documents.sections.luck import luck_of
from aanjager_app.documents.sections.questions import four_questions
from aanjager_app.domain.errors import DomainError
from aanjager_app.models.undo import undo
from aanjager_app.services.activity import last_steps
from aanjager_app.services.plans import plan_of
from aanjager_app.services.sheets.catalogue import add_benefit, add_measure
from aanjager_app.services.sheets.columns import Part
from aanjager_app.services.sheets.comparing import compare_variants
from aanjager_app.services.sheets.pages import SheetPage, ledger_blocks, page_blocks
from aanjager_app.services.sheets.reading import load_sheet, read_sheet, read_variants
from aanjager_app.services.sheets.variants import choose_for_dossier, copy_variant
from aanjager_app.services.terrains import list_terrains
from aanjager_app.services.worksheets import read_terrain_worksheet

MEASURE = "waterdoorlatende-verharding"


@pytest.mark.parametrize(
    ("text", "growth"),
    [
        ("natuur", Growth(GrowthKind.NATURE)),
        ("1,5 %", Growth(GrowthKind.CUSTOM, Decimal("1.5"))),
        ("geen", Growth()),
    ],
)
def test_growth_is_typed_as_it_is_shown(desk, text, growth):
    desk.set(0, "growth", text, Part.BENEFITS)
    assert load_sheet(desk.store, desk.key).benefits[0].growth == growth
    assert desk.cell(0, "growth", Part.BENEFITS).edit.replace("\u00a0", " ") == text


def test_a_wrong_growth_says_what_can_be_typed(desk):
    with pytest.raises(DomainError, match="natuur"):
        desk.set(0, "growth", "veel", Part.BENEFITS)


def test_years_of_upkeep_and_the_switches_reach_the_calculation(desk):
    base = load_sheet(desk.store, desk.key).base_year
    for name, text in (
        ("upkeep_from", str(base + 3)),
        ("upkeep_until", str(base + 9)),
        ("lifetime", "12"),
        ("replace", "nee"),
        ("residual", "nee"),
        ("own_rate", "1,6"),
    ):
        desk.set(1, name, text)
    line = load_sheet(desk.store, desk.key).costs[1]
    assert (line.upkeep_from_year, line.upkeep_until_year) == (3, 9)
    assert (line.replace, line.residual, line.lifetime_years) == (False, False, 12)
    assert line.discount_rate_pct == Decimal("1.6")


def test_a_transfer_is_meant_for_lines_by_their_names(desk):
    transfers = load_sheet(desk.store, desk.key).transfers
    row = next(n for n, line in enumerate(transfers) if line.kind == "grant")
    labels = desk.labels()
    desk.set(row, "covers", f"{labels[1]} · {labels[2][:8]}", Part.TRANSFERS)
    found = load_sheet(desk.store, desk.key)
    assert found.transfers[row].covers == (found.costs[1].id, found.costs[2].id)
    assert desk.cell(row, "covers", Part.TRANSFERS).edit == f"{labels[1]} · {labels[2]}"
    desk.set(row, "covers", "", Part.TRANSFERS)
    assert load_sheet(desk.store, desk.key).transfers[row].covers == ()
    undo(desk.store)
    assert len(load_sheet(desk.store, desk.key).transfers[row].covers) == 2
    with pytest.raises(DomainError, match="Kies uit"):
        desk.set(row, "covers", "Zwembad", Part.TRANSFERS)


def test_a_voucher_never_covers_works(desk):
    works = next(
        line.label for line in load_sheet(desk.store, desk.key).costs if line.kind == "works"
    )
    desk.set(0, "covers", "", Part.TRANSFERS)
    desk.set(0, "kind", "voucher", Part.TRANSFERS)
    with pytest.raises(DomainError, match="procesondersteuning"):
        desk.set(0, "covers", works, Part.TRANSFERS)
    assert load_sheet(desk.store, desk.key).transfers[0].covers == ()


def test_an_overruled_figure_says_what_the_catalogue_had_and_asks_why(desk):
    add_measure(desk.store, desk.content, desk.key, MEASURE)
    row = len(desk.lines()) - 1
    assert "Afwijkend" not in desk.cell(row, "investment").note
    desk.set(row, "investment", "85")
    note = desk.cell(row, "investment").note
    assert "(70)" in note
    assert "Vul bij “Reden van afwijken”" in note
    desk.set(row, "reason", "offerte van 2026")
    assert "Reden: offerte van 2026" in desk.cell(row, "investment").note
    assert desk.cell(row, "reason").edit == "offerte van 2026"
    key = copy_variant(desk.store, desk.key).id
    copied = read_sheet(desk.store, desk.content, key)
    assert copied.parts[Part.COSTS] == desk.sheet.parts[Part.COSTS]


def test_a_newer_catalogue_is_told_and_changes_nothing(desk):
    add_measure(desk.store, desk.content, desk.key, MEASURE)
    before = desk.sheet.plan.appraisal.npv
    old = desk.content.measures[MEASURE]
    dearer = replace(old, investment=replace(old.investment, mid=Decimal(90)))
    newer = copy(desk.content)
    newer.measures = {**desk.content.measures, MEASURE: dearer}
    found = read_sheet(desk.store, newer, desk.key)
    assert found.plan.appraisal.npv == before
    notes = [cell.note for cell in found.parts[Part.COSTS][-1].cells]
    assert any("catalogus is vernieuwd" in note and "90" in note for note in notes)
    assert found.newer == (old.name,)
    assert desk.sheet.newer == ()


def test_a_benefit_of_the_catalogue_keeps_its_origin(desk):
    slug = next(
        b.slug
        for b in desk.content.benefit_values.values()
        if b.unit.startswith("€") and not b.is_missing
    )
    add_benefit(desk.store, desk.content, desk.key, slug)
    row = len(desk.lines(Part.BENEFITS)) - 1
    desk.set(row, "value", "1", Part.BENEFITS)
    assert "Afwijkend van de catalogus" in desk.cell(row, "value", Part.BENEFITS).note


def test_the_variant_of_the_dossier_is_the_one_chosen_last(desk):
    second_one = copy_variant(desk.store, desk.key).id
    assert read_variants(desk.store, desk.terrain)[0].id == desk.key
    choose_for_dossier(desk.store, second_one)
    first, second = read_variants(desk.store, desk.terrain)
    assert (first.id, first.is_chosen, second.is_chosen) == (second_one, True, False)
    assert read_terrain_worksheet(desk.store, "Prisma", None).name == first.name
    choose_for_dossier(desk.store, desk.key)
    assert read_variants(desk.store, desk.terrain)[0].id == desk.key
    undo(desk.store)
    assert read_variants(desk.store, desk.terrain)[0].id == second_one


def test_variants_side_by_side_show_what_differs_and_only_that(desk, at):
    other = at(copy_variant(desk.store, desk.key).id)
    both = (desk.key, other.key)
    same = compare_variants(desk.store, desk.content, desk.terrain, both)
    assert same.differences.rows == ()
    other.set(1, "quantity", "600")
    found = compare_variants(desk.store, desk.content, desk.terrain, both)
    label = desk.labels()[1]
    assert [row[0] for row in found.differences.rows] == [f"{label}: aantal"]
    assert found.differences.rows[0][1:] == ("400 m³", "600 m³")
    assert found.names == ("Variant A: entree en wadi", "Variant A: entree en wadi (kopie)")
    npv = next(row for row in found.outcome.rows if row[0] == "Netto contante waarde")
    assert npv[1] != npv[2]
    storage = next(row for row in found.effects.rows if "water" in row[0])
    assert storage[1:] == ("400", "600")
    assert {row[0] for row in found.parties.rows} == set(desk.sheet.party_names)
    assert "levert per saldo het meest op" in found.sentence


@pytest.mark.parametrize("page", [SheetPage.MONEY, SheetPage.TIME, SheetPage.EFFECTS])
def test_pages_beside_the_sheet_are_there_for_a_full_and_an_empty_one(desk, page):
    assert page_blocks(desk.sheet.plan, page, desk.content)
    empty = replace(desk.sheet.plan.worksheet, costs=(), benefits=(), transfers=())
    assert page_blocks(plan_of(empty, desk.content), page, desk.content)


def test_the_account_of_a_party_adds_up_to_its_balance(desk):
    plan = desk.sheet.plan
    for party in plan.worksheet.parties:
        table = ledger_blocks(plan, party.id)[-1]
        years = [year.parties[party.id] for year in plan.appraisal.years]
        total = sum(y.benefits - y.costs + y.transfers for y in years)
        heads = [column.header for column in table.columns]
        added = table.total[heads.index("Met btw opgeteld")]
        assert abs(Decimal(added) / 100 - total) < Decimal("0.006")
        assert len(table.rows) == plan.worksheet.horizon_years + 1


def test_a_party_has_its_money_back_in_one_year_in_its_account_and_on_the_first_page(desk):
    plan = desk.sheet.plan
    blocks = four_questions(plan, luck_of(plan))
    rows = next(block for block in blocks if isinstance(block, Table)).rows
    said = {row[0]: row[-1] for row in rows}
    for party in plan.worksheet.parties:
        cash = party_cash(plan.worksheet, plan.appraisal, party)
        account = str(ledger_blocks(plan, party.id)[0])
        if cash.paid_back_year is None:
            assert said[party.name] in {"niet", "–"}
            assert "is het terugverdiend" not in account
        else:
            assert f"vanaf {said[party.name]} is het terugverdiend" in account


def test_what_is_done_in_a_worksheet_is_in_the_history_of_its_terrain(desk):
    desk.set(0, "quantity", "3")
    share = f"{desk.sheet.party_names[0]} 100"
    desk.set(1, "payers", share)
    labels = [step.label for step in last_steps(desk.store, desk.terrain, 2)]
    assert labels == ["Maatregel gewijzigd"] * 2
    other = next(row.id for row in list_terrains(desk.store) if row.id != desk.terrain)
    assert "Maatregel gewijzigd" not in [s.label for s in last_steps(desk.store, other, 9)]
