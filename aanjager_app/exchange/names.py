"""Put names right that were typed in capitals."""

import re

_SMALL = frozenset(
    {
        "aan", "a/d", "bij", "d'", "de", "den", "der", "des", "en", "het", "i/d", "in", "la",
        "langs", "met", "naar", "of", "om", "onder", "op", "over", "'s", "'t", "te", "ten", "ter",
        "tot", "uit", "v/d", "van", "voor",
    }
)  # fmt: skip
_ACRONYMS = frozenset({"BIZ", "EPZ", "MFA", "RAI", "RIN", "TU", "UT", "VAM"})
_SHORTENED = frozenset({"DR", "DS", "MR", "NR", "ST"})
_VOWELS = frozenset("AEIOUYÄËÏÖÜÁÉÍÓÚÀÈÌÒÙ")
_LONGEST_ACRONYM = 5
_ROMAN = re.compile(r"^(?=[IVX])(X{0,3})(IX|IV|V?I{0,3})$")
_WORD = re.compile(r"(?<!\w)[AIV]/[DH](?!\w)|[^\W\d_]+(?:['’][^\W\d_]+)*|['’][^\W\d_]+", re.UNICODE)
_AFTER_DIGIT = frozenset({"e", "de", "ste"})


def put_right(name: str) -> str:
    """A name typed in capitals as one would write it; any other name unchanged but for spaces.

    "BEDRIJVENTERREIN RIJKSSTRAATWEG" becomes "Bedrijventerrein Rijksstraatweg"; roman numbers,
    known acronyms, short words without a vowel and the Dutch IJ keep their capitals, and
    particles lose them.
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
        self.name = name
        self.first = _WORD.search(name)

    def put_right(self, found: re.Match[str]) -> str:
        word, start = found.group(), found.start()
        small = word.lower()
        if start > 0 and self.name[start - 1].isdigit():
            return small if small in _AFTER_DIGIT else word
        if _is_acronym(word):
            return word
        is_first = self.first is not None and start == self.first.start()
        if small[0] in "'’" or (small.replace("’", "'") in _SMALL and not is_first):
            return small
        return _capital(small)


def _is_acronym(word: str) -> bool:
    if word in _ACRONYMS or _ROMAN.match(word):
        return True
    unspeakable = len(word) <= _LONGEST_ACRONYM and not _VOWELS.intersection(word)
    return unspeakable and word.isalpha() and word not in _SHORTENED


def _capital(word: str) -> str:
    return f"IJ{word[2:]}" if word.startswith("ij") else word[:1].upper() + word[1:]
