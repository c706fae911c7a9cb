"""The full-text index: one `doc` per record that can be found, kept in step by triggers.

The triggers run in every mode, so that edits, undo, sync and erasure can't leave it behind. It is
derived: never logged, never synced, and made anew from the rows at any time.
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
class Searched:
    """A table that can be searched.

    Attributes:
        table: its name.
        title: column that names a record.
        body: further columns with text.
        terrain: expression for the terrain, with `{row}` for the row.
    """

    table: str
    title: str
    body: tuple[str, ...] = ()
    terrain: str = "{row}.terrain_id"


SEARCHED: Final = (
    Searched("terrain", "name", ("rin", "description"), "{row}.id"),
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
        "(SELECT terrain_id FROM worksheet WHERE id = {row}.worksheet_id)",
    ),
)


def index_triggers() -> dict[str, str]:
    """The triggers by name."""
    return dict(_triggers())


def rebuild_statements() -> Iterator[str]:
    """Statements that make the index anew from the rows, with or without the triggers."""
    yield "DELETE FROM doc"
    for searched in SEARCHED:
        yield (
            'INSERT INTO doc ("table", "row", terrain, title, body, hidden) '
            f'SELECT {_values(searched, "t")} FROM "{searched.table}" AS t'
        )
    yield "INSERT INTO doc_fts (doc_fts) VALUES ('rebuild')"


def _triggers() -> Iterator[tuple[str, str]]:
    for searched in SEARCHED:
        columns = ", ".join(f'"{name}"' for name in (searched.title, *searched.body, "binned"))
        upsert = (
            'INSERT INTO doc ("table", "row", terrain, title, body, hidden) '
            f"SELECT {_values(searched, 'new')} WHERE true "
            'ON CONFLICT ("table", "row") DO UPDATE SET terrain = excluded.terrain, '
            "title = excluded.title, body = excluded.body, hidden = excluded.hidden;"
        )
        for what, moment in (("add", "INSERT"), ("change", f"UPDATE OF {columns}")):
            name = f"{PREFIX}_{searched.table}__{what}"
            head = f'CREATE TRIGGER "{name}" AFTER {moment} ON "{searched.table}"'
            yield name, f"{head}\nBEGIN\n  {upsert}\nEND"
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


def _values(searched: Searched, row: str) -> str:
    body = " || ' ' || ".join(f"coalesce({row}.\"{name}\", '')" for name in searched.body) or "''"
    return (
        f"'{searched.table}', {row}.id, {searched.terrain.format(row=row)}, "
        f"coalesce({row}.\"{searched.title}\", ''), {body}, {row}.binned"
    )
