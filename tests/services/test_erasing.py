"""An erased person is gone from every text, everywhere in the file, and stays gone."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import Text, insert, select
from sqlalchemy.orm import Session

from aanjager_app.domain.errors import DomainError
from aanjager_app.domain.masking import CONTACT_GONE, NAME_GONE
from aanjager_app.models import entities as rows
from aanjager_app.models.backups import BackupReason, make_backup
from aanjager_app.models.base import Base
from aanjager_app.models.opening import FILE_NAME
from aanjager_app.models.restoring import restore_backup
from aanjager_app.models.store import Store
from aanjager_app.models.text_erasure import text_columns
from aanjager_app.models.undo import undo
from aanjager_app.services.erasing import erase_person, persons_due, retain_until
from tests.models.support import Clock, copy_empty, open_store

NAME, MAIL, PHONE = "Zoë Kwaak-de Ruiter", "zoe.kwaak@example.org", "06-13579246"
SECRETS = ("Kwaak", "zoe.kwaak", "13579246", "3579246")
SAID = f"Vraag {NAME.upper()}, {NAME}’s idee, {MAIL} of +31 6 1357 9246."
LEFT = f"Vraag {NAME_GONE}, {NAME_GONE} idee, {CONTACT_GONE} of {CONTACT_GONE}."


def bytes_of(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.glob(FILE_NAME + "*")))


def is_text(column) -> bool:
    return type(column.type) is Text and not column.primary_key and not column.foreign_keys


def fill(session: Session) -> None:
    """A row in every table, with the secret in every text that people write."""
    session.add(rows.Terrain(id="t", name="Park"))
    session.add(rows.Person(id="p", terrain_id="t", name=NAME, email=MAIL, phone=PHONE))
    session.flush()
    for table in Base.metadata.sorted_tables:
        if table.name not in text_columns():
            continue
        values = {"id": f"{table.name}-1"}
        for column in table.c:
            if column.name in text_columns()[table.name]:
                values[column.name] = SAID
            elif not column.nullable and column.name not in {"id", "binned"}:
                values[column.name] = _any(column)
        session.connection().execute(insert(table).values(values))


def _any(column) -> object:
    if column.foreign_keys:
        parent = next(iter(column.foreign_keys)).column.table.name
        return {"terrain": "t", "person": "p"}.get(parent, f"{parent}-1")
    enum = getattr(column.type, "enum", None)
    if enum is not None:
        return next(iter(enum))
    kinds = {"Day": date(2026, 1, 1), "Instant": Clock()(), "DecimalText": Decimal(1)}
    return kinds.get(type(column.type).__name__, "x" if is_text(column) else 1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy_empty(tmp_path / "gegevens")
    return tmp_path / "gegevens"


def texts_of(store: Store) -> list[str]:
    with store.read() as session:
        return [
            text
            for name, columns in text_columns().items()
            for row in session.execute(
                select(*(Base.metadata.tables[name].c[c] for c in columns)).where(
                    Base.metadata.tables[name].c.id == f"{name}-1"
                )
            )
            for text in row
        ]


def test_every_text_of_every_table_is_cleaned_in_rows_log_and_file(folder):
    with open_store(folder) as store:
        with store.write("Gevuld") as work:
            fill(work.session)
        before = texts_of(store)
        assert len(before) > 40
        assert set(before) == {SAID}
        report = erase_person(store, f"  {NAME.casefold()} ")
        assert report.texts == len(before)
        assert set(texts_of(store)) == {LEFT}
        with store.read() as session:
            table = Base.metadata.tables["op"]
            left = [str(value) for value in session.scalars(select(table.c.value))]
        assert [text for text in left if any(secret in text for secret in SECRETS)] == []
        undo_nothing(store)
        assert set(texts_of(store)) == {LEFT}
    assert [secret for secret in SECRETS if secret.encode() in bytes_of(folder)] == []


def undo_nothing(store: Store) -> None:
    with store.write("Iets anders") as work:
        work.session.get_one(rows.Note, "note-1").text = "Nieuw"
    undo(store)


def test_only_keys_and_public_names_are_no_texts():
    every = {
        (table.name, column.name)
        for table in Base.metadata.sorted_tables
        if "binned" in table.c
        for column in table.c
        if is_text(column)
    }
    texts = {(table, column) for table, columns in text_columns().items() for column in columns}
    assert {column for _, column in every - texts} == {
        *("slug", "check_slug", "code", "successor_code", "other_municipality_codes", "rin"),
        *("content_id", "kind", "measure", "growth", "confidence", "status"),
        *("theme", "indicator", "province", "location_type", "profile", "data_version", "taken_at"),
        *("name", "email", "phone", "director_organisation", "organisation", "place"),
        *("benefit", "part", "shares"),
        *("taken_from", "taken_investment", "taken_upkeep", "taken_value"),
    }
    own = {"name", "email", "director_organisation", "organisation", "place"}
    assert {table for table, column in every - texts if column in own} == {
        *("person", "region", "municipality", "cost_line"),
    }


def test_earlier_texts_and_former_names_are_gone_too(folder):
    with open_store(folder) as store:
        with store.write("a") as work:
            work.session.add(rows.Terrain(id="t", name="Park"))
            work.session.flush()
            work.session.add(rows.Person(id="p", terrain_id="t", name="Quirina van Vroeger"))
            work.session.add(rows.Note(id="n", terrain_id="t", kind="risks", text=SAID))
        with store.write("b") as work:
            person = work.session.get_one(rows.Person, "p")
            person.name, person.email, person.phone = NAME, MAIL, PHONE
            work.session.get_one(rows.Note, "n").text = "Met quirina van vroeger gesproken."
        assert erase_person(store, NAME).texts == 1
        with store.read() as session:
            assert session.get_one(rows.Note, "n").text == f"Met {NAME_GONE} gesproken."
    found = bytes_of(folder)
    assert [s for s in (*SECRETS, "Quirina", "quirina") if s.encode() in found] == []


def test_other_names_and_ordinary_words_stay(folder):
    said = "Zoë Kwaakman en de ruiter; bel 06-13579247."
    with open_store(folder) as store:
        with store.write("a") as work:
            work.session.add(rows.Terrain(id="t", name="Park", description=said))
            work.session.flush()
            work.session.add(rows.Person(id="p", terrain_id="t", name="Zoë Kwaak", phone=PHONE))
        assert erase_person(store, "Zoë Kwaak").texts == 0
        with store.read() as session:
            assert session.get_one(rows.Terrain, "t").description == said


def test_accents_and_spaces_make_no_other_name(folder):
    with open_store(folder) as store:
        with store.write("a") as work:
            work.session.add(rows.Person(id="p", name="Zoe\u0308  Kwaak "))
        assert erase_person(store, "ZOË KWAAK").persons == 1


def test_the_same_name_at_two_terrains_is_erased_only_when_asked(folder):
    with open_store(folder) as store:
        with store.write("a") as work:
            for key in ("Noord", "Zuid"):
                work.session.add(rows.Terrain(id=key, name=key))
                work.session.flush()
                work.session.add(rows.Person(id=f"p{key}", terrain_id=key, name="Jan Bos"))
        with pytest.raises(DomainError, match=r"Noord en Zuid.*niets gewist.*--all"):
            erase_person(store, "Jan Bos")
        with store.read() as session:
            assert session.get_one(rows.Person, "pNoord").name == "Jan Bos"
        assert erase_person(store, "Jan Bos", everywhere=True).persons == 2


def test_an_older_backup_brings_no_living_row_and_no_text_back(folder):
    clock = Clock()
    with open_store(folder, clock) as store:
        with store.write("Gevuld") as work:
            fill(work.session)
        backup = make_backup(store, BackupReason.MANUAL)
        clock.wind(days=1)
        erase_person(store, NAME)
    restore_backup(folder, backup.path, clock=clock)
    with open_store(folder, clock) as store:
        with store.read() as session:
            person = session.get_one(rows.Person, "p")
            assert (person.name, person.binned) == (None, True)
        assert set(texts_of(store)) == {LEFT}
        undo_nothing(store)
        assert set(texts_of(store)) == {LEFT}
    assert [secret for secret in SECRETS if secret.encode() in bytes_of(folder)] == []


@pytest.mark.parametrize(
    ("today", "months", "until"),
    [
        (date(2026, 11, 25), 24, date(2028, 11, 25)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 12, 1), -1, date(2026, 12, 1)),
        (date(2026, 12, 1), 10**9, date(2126, 12, 1)),
    ],
)
def test_data_are_kept_a_number_of_months(today, months, until):
    assert retain_until(today, months) == until


def test_who_is_due_leaves_out_terrains_in_the_bin(folder):
    with open_store(folder) as store:
        with store.write("a") as work:
            for key, binned in (("Noord", False), ("Zuid", True)):
                work.session.add(rows.Terrain(id=key, name=key, binned=binned))
                work.session.flush()
                work.session.add(
                    rows.Person(
                        id=f"p{key}", terrain_id=key, name=key, retain_until=date(2026, 1, 1)
                    )
                )
            work.session.add(rows.Person(id="los", name="Los", retain_until=date(2026, 1, 2)))
        due = [person.id for person in persons_due(store, date(2026, 1, 3))]
        assert due == ["pNoord", "los"]
        assert persons_due(store, date(2026, 1, 1)) == ()
