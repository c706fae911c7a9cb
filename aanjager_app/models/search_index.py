"""The full-text index: one `doc` per record that can be found, kept in step by triggers.

The triggers run in every mode, so that edits, undo, sync and erasure can't leave it behind. It is
derived: never logged, never synced, and made anew from the rows at any time. It is made anew
whenever the triggers are, for a migration works without them.
"""
# ruff: noqa: S608 - every name in these statements stands in this file

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sqlalchemy import DDL, Column, Integer, Table, Text, UniqueConstraint, event

from aanjager_app.models.base import Base

PREFIX: Final = "log_doc"
"""Begins as the capture triggers do, so that one sweep drops and makes both."""

doc = Table(
    "doc",
    Base.metadata,
    Column("id", Integer, primary_key=True),
    Column("table", Text, nullable=False),
    Column("row", Text, nullable=False),
    Column("terrain", Text, index=True),
    Column("title", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("hidden", Integer, nullable=False),
    UniqueConstraint("table", "row", name="uq_doc_table_row"),
)

FTS_SQL: Final = (
    "CREATE VIRTUAL TABLE doc_fts USING fts5(title, body, content='doc', content_rowid='id', "
    "tokenize='unicode61 remove_diacritics 2', prefix='2 3')"
)
SECURE_SQL: Final = "INSERT INTO doc_fts (doc_fts, rank) VALUES ('secure-delete', 1)"
"""What is deleted is also taken out of the pages, for erased persons."""

for _statement in (FTS_SQL, SECURE_SQL):
    event.listen(doc, "after_create", DDL(_statement))  # type: ignore[no-untyped-call]


@dataclass(frozen=True, slots=True)
class Through:
    """A row that another refers to, and that says something of it.

    Attributes:
        table: its table.
        key: the column that refers to it.
        columns: what of it counts.
    """

    table: str
    key: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Searched:
    """A table that can be searched.

    Attributes:
        table: its name.
        title: column that names a record.
        body: further columns with text.
        terrain: expression for the terrain, with `{row}` for the row.
        more: expression for text that stands elsewhere.
        hidden: expression for whether it is in the bin.
        through: where `terrain`, `more` or `hidden` look.
    """

    table: str
    title: str
    body: tuple[str, ...] = ()
    terrain: str = "{row}.terrain_id"
    more: str = "''"
    hidden: str = "{row}.binned"
    through: Through | None = None

    @property
    def watched(self) -> tuple[str, ...]:
        """The columns of a record that change what the index holds."""
        moves = () if self.table == "terrain" else ("terrain_id",)
        if self.through:
            moves = (self.through.key,)
        return (self.title, *self.body, "binned", *moves)


_MUNICIPALITY: Final = "(SELECT name FROM municipality WHERE id = {row}.municipality_id)"
_WORKSHEET: Final = "(SELECT %s FROM worksheet WHERE id = {row}.worksheet_id)"

SEARCHED: Final = (
    Searched(
        "terrain",
        "name",
        ("rin", "description"),
        terrain="{row}.id",
        more=_MUNICIPALITY,
        through=Through("municipality", "municipality_id", ("name",)),
    ),
    Searched("sub_area", "name", ("description",)),
    Searched("company", "name", ("sector",)),
    Searched("plot", "name"),
    Searched("project", "name", ("description",)),
    Searched("organisation", "name"),
    Searched("person", "name", ("email", "phone", "remark")),
    Searched("ambition", "title", ("support",)),
    Searched("workgroup", "name", ("first_success",)),
    Searched("meeting", "title", ("report",)),
    Searched("decision", "text", ("reason",)),
    Searched("action", "title", ("remark",)),
    Searched("visit_note", "title", ("text",)),
    Searched("note", "kind", ("text",)),
    Searched(
        "cost_line",
        "label",
        ("source",),
        terrain=_WORKSHEET % "terrain_id",
        hidden="({row}.binned OR coalesce(" + _WORKSHEET % "binned" + ", 0))",
        through=Through("worksheet", "worksheet_id", ("terrain_id", "binned")),
    ),
)
"""What hangs under a terrain in the bin stays in the index; the search leaves it out."""


def index_triggers() -> dict[str, str]:
    """The triggers by name."""
    return dict(_triggers())


def rebuild_statements() -> Iterator[str]:
    """Statements that make the index anew from the rows, with or without the triggers."""
    yield "DELETE FROM doc"
    for searched in SEARCHED:
        yield f'{_INTO_DOC} SELECT {_values(searched, "t")} FROM "{searched.table}" AS t'
    yield "INSERT INTO doc_fts (doc_fts) VALUES ('rebuild')"


_INTO_DOC: Final = 'INSERT INTO doc ("table", "row", terrain, title, body, hidden)'
_OR_CHANGE: Final = (
    'ON CONFLICT ("table", "row") DO UPDATE SET terrain = excluded.terrain, '
    "title = excluded.title, body = excluded.body, hidden = excluded.hidden;"
)


def _triggers() -> Iterator[tuple[str, str]]:
    for searched in SEARCHED:
        upsert = f"{_INTO_DOC} SELECT {_values(searched, 'new')} WHERE true {_OR_CHANGE}"
        yield from _on_write(searched.table, searched.table, searched.watched, upsert)
        if searched.through:
            table, key = searched.through.table, searched.through.key
            again = (
                f'{_INTO_DOC} SELECT {_values(searched, "t")} FROM "{searched.table}" AS t '
                f'WHERE t."{key}" = new.id {_OR_CHANGE}'
            )
            name = f"{searched.table}_through_{table}"
            yield from _on_write(name, table, searched.through.columns, again)
    take_out = (
        "INSERT INTO doc_fts (doc_fts, rowid, title, body) "
        "VALUES ('delete', old.id, old.title, old.body);"
    )
    put_in = "INSERT INTO doc_fts (rowid, title, body) VALUES (new.id, new.title, new.body);"
    changed = "old.title IS NOT new.title OR old.body IS NOT new.body"
    for what, moment, when, body in (
        ("fts_add", "INSERT", "", put_in),
        ("fts_delete", "DELETE", "", take_out),
        ("fts_change", "UPDATE OF title, body", f"WHEN {changed}\n", f"{take_out}\n  {put_in}"),
    ):
        name = f"{PREFIX}__{what}"
        yield name, f'CREATE TRIGGER "{name}" AFTER {moment} ON doc\n{when}BEGIN\n  {body}\nEND'


def _on_write(
    name: str, table: str, columns: tuple[str, ...], statement: str
) -> Iterator[tuple[str, str]]:
    listed = ", ".join(f'"{column}"' for column in columns)
    for what, moment in (("add", "INSERT"), ("change", f"UPDATE OF {listed}")):
        full = f"{PREFIX}_{name}__{what}"
        head = f'CREATE TRIGGER "{full}" AFTER {moment} ON "{table}"'
        yield full, f"{head}\nBEGIN\n  {statement}\nEND"


def _values(searched: Searched, row: str) -> str:
    texts = [f'{row}."{name}"' for name in searched.body] + [searched.more.format(row=row)]
    body = " || ' ' || ".join(f"coalesce({text}, '')" for text in texts)
    return (
        f"'{searched.table}', {row}.id, {searched.terrain.format(row=row)}, "
        f"coalesce({row}.\"{searched.title}\", ''), {body}, {searched.hidden.format(row=row)}"
    )
