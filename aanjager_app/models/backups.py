"""Backups: made with SQLite's backup API, opened and checked before they count, thinned by age."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select
from sqlcipher3 import dbapi2 as driver

from aanjager_app.domain.errors import EnvironmentProblem
from aanjager_app.models.engine import connect, translated
from aanjager_app.models.health import DamagedError, check, is_whole
from aanjager_app.models.log_tables import erasure, tx

if TYPE_CHECKING:
    from aanjager_app.models.store import Store

FOLDER = "backups"
INTERVAL = timedelta(minutes=30)
LONGEST = timedelta(days=366)
"""No backup is kept longer, so that this is when the last copy of erased data is gone."""

COPY_MARK = 1
"""`user_version` of a backup. A database that opens with it goes on as a new device."""

_STAMP = "%Y%m%dT%H%M%SZ"


class BackupReason(StrEnum):
    """Why a backup was made."""

    MANUAL = "manual"
    INTERVAL = "interval"
    IMPORT = "import"
    SYNC = "sync"
    MIGRATION = "migration"
    RESTORE = "restore"


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup file.

    Attributes:
        path: the file.
        at: when it was made (UTC, whole seconds).
        reason: why.
        size: bytes.
    """

    path: Path
    at: datetime
    reason: BackupReason
    size: int

    @property
    def kept_until(self) -> datetime:
        """When it is gone at the latest, provided that Aanjager runs."""
        return self.at + LONGEST


def list_backups(folder: Path) -> tuple[Backup, ...]:
    """The backups of a data folder, newest first; other files are left out."""
    found = (_parse(path) for path in (folder / FOLDER).glob("*.db"))
    return tuple(sorted((b for b in found if b), key=lambda b: (b.at, b.path.name), reverse=True))


def newest_good(folder: Path) -> Backup | None:
    """The newest backup that is whole."""
    return next((b for b in list_backups(folder) if is_whole(b.path)), None)


def make_backup(store: "Store", reason: BackupReason) -> Backup:
    """Back the store up, then thin what is older.

    Raises:
        EnvironmentProblem: `read_only`, `disk_full`, `backup_failed`.
    """
    now = store.clock()
    with store.maintain() as raw:
        made = copy_database(raw, store.folder, now, reason)
    for backup in superfluous(list_backups(store.folder), now):
        backup.path.unlink(missing_ok=True)
    return made


def backup_when_due(store: "Store") -> Backup | None:
    """For a timer: a backup when something changed and the newest is 30 minutes old."""
    newest = next(iter(list_backups(store.folder)), None)
    if newest is not None and timedelta() <= store.clock() - newest.at < INTERVAL:
        return None
    with store.read() as session:
        saved = session.execute(select(func.max(tx.c.at))).scalar()
    if saved is None or (newest is not None and newest.at <= store.clock() and saved <= newest.at):
        return None
    return make_backup(store, BackupReason.INTERVAL)


def backups_with_erased_data(store: "Store") -> tuple[Backup, ...]:
    """Backups made before the last erasure; each one's `kept_until` says until when it exists."""
    with store.read() as session:
        last = session.execute(select(func.max(erasure.c.at))).scalar()
    if last is None:
        return ()
    return tuple(b for b in list_backups(store.folder) if b.at <= last)


def copy_database(
    raw: Any,  # noqa: ANN401 - the driver has no types
    folder: Path,
    now: datetime,
    reason: BackupReason,
) -> Backup:
    """Copy an open database into the folder's backups; it counts only once it has been checked.

    Raises:
        EnvironmentProblem: `read_only`, `disk_full`, `backup_failed`.
    """
    path = _free_name(folder / FOLDER, now, reason)
    part = path.with_suffix(".part")
    try:
        path.parent.mkdir(exist_ok=True)
        part.unlink(missing_ok=True)
        with translated():
            target = connect(part, query="mode=rwc")
            try:
                raw.backup(target)
                target.execute("PRAGMA journal_mode = DELETE").fetchall()
                target.execute(f"PRAGMA user_version = {COPY_MARK}")
                check(target)
            finally:
                target.close()
        part.replace(path)
    except (OSError, DamagedError, driver.Error) as error:
        _drop(part)
        raise EnvironmentProblem(
            "backup_failed",
            "De reservekopie is niet gelukt. Je gegevens zelf zijn veilig; controleer of de schijf "
            f"vol of alleen-lezen is ({path.parent}).",
        ) from error
    except EnvironmentProblem as problem:
        _drop(part)
        if problem.code != "disk_full":
            raise
        raise EnvironmentProblem(
            "disk_full",
            "De schijf is vol. De reservekopie is niet gemaakt; je gegevens zelf zijn veilig. Maak "
            f"minstens {_megabytes(raw)} MB vrij en probeer het opnieuw.",
        ) from problem
    found = _parse(path)
    if found is None:
        message = f"not the name of a backup: {path.name}"
        raise ValueError(message)
    return found


def superfluous(backups: Iterable[Backup], now: datetime) -> tuple[Backup, ...]:
    """Which backups may go.

    Kept are all of 24 hours, then one a day for 14 days, one a week for 8 weeks and one a month
    for 12 months, of each period the newest; manual ones for 12 months. The newest of all is
    always kept, and so is one from the future (a clock that was wrong).
    """
    ordered = sorted(backups, key=lambda b: b.at, reverse=True)
    kept = {b.path for b in ordered[:1]}
    kept.update(b.path for b in ordered if b.at > now - timedelta(hours=24))
    for reach, most, period in _PERIODS:
        newest: dict[object, Path] = {}
        for backup in ordered:
            if now - reach < backup.at <= now:
                newest.setdefault(period(backup.at), backup.path)
        kept.update(list(newest.values())[:most])
    kept.update(b.path for b in ordered if b.reason is BackupReason.MANUAL and b.kept_until > now)
    return tuple(b for b in ordered if b.path not in kept)


_PERIODS: tuple[tuple[timedelta, int, Callable[[datetime], object]], ...] = (
    (timedelta(days=14), 14, lambda at: at.date()),
    (timedelta(weeks=8), 8, lambda at: at.isocalendar()[:2]),
    (LONGEST, 12, lambda at: (at.year, at.month)),
)


def age(since: datetime, now: datetime) -> str:
    """How long ago in Dutch: "12 minuten", "3 uur", "2 dagen"."""
    minutes = max(0, int((now - since).total_seconds() // 60))
    for unit, one, many in ((1440, "dag", "dagen"), (60, "uur", "uur")):
        if minutes >= unit:
            count = minutes // unit
            return f"{count} {one if count == 1 else many}"
    return f"{minutes} {'minuut' if minutes == 1 else 'minuten'}"


def _drop(part: Path) -> None:
    with suppress(OSError):  # the failure that is being told matters more
        part.unlink(missing_ok=True)


def _megabytes(raw: Any) -> int:  # noqa: ANN401
    pages = raw.execute("PRAGMA page_count").fetchone()[0]
    return int(pages * raw.execute("PRAGMA page_size").fetchone()[0]) // 1_000_000 + 1


def _free_name(folder: Path, now: datetime, reason: BackupReason) -> Path:
    stamp = now.astimezone(UTC).strftime(_STAMP)
    for number in _count():
        path = folder / f"{stamp}-{reason}{number}.db"
        if not path.exists():
            return path
    raise AssertionError("unreachable: the numbers do not end")


def _count() -> Iterator[str]:
    yield ""
    number = 2
    while True:
        yield f"-{number}"
        number += 1


def _parse(path: Path) -> Backup | None:
    stamp, _, rest = path.stem.partition("-")
    try:
        at = datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
        reason = BackupReason(rest.partition("-")[0])
        return Backup(path, at, reason, path.stat().st_size)
    except (ValueError, FileNotFoundError):
        return None
