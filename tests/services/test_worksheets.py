"""A worksheet goes into the store and comes out as it was."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from aanjager_app.content import resources
from aanjager_app.costbenefit.answer import answer
from aanjager_app.costbenefit.reading import read_worksheet
from aanjager_app.costbenefit.writing import worksheet_to_json
from aanjager_app.domain.errors import DomainError
from aanjager_app.models.undo import undo
from aanjager_app.services.terrain_import import import_terrains
from aanjager_app.services.worksheets import import_worksheet, read_terrain_worksheet
from tests.models.support import visible

DEMO = sorted((resources() / "demo").glob("*.json"))


@pytest.fixture
def terrains(store, content, real_rows):
    import_terrains(store, content, real_rows, dry_run=False)
    return store


@pytest.mark.parametrize("path", DEMO, ids=lambda path: path.stem)
def test_what_goes_in_comes_out(terrains, path: Path):
    worksheet = read_worksheet(path.read_bytes())
    import_worksheet(terrains, "Prisma", worksheet)
    stored = read_terrain_worksheet(terrains, "Prisma", None)
    assert stored == worksheet
    assert read_worksheet(worksheet_to_json(stored)) == worksheet
    assert answer(stored) == answer(worksheet)


def test_the_same_file_twice_is_no_edit(terrains):
    worksheet = read_worksheet(DEMO[0].read_bytes())
    import_worksheet(terrains, "Prisma", worksheet)
    before = visible(terrains)
    again = import_worksheet(terrains, "Prisma", worksheet)
    assert (again.is_new, again.change.tx) == (False, None)
    assert visible(terrains) == before


def test_only_what_differs_is_an_edit(terrains):
    worksheet = read_worksheet(DEMO[0].read_bytes())
    import_worksheet(terrains, "Prisma", worksheet)
    before = visible(terrains)
    first = replace(
        worksheet.costs[0], payers={"ondernemers": Decimal(60), "gemeente": Decimal(40)}
    )
    changed = replace(
        worksheet, discount_rate_pct=Decimal("1.6"), costs=(first, *worksheet.costs[1:])
    )
    done = import_worksheet(terrains, "Prisma", changed)
    assert set(done.change.rows) == {"worksheet", "cost_share"}
    assert read_terrain_worksheet(terrains, "Prisma", None) == changed
    undo(terrains)
    assert visible(terrains) == before


def test_a_line_that_is_gone_goes_to_the_bin_and_can_come_back(terrains):
    worksheet = read_worksheet(DEMO[0].read_bytes())
    import_worksheet(terrains, "Prisma", worksheet)
    fewer = replace(worksheet, costs=worksheet.costs[1:], transfers=worksheet.transfers[1:])
    import_worksheet(terrains, "Prisma", fewer)
    assert read_terrain_worksheet(terrains, "Prisma", None) == fewer
    import_worksheet(terrains, "Prisma", worksheet)
    assert read_terrain_worksheet(terrains, "Prisma", None) == worksheet


def test_variants_live_beside_each_other(terrains):
    worksheet = read_worksheet(DEMO[0].read_bytes())
    import_worksheet(terrains, "Prisma", worksheet)
    import_worksheet(terrains, "Prisma", worksheet, name="Variant B")
    assert read_terrain_worksheet(terrains, "Prisma", "variant b").name == "Variant B"
    with pytest.raises(DomainError, match="Variant B"):
        read_terrain_worksheet(terrains, "Prisma", "Variant C")


def test_a_terrain_without_a_worksheet_says_so(terrains):
    with pytest.raises(DomainError, match="nog geen werkblad"):
        read_terrain_worksheet(terrains, "Prisma", None)


def test_an_unknown_terrain_gives_the_nearest_name(terrains):
    worksheet = read_worksheet(DEMO[0].read_bytes())
    with pytest.raises(DomainError, match="Prisma"):
        import_worksheet(terrains, "Prizma", worksheet)
