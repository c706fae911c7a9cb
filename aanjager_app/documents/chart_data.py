"""Charts as data: what they show, apart from how they are drawn."""

from dataclasses import dataclass
from decimal import Decimal


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
class TornadoBar:
    """What hangs on one input.

    Attributes:
        label: the input.
        low, high: the outcome with the input at its low and at its high value, in cents.
    """

    label: str
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Tornado:
    """Bars around the expected outcome, the longest on top; a line at zero where it is in sight.

    Attributes:
        bars: the inputs.
        middle: the expected outcome in cents.
    """

    bars: tuple[TornadoBar, ...]
    middle: int


@dataclass(frozen=True, slots=True)
class Histogram:
    """How often an amount came out where.

    Attributes:
        edges: of the bars, in euros, from low to high; one more than there are bars.
        counts: how often.
        marks: amounts to mark under it, in euros, with their words.
    """

    edges: tuple[float, ...]
    counts: tuple[int, ...]
    marks: tuple[tuple[float, str], ...]


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


Chart = BarChart | DivergingBars | Tornado | Histogram | LineChart | AmbitionWeb | Progress
