"""A dossier without personal data: the default of every export (AVG).

Persons are shown by role and organisation; in everything that people wrote, known names, e-mail
addresses and phone numbers are replaced. A name that is nowhere recorded as a person's cannot be
known: who exports has to read the pages first.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import Enum
from functools import partial
from typing import Any, Final, TypeVar, cast

from aanjager_app.documents.dossier import Dossier
from aanjager_app.documents.dossier_people import Person

NAME_GONE: Final = "[naam weggelaten]"
CONTACT_GONE: Final = "[contactgegeven weggelaten]"

_SEPARATORS: Final = r"[\s\u00a0().\-–/]{0,3}"
_EMAIL: Final = r"[\w.+\-']+@[\w\-]+(?:\.[\w\-]+)+"
# a date followed by a number looks like a phone number of ten digits
_NO_DATE: Final = r"(?!\d{1,2}[-./]\d{1,2}[-./]\d{4})"
_PHONE: Final = (
    rf"(?<!\w)(?<!\d[.,]){_NO_DATE}"
    rf"(?:(?:\+|00){_SEPARATORS}[1-9](?:{_SEPARATORS}\d){{8,13}}|\(?0(?:{_SEPARATORS}\d){{9}})"
    r"(?![\d:])"
)
_TITLES: Final = r"(?i:dhr\.?|de\s+heer|meneer|mw\.?|mevr\.?|mevrouw|ir\.?|drs\.?|dr\.?|mr\.?)"
_LEAST_NAME: Final = 2
_LEAST_PART: Final = 3
_LEAST_PHONE: Final = 6
# strings of the worksheet that a reader sees; the others are keys that must keep fitting
_SHOWN_OF_WORKSHEET: Final = frozenset({"label", "name", "unit", "place", "source", "sentence"})
_KEPT: Final = frozenset({"rin", "data_version", "slug", "address"})

_T = TypeVar("_T")


def for_edition(dossier: Dossier) -> Dossier:
    """The dossier as this edition may show it; every builder starts with it."""
    return dossier if dossier.edition.with_personal_data else without_personal_data(dossier)


def without_personal_data(dossier: Dossier) -> Dossier:
    """The dossier without names, contact data and personal visit notes.

    Applied twice it gives the same as once.
    """
    known = tuple(_persons(dossier))
    scrubber = Scrubber.of(known, dossier)
    bare = replace(
        dossier,
        edition=replace(dossier.edition, author="", with_personal_data=False),
        visits=tuple(visit for visit in dossier.visits if not visit.personal),
    )
    return _mapped(bare, scrubber)


def _persons(dossier: Dossier) -> Iterator[Person]:
    yield from dossier.persons
    for workgroup in dossier.workgroups:
        yield from (member.person for member in workgroup.members)
    yield from (action.owner for action in dossier.actions if action.owner is not None)
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
        """A scrubber for the persons of a dossier."""
        known = tuple(persons)
        names = sorted(
            {_tidy(p.name) for p in known if p.name}, key=lambda name: (-len(name), name)
        )
        names = [name for name in names if len(name) >= _LEAST_NAME]
        contacts = [_EMAIL, _PHONE, *_known_contacts(known)]
        groups = [f"(?P<contact>{'|'.join(contacts)})"]
        if names:
            groups.append(f"(?P<name>{'|'.join(_full_name(name) for name in names)})")
        whole = re.compile("|".join(groups))
        return cls(whole, _parts_pattern(names, dossier, whole))

    def clean(self, text: str) -> str:
        """The text without what is known of persons."""
        text = self.whole.sub(_gone, text)
        return text if self.parts is None else self.parts.sub(_gone, text)


def _gone(found: re.Match[str]) -> str:
    if found.lastgroup == "kept":
        return found[0]
    return CONTACT_GONE if found.lastgroup == "contact" else NAME_GONE


def _longest_first(texts: Iterable[str]) -> list[str]:
    return sorted(texts, key=lambda text: (-len(text), text))


def _tidy(name: str) -> str:
    return " ".join(name.split())


def _known_contacts(persons: Iterable[Person]) -> Iterator[str]:
    for person in persons:
        if person.email and person.email.strip():
            yield f"(?i:{re.escape(person.email.strip())})"
        digits = re.sub(r"\D", "", person.phone or "")
        if len(digits) >= _LEAST_PHONE:
            yield rf"(?<!\d)\+?{_SEPARATORS.join(digits)}(?!\d)"


def _whole_word(pattern: str) -> str:
    return rf"(?<!\w){pattern}(?!\w)"


def _full_name(name: str) -> str:
    tokens = [re.escape(token) for token in name.split()]
    # one word may also be an ordinary word: then capitals tell them apart
    spaced = r"\s+".join(tokens)
    return _whole_word(spaced if len(tokens) == 1 else f"(?i:{spaced})")


# ---------------------------------------------------------------- parts of names


def _parts_pattern(
    names: Iterable[str], dossier: Dossier, whole: re.Pattern[str]
) -> re.Pattern[str] | None:
    parts = _longest_first({part for name in names for part in _name_parts(name)})
    if not parts:
        return None
    kept = _longest_first(name for name in _own_names(dossier) if not whole.search(name))
    ordinary = _ordinary_words(dossier, whole)
    alone = [part for part in parts if part.casefold() not in ordinary]
    groups = (
        [f"(?P<kept>{'|'.join(_whole_word(re.escape(name)) for name in kept)})"] if kept else []
    )
    titled = f"{_TITLES}\\s+(?:{'|'.join(re.escape(part) for part in parts)})"
    either = [_whole_word(titled), *(_whole_word(re.escape(part)) for part in alone)]
    groups.append(f"(?P<name>{'|'.join(either)})")
    return re.compile("|".join(groups))


def _name_parts(name: str) -> Iterator[str]:
    """The first name and the last name, with and without "van der"."""
    tokens = name.split()
    if len(tokens) < _LEAST_NAME:
        return
    for part in (tokens[0], tokens[-1], " ".join(tokens[1:])):
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


def _mapped(value: _T, scrubber: Scrubber) -> _T:
    """The same value with every text that a reader may see cleaned."""
    return cast("_T", _clean(value, scrubber, ""))


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
