"""Opening a data folder: lock, health, revision, and what to do when one of them is not right."""

import errno
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine
from sqlcipher3 import dbapi2 as driver

from aanjager_app.domain.errors import AanjagerError, EnvironmentProblem
from aanjager_app.domain.reasons import reason
from aanjager_app.models.backups import COPY_MARK, BackupReason, age, copy_database, newest_good
from aanjager_app.models.engine import (
    ACCESS,
    assert_version,
    connect,
    make_engine,
    set_pragmas,
    translated,
)
from aanjager_app.models.erasure import erase_again, scrub_when_due
from aanjager_app.models.health import DamagedError, check, is_damage
from aanjager_app.models.lock import FolderLock
from aanjager_app.models.migrations import Revisions
from aanjager_app.models.schema import (
    METADATA,
    create_database,
    register_device,
    stored_revision,
)
from aanjager_app.models.triggers import ensure_triggers

FILE_NAME = "aanjager.db"

_READ_ONLY = (
    "De gegevensmap is alleen-lezen: je kunt alles bekijken en exporteren, maar niets wijzigen. "
    "Kies een andere map om te kunnen wijzigen ({folder})."
)
_NEWER = (
    "Deze gegevens zijn gemaakt met een nieuwere versie van Aanjager. Je kunt ze bekijken, maar "
    "niet wijzigen. Installeer de nieuwste versie om verder te werken."
)


class Opened:
    """An open data folder: what the store stands on.

    Attributes:
        folder: the data folder.
        engine: the only connection.
        read_only: nothing can be written.
        notice: Dutch sentence that says why, or what else is the matter.
    """

    def __init__(self, folder: Path, lock: FolderLock | None) -> None:
        self.folder = folder
        self.read_only = lock is None
        self.notice = None if lock else _READ_ONLY.format(folder=folder)
        self.engine: Engine = make_engine(self._take_connection)
        self._path = folder / FILE_NAME
        self._lock = lock
        self._raw: Any = None
        self._copy: Path | None = None

    def close(self) -> None:
        """Close the database and free the folder."""
        self.engine.dispose()
        if self._raw is not None:
            self._raw.close()
            self._raw = None
        if self._copy is not None:
            shutil.rmtree(self._copy, ignore_errors=True)
        if self._lock is not None:
            self._lock.release()

    def prepare(
        self, revisions: Revisions, *, clock: Callable[[], datetime], ids: Callable[[], str]
    ) -> None:
        """Create, check and bring up to date."""
        self._provide_file(clock=clock, ids=ids)
        try:
            raw = self._checked_connection()
            stored = stored_revision(raw)
        except (DamagedError, driver.Error) as error:
            if isinstance(error, DamagedError) or is_damage(error):
                raise self._damaged(clock()) from error
            raise
        if stored is not None and stored not in revisions.names:
            self.read_only, self.notice = True, self.notice or _NEWER
            return
        if stored != revisions.newest:
            self._upgrade(raw, revisions, clock())
        self._bring_up_to_date(raw, clock=clock, ids=ids)

    def _provide_file(self, *, clock: Callable[[], datetime], ids: Callable[[], str]) -> None:
        """Create the database, or copy it to a private place when its folder is read-only.

        A copy, because SQLite cannot read a database in WAL mode, let alone take up what a killed
        process left in its log, without writing beside it.
        """
        if not self.read_only:
            if not self._path.exists():
                create_database(self._path, clock=clock, ids=ids)
            return
        if not self._path.exists():
            raise EnvironmentProblem(
                "read_only",
                f"In deze map kan Aanjager niets opslaan: {self.folder}. Kies een andere map.",
            )
        self._copy = Path(tempfile.mkdtemp(prefix="aanjager-"))
        for name in (FILE_NAME, FILE_NAME + "-wal"):
            with suppress(FileNotFoundError):
                shutil.copyfile(self.folder / name, self._copy / name)
        self._path = self._copy / FILE_NAME

    def _checked_connection(self) -> Any:  # noqa: ANN401 - the driver has no types
        if self._path.stat().st_size == 0:
            raise DamagedError("an empty file")
        self._raw = self._connect()
        check(self._raw)
        return self._raw

    def _upgrade(self, raw: Any, revisions: Revisions, now: datetime) -> None:  # noqa: ANN401
        # Alembic takes 0.1 s to import, and almost no start needs it.
        from aanjager_app.models.migrations.upgrade import upgrade  # noqa: PLC0415

        backup = None
        if self._copy is None:
            backup = copy_database(raw, self.folder, now, BackupReason.MIGRATION)
        try:
            with translated():
                upgrade(self._writing(), raw, revisions, METADATA)
        except AanjagerError:
            raise
        except Exception as error:
            kept = f" Er staat een reservekopie in {backup.path}." if backup else ""
            raise EnvironmentProblem(
                "migration_failed",
                "Het bijwerken van je gegevens naar deze versie is niet gelukt. Er is niets "
                f"veranderd.{kept} Gebruik de vorige versie van Aanjager en meld dit.",
            ) from error

    def _bring_up_to_date(
        self,
        raw: Any,  # noqa: ANN401
        *,
        clock: Callable[[], datetime],
        ids: Callable[[], str],
    ) -> None:
        copied = raw.execute("PRAGMA user_version").fetchone()[0] == COPY_MARK
        with self._writing().begin() as connection:
            ensure_triggers(connection, METADATA)
            if copied:
                register_device(connection, now=clock(), ids=ids, reason="restore")
                connection.exec_driver_sql("PRAGMA user_version = 0")
            erase_again(connection)
        scrub_when_due(raw)

    def _writing(self) -> Engine:
        return self.engine.execution_options(**{ACCESS: "write"})

    def _take_connection(self) -> Any:  # noqa: ANN401
        raw, self._raw = self._raw, None
        return raw if raw is not None else self._connect()

    def _connect(self) -> Any:  # noqa: ANN401
        raw = connect(self._path)
        try:
            set_pragmas(raw)
        except BaseException:
            raw.close()
            raise
        return raw

    def _damaged(self, now: datetime) -> EnvironmentProblem:
        backup = newest_good(self.folder)
        way_on = (
            f"De nieuwste goede reservekopie is van {age(backup.at, now)} geleden "
            f"({backup.path.name}). Zet die terug met “aanjager restore {backup.path.name}”."
            if backup
            else "Er is geen goede reservekopie in deze map; zet er zelf een terug met "
            "“aanjager restore BESTAND” of kies een andere map."
        )
        return EnvironmentProblem(
            "corrupt",
            f"Het gegevensbestand is beschadigd en blijft staan zoals het is ({self._path}). "
            + way_on,
        )


def open_folder(
    folder: Path,
    revisions: Revisions,
    *,
    clock: Callable[[], datetime],
    ids: Callable[[], str],
) -> Opened:
    """Open a data folder for `Store.open`, which says what it raises."""
    assert_version()
    opened = Opened(folder, _lock(folder))
    try:
        with translated():
            opened.prepare(revisions, clock=clock, ids=ids)
    except BaseException:
        opened.close()
        raise
    return opened


def _lock(folder: Path) -> FolderLock | None:
    """The folder's lock; None when the folder, or the database in it, is read-only."""
    lock = None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FolderLock(folder)
        with suppress(FileNotFoundError), (folder / FILE_NAME).open("r+b"):
            return lock
    except OSError as error:
        if lock is not None:
            lock.release()
        if isinstance(error, PermissionError) or error.errno == errno.EROFS:
            return None
        raise EnvironmentProblem(
            "folder_unusable",
            f"De gegevensmap {folder} is niet te gebruiken: {reason(error)}. Kies een andere map.",
        ) from error
    return lock
