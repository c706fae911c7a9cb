"""Charts say in words and lengths what the data say."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.graphics.shapes import Drawing, Rect, String

from aanjager_app.documents.blocks import (
    AmbitionAxis,
    AmbitionWeb,
    Bar,
    BarChart,
    ChainStep,
    Chart,
    DivergingBars,
    Histogram,
    Line,
    LineChart,
    LinePoint,
    PartyBar,
    Progress,
    Tornado,
    TornadoBar,
)
from aanjager_app.documents.charts import draw_chart
from aanjager_app.documents.charts.scales import nice_ticks
from aanjager_app.documents.style import rgb
from tests.documents.samples import cash_flow, chain, parties, style, web

WIDTH = 450.0
MONEY = st.integers(0, 10**12)


def draw(chart: Chart) -> Drawing:
    return draw_chart(chart, style(), WIDTH)


def words(drawing: Drawing) -> list[str]:
    return [shape.text for shape in drawing.contents if isinstance(shape, String)]


def bars(drawing: Drawing, colour: str) -> list[Rect]:
    return [
        shape
        for shape in drawing.contents
        if isinstance(shape, Rect) and shape.fillColor.rgb() == rgb(colour)
    ]


@pytest.mark.parametrize("chart", [parties(), cash_flow(), web(), chain().chart])
def test_everything_stays_on_the_paper(chart: Chart) -> None:
    drawing = draw(chart)
    left, low, right, high = drawing.getBounds()
    assert left >= -1
    assert low >= -1
    assert right <= WIDTH + 1
    assert high <= drawing.height + 1


def test_each_party_has_its_amounts_at_its_bars() -> None:
    found = [word.replace("\u00a0", " ") for word in words(draw(parties()))]
    for text in ("Ondernemers", "−€ 230.000", "€ 267.000", "+€ 37.000", "kosten", "baten"):
        assert text in found


@given(st.lists(st.tuples(MONEY, MONEY), min_size=1, max_size=6))
def test_costs_and_benefits_share_one_scale(amounts: list[tuple[int, int]]) -> None:
    drawing = draw(
        DivergingBars(tuple(PartyBar(f"p{n}", *pair, "€ 0") for n, pair in enumerate(amounts)))
    )
    palette = style().palette
    costs, benefits = bars(drawing, palette.cost), bars(drawing, palette.benefit)
    lengths = [bar.width for bar in (*costs, *benefits)]
    largest = max(max(pair) for pair in amounts)
    assert bool(lengths) == bool(largest)
    shown = sorted((amount for pair in amounts for amount in pair), reverse=True)[: len(lengths)]
    for length, amount in zip(sorted(lengths, reverse=True), shown, strict=True):
        assert length == pytest.approx(max(lengths) * amount / largest, rel=1e-6, abs=0.31)
    if costs and benefits:
        assert max(bar.x + bar.width for bar in costs) == pytest.approx(
            min(bar.x for bar in benefits)
        )


@given(st.lists(st.decimals(-(10**9), 10**9, places=2), min_size=1, max_size=8))
def test_bars_stand_on_their_side_of_zero(values: list[Decimal]) -> None:
    drawing = draw(BarChart(tuple(Bar(f"s{n}", value, "x") for n, value in enumerate(values))))
    palette = style().palette
    rights, lefts = bars(drawing, palette.benefit), bars(drawing, palette.cost)
    assert len(rights) <= sum(value > 0 for value in values)
    assert len(lefts) <= sum(value < 0 for value in values)
    if rights and lefts:
        assert max(bar.x + bar.width for bar in lefts) <= min(bar.x for bar in rights) + 0.01


@given(
    st.lists(st.tuples(st.integers(0, 10**8), st.integers(0, 10**8)), min_size=1, max_size=8),
    st.integers(-(10**8), 10**8),
)
def test_a_tornado_has_worse_left_and_better_right_of_the_expected_outcome(
    sizes: list[tuple[int, int]], middle: int
) -> None:
    chart = Tornado(
        tuple(TornadoBar(f"i{n}", middle - a, middle + b) for n, (a, b) in enumerate(sizes)), middle
    )
    drawing = draw(chart)
    palette = style().palette
    lefts, rights = bars(drawing, palette.cost), bars(drawing, palette.benefit)
    assert len(lefts) <= sum(a > 0 for a, _ in sizes)
    assert len(rights) <= sum(b > 0 for _, b in sizes)
    if lefts and rights:
        assert max(bar.x + bar.width for bar in lefts) <= min(bar.x for bar in rights) + 0.01
    for bar in (*lefts, *rights):
        assert 0 <= bar.x <= bar.x + bar.width <= drawing.width + 0.01


@given(st.lists(st.integers(0, 500), min_size=2, max_size=40), st.integers(-900, 900))
def test_a_histogram_has_a_column_for_each_bar_that_holds_something(
    counts: list[int], start: int
) -> None:
    edges = tuple(float(start + n * 10) for n in range(len(counts) + 1))
    drawing = draw(Histogram(edges, tuple(counts), ((edges[1], "5 %: € 1"),)))
    palette = style().palette
    columns = (*bars(drawing, palette.cost), *bars(drawing, palette.benefit))
    assert len(columns) == sum(count > 0 for count in counts)
    tallest = max(counts)
    for column in columns:
        assert column.height <= drawing.height
    if tallest:
        assert "5 %: € 1" in [word.replace("\u00a0", " ") for word in words(drawing)]


def test_web_names_scores_and_what_is_unknown() -> None:
    found = words(draw(web()))
    assert "nu 2, ambitie 4" in found
    assert "nu onbekend, ambitie 3" in found
    assert {"nulmeting", "ambitie"} <= set(found)


def test_web_of_two_themes_says_why_it_is_not_there() -> None:
    axes = tuple(AmbitionAxis(name, None, None) for name in "ab")
    assert "drie" in words(draw(AmbitionWeb(axes)))[0]


def test_web_has_few_rings_and_the_outermost_is_the_maximum() -> None:
    axes = tuple(AmbitionAxis(name, Decimal(1), Decimal(10)) for name in "abc")
    found = words(draw(AmbitionWeb(axes, maximum=10)))
    assert [word for word in found if word.isdigit()] == ["2", "4", "6", "8", "10"]


def test_chain_shows_the_number_of_what_is_not_done() -> None:
    found = words(draw(chain().chart))
    assert {"2", "3", "7"} <= set(found)
    assert not {"0", "1"} & set(found)
    assert "Plan-" in found


def test_lines_are_named_at_their_end() -> None:
    found = words(draw(cash_flow()))
    assert {"verwacht", "lage baten", "0", "euro", "jaar"} <= set(found)


def edge_cases() -> Iterator[Chart]:
    yield BarChart(())
    yield DivergingBars(())
    yield LineChart(())
    yield LineChart((Line("leeg", ()), Line("punt", (LinePoint(2026, Decimal(0)),))))
    yield Progress((), 0)
    yield Progress((ChainStep(0, "x" * 80),), 9)
    yield BarChart((Bar("W" * 300, Decimal(1), "€ 1"), Bar("emoji 🌳", Decimal(0), "0")))


@pytest.mark.parametrize("chart", list(edge_cases()))
def test_odd_data_give_a_drawing(chart: Chart) -> None:
    assert draw(chart).asString("pdf").startswith(b"%PDF")


@given(st.decimals(-(10**12), 10**12, places=2), st.decimals(-(10**12), 10**12, places=2))
def test_ticks_are_even_and_hold_zero_and_the_data(one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    ticks = nice_ticks(low, high)
    assert 0 in ticks
    assert ticks[0] <= low
    assert ticks[-1] >= high
    assert 2 <= len(ticks) <= 9
    assert len({b - a for a, b in pairwise(ticks)}) == 1
