"""One door to the database: what passes through it is logged, and nothing passes beside it."""

from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import insert, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2 as driver

from aanjager_app.models.entities import Organisation, Region, Terrain
from aanjager_app.models.log_tables import TxKind
from aanjager_app.models.store import Store
from aanjager_app.models.triggers import CLOSED
from tests.models.support import open_store, rows


def _ops(store: Store) -> list[tuple[object, ...]]:
    with store.read() as session:
        query = text('SELECT "table", "row", "column", value, base FROM op ORDER BY seq')
        return [tuple(row) for row in session.execute(query)]


def test_insert_logs_existence_and_each_field_with_a_value(store: Store) -> None:
    with store.write("Gebied toegevoegd") as work:
        region = Region(slug="veluwe", name="Veluwe")
        work.session.add(region)
        work.session.flush()
        key = region.id
    assert _ops(store) == [
        ("region", key, "", 1, None),
        ("region", key, "slug", "veluwe", None),
        ("region", key, "name", "Veluwe", None),
        ("region", key, "is_demo", 0, None),
    ]
    assert work.change.rows == {"region": frozenset({key})}
    assert work.change.kinds == {"region"}
    assert work.change.kind is TxKind.EDIT


def test_only_a_changed_field_is_logged_and_names_what_it_replaces(store: Store) -> None:
    with store.write("Gebied toegevoegd") as work:
        work.session.add(Region(id="r", slug="veluwe", name="Veluwe"))
    with store.write("Gebied hernoemd") as work:
        region = work.session.get_one(Region, "r")
        region.name, region.slug = "De Veluwe", "veluwe"
    device = _value(store, "SELECT device FROM ctx")
    assert _ops(store)[-1] == ("region", "r", "name", "De Veluwe", f"{device}:3")
    assert len(_ops(store)) == 5


def test_capitals_are_a_change(store: Store) -> None:
    with store.write("a") as work:
        work.session.add(Region(id="r", slug="x", name="veluwe"))
    with store.write("b") as work:
        work.session.execute(text("UPDATE region SET name = 'Veluwe'"))
    assert _ops(store)[-1][3] == "Veluwe"


def test_the_bin_is_one_op_that_names_all_it_saw(store: Store) -> None:
    with store.write("a") as work:
        work.session.add(Region(id="r", slug="x", name="y"))
    with store.write("b") as work:
        work.session.get_one(Region, "r").binned = True
    with store.write("c") as work:
        work.session.get_one(Region, "r").binned = False
    *_, away, back = _ops(store)
    assert away[2:4] == ("", 0)
    assert len(str(away[4]).split()) == 4
    assert back[2:4] == ("", 1)
    assert len(str(back[4]).split()) == 1


def _value(store: Store, query: str) -> object:
    with store.read() as session:
        return session.execute(text(query)).scalar_one()


WRITES = {
    "orm": lambda s: (s.add(Region(slug="n", name="n")), s.flush()),
    "raw insert": lambda s: s.execute(text("INSERT INTO region (id, slug, name) VALUES (1, 2, 3)")),
    "raw update": lambda s: s.execute(text("UPDATE region SET name = 'elders'")),
    "bulk insert": lambda s: s.execute(insert(Region), [{"slug": "n", "name": "n"}] * 3),
    "bulk update": lambda s: s.execute(update(Region).values(name="elders")),
    "bin": lambda s: s.execute(update(Region).values(binned=True)),
    "raw delete": lambda s: s.execute(text("DELETE FROM region")),
}


@pytest.mark.parametrize("name", WRITES)
def test_a_write_in_a_read_block_raises(store: Store, name: str) -> None:
    with store.write("a") as work:
        work.session.add(Region(id="r", slug="x", name="y"))
    with pytest.raises(DBAPIError), store.read() as session:
        WRITES[name](session)
    assert list(rows(store, "region")) == ["r"]
    assert rows(store, "region")["r"]["name"] == "y"


@pytest.mark.parametrize("name", WRITES)
def test_a_write_past_the_door_raises(store: Store, name: str) -> None:
    with store.write("a") as work:
        work.session.add(Region(id="r", slug="x", name="y"))
    with store.maintain() as raw:
        raw.execute("PRAGMA query_only = OFF")
    engine = store._write_engine
    with pytest.raises(IntegrityError) as refused, Session(engine) as session:
        WRITES[name](session)
    assert "deleted" in str(refused.value) if name == "raw delete" else CLOSED in str(refused.value)
    assert rows(store, "region")["r"]["name"] == "y"


def test_a_forgotten_change_in_a_read_block_raises(store: Store) -> None:
    with store.write("a") as work:
        work.session.add(Region(id="r", slug="x", name="y"))
    with pytest.raises(RuntimeError, match="changes nothing"), store.read() as session:
        session.get_one(Region, "r").name = "elders"
    assert rows(store, "region")["r"]["name"] == "y"


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM region",
        "INSERT OR REPLACE INTO region (id, slug, name) VALUES ('r', 'x', 'z')",
        "UPDATE region SET id = 's'",
    ],
)
def test_rows_are_never_deleted_replaced_or_renamed(store: Store, statement: str) -> None:
    with store.write("a") as work:
        work.session.add(Region(id="r", slug="x", name="y"))
    with pytest.raises(IntegrityError, match="never deleted"), store.write("b") as work:
        work.session.execute(text(statement))
    assert list(rows(store, "region")) == ["r"]


def test_an_exception_rolls_the_whole_block_back(store: Store) -> None:
    with pytest.raises(IntegrityError), store.write("a") as work:
        work.session.add(Region(slug="x", name="y"))
        work.session.flush()
        work.session.execute(text("DELETE FROM region"))
    assert rows(store, "region") == {}
    assert _ops(store) == []
    assert _value(store, "SELECT mode FROM ctx") == "closed"
    with pytest.raises(RuntimeError, match="ended well"):
        _ = work.change


def test_numbers_have_no_gaps_after_a_rollback(store: Store) -> None:
    for number in range(6):
        try:
            with store.write("a") as work:
                work.session.add(Organisation(name=str(number)))
                work.session.flush()
                if number % 2:
                    raise LookupError  # noqa: TRY301
        except LookupError:
            continue
    with store.read() as session:
        numbers = list(session.execute(text("SELECT seq FROM op ORDER BY seq")).scalars())
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_block_that_changes_nothing_leaves_no_trace(store: Store) -> None:
    with store.write("niets") as work:
        work.session.execute(text("UPDATE region SET name = name"))
    assert work.change.tx is None
    assert work.change.rows == {}
    assert _value(store, "SELECT count(*) FROM tx") == 0


@pytest.mark.parametrize("outer", ["read", "write"])
@pytest.mark.parametrize("inner", ["read", "write"])
def test_a_block_in_a_block_raises_instead_of_waiting(store: Store, outer: str, inner: str) -> None:
    def block(kind: str):
        return store.read() if kind == "read" else store.write("a")

    with block(outer), pytest.raises(RuntimeError, match="pass its session on"), block(inner):
        pass
    with store.write("daarna") as work:
        work.session.add(Region(slug="x", name="y"))
    assert len(rows(store, "region")) == 1


def test_another_thread_waits_for_its_turn(store: Store) -> None:
    seen: list[int] = []
    thread = Thread(target=lambda: seen.append(len(rows(store, "region"))))
    with store.write("a") as work:
        work.session.add(Region(slug="x", name="y"))
        thread.start()
    thread.join(10)
    assert seen == [1]


def test_the_session_of_a_block_cannot_end_its_transaction(store: Store) -> None:
    with store.write("a") as work:
        with pytest.raises(RuntimeError, match="block commits"):
            work.session.commit()
        with pytest.raises(RuntimeError, match="rolls back"):
            work.session.rollback()
        work.session.add(Region(slug="x", name="y"))
    assert len(rows(store, "region")) == 1


def test_a_savepoint_in_a_block_takes_its_ops_back(store: Store) -> None:
    with store.write("a") as work:
        work.session.add(Region(id="r", slug="x", name="y"))
        work.session.flush()
        savepoint = work.session.begin_nested()
        work.session.add(Region(id="s", slug="x", name="z"))
        work.session.flush()
        savepoint.rollback()
    assert list(rows(store, "region")) == ["r"]
    assert {row for _, row, *_ in _ops(store)} == {"r"}


def test_foreign_keys_hold(store: Store) -> None:
    with pytest.raises(IntegrityError), store.write("a") as work:
        work.session.add(Terrain(name="t", region_id="bestaat niet"))


def test_what_was_written_is_there_after_a_restart(folder: Path) -> None:
    with open_store(folder) as store, store.write("a") as work:
        work.session.add(Region(id="r", slug="x", name="y"))
    with open_store(folder) as store:
        assert rows(store, "region")["r"]["name"] == "y"
        assert store.notice is None
        assert not store.read_only


@pytest.mark.parametrize("damage", ["DROP TRIGGER log_region__name", "other"])
def test_triggers_that_differ_are_made_again(folder: Path, damage: str) -> None:
    with open_store(folder) as store, store.maintain() as raw:
        raw.execute("PRAGMA query_only = OFF")
        raw.execute("DROP TRIGGER log_region__name")
        if damage == "other":
            raw.execute(
                "CREATE TRIGGER log_region__name AFTER UPDATE ON region BEGIN SELECT 1; END"
            )
    with open_store(folder) as store:
        with store.write("a") as work:
            work.session.add(Region(id="r", slug="x", name="y"))
        with store.write("b") as work:
            work.session.get_one(Region, "r").name = "z"
        assert _ops(store)[-1][2:4] == ("name", "z")


def test_the_log_grows_in_order_when_the_clock_goes_back(store: Store, clock) -> None:
    with store.write("a") as work:
        work.session.add(Region(id="r", slug="x", name="y"))
    clock.wind(days=-4000)
    with store.write("b") as work:
        work.session.get_one(Region, "r").name = "z"
    with store.read() as session:
        clocks = list(session.execute(text("SELECT hlc FROM tx ORDER BY first")).scalars())
    assert clocks == sorted(set(clocks))


def test_merge_mode_is_silent_but_deletes_nothing(store: Store) -> None:
    with store.maintain() as raw:
        raw.execute("PRAGMA query_only = OFF")
        raw.execute("UPDATE ctx SET mode = 'merge'")
        raw.execute("INSERT INTO region (id, slug, name) VALUES ('r', 's', 'a')")
        raw.execute("UPDATE region SET name = 'b', binned = 1")
        with pytest.raises(driver.IntegrityError, match="never deleted"):
            raw.execute("DELETE FROM region")
        raw.execute("UPDATE ctx SET mode = 'closed'")
    assert _ops(store) == []
    assert rows(store, "region")["r"]["name"] == "b"
