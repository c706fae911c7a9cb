"""The block tree: what a document says, apart from how it looks.

Builders make a `Document` from frozen values; renderers turn it into PDF pages. The tree
holds plain text only: no renderer ever reads markup in a string, so a company called
"Bouw & <Zn>" needs no care from the builder. Amounts are integer cents, numbers and
percentages are exact decimals, and the renderer alone decides how they are written.
"""

# ruff: noqa: PLC0414 - builders find runs and chart data here too

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from aanjager_app.documents.chart_data import (
    AmbitionAxis as AmbitionAxis,
)
from aanjager_app.documents.chart_data import (
    AmbitionWeb as AmbitionWeb,
)
from aanjager_app.documents.chart_data import (
    Bar as Bar,
)
from aanjager_app.documents.chart_data import (
    BarChart as BarChart,
)
from aanjager_app.documents.chart_data import (
    ChainStep as ChainStep,
)
from aanjager_app.documents.chart_data import (
    Chart as Chart,
)
from aanjager_app.documents.chart_data import (
    DivergingBars as DivergingBars,
)
from aanjager_app.documents.chart_data import (
    Histogram as Histogram,
)
from aanjager_app.documents.chart_data import (
    Line as Line,
)
from aanjager_app.documents.chart_data import (
    LineChart as LineChart,
)
from aanjager_app.documents.chart_data import (
    LinePoint as LinePoint,
)
from aanjager_app.documents.chart_data import (
    PartyBar as PartyBar,
)
from aanjager_app.documents.chart_data import (
    Progress as Progress,
)
from aanjager_app.documents.chart_data import (
    Tornado as Tornado,
)
from aanjager_app.documents.chart_data import (
    TornadoBar as TornadoBar,
)
from aanjager_app.documents.runs import (
    Run as Run,
)
from aanjager_app.documents.runs import (
    as_runs as as_runs,
)
from aanjager_app.documents.runs import (
    emphasis as emphasis,
)
from aanjager_app.documents.runs import (
    link as link,
)
from aanjager_app.documents.runs import (
    plain as plain,
)
from aanjager_app.documents.runs import (
    strong as strong,
)
from aanjager_app.documents.runs import (
    text_of_runs as text_of_runs,
)
from aanjager_app.documents.table_data import (
    CellValue as CellValue,
)
from aanjager_app.documents.table_data import (
    Column as Column,
)
from aanjager_app.documents.table_data import (
    ColumnKind as ColumnKind,
)
from aanjager_app.documents.table_data import (
    Missing as Missing,
)
from aanjager_app.documents.table_data import (
    Table as Table,
)

STANDING_SENTENCE = (
    "opgesteld met Aanjager, geen officieel product van Werklandschappen van de Toekomst"
)


class DocumentStatus(StrEnum):
    """How final a document is; a concept says so on its cover and on each page."""

    CONCEPT = "concept"
    FINAL = "definitief"


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
