"""Tables of the one log behind history, undo and sync.

A *dot* names an op: its device and its number there, without gaps. `base` holds the dots that a
write saw and replaces, as `device:seq` separated by spaces; a delete also names the heads of the
row's other fields, as seen. Heads of a field are the ops that no other op of that field names.
"""

from enum import StrEnum

from sqlalchemy import CheckConstraint, Column, Index, Integer, Table, Text
from sqlalchemy.types import UserDefinedType

from aanjager_app.models.base import Base, EnumText, Instant

EXISTENCE = ""
"""Column name of the ops on a row's existence: value 1 is there, 0 is in the bin."""


class TxKind(StrEnum):
    """What made a transaction.

    An event is something that happened, such as an export: it is in the history, and it is no step
    to undo.
    """

    EDIT = "edit"
    UNDO = "undo"
    REDO = "redo"
    SYNC = "sync"
    EVENT = "event"


class Mode(StrEnum):
    """What the capture triggers do with a write: refuse it, log it, or let it pass silently."""

    CLOSED = "closed"
    CAPTURE = "capture"
    MERGE = "merge"


class Bare(UserDefinedType[object]):
    """A column without affinity: the value of any field, exactly as its table stores it."""

    cache_ok = True

    def get_col_spec(self, **_: object) -> str:
        """No type name, so that SQLite converts nothing."""
        return ""


def _key(name: str) -> Column[str]:
    return Column(name, Text, primary_key=True)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


op = Table(
    "op",
    Base.metadata,
    _key("device"),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("hlc", Integer, nullable=False),
    _text("tx"),
    _text("table"),
    _text("row"),
    _text("column"),
    Column("value", Bare),
    Column("base", Text),
    # A hash chain covers sha256(salt, value); erasing drops value and salt and keeps the digest.
    Column("salt", Bare),
    Column("digest", Bare),
    Index("ix_op_row", "row"),
    sqlite_with_rowid=False,
)

tx = Table(
    "tx",
    Base.metadata,
    _key("id"),
    # Where its ops stand in the log of its device: after `first`, up to and with `last`.
    _text("device"),
    Column("first", Integer, nullable=False),
    Column("last", Integer, nullable=False),
    # Hybrid clock: grows with every transaction of a device, whatever the clock on the wall does.
    Column("hlc", Integer, nullable=False),
    Column("kind", EnumText(TxKind), nullable=False),
    _text("label"),
    _text("author"),
    Column("at", Instant, nullable=False),
    Column("undoes", Text),
    Column("step", Text),
    Index("ix_tx_device", "device", "hlc"),
    sqlite_with_rowid=False,
)

head = Table(
    "head",
    Base.metadata,
    _key("row"),
    _key("column"),
    _key("table"),
    _key("device"),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

ctx = Table(
    "ctx",
    Base.metadata,
    Column("one", Integer, CheckConstraint("one = 1"), primary_key=True, autoincrement=False),
    _text("device"),
    Column("tx", Text),
    Column("hlc", Integer, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("mode", EnumText(Mode), nullable=False),
)

device = Table(
    "device",
    Base.metadata,
    _key("id"),
    Column("since", Instant, nullable=False),
    # "first" or "restore"; a restored backup goes on as a new device so that no dot is used twice.
    _text("reason"),
    Column("sync_paused", Integer, nullable=False, server_default="0"),
    sqlite_with_rowid=False,
)

erasure = Table(
    "erasure",
    Base.metadata,
    _key("id"),
    _text("tx"),
    _text("table"),
    _text("row"),
    # Names of the erased columns, separated by spaces; none when only texts were cleaned.
    _text("columns"),
    Column("at", Instant, nullable=False),
    _text("author"),
    # 0 until the old bytes have been removed from the file itself.
    Column("scrubbed", Integer, nullable=False, server_default="0"),
    Index("ix_erasure_tx", "tx"),
    Index("ix_erasure_row", "row"),
    sqlite_with_rowid=False,
)
