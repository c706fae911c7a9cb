"""Drafts: written at once, outside the log, cleaned when a person is erased."""

import multiprocessing

from aanjager_app.models.entities import Person, Terrain
from aanjager_app.services.drafts import drop_draft, list_drafts, read_draft, save_draft
from aanjager_app.services.erasing import erase_person
from aanjager_app.services.steps import read_steps
from tests.models.support import open_store

METHODS = multiprocessing.get_all_start_methods()


def test_a_draft_comes_back_and_goes_away(store, clock):
    save_draft(store, "action/new/t", {"title": "Half"})
    save_draft(store, "action/new/t", {"title": "Half af"})
    draft = read_draft(store, "action/new/t")
    assert draft is not None
    assert (draft.texts, draft.at) == ({"title": "Half af"}, clock())
    drop_draft(store, "action/new/t")
    assert read_draft(store, "action/new/t") is None
    assert list_drafts(store) == ()


def test_a_draft_is_no_step_and_nothing_that_was_saved(store):
    save_draft(store, "p", {"a": "b"})
    steps = read_steps(store)
    assert (steps.undo, steps.saved_at, store.has_written) == (None, None, False)


def _write_and_wait(folder, pipe):
    with open_store(folder) as store:
        save_draft(store, "visit_note/new/t", {"text": "Wat de ondernemer zei"})
        pipe.send("geschreven")
        pipe.recv()  # killed here


def test_kill_9_right_after_it_was_written_loses_nothing(tmp_path):
    folder = tmp_path / "gegevens"
    folder.mkdir()
    context = multiprocessing.get_context("fork" if "fork" in METHODS else "spawn")
    ours, theirs = context.Pipe()
    child = context.Process(target=_write_and_wait, args=(folder, theirs))
    child.start()
    assert ours.recv() == "geschreven"
    child.kill()
    child.join()
    with open_store(folder) as store:
        draft = read_draft(store, "visit_note/new/t")
    assert draft is not None
    assert draft.texts == {"text": "Wat de ondernemer zei"}


def test_an_erased_person_leaves_drafts_too(store):
    with store.write("begin") as work:
        work.session.add(Terrain(id="t", name="Kanaalpark"))
        work.session.flush()
        work.session.add(Person(id="p", terrain_id="t", name="Demi Fantasia"))
    save_draft(store, "visit_note/new/t", {"text": "Demi Fantasia belt terug"})
    erase_person(store, "Demi Fantasia")
    draft = read_draft(store, "visit_note/new/t")
    assert draft is not None
    assert "Demi" not in draft.texts["text"]
    store.close()
    whole = b"".join(path.read_bytes() for path in store.folder.glob("aanjager.db*"))
    assert b"Fantasia" not in whole


def test_what_was_typed_in_the_form_of_an_erased_person_is_forgotten(store):
    """A new phone number, typed and not committed, is in no log and known to no mask."""
    with store.write("begin") as work:
        work.session.add(Terrain(id="t", name="Kanaalpark"))
        work.session.flush()
        work.session.add(Person(id="p", terrain_id="t", name="Demi Fantasia"))
        work.session.add(Person(id="q", terrain_id="t", name="Een Ander"))
    save_draft(store, "person/p", {"phone": "06 98765432"})
    save_draft(store, "person/q", {"phone": "06 11111111"})
    erase_person(store, "Demi Fantasia")
    assert [draft.place for draft in list_drafts(store)] == ["person/q"]
    store.close()
    whole = b"".join(path.read_bytes() for path in store.folder.glob("aanjager.db*"))
    assert b"98765432" not in whole
    assert b"11111111" in whole
