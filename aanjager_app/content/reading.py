"""Turn a TOML or CSV file into frozen dataclasses; a fault names file, entry and field."""

import csv
import tomllib
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from aanjager_app.content.model import Provenance
from aanjager_app.domain.errors import InputError

_Entry = TypeVar("_Entry")


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
    """One frozen dataclass from a table.

    Raises:
        InputError: as `read_entries`.
    """
    if not isinstance(table, dict):
        raise InputError(place, "hier hoort een tabel")
    hints = typing.get_type_hints(kind)
    known = {field.name: field for field in fields(kind)}  # type: ignore[arg-type]
    for name in table:
        if name not in known:
            raise InputError(f"{place}, {name}", "dit veld bestaat niet")
    values: dict[str, Any] = {}
    for name, field in known.items():
        if name in table:
            values[name] = _value(hints[name], table[name], f"{place}, {name}")
        elif field.default is MISSING and field.default_factory is MISSING:
            raise InputError(f"{place}, {name}", "dit veld ontbreekt")
    entry = kind(**values)
    if isinstance(entry, Provenance):
        _check_provenance(entry, place)
    return entry


def _check_provenance(entry: Provenance, place: str) -> None:
    missing_price = getattr(entry, "is_missing", False)
    if entry.own_proposal or missing_price or (entry.source and entry.date):
        return
    raise InputError(f"{place}, source", "bron en datum ontbreken (of zet own_proposal = true)")


def _value(hint: Any, value: object, place: str) -> Any:  # noqa: ANN401 - any field
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        options = [option for option in typing.get_args(hint) if option is not type(None)]
        return _value(options[0], value, place)
    if typing.get_origin(hint) is tuple:
        return _tuple(typing.get_args(hint)[0], value, place)
    if is_dataclass(hint):
        return build(hint, value, place)  # type: ignore[arg-type]
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return _member(hint, value, place)
    convert = _PLAIN.get(hint)
    if convert is None:
        message = f"no reader for {hint}"
        raise TypeError(message)
    return convert(value, place)


def _tuple(hint: Any, value: object, place: str) -> tuple[Any, ...]:  # noqa: ANN401
    if not isinstance(value, list):
        raise InputError(place, "hier hoort een lijst")
    return tuple(_value(hint, item, f"{place}[{number}]") for number, item in enumerate(value))


def _member(enum: type[StrEnum], value: object, place: str) -> StrEnum:
    try:
        return enum(str(value))
    except ValueError as error:
        choices = ", ".join(member.value for member in enum)
        raise InputError(place, f"“{value}” bestaat niet; kies uit {choices}") from error


def _text(value: object, place: str) -> str:
    if not isinstance(value, str):
        raise InputError(place, "hier hoort tekst")
    return value


def _whole(value: object, place: str) -> int:
    if type(value) is not int:
        raise InputError(place, "hier hoort een geheel getal")
    return value


def _flag(value: object, place: str) -> bool:
    if not isinstance(value, bool):
        raise InputError(place, "hier hoort true of false")
    return value


def _decimal(value: object, place: str) -> Decimal:
    if type(value) not in (int, Decimal):
        raise InputError(place, "hier hoort een getal")
    return Decimal(typing.cast("int | Decimal", value))


def _day(value: object, place: str) -> date:
    if type(value) is not date:
        raise InputError(place, "hier hoort een datum, zoals 2026-11-25")
    return value


_PLAIN: Mapping[Any, Callable[[object, str], Any]] = {
    str: _text,
    int: _whole,
    bool: _flag,
    Decimal: _decimal,
    date: _day,
}
