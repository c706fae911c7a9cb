"""Boxes: what the paginator stacks on pages. Each knows its height, and how to be cut in two."""

from collections.abc import Callable, Sequence
from typing import Final, Protocol

from aanjager_app.documents.pdf.sheet import Sheet
from aanjager_app.documents.pdf.structure import Element
from aanjager_app.documents.pdf.text import Line, TextBlock

_WIDOW: Final = 2  # least number of lines at the top or foot of a page


class Box(Protocol):
    """Something that is stacked; `before` and `after` are its margins, the larger one counts."""

    before: float
    after: float
    keep_with_next: bool

    def height(self, width: float) -> float:
        """Return the height in a column of a width."""

    def split(self, width: float, room: float) -> "tuple[Box, Box] | None":
        """Return a first part that fits in the room, and the rest; None when it can't be cut."""

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw from a top downward."""


class TextBox:
    """A paragraph or heading.

    Attributes:
        anchor: Name of its place, for links and the table of contents.
        measure: Widest its lines may be: long lines are hard to read.
    """

    def __init__(
        self,
        text: TextBlock,
        element: Element | None,
        *,
        before: float = 0,
        after: float = 0,
        keep_with_next: bool = False,
        anchor: str = "",
        measure: float | None = None,
        lines: list[Line] | None = None,
    ) -> None:
        self.text = text
        self.measure = measure
        self.element = element
        self.before = before
        self.after = after
        self.keep_with_next = keep_with_next
        self.anchor = anchor
        self._lines = lines

    def lines(self, width: float) -> list[Line]:
        """Return its lines in a column of a width."""
        if self._lines is not None:
            return self._lines
        return self.text.lines(width if self.measure is None else min(width, self.measure))

    def height(self, width: float) -> float:
        """Return the height in a column of a width."""
        return len(self.lines(width)) * self.text.style.leading

    def split(self, width: float, room: float) -> "tuple[TextBox, TextBox] | None":
        """Cut between lines; no widow, no orphan."""
        lines = self.lines(width)
        fits = min(int(room / self.text.style.leading + 1e-6), len(lines) - _WIDOW)
        if fits < _WIDOW or self.keep_with_next:
            return None
        head = TextBox(
            self.text, self.element, before=self.before, anchor=self.anchor, lines=lines[:fits]
        )
        return head, TextBox(self.text, self.element, after=self.after, lines=lines[fits:])

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw from a top downward."""
        if self.anchor:
            sheet.anchor(self.anchor, top)
        self.text.draw(sheet, x, top, width, self.element, lines=self.lines(width))


class ItemBox:
    """An item of a list: a label in the margin and a body of boxes beside it."""

    def __init__(
        self,
        label: TextBlock | None,
        label_element: Element,
        body: Sequence[Box],
        *,
        indent: float,
        before: float = 0,
        after: float = 0,
    ) -> None:
        self._label = label
        self._label_element = label_element
        self._body = Stack(body)
        self._indent = indent
        self.before = before
        self.after = after
        self.keep_with_next = False

    def height(self, width: float) -> float:
        """Return the height in a column of a width."""
        return self._body.height(width - self._indent)

    def split(self, width: float, room: float) -> "tuple[ItemBox, ItemBox] | None":
        """Cut the body; the label stays with the first part."""
        parts = self._body.split(width - self._indent, room)
        if parts is None:
            return None
        head, rest = parts
        return (
            ItemBox(
                self._label, self._label_element, head.boxes, indent=self._indent,
                before=self.before,
            ),
            ItemBox(None, self._label_element, rest.boxes, indent=self._indent, after=self.after),
        )  # fmt: skip

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw from a top downward."""
        if self._label is not None:
            self._label.draw(sheet, x, top, self._indent, self._label_element)
        self._body.draw(sheet, x + self._indent, top, width - self._indent)


class Stack:
    """Boxes under each other, as one box."""

    def __init__(
        self, boxes: Sequence[Box], *, before: float = 0, after: float = 0, together: bool = False
    ) -> None:
        self.boxes = tuple(boxes)
        self.before = before
        self.after = after
        self.keep_with_next = False
        self._together = together

    def _offsets(self, width: float) -> list[float]:
        """Return the distance of each box from the top."""
        offsets: list[float] = []
        y = 0.0
        for index, box in enumerate(self.boxes):
            y += max(self.boxes[index - 1].after, box.before) if index else 0.0
            offsets.append(y)
            y += box.height(width)
        return offsets

    def height(self, width: float) -> float:
        """Return the height in a column of a width."""
        if not self.boxes:
            return 0
        return self._offsets(width)[-1] + self.boxes[-1].height(width)

    def split(self, width: float, room: float) -> "tuple[Stack, Stack] | None":
        """Cut inside a box, or between two."""
        if self._together:
            return None
        for index, (box, offset) in enumerate(zip(self.boxes, self._offsets(width), strict=True)):
            if offset + box.height(width) <= room:
                continue
            parts = box.split(width, room - offset)
            if parts is not None:
                head = (*self.boxes[:index], parts[0])
                return Stack(head, before=self.before), Stack(
                    (parts[1], *self.boxes[index + 1 :]), after=self.after
                )
            if index == 0 or self.boxes[index - 1].keep_with_next:
                return None
            return (
                Stack(self.boxes[:index], before=self.before),
                Stack(self.boxes[index:], after=self.after),
            )
        return None

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw from a top downward."""
        for box, offset in zip(self.boxes, self._offsets(width), strict=True):
            box.draw(sheet, x, top - offset, width)


class PanelBox:
    """Boxes on a tinted panel with a rule at its left; goes on over a page when it must."""

    def __init__(
        self,
        body: Stack,
        *,
        colour: str,
        fill: str,
        padding: float,
        before: float = 0,
        after: float = 0,
    ) -> None:
        self._body = body
        self._colour = colour
        self._fill = fill
        self._padding = padding
        self.before = before
        self.after = after
        self.keep_with_next = False

    def height(self, width: float) -> float:
        """Return the height in a column of a width."""
        return self._body.height(width - 2 * self._padding) + 2 * self._padding

    def split(self, width: float, room: float) -> "tuple[PanelBox, PanelBox] | None":
        """Cut the body."""
        parts = self._body.split(width - 2 * self._padding, room - 2 * self._padding)
        if parts is None:
            return None
        head, rest = (
            PanelBox(
                part, colour=self._colour, fill=self._fill, padding=self._padding,
                before=self.before, after=self.after,
            )
            for part in parts
        )  # fmt: skip
        return head, rest

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw from a top downward."""
        height = self.height(width)
        with sheet.artifact():
            sheet.panel(x, top - height, width, height, fill=self._fill)
            sheet.panel(x, top - height, 3, height, fill=self._colour)
        self._body.draw(sheet, x + self._padding, top - self._padding, width - 2 * self._padding)


class FixedBox:
    """Something of a fixed height that is drawn by a function."""

    def __init__(
        self,
        height: float,
        painter: Callable[[Sheet, float, float, float], None],
        *,
        before: float = 0,
        after: float = 0,
        keep_with_next: bool = False,
    ) -> None:
        self._height = height
        self._painter = painter
        self.before = before
        self.after = after
        self.keep_with_next = keep_with_next

    def height(self, width: float) -> float:  # noqa: ARG002 - the protocol of a box
        """Return the height."""
        return self._height

    def split(self, width: float, room: float) -> "tuple[Box, Box] | None":  # noqa: ARG002
        """It can't be cut."""
        return None

    def draw(self, sheet: Sheet, x: float, top: float, width: float) -> None:
        """Draw from a top downward."""
        self._painter(sheet, x, top, width)


class NewPage(FixedBox):
    """What follows stands on a new page."""

    def __init__(self) -> None:
        super().__init__(0, lambda _sheet, _x, _top, _width: None)
