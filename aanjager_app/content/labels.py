"""What the user reads for each member of an enumeration, from `resources/glossary.toml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from aanjager_app.content.reading import read_toml
from aanjager_app.domain.errors import InputError


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
        InputError: it is missing, or an entry is incomplete.
    """
    data = read_toml(path)
    terms = {}
    for number, table in enumerate(data.get("term", ()), start=1):
        name = str(table.get("identifier", number))
        wanted = {"identifier", "dutch", "meaning", "source"}
        if set(table) != wanted or not all(isinstance(text, str) for text in table.values()):
            fields = ", ".join(sorted(wanted))
            raise InputError(f"{path.name}, {name}", f"hier horen {fields}, allemaal tekst")
        terms[name] = Term(**table)
    return Labels(terms, data.get("labels", {}))
