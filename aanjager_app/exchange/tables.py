"""Read a table from a file of any kind that holds one: text, a workbook, features on a map."""

from typing import Final

from aanjager_app.exchange.geojson import read_geojson
from aanjager_app.exchange.spreadsheet import IsHeader, read_spreadsheet
from aanjager_app.exchange.tabular import TextTable, read_table

# A workbook is a zip; those of the old kind, and those with a password, begin otherwise.
_WORKBOOK: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"


def read_any_table(content: bytes, name: str, is_header: IsHeader | None = None) -> TextTable:
    """Read a table, whatever kind of file it is in; its bytes tell, not its name.

    Args:
        content: the whole file.
        name: name of the file, for messages.
        is_header: says which row of a sheet holds the names of the columns.

    Raises:
        InputError: it is no table, with the place of what is wrong.
    """
    if content.startswith(_WORKBOOK):
        return read_spreadsheet(content, name, is_header)
    if content[:1024].removeprefix(_BYTE_ORDER_MARK).lstrip().startswith((b"{", b"[")):
        return read_geojson(content, name)
    return read_table(content, name)
