"""Records by declaration: what is typed comes back, mistakes are told at their field."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aanjager_app.domain.dutch import format_date_short, format_number
from aanjager_app.domain.errors import DomainError
from aanjager_app.models.base import Base
from aanjager_app.models.entities import Terrain
from aanjager_app.services.records import (
    SPECS,
    Choices,
    Field,
    FieldKind,
    RecordKind,
    add_record,
    bin_record,
    list_bin,
    list_records,
    options_of,
    read_record,
    record_history,
    restore_record,
    restore_value,
    set_field,
)
from aanjager_app.services.records.values import kept_value, shown_value
from aanjager_app.services.steps import read_steps, undo_step

NUMBER = Field(name="n", label="Getal", kind=FieldKind.NUMBER)
DAY = Field(name="d", label="Dag", kind=FieldKind.DAY)
TEXT = Field(name="t", label="Tekst", kind=FieldKind.TEXT)


@pytest.fixture
def terrain(store):
    with store.write("begin") as work:
        row = Terrain(name="Kanaalpark")
        work.session.add(row)
        work.session.flush()
        return row.id


def add(store, content, kind, parent, **texts):
    return add_record(store, content, kind, parent, texts).id


def test_every_declaration_fits_its_table():
    for kind, spec in SPECS.items():
        columns = Base.metadata.tables[kind.value].c
        names = {field.name for field in spec.fields}
        assert names <= set(columns.keys()), kind
        assert set(spec.title) <= names
        assert set(spec.order) <= set(columns.keys())
        must = {
            c.name
            for c in columns
            if not c.nullable and not c.foreign_keys and c.default is None and not c.server_default
        } - {"id", "content_id", "taken_at"}
        required = {field.name for field in spec.fields if field.required}
        assert must <= required, kind


def test_every_kind_has_a_declaration():
    assert set(SPECS) == set(RecordKind)


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=4))
def test_a_number_comes_back_as_it_was_shown(number):
    text = shown_value(NUMBER, number)
    assert kept_value(NUMBER, text) == number
    assert shown_value(NUMBER, kept_value(NUMBER, text)) == text == format_number(number)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2999, 12, 31)))
def test_a_date_comes_back_as_it_was_shown(day):
    assert kept_value(DAY, shown_value(DAY, day)) == day
    assert shown_value(DAY, day) == format_date_short(day)


_SIGNS = st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff")


@given(st.text(alphabet=_SIGNS, max_size=80))
def test_a_text_is_kept_trimmed_and_composed(text):
    kept = kept_value(TEXT, text)
    assert kept is None or kept_value(TEXT, str(kept)) == kept


@pytest.mark.parametrize(
    ("name", "text", "part"),
    [
        ("gross_ha", "12.5", "eenduidig"),
        ("gross_ha", "-3", "niet lager zijn dan 0"),
        ("companies", "3,5", "geheel getal"),
        ("latitude", "91", "niet hoger zijn dan 90"),
        ("name", "  ", "Vul “Naam” in"),
        ("region_id", "nergens", "Kies een van"),
        ("programme_status", "raar", "keuze"),
    ],
)
def test_a_mistake_is_told_at_its_field_and_changes_nothing(request, terrain, name, text, part):
    store, content = request.getfixturevalue("store"), request.getfixturevalue("content")
    kind = RecordKind.TERRAIN
    before = read_record(store, content, kind, terrain)
    with pytest.raises(DomainError, match=part) as refused:
        set_field(store, content, kind, terrain, field=name, text=text)
    assert refused.value.field == name
    assert read_record(store, content, kind, terrain) == before


def test_a_wrong_mail_address_is_refused_with_an_example(store, content, terrain):
    person = add(store, content, RecordKind.PERSON, terrain, name="Demi Fantasia")
    with pytest.raises(DomainError, match="naam@voorbeeld"):
        set_field(store, content, RecordKind.PERSON, person, field="email", text="demi.nl")


def test_the_same_text_again_is_no_edit(store, content, terrain):
    change = set_field(
        store, content, RecordKind.TERRAIN, terrain, field="name", text=" Kanaalpark "
    )
    assert change.tx is None


def test_adding_changing_and_throwing_away_are_steps_in_words(store, content, terrain):
    action = add(store, content, RecordKind.ACTION, terrain, title="MJOP vragen", state="open")
    assert read_steps(store).undo == "Actie toegevoegd"
    set_field(store, content, RecordKind.ACTION, action, field="due_on", text="1 december 2026")
    assert read_record(store, content, RecordKind.ACTION, action).shown["due_on"] == "01-12-2026"
    bin_record(store, RecordKind.ACTION, action)
    assert list_records(store, content, RecordKind.ACTION, terrain) == ()
    line = next(line for line in list_bin(store, content) if line.id == action)
    assert (line.what, line.title, line.terrain) == ("actie", "MJOP vragen", "Kanaalpark")
    restore_record(store, RecordKind.ACTION, action)
    assert len(list_records(store, content, RecordKind.ACTION, terrain)) == 1
    for _ in range(4):
        undo_step(store)
    assert list_records(store, content, RecordKind.ACTION, terrain) == ()


def test_an_action_that_is_done_gets_its_day_and_loses_it_again(store, content, terrain, clock):
    action = add(store, content, RecordKind.ACTION, terrain, title="Bellen", state="open")
    set_field(store, content, RecordKind.ACTION, action, field="state", text="done")
    done = read_record(store, content, RecordKind.ACTION, action).values["done_on"]
    assert done == clock().astimezone().date()
    set_field(store, content, RecordKind.ACTION, action, field="state", text="open")
    assert read_record(store, content, RecordKind.ACTION, action).values["done_on"] is None


def test_an_ambition_takes_the_unit_of_its_indicator(store, content, terrain):
    ambition = add(
        store, content, RecordKind.AMBITION, terrain,
        theme="klimaatadaptatie", title="60 mm", indicator="berging-mm", target="60",
    )  # fmt: skip
    assert read_record(store, content, RecordKind.AMBITION, ambition).shown["unit"] == "mm"


def test_a_municipality_of_the_reference_gets_its_row_with_its_region(store, content, terrain):
    field = "municipality_id"
    options = options_of(store, content, RecordKind.TERRAIN, field, None)
    utrecht = next(option for option in options if option.label == "Utrecht")
    set_field(store, content, RecordKind.TERRAIN, terrain, field=field, text=utrecht.value)
    again = options_of(store, content, RecordKind.TERRAIN, field, None)
    assert [o.label for o in again] == [o.label for o in options]
    shown = read_record(store, content, RecordKind.TERRAIN, terrain).shown
    assert shown["municipality_id"] == "Utrecht"


def test_a_reference_is_one_of_the_same_terrain(store, content, terrain):
    with store.write("ander") as work:
        work.session.add(Terrain(id="t2", name="Elders"))
    stranger = add(store, content, RecordKind.PERSON, "t2", name="Sem Elders")
    action = add(store, content, RecordKind.ACTION, terrain, title="Bellen", state="open")
    with pytest.raises(DomainError):
        set_field(store, content, RecordKind.ACTION, action, field="owner_id", text=stranger)


def test_the_history_tells_in_words_and_puts_an_earlier_value_back(store, content, terrain):
    for text in ("10", "12,5"):
        set_field(store, content, RecordKind.TERRAIN, terrain, field="gross_ha", text=text)
    lines = record_history(store, content, RecordKind.TERRAIN, terrain)
    newest = lines[0]
    assert (newest.field_label, newest.old, newest.new) == ("Bruto oppervlakte", "10", "12,5")
    assert newest.can_restore
    restore_value(store, newest)
    found = read_record(store, content, RecordKind.TERRAIN, terrain)
    assert found.values["gross_ha"] == Decimal(10)
    assert not record_history(store, content, RecordKind.TERRAIN, terrain)[1].can_restore


def test_a_choice_that_may_be_empty_starts_with_nothing(store, content):
    may = options_of(store, content, RecordKind.TERRAIN, "organisation_degree", None)
    must = options_of(store, content, RecordKind.TERRAIN, "programme_status", None)
    assert may[0].value == ""
    assert all(option.value for option in must)
    assert Choices.THEMES not in {option.value for option in may}


@pytest.mark.parametrize("sign", ["\x01", "\x7f", "\ud800", "\ufffe", "\uffff"])
def test_what_is_no_sign_is_refused_in_a_text(sign):
    with pytest.raises(DomainError, match="onzichtbaar teken"):
        kept_value(Field(name="name", label="Naam"), f"Oever{sign}")
