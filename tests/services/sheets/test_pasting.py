"""A block from a spreadsheet: looked at per cell, pasted whole or not at all, one step."""

import pytest

from aanjager_app.domain.errors import DomainError
from aanjager_app.models.undo import undo
from aanjager_app.services.sheets.columns import COLUMNS, Part
from aanjager_app.services.sheets.pasting import has_heading, paste, preview_paste, read_block
from tests.models.support import visible


def look(desk, block, first_column=0, part=Part.COSTS):
    return preview_paste(desk.store, desk.content, desk.key, part, block, first_column=first_column)


def put(desk, block, *, line=None, first_column=0, part=Part.COSTS):
    return paste(
        desk.store, desk.content, desk.key, part, block, first_line=line, first_column=first_column
    )


def test_a_block_is_read_as_a_spreadsheet_writes_it():
    text = 'Haag\t12\r\n"Bomen\nlangs de weg"\t3\r\n\r\n'
    assert read_block(text) == (("Haag", "12"), ("Bomen langs de weg", "3"))
    assert read_block("") == ()


def test_a_block_that_is_too_large_is_refused_whole():
    with pytest.raises(DomainError, match=r"1\.001 regels"):
        read_block("a\n" * 1001)


def test_every_mistake_is_named_in_its_cell(desk):
    before = visible(desk.store)
    block = read_block("Haag\t12\tm\nGras\tveel\tm2\nWadi\t5\tm3")
    cells = look(desk, block)
    wrong = [(cell.row, cell.title) for cell in cells if cell.problem]
    assert (len(cells), wrong) == (9, [(1, "Aantal")])
    with pytest.raises(DomainError, match="geen getal"):
        put(desk, block, line=desk.lines()[0])
    assert visible(desk.store) == before


def test_what_stands_beyond_the_last_column_has_no_place(desk):
    last = len(COLUMNS[Part.COSTS]) - 1
    cells = look(desk, (("a", "b", ""),), first_column=last)
    assert [bool(cell.problem) for cell in cells] == [False, True, False]
    assert "geen kolom meer" in cells[1].problem


def test_what_is_computed_is_passed_over(desk):
    number = [column.name for column in COLUMNS[Part.COSTS]].index("pv")
    block = (("−€ 12", "Gemeente 100"),)
    assert [cell.problem for cell in look(desk, block, first_column=number)] == ["", ""]
    before = desk.cell(1, "payers")
    put(desk, block, line=desk.lines()[1], first_column=number)
    assert desk.cell(1, "payers") == before
    assert desk.cell(1, "upkeep_payers").text == "Gemeente 100"


def test_a_price_left_out_by_intention_is_no_mistake(desk):
    number = [column.name for column in COLUMNS[Part.COSTS]].index("investment")
    assert [cell.problem for cell in look(desk, (("PM",),), first_column=number)] == [""]
    put(desk, (("PM",),), line=desk.lines()[1], first_column=number)
    assert desk.cell(1, "investment").text == "PM"


def test_lines_are_changed_and_added_in_one_step(desk):
    before, lines = visible(desk.store), desk.lines()
    change = put(desk, read_block("Haag\t12\nGras\t7\nWadi\t5"), line=lines[-2])
    assert change.label == "Cellen geplakt"
    assert len(desk.lines()) == len(lines) + 1
    assert [desk.cell(n, "label").text for n in (-3, -2, -1)] == ["Haag", "Gras", "Wadi"]
    undo(desk.store)
    assert visible(desk.store) == before


def test_a_block_copied_from_the_sheet_fits_back_in_it(desk):
    for part in Part:
        rows = desk.sheet.parts[part]
        block = tuple(tuple(cell.edit for cell in row.cells) for row in rows)
        assert not [cell for cell in look(desk, block, part=part) if cell.problem]
        assert put(desk, block, line=desk.lines(part)[0], part=part).tx is None


@pytest.mark.parametrize(
    ("text", "is_heading"),
    [
        ("Wat\tHoeveel\nBomen\t12", True),
        ("Maatregel\tAantal\tEenheid\nBomen\t12\tstuk", True),
        ("Bomen\t12\nHaag\t30", False),  # numbers in the first row
        ("Bomen\tveel\nHaag\tweinig", False),  # no numbers under it either
        ("Wat\tHoeveel", False),  # nothing under it
        ("Bomen\t\nHaag\t30", False),  # an empty cell is no heading
    ],
)
def test_a_heading_is_words_where_the_next_row_has_numbers(text, is_heading):
    assert has_heading(read_block(text), Part.COSTS, 0) is is_heading
