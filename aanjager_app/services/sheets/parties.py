"""The parties of a worksheet: named, added, taken out, and whether they get VAT back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from aanjager_app.domain.dutch import join_words
from aanjager_app.domain.errors import DomainError
from aanjager_app.models import entities as rows
from aanjager_app.models.store import Store
from aanjager_app.models.work import Change
from aanjager_app.services.upsert import apply_values

_SHARES: Final[tuple[tuple[type[Any], str], ...]] = (
    (rows.CostShare, "cost_line_id"),
    (rows.UpkeepShare, "cost_line_id"),
    (rows.BenefitShare, "benefit_line_id"),
)
_NAMED: Final = 3


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A party as it stands among the settings.

    Attributes:
        slug: its key within the worksheet.
        name: its name.
        recovers_vat: whether it gets back the VAT that it pays.
        uses: names of the lines that name it.
    """

    slug: str
    name: str
    recovers_vat: bool
    uses: tuple[str, ...]


def read_parties(store: Store, worksheet_id: str) -> tuple[PartyRow, ...]:
    """The parties of a worksheet in their order."""
    with store.read() as session:
        return tuple(
            PartyRow(row.slug, row.name, row.recovers_vat, _uses(session, row))
            for row in _parties(session, worksheet_id)
        )


def set_parties(store: Store, worksheet_id: str, names: tuple[str, ...]) -> Change:
    """Rename the parties in their order, and add those beyond them.

    Raises:
        DomainError: a name is empty or stands there twice.
    """
    tidy = [" ".join(name.split()) for name in names]
    if not all(tidy) or len({name.casefold() for name in tidy}) != len(tidy):
        raise DomainError("wrong_value", "Geef elke partij een eigen naam.", "parties")
    with store.write("Partijen gewijzigd") as work:
        known = _parties(work.session, worksheet_id)
        for row, name in zip(known, tidy, strict=False):
            apply_values(row, {"name": name})
        query = select(rows.WorksheetParty.slug).where(
            rows.WorksheetParty.worksheet_id == worksheet_id
        )
        slugs = set(work.session.scalars(query))
        for number, name in enumerate(tidy[len(known) :], start=len(known)):
            slug = next(
                s for s in (f"partij{n}" for n in range(number + 1, 1000)) if s not in slugs
            )
            slugs.add(slug)
            party = rows.WorksheetParty(
                worksheet_id=worksheet_id,
                slug=slug,
                position=known[-1].position + number if known else number,
                name=name,
                recovers_vat=False,
            )
            work.session.add(party)
    return work.change


def set_vat(store: Store, worksheet_id: str, slug: str, *, recovers: bool) -> Change:
    """Say whether a party gets back the VAT that it pays.

    Raises:
        DomainError: `row_not_found`.
    """
    with store.write("Btw van een partij gewijzigd") as work:
        party = _party(_parties(work.session, worksheet_id), slug)
        apply_values(party, {"recovers_vat": recovers})
    return work.change


def remove_party(store: Store, worksheet_id: str, slug: str, heir: str | None = None) -> Change:
    """Take a party out; what it pays, gets and gives goes to its heir.

    Raises:
        DomainError: `party_in_use`: lines name it and there is no heir; `same_party`: money would
            go from the heir to itself.
    """
    with store.write("Partij verwijderd") as work:
        parties = _parties(work.session, worksheet_id)
        party = _party(parties, slug)
        uses = _uses(work.session, party)
        if uses and heir is None:
            shown = join_words([f"“{name}”" for name in uses[:_NAMED]])
            more = " en meer" if len(uses) > _NAMED else ""
            sentence = f"{party.name} staat nog bij {shown}{more}. Kies wie dat overneemt."
            raise DomainError("party_in_use", sentence, "parties")
        if heir is not None:
            _inherit(work.session, party, _party(parties, heir))
        party.binned = True
    return work.change


def _inherit(session: Session, party: rows.WorksheetParty, heir: rows.WorksheetParty) -> None:
    for entity, parent in _SHARES:
        query = select(entity).where(
            entity.party_id.in_([party.id, heir.id]), entity.binned.is_(False)
        )
        shares = list(session.scalars(query))
        of_heir = {getattr(s, parent): s for s in shares if s.party_id == heir.id}
        for share in shares:
            if share.party_id != party.id:
                continue
            key = getattr(share, parent)
            share.binned = True
            if key in of_heir:
                of_heir[key].percentage += share.percentage
            else:
                _give_share(session, (entity, parent), key, heir.id, share.percentage)
    for transfer in session.scalars(_transfers(party)):
        giver = heir.id if transfer.from_party_id == party.id else transfer.from_party_id
        taker = heir.id if transfer.to_party_id == party.id else transfer.to_party_id
        if giver == taker and transfer.kind != "own_contribution":
            sentence = (
                f"“{transfer.label}” zou van {heir.name} naar {heir.name} gaan. Kies een ander, "
                "of haal die geldstroom eerst weg."
            )
            raise DomainError("same_party", sentence, "parties")
        apply_values(transfer, {"from_party_id": giver, "to_party_id": taker})


def _give_share(
    session: Session, kind: tuple[type[Any], str], line: str, party: str, percentage: object
) -> None:
    """A share that was in the bin comes back: a party has one share of a line."""
    entity, parent = kind
    query = select(entity).where(getattr(entity, parent) == line, entity.party_id == party)
    found = session.scalars(query).first()
    if found is None:
        session.add(entity(**{parent: line, "party_id": party, "percentage": percentage}))
    else:
        apply_values(found, {"percentage": percentage, "binned": False})


def _parties(session: Session, worksheet_id: str) -> list[rows.WorksheetParty]:
    query = (
        select(rows.WorksheetParty)
        .where(
            rows.WorksheetParty.worksheet_id == worksheet_id,
            rows.WorksheetParty.binned.is_(False),
        )
        .order_by(rows.WorksheetParty.position, rows.WorksheetParty.slug)
    )
    return list(session.scalars(query))


def _party(parties: Sequence[rows.WorksheetParty], slug: str) -> rows.WorksheetParty:
    found = next((party for party in parties if party.slug == slug), None)
    if found is None:
        raise DomainError("row_not_found", "Deze partij bestaat niet (meer).")
    return found


def _transfers(party: rows.WorksheetParty) -> Any:  # noqa: ANN401 - a statement
    return select(rows.Transfer).where(
        or_(rows.Transfer.from_party_id == party.id, rows.Transfer.to_party_id == party.id),
        rows.Transfer.binned.is_(False),
    )


def _uses(session: Session, party: rows.WorksheetParty) -> tuple[str, ...]:
    found: list[str] = []
    for entity, parent, line in (
        (rows.CostShare, rows.CostShare.cost_line_id, rows.CostLine),
        (rows.UpkeepShare, rows.UpkeepShare.cost_line_id, rows.CostLine),
        (rows.BenefitShare, rows.BenefitShare.benefit_line_id, rows.BenefitLine),
    ):
        query = (
            select(line.label)
            .join(entity, parent == line.id)
            .where(entity.party_id == party.id, entity.binned.is_(False), line.binned.is_(False))
            .order_by(line.position)
        )
        found.extend(session.scalars(query))
    found.extend(transfer.label for transfer in session.scalars(_transfers(party)))
    return tuple(dict.fromkeys(found))
