"""What the workbook says beside its figures follows the input too, and hides nothing.

LibreOffice recalculates a few workbooks in one run; each test looks at one of them.
"""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.worksheet.worksheet import Worksheet as Page

from aanjager_app.costbenefit.engine import appraise
from aanjager_app.costbenefit.sensitivity import sensitivity
from aanjager_app.costbenefit.worksheet import BenefitLine, CostLine, Transfer, Value, Worksheet
from aanjager_app.documents.workbook import render
from aanjager_app.documents.workbook.sheet import Sheet
from aanjager_app.documents.workbook.sources import is_source
from aanjager_app.documents.workbook.switching import write_switching
from aanjager_app.services.workbooks import workbook_of
from tests.documents.dossiers import demo_worksheet, full_dossier, with_worksheet
from tests.documents.libreoffice import recalculated
from tests.documents.workbooks import CENT, SHEETS, place

COOLING, FLOOD = "Minder koelen in de zomer", "Minder schade en stilstand door wateroverlast"
WADI, TREES = "Wadi langs de entree", "Bomen in bestaand gebied"
OWN = "Eigen potje"


def told() -> Worksheet:
    """The demo with two benefits of one group, a line without a value, and own money."""
    base = demo_worksheet()
    everyone = {base.parties[0].id: Decimal(100)}
    lacking = CostLine(
        id="leeg", label="Nog geen prijs", quantity=Value(), investment_per_unit=Value(),
        payers=everyone,
    )  # fmt: skip
    priced = Value(mid=Decimal(9))
    hushed = replace(
        lacking, id="rust", label="Rust", pm=True, quantity=priced, investment_per_unit=priced
    )
    own = Transfer(
        id="eigen", label=OWN, kind=base.transfers[0].kind, amount=Decimal(1000),
        from_party=base.parties[0].id, to_party=base.parties[0].id,
    )  # fmt: skip
    return replace(
        base,
        costs=(*base.costs, lacking, hushed),
        benefits=tuple(map(_grouped, base.benefits)),
        transfers=(*base.transfers, own),
    )


def _grouped(line: BenefitLine) -> BenefitLine:
    return replace(line, double_count_group="X") if line.label in {COOLING, FLOOD} else line


def made(worksheet: Worksheet) -> bytes:
    dossier = with_worksheet(full_dossier(), worksheet)
    assert dossier.plan is not None
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(render, "LEAST_YEARS", 25)
        return workbook_of(dossier, dossier.plan)


def changed(content: bytes) -> bytes:
    """Another rate, and one of the two benefits counts no longer; a year later, no amount."""
    book = load_workbook(BytesIO(content))
    page = book["Invoer"]
    page[book.defined_names["discontovoet"].attr_text.split("!")[1]].value = 0.016
    page[book.defined_names["zichtperiode"].attr_text.split("!")[1]].value = 20
    place(page, FLOOD, "Telt mee", first="Baat").value = "nee"
    place(page, WADI, "Jaar van aanleg", first="Post").value = 4
    place(page, OWN, "Bedrag per keer", first="Bijdrage").value = None
    saved = BytesIO()
    book.save(saved)
    return saved.getvalue()


@pytest.fixture(scope="module")
def content() -> bytes:
    return made(told())


@pytest.fixture(scope="module")
def plain(content) -> Workbook:
    return load_workbook(BytesIO(content))


@pytest.fixture(scope="module")
def books(content) -> dict[str, Workbook]:
    return recalculated({"made": content, "changed": changed(content)})


def rows(page: Page) -> Iterator[list[object]]:
    for row in page.iter_rows(values_only=True):
        yield list(row)


def row_of(page: Page, label: str) -> list[object]:
    return next(row for row in rows(page) if row[0] == label)


def words(page: Page) -> str:
    return " ".join(str(value) for row in rows(page) for value in row if isinstance(value, str))


# ---------------------------------------------------------------- the summary


def test_the_summary_names_the_zero_alternative_and_the_source_of_the_rate(books):
    said = words(books["made"]["Samenvatting"])
    assert "nulalternatief: het terrein zonder dit plan" in said
    assert "rwseconomie.nl/discontovoet; standaard sinds 1 januari 2021" in said
    assert "25 november 2026" in said
    rate = row_of(books["made"]["Samenvatting"], "Discontovoet (reëel)")
    assert rate[1:3] == [0.0225, "de standaard"]


def test_the_rate_in_the_summary_follows(books):
    page = books["changed"]["Samenvatting"]
    rate, horizon = (row_of(page, key) for key in ("Discontovoet (reëel)", "Zichtperiode (jaren)"))
    assert rate[1] == 0.016
    assert rate[2] == "eigen keuze; de standaard is 2,25\xa0%"
    assert horizon[1] == 20
    assert str(horizon[2]).endswith("tot en met 2047")


def test_double_counting_is_told_live_with_the_outcome_without_it(books):
    sheet = told()
    page = books["made"]["Samenvatting"]
    found = appraise(sheet)
    worths = [
        result.pv
        for line, result in zip(sheet.benefits, found.benefits, strict=True)
        if line.label in {COOLING, FLOOD}
    ]
    assert "mogelijke dubbeltelling" in str(page["A7"].value)
    assert row_of(page, "X")[1] == 2
    least = row_of(page, "Netto contante waarde als van elke groep alleen de grootste telt")[1]
    assert abs(Decimal(repr(least)) - (found.npv - min(worths))) < CENT
    page = books["changed"]["Samenvatting"]
    assert not page["A7"].value
    assert row_of(page, "X")[1:3] == [1, 0]


def test_each_party_has_its_cash_beside_its_balance_with_vat(books):
    page, sheet = books["made"]["Samenvatting"], told()
    assert "Saldo met btw, nu" in row_of(page, "Partij")
    assert row_of(page, "Partij")[4] == "In de kas, zonder de btw die terugkomt"
    for party in sheet.parties:
        row = row_of(page, party.name)
        own = appraise(sheet).parties[party.id]
        assert abs(Decimal(repr(row[1])) - own.balance) < CENT
        assert abs(Decimal(repr(row[4])) - own.cash_balance) < CENT


# ---------------------------------------------------------------- the derivation


def test_no_words_of_the_derivation_hold_a_figure_of_the_input(plain):
    page = plain["Herleiding"]
    heads = next(row for row in page.iter_rows() if row[0].value == "Regel")
    end = next(cell.row for cell in page["A"] if str(cell.value).startswith("Van de regels"))
    source = next(cell.column for cell in heads if str(cell.value).startswith("Bron"))
    texts = [
        cell.value
        for row in page.iter_rows(min_row=heads[0].row + 1, max_row=end - 1)
        for cell in row
        if cell.data_type == "s" and cell.column != source
    ]
    assert not [text for text in texts if any(sign.isdigit() for sign in text.replace("(1 +", ""))]


def test_the_words_of_the_derivation_follow(books):
    def when(key: str, step: str, column: str = "Wanneer") -> object:
        page = books[key]["Herleiding"]
        at = row_of(page, "Regel").index(column)
        return next(row for row in rows(page) if row[0] == WADI and row[1] == step)[at]

    assert when("made", "Aanleg") == "in 2027: nu, dus voor het hele bedrag"
    assert when("made", "Restwaarde") == "in 2052: gaat dan nog 5 van de 30 jaar mee"
    assert when("made", "Onderhoud") == "elk jaar van 2028 t/m 2052"
    assert when("changed", "Aanleg") == "in 2031: 4 jaar teruggerekend"
    assert when("changed", "Restwaarde") == "in 2047: gaat dan nog 14 van de 30 jaar mee"
    factor = when("changed", "Aanleg", "Contante waarde per euro")
    assert factor == pytest.approx(1 / 1.016**4)


# ---------------------------------------------------------------- what is missing


def test_a_line_without_a_value_shows_that_and_never_nought(books):
    for line, expected in (("Nog geen prijs", "ontbreekt"), ("Rust", "PM")):
        page = books["made"]["Herleiding"]
        heads = row_of(page, "Regel")
        for row in (row for row in rows(page) if row[0] == line and row[1] != "Btw terug"):
            if row[1] in {"Aanleg", "Vervanging", "Restwaarde", "Onderhoud", "Samen"}:
                assert row[heads.index("Contante waarde")] == expected
            if row[1] == "Aanleg":
                assert row[heads.index("Bedrag per keer")] == expected
                assert row[heads.index("Prijs per eenheid")] == expected
            if row[1] == "Samen":
                assert row[heads.index("Controle")] == "klopt"
            if row[1] == "Kosten":
                assert row[3] == expected
        parties = books["made"]["Partijen"]
        for head in ("Aanleg, vervanging en restwaarde", "Onderhoud", "Samen"):
            assert place(parties, line, head, first="Post").value == expected


def test_a_party_says_how_many_of_its_lines_lack_a_value(books):
    page, sheet = books["made"]["Partijen"], told()
    first, other = (party.name for party in sheet.parties[:2])
    assert place(page, first, "Wat nog ontbreekt", first="Partij").value == "1 regel zonder waarde"
    assert not place(page, other, "Wat nog ontbreekt", first="Partij").value


def test_a_contribution_without_an_amount_is_missing(books):
    head = "Contante waarde voor de ontvanger"
    page = books["changed"]["Partijen"]
    assert place(page, OWN, head, first="Bijdrage").value == "ontbreekt"


# ---------------------------------------------------------------- the parties


def test_the_totals_of_parties_promise_no_profit(books):
    page = books["made"]["Partijen"]
    assert place(page, "Samen", "Saldo in kas", first="Partij").value is None
    assert place(page, "Samen", "Bijdragen", first="Partij").value == pytest.approx(0)
    assert "geen winst van het plan" in words(page)


def test_own_money_is_named_in_the_total_of_contributions(books):
    page, head = books["made"]["Partijen"], "Contante waarde voor de ontvanger"
    names = ("Samen, eigen geld meegeteld", "waarvan eigen geld (verschuift niets)",
             "waarvan van de ene naar de andere partij")  # fmt: skip
    whole, own, moved = (place(page, key, head, first="Bijdrage").value for key in names)
    sheet = told()
    pvs = {t.id: pv.pv for t, pv in zip(sheet.transfers, appraise(sheet).transfers, strict=True)}
    mine = sum(pvs[t.id] for t in sheet.transfers if t.from_party == t.to_party)
    assert abs(Decimal(repr(own)) - mine) < CENT
    assert whole == pytest.approx(own + moved)


# ---------------------------------------------------------------- uncertainty


def test_switching_values_have_a_unit_the_value_now_and_the_difference(plain):
    page = plain["Onzekerheid"]
    heads = ("Eenheid", "Nu", "Het plan komt op nul bij", "Verschil")
    start = next(cell.row for cell in page["A"] if str(cell.value).startswith("Omslagwaarden"))
    found = {row[0]: row[1:5] for row in page.iter_rows(min_row=start + 2, values_only=True)}
    assert found["Invoer"] == heads
    unit, now, switch, difference = found[f"{WADI}: prijs"]
    assert (unit, now) == ("€ per m3", 122.5)
    assert switch - now == pytest.approx(difference)
    assert found[f"{WADI}: prijs van het onderhoud"][0] == "€ per m3 per jaar"
    assert found[f"{TREES}: aantal"][:2] == ("stuk", 24)


def test_a_switching_value_below_nought_is_out_of_reach():
    base = demo_worksheet()
    poor = replace(base, benefits=base.benefits[:2])
    assert any(found.value is not None and found.value < 0 for found in sensitivity(poor).switching)
    page = Workbook().active
    assert isinstance(page, Page)
    plan = with_worksheet(full_dossier(), poor).plan
    assert plan is not None
    write_switching(Sheet(page), 1, plan, sensitivity(poor))
    start = next(cell.row for cell in page["A"] if str(cell.value).startswith("Omslagwaarden"))
    reached = [row[3] for row in page.iter_rows(min_row=start + 3, max_col=6, values_only=True)]
    assert "niet bereikbaar" in reached
    assert all(value >= 0 for value in reached if isinstance(value, int | float))


def test_the_tornado_turns_about_the_outcome(plain):
    page = plain["Onzekerheid"]
    chart = next(chart for chart in page._charts if chart.type == "bar")
    assert chart.overlap == 100
    assert "verschil met de uitkomst" in str(chart.y_axis.title.tx.rich.p[0].r[0].t)
    npv = float(round(appraise(told()).npv, 2))
    for series, column in zip(chart.series, (2, 3), strict=True):
        left, top, _, _ = range_boundaries(series.val.numRef.f.split("!")[1])
        there = page.cell(top, column).value - page.cell(top, left).value
        assert there == pytest.approx(npv, abs=0.011)


def test_mean_and_median_stand_side_by_side(plain):
    heads = row_of(plain["Onzekerheid"], "Wie")
    assert heads[1:3] == ["Gemiddeld", "Mediaan (50 %)"]


# ---------------------------------------------------------------- sources and paper


def test_each_source_stands_once_and_what_is_none_stands_apart(plain):
    page = plain["Bronnen"]
    column = [cell.value for cell in page["A"]]
    start, apart = column.index("Bronnen"), column.index("Nog zonder bron")
    known, lacking = column[start + 2 : apart], column[apart + 2 :]
    same = "RVO Klimaatadaptatie-dossier, juni 2024; levensduur eigen aanname"
    assert known.count(same) == 1
    assert "Geen bruikbare waarde in euro’s gevonden" in lacking
    assert "bron ontbreekt" in lacking
    assert "waterpasserende klinkers slibben dicht" in words(page)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Geen bruikbare waarde in euro’s gevonden", False),
        ("Nog op te vragen bij de gemeente", False),
        ("Offerte: opvragen", False),
        ("Klimaatklaar: vanaf € 30 per meter; voor onderhoud is geen bron gevonden", True),
        ("Uitvraag onder ondernemers", True),
    ],
)
def test_what_is_a_source(text, expected):
    assert is_source(text) is expected


@pytest.mark.parametrize("sheet", SHEETS[:-1])
def test_paper_can_be_read(plain, sheet):
    """Each printed area fits its pages with letters of 7 points or more, 11 being full size."""
    page = plain[sheet]
    across = {"8": 15.5, "9": 10.6}[str(page.page_setup.paperSize)] * page.page_setup.fitToWidth
    heads = page.print_title_cols
    repeated = range_boundaries(heads.replace("$", ""))[2] if heads else 0
    again = (page.page_setup.fitToWidth - 1) * inches(page, 1, repeated)
    for area in page.print_area.split(","):
        first, _, last, _ = range_boundaries(area.split("!")[1].replace("$", ""))
        before = inches(page, 1, repeated) if first > repeated else 0
        assert across / (inches(page, first, last) + again + before) * 11 >= 7


def inches(page: Page, first: int, last: int) -> float:
    widths = (page.column_dimensions[get_column_letter(at)].width for at in range(first, last + 1))
    return sum((width * 7 + 5) / 96 for width in widths)
