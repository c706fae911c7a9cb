"""What the user reads for each member of an enumeration, from `resources/glossary.toml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from aanjager_app.content.reading import read_toml
from aanjager_app.domain.building import Builder
from aanjager_app.domain.errors import InputError

_BUILDER: Final = Builder()


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the domain.

    Attributes:
        identifier: English name in the code.
        dutch: word on screen.
        meaning: what it is, in one sentence.
        source: where the word comes from.
    """

    identifier: str
    dutch: str
    meaning: str
    source: str


@dataclass(frozen=True, slots=True)
class Labels:
    """The glossary.

    Attributes:
        terms: terms by identifier.
        members: words per enumeration and slug.
    """

    terms: Mapping[str, Term]
    members: Mapping[str, Mapping[str, str]]

    def of(self, member: StrEnum) -> str:
        """The word for a member of an enumeration.

        Raises:
            KeyError: the glossary lacks it; a test sees to it that it doesn't.
        """
        return self.members[type(member).__name__][member.value]


def read_labels(path: Path) -> Labels:
    """Read the glossary.

    Raises:
        InputError: it is missing, or an entry is incomplete or double.
    """
    data = read_toml(path)
    for name in data:
        if name not in {"term", "labels"}:
            raise InputError(f"{path.name}, {name}", "dit onderdeel bestaat niet")
    return Labels(_terms(path.name, data.get("term", [])), _members(path.name, data))


def _terms(file: str, tables: object) -> Mapping[str, Term]:
    if not isinstance(tables, list):
        raise InputError(f"{file}, term", "hier hoort [[term]]")
    terms: dict[str, Term] = {}
    for number, table in enumerate(tables, start=1):
        term = _BUILDER.build(Term, table, f"{file}, {_name(table, number)}")
        if term.identifier in terms:
            raise InputError(f"{file}, {term.identifier}", "deze term staat er twee keer")
        terms[term.identifier] = term
    return terms


def _name(table: object, number: int) -> str:
    return str(table.get("identifier", number)) if isinstance(table, dict) else str(number)


def _members(file: str, data: Mapping[str, Any]) -> Mapping[str, Mapping[str, str]]:
    members = data.get("labels", {})
    if not isinstance(members, dict):
        raise InputError(f"{file}, labels", "hier hoort een tabel")
    for enum, words in members.items():
        if not isinstance(words, dict):
            raise InputError(f"{file}, labels, {enum}", "hier hoort een tabel")
        for slug, word in words.items():
            if not isinstance(word, str) or not word:
                raise InputError(f"{file}, labels, {enum}, {slug}", "hier hoort een woord")
    return members
