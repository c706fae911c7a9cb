"""The financieringsplan: every amount, every party, and what is not known."""

from dataclasses import replace
from decimal import Decimal

import pytest

from aanjager_app.costbenefit.precision import rounded
from aanjager_app.costbenefit.worksheet import MISSING, CostLine, Party, Value, Worksheet
from aanjager_app.documents.blocks import LineChart, Missing
from aanjager_app.documents.financing_plan import build_financing_plan
from aanjager_app.documents.sections.words import exact_euros
from aanjager_app.domain.dutch import format_amount, format_number
from aanjager_app.domain.vocabulary import DocumentKind
from tests.documents.dossiers import (
    bare_dossier,
    demo_worksheet,
    full_dossier,
    profile,
    with_worksheet,
)
from tests.documents.tree import (
    chapter_text,
    figures_without_table,
    headings,
    missing_callouts,
    table,
    whole_text,
)


def build(dossier):
    return build_financing_plan(dossier, profile())


def plain(text: str) -> str:
    """The text with ordinary spaces, as the reader of the tree gives it."""
    return " ".join(text.split())


def of(worksheet: Worksheet):
    return build(with_worksheet(full_dossier(), worksheet))


@pytest.fixture(scope="module")
def document():
    return build(full_dossier())


def changed(identity: str, **changes: object) -> Worksheet:
    """The demo's worksheet with one cost line changed."""
    sheet = demo_worksheet()
    lines = tuple(replace(c, **changes) if c.id == identity else c for c in sheet.costs)
    return replace(sheet, costs=lines)


def test_chapters_follow_the_items_of_the_profile_after_a_summary(document):
    titles = [title.partition(". ")[2] for title in headings(document)]
    items = [i.title for i in profile().items if i.document is DocumentKind.FINANCING_PLAN]
    assert titles[: len(items) + 1] == ["Samenvatting", *items]
    assert titles[-2:] == ["Stand van het dossier", "Bronnen en verantwoording"]


def test_every_amount_that_was_entered_is_in_the_document(document):
    sheet, said = demo_worksheet(), whole_text(document)
    prices = [p for c in sheet.costs for p in (c.investment_per_unit, c.upkeep_per_unit_per_year)]
    prices += [b.value_per_unit_per_year for b in sheet.benefits if not b.pm]
    for price in prices:
        if price.best:
            assert plain(exact_euros(price.best)) in said
        for end in (price.low, price.high):
            assert end is None or format_number(end) in said
    for line in (*sheet.costs, *sheet.benefits):
        if line.quantity.best is not None:
            assert format_number(line.quantity.best) in said
    for transfer in sheet.transfers:
        assert plain(format_amount(transfer.amount)) in said


def test_every_name_and_source_of_the_worksheet_is_in_the_document(document):
    sheet, said = demo_worksheet(), whole_text(document)
    for line in (*sheet.costs, *sheet.benefits):
        assert line.label in said
        assert line.source in said
    assert all(transfer.label in said for transfer in sheet.transfers)
    assert all(party.name in said for party in sheet.parties)


def test_totals_agree_to_the_cent_with_the_appraisal(document):
    appraisal = full_dossier().plan.appraisal

    def cents(amount: Decimal) -> int:
        return int(rounded(amount) * 100)

    assert table(document, "Contante waarde van de kosten").total[-1] == cents(appraisal.pv_costs)
    assert table(document, "Baten in euro’s").total[-1] == cents(appraisal.pv_benefits)
    whole = table(document, "Kosten, baten en saldo per partij").total
    assert whole[1:] == (
        cents(appraisal.pv_costs), cents(appraisal.pv_benefits), 0, cents(appraisal.npv),
    )  # fmt: skip
    years = table(document, "Kosten en baten per jaar")
    assert len(years.rows) == len(appraisal.years)
    assert years.total[-1] == cents(appraisal.npv)
    funding = table(document, "Nodig, gedekt en tekort per jaar").total
    assert funding[1] == cents(appraisal.funding.needed)


def test_periods_add_up_to_the_years(document):
    years = table(document, "Nodig, gedekt en tekort per jaar").total
    periods = table(document, "Nodig, gedekt en tekort per periode").total
    assert periods[1:] == years[1:]


def test_who_bears_more_than_comes_back_is_said_in_a_sentence(document):
    text = chapter_text(document, "Samenvatting")
    assert "De kosten zijn hoger dan de baten voor" in text
    assert "Gemeente Voorbeeldstad" in text


def test_pm_items_are_listed_with_who_benefits_and_have_no_amount(document):
    text = chapter_text(document, "Baten en baathebbers")
    assert "Meer soorten planten en dieren (PM): voor" in text
    assert "Aantrekken en vasthouden van personeel" in chapter_text(document, "Samenvatting")


def test_benefits_that_do_not_count_are_shown_apart(document):
    row = table(document, "Baten die bewust niet meetellen").rows[0]
    assert row[0] == "Minder ziekteverzuim"
    counted = table(document, "Baten in euro’s").rows
    assert "Minder ziekteverzuim" not in {row[0] for row in counted}


def test_gross_and_confidence_adjusted_totals_are_both_there(document):
    assert "100, 75, 50 of 25 %" in chapter_text(document, "Baten en baathebbers")


def test_rates_price_level_vat_and_parameter_set_are_stated(document):
    text = chapter_text(document, "Zo is er gerekend")
    for words in ("2,25 %", "2024", "inclusief btw", "25 jaar"):
        assert words in text
    assert "Kentallenset Aanjager van 25 november 2026" in text


def test_sources_of_money_stand_with_their_status_the_firm_ones_first(document):
    statuses = [row[1] for row in table(document, "Dekking").rows]
    assert statuses == ["Toegezegd"] * 3 + ["Aangevraagd"] * 2 + ["Idee"]


def test_a_voucher_pays_for_process_support_only(document):
    assert "nooit de aanleg" in chapter_text(document, "Dekking")


def test_who_does_not_pay_for_upkeep_or_replacement_is_named(document):
    text = chapter_text(document, "Effecten en onderhoud")
    assert "geen reservering voor vervanging" in text
    assert "Bomen in bestaand gebied" in text


def test_each_chart_has_its_table(document):
    assert figures_without_table(document) == []
    assert any(isinstance(getattr(block, "chart", None), LineChart) for block in document.blocks)


def test_a_missing_value_is_named_and_never_nought():
    document = of(changed("grasland", upkeep_per_unit_per_year=MISSING))
    text = whole_text(document)
    assert "Kruidenrijk grasland in plaats van gazon: prijs van het onderhoud" in text
    assert "(onvolledig)" in text
    row = next(
        row for row in table(document, "Wat het kost").rows if row[0].startswith("Kruidenrijk")
    )
    assert isinstance(row[4], Missing)
    values = table(document, "Contante waarde van de kosten")
    row = next(row for row in values.rows if row[0].startswith("Kruidenrijk"))
    assert isinstance(row[3], Missing)
    assert row[1] > 0
    assert "onvolledig" in values.total[0]


def test_one_end_of_a_range_is_shown_but_not_counted_with():
    document = of(changed("bomen", investment_per_unit=Value(low=Decimal(500))))
    row = table(document, "Wat het kost").rows[2]
    assert row[2] == Missing("ontbreekt (laag 500)")


def test_a_line_without_a_price_by_intention_says_pm():
    document = of(changed("kasten", pm=True, quantity=MISSING))
    row = table(document, "Wat het kost").rows[6]
    assert row[2:] == ("PM", "PM", "PM")
    assert "(onvolledig)" not in whole_text(document)


def test_a_worksheet_without_benefits_makes_no_comparison():
    document = of(replace(demo_worksheet(), benefits=()))
    assert "een vergelijking is er niet" in chapter_text(document, "Samenvatting")


def test_a_worksheet_of_one_year_still_gives_a_document():
    document = of(replace(demo_worksheet(), horizon_years=0))
    assert len(table(document, "Kosten en baten per jaar").rows) == 1
    assert table(document, "Kosten per partij en per periode").columns[1].header == "2027"


def test_a_line_without_a_payer_says_so():
    party = Party("a", "Partij A")
    line = CostLine(
        id="x", label="Boomgroep", quantity=Value(mid=Decimal(1)),
        investment_per_unit=Value(mid=Decimal(100)), upkeep_per_unit_per_year=Value(mid=Decimal(5)),
    )  # fmt: skip
    document = of(Worksheet(name="x", base_year=2026, parties=(party,), costs=(line,)))
    assert table(document, "Wie betaalt wat").rows[0][2:] == (Missing("nog niemand"),) * 2


def test_a_terrain_without_a_worksheet_says_so_in_each_chapter():
    dossier = bare_dossier()
    document = build(dossier)
    assert "Dat is nog niet te zeggen" in chapter_text(document, "Samenvatting")
    for state in dossier.readiness:
        if state.item.document is DocumentKind.FINANCING_PLAN:
            assert state.missing in chapter_text(document, state.item.title)
    assert missing_callouts(document.blocks)
    assert "€ 0" not in whole_text(document)


def test_the_vision_that_the_plan_rests_on_is_in_short_in_the_plan(document):
    text = chapter_text(document, "Waar dit plan op rust")
    assert "35 mm" in text
    assert "Een bui van 60 mm blijft van de straat" in text
    assert "Kopgroep De Wilgen" in text
