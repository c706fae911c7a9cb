"""What each input cell holds, kept in a hidden sheet, so that an edited workbook can be read back.

The sheet has the worksheet as it was, and a row per input cell: a pointer into that worksheet, the
cell, and how its value is written. A reader needs to know nothing of the layout.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from openpyxl.utils import get_column_letter

from aanjager_app.costbenefit import worksheet as ws
from aanjager_app.costbenefit.writing import worksheet_to_json
from aanjager_app.documents.workbook.input_lines import SHEET as INPUT_SHEET
from aanjager_app.documents.workbook.inputs import Inputs
from aanjager_app.documents.workbook.sheet import NumberForm, Sheet

SHEET: Final = "_aanjager"
SCHEMA: Final = "aanjager.workbook/1"
END: Final = "einde"
PIECE: Final = 30_000
"""Characters of the worksheet in one cell; a cell holds no more than 32,767."""

_POINTS: Final = ("low", "mid", "high")


class InputKind(StrEnum):
    """How the value of an input is written in its cell."""

    LABEL = "label"
    NUMBER = "number"
    WHOLE = "whole"
    FRACTION = "fraction"
    FLAG = "flag"
    WORD = "word"
    PARTY = "party"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class InputKey:
    """One input cell: pointer such as `costs/wadi/quantity/low`, place, and kind."""

    pointer: str
    cell: str
    kind: InputKind
    words: str = ""


_BARRED: Final = re.compile("(?<=_)x|[\ufffe\uffff]")
"""What no XML holds, and what a reader takes for an escape: JSON has a way to write it."""
_Cells = Mapping[str, tuple[str, InputKind, str]]


def write_keys(sheet: Sheet, worksheet: ws.Worksheet, inputs: Inputs, longest: int) -> None:
    """Write the hidden sheet; `longest` is the horizon that the workbook has columns for."""
    page = sheet.page
    page.sheet_state = "veryHidden"
    sheet.text(1, 1, SCHEMA)
    told = _BARRED.sub(_escaped, worksheet_to_json(worksheet))
    pieces = [told[start : start + PIECE] for start in range(0, len(told), PIECE)]
    sheet.number(1, 2, len(pieces), NumberForm.WHOLE)
    for column, piece in enumerate(pieces, start=3):
        page.cell(row=1, column=column, value=piece).data_type = "s"
    keys = list(_keys(worksheet, inputs, longest))
    # What is lost at the end of the list would be an edit that is lost.
    keys.append(InputKey(END, f"{INPUT_SHEET}!$A$1", InputKind.LABEL, str(len(keys))))
    for row, key in enumerate(keys, start=2):
        for column, text in enumerate((key.pointer, key.cell, key.kind.value, key.words), start=1):
            page.cell(row=row, column=column, value=text)
    for row, (kind, slug, word) in enumerate(_words(inputs), start=2):
        for column, text in enumerate((kind, slug, word), start=6):
            page.cell(row=row, column=column, value=text)


def _escaped(found: re.Match[str]) -> str:
    return "".join(f"\\u{ord(sign):04x}" for sign in found[0])


def _words(inputs: Inputs) -> Iterator[tuple[str, str, str]]:
    """Words of choices; the names of parties are read from their cells."""
    for kind in ("GrowthKind", "Confidence", "TransferStatus"):
        for slug, word in inputs.labels.members[kind].items():
            yield kind, slug, word


def _keys(worksheet: ws.Worksheet, inputs: Inputs, longest: int) -> Iterator[InputKey]:
    yield InputKey("base_year", inputs.base_year, InputKind.WHOLE)
    yield InputKey("price_year", inputs.price_year, InputKind.WHOLE)
    yield InputKey("horizon_years", inputs.horizon, InputKind.WHOLE, str(longest))
    yield InputKey("discount_rate_pct", inputs.rate, InputKind.FRACTION)
    yield InputKey("nature_price_rise_pct", inputs.nature, InputKind.FRACTION)
    for party, name, vat in zip(worksheet.parties, inputs.parties, inputs.vat, strict=True):
        yield InputKey(f"parties/{party.id}", name, InputKind.LABEL)
        yield InputKey(f"parties/{party.id}/recovers_vat", vat, InputKind.FLAG)
    for cost, cost_cells in zip(worksheet.costs, inputs.costs, strict=True):
        yield from _row(f"costs/{cost.id}", cost_cells.row, _COSTS)
    for benefit, benefit_cells in zip(worksheet.benefits, inputs.benefits, strict=True):
        yield from _row(f"benefits/{benefit.id}", benefit_cells.row, _BENEFITS)
    for transfer, transfer_cells in zip(worksheet.transfers, inputs.transfers, strict=True):
        yield from _row(f"transfers/{transfer.id}", transfer_cells.row, _TRANSFERS)
    yield from _shares("costs", "payers", [line.id for line in worksheet.costs], worksheet, inputs)
    yield from _shares(
        "costs", "upkeep_payers", [line.id for line in worksheet.costs], worksheet, inputs
    )
    yield from _shares(
        "benefits", "beneficiaries", [line.id for line in worksheet.benefits], worksheet, inputs
    )


def _row(line: str, row: int, cells: _Cells) -> Iterator[InputKey]:
    yield InputKey(line, f"{INPUT_SHEET}!$A${row}", InputKind.LABEL)
    for name, (letter, kind, words) in cells.items():
        yield InputKey(f"{line}/{name}", f"{INPUT_SHEET}!${letter}${row}", kind, words)


def _shares(
    part: str, name: str, lines: list[str], worksheet: ws.Worksheet, inputs: Inputs
) -> Iterator[InputKey]:
    first = inputs.share_rows[name]
    for offset, line in enumerate(lines):
        row = first + offset
        yield InputKey(f"{part}/{line}", f"{INPUT_SHEET}!$A${row}", InputKind.LABEL)
        for place, party in enumerate(worksheet.parties):
            letter = get_column_letter(2 + place)
            cell = f"{INPUT_SHEET}!${letter}${row}"
            yield InputKey(f"{part}/{line}/{name}/{party.id}", cell, InputKind.SHARE)


def _points(name: str, letters: str) -> dict[str, tuple[str, InputKind, str]]:
    return {
        f"{name}/{point}": (letter, InputKind.NUMBER, "")
        for point, letter in zip(_POINTS, letters, strict=True)
    }


_NUMBER: Final = InputKind.NUMBER
_YEAR: Final = InputKind.WHOLE
_COSTS: Final[_Cells] = {
    **_points("quantity", "DEF"),
    **_points("investment_per_unit", "HIJ"),
    "investment_year": ("L", _YEAR, ""),
    "vat_pct": ("M", InputKind.FRACTION, ""),
    **_points("upkeep_per_unit_per_year", "NOP"),
    "upkeep_from_year": ("R", _YEAR, ""),
    "upkeep_until_year": ("S", _YEAR, ""),
    "lifetime_years": ("T", _YEAR, ""),
    "replace": ("U", InputKind.FLAG, ""),
    "residual": ("V", InputKind.FLAG, ""),
    "discount_rate_pct": ("W", InputKind.FRACTION, ""),
    "pm": ("X", InputKind.FLAG, ""),
}
_BENEFITS: Final[_Cells] = {
    **_points("quantity", "CDE"),
    **_points("value_per_unit_per_year", "GHI"),
    "from_year": ("K", _YEAR, ""),
    "until_year": ("L", _YEAR, ""),
    "one_off_year": ("M", _YEAR, ""),
    "growth/kind": ("N", InputKind.WORD, "GrowthKind"),
    "growth/pct": ("O", InputKind.FRACTION, ""),
    "confidence": ("P", InputKind.WORD, "Confidence"),
    "counted": ("R", InputKind.FLAG, ""),
    "pm": ("S", InputKind.FLAG, ""),
}
_TRANSFERS: Final[_Cells] = {
    "amount": ("C", _NUMBER, ""),
    "year": ("D", _YEAR, ""),
    "until_year": ("E", _YEAR, ""),
    "from": ("F", InputKind.PARTY, ""),
    "to": ("G", InputKind.PARTY, ""),
    "status": ("H", InputKind.WORD, "TransferStatus"),
    "rate_pct": ("I", InputKind.FRACTION, ""),
    "term_years": ("J", _YEAR, ""),
}
