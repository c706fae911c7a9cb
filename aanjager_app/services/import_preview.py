"""Before an import: what is in the file, and which of its columns is which."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from aanjager_app.content import Content
from aanjager_app.documents.files import write_whole
from aanjager_app.exchange.ibis import IbisReading, read_ibis
from aanjager_app.exchange.ibis_columns import REQUIRED, Column, proposed_columns
from aanjager_app.exchange.tabular import read_table

__all__ = ["REQUIRED", "Column", "ImportFile", "ImportPreview", "preview_file", "read_file_as"]

FILE_NAME: Final = "importkolommen.json"
_SHOWN: Final = 8


@dataclass(frozen=True, slots=True)
class ImportFile:
    """A file that was chosen: its name and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """What is in a file.

    Attributes:
        header: names of its columns.
        rows: its first rows.
        total: how many rows it has.
        encoding, separator: how it is written.
        columns: which column is proposed for what.
        remembered: the proposal is what was chosen for such a file before.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    total: int
    encoding: str
    separator: str
    columns: Mapping[Column, str]
    remembered: bool


def preview_file(file: ImportFile, folder: Path) -> ImportPreview:
    """Look into a file, and propose which column is which.

    Args:
        file: the file.
        folder: the data folder, where earlier choices are remembered.

    Raises:
        InputError: it is no table.
    """
    table = read_table(file.content, file.name)
    earlier = _remembered(folder).get(_signature(table.header))
    columns = proposed_columns(table.header) if earlier is None else _as_columns(earlier)
    return ImportPreview(
        header=table.header,
        rows=tuple(row.cells for row in table.rows[:_SHOWN]),
        total=len(table.rows),
        encoding=table.encoding,
        separator=table.separator,
        columns=columns,
        remembered=earlier is not None,
    )


def read_file_as(file: ImportFile, columns: Mapping[Column, str], content: Content) -> IbisReading:
    """Read a file with the columns that were chosen.

    Raises:
        InputError: a column that can't be missed was not chosen.
    """
    towns = {code: town.name for code, town in content.municipalities.items()}
    return read_ibis(file.content, name=file.name, municipalities=towns, chosen=columns)


def remember_columns(folder: Path, header: tuple[str, ...], columns: Mapping[Column, str]) -> None:
    """Remember what was chosen for a file with these columns.

    Raises:
        EnvironmentProblem: the disk is full or the folder read-only.
    """
    known = _remembered(folder)
    known[_signature(header)] = {column.name: title for column, title in columns.items()}
    text = json.dumps(known, ensure_ascii=False, indent=1)
    write_whole(folder / FILE_NAME, text.encode())


def _signature(header: tuple[str, ...]) -> str:
    return "|".join(header)


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
