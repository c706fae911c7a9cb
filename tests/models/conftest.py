"""Fixtures of the store's tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from aanjager_app.models.store import Store
from tests.models.support import Clock, copy_empty, open_store


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "gegevens"
    copy_empty(place)
    return place


@pytest.fixture
def store(folder: Path, clock: Clock) -> Iterator[Store]:
    with open_store(folder, clock) as opened:
        yield opened
