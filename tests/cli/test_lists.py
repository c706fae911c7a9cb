"""Contacts and actions from a file, on the command line."""

import json

from tests.exchange.workbooks import handmade, workbook

CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:Roos Verzonnen\nTEL:06 12345678\nEND:VCARD\n"


def test_contacts_and_actions_come_in_once_and_are_the_same_the_second_time(aanjager, tmp_path):
    aanjager("demo")
    cards, list_ = tmp_path / "mensen.vcf", tmp_path / "acties.xlsx"
    cards.write_text(CARD, "utf-8")
    rows = [["Actie", "Wie", "Voor"], ["Bomen tellen", "Roos Verzonnen", "1-12-2026"], ["X", "Y"]]
    list_.write_bytes(workbook(rows))
    into = ("--terrain", "Zandhoek")
    trial = aanjager("import", "contacts", cards, *into, "--dry-run")
    assert "Zandhoek: 1 nieuw, 0 gewijzigd, 0 gelijk, 0 fout" in trial.out
    assert "Proef: er is niets geïmporteerd." in trial.err
    assert "1 nieuw" in aanjager("import", "contacts", cards, *into).out
    assert "1 gelijk" in aanjager("import", "contacts", cards, *into).out
    done = aanjager("import", "actions", list_, *into)
    assert done.status == 0
    assert "nieuw      Bomen tellen" in done.out
    assert "Fout, blad “Blad1”, cel B3, Wie: “Y” is geen contact of organisatie" in done.err
    again = json.loads(aanjager("import", "actions", list_, *into, "--json").out)
    assert (again["same"], again["wrong"], again["new"]) == (1, 1, 0)
    assert "Acties geïmporteerd" in aanjager("undo").out


def test_a_hostile_list_and_an_unknown_terrain_are_refused(aanjager, tmp_path):
    aanjager("demo")
    bomb, cards = tmp_path / "bom.xlsx", tmp_path / "mensen.vcf"
    bomb.write_bytes(handmade('<row r="1048576"/>'))
    cards.write_text(CARD, "utf-8")
    for what in ("contacts", "actions"):
        refused = aanjager("import", what, bomb, "--terrain", "Zandhoek")
        assert (refused.status, refused.out) == (2, "")
        assert "rij 1.048.576" in refused.err
    unknown = aanjager("import", "contacts", cards, "--terrain", "Nergens")
    assert unknown.status == 1


def test_a_list_of_which_no_row_goes_in_is_not_done(aanjager, tmp_path):
    aanjager("demo")
    wrong = tmp_path / "acties.csv"
    wrong.write_text("Actie;Status\nBomen planten;misschien\n", encoding="utf-8")
    told = aanjager("import", "actions", wrong, "--terrain", "De Wilgen")
    assert told.status == 1
    assert "misschien" in told.err
    assert "1 fout" in told.out


def test_what_never_ends_is_not_read_to_its_end(aanjager):
    told = aanjager("appraise", "/dev/zero", "--json")
    assert told.status == 2
    assert "groter dan 100 MB" in told.err
