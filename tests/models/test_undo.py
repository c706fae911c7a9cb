"""Undo and redo where the random machine does not come: colleagues, erasure, imports."""

from pathlib import Path

import pytest
from sqlalchemy import text

from aanjager_app.domain.errors import DomainError
from aanjager_app.models.entities import Region, Terrain
from aanjager_app.models.log_tables import TxKind
from aanjager_app.models.store import Store
from aanjager_app.models.undo import redo, redo_label, undo, undo_label
from tests.models.support import Clock, open_store, rows


def _region(store: Store, name: str) -> None:
    with store.write(f"Gebied {name}") as work:
        work.session.merge(Region(id="r", slug="s", name=name))


def test_undo_says_what_it_touched_and_is_written_down(store: Store) -> None:
    _region(store, "a")
    _region(store, "b")
    change = undo(store)
    assert change.kind is TxKind.UNDO
    assert change.rows == {"region": frozenset({"r"})}
    assert change.label == "Ongedaan gemaakt: Gebied b"
    assert rows(store, "region")["r"]["name"] == "a"
    assert (undo_label(store), redo_label(store)) == ("Gebied a", "Gebied b")
    with store.read() as session:
        edits = text("SELECT id FROM tx WHERE kind = 'edit' ORDER BY first")
        undone = text("SELECT undoes FROM tx WHERE kind = 'undo'")
        assert session.execute(undone).scalar_one() == session.execute(edits).scalars().all()[1]


def test_a_new_edit_ends_redo(store: Store) -> None:
    _region(store, "a")
    _region(store, "b")
    undo(store)
    _region(store, "c")
    with pytest.raises(DomainError) as refused:
        redo(store)
    assert refused.value.code == "nothing_to_redo"


def _arrives_from_colleague(store: Store, *, replaces: bool) -> None:
    """What sync will write when a colleague renamed the region."""
    with store.maintain() as raw:
        raw.execute("PRAGMA query_only = OFF")
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("UPDATE ctx SET mode = 'merge'")
        raw.execute(
            'INSERT INTO op (device, seq, hlc, tx, "table", "row", "column", value) '
            "VALUES ('collega', 1, 1, 'tx', 'region', 'r', 'name', 'b')"
        )
        if replaces:
            raw.execute("""DELETE FROM head WHERE "row" = 'r' AND "column" = 'name'""")
        raw.execute("INSERT INTO head VALUES ('r', 'name', 'region', 'collega', 1)")
        raw.execute("UPDATE ctx SET mode = 'closed'")
        raw.execute("COMMIT")


@pytest.mark.parametrize("replaces", [True, False])
def test_undo_is_refused_when_a_colleague_wrote_the_field(store: Store, replaces: bool) -> None:
    _region(store, "a")
    _region(store, "b")
    _arrives_from_colleague(store, replaces=replaces)
    with pytest.raises(DomainError, match="collega") as refused:
        undo(store)
    assert refused.value.code == "undo_refused"
    assert rows(store, "region")["r"]["name"] == "b"
    assert undo_label(store) == "Gebied b"


def test_an_import_is_one_step(store: Store) -> None:
    with store.write("600 terreinen geïmporteerd") as work:
        work.session.add_all(Terrain(name=f"t{i}", rin=str(i)) for i in range(600))
    with store.write("Opnieuw geïmporteerd") as work:
        work.session.execute(text("UPDATE terrain SET name = name || '!', companies = 3"))
    undo(store)
    assert {t["companies"] for t in rows(store, "terrain").values()} == {None}
    undo(store)
    assert all(t["binned"] for t in rows(store, "terrain").values())
    redo(store)
    redo(store)
    assert all(str(t["name"]).endswith("!") for t in rows(store, "terrain").values())
    assert not any(t["binned"] for t in rows(store, "terrain").values())


def test_a_step_that_ended_where_it_began_is_undone_once(store: Store) -> None:
    _region(store, "a")
    with store.write("heen en weer") as work:
        work.session.execute(text("UPDATE region SET name = 'b'"))
        work.session.execute(text("UPDATE region SET name = 'a'"))
    undo(store)
    assert (undo_label(store), redo_label(store)) == ("Gebied a", "heen en weer")
    redo(store)
    assert (undo_label(store), redo_label(store)) == ("heen en weer", None)
    undo(store)
    undo(store)
    assert rows(store, "region")["r"]["binned"]


def test_the_stacks_survive_a_restart_and_a_clock_that_goes_back(folder: Path) -> None:
    clock = Clock()
    with open_store(folder, clock) as store:
        _region(store, "a")
        _region(store, "b")
        undo(store)
    clock.wind(days=-300)
    with open_store(folder, clock) as store:
        redo(store)
        assert rows(store, "region")["r"]["name"] == "b"
        undo(store)
        undo(store)
        assert undo_label(store) is None
        assert redo_label(store) == "Gebied a"
