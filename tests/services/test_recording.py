"""Recording a dossier: one step, the same twice is nothing, what is left out stays."""

from datetime import date

import pytest
from sqlalchemy import select

from aanjager_app.content import resources
from aanjager_app.documents.dossier import Edition
from aanjager_app.domain.errors import InputError
from aanjager_app.domain.gap import GapState
from aanjager_app.domain.readiness import ReadinessState
from aanjager_app.domain.vocabulary import ActionState, MemberRole, WorkgroupKind
from aanjager_app.exchange.record import read_record
from aanjager_app.exchange.record_words import known_words
from aanjager_app.models import entities as rows
from aanjager_app.models.entities import Decision, Meeting
from aanjager_app.models.undo import undo
from aanjager_app.services.dossiers import read_terrain
from aanjager_app.services.recording import record
from aanjager_app.services.terrain_import import import_terrains
from tests.models.support import START, visible

TODAY = START.date()

TEXTS = {
    1: 'samenvatting = "In het kort."',
    7: 'opgave = "De stap."',
    10: 'fasering = "Wanneer."',
    11: 'beheer = "Wie."',
    12: 'monitoring = "Hoe."',
    13: 'risicos = "Wat als."',
    18: 'tekort = "Hoe opgelost."',
}


@pytest.fixture
def terrains(store, content, real_rows):
    import_terrains(store, content, real_rows, dry_run=False)
    return store


def put(store, content, text, **options):
    what = read_record(text.encode(), known_words(content))
    return record(store, content, "Prisma", what, photos={}, **options)


def states(store, content):
    read = read_terrain(store, content, "Prisma", Edition(made_on=TODAY, data_version=""))
    return {item.item.number: item.state for item in read.dossier.readiness}


def test_baseline_and_ambition_in_one_unit_give_the_gap(terrains, content):
    text = """
        [[nulmetingen]]
        datum = 2026-02-10
        bron = "Stresstest"
        scores = [{ indicator = "berging-mm", waarde = 35 }]
        [[ambities]]
        thema = "klimaatadaptatie"
        titel = "Hoosbui"
        indicator = "berging-mm"
        streefwaarde = 60
    """
    put(terrains, content, text)
    read = read_terrain(terrains, content, "Prisma", Edition(made_on=TODAY, data_version=""))
    gap = read.dossier.ambitions[0].gap
    assert (gap.state, gap.amount, gap.unit) == (GapState.OPEN, 25, "mm")
    assert gap.sentence == "Nog 25 mm: van 35 mm nu naar 60 mm."


def test_another_unit_is_not_comparable(terrains, content):
    text = """
        [[nulmetingen]]
        datum = 2026-02-10
        scores = [{ indicator = "berging-mm", waarde = 35, eenheid = "m3" }]
        [[ambities]]
        thema = "klimaatadaptatie"
        titel = "Hoosbui"
        indicator = "berging-mm"
        streefwaarde = 60
    """
    put(terrains, content, text)
    read = read_terrain(terrains, content, "Prisma", Edition(made_on=TODAY, data_version=""))
    gap = read.dossier.ambitions[0].gap
    assert gap.state is GapState.NOT_COMPARABLE
    assert gap.sentence.startswith("Niet vergelijkbaar")


def test_the_same_record_twice_changes_nothing(terrains, content):
    text = (
        '[[personen]]\nnaam = "Demo Persoon"\nrol = "Parkmanager"\n'
        '[[werkgroepen]]\nnaam = "Kopgroep"\nsoort = "Kopgroep"\n'
        'leden = [{ persoon = "demo persoon", rol = "Voorzitter" }]\n'
        '[[acties]]\nactie = "Bellen"\neigenaar = "Demo Persoon"\nvoor = 2026-05-01\n'
        'werkgroep = "Kopgroep"\n'
        '[teksten]\nsamenvatting = "Kort."\n'
    )
    first = put(terrains, content, text)
    assert (first.new, first.changed) == (5, 0)
    before = visible(terrains)
    second = put(terrains, content, text)
    assert (second.new, second.changed, second.change.tx) == (0, 0, None)
    assert visible(terrains) == before


def test_what_is_left_out_stays_and_one_undo_takes_it_back(terrains, content):
    put(terrains, content, '[[personen]]\nnaam = "Demo Persoon"\nemail = "demo@example.org"\n')
    before = visible(terrains)
    done = put(terrains, content, '[[personen]]\nnaam = "Demo Persoon"\nrol = "Ondernemer"\n')
    assert done.changed == 1
    read = read_terrain(terrains, content, "Prisma", Edition(made_on=TODAY, data_version=""))
    assert read.dossier.persons[0].email == "demo@example.org"
    undo(terrains)
    assert visible(terrains) == before


FULL = """
    [[personen]]
    naam = "Demo Persoon"
    [[projecten]]
    naam = "Hoofdas"
    fase = 3
    [[ambities]]
    thema = "klimaatadaptatie"
    titel = "Hoosbui"
    indicator = "berging-mm"
    streefwaarde = 60
    eenheid = "m3"
    [[werkgroepen]]
    naam = "Kopgroep"
    soort = "kopgroep"
    leden = [{ persoon = "Demo Persoon", rol = "voorzitter" }]
    [[acties]]
    actie = "Bellen"
    status = "gedaan"
    [[bezoeknotities]]
    datum = 2026-01-05
    titel = "Rondje"
    persoonlijk = true
"""
KEYS_ONLY = """
    [[personen]]
    naam = "Demo Persoon"
    [[projecten]]
    naam = "Hoofdas"
    [[ambities]]
    thema = "klimaatadaptatie"
    titel = "Hoosbui"
    [[werkgroepen]]
    naam = "Kopgroep"
    leden = [{ persoon = "Demo Persoon" }]
    [[acties]]
    actie = "Bellen"
    [[bezoeknotities]]
    datum = 2026-01-05
    titel = "Rondje"
"""


def test_no_default_overwrites_what_is_known(terrains, content):
    put(terrains, content, FULL)
    before = visible(terrains)
    again = put(terrains, content, KEYS_ONLY)
    assert (again.new, again.changed) == (0, 0)
    assert visible(terrains) == before


def test_what_a_project_covers_is_kept_once(terrains, content):
    text = (
        '[[deelgebieden]]\nnaam = "Noord"\n'
        '[[projecten]]\nnaam = "Hoofdas"\ndeelgebieden = ["Noord", "noord "]\n'
    )
    put(terrains, content, text)
    with terrains.read() as session:
        assert len(session.scalars(select(rows.ProjectScope)).all()) == 1
    assert put(terrains, content, text).change.tx is None


def test_what_is_new_gets_its_defaults(terrains, content):
    put(terrains, content, KEYS_ONLY)
    with terrains.read() as session:
        assert session.scalars(select(rows.Project)).one().phase == 0
        assert session.scalars(select(rows.Workgroup)).one().kind is WorkgroupKind.WORKING_GROUP
        assert session.scalars(select(rows.Membership)).one().role is MemberRole.MEMBER
        assert session.scalars(select(rows.Action)).one().state is ActionState.OPEN
        assert session.scalars(select(rows.VisitNote)).one().personal is False


def test_a_new_target_is_in_the_unit_of_its_indicator(terrains, content):
    put(terrains, content, FULL)
    put(
        terrains,
        content,
        '[[ambities]]\nthema = "klimaatadaptatie"\ntitel = "Hoosbui"\n'
        'indicator = "berging-mm"\nstreefwaarde = 70\n',
    )
    with terrains.read() as session:
        ambition = session.scalars(select(rows.Ambition)).one()
    assert (ambition.target, ambition.unit) == (70, "mm")


def test_the_dry_run_changes_nothing(terrains, content):
    before = visible(terrains)
    report = put(terrains, content, '[teksten]\nsamenvatting = "Kort."\n', dry_run=True)
    assert report.new == 1
    assert visible(terrains) == before


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('[[acties]]\nactie = "x"\neigenaar = "Niemand"\n', r"acties\[0\]\.eigenaar"),
        ('[[kavels]]\nnaam = "x"\ndeelgebied = "Nergens"\n', r"kavels\[0\]\.deelgebied"),
        ('[[besluiten]]\nbesluit = "x"\nbijeenkomst = "Ooit"\n', r"besluiten\[0\]\.bijeenkomst"),
        ('[[personen]]\nnaam = "x"\norganisatie = "Y"\n', r"personen\[0\]\.organisatie"),
        ('[terrein]\nregio = "Verweg"\n', r"terrein\.regio"),
    ],
)
def test_a_name_that_refers_to_nothing_is_refused_whole(terrains, content, text, place):
    before = visible(terrains)
    with pytest.raises(InputError, match=place):
        put(terrains, content, '[teksten]\nsamenvatting = "Kort."\n' + text)
    assert visible(terrains) == before


def test_a_terrain_with_only_its_ibis_row_lacks_the_stated_things(terrains, content):
    read = read_terrain(terrains, content, "Prisma", Edition(made_on=TODAY, data_version=""))
    lacking = {item.item.number: item.missing for item in read.dossier.readiness}
    assert len(lacking) == 19
    assert all(lacking.values())
    # Gross and net area are in the IBIS row; the rest of the area is not.
    assert lacking[3] == "de plek op de kaart en een tekst over eigendom"
    assert lacking[1] == "een samenvatting"
    assert lacking[14] == "kosten met investering, onderhoud en btw"
    drafts = [n for n, state in states(terrains, content).items() if state is ReadinessState.DRAFT]
    assert drafts == [3]


@pytest.mark.parametrize(("number", "text"), TEXTS.items())
def test_mending_one_item_flips_exactly_that_item(terrains, content, number, text):
    before = states(terrains, content)
    put(terrains, content, f"[teksten]\n{text}\n")
    after = states(terrains, content)
    assert {n for n in after if after[n] is not before[n]} == {number}
    assert after[number] is ReadinessState.READY


MENDS = {
    2: (
        '[terrein]\norganisatiegraad = "BIZ"\n[[organisaties]]\nnaam = "Kring"\n'
        'soort = "Ondernemersvereniging"\n[teksten]\nmandaat = "Ja."\n'
    ),
    3: '[terrein]\nlengtegraad = 5.1\nbreedtegraad = 52.0\n[teksten]\neigendom = "Gemeente."\n',
    4: (
        '[[bijeenkomsten]]\ndatum = 2026-01-05\ntitel = "Start"\ndeelnemers = 12\n'
        '[teksten]\ndraagvlak = "Veel."\n'
    ),
    5: (
        '[[nulmetingen]]\ndatum = 2026-01-05\nbron = "Meting"\n'
        'scores = [{ indicator = "bomen", waarde = 12 }]\n'
    ),
    6: (
        '[[ambities]]\nthema = "biodiversiteit"\ntitel = "Bomen"\nindicator = "bomen"\n'
        'streefwaarde = 40\ntermijn = "Korte termijn"\n'
    ),
    9: '[teksten]\nkoppelkansen = "Riool."\nmjop = "2027."\n',
    19: '[[besluiten]]\nbesluit = "Door."\ndatum = 2026-01-05\n',
}


@pytest.mark.parametrize(("number", "text"), MENDS.items())
def test_items_of_several_parts_flip_alone(terrains, content, number, text):
    before = states(terrains, content)
    put(terrains, content, text)
    after = states(terrains, content)
    assert {n for n in after if after[n] is not before[n]} == {number}
    assert after[number] is ReadinessState.READY


def test_meetings_of_one_title_are_told_apart_by_their_day(terrains, content):
    meetings = (
        '[[bijeenkomsten]]\ndatum = 2026-01-01\ntitel = "Overleg"\n'
        '[[bijeenkomsten]]\ndatum = 2026-02-01\ntitel = "Overleg"\n'
    )
    link = '[[besluiten]]\nbesluit = "Door"\nbijeenkomst = "overleg"\n'
    put(terrains, content, f"{meetings}{link}datum = 2026-01-01\n")
    with terrains.read() as session:
        decision = session.scalars(select(Decision)).one()
        assert session.get(Meeting, decision.meeting_id).held_on == date(2026, 1, 1)
    with pytest.raises(InputError, match="precies één bijeenkomst"):
        put(terrains, content, f"{meetings}{link}")


def test_data_of_a_person_are_kept_as_long_as_agreed_or_else_as_set(terrains, content):
    text = """
        [[personen]]
        naam = "Met Datum"
        bewaren_tot = 2027-01-01
        [[personen]]
        naam = "Zonder Datum"
    """

    def days():
        with terrains.read() as session:
            persons = session.scalars(select(rows.Person).order_by(rows.Person.name)).all()
            return [person.retain_until for person in persons]

    put(terrains, content, text, retain_until=date(2028, 11, 25))
    assert days() == [date(2027, 1, 1), date(2028, 11, 25)]
    again = put(terrains, content, text, retain_until=date(2029, 2, 1))
    assert again.change.tx is None
    assert days() == [date(2027, 1, 1), date(2028, 11, 25)]


def test_a_person_without_a_day_gets_one_at_the_next_recording(terrains, content):
    put(terrains, content, '[[personen]]\nnaam = "Zonder Datum"\n')
    report = put(
        terrains, content, '[[personen]]\nnaam = "Zonder Datum"\n', retain_until=date(2028, 1, 1)
    )
    assert report.changed == 1


def test_the_same_photo_under_two_names_in_one_visit_is_refused(terrains, content):
    photo = (resources() / "demo" / "entree.jpg").read_bytes()
    visit = '[[bezoeknotities]]\ndatum = 2026-03-01\ntitel = "{}"\nfotos = [{}]\n'
    twice = visit.format("Ronde", '{ bestand = "a.jpg" }, { bestand = "b.jpg" }')
    photos = {"a.jpg": photo, "b.jpg": photo}
    before = visible(terrains)
    with pytest.raises(InputError) as refused:
        record(
            terrains,
            content,
            "Prisma",
            read_record(twice.encode(), known_words(content)),
            photos=photos,
        )
    assert refused.value.path == "bezoeknotities[0].fotos[1].bestand"
    assert "“b.jpg”" in refused.value.problem
    assert "“a.jpg”" in refused.value.problem
    assert visible(terrains) == before
    # Of two visits it may be the same: each has a row of its own, which stays as it is.
    apart = visit.format("Ronde", '{ bestand = "a.jpg" }')
    apart += visit.format("Tweede ronde", '{ bestand = "b.jpg" }')
    what = read_record(apart.encode(), known_words(content))
    record(terrains, content, "Prisma", what, photos=photos)
    again = record(terrains, content, "Prisma", what, photos=photos)
    assert (again.new, again.changed) == (0, 0)
