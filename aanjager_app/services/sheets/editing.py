"""Editing a worksheet: cells and lines; each verb is one step to undo."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import select

from aanjager_app.content import Content
from aanjager_app.models.store import Store
from aanjager_app.models.work import Change
from aanjager_app.services.sheets.columns import Part
from aanjager_app.services.sheets.editor import ENTITIES, SheetEditor
from aanjager_app.services.upsert import apply_values

_WORDS: Final = {
    Part.COSTS: "Maatregel",
    Part.BENEFITS: "Baat",
    Part.TRANSFERS: "Geldstroom",
}
_MANY: Final = {
    Part.COSTS: "Maatregelen",
    Part.BENEFITS: "Baten",
    Part.TRANSFERS: "Geldstromen",
}


@dataclass(frozen=True, slots=True)
class CellEdit:
    """What was typed in a cell: the line by its slug, the column by its name."""

    line: str
    column: str
    text: str


@dataclass(frozen=True, slots=True)
class LineMove:
    """Lines, by their slugs, that go one place down, or else up."""

    lines: tuple[str, ...]
    down: bool


@dataclass(frozen=True, slots=True)
class AddedLine:
    """A line that was added: its slug, and the change."""

    line: str
    change: Change


def set_cell(
    store: Store, content: Content, worksheet_id: str, part: Part, edit: CellEdit
) -> Change:
    """Set one cell from what was typed.

    Raises:
        DomainError: it is wrong, with the name of the column.
    """
    with store.write(f"{_WORDS[part]} gewijzigd") as work:
        editor = SheetEditor(work.session, content, worksheet_id)
        editor.set(part, editor.line(part, edit.line), edit.column, edit.text)
        editor.finish()
    return work.change


def add_line(store: Store, content: Content, worksheet_id: str, part: Part) -> AddedLine:
    """Add an empty line at the end.

    Raises:
        DomainError: the worksheet is gone, or has no parties for a transfer.
    """
    with store.write(f"{_WORDS[part]} toegevoegd") as work:
        line = SheetEditor(work.session, content, worksheet_id).add(part)
    return AddedLine(line.slug, work.change)


def remove_lines(store: Store, worksheet_id: str, part: Part, lines: Sequence[str]) -> Change:
    """Take lines out of a worksheet."""
    word = _MANY[part] if len(lines) > 1 else _WORDS[part]
    with store.write(f"{word} verwijderd") as work:
        entity = ENTITIES[part]
        query = select(entity).where(
            entity.worksheet_id == worksheet_id, entity.slug.in_(lines), entity.binned.is_(False)
        )
        for line in work.session.scalars(query):
            line.binned = True
    return work.change


def set_cells(
    store: Store, content: Content, worksheet_id: str, part: Part, cells: Sequence[CellEdit]
) -> Change:
    """Empty cells, or set several at once: one step.

    Raises:
        DomainError: one of them is wrong or may not be empty; then nothing changes.
    """
    with store.write("Cellen gewijzigd") as work:
        editor = SheetEditor(work.session, content, worksheet_id)
        lines = {line.slug: line for line in editor.lines(part)}
        for edit in cells:
            line = lines.get(edit.line) or editor.line(part, edit.line)
            editor.set(part, line, edit.column, edit.text)
        editor.finish()
    return work.change


def move_lines(
    store: Store, content: Content, worksheet_id: str, part: Part, move: LineMove
) -> Change:
    """Move lines up or down; at the end of the list they stay where they are.

    Raises:
        DomainError: the worksheet is gone.
    """
    with store.write(f"{_MANY[part]} verplaatst") as work:
        lines = SheetEditor(work.session, content, worksheet_id).lines(part)
        moving = [line for line in lines if line.slug in move.lines]
        others = [line for line in lines if line.slug not in move.lines]
        if moving:
            place = lines.index(moving[0]) + (1 if move.down else -1)
            place = min(max(place, 0), len(others))
            wanted = [*others[:place], *moving, *others[place:]]
            for position, line in enumerate(wanted):
                apply_values(line, {"position": position})
    return work.change
