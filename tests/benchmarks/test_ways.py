"""What users wait for, each against the least that it could cost, in one run on one machine."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from time import perf_counter

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from aanjager_app.content import load_content
from aanjager_app.documents.dossier import Edition
from aanjager_app.domain.vocabulary import DocumentKind
from aanjager_app.exchange.ibis import read_ibis
from aanjager_app.models.store import Store
from aanjager_app.services.demo import make_demo
from aanjager_app.services.dossiers import read_terrain
from aanjager_app.services.exporting import ExportOrder, Maker, export_document
from aanjager_app.services.terrain_import import import_terrains
from aanjager_app.services.terrains import list_terrains
from tests.exchange.synthetic_ibis import synthetic_ibis
from tests.models.support import Clock, copy_empty, open_store

CONTENT = load_content()
ROWS = 3744


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    copy_empty(tmp_path / "gegevens")
    with open_store(tmp_path / "gegevens") as opened:
        yield opened


@pytest.fixture
def demo(store: Store, tmp_path: Path) -> Store:
    make_demo(store, CONTENT, tmp_path / "bestanden")
    return store


def _timed(work: Callable[[], object], times: int = 5) -> float:
    taken = []
    for _ in range(times):
        start = perf_counter()
        work()
        taken.append(perf_counter() - start)
    return median(taken)


def _against(benchmark: BenchmarkFixture, name: str, seconds: float) -> None:
    benchmark.extra_info[f"seconds_{name}"] = seconds
    benchmark.extra_info[f"times_{name}"] = benchmark.stats.stats.median / seconds


def test_import_of_a_country_against_reading_the_file(
    benchmark: BenchmarkFixture, store: Store
) -> None:
    content = synthetic_ibis(ROWS)
    reading = read_ibis(content, name="land.csv")
    benchmark.pedantic(lambda: import_terrains(store, CONTENT, reading, dry_run=True), rounds=3)
    _against(benchmark, "reading", _timed(lambda: read_ibis(content, name="land.csv"), 3))


def test_list_of_a_country_against_the_raw_query(benchmark: BenchmarkFixture, store: Store) -> None:
    reading = read_ibis(synthetic_ibis(ROWS), name="land.csv")
    import_terrains(store, CONTENT, reading, dry_run=False)
    assert len(benchmark(list_terrains, store)) == ROWS

    def raw() -> None:
        with store.maintain() as connection:
            assert len(connection.execute("SELECT * FROM terrain").fetchall()) == ROWS

    _against(benchmark, "raw", _timed(raw))


def test_opening_a_terrain_against_its_raw_rows(benchmark: BenchmarkFixture, demo: Store) -> None:
    edition = Edition(made_on=Clock()().date(), data_version="")
    read = benchmark(read_terrain, demo, CONTENT, "De Wilgen", edition)

    def raw() -> None:
        tables = (
            "organisation", "person", "workgroup", "meeting", "decision", "action", "baseline",
            "ambition", "visit_note", "note", "project", "sub_area", "company", "plot", "worksheet",
        )  # fmt: skip
        with demo.maintain() as connection:
            for table in tables:
                query = f'SELECT * FROM "{table}" WHERE terrain_id = ?'  # noqa: S608
                connection.execute(query, (read.id,)).fetchall()

    _against(benchmark, "raw", _timed(raw))


@pytest.mark.parametrize(
    ("kind", "ending"),
    [
        (DocumentKind.GREEN_VISION, "pdf"),
        (DocumentKind.FINANCING_PLAN, "pdf"),
        (DocumentKind.COST_BENEFIT, "xlsx"),
    ],
    ids=str,
)
def test_an_export_against_reading_its_data(
    benchmark: BenchmarkFixture, demo: Store, tmp_path: Path, kind: DocumentKind, ending: str
) -> None:
    order = ExportOrder(kind=kind, terrain="De Wilgen", target=tmp_path / f"document.{ending}")
    maker = Maker("Demo", "Demo", Clock(), lambda _: None)
    benchmark.pedantic(
        lambda: export_document(demo, CONTENT, order, maker), rounds=5, warmup_rounds=1
    )
    edition = Edition(made_on=Clock()().date(), data_version="")
    _against(
        benchmark,
        "reading",
        _timed(lambda: read_terrain(demo, CONTENT, "De Wilgen", edition)),
    )


@pytest.mark.parametrize("command", ["--version", "terrains"])
def test_start_of_the_command_line_against_python(
    benchmark: BenchmarkFixture, tmp_path: Path, command: str
) -> None:
    program = [sys.executable, "-m", "aanjager_app", "--data-dir", str(tmp_path / "gegevens")]

    def run(words: list[str]) -> None:
        subprocess.run(words, check=True, capture_output=True)

    benchmark.pedantic(lambda: run([*program, command]), rounds=5, warmup_rounds=1)
    _against(benchmark, "python", _timed(lambda: run([sys.executable, "-c", "pass"])))
