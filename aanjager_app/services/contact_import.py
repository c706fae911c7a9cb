"""Import contacts into a terrain; a person is recognised by name, and by mail if need be."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from aanjager_app.content import Content
from aanjager_app.domain.masking import folded
from aanjager_app.domain.vocabulary import PersonRole
from aanjager_app.exchange import contact_list as columns
from aanjager_app.exchange.listed import ListedCell, ListedRow, ListReading
from aanjager_app.models.entities import Organisation, Person, Terrain
from aanjager_app.models.store import Store
from aanjager_app.services.list_import import (
    ListFate,
    ListReport,
    RowError,
    Taken,
    Taker,
    day_of,
    import_list,
    place_of,
    text_value,
    value_of,
    with_remark,
)
from aanjager_app.services.records import SPECS, RecordKind
from aanjager_app.services.upsert import apply_values

_PERSON: Final = SPECS[RecordKind.PERSON]
_ORGANISATION: Final = SPECS[RecordKind.ORGANISATION]
# A spreadsheet takes 0612345678 for a number, and drops its first zero.
_NO_ZERO: Final = re.compile(r"[1-9][0-9]{8}")
_NO_PLUS: Final = re.compile(r"31[1-9][0-9]{8}")


def import_contacts(
    store: Store,
    content: Content,
    terrain: str,
    reading: ListReading,
    *,
    retain_until: date | None,
    dry_run: bool,
) -> ListReport:
    """Bring contacts into a terrain.

    What a file leaves out stays as it was, and so does what a person wrote: a remark is put behind
    an earlier one. Organisations that aren't there yet are made.

    Args:
        store: the store.
        content: gives the words of the roles.
        terrain: name, RIN number or id.
        reading: the contacts.
        retain_until: until when a new person is kept, when the file doesn't say.
        dry_run: tell what would be done, and do nothing.

    Raises:
        DomainError: the terrain is unknown.
    """

    def make(session: Session, found: Terrain) -> _Contacts:
        return _Contacts(session, content, found, retain_until, reading.name)

    return import_list(
        store, terrain, reading, make, label="Contacten geïmporteerd", dry_run=dry_run
    )


class _Contacts(Taker[Person]):
    """Knows the persons and organisations of a terrain, and brings each contact in line."""

    def __init__(
        self,
        session: Session,
        content: Content,
        terrain: Terrain,
        retain_until: date | None,
        file_name: str,
    ) -> None:
        self._session = session
        self._terrain = terrain.id
        self._retain_until = retain_until
        self._source = f"Bestand {file_name}"
        self._roles = {folded(content.labels.of(role)): role for role in PersonRole}
        self._persons: dict[str, list[Person]] = {}
        for person in session.scalars(select(Person).where(Person.terrain_id == terrain.id)):
            if person.name:
                self._persons.setdefault(folded(person.name), []).append(person)
        query = select(Organisation).where(Organisation.terrain_id == terrain.id)
        self._organisations = {folded(row.name): row for row in session.scalars(query)}
        super().__init__(columns.NAME, "Laat er één staan, of voeg de ander met de hand toe.")

    def values_of(self, row: ListedRow) -> dict[str, Any]:
        """What the file says of a person; what is empty is left out."""
        values = {
            name: value_of(_as_typed(row), _PERSON.field(name))
            for name in (columns.NAME, columns.EMAIL, columns.PHONE, columns.SOURCE)
        }
        values[columns.RETAIN_UNTIL] = day_of(row, _PERSON.field(columns.RETAIN_UNTIL))
        function = row.text(columns.FUNCTION)
        role = self._roles.get(folded(function))
        values["role"] = role
        remarks = [f"Functie: {' '.join(function.split())}"] if function and role is None else []
        written = text_value(value_of(row, _PERSON.field(columns.REMARK)))
        remark = "\n".join([*remarks, *([written] if written else [])])
        values["remark"] = remark or None
        return {name: value for name, value in values.items() if value is not None}

    def known(self, row: ListedRow, title: str, values: Mapping[str, Any]) -> Person | None:
        """The person of that name; of several the one with the same mail address."""
        known = self._persons.get(folded(title), [])
        known = [person for person in known if not person.binned] or known
        if len(known) > 1:
            known = [
                p
                for p in known
                if p.email and folded(p.email) == folded(str(values.get("email") or ""))
            ]
        if len(known) == 1:
            return known[0]
        if not self._persons.get(folded(title)):
            return None
        raise RowError(
            place_of(row, row.cells.get(columns.NAME)),
            "Er zijn meer personen met deze naam, en het e-mailadres past niet bij precies één van "
            "hen. Pas deze persoon met de hand aan.",
        )

    def _organisation(self, name: str) -> Organisation:
        known = self._organisations.get(folded(name))
        if known is None:
            known = Organisation(terrain_id=self._terrain, name=name)
            self._session.add(known)
            self._session.flush()
            self._organisations[folded(name)] = known
        known.binned = False
        return known

    def bring_in(self, row: ListedRow, known: Person | None, values: dict[str, Any]) -> Taken:
        """A person who isn't there yet, or what the file says more of one who is."""
        person, name = known, str(values["name"])
        if columns.ORGANISATION in row.cells:
            field = _ORGANISATION.field("name")
            organisation = text_value(value_of(row, field, columns.ORGANISATION))
            if organisation:
                values["organisation_id"] = self._organisation(organisation).id
        if person is None or person.binned:
            values.setdefault("source", self._source)
            values.setdefault("retain_until", self._retain_until)
        if person is None:
            self._session.add(Person(terrain_id=self._terrain, **values))
            return Taken(name, ListFate.NEW)
        was_binned = person.binned
        values.pop("name")  # the name as a person wrote it stays
        if "remark" in values:
            values["remark"] = with_remark(person.remark, values["remark"])
        changed = [n for n, value in values.items() if getattr(person, n) != value]
        apply_values(person, {"binned": False, **values})
        if was_binned:
            return Taken(name, ListFate.NEW, "Uit de prullenbak teruggezet")
        if not changed:
            return Taken(name, ListFate.SAME)
        labels = (_PERSON.field(n).label for n in changed)
        return Taken(name, ListFate.CHANGED, ", ".join(labels))


def _as_typed(row: ListedRow) -> ListedRow:
    """A row with the zero or plus that a spreadsheet dropped from a phone number."""
    cell = row.cells.get(columns.PHONE)
    if cell is None:
        return row
    text = cell.text
    if _NO_ZERO.fullmatch(text):
        text = f"0{text}"
    elif _NO_PLUS.fullmatch(text):
        text = f"+{text}"
    mended = ListedCell(text, cell.title, cell.place)
    return ListedRow(row.line, row.place, {**row.cells, columns.PHONE: mended})
