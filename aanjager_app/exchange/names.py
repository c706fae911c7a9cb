"""Put names right that were typed in capitals."""

import re

_SMALL = frozenset(
    {
        "aan", "a/d", "bij", "d'", "de", "den", "der", "des", "en", "het", "i/d", "in", "la",
        "langs", "met", "naar", "of", "om", "onder", "op", "over", "'s", "'t", "te", "ten", "ter",
        "tot", "uit", "v/d", "van", "voor",
    }
)  # fmt: skip
_ACRONYMS = frozenset(
    {"BIZ", "EPZ", "MFA", "NS", "RAI", "RBT", "RIN", "RWS", "TPN", "TU", "UT", "VAM"}
)
_ROMAN = re.compile(r"^(?=[IVX])(X{0,3})(IX|IV|V?I{0,3})$")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|['’][^\W\d_]+", re.UNICODE)


def put_right(name: str) -> str:
    """A name typed in capitals as one would write it; any other name unchanged but for spaces.

    "BEDRIJVENTERREIN RIJKSSTRAATWEG" becomes "Bedrijventerrein Rijksstraatweg"; roman numbers,
    known acronyms and the Dutch IJ keep their capitals, and particles lose them.
    """
    tidy = " ".join(name.split())
    letters = [char for char in tidy if char.isalpha()]
    if not letters or any(char.islower() for char in letters):
        return tidy
    if len(letters) <= 3:  # noqa: PLR2004 - so short a name is an abbreviation
        return tidy
    return _WORD.sub(_Words(tidy).put_right, tidy)


class _Words:
    """Puts the words of one name right; the first word always has a capital."""

    def __init__(self, name: str) -> None:
        self.first = _WORD.search(name)

    def put_right(self, found: re.Match[str]) -> str:
        word = found.group()
        is_first = self.first is not None and found.start() == self.first.start()
        if word in _ACRONYMS or _ROMAN.match(word):
            return word
        small = word.lower()
        if small.replace("’", "'") in _SMALL and not is_first:
            return small
        if small[0] in "'’":
            return small
        return _capital(small)


def _capital(word: str) -> str:
    return f"IJ{word[2:]}" if word.startswith("ij") else word[:1].upper() + word[1:]
