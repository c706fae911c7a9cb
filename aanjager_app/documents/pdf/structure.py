"""The logical structure of a document: elements in reading order and what they hold.

Boxes make elements while the block tree is read; drawing fills them with marks, links and
places. `aanjager_app.documents.pdf.finish` writes the tree into the file.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of marked content on a page."""

    page: int
    mcid: int


@dataclass(eq=False, slots=True)
class LinkArea:
    """A clickable rectangle on a page, with where it leads."""

    page: int
    rect: tuple[float, float, float, float]
    target: str
    text: str


@dataclass(eq=False, slots=True)
class Element:
    """A node of the structure tree.

    Attributes:
        role: Standard structure type of PDF 1.7 (P, H1, Table, …).
        kids: What it holds, in reading order.
        alternative: Text for who can't see a figure.
        scope: Of a table header: Row or Column.
        numbering: Of a list: None, Disc, Decimal, LowerAlpha.
        box: Of a figure: its rectangle on its page.
    """

    role: str
    kids: list["Element | Mark | LinkArea"] = field(default_factory=list)
    alternative: str = ""
    scope: str = ""
    numbering: str = ""
    box: tuple[float, float, float, float] | None = None

    def add(
        self, role: str, *, alternative: str = "", scope: str = "", numbering: str = ""
    ) -> "Element":
        """Append a child and return it."""
        child = Element(role, alternative=alternative, scope=scope, numbering=numbering)
        self.kids.append(child)
        return child

    @property
    def drawn(self) -> bool:
        """Whether something of it, or of what is under it, stands on a page."""
        return any(not isinstance(kid, Element) or kid.drawn for kid in self.kids)
