"""Without the switch nothing of a person leaves: no name, mail address or phone number."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aanjager_app.documents.cost_benefit_report import build_cost_benefit
from aanjager_app.documents.dossier import Dossier, Edition, TerrainCard
from aanjager_app.documents.dossier_people import (
    Action,
    Decision,
    Gate,
    Member,
    Organisation,
    Person,
    Project,
    Visit,
    Workgroup,
)
from aanjager_app.documents.financing_plan import build_financing_plan
from aanjager_app.documents.green_vision import build_green_vision
from aanjager_app.documents.privacy import CONTACT_GONE, NAME_GONE, without_personal_data
from aanjager_app.domain.texts import TextKind
from aanjager_app.domain.vocabulary import GateOutcome
from tests.documents.dossiers import (
    PERSONAL,
    bare_dossier,
    full_dossier,
    labels,
    profile,
    with_personal_data,
)
from tests.documents.tree import whole_text

DAY = date(2026, 11, 25)


def documents(dossier: Dossier):
    return (
        build_green_vision(dossier, profile()),
        build_financing_plan(dossier, profile()),
        build_cost_benefit(dossier),
    )


def of_text(text: str, *persons: Person, **more: object) -> str:
    """What is left of a text in a dossier that knows some persons."""
    dossier = Dossier(
        edition=Edition(made_on=DAY, data_version="nu"),
        labels=labels(),
        terrain=TerrainCard(name="Park Utrecht-Oost", province="Utrecht"),
        texts={TextKind.SUMMARY: text},
        persons=persons,
        **more,
    )
    return without_personal_data(dossier).texts[TextKind.SUMMARY]


def test_no_document_holds_a_name_or_contact_without_the_switch():
    for document in documents(full_dossier()):
        said = whole_text(document)
        assert [word for word in PERSONAL if word in said] == []
        assert "Van der Meer" not in said
        assert document.author == ""


def test_with_the_switch_names_and_contacts_are_there():
    said = whole_text(build_green_vision(with_personal_data(full_dossier()), profile()))
    assert [word for word in PERSONAL if word not in said and word != "0301234567"] == []
    assert "Het bevat persoonsgegevens" in said


def test_persons_are_shown_by_role_and_organisation():
    said = whole_text(build_green_vision(full_dossier(), profile()))
    assert "parkmanager, Ondernemersvereniging De Wilgen" in said


def test_personal_visit_notes_stay_home():
    said = whole_text(build_green_vision(full_dossier(), profile()))
    assert "Vertrouwelijk" not in said
    assert "Ronde met de parkmanager" in said
    assert "Vertrouwelijk" in whole_text(
        build_green_vision(with_personal_data(full_dossier()), profile())
    )


def test_twice_is_the_same_as_once():
    once = without_personal_data(full_dossier())
    assert without_personal_data(once) == once


def test_figures_do_not_change():
    full = full_dossier()
    assert without_personal_data(full).plan.appraisal == full.plan.appraisal
    assert without_personal_data(full).plan.worksheet == full.plan.worksheet


@pytest.mark.parametrize(
    "phone",
    [
        *("0612345678", "06-12345678", "06 12 34 56 78", "06-12 34 56 78", "+31 6 12345678"),
        *("+31 (0)6 1234 5678", "0031612345678", "030-1234567", "(030) 123 45 67", "0297 12 34 56"),
    ],
)
def test_phone_numbers_go(phone):
    assert of_text(f"Bel {phone} voor 12 uur") == f"Bel {CONTACT_GONE} voor 12 uur"


@pytest.mark.parametrize(
    "text",
    [
        *("Op 05-12-2026 14 deelnemers.", "Op 06-12-2026 14:00 uur.", "Van 2027-2052: 25 jaar."),
        *("€ 143.290,66 en € 0,0375", "RIN 0361002", "10.000.000.000 liter", "35 mm en 60 mm"),
    ],
)
def test_other_numbers_stay(text):
    assert of_text(text) == text


@pytest.mark.parametrize(
    "mail", ["a.b@c.example", "jan+groen@sub.domein.example", "O'Neil@x-y.example"]
)
def test_mail_addresses_go(mail):
    assert of_text(f"Mail {mail}.") == f"Mail {CONTACT_GONE}."


def test_a_number_before_a_colon_goes():
    assert of_text("Bel 06-12345678: tot 12 uur") == f"Bel {CONTACT_GONE}: tot 12 uur"


def test_a_known_number_in_an_odd_form_goes():
    person = Person(phone="12 34 56")
    assert of_text("Toestel 123456.", person) == f"Toestel {CONTACT_GONE}."


def test_first_and_last_names_by_themselves_go():
    person = Person(name="Sjoerd van der Velde")
    text = of_text("Sjoerd belde. Van der Velde komt; de heer Velde ook.", person)
    assert text == f"{NAME_GONE} belde. {NAME_GONE} komt; {NAME_GONE} ook."


def test_an_ordinary_word_stays_but_not_after_a_title():
    person = Person(name="Bram Groen")
    text = of_text("Groen helpt, want groen is koel. Mevrouw Groen zag het.", person)
    assert text == f"Groen helpt, want groen is koel. {NAME_GONE} zag het."


def test_an_organisation_keeps_the_family_name_in_its_name():
    person = Person(name="Piet Jansma")
    text = of_text(
        "Jansma Transport bouwt. Jansma zei ja.",
        person,
        organisations=(Organisation("Jansma Transport"),),
    )
    assert text == f"Jansma Transport bouwt. {NAME_GONE} zei ja."


def test_a_place_stays_when_someone_is_called_after_it():
    assert of_text("In Utrecht.", Person(name="Anna Utrecht")) == "In Utrecht."


def test_names_known_only_from_a_group_or_an_action_go_too():
    text = of_text(
        "Roelof Tiemersma en Fenna Wiarda.",
        workgroups=(Workgroup(name="Groep", members=(Member(Person(name="Fenna Wiarda")),)),),
        actions=(Action(title="x", owner=Person(name="Roelof Tiemersma")),),
    )
    assert text == f"{NAME_GONE} en {NAME_GONE}."


@pytest.mark.parametrize(
    "text",
    [
        *("Anna’s idee", "Anna's idee", "Vermeulens idee", "Vermeulen’s idee"),
        *("ANNA VERMEULENS idee", "mevrouw A. Vermeulens idee"),
    ],
)
def test_possessives_go(text):
    assert of_text(text, Person(name="Anna Vermeulen")) == f"{NAME_GONE} idee"


@pytest.mark.parametrize(
    "text",
    ["mevrouw Jansen", "mevrouw De Boer", "de Boer", "Jansen", "Jansen-de Boer", "Boer", "Eva"],
)
def test_each_half_of_a_double_name_goes(text):
    assert of_text(f"{text} kwam.", Person(name="Eva Jansen-de Boer")) == f"{NAME_GONE} kwam."


def test_an_accent_typed_in_two_signs_is_the_same_name():
    assert of_text("Zoe\u0308 Kwaak kwam.", Person(name="Zo\u00eb Kwaak")) == f"{NAME_GONE} kwam."


def test_names_of_other_terrains_go_in_full_and_after_a_title():
    text = of_text("Els Linde, mevrouw Linde. Linde en Els: bomen.", known_names=("Els Linde",))
    assert text == f"{NAME_GONE}, {NAME_GONE}. Linde en Els: bomen."


def test_names_of_this_terrain_in_the_bin_go_like_any_other():
    assert of_text("Els kwam.", former_names=("Els Linde",)) == f"{NAME_GONE} kwam."


@pytest.mark.parametrize(
    ("by", "shown"),
    [
        ("Iemand Anders", NAME_GONE),
        ("Iemand Anders, Kopgroep", NAME_GONE),
        ("gemeente  voorbeeldstad", "gemeente  voorbeeldstad"),
        ("Kopgroep", "Kopgroep"),
        (None, None),
    ],
)
def test_who_decided_at_a_gate_is_shown_when_it_is_a_group(by, shown):
    gate = Gate(phase=1, outcome=GateOutcome.PROCEED, decided_by=by)
    dossier = replace(
        bare_dossier(),
        organisations=(Organisation("Gemeente Voorbeeldstad"),),
        workgroups=(Workgroup(name="Kopgroep"),),
        projects=(Project(name="Entree", phase=2, gates=(gate,)),),
    )
    once = without_personal_data(dossier)
    assert once.projects[0].gates[0].decided_by == shown
    assert without_personal_data(once) == once


LETTERS = st.text("bcdfghjklmnpqrstvwxyz", min_size=4, max_size=9).map(lambda word: f"Q{word}")
NAMES = st.lists(LETTERS, min_size=1, max_size=3).map(" ".join)
DIGITS = st.text("0123456789", min_size=8, max_size=8).map(lambda digits: f"06{digits}")
MAILS = st.tuples(LETTERS, LETTERS).map(lambda parts: f"{parts[0]}@{parts[1]}.example")
AROUND = st.text("abc ,.\n-", max_size=12)


@st.composite
def persons(draw):
    return Person(name=draw(NAMES), email=draw(MAILS), phone=draw(DIGITS), remark=draw(NAMES))


@settings(max_examples=40, deadline=None)
@given(known=st.lists(persons(), min_size=1, max_size=3), data=st.data())
def test_no_known_name_mail_or_phone_is_anywhere_in_a_document(known, data):
    secrets = [text for p in known for text in (p.name, p.email, p.phone)]

    def text() -> str:
        around = data.draw(AROUND)
        return f"{around} {data.draw(st.sampled_from(secrets))} {around}"

    bare = bare_dossier()
    dossier = replace(
        bare,
        persons=tuple(known),
        applicant=text(),
        terrain=replace(bare.terrain, description=text()),
        organisations=(Organisation(text()),),
        texts={kind: text() for kind in (TextKind.SUMMARY, TextKind.RISKS, TextKind.DIVISION)},
        decisions=(Decision(text=text(), reason=text()),),
        actions=(Action(title=text(), owner=known[0], remark=text()),),
        visits=(Visit(visited_on=DAY, title=text(), text=text()),),
        workgroups=(Workgroup(name=text(), first_success=text(), members=(Member(known[-1]),)),),
    )
    for document in documents(dossier):
        words = f" {whole_text(document)} "
        assert [secret for secret in secrets if f" {secret} " in words] == []
        assert not any(person.email in words or person.phone in words for person in known)
