"""Random valid worksheets, as JSON, for the invariants."""

from decimal import Decimal

from hypothesis import strategies as st

PARTIES = ("a", "b", "c")

_years = st.integers(0, 14)
_flags = st.booleans()


def _decimal(least, most, places):
    return st.decimals(least, most, places=places, allow_nan=False).map(str)


_prices = _decimal(-500, 5000, 2)
_rates = _decimal(-5, 12, 2)


@st.composite
def _ranges(draw):
    low, mid, high = sorted(draw(st.lists(st.integers(-50, 900), min_size=3, max_size=3)))
    points = {"low": low, "mid": mid, "high": high}
    return {name: points[name] for name in draw(st.sets(st.sampled_from(sorted(points))))}


_values = st.one_of(_prices, _prices, _ranges(), st.none())


@st.composite
def shares(draw):
    names = draw(st.lists(st.sampled_from(PARTIES), min_size=1, max_size=3, unique=True))
    cuts = sorted(
        draw(st.lists(st.integers(0, 10_000), min_size=len(names) - 1, max_size=len(names) - 1))
    )
    edges = [0, *cuts, 10_000]
    return {
        name: str(Decimal(high - low) / 100)
        for name, low, high in zip(names, edges[:-1], edges[1:], strict=True)
    }


_costs = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["works", "process"]),
        "quantity": _values,
        "investment_per_unit": _values,
        "investment_year": _years,
        "vat_pct": st.sampled_from([None, 0, 9, 21]),
        "upkeep_per_unit_per_year": _values,
        "upkeep_from_year": _years,
        "upkeep_until_year": st.none() | _years,
        "lifetime_years": st.none() | st.integers(1, 9),
        "replace": _flags,
        "residual": _flags,
        "discount_rate_pct": st.none() | _rates,
        "payers": shares(),
        "upkeep_payers": st.none() | shares(),
        "pm": st.sampled_from([False, False, False, True]),
    }
)
_benefits = st.fixed_dictionaries(
    {
        "quantity": _values,
        "value_per_unit_per_year": _values,
        "from_year": _years,
        "until_year": st.none() | _years,
        "one_off_year": st.none() | _years,
        "growth": st.sampled_from(["none", "nature"]) | _rates,
        "beneficiaries": shares(),
        "confidence": st.sampled_from(["high", "medium", "low", "very_low"]),
        "double_count_group": st.sampled_from([None, "vastgoed"]),
        "counted": st.sampled_from([True, True, True, False]),
        "pm": st.sampled_from([False, False, False, True]),
    }
)


@st.composite
def _transfers(draw):
    kind = draw(st.sampled_from(["grant", "fiscal", "levy", "own_contribution", "loan"]))
    giver, receiver = draw(st.permutations(PARTIES))[:2]
    fields = {
        "kind": kind,
        "amount": draw(_decimal(0, 9000, 2)),
        "from": giver,
        "to": giver if kind == "own_contribution" and draw(_flags) else receiver,
        "year": draw(_years),
        "until_year": draw(st.none() | _years),
        "status": draw(st.sampled_from(["idea", "requested", "granted"])),
    }
    if kind == "loan":
        fields |= {"rate_pct": draw(_rates), "term_years": draw(st.integers(1, 12))}
    return fields


def _numbered(lines):
    return [{"id": f"r{index}", **line} for index, line in enumerate(lines)]


@st.composite
def sheets(draw, horizons=_years):
    return {
        "schema": "aanjager.worksheet/1",
        "name": draw(st.sampled_from(["Variant A", "Plan “ruim” – café"])),
        "base_year": 2026,
        "horizon_years": draw(horizons),
        "discount_rate_pct": draw(_rates),
        "nature_price_rise_pct": draw(_rates),
        "parties": [{"id": name, "recovers_vat": draw(_flags)} for name in PARTIES],
        "costs": _numbered(draw(st.lists(_costs, max_size=4))),
        "benefits": _numbered(draw(st.lists(_benefits, max_size=4))),
        "transfers": _numbered(draw(st.lists(_transfers(), max_size=3))),
    }
