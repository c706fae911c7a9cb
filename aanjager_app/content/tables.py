"""Read a CSV file with semicolons; a fault names file, line and column.

The first lines say where the rows come from, as `# source: …` and `# date: …`, or
`# own_proposal: true`; then come the columns, then the rows.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from aanjager_app.domain.errors import InputError

_Choice = TypeVar("_Choice")
_HEADS = ("source", "date", "url", "own_proposal")


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row, with its place for messages.

    Attributes:
        place: file and key of the row.
        texts: text per column.
        origin: fields of `Provenance`, the same for the whole file.
    """

    place: str
    texts: Mapping[str, str]
    origin: Mapping[str, Any]

    def text(self, column: str) -> str:
        """What stands in a column, empty or not."""
        return self.texts[column]

    def needed(self, column: str) -> str:
        """What stands in a column that may not be empty.

        Raises:
            InputError: it is empty.
        """
        if not self.texts[column]:
            raise self._fault(column, "dit veld ontbreekt")
        return self.texts[column]

    def whole(self, column: str) -> int:
        """A whole number.

        Raises:
            InputError: it is none.
        """
        if not self.texts[column].isdecimal():
            raise self._fault(column, "hier hoort een geheel getal")
        return int(self.texts[column])

    def day(self, column: str) -> date | None:
        """A day as 2026-11-25; nothing when empty.

        Raises:
            InputError: it is no day.
        """
        text = self.texts[column]
        try:
            return date.fromisoformat(text) if text else None
        except ValueError as error:
            raise self._fault(column, "hier hoort een datum, zoals 2026-11-25") from error

    def choice(self, column: str, choices: Mapping[str, _Choice]) -> _Choice:
        """The thing that a word stands for.

        Raises:
            InputError: the word isn't one of the choices.
        """
        word = self.texts[column]
        if word not in choices:
            raise self._fault(column, f"“{word}” bestaat niet")
        return choices[word]

    def _fault(self, column: str, problem: str) -> InputError:
        return InputError(f"{self.place}, {column}", problem)


def read_table(path: Path, columns: tuple[str, ...], key: str | None = None) -> list[TableRow]:
    """The rows of a file that has exactly these columns.

    Args:
        path: the file.
        columns: the columns, in order.
        key: the column that names a row, each name once; without it a row goes by its line.

    Raises:
        InputError: the file is missing or says no source, its columns differ, or a key is double.
    """
    lines = _lines(path)
    heads = [line for line in lines if line.startswith("#")]
    origin = _origin(path.name, heads)
    reader = csv.DictReader(lines[len(heads) :], delimiter=";")
    if tuple(reader.fieldnames or ()) != columns:
        place = f"{path.name}, regel {len(heads) + 1}"
        raise InputError(place, f"hier horen de kolommen {', '.join(columns)}")
    rows: dict[str, TableRow] = {}
    for number, texts in enumerate(reader, start=len(heads) + 2):
        line = f"regel {number}"
        if None in texts or None in texts.values():
            raise InputError(f"{path.name}, {line}", f"hier horen {len(columns)} kolommen")
        name = texts[key] if key else line
        row = TableRow(f"{path.name}, {name or line}", texts, origin)
        if key and (row.needed(key) in rows):
            raise InputError(f"{row.place}, {key}", "deze sleutel staat er twee keer")
        rows[name] = row
    if not rows:
        raise InputError(path.name, "er staat geen enkel onderdeel in")
    return list(rows.values())


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8-sig").splitlines()
    except FileNotFoundError as error:
        raise InputError(path.name, "dit bestand ontbreekt; installeer Aanjager opnieuw") from error
    except UnicodeDecodeError as error:
        raise InputError(
            path.name, "dit bestand is geen UTF-8-tekst; installeer Aanjager opnieuw"
        ) from error


def _origin(name: str, heads: list[str]) -> Mapping[str, Any]:
    origin: dict[str, Any] = {}
    for number, line in enumerate(heads, start=1):
        word, _, text = line.lstrip("# ").partition(":")
        if word not in _HEADS:
            raise InputError(f"{name}, regel {number}", f"kies uit {', '.join(_HEADS)}")
        origin[word] = text.strip()
    if "own_proposal" in origin:
        origin["own_proposal"] = origin["own_proposal"] == "true"
    if not (origin.get("own_proposal") or (origin.get("source") and origin.get("date"))):
        problem = (
            "bron en datum ontbreken (“# source: …” en “# date: …”, of “# own_proposal: true”)"
        )
        raise InputError(f"{name}, regel 1", problem)
    return origin
