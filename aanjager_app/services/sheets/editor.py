"""Edits the rows of one worksheet within a block that is open: cells from text, lines, shares."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from aanjager_app.content import Content
from aanjager_app.costbenefit.worksheet import CostKind, TransferKind
from aanjager_app.domain.errors import DomainError
from aanjager_app.models import entities as rows
from aanjager_app.services.records.fields import Field
from aanjager_app.services.records.values import kept_value
from aanjager_app.services.sheets.columns import CellKind, Part, SheetColumn, column_of
from aanjager_app.services.sheets.values import (
    NO,
    PM,
    YES,
    NamedLine,
    NamedParty,
    parse_growth,
    parse_lines,
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
_SHARES: Final[dict[str, tuple[Any, str]]] = {
    "payers": (rows.CostShare, "cost_line_id"),
    "upkeep_payers": (rows.UpkeepShare, "cost_line_id"),
    "beneficiaries": (rows.BenefitShare, "benefit_line_id"),
}
_PRICES: Final = ("investment", "value")
_LOAN: Final = TransferKind.LOAN.value
_VOUCHER: Final = TransferKind.VOUCHER.value
_OWN: Final = TransferKind.OWN_CONTRIBUTION.value
_LOAN_FIELDS: Final = ("rate_pct", "term_years")
_FIRST_TERM: Final = 10


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
        self._transfers: list[Any] = []
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
        if is_pm(column, text):
            apply_values(line, {"pm": True})
            return
        value = self.read(column, text)
        if column.kind is CellKind.SHARES:
            self.set_shares(column.name, line, value)
        elif column.kind is CellKind.LINES:
            self._set_covers(line, value)
        elif column.kind is CellKind.VALUE:
            points = {
                f"{column.field}_low": value.low,
                f"{column.field}_mid": value.mid,
                f"{column.field}_high": value.high,
            }
            apply_values(line, {**points, **({"pm": False} if column.name in _PRICES else {})})
        elif part is Part.TRANSFERS:
            self._set_transfer(column, line, value)
        else:
            apply_values(line, {column.field: value})

    def finish(self) -> None:
        """Check what concerns more than one cell; after the last of a block.

        Raises:
            DomainError: money would move from a party to itself.
        """
        for line in self._transfers:
            if line.from_party_id == line.to_party_id and line.kind != _OWN:
                sentence = (
                    f"{line.label}: van en naar zijn dezelfde partij. Dat kan alleen bij een "
                    "eigen bijdrage."
                )
                raise DomainError("same_party", sentence, "to_party")
            if line.kind == _VOUCHER:
                self._refuse_works(line)

    def _set_transfer(self, column: SheetColumn, line: Any, value: object) -> None:  # noqa: ANN401
        """A loan has a rate and a term and nothing else has; a voucher pays process support."""
        self._transfers.append(line)
        values = {column.field: value}
        if column.field == "kind" and value != line.kind:
            terms = (Decimal(0), _FIRST_TERM) if value == _LOAN else (None, None)
            values |= dict(zip(_LOAN_FIELDS, terms, strict=True))
        elif column.field in _LOAN_FIELDS and (line.kind == _LOAN) is (value is None):
            hint = "hoort alleen bij een lening" if value is not None else "hoort bij een lening"
            raise DomainError("wrong_value", f"“{column.title}” {hint}.", column.name)
        apply_values(line, values)

    def _refuse_works(self, line: Any) -> None:  # noqa: ANN401
        query = (
            select(rows.CostLine.label)
            .join(rows.TransferCover, rows.TransferCover.cost_line_id == rows.CostLine.id)
            .where(
                rows.TransferCover.transfer_id == line.id,
                rows.TransferCover.binned.is_(False),
                rows.CostLine.kind != CostKind.PROCESS.value,
            )
        )
        works = self.session.scalars(query).first()
        if works is not None:
            sentence = (
                f"Een voucher betaalt alleen procesondersteuning, en “{works}” is uitvoering."
            )
            raise DomainError("voucher_pays_process_only", sentence, "covers")

    def _set_covers(self, line: Any, wanted: tuple[str, ...]) -> None:  # noqa: ANN401
        """What a transfer is meant for; `finish` checks what a voucher may pay."""
        self._transfers.append(line)
        query = select(rows.TransferCover).where(rows.TransferCover.transfer_id == line.id)
        known = {cover.cost_line_id: cover for cover in self.session.scalars(query)}
        for key in wanted:
            if key in known:
                apply_values(known[key], {"binned": False})
            else:
                self.session.add(rows.TransferCover(transfer_id=line.id, cost_line_id=key))
        for key, cover in known.items():
            if key not in wanted:
                apply_values(cover, {"binned": True})
        self.session.flush()

    def set_shares(self, name: str, line: Any, shares: Mapping[str, Decimal]) -> None:  # noqa: ANN401
        """Divide a line anew: `name` is the column, shares are by slug of the party."""
        entity, parent = _SHARES[name]
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


def is_pm(column: SheetColumn, text: str) -> bool:
    """Whether a text says that a price is left out by intention (pro memorie)."""
    return column.name in _PRICES and text.strip().upper() == PM


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
    # The same length and signs as any other line that a person types.
    return kept_value(Field(name=column.name, label=column.title), text)


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


def _read_growth(editor: SheetEditor, column: SheetColumn, text: str) -> object:  # noqa: ARG001
    return parse_growth(text, column.name)


def _read_lines(editor: SheetEditor, column: SheetColumn, text: str) -> object:
    lines = [NamedLine(line.id, line.label) for line in editor.lines(Part.COSTS)]
    return parse_lines(text, column.name, lines)


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


def _read_flag(editor: SheetEditor, column: SheetColumn, text: str) -> object:  # noqa: ARG001
    folded = text.casefold()
    if folded in (YES, NO):
        return folded == YES
    raise DomainError("wrong_value", f"“{text}” kan hier niet; kies {YES} of {NO}.", column.name)


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
    CellKind.FLAG: _read_flag,
    CellKind.GROWTH: _read_growth,
    CellKind.LINES: _read_lines,
    CellKind.COMPUTED: _read_text,
}
