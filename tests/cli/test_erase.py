"""Erasing by command: out of the documents, out of the file, and only who is meant."""

from pathlib import Path

from tests.cli.conftest import Aanjager
from tests.cli.test_whole_way import everything_in

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
