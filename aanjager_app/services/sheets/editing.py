"""Editing a worksheet: one cell, a line, a block from a spreadsheet; each is one step to undo."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from aanjager_app.content import Content
from aanjager_app.domain.errors import DomainError
from aanjager_app.models import entities as rows
from aanjager_app.models.store import Store
from aanjager_app.models.work import Change
from aanjager_app.services.sheets.columns import COLUMNS, CellKind, Part, SheetColumn, column_of
from aanjager_app.services.sheets.values import (
    PM,
    NamedParty,
    parse_percentage_cell,
    parse_shares,
    parse_value,
    parse_whole,
    party_named,
)
from aanjager_app.services.upsert import apply_values

ENTITIES: Final[dict[Part, type[Any]]] = {
    Part.COSTS: rows.CostLine,
    Part.BENEFITS: rows.BenefitLine,
    Part.TRANSFERS: rows.Transfer,
}
_WORDS: Final = {
    Part.COSTS: "Maatregel",
    Part.BENEFITS: "Baat",
    Part.TRANSFERS: "Geldstroom",
}
_MOST_ROWS: Final = 1000


@dataclass(frozen=True, slots=True)
class CellEdit:
    """What was typed in a cell: the line by its slug, the column by its name."""

    line: str
    column: str
    text: str


@dataclass(frozen=True, slots=True)
class PastedCell:
    """A cell of a block that is to be pasted.

    Attributes:
        row, column: place in the block.
        title: heading of the column that it goes to.
        text: what it holds.
        problem: what is wrong with it; empty when nothing is.
    """

    row: int
    column: int
    title: str
    text: str
    problem: str


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
    many = {Part.COSTS: "Maatregelen", Part.BENEFITS: "Baten", Part.TRANSFERS: "Geldstromen"}
    word = many[part] if len(lines) > 1 else _WORDS[part]
    with store.write(f"{word} verwijderd") as work:
        entity = ENTITIES[part]
        query = select(entity).where(
            entity.worksheet_id == worksheet_id, entity.slug.in_(lines), entity.binned.is_(False)
        )
        for line in work.session.scalars(query):
            line.binned = True
    return work.change


def clear_cells(
    store: Store, content: Content, worksheet_id: str, part: Part, cells: Sequence[CellEdit]
) -> Change:
    """Empty cells, or set several at once: one step.

    Raises:
        DomainError: one of them is wrong or may not be empty; then nothing changes.
    """
    with store.write("Cellen gewijzigd") as work:
        editor = SheetEditor(work.session, content, worksheet_id)
        for edit in cells:
            editor.set(part, editor.line(part, edit.line), edit.column, edit.text)
    return work.change


def preview_paste(
    store: Store,
    content: Content,
    worksheet_id: str,
    part: Part,
    block: Sequence[Sequence[str]],
    *,
    first_column: int,
) -> tuple[PastedCell, ...]:
    """What a block from a spreadsheet would put where, with what is wrong per cell."""
    columns = COLUMNS[part]
    found = []
    with store.read() as session:
        editor = SheetEditor(session, content, worksheet_id)
        for row, cells in enumerate(block[:_MOST_ROWS]):
            for number, text in enumerate(cells):
                place = first_column + number
                if place >= len(columns):
                    problem = "hier is geen kolom meer"
                    found.append(PastedCell(row, number, "", text, problem))
                    continue
                column = columns[place]
                problem = _problem(editor, column, text)
                found.append(PastedCell(row, number, column.title, text, problem))
    return tuple(found)


def paste(
    store: Store,
    content: Content,
    worksheet_id: str,
    part: Part,
    block: Sequence[Sequence[str]],
    *,
    first_line: str | None,
    first_column: int,
) -> Change:
    """Put a block from a spreadsheet in the sheet; lines that aren't there are added. One step.

    Cells of computed columns are passed over.

    Raises:
        DomainError: a cell is wrong; then nothing changes.
    """
    columns = COLUMNS[part]
    with store.write("Cellen geplakt") as work:
        editor = SheetEditor(work.session, content, worksheet_id)
        lines = editor.lines(part)
        slugs = [line.slug for line in lines]
        start = slugs.index(first_line) if first_line in slugs else len(lines)
        for row, cells in enumerate(block[:_MOST_ROWS]):
            place = start + row
            if place >= len(lines):
                lines.append(editor.add(part))
            for number, text in enumerate(cells):
                column = (
                    columns[first_column + number] if first_column + number < len(columns) else None
                )
                if column is not None and column.is_editable:
                    editor.set(part, lines[place], column.name, text)
    return work.change


def _problem(editor: "SheetEditor", column: SheetColumn, text: str) -> str:
    if not column.is_editable:
        return ""
    try:
        editor.read(column, text)
    except DomainError as error:
        return error.sentence
    return ""


class SheetEditor:
    """Edits the rows of one worksheet within a block that is open."""

    def __init__(self, session: Session, content: Content, worksheet_id: str) -> None:
        self.session = session
        self.content = content
        head = session.get(rows.Worksheet, worksheet_id)
        if head is None:
            raise DomainError("row_not_found", "Dit werkblad bestaat niet (meer).")
        self.head = head
        query = (
            select(rows.WorksheetParty)
            .where(
                rows.WorksheetParty.worksheet_id == worksheet_id,
                rows.WorksheetParty.binned.is_(False),
            )
            .order_by(rows.WorksheetParty.position)
        )
        self.parties = [NamedParty(p.id, p.slug, p.name) for p in session.scalars(query)]

    def lines(self, part: Part) -> list[Any]:
        """The rows of a part, in the user's order."""
        entity = ENTITIES[part]
        query = (
            select(entity)
            .where(entity.worksheet_id == self.head.id, entity.binned.is_(False))
            .order_by(entity.position, entity.slug)
        )
        return list(self.session.scalars(query))

    def line(self, part: Part, slug: str) -> Any:  # noqa: ANN401 - one of three entities
        """The row of a line.

        Raises:
            DomainError: `row_not_found`.
        """
        entity = ENTITIES[part]
        query = select(entity).where(
            entity.worksheet_id == self.head.id, entity.slug == slug, entity.binned.is_(False)
        )
        found = self.session.scalars(query).first()
        if found is None:
            raise DomainError("row_not_found", "Deze regel bestaat niet (meer).")
        return found

    def add(self, part: Part, **values: Any) -> Any:  # noqa: ANN401
        """Add a line at the end, empty but for the values.

        Raises:
            DomainError: `no_parties`: a transfer goes from one party to another.
        """
        entity = ENTITIES[part]
        query = select(func.max(entity.position), func.count()).where(
            entity.worksheet_id == self.head.id
        )
        last, number = self.session.execute(query).one()
        base = {**_DEFAULTS[part](self), **values}
        line = entity(
            worksheet_id=self.head.id,
            slug=self._free_slug(entity, part, number + 1),
            position=(last if last is not None else -1) + 1,
            **base,
        )
        self.session.add(line)
        self.session.flush()
        return line

    def read(self, column: SheetColumn, text: str) -> Any:  # noqa: ANN401
        """What a cell would hold.

        Raises:
            DomainError: it is wrong, with the name of the column.
        """
        tidy = " ".join(text.split())
        if column.required and not tidy:
            raise DomainError("required", f"Vul “{column.title}” in.", column.name)
        return _READERS[column.kind](self, column, tidy)

    def set(self, part: Part, line: Any, name: str, text: str) -> None:  # noqa: ANN401
        """Set a cell.

        Raises:
            DomainError: it is wrong, with the name of the column.
        """
        column = column_of(part, name)
        if not column.is_editable:
            return
        if column.name in ("investment", "value") and text.strip().upper() == PM:
            apply_values(line, {"pm": True})
            return
        value = self.read(column, text)
        if column.kind is CellKind.SHARES:
            self._set_shares(part, line, value)
        elif column.kind is CellKind.VALUE:
            points = {
                f"{column.field}_low": value.low,
                f"{column.field}_mid": value.mid,
                f"{column.field}_high": value.high,
            }
            is_price = column.name in ("investment", "value")
            apply_values(line, {**points, **({"pm": False} if is_price else {})})
        else:
            apply_values(line, {column.field: value})

    def _set_shares(self, part: Part, line: Any, shares: dict[str, Decimal]) -> None:  # noqa: ANN401
        entity: Any = rows.CostShare if part is Part.COSTS else rows.BenefitShare
        parent = "cost_line_id" if part is Part.COSTS else "benefit_line_id"
        ids = {party.slug: party.id for party in self.parties}
        query = select(entity).where(getattr(entity, parent) == line.id)
        known = {share.party_id: share for share in self.session.scalars(query)}
        wanted = {ids[slug]: percentage for slug, percentage in shares.items()}
        for party_id, percentage in wanted.items():
            share = known.get(party_id)
            if share is None:
                values = {parent: line.id, "party_id": party_id, "percentage": percentage}
                self.session.add(entity(**values))
            else:
                apply_values(share, {"percentage": percentage, "binned": False})
        for party_id, share in known.items():
            if party_id not in wanted and not share.binned:
                share.binned = True

    def _free_slug(self, entity: type[Any], part: Part, number: int) -> str:
        """Rows in the bin keep their slugs, so a free one is looked for among all."""
        query = select(entity.slug).where(entity.worksheet_id == self.head.id)
        taken = set(self.session.scalars(query))
        prefix = {Part.COSTS: "m", Part.BENEFITS: "b", Part.TRANSFERS: "g"}[part]
        while f"{prefix}{number}" in taken:
            number += 1
        return f"{prefix}{number}"


def _empty_cost(editor: SheetEditor) -> dict[str, Any]:  # noqa: ARG001 - one form for all
    return {
        "label": "Nieuwe maatregel",
        "kind": "works",
        "investment_year": 0,
        "upkeep_from_year": 1,
        "vat_pct": Decimal(21),
        "replace": True,
        "residual": True,
        "pm": False,
    }


def _empty_benefit(editor: SheetEditor) -> dict[str, Any]:  # noqa: ARG001
    return {
        "label": "Nieuwe baat",
        "from_year": 1,
        "growth": "none",
        "confidence": "medium",
        "counted": True,
        "pm": False,
    }


def _empty_transfer(editor: SheetEditor) -> dict[str, Any]:
    if len(editor.parties) < 2:  # noqa: PLR2004 - from one to another
        raise DomainError(
            "no_parties",
            "Een geldstroom gaat van de ene partij naar de andere. Voeg die eerst toe.",
        )
    return {
        "label": "Nieuwe geldstroom",
        "kind": "grant",
        "amount": 0,
        "year": 0,
        "status": "idea",
        "from_party_id": editor.parties[-1].id,
        "to_party_id": editor.parties[0].id,
    }


_DEFAULTS: Final[dict[Part, Callable[[SheetEditor], dict[str, Any]]]] = {
    Part.COSTS: _empty_cost,
    Part.BENEFITS: _empty_benefit,
    Part.TRANSFERS: _empty_transfer,
}


def _read_text(editor: SheetEditor, column: SheetColumn, text: str) -> object:  # noqa: ARG001
    return text or None


def _read_value(editor: SheetEditor, column: SheetColumn, text: str) -> object:  # noqa: ARG001
    return parse_value(text, column.name)


def _read_whole(editor: SheetEditor, column: SheetColumn, text: str) -> object:  # noqa: ARG001
    return parse_whole(text, column.name, low=1, high=200) if text else None


def _read_year(editor: SheetEditor, column: SheetColumn, text: str) -> object:
    if not text:
        return None
    base = editor.head.base_year
    last = base + editor.head.horizon_years
    return parse_whole(text, column.name, low=base, high=last) - base


def _read_percentage(editor: SheetEditor, column: SheetColumn, text: str) -> object:  # noqa: ARG001
    return parse_percentage_cell(text, column.name) if text else None


def _read_amount(editor: SheetEditor, column: SheetColumn, text: str) -> object:  # noqa: ARG001
    value = parse_value(text, column.name)
    if value.mid is None:
        raise DomainError("wrong_value", "Hier hoort één bedrag.", column.name)
    cents = value.mid.scaleb(2)
    if cents != cents.to_integral_value():
        raise DomainError("wrong_value", "Een bedrag heeft hoogstens twee decimalen.", column.name)
    return int(cents)


def _read_shares(editor: SheetEditor, column: SheetColumn, text: str) -> object:
    return parse_shares(text, column.name, editor.parties)


def _read_party(editor: SheetEditor, column: SheetColumn, text: str) -> object:
    return party_named(text, column.name, editor.parties).id


def _read_choice(editor: SheetEditor, column: SheetColumn, text: str) -> object:
    if not text:
        return None
    words = editor.content.labels.members[column.enum]
    folded = text.casefold()
    for slug, word in words.items():
        if folded in (slug.casefold(), word.casefold()):
            return slug
    if column.name == "place":
        return text  # a worksheet may name a place of its own
    options = ", ".join(word.lower() for word in words.values())
    raise DomainError("wrong_value", f"“{text}” kan hier niet; kies uit {options}.", column.name)


_READERS: Final[dict[CellKind, Callable[[SheetEditor, SheetColumn, str], object]]] = {
    CellKind.TEXT: _read_text,
    CellKind.VALUE: _read_value,
    CellKind.WHOLE: _read_whole,
    CellKind.YEAR: _read_year,
    CellKind.PERCENTAGE: _read_percentage,
    CellKind.AMOUNT: _read_amount,
    CellKind.SHARES: _read_shares,
    CellKind.PARTY: _read_party,
    CellKind.CHOICE: _read_choice,
    CellKind.COMPUTED: _read_text,
}
