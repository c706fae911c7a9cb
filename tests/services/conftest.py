"""A store, the content that ships, and IBIS rows in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from aanjager_app.content import Content, load_content
from aanjager_app.exchange.ibis import IbisReading, read_ibis
from aanjager_app.models.store import Store
from tests.models.support import Clock, copy_empty, open_store

FIXTURES = Path(__file__).parents[1] / "data" / "ibis"


@pytest.fixture(scope="session")
def content() -> Content:
    return load_content()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    copy_empty(tmp_path / "gegevens")
    with open_store(tmp_path / "gegevens", clock) as opened:
        yield opened


@pytest.fixture(scope="session")
def real_rows() -> IbisReading:
    path = FIXTURES / "real_27_rows.csv"
    return read_ibis(path.read_bytes(), name=path.name)
