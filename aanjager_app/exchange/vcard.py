"""Read contacts from vCards (2.1, 3.0 and 4.0), as phones and mail programs write them."""

import quopri
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from aanjager_app.domain.dutch import format_number
from aanjager_app.domain.errors import InputError
from aanjager_app.exchange.listed import ListedCell, ListedRow, ListReading

MAX_BYTES: Final = 20 * 2**20
MAX_CARDS: Final = 50_000
_LONGEST_HEAD: Final = 500
_BEGIN: Final = "BEGIN:VCARD"
_END: Final = "END:VCARD"
_ESCAPED: Final = re.compile(r"\\([nN\\,;:])")
# A part ends at a semicolon that isn't escaped.
_PART: Final = re.compile(r"((?:[^\\;]|\\.)*)(?:;|$)", re.DOTALL)
_PARAMETER: Final = re.compile(r";([A-Za-z0-9-]+)(?:=((?:\"[^\"]*\"|[^;:\"])*))?")
_NAME: Final = re.compile(r"(?:[A-Za-z0-9-]+\.)?([A-Za-z0-9-]+)")
_MARKS: Final = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_FAMILY, _GIVEN, _ADDITIONAL = 0, 1, 2


@dataclass(frozen=True, slots=True)
class _Property:
    """A property: its name in capitals, its parameters, and its value as written."""

    name: str
    parameters: Mapping[str, str]
    value: str

    @property
    def text(self) -> str:
        """The value without its escapes."""
        return _unescaped(self.value).strip()

    @property
    def rank(self) -> int:
        """Lower is better: what the owner prefers, a mobile number, anything else."""
        kinds = self.parameters.get("TYPE", "").upper()
        if "PREF" in self.parameters or "PREF" in kinds:
            return 0
        return 1 if "CELL" in kinds else 2

    @property
    def parts(self) -> Sequence[str]:
        """The parts of a value of several, without their escapes."""
        return [_unescaped(found[1]).strip() for found in _PART.finditer(self.value)]


def is_vcard(content: bytes) -> bool:
    """Whether a file begins as a vCard does."""
    try:
        start = _decoded(content[:200], "")
    except InputError:
        return False
    return start.lstrip().upper().startswith(_BEGIN)


def read_vcards(content: bytes, name: str) -> ListReading:
    """Read the cards of a file.

    Args:
        content: the whole file.
        name: name of the file, for messages.

    Returns:
        A row per card: name (FN, or else N), role (TITLE or ROLE), organisation (ORG), the
        preferred e-mail address and phone number, and remark (NOTE).

    Raises:
        InputError: it is larger than 20 MB, has more than 50,000 cards, or a card isn't ended.
    """
    if len(content) > MAX_BYTES:
        raise InputError(name, f"het bestand is groter dan {MAX_BYTES // 2**20} MB")
    rows = []
    for number, card in enumerate(_cards(_decoded(content, name), name), start=1):
        if number > MAX_CARDS:
            raise InputError(name, f"meer dan {format_number(MAX_CARDS)} kaartjes")
        rows.append(_row(number, card))
    if not rows:
        raise InputError(name, "er staan geen vCards in dit bestand")
    return ListReading(name, tuple(rows))


def _decoded(content: bytes, name: str) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            try:
                return content.decode(encoding)
            except UnicodeDecodeError as error:
                raise InputError(name, f"het bestand is beschadigd ({encoding})") from error
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")  # from an older Outlook


def _cards(text: str, name: str) -> Iterator[list[_Property]]:
    card: list[_Property] | None = None
    depth = began = 0
    for number, line in _logical_lines(text):
        plain = line.strip().upper()
        if plain == _BEGIN:
            depth += 1
            if depth == 1:
                card, began = [], number
        elif plain == _END and card is not None:
            depth -= 1
            if depth == 0:
                yield card
                card = None
        elif card is not None and depth == 1:  # a card within a card is that of someone else
            found = _property(line)
            if found is not None:
                card.append(found)
    if card is not None:
        raise InputError(f"{name}, regel {began}", "het kaartje dat hier begint, houdt niet op")


def _logical_lines(text: str) -> Iterator[tuple[int, str]]:
    """Lines with what was folded put back, and the number at which each begins."""
    whole: list[str] = []
    began, is_open = 1, False
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for number, line in enumerate(lines, start=1):
        if is_open and whole:
            whole[-1] = whole[-1][:-1]  # the sign that says that the line goes on
            whole.append(line)
        elif line[:1] in (" ", "\t") and whole:
            whole.append(line[1:])
        else:
            if whole:
                yield began, "".join(whole)
            whole, began = [line], number
        is_open = line.endswith("=") and _is_quoted(whole[0])
    if whole:
        yield began, "".join(whole)


def _is_quoted(line: str) -> bool:
    return "QUOTED-PRINTABLE" in line[:_LONGEST_HEAD].split(":", 1)[0].upper()


def _property(line: str) -> _Property | None:
    """A line as a property; a line that is none is left out, as the standard says."""
    found = _NAME.match(line)
    if found is None:
        return None
    place, parameters = found.end(), dict[str, str]()
    while parameter := _PARAMETER.match(line, place):
        # In 2.1 the kind stands there without a name: TEL;CELL:06...
        key, value = parameter[1].upper(), parameter[2]
        if value is None:
            key, value = "TYPE", parameter[1]
        earlier = f"{parameters[key]}," if key in parameters else ""
        parameters[key] = earlier + value.replace('"', "")
        place = parameter.end()
    if line[place : place + 1] != ":":
        return None
    return _Property(found[1].upper(), parameters, _plain(line[place + 1 :], parameters))


def _plain(value: str, parameters: Mapping[str, str]) -> str:
    """A value out of its quoted-printable clothes."""
    told = f"{parameters.get('ENCODING', '')},{parameters.get('TYPE', '')}".upper()
    if "QUOTED-PRINTABLE" not in told:
        return value
    raw = quopri.decodestring(value.encode("utf-8"))
    try:
        return raw.decode(parameters.get("CHARSET", "utf-8"))
    except (LookupError, ValueError):
        return raw.decode("cp1252", errors="replace")


def _row(number: int, card: Sequence[_Property]) -> ListedRow:
    name = _full_name(card)
    place = f"kaartje {number}" + (f" (“{name}”)" if name else "")
    found = {
        "name": ("FN", name),
        "role": ("TITLE", _best(card, "TITLE") or _best(card, "ROLE")),
        "organisation": ("ORG", next((p.parts[0] for p in card if p.name == "ORG"), "")),
        "email": ("EMAIL", _best(card, "EMAIL").removeprefix("mailto:")),
        "phone": ("TEL", _best(card, "TEL").removeprefix("tel:").split(";")[0]),
        "remark": ("NOTE", _best(card, "NOTE")),
    }
    cells = {
        field: ListedCell(text, title, place) for field, (title, text) in found.items() if text
    }
    return ListedRow(number, place, cells)


def _best(card: Sequence[_Property], name: str) -> str:
    found = sorted((p for p in card if p.name == name and p.text), key=_rank)
    return found[0].text if found else ""


def _rank(found: _Property) -> int:
    return found.rank


def _full_name(card: Sequence[_Property]) -> str:
    written = _best(card, "FN")
    if written:
        return written
    parts = next((p.parts for p in card if p.name == "N"), ())
    order = (_GIVEN, _ADDITIONAL, _FAMILY)
    return " ".join(parts[n] for n in order if n < len(parts) and parts[n])


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(_sign, text)


def _sign(found: re.Match[str]) -> str:
    return "\n" if found[1] in "nN" else found[1]
