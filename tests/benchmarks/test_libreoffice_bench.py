"""The same two hundred lines: appraised here, and recalculated from the workbook by LibreOffice."""

import random
from io import BytesIO
from time import perf_counter

from openpyxl import Workbook
from pytest_benchmark.fixture import BenchmarkFixture

from aanjager_app.costbenefit.engine import appraise
from aanjager_app.costbenefit.reading import worksheet_from_json
from aanjager_app.costbenefit.worksheet import Worksheet
from aanjager_app.documents.workbook.render import render_workbook
from tests.documents.dossiers import full_dossier, with_worksheet
from tests.documents.libreoffice import resaved

LINES, YEARS, PARTIES = 200, 30, 8


def _worksheet() -> Worksheet:
    chance = random.Random(2)  # noqa: S311 - a plan that is made up
    names = [f"p{number}" for number in range(PARTIES)]
    shares = dict.fromkeys(names[:4], 25)
    cost = {"unit": "m2", "payers": shares, "lifetime_years": 12, "vat_pct": 21}
    return worksheet_from_json(
        {
            "schema": "aanjager.worksheet/1",
            "name": "Groot",
            "base_year": 2026,
            "horizon_years": YEARS,
            "parties": [{"id": name, "recovers_vat": False} for name in names],
            "costs": [
                {
                    "id": f"c{number}",
                    "quantity": chance.randint(1, 500),
                    "investment_per_unit": chance.randint(10, 5000),
                    "upkeep_per_unit_per_year": chance.randint(1, 50),
                    **cost,
                }
                for number in range(LINES // 2)
            ],
            "benefits": [
                {
                    "id": f"b{number}",
                    "quantity": chance.randint(1, 500),
                    "value_per_unit_per_year": chance.randint(10, 500),
                    "beneficiaries": shares,
                }
                for number in range(LINES // 2)
            ],
            "transfers": [],
        }
    )


def _seconds(book: bytes) -> float:
    start = perf_counter()
    resaved({"werkmap": book})
    return perf_counter() - start


def _empty() -> bytes:
    stream = BytesIO()
    Workbook().save(stream)
    return stream.getvalue()


def test_an_appraisal_against_libreoffice_on_the_same_workbook(
    benchmark: BenchmarkFixture,
) -> None:
    worksheet = _worksheet()
    dossier = with_worksheet(full_dossier(), worksheet)
    assert dossier.plan is not None
    book, empty = render_workbook(dossier, dossier.plan), _empty()
    benchmark.pedantic(appraise, (worksheet,), rounds=10, warmup_rounds=2)
    # Reading, recalculating and writing; the start of LibreOffice is left out.
    taken = _seconds(book) - _seconds(empty)
    benchmark.extra_info["seconds_libreoffice"] = taken
    benchmark.extra_info["times_as_fast"] = taken / benchmark.stats.stats.median
    assert taken > benchmark.stats.stats.median
