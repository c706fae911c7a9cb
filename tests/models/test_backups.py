"""Backups count once they have been checked; a restore never loses what it replaces."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from aanjager_app.domain.errors import EnvironmentProblem
from aanjager_app.models.backups import (
    Backup,
    BackupReason,
    age,
    backup_when_due,
    list_backups,
    make_backup,
    superfluous,
)
from aanjager_app.models.engine import connect
from aanjager_app.models.entities import Region
from aanjager_app.models.opening import FILE_NAME
from aanjager_app.models.restoring import restore_backup
from aanjager_app.models.store import Store
from aanjager_app.models.undo import undo_label
from tests.models.support import START, Clock, open_store, rows


def _rename(store: Store, name: str) -> None:
    with store.write(name) as work:
        work.session.merge(Region(id="r", slug="s", name=name))


def _name(store: Store) -> object:
    return rows(store, "region")["r"]["name"]


def test_a_backup_is_listed_with_its_reason_and_holds_all_data(
    store: Store, clock: Clock, tmp_path: Path
) -> None:
    _rename(store, "a")
    made = make_backup(store, BackupReason.IMPORT)
    clock.wind(hours=1)
    later = make_backup(store, BackupReason.MANUAL)
    assert list_backups(store.folder) == (later, made)
    assert (made.at, made.reason) == (START, BackupReason.IMPORT)
    assert not list(made.path.parent.glob("*.part"))
    copy = tmp_path / "elders"
    copy.mkdir()
    (copy / FILE_NAME).write_bytes(made.path.read_bytes())
    with open_store(copy) as restored:
        assert _name(restored) == "a"


def test_two_backups_in_one_second_both_stay(store: Store) -> None:
    first = make_backup(store, BackupReason.MANUAL)
    second = make_backup(store, BackupReason.MANUAL)
    assert first.path != second.path
    assert len(list_backups(store.folder)) == 2


def test_a_timer_makes_a_backup_only_after_a_change_and_half_an_hour(
    store: Store, clock: Clock
) -> None:
    assert backup_when_due(store) is None
    _rename(store, "a")
    clock.wind(minutes=1)
    assert backup_when_due(store) is not None
    clock.wind(minutes=29)
    _rename(store, "b")
    assert backup_when_due(store) is None
    clock.wind(minutes=1)
    assert backup_when_due(store) is not None
    clock.wind(days=3)
    assert backup_when_due(store) is None
    assert len(list_backups(store.folder)) == 2


def test_thinning_happens_with_a_new_backup(store: Store, clock: Clock) -> None:
    for _ in range(60):
        clock.wind(hours=7)
        make_backup(store, BackupReason.INTERVAL)
    assert 14 <= len(list_backups(store.folder)) <= 20


def test_restore_brings_the_data_back_as_a_new_device_and_keeps_the_rest(
    folder: Path, clock: Clock
) -> None:
    with open_store(folder, clock) as store:
        _rename(store, "gisteren")
        backup = make_backup(store, BackupReason.MANUAL)
        device = _device(store)
        clock.wind(days=1)
        _rename(store, "vandaag")
    kept = restore_backup(folder, backup.path, clock=clock)
    assert kept is not None
    with open_store(folder, clock) as store:
        assert _name(store) == "gisteren"
        assert _device(store)[0] != device[0]
        assert (device[1:], _device(store)[1:]) == (("first", 0), ("restore", 1))
        assert undo_label(store) is None
        _rename(store, "morgen")
        assert undo_label(store) == "morgen"
        again = _device(store)
    with open_store(folder, clock) as store:
        assert _device(store) == again
    restore_backup(folder, kept, clock=clock)
    with open_store(folder, clock) as store:
        assert _name(store) == "vandaag"
    assert {b.reason for b in list_backups(folder)} == {BackupReason.MANUAL, BackupReason.RESTORE}


def _device(store: Store) -> tuple[object, ...]:
    query = "SELECT id, reason, sync_paused FROM device JOIN ctx ON ctx.device = device.id"
    with store.read() as session:
        return tuple(session.execute(text(query)).one())


@pytest.mark.parametrize("content", [b"", b"geen database" * 999, None])
def test_a_backup_that_is_not_whole_is_refused_and_nothing_changes(
    folder: Path, tmp_path: Path, content: bytes | None
) -> None:
    with open_store(folder) as store:
        _rename(store, "a")
    before = (folder / FILE_NAME).read_bytes()
    bad = tmp_path / "20260101T000000Z-manual.db"
    bad.write_bytes(before[: len(before) // 2] if content is None else content)
    with pytest.raises(EnvironmentProblem) as refused:
        restore_backup(folder, bad, clock=Clock())
    assert refused.value.code == "backup_damaged"
    assert (folder / FILE_NAME).read_bytes() == before


def test_a_restore_while_the_store_is_open_is_refused(store: Store) -> None:
    backup = make_backup(store, BackupReason.MANUAL)
    with pytest.raises(EnvironmentProblem) as refused:
        restore_backup(store.folder, backup.path, clock=Clock())
    assert refused.value.code == "store_in_use"


def test_a_backup_that_cannot_be_written_says_that_the_data_are_safe(store: Store) -> None:
    (store.folder / "backups").write_bytes(b"geen map")
    with pytest.raises(EnvironmentProblem, match="gegevens zelf zijn veilig") as refused:
        make_backup(store, BackupReason.MANUAL)
    assert refused.value.code == "backup_failed"
    _rename(store, "werkt nog")


def test_files_that_are_no_backups_are_left_out(store: Store) -> None:
    place = make_backup(store, BackupReason.MANUAL).path.parent
    for name in ("kopie van mij.db", "20261399T000000Z-manual.db", "20260101T000000Z-other.db"):
        (place / name).write_bytes(b"")
    assert len(list_backups(store.folder)) == 1


NOW = datetime(2026, 9, 9, 12, 0, tzinfo=UTC)


def _backup(at: datetime, reason: BackupReason = BackupReason.INTERVAL) -> Backup:
    return Backup(Path(f"{at:%Y%m%dT%H%M%S}-{reason}.db"), at, reason, 1)


def test_thinning_of_two_years_of_half_hours() -> None:
    every = [_backup(NOW - timedelta(minutes=30 * n)) for n in range(2 * 365 * 48)]
    gone = set(superfluous(every, NOW))
    kept = [b for b in every if b not in gone]
    ages = [NOW - b.at for b in kept]
    assert sum(a < timedelta(days=1) for a in ages) == 48
    assert len({b.at.date() for b in kept if NOW - b.at < timedelta(days=14)}) == 14
    assert 8 <= sum(timedelta(days=14) <= a for a in ages) <= 20
    assert len({(b.at.year, b.at.month) for b in kept}) == 12
    assert max(ages) < timedelta(days=366)


@given(st.lists(st.tuples(st.integers(-100, 24 * 800), st.sampled_from(BackupReason)), max_size=60))
def test_thinning_keeps_what_it_promises(made: list[tuple[int, BackupReason]]) -> None:
    backups = [_backup(NOW - timedelta(hours=h), reason) for h, reason in made]
    gone = superfluous(backups, NOW)
    kept = [b for b in backups if b not in gone]
    assert all(b.at <= NOW - timedelta(hours=24) for b in gone)
    assert all(b.reason is not BackupReason.MANUAL or b.kept_until <= NOW for b in gone)
    assert not backups or max(backups, key=lambda b: b.at) in kept
    assert not superfluous(kept, NOW)
    newest = max((b.at for b in backups), default=NOW)
    assert all(b.kept_until > NOW or b.at == newest for b in kept)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, "0 minuten"), (1, "1 minuut"), (59, "59 minuten"), (60, "1 uur"), (1439, "23 uur"),
     (1440, "1 dag"), (4000, "2 dagen"), (-5, "0 minuten")],
)  # fmt: skip
def test_age_in_words(minutes: int, words: str) -> None:
    assert age(NOW - timedelta(minutes=minutes), NOW) == words


def _present_device(store: Store) -> str:
    with store.read() as session:
        return str(session.execute(text("SELECT device FROM ctx")).scalar_one())


def test_a_raw_database_is_put_back_with_its_log_and_goes_on_as_a_new_present_device(
    tmp_path: Path, clock: Clock
) -> None:
    carried, target = tmp_path / "stick", tmp_path / "laptop"
    carried.mkdir()
    with open_store(tmp_path / "eerst") as source:
        _rename(source, "a")
        device = _present_device(source)
        # What a killed program leaves behind: the last transaction is only in the log.
        for name in (FILE_NAME, f"{FILE_NAME}-wal"):
            (carried / name).write_bytes((source.folder / name).read_bytes())
    open_store(target).close()
    restore_backup(target, carried / FILE_NAME, clock=clock)
    with open_store(target) as restored:
        assert _name(restored) == "a"
        assert _present_device(restored) != device
        assert undo_label(restored) is None


def test_a_backup_of_a_newer_version_is_refused_and_nothing_is_left(
    store: Store, clock: Clock, tmp_path: Path
) -> None:
    made = make_backup(store, BackupReason.MANUAL)
    raw = connect(made.path)
    raw.execute("UPDATE alembic_version SET version_num = '9999'")
    raw.close()
    folder = tmp_path / "ander"
    with open_store(folder) as other:
        _rename(other, "blijft")
    with pytest.raises(EnvironmentProblem, match="andere versie") as caught:
        restore_backup(folder, made.path, clock=clock)
    assert caught.value.code == "backup_newer"
    assert not list(folder.glob("*.new*"))
    with open_store(folder) as other:
        assert _name(other) == "blijft"


def test_a_raw_database_whose_tables_are_only_in_its_log_is_put_back(
    tmp_path: Path, clock: Clock
) -> None:
    carried, target = tmp_path / "stick", tmp_path / "laptop"
    carried.mkdir()
    target.mkdir()
    raw = connect(carried / FILE_NAME, query="mode=rwc")
    raw.execute("PRAGMA journal_mode = WAL").fetchall()
    raw.execute("PRAGMA wal_autocheckpoint = 0").fetchall()
    with open_store(tmp_path / "eerst") as source:
        _rename(source, "a")
        with source.maintain() as opened:
            opened.backup(raw)
    for name in (FILE_NAME, f"{FILE_NAME}-wal"):
        (target / f"kopie-{name}").write_bytes((carried / name).read_bytes())
    raw.close()
    copy = target / f"kopie-{FILE_NAME}"
    before = copy.read_bytes()
    restore_backup(tmp_path / "laptop", copy, clock=clock)
    assert copy.read_bytes() == before
    with open_store(tmp_path / "laptop") as restored:
        assert _name(restored) == "a"
