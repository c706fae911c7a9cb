"""Physical effects beside the euros."""

from decimal import Decimal

import pytest

from aanjager_app.costbenefit.appraisal import EffectKind, EffectTotal, LineEffect
from aanjager_app.costbenefit.effects import physical_effects
from aanjager_app.costbenefit.engine import appraise
from tests.costbenefit.builders import cost, sheet, worksheet

PER_UNIT = {
    ("ontharden", "m2"): {EffectKind.UNPAVED_M2: Decimal(1), EffectKind.STORAGE_M3: Decimal("0.02")}
}


def plan():
    return worksheet(
        sheet(
            costs=[
                cost(id="wadi", quantity=400, unit="m3", investment_per_unit=100),
                cost(id="krat", quantity=100, unit="M³ berging", investment_per_unit=120),
                cost(id="bomen", quantity=10, unit="boom", investment_per_unit=None),
                cost(
                    id="tuin",
                    measure="ontharden",
                    quantity=500,
                    unit="m2",
                    investment_per_unit=65,
                ),
                cost(id="leeg", quantity=None, unit="m3"),
                cost(id="advies", kind="process", quantity=5, unit="m3"),
                cost(id="ooit", quantity=50, unit="m3", pm=True),
            ]
        )
    )


def test_effects_follow_from_the_units():
    found = appraise(plan()).effects
    assert [
        (effect.line, effect.kind, effect.amount, effect.pv_per_unit) for effect in found.lines
    ] == [
        ("wadi", EffectKind.STORAGE_M3, Decimal(400), Decimal(100)),
        ("krat", EffectKind.STORAGE_M3, Decimal(100), Decimal(120)),
        ("bomen", EffectKind.TREES, Decimal(10), None),
        ("ooit", EffectKind.STORAGE_M3, Decimal(50), None),
    ]
    assert found.totals == (
        EffectTotal(EffectKind.STORAGE_M3, Decimal(550), Decimal(104)),
        EffectTotal(EffectKind.TREES, Decimal(10), None),
    )


def test_the_catalogue_tells_more_about_a_measure():
    sheet_ = plan()
    found = physical_effects(sheet_.costs, appraise(sheet_).costs, PER_UNIT)
    assert [effect for effect in found.lines if effect.line == "tuin"] == [
        LineEffect("tuin", EffectKind.UNPAVED_M2, Decimal(500), Decimal(65)),
        LineEffect("tuin", EffectKind.STORAGE_M3, Decimal("10.00"), Decimal(3250)),
    ]


@pytest.mark.parametrize(
    ("unit", "effects"),
    [
        ("m2", {EffectKind.UNPAVED_M2: 500, EffectKind.STORAGE_M3: 10}),
        (" M² ", {EffectKind.UNPAVED_M2: 500, EffectKind.STORAGE_M3: 10}),
        # who counts in another unit than the catalogue counts by that unit alone
        ("are", {}),
        ("m³", {EffectKind.STORAGE_M3: 500}),
        (None, {}),
    ],
)
def test_effects_of_the_catalogue_are_per_unit_of_the_catalogue(unit, effects):
    sheet_ = worksheet(sheet(costs=[cost(measure="ontharden", quantity=500, unit=unit)]))
    found = physical_effects(sheet_.costs, appraise(sheet_).costs, PER_UNIT)
    assert {effect.kind: effect.amount for effect in found.lines} == effects
