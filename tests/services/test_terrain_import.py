"""Terrains come in from IBIS, once and again, and go out again with one undo."""

from dataclasses import replace
from decimal import Decimal

import pytest

from aanjager_app.exchange.ibis import read_ibis
from aanjager_app.models.backups import BackupReason, list_backups
from aanjager_app.models.entities import Terrain
from aanjager_app.models.undo import redo, undo, undo_label
from aanjager_app.services.terrain_import import ImportFate, import_terrains
from aanjager_app.services.terrains import find_terrain, list_terrains
from tests.exchange.synthetic_ibis import synthetic_ibis
from tests.models.support import visible


def counts(report):
    return {fate: report.count(fate) for fate in ImportFate if report.count(fate)}


def test_real_rows_go_in_with_region_and_regisseur(store, content, real_rows):
    report = import_terrains(store, content, real_rows, dry_run=False)
    assert counts(report) == {ImportFate.NEW: 27}
    assert not report.wrong
    rows = {row.rin: row for row in list_terrains(store)}
    assert len(rows) == 27
    trade_port = rows["205080"]
    assert trade_port.municipality == "Horst aan de Maas"
    assert (trade_port.region, trade_port.director_organisation) == (
        "Noord- en Midden-Limburg",
        "LWV",
    )
    assert trade_port.gross_ha == Decimal("200.0074")
    assert all(row.region and row.director_organisation for row in rows.values())


def test_the_second_time_all_is_the_same_and_nothing_is_written(store, content, real_rows):
    import_terrains(store, content, real_rows, dry_run=False)
    before = visible(store)
    report = import_terrains(store, content, real_rows, dry_run=False)
    assert counts(report) == {ImportFate.SAME: 27}
    assert visible(store) == before
    assert undo_label(store) == "Terreinen geïmporteerd"
    undo(store)
    assert list_terrains(store) == ()


def test_the_dry_run_counts_and_changes_nothing(store, content, real_rows):
    before = visible(store)
    report = import_terrains(store, content, real_rows, dry_run=True)
    assert counts(report) == {ImportFate.NEW: 27}
    assert report.terrains[0].region == "Noord- en Midden-Limburg"
    assert visible(store) == before
    assert undo_label(store) is None


def test_a_changed_row_updates_and_names_what_changed(store, content, real_rows):
    import_terrains(store, content, real_rows, dry_run=False)
    first, *others = real_rows.rows
    newer = replace(first, net_ha=Decimal("140.5"), year=2025)
    report = import_terrains(
        store, content, replace(real_rows, rows=(newer, *others)), dry_run=False
    )
    assert counts(report) == {ImportFate.CHANGED: 1, ImportFate.SAME: 26}
    assert set(report.terrains[0].changes) == {"net_ha", "ibis_year"}
    assert len(list_terrains(store)) == 27


def test_an_older_year_changes_nothing(store, content, real_rows):
    import_terrains(store, content, real_rows, dry_run=False)
    before = visible(store)
    older = tuple(replace(row, year=2020, gross_ha=Decimal(1)) for row in real_rows.rows)
    report = import_terrains(store, content, replace(real_rows, rows=older), dry_run=False)
    assert counts(report) == {ImportFate.OLDER: 27}
    assert visible(store) == before


def test_what_the_user_filled_in_stays(store, content, real_rows):
    import_terrains(store, content, real_rows, dry_run=False)
    with store.write("Zelf ingevuld") as work:
        terrain = find_terrain(work.session, "205080")
        terrain.companies = 12
        terrain.director_organisation = "Eigen regisseur"
    import_terrains(store, content, real_rows, dry_run=False)
    row = next(row for row in list_terrains(store) if row.rin == "205080")
    assert (row.companies, row.director_organisation) == (12, "Eigen regisseur")


def test_one_undo_takes_it_all_back_and_redo_brings_it_again(store, content, real_rows):
    import_terrains(store, content, real_rows, dry_run=False)
    before = visible(store)
    undo(store)
    assert list_terrains(store) == ()
    redo(store)
    assert visible(store) == before


def test_a_terrain_in_the_bin_comes_back_with_an_import(store, content, real_rows):
    import_terrains(store, content, real_rows, dry_run=False)
    with store.write("Weg") as work:
        find_terrain(work.session, "205080").binned = True
    report = import_terrains(store, content, real_rows, dry_run=False)
    assert counts(report) == {ImportFate.NEW: 1, ImportFate.SAME: 26}
    assert len(list_terrains(store)) == 27


def test_after_an_undo_all_is_new_again_and_nothing_is_double(store, content, real_rows):
    import_terrains(store, content, real_rows, dry_run=False)
    before = visible(store)
    undo(store)
    report = import_terrains(store, content, real_rows, dry_run=False)
    assert counts(report) == {ImportFate.NEW: 27}
    assert visible(store) == before


def test_a_file_without_years_does_not_wipe_the_year(store, content, real_rows):
    import_terrains(store, content, real_rows, dry_run=False)
    lines = b"RIN;NAAM;HA_BRUTO\n205080;Trade Port Noord (Sevenum);200,0074\n"
    import_terrains(store, content, read_ibis(lines, name="x.csv"), dry_run=False)
    old = b"RIN;NAAM;JAAR\n205080;OUDE NAAM;1999\n"
    report = import_terrains(store, content, read_ibis(old, name="x.csv"), dry_run=False)
    assert counts(report) == {ImportFate.OLDER: 1}


def test_a_terrain_without_a_known_municipality_has_no_region(store, content):
    lines = b"RIN;NAAM;GEM_CODES\n1;Zonder;GM0000\n2;Buitenland;GM9998\n"
    report = import_terrains(store, content, read_ibis(lines, name="x.csv"), dry_run=False)
    assert counts(report) == {ImportFate.NEW: 2}
    assert {row.region for row in list_terrains(store)} == {None}


def test_a_whole_country(store, content):
    reading = read_ibis(synthetic_ibis(3744), name="land.csv")
    report = import_terrains(store, content, reading, dry_run=False)
    assert counts(report) == {ImportFate.NEW: 3744}
    with store.read() as session:
        assert session.query(Terrain).count() == 3744


@pytest.mark.parametrize("name", ["prisma", "PRISMA", "170883", " Prisma "])
def test_a_terrain_is_found_by_name_or_number(store, content, real_rows, name):
    import_terrains(store, content, real_rows, dry_run=False)
    with store.read() as session:
        assert find_terrain(session, name).rin == "170883"


def test_a_backup_is_made_before_an_import_into_a_store_with_data(store, content, real_rows):
    import_terrains(store, content, real_rows, dry_run=False)
    assert list_backups(store.folder) == ()
    import_terrains(store, content, real_rows, dry_run=True)
    assert list_backups(store.folder) == ()
    import_terrains(store, content, real_rows, dry_run=False)
    assert [backup.reason for backup in list_backups(store.folder)] == [BackupReason.IMPORT]
