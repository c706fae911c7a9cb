"""An edited workbook taken over in a worksheet: the differences first, then one step to undo."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Final

from aanjager_app.costbenefit import worksheet as ws
from aanjager_app.costbenefit.engine import appraise
from aanjager_app.costbenefit.patching import Plain, inputs_of, patched
from aanjager_app.documents.sections.words import euros
from aanjager_app.domain.dutch import format_number
from aanjager_app.domain.errors import DomainError, EnvironmentProblem, InputError
from aanjager_app.domain.reasons import reason
from aanjager_app.exchange.workbook import InputEdit, read_workbook
from aanjager_app.exchange.xlsx_guard import refuse_large
from aanjager_app.models import entities as rows
from aanjager_app.models.store import Store
from aanjager_app.models.work import Change
from aanjager_app.services.worksheet_loading import load_worksheet
from aanjager_app.services.worksheet_saving import save_worksheet

_EMPTY: Final = "(leeg)"


@dataclass(frozen=True, slots=True)
class Difference:
    """An input that differs: which line and which value of it, in words.

    Attributes:
        line: the line, or what the worksheet stands on.
        value: which of its values.
        before: how it is in the program now.
        after: how it is in the workbook.
        note: what to know: it was changed here too since the workbook was made, or is gone.
    """

    line: str
    value: str
    before: str
    after: str
    note: str


@dataclass(frozen=True, slots=True)
class Reimport:
    """What taking over would do.

    Attributes:
        name: name of the worksheet.
        origin: what to know of a workbook that was made of another worksheet; empty else.
        differences: input by input.
        worksheet: the worksheet as it would be.
        before, after: net present value now and then, in words.
        takes: there is something to take over; what is gone here can't be.
    """

    name: str
    origin: str
    differences: tuple[Difference, ...]
    worksheet: ws.Worksheet
    before: str
    after: str
    takes: bool


def preview_workbook(store: Store, worksheet_id: str, path: Path) -> Reimport:
    """What an edited workbook would change in a worksheet; only what was edited in it counts.

    Raises:
        DomainError: the worksheet is gone.
        InputError: the workbook can't be used, with the place.
    """
    edited = read_workbook(read_input(path), path.name)
    with store.read() as session:
        head = session.get(rows.Worksheet, worksheet_id)
        if head is None or head.binned:
            raise DomainError("row_not_found", "Dit werkblad bestaat niet (meer).")
        now = load_worksheet(session, head)
    current, labels = inputs_of(now), _labels(now)
    named = {**_labels(edited.worksheet), **labels}
    told, edits = [], []
    for edit in edited.edits:
        line = "/".join(edit.pointer.split("/")[:2])
        is_gone = "/" in edit.pointer and line not in labels
        here = current.get(edit.pointer)
        if not is_gone and here == edit.after:
            continue
        note = ""
        if is_gone:
            note = "staat niet meer in het werkblad"
        elif here != edit.before:
            note = "is hier ook veranderd sinds de export"
        told.append(
            Difference(
                line=named.get(line, line) if "/" in edit.pointer else "Uitgangspunten",
                value=_value_words(edit.pointer, edited.worksheet if is_gone else now),
                before=_words(here, edited.words),
                after=_words(edit.after, edited.words),
                note=note,
            )
        )
        if not is_gone:
            edits.append((edit.pointer, edit.after))
    then = _patched(now, edits, edited.edits)
    return Reimport(
        name=now.name,
        origin=_origin(edited.worksheet, now),
        differences=tuple(told),
        worksheet=then,
        before=euros(appraise(now).npv),
        after=euros(appraise(then).npv),
        takes=bool(edits),
    )


def _patched(
    now: ws.Worksheet, edits: list[tuple[str, Plain]], found: Iterable[InputEdit]
) -> ws.Worksheet:
    """The worksheet with the edits; what doesn't hold together is told at a cell of the workbook.

    Raises:
        InputError: together they make no good worksheet.
    """
    try:
        return patched(now, edits)
    except InputError as error:
        place = re.match(r"(costs|benefits|transfers)\[(\d+)\](?:\.(\w+))?", error.path)
        if place is None:
            raise
        line = getattr(now, place[1])[int(place[2])]
        start = f"{place[1]}/{line.id}/{place[3] or ''}"
        cell = next((edit.cell for edit in found if edit.pointer.startswith(start)), "")
        raise InputError(cell or error.path, f"{line.label}: {error.problem}") from error


def _origin(made_of: ws.Worksheet, now: ws.Worksheet) -> str:
    """A variant, or another terrain, often has lines of the same name: who reads it must know."""
    if made_of.name == now.name and set(_labels(made_of)) & set(_labels(now)):
        return ""
    return (
        f"Deze werkmap is gemaakt van “{made_of.name}”, en je hebt “{now.name}” open. Alleen wat "
        "in de werkmap is veranderd en hier ook staat, wordt overgenomen."
    )


def take_workbook(store: Store, worksheet_id: str, found: Reimport) -> Change:
    """Take the edits of a workbook over: one step.

    Raises:
        DomainError: the worksheet is gone.
    """
    with store.write("Werkmap teruggelezen") as work:
        head = work.session.get(rows.Worksheet, worksheet_id)
        if head is None or head.binned:
            raise DomainError("row_not_found", "Dit werkblad bestaat niet (meer).")
        save_worksheet(work.session, head.terrain_id, head, found.worksheet)
    return work.change


def read_input(path: Path) -> bytes:
    """The bytes of a workbook; a file that is too large isn't read at all.

    Raises:
        EnvironmentProblem: it can't be read.
        InputError: it is too large.
    """
    try:
        refuse_large(path.stat().st_size, path.name)
        return path.read_bytes()
    except OSError as error:
        sentence = f"{path.name} is niet te lezen: {reason(error)}. Er is niets gewijzigd."
        raise EnvironmentProblem("file_unreadable", sentence) from error


def _labels(sheet: ws.Worksheet) -> dict[str, str]:
    found = {f"parties/{party.id}": party.name for party in sheet.parties}
    found |= {f"costs/{line.id}": line.label for line in sheet.costs}
    found |= {f"benefits/{line.id}": line.label for line in sheet.benefits}
    return found | {f"transfers/{line.id}": line.label for line in sheet.transfers}


def _value_words(pointer: str, sheet: ws.Worksheet) -> str:
    parts = pointer.split("/")
    names = parts if len(parts) == 1 else parts[2:]
    parties = {party.id: party.name for party in sheet.parties}
    told = [_NAMES.get(name, parties.get(name, name)) for name in names]
    return " ".join(told)


def _words(value: Plain, words: Mapping[str, str]) -> str:
    if value is None:
        return _EMPTY
    if isinstance(value, str) and value in words:
        return words[value]
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, int):
        return str(value)
    try:
        return format_number(Decimal(value))
    except ArithmeticError:
        return value


_NAMES: Final[Mapping[str, str]] = {
    "base_year": "basisjaar",
    "price_year": "prijspeil",
    "horizon_years": "looptijd",
    "discount_rate_pct": "discontovoet (%)",
    "nature_price_rise_pct": "prijsstijging van natuur (%)",
    "recovers_vat": "krijgt btw terug",
    "quantity": "aantal",
    "investment_per_unit": "€ per eenheid",
    "upkeep_per_unit_per_year": "onderhoud per eenheid per jaar",
    "value_per_unit_per_year": "€ per eenheid per jaar",
    "low": "laag",
    "mid": "midden",
    "high": "hoog",
    "investment_year": "jaar van aanleg",
    "vat_pct": "btw (%)",
    "upkeep_from_year": "onderhoud vanaf jaar",
    "upkeep_until_year": "onderhoud tot en met jaar",
    "lifetime_years": "levensduur",
    "replace": "vervangen",
    "residual": "restwaarde",
    "pm": "PM",
    "from_year": "vanaf jaar",
    "until_year": "tot en met jaar",
    "one_off_year": "eenmalig in jaar",
    "growth": "groei",
    "kind": "soort",
    "pct": "(%)",
    "confidence": "zekerheid",
    "counted": "telt mee",
    "amount": "bedrag",
    "year": "jaar",
    "from": "van",
    "to": "naar",
    "status": "status",
    "rate_pct": "rente (%)",
    "term_years": "looptijd",
    "payers": "betaalt (%):",
    "upkeep_payers": "onderhoud betaalt (%):",
    "beneficiaries": "baat voor (%):",
}
