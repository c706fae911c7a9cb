"""Filters on the list of terrains: accents and capitals don't matter, filters only narrow."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aanjager_app.domain.vocabulary import ProgrammeStatus
from aanjager_app.services.rows import TerrainRow
from aanjager_app.services.terrain_filters import TerrainFilter, TerrainIndex

PLAIN = TerrainRow(
    id="1",
    rin="205080",
    name="Café Terrein",
    municipality="Súdwest-Fryslân",
    province="Fryslân",
    region="Fryslân",
    director_organisation=None,
    programme_status=ProgrammeStatus.NONE,
    phase=0,
    gross_ha=None,
    net_ha=None,
    companies=None,
)
OTHER = replace(
    PLAIN,
    id="2",
    rin=None,
    name="De Els",
    municipality="Utrecht",
    region=None,
    phase=3,
    programme_status=ProgrammeStatus.PARTNER,
)
INDEX = TerrainIndex((PLAIN, OTHER))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ["1", "2"]),
        ("cafe", ["1"]),
        ("CAFÉ", ["1"]),
        ("sudwest cafe", ["1"]),
        ("2050", ["1"]),
        ("els utrecht", ["2"]),
        ("els sudwest", []),
    ],
)
def test_words_are_found_whatever_their_accents_capitals_and_order(text, found):
    assert [row.id for row in INDEX.filtered(TerrainFilter(text=text))] == found


def test_choices_of_one_kind_add_up_and_kinds_narrow():
    both = TerrainFilter(phases=frozenset({0, 3}))
    assert len(INDEX.filtered(both)) == 2
    partner = replace(both, statuses=frozenset({ProgrammeStatus.PARTNER}))
    assert INDEX.filtered(partner) == (OTHER,)
    assert INDEX.filtered(replace(partner, regions=frozenset({"Fryslân"}))) == ()


def test_what_can_be_chosen_is_counted_and_in_the_order_of_a_list():
    facets = INDEX.facets()
    assert facets.municipalities == (("Súdwest-Fryslân", 1), ("Utrecht", 1))
    assert facets.regions == (("Fryslân", 1),)
    assert facets.phases == ((0, 1), (3, 1))
    assert facets.statuses == ((ProgrammeStatus.NONE, 1), (ProgrammeStatus.PARTNER, 1))


@given(
    rows=st.lists(
        st.builds(
            lambda n, town, phase, status: replace(
                PLAIN, id=n, name=n, municipality=town, phase=phase, programme_status=status
            ),
            st.text(max_size=6),
            st.sampled_from(["Utrecht", "Súdwest-Fryslân", None]),
            st.integers(0, 7),
            st.sampled_from(ProgrammeStatus),
        ),
        max_size=12,
    ),
    wanted=st.builds(
        TerrainFilter,
        text=st.sampled_from(["", "u", "a b", "ut"]),
        phases=st.frozensets(st.integers(0, 7), max_size=3),
        statuses=st.frozensets(st.sampled_from(ProgrammeStatus), max_size=2),
    ),
)
def test_a_filter_only_narrows_and_keeps_the_order(rows, wanted):
    index = TerrainIndex(rows)
    found = index.filtered(wanted)
    places = iter(rows)
    assert all(any(row is place for place in places) for row in found)
    assert len(found) <= len(index.filtered(replace(wanted, text="")))
    assert len(found) <= len(index.filtered(replace(wanted, phases=frozenset())))
    assert sum(number for _, number in index.facets().phases) == len(rows)
