"""Some inputs of a worksheet changed by their pointers, and checked as a whole.

A pointer names an input by the id of its line: `costs/wadi/quantity/low`, `horizon_years`,
`costs/wadi/payers/gemeente`.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from aanjager_app.costbenefit.reading import worksheet_from_json
from aanjager_app.costbenefit.worksheet import Worksheet
from aanjager_app.costbenefit.writing import worksheet_to_json

_LISTS: Final = ("parties", "costs", "benefits", "transfers")
_SHARES: Final = ("payers", "upkeep_payers", "beneficiaries")
_GROWTHS: Final = ("none", "nature")
Plain = str | int | bool | None


def inputs_of(worksheet: Worksheet) -> dict[str, Plain]:
    """Every input that a workbook or a comparison may name, by its pointer."""
    found: dict[str, Plain] = {}
    data = json.loads(worksheet_to_json(worksheet))
    for name, value in data.items():
        if name in _LISTS:
            for line in value:
                _flatten(f"{name}/{line['id']}", line, found)
        elif not isinstance(value, dict):
            found[name] = value
    return found


def _flatten(path: str, line: Mapping[str, Any], found: dict[str, Plain]) -> None:
    for name, value in line.items():
        if name in ("id", "covers"):
            continue
        if name in _VALUES:
            points = value if isinstance(value, dict) else {"mid": value}
            for point in ("low", "mid", "high"):
                found[f"{path}/{name}/{point}"] = points.get(point)
        elif name in _SHARES:
            for party, share in (value or {}).items():
                found[f"{path}/{name}/{party}"] = share
        elif name == "growth":
            is_kind = value in _GROWTHS
            found[f"{path}/growth/kind"] = value if is_kind else "custom"
            found[f"{path}/growth/pct"] = None if is_kind else value
        else:
            found[f"{path}/{name}"] = value


_VALUES: Final = (
    "quantity",
    "investment_per_unit",
    "upkeep_per_unit_per_year",
    "value_per_unit_per_year",
)


def patched(worksheet: Worksheet, edits: Iterable[tuple[str, Plain]]) -> Worksheet:
    """The worksheet with other inputs.

    Args:
        worksheet: what is changed.
        edits: pointers with their new values: decimals as text, years whole, `None` for empty.

    Raises:
        InputError: together they make no good worksheet, with the place.
        KeyError: a pointer names a line that isn't there.
    """
    data = json.loads(worksheet_to_json(worksheet))
    lines = {f"{name}/{line['id']}": line for name in _LISTS for line in data[name]}
    for pointer, value in edits:
        head, _, rest = _parted(pointer)
        if not rest:
            data[pointer] = value
        else:
            _set(lines[head], rest, value)
    for line in lines.values():
        _tidy(line)
    return worksheet_from_json(data)


def _parted(pointer: str) -> tuple[str, str, str]:
    part, _, rest = pointer.partition("/")
    line, slash, field = rest.partition("/")
    return f"{part}/{line}", slash, field


def _set(line: dict[str, Any], field: str, value: Plain) -> None:
    name, _, inner = field.partition("/")
    if name == "growth":
        line[field] = value
        return
    if not inner:
        line[name] = value
        return
    kept = line[name]
    if not isinstance(kept, dict):
        kept = {} if name in _SHARES else {"mid": kept}
    line[name] = {**kept, inner: value}


def _tidy(line: dict[str, Any]) -> None:
    """What is empty within a value or a share is left out; growth is one value again."""
    for name in (*_VALUES, *_SHARES):
        kept = line.get(name)
        if isinstance(kept, dict):
            left = {key: value for key, value in kept.items() if value is not None}
            empty: dict[str, Any] | None = {} if name in ("payers", "beneficiaries") else None
            line[name] = left or empty
    kind = line.pop("growth/kind", None)
    pct = line.pop("growth/pct", None)
    if kind is not None:
        line["growth"] = (pct or _number(line)) if kind == "custom" else kind
    elif pct is not None:
        line["growth"] = pct


def _number(line: Mapping[str, Any]) -> Any:  # noqa: ANN401 - JSON
    """The percentage that stood there, or none."""
    return line["growth"] if line.get("growth") not in _GROWTHS else "0"
