"""The groenvisie says everything that was entered, and honestly what was not."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum

import pytest

from aanjager_app.documents.blocks import DocumentStatus, Heading, Photo, Table
from aanjager_app.documents.dossier import Dossier, Labels
from aanjager_app.documents.green_vision import build_green_vision
from aanjager_app.domain.chain import NextStep
from aanjager_app.domain.gap import Gap, Level
from aanjager_app.domain.readiness import ReadinessState
from aanjager_app.domain.vocabulary import DocumentKind
from aanjager_app.domain.vocabulary import DocumentStatus as EditionStatus
from tests.documents.dossiers import bare_dossier, full_dossier, profile, with_personal_data
from tests.documents.tree import (
    chapter,
    chapter_text,
    figures_without_table,
    headings,
    missing_callouts,
    table,
    whole_text,
)

NOT_PRINTED = {
    *("indicator", "unit", "source"),  # keys of levels, parts of "35 mm", where contacts came from
    *("plan", "phases", "readiness", "labels", "routes", "sources", "edition"),
}


def entered(value: object) -> Iterator[str]:
    """Every text of the dossier that a person entered."""
    if isinstance(value, str) and not isinstance(value, Enum):
        yield from (line.removeprefix("- ") for line in value.split("\n") if line.strip())
    elif isinstance(value, tuple):
        for part in value:
            yield from entered(part)
    elif isinstance(value, dict):
        for part in value.values():
            yield from entered(part)
    elif is_dataclass(value) and not isinstance(value, Labels | NextStep | Level | Gap):
        for field in fields(value):
            if field.name not in NOT_PRINTED:
                yield from entered(getattr(value, field.name))


def build(dossier: Dossier):
    return build_green_vision(dossier, profile())


def test_chapters_follow_the_items_of_the_profile_after_a_summary():
    titles = [title.partition(". ")[2] for title in headings(build(full_dossier()))]
    items = [i.title for i in profile().items if i.document is DocumentKind.GREEN_VISION]
    assert titles[: len(items)] == items
    assert titles[len(items) :] == [
        "Besluiten en acties",
        "Geld in het kort",
        "Bezoeken en foto’s",
        "Stand van het dossier",
        "Bronnen en verantwoording",
    ]


def test_headings_never_skip_a_level():
    for dossier in (full_dossier(), bare_dossier()):
        level = 0
        for block in build(dossier).blocks:
            if isinstance(block, Heading):
                assert block.level <= level + 1
                level = block.level


def test_every_text_that_was_entered_is_in_the_document():
    dossier = with_personal_data(full_dossier())
    said = whole_text(build(dossier)).casefold()
    texts = [" ".join(text.split()).rstrip(".").casefold() for text in entered(dossier)]
    assert [text for text in texts if text not in said] == []
    assert len(texts) > 100


def test_the_first_page_answers_what_it_costs_and_who_benefits():
    text = chapter_text(build(full_dossier()), "Samenvatting")
    assert "Wat kost het, en wie heeft er wat aan?" in text
    assert "Het plan vraagt een investering van" in text
    assert "De baten komen vooral terecht bij" in text


def test_the_gap_is_shown_as_number_text_and_picture():
    document = build(full_dossier())
    text = chapter_text(document, "Opgave")
    assert "nog 25 mm" in text
    assert "nog 2 labelstappen" in text
    assert "nulmeting ontbreekt" in text
    water = table(document, "De opgave").rows[0]
    assert water[2:5] == ("35 mm", "60 mm", "nog 25 mm")


def test_each_chart_has_its_table():
    assert figures_without_table(build(full_dossier())) == []


def test_physical_effects_stand_beside_the_euros_with_a_price_per_cubic_metre():
    document = build(full_dossier())
    assert "400 m³" in chapter_text(document, "Maatregelen, met plek en thema")
    rows = table(document, "Effecten per maatregel").rows
    assert ("Wadi langs de entree", "ruimte voor water (m³)") in {row[:2] for row in rows}


def test_an_own_estimate_is_called_so():
    assert "eigen inschatting en geen officiële meting" in whole_text(build(full_dossier()))


def test_what_is_late_is_said_in_words():
    assert "waarvan 1 over de datum" in whole_text(build(full_dossier()))


def test_a_photo_without_description_still_gets_an_alternative():
    full = full_dossier()
    visit = full.visits[0]
    bare = replace(visit.photos[0], alternative=None, caption=None)
    document = build(replace(full, visits=(replace(visit, photos=(bare,)),)))
    photos = [block for block in document.blocks if isinstance(block, Photo)]
    assert "zonder beschrijving" in photos[0].alternative


def test_a_terrain_with_nothing_but_its_row_says_in_each_chapter_what_is_missing():
    dossier = bare_dossier()
    document = build(dossier)
    assert document.status is DocumentStatus.CONCEPT
    for state in dossier.readiness:
        if state.item.document is DocumentKind.GREEN_VISION and state.missing:
            blocks = chapter(document, state.item.title)
            assert missing_callouts(blocks), state.item.title
            if state.item.number > 1:
                assert any(state.missing in text for text in missing_callouts(blocks))
            assert state.missing in chapter_text(document, "Stand van het dossier")


def test_an_empty_chapter_says_it_once():
    assert len(missing_callouts(chapter(build(bare_dossier()), "Nulmeting"))) == 1


def test_a_ready_item_has_no_callout():
    dossier = full_dossier()
    ready = [
        state.item.title
        for state in dossier.readiness
        if state.state is ReadinessState.READY
        and state.item.document is DocumentKind.GREEN_VISION
        and state.item.title not in {"Samenvatting", "Maatregelen, met plek en thema"}
    ]
    document = build(dossier)
    assert len(ready) > 8
    for title in ready:
        lacking = [t for t in missing_callouts(chapter(document, title)) if "Er ontbreekt" in t]
        assert lacking == [], title


def test_the_profile_is_named_with_its_date_and_as_not_official():
    text = chapter_text(build(full_dossier()), "Stand van het dossier")
    assert "Basisprofiel (niet officieel), 25 november 2026" in text


def test_a_final_edition_is_no_concept():
    full = full_dossier()
    final = replace(full, edition=replace(full.edition, status=EditionStatus.FINAL))
    document = build(final)
    assert document.status is DocumentStatus.FINAL
    assert "Dit is een concept" not in whole_text(document)


def test_the_document_says_what_it_is_not():
    document = build(bare_dossier())
    assert "geen officieel product" in document.standing
    assert "geen officieel product" in chapter_text(document, "Bronnen en verantwoording")


def test_invented_terrains_are_called_so():
    assert "verzonnen" in build(full_dossier()).subtitle
    assert "verzonnen" not in build(bare_dossier()).subtitle


@pytest.mark.parametrize("make", [full_dossier, bare_dossier])
def test_the_same_dossier_gives_the_same_document(make):
    assert build(make()) == build(make())


def test_another_edition_has_another_identity():
    full = full_dossier()
    later = replace(full, edition=replace(full.edition, data_version="26-11-2026 08:00"))
    assert build(full).document_id != build(later).document_id


def test_no_cell_holds_a_nought_for_what_is_not_known():
    document = build(bare_dossier())
    cells = [
        cell for b in document.blocks if isinstance(b, Table) for row in b.rows for cell in row
    ]
    assert 0 not in cells
    assert "0" not in cells
