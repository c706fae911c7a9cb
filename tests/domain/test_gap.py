"""The gap between baseline and target: one indicator, one unit, or not comparable."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aanjager_app.domain.gap import LABELS, Direction, Gap, GapState, Level, gap

NUMBERS = st.decimals(0, 10_000, places=2)


def _mm(value: str) -> Level:
    return Level("berging-mm", value=Decimal(value), unit="mm")


def _label(letter: str) -> Level:
    return Level("omgevingsscan-klimaat", label=letter)


def test_sixty_wanted_and_thirty_five_there_is_twenty_five():
    assert gap(_mm("35"), _mm("60")) == Gap(
        GapState.OPEN, Decimal(25), "mm", "Nog 25 mm: van 35 mm nu naar 60 mm."
    )


def test_numbers_are_dutch():
    assert gap(_mm("1035.5"), _mm("2500")).sentence == (
        "Nog 1.464,5 mm: van 1.035,5 mm nu naar 2.500 mm."
    )


def test_a_target_that_is_reached_has_no_gap():
    for score in ("60", "75"):
        found = gap(_mm(score), _mm("60"))
        assert (found.state, found.amount) == (GapState.MET, Decimal(0))
        assert found.sentence == "Het doel van 60 mm is gehaald."


def test_lower_can_be_better():
    have = Level("verhard-pct", value=Decimal(80), unit="%")
    want = Level("verhard-pct", value=Decimal(60), unit="%")
    assert gap(have, want, Direction.LOWER).amount == 20
    assert gap(want, have, Direction.LOWER).state is GapState.MET
    assert gap(have, want, Direction.HIGHER).state is GapState.MET


@pytest.mark.parametrize(
    "baseline",
    [
        Level("berging-m3", value=Decimal(35), unit="mm"),
        Level("berging-mm", value=Decimal(35), unit="m3"),
        Level("berging-mm", value=Decimal(35)),
        Level("berging-mm", label="C"),
    ],
    ids=["indicator", "unit", "no unit", "label"],
)
def test_another_indicator_unit_or_kind_is_not_comparable(baseline):
    found = gap(baseline, _mm("60"))
    assert (found.state, found.amount) == (GapState.NOT_COMPARABLE, None)
    assert found.sentence.startswith("Niet vergelijkbaar: ")


def test_units_are_compared_as_a_reader_does():
    have = Level("groen", value=Decimal(5), unit="m²")
    want = Level("groen", value=Decimal(9), unit="M2")
    assert gap(have, want).amount == 4


@pytest.mark.parametrize(("one", "other"), [("m3", "m³"), (" mm ", "mm"), ("KWH", "kWh")])
def test_a_unit_spelled_otherwise_is_the_same_unit(one, other):
    have, want = Level("x", value=Decimal(1), unit=one), Level("x", value=Decimal(3), unit=other)
    assert gap(have, want).amount == gap(want, have, Direction.LOWER).amount == 2


def test_units_that_look_alike_are_not_the_same():
    have, want = Level("x", value=Decimal(1), unit="m2"), Level("x", value=Decimal(3), unit="m3")
    assert gap(have, want).state is GapState.NOT_COMPARABLE


def test_labels_are_counted_in_steps():
    three, one = gap(_label("E"), _label("B")), gap(_label("c"), _label("B"))
    assert three.sentence == "Nog 3 labelstappen: van label E nu naar label B."
    assert one.sentence == "Nog 1 labelstap: van label c nu naar label B."
    assert gap(_label("A"), _label("B")).state is GapState.MET
    assert gap(_label("H"), _label("B")).state is GapState.NOT_COMPARABLE
    assert gap(_label("AB"), _label("B")).state is GapState.NOT_COMPARABLE


def test_what_is_not_there_is_said():
    assert gap(None, _mm("60")).sentence == "Doel 60 mm; er is nog geen nulmeting."
    assert gap(Level("berging-mm"), _mm("60")).state is GapState.NO_BASELINE
    assert gap(_mm("35"), Level("berging-mm")).state is GapState.NO_TARGET
    assert gap(_mm("35"), Level(None, value=Decimal(60), unit="mm")).state is GapState.NO_TARGET


@given(NUMBERS, NUMBERS, st.sampled_from(Direction))
def test_a_gap_brings_the_score_exactly_to_the_target(have, want, direction):
    found = gap(Level("x", value=have, unit="m"), Level("x", value=want, unit="m"), direction)
    assert found.amount is not None
    assert found.amount >= 0
    if found.state is GapState.OPEN:
        sign = 1 if direction is Direction.HIGHER else -1
        assert have + sign * found.amount == want


@given(NUMBERS, NUMBERS, st.sampled_from(Direction))
def test_the_way_back_in_the_other_direction_is_as_long(have, want, direction):
    other = Direction.LOWER if direction is Direction.HIGHER else Direction.HIGHER
    here, there = (Level("x", value=value, unit="m") for value in (have, want))
    there_and_back = gap(here, there, direction), gap(there, here, other)
    assert there_and_back[0].amount == there_and_back[1].amount
    assert there_and_back[0].state is there_and_back[1].state
    met = {gap(here, there, d).state is GapState.MET for d in Direction}
    assert met == ({True} if have == want else {True, False})


@given(st.sampled_from(LABELS), st.sampled_from(LABELS))
def test_label_steps_lead_from_score_to_target(have, want):
    found = gap(_label(have), _label(want))
    assert found.amount == max(LABELS.index(have) - LABELS.index(want), 0)
