"""What holds between records: parents, what stands once, and what follows from a field."""

from datetime import date

import pytest

from aanjager_app.domain.errors import DomainError
from aanjager_app.models.entities import Terrain
from aanjager_app.services.records import (
    RecordKind,
    add_record,
    bin_record,
    list_records,
    read_record,
    record_history,
    restore_record,
    restore_value,
    set_field,
)
from aanjager_app.services.steps import undo_step


@pytest.fixture
def terrain(store):
    with store.write("begin") as work:
        work.session.add(Terrain(id="t1", name="Kanaalpark"))
    return "t1"


@pytest.fixture
def add(store, content):
    def make(kind, parent, **texts):
        return add_record(store, content, kind, parent, texts).id

    return make


@pytest.fixture
def put(store, content):
    def change(kind, key, **texts):
        ((field, text),) = texts.items()
        return set_field(store, content, kind, key, field=field, text=text)

    return change


@pytest.fixture
def read(store, content):
    return lambda kind, key: read_record(store, content, kind, key)


@pytest.fixture
def baseline(add, terrain):
    return add(RecordKind.BASELINE, terrain, measured_on="1-3-2026", method="own_estimate")


@pytest.fixture
def action(add, terrain):
    return add(RecordKind.ACTION, terrain, title="Bellen", state="open")


def test_a_record_needs_something_to_hang_under(add):
    with pytest.raises(DomainError, match="Kies eerst een terrein"):
        add(RecordKind.ACTION, "weg", title="Bellen", state="open")
    with pytest.raises(DomainError, match="Kies eerst een nulmeting"):
        add(RecordKind.INDICATOR_SCORE, None, indicator="berging-mm", value="3")


@pytest.mark.parametrize(
    ("thrown", "part"),
    [
        (RecordKind.BASELINE, "de nulmeting, en die ligt in de prullenbak"),
        (RecordKind.TERRAIN, "het terrein “Kanaalpark”, en dat ligt in de prullenbak"),
    ],
)
def test_under_something_in_the_bin_nothing_is_listed_added_or_restored(
    request, add, baseline, thrown, part
):
    store, content = request.getfixturevalue("store"), request.getfixturevalue("content")
    kind = RecordKind.INDICATOR_SCORE
    score = add(kind, baseline, indicator="berging-mm", value="3")
    other = add(kind, baseline, indicator="verhard-pct", value="78")
    bin_record(store, kind, other)
    bin_record(store, thrown, baseline if thrown is RecordKind.BASELINE else "t1")
    assert list_records(store, content, kind, baseline) == ()
    with pytest.raises(DomainError, match=part):
        restore_record(store, kind, other)
    with pytest.raises(DomainError, match=part):
        add(kind, baseline, indicator="verhard-pct", value="70")
    restore_record(store, thrown, baseline if thrown is RecordKind.BASELINE else "t1")
    assert [row.id for row in list_records(store, content, kind, baseline)] == [score]
    restore_record(store, kind, other)
    assert len(list_records(store, content, kind, baseline)) == 2


def test_an_indicator_has_one_score_in_a_measurement(store, add, put, terrain, baseline):
    kind = RecordKind.INDICATOR_SCORE
    first = add(kind, baseline, indicator="berging-mm", value="35")
    with pytest.raises(DomainError, match="al een score met “Waterberging") as refused:
        add(kind, baseline, indicator="berging-mm", value="60")
    assert refused.value.field == "indicator"
    second = add(kind, baseline, indicator="verhard-pct", value="78")
    with pytest.raises(DomainError, match="al een score"):
        put(kind, second, indicator="berging-mm")
    later = add(RecordKind.BASELINE, terrain, measured_on="1-9-2026", method="own_estimate")
    add(kind, later, indicator="berging-mm", value="60")
    bin_record(store, kind, first)
    put(kind, second, indicator="berging-mm")


def test_names_beside_each_other_differ(add, put, terrain):
    kind = RecordKind.SUB_AREA
    add(kind, terrain, name="Entree")
    with pytest.raises(DomainError, match="Een ander deelgebied heet al zo"):
        add(kind, terrain, name=" entree ")
    other = add(kind, terrain, name="Kanaalzijde")
    assert put(kind, other, name="kanaalzijde").tx is not None


def test_a_day_on_which_an_action_was_done_makes_it_done(put, read, action):
    put(RecordKind.ACTION, action, done_on="1-2-2026")
    found = read(RecordKind.ACTION, action)
    assert (found.texts["state"], found.values["done_on"]) == ("done", date(2026, 2, 1))
    put(RecordKind.ACTION, action, done_on="")
    assert read(RecordKind.ACTION, action).texts["state"] == "done"


def test_an_action_added_with_its_day_is_done_on_that_day(add, read, terrain):
    key = add(RecordKind.ACTION, terrain, title="Bellen", state="open", done_on="1-2-2026")
    found = read(RecordKind.ACTION, key)
    assert (found.texts["state"], found.values["done_on"]) == ("done", date(2026, 2, 1))


def test_an_earlier_state_put_back_takes_its_day_along(store, content, put, read, action):
    put(RecordKind.ACTION, action, state="done")
    lines = record_history(store, content, RecordKind.ACTION, action)
    restore_value(store, next(line for line in lines if line.field == "state" and line.old))
    found = read(RecordKind.ACTION, action)
    assert (found.texts["state"], found.texts["done_on"]) == ("open", "")
    undo_step(store)
    found = read(RecordKind.ACTION, action)
    assert (found.texts["state"], bool(found.texts["done_on"])) == ("done", True)


def test_a_person_in_the_bin_stays_with_the_action_until_another_is_chosen(
    store, add, put, read, action
):
    kind = RecordKind.ACTION
    person = add(RecordKind.PERSON, "t1", name="Demi Fantasia")
    put(kind, action, owner_id=person)
    bin_record(store, RecordKind.PERSON, person)
    assert read(kind, action).shown["owner_id"] == "(niet meer bekend)"
    assert put(kind, action, owner_id=person).tx is None
    put(kind, action, owner_id="")
    with pytest.raises(DomainError, match="Kies een van"):
        put(kind, action, owner_id=person)


def test_line_ends_of_other_systems_are_kept_as_lines(put, read, action):
    put(RecordKind.ACTION, action, remark="eerst\r\ndan\rtot slot")
    assert read(RecordKind.ACTION, action).texts["remark"] == "eerst\ndan\ntot slot"


@pytest.mark.parametrize("phase", ["zeven", "²", "-1", "8"])
def test_a_phase_is_one_of_the_chain(add, terrain, phase):
    with pytest.raises(DomainError) as refused:
        add(RecordKind.PROJECT, terrain, name="Entree", phase=phase)
    assert refused.value.field == "phase"
