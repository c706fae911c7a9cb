"""The store: one process, one connection, one log. The only door to the database."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import Lock, get_ident
from typing import Any, Self

from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session

from aanjager_app.domain.errors import EnvironmentProblem
from aanjager_app.models.base import new_id
from aanjager_app.models.engine import ACCESS, translated
from aanjager_app.models.erasure import scrub_when_due
from aanjager_app.models.log_tables import TxKind
from aanjager_app.models.migrations import CURRENT, Revisions
from aanjager_app.models.opening import Opened, open_folder
from aanjager_app.models.work import BlockSession, TxHeader, Work, close_log, open_log


class Store:
    """The database of one data folder.

    A block (`read` or `write`) holds the only connection; other threads queue. Blocks don't nest:
    pass the session on instead.

    Attributes:
        folder: the data folder.
        author: name written with each transaction.
        clock: gives the present moment, with a time zone.
        ids: makes keys of rows and transactions.
        read_only: nothing can be written, for the reason in `notice`.
        notice: Dutch sentence for a banner, when something is the matter.
        has_written: something was committed since the store was opened.
    """

    def __init__(
        self,
        opened: Opened,
        *,
        clock: Callable[[], datetime],
        author: str,
        ids: Callable[[], str],
    ) -> None:
        self.folder = opened.folder
        self.author = author
        self.clock = clock
        self.ids = ids
        self.read_only = opened.read_only
        self.notice = opened.notice
        self.has_written = False
        self._opened = opened
        self._engine: Engine = opened.engine
        self._write_engine = self._engine.execution_options(**{ACCESS: "write"})
        self._turn = Lock()
        self._holder: int | None = None

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        clock: Callable[[], datetime],
        author: str,
        ids: Callable[[], str] = new_id,
        revisions: Revisions = CURRENT,
    ) -> Self:
        """Open the database of a folder; create it when there is none, upgrade it when it is older.

        Raises:
            EnvironmentProblem: `store_in_use`, `corrupt`, `migration_failed`, `disk_full`,
                `read_only` (no database yet and no way to make one), `sqlite_too_old`.
        """
        opened = open_folder(folder, revisions, clock=clock, ids=ids)
        return cls(opened, clock=clock, author=author, ids=ids)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the database and free the folder; a second call does nothing."""
        self._opened.close()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A session for reading; a write in it raises."""
        with self._hold(self._engine) as connection, BlockSession(connection) as session:
            yield session
            if session.new or session.dirty or session.deleted:
                raise RuntimeError("a read block changes nothing; use Store.write")

    @contextmanager
    def write(
        self,
        label: str,
        *,
        step: str | None = None,
        kind: TxKind = TxKind.EDIT,
        undoes: str | None = None,
    ) -> Iterator[Work]:
        """One transaction: committed when the block ends, rolled back when it raises.

        Args:
            label: what the user does, in words ("Maatregel toegevoegd"); never a person's data,
                because labels outlive an erasure.
            step: groups edits in a row into one undo step.
            kind: anything but an edit is for undo, redo and sync.
            undoes: the transaction that an undo or redo takes back.

        Raises:
            EnvironmentProblem: `read_only`, `disk_full`, `disk_error`, `corrupt`.
        """
        if self.read_only:
            raise EnvironmentProblem("read_only", self.notice or "Alleen-lezen geopend.")
        header = TxHeader(self.ids(), kind, label, self.author, self.clock(), undoes, step)
        with translated(), self._hold(self._write_engine) as connection:
            raw = connection.connection.dbapi_connection
            first = open_log(raw, header)
            session = BlockSession(connection, expire_on_commit=False)
            work = Work(session)
            try:
                yield work
                session.flush()
                change = close_log(raw, header, first)
            finally:
                session.close()
        if change.erased:
            with self.maintain() as raw:
                scrub_when_due(raw)
        work.committed(change)
        self.has_written = self.has_written or change.tx is not None

    @contextmanager
    def maintain(self) -> Iterator[Any]:
        """The bare driver connection outside a transaction, for backups and clean-up."""
        with translated(), self._only_once(), self._engine.connect() as connection:
            yield connection.connection.dbapi_connection

    @contextmanager
    def _hold(self, engine: Engine) -> Iterator[Connection]:
        with self._only_once(), engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def _only_once(self) -> Iterator[None]:
        """Without this, a block inside a block of the same thread would wait for itself."""
        me = get_ident()
        if self._holder == me:
            raise RuntimeError("a block of this thread is open; pass its session on instead")
        with self._turn:
            self._holder = me
            try:
                yield
            finally:
                self._holder = None
