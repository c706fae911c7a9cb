"""What must hold when the machine does not cooperate."""

import multiprocessing
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

import pytest

from aanjager_app.domain.errors import EnvironmentProblem
from aanjager_app.models.backups import BackupReason, list_backups, make_backup
from aanjager_app.models.entities import Organisation, Region
from aanjager_app.models.opening import FILE_NAME
from aanjager_app.models.restoring import restore_backup
from aanjager_app.models.store import Store
from tests.models.support import Clock, copy_empty, open_store, rows

KILLS = 50
PER_BLOCK = 20
METHODS = multiprocessing.get_all_start_methods()


def _write_for_ever(folder: Path, start: int, pipe: Connection) -> None:
    """Each block writes one region and 20 organisations; its number is sent after the commit."""
    with open_store(folder) as store:
        number = start
        while True:
            number += 1
            with store.write("blok") as work:
                work.session.add(Region(slug=str(number), name="x" * 500))
                work.session.flush()
                work.session.add_all(Organisation(name=f"{number}") for _ in range(PER_BLOCK))
            pipe.send(number)


def test_kill_9_during_writing_loses_nothing_acknowledged(folder: Path) -> None:
    # A forked child needs no second to import; without fork (Windows) it is merely slow.
    context = multiprocessing.get_context("fork" if "fork" in METHODS else "spawn")
    random = Random(20261)  # noqa: S311 - where to kill, not a secret
    acknowledged = 0
    for _ in range(KILLS):
        ours, theirs = context.Pipe(duplex=False)
        child = context.Process(target=_write_for_ever, args=(folder, acknowledged, theirs))
        child.start()
        theirs.close()
        for _ in range(random.randint(1, 8)):
            acknowledged = ours.recv()
        for _ in range(random.randint(0, 300_000)):
            pass
        child.kill()
        child.join()
        acknowledged = max([acknowledged, *_rest(ours)])
        ours.close()
        acknowledged = _check_whole(folder, acknowledged)
    assert acknowledged >= KILLS


def _rest(pipe: Connection) -> Iterator[int]:
    """What the killed child had still sent."""
    try:
        while True:
            yield pipe.recv()
    except (EOFError, OSError):
        return


def _check_whole(folder: Path, acknowledged: int) -> int:
    with open_store(folder) as store:
        with store.maintain() as raw:
            assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            query = "SELECT max(CAST(slug AS INTEGER)), count(*), count(DISTINCT slug) FROM region"
            last, count, distinct = raw.execute(query).fetchone()
            halves = raw.execute(
                "SELECT name FROM organisation GROUP BY name HAVING count(*) <> ?", (PER_BLOCK,)
            ).fetchall()
            names = raw.execute("SELECT count(DISTINCT name) FROM organisation").fetchone()[0]
            unlogged = raw.execute(
                'SELECT count(*) FROM region WHERE id NOT IN (SELECT "row" FROM op)'
            ).fetchone()[0]
            open_log = raw.execute("SELECT mode, (SELECT count(*) FROM tx) FROM ctx").fetchone()
        assert halves == []
        assert count == distinct == last == names
        assert unlogged == 0
        assert open_log == ("closed", count)
        assert last >= acknowledged
        return int(last)


SECOND = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from aanjager_app.domain.errors import EnvironmentProblem
from aanjager_app.models.store import Store
try:
    Store.open(Path(sys.argv[1]), clock=lambda: datetime.now(UTC), author="Bram").close()
except EnvironmentProblem as problem:
    print(problem.code, problem.message)
"""


def test_a_second_process_is_refused_with_a_clear_sentence(folder: Path) -> None:
    command = [sys.executable, "-c", SECOND, str(folder)]
    with open_store(folder):
        refused = subprocess.run(command, check=True, capture_output=True, text=True)
    assert refused.stdout.startswith("store_in_use Aanjager is open")
    free = subprocess.run(command, check=True, capture_output=True, text=True)
    assert free.stdout == ""


def test_a_second_store_in_the_same_process_is_refused_too(folder: Path) -> None:
    with open_store(folder) as store:
        with pytest.raises(EnvironmentProblem, match="Aanjager is open"):
            open_store(folder)
        with store.write("a") as work:
            work.session.add(Region(slug="s", name="nog van ons"))


def test_sqlite_itself_refuses_when_the_lock_file_is_gone(folder: Path) -> None:
    with open_store(folder):
        (folder / "aanjager.lock").unlink()
        with pytest.raises(EnvironmentProblem) as refused:
            open_store(folder)
    assert refused.value.code == "store_in_use"


def test_a_full_disk_rolls_back_and_leaves_the_rest(store: Store) -> None:
    with store.write("a") as work:
        work.session.add(Region(id="r", slug="s", name="veilig"))
    with store.maintain() as raw:
        pages = raw.execute("PRAGMA page_count").fetchone()[0]
        raw.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(EnvironmentProblem, match="schijf is vol") as full, store.write("b") as work:
        work.session.add_all(Region(slug="s", name="y" * 4000) for _ in range(50))
    assert full.value.code == "disk_full"
    assert "MB" in full.value.message
    assert list(rows(store, "region")) == ["r"]
    with store.maintain() as raw:
        raw.execute("PRAGMA max_page_count = 1000000")
    with store.write("c") as work:
        work.session.add(Region(slug="s", name="weer ruimte"))
    assert len(rows(store, "region")) == 2


@contextmanager
def _without_rights() -> Iterator[None]:
    """Permission bits mean nothing to root, who runs the tests in CI: be nobody for a while."""
    me = os.geteuid() if hasattr(os, "geteuid") else None
    if me != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def public_folder() -> Iterator[Path]:
    """A data folder that nobody may read and not write (pytest's own are closed to others)."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "gegevens"
        copy_empty(folder)
        Path(place).chmod(0o755)
        with open_store(folder) as store, store.write("a") as work:
            work.session.add(Region(id="r", slug="s", name="te lezen"))
        yield folder
        folder.chmod(0o755)


@pytest.mark.parametrize("leftover", [False, True], ids=["closed well", "with a log left"])
def test_a_read_only_folder_opens_for_reading(public_folder: Path, leftover: bool) -> None:
    if leftover:
        _leave_log(public_folder)
    before = {p.name: p.read_bytes() for p in public_folder.iterdir()}
    for path in public_folder.iterdir():
        path.chmod(0o444)
    public_folder.chmod(0o555)
    with _without_rights(), open_store(public_folder) as store:
        assert store.read_only
        assert "alleen-lezen" in str(store.notice)
        assert rows(store, "region")["r"]["name"] == ("uit het log" if leftover else "te lezen")
        with pytest.raises(EnvironmentProblem, match="andere map") as refused:
            store.write("b").__enter__()
        assert refused.value.code == "read_only"
        with pytest.raises(EnvironmentProblem):
            make_backup(store, BackupReason.MANUAL)
    assert {p.name: p.read_bytes() for p in public_folder.iterdir()} == before


def _leave_log(folder: Path) -> None:
    """As after a kill: the last commit is only in the write-ahead log."""
    with open_store(folder) as store:
        with store.write("b") as work:
            work.session.get_one(Region, "r").name = "uit het log"
        left = {p.name: p.read_bytes() for p in folder.glob(FILE_NAME + "*")}
    for name, content in left.items():
        (folder / name).write_bytes(content)


def test_a_read_only_file_in_a_writable_folder_opens_for_reading(public_folder: Path) -> None:
    (public_folder / "aanjager.lock").unlink()
    (public_folder / FILE_NAME).chmod(0o444)
    public_folder.chmod(0o777)
    with _without_rights(), open_store(public_folder) as store:
        assert store.read_only
        assert list(rows(store, "region")) == ["r"]


def test_no_database_in_a_read_only_place_is_said_clearly(public_folder: Path) -> None:
    public_folder.chmod(0o555)
    with _without_rights(), pytest.raises(EnvironmentProblem, match="andere map") as refused:
        open_store(public_folder / "nieuw")
    assert refused.value.code == "read_only"


def test_a_file_where_the_folder_should_be_is_said_clearly(tmp_path: Path) -> None:
    (tmp_path / "gegevens").write_bytes(b"")
    with pytest.raises(EnvironmentProblem, match="niet te gebruiken"):
        open_store(tmp_path / "gegevens")


def _zero_page(content: bytes) -> bytes:
    middle = len(content) // 4096 // 2 * 4096
    return content[:middle] + bytes(4096) + content[middle + 4096 :]


DAMAGE = {
    "header": lambda content: b"\0" * 100 + content[100:],
    "page": _zero_page,
    "truncated": lambda content: content[: len(content) // 2],
    "cut within a page": lambda content: content[: len(content) - 4096 * 3 - 17],
    "empty": lambda _: b"",
    "other file": lambda _: b"PK\x03\x04 geen database" * 500,
}


@pytest.mark.parametrize("kind", DAMAGE)
def test_a_damaged_database_is_found_kept_and_replaced_by_a_backup(
    folder: Path, clock: Clock, kind: str
) -> None:
    with open_store(folder, clock) as store:
        with store.write("a") as work:
            work.session.add_all(Region(slug=str(i), name="x" * 200) for i in range(300))
        backup = make_backup(store, BackupReason.MANUAL)
    damaged = DAMAGE[kind]((folder / FILE_NAME).read_bytes())
    (folder / FILE_NAME).write_bytes(damaged)
    worse = backup.path.with_name("20270101T000000Z-interval.db")
    worse.write_bytes(damaged)
    clock.wind(hours=3)
    with pytest.raises(EnvironmentProblem, match=r"van 3 uur geleden.*-manual\.db") as refused:
        open_store(folder, clock)
    assert refused.value.code == "corrupt"
    assert (folder / FILE_NAME).read_bytes() == damaged

    kept = restore_backup(folder, backup.path, clock=clock)
    assert kept is not None
    assert kept.name == "aanjager-beschadigd-20260302T120000.db"
    assert kept.read_bytes() == damaged
    with open_store(folder, clock) as store:
        assert len(rows(store, "region")) == 300


def test_a_damaged_database_without_backup_says_so(folder: Path) -> None:
    (folder / FILE_NAME).write_bytes(b"")
    with pytest.raises(EnvironmentProblem, match="geen goede reservekopie"):
        open_store(folder)
    assert list_backups(folder) == ()
