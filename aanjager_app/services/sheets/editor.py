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
from aanjager_app.services.sheets.cell_reading import PRICES, CellReader, is_pm
from aanjager_app.services.sheets.columns import CellKind, Part, SheetColumn, column_of
from aanjager_app.services.sheets.values import NamedLine, NamedParty
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
        self.parties = tuple(NamedParty(p.id, p.slug, p.name) for p in session.scalars(query))
        self.cells = CellReader(
            content=content,
            base_year=head.base_year,
            horizon_years=head.horizon_years,
            parties=self.parties,
            lines=self._named_lines,
        )

    def lines(self, part: Part) -> list[Any]:
        """The rows of a part, in the user's order."""
        entity = ENTITIES[part]
        query = (
            select(entity)
            .where(entity.worksheet_id == self.head.id, entity.binned.is_(False))
            .order_by(entity.position, entity.slug)
        )
        return list(self.session.scalars(query))

    def _named_lines(self) -> tuple[NamedLine, ...]:
        return tuple(NamedLine(line.id, line.label) for line in self.lines(Part.COSTS))

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
        value = self.cells.read(column, text)
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
            apply_values(line, {**points, **({"pm": False} if column.name in PRICES else {})})
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
