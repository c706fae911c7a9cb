"""The first screen over all terrains, and the overview of one."""

from datetime import date

import pytest

from aanjager_app.services.actions import mark_done
from aanjager_app.services.demo import make_demo
from aanjager_app.services.home import read_home
from aanjager_app.services.overview import due_words, is_late, read_overview
from aanjager_app.services.records import RecordKind, add_record, bin_record
from aanjager_app.services.steps import undo_step
from aanjager_app.services.terrains import bin_terrain, list_terrains

DAY = date(2026, 11, 25)


@pytest.fixture
def keys(store, content, tmp_path):
    make_demo(store, content, tmp_path / "bestanden")
    return {row.name: row.id for row in list_terrains(store)}


def test_an_empty_store_has_nothing_to_do(store, content):
    home = read_home(store, content, DAY, ())
    assert (home.terrains, home.has_demo, home.steps, home.actions) == (0, False, (), ())


def test_the_demo_gives_steps_and_actions_with_the_most_urgent_first(store, content, keys):
    home = read_home(store, content, DAY, ())
    assert home.terrains == 5
    assert home.has_demo
    assert [row.action.late for row in home.actions] == sorted(
        (row.action.late for row in home.actions), reverse=True
    )
    assert home.late == sum(row.action.late for row in home.actions) > 0
    assert {step.name for step in home.steps} <= set(keys)
    assert all(step.step.reason and step.step.button for step in home.steps)
    assert "Demoregio" in home.last[-1].label


def test_what_was_opened_last_comes_first(store, content, keys):
    for first in ("Zandhoek", "De Wilgen"):
        home = read_home(store, content, DAY, (keys[first],))
        assert home.steps[0].name == first


def test_an_action_that_is_done_leaves_and_comes_back_by_undo(store, content, keys):
    before = read_home(store, content, DAY, ())
    gone = before.actions[0].action.id
    mark_done(store, gone)
    after = read_home(store, content, DAY, ())
    assert gone not in {row.action.id for row in after.actions}
    assert after.late == before.late - 1
    undo_step(store)
    assert read_home(store, content, DAY, ()).actions == before.actions


def test_a_terrain_in_the_bin_takes_its_actions_along(store, content, keys):
    before = read_home(store, content, DAY, ())
    terrain = before.actions[0].terrain
    bin_terrain(store, terrain)
    after = read_home(store, content, DAY, ())
    assert after.terrains == 4
    assert terrain not in {row.terrain for row in after.actions}
    assert terrain not in {step.terrain for step in after.steps}


def test_the_name_of_a_person_in_the_bin_is_not_shown(store, content, keys):
    terrain = keys["De Wilgen"]
    person = add_record(
        store, content, RecordKind.PERSON, terrain, {"name": "Pim Verzonnen", "source": "zelf"}
    ).id
    texts = {"title": "Bellen", "due_on": "1-12-2026", "owner_id": person, "state": "open"}
    add_record(store, content, RecordKind.ACTION, terrain, texts)
    assert "Pim Verzonnen" in {a.who for a in read_overview(store, content, terrain, DAY).actions}
    bin_record(store, RecordKind.PERSON, person)
    assert "Pim Verzonnen" not in {
        row.action.who for row in read_home(store, content, DAY, ()).actions
    }


def test_the_overview_agrees_with_itself(store, content, keys):
    for key in keys.values():
        overview = read_overview(store, content, key, DAY)
        assert overview.phase == overview.step.phase
        assert 0 <= overview.ready <= len(overview.readiness)
        assert (overview.chart is None) == (overview.chart_words == "")


@pytest.mark.parametrize(
    ("due", "words", "late"),
    [
        (None, "", False),
        (date(2026, 11, 24), "1 dag te laat", True),
        (date(2026, 11, 5), "20 dagen te laat", True),
        (DAY, "vandaag", False),
        (date(2026, 11, 26), "morgen", False),
        (date(2026, 12, 15), "15 dec", False),
        (date(2027, 1, 20), "20 jan 2027", False),
    ],
)
def test_when_something_is_due_is_said_as_one_says_it(due, words, late):
    assert due_words(due, DAY) == words
    assert is_late(due, DAY) is late
