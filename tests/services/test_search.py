"""Search: what is there is found, what is thrown away isn't, and the index never drifts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from aanjager_app.models.backups import BackupReason, make_backup
from aanjager_app.models.entities import (
    Action,
    CostLine,
    Municipality,
    Person,
    Terrain,
    Worksheet,
)
from aanjager_app.models.restoring import restore_backup
from aanjager_app.models.search_index import rebuild_statements
from aanjager_app.services.demo import make_demo
from aanjager_app.services.erasing import erase_person
from aanjager_app.services.records import RecordKind, bin_record, restore_record, set_field
from aanjager_app.services.search import HitKind, search
from aanjager_app.services.steps import read_steps, redo_step, undo_step
from tests.models.support import Clock, copy_empty, open_store


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
    assert {kind for kind, _ in found(filled, content, "mjop")} <= {HitKind.TIP}


@pytest.mark.parametrize("words", ["", "  ", '"', "a AND", "NEAR(", "*", "col:x", "🌳", "-" * 500])
def test_any_text_is_a_question(filled, content, words):
    assert isinstance(search(filled, content, words), tuple)


def test_an_erased_person_is_gone_from_the_index_and_the_file(filled, content):
    erase_person(filled, "Demi Fantasia")
    assert found(filled, content, "fantasia") == []
    filled.close()
    whole = b"".join(path.read_bytes() for path in filled.folder.glob("aanjager.db*"))
    assert b"fantasia" not in whole.lower()


def test_no_word_of_an_erased_person_stays_among_many(filled, content):
    """The words as the index has them: in the file a word may begin where another left off."""
    with filled.write("vulling") as work:
        work.session.add_all(
            Action(id=f"v{n}", terrain_id="t", title=f"Demo fabriek {n}", remark="Fanta " * 50)
            for n in range(300)
        )
    for n in range(20):
        with filled.write("genoemd") as work:
            work.session.get_one(Action, f"v{n}").remark = f"Demi Fantasia belt {n}, d@x.nl"
    erase_person(filled, "Demi Fantasia")
    assert found(filled, content, "fantasia") == []
    with filled.maintain() as raw:
        raw.execute("PRAGMA query_only = OFF")
        raw.execute("CREATE VIRTUAL TABLE temp.word USING fts5vocab('main', 'doc_fts', 'row')")
        words = {word for (word,) in raw.execute("SELECT term FROM temp.word")}
        raw.execute("DROP TABLE temp.word")
    assert "fanta" in words
    assert not words & {"demi", "fantasia", "d"}
    filled.close()
    whole = b"".join(path.read_bytes() for path in filled.folder.glob("aanjager.db*"))
    assert b"fantasia" not in whole.lower()
    assert b"demifantasia" not in whole.lower()


def test_a_terrain_is_found_by_its_municipality_also_when_that_is_renamed(filled, content):
    with filled.write("gemeente") as work:
        work.session.add(Municipality(id="m", code="GM1", name="Voorbeeldstad"))
        work.session.flush()
        work.session.get_one(Terrain, "t").municipality_id = "m"
    assert (HitKind.TERRAIN, "t") in found(filled, content, "voorbeeld")
    with filled.write("naam") as work:
        work.session.get_one(Municipality, "m").name = "Nieuwdorp"
    assert found(filled, content, "voorbeeldstad") == []
    assert (HitKind.TERRAIN, "t") in found(filled, content, "nieuwd")


def test_a_line_of_a_worksheet_in_the_bin_is_not_found(store, content, tmp_path):
    make_demo(store, content, tmp_path / "bestanden")
    with store.read() as session:
        line = session.scalars(select(CostLine).order_by(CostLine.label)).first()
        key, label, worksheet = line.id, line.label, line.worksheet_id
    assert (HitKind.COST_LINE, key) in found(store, content, label)
    with store.write("weg") as work:
        work.session.get_one(Worksheet, worksheet).binned = True
    assert (HitKind.COST_LINE, key) not in found(store, content, label)
    undo_step(store)
    assert (HitKind.COST_LINE, key) in found(store, content, label)


def test_reference_content_is_found_by_name(filled, content):
    route = next(iter(content.funding_routes.values()))
    assert (HitKind.FUNDING_ROUTE, route.slug) in found(filled, content, route.name)
    theme = next(iter(content.themes.values()))
    assert (HitKind.THEME, theme.slug) in found(filled, content, theme.name)
    tip = next(iter(content.tips.values()))
    assert (HitKind.TIP, tip.slug) in found(filled, content, tip.text[:60])


def test_many_in_the_bin_do_not_hide_the_one_that_is_not(filled, content):
    with filled.write("vulling") as work:
        work.session.add_all(
            Action(id=f"v{n}", terrain_id="t", title="Zeldzaam", binned=True) for n in range(400)
        )
        work.session.add(
            Action(id="over", terrain_id="t", title="Overleg", remark="iets zeldzaam " + "x " * 99)
        )
    assert found(filled, content, "zeldzaam") == [(HitKind.ACTION, "over")]


def test_rows_that_a_migration_changed_without_triggers_are_indexed_anew(filled, content):
    with filled.maintain() as raw:
        raw.execute("PRAGMA query_only = OFF")
        names = raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in names:
            raw.execute(f'DROP TRIGGER "{name}"')
        raw.execute("UPDATE terrain SET name = 'Hernoemd' WHERE id = 't'")
    filled.close()
    with open_store(filled.folder) as again:
        assert (HitKind.TERRAIN, "t") in found(again, content, "hernoemd")
        assert found(again, content, "kanaalpark") == []
        assert index_of(again)


def test_a_restored_backup_is_found_as_it_was(filled, content):
    backup = make_backup(filled, BackupReason.MANUAL)
    set_field(filled, content, RecordKind.TERRAIN, "t", field="name", text="Zandhoek")
    folder = filled.folder
    filled.close()
    restore_backup(folder, backup.path, clock=Clock())
    with open_store(folder) as restored:
        assert (HitKind.TERRAIN, "t") in found(restored, content, "kanaal")
        assert found(restored, content, "zandhoek") == []
        assert index_of(restored)


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
