"""Opening a data folder: lock, health, revision, and what to do when one of them is not right."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any


from aanjager_app.models.engine import (
    ACCESS,
    assert_version,
    connect,
    make_engine,
    set_pragmas,
    translated,
)
from aanjager_app.models.lock import FolderLock
from aanjager_app.models.schema import METADATA, create_database
from aanjager_app.models.triggers import ensure_triggers

FILE_NAME = "aanjager.db"


class Opened:
    """An open data folder, before the store takes its connection over.

    Attributes:
        folder: the data folder.
        read_only: nothing can be written.
        notice: Dutch sentence that says why, or what else is the matter.
    """

    def __init__(self, folder: Path, lock: FolderLock | None) -> None:
        self.folder = folder
        self.read_only = lock is None
        self.notice: str | None = None
        self._lock = lock
        self._raw: Any = None

    @property
    def path(self) -> Path:
        """The database file."""
        return self.folder / FILE_NAME

    def take_connection(self) -> Any:  # noqa: ANN401 - the driver has no types
        """The checked connection the first time, then a new one."""
        raw, self._raw = self._raw, None
        return raw if raw is not None else self._connect()

    def close(self) -> None:
        """Close what was not taken over and free the folder."""
        if self._raw is not None:
            self._raw.close()
            self._raw = None
        if self._lock is not None:
            self._lock.release()

    def prepare(self, *, clock: Callable[[], datetime], ids: Callable[[], str]) -> None:
        """Create, check and bring up to date."""
        if not self.path.exists():
            create_database(self.path, clock=clock, ids=ids)
        self._raw = self._connect()
        engine = make_engine(lambda: self._raw).execution_options(**{ACCESS: "write"})
        with engine.begin() as connection:
            ensure_triggers(connection, METADATA)

    def _connect(self) -> Any:  # noqa: ANN401
        raw = connect(self.path)
        set_pragmas(raw)
        return raw


def open_folder(folder: Path, *, clock: Callable[[], datetime], ids: Callable[[], str]) -> Opened:
    """Open a data folder for `Store.open`, which says what it raises."""
    assert_version()
    folder.mkdir(parents=True, exist_ok=True)
    opened = Opened(folder, FolderLock(folder))
    try:
        with translated():
            opened.prepare(clock=clock, ids=ids)
    except BaseException:
        opened.close()
        raise
    return opened
