"""The derivations on paper: bounded, adding up, and saying where the rest is."""

from dataclasses import replace
from decimal import Decimal
from itertools import takewhile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aanjager_app.costbenefit.worksheet import CostLine, Party, Value, Worksheet
from aanjager_app.documents.blocks import Missing, Table
from aanjager_app.documents.cost_benefit_report import build_cost_benefit
from aanjager_app.documents.dossier import Plan
from aanjager_app.documents.sections.luck import luck_of
from aanjager_app.documents.sections.questions import four_questions
from aanjager_app.documents.sections.reasons import MOST_LINES, MOST_PARTIES, MOST_STEPS, reasons
from tests.documents.dossiers import demo_worksheet, full_dossier, plan_of, with_worksheet

ALL = {"p0": Decimal(100)}


def cost(number: int, price: str | None) -> CostLine:
    return CostLine(
        id=f"k{number}", label=f"Kosten {number}", quantity=Value(mid=Decimal(1)),
        investment_per_unit=Value(mid=None if price is None else Decimal(price)),
        upkeep_per_unit_per_year=Value(mid=Decimal(0)), payers=ALL, vat_pct=Decimal(21),
    )  # fmt: skip


def many(lines: int, parties: int) -> Worksheet:
    """A worksheet with many lines, the last ones the largest."""
    demo = demo_worksheet()
    gain = replace(demo.benefits[0], beneficiaries=ALL, double_count_group=None)
    return Worksheet(
        name="Veel",
        base_year=2026,
        parties=tuple(Party(f"p{n}", f"Partij {n}", recovers_vat=True) for n in range(parties)),
        costs=tuple(cost(n, str(1000 + n)) for n in range(lines)),
        benefits=tuple(replace(gain, id=f"b{n}", label=f"Baat {n}") for n in range(lines)),
    )


def tables_of(plan: Plan) -> list[Table]:
    return [block for block in reasons(plan) if isinstance(block, Table)]


@pytest.fixture(scope="module")
def large() -> Plan:
    return plan_of(many(150, 12))


def test_the_appendix_stays_short_however_many_lines_there_are(large):
    tables = tables_of(large)
    assert len(tables) == 2 * MOST_LINES + MOST_PARTIES + 1
    rows = [len(table.rows) for table in tables]
    # two sums stand above the last one at most, each with its own steps
    assert max(rows) <= 2 * MOST_STEPS + 2


def test_it_shows_the_largest_and_says_how_many_are_left_out_and_where_they_are(large):
    captions = [table.caption for table in tables_of(large)]
    assert "Kosten 149: contante waarde van de kosten" in captions
    assert not any(caption.startswith("Kosten 0:") for caption in captions)
    said = str(list(reasons(large)))
    left = 150 - MOST_LINES
    place = "in de werkmap (blad Herleiding) en in Aanjager bij “Waarom dit getal?”"
    assert said.count(f"Van {left} andere posten staat de herleiding {place}.") == 2
    assert f"Van {12 - MOST_PARTIES} andere partijen staat de herleiding {place}." in said


def test_a_short_worksheet_is_derived_in_full():
    plan = plan_of(demo_worksheet())
    assert "andere post" not in str(list(reasons(plan)))
    assert "kleinere samen" not in str(list(reasons(plan)))


@given(st.lists(st.one_of(st.none(), st.integers(0, 10**6).map(str)), min_size=1, max_size=40))
def test_the_steps_of_a_sum_on_paper_add_up_also_when_small_ones_stand_together(prices):
    sheet = Worksheet(
        name="x", base_year=2026, parties=(Party("p0", "P", recovers_vat=True),),
        costs=tuple(cost(n, price) for n, price in enumerate(prices)),
    )  # fmt: skip
    plan = plan_of(sheet)
    balance = next(t for t in tables_of(plan) if t.caption.startswith("P: "))
    amounts = list(takewhile(lambda row: row[1] is None or "baten" not in row[1], balance.rows))
    steps = [0 if isinstance(row[2], Missing) else row[2] for row in amounts]
    # each row is rounded to a cent by itself
    expected = plan.appraisal.parties["p0"].balance * 100
    assert abs(sum(steps) - expected) <= len(steps)


def test_the_first_page_has_room_for_those_with_most_at_stake():
    plan = plan_of(many(3, 12))
    table = next(b for b in four_questions(plan, luck_of(plan)) if isinstance(b, Table))
    assert len(table.rows) <= 6
    assert table.rows[0][0] == "Partij 0"
    assert "De andere partijen staan in hoofdstuk" in table.note


def test_what_has_no_amount_yet_gives_sentences_and_no_table_of_noughts():
    sheet = replace(many(1, 2), costs=(cost(0, None),), benefits=())
    document = build_cost_benefit(with_worksheet(full_dossier(), sheet))
    said = str(document)
    assert "Wat het plan kost, is nog niet te zeggen" in said
    assert "Dat is nog niet te zeggen: er is nog geen bedrag dat meetelt." in said
    assert "Wat er nodig is, is nog niet te zeggen." in said
    assert "is gedekt met geld dat is toegezegd" not in said
    tables = [block for block in document.blocks if isinstance(block, Table)]
    captions = {table.caption for table in tables}
    assert not captions & {"Kosten en baten per jaar", "Nodig, gedekt en tekort per jaar"}
