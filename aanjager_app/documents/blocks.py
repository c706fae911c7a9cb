"""The block tree: what a document says, apart from how it looks.

Builders make a `Document` from frozen values; renderers turn it into PDF pages. The tree
holds plain text only: no renderer ever reads markup in a string, so a company called
"Bouw & <Zn>" needs no care from the builder. Amounts are integer cents, numbers and
percentages are exact decimals, and the renderer alone decides how they are written.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

STANDING_SENTENCE = (
    "opgesteld met Aanjager, geen officieel product van Werklandschappen van de Toekomst"
)


class DocumentStatus(StrEnum):
    """How final a document is; a concept says so on its cover and on each page."""

    CONCEPT = "concept"
    FINAL = "definitief"


class ColumnKind(StrEnum):
    """What the cells of a table column hold, and so how they are written and aligned."""

    TEXT = "text"
    NUMBER = "number"
    EURO = "euro"
    PERCENTAGE = "percentage"
    DATE = "date"


class CalloutKind(StrEnum):
    """Why a passage is set apart; each kind also has its own word and icon on paper."""

    INFO = "info"
    WARNING = "warning"
    MISSING = "missing"


class ReadyState(StrEnum):
    """How far an item of a checklist is."""

    READY = "ready"
    DRAFT = "draft"
    EMPTY = "empty"


# ---------------------------------------------------------------- text


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of plain text.

    Attributes:
        text: The text, unescaped.
        strong: Printed bold.
        emphasis: Printed italic.
        link: Address the text leads to, or `#anchor` for a place in this document.
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    link: str | None = None


def plain(text: str) -> Run:
    """Return a run without any emphasis."""
    return Run(text)


def strong(text: str) -> Run:
    """Return a bold run."""
    return Run(text, strong=True)


def emphasis(text: str) -> Run:
    """Return an italic run."""
    return Run(text, emphasis=True)


def link(text: str, target: str) -> Run:
    """Return a run that leads to a web address, `mailto:` or `#anchor`."""
    return Run(text, link=target)


def as_runs(*parts: str | Run) -> tuple[Run, ...]:
    """Return the parts as runs; a bare string becomes a plain one."""
    return tuple(Run(part) if isinstance(part, str) else part for part in parts)


def text_of_runs(runs: tuple[Run, ...]) -> str:
    """Return the bare text of some runs."""
    return "".join(run.text for run in runs)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 opens a chapter.

    Attributes:
        level: 1, 2 or 3. A level may not be skipped on the way down.
        text: The heading.
        anchor: Name to lead to with `#anchor`; empty when nothing leads here.
    """

    level: int
    text: str
    anchor: str = ""

    def __post_init__(self) -> None:
        """Refuse levels that have no style."""
        if self.level not in {1, 2, 3}:
            msg = f"a heading has level 1, 2 or 3, not {self.level}"
            raise ValueError(msg)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text; `muted` for remarks under a table or chart."""

    runs: tuple[Run, ...]
    muted: bool = False


def paragraph(*parts: str | Run, muted: bool = False) -> Paragraph:
    """Return a paragraph from strings and runs."""
    return Paragraph(as_runs(*parts), muted)


@dataclass(frozen=True, slots=True)
class ListItem:
    """An item of a list, with at most one level of items under it."""

    runs: tuple[Run, ...]
    children: tuple["ListItem", ...] = ()

    def __post_init__(self) -> None:
        """Refuse a third level: nobody reads it."""
        if any(child.children for child in self.children):
            raise ValueError("a list has at most two levels")


def item(*parts: str | Run, children: tuple[ListItem, ...] = ()) -> ListItem:
    """Return a list item from strings and runs."""
    return ListItem(as_runs(*parts), children)


@dataclass(frozen=True, slots=True)
class BulletList:
    """A list in which order has no meaning."""

    items: tuple[ListItem, ...]


@dataclass(frozen=True, slots=True)
class NumberedList:
    """A list in which order has meaning; nested items get letters."""

    items: tuple[ListItem, ...]
    start: int = 1


# ---------------------------------------------------------------- tables and figures


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    Attributes:
        header: The words above it.
        kind: What the cells hold. EURO: whole cents (int) or euros (Decimal); NUMBER: int or
            Decimal; PERCENTAGE: a Decimal fraction, so 0.025 is printed as 2,5 %; DATE: date.
        width: Share of the width relative to the other columns; None: by content.
        decimals: Digits behind the comma for NUMBER and PERCENTAGE; None: as many as the
            value has. EURO: 0 rounds to whole euros, 2 (or None) prints cents.
    """

    header: str
    kind: ColumnKind = ColumnKind.TEXT
    width: float | None = None
    decimals: int | None = None


@dataclass(frozen=True, slots=True)
class Missing:
    """A value that is not known; printed in amber with its word, never as nought."""

    text: str = "ontbreekt"


# str is allowed in every column ("PM", "n.v.t."), None is printed as a dash
CellValue = str | int | Decimal | date | Missing | tuple[Run, ...] | None


@dataclass(frozen=True, slots=True)
class Table:
    """A table with typed columns.

    Attributes:
        columns: The columns, in reading order.
        rows: A value per column in each row.
        caption: What the table shows; printed above it.
        total: Last row, set apart, or None.
        row_header: The first column names its row.
        note: Remark printed under the table.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[CellValue, ...], ...]
    caption: str = ""
    total: tuple[CellValue, ...] | None = None
    row_header: bool = True
    note: str = ""

    def __post_init__(self) -> None:
        """Refuse rows that do not fit the columns."""
        if not self.columns:
            raise ValueError("a table has at least one column")
        for row in (*self.rows, *((self.total,) if self.total is not None else ())):
            if len(row) != len(self.columns):
                msg = f"table {self.caption!r}: {len(row)} cells for {len(self.columns)} columns"
                raise ValueError(msg)


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One number that has to be remembered, already written out ("€ 42.318")."""

    value: str
    label: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """Key figures side by side; at most four fit on a row."""

    figures: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: its label, its length, and the label printed at its end."""

    label: str
    value: Decimal
    value_text: str


@dataclass(frozen=True, slots=True)
class BarChart:
    """Horizontal bars from zero; negative values go left of the zero line."""

    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class PartyBar:
    """Costs and benefits of one party.

    Attributes:
        label: The party.
        costs: Present value of its costs, as a positive amount in cents.
        benefits: Present value of its benefits, in cents.
        net_text: What remains, in words or as an amount ("+€ 37.000").
    """

    label: str
    costs: int
    benefits: int
    net_text: str


@dataclass(frozen=True, slots=True)
class DivergingBars:
    """Costs left and benefits right of a zero line, a bar for each party."""

    parties: tuple[PartyBar, ...]
    left_label: str = "kosten"
    right_label: str = "baten"


@dataclass(frozen=True, slots=True)
class LinePoint:
    """A point of a line: x (a year, say) and y."""

    x: int
    y: Decimal


@dataclass(frozen=True, slots=True)
class Line:
    """A named line; the name is printed at its end."""

    label: str
    points: tuple[LinePoint, ...]


@dataclass(frozen=True, slots=True)
class LineChart:
    """Lines over time, for instance the cumulative cash flow in euros."""

    lines: tuple[Line, ...]
    x_label: str = "jaar"
    y_label: str = "euro"


@dataclass(frozen=True, slots=True)
class AmbitionAxis:
    """One theme of the web; scores between 0 and the web's maximum, None: not known."""

    label: str
    baseline: Decimal | None
    ambition: Decimal | None


@dataclass(frozen=True, slots=True)
class AmbitionWeb:
    """Baseline and ambition per theme in a radar; needs three axes or more."""

    axes: tuple[AmbitionAxis, ...]
    maximum: int = 5


@dataclass(frozen=True, slots=True)
class ChainStep:
    """One phase of the chain with its name."""

    number: int
    label: str


@dataclass(frozen=True, slots=True)
class Progress:
    """The chain as a strip: phases before `current` are done."""

    steps: tuple[ChainStep, ...]
    current: int


Chart = BarChart | DivergingBars | LineChart | AmbitionWeb | Progress


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart with its caption.

    Attributes:
        chart: The chart as data.
        alternative: What the chart says, for who can't see it. Never empty.
        caption: Printed under it.
    """

    chart: Chart
    alternative: str
    caption: str = ""

    def __post_init__(self) -> None:
        """Refuse a chart that says nothing to who can't see it."""
        if not self.alternative.strip():
            raise ValueError("a figure needs an alternative text")


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo.

    Attributes:
        content: The bytes of a JPEG or PNG, already turned and stripped of its position.
        alternative: What is on it. Never empty.
        caption: Printed under it.
        height_mm: Highest it may become on paper, in millimetres.
    """

    content: bytes = field(repr=False)
    alternative: str
    caption: str = ""
    height_mm: float = 90.0

    def __post_init__(self) -> None:
        """Refuse a photo that says nothing to who can't see it."""
        if not self.alternative.strip():
            raise ValueError("a photo needs an alternative text")


# ---------------------------------------------------------------- passages


@dataclass(frozen=True, slots=True)
class Callout:
    """A passage set apart, with a rule at its left."""

    kind: CalloutKind
    title: str
    blocks: tuple["TextBlock", ...] = ()


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """An item of a checklist: its state, what it is, and what is still missing."""

    state: ReadyState
    text: str
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Checklist:
    """A list of what has to be there, with its state in a word and an icon."""

    items: tuple[ChecklistItem, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A source: what it is, where it is found, and when it was looked at."""

    text: str
    address: str = ""
    checked_on: date | None = None


@dataclass(frozen=True, slots=True)
class SourceList:
    """Numbered sources at the end of a document."""

    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """Go on at the top of a new page."""


TextBlock = Paragraph | BulletList | NumberedList
Block = (
    Heading
    | Paragraph
    | BulletList
    | NumberedList
    | Table
    | KeyFigures
    | Figure
    | Photo
    | Callout
    | Checklist
    | SourceList
    | PageBreak
)


# ---------------------------------------------------------------- the document


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact on the cover: "Gemeente", "Voorbeeldstad"."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document, whole.

    Attributes:
        title: What it is ("Groenvisie").
        subject: What it is about: mostly the name of the terrain; large on the cover.
        document_id: Fixed identity, the same for the same data: it becomes the file's ID.
        made_on: Date printed on it and stored in it; the builder gets it as a value.
        blocks: The content.
        subtitle: One sentence under the title.
        status: Concept or final.
        author: Who made it; empty when the export has no personal data.
        organisation: For whom the author works.
        facts: Facts for the cover.
        cover: Has a cover page; without one the title stands above the first page.
        contents: Has a table of contents after the cover.
        language: Language tag of the text.
        standing: Sentence in the footer that says what this is not.
        max_pages: Most pages it may take; the renderer first sets it tighter and then
            refuses with `DomainError("too_many_pages")`. None: no limit.
    """

    title: str
    subject: str
    document_id: str
    made_on: date
    blocks: tuple[Block, ...]
    subtitle: str = ""
    status: DocumentStatus = DocumentStatus.CONCEPT
    author: str = ""
    organisation: str = ""
    facts: tuple[Fact, ...] = ()
    cover: bool = True
    contents: bool = True
    language: str = "nl-NL"
    standing: str = STANDING_SENTENCE
    max_pages: int | None = None
