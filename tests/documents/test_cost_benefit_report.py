"""The kosten-batenoverzicht on paper: the answer first, then the figures behind it."""

from dataclasses import replace

import pytest

from aanjager_app.costbenefit.worksheet import BenefitLine, Value
from aanjager_app.documents.cost_benefit_report import build_cost_benefit
from aanjager_app.documents.sections.parties import period_words, periods
from tests.documents.dossiers import bare_dossier, demo_worksheet, full_dossier, with_worksheet
from tests.documents.tree import chapter_text, figures_without_table, headings, table, whole_text


def test_the_answer_comes_first():
    document = build_cost_benefit(full_dossier())
    assert headings(document)[0] == "1. In één oogopslag"
    assert "Wat kost het, en wie heeft er wat aan?" in chapter_text(document, "In één oogopslag")
    parties = chapter_text(document, "Wie betaalt en wie heeft er wat aan")
    assert "Vastgoedeigenaren draagt" in parties


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


def test_the_first_chapter_answers_the_four_questions_of_an_entrepreneur():
    said = chapter_text(build_cost_benefit(full_dossier()), "In één oogopslag")
    for question in (
        "Wat kost het mij, en wanneer heb ik het terug?",
        "Wie betaalt mee?",
        "Wat als het tegenvalt?",
    ):
        assert question in said
    for party in demo_worksheet().parties:
        assert party.name in said
    assert "toegezegd" in said
    assert "De kans dat het meer kost dan het oplevert" in said


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
    assert "Geen waarde heeft een bandbreedte" in said
    assert "Er is nog geen subsidie" in said


def test_an_economist_finds_what_the_figures_stand_on():
    said = whole_text(build_cost_benefit(full_dossier()))
    for word in ("discontovoet", "prijspeil", "nulalternatief", "trekkingen", "Omslagwaarden"):
        assert word.casefold() in said.casefold(), word
    luck = chapter_text(build_cost_benefit(full_dossier()), "Als het tegenvalt")
    assert "startgetal 1" in luck
    assert "Kans op verlies" in luck
