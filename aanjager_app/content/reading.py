"""Turn a TOML file into frozen dataclasses; a fault names file, entry and field."""

import tomllib
from dataclasses import fields
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar

from aanjager_app.content.model import Provenance
from aanjager_app.domain.building import Builder, toml_fault
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
        raise InputError(path.name, toml_fault(error)) from error


def read_entries(path: Path, kind: type[_Entry], key: str = "entry") -> tuple[_Entry, ...]:
    """The `[[entry]]` tables of a file; `[defaults]` holds what they have in common.

    Raises:
        InputError: a key is unknown, missing, double or of the wrong kind, or a source is missing.
    """
    data = read_toml(path)
    unknown = set(data) - {key, "defaults"}
    if unknown:
        raise InputError(f"{path.name}, {min(unknown)}", "dit onderdeel bestaat niet")
    defaults, tables = data.get("defaults", {}), data.get(key, [])
    if not isinstance(defaults, dict):
        raise InputError(f"{path.name}, defaults", "hier hoort een tabel")
    if not isinstance(tables, list) or not tables:
        raise InputError(path.name, f"hier hoort minstens één [[{key}]]")
    entries: dict[object, _Entry] = {}
    for number, table in enumerate(tables, start=1):
        slug = table.get("slug", f"nummer {number}") if isinstance(table, dict) else number
        place = f"{path.name}, {slug}"
        if not isinstance(table, dict):
            raise InputError(place, "hier hoort een tabel")
        if slug in entries:
            raise InputError(f"{place}, slug", "deze sleutel staat er twee keer")
        entries[slug] = build(kind, {**defaults, **table}, place)
    return tuple(entries.values())


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
