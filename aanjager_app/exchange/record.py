"""Read a record file: TOML with Dutch keys that says what is known of a terrain.

The form is described for users in `docs/record-toml.md`.
"""

import tomllib
from dataclasses import replace
from decimal import Decimal
from typing import Any, Final

from aanjager_app.domain.building import Builder, dotted, toml_fault
from aanjager_app.domain.errors import InputError
from aanjager_app.domain.masking import composed, tidy
from aanjager_app.domain.texts import TextKind
from aanjager_app.exchange.record_checks import check_record, check_values
from aanjager_app.exchange.record_model import Record
from aanjager_app.exchange.record_words import Known, suggest

MAX_BYTES: Final = 5 * 1024 * 1024
_TEXTS: Final = "teksten"
_FILE: Final = "bestand"
_NAMES: Final = frozenset(
    {
        *("naam", "persoon", "eigenaar", "organisatie", "regisseurorganisatie", "gebruiker"),
        *("werkgroep", "deelgebied", "deelgebieden", "kavels", "bijeenkomst", "titel", "door"),
    }
)


def read_record(source: bytes, known: Known) -> Record:
    """Read a record file.

    Args:
        source: the content of the file.
        known: what it may refer to.

    Raises:
        InputError: with the path of what is wrong, such as `nulmetingen[0].datum`.
    """
    data = _parse(source)
    check_values(data)
    data = {key: _one_spelling(key, value) for key, value in data.items()}
    texts = _texts(data.pop(_TEXTS, {}), known)
    record = Builder(dotted, known.words, known.aliases).build(Record, data, "")
    check_record(record, known)
    return replace(record, texts=texts)


def _one_spelling(key: str, value: Any) -> Any:  # noqa: ANN401 - any value of TOML
    """Accents in one sign with their letter, and names without needless white space.

    Then a name that looks the same is the same, wherever it is compared or looked for. The name
    of a file stays as it is on disk.
    """
    if isinstance(value, dict):
        return {inner: _one_spelling(inner, item) for inner, item in value.items()}
    if isinstance(value, list):
        return [_one_spelling(key, item) for item in value]
    if not isinstance(value, str) or key == _FILE:
        return value
    return tidy(value) if key in _NAMES else composed(value)


def _parse(source: bytes) -> dict[str, Any]:
    if len(source) > MAX_BYTES:
        raise InputError("", f"het bestand is groter dan {MAX_BYTES // 2**20} MB")
    try:
        return tomllib.loads(source.decode("utf-8-sig"), parse_float=Decimal)
    except UnicodeDecodeError as error:
        raise InputError("", "het bestand is geen UTF-8-tekst") from error
    except (tomllib.TOMLDecodeError, ArithmeticError, RecursionError) as error:
        raise InputError("", toml_fault(error)) from error
    except ValueError as error:
        raise InputError("", "er staat een getal in dat te lang is") from error


def _texts(table: object, known: Known) -> dict[TextKind, str]:
    if not isinstance(table, dict):
        raise InputError(_TEXTS, "hier hoort een tabel")
    kinds = known.words[TextKind]
    found: dict[TextKind, str] = {}
    for name, text in table.items():
        place = dotted(_TEXTS, name)
        if name.casefold() not in kinds:
            raise InputError(place, suggest(name, kinds, "deze tekst"))
        kind = TextKind(kinds[name.casefold()])
        if kind in found:
            raise InputError(place, "deze tekst staat er twee keer")
        if not isinstance(text, str):
            raise InputError(place, "hier hoort tekst, tussen aanhalingstekens")
        if text.strip():
            found[kind] = text.strip()
    return found
