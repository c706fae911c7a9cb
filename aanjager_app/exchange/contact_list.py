"""Read contacts: from a list (XLSX, CSV) or from vCards."""

from typing import Final

from aanjager_app.exchange.listed import (
    ListedCell,
    ListedRow,
    ListField,
    ListReading,
    looks_like_list,
    read_list,
)
from aanjager_app.exchange.tables import read_any_table
from aanjager_app.exchange.tabular import plain_title
from aanjager_app.exchange.vcard import is_vcard, read_vcards

NAME: Final = "name"
FUNCTION: Final = "role"
ORGANISATION: Final = "organisation"
EMAIL: Final = "email"
PHONE: Final = "phone"
SOURCE: Final = "source"
RETAIN_UNTIL: Final = "retain_until"
REMARK: Final = "remark"
_FIRST: Final = "first"
_PARTICLE: Final = "particle"
_LAST: Final = "last"

_FIELDS: Final = (
    ListField(NAME, "naam", ("naam", "volledigenaam", "contactpersoon", "persoon", "name",
                             "fullname", "displayname", "weergavenaam", "contact")),
    ListField(_FIRST, "voornaam", ("voornaam", "firstname", "givenname", "roepnaam")),
    ListField(_PARTICLE, "tussenvoegsel", ("tussenvoegsel", "tussenvoegsels", "tv")),
    ListField(_LAST, "achternaam", ("achternaam", "lastname", "familyname", "familienaam",
                                    "surname")),
    ListField(FUNCTION, "rol", ("rol", "functie", "functietitel", "jobtitle", "title", "role")),
    ListField(ORGANISATION, "organisatie", ("organisatie", "bedrijf", "bedrijfsnaam", "company",
                                            "organization", "organisation", "werkgever")),
    ListField(EMAIL, "e-mail", ("email", "emailadres", "mail", "mailadres", "emailaddress",
                                "email1value")),
    ListField(PHONE, "telefoon", ("telefoon", "telefoonnummer", "tel", "mobiel", "gsm", "telnr",
                                  "mobilephone", "phone", "mobielnummer", "phone1value")),
    ListField(SOURCE, "bron", ("bron", "herkomst")),
    ListField(RETAIN_UNTIL, "bewaren tot", ("bewarentot", "bewaartermijn")),
    ListField(REMARK, "opmerking", ("opmerking", "opmerkingen", "notitie", "notities", "notes",
                                    "toelichting", "note")),
)  # fmt: skip
_NAME_PARTS: Final = (_FIRST, _PARTICLE, _LAST)


def read_contacts(content: bytes, name: str) -> ListReading:
    """Read contacts.

    Args:
        content: the whole file: XLSX, CSV or vCard.
        name: name of the file, for messages.

    Raises:
        InputError: it is none of these, is hostile or damaged, or has no column with names.
    """
    if is_vcard(content):
        return read_vcards(content, name)
    table = read_any_table(content, name, _is_header)
    fields = _FIELDS if _has_parts(table.header) else _with_required_name()
    reading = read_list(table, fields, name)
    return ListReading(name, tuple(_named(row) for row in reading.rows), reading.ignored)


def _is_header(cells: tuple[str, ...]) -> bool:
    has_name = any(plain_title(cell) in _FIELDS[0].aliases for cell in cells) or _has_parts(cells)
    return has_name and looks_like_list(cells, _FIELDS)


def _has_parts(header: tuple[str, ...]) -> bool:
    aliases = {alias for f in _FIELDS if f.name in (_FIRST, _LAST) for alias in f.aliases}
    return any(plain_title(title) in aliases for title in header)


def _with_required_name() -> tuple[ListField, ...]:
    first = _FIELDS[0]
    return (ListField(first.name, first.label, first.aliases, required=True), *_FIELDS[1:])


def _named(row: ListedRow) -> ListedRow:
    """A row in which the parts of a name are one name."""
    parts = [row.cells[part] for part in _NAME_PARTS if part in row.cells]
    others = {name: cell for name, cell in row.cells.items() if name not in _NAME_PARTS}
    if NAME not in others and parts:
        text = " ".join(cell.text for cell in parts if cell.text)
        problem = next((cell.problem for cell in parts if cell.problem), "")
        others[NAME] = ListedCell(text, parts[-1].title, parts[-1].place, problem)
    return ListedRow(row.line, row.place, others)
