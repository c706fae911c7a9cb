"""Figures of one's own: refused without source, converted once, and never changed behind a back."""

import io
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from aanjager_app.costbenefit.appraisal import EffectKind
from aanjager_app.costbenefit.parameters import CONSUMER_PRICES, index_price
from aanjager_app.costbenefit.precision import rounded
from aanjager_app.costbenefit.worksheet import Growth, GrowthKind, Value
from aanjager_app.documents.dossier import Edition
from aanjager_app.documents.privacy import for_edition
from aanjager_app.documents.sections.words import value_text
from aanjager_app.documents.workbook.render import render_workbook
from aanjager_app.domain.dutch import format_date_short, format_number
from aanjager_app.domain.errors import DomainError
from aanjager_app.domain.masking import NAME_GONE
from aanjager_app.domain.vocabulary import Effort, FigureKind
from aanjager_app.models import entities as rows
from aanjager_app.models.undo import undo
from aanjager_app.services.dossiers import read_terrain
from aanjager_app.services.erasing import erase_person
from aanjager_app.services.records import (
    RecordKind,
    list_bin,
    record_history,
    restore_record,
    restore_value,
    set_field,
)
from aanjager_app.services.sheets.catalogue import add_measure, add_own
from aanjager_app.services.sheets.catalogue_rows import (
    CatalogueFilter,
    CostClass,
    cost_class,
    read_benefit_catalogue,
    read_catalogue,
)
from aanjager_app.services.sheets.columns import COLUMNS, Part
from aanjager_app.services.sheets.editing import CellEdit, set_cell
from aanjager_app.services.sheets.own_figures import (
    bin_figure,
    figure_of_line,
    new_figure,
    read_figure,
    save_figure,
)
from aanjager_app.services.sheets.reading import load_sheet, read_sheet
from aanjager_app.services.sheets.trial import try_cell
from aanjager_app.services.sheets.variants import copy_variant
from tests.models.support import visible

SOURCE = {
    "source_name": "Offerte 114 van de hovenier",
    "source_where": "offerte-114.pdf",
    "checked_on": "2-2-2026",
}
KERB = {
    **SOURCE,
    "name": "Verlaagde band",
    "unit": "m",
    "investment": "95 (80–110)",
    "upkeep": "2",
    "vat_basis": "excluding",
    "vat_pct": "21",
    "price_year": "2024",
    "lifetime_years": "30",
    "theme": "bodem-water",
    "place": "public_space",
    "effort": "easy",
    "effect_unpaved_m2": "0,5",
}
QUIET = {
    **SOURCE,
    "name": "Minder lawaai",
    "unit": "medewerker",
    "value": "120",
    "growth": "custom",
    "growth_pct": "1,5",
    "confidence": "low",
    "double_count_group": "W",
    "vat_basis": "including",
    "price_year": "2024",
}


def keep(desk, texts, kind=FigureKind.MEASURE, figure_id=None):
    return save_figure(desk.store, desk.content, kind, texts, figure_id).id


def cells(desk, part=Part.COSTS):
    row = desk.sheet.parts[part][-1]
    return {c.name: cell for c, cell in zip(COLUMNS[part], row.cells, strict=True)}


WRONG = (
    ({"investment": "", "upkeep": ""}, "investment"),
    ({"investment": "110 (120–130)"}, "investment"),
    ({"vat_pct": ""}, "vat_pct"),
    ({"name": ""}, "name"),
    ({"unit": ""}, "unit"),
    ({"price_year": "ooit"}, "price_year"),
    ({"checked_on": "1-1-2999"}, "checked_on"),
    ({"based_on": "tovenarij"}, "based_on"),
    ({"theme": "tovenarij"}, "theme"),
    ({"effort": "tovenarij"}, "effort"),
    ({"lifetime_years": "0"}, "lifetime_years"),
)


def test_without_its_source_a_figure_is_refused_with_the_field(desk):
    before = visible(desk.store)
    for name in SOURCE:
        for text in ("", "   "):
            with pytest.raises(DomainError, match="ron") as refused:
                keep(desk, {**KERB, name: text})
            assert (refused.value.code, refused.value.field) == ("source_missing", name)
    assert visible(desk.store) == before


def test_what_does_not_hold_together_is_refused_new_or_changed(desk):
    key = keep(desk, KERB)
    before = visible(desk.store)
    for texts, field in WRONG:
        for figure_id in (None, key):
            with pytest.raises(DomainError) as refused:
                keep(desk, {**KERB, **texts}, figure_id=figure_id)
            assert refused.value.field == field
    assert visible(desk.store) == before


def test_a_form_shows_what_was_kept_and_saving_it_again_changes_nothing(desk):
    for texts, kind in ((KERB, FigureKind.MEASURE), (QUIET, FigureKind.BENEFIT)):
        key = keep(desk, texts, kind)
        form = read_figure(desk.store, desk.content, key)
        shown = {name: form.texts[name] for name in texts}
        assert shown == {**texts, "checked_on": "02-02-2026"}
        assert {field.name for field in form.fields} == set(form.texts)
        assert save_figure(desk.store, desk.content, kind, form.texts, key).change.tx is None


def test_a_new_form_has_what_is_usual(desk):
    form = new_figure(desk.store, desk.content, FigureKind.BENEFIT, name="Koelte")
    today = format_date_short(desk.store.clock().date())
    assert (form.texts["name"], form.texts["checked_on"]) == ("Koelte", today)
    assert {o.value for o in form.options["based_on"]} == {"", *desk.content.benefit_values}


def test_a_measure_of_ones_own_brings_price_with_vat_theme_effect_and_source(desk):
    add_own(desk.store, desk.content, desk.key, keep(desk, KERB))
    found = cells(desk)
    assert found["label"].text == "Verlaagde band"
    assert found["investment"].text == "114,95 (96,8–133,1)"
    assert found["upkeep"].text == "2,42"
    assert found["vat"].edit.startswith("21")
    assert (found["unit"].text, found["lifetime"].text) == ("m", "30")
    assert found["place"].text == "Openbare ruimte"
    assert found["source"].text == (
        "eigen kental: Offerte 114 van de hovenier, offerte-114.pdf, nagekeken op 02-02-2026; "
        "21\u00a0% btw erbij geteld"
    )
    desk.set(len(desk.lines()) - 1, "quantity", "40")
    plan = desk.sheet.plan
    line = plan.worksheet.costs[-1]
    unpaved = [e.amount for e in plan.effects.lines if e.line == line.id]
    assert unpaved == [Decimal(20)]
    assert plan.info_of(line).themes == (desk.content.themes["bodem-water"].name,)
    desk.set(len(desk.lines()) - 1, "unit", "project")
    assert not [e for e in desk.sheet.plan.effects.lines if e.line == line.id]


def test_a_price_for_a_measure_of_the_catalogue_keeps_its_name_theme_and_effect(desk):
    texts = {**KERB, "based_on": "wadi", "name": "", "unit": "m3", "effect_unpaved_m2": ""}
    add_own(desk.store, desk.content, desk.key, keep(desk, texts))
    desk.set(len(desk.lines()) - 1, "quantity", "10")
    plan = desk.sheet.plan
    line = plan.worksheet.costs[-1]
    assert (line.label, line.measure) == ("Wadi", "wadi")
    found = [(e.kind, e.amount) for e in plan.effects.lines if e.line == line.id]
    assert found == [(EffectKind.STORAGE_M3, Decimal(10))]
    assert len(plan.info_of(line).themes) == len(desk.content.measures["wadi"].themes)


def test_a_benefit_of_ones_own_brings_value_growth_and_confidence(desk):
    add_own(desk.store, desk.content, desk.key, keep(desk, QUIET, FigureKind.BENEFIT))
    line = load_sheet(desk.store, desk.key).benefits[-1]
    assert line.value_per_unit_per_year == Value(mid=Decimal(120))
    assert line.growth == Growth(GrowthKind.CUSTOM, Decimal("1.5"))
    assert (line.confidence, line.double_count_group) == ("low", "W")
    assert line.source.startswith("eigen kental: Offerte")


@given(
    points=st.lists(st.decimals(0, 10**6, places=3), min_size=3, max_size=3).map(sorted),
    vat=st.sampled_from(["0", "9", "21"]),
    basis=st.sampled_from(["including", "excluding"]),
    year=st.sampled_from([2021, 2022, 2023, 2024, 2025]),
)
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_price_is_converted_once_and_stays_in_order(desk, points, vat, basis, year):
    stated = Value(*points)
    texts = {**KERB, "investment": value_text(stated), "vat_basis": basis, "vat_pct": vat}
    key = keep(desk, {**texts, "price_year": str(year)})
    add_own(desk.store, desk.content, desk.key, key)
    level = load_sheet(desk.store, desk.key).price_year
    line = load_sheet(desk.store, desk.key).costs[-1]
    factor = Decimal(1) + Decimal(vat) / 100 if basis == "excluding" else Decimal(1)
    known = year in CONSUMER_PRICES.by_year
    with_vat = Value(*(point * factor for point in points))
    exact = index_price(with_vat, year, level, CONSUMER_PRICES) if known else with_vat
    is_changed = (known and year != level) or (basis == "excluding" and vat != "0")
    fine = Decimal("0.0001")  # below one euro
    exacts = (exact.low, exact.mid, exact.high)
    wanted = [(rounded(p) if p >= 1 else rounded(p, fine)) if is_changed else p for p in exacts]
    found = line.investment_per_unit
    assert [found.low, found.mid, found.high] == wanted == sorted(wanted)
    assert ("btw erbij geteld" in line.source) == (basis == "excluding" and vat != "0")
    assert (f"prijspeil {year}" in line.source) == (year != level)


def test_a_changed_figure_is_told_at_the_cell_and_changes_nothing(desk):
    key = keep(desk, KERB)
    add_own(desk.store, desk.content, desk.key, key)
    before = load_sheet(desk.store, desk.key)
    assert desk.sheet.newer == ()
    keep(desk, {**KERB, "investment": "120"}, figure_id=key)
    assert load_sheet(desk.store, desk.key) == before
    assert desk.sheet.newer == ("Verlaagde band",)
    assert "Verlaagde band" in desk.sheet.outcome.notices[0]
    note = cells(desk)["investment"].note
    assert note.startswith("Je eigen kental is vernieuwd en zegt nu: aanschaf € 120 per m excl.")
    assert "€ 95 (80–110) per m" in note
    undo(desk.store)
    assert desk.sheet.newer == ()
    desk.set(len(desk.lines()) - 1, "investment", "100")
    assert "Afwijkend van je eigen kental" in cells(desk)["investment"].note


def test_a_key_in_a_cell_keeps_the_effects_and_the_news_of_own_figures(desk):
    key = keep(desk, KERB)
    add_own(desk.store, desk.content, desk.key, key)
    keep(desk, {**KERB, "investment": "120"}, figure_id=key)
    before = desk.sheet
    edit = CellEdit(before.parts[Part.COSTS][-1].id, "quantity", "40")
    tried = try_cell(before, desk.content, Part.COSTS, edit)
    set_cell(desk.store, desk.content, desk.key, Part.COSTS, edit)
    assert tried.outcome == desk.sheet.outcome
    assert tried.plan == desk.sheet.plan


def test_what_only_concerns_the_note_is_no_news(desk):
    key = keep(desk, KERB)
    add_own(desk.store, desk.content, desk.key, key)
    keep(desk, {**KERB, "note": "Na overleg.", "source_where": "map 3"}, figure_id=key)
    assert desk.sheet.newer == ()


def test_in_the_bin_it_leaves_the_catalogue_and_lines_keep_value_and_source(desk):
    key = keep(desk, KERB)
    add_own(desk.store, desk.content, desk.key, key)
    before, found = desk.sheet.parts, cells(desk)
    bin_figure(desk.store, key)
    assert desk.sheet.parts == before
    assert cells(desk) == found
    assert not any(row.own for row in read_catalogue(desk.content, desk.store))
    (line,) = list_bin(desk.store, desk.content)
    assert (line.what, line.title) == ("eigen kental", "Verlaagde band")
    with pytest.raises(DomainError, match="eigen kental"):
        add_own(desk.store, desk.content, desk.key, key)
    restore_record(desk.store, RecordKind.OWN_FIGURE, key)
    assert any(row.own == key for row in read_catalogue(desk.content, desk.store))


def test_a_copied_variant_keeps_where_its_lines_come_from(desk):
    key = keep(desk, KERB)
    add_own(desk.store, desk.content, desk.key, key)
    copied = copy_variant(desk.store, desk.key).id
    keep(desk, {**KERB, "upkeep": "3"}, figure_id=key)
    sheet = read_sheet(desk.store, desk.content, copied)
    assert sheet.newer == ("Verlaagde band",)
    assert sheet.plan.info_of(sheet.plan.worksheet.costs[-1]) is not None


def test_an_earlier_value_comes_back_only_when_the_figure_stays_whole(desk):
    key = keep(desk, {**KERB, "investment": "100"})
    keep(desk, {**KERB, "investment": "400 (300–500)"}, figure_id=key)
    history = record_history(desk.store, desk.content, RecordKind.OWN_FIGURE, key)
    line = next(h for h in history if h.field == "investment_mid" and h.old == "100")
    with pytest.raises(DomainError, match="laag voor midden"):
        restore_value(desk.store, line)
    with pytest.raises(DomainError, match="laag voor midden"):
        set_field(
            desk.store, desk.content, RecordKind.OWN_FIGURE, key, field="investment_low", text="450"
        )
    with pytest.raises(DomainError, match="Bron"):
        set_field(
            desk.store, desk.content, RecordKind.OWN_FIGURE, key, field="source_name", text=""
        )


def test_a_line_is_kept_as_a_figure_without_the_source_of_the_catalogue(desk):
    add_measure(desk.store, desk.content, desk.key, "gevelgroen")
    line = desk.lines()[-1]
    desk.set(len(desk.lines()) - 1, "investment", "410")
    desk.set(len(desk.lines()) - 1, "reason", "offerte")
    form = figure_of_line(desk.store, desk.content, desk.key, Part.COSTS, line)
    assert (form.texts["based_on"], form.texts["investment"]) == ("gevelgroen", "410")
    assert form.texts["price_year"] == str(load_sheet(desk.store, desk.key).price_year)
    assert (form.texts.get("source_name"), form.texts["note"]) == (None, "offerte")
    key = keep(desk, {**form.texts, **SOURCE})
    add_own(desk.store, desk.content, desk.key, key)
    assert cells(desk)["investment"].text == "410"
    add_own(desk.store, desk.content, desk.key, keep(desk, KERB))
    form = figure_of_line(desk.store, desk.content, desk.key, Part.COSTS, desk.lines()[-1])
    same = ("name", "unit", "lifetime_years", "theme", "place", "effect_unpaved_m2")
    assert {n: form.texts[n] for n in same} == {n: KERB[n] for n in same}
    assert (form.texts["investment"], form.texts["vat_basis"]) == (
        "114,95 (96,8–133,1)",
        "including",
    )
    benefit = desk.lines(Part.BENEFITS)[0]
    form = figure_of_line(desk.store, desk.content, desk.key, Part.BENEFITS, benefit)
    assert form.kind is FigureKind.BENEFIT
    with pytest.raises(DomainError, match="geldstroom"):
        figure_of_line(desk.store, desk.content, desk.key, Part.TRANSFERS, "g1")


def test_own_figures_stand_among_the_others_and_are_filtered_alike(desk):
    key = keep(desk, KERB)
    benefit = keep(desk, QUIET, FigureKind.BENEFIT)
    all_rows = read_catalogue(desk.content, desk.store)
    row = next(row for row in all_rows if row.own == key)
    assert row.investment == "€ 95 (80–110) per m excl. btw"
    assert "Offerte 114" in row.source
    same = CatalogueFilter(
        theme="bodem-water", place="public", effort=Effort.EASY, cost=CostClass.MIDDLE
    )
    assert [r.own for r in all_rows if same.matches(r)] == [key]
    assert [r.own for r in all_rows if CatalogueFilter(own_only=True).matches(r)] == [key]
    found = read_benefit_catalogue(desk.content, desk.store)
    assert [r.value for r in found if r.own] == ["€ 120 per medewerker per jaar"]
    assert benefit in {r.own for r in found}


@given(st.sampled_from(list(CostClass)), st.sampled_from(list(Effort)))
def test_filters_only_ever_take_away_and_their_sum_is_all(content, cost, effort):
    every = read_catalogue(content)
    by_cost = [r for r in every if CatalogueFilter(cost=cost).matches(r)]
    both = [r for r in every if CatalogueFilter(cost=cost, effort=effort).matches(r)]
    assert set(map(id, both)) <= set(map(id, by_cost))
    everywhere = [r for c in CostClass for r in every if CatalogueFilter(cost=c).matches(r)]
    assert {r.name for r in everywhere} == {r.name for r in every}
    assert all(r.efforts and r.places for r in every)


@pytest.mark.parametrize(
    ("price", "found"),
    [
        (Value(mid=Decimal("49.99")), CostClass.LOW),
        (Value(mid=Decimal(50)), CostClass.MIDDLE),
        (Value(low=Decimal(100), high=Decimal(900)), CostClass.HIGH),
        (Value(low=Decimal(30)), CostClass.LOW),
        (Value(), CostClass.UNKNOWN),
    ],
)
def test_the_class_of_a_price_follows_its_bounds(price, found):
    assert cost_class(price) is found


def test_a_tree_stands_there_once_and_knows_its_situations(content):
    tree = next(row for row in read_catalogue(content) if row.name == "Boom")
    assert [s.slug for s in tree.situations] == [
        "boom-eenvoudig",
        "boom-nieuw-gebied",
        "boom-bestaand",
    ]
    assert [s.price for s in tree.situations] == [
        f"€ {format_number(price)} per stuk" for price in (500, 1500, 6000)
    ]
    assert tree.costs == {CostClass.HIGH}


def test_names_are_taken_out_of_everything_that_was_typed(desk):
    texts = {
        **KERB,
        "source_name": "Offerte van Quirina Zonderland",
        "unit": "Quirina Zonderland",
        "note": "Bel Quirina Zonderland.",
    }
    key = keep(desk, texts)
    add_own(desk.store, desk.content, desk.key, key)
    with desk.store.write("a") as work:
        work.session.add(rows.Person(terrain_id=desk.terrain, name="Quirina Zonderland"))
    erase_person(desk.store, "Quirina Zonderland")
    with desk.store.read() as session:
        row = session.get_one(rows.OwnFigure, key)
        assert NAME_GONE in row.source_name
        assert NAME_GONE in row.note
    assert "Quirina" not in str(visible(desk.store))
    assert desk.sheet.newer == ()


def test_documents_name_the_source_of_a_figure_of_ones_own_and_mask_names_in_it(desk):
    with desk.store.write("a") as work:
        work.session.add(rows.Person(terrain_id=desk.terrain, name="Quirina Zonderland"))
    key = keep(desk, {**KERB, "source_where": "mail van Quirina Zonderland"})
    add_own(desk.store, desk.content, desk.key, key)
    edition = Edition(made_on=date(2026, 3, 2), data_version="")
    dossier = for_edition(read_terrain(desk.store, desk.content, desk.terrain, edition).dossier)
    assert dossier.plan.own_measures
    book = load_workbook(io.BytesIO(render_workbook(dossier, dossier.plan)))
    told = [str(cell) for row in book["Bronnen"].values for cell in row if cell]
    source = next(text for text in told if text.startswith("eigen kental"))
    assert source.startswith(f"eigen kental: Offerte 114 van de hovenier, mail van {NAME_GONE}")


def test_a_price_of_a_few_cents_is_not_rounded_away(desk):
    power = {**QUIET, "name": "Stroom", "unit": "kWh", "value": "0,0634", "growth": "none"}
    figure = keep(desk, {**power, "vat_basis": "excluding", "vat_pct": "21"}, FigureKind.BENEFIT)
    add_own(desk.store, desk.content, desk.key, figure)
    value = load_sheet(desk.store, desk.key).benefits[-1].value_per_unit_per_year
    assert value.mid == Decimal("0.0767")  # in whole cents this would be 4 % more
    assert cells(desk, Part.BENEFITS)["value"].text == "0,0767"
