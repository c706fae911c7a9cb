"""Turn a TOML or CSV file into frozen dataclasses; a fault names file, entry and field."""

import csv
import tomllib
from dataclasses import fields
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

from aanjager_app.content.model import Provenance
from aanjager_app.domain.building import Builder
from aanjager_app.domain.errors import InputError

_Entry = TypeVar("_Entry")
_BUILDER = Builder()


def read_toml(path: Path) -> dict[str, Any]:
    """The content of a TOML file, with exact decimals.

    Raises:
        InputError: the file is missing or is no TOML.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except FileNotFoundError as error:
        raise InputError(path.name, "dit bestand ontbreekt; installeer Aanjager opnieuw") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(path.name, f"geen leesbaar TOML-bestand ({error})") from error


def read_entries(path: Path, kind: type[_Entry], key: str = "slug") -> tuple[_Entry, ...]:
    """The `[[entry]]` tables of a file; `[defaults]` holds what they have in common.

    Raises:
        InputError: a key is unknown, missing, double or of the wrong kind, or a source is missing.
    """
    data = read_toml(path)
    unknown = set(data) - {"entry", "defaults"}
    if unknown:
        raise InputError(f"{path.name}, {min(unknown)}", "dit onderdeel bestaat niet")
    defaults = data.get("defaults", {})
    entries: list[_Entry] = []
    seen: set[object] = set()
    for number, table in enumerate(data.get("entry", ()), start=1):
        name = table.get(key, f"nummer {number}") if isinstance(table, dict) else f"nummer {number}"
        place = f"{path.name}, {name}"
        entry = build(kind, {**defaults, **table}, place)
        if name in seen:
            raise InputError(f"{place}, {key}", "deze sleutel staat er twee keer")
        seen.add(name)
        entries.append(entry)
    if not entries:
        raise InputError(path.name, "er staat geen enkel onderdeel in")
    return tuple(entries)


def read_csv(path: Path, columns: tuple[str, ...]) -> list[dict[str, str]]:
    """The rows of a file with semicolons and exactly these columns.

    Raises:
        InputError: the file is missing, or its columns differ.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except FileNotFoundError as error:
        raise InputError(path.name, "dit bestand ontbreekt; installeer Aanjager opnieuw") from error
    reader = csv.DictReader(lines, delimiter=";")
    if tuple(reader.fieldnames or ()) != columns:
        raise InputError(f"{path.name}, regel 1", f"hier horen de kolommen {', '.join(columns)}")
    rows = list(reader)
    for number, row in enumerate(rows, start=2):
        if None in row or None in row.values():
            raise InputError(f"{path.name}, regel {number}", f"hier horen {len(columns)} kolommen")
    return rows


def build(kind: type[_Entry], table: object, place: str) -> _Entry:
    """One entry from a table, with its source.

    Raises:
        InputError: as `read_entries`.
    """
    entry = _BUILDER.build(kind, table, place)
    if isinstance(entry, Provenance):
        _check_provenance(entry, place)
    for field in fields(kind):  # type: ignore[arg-type]
        part = getattr(entry, field.name)
        if isinstance(part, Provenance):
            _check_provenance(part, f"{place}, {field.name}")
    return entry


def _check_provenance(entry: Provenance, place: str) -> None:
    missing_price = getattr(entry, "is_missing", False)
    if entry.own_proposal or missing_price or (entry.source and entry.date):
        return
    raise InputError(f"{place}, source", "bron en datum ontbreken (of zet own_proposal = true)")
