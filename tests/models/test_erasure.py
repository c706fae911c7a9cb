"""An erased person is gone: from the row, the log, the file, undo, and backups made later."""

from pathlib import Path

import pytest
from sqlalchemy import text

from aanjager_app.domain.errors import DomainError
from aanjager_app.models.backups import BackupReason, backups_with_erased_data, make_backup
from aanjager_app.models.entities import Person, Terrain
from aanjager_app.models.erasure import digest_of, erase_rows
from aanjager_app.models.history import record_history
from aanjager_app.models.opening import FILE_NAME
from aanjager_app.models.restoring import restore_backup
from aanjager_app.models.store import Store
from aanjager_app.models.undo import redo, undo, undo_label
from tests.models.support import Clock, open_store, rows

NAME, OLD_NAME = "Quirina Zonderland", "Quirina van Vroeger"
FIELDS = ("name", "email")


def _person(store: Store) -> None:
    with store.write("Persoon toegevoegd") as work:
        work.session.add(Person(id="p", name=OLD_NAME, email="q@example.org", source="bezoek"))
        work.session.add(Person(id="q", name="Een ander"))
    with store.write("Persoon gewijzigd") as work:
        work.session.get_one(Person, "p").name = NAME


def _erase(store: Store) -> None:
    with store.write("Persoon gewist") as work:
        erase_rows(work.session, "person", ["p"], FIELDS, at=store.clock(), author=store.author)
    assert work.change.rows == {"person": frozenset({"p"})}
    assert work.change.erased


def test_values_are_gone_from_row_and_log_and_nothing_else_is(store: Store) -> None:
    _person(store)
    _erase(store)
    person = rows(store, "person")["p"]
    assert (person["name"], person["email"], person["source"]) == (None, None, "bezoek")
    assert rows(store, "person")["q"]["name"] == "Een ander"
    with store.read() as session:
        history = record_history(session, "person", "p")
        left = session.execute(
            text("SELECT count(*) FROM op WHERE \"row\" = 'p' AND value LIKE 'Quirina%'")
        ).scalar()
    assert left == 0
    assert {r.column for r in history if r.erased} == set(FIELDS)
    assert all(r.new is None and r.old is None for r in history if r.erased)


def test_the_chain_still_covers_the_value_by_its_salted_digest(store: Store) -> None:
    _person(store)
    query = text(
        "SELECT seq, salt, value, digest FROM op WHERE \"row\" = 'p' AND \"column\" = 'name'"
    )
    with store.read() as session:
        before = {seq: digest_of(salt, value) for seq, salt, value, _ in session.execute(query)}
    _erase(store)
    with store.read() as session:
        after = {seq: (salt, value, digest) for seq, salt, value, digest in session.execute(query)}
    assert after == {seq: (None, None, digest) for seq, digest in before.items()}
    assert len(set(before.values())) == 2


def test_the_bytes_are_gone_from_the_file(folder: Path) -> None:
    with open_store(folder) as store:
        _person(store)
        with store.write("vulling") as work:
            work.session.add_all(Terrain(name=f"t{i}", description="x" * 300) for i in range(50))
        assert _bytes(folder).count(b"Quirina") > 0
        _erase(store)
        assert b"Quirina" not in _bytes(folder)
        assert b"q@example.org" not in _bytes(folder)
        assert b"Een ander" in _bytes(folder)
    assert b"Quirina" not in _bytes(folder)


def _bytes(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.glob(FILE_NAME + "*")))


def test_a_scrub_that_was_cut_short_is_done_at_the_next_start(folder: Path) -> None:
    with open_store(folder) as store:
        _person(store)
        _erase(store)
        with store.maintain() as raw:
            raw.execute("UPDATE erasure SET scrubbed = 0")
    with open_store(folder) as store, store.maintain() as raw:
        assert raw.execute("SELECT min(scrubbed) FROM erasure").fetchone() == (1,)


def test_undo_brings_nothing_back(store: Store) -> None:
    _person(store)
    _erase(store)
    assert undo_label(store) == "Persoon gewijzigd"
    undo(store)
    assert rows(store, "person")["p"]["name"] is None
    undo(store)
    redo(store)
    redo(store)
    assert rows(store, "person")["p"]["name"] is None
    assert not rows(store, "person")["p"]["binned"]
    assert rows(store, "person")["q"]["name"] == "Een ander"


def test_an_erasure_is_no_undo_step_even_with_edits_beside_it(store: Store) -> None:
    with store.write("Persoon toegevoegd") as work:
        work.session.add(Person(id="p", name=NAME))
    with store.write("Persoon gewist") as work:
        erase_rows(work.session, "person", ["p"], FIELDS, at=store.clock(), author="Anna")
        work.session.get_one(Person, "p").binned = True
    undo(store)
    with pytest.raises(DomainError):
        undo(store)


def test_a_field_that_may_not_be_null_becomes_empty(store: Store) -> None:
    with store.write("a") as work:
        work.session.add(Terrain(id="t", name=NAME))
    with store.write("b") as work:
        erase_rows(work.session, "terrain", ["t"], ["name"], at=store.clock(), author="Anna")
    assert rows(store, "terrain")["t"]["name"] == ""


def test_later_edits_of_an_erased_field_are_logged_again(store: Store) -> None:
    _person(store)
    _erase(store)
    with store.write("Nieuwe naam") as work:
        work.session.get_one(Person, "p").name = "Nieuw"
    undo(store)
    assert rows(store, "person")["p"]["name"] is None


def test_backups_from_before_are_listed_with_their_last_day(store: Store, clock: Clock) -> None:
    _person(store)
    before = make_backup(store, BackupReason.MANUAL)
    clock.wind(minutes=1)
    assert backups_with_erased_data(store) == ()
    _erase(store)
    clock.wind(minutes=1)
    after = make_backup(store, BackupReason.MANUAL)
    assert b"Quirina" in before.path.read_bytes()
    assert b"Quirina" not in after.path.read_bytes()
    assert backups_with_erased_data(store) == (before,)
    assert (before.kept_until - before.at).days == 366


def test_an_older_backup_does_not_bring_an_erased_person_back(folder: Path, clock: Clock) -> None:
    with open_store(folder, clock) as store:
        _person(store)
        backup = make_backup(store, BackupReason.MANUAL)
        clock.wind(days=1)
        _erase(store)
    restore_backup(folder, backup.path, clock=clock)
    with open_store(folder, clock) as store:
        assert rows(store, "person")["p"]["name"] is None
        assert rows(store, "person")["q"]["name"] == "Een ander"
        assert b"Quirina" not in _bytes(folder)
        with store.write("werkt nog") as work:
            work.session.get_one(Person, "q").name = "Anders"
    with open_store(folder, clock) as store:
        assert rows(store, "person")["q"]["name"] == "Anders"
