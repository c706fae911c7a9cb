"""Finding names and contact data of persons in a text, and putting words in their place."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

NAME_GONE: Final = "[naam weggelaten]"
CONTACT_GONE: Final = "[contactgegeven weggelaten]"
SEPARATORS: Final = r"[\s\u00a0().\-–/]{0,3}"
"""What people write between the digits of a phone number, as a pattern."""

_LEAST_NAME: Final = 2
_LEAST_PHONE: Final = 6
_APOSTROPHE: Final = re.compile("['’]")


def composed(text: str) -> str:
    """The text with every accent in one sign with its letter (NFC)."""
    return unicodedata.normalize("NFC", text)


def tidy(name: str) -> str:
    """A name as it is kept: composed, and without white space around it or double within."""
    return " ".join(composed(name).split())


def folded(name: str) -> str:
    """A name as names are compared: tidy and without capitals."""
    return tidy(name).casefold()


def whole_word(pattern: str) -> str:
    """A pattern that doesn't match within a word; a possessive belongs to the word."""
    return rf"(?<!\w){pattern}(?:['’]?[sS])?(?!\w)"


def literally(word: str) -> str:
    """A pattern for a word, whichever apostrophe is used."""
    return _APOSTROPHE.sub("['’]", re.escape(word))


def full_name(name: str) -> str:
    """A pattern for a whole name, in any capitals.

    One word may also be an ordinary word (Groen): then capitals tell them apart.
    """
    tokens = [literally(token) for token in tidy(name).split()]
    spaced = r"\s+".join(tokens)
    alone = len(tokens) == 1 and "-" not in name
    return whole_word(spaced if alone else f"(?i:{spaced})")


def mail(address: str) -> str:
    """A pattern for a mail address."""
    return rf"(?<![\w.+\-])(?i:{re.escape(address.strip())})(?!\w)"


def phone(number: str) -> str | None:
    """A pattern for a phone number, with or without 31; None when it is too short to know."""
    digits = re.sub(r"\D", "", number)
    if len(digits) < _LEAST_PHONE:
        return None
    home = re.fullmatch(r"(?:(?:00)?31(?:0)?|0)([1-9]\d{8})", digits)
    if home is None:
        return rf"(?<!\d)\+?{SEPARATORS.join(digits)}(?!\d)"
    start = rf"(?:(?:\+|00)?31(?:{SEPARATORS}0)?|\(?0)"
    return rf"(?<!\d){start}{SEPARATORS}{SEPARATORS.join(home[1])}(?!\d)"


def contacts(mails: Iterable[str | None], phones: Iterable[str | None]) -> Iterator[str]:
    """Patterns for mail addresses and phone numbers."""
    yield from (mail(address) for address in mails if address and address.strip())
    yield from (found for number in phones if (found := phone(number or "")) is not None)


def full_names(names: Iterable[str | None]) -> tuple[str, ...]:
    """Names that are long enough to look for, tidy, the longest first and each once."""
    found = {tidy(name) for name in names if name}
    return tuple(
        sorted((n for n in found if len(n) >= _LEAST_NAME), key=lambda name: (-len(name), name))
    )


@dataclass(frozen=True, slots=True)
class Mask:
    """Takes the full names and the contact data of some persons out of texts.

    Attributes:
        pattern: what to look for; None when nothing is known.
    """

    pattern: re.Pattern[str] | None

    @classmethod
    def of(
        cls,
        *,
        names: Iterable[str | None],
        mails: Iterable[str | None],
        phones: Iterable[str | None],
    ) -> "Mask":
        """A mask for what is known of persons."""
        groups = []
        if reach := sorted(set(contacts(mails, phones))):
            groups.append(f"(?P<contact>{'|'.join(reach)})")
        if called := full_names(names):
            groups.append(f"(?P<name>{'|'.join(map(full_name, called))})")
        return cls(re.compile("|".join(groups)) if groups else None)

    def clean(self, text: str) -> str:
        """The text without the data; the very same when they aren't in it."""
        if self.pattern is None:
            return text
        whole = composed(text)
        cleaned = self.pattern.sub(gone, whole)
        return text if cleaned == whole else cleaned


def gone(found: re.Match[str]) -> str:
    """What stands in the place of a match of group `contact` or of another group."""
    return CONTACT_GONE if found.lastgroup == "contact" else NAME_GONE
