"""Erase a person everywhere (AVG), and list who is due."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from aanjager_app.domain.dutch import join_words
from aanjager_app.domain.errors import DomainError
from aanjager_app.domain.masking import folded, tidy
from aanjager_app.models import entities as rows
from aanjager_app.models.backups import Backup, backups_with_erased_data
from aanjager_app.models.erasure import erase_in_texts, erase_rows
from aanjager_app.models.store import Store
from aanjager_app.models.text_erasure import mask_of_persons
from aanjager_app.models.work import Change

PERSON_FIELDS = ("name", "role", "email", "phone", "source", "remark", "retain_until")
"""What is known of a person; the keys stay, because memberships and actions refer to them."""

_MOST_MONTHS = 1200


@dataclass(frozen=True, slots=True)
class ErasureReport:
    """What an erasure did.

    Attributes:
        persons: how many records of that name were erased.
        texts: in how many texts the name or contact data were replaced.
        backups: older backups that still hold the data, each with its last day.
        change: the transaction.
    """

    persons: int
    texts: int
    backups: tuple[Backup, ...]
    change: Change


@dataclass(frozen=True, slots=True)
class PersonDue:
    """A person whose data are kept longer than agreed."""

    id: str
    name: str
    retain_until: date


def erase_person(store: Store, name: str, *, everywhere: bool = False) -> ErasureReport:
    """Erase every record of a person of this name, from rows, texts, log and file.

    In everything that people wrote, the full name, mail address and phone number are replaced,
    also in earlier values. A part of the name by itself, or a nickname, can't be found.

    Args:
        store: the store.
        name: the name, in any capitals.
        everywhere: also when persons of this name are known at several terrains.

    Raises:
        DomainError: nobody of that name is known, or at several terrains.
    """
    with store.write("Persoon gewist") as work:
        session = work.session
        found = [
            person
            for person in session.scalars(select(rows.Person))
            if person.name and folded(person.name) == folded(name)
        ]
        if not found:
            raise DomainError(
                "person_not_found", f"Er is niemand met de naam “{tidy(name)}”.", "person"
            )
        if not everywhere:
            _refuse_several(session, found)
        texts = _erase(store, session, found)
    return ErasureReport(len(found), texts, backups_with_erased_data(store), work.change)


def erase_one(store: Store, person_id: str) -> ErasureReport:
    """Erase one record of a person in the same way.

    Raises:
        DomainError: `person_not_found`.
    """
    with store.write("Persoon gewist") as work:
        person = work.session.get(rows.Person, person_id)
        if person is None:
            raise DomainError("person_not_found", "Deze persoon is er niet (meer).", "person")
        texts = _erase(store, work.session, [person])
    return ErasureReport(1, texts, backups_with_erased_data(store), work.change)


def _erase(store: Store, session: Session, found: Sequence[rows.Person]) -> int:
    """Erase persons from rows, texts, log and drafts; gives how many texts were changed."""
    ids = [person.id for person in found]
    mask = mask_of_persons(session.connection(), ids)
    for person in found:
        person.binned = True
    at, author = store.clock(), store.author
    erase_rows(session, "person", ids, PERSON_FIELDS, at=at, author=author)
    return erase_in_texts(session, mask, at=at, author=author)


def retain_until(today: date, months: int) -> date:
    """The day until which data of today are kept: months later, or the last day of that month.

    Fewer than none counts as none, and a century is the most.
    """
    months = max(0, min(months, _MOST_MONTHS))
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(today.day, last))


def is_due(until: date | None, today: date) -> bool:
    """Data that are kept until a day are due after it; without a day they never are."""
    return until is not None and until < today


def persons_due(store: Store, today: date) -> tuple[PersonDue, ...]:
    """Persons whose retention date has passed, the longest overdue first.

    Who belongs to a terrain in the bin isn't listed.
    """
    query = (
        select(rows.Person)
        .outerjoin(rows.Terrain, rows.Terrain.id == rows.Person.terrain_id)
        .where(
            rows.Person.binned.is_(False),
            rows.Person.retain_until < today,
            rows.Terrain.binned.is_not(True),
        )
        .order_by(rows.Person.retain_until, rows.Person.name)
    )
    with store.read() as session:
        return tuple(
            PersonDue(person.id, person.name or "", person.retain_until)
            for person in session.scalars(query)
            if person.retain_until is not None
        )


def _refuse_several(session: Session, found: Sequence[rows.Person]) -> None:
    keys = {person.terrain_id for person in found}
    if len(keys) == 1:
        return
    query = select(rows.Terrain.name).where(rows.Terrain.id.in_(keys - {None}))
    places = sorted(session.scalars(query))
    if None in keys:
        places.append("geen enkel terrein in het bijzonder")
    raise DomainError(
        "several_persons",
        f"“{found[0].name}” staat bij {join_words(places)}. Er is niets gewist. Gaat het om één "
        "persoon, of wil je ze allemaal wissen? Zet er dan --all achter.",
        "person",
    )
