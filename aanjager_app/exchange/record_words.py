"""What a record file may refer to, taken from the reference content and the glossary."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import Final

from aanjager_app.content.library import Content
from aanjager_app.content.model import IndicatorKind
from aanjager_app.domain import vocabulary
from aanjager_app.domain.texts import TextKind

_ENUMS: Final[tuple[type[StrEnum], ...]] = (
    vocabulary.ProgrammeStatus,
    vocabulary.OrganisationDegree,
    vocabulary.OrganisationKind,
    vocabulary.PersonRole,
    vocabulary.AmbitionLevel,
    vocabulary.AmbitionTerm,
    vocabulary.ScoreMethod,
    vocabulary.WorkgroupKind,
    vocabulary.MemberRole,
    vocabulary.ActionState,
    vocabulary.GateOutcome,
)

_SHORT_TERMS: Final[Mapping[vocabulary.AmbitionTerm, str]] = {
    vocabulary.AmbitionTerm.SHORT: "kort",
    vocabulary.AmbitionTerm.MIDDLE: "middellang",
    vocabulary.AmbitionTerm.LONG: "lang",
}


@dataclass(frozen=True, slots=True)
class Known:
    """What a record may refer to.

    Attributes:
        words: the word of every member, per enumeration, as the user writes it.
        aliases: other spellings of those words.
        indicators: how each indicator is scored, by slug.
        themes: slugs of the themes.
        checks: slugs of the checks that a person ticks.
    """

    words: Mapping[type[StrEnum], Mapping[str, StrEnum]]
    aliases: Mapping[type[StrEnum], Mapping[str, StrEnum]]
    indicators: Mapping[str, IndicatorKind]
    themes: Collection[str]
    checks: Collection[str]


def known_words(content: Content) -> Known:
    """What a record file may refer to.

    Raises:
        InputError: the reference content has a fault.
    """
    labels = content.labels
    words: dict[type[StrEnum], dict[str, StrEnum]] = {
        enum: {labels.of(member).casefold(): member for member in enum} for enum in _ENUMS
    }
    # Texts are keys in the file, so they are written without signs that TOML would want quoted.
    words[TextKind] = {_bare(labels.of(kind)): kind for kind in TextKind}
    return Known(
        words=words,
        aliases={enum: _aliases(members) for enum, members in words.items()},
        indicators={slug: indicator.kind for slug, indicator in content.indicators.items()},
        themes=tuple(content.themes),
        checks=tuple(
            check.slug for phase in content.phases for check in phase.checks if check.rule is None
        ),
    )


def suggest(name: str, options: Collection[str], what: str) -> str:
    """The sentence for a name that does not exist, with the one that was probably meant."""
    near = get_close_matches(name, options, n=1, cutoff=0.5)
    hint = f"bedoel je “{near[0]}”?" if near else f"kies uit {', '.join(sorted(options))}"
    return f"{what} (“{name}”) bestaat niet; {hint}"


def _aliases(words: Mapping[str, StrEnum]) -> Mapping[str, StrEnum]:
    """A word without its commas, with hyphens for spaces, and a term without "termijn"."""
    aliases: dict[str, StrEnum] = {}
    for word, member in words.items():
        plain = word.replace(",", "")
        spellings = {plain, plain.replace(" ", "-")}
        if isinstance(member, vocabulary.AmbitionTerm):
            spellings.add(_SHORT_TERMS[member])
        aliases |= dict.fromkeys(spellings - {word}, member)
    return aliases


def _bare(label: str) -> str:
    return re.sub(r"[^a-z0-9]+", "_", re.sub("[’']", "", label.casefold())).strip("_")
