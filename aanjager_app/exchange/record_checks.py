"""What must hold in a record file beyond the kind of each value."""

import unicodedata
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import PurePosixPath, PureWindowsPath
from typing import Final

from aanjager_app.content.model import IndicatorKind
from aanjager_app.domain.building import dotted
from aanjager_app.domain.errors import InputError
from aanjager_app.exchange.record_model import (
    Record,
    RecordedAmbition,
    RecordedBaseline,
    RecordedPlot,
    RecordedProject,
    RecordedScore,
    RecordedTerrain,
)
from aanjager_app.exchange.record_words import Known, suggest

_LAST_PHASE: Final = 7
_DEEPEST: Final = 8
_MOST: Final = 10_000_000
_LARGEST: Final = 10**12
_SMALLEST_EXPONENT: Final = -12
_LONGEST: Final = 100_000
_LINE_ENDS: Final = frozenset("\n\t")
_LABELS: Final = frozenset("ABCDEFG")
_SCALE: Final = (1, 5)


def check_values(table: object) -> None:
    """Refuse what no later step could hold: control characters, and numbers without end.

    Raises:
        InputError: with the path of the value.
    """
    waiting: list[tuple[str, object, int]] = [("", table, 0)]
    while waiting:
        place, value, depth = waiting.pop()
        if depth > _DEEPEST:
            raise InputError(place, "hier staan te veel tabellen in elkaar")
        if isinstance(value, dict):
            waiting += [(dotted(place, key), item, depth + 1) for key, item in value.items()]
        elif isinstance(value, list):
            waiting += [(f"{place}[{n}]", item, depth + 1) for n, item in enumerate(value)]
        elif isinstance(value, str):
            _check_text(place, value)
        elif isinstance(value, int | Decimal):
            _check_number(place, value)


def _check_text(place: str, text: str) -> None:
    if len(text) > _LONGEST:
        raise InputError(place, f"deze tekst is langer dan {_LONGEST} tekens")
    if any(unicodedata.category(sign) == "Cc" and sign not in _LINE_ENDS for sign in text):
        raise InputError(place, "in deze tekst staat een onzichtbaar teken; haal het weg")


def _check_number(place: str, number: int | Decimal) -> None:
    if isinstance(number, Decimal):
        if not number.is_finite():
            raise InputError(place, "hier hoort een getal")
        exponent = number.as_tuple().exponent
        if isinstance(exponent, int) and exponent < _SMALLEST_EXPONENT:
            raise InputError(place, "dit getal heeft meer dan 12 decimalen")
    if Decimal(number).copy_abs() > _LARGEST:
        raise InputError(place, "dit getal is te groot")


def check_record(record: Record, known: Known) -> None:
    """Check references, keys, amounts and days.

    Raises:
        InputError: with the path of what is wrong.
    """
    _check_terrain(record.terrain)
    for place, names in _keys(record):
        _unique(place, names)
    for n, plot in enumerate(record.plots):
        _check_plot(plot, f"kavels[{n}]")
    for n, project in enumerate(record.projects):
        _check_project(project, f"projecten[{n}]", known)
    for n, baseline in enumerate(record.baselines):
        _check_baseline(baseline, f"nulmetingen[{n}]", known)
    for n, ambition in enumerate(record.ambitions):
        _check_ambition(ambition, f"ambities[{n}]", known)
    for n, group in enumerate(record.workgroups):
        _exists(f"werkgroepen[{n}].thema", group.theme, known.themes, "dit thema")
    for n, visit in enumerate(record.visits):
        for m, photo in enumerate(visit.photos):
            _check_file(f"bezoeknotities[{n}].fotos[{m}].bestand", photo.file)


def _check_terrain(terrain: RecordedTerrain) -> None:
    _between(
        _Limit("terrein.lengtegraad", terrain.longitude, -180, 180),
        _Limit("terrein.breedtegraad", terrain.latitude, -90, 90),
        _Limit("terrein.bruto_ha", terrain.gross_ha),
        _Limit("terrein.netto_ha", terrain.net_ha),
        _Limit("terrein.uitgeefbaar_ha", terrain.issuable_ha),
        _Limit("terrein.bedrijven", terrain.companies),
        _Limit("terrein.werknemers", terrain.employees),
    )
    if (terrain.longitude is None) != (terrain.latitude is None):
        raise InputError("terrein", "vul lengtegraad en breedtegraad allebei in")


def _check_plot(plot: RecordedPlot, place: str) -> None:
    _between(
        _Limit(f"{place}.oppervlakte_m2", plot.area_m2),
        _Limit(f"{place}.verhard_m2", plot.paved_m2),
        _Limit(f"{place}.dak_m2", plot.roof_m2),
    )


def _check_project(project: RecordedProject, place: str, known: Known) -> None:
    if project.phase is not None:
        _check_phase(f"{place}.fase", project.phase)
    for n, stay in enumerate(project.stays):
        _check_phase(f"{place}.fasen[{n}].fase", stay.phase)
        _in_order(f"{place}.fasen[{n}].klaar", stay.started_on, stay.finished_on)
    for n, gate in enumerate(project.gates):
        _check_phase(f"{place}.poorten[{n}].fase", gate.phase)
    for n, tick in enumerate(project.ticks):
        what = "deze controle, die je zelf afvinkt,"
        _exists(f"{place}.controles[{n}].controle", tick.check, known.checks, what)
    _unique(f"{place}.controles[{{}}].controle", [tick.check for tick in project.ticks])
    _unique(f"{place}.fasen[{{}}]", [f"{s.phase} {s.started_on}" for s in project.stays])
    _unique(f"{place}.poorten[{{}}]", [f"{g.phase} {g.decided_on}" for g in project.gates])


def _check_phase(place: str, phase: int) -> None:
    if not 0 <= phase <= _LAST_PHASE:
        raise InputError(place, "de keten heeft fase 0 en fase 1 t/m 7")


def _in_order(place: str, start: date | None, end: date | None) -> None:
    if start is not None and end is not None and end < start:
        raise InputError(place, "deze datum ligt voor het begin")


def _check_baseline(baseline: RecordedBaseline, place: str, known: Known) -> None:
    for n, score in enumerate(baseline.scores):
        _check_score(score, f"{place}.scores[{n}]", known)
    _unique(f"{place}.scores[{{}}].indicator", [score.indicator for score in baseline.scores])


def _check_score(score: RecordedScore, place: str, known: Known) -> None:
    _exists(f"{place}.indicator", score.indicator, known.indicators, "deze indicator")
    if score.value is None and score.label is None:
        raise InputError(place, "vul waarde of label in")
    kind = known.indicators[score.indicator]
    names = ("waarde", "label")
    _check_form(place, kind, (score.value, score.label), names)
    if kind is IndicatorKind.SCALE and not (score.evidence or "").strip():
        raise InputError(f"{place}.onderbouwing", "een quickscan vraagt om een onderbouwing")


def _check_ambition(ambition: RecordedAmbition, place: str, known: Known) -> None:
    _exists(f"{place}.thema", ambition.theme, known.themes, "dit thema")
    target = (ambition.target, ambition.target_label)
    names = ("streefwaarde", "streeflabel")
    if ambition.indicator is None:
        if target != (None, None):
            raise InputError(f"{place}.indicator", f"bij een {names[0]} hoort een indicator")
        return
    _exists(f"{place}.indicator", ambition.indicator, known.indicators, "deze indicator")
    _check_form(place, known.indicators[ambition.indicator], target, names)


def _check_form(
    place: str,
    kind: IndicatorKind,
    score: tuple[Decimal | None, str | None],
    names: tuple[str, str],
) -> None:
    """A label takes A to G, a scale 1 to 5, and everything else a number."""
    value, label = score
    if kind is IndicatorKind.LABEL:
        if value is not None:
            raise InputError(f"{place}.{names[0]}", f"deze indicator heeft een {names[1]}")
        if label is not None and label not in _LABELS:
            raise InputError(f"{place}.{names[1]}", "kies een letter van A tot en met G")
        return
    if label is not None:
        raise InputError(f"{place}.{names[1]}", f"deze indicator heeft een {names[0]}")
    least, most = _SCALE
    if kind is IndicatorKind.SCALE and value is not None and not least <= value <= most:
        raise InputError(f"{place}.{names[0]}", f"een quickscan gaat van {least} tot {most}")


def _check_file(place: str, name: str) -> None:
    windows, posix = PureWindowsPath(name), PurePosixPath(name)
    outside = windows.drive or windows.root or posix.root or ".." in windows.parts
    if not name.strip() or outside:
        raise InputError(place, "noem een bestand dat bij dit bestand staat, zoals fotos/hal.jpg")


def _exists(place: str, name: str | None, options: Collection[str], what: str) -> None:
    if name is not None and name not in options:
        raise InputError(place, suggest(name, options, what))


@dataclass(frozen=True, slots=True)
class _Limit:
    """A number and the range that it must lie in."""

    place: str
    value: Decimal | int | None
    least: int = 0
    most: int = _MOST


def _between(*limits: _Limit) -> None:
    for limit in limits:
        if limit.value is not None and not limit.least <= limit.value <= limit.most:
            problem = f"hier hoort een getal van {limit.least} tot {limit.most}"
            raise InputError(limit.place, problem)


def _keys(record: Record) -> Iterable[tuple[str, Sequence[str]]]:
    """The natural key of every entry, by which a second recording knows it again."""
    yield "organisaties[{}].naam", [o.name for o in record.organisations]
    yield "personen[{}].naam", [p.name for p in record.persons]
    yield "deelgebieden[{}].naam", [a.name for a in record.sub_areas]
    yield "bedrijven[{}].naam", [c.name for c in record.companies]
    yield "kavels[{}].naam", [p.name for p in record.plots]
    yield "projecten[{}].naam", [p.name for p in record.projects]
    yield "nulmetingen[{}].datum", [f"{b.measured_on} {b.method}" for b in record.baselines]
    yield "ambities[{}].titel", [_joined(a.theme, a.title) for a in record.ambitions]
    yield "werkgroepen[{}].naam", [g.name for g in record.workgroups]
    for n, group in enumerate(record.workgroups):
        yield f"werkgroepen[{n}].leden[{{}}].persoon", [m.person for m in group.members]
    yield "bijeenkomsten[{}].titel", [_joined(m.held_on, m.title) for m in record.meetings]
    yield "besluiten[{}].besluit", [d.text for d in record.decisions]
    yield "acties[{}].actie", [a.title for a in record.actions]
    yield "bezoeknotities[{}].titel", [_joined(v.visited_on, v.title) for v in record.visits]
    for n, visit in enumerate(record.visits):
        yield f"bezoeknotities[{n}].fotos[{{}}].bestand", [p.file for p in visit.photos]


def _joined(first: object, title: str) -> str:
    return f"{first}: {title}" if title.strip() else ""


def _unique(place: str, values: Sequence[str]) -> None:
    seen: set[str] = set()
    for n, value in enumerate(values):
        key = value.strip().casefold()
        if not key:
            raise InputError(place.format(n), "dit mag niet leeg zijn")
        if key in seen:
            raise InputError(place.format(n), f"“{value}” staat er twee keer")
        seen.add(key)
