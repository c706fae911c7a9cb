"""The content that ships is whole, and a fault in a file names file, entry and field."""

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from functools import cached_property

import pytest

from aanjager_app.content import Content, load_content, resources
from aanjager_app.content.model import Certainty, Provenance
from aanjager_app.costbenefit.appraisal import EffectKind
from aanjager_app.costbenefit.worksheet import Place
from aanjager_app.domain.errors import InputError
from aanjager_app.domain.vocabulary import OrganisationKind


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


def test_every_entry_says_where_it_comes_from(content):
    for entry in _entries(content):
        for one in (entry, *(getattr(entry, field.name) for field in fields(entry))):
            if not isinstance(one, Provenance) or one.own_proposal:
                continue
            if one.source:
                assert one.date
            else:
                assert one.is_missing
                assert one.citation == "geen bron"


def _entries(content: Content) -> Iterator[Provenance]:
    for name, attribute in vars(Content).items():
        if isinstance(attribute, cached_property) and name not in {"labels", "phases", "profiles"}:
            found = getattr(content, name)
            yield from found.values() if isinstance(found, Mapping) else found


def test_figures_are_those_of_the_sources(content):
    wadi, tree = content.measures["wadi"], content.measures["boom-bestaand"]
    assert (wadi.investment.low, wadi.investment.mid, wadi.investment.high) == (100, None, 145)
    assert (wadi.upkeep.mid, wadi.upkeep.unit) == (Decimal("0.37"), "€ per m2 per jaar")
    assert [
        content.measures[s].investment.mid for s in ("boom-eenvoudig", "boom-nieuw-gebied")
    ] == [
        500,
        1500,
    ]
    assert tree.investment.mid == 6000
    # A price "from" is a lowest value, never the expected one.
    assert (content.measures["haag"].investment.low, content.measures["haag"].investment.mid) == (
        30,
        None,
    )
    assert content.benefit_values["waterschade"].is_missing
    assert content.benefit_values["waterschade"].citation == "geen bron"
    assert content.funding_routes["voucher"].amount == 15_000
    assert content.funding_routes["voucher"].process_only


def test_places_and_effects_are_those_of_the_worksheet(content):
    for measure in content.measures.values():
        assert measure.place in set(Place)
        assert not measure.effect or measure.effect in set(EffectKind)


def test_values_run_from_low_to_high(content):
    values = [v for m in content.measures.values() for v in (m.investment, m.upkeep)]
    for value in (*values, *content.benefit_values.values()):
        points = [p for p in (value.low, value.mid, value.high) if p is not None]
        assert points == sorted(points)


def test_provinces_and_their_green_deals(content):
    assert len(content.provinces) == 12
    signed = {province.name for province in content.provinces.values() if province.green_deal}
    assert signed == {"Utrecht", "Noord-Brabant", "Zuid-Holland", "Gelderland"}
    used = {municipality.province for municipality in content.municipalities.values()}
    assert used == {province.name for province in content.provinces.values()}


def test_the_toolbox_has_eight_steps_and_uncertain_offers_are_marked(content):
    assert {offer.order for offer in content.toolbox_offers} == set(range(1, 9))
    guides = [offer for offer in content.toolbox_offers if offer.order == 8]
    assert {offer.certainty for offer in guides} == {Certainty.UNCERTAIN}


def test_every_theme_has_an_indicator_and_every_asker_an_argument(content):
    assert all(content.indicators_of(theme) for theme in content.themes)
    for asker in (
        OrganisationKind.ENTREPRENEUR,
        OrganisationKind.PROPERTY_OWNER,
        OrganisationKind.MUNICIPALITY,
        OrganisationKind.PROVINCE,
        OrganisationKind.WATER_BOARD,
    ):
        assert content.arguments_for(asker)


def test_talk_figures_are_marked(content):
    assert content.arguments["vastgoed-16"].talk_figure
    assert content.benefit_values["vastgoed-bovengrens"].off


def test_no_contact_data_of_people_ship():
    for path in resources().rglob("*"):
        if path.suffix in {".toml", ".csv", ".json"}:
            text = path.read_text(encoding="utf-8")
            # A page number of a province, and the domain that is kept free for examples.
            rest = text.replace("@28461", "").replace("@example.org", "")
            assert "@" not in rest, path.name
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
    ("regions.csv", "slug;regio", "sleutel;regio", "regel 3"),
    ("regions.csv", "# date: oktober 2024\n", "", "regions.csv, regel 1"),
    ("regions.csv", "# date:", "# datum:", "regions.csv, regel 2"),
    ("regions.csv", "\ndrenthe;", "\ndrechtsteden;", "drechtsteden, slug"),
    ("regions.csv", "\ndrenthe;Drenthe;", "\ndrenthe;;", "drenthe, regio"),
    ("regions.csv", "VNO-NCW Midden;hoog", "VNO-NCW Midden;zeker", "achterhoek, zekerheid"),
    ("municipalities.csv", "\nGM0358;", "\nGM1680;", "GM1680, code"),
    ("municipalities.csv", "2026-12-31", "31-12-2026", "GM1696, geldig_tot"),
    ("municipalities.csv", ";GM0402\n", ";GM9999\n", "GM1696, opvolger"),
    ("municipalities.csv", "Aa en Hunze;Drenthe", "Aa en Hunze;DRENTHE", "GM1680, provincie"),
    ("toolbox_partners.csv", "\n1;", "\neen;", "regel 4, volgorde"),
    ("expertise_partners.csv", ";Heijmans;", ";;", "regel 4, coalitiepartner"),
    ("species.csv", "# own_proposal: true", "# own_proposal: nee", "species.csv, regel 1"),
    ("phases.toml", "number = 3", "number = 4", "planuitwerking, number"),
    ("phases.toml", 'slug = "contact"', 'slug = "kopgroep"', "ambitie, kopgroep, slug"),
    ("phases.toml", 'slug = "initiatief"', 'slug = "ambitie"', "ambitie, slug"),
    ("profiles.toml", "number = 7\n", "number = 8\n", "basisprofiel, opgave, number"),
    ("profiles.toml", 'rule = "task"', 'rule = "risks"', "basisprofiel, risks, rule"),
    ("profiles.toml", "[[profile.items]]", "[[profile.item]]", "basisprofiel, item"),
    ("benefit_values.toml", "mid = 350", 'mid = "350"', "vermeden-verzuimdag, mid"),
    ("funding_routes.toml", 'date = "oktober 2024"\n', "", "voucher, source"),
    ("arguments.toml", '"entrepreneur"', '"ondernemer"', "overstroming, askers[0]"),
    ("links.toml", "[defaults]", "defaults = 3", "links.toml"),
    ("provinces.toml", 'slug = "drenthe"', 'slug = "groningen"', "groningen, slug"),
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
