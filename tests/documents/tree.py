"""Reads a block tree as text, for tests that look at what a document says."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

from aanjager_app.documents.blocks import (
    Block,
    Callout,
    CalloutKind,
    Column,
    ColumnKind,
    Document,
    Figure,
    Heading,
    Run,
    Table,
    text_of_runs,
)
from aanjager_app.domain.dutch import format_date, format_euro, format_number


def texts(value: object) -> Iterator[str]:
    """Every text in a part of the tree, with amounts and dates as a reader would write them."""
    if isinstance(value, str) and not isinstance(value, Enum):
        yield value
    elif isinstance(value, Table):
        yield from _table(value)
    elif isinstance(value, tuple):
        if value and all(isinstance(part, Run) for part in value):
            yield text_of_runs(value)
        else:
            for part in value:
                yield from texts(part)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from texts(getattr(value, field.name))


def _table(table: Table) -> Iterator[str]:
    yield table.caption
    yield table.note
    for column in table.columns:
        yield column.header
    for row in (*table.rows, *((table.total,) if table.total is not None else ())):
        for column, cell in zip(table.columns, row, strict=True):
            yield _cell(column, cell)


def _cell(column: Column, cell: object) -> str:
    if isinstance(cell, date):
        return format_date(cell)
    if isinstance(cell, int) and column.kind is ColumnKind.EURO:
        return format_euro(cell, decimals=column.decimals != 0)
    if isinstance(cell, int | Decimal):
        return format_number(cell)
    return " ".join(texts(cell))


def whole_text(document: Document) -> str:
    """All text of a document on one line."""
    return " ".join(" ".join(texts(document)).split())


def headings(document: Document, level: int = 1) -> list[str]:
    """The headings of one level."""
    return [b.text for b in document.blocks if isinstance(b, Heading) and b.level == level]


def chapter(document: Document, title: str) -> tuple[Block, ...]:
    """The blocks of the chapter whose heading ends with a title."""
    found: list[Block] = []
    inside = False
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            inside = block.text.partition(". ")[2] == title
        elif inside:
            found.append(block)
    assert found, f"no chapter {title!r} in {headings(document)}"
    return tuple(found)


def chapter_text(document: Document, title: str) -> str:
    """All text of a chapter on one line."""
    return " ".join(" ".join(texts(chapter(document, title))).split())


def table(document: Document, caption: str) -> Table:
    """The first table whose caption starts with some words."""
    return next(
        block
        for block in document.blocks
        if isinstance(block, Table) and block.caption.startswith(caption)
    )


def missing_callouts(blocks: tuple[Block, ...]) -> list[str]:
    """The texts of the callouts that say what is missing."""
    return [
        " ".join(texts(block))
        for block in blocks
        if isinstance(block, Callout) and block.kind is CalloutKind.MISSING
    ]


def figures_without_table(document: Document) -> list[str]:
    """Charts (but for the strip of the chain) that have no table in their chapter after them."""
    blocks = document.blocks
    lonely = []
    for index, block in enumerate(blocks):
        if isinstance(block, Figure) and type(block.chart).__name__ != "Progress":
            rest = blocks[index + 1 :]
            until = next(
                (i for i, b in enumerate(rest) if isinstance(b, Heading) and b.level == 1),
                len(rest),
            )
            if not any(isinstance(b, Table) for b in rest[:until]):
                lonely.append(block.caption)
    return lonely
