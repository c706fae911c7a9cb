"""Reads back a workbook that was exported and edited: which inputs are other than they were."""

import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from aanjager_app.costbenefit.patching import Plain, inputs_of
from aanjager_app.costbenefit.reading import read_worksheet
from aanjager_app.costbenefit.worksheet import Worksheet
from aanjager_app.domain.errors import InputError
from aanjager_app.exchange.opendocument import open_opendocument
from aanjager_app.exchange.xlsx_guard import is_opendocument, refuse_hostile

if TYPE_CHECKING:
    from openpyxl import Workbook

_ESCAPE: Final = "_x005F_"
"""How an XLSX writes the first sign of what would be taken for an escape."""
_KEYS: Final = "_aanjager"
_SCHEMA: Final = "aanjager.workbook/1"
_MOST_ROWS: Final = 50_000
_MOST_COLUMNS: Final = 200
_END: Final = "einde"
_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_CHOSEN: Final = frozenset({"flag", "word", "party"})
_FILLED: Final = frozenset(
    {
        "base_year", "horizon_years", "nature_price_rise_pct", "investment_year",
        "upkeep_from_year", "from_year", "year", "amount",
    }
)  # fmt: skip
_FLAGS: Final = {"ja": True, "nee": False}
_HUNDRED: Final = Decimal(100)
_PLACES: Final = Decimal("1e-10")
_NONE: Final = Decimal(0)
_HAIR: Final = Decimal("1e-6")
_SHARES: Final = ("/payers", "/upkeep_payers", "/beneficiaries")


@dataclass(frozen=True, slots=True)
class InputEdit:
    """An input that was changed in the workbook.

    Attributes:
        pointer: the input, such as `costs/wadi/quantity/low`.
        cell: where it stands, such as `Invoer!D14`.
        before, after: its value when the workbook was made, and now.
    """

    pointer: str
    cell: str
    before: Plain
    after: Plain


@dataclass(frozen=True, slots=True)
class EditedWorkbook:
    """What a workbook was made of, and what was changed in it since.

    Attributes:
        worksheet: as it was.
        edits: what is other now.
        words: of each choice, as the workbook shows it.
    """

    worksheet: Worksheet
    edits: tuple[InputEdit, ...]
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Key:
    pointer: str
    sheet: str
    cell: str
    kind: str
    words: str

    @property
    def place(self) -> str:
        return f"{self.sheet}!{self.cell}"

    @property
    def must_be_filled(self) -> bool:
        """An empty cell is another figure in the workbook than it is in the program."""
        name = self.pointer.rpartition("/")[2]
        return self.kind in _CHOSEN or name in _FILLED or self.pointer == "discount_rate_pct"


def read_workbook(data: bytes, name: str) -> EditedWorkbook:
    """Read an edited workbook, an XLSX or an ODS.

    Args:
        data: the file.
        name: its name, for the messages.

    Raises:
        InputError: it is hostile, broken, not of this program, or a cell holds what can't be,
            with the cell.
    """
    refuse_hostile(data, name, may_be_opendocument=True)
    book = _opened(data, name, values=False)
    page = book[_KEYS] if _KEYS in book.sheetnames else None
    if page is None or page.cell(row=1, column=1).value != _SCHEMA:
        raise InputError(
            name, "is geen werkmap van Aanjager. Exporteer er een bij Documenten en verander die"
        )
    worksheet = _worksheet(page, name)
    reader = _Reader(book, inputs_of(worksheet), _words(page), lambda: _values(data, name))
    keys = _checked(list(_keys(page)), name)
    reader.names = {
        str(reader.raw(key)).strip().casefold(): key.pointer.removeprefix("parties/")
        for key in keys
        if key.kind == "label" and key.pointer.startswith("parties/")
    }
    labels = [key for key in keys if key.kind == "label"]
    reader.check_labels(labels, worksheet)
    reader.check_below(labels)
    edits = (reader.edit(key) for key in keys if key.kind != "label")
    found = [edit for edit in edits if edit is not None]
    _check_growth(found, {key.pointer: key for key in keys}, inputs_of(worksheet))
    shown = {slug: word for _, slug, word in _shown_words(page)}
    return EditedWorkbook(worksheet, tuple(_evened(found, inputs_of(worksheet))), shown)


def _evened(edits: list[InputEdit], before: Mapping[str, Plain]) -> Iterator[InputEdit]:
    """Three thirds are a hair less than all in a spreadsheet: the last edited share gets it.

    What is off by more than a hair is left as it is, for the check of the worksheet to name.
    """
    lines: dict[str, dict[str, Plain]] = {}
    for pointer, value in (*before.items(), *((edit.pointer, edit.after) for edit in edits)):
        line, _, party = pointer.rpartition("/")
        if line.endswith(_SHARES):
            lines.setdefault(line, {})[party] = value
    last = {edit.pointer.rpartition("/")[0]: edit for edit in edits if edit.after is not None}
    for edit in edits:
        line = edit.pointer.rpartition("/")[0]
        total = sum((Decimal(str(share)) for share in lines.get(line, {}).values() if share), _NONE)
        rest = _HUNDRED - total
        if last.get(line) is edit and rest and abs(rest) < _HAIR:
            yield replace(edit, after=format(Decimal(str(edit.after)) + rest, "f"))
        else:
            yield edit


def _opened(data: bytes, name: str, *, values: bool) -> "Workbook":
    if is_opendocument(data):
        return open_opendocument(data, name, values=values)
    from openpyxl import load_workbook  # noqa: PLC0415 - slow to load

    try:
        book = load_workbook(io.BytesIO(data), data_only=values, keep_links=False)
    except Exception as error:  # openpyxl raises what its parsers raise
        raise InputError(name, "kan niet gelezen worden: de werkmap is beschadigd") from error
    for page in book.worksheets:
        if page.max_row > _MOST_ROWS or page.max_column > _MOST_COLUMNS:
            problem = f"heeft meer dan {_MOST_ROWS} rijen of {_MOST_COLUMNS} kolommen"
            raise InputError(f"{name}, blad {page.title}", problem)
    return book


def _values(data: bytes, name: str) -> "Workbook":
    return _opened(data, name, values=True)


def _worksheet(page: Any, name: str) -> Worksheet:  # noqa: ANN401 - openpyxl's page
    count = page.cell(row=1, column=2).value
    if not isinstance(count, int | float) or not 0 < count < _MOST_COLUMNS:
        raise InputError(f"{name}, blad {_KEYS}", "is veranderd; exporteer de werkmap opnieuw")
    pieces = [str(page.cell(row=1, column=3 + n).value or "") for n in range(int(count))]
    try:
        return read_worksheet("".join(pieces), is_draft=True)
    except InputError as error:
        problem = "is veranderd; exporteer de werkmap opnieuw"
        raise InputError(f"{name}, blad {_KEYS}", problem) from error


def _keys(page: Any) -> Iterator[_Key]:  # noqa: ANN401
    for pointer, cell, kind, words in page.iter_rows(min_row=2, max_col=4, values_only=True):
        if pointer and cell and kind:
            sheet, _, place = str(cell).partition("!")
            yield _Key(str(pointer), sheet, place.replace("$", ""), str(kind), str(words or ""))


def _checked(keys: list[_Key], name: str) -> list[_Key]:
    """The keys as they were written: none lost, none pointing where another points.

    Raises:
        InputError: someone worked in the hidden sheet.
    """
    *found, end = keys or [_Key("", "", "", "", "")]
    inputs = [key.place for key in found if key.kind != "label"]
    is_whole = end.pointer == _END and end.words == str(len(found))
    known = all(key.kind == "label" or key.kind in _READERS for key in found)
    if not is_whole or not known or len(set(inputs)) != len(inputs):
        problem = "is veranderd; exporteer de werkmap opnieuw"
        raise InputError(f"{name}, blad {_KEYS}", problem)
    return found


def _check_growth(
    edits: list[InputEdit], keys: Mapping[str, _Key], before: Mapping[str, Plain]
) -> None:
    """A percentage counts with “Eigen percentage” alone, as in the formulas of the workbook.

    Raises:
        InputError: one stands there without the other.
    """
    after = {**before, **{edit.pointer: edit.after for edit in edits}}
    for edit in edits:
        line, _, name = edit.pointer.rpartition("/growth/")
        if name not in ("kind", "pct"):
            continue
        is_own = after.get(f"{line}/growth/kind") == "custom"
        percentage = keys[f"{line}/growth/pct"].place
        if is_own is (after.get(f"{line}/growth/pct") is None):
            problem = (
                "vul een percentage in, of kies een andere groei"
                if is_own
                else "een percentage telt alleen bij “Eigen percentage”; kies dat, of maak dit leeg"
            )
            raise InputError(percentage, problem)


def _words(page: Any) -> dict[tuple[str, str], str]:  # noqa: ANN401
    """Slug of each word that can be chosen, by its kind."""
    return {(kind, word.casefold()): slug for kind, slug, word in _shown_words(page)}


def _shown_words(page: Any) -> Iterator[tuple[str, str, str]]:  # noqa: ANN401
    """Kind, slug and word of each choice."""
    for kind, slug, word in page.iter_rows(min_row=2, min_col=6, max_col=8, values_only=True):
        if kind:
            yield str(kind), str(slug), str(word)


class _Reader:
    """Reads cells, each as its kind says."""

    def __init__(
        self,
        book: "Workbook",
        before: Mapping[str, Plain],
        words: Mapping[tuple[str, str], str],
        values: "Callable[[], Workbook]",
    ) -> None:
        self._book, self._before, self._words = book, before, words
        self._values = values
        self._valued: Workbook | None = None
        self.names: dict[str, str] = {}

    def raw(self, key: _Key) -> Any:  # noqa: ANN401 - whatever a cell holds
        """What a cell holds; of a formula its outcome.

        Raises:
            InputError: the sheet is gone, or a formula has no outcome yet.
        """
        if key.sheet not in self._book.sheetnames:
            raise InputError(key.sheet, "dit blad ontbreekt; exporteer de werkmap opnieuw")
        value = self._book[key.sheet][key.cell].value
        if not (isinstance(value, str) and value.startswith("=")):
            return value
        if self._valued is None:
            self._valued = self._values()
        found = self._valued[key.sheet][key.cell].value
        if found is None:
            raise InputError(
                key.place, "hier staat een formule zonder uitkomst: open en bewaar de werkmap eerst"
            )
        return found

    def check_labels(self, keys: list[_Key], worksheet: Worksheet) -> None:
        """Rows that were moved would give figures to another line.

        Raises:
            InputError: a name stands in another row than when the workbook was made.
        """
        known = {f"costs/{line.id}": line.label or line.id for line in worksheet.costs}
        known |= {f"benefits/{line.id}": line.label or line.id for line in worksheet.benefits}
        known |= {f"transfers/{line.id}": line.label or line.id for line in worksheet.transfers}
        for key in keys:
            expected = known.get(key.pointer)
            if expected is not None and not _same_text(self.raw(key), expected):
                raise InputError(
                    key.place,
                    f"hier hoort “{expected}” te staan. Zet de rijen terug zoals ze waren; nieuwe "
                    "regels voeg je in Aanjager toe",
                )

    def check_below(self, labels: list[_Key]) -> None:
        """A line that was typed under a table would be left out without a word.

        Raises:
            InputError: something stands in the two empty rows under a table.
        """
        rows = {(key.sheet, int(key.cell.lstrip(_LETTERS))) for key in labels}
        ends = [(sheet, row) for sheet, row in rows if (sheet, row + 1) not in rows]
        for sheet, row in sorted(ends):
            page = self._book[sheet]
            for cell in (c for cells in page[row + 1 : row + 2] for c in cells):
                if cell.value not in (None, ""):
                    raise InputError(
                        f"{sheet}!{cell.coordinate}",
                        "hier is een regel bijgekomen. Nieuwe regels voeg je in Aanjager toe; "
                        "maak deze cellen leeg",
                    )

    def edit(self, key: _Key) -> InputEdit | None:
        """The change of a cell; None when it holds what it held."""
        raw, before = self.raw(key), self._before.get(key.pointer)
        after = self._read(key, raw)
        if after == before or _same_number(after, before):
            return None
        return InputEdit(key.pointer, key.place, before, after)

    def _read(self, key: _Key, raw: Any) -> Plain:  # noqa: ANN401
        if raw is None or (isinstance(raw, str) and not raw.strip()):
            if key.must_be_filled:
                raise InputError(key.place, "deze cel mag niet leeg zijn")
            return None
        return _READERS[key.kind](self, key, raw)

    def number(self, key: _Key, raw: Any) -> Plain:  # noqa: ANN401
        """A number as exact text."""
        return format(_exact(key, raw), "f")

    def fraction(self, key: _Key, raw: Any) -> Plain:  # noqa: ANN401
        """A percentage, that a workbook holds as a part of one."""
        return format((_exact(key, raw) * _HUNDRED).normalize(), "f")

    def whole(self, key: _Key, raw: Any) -> Plain:  # noqa: ANN401
        """A whole number."""
        number = _exact(key, raw)
        if number != number.to_integral_value():
            raise InputError(key.place, f"“{raw}” is geen heel getal")
        if key.words.isdecimal() and number > int(key.words):
            raise InputError(key.place, f"de werkmap rekent tot en met {key.words}")
        return int(number)

    def flag(self, key: _Key, raw: Any) -> Plain:  # noqa: ANN401
        """A yes or no."""
        found = _FLAGS.get(str(raw).casefold())
        if found is None:
            raise InputError(key.place, f"“{raw}” kan hier niet; kies ja of nee")
        return found

    def word(self, key: _Key, raw: Any) -> Plain:  # noqa: ANN401
        """A choice."""
        found = self._words.get((key.words, str(raw).casefold()))
        if found is None:
            raise InputError(key.place, f"“{raw}” kan hier niet; kies uit de lijst van de cel")
        return found

    def party(self, key: _Key, raw: Any) -> Plain:  # noqa: ANN401
        """A party by its name."""
        found = self.names.get(str(raw).strip().casefold())
        if found is None:
            raise InputError(key.place, f"“{raw}” is geen partij van dit werkblad")
        return found

    def share(self, key: _Key, raw: Any) -> Plain:  # noqa: ANN401
        """A share; nought is none."""
        found = self.fraction(key, raw)
        return None if found is not None and not Decimal(str(found)) else found


def _exact(key: _Key, raw: Any) -> Decimal:  # noqa: ANN401
    if isinstance(raw, bool) or not isinstance(raw, int | float):
        raise InputError(key.place, f"“{raw}” is geen getal")
    number = Decimal(repr(raw))
    if not number.is_finite():
        raise InputError(key.place, f"“{raw}” is geen getal")
    return number


def _same_number(after: Plain, before: Plain) -> bool:
    """A number went through a float on its way: what is the same there was not changed."""
    if not isinstance(after, str) or not isinstance(before, str):
        return False
    try:
        one, other = Decimal(after), Decimal(before)
    except ArithmeticError:
        return False
    return abs(one - other) <= _PLACES * max(Decimal(1), abs(other))


def _same_text(found: object, expected: str) -> bool:
    """Signs that a workbook can't hold were replaced when it was made; LibreOffice drops tabs."""
    shown = str(found or "").replace(_ESCAPE, "_")
    one, other = ("".join(text.split())[:50] for text in (shown, expected))
    return one == other or "\ufffd" in shown


_READERS: Final[Mapping[str, "Callable[[_Reader, _Key, Any], Plain]"]] = {
    "number": _Reader.number,
    "fraction": _Reader.fraction,
    "whole": _Reader.whole,
    "flag": _Reader.flag,
    "word": _Reader.word,
    "party": _Reader.party,
    "share": _Reader.share,
}
