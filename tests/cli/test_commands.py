"""The contract of the command line: exit status, streams, and Dutch sentences."""

import json
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils.cell import coordinate_to_tuple

from aanjager_app.cli.arguments import build_parser
from aanjager_app.content import resources
from aanjager_app.exchange.opendocument import open_opendocument
from aanjager_app.models.engine import connect
from tests.documents.opendocuments import edited
from tests.exchange.workbooks import handmade, workbook

REAL = Path(__file__).parents[1] / "data" / "ibis" / "real_27_rows.csv"
DEMO = resources() / "demo"


def test_terrains_as_json(aanjager):
    assert aanjager("import", "terrains", REAL).status == 0
    done = aanjager("terrains", "--json")
    rows = json.loads(done.out)
    assert len(rows) == 27
    assert {"id", "rin", "name", "municipality", "region", "phase"} <= set(rows[0])
    prisma = next(row for row in rows if row["rin"] == "170883")
    assert (prisma["name"], prisma["municipality"], prisma["phase"]) == (
        "Prisma",
        "Lansingerland",
        0,
    )


def test_import_counts_and_dry_run(aanjager):
    trial = aanjager("import", "terrains", REAL, "--dry-run")
    assert "27 nieuw" in trial.out
    assert "Proef" in trial.err
    assert json.loads(aanjager("terrains", "--json").out) == []
    assert "27 nieuw, 0 gewijzigd, 0 gelijk" in aanjager("import", "terrains", REAL).out
    again = json.loads(aanjager("import", "terrains", REAL, "--json").out)
    assert (again["same"], again["new"], again["wrong"]) == (27, 0, [])
    assert "LWV" in aanjager("import", "terrains", REAL).out


def test_wrong_rows_are_named_and_the_rest_goes_in(aanjager):
    done = aanjager("import", "terrains", REAL.with_name("broken_rows.csv"))
    assert done.status == 0
    assert "regel 4, HA_BRUTO: dit is geen getal (er staat “tien”)" in done.err
    assert "2 nieuw" in done.out
    assert "8 fout" in done.out


def test_the_demo_is_made_once_and_removed_in_one_go(aanjager):
    first = aanjager("demo")
    assert first.out.split("\n")[:2] == ["De Wilgen", "Oosterhaven"]
    assert "verzonnen" in first.err
    assert "was er al" in aanjager("demo").err
    phases = {row["name"]: row["phase"] for row in json.loads(aanjager("terrains", "--json").out)}
    assert phases == {
        "De Wilgen": 3,
        "Oosterhaven": 1,
        "De Molenkamp": 0,
        "Zandhoek": 2,
        "Kanaalpark Noord": 7,
    }
    assert "5 terreinen" in aanjager("demo", "--remove").out
    assert json.loads(aanjager("terrains", "--json").out) == []
    assert aanjager("demo", "--remove").status == 1
    assert aanjager("demo").status == 0
    assert len(json.loads(aanjager("terrains", "--json").out)) == 5


def test_one_undo_takes_the_whole_demo_back(aanjager):
    aanjager("demo")
    assert aanjager("undo").out == "Ongedaan gemaakt: Demoregio gemaakt\n"
    assert json.loads(aanjager("terrains", "--json").out) == []
    assert aanjager("redo").status == 0
    assert len(json.loads(aanjager("terrains", "--json").out)) == 5
    aanjager("undo")
    nothing = aanjager("undo")
    assert (nothing.status, nothing.out) == (1, "")
    assert nothing.err


def test_status_and_readiness_of_a_terrain(aanjager):
    aanjager("demo")
    status = json.loads(aanjager("show", "--terrain", "oosterhaven", "--json").out)
    assert status["phase"] == 1
    assert status["next_step"]["check"] == "acties-belegd"
    assert status["overdue_actions"] == ["Stresstest opvragen bij de gemeente"]
    assert "Volgende stap: Vul acties aan." in aanjager("show", "--terrain", "Oosterhaven").out
    whole = json.loads(aanjager("check", "--terrain", "De Wilgen", "--json").out)
    assert {item["state"] for item in whole} == {"ready"}
    bare = aanjager("check", "--terrain", "De Molenkamp")
    assert "1. Samenvatting (ontbreekt: een samenvatting)" in bare.out
    assert "19 onderdelen zijn nog niet gereed" in bare.err


def test_record_worksheet_and_export_of_an_imported_terrain(aanjager, tmp_path):
    aanjager("import", "terrains", REAL)
    for name in ("de-wilgen.toml", "entree.jpg"):
        shutil.copy(DEMO / name, tmp_path)
    done = aanjager("record", tmp_path / "de-wilgen.toml", "--terrain", "Prisma")
    assert done.status == 0, done.err
    assert "0 gewijzigd" not in done.out
    sheet = DEMO / "de-wilgen-variant-a.json"
    assert "overgenomen" in aanjager("import", "worksheet", sheet, "--terrain", "Prisma").out
    assert "gelijk gebleven" in aanjager("import", "worksheet", sheet, "--terrain", "Prisma").out
    named = aanjager("import", "worksheet", sheet, "--terrain", "Prisma", "--name", "B")
    assert "“B” overgenomen" in named.out
    for document, ending in (
        ("groenvisie", "pdf"),
        ("financieringsplan", "pdf"),
        ("kosten-baten", "pdf"),
        ("kosten-baten", "xlsx"),
        ("worksheet", "json"),
    ):
        target = tmp_path / f"{document}.{ending}"
        made = aanjager("export", document, "--terrain", "Prisma", "-o", target)
        assert made.status == 0, made.err
        assert str(target) in made.out
        assert target.stat().st_size > 1000
    chosen = aanjager(
        "export", "worksheet", "--terrain", "Prisma", "--worksheet", "B", "-o", tmp_path / "b.json"
    )
    assert chosen.status == 0
    written = json.loads((tmp_path / "b.json").read_text("utf-8"))
    assert written["name"] == "B"
    # with the draws that the documents were made with
    assert written["uncertainty"] == {"draws": 10_000, "seed": 1}
    missing = aanjager(
        "export", "worksheet", "--terrain", "Prisma", "--worksheet", "C", "-o", tmp_path / "c.json"
    )
    assert missing.status == 1
    assert "“B”" in missing.err
    assert not (tmp_path / "c.json").exists()


def test_an_export_is_recorded_and_is_no_step_to_undo(aanjager, tmp_path):
    aanjager("demo")
    step = json.loads(aanjager("show", "--terrain", "De Wilgen", "--json").out)["next_step"]
    assert step["check"] == "groenvisie"
    target = tmp_path / "gv.pdf"
    aanjager("export", "groenvisie", "--terrain", "De Wilgen", "-o", target)
    first = target.read_bytes()
    step = json.loads(aanjager("show", "--terrain", "De Wilgen", "--json").out)["next_step"]
    assert step["check"] == "uitwerking-expert"
    assert "Groenvisie geëxporteerd" in aanjager("history", "--terrain", "De Wilgen").out
    aanjager("export", "groenvisie", "--terrain", "De Wilgen", "-o", tmp_path / "again.pdf")
    assert len(first) > 10_000
    assert aanjager("undo").out == "Ongedaan gemaakt: Demoregio gemaakt\n"


def test_appraise_needs_no_data_folder(aanjager, tmp_path):
    done = aanjager("appraise", DEMO / "zandhoek-eerste-schets.json", "--json")
    answer = json.loads(done.out)
    assert (done.status, answer["complete"]) == (0, False)
    assert "costs.haag.upkeep_per_unit_per_year" in answer["missing"]
    assert not (tmp_path / "gegevens").exists()
    assert "onvolledig" in aanjager("appraise", DEMO / "zandhoek-eerste-schets.json").out


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ('{"schema": "aanjager.worksheet/1"}', "bestand.json: base_year"),
        ("{", "bestand.json: "),
        ('{"schema": "aanjager.worksheet/9", "base_year": 2026}', "bestand.json: schema"),
    ],
)
def test_a_wrong_worksheet_ends_with_two_and_one_line(aanjager, tmp_path, content, sentence):
    path = tmp_path / "bestand.json"
    path.write_text(content, encoding="utf-8")
    for words in (("appraise", path, "--json"), ("import", "worksheet", path, "--terrain", "x")):
        done = aanjager(*words)
        assert (done.status, done.out) == (2, "")
        assert done.err.startswith(sentence)
        assert done.err.count("\n") == 1


@pytest.mark.parametrize("command", [("appraise",), ("import", "terrains")])
def test_a_file_that_is_not_there(aanjager, tmp_path, command):
    done = aanjager(*command, tmp_path / "weg.json")
    assert done.status == 2
    assert done.err == f"{tmp_path / 'weg.json'}: dit bestand bestaat niet\n"


def test_a_wrong_record_names_file_and_path(aanjager, tmp_path):
    aanjager("import", "terrains", REAL)
    path = tmp_path / "fout.toml"
    path.write_text('[[nulmetingen]]\ndatum = "gisteren"\n', encoding="utf-8")
    done = aanjager("record", path, "--terrain", "Prisma")
    assert done.status == 2
    assert done.err.startswith("fout.toml: nulmetingen[0].datum: ")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("onzin",), "“onzin” bestaat niet"),
        (("export", "groenvisie"), "er ontbreekt iets: --terrain, -o/--output"),
        (("export", "brief", "--terrain", "x", "-o", "y"), "“brief” bestaat niet"),
        (("terrains", "--xml"), "dit ken ik niet: --xml"),
        (("import",), "er ontbreekt iets"),
        (("history", "--limit", "veel"), "geen geldige waarde"),
    ],
)
def test_wrong_use_is_told_in_dutch(aanjager, words, sentence):
    done = aanjager(*words)
    assert (done.status, done.out) == (2, "")
    assert sentence in done.err


def test_an_unknown_terrain_is_not_done(aanjager):
    aanjager("demo")
    done = aanjager("show", "--terrain", "De Wilg")
    assert (done.status, done.out) == (1, "")
    assert "Bedoel je “De Wilgen”?" in done.err


def test_the_ending_must_fit_the_document(aanjager, tmp_path):
    aanjager("demo")
    done = aanjager("export", "groenvisie", "--terrain", "De Wilgen", "-o", tmp_path / "gv.docx")
    assert done.status == 2
    assert "eindigen op .pdf" in done.err


def test_backup_restore_and_check(aanjager):
    aanjager("import", "terrains", REAL)
    assert aanjager("check").out == "De gegevens zijn heel.\n"
    made = aanjager("backup")
    assert made.status == 0
    name = Path(made.out.split(": ", 1)[1].strip()).name
    aanjager("undo")
    assert json.loads(aanjager("terrains", "--json").out) == []
    assert name in aanjager("backup", "--list").out
    assert "zelf gemaakt" in aanjager("backup", "--list").out
    back = aanjager("restore", name)
    assert back.status == 0, back.err
    assert "bewaard als" in back.out
    assert len(json.loads(aanjager("terrains", "--json").out)) == 27
    assert aanjager("restore", "nergens.db").status == 2


def test_help_is_dutch():
    text = build_parser().format_help()
    assert text.startswith("gebruik: aanjager")
    assert "opties" in text
    assert "show this help" not in text


def test_what_changed_is_backed_up_by_itself(aanjager):
    aanjager("import", "terrains", REAL)
    assert aanjager("backup", "--list").out.count("automatisch") == 1
    aanjager("terrains")
    assert aanjager("backup", "--list").out.count("automatisch") == 1


def test_a_failing_backup_spoils_no_command(aanjager, tmp_path):
    aanjager("terrains")
    (tmp_path / "gegevens" / "backups").write_text("in de weg", encoding="utf-8")
    done = aanjager("import", "terrains", REAL)
    assert done.status == 0
    assert "27 nieuw" in done.out
    assert "reservekopie is niet gelukt" in done.err
    listed = aanjager("terrains", "--json")
    assert (listed.status, listed.err) == (0, "")
    assert len(json.loads(listed.out)) == 27


def test_backups_are_listed_also_when_the_data_are_damaged(aanjager, tmp_path):
    aanjager("import", "terrains", REAL)
    (tmp_path / "gegevens" / "aanjager.db").write_bytes(b"kapot" * 1000)
    assert aanjager("terrains").status == 1
    listed = aanjager("backup", "--list")
    assert (listed.status, listed.out.count("automatisch")) == (0, 1)
    assert aanjager("restore", listed.out.split()[0]).status == 0
    assert len(json.loads(aanjager("terrains", "--json").out)) == 27


def test_photos_that_can_not_be_kept_are_not_recorded(aanjager, tmp_path):
    aanjager("import", "terrains", REAL)
    for name in ("de-wilgen.toml", "entree.jpg"):
        shutil.copy(DEMO / name, tmp_path)
    (tmp_path / "gegevens" / "bestanden").write_text("in de weg", encoding="utf-8")
    done = aanjager("record", tmp_path / "de-wilgen.toml", "--terrain", "Prisma")
    assert done.status == 1
    assert "niet te maken of geen map" in done.err
    assert "Dossier vastgelegd" not in aanjager("history").out


def test_a_final_version_needs_a_ready_dossier(aanjager, tmp_path):
    aanjager("demo")
    target = tmp_path / "gv.pdf"
    done = aanjager("export", "groenvisie", "--terrain", "Zandhoek", "--final", "-o", target)
    assert (done.status, target.exists()) == (1, False)
    assert "nog geen definitieve versie" in done.err
    done = aanjager("export", "groenvisie", "--terrain", "De Wilgen", "--final", "-o", target)
    assert done.status == 0
    assert "Werkblad: Variant A: entree en wadi" in done.err


def test_a_file_that_is_no_toml_says_where_in_dutch(aanjager, tmp_path):
    aanjager("import", "terrains", REAL)
    path = tmp_path / "fout.toml"
    path.write_text("[terrein]\nbruto_ha = 8,4\n", encoding="utf-8")
    done = aanjager("record", path, "--terrain", "Prisma")
    assert done.status == 2
    assert done.err.startswith("fout.toml: op regel 2, teken 13 is het bestand niet te lezen")
    assert "Expected" not in done.err


def test_what_the_program_does_not_know_is_told(aanjager, tmp_path):
    path = tmp_path / "ibis.csv"
    path.write_text("RIN;NAAM;HA\n1;Terrein;2\n", encoding="utf-8")
    assert "niet gebruikt: HA" in aanjager("import", "terrains", path).err
    sheet = tmp_path / "blad.json"
    content = (DEMO / "zandhoek-eerste-schets.json").read_text("utf-8")
    sheet.write_text(content.replace('"measure": "haag"', '"measure": "hek"'), encoding="utf-8")
    done = aanjager("import", "worksheet", sheet, "--terrain", "1")
    assert done.status == 0
    assert "Niet in de catalogus: hek." in done.err
    assert "wadi" in done.err


@pytest.mark.parametrize("limit", ["-5", "0"])
def test_a_history_of_no_lines_is_wrong_use(aanjager, limit):
    done = aanjager("history", f"--limit={limit}")
    assert (done.status, done.out) == (2, "")
    assert f"'{limit}' is geen geldige waarde voor --limit" in done.err


def test_a_workbook_that_is_no_list_of_terrains_is_refused_with_its_sheet(aanjager, tmp_path):
    aanjager("demo")
    book = tmp_path / "ibis.xlsx"
    words = ("export", "kosten-baten", "--terrain", "De Wilgen", "-o", book)
    assert aanjager(*words).status == 0
    done = aanjager("import", "terrains", book)
    assert (done.status, done.out) == (2, "")
    assert "de kolom RIN-nummer en naam ontbreekt" in done.err


def test_a_folder_in_the_place_of_a_file_is_told_in_dutch(aanjager, tmp_path):
    done = aanjager("import", "terrains", tmp_path)
    assert done.status == 2
    assert done.err.endswith("dit bestand is niet te lezen (het is een map)\n")


def test_a_folder_in_the_place_of_the_settings(aanjager, tmp_path):
    (tmp_path / "gegevens" / "instellingen.toml").mkdir(parents=True)
    done = aanjager("terrains")
    assert (done.status, done.err.count("\n")) == (2, 1)
    assert done.err.startswith("instellingen.toml: ")


def test_damaged_data_name_the_command_that_helps(aanjager, tmp_path):
    aanjager("import", "terrains", REAL)
    name = aanjager("backup", "--list").out.split()[0]
    (tmp_path / "gegevens" / "aanjager.db").write_bytes(b"kapot" * 1000)
    done = aanjager("terrains")
    assert done.status == 1
    assert f"aanjager restore {name}" in done.err


def test_a_copy_for_elsewhere_names_the_folder_of_the_photos(aanjager, tmp_path):
    aanjager("import", "terrains", REAL)
    copy = tmp_path / "kopie.db"
    assert aanjager("backup", "-o", copy).err == ""
    aanjager("demo")
    done = aanjager("backup", "-o", copy)
    assert str(tmp_path / "gegevens" / "bestanden") in done.err
    failed = aanjager("backup", "-o", tmp_path)
    assert failed.status == 1
    assert "Is a directory" not in failed.err


def test_check_tells_a_reference_to_nothing(aanjager, tmp_path):
    aanjager("import", "terrains", REAL)
    raw = connect(tmp_path / "gegevens" / "aanjager.db")
    raw.execute("PRAGMA foreign_keys = OFF")
    triggers = raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for (trigger,) in triggers:
        raw.execute(f'DROP TRIGGER "{trigger}"')
    raw.execute("UPDATE terrain SET municipality_id = 'nergens' WHERE rin = '170883'")
    raw.close()
    done = aanjager("check")
    assert (done.status, done.out) == (1, "De gegevens zijn beschadigd.\n")
    assert "aanjager restore NAAM" in done.err


def test_an_edited_workbook_is_read_back_or_refused_with_the_place(aanjager, tmp_path):
    aanjager("demo")
    path = tmp_path / "kb.xlsx"
    assert aanjager("export", "kosten-baten", "--terrain", "De Wilgen", "-o", path).status == 0
    untouched = aanjager("import", "workbook", path, "--terrain", "De Wilgen")
    assert (untouched.status, "0 verschillen" in untouched.out) == (0, True)
    book = load_workbook(path)
    rows = book["_aanjager"].iter_rows(min_row=2, max_col=2, values_only=True)
    cell = next(place for key, place in rows if key == "costs/wadi/quantity/mid")
    cell = cell.partition("!")[2].replace("$", "")
    book["Invoer"][cell] = 500
    book.save(path)
    trial = aanjager("import", "workbook", path, "--terrain", "De Wilgen", "--dry-run")
    assert "aantal midden: 400 → 500" in trial.out
    assert "Proef" in trial.err
    assert "400 → 500" in aanjager("import", "workbook", path, "--terrain", "De Wilgen").out
    assert "0 verschillen" in aanjager("import", "workbook", path, "--terrain", "De Wilgen").out
    book["Invoer"][cell] = "veel"
    book.save(path)
    wrong = aanjager("import", "workbook", path, "--terrain", "De Wilgen")
    assert (wrong.status, wrong.out) == (2, "")
    assert f"Invoer!{cell}" in wrong.err


def test_a_workbook_for_libreoffice_goes_out_and_comes_back(aanjager, tmp_path):
    aanjager("demo")
    path = tmp_path / "kb.ods"
    assert aanjager("export", "kosten-baten", "--terrain", "De Wilgen", "-o", path).status == 0
    untouched = aanjager("import", "workbook", path, "--terrain", "De Wilgen")
    assert (untouched.status, "0 verschillen" in untouched.out) == (0, True)
    page = open_opendocument(path.read_bytes(), "kb.ods", values=False)["_aanjager"]
    told = page.iter_rows(min_row=2, max_col=2, values_only=True)
    sheet, _, cell = next(at for key, at in told if key == "costs/wadi/quantity/mid").partition("!")
    place = (sheet, *coordinate_to_tuple(cell.replace("$", "")))
    path.write_bytes(edited(path.read_bytes(), {place: 500.0}))
    changed = aanjager("import", "workbook", path, "--terrain", "De Wilgen")
    assert "aantal midden: 400 → 500" in changed.out
    wrong = aanjager("export", "groenvisie", "--terrain", "De Wilgen", "-o", path)
    assert (wrong.status, "moet eindigen op .pdf" in wrong.err) == (2, True)
    refused = aanjager("import", "terrains", path)
    assert (refused.status, "Bewaar het daar eerst als .xlsx" in refused.err) == (2, True)


def test_terrains_come_in_from_a_workbook_and_a_map_as_they_do_from_csv(aanjager, tmp_path):
    sheet, drawn = tmp_path / "lijst.xlsx", tmp_path / "kaart.geojson"
    sheet.write_bytes(workbook([["RIN", "Naam", "Bruto ha"], [1, "Een", 2.5], ["x", "Twee", 1]]))
    trial = aanjager("import", "terrains", sheet, "--dry-run")
    assert "Proef" in trial.err
    assert "blad “Blad1”, cel A3, RIN: een RIN-nummer bestaat uit cijfers" in trial.err
    assert "1 nieuw" in aanjager("import", "terrains", sheet).out
    feature = {
        "type": "Feature",
        "properties": {"RIN": "1", "Naam": "Een"},
        "geometry": {"type": "Point", "coordinates": [155_000, 463_000]},
    }
    drawn.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), "utf-8")
    assert "1 gewijzigd" in aanjager("import", "terrains", drawn).out
    assert "1 gelijk" in aanjager("import", "terrains", drawn).out
    hostile = tmp_path / "bom.xlsx"
    hostile.write_bytes(handmade('<row r="1048576"/>'))
    refused = aanjager("import", "terrains", hostile)
    assert (refused.status, refused.out) == (2, "")
    assert refused.err.startswith("bom.xlsx, sheet1.xml: er staat iets in rij 1.048.576")
