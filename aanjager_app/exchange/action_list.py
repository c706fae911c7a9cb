"""Read a list of actions (XLSX, CSV)."""

from typing import Final

from aanjager_app.exchange.listed import ListField, ListReading, looks_like_list, read_list
from aanjager_app.exchange.tables import read_any_table

TITLE: Final = "title"
DUE_ON: Final = "due_on"
OWNER: Final = "owner"
OWNER_ORGANISATION: Final = "owner_organisation"
STATE: Final = "state"
DONE_ON: Final = "done_on"
WORKGROUP: Final = "workgroup"
REMARK: Final = "remark"

_FIELDS: Final = (
    ListField(TITLE, "actie", ("actie", "acties", "actiepunt", "actiepunten", "taak", "wat",
                               "omschrijving", "titel", "action", "task"), required=True),
    ListField(DUE_ON, "voor", ("voor", "wanneer", "deadline", "uiterlijk", "datum", "gereedop",
                               "einddatum", "vervaldatum", "planning", "due", "duedate")),
    ListField(OWNER, "wie", ("wie", "eigenaar", "actiehouder", "verantwoordelijke", "trekker",
                             "door", "owner")),
    ListField(OWNER_ORGANISATION, "organisatie", ("organisatie", "bedrijf", "partij")),
    ListField(STATE, "status", ("status", "stand", "state", "afgerond", "gedaan")),
    ListField(DONE_ON, "gedaan op", ("gedaanop", "afgerondop", "klaarop", "afgehandeldop")),
    ListField(WORKGROUP, "werkgroep", ("werkgroep", "groep", "vakgroep")),
    ListField(REMARK, "opmerking", ("opmerking", "opmerkingen", "toelichting", "notitie",
                                    "voortgang")),
)  # fmt: skip


def read_actions(content: bytes, name: str) -> ListReading:
    """Read a list of actions.

    Args:
        content: the whole file: XLSX or CSV.
        name: name of the file, for messages.

    Raises:
        InputError: it is no table, is hostile or damaged, or has no column with actions.
    """
    table = read_any_table(content, name, _is_header)
    return read_list(table, _FIELDS, name)


def _is_header(cells: tuple[str, ...]) -> bool:
    return looks_like_list(cells, _FIELDS)
