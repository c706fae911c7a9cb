"""Who, what and when; and the bin."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from aanjager_app.domain.errors import DomainError
from aanjager_app.models.entities import Person, Region, Terrain
from aanjager_app.models.history import (
    binned_rows,
    last_changes,
    last_saved,
    put_in_bin,
    record_history,
    restore_row,
)
from aanjager_app.models.log_tables import TxKind
from aanjager_app.models.store import Store
from aanjager_app.models.undo import undo
from tests.models.support import START, Clock


def test_history_names_who_what_and_when_with_typed_values(store: Store, clock: Clock) -> None:
    with store.write("Terrein toegevoegd") as work:
        work.session.add(Terrain(id="t", name="Oost", gross_ha=Decimal("12.50")))
    clock.wind(hours=1)
    store.author = "Bram"
    with store.write("Oppervlakte aangepast") as work:
        work.session.get_one(Terrain, "t").gross_ha = Decimal("13.00")
    clock.wind(hours=1)
    undo(store)
    with store.read() as session:
        back, edit, *first = record_history(session, "terrain", "t")
    assert (edit.author, edit.label, edit.kind) == ("Bram", "Oppervlakte aangepast", TxKind.EDIT)
    assert edit.at == START + timedelta(hours=1)
    assert (edit.column, edit.old, edit.new) == ("gross_ha", Decimal("12.50"), Decimal("13.00"))
    assert (back.kind, back.old, back.new) == (TxKind.UNDO, Decimal("13.00"), Decimal("12.50"))
    assert {row.author for row in first} == {"Anna"}
    assert first[-1].column == ""
    assert first[-1].new is True
    assert next(r for r in first if r.column == "name").new == "Oost"


def test_history_keeps_the_order_of_the_log_when_the_clock_goes_back(
    store: Store, clock: Clock
) -> None:
    for name in ("a", "b", "c"):
        clock.wind(days=-1)
        with store.write(name) as work:
            work.session.merge(Region(id="r", slug="s", name=name))
    with store.read() as session:
        names = [r.new for r in record_history(session, "region", "r") if r.column == "name"]
    assert names == ["c", "b", "a"]


def test_dates_come_back_as_dates(store: Store) -> None:
    with store.write("a") as work:
        work.session.add(Person(id="p", name="x", retain_until=date(2027, 1, 1)))
    with store.read() as session:
        found = {r.column: r.new for r in record_history(session, "person", "p")}
    assert found["retain_until"] == date(2027, 1, 1)


def test_last_change_of_each_row_and_of_all(store: Store, clock: Clock) -> None:
    with store.write("beide") as work:
        work.session.add_all(
            [Region(id="r", slug="s", name="a"), Region(id="q", slug="t", name="b")]
        )
    clock.wind(minutes=5)
    with store.write("een") as work:
        work.session.get_one(Region, "r").name = "c"
    with store.read() as session:
        found = last_changes(session, ["r", "q", "bestaat niet"])
        assert last_saved(session) == START + timedelta(minutes=5)
    assert {key: change.label for key, change in found.items()} == {"r": "een", "q": "beide"}
    assert found["r"].at == START + timedelta(minutes=5)


def test_the_bin_lists_what_is_in_it_and_gives_it_back(store: Store, clock: Clock) -> None:
    with store.write("a") as work:
        work.session.add_all([Region(id="r", slug="s", name="a"), Terrain(id="t", name="b")])
    for table, key in (("region", "r"), ("terrain", "t")):
        clock.wind(minutes=1)
        with store.write("weg") as work:
            put_in_bin(work.session, table, key)
    with store.read() as session:
        assert [(b.table, b.row) for b in binned_rows(session)] == [
            ("terrain", "t"),
            ("region", "r"),
        ]
        assert [b.at for b in binned_rows(session, "region")] == [START + timedelta(minutes=1)]
    with store.write("terug") as work:
        restore_row(work.session, "region", "r")
    with store.read() as session:
        assert [b.row for b in binned_rows(session)] == ["t"]
        assert not session.get_one(Region, "r").binned


def test_only_what_exists_goes_in_the_bin(store: Store) -> None:
    with pytest.raises(DomainError) as refused, store.write("a") as work:
        put_in_bin(work.session, "region", "bestaat niet")
    assert refused.value.code == "row_not_found"
