"""Physical effects beside the euros: water stored, ground unpaved, trees."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from aanjager_app.costbenefit.appraisal import (
    CostResult,
    EffectKind,
    Effects,
    EffectTotal,
    LineEffect,
)
from aanjager_app.costbenefit.precision import ONE, ZERO, exact_context
from aanjager_app.costbenefit.worksheet import CostKind, CostLine

# A unit that says by itself what is counted; square metres and pieces do not.
_BY_UNIT: Final[Mapping[str, EffectKind]] = {
    "m3": EffectKind.STORAGE_M3,
    "m3 berging": EffectKind.STORAGE_M3,
    "boom": EffectKind.TREES,
    "bomen": EffectKind.TREES,
}
_DIGITS: Final = str.maketrans("²³", "23")

PerUnit = Mapping[tuple[str, str], Mapping[EffectKind, Decimal]]


def physical_effects(
    lines: Sequence[CostLine],
    results: Sequence[CostResult],
    per_unit: PerUnit | None = None,
) -> Effects:
    """Counts physical effects per cost line and in total, with the euros per unit of effect.

    Args:
        lines: cost lines; only works with a known quantity count.
        results: their results, in the same order.
        per_unit: effects of one unit of a measure, by its slug and the unit; a line in another
            unit counts by its unit alone, and so does a measure that is not in it.

    Returns:
        The effects; euros per unit are empty for a line that is PM or incomplete.
    """
    with exact_context():
        found = tuple(_line_effects(lines, results, per_unit or {}))
        priced = {
            result.id: result.pv
            for line, result in zip(lines, results, strict=True)
            if not line.pm and not result.missing
        }
        kinds = [kind for kind in EffectKind if any(effect.kind is kind for effect in found)]
        return Effects(found, tuple(_total(kind, found, priced) for kind in kinds))


def plain_unit(unit: str | None) -> str:
    """A unit as `PerUnit` has it: "M³ " and "m3" are the same."""
    return (unit or "").strip().casefold().translate(_DIGITS)


def _line_effects(
    lines: Sequence[CostLine],
    results: Sequence[CostResult],
    per_unit: PerUnit,
) -> Iterator[LineEffect]:
    for line, result in zip(lines, results, strict=True):
        quantity = line.quantity.best
        if quantity is None or line.kind is not CostKind.WORKS:
            continue
        for kind, each in _effects_of_unit(line, per_unit).items():
            amount = quantity * each
            known = amount and not line.pm and not result.missing
            yield LineEffect(line.id, kind, amount, result.pv / amount if known else None)


def _effects_of_unit(line: CostLine, per_unit: PerUnit) -> Mapping[EffectKind, Decimal]:
    unit = plain_unit(line.unit)
    found = per_unit.get((line.measure or "", unit))
    if found is not None:
        return found
    kind = _BY_UNIT.get(unit)
    return {} if kind is None else {kind: ONE}


def _total(
    kind: EffectKind, found: Sequence[LineEffect], priced: Mapping[str, Decimal]
) -> EffectTotal:
    of_kind = [effect for effect in found if effect.kind is kind]
    amount = sum((effect.amount for effect in of_kind), ZERO)
    with_price = sum((effect.amount for effect in of_kind if effect.line in priced), ZERO)
    costs = sum((priced[effect.line] for effect in of_kind if effect.line in priced), ZERO)
    return EffectTotal(kind, amount, costs / with_price if with_price else None)
