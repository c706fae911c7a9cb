"""What if it disappoints, in words: agrees with the figures, and says when nothing is uncertain."""

import pytest

from aanjager_app.costbenefit.sensitivity import sensitivity
from aanjager_app.services.demo import make_demo
from aanjager_app.services.records import RecordKind, add_record
from aanjager_app.services.sheets.columns import Part
from aanjager_app.services.sheets.editing import add_line
from aanjager_app.services.sheets.luck import read_luck
from aanjager_app.services.sheets.reading import load_sheet, read_variants
from aanjager_app.services.sheets.variants import new_variant
from aanjager_app.services.terrains import list_terrains


@pytest.fixture
def demo_sheet(store, content, tmp_path):
    make_demo(store, content, tmp_path / "bestanden")
    wilgen = next(row.id for row in list_terrains(store) if row.name == "De Wilgen")
    return read_variants(store, wilgen)[0].id


@pytest.fixture
def empty_sheet(store, content):
    texts = {"name": "Kanaalpark", "programme_status": "none"}
    terrain = add_record(store, content, RecordKind.TERRAIN, None, texts).id
    new_variant(store, terrain)
    return read_variants(store, terrain)[0].id


def test_the_plan_comes_first_and_then_every_party(store, content, demo_sheet):
    luck = read_luck(store, content, demo_sheet)
    worksheet = load_sheet(store, demo_sheet)
    assert [row.name for row in luck.chances] == [
        "Het hele plan",
        *(party.name for party in worksheet.parties),
    ]
    assert luck.chances[0].low in luck.sentences[0]
    assert luck.chances[0].risk in luck.sentences[1]
    assert all(row.risk.endswith("%") for row in luck.chances)


def test_the_picture_and_its_table_tell_the_same(store, content, demo_sheet):
    luck = read_luck(store, content, demo_sheet)
    hangs = sensitivity(load_sheet(store, demo_sheet))
    assert len(luck.swings) == len(hangs.tornado)
    assert [bar.label for bar in luck.tornado.bars] == [
        row.name for row in luck.swings[: len(luck.tornado.bars)]
    ]
    assert luck.swings[0].name in luck.sentences[2]
    assert sum(luck.histogram.counts) == 10_000
    known = [found.input for found in hangs.switching if found.value is not None]
    ones = {"benefits.koeling.quantity", "benefits.schade.quantity", "costs.proces.quantity"}
    ones |= {"benefits.natuur.quantity", "benefits.vastgoed.quantity"}
    assert len(luck.switches) == len(set(known) - ones)


def test_the_same_sheet_gives_the_same_words(store, content, demo_sheet):
    assert read_luck(store, content, demo_sheet) == read_luck(store, content, demo_sheet)


def test_without_ranges_it_says_what_to_type(store, content, empty_sheet):
    luck = read_luck(store, content, empty_sheet)
    assert "100–145" in luck.sentences[0]
    assert luck.histogram is None
    assert luck.tornado is None
    assert luck.swings == ()


def test_a_sheet_with_an_empty_line_is_incomplete(store, content, empty_sheet):
    add_line(store, content, empty_sheet, Part.COSTS)
    assert any("onvolledig" in words for words in read_luck(store, content, empty_sheet).sentences)


def test_a_sheet_that_is_gone_has_no_luck(store, content):
    assert read_luck(store, content, "weg") is None
