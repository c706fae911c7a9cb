"""Reads a worksheet from its JSON form, strictly: schema `aanjager.worksheet/1`.

The contract, with its defaults and limits, is described in `docs/worksheet-json.md`.
"""

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Final, TypeVar

from aanjager_app.costbenefit.fields import JsonObject, decimal_of, id_at, shown
from aanjager_app.costbenefit.reading_lines import (
    LineContext,
    read_benefit,
    read_cost,
    read_rate,
    read_transfer,
)
from aanjager_app.costbenefit.worksheet import Party, Uncertainty, Worksheet
from aanjager_app.domain.errors import InputError

WORKSHEET_SCHEMA: Final = "aanjager.worksheet/1"
DEFAULT_HORIZON: Final = 25
DEFAULT_DISCOUNT_RATE: Final = Decimal("2.25")
DEFAULT_NATURE_PRICE_RISE: Final = Decimal("1.0")
LONGEST_HORIZON: Final = Decimal(100)
FEWEST_DRAWS: Final = 10_000
MOST_DRAWS: Final = Decimal(1_000_000)
LARGEST_TEXT: Final = 20_000_000
MOST_OF: Final = {"parties": 200, "costs": 5_000, "benefits": 5_000, "transfers": 5_000}
"""Longest lists: far more than a plan has, and still appraised within seconds."""
MOST_NUMBERS: Final = 200_000_000
"""Draws times inputs with a range."""

_SCHEMA_STEM: Final = "aanjager.worksheet/"

_Item = TypeVar("_Item")


class _Doubled(dict[str, object]):
    """A JSON object in which a key stood twice."""

    __slots__ = ("key",)

    def __init__(self, pairs: list[tuple[str, object]], key: str) -> None:
        super().__init__(pairs)
        self.key = key


def read_worksheet(source: str | bytes, *, is_draft: bool = False) -> Worksheet:
    """Reads a worksheet file.

    Args:
        source: the text of the file, or its bytes in UTF-8; a byte order mark is allowed.
        is_draft: a worksheet in the works: a line may still have no shares.

    Returns:
        The worksheet, checked against every rule of the format.

    Raises:
        InputError: the file is not valid; the path names the place.
    """
    text = _decoded(source) if isinstance(source, bytes) else source
    if len(text) > LARGEST_TEXT:
        raise InputError("", "Het bestand is te groot voor een werkblad (meer dan 20 MB).")
    try:
        data: object = json.loads(
            text.removeprefix("\ufeff"),
            parse_int=decimal_of,
            parse_float=decimal_of,
            parse_constant=Decimal,
            object_pairs_hook=_object,
        )
    except json.JSONDecodeError as error:
        raise InputError(
            f"regel {error.lineno}, teken {error.colno}", "hier is het bestand geen geldige JSON"
        ) from error
    except RecursionError as error:
        raise InputError("", "Het bestand is te diep genest om een werkblad te zijn.") from error
    _refuse_doubled_keys(data)
    return worksheet_from_json(data, is_draft=is_draft)


def worksheet_from_json(data: object, *, is_draft: bool = False) -> Worksheet:
    """Reads a worksheet from parsed JSON.

    Args:
        data: what a JSON parser gives; numbers may be `int`, `float`, `Decimal` or text.
        is_draft: a worksheet in the works: a line may still have no shares.

    Returns:
        The worksheet, checked against every rule of the format.

    Raises:
        InputError: it is not valid; the path names the place.
    """
    if not isinstance(data, dict):
        raise InputError("", f"Een werkblad moet een JSON-object zijn, niet {shown(data)}.")
    root = JsonObject(data, "")
    _check_schema(root)
    parties = _unique(root, "parties", _read_party)
    context = LineContext(frozenset(party.id for party in parties), is_draft)
    costs = _unique(root, "costs", lambda item, path: read_cost(item, path, context))
    benefits = _unique(root, "benefits", lambda item, path: read_benefit(item, path, context))
    kinds = {cost.id: cost.kind for cost in costs}
    worksheet = Worksheet(
        name=root.text("name") or "",
        base_year=_base_year(root),
        price_year=root.whole("price_year", most=_LAST_CALENDAR_YEAR),
        horizon_years=_default(root.whole("horizon_years", most=LONGEST_HORIZON), DEFAULT_HORIZON),
        discount_rate_pct=_default(read_rate(root, "discount_rate_pct"), DEFAULT_DISCOUNT_RATE),
        nature_price_rise_pct=_default(
            read_rate(root, "nature_price_rise_pct"), DEFAULT_NATURE_PRICE_RISE
        ),
        parties=parties,
        costs=costs,
        benefits=benefits,
        transfers=_unique(
            root, "transfers", lambda item, path: read_transfer(item, path, context, kinds)
        ),
        uncertainty=_read_uncertainty(root),
    )
    root.refuse_other_keys()
    _refuse_endless_draws(worksheet)
    return worksheet


def _refuse_endless_draws(worksheet: Worksheet) -> None:
    chosen = worksheet.uncertainty
    if chosen is None:
        return
    values = [
        value
        for line in worksheet.costs
        for value in (line.quantity, line.investment_per_unit, line.upkeep_per_unit_per_year)
    ]
    values += [v for one in worksheet.benefits for v in (one.quantity, one.value_per_unit_per_year)]
    inputs = sum(value.is_uncertain for value in values)
    if inputs * chosen.draws > MOST_NUMBERS:
        most = MOST_NUMBERS // inputs
        problem = (
            f"is {chosen.draws}; met {inputs} bandbreedtes kunnen het er hoogstens {most} zijn"
        )
        raise InputError("uncertainty.draws", problem)


_LAST_CALENDAR_YEAR: Final = Decimal(9999)


def _decoded(source: bytes) -> str:
    try:
        return source.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            f"byte {error.start}", "het bestand is geen UTF-8; sla het op als JSON in UTF-8"
        ) from error


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    seen: set[str] = set()
    for key, _ in pairs:
        if key in seen:
            return _Doubled(pairs, key)
        seen.add(key)
    return found


def _refuse_doubled_keys(data: object) -> None:
    """Looks for objects with a doubled key, without recursion: a file may be deep."""
    waiting: list[tuple[str, object]] = [("", data)]
    while waiting:
        path, node = waiting.pop()
        if isinstance(node, _Doubled):
            place = f"{path}.{shown(node.key, quoted=False)}"
            raise InputError(place.removeprefix("."), "staat hier twee keer; laat er één staan")
        if isinstance(node, dict):
            waiting += [
                (f"{path}.{shown(key, quoted=False)}".removeprefix("."), value)
                for key, value in node.items()
                if isinstance(value, dict | list)
            ]
        elif isinstance(node, list):
            waiting += [
                (f"{path}[{index}]", value)
                for index, value in enumerate(node)
                if isinstance(value, dict | list)
            ]


def _check_schema(root: JsonObject) -> None:
    schema = root.required("schema")
    if schema == WORKSHEET_SCHEMA:
        return
    if isinstance(schema, str) and schema.startswith(_SCHEMA_STEM):
        raise InputError(
            "schema",
            f"is {shown(schema)}; deze versie van Aanjager leest alleen '{WORKSHEET_SCHEMA}'",
        )
    raise InputError("schema", f"is {shown(schema)}, maar moet '{WORKSHEET_SCHEMA}' zijn")


def _base_year(root: JsonObject) -> int:
    root.required("base_year")
    year = root.whole("base_year", most=_LAST_CALENDAR_YEAR)
    return 0 if year is None else year


def _default(value: _Item | None, default: _Item) -> _Item:
    return default if value is None else value


def _read_party(item: object, path: str) -> Party:
    found = JsonObject(item, path)
    key = id_at(found.required("id"), found.place("id"))
    party = Party(
        id=key,
        name=found.text("name") or key,
        recovers_vat=found.flag("recovers_vat", default=False),
    )
    found.refuse_other_keys()
    return party


def _read_uncertainty(root: JsonObject) -> Uncertainty | None:
    data = root.raw("uncertainty")
    if data is None:
        return None
    found = JsonObject(data, "uncertainty")
    default = Uncertainty()
    uncertainty = Uncertainty(
        draws=_default(found.whole("draws", FEWEST_DRAWS, MOST_DRAWS), default.draws),
        seed=_default(found.whole("seed"), default.seed),
    )
    found.refuse_other_keys()
    return uncertainty


def _unique(root: JsonObject, key: str, read: Callable[[object, str], _Item]) -> tuple[_Item, ...]:
    """Reads a list whose elements have an id of their own."""
    most, items = MOST_OF[key], list(root.items(key))
    if len(items) > most:
        raise InputError(key, f"heeft {len(items)} regels; een werkblad neemt er hoogstens {most}")
    found: dict[str, _Item] = {}
    for path, item in items:
        element = read(item, path)
        name = str(item["id"]) if isinstance(item, dict) else ""
        if name in found:
            raise InputError(f"{path}.id", f"{shown(name)} komt vaker voor; een id is uniek")
        found[name] = element
    return tuple(found.values())
