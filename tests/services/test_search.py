"""Search: what is there is found, what is thrown away isn't, and the index never drifts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aanjager_app.models.entities import Action, Person, Terrain
from aanjager_app.models.search_index import rebuild_statements
from aanjager_app.services.demo import make_demo
from aanjager_app.services.erasing import erase_person
from aanjager_app.services.records import RecordKind, bin_record, restore_record, set_field
from aanjager_app.services.search import HitKind, search
from aanjager_app.services.steps import read_steps, redo_step, undo_step
from tests.models.support import copy_empty, open_store


@pytest.fixture
def filled(store):
    with store.write("begin") as work:
        work.session.add(Terrain(id="t", name="Kanaalpark Noord", rin="12345"))
        work.session.flush()
        work.session.add(Person(id="p", terrain_id="t", name="Demi Fantasia", email="d@x.nl"))
        work.session.add(Action(id="a", terrain_id="t", title="MJOP opvragen bij de gemeente"))
    return store


def found(store, content, words):
    return [(hit.kind, hit.id) for hit in search(store, content, words)]


def index_of(store):
    """The index as it can be seen: the docs, and what the words of each title find."""
    with store.maintain() as raw:
        raw.execute("PRAGMA query_only = OFF")
        raw.execute("INSERT INTO doc_fts (doc_fts, rank) VALUES ('integrity-check', 1)")
        docs = raw.execute(
            'SELECT "table", "row", terrain, title, body, hidden FROM doc ORDER BY 1, 2'
        ).fetchall()
    return [tuple(doc) for doc in docs]


@pytest.mark.parametrize("words", ["kanaal", "KANAAL noord", "noord kan", "12345", "kanaalprk"])
def test_a_terrain_is_found_by_beginnings_capitals_number_and_with_a_typing_error(
    filled, content, words
):
    assert found(filled, content, words)[0] == (HitKind.TERRAIN, "t")


def test_accents_do_not_matter(filled, content):
    set_field(filled, content, RecordKind.TERRAIN, "t", field="name", text="Café-eiland")
    assert (HitKind.TERRAIN, "t") in found(filled, content, "cafe")


def test_persons_actions_and_the_catalogue_are_found(filled, content):
    assert (HitKind.PERSON, "p") in found(filled, content, "demi")
    assert (HitKind.ACTION, "a") in found(filled, content, "mjop gem")
    assert any(kind is HitKind.MEASURE for kind, _ in found(filled, content, "gevelgroen"))


def test_what_is_in_the_bin_or_under_a_terrain_in_the_bin_is_not_found(filled, content):
    bin_record(filled, RecordKind.ACTION, "a")
    assert (HitKind.ACTION, "a") not in found(filled, content, "mjop")
    restore_record(filled, RecordKind.ACTION, "a")
    assert (HitKind.ACTION, "a") in found(filled, content, "mjop")
    bin_record(filled, RecordKind.TERRAIN, "t")
    assert found(filled, content, "mjop") == []


@pytest.mark.parametrize("words", ["", "  ", '"', "a AND", "NEAR(", "*", "col:x", "🌳", "-" * 500])
def test_any_text_is_a_question(filled, content, words):
    assert isinstance(search(filled, content, words), tuple)


def test_an_erased_person_is_gone_from_the_index_and_the_file(filled, content):
    erase_person(filled, "Demi Fantasia")
    assert found(filled, content, "fantasia") == []
    filled.close()
    whole = b"".join(path.read_bytes() for path in filled.folder.glob("aanjager.db*"))
    assert b"fantasia" not in whole.lower()


def test_undo_and_redo_keep_it_in_step(filled, content):
    set_field(filled, content, RecordKind.TERRAIN, "t", field="name", text="Zandhoek")
    undo_step(filled)
    assert (HitKind.TERRAIN, "t") in found(filled, content, "kanaal")
    redo_step(filled)
    assert (HitKind.TERRAIN, "t") in found(filled, content, "zandhoek")
    assert index_of(filled)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["add", "set", "bin", "back", "undo", "redo"]), st.text(max_size=12)
        ),
        max_size=12,
    )
)
def test_the_index_always_equals_a_fresh_one(tmp_path_factory, steps):
    folder = tmp_path_factory.mktemp("index")
    copy_empty(folder)
    with open_store(folder) as store:
        number = 0
        for step, words in steps:
            tidy = words.replace("\x00", "") or "x"
            label = f"{step} {number}"
            with store.write(label) as work:
                last = work.session.get(Terrain, str(number))
                if step == "add":
                    number += 1
                    work.session.add(Terrain(id=str(number), name=tidy, description=words[::-1]))
                elif last is not None and step == "set":
                    last.name = tidy
                elif last is not None and step in ("bin", "back"):
                    last.binned = step == "bin"
            known = read_steps(store)
            if step == "undo" and known.undo:
                undo_step(store)
            elif step == "redo" and known.redo:
                redo_step(store)
        kept = index_of(store)
        with store.maintain() as raw:
            for statement in rebuild_statements():
                raw.execute(statement)
        assert index_of(store) == kept


def test_the_demo_is_indexed_whole(store, content, tmp_path):
    make_demo(store, content, tmp_path / "bestanden")
    kept = index_of(store)
    with store.maintain() as raw:
        for statement in rebuild_statements():
            raw.execute(statement)
    assert index_of(store) == kept
    assert len(kept) > 60
