"""A cell of a worksheet: kept with forty measures, tried at each key with five hundred lines."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count, cycle
from pathlib import Path
from statistics import median
from time import perf_counter

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from aanjager_app.content import load_content
from aanjager_app.costbenefit.engine import appraise
from aanjager_app.models.store import Store
from aanjager_app.services.demo import make_demo
from aanjager_app.services.sheets.catalogue import add_measure
from aanjager_app.services.sheets.columns import Part
from aanjager_app.services.sheets.editing import CellEdit, set_cell
from aanjager_app.services.sheets.reading import Sheet, read_sheet, read_variants, sheet_of
from aanjager_app.services.sheets.trial import try_cell
from aanjager_app.services.terrains import list_terrains
from tests.models.support import copy_empty, open_store

CONTENT = load_content()
MEASURES = 40
MOST_TIMES_AN_APPRAISAL = 4
LINES = 500
MOST_TIMES_THE_EDIT = 12


@pytest.fixture
def sheet(tmp_path: Path) -> Iterator[tuple[Store, str]]:
    copy_empty(tmp_path / "gegevens")
    with open_store(tmp_path / "gegevens") as store:
        make_demo(store, CONTENT, tmp_path / "bestanden")
        terrain = next(row.id for row in list_terrains(store) if row.name == "De Wilgen")
        key = read_variants(store, terrain)[0].id
        for slug in cycle(CONTENT.measures):
            if len(_read(store, key).parts[Part.COSTS]) == MEASURES:
                break
            add_measure(store, CONTENT, key, slug)
        yield store, key


def _read(store: Store, key: str) -> Sheet:
    found = read_sheet(store, CONTENT, key)
    assert found is not None
    return found


def test_a_cell_is_set_and_the_sheet_read_again(
    benchmark: BenchmarkFixture, sheet: tuple[Store, str]
) -> None:
    store, key = sheet
    line = _read(store, key).parts[Part.COSTS][5].id
    numbers = count(100)

    def edit() -> None:
        change = CellEdit(line, "quantity", str(next(numbers)))
        set_cell(store, CONTENT, key, Part.COSTS, change)

    benchmark.pedantic(edit, rounds=20, warmup_rounds=3)
    times = []
    for _ in range(10):
        edit()
        start = perf_counter()
        _read(store, key)
        times.append(perf_counter() - start)
    benchmark.extra_info["reading"] = median(times)
    ratio = median(times) / benchmark.stats.stats.median
    benchmark.extra_info["times_the_edit"] = ratio
    assert ratio < MOST_TIMES_THE_EDIT


def test_a_key_in_five_hundred_lines_against_their_appraisal(
    benchmark: BenchmarkFixture, sheet: tuple[Store, str]
) -> None:
    store, key = sheet
    first = _read(store, key).plan.worksheet
    lines = [
        replace(first.costs[number % len(first.costs)], id=f"r{number}") for number in range(LINES)
    ]
    worksheet = replace(first, costs=tuple(lines), transfers=())
    shown = sheet_of(key, worksheet, CONTENT)
    numbers = count(100)

    def type_a_key() -> None:
        edit = CellEdit("r7", "quantity", str(next(numbers)))
        assert try_cell(shown, CONTENT, Part.COSTS, edit) is not None

    benchmark.pedantic(type_a_key, rounds=10, warmup_rounds=2)
    times = []
    for _ in range(5):
        start = perf_counter()
        appraise(worksheet)
        times.append(perf_counter() - start)
    ratio = benchmark.stats.stats.median / median(times)
    benchmark.extra_info["times_an_appraisal"] = ratio
    assert ratio < MOST_TIMES_AN_APPRAISAL
