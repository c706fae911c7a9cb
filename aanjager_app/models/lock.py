"""One process per data folder.

An OS lock on a file beside the database, because it must also hold while the database itself is
swapped (restore), and because closing any other handle to the database file would silently drop
SQLite's own POSIX locks. The system releases it when the process dies, kill -9 included. SQLite's
exclusive lock stays as the second line.
"""

import os
import sys
from pathlib import Path

from aanjager_app.domain.errors import EnvironmentProblem

FILE_NAME = "aanjager.lock"

IN_USE = EnvironmentProblem(
    "store_in_use",
    "Aanjager is open. Ga verder in het venster dat al open staat, of sluit het en probeer het "
    "opnieuw.",
)


class FolderLock:
    """Holds the lock of a data folder until `release`.

    Raises:
        EnvironmentProblem: `store_in_use` when another process holds it.
        PermissionError: the folder cannot be written.
    """

    def __init__(self, folder: Path) -> None:
        self._handle: int | None = os.open(folder / FILE_NAME, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(self._handle)
        except OSError as error:
            self.release()
            raise EnvironmentProblem(IN_USE.code, IN_USE.sentence) from error

    def release(self) -> None:
        """Give the folder free; a second call does nothing."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
