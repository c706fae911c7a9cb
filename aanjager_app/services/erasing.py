"""Erase a person everywhere (AVG), and list who is due."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from aanjager_app.domain.errors import DomainError
from aanjager_app.models import entities as rows
from aanjager_app.models.backups import Backup, backups_with_erased_data
from aanjager_app.models.erasure import erase_rows
from aanjager_app.models.store import Store

PERSON_FIELDS = ("name", "role", "email", "phone", "source", "remark", "retain_until")
"""What is known of a person; the keys stay, because memberships and actions refer to them."""

_TEXTS: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (rows.Note, ("text",)),
    (rows.VisitNote, ("title", "text")),
    (rows.Meeting, ("title", "report")),
    (rows.Decision, ("text", "reason")),
    (rows.Action, ("title", "remark")),
    (rows.Ambition, ("support",)),
)


@dataclass(frozen=True, slots=True)
class ErasureReport:
    """What an erasure did.

    Attributes:
        persons: how many records of that name were erased.
        texts: how many texts still mention the name; only people can rewrite those.
        backups: older backups that still hold the data, each with its last day.
    """

    persons: int
    texts: int
    backups: tuple[Backup, ...]


@dataclass(frozen=True, slots=True)
class PersonDue:
    """A person whose data are kept longer than agreed."""

    id: str
    name: str
    retain_until: date


def erase_person(store: Store, name: str) -> ErasureReport:
    """Erase every record of a person of this name, from rows, log and file.

    Raises:
        DomainError: nobody of that name is known.
    """
    with store.write("Persoon gewist") as work:
        found = [
            person
            for person in work.session.scalars(select(rows.Person))
            if person.name and person.name.casefold() == name.strip().casefold()
        ]
        if not found:
            raise DomainError(
                "person_not_found", f"Er is niemand met de naam “{name.strip()}”.", "person"
            )
        ids = [person.id for person in found]
        for person in found:
            person.binned = True
        texts = _mentions(work.session, name.strip())
        erase_rows(
            work.session, "person", ids, PERSON_FIELDS, at=store.clock(), author=store.author
        )
    return ErasureReport(len(ids), texts, backups_with_erased_data(store))


def persons_due(store: Store, today: date) -> tuple[PersonDue, ...]:
    """Persons whose retention date has passed, the longest overdue first."""
    query = (
        select(rows.Person)
        .where(rows.Person.binned.is_(False), rows.Person.retain_until < today)
        .order_by(rows.Person.retain_until, rows.Person.name)
    )
    with store.read() as session:
        return tuple(
            PersonDue(person.id, person.name or "", person.retain_until)
            for person in session.scalars(query)
            if person.retain_until is not None
        )


def _mentions(session: Session, name: str) -> int:
    total = 0
    for kind, columns in _TEXTS:
        for row in session.execute(select(*(getattr(kind, column) for column in columns))):
            total += any(name.casefold() in (text or "").casefold() for text in row)
    return total
