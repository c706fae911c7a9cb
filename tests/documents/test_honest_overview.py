"""What the first pages must not hide: doubt, double counting, money that nobody promised."""

from dataclasses import replace
from decimal import Decimal

import pytest

from aanjager_app.costbenefit.engine import appraise
from aanjager_app.costbenefit.shortfall import shortfall
from aanjager_app.costbenefit.uncertainty import simulate
from aanjager_app.costbenefit.worksheet import MISSING, CostLine, Part, TransferStatus, Worksheet
from aanjager_app.documents.blocks import Missing, Table, Tornado, TornadoBar
from aanjager_app.documents.charts.luck import draw_tornado
from aanjager_app.documents.cost_benefit_report import build_cost_benefit
from aanjager_app.documents.sections import words
from aanjager_app.documents.sections.derivation import derivation_of
from aanjager_app.documents.sections.luck import luck_of
from aanjager_app.documents.sections.words import price_cell
from tests.documents.dossiers import demo_worksheet, full_dossier, plan_of, with_worksheet
from tests.documents.samples import style
from tests.documents.tree import chapter_text, table, whole_text

FIRST = "In één oogopslag"


def euros(amount: Decimal) -> str:
    """An amount with an ordinary space, as the text of a document is read here."""
    return words.euros(amount).replace("\u00a0", " ")


def overview(sheet: Worksheet) -> object:
    return build_cost_benefit(with_worksheet(full_dossier(), sheet))


def first_page(sheet: Worksheet) -> str:
    return chapter_text(overview(sheet), FIRST)


@pytest.fixture(scope="module")
def wilgen() -> Worksheet:
    return demo_worksheet()


@pytest.fixture(scope="module")
def document(wilgen):
    return overview(wilgen)


def test_the_caption_of_the_tornado_tells_its_colours_as_they_are_drawn(document):
    house = style()
    # a price of a cost: the low end of the input gives the better outcome
    drawing = draw_tornado(Tornado((TornadoBar("prijs", 900, 100),), 500), house, 400)
    bars = [shape for shape in drawing.contents if hasattr(shape, "width") and shape.fillColor]
    by_place = sorted(bars, key=lambda bar: min(bar.x, bar.x + bar.width))
    colours = [bar.fillColor.hexval()[2:].upper() for bar in by_place]
    assert colours == [house.palette.cost.lstrip("#"), house.palette.benefit.lstrip("#")]
    said = chapter_text(document, "Als het tegenvalt")
    assert "Oker: slechtere uitkomst, groen: betere." in said
    assert "laag (oker)" not in said


def test_what_hangs_on_an_input_has_euros_and_units(document):
    cells = [row[1] for row in table(document, "Elke onzekere waarde").rows]
    assert all("€" in cell or any(unit in cell for unit in ("m²", "m³")) for cell in cells)
    assert any(cell.endswith("per m³") for cell in cells)


def test_chances_of_a_party_are_those_in_cash(wilgen):
    plan = plan_of(wilgen)
    drawn, luck = simulate(wilgen, plan.appraisal), luck_of(plan)
    for party, row in zip(wilgen.parties, luck.chances[1:], strict=True):
        found = drawn.cash[party.id]
        assert (row.low, row.middle, row.mean) == tuple(
            words.euros(amount) for amount in (found.p5, found.p50, found.mean)
        )
    losing = next(said for said in luck.sentences if "verlies dan winst" in said)
    assert "Vastgoedeigenaren" in losing
    assert "Provincie" not in losing  # only gives
    assert luck.chances[-1].name == "Provincie"


def test_double_counting_opens_the_overview_with_what_it_would_cost(wilgen):
    twice = replace(
        wilgen,
        benefits=tuple(replace(line, double_count_group="E") for line in wilgen.benefits[:2])
        + wilgen.benefits[2:],
    )
    found = appraise(twice)
    less = found.npv - min(line.pv for line in found.benefits[:2])
    said = first_page(twice)
    place = said.index("Let op: mogelijk telt een baat dubbel.")
    assert place < said.index("Wat kost het mij?")
    assert f"is baten min kosten {euros(less)} in plaats van {euros(found.npv)}" in said


def test_what_has_no_payer_opens_the_overview(wilgen):
    orphan = replace(wilgen.costs[1], payers={}, upkeep_payers=None)
    sheet = replace(wilgen, costs=(wilgen.costs[0], orphan, *wilgen.costs[2:]))
    without = appraise(wilgen).costs[1].pv
    said = f"Let op: {euros(without)} aan kosten heeft nog geen betaler"
    assert said in first_page(sheet)
    assert "nog geen betaler" not in first_page(wilgen)


def test_benefits_that_weigh_less_and_turn_the_outcome_are_said(wilgen, document):
    found = appraise(wilgen)
    weighed = euros(found.pv_benefits_confidence_adjusted - found.pv_costs)
    assert f"minder mee, dan is de uitkomst {weighed}" in chapter_text(document, FIRST)
    assert f"minder mee, dan is de uitkomst {weighed}" in chapter_text(
        document, "Baten en baathebbers"
    )
    sure = replace(wilgen, costs=wilgen.costs[:1], transfers=())
    assert "minder mee, dan is de uitkomst" not in first_page(sure)


def test_money_that_is_not_promised_stands_apart(wilgen, document):
    rows = table(document, "Per partij")
    heads = [column.header for column in rows.columns]
    at = heads.index("Alleen toegezegd")
    municipality = next(row for row in rows.rows if row[0] == "Gemeente Voorbeeldstad")
    firm = replace(
        wilgen,
        transfers=tuple(t for t in wilgen.transfers if t.status is TransferStatus.GRANTED),
    )
    expected = euros(appraise(firm).parties["gemeente"].cash_balance)
    assert euros(Decimal(municipality[at]) / 100) == expected
    assert f"van Gemeente Voorbeeldstad {expected} in plaats van" in chapter_text(document, FIRST)
    assert "Alleen toegezegd" not in first_page(firm)


def test_what_does_not_come_every_year_is_said_apart(document):
    note = table(document, "Per partij").note
    assert "voor vervanging in 2037 en 2047" in note
    assert "Vastgoedeigenaren eenmalig € 90.000 aan baten in 2032" in " ".join(note.split())
    assert "–" not in note.replace("– nooit", "")


def test_what_is_to_be_found_is_told_by_what_it_is_for(wilgen):
    late = replace(
        wilgen,
        costs=tuple(replace(line, investment_year=2) for line in wilgen.costs),
        transfers=(),
    )
    found = shortfall(appraise(late))
    said = whole_text(overview(late))
    assert f"Aanleg nog te vinden: {euros(found.purchase)}, in 2029." in said
    assert "eerste twee jaar" not in said
    loan = shortfall(appraise(wilgen)).instalments
    assert f"{euros(loan)} aflossing van leningen" in first_page(wilgen)


def test_plain_words_on_the_first_page(document):
    said = chapter_text(document, FIRST).partition("De cijfers in beeld")[0].casefold()
    assert [word for word in ("trekking", "contante waarde", "middenwaarde") if word in said] == []
    assert "alleen betalen: provincie" in said


def test_an_unknown_benefit_is_unknown_and_never_nought():
    document = overview(demo_worksheet("zandhoek-eerste-schets.json"))
    rows = table(document, "Per partij").rows
    assert all(row[3] == Missing("onbekend") == row[5] for row in rows)
    said = chapter_text(document, FIRST)
    assert "De kans op verlies is onbekend" in said
    assert "100 %" not in said
    benefits = table(document, "Baten in euro’s")
    assert isinstance(benefits.total[-1], Missing)
    for one in (table(document, "Kosten, baten en saldo"), table(document, "Baten per partij en")):
        assert isinstance(one.total[2], Missing)
        assert all(isinstance(row[2], Missing) for row in one.rows)
    derived = table(document, "Minder water op straat: contante")
    assert isinstance(derived.total[-1], Missing)


def test_a_chance_with_values_missing_is_conditional(wilgen):
    short = replace(wilgen, costs=(replace(wilgen.costs[0], quantity=MISSING), *wilgen.costs[1:]))
    assert "Met wat nu bekend is, is de kans" in first_page(short)


def test_costs_without_a_price_and_benefits_without_one_differ(wilgen):
    bare = CostLine(id="x", label="Riool verleggen", pm=True)
    said = first_page(replace(wilgen, costs=(*wilgen.costs, bare)))
    told = "nog niet in euro’s, want de prijs is niet bekend (PM-kosten): “Riool verleggen”."
    assert told in said
    assert said.index(told) < said.index("Wat kost het mij?")
    plan = plan_of(replace(wilgen, costs=(*wilgen.costs, bare)))
    cost = derivation_of(plan, Part.COSTS, "x")
    benefit = derivation_of(plan, Part.BENEFITS, "biodiversiteit")
    assert "nog niet bekend" in cost.notes[0]
    assert "niet in euro’s uit te drukken" in benefit.notes[0]
    assert cost.price_level == benefit.price_level == ""


def test_benefits_have_no_vat_and_a_source_of_another_year_is_named(wilgen):
    plan = plan_of(wilgen)
    assert derivation_of(plan, Part.BENEFITS, "koeling").price_level == "Prijspeil 2024."
    for source, told in (
        ("Offerte, prijspeil 2021", True),
        ("Offerte, prijspeil 2024", False),
        ("RVO; omgerekend van prijspeil 2021 naar 2024", False),
        ("Offerte van 2021", False),
    ):
        line = replace(wilgen.costs[1], source=source)
        changed = plan_of(replace(wilgen, costs=(line,)))
        notes = " ".join(derivation_of(changed, Part.COSTS, line.id).notes)
        assert ("niet omgerekend" in notes) is told
    assert "wat je zelf typte, is niet omgerekend" in whole_text(overview(wilgen))


def test_the_two_balances_have_their_own_names(document):
    tables = [block for block in document.blocks if isinstance(block, Table)]
    heads = {column.header for one in tables for column in one.columns}
    assert {"Saldo met btw", "In de kas"} <= heads
    assert "Met bijdragen" not in heads
    assert "Kosten nu: wat de partij" in table(document, "Kosten in verhouding").note
    assert "Zonder bijdragen" in table(document, "Wie betaalt wat").note


def test_the_uncertain_part_and_other_assumptions_are_told(wilgen, document):
    said = chapter_text(document, "Als het tegenvalt")
    assert "Zonder bandbreedte, en dus als zeker gerekend:" in said
    assert "(helft erboven, helft eronder), het gemiddelde" in said
    found = table(document, "Wat de uitkomst is bij andere").rows
    rows = {" ".join(one.split()): " ".join(amount.split()) for one, amount in found}
    assert list(rows)[1:] == [
        "Discontovoet 1,25 %", "Discontovoet 1,6 %", "Discontovoet 3,25 %",
        "Zichtperiode 20 jaar", "Zichtperiode 30 jaar",
    ]  # fmt: skip
    longer = appraise(replace(wilgen, horizon_years=30)).npv
    assert rows["Zichtperiode 30 jaar"] == euros(longer)


def test_a_factor_gives_the_cent(wilgen):
    plan = plan_of(wilgen)
    step = derivation_of(plan, Part.BENEFITS, "riool").steps[0]
    factor = Decimal(step.words.rpartition("×")[2].strip().replace(",", "."))
    each = Decimal(18000) * Decimal("0.55")
    assert abs(each * factor - step.amount) < Decimal("0.01")


def test_the_ends_of_a_range_have_as_many_decimals():
    value = next(
        line.upkeep_per_unit_per_year
        for line in demo_worksheet().costs
        if "Waterdoorlatende" in line.label
    )
    assert "(0,18–0,30; midden)" in price_cell(value)
