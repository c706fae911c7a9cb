"""The block tree refuses what no renderer could make sense of."""

import pytest

from aanjager_app.documents.blocks import (
    BarChart,
    Column,
    Figure,
    Heading,
    Photo,
    Run,
    Table,
    as_runs,
    item,
    strong,
    text_of_runs,
)


@pytest.mark.parametrize("level", [0, 4])
def test_heading_has_a_level_with_a_style(level: int) -> None:
    with pytest.raises(ValueError, match="level"):
        Heading(level, "x")


def test_list_has_two_levels() -> None:
    inner = item("b", children=(item("c"),))
    with pytest.raises(ValueError, match="two levels"):
        item("a", children=(inner,))


@pytest.mark.parametrize("text", ["", "  "])
def test_pictures_have_words(text: str) -> None:
    with pytest.raises(ValueError, match="alternative"):
        Figure(BarChart(()), text)
    with pytest.raises(ValueError, match="alternative"):
        Photo(b"", text)


def test_table_rows_fit_their_columns() -> None:
    columns = (Column("a"), Column("b"))
    with pytest.raises(ValueError, match="1 cells for 2 columns"):
        Table(columns, (("x",),))
    with pytest.raises(ValueError, match="3 cells"):
        Table(columns, (("x", "y"),), total=("x", "y", "z"))
    with pytest.raises(ValueError, match="at least one"):
        Table((), ())


def test_runs_keep_their_text_as_it_is() -> None:
    runs = as_runs("a <b> ", strong("& c"))
    assert runs == (Run("a <b> "), Run("& c", strong=True))
    assert text_of_runs(runs) == "a <b> & c"
