"""Garbage is collected in the thread of the window, and nowhere else."""

import gc
import threading
import weakref

import pytest

from aanjager_app.views.collecting import Collector


class Knot:
    """Holds itself, so that only a collection frees it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def collector(qapp):
    collector = Collector()
    yield collector
    collector.stop()
    collector.deleteLater()


def make_knots(number: int) -> "weakref.ref[Knot]":
    knots = [Knot() for _ in range(number)]
    return weakref.ref(knots[0])


def test_the_worker_collects_nothing_and_the_window_does(collector):
    collector.start()
    left: list[weakref.ref[Knot]] = []
    worker = threading.Thread(target=lambda: left.append(make_knots(5_000)))
    worker.start()
    worker.join()
    assert left[0]() is not None
    collector.look()
    assert left[0]() is None


def test_python_collects_again_after_it(collector):
    collector.start()
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0


def test_a_full_collection_comes_in_its_turn(collector):
    collector.start()
    knot = make_knots(1)
    for generation in (0, 1):
        gc.collect(generation)
    for _ in range(200):
        make_knots(5_000)
        collector.look()
    assert knot() is None
