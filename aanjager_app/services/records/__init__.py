"""Records by declaration: one `RecordSpec` per kind drives form, check, list and history."""

from aanjager_app.services.records.bin import BinLine, list_bin
from aanjager_app.services.records.editing import (
    Added,
    add_record,
    bin_record,
    restore_record,
    set_field,
)
from aanjager_app.services.records.fields import (
    Choices,
    Field,
    FieldKind,
    Option,
    RecordKind,
    RecordSpec,
)
from aanjager_app.services.records.histories import HistoryLine, record_history, restore_value
from aanjager_app.services.records.reading import (
    Record,
    list_records,
    options_of,
    read_record,
)
from aanjager_app.services.records.specs import SPECS

__all__ = [
    "SPECS",
    "Added",
    "BinLine",
    "Choices",
    "Field",
    "FieldKind",
    "HistoryLine",
    "Option",
    "Record",
    "RecordKind",
    "RecordSpec",
    "add_record",
    "bin_record",
    "list_bin",
    "list_records",
    "options_of",
    "read_record",
    "record_history",
    "restore_record",
    "restore_value",
    "set_field",
]
