"""Read a record file: TOML with Dutch keys that says what is known of a terrain."""

import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from difflib import get_close_matches
from enum import StrEnum
from typing import Any

from aanjager_app.domain.building import Builder, dotted
from aanjager_app.domain.errors import InputError
from aanjager_app.domain.texts import TextKind
from aanjager_app.exchange.record_model import Record, RecordedProject

MAX_BYTES = 5 * 1024 * 1024
_LAST_PHASE = 7
_TEXTS = "teksten"
_LONGEST_TEXT = 100_000
_MOST = 10_000_000


@dataclass(frozen=True, slots=True)
class Known:
    """What a record may refer to.

    Attributes:
        words: the word of every member, per enumeration, as the user writes it.
        units: unit per indicator; empty for a label.
        themes: slugs of the themes.
        checks: phase per slug of a check that a person ticks.
    """

    words: Mapping[type[StrEnum], Mapping[str, StrEnum]]
    units: Mapping[str, str]
    themes: Collection[str]
    checks: Mapping[str, int]


def read_record(source: bytes, known: Known) -> Record:
    """Read a record file.

    Args:
        source: the content of the file.
        known: what it may refer to.

    Raises:
        InputError: with the path of what is wrong, such as `nulmetingen[0].datum`.
    """
    data = _parse(source)
    texts = _texts(data.pop(_TEXTS, {}), known)
    record = Builder(dotted, known.words).build(Record, data, "")
    _check(record, known)
    return replace(record, texts=texts)


def _parse(source: bytes) -> dict[str, Any]:
    if len(source) > MAX_BYTES:
        raise InputError("", f"het bestand is groter dan {MAX_BYTES // 2**20} MB")
    try:
        return tomllib.loads(source.decode("utf-8-sig"), parse_float=Decimal)
    except UnicodeDecodeError as error:
        raise InputError("", "het bestand is geen UTF-8-tekst") from error
    except (tomllib.TOMLDecodeError, ArithmeticError, RecursionError) as error:
        raise InputError("", f"het bestand is geen leesbaar TOML ({error})") from error
    except ValueError as error:
        raise InputError("", "er staat een getal in dat te lang is") from error


def _texts(table: object, known: Known) -> dict[TextKind, str]:
    if not isinstance(table, dict):
        raise InputError(_TEXTS, "hier hoort een tabel")
    kinds = known.words[TextKind]
    found: dict[TextKind, str] = {}
    for name, text in table.items():
        place = dotted(_TEXTS, name)
        if name not in kinds:
            raise InputError(place, _unknown(name, kinds, "deze tekst"))
        if not isinstance(text, str):
            raise InputError(place, "hier hoort tekst, tussen aanhalingstekens")
        if len(text) > _LONGEST_TEXT:
            raise InputError(place, f"deze tekst is langer dan {_LONGEST_TEXT} tekens")
        if text.strip():
            found[TextKind(kinds[name])] = text.strip()
    return found


def _check(record: Record, known: Known) -> None:
    for place, value in _references(record):
        options, what = {
            "indicator": (known.units, "deze indicator"),
            "thema": (known.themes, "dit thema"),
            "controle": (known.checks, "deze controle"),
        }[place.rsplit(".", 1)[1]]
        if value is not None and value not in options:
            raise InputError(place, _unknown(value, options, what))
    for number, project in enumerate(record.projects):
        _check_phases(project, f"projecten[{number}]")
    for number, baseline in enumerate(record.baselines):
        for index, score in enumerate(baseline.scores):
            place = f"nulmetingen[{number}].scores[{index}]"
            _either(place, score.value, score.label, ("waarde", "label"))
            _scale(place, score.indicator, score.value, known)
    for number, ambition in enumerate(record.ambitions):
        both = ambition.target is not None and ambition.target_label is not None
        if both:
            raise InputError(
                f"ambities[{number}]", "vul streefwaarde of streeflabel in, niet allebei"
            )
    for place, name, names in _keys(record):
        _unique(place, name, names)
    _amounts(record)


def _references(record: Record) -> Iterable[tuple[str, str | None]]:
    for n, baseline in enumerate(record.baselines):
        for m, score in enumerate(baseline.scores):
            yield f"nulmetingen[{n}].scores[{m}].indicator", score.indicator
    for n, ambition in enumerate(record.ambitions):
        yield f"ambities[{n}].thema", ambition.theme
        yield f"ambities[{n}].indicator", ambition.indicator
    for n, group in enumerate(record.workgroups):
        yield f"werkgroepen[{n}].thema", group.theme
    for n, project in enumerate(record.projects):
        for m, tick in enumerate(project.ticks):
            yield f"projecten[{n}].controles[{m}].controle", tick.check


def _check_phases(project: RecordedProject, place: str) -> None:
    phases = [
        (f"{place}.fase", project.phase),
        *((f"{place}.fasen[{n}].fase", stay.phase) for n, stay in enumerate(project.stays)),
        *((f"{place}.poorten[{n}].fase", gate.phase) for n, gate in enumerate(project.gates)),
    ]
    for where, phase in phases:
        if not 0 <= phase <= _LAST_PHASE:
            raise InputError(where, "de keten heeft fase 0 en fase 1 t/m 7")


def _either(place: str, value: object, label: object, names: tuple[str, str]) -> None:
    if (value is None) == (label is None):
        raise InputError(place, f"vul {names[0]} of {names[1]} in, niet allebei of geen van beide")


def _scale(place: str, indicator: str, value: Decimal | None, known: Known) -> None:
    if known.units[indicator] == "op 5" and value is not None and not 1 <= value <= 5:  # noqa: PLR2004
        raise InputError(f"{place}.waarde", "een quickscan gaat van 1 tot 5")


def _keys(record: Record) -> Iterable[tuple[str, str, list[str]]]:
    yield "organisaties", "naam", [o.name for o in record.organisations]
    yield "personen", "naam", [p.name for p in record.persons]
    yield "deelgebieden", "naam", [a.name for a in record.sub_areas]
    yield "bedrijven", "naam", [c.name for c in record.companies]
    yield "kavels", "naam", [p.name for p in record.plots]
    yield "projecten", "naam", [p.name for p in record.projects]
    yield "werkgroepen", "naam", [g.name for g in record.workgroups]
    yield "ambities", "titel", [f"{a.theme}: {a.title}" for a in record.ambitions]
    yield "acties", "actie", [a.title for a in record.actions]
    yield "bijeenkomsten", "titel", [f"{m.held_on} {m.title}" for m in record.meetings]
    yield "bezoeknotities", "titel", [f"{v.visited_on} {v.title}" for v in record.visits]


def _unique(place: str, name: str, values: list[str]) -> None:
    seen: set[str] = set()
    for number, value in enumerate(values):
        if not value.strip():
            raise InputError(f"{place}[{number}].{name}", "dit mag niet leeg zijn")
        if value.casefold() in seen:
            raise InputError(f"{place}[{number}].{name}", f"“{value}” staat er twee keer")
        seen.add(value.casefold())


def _amounts(record: Record) -> None:
    terrain = record.terrain
    limits = (
        ("lengtegraad", terrain.longitude, -180, 180),
        ("breedtegraad", terrain.latitude, -90, 90),
        ("bruto_ha", terrain.gross_ha, 0, _MOST),
        ("netto_ha", terrain.net_ha, 0, _MOST),
        ("uitgeefbaar_ha", terrain.issuable_ha, 0, _MOST),
        ("bedrijven", terrain.companies, 0, _MOST),
        ("werknemers", terrain.employees, 0, _MOST),
    )
    for name, value, least, most in limits:
        if value is not None and not least <= value <= most:
            raise InputError(f"terrein.{name}", f"hier hoort een getal van {least} tot {most}")


def _unknown(name: str, options: Iterable[str], what: str) -> str:
    known = sorted(options)
    near = get_close_matches(name, known, n=1, cutoff=0.4)
    hint = f"bedoel je “{near[0]}”?" if near else f"kies uit {', '.join(known)}"
    return f"{what} (“{name}”) bestaat niet; {hint}"
