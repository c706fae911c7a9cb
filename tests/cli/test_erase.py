"""Erasing by command: out of the documents, out of the file, and only who is meant."""

from datetime import datetime
from pathlib import Path

from sqlalchemy import select

from aanjager_app.models.entities import Person
from aanjager_app.paths import data_folder
from aanjager_app.services.erasing import retain_until
from aanjager_app.settings import Settings, save_settings
from tests.cli.conftest import Aanjager
from tests.cli.test_whole_way import everything_in
from tests.models.support import open_store

REAL = Path(__file__).parents[1] / "data" / "ibis" / "real_27_rows.csv"


def pdf_of(aanjager: Aanjager, target: Path, *options: str) -> str:
    done = aanjager("export", "groenvisie", "--terrain", "De Wilgen", "-o", target, *options)
    assert done.status == 0, done.err
    return everything_in(target)


def database(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in (folder / "gegevens").glob("aanjager.db*"))


def test_a_person_is_erased_everywhere(aanjager, tmp_path):
    aanjager("demo")
    aanjager("backup")
    target = tmp_path / "gv.pdf"
    assert "Demi Fantasia maakt zich zorgen" in pdf_of(aanjager, target, "--with-personal-data")
    assert b"Demi Fantasia" in database(tmp_path)
    done = aanjager("erase", "--person", "demi  fantasia")
    assert done.status == 0
    assert "Gewist: 1 persoon" in done.out
    assert "In 1 tekst is de naam of een contactgegeven weggelaten." in done.out
    assert "alleen een hele naam is te vinden" in done.err
    assert "reservekopie" in done.err
    for options in ((), ("--with-personal-data",)):
        found = pdf_of(aanjager, target, *options)
        assert "Fantasia" not in found
    assert "[naam weggelaten] maakt zich zorgen" in found
    assert b"Fantasia" not in database(tmp_path)
    assert aanjager("erase", "--person", "demi fantasia").status == 1


def test_a_name_at_two_terrains_is_erased_when_asked_for_all(aanjager, tmp_path):
    aanjager("import", "terrains", REAL)
    path = tmp_path / "wie.toml"
    path.write_text('[[personen]]\nnaam = "Jan Bos"\n', encoding="utf-8")
    for terrain in ("Prisma", "Berghem"):
        assert aanjager("record", path, "--terrain", terrain).status == 0
    refused = aanjager("erase", "--person", "Jan Bos")
    assert (refused.status, refused.out) == (1, "")
    assert "“Jan Bos” staat bij Berghem en Prisma." in refused.err
    assert "--all" in refused.err
    assert "Gewist: 2 personen" in aanjager("erase", "--person", "Jan Bos", "--all").out


def test_a_recorded_person_is_kept_for_the_months_of_the_settings(aanjager, tmp_path):
    aanjager("import", "terrains", REAL)
    folder = data_folder(tmp_path / "gegevens")
    save_settings(folder.settings, Settings(retention_months=7))
    path = tmp_path / "wie.toml"
    path.write_text('[[personen]]\nnaam = "Jan Bos"\n', encoding="utf-8")
    first = datetime.now().astimezone().date()
    assert aanjager("record", path, "--terrain", "Prisma").status == 0
    last = datetime.now().astimezone().date()
    with open_store(folder.root) as store, store.read() as session:
        kept = session.scalar(select(Person.retain_until))
    assert kept in {retain_until(first, 7), retain_until(last, 7)}
