"""Cells from text: Dutch notation, ranges, what is missing, shares, and mistakes by name."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aanjager_app.costbenefit.worksheet import Value
from aanjager_app.documents.sections.words import euros, value_text
from aanjager_app.domain.errors import DomainError
from aanjager_app.models.undo import undo
from aanjager_app.services.sheets.columns import COLUMNS, CellKind, Part
from aanjager_app.services.sheets.editing import (
    CellEdit,
    LineMove,
    add_line,
    move_lines,
    remove_lines,
    set_cells,
)
from aanjager_app.services.sheets.values import parse_value
from tests.models.support import visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1.234,5", "1.234,5"),
        ("€ 12,50", "12,5"),
        ("100–145", "100–145"),
        ("100-145", "100–145"),
        ("100 (80–120)", "100 (80–120)"),
        ("vanaf 30", "ontbreekt (vanaf 30)"),
        ("", "ontbreekt"),
        ("Ontbreekt", "ontbreekt"),
        ("pm", "PM"),
    ],
)
def test_a_price_is_read_as_it_is_written(desk, text, shown):
    desk.set(1, "investment", text)
    assert desk.cell(1, "investment").text == shown
    desk.set(1, "investment", desk.cell(1, "investment").edit)
    assert desk.cell(1, "investment").text == shown


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("quantity", "12.5", "niet eenduidig"),
        ("quantity", "veel", "geen getal"),
        ("quantity", "-3", "niet lager zijn"),
        ("quantity", "120–100", "laag voor hoog"),
        ("quantity", "90 (100–120)", "laag voor hoog"),
        ("quantity", "9.999.999.999.999", "te groot"),
        ("lifetime", "2,5", "geen heel getal"),
        ("lifetime", "0", "van 1 tot en met 200"),
        ("vat", "101", "0 tot en met 100"),
        ("year", "1999", "Kies een getal van 2027"),
        ("payers", "Gemeente 60", "60 %; het moet 100"),
        ("payers", "Gemeente 60 · Gemeente 40", "twee keer"),
        ("payers", "Rijk 100", "geen partij"),
        ("payers", "Gemeente · Provincie 40", "ontbreekt het percentage"),
        ("organisation", "samen", "kies uit"),
        ("label", "  ", "Vul"),
    ],
)
def test_a_mistake_names_the_field_and_changes_nothing(desk, name, text, words):
    before = visible(desk.store)
    with pytest.raises(DomainError, match=words) as caught:
        desk.set(1, name, text)
    assert caught.value.field == name
    assert visible(desk.store) == before


def test_one_cell_touches_one_row_and_undo_takes_it_back(desk):
    before = desk.sheet
    change = desk.set(1, "quantity", "500 (450–600)")
    assert {table: len(keys) for table, keys in change.rows.items()} == {"cost_line": 1}
    assert change.label == "Maatregel gewijzigd"
    assert desk.sheet.outcome != before.outcome
    undo(desk.store)
    assert desk.sheet == before


def test_the_same_text_again_is_no_edit(desk):
    for number, column in enumerate(COLUMNS[Part.COSTS]):
        cell = desk.sheet.parts[Part.COSTS][1].cells[number]
        if column.is_editable:
            assert desk.set(1, column.name, cell.edit).tx is None


def test_shares_are_typed_with_the_beginning_of_a_name(desk):
    change = desk.set(1, "payers", "gemeente 37,5, prov 62,5")
    assert set(change.rows) == {"cost_share"}
    assert desk.cell(1, "payers").text == "Gemeente 37,5 · Provincie 62,5"
    desk.set(1, "payers", "waterschap")
    assert desk.cell(1, "payers").edit == "Waterschap Voorbeeldwater 100"
    desk.set(1, "payers", "")
    assert desk.cell(1, "payers").edit == ""


def test_upkeep_may_be_paid_by_another(desk):
    before = desk.sheet.outcome.parties
    desk.set(1, "upkeep_payers", "Provincie 100")
    assert desk.cell(1, "upkeep_payers").text == "Provincie 100"
    assert desk.cell(1, "payers").text != "Provincie 100"
    assert desk.sheet.outcome.parties != before


def test_a_benefit_is_switched_off_without_losing_its_figures(desk):
    npv = desk.sheet.outcome.figures[0]
    before = desk.cell(0, "value", Part.BENEFITS)
    desk.set(0, "counted", "nee", Part.BENEFITS)
    assert desk.cell(0, "value", Part.BENEFITS) == before
    assert desk.sheet.outcome.figures[0] != npv


def test_a_missing_value_is_found_by_its_place(desk):
    desk.set(2, "upkeep", "")
    place = desk.sheet.missing[0]
    assert (place.part, place.row) == (Part.COSTS, 2)
    assert COLUMNS[Part.COSTS][place.column].name == "upkeep"
    assert "onvolledig" in desk.sheet.outcome.figures[0][0]
    assert any("1 waarde ontbreekt" in sentence for sentence in desk.sheet.outcome.sentences)


def test_a_loan_has_terms_and_nothing_else_has(desk):
    desk.set(0, "kind", "Lening", Part.TRANSFERS)
    assert desk.cell(0, "rate", Part.TRANSFERS).edit.startswith("0")
    desk.set(0, "rate", "3,5 %", Part.TRANSFERS)
    desk.set(0, "term", "15", Part.TRANSFERS)
    with pytest.raises(DomainError, match="hoort bij een lening"):
        desk.set(0, "term", "", Part.TRANSFERS)
    desk.set(0, "kind", "Subsidie", Part.TRANSFERS)
    assert desk.cell(0, "rate", Part.TRANSFERS).text == ""
    with pytest.raises(DomainError, match="alleen bij een lening"):
        desk.set(0, "rate", "2", Part.TRANSFERS)


def test_a_voucher_never_pays_works(desk):
    lines = enumerate(desk.sheet.parts[Part.TRANSFERS])
    row = next(number for number, line in lines if line.cells[0].text.startswith("Subsidie"))
    with pytest.raises(DomainError, match="alleen procesondersteuning"):
        desk.set(row, "kind", "Voucher", Part.TRANSFERS)


def test_money_does_not_move_from_a_party_to_itself(desk):
    giver = desk.cell(0, "from_party", Part.TRANSFERS).text
    with pytest.raises(DomainError, match="dezelfde partij"):
        desk.set(0, "to_party", giver, Part.TRANSFERS)
    # Two cells at once may pass through such a moment.
    receiver = desk.cell(0, "to_party", Part.TRANSFERS).text
    line = desk.lines(Part.TRANSFERS)[0]
    swap = [CellEdit(line, "from_party", receiver), CellEdit(line, "to_party", giver)]
    set_cells(desk.store, desk.content, desk.key, Part.TRANSFERS, swap)
    assert desk.cell(0, "from_party", Part.TRANSFERS).text == receiver


@pytest.mark.parametrize("part", list(Part))
def test_lines_are_added_moved_and_removed_one_step_each(desk, part):
    before = desk.lines(part)
    added = add_line(desk.store, desk.content, desk.key, part)
    assert desk.lines(part) == [*before, added.line]
    move = LineMove((before[0],), down=True)
    move_lines(desk.store, desk.content, desk.key, part, move)
    assert desk.lines(part)[:2] == [before[1], before[0]]
    remove_lines(desk.store, desk.key, part, (before[0], added.line))
    assert desk.lines(part) == before[1:]
    for _ in range(3):
        undo(desk.store)
    assert desk.lines(part) == before


def test_a_line_at_the_end_stays_there(desk):
    before = desk.lines()
    for slug, down in ((before[0], False), (before[-1], True)):
        move = LineMove((slug,), down=down)
        assert move_lines(desk.store, desk.content, desk.key, Part.COSTS, move).tx is None
    assert desk.lines() == before


def test_a_new_line_never_takes_the_place_of_one_in_the_bin(desk):
    first = add_line(desk.store, desk.content, desk.key, Part.COSTS)
    remove_lines(desk.store, desk.key, Part.COSTS, (first.line,))
    second = add_line(desk.store, desk.content, desk.key, Part.COSTS)
    assert second.line != first.line
    undo(desk.store)
    undo(desk.store)
    assert first.line in desk.lines()


_POINT = st.decimals(0, 1_000_000, places=2)


@given(st.lists(_POINT, min_size=1, max_size=3).map(sorted))
def test_every_value_is_read_back_from_its_own_text(points):
    values = {1: lambda p: Value(mid=p[0]), 2: lambda p: Value(p[0], None, p[1])}
    value = values.get(len(points), lambda p: Value(*p))(points)
    assert parse_value(value_text(value), "x") == value


_TEXTS = st.one_of(
    st.sampled_from(
        ["", "0", "1", "2030", "100", "PM", "5–7", "6 (5–7)", "vanaf 3", "Gemeente 100", "ja",
         "Lening", "Voucher", "Eigen bijdrage", "Provincie", "Gemeente Voorbeeldstad", "Laag"]
    ),
    st.text(max_size=12),
)  # fmt: skip
_PLACES = [(p, c) for p in Part for c in COLUMNS[p] if c.kind is not CellKind.COMPUTED]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.lists(st.tuples(st.sampled_from(_PLACES), st.integers(0, 2), _TEXTS), max_size=8))
def test_whatever_is_typed_the_sheet_can_be_read(desk, edits):
    for (part, column), row, text in edits:
        mistake = problem(desk, part, row, column.name, text)
        assert mistake is None or mistake.field in {c.name for c in COLUMNS[part]}
    assert desk.sheet.outcome.figures


def problem(desk, part, row, name, text):
    try:
        desk.set(row, name, text, part)
    except DomainError as error:
        return error
    return None


def test_what_has_no_payer_is_marked_and_told_and_is_with_no_party(desk):
    before = len(desk.sheet.missing)
    desk.set(1, "payers", "")
    cell = desk.cell(1, "payers")
    assert (cell.text, cell.edit, cell.missing) == ("nog niemand", "", True)
    assert len(desk.sheet.missing) == before + 1
    told = " ".join(desk.sheet.outcome.sentences)
    assert "aan kosten heeft nog geen betaler" in told
    found = desk.sheet.plan.appraisal
    rest = found.pv_costs - sum(party.pv_costs for party in found.parties.values())
    assert euros(rest) in told
    desk.set(1, "investment", "PM")
    assert not desk.cell(1, "payers").missing


def test_a_benefit_that_does_not_count_asks_for_nobody(desk):
    desk.set(0, "beneficiaries", "", Part.BENEFITS)
    assert desk.cell(0, "beneficiaries", Part.BENEFITS).text == "nog niemand"
    assert "aan baten is nog van niemand" in " ".join(desk.sheet.outcome.sentences)
    desk.set(0, "counted", "nee", Part.BENEFITS)
    assert desk.cell(0, "beneficiaries", Part.BENEFITS).text == ""
