"""Text set in lines: plain runs in, measured lines out, drawn inside their element."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from aanjager_app.documents.blocks import Run
from aanjager_app.documents.pdf.fonts import Face, Faces
from aanjager_app.documents.pdf.sheet import Sheet
from aanjager_app.documents.pdf.structure import Element

# a line may end after a space, a hyphen, a slash or a dash between words, or at a soft hyphen
_PIECES: Final = re.compile(r"\n|[ ]+|\u00ad|[^ \n\u00ad]*?(?:(?<=\w)[-/–—](?=\w))|[^ \n\u00ad]+")
_SOFT_HYPHEN: Final = "\u00ad"
_BASELINE: Final = 0.76  # of the leading, from its top: puts the x-height in the middle
_FEW: Final = 2


class Align(StrEnum):
    """Where a line stands in its column."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a paragraph is set.

    Attributes:
        faces: The family.
        size: Type size in points.
        leading: From line to line, in points.
        colour: Colour of the text.
        link_colour: Colour of links, which are underlined too.
        bold: All of it is bold.
        align: Where its lines stand.
        balanced: Lines of about equal length, for headings.
        underline: Links are underlined; not where all of it is a link.
    """

    faces: Faces
    size: float
    leading: float
    colour: str
    link_colour: str
    bold: bool = False
    align: Align = Align.LEFT
    balanced: bool = False
    underline: bool = True


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a line in one face; `link` is the element of the link it is part of."""

    text: str
    face: Face
    width: float
    run: int
    target: str | None = None


@dataclass(slots=True)
class Line:
    """A line of segments; `soft` when it goes on after a space."""

    segments: list[Segment] = field(default_factory=list)
    width: float = 0
    soft: bool = False


@dataclass(frozen=True, slots=True)
class _Atom:
    """What can't be broken: segments, the space after it, and how it may end a line."""

    segments: tuple[Segment, ...]
    width: float
    kind: str  # "word", "space", "break" or "hyphen"


class TextBlock:
    """Text in a style, broken for a width when asked.

    Args:
        runs: The runs.
        style: How it is set.
    """

    def __init__(self, runs: tuple[Run, ...], style: TextStyle) -> None:
        self.style = style
        self._runs = tuple(replace(run, text=_face(run, style).printable(run.text)) for run in runs)
        self._links: dict[int, Element] = {}
        self._broken: tuple[float, list[Line]] | None = None
        self._atoms: list[_Atom] | None = None

    @property
    def atoms(self) -> list[_Atom]:
        """The unbreakable pieces."""
        if self._atoms is None:
            self._atoms = list(_atoms(self._runs, self.style))
        return self._atoms

    @property
    def natural_width(self) -> float:
        """Width when no line is broken, other than where the text says so."""
        longest = width = 0.0
        for atom in self.atoms:
            width = 0.0 if atom.kind == "break" else width + atom.width
            longest = max(longest, width)
        return longest

    @property
    def least_width(self) -> float:
        """Width of the longest piece that can't be broken."""
        return max((atom.width for atom in self.atoms), default=0.0)

    def lines(self, width: float) -> list[Line]:
        """Return the text in lines of at most a width."""
        if self._broken is None or self._broken[0] != width:
            lines = _fill(self.atoms, width)
            if self.style.balanced and 1 < len(lines) <= _FEW + 1:
                lines = _balance(self.atoms, self.least_width, width, len(lines))
            self._broken = (width, lines)
        return self._broken[1]

    def height(self, width: float) -> float:
        """Return the height of the text in a column of a width."""
        return len(self.lines(width)) * self.style.leading

    def draw(
        self,
        sheet: Sheet,
        x: float,
        top: float,
        width: float,
        element: Element | None,
        *,
        lines: list[Line] | None = None,
    ) -> None:
        """Print lines from a top downward; without an element as an artifact."""
        painter = _Painter(sheet, element, self._links)
        baseline = top - self.style.leading * _BASELINE
        for line in self.lines(width) if lines is None else lines:
            start = x + _shift(self.style.align, width - line.width)
            painter.line(line, start, baseline, self.style)
            baseline -= self.style.leading
        painter.close()


class _Painter:
    """Prints lines, and changes mark where a link begins or ends."""

    def __init__(self, sheet: Sheet, element: Element | None, links: dict[int, Element]) -> None:
        self._sheet = sheet
        self._element = element
        self._links = links
        self._current: int | None = None
        self._stack = ExitStack()

    def close(self) -> None:
        self._stack.close()
        self._current = None

    def line(self, line: Line, x: float, y: float, style: TextStyle) -> None:
        """Print one line; a soft one with the space it was broken at, for who reads along."""
        for index, segment in enumerate(line.segments):
            self._enter(segment)
            last = index == len(line.segments) - 1
            text = f"{segment.text} " if last and line.soft else segment.text
            linked = segment.target is not None
            colour = style.link_colour if linked else style.colour
            self._sheet.text(x, y, text, face=segment.face, size=style.size, colour=colour)
            if linked:
                self._make_link(segment, x, y, style)
            x += segment.width

    def _enter(self, segment: Segment) -> None:
        key = segment.run if segment.target is not None else -1
        if key == self._current:
            return
        self.close()
        self._current = key
        if self._element is None:
            self._stack.enter_context(self._sheet.artifact())
        elif key < 0:
            self._stack.enter_context(self._sheet.content(self._element))
        else:
            if key not in self._links:
                self._links[key] = self._element.add("Link")
            self._stack.enter_context(self._sheet.content(self._links[key]))

    def _make_link(self, segment: Segment, x: float, y: float, style: TextStyle) -> None:
        if style.underline:
            drop = style.size * 0.14
            self._sheet.rule((x, y - drop), (x + segment.width, y - drop), style.link_colour)
        if self._element is not None and segment.target is not None:
            rect = (x, y - style.size * 0.28, x + segment.width, y + style.size * 0.85)
            self._sheet.link(self._links[segment.run], rect, segment.target, segment.text)


def _shift(align: Align, room: float) -> float:
    return room if align is Align.RIGHT else 0


def _face(run: Run, style: TextStyle) -> Face:
    return style.faces.pick(strong=run.strong or style.bold, emphasis=run.emphasis)


def _atoms(runs: tuple[Run, ...], style: TextStyle) -> Iterator[_Atom]:
    """Cut runs in pieces that can't be broken; a word may go on in the next run."""
    word: list[Segment] = []

    def flush(kind: str = "word") -> Iterator[_Atom]:
        if word:
            yield _Atom(tuple(word), sum(part.width for part in word), kind)
            word.clear()

    for index, run in enumerate(runs):
        face = _face(run, style)
        for piece in _PIECES.findall(run.text):
            segment = Segment(piece, face, face.width(piece, style.size), index, run.link)
            if piece == "\n":
                yield from flush()
                yield _Atom((), 0, "break")
            elif piece == _SOFT_HYPHEN:
                yield from flush("hyphen")
            elif piece[0] == " ":
                yield from flush()
                yield _Atom((segment,), segment.width, "space")
            else:
                word.append(segment)
                if piece[-1] in "-/–—" and len(piece) > 1:
                    yield from flush()
    yield from flush()


def _fill(atoms: list[_Atom], width: float) -> list[Line]:
    """Break greedily: as much on each line as it holds."""
    lines = [Line()]
    spaces: list[_Atom] = []
    hyphen: Segment | None = None
    for atom in atoms:
        line = lines[-1]
        if atom.kind == "break":
            lines.append(Line())
            spaces, hyphen = [], None
            continue
        if atom.kind == "space":
            spaces.append(atom)
            continue
        gap = sum(space.width for space in spaces)
        if line.segments and line.width + gap + atom.width > width + 0.01:
            line.soft = bool(spaces)
            if hyphen is not None and not spaces:
                _append(line, hyphen)
            line = Line()
            lines.append(line)
        elif line.segments:
            for space in spaces:
                _append(line, space.segments[0])
        spaces = []
        for segment in atom.segments:
            _place(lines, segment, width)
        hyphen = _hyphen(atom) if atom.kind == "hyphen" else None
    return lines


def _hyphen(atom: _Atom) -> Segment:
    last = atom.segments[-1]
    size = last.width / max(last.face.width(last.text, 1), 1e-6)
    return replace(last, text="-", width=last.face.width("-", size))


def _append(line: Line, segment: Segment) -> None:
    """Put a segment at the end of a line, in one piece with what it belongs to."""
    line.width += segment.width
    last = line.segments[-1] if line.segments else None
    if last is not None and (last.run, last.face, last.target) == (
        segment.run,
        segment.face,
        segment.target,
    ):
        width = last.width + segment.width
        line.segments[-1] = replace(last, text=last.text + segment.text, width=width)
    else:
        line.segments.append(segment)


def _place(lines: list[Line], segment: Segment, width: float) -> None:
    """Put a segment on the last line; one that is too long is cut where the line ends."""
    size = segment.width / max(segment.face.width(segment.text, 1), 1e-6)
    while lines[-1].width + segment.width > width + 0.01 and len(segment.text) > 1:
        room = width - lines[-1].width
        fits = _letters_that_fit(segment, size, room)
        if not fits and not lines[-1].segments:
            fits = 1
        if fits:
            head = segment.text[:fits]
            _append(lines[-1], replace(segment, text=head, width=segment.face.width(head, size)))
            rest = segment.text[fits:]
            segment = replace(segment, text=rest, width=segment.face.width(rest, size))
        if not segment.text:
            return
        lines.append(Line())
    _append(lines[-1], segment)


def _letters_that_fit(segment: Segment, size: float, room: float) -> int:
    used = 0.0
    for index, letter in enumerate(segment.text):
        used += segment.face.width(letter, size)
        if used > room:
            return index
    return len(segment.text)


def _balance(atoms: list[_Atom], least: float, width: float, count: int) -> list[Line]:
    """Return the narrowest setting with the same number of lines, without cutting words."""
    low, high = min(max(width / count, least), width), width
    for _ in range(7):
        middle = (low + high) / 2
        if len(_fill(atoms, middle)) > count:
            low = middle
        else:
            high = middle
    return _fill(atoms, high)
