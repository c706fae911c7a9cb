"""An edited workbook means here what it means in a spreadsheet, or is refused with the cell."""

import io

import pytest
from openpyxl import load_workbook

from aanjager_app.documents.workbook.render import render_workbook
from aanjager_app.domain.errors import InputError
from aanjager_app.exchange.workbook import read_workbook
from tests.documents.dossiers import demo_worksheet, full_dossier, with_worksheet

NAME = "werkmap.xlsx"


@pytest.fixture(scope="module")
def made():
    dossier = with_worksheet(full_dossier(), demo_worksheet())
    return render_workbook(dossier, dossier.plan)


def keys_of(book):
    rows = book["_aanjager"].iter_rows(min_row=2, max_col=2, values_only=True)
    return {key: place.partition("!")[2].replace("$", "") for key, place in rows if place}


def edited(made, change):
    book = load_workbook(io.BytesIO(made))
    change(book, keys_of(book))
    stream = io.BytesIO()
    book.save(stream)
    return read_workbook(stream.getvalue(), NAME)


def first(keys, ending):
    return next(cell for key, cell in keys.items() if key.endswith(ending))


@pytest.mark.parametrize(
    ("ending", "value"),
    [
        ("/replace", None),
        ("/residual", None),
        ("/counted", None),
        ("/replace", "ja "),
        ("/from_year", None),
        ("/status", None),
        ("discount_rate_pct", None),
        ("horizon_years", None),
        ("horizon_years", 70),
        ("/growth/kind", "Eigen percentage"),
    ],
)
def test_what_would_count_differently_is_refused_with_its_cell(made, ending, value):
    def change(book, keys):
        book["Invoer"][first(keys, ending)] = value

    with pytest.raises(InputError) as told:
        edited(made, change)
    assert told.value.path.startswith("Invoer!")


def test_a_percentage_of_growth_needs_its_choice(made):
    def change(book, keys):
        book["Invoer"][first(keys, "/growth/pct")] = 0.03

    with pytest.raises(InputError, match="Eigen percentage"):
        edited(made, change)

    def both(book, keys):
        change(book, keys)
        book["Invoer"][first(keys, "/growth/kind")] = "Eigen percentage"

    found = {edit.pointer.rpartition("/")[2]: edit.after for edit in edited(made, both).edits}
    assert found == {"kind": "custom", "pct": "3"}


@pytest.mark.parametrize("part", ["costs", "benefits", "transfers"])
def test_a_line_that_was_typed_under_a_table_is_not_lost_without_a_word(made, part):
    def change(book, keys):
        places = [keys[key] for key in keys if key.startswith(f"{part}/") and key.count("/") == 1]
        lines = [int(place[1:]) for place in places]
        row = next(r for r in sorted(lines) if r + 1 not in lines) + 1
        book["Invoer"].cell(row, 1).value = "Nieuwe post"
        book["Invoer"].cell(row, 5).value = 5

    with pytest.raises(InputError, match="regel bijgekomen") as told:
        edited(made, change)
    assert told.value.path.startswith("Invoer!A")


def lose_rows(page):
    page.delete_rows(2, 100)


def unknown_kind(page):
    page["C2"] = "boe"


def twice(page):
    page["B3"] = page["B2"].value


@pytest.mark.parametrize("harm", [lose_rows, unknown_kind, twice])
def test_a_hidden_sheet_that_someone_worked_in_is_refused(made, harm):
    with pytest.raises(InputError, match="exporteer de werkmap opnieuw"):
        edited(made, lambda book, keys: harm(book["_aanjager"]))


def test_what_was_not_touched_has_no_edits(made):
    assert read_workbook(made, NAME).edits == ()
