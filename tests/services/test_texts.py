"""The texts of a terrain: one of each kind, an empty one is thrown away and comes back."""

import pytest

from aanjager_app.domain.texts import TextKind
from aanjager_app.services.records import RecordKind, add_record
from aanjager_app.services.steps import undo_step
from aanjager_app.services.texts import read_texts, set_text


@pytest.fixture
def terrain(store, content):
    texts = {"name": "Kanaalpark", "programme_status": "none"}
    return add_record(store, content, RecordKind.TERRAIN, None, texts).id


@pytest.fixture
def texts(store, content, terrain):
    return lambda: {row.kind: row.text for row in read_texts(store, content, terrain)}


def test_every_kind_is_there_and_those_of_the_profile_come_first(store, content, terrain):
    rows = read_texts(store, content, terrain)
    assert {row.kind for row in rows} == set(TextKind)
    asked = [bool(row.asks) for row in rows]
    assert asked == sorted(asked, reverse=True)
    assert all(row.label and not row.text for row in rows)


def test_a_text_is_written_changed_emptied_and_brought_back(store, content, terrain, texts):
    set_text(store, content, terrain, TextKind.SUMMARY, "  Eerst dit. ")
    assert texts()[TextKind.SUMMARY] == "Eerst dit."
    set_text(store, content, terrain, TextKind.SUMMARY, "Dan dat.")
    set_text(store, content, terrain, TextKind.SUMMARY, " ")
    assert texts()[TextKind.SUMMARY] == ""
    undo_step(store)
    assert texts()[TextKind.SUMMARY] == "Dan dat."
    set_text(store, content, terrain, TextKind.SUMMARY, "")
    set_text(store, content, terrain, TextKind.SUMMARY, "Weer iets.")
    assert texts()[TextKind.SUMMARY] == "Weer iets."


def test_texts_of_two_terrains_are_apart(store, content, terrain, texts):
    other = add_record(
        store, content, RecordKind.TERRAIN, None, {"name": "Elspark", "programme_status": "none"}
    ).id
    set_text(store, content, other, TextKind.RISKS, "Water.")
    assert texts()[TextKind.RISKS] == ""


def test_writing_nothing_where_nothing_was_leaves_nothing_behind(store, content, terrain, texts):
    before = texts()
    set_text(store, content, terrain, TextKind.TASK, "   ")
    assert texts() == before
