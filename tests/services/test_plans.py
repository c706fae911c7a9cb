"""What the catalogue says of a measure reaches the plan."""

from decimal import Decimal

import pytest

from aanjager_app.content import load_content
from aanjager_app.costbenefit.appraisal import EffectKind
from aanjager_app.services.plans import plan_of
from tests.costbenefit.builders import cost, sheet, worksheet

CONTENT = load_content()
MEASURES = [
    (measure.slug, measure.unit, measure.effect)
    for measure in CONTENT.measures.values()
    if measure.effect
]
UNITS = {EffectKind.STORAGE_M3: "m3", EffectKind.UNPAVED_M2: "m2", EffectKind.TREES: "stuk"}


def effects(slug, unit):
    line = cost(measure=slug, quantity=40, unit=unit, investment_per_unit=5)
    found = plan_of(worksheet(sheet(costs=[line])), CONTENT).effects
    return [(effect.kind, effect.amount, effect.pv_per_unit) for effect in found.lines]


@pytest.mark.parametrize(("slug", "unit", "effect"), MEASURES)
def test_one_unit_of_a_measure_is_one_of_its_effect(slug, unit, effect):
    kind = EffectKind(effect)
    assert UNITS[kind] == unit
    assert effects(slug, unit) == effects(slug, None) == [(kind, Decimal(40), Decimal(5))]


def test_a_wadi_in_square_metres_is_no_storage():
    """Its price is per cubic metre; how deep it is the worksheet does not say."""
    assert effects("wadi", "m2") == []


def test_a_measure_without_a_known_effect_has_none():
    assert effects("groendak", "m2") == []
