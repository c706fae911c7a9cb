"""The one connection to the database: driver, pragmas, and how a transaction begins."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2 as driver

from aanjager_app.domain.errors import EnvironmentProblem

OLDEST_SQLITE = (3, 51, 3)
"""First version without the corruption bug in WAL that the SQLite of Python 3.11 has."""

ACCESS = "aanjager_access"

_PRAGMAS = (
    "locking_mode = EXCLUSIVE",
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "recursive_triggers = ON",  # so that REPLACE meets the trigger that refuses DELETE
    "secure_delete = ON",  # erased values do not linger in free space
)

_PROBLEMS = {
    13: EnvironmentProblem(
        "disk_full",
        "De schijf is vol. Deze wijziging is niet opgeslagen; alles van daarvoor is veilig. "
        "Maak minstens 50 MB vrij en probeer het opnieuw.",
    ),
    8: EnvironmentProblem(
        "read_only",
        "De gegevensmap is alleen-lezen. Je kunt alles bekijken; kies een andere map om te "
        "kunnen wijzigen.",
    ),
    11: EnvironmentProblem(
        "corrupt",
        "Het gegevensbestand is beschadigd. Er is niets overschreven; sluit Aanjager en zet een "
        "reservekopie terug met “aanjager restore NAAM”.",
    ),
    10: EnvironmentProblem(
        "disk_error",
        "De schijf geeft een fout. Deze wijziging is niet opgeslagen; controleer de schijf en "
        "start Aanjager opnieuw.",
    ),
    5: EnvironmentProblem(
        "store_in_use",
        "Een ander programma houdt het gegevensbestand bezet. Sluit dat programma en probeer het "
        "opnieuw.",
    ),
}
_PROBLEMS[26] = _PROBLEMS[11]  # not a database at all


def assert_version() -> None:
    """Refuse a SQLite that can damage the file.

    Raises:
        EnvironmentProblem: `sqlite_too_old`.
    """
    if tuple(driver.sqlite_version_info) < OLDEST_SQLITE:
        raise EnvironmentProblem(
            "sqlite_too_old",
            f"De SQLite van deze installatie ({driver.sqlite_version}) is te oud om veilig mee op "
            "te slaan. Installeer Aanjager opnieuw.",
        )


def connect(path: Path, *, query: str = "mode=rw") -> Any:  # noqa: ANN401 - the driver has no types
    """A bare connection in autocommit, without pragmas.

    Args:
        path: the database file.
        query: parameters of SQLite's file address, such as `mode=ro&immutable=1`.
    """
    address = f"{path.absolute().as_uri()}?{query}"
    raw = driver.connect(
        address, uri=True, isolation_level=None, check_same_thread=False, timeout=0
    )
    raw.execute("PRAGMA cipher_log_level = NONE")  # damage is told by us, not on standard error
    return raw


def set_pragmas(connection: Any) -> None:  # noqa: ANN401
    """Make a bare connection fit for writing."""
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}").fetchall()


def settle(path: Path) -> None:
    """Have a closed file written to the disk itself before it is moved to its place."""
    with path.open("r+b") as handle:
        os.fsync(handle.fileno())


def make_engine(creator: Callable[[], Any]) -> Engine:
    """An engine of exactly one connection, which `creator` opens.

    Never a `StaticPool`: a nested read would roll the outer transaction back without a word.
    """
    engine = create_engine(
        "sqlite://",
        module=driver,
        creator=creator,
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    raw: Any = connection.connection.dbapi_connection
    writing = connection.get_execution_options().get(ACCESS) == "write"
    raw.execute(f"PRAGMA query_only = {'OFF' if writing else 'ON'}")
    raw.execute("BEGIN IMMEDIATE" if writing else "BEGIN")


def problem_of(error: BaseException) -> EnvironmentProblem | None:
    """What the machine refused, when that is what a database error means."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None and "disk is full" in str(error):
        code = 13  # the backup API gives its errors without a code
    known = _PROBLEMS.get(code & 0xFF) if isinstance(code, int) else None
    return EnvironmentProblem(known.code, known.sentence) if known else None


@contextmanager
def translated() -> Iterator[None]:
    """Turn what the machine refuses into an `EnvironmentProblem`; the rest passes unchanged."""
    try:
        yield
    except DBAPIError as error:
        problem = problem_of(error.orig) if error.orig else None
        if problem is None:
            raise
        raise problem from error
    except driver.Error as error:
        problem = problem_of(error)
        if problem is None:
            raise
        raise problem from error
