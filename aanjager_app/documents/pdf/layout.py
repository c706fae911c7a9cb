"""Divides boxes over pages, before anything is drawn: so page numbers are known in time."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from aanjager_app.documents.pdf.boxes import Box, ItemBox, NewPage, TextBox

_ENOUGH: Final = 0.18  # of a page: where less room is left, a box that can be cut moves on whole


@dataclass(frozen=True, slots=True)
class Placed:
    """A box and how far under the top of the column it stands."""

    box: Box
    offset: float


@dataclass(slots=True)
class PagePlan:
    """What stands on one page."""

    placed: list[Placed] = field(default_factory=list)
    used: float = 0
    gap: float = 0


class Paginator:
    """Stacks boxes in columns of one width and height."""

    def __init__(self, width: float, height: float, *, first_height: float | None = None) -> None:
        self._width = width
        self._height = height
        self._first_height = height if first_height is None else first_height
        self.pages = [PagePlan()]

    def run(self, boxes: Iterable[Box]) -> list[PagePlan]:
        """Return the boxes divided over pages."""
        chain: list[Box] = []
        for box in boxes:
            if isinstance(box, NewPage):
                self._flush(chain)
                if self.pages[-1].placed:
                    self.pages.append(PagePlan())
                continue
            chain.append(box)
            if not box.keep_with_next:
                self._flush(chain)
        self._flush(chain)
        return self.pages

    def _flush(self, chain: list[Box]) -> None:
        if not chain:
            return
        *heads, last = chain
        chain.clear()
        if not self._fits([*heads, last]) and self.pages[-1].placed:
            room = self._room_after(heads, last)
            parts = last.split(self._width, room) if room > 0 else None
            if parts is None or self._better_moved([*heads, last], room):
                self.pages.append(PagePlan())
        for head in heads:
            self._put(head)
        self._put_divided(last)

    def _better_moved(self, chain: list[Box], room: float) -> bool:
        """Whether a table or callout is nicer on the next page, whole; text just goes on."""
        if isinstance(chain[-1], TextBox | ItemBox):
            return False
        whole = sum(box.height(self._width) for box in chain)
        return whole < self._height * 0.5 and room < self._height * _ENOUGH

    def _capacity(self) -> float:
        return self._first_height if len(self.pages) == 1 else self._height

    def _gap(self, box: Box) -> float:
        page = self.pages[-1]
        return max(page.gap, box.before) if page.placed else 0.0

    def _room_after(self, heads: list[Box], last: Box) -> float:
        """Return the room for the last box once the boxes before it stand on this page."""
        page = self.pages[-1]
        used, gap, empty = page.used, page.gap, not page.placed
        for box in heads:
            used += (0.0 if empty else max(gap, box.before)) + box.height(self._width)
            gap, empty = box.after, False
        return self._capacity() - used - (0.0 if empty else max(gap, last.before))

    def _fits(self, chain: list[Box]) -> bool:
        *heads, last = chain
        return last.height(self._width) <= self._room_after(heads, last) + 0.01

    def _put(self, box: Box) -> None:
        page = self.pages[-1]
        offset = page.used + self._gap(box)
        page.placed.append(Placed(box, offset))
        page.used = offset + box.height(self._width)
        page.gap = box.after

    def _put_divided(self, box: Box) -> None:
        """Put a box, cut over as many pages as it takes."""
        while not self._fits([box]):
            parts = box.split(self._width, self._room_after([], box))
            if parts is None:
                if not self.pages[-1].placed:
                    break  # taller than a page and can't be cut: it is drawn as far as it goes
                self.pages.append(PagePlan())
                continue
            self._put(parts[0])
            self.pages.append(PagePlan())
            box = parts[1]
        self._put(box)
