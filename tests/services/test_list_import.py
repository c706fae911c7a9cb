"""Lists of contacts and actions go into a terrain: once as twice, one step, mistakes per row."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from aanjager_app.domain.errors import DomainError, InputError
from aanjager_app.domain.masking import folded
from aanjager_app.domain.vocabulary import ActionState, PersonRole
from aanjager_app.exchange.action_list import read_actions
from aanjager_app.exchange.contact_list import read_contacts
from aanjager_app.models.backups import BackupReason, list_backups
from aanjager_app.models.entities import Action, Organisation, Person, Terrain, Workgroup
from aanjager_app.models.undo import undo, undo_label
from aanjager_app.services.action_import import import_actions
from aanjager_app.services.contact_import import import_contacts
from aanjager_app.services.list_import import ListFate
from tests.exchange.workbooks import workbook
from tests.models.support import visible

HEADER = ("Naam", "Functie", "Organisatie", "E-mail", "Telefoon", "Opmerking", "Schoenmaat")
ANNA = ("Anna de Vries", "Parkmanager", "De Wilgen BV", "anna@example.org", 612345678, "Belt", 38)
JAN = ("Jan Jansen", "Directeur", "de wilgen bv", "jan@example.org", "+31 20 1234567", None, 45)
ACTIONS = ("Actie", "Wie", "Deadline", "Status", "Werkgroep", "Toelichting")
UNTIL = date(2028, 11, 25)


@pytest.fixture
def wilgen(store) -> str:
    with store.write("Terrein") as work:
        work.session.add(Terrain(name="De Wilgen"))
    return "De Wilgen"


@pytest.fixture
def contacts(store, content, wilgen):
    def bring_in(*rows, header=HEADER, dry_run=False, name="mensen.xlsx"):
        reading = read_contacts(workbook([header, *rows]), name)
        return import_contacts(store, content, wilgen, reading, retain_until=UNTIL, dry_run=dry_run)

    return bring_in


@pytest.fixture
def actions(store, content, wilgen):
    def bring_in(*rows, header=ACTIONS, dry_run=False):
        reading = read_actions(workbook([header, *rows]), "acties.xlsx")
        return import_actions(store, content, wilgen, reading, dry_run=dry_run)

    return bring_in


def fates(report) -> list[str]:
    return [row.fate.value for row in report.rows]


def rows_of(store, kind):
    with store.read() as session:
        rows = session.scalars(select(kind).where(kind.binned.is_(False))).all()
        session.expunge_all()
    return rows


def test_contacts_go_in_with_role_organisation_source_and_term(store, contacts):
    report = contacts(ANNA, JAN)
    assert fates(report) == ["new", "new"]
    assert report.ignored == ("Schoenmaat",)
    anna, jan = sorted(rows_of(store, Person), key=lambda row: row.name)
    assert (anna.name, anna.role, anna.email, anna.phone) == (
        "Anna de Vries", PersonRole.PARK_MANAGER, "anna@example.org", "0612345678",
    )  # fmt: skip
    assert (anna.source, anna.retain_until, anna.remark) == ("Bestand mensen.xlsx", UNTIL, "Belt")
    assert (jan.role, jan.remark, jan.phone) == (None, "Functie: Directeur", "+31 20 1234567")
    assert [row.name for row in rows_of(store, Organisation)] == ["De Wilgen BV"]
    assert anna.organisation_id == jan.organisation_id


def test_the_same_file_again_changes_nothing_and_one_undo_takes_all_back(store, contacts):
    contacts(ANNA, JAN)
    before = visible(store)
    assert fates(contacts(ANNA, JAN)) == ["same", "same"]
    assert visible(store) == before
    assert undo_label(store) == "Contacten geïmporteerd"
    undo(store)
    assert not [*rows_of(store, Person), *rows_of(store, Organisation)]


def test_the_dry_run_counts_and_changes_nothing(store, contacts, tmp_path):
    before = visible(store)
    report = contacts(ANNA, JAN, dry_run=True)
    assert (fates(report), report.has_work, report.change.tx) == (["new", "new"], True, None)
    assert visible(store) == before
    assert not [b for b in list_backups(store.folder) if b.reason is BackupReason.IMPORT]


def test_what_differs_is_named_and_what_a_person_wrote_stays(store, contacts):
    contacts(ANNA)
    with store.write("Zelf") as work:
        person = work.session.scalars(select(Person)).one()
        person.remark = "Belt\nHoudt van bomen"
        person.source = "Zelf opgegeven"
        person.retain_until = date(2027, 1, 1)
    moved = (*ANNA[:3], "anna@example.com", None, "Nieuw kantoor", 38)
    (row,) = contacts(moved).rows
    assert (row.fate, row.told) == (ListFate.CHANGED, "E-mail, Opmerking")
    (person,) = rows_of(store, Person)
    assert (person.email, person.phone) == ("anna@example.com", "0612345678")
    assert person.remark == "Belt\nHoudt van bomen\nNieuw kantoor"
    assert (person.source, person.retain_until) == ("Zelf opgegeven", date(2027, 1, 1))
    assert fates(contacts(moved)) == ["same"]


def test_a_mistake_names_its_cell_and_the_other_rows_go_in(store, contacts):
    report = contacts(
        (*ANNA[:3], "geen adres", *ANNA[4:]),
        JAN,
        (None, "Regisseur"),
        ("JAN  JANSEN", *JAN[1:4], "06 87654321"),
        JAN,
    )
    assert fates(report) == ["wrong", "new", "wrong", "wrong", "same"]
    first, _, third, double, _ = report.rows
    assert first.place == "blad “Blad1”, cel D2, E-mail"
    assert "geen e-mailadres" in first.told
    assert (third.place, third.told) == ("blad “Blad1”, rij 4", "Vul “Naam” in.")
    assert "staat ook bij blad “Blad1”, rij 3" in double.told
    assert [row.name for row in rows_of(store, Person)] == ["Jan Jansen"]


def test_names_in_parts_make_one_name(store, contacts):
    contacts(("Anna", "de", "Vries"), header=("Voornaam", "Tussenvoegsel", "Achternaam"))
    assert [row.name for row in rows_of(store, Person)] == ["Anna de Vries"]


def test_of_two_people_of_one_name_the_mail_address_tells(store, contacts):
    contacts(JAN)
    with store.write("Naamgenoot") as work:
        terrain = work.session.scalars(select(Terrain)).one()
        other = Person(terrain_id=terrain.id, name="Jan Jansen", email="ander@example.org")
        work.session.add(other)
    assert fates(contacts(JAN)) == ["same"]
    (row,) = contacts(("Jan Jansen", None, None, "derde@example.org")).rows
    assert "meer personen met deze naam" in row.told


def test_who_is_in_the_bin_comes_back(store, contacts):
    contacts(ANNA)
    with store.write("Weg") as work:
        work.session.scalars(select(Person)).one().binned = True
    assert [row.told for row in contacts(ANNA).rows] == ["Uit de prullenbak teruggezet"]
    assert len(rows_of(store, Person)) == 1


def test_a_backup_goes_before_an_import_and_an_unknown_terrain_is_refused(store, contacts, content):
    contacts(ANNA)
    made = [b for b in list_backups(store.folder) if b.reason is BackupReason.IMPORT]
    assert made
    reading = read_contacts(workbook([HEADER, ANNA]), "mensen.xlsx")
    with pytest.raises(DomainError):
        import_contacts(store, content, "Nergens", reading, retain_until=None, dry_run=False)


def test_a_list_without_names_is_refused_with_its_columns(contacts):
    with pytest.raises(InputError, match=r"de kolom naam ontbreekt\. Gevonden: Bedrijf, Telefoon"):
        contacts(("De Wilgen BV", "020 1234567"), header=("Bedrijf", "Telefoon"))


def test_actions_go_in_with_owner_day_state_and_group(store, contacts, actions):
    contacts(ANNA)
    with store.write("Groep") as work:
        terrain = work.session.scalars(select(Terrain)).one()
        work.session.add(Workgroup(terrain_id=terrain.id, name="Kopgroep"))
    report = actions(
        ("Offerte vragen", "anna de vries", date(2026, 12, 1), "bezig", "kopgroep", "Bij twee"),
        ("Bomen tellen", "De Wilgen BV", "3 december 2026", "Afgerond"),
        ("Later", None, None, "vervallen"),
    )
    assert fates(report) == ["new"] * 3
    first, second, third = sorted(rows_of(store, Action), key=lambda row: row.id)
    by_title = {row.title: row for row in (first, second, third)}
    asked = by_title["Offerte vragen"]
    assert (asked.due_on, asked.state, asked.remark) == (
        date(2026, 12, 1), ActionState.OPEN, "Bij twee",
    )  # fmt: skip
    assert asked.owner_id
    assert asked.workgroup_id
    counted = by_title["Bomen tellen"]
    assert (counted.owner_organisation, counted.due_on) == ("De Wilgen BV", date(2026, 12, 3))
    assert (counted.state, counted.done_on) == (
        ActionState.DONE, store.clock().astimezone().date(),
    )  # fmt: skip
    assert by_title["Later"].state is ActionState.DROPPED


def test_the_same_actions_again_change_nothing_and_a_new_day_does(store, actions):
    rows = (("Een", None, date(2026, 12, 1), "Open"), ("Twee", None, None, "Gedaan"))
    actions(*rows)
    before = visible(store)
    assert fates(actions(*rows)) == ["same", "same"]
    assert visible(store) == before
    report = actions(("een", None, date(2026, 12, 8), "gedaan"), rows[1])
    assert [row.told for row in report.rows] == ["Voor, Status", ""]
    undo(store)
    assert visible(store) == before


@pytest.mark.parametrize(
    ("row", "place", "words"),
    [
        (("Een", "Piet"), "cel B2, Wie", "geen contact of organisatie"),
        (("Een", None, "morgen"), "cel C2, Deadline", "geen datum"),
        (("Een", None, None, "misschien"), "cel D2, Status", "Open, Gedaan of Vervallen"),
        (("Een", None, None, None, "Vakgroep"), "cel E2, Werkgroep", "voeg haar eerst toe"),
        ((None, "Anna"), "rij 2", "Vul “Actie” in."),
    ],
)
def test_a_mistake_in_an_action_names_its_cell_and_the_way_on(store, actions, row, place, words):
    (found,) = actions(row).rows
    assert found.fate is ListFate.WRONG
    assert found.place.endswith(place)
    assert words in found.told
    assert not rows_of(store, Action)


def test_a_state_and_a_day_on_which_it_was_done_have_to_agree(actions):
    header = ("Actie", "Status", "Gedaan op")
    (row,) = actions(("Een", "Open", "1-11-2026"), header=header).rows
    assert "ook een datum" in row.told
    assert fates(actions(("Een", None, "1-11-2026"), header=header)) == ["new"]


words = st.text(st.sampled_from("abcdé \n'-,"), min_size=1, max_size=12).filter(str.strip)
persons = st.tuples(
    words, st.none() | st.just("Parkmanager") | words, st.none() | words,
    st.none() | st.just("a@example.org"), st.none() | st.just("06 12345678"), st.none() | words,
)  # fmt: skip


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(persons, min_size=1, max_size=5, unique_by=lambda row: folded(row[0])))
def test_any_list_twice_is_the_same_as_once(store, contacts, rows):
    first = contacts(*rows)
    assert not first.count(ListFate.WRONG)
    before = visible(store)
    again = contacts(*rows)
    assert again.count(ListFate.SAME) == len(rows)
    assert visible(store) == before
