"""A dossier without personal data: the default of every export (AVG).

Persons are shown by role and organisation; in everything that people wrote, known names, e-mail
addresses and phone numbers are replaced. A name that is nowhere recorded as a person's cannot be
known: who exports has to read the pages first.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from functools import partial
from typing import Any, Final, TypeVar, cast

from aanjager_app.documents.dossier import Dossier
from aanjager_app.documents.dossier_people import Gate, Person
from aanjager_app.domain.masking import (
    CONTACT_GONE,
    NAME_GONE,
    SEPARATORS,
    composed,
    contacts,
    folded,
    full_name,
    full_names,
    gone,
    literally,
    tidy,
    whole_word,
)

__all__ = [
    "CONTACT_GONE",
    "NAME_GONE",
    "Scrubber",
    "for_edition",
    "scrubber_of",
    "without_personal_data",
]

_EMAIL: Final = r"[\w.+\-']+@[\w\-]+(?:\.[\w\-]+)+"
# a date followed by a number looks like a phone number of ten digits
_NO_DATE: Final = r"(?!\d{1,2}[-./]\d{1,2}[-./]\d{4})"
_PHONE: Final = (
    rf"(?<!\w)(?<!\d[.,]){_NO_DATE}"
    rf"(?:(?:\+|00){SEPARATORS}[1-9](?:{SEPARATORS}\d){{8,13}}|\(?0(?:{SEPARATORS}\d){{9}})"
    r"(?!\d|:\d)"
)
_TITLES: Final = r"(?i:dhr\.?|de\s+heer|meneer|mw\.?|mevr\.?|mevrouw|ir\.?|drs\.?|dr\.?|mr\.?)"
_LEAST_PART: Final = 3
_HYPHEN: Final = re.compile("[-‐‑–]")
# strings of the worksheet that a reader sees; the others are keys that must keep fitting
_SHOWN_OF_WORKSHEET: Final = frozenset(
    {"label", "name", "unit", "place", "source", "sentence", "double_count_group"}
)
_KEPT: Final = frozenset({"rin", "data_version", "slug", "address"})

_T = TypeVar("_T")


def for_edition(dossier: Dossier) -> Dossier:
    """The dossier as this edition may show it; every builder starts with it."""
    return dossier if dossier.edition.with_personal_data else without_personal_data(dossier)


def without_personal_data(dossier: Dossier) -> Dossier:
    """The dossier without names, contact data and personal visit notes.

    Applied twice it gives the same as once.
    """
    scrubber = scrubber_of(dossier)
    groups = {folded(organisation.name) for organisation in dossier.organisations}
    groups |= {folded(workgroup.name) for workgroup in dossier.workgroups}
    bare = replace(
        dossier,
        edition=replace(dossier.edition, author="", with_personal_data=False),
        visits=tuple(visit for visit in dossier.visits if not visit.personal),
        projects=tuple(
            replace(project, gates=tuple(_by_group(gate, groups) for gate in project.gates))
            for project in dossier.projects
        ),
        known_names=(),
        former_names=(),
    )
    return scrubber.cleaned(bare)


def scrubber_of(dossier: Dossier) -> "Scrubber":
    """What takes the persons of a dossier out of texts, also those that are made of it later."""
    return Scrubber.of(_persons(dossier), dossier)


def _by_group(gate: Gate, groups: Collection[str]) -> Gate:
    """Who decided is free text: only the name of an organisation or workgroup may stay."""
    if not gate.decided_by or folded(gate.decided_by) in groups:
        return gate
    return replace(gate, decided_by=NAME_GONE)


def _persons(dossier: Dossier) -> Iterator[Person]:
    yield from dossier.persons
    for workgroup in dossier.workgroups:
        yield from (member.person for member in workgroup.members)
    yield from (action.owner for action in dossier.actions if action.owner is not None)
    yield from (Person(name=name) for name in dossier.former_names)
    if dossier.edition.author:
        yield Person(name=dossier.edition.author)


@dataclass(frozen=True, slots=True)
class Scrubber:
    """Replaces what is known of persons in a text.

    Attributes:
        whole: e-mail addresses, phone numbers and full names.
        parts: first and last names by themselves, and the names of organisations that keep them.
    """

    whole: re.Pattern[str]
    parts: re.Pattern[str] | None

    @classmethod
    def of(cls, persons: Iterable[Person], dossier: Dossier) -> "Scrubber":
        """A scrubber for the persons of a dossier, and the full names of all others."""
        known = tuple(persons)
        own = full_names(person.name for person in known)
        names = full_names((*own, *dossier.known_names))
        reach = contacts((p.email for p in known), (p.phone for p in known))
        groups = [f"(?P<contact>{'|'.join((_EMAIL, _PHONE, *reach))})"]
        if names:
            groups.append(f"(?P<name>{'|'.join(map(full_name, names))})")
        whole = re.compile("|".join(groups))
        return cls(whole, _parts_pattern(own, names, dossier, whole))

    def clean(self, text: str) -> str:
        """The text without what is known of persons."""
        text = self.whole.sub(_gone, composed(text))
        return text if self.parts is None else self.parts.sub(_gone, text)

    def cleaned(self, value: _T) -> _T:
        """The same value with every text that a reader may see cleaned."""
        return cast("_T", _clean(value, self, ""))


def _gone(found: re.Match[str]) -> str:
    return found[0] if found.lastgroup == "kept" else gone(found)


def _longest_first(texts: Iterable[str]) -> list[str]:
    return sorted(texts, key=lambda text: (-len(text), text))


# ---------------------------------------------------------------- parts of names


def _parts_pattern(
    own: Iterable[str], names: Iterable[str], dossier: Dossier, whole: re.Pattern[str]
) -> re.Pattern[str] | None:
    """Parts of names: those of this terrain anywhere, those of others after "mevrouw"."""
    parts = _longest_first({part for name in names for part in _name_parts(name)})
    if not parts:
        return None
    kept = _longest_first(name for name in _own_names(dossier) if not whole.search(composed(name)))
    ordinary = _ordinary_words(dossier, whole)
    alone = _longest_first(
        {part for name in own for part in _name_parts(name) if part.casefold() not in ordinary}
    )
    groups = (
        [f"(?P<kept>{'|'.join(whole_word(literally(composed(name))) for name in kept)})"]
        if kept
        else []
    )
    titled = rf"{_TITLES}\s+(?:\w\.\s*)*(?:{'|'.join(map(literally, parts))})"
    either = [whole_word(titled), *(whole_word(literally(part)) for part in alone)]
    groups.append(f"(?P<name>{'|'.join(either)})")
    return re.compile("|".join(groups))


def _name_parts(name: str) -> Iterator[str]:
    """The first name and the last name, with and without "van der", and each half of a double."""
    first, *rest = tidy(name).split()
    if not rest:
        return
    last = " ".join(rest)
    halves = [half.strip() for half in (*_HYPHEN.split(first), *_HYPHEN.split(last))]
    for part in (first, last, *halves, *(half.split()[-1] for half in halves if half)):
        if len(part) >= _LEAST_PART and any(letter.isupper() for letter in part):
            yield part
            yield part[:1].upper() + part[1:]


def _own_names(dossier: Dossier) -> set[str]:
    """Names of organisations and places, which stay whole even with a family name in them."""
    found = {organisation.name for organisation in dossier.organisations}
    found |= {company.name for company in dossier.companies}
    found |= {person.organisation for person in dossier.persons if person.organisation}
    found |= {name for name in (dossier.applicant, *_place_names(dossier)) if name}
    if dossier.plan is not None:
        found |= {party.name for party in dossier.plan.worksheet.parties}
    return {name for name in found if name.strip()}


def _place_names(dossier: Dossier) -> tuple[str, ...]:
    terrain = dossier.terrain
    names = (terrain.name, terrain.municipality, terrain.province, terrain.region)
    return tuple(name for name in names if name)


def _ordinary_words(dossier: Dossier, whole: re.Pattern[str]) -> set[str]:
    """Words that this dossier also writes without a capital, and the words of its places.

    A family name such as Groen or Berg is then only taken for a name after "mevrouw" or the like.
    """
    text = whole.sub(" ", " ".join(_strings(dossier)))  # not the words within a mail address
    places = " ".join(_place_names(dossier)).casefold()
    return set(re.findall(r"(?<!\w)[^\W\d_A-Z][\w’'-]*", text)) | set(re.findall(r"\w+", places))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, Enum | bytes):
        return
    if isinstance(value, Person):
        return  # its own name says nothing about ordinary words
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from _strings(inner)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _strings(getattr(value, field.name))


# ---------------------------------------------------------------- every text of the dossier


def _clean(value: Any, scrubber: Scrubber, field: str) -> Any:  # noqa: ANN401 - any value of a dossier
    if isinstance(value, Enum | bytes) or field in _KEPT:
        return value
    if isinstance(value, str):
        return scrubber.clean(value)
    if isinstance(value, Mapping):
        return {key: _clean(inner, scrubber, field) for key, inner in value.items()}
    if isinstance(value, tuple):
        return tuple(map(partial(_clean, scrubber=scrubber, field=field), value))
    if is_dataclass(value) and not isinstance(value, type):
        return _clean_record(value, scrubber)
    return value


def _clean_record(record: Any, scrubber: Scrubber) -> Any:  # noqa: ANN401 - any record of a dossier
    if isinstance(record, Person):
        record = Person(role=record.role, organisation=record.organisation)
    of_worksheet = type(record).__module__.startswith("aanjager_app.costbenefit")
    changes = {}
    for field in fields(record):
        value = getattr(record, field.name)
        is_key = of_worksheet and field.name not in _SHOWN_OF_WORKSHEET
        if is_key and (isinstance(value, str) or _is_words(value)):
            continue
        cleaned = _clean(value, scrubber, field.name)
        if cleaned is not value:
            changes[field.name] = cleaned
    return replace(record, **changes) if changes else record


def _is_words(value: object) -> bool:
    return isinstance(value, tuple) and all(isinstance(word, str) for word in value)
