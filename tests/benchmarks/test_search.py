"""What a search costs with 50,000 texts, against reading through those texts once."""

from random import Random
from statistics import median
from time import perf_counter

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from aanjager_app.content import load_content
from aanjager_app.services.drafts import save_draft
from aanjager_app.services.search import search
from tests.models.support import copy_empty, open_store

TERRAINS = 3800
TEXTS = {"person": 4000, "company": 4000, "organisation": 1200, "action": 9000, "note": 28000}
WORDS = (
    *("kanaal", "park", "noord", "zuid", "haven", "bedrijventerrein", "dijk", "polder", "oost"),
    *("west", "gevel", "groen", "water", "dak", "boom", "infiltratie", "parkeren", "subsidie"),
    *("ondernemer", "gemeente", "overleg", "regisseur", "klimaat", "hitte", "droogte", "kosten"),
    *("baten", "plan", "schets", "offerte", "brug", "weg", "spoor", "molen", "veld", "hof", "laan"),
)
INSERT = {
    "person": "(id, terrain_id, name, remark, binned) VALUES (?, ?, ?, ?, 0)",
    "company": "(id, terrain_id, name, sector, binned) VALUES (?, ?, ?, ?, 0)",
    "organisation": "(id, terrain_id, name, kind, binned) VALUES (?, ?, ?, 'other', 0)",
    "action": "(id, terrain_id, title, remark, state, binned) VALUES (?, ?, ?, ?, 'open', 0)",
    "note": "(id, terrain_id, kind, text, binned) VALUES (?, ?, 'summary', ?, 0)",
}
QUERIES = ("k", "ka", "kanaal no", "gemeente", "kanaalprk", "xqzw")


@pytest.fixture(scope="module")
def full(tmp_path_factory):
    """A store with 50,000 texts."""
    folder = tmp_path_factory.mktemp("zoeken") / "gegevens"
    copy_empty(folder)
    random = Random(1)  # noqa: S311 - texts, the same each time

    def some(number: int) -> str:
        return " ".join(
            random.choice(WORDS) + (str(random.randrange(999)) if random.random() < 0.3 else "")
            for _ in range(number)
        )

    with open_store(folder) as store:
        with store.write("vulling") as work:
            raw = work.session.connection().connection.dbapi_connection
            raw.executemany(
                "INSERT INTO terrain (id, name, description, programme_status, binned) "
                "VALUES (?, ?, ?, 'none', 0)",
                [(f"t{n}", some(2).title(), some(10)) for n in range(TERRAINS)],
            )
            for table, number in TEXTS.items():
                names = INSERT[table].partition(" VALUES")[2].count("?") - 2
                rows = [
                    (f"{table}{n}", f"t{n % TERRAINS}", *(some(4 + 8 * i) for i in range(names)))
                    for n in range(number)
                ]
                raw.executemany(f"INSERT INTO {table} {INSERT[table]}", rows)
        yield store


@pytest.mark.parametrize("wanted", QUERIES)
def test_first_hits_of_50_000_texts(benchmark: BenchmarkFixture, full, wanted) -> None:
    content = load_content()
    search(full, content, wanted)
    benchmark.pedantic(lambda: search(full, content, wanted), rounds=7)
    taken = []
    with full.maintain() as raw:
        for _ in range(5):
            start = perf_counter()
            raw.execute("SELECT count(*) FROM doc WHERE body LIKE '%zzz%'").fetchone()
            taken.append(perf_counter() - start)
    ratio = benchmark.stats.stats.median / median(taken)
    benchmark.extra_info["times one reading of all texts"] = round(ratio, 2)
    assert ratio < 40


def test_writing_a_draft_down(benchmark: BenchmarkFixture, full) -> None:
    text = "Wat de ondernemer zei. " * 40
    benchmark.pedantic(lambda: save_draft(full, "visit_note/new/t1", {"text": text}), rounds=50)
