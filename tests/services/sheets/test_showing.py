"""The pages for the big screen: what they answer, and that no person is on them."""

from datetime import date

from aanjager_app.models import entities as rows
from aanjager_app.services.sheets.luck import read_luck
from aanjager_app.services.sheets.showing import Deck, SlideKind, open_stage
from aanjager_app.services.sheets.variants import new_variant
from tests.services.sheets.conftest import Desk

TODAY = date(2026, 11, 25)


def slides_of(plan, stage, luck=None):
    deck = Deck(plan, stage, luck)
    return tuple(deck.slide(kind) for kind in deck.kinds)


def stage_of(desk):
    return open_stage(desk.store, desk.content, desk.terrain, TODAY)


def test_the_pages_answer_the_questions_in_order(desk):
    luck = read_luck(desk.store, desk.content, desk.key)
    slides = slides_of(desk.sheet.plan, stage_of(desk), luck)
    assert [slide.kind for slide in slides] == list(SlideKind)
    answer, parties, time, money, effects, chance = slides
    figures = dict(desk.sheet.outcome.figures)
    assert answer.figures[2].value == figures["Netto contante waarde"]
    assert parties.chart == desk.sheet.outcome.chart
    assert "terugverdiend" in time.sentence
    assert time.chart is not None
    assert [figure.label for figure in money.figures][:2] == ["nodig", "toegezegd"]
    assert any("m³" in figure.value for figure in effects.figures)
    assert chance.chart == luck.histogram
    assert luck.chances[0].risk in chance.sentence


def test_an_empty_worksheet_has_its_first_page_and_no_promises(desk):
    made = new_variant(desk.store, desk.terrain)
    empty = Desk(desk.store, desk.content, desk.terrain, made.id)
    slides = slides_of(empty.sheet.plan, stage_of(desk))
    kinds = [slide.kind for slide in slides]
    assert kinds[0] is SlideKind.ANSWER
    assert not {SlideKind.MONEY, SlideKind.EFFECTS, SlideKind.LUCK} & set(kinds)
    assert "nog geen maatregelen" in slides[0].sentence
    assert all("terugverdiend" not in slide.sentence for slide in slides)


def test_no_person_is_on_the_big_screen(desk):
    with desk.store.write("Persoon") as work:
        work.session.add(
            rows.Person(
                terrain_id=desk.terrain,
                name="Wilhelmina Zandbergen",
                email="w.zandbergen@voorbeeld.example",
            )
        )
        head = work.session.get(rows.Worksheet, desk.key)
        head.name = "Voorstel van Wilhelmina Zandbergen"
    desk.set(0, "investment", "")
    desk.set(0, "label", "Advies van Wilhelmina Zandbergen (w.zandbergen@voorbeeld.example)")
    stage = stage_of(desk)
    plan = desk.sheet.plan
    luck = read_luck(desk.store, desk.content, desk.key)
    shown = repr(slides_of(plan, stage, luck)) + stage.foot(plan)
    assert "Advies van" in shown  # the sentence about what is missing names the line
    assert "Zandbergen" not in shown
    assert "zandbergen" not in shown
