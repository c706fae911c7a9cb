"""A plan of two hundred lines, thirty years and eight parties: each step against its bare sums.

Ratios, so that they hold on any machine; a floor is measured in the same run.
"""

import random
from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise, repeat
from operator import mul
from statistics import median
from time import perf_counter

import numpy as np
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from aanjager_app.costbenefit.engine import appraise
from aanjager_app.costbenefit.negotiation import room_for
from aanjager_app.costbenefit.reading import worksheet_from_json
from aanjager_app.costbenefit.uncertainty import simulate
from aanjager_app.costbenefit.worksheet import Worksheet

LINES, YEARS, PARTIES, DRAWS = 200, 30, 8, 10_000
NAMES = [f"p{number}" for number in range(PARTIES)]
# One multiplication for every line, year and party; ten thousand numbers for every input.
MOST_TIMES_THE_PRODUCTS = 4
MOST_TIMES_THE_NUMBERS = 25
MOST_OF_A_SIMULATION = 0.01


@pytest.fixture(scope="module")
def plan() -> Worksheet:
    """Every quantity and price with a range, and every line with shares of its own."""
    chance = random.Random(1)  # noqa: S311 - a plan that is made up

    def shares() -> dict[str, int]:
        cuts = sorted(chance.randint(0, 100) for _ in NAMES[1:])
        edges = pairwise([0, *cuts, 100])
        return {name: high - low for name, (low, high) in zip(NAMES, edges, strict=True)}

    def value(most: int) -> dict[str, int]:
        low, mid, high = sorted(chance.sample(range(1, most), 3))
        return {"low": low, "mid": mid, "high": high}

    return worksheet_from_json(
        {
            "schema": "aanjager.worksheet/1",
            "base_year": 2026,
            "horizon_years": YEARS,
            "parties": [{"id": name, "recovers_vat": True} for name in NAMES],
            "costs": [
                {
                    "id": f"c{number}",
                    "quantity": value(500),
                    "investment_per_unit": value(5000),
                    "upkeep_per_unit_per_year": value(50),
                    "lifetime_years": chance.randint(5, 40),
                    "vat_pct": 21,
                    "payers": shares(),
                }
                for number in range(LINES // 2)
            ],
            "benefits": [
                {
                    "id": f"b{number}",
                    "quantity": value(500),
                    "value_per_unit_per_year": value(500),
                    "growth": "nature" if number % 3 else "none",
                    "beneficiaries": shares(),
                }
                for number in range(LINES // 2)
            ],
        }
    )


def _timed(work: Callable[[], object], times: int = 9) -> float:
    taken = []
    for _ in range(times):
        start = perf_counter()
        work()
        taken.append(perf_counter() - start)
    return median(taken)


def _against(benchmark: BenchmarkFixture, name: str, seconds: float) -> float:
    times: float = benchmark.stats.stats.median / seconds
    benchmark.extra_info[f"seconds_{name}"] = seconds
    benchmark.extra_info[f"times_{name}"] = times
    return times


def test_an_appraisal_against_its_products(benchmark: BenchmarkFixture, plan: Worksheet) -> None:
    benchmark.pedantic(appraise, (plan,), rounds=15, warmup_rounds=2)
    amounts = [Decimal(number) / 7 for number in range(LINES * YEARS)]

    def products() -> None:
        for _ in NAMES:
            list(map(mul, amounts, repeat(Decimal("0.37"))))

    assert _against(benchmark, "products", _timed(products)) < MOST_TIMES_THE_PRODUCTS


def test_draws_against_their_numbers(benchmark: BenchmarkFixture, plan: Worksheet) -> None:
    appraisal = appraise(plan)
    benchmark.pedantic(simulate, (plan, appraisal), rounds=7, warmup_rounds=1)
    stream = np.random.Generator(np.random.PCG64(1))
    inputs = LINES // 2 * 3 + LINES // 2 * 2

    def numbers() -> None:
        for _ in range(inputs):
            stream.random(DRAWS)

    assert _against(benchmark, "numbers", _timed(numbers)) < MOST_TIMES_THE_NUMBERS


def test_a_slider_against_a_simulation(benchmark: BenchmarkFixture, plan: Worksheet) -> None:
    appraisal = appraise(plan)
    room = room_for(plan, appraisal, [line.id for line in plan.costs])
    shares = {NAMES[0]: Decimal(40), NAMES[1]: Decimal(60)}
    benchmark.pedantic(room.positions, (shares,), rounds=30, warmup_rounds=3)
    simulated = _timed(lambda: simulate(plan, appraisal), 3)
    assert _against(benchmark, "simulation", simulated) < MOST_OF_A_SIMULATION
