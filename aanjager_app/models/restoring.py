"""Putting a backup back in the place of the database."""

import errno
import shutil
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from sqlcipher3 import dbapi2 as driver

from aanjager_app.domain.errors import EnvironmentProblem
from aanjager_app.domain.reasons import reason
from aanjager_app.models.backups import COPY_MARK, BackupReason, copy_database
from aanjager_app.models.engine import connect, set_pragmas, settle, translated
from aanjager_app.models.health import DamagedError, check, is_whole
from aanjager_app.models.lock import FolderLock
from aanjager_app.models.migrations import CURRENT
from aanjager_app.models.opening import FILE_NAME
from aanjager_app.models.schema import stored_revision


def restore_backup(folder: Path, backup: Path, *, clock: Callable[[], datetime]) -> Path | None:
    """Replace the database of a folder by a backup; the store must be closed.

    A whole database is backed up first; a damaged one is kept under a dated name. The restored
    database goes on as a new device with sync paused (its mark says so, see `COPY_MARK`), because
    what the old device wrote after the backup may have reached others.

    Args:
        folder: the data folder.
        backup: the file to put back; it stays.
        clock: gives the present moment.

    Returns:
        Where the replaced database was kept; None when there was none.

    Raises:
        EnvironmentProblem: `backup_damaged`, `backup_newer`, `store_in_use`, `read_only`,
            `disk_full`.
    """
    if not backup.is_file():
        raise _damaged(backup)
    fresh = folder / f"{FILE_NAME}.new"
    try:
        lock = FolderLock(folder)
        try:
            _copy_whole(backup, fresh)
            return _replace(folder / FILE_NAME, fresh, clock())
        finally:
            for name in (fresh.name, f"{fresh.name}-wal", f"{fresh.name}-shm"):
                (folder / name).unlink(missing_ok=True)
            lock.release()
    except (DamagedError, driver.Error) as error:
        raise _damaged(backup) from error
    except OSError as error:
        raise _problem(error, folder) from error


def _copy_whole(backup: Path, fresh: Path) -> None:
    """Copy a backup, or the database of another folder with what is still in its log."""
    shutil.copyfile(backup, fresh)
    with suppress(FileNotFoundError):
        shutil.copyfile(f"{backup}-wal", f"{fresh}-wal")
    raw = connect(fresh)
    try:
        raw.execute("PRAGMA journal_mode = DELETE").fetchall()
    finally:
        raw.close()
    # Judged with its log taken up: without it the file of a killed program may look damaged.
    if not is_whole(fresh):
        raise DamagedError("not a whole database of ours")
    raw = connect(fresh)
    try:
        revision = stored_revision(raw)
        if revision not in CURRENT.names:
            raise EnvironmentProblem(
                "backup_newer",
                f"De reservekopie {backup.name} is van een andere versie van Aanjager; er is niets "
                "veranderd. Installeer de nieuwste versie en probeer het opnieuw.",
            )
        # Whatever is put back goes on as a new device, so that no dot is used twice.
        raw.execute(f"PRAGMA user_version = {COPY_MARK}")
    finally:
        raw.close()


def _replace(path: Path, fresh: Path, now: datetime) -> Path | None:
    kept = None
    if path.exists():
        kept = _keep(path, now)
        _take_erasures_along(path, fresh)
    settle(fresh)
    fresh.replace(path)
    return kept


def _take_erasures_along(old: Path, fresh: Path) -> None:
    """Who was erased after the backup must not come back with it; opening carries this out."""
    columns = 'id, tx, "table", "row", columns, at, author'
    query = f"SELECT {columns}, 0 FROM erasure"  # noqa: S608 - fixed names
    try:
        source = connect(old, query="mode=ro&immutable=1")
        try:
            erased = source.execute(query).fetchall()
        finally:
            source.close()
    except driver.Error:
        return  # nothing can be read from a file that is damaged there
    target = connect(fresh)
    try:
        target.execute("BEGIN IMMEDIATE")
        statement = (
            f"INSERT OR IGNORE INTO erasure ({columns}, scrubbed) "  # noqa: S608
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
        )
        target.executemany(statement, erased)
        target.execute("COMMIT")
    finally:
        target.close()


def _keep(path: Path, now: datetime) -> Path:
    """Back up what is there, or keep it under a dated name when it is damaged."""
    wal = path.with_name(path.name + "-wal")
    kept = _backed_up(path, now)
    if kept is None:
        kept = path.with_name(f"aanjager-beschadigd-{now.astimezone(UTC):%Y%m%dT%H%M%S}.db")
        shutil.copyfile(path, kept)
        with suppress(FileNotFoundError):
            wal.replace(kept.with_name(kept.name + "-wal"))
    # A log that belongs to the replaced file would be replayed into the restored one.
    wal.unlink(missing_ok=True)
    return kept


def _backed_up(path: Path, now: datetime) -> Path | None:
    if path.stat().st_size == 0:
        return None
    raw = connect(path)
    try:
        with translated():
            set_pragmas(raw)
            check(raw)
            return copy_database(raw, path.parent, now, BackupReason.RESTORE).path
    except DamagedError:
        return None
    except EnvironmentProblem as problem:
        if problem.code == "corrupt":
            return None
        raise
    finally:
        raw.close()


def _damaged(backup: Path) -> EnvironmentProblem:
    return EnvironmentProblem(
        "backup_damaged",
        f"De reservekopie {backup.name} is niet heel; er is niets veranderd. Kies een andere.",
    )


def _problem(error: OSError, folder: Path) -> EnvironmentProblem:
    if error.errno == errno.ENOSPC:
        return EnvironmentProblem(
            "disk_full",
            "De schijf is vol. De reservekopie is niet teruggezet en er is niets veranderd. Maak "
            "ruimte vrij en probeer het opnieuw.",
        )
    return EnvironmentProblem(
        "read_only",
        f"De reservekopie kan niet worden teruggezet in {folder}: {reason(error)}. Er is niets "
        "veranderd.",
    )
