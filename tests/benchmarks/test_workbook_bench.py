"""What live formulas cost, against as many cells with nothing but a number, in one run."""

from io import BytesIO
from statistics import median
from time import perf_counter

from openpyxl import Workbook, load_workbook
from pytest_benchmark.fixture import BenchmarkFixture

from aanjager_app.documents.workbook.render import render_workbook
from tests.documents.dossiers import demo_worksheet, full_dossier, with_worksheet

ROUNDS = 5


def _plain(cells: int) -> None:
    book = Workbook()
    page = book.create_sheet()
    for row in range(cells // 66):
        page.append([row] * 66)
    book.save(BytesIO())


def test_a_workbook_against_as_many_plain_cells(benchmark: BenchmarkFixture) -> None:
    dossier = with_worksheet(full_dossier(), demo_worksheet())
    assert dossier.plan is not None
    made = benchmark.pedantic(
        render_workbook, (dossier, dossier.plan), rounds=ROUNDS, warmup_rounds=1
    )
    cells = sum(page.max_row * page.max_column for page in load_workbook(BytesIO(made)))
    taken = []
    for _ in range(ROUNDS):
        start = perf_counter()
        _plain(cells)
        taken.append(perf_counter() - start)
    benchmark.extra_info["cells"] = cells
    benchmark.extra_info["seconds_plain"] = median(taken)
    benchmark.extra_info["times_plain"] = benchmark.stats.stats.median / median(taken)
