"""Is a database file whole?"""

from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as driver

from aanjager_app.models.engine import connect

_DAMAGED = {11, 26}
"""SQLite's codes CORRUPT and NOTADB."""


class DamagedError(Exception):
    """The file is not a whole database; the text is SQLite's own."""


def check(raw: Any) -> None:  # noqa: ANN401 - the driver has no types
    """Walk all pages (1.5 ms per MB).

    Raises:
        DamagedError: a page, the header or the length is wrong.
    """
    try:
        verdict = raw.execute("PRAGMA quick_check(1)").fetchone()[0]
    except driver.Error as error:
        if is_damage(error):
            raise DamagedError(str(error)) from error
        raise
    if verdict != "ok":
        raise DamagedError(str(verdict))


def is_sound(raw: Any) -> bool:  # noqa: ANN401
    """Whether pages, indexes and references are right: slower and wider than `check`."""
    problems = [str(row[0]) for row in raw.execute("PRAGMA integrity_check")]
    return problems == ["ok"] and not raw.execute("PRAGMA foreign_key_check").fetchall()


def is_damage(error: BaseException) -> bool:
    """Whether a driver's error says that the file is damaged."""
    code = getattr(error, "sqlite_errorcode", None)
    return isinstance(code, int) and code & 0xFF in _DAMAGED


def is_whole(path: Path) -> bool:
    """Whether a closed file is a whole database with our tables, without changing it."""
    try:
        raw = connect(path, query="mode=ro&immutable=1")
    except driver.Error:
        return False
    try:
        check(raw)
        return bool(raw.execute("SELECT count(*) FROM ctx").fetchone()[0])
    except (DamagedError, driver.Error):
        return False
    finally:
        raw.close()
