"""What the log costs, against the same work without it, in one run on one disk."""

from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from statistics import median
from time import perf_counter
from uuid import uuid4

import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from sqlalchemy import insert

from aanjager_app.models.entities import Terrain
from aanjager_app.models.store import Store
from aanjager_app.models.undo import undo
from tests.models.support import Clock, copy_empty, open_store

ROWS = 3744
TEXTS = ("rin", "name", "location_type", "description", "other_municipality_codes",
         "director_organisation", "gross_ha", "net_ha", "issuable_ha", "longitude")  # fmt: skip
NUMBERS = ("companies", "employees")
FIELDS = (*TEXTS, *NUMBERS)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy_empty(tmp_path / "gegevens")
    return tmp_path / "gegevens"


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    with open_store(folder) as opened:
        yield opened


def _terrains() -> list[dict[str, object]]:
    return [
        {
            "id": str(uuid4()),
            "binned": 0,
            "programme_status": "none",
            **dict.fromkeys(TEXTS, f"{number}.25"),
            **dict.fromkeys(NUMBERS, number),
        }
        for number in range(ROWS)
    ]


def _silent(store: Store, work: Callable[[object], object], *, times: int) -> float:
    """Median seconds of the same statements in a transaction of which nothing is logged."""
    taken = []
    with store.maintain() as raw:
        raw.execute("PRAGMA query_only = OFF")
        raw.execute("UPDATE ctx SET mode = 'merge'")
        for _ in range(times):
            start = perf_counter()
            raw.execute("BEGIN IMMEDIATE")
            work(raw)
            raw.execute("COMMIT")
            taken.append(perf_counter() - start)
        raw.execute("UPDATE ctx SET mode = 'closed'")
    return median(taken)


def _insert_raw(raw: object, terrains: list[dict[str, object]]) -> None:
    names = list(terrains[0])
    columns = ", ".join(f'"{name}"' for name in names)
    statement = f"INSERT INTO terrain ({columns}) VALUES ({', '.join('?' * len(names))})"  # noqa: S608
    raw.executemany(statement, [tuple(t[name] for name in names) for t in terrains])


def test_an_import_of_all_terrains(benchmark: BenchmarkFixture, store: Store) -> None:
    def logged(terrains: list[dict[str, object]]) -> None:
        with store.write("Import") as work:
            _insert_raw(work.session.connection().connection.dbapi_connection, terrains)

    benchmark.pedantic(logged, setup=lambda: ((_terrains(),), {}), rounds=3)
    raw = _silent(store, lambda raw: _insert_raw(raw, _terrains()), times=3)
    ratio = benchmark.stats.stats.median / raw
    benchmark.extra_info["times the raw insert"] = round(ratio, 1)
    assert ratio < 60


def test_an_import_through_the_entities(benchmark: BenchmarkFixture, store: Store) -> None:
    def logged(terrains: list[dict[str, object]]) -> None:
        with store.write("Import") as work:
            rows = [{k: v for k, v in t.items() if k in {"id", "name", *NUMBERS}} for t in terrains]
            work.session.execute(insert(Terrain), rows)

    benchmark.pedantic(logged, setup=lambda: ((_terrains(),), {}), rounds=3)


def test_undoing_an_import(benchmark: BenchmarkFixture, store: Store) -> None:
    def imported() -> None:
        with store.write("Import") as work:
            _insert_raw(work.session.connection().connection.dbapi_connection, _terrains())

    benchmark.pedantic(undo, setup=lambda: (imported(), ((store,), {}))[1], rounds=3)


def test_a_logged_edit(benchmark: BenchmarkFixture, store: Store) -> None:
    terrains = _terrains()
    with store.write("Import") as work:
        _insert_raw(work.session.connection().connection.dbapi_connection, terrains)
    numbers = count()
    statement = "UPDATE terrain SET description = ? WHERE id = ?"

    def raw_edit(raw: object) -> None:
        number = next(numbers)
        raw.execute(statement, (f"tekst {number}", terrains[number % ROWS]["id"]))

    def logged() -> None:
        with store.write("Terrein aangepast") as work:
            raw_edit(work.session.connection().connection.dbapi_connection)

    benchmark.pedantic(logged, rounds=500, warmup_rounds=20)
    raw = _silent(store, raw_edit, times=500)
    ratio = benchmark.stats.stats.median / raw
    benchmark.extra_info["times the raw edit"] = round(ratio, 1)
    assert ratio < 12


def test_opening(benchmark: BenchmarkFixture, folder: Path) -> None:
    with open_store(folder) as store, store.write("Import") as work:
        _insert_raw(work.session.connection().connection.dbapi_connection, _terrains())
    benchmark.pedantic(lambda: open_store(folder, Clock()).close(), rounds=10, warmup_rounds=1)


def test_making_a_new_database(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    numbers = count()
    benchmark.pedantic(lambda: open_store(tmp_path / f"{next(numbers)}").close(), rounds=10)
