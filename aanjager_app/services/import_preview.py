"""Before an import: what is in the file, and which of its columns is which."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from aanjager_app.content import Content
from aanjager_app.documents.files import write_whole
from aanjager_app.domain.errors import InputError
from aanjager_app.domain.reasons import reason
from aanjager_app.exchange.geojson import MAX_BYTES
from aanjager_app.exchange.ibis import IbisReading, is_terrain_header, read_terrain_table
from aanjager_app.exchange.ibis_columns import REQUIRED, Column, proposed_columns
from aanjager_app.exchange.tables import read_any_table
from aanjager_app.exchange.tabular import TableKind, TextTable

__all__ = [
    "REQUIRED",
    "Column",
    "ImportFile",
    "ImportPreview",
    "open_file",
    "preview_file",
    "read_file_as",
]

FILE_NAME: Final = "importkolommen.json"
_SHOWN: Final = 8
_LARGEST: Final = MAX_BYTES  # of GeoJSON; the other kinds are smaller


@dataclass(frozen=True, slots=True)
class ImportFile:
    """A file that was chosen: its name and its bytes."""

    name: str
    content: bytes


def open_file(path: Path) -> ImportFile:
    """Read a file that was chosen; one that no importer takes isn't read at all.

    Raises:
        InputError: it can't be read, or is too large.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise InputError(path.name, f"het bestand is groter dan {_LARGEST // 2**20} MB")
        return ImportFile(path.name, path.read_bytes())
    except OSError as error:
        problem = f"dit bestand is niet te lezen ({reason(error)})"
        raise InputError(path.name, problem) from error


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What is in a file.

    Attributes:
        name: name of the file.
        table: the whole of it, so that it is read once.
        columns: which column is proposed for what.
        remembered: the proposal is what was chosen for such a file before.
    """

    name: str
    table: TextTable
    columns: Mapping[Column, str]
    remembered: bool

    @property
    def header(self) -> tuple[str, ...]:
        """Names of its columns."""
        return self.table.header

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """Its first rows."""
        return tuple(row.cells for row in self.table.rows[:_SHOWN])

    @property
    def total(self) -> int:
        """How many rows it has."""
        return len(self.table.rows)


def preview_file(file: ImportFile, folder: Path) -> ImportPreview:
    """Look into a file, and propose which column is which.

    Args:
        file: the file: CSV, XLSX or GeoJSON.
        folder: the data folder, where earlier choices are remembered.

    Raises:
        InputError: it is no table.
    """
    table = read_any_table(file.content, file.name, is_terrain_header)
    earlier = _remembered(folder).get(_signature(table))
    columns = proposed_columns(table.header) if earlier is None else _as_columns(earlier)
    return ImportPreview(file.name, table, columns, remembered=earlier is not None)


def read_file_as(
    preview: ImportPreview, columns: Mapping[Column, str], content: Content
) -> IbisReading:
    """Read a file with the columns that were chosen.

    Raises:
        InputError: a column that can't be missed was not chosen.
    """
    towns = {code: town.name for code, town in content.municipalities.items()}
    return read_terrain_table(
        preview.table, name=preview.name, municipalities=towns, chosen=columns
    )


def remember_columns(folder: Path, preview: ImportPreview, columns: Mapping[Column, str]) -> None:
    """Remember what was chosen for a file of this kind with these columns.

    Raises:
        EnvironmentProblem: the disk is full or the folder read-only.
    """
    known = _remembered(folder)
    known[_signature(preview.table)] = {column.name: title for column, title in columns.items()}
    text = json.dumps(known, ensure_ascii=False, indent=1)
    write_whole(folder / FILE_NAME, text.encode())


def _signature(table: TextTable) -> str:
    """What tells one sort of file from another; for text it is what it was in earlier versions."""
    kind = "" if table.kind is TableKind.TEXT else f"{table.kind.value}:"
    return kind + "|".join(table.header)


def _remembered(folder: Path) -> dict[str, dict[str, str]]:
    """Earlier choices; a file that isn't there or isn't ours is as if nothing was chosen."""
    try:
        known = json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(known, dict):
        return {}
    return {header: names for header, names in known.items() if isinstance(names, dict)}


def _as_columns(names: Mapping[str, str]) -> dict[Column, str]:
    return {Column[name]: title for name, title in names.items() if name in Column.__members__}
