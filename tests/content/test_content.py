"""The content that ships is whole, and a fault in a file names file, entry and field."""

import shutil
from datetime import date

import pytest

from aanjager_app.content import Content, load_content, resources
from aanjager_app.domain.errors import InputError


@pytest.fixture(scope="module")
def content() -> Content:
    return load_content()


@pytest.fixture
def copy(tmp_path):
    shutil.copytree(resources() / "content", tmp_path / "content")
    shutil.copy(resources() / "glossary.toml", tmp_path)
    return tmp_path


def test_everything_that_ships_can_be_read(content):
    content.check()


def test_the_chain_has_eight_phases_with_enough_checks(content):
    assert [phase.number for phase in content.phases] == list(range(8))
    for phase in content.phases:
        computed = [check for check in phase.checks if check.rule]
        assert len(phase.checks) >= 5
        assert 2 * len(computed) >= len(phase.checks)
    # The source names the groenexpert in five phases; phase 7 only as what follows phase 5.
    assert [p.number for p in content.phases if p.expert_role] == [0, 1, 2, 3, 5, 7]


def test_slugs_of_checks_are_unique(content):
    slugs = [check.slug for phase in content.phases for check in phase.checks]
    assert len(slugs) == len(set(slugs))


def test_the_basisprofiel_has_nineteen_items_with_a_rule_each(content):
    profile = content.profiles[0]
    assert not profile.official
    assert [item.number for item in profile.items] == list(range(1, 20))
    assert len({item.rule for item in profile.items}) == 19


def test_municipalities_and_regions(content):
    assert len(content.municipalities) == 342
    assert len(content.regions) == 30
    horst = content.municipality("GM1507")
    assert horst is not None
    region = content.region(horst.region)
    assert region is not None
    assert (region.name, region.director_organisation) == ("Noord- en Midden-Limburg", "LWV")
    wijdemeren = content.municipality("GM1696")
    assert wijdemeren is not None
    assert (wijdemeren.valid_to, wijdemeren.successor) == (date(2026, 12, 31), "GM0402")
    assert content.municipality("GM0000") is None


def test_measures_without_a_source_are_empty_and_never_nought(content):
    assert content.measures["natuurvriendelijke-oever"].investment.is_missing
    assert content.measures["haag"].upkeep.is_missing
    assert content.measures["nestkasten"].upkeep.mid == 0
    assert content.measures["wadi"].needs == "depth_m"


def test_talk_figures_are_marked(content):
    assert content.arguments["vastgoed-16"].talk_figure
    assert content.benefit_values["vastgoed-bovengrens"].off


def test_no_contact_data_of_people_ship():
    for path in resources().rglob("*"):
        if path.suffix in {".toml", ".csv", ".json"}:
            text = path.read_text(encoding="utf-8")
            assert "@" not in text.replace("@28461", ""), path.name
            assert "powerbi" not in text, path.name
            assert "sharepoint" not in text, path.name


FAULTS = [
    ("themes.toml", 'slug = "energie"', 'slug = "klimaatadaptatie"', "klimaatadaptatie, slug"),
    ("themes.toml", 'name = "Energie"', 'naam = "Energie"', "energie, naam"),
    ("themes.toml", 'name = "Energie"', "", "energie, name"),
    ("themes.toml", 'name = "Energie"', "name = 3", "energie, name"),
    ("themes.toml", 'date = "oktober 2024"', "", "source"),
    ("themes.toml", "[defaults]", "[default]", "themes.toml, default"),
    ("themes.toml", "[defaults]", "[defaults", "themes.toml"),
    ("indicators.toml", 'theme = "energie"', 'theme = "warmte"', "koelvraag, theme"),
    ("indicators.toml", 'kind = "scale"', 'kind = "schaal"', "quickscan-wateroverlast, kind"),
    ("measures.toml", 'themes = ["biodiversiteit"]', 'themes = ["dieren"]', "nestkasten, themes"),
    ("measures.toml", "low = 100\n", 'low = "100"\n', "wadi, investment, low"),
    ("measures.toml", 'confidence = "medium"', 'confidence = "zeker"', "confidence"),
    ("phases.toml", 'rule = "leading_group"', 'rule = "leiding"', "rule"),
    ("phases.toml", "number = 3", "number = 3.5", "planuitwerking, number"),
    ("profiles.toml", 'room = "texts"', 'room = "zolder"', "room"),
    ("profiles.toml", "official = false", 'official = "nee"', "basisprofiel, official"),
    ("municipalities.csv", "GM1507;", "GM1507;;", "regel"),
    ("municipalities.csv", ";achterhoek;", ";verweg;", "regio"),
    ("regions.csv", "slug;regio", "sleutel;regio", "regel 1"),
]


@pytest.mark.parametrize(("name", "old", "new", "place"), FAULTS)
def test_a_fault_names_its_place(copy, name, old, new, place):
    path = copy / "content" / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        Content(copy / "content", copy / "glossary.toml").check()
    assert caught.value.path.startswith(name)
    assert place in caught.value.path
    assert caught.value.problem


def test_a_missing_file_says_so(copy):
    (copy / "content" / "tips.toml").unlink()
    with pytest.raises(InputError, match=r"tips\.toml: dit bestand ontbreekt"):
        Content(copy / "content", copy / "glossary.toml").check()
