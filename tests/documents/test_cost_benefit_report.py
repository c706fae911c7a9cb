"""The kosten-batenoverzicht on paper: the answer first, then the figures behind it."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from aanjager_app.costbenefit.appraisal import Notice, NoticeCode
from aanjager_app.costbenefit.reading import worksheet_from_json
from aanjager_app.costbenefit.worksheet import BenefitLine, Value
from aanjager_app.documents.cost_benefit_report import build_cost_benefit
from aanjager_app.documents.sections.parties import period_words, periods
from aanjager_app.documents.sections.words import cents
from tests.costbenefit.strategies import sheets
from tests.documents.dossiers import bare_dossier, demo_worksheet, full_dossier, with_worksheet
from tests.documents.tree import chapter_text, figures_without_table, headings, table, whole_text

QUESTIONS = (
    *("Wat kost het mij?", "Wanneer heb ik het terug?"),
    *("Wie betaalt mee?", "Wat als het tegenvalt?"),
)


def test_the_answer_comes_first():
    document = build_cost_benefit(full_dossier())
    assert headings(document)[0] == "1. In één oogopslag"
    assert headings(document, 2)[:4] == list(QUESTIONS)
    parties = chapter_text(document, "Wie betaalt en wie heeft er wat aan")
    assert "Voor Vastgoedeigenaren zijn de kosten" in parties


@settings(max_examples=25)
@given(sheets())
def test_every_worksheet_gives_an_overview(entered):
    worksheet = worksheet_from_json(entered)
    document = build_cost_benefit(with_worksheet(full_dossier(), worksheet))
    if worksheet.costs:
        assert headings(document, 2)[:4] == list(QUESTIONS)
    assert figures_without_table(document) == []


def test_each_chart_has_its_table():
    assert figures_without_table(build_cost_benefit(full_dossier())) == []


@pytest.mark.parametrize(
    "name",
    ["de-wilgen-variant-a.json", "kanaalpark-uitvoering.json", "zandhoek-eerste-schets.json"],
)
def test_every_line_of_each_demo_worksheet_is_in_the_document(name):
    sheet = demo_worksheet(name)
    said = whole_text(build_cost_benefit(with_worksheet(full_dossier(), sheet)))
    for line in (*sheet.costs, *sheet.benefits, *sheet.transfers):
        assert line.label in said
    for line in (*sheet.costs, *sheet.benefits):
        assert not line.source or line.source in said


def test_two_counted_benefits_of_one_group_are_warned_about():
    sheet = demo_worksheet()
    twice = replace(
        sheet,
        benefits=tuple(replace(line, double_count_group="E") for line in sheet.benefits[:2]),
    )
    text = whole_text(build_cost_benefit(with_worksheet(full_dossier(), twice)))
    assert "Mogelijke dubbeltelling in groep “E”" in text


def test_a_benefit_for_nobody_says_so():
    sheet = demo_worksheet()
    line = BenefitLine(id="x", label="Uitzicht", pm=True)
    document = build_cost_benefit(
        with_worksheet(full_dossier(), replace(sheet, benefits=(*sheet.benefits, line)))
    )
    assert "Uitzicht (PM): nog niet bekend voor wie." in whole_text(document)


def test_each_line_and_party_has_its_derivation_and_the_sums_agree():
    dossier = full_dossier()
    sheet, appraisal = dossier.plan.worksheet, dossier.plan.appraisal
    document = build_cost_benefit(dossier)
    for line, result in zip(sheet.costs, appraisal.costs, strict=True):
        assert table(document, f"{line.label}: contante").total[-1] == cents(result.pv)
    for party in sheet.parties:
        result = appraisal.parties[party.id]
        expected = result.cash_balance if party.recovers_vat else result.balance
        assert table(document, f"{party.name}: saldo").total[-1] == cents(expected)
    assert table(document, f"{sheet.name}: baten min kosten").total[-1] == cents(appraisal.npv)


def test_every_warning_of_the_appraisal_is_printed():
    dossier = full_dossier()
    appraisal = dossier.plan.appraisal
    codes = (NoticeCode.OUTSIDE_HORIZON, NoticeCode.LOAN_PAST_HORIZON, NoticeCode.MIDPOINT)
    paths = ("costs.wadi.upkeep_from_year", "transfers.lening.term_years", "funding")
    more = tuple(
        Notice(code, path, f"Waarschuwing over {path}.")
        for code, path in zip(codes, paths, strict=True)
    )
    warned = replace(appraisal, warnings=(*appraisal.warnings, *more))
    plan = replace(dossier.plan, appraisal=warned)
    document = build_cost_benefit(replace(dossier, plan=plan))
    said = whole_text(document)
    assert [n.sentence for n in warned.warnings if " ".join(n.sentence.split()) not in said] == []
    assert "over transfers" in chapter_text(document, "Dekking en tekort")
    assert "over funding" in chapter_text(document, "Dekking en tekort")
    assert "over costs.wadi" in chapter_text(document, "Kosten")


def test_without_a_worksheet_it_says_so_on_one_page_of_content():
    document = build_cost_benefit(bare_dossier())
    assert [title.partition(". ")[2] for title in headings(document)] == [
        "In één oogopslag",
        "Bronnen en verantwoording",
    ]
    assert "Dat is nog niet te zeggen" in whole_text(document)


@pytest.mark.parametrize("horizon", [0, 1, 2, 5, 6, 25, 100])
def test_periods_hold_each_year_once(horizon):
    years = [year for period in periods(horizon) for year in period]
    assert years == list(range(horizon + 1))
    assert len(periods(horizon)) <= 5


def test_a_period_is_written_in_calendar_years():
    assert [period_words(period, 2027) for period in periods(25)] == [
        "2027", "2028", "2029–2032", "2033–2037", "2038–2052",
    ]  # fmt: skip


def test_what_parties_pay_in_the_periods_adds_up():
    rows = table(build_cost_benefit(full_dossier()), "Kosten per partij en per periode")
    for column in range(1, len(rows.columns)):
        added = sum(row[column] for row in rows.rows)
        assert abs(added - rows.total[column]) <= len(rows.rows)  # each rounded by itself


def test_a_plan_without_ranges_or_money_says_so_on_the_first_page():
    sheet = demo_worksheet("kanaalpark-uitvoering.json")
    certain = replace(
        sheet,
        transfers=(),
        costs=tuple(
            replace(
                line,
                quantity=Value(mid=line.quantity.best),
                investment_per_unit=Value(mid=line.investment_per_unit.best),
                upkeep_per_unit_per_year=Value(mid=line.upkeep_per_unit_per_year.best),
            )
            for line in sheet.costs
        ),
        benefits=tuple(
            replace(
                line,
                quantity=Value(mid=line.quantity.best),
                value_per_unit_per_year=Value(mid=line.value_per_unit_per_year.best),
            )
            for line in sheet.benefits
        ),
    )
    said = chapter_text(
        build_cost_benefit(with_worksheet(full_dossier(), certain)), "In één oogopslag"
    )
    assert "Geen enkele waarde heeft een ondergrens en een bovengrens" in said
    assert "er is geen subsidie, bijdrage of lening ingevuld" in said


def test_an_economist_finds_what_the_figures_stand_on():
    said = whole_text(build_cost_benefit(full_dossier()))
    for word in ("discontovoet", "prijspeil", "nulalternatief", "trekkingen", "Omslagwaarden"):
        assert word.casefold() in said.casefold(), word
    luck = chapter_text(build_cost_benefit(full_dossier()), "Als het tegenvalt")
    assert "startgetal 1" in luck
    assert "Kans op verlies" in luck
