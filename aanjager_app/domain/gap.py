"""The gap between where a terrain stands and what it wants, on one indicator.

The source says: by comparing the baseline with the ambition it becomes clear how large the step
is (chapter 4.4). Only the same indicator in the same unit can be compared.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from aanjager_app.domain.dutch import format_number, unit_words

LABELS = "ABCDEFG"
"""Labels of NL Gebiedslabel and NL Terreinlabel, the best first."""


class Direction(StrEnum):
    """Which way an indicator is better."""

    HIGHER = "higher"
    LOWER = "lower"


class GapState(StrEnum):
    """What can be said about a gap."""

    OPEN = "open"
    MET = "met"
    NO_BASELINE = "no_baseline"
    NO_TARGET = "no_target"
    NOT_COMPARABLE = "not_comparable"


@dataclass(frozen=True, slots=True)
class Level:
    """A score or a target: a number with its unit, or a label.

    Attributes:
        indicator: slug of the indicator.
        value: the number, when it is one.
        label: the label, when it is one.
        unit: unit of the number.
    """

    indicator: str | None
    value: Decimal | None = None
    label: str | None = None
    unit: str | None = None

    @property
    def is_empty(self) -> bool:
        """Nothing was filled in."""
        return self.value is None and not self.label

    @property
    def words(self) -> str:
        """The level for a reader, such as "35 mm" or "label C"."""
        if self.value is None:
            return f"label {self.label}" if self.label else "–"
        return f"{format_number(self.value)} {unit_words(self.unit)}".strip()


@dataclass(frozen=True, slots=True)
class Gap:
    """The step from baseline to target.

    Attributes:
        state: what can be said.
        amount: how large the step still is, in the unit or in label steps; 0 when met.
        unit: unit of `amount`.
        sentence: the same in plain Dutch.
    """

    state: GapState
    amount: Decimal | None
    unit: str | None
    sentence: str


def gap(baseline: Level | None, target: Level, direction: Direction = Direction.HIGHER) -> Gap:
    """The gap between a baseline score and a target.

    60 mm wanted and 35 mm there gives 25 mm; another indicator, unit or kind of level is
    "niet vergelijkbaar".
    """
    if target.is_empty or not target.indicator:
        return Gap(GapState.NO_TARGET, None, None, "Er is nog geen streefwaarde.")
    if baseline is None or baseline.is_empty:
        return Gap(
            GapState.NO_BASELINE, None, None, f"Doel {target.words}; er is nog geen nulmeting."
        )
    if baseline.indicator != target.indicator or _unit(baseline) != _unit(target):
        return Gap(
            GapState.NOT_COMPARABLE,
            None,
            None,
            f"Niet vergelijkbaar: de nulmeting is {baseline.words}, het doel is {target.words}.",
        )
    if target.value is not None and baseline.value is not None:
        return _of_numbers(baseline, target, direction)
    return _of_labels(baseline, target)


def _unit(level: Level) -> str:
    if level.value is None:
        return "label"
    return (level.unit or "").casefold().replace("²", "2").replace("³", "3").strip()


def _of_numbers(baseline: Level, target: Level, direction: Direction) -> Gap:
    have, want = baseline.value or Decimal(0), target.value or Decimal(0)
    step = want - have if direction is Direction.HIGHER else have - want
    if step <= 0:
        return _met(target, target.unit)
    # Between two percentages lie percentage points.
    unit = "procentpunt" if target.unit == "%" else unit_words(target.unit)
    amount = f"{format_number(step)} {unit}".strip()
    return Gap(
        GapState.OPEN,
        step,
        target.unit,
        f"Nog {amount}: van {baseline.words} nu naar {target.words}.",
    )


def _of_labels(baseline: Level, target: Level) -> Gap:
    have, want = _place(baseline.label), _place(target.label)
    if have is None or want is None:
        return Gap(
            GapState.NOT_COMPARABLE,
            None,
            None,
            f"Niet vergelijkbaar: {baseline.words} en {target.words} zijn geen labels van A tot G.",
        )
    steps = have - want
    if steps <= 0:
        return _met(target, "labelstappen")
    unit = "labelstap" if steps == 1 else "labelstappen"
    return Gap(
        GapState.OPEN,
        Decimal(steps),
        unit,
        f"Nog {steps} {unit}: van {baseline.words} nu naar {target.words}.",
    )


def _place(label: str | None) -> int | None:
    letter = (label or "").strip().upper()
    return LABELS.index(letter) if len(letter) == 1 and letter in LABELS else None


def _met(target: Level, unit: str | None) -> Gap:
    return Gap(GapState.MET, Decimal(0), unit, f"Het doel van {target.words} is gehaald.")
