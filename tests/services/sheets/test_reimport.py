"""A workbook edited in a spreadsheet and read back: only what was edited, whole or not at all."""

import io
from datetime import date

import pytest
from openpyxl import Workbook, load_workbook

from aanjager_app.costbenefit.engine import appraise
from aanjager_app.documents.dossier import Edition
from aanjager_app.documents.workbook.render import render_workbook
from aanjager_app.domain.errors import InputError
from aanjager_app.exchange.workbook import read_workbook
from aanjager_app.models.undo import undo
from aanjager_app.services.dossiers import read_terrain
from aanjager_app.services.sheets.columns import Part
from aanjager_app.services.sheets.editing import remove_lines
from aanjager_app.services.sheets.reading import load_sheet
from aanjager_app.services.sheets.reimport import preview_workbook, take_workbook
from aanjager_app.services.sheets.variants import copy_variant, new_variant
from tests.models.support import visible


@pytest.fixture
def book(desk, tmp_path):
    """The exported workbook, and a way to change cells in it as a spreadsheet does."""
    edition = Edition(made_on=date(2026, 11, 25), data_version="")
    dossier = read_terrain(desk.store, desk.content, desk.terrain, edition).dossier
    path = tmp_path / "kosten-baten.xlsx"
    path.write_bytes(render_workbook(dossier, desk.sheet.plan))

    def change(**cells):
        opened = load_workbook(path)
        for cell, value in cells.items():
            opened["Invoer"][cell] = value
        opened.save(path)
        return path

    return change


def cell_of(path, pointer):
    page = load_workbook(path)["_aanjager"]
    rows = page.iter_rows(min_row=2, max_col=2, values_only=True)
    place = next(cell for found, cell in rows if found == pointer)
    return place.partition("!")[2].replace("$", "")


def test_a_workbook_that_was_not_touched_changes_nothing(desk, book):
    found = preview_workbook(desk.store, desk.key, book())
    assert found.differences == ()
    assert found.worksheet == load_sheet(desk.store, desk.key)
    assert take_workbook(desk.store, desk.key, found).tx is None


def test_edits_come_back_as_differences_and_are_one_step(desk, book):
    path = book()
    before, rows = load_sheet(desk.store, desk.key), visible(desk.store)
    quantity = cell_of(path, "costs/wadi/quantity/mid")
    path = book(
        **{
            quantity: 500,
            cell_of(path, "discount_rate_pct"): 0.016,
            cell_of(path, "horizon_years"): 30,
            cell_of(path, f"benefits/{before.benefits[0].id}/counted"): "nee",
        }
    )
    found = preview_workbook(desk.store, desk.key, path)
    told = {(d.line, d.value): (d.before, d.after) for d in found.differences}
    assert told["Wadi langs de entree", "aantal midden"] == ("400", "500")
    assert told["Uitgangspunten", "discontovoet (%)"] == ("2,25", "1,6")
    assert told["Uitgangspunten", "looptijd"] == ("25", "30")
    assert told[before.benefits[0].label, "telt mee"] == ("ja", "nee")
    assert len(told) == 4
    take_workbook(desk.store, desk.key, found)
    after = load_sheet(desk.store, desk.key)
    assert after == found.worksheet
    assert after.costs[1].quantity.mid == 500
    assert appraise(after).npv != appraise(before).npv
    undo(desk.store)
    assert visible(desk.store) == rows


def test_shares_come_back_and_must_be_100_together(desk, book):
    path = book()
    first, second = [p.id for p in load_sheet(desk.store, desk.key).parties][:2]
    cells = [cell_of(path, f"costs/wadi/payers/{party}") for party in (first, second)]
    with pytest.raises(InputError, match="100"):
        preview_workbook(desk.store, desk.key, book(**{cells[0]: 0.9}))
    shares = {
        party.id: cell_of(path, f"costs/wadi/payers/{party.id}")
        for party in load_sheet(desk.store, desk.key).parties
    }
    wanted = dict.fromkeys(shares.values()) | {cells[0]: 0.255, cells[1]: 0.745}
    found = preview_workbook(desk.store, desk.key, book(**wanted))
    line = next(line for line in found.worksheet.costs if line.id == "wadi")
    assert {party: str(share) for party, share in line.payers.items()} == {
        first: "25.5",
        second: "74.5",
    }


def test_three_thirds_of_a_spreadsheet_are_all(desk, book):
    path = book()
    parties = [party.id for party in load_sheet(desk.store, desk.key).parties]
    cells = [cell_of(path, f"costs/wadi/payers/{party}") for party in parties]
    wanted = dict.fromkeys(cells) | dict.fromkeys(cells[:3], 1 / 3)
    found = preview_workbook(desk.store, desk.key, book(**wanted))
    shares = next(line for line in found.worksheet.costs if line.id == "wadi").payers
    assert len(shares) == 3
    assert sum(shares.values()) == 100


def test_a_worksheet_in_the_works_comes_back_too(desk, tmp_path):
    desk.set(1, "payers", "")
    edition = Edition(made_on=date(2026, 11, 25), data_version="")
    dossier = read_terrain(desk.store, desk.content, desk.terrain, edition).dossier
    path = tmp_path / "half.xlsx"
    path.write_bytes(render_workbook(dossier, desk.sheet.plan))
    assert preview_workbook(desk.store, desk.key, path).differences == ()
    opened = load_workbook(path)
    opened["Invoer"][cell_of(path, "costs/wadi/quantity/mid")] = 500
    opened.save(path)
    assert len(preview_workbook(desk.store, desk.key, path).differences) == 1


def test_what_was_changed_here_too_is_said_and_what_is_gone_is_passed_over(desk, book):
    path = book()
    path = book(
        **{
            cell_of(path, "costs/wadi/quantity/mid"): 500,
            cell_of(path, "costs/bomen/quantity/mid"): 30,
        }
    )
    desk.set(1, "quantity", "450")
    found = preview_workbook(desk.store, desk.key, path)
    notes = {d.line: d.note for d in found.differences}
    assert "ook veranderd" in notes["Wadi langs de entree"]
    assert notes["Bomen in bestaand gebied"] == ""
    remove_lines(desk.store, desk.key, Part.COSTS, ["bomen"])
    found = preview_workbook(desk.store, desk.key, path)
    notes = {d.line: d.note for d in found.differences}
    assert "staat niet meer" in notes["Bomen in bestaand gebied"]
    assert all(line.id != "bomen" for line in found.worksheet.costs)


@pytest.mark.parametrize(
    ("pointer", "value", "words"),
    [
        ("costs/wadi/quantity/mid", "veel", "geen getal"),
        ("costs/wadi/investment_year", 1.5, "geen heel getal"),
        ("costs/wadi/replace", "misschien", "ja of nee"),
        ("costs/wadi", "Vijver", "hier hoort"),
        ("costs/wadi/quantity/mid", "=1+1", "zonder uitkomst"),
        ("transfers/voucher/status", "zeker weten", "lijst"),
    ],
)
def test_a_wrong_cell_is_named_and_nothing_changes(desk, book, pointer, value, words):
    path = book()
    if pointer.startswith("transfers/"):
        first = load_sheet(desk.store, desk.key).transfers[0].id
        pointer = f"transfers/{first}/status"
    cell = cell_of(path, pointer)
    rows = visible(desk.store)
    with pytest.raises(InputError, match=words) as caught:
        preview_workbook(desk.store, desk.key, book(**{cell: value}))
    assert cell in caught.value.path
    assert visible(desk.store) == rows


def test_a_workbook_of_another_program_is_refused(tmp_path):
    buffer = io.BytesIO()
    Workbook().save(buffer)
    with pytest.raises(InputError, match="geen werkmap van Aanjager"):
        read_workbook(buffer.getvalue(), "ander.xlsx")


def test_a_workbook_of_another_variant_says_so_and_only_what_is_here_is_taken(desk, book):
    path = book()
    path = book(**{cell_of(path, "costs/wadi/quantity/mid"): 500})
    copy = copy_variant(desk.store, desk.key).id
    found = preview_workbook(desk.store, copy, path)
    assert "gemaakt van “Variant A: entree en wadi”" in found.origin
    assert found.takes
    assert preview_workbook(desk.store, desk.key, path).origin == ""


def test_a_workbook_with_nothing_that_is_here_can_not_be_taken(desk, book):
    path = book()
    path = book(**{cell_of(path, "costs/wadi/quantity/mid"): 500})
    empty = new_variant(desk.store, desk.terrain).id
    found = preview_workbook(desk.store, empty, path)
    (only,) = found.differences
    assert (only.line, only.note) == ("Wadi langs de entree", "staat niet meer in het werkblad")
    assert not found.takes
    assert found.worksheet == load_sheet(desk.store, empty)


def test_shares_that_are_not_all_are_told_at_their_cell_with_the_line(desk, book):
    path = book()
    share = cell_of(path, "costs/wadi/payers/gemeente")
    path = book(**{share: 0.9})
    with pytest.raises(InputError) as told:
        preview_workbook(desk.store, desk.key, path)
    assert told.value.path == f"Invoer!{share}"
    assert told.value.problem.startswith("Wadi langs de entree: ")


def test_a_choice_is_told_in_the_words_of_the_workbook(desk, book):
    path = book()
    key = desk.lines(Part.TRANSFERS)[0]
    path = book(**{cell_of(path, f"transfers/{key}/status"): "Idee"})
    (only,) = preview_workbook(desk.store, desk.key, path).differences
    assert (only.before, only.after) == ("Toegezegd", "Idee")
