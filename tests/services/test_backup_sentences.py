"""What putting a backup back would change, in sentences that a person can weigh."""

from aanjager_app.services.backups import back_up, difference, latest_good, rows
from aanjager_app.services.records import RecordKind, add_record, bin_record, set_field


def add(store, content, name):
    texts = {"name": name, "programme_status": "none"}
    return add_record(store, content, RecordKind.TERRAIN, None, texts).id


def test_nothing_changed_means_no_sentence(store, content):
    add(store, content, "Kanaalpark")
    backup = back_up(store)
    assert difference(store, content, backup.path).sentences == ()


def test_added_changed_and_thrown_away_are_each_named(store, content):
    changed = add(store, content, "Kanaalpark")
    binned = add(store, content, "Elspark")
    backup = back_up(store)
    set_field(store, content, RecordKind.TERRAIN, changed, field="companies", text="12")
    bin_record(store, RecordKind.TERRAIN, binned)
    add(store, content, "Nieuwpark")
    assert difference(store, content, backup.path).sentences == (
        "1 terrein dat je later toevoegde, verdwijnt (Nieuwpark).",
        "1 terrein wordt weer zoals toen (Kanaalpark).",
        "1 terrein komt terug.",
    )


def test_a_list_of_backups_is_newest_first_and_says_why(store, content, clock):
    add(store, content, "Kanaalpark")
    first = back_up(store)
    clock.wind(hours=3)
    add(store, content, "Elspark")
    second = back_up(store)
    found = rows(store.folder)
    assert [row.path for row in found[:2]] == [second.path, first.path]
    assert found[0].reason == "zelf gemaakt"
    assert latest_good(store.folder) == second
