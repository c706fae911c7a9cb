"""The demo is there whole or not at all, and goes in one step."""

import pytest

from aanjager_app.models.undo import undo, undo_label
from aanjager_app.services import demo
from aanjager_app.services.terrains import list_terrains
from tests.models.support import visible


def test_a_demo_that_fails_halfway_leaves_nothing(store, content, tmp_path, monkeypatch):
    before = visible(store)
    calls = []

    def fail(*arguments):
        calls.append(arguments)
        if len(calls) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(demo, "save_worksheet", fail)
    with pytest.raises(KeyboardInterrupt):
        demo.make_demo(store, content, tmp_path / "bestanden")
    assert visible(store) == before
    monkeypatch.undo()
    assert demo.make_demo(store, content, tmp_path / "bestanden").made
    assert len(list_terrains(store)) == 5


def test_it_is_one_step_to_make_and_to_remove(store, content, tmp_path):
    empty = visible(store)
    demo.make_demo(store, content, tmp_path / "bestanden")
    made = visible(store)
    assert not demo.make_demo(store, content, tmp_path / "bestanden").made
    assert len(demo.remove_demo(store).terrains) == 5
    assert list_terrains(store) == ()
    undo(store)
    assert visible(store) == made
    assert undo_label(store) == "Demoregio gemaakt"
    undo(store)
    assert visible(store) == empty
