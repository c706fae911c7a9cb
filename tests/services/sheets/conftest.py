"""A terrain with the worksheet of the demo, and short ways to its cells."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from aanjager_app.content import Content, resources
from aanjager_app.costbenefit.reading import read_worksheet
from aanjager_app.models.store import Store
from aanjager_app.models.work import Change
from aanjager_app.services.sheets.cells import SheetCell
from aanjager_app.services.sheets.columns import COLUMNS, Part
from aanjager_app.services.sheets.editing import CellEdit, set_cell
from aanjager_app.services.sheets.reading import Sheet, read_sheet, read_variants
from aanjager_app.services.terrain_import import import_terrains
from aanjager_app.services.terrains import list_terrains
from aanjager_app.services.worksheets import import_worksheet

DEMO = resources() / "demo" / "de-wilgen-variant-a.json"


@dataclass(frozen=True)
class Desk:
    """One worksheet, edited and read as the window does it."""

    store: Store
    content: Content
    terrain: str
    key: str

    @property
    def sheet(self) -> Sheet:
        found = read_sheet(self.store, self.content, self.key)
        assert found is not None
        return found

    def lines(self, part: Part = Part.COSTS) -> list[str]:
        return [row.id for row in self.sheet.parts[part]]

    def labels(self, part: Part = Part.COSTS) -> list[str]:
        return [row.cells[0].text for row in self.sheet.parts[part]]

    def cell(self, row: int, name: str, part: Part = Part.COSTS) -> SheetCell:
        names = [column.name for column in COLUMNS[part]]
        return self.sheet.parts[part][row].cells[names.index(name)]

    def set(self, row: int, name: str, text: str, part: Part = Part.COSTS) -> Change:
        edit = CellEdit(self.lines(part)[row], name, text)
        return set_cell(self.store, self.content, self.key, part, edit)


@pytest.fixture
def terrain(store, content, real_rows) -> str:
    import_terrains(store, content, real_rows, dry_run=False)
    return next(row.id for row in list_terrains(store) if row.name == "Prisma")


@pytest.fixture
def at(store, content, terrain) -> Callable[[str], Desk]:
    return lambda key: Desk(store, content, terrain, key)


@pytest.fixture
def desk(store, terrain, at) -> Desk:
    import_worksheet(store, "Prisma", read_worksheet(DEMO.read_bytes()))
    return at(read_variants(store, terrain)[0].id)
