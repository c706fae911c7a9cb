"""The kinds of lists that a terrain takes, and one way in for each."""

from datetime import date
from enum import StrEnum

from aanjager_app.content import Content
from aanjager_app.exchange.action_list import read_actions
from aanjager_app.exchange.contact_list import read_contacts
from aanjager_app.exchange.listed import ListReading
from aanjager_app.models.store import Store
from aanjager_app.services.action_import import import_actions
from aanjager_app.services.contact_import import import_contacts
from aanjager_app.services.list_import import ListReport


class ListKind(StrEnum):
    """What a list is of; the value is the word on the command line."""

    CONTACTS = "contacts"
    ACTIONS = "actions"


def read_list_file(kind: ListKind, content: bytes, name: str) -> ListReading:
    """Read a list: contacts from XLSX, CSV or vCard, actions from XLSX or CSV.

    Raises:
        InputError: it is no such list, with the place of what is wrong.
    """
    read = read_contacts if kind is ListKind.CONTACTS else read_actions
    return read(content, name)


def import_listed(
    store: Store,
    content: Content,
    kind: ListKind,
    terrain: str,
    reading: ListReading,
    *,
    retain_until: date | None,
    dry_run: bool,
) -> ListReport:
    """Bring a list into a terrain; `retain_until` is for persons that are new.

    Raises:
        DomainError: the terrain is unknown.
    """
    if kind is ListKind.ACTIONS:
        return import_actions(store, content, terrain, reading, dry_run=dry_run)
    return import_contacts(
        store, content, terrain, reading, retain_until=retain_until, dry_run=dry_run
    )
