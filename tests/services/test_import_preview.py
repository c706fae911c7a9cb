"""Before an import: what is in a file, which column is which, and what was chosen before."""

from pathlib import Path

import pytest

from aanjager_app.domain.errors import InputError
from aanjager_app.services.import_preview import (
    FILE_NAME,
    Column,
    ImportFile,
    preview_file,
    read_file_as,
    remember_columns,
)
from tests.exchange.workbooks import workbook

FIXTURES = Path(__file__).parents[1] / "data" / "ibis"


def file_of(name: str) -> ImportFile:
    return ImportFile(name, (FIXTURES / name).read_bytes())


def test_the_real_file_is_recognised(tmp_path, content):
    file = file_of("real_27_rows.csv")
    preview = preview_file(file, tmp_path)
    assert preview.total == 27
    assert len(preview.rows) == 8
    assert not preview.remembered
    assert {Column.RIN, Column.NAME} <= set(preview.columns)
    assert len(read_file_as(preview, preview.columns, content).rows) == 27


def test_every_fixture_is_recognised_and_read_as_proposed(tmp_path, content):
    for path in sorted(FIXTURES.glob("*.csv")):
        file = file_of(path.name)
        preview = preview_file(file, tmp_path)
        assert set(preview.columns.values()) <= set(preview.header), path.name
        assert read_file_as(preview, preview.columns, content).rows, path.name


def test_what_was_chosen_is_proposed_again_for_the_same_columns_only(tmp_path):
    file = file_of("real_27_rows.csv")
    preview = preview_file(file, tmp_path)
    chosen = dict(preview.columns)
    del chosen[Column.GROSS]
    remember_columns(tmp_path, preview, chosen)
    again = preview_file(file, tmp_path)
    assert again.remembered
    assert again.columns == chosen
    assert not preview_file(file_of("old_names_m2.csv"), tmp_path).remembered


@pytest.mark.parametrize("kept", ["", "{", "[1, 2]", '{"RIN": 3}', "\x00\x01"])
def test_a_file_of_choices_that_is_broken_is_as_if_nothing_was_chosen(tmp_path, kept):
    (tmp_path / FILE_NAME).write_text(kept, encoding="utf-8")
    assert not preview_file(file_of("real_27_rows.csv"), tmp_path).remembered


def test_choices_of_another_shape_are_not_taken_over(tmp_path):
    file = file_of("real_27_rows.csv")
    header = preview_file(file, tmp_path).header
    (tmp_path / FILE_NAME).write_text(f'{{"{"|".join(header)}": ["RIN"]}}', encoding="utf-8")
    assert not preview_file(file, tmp_path).remembered


def test_a_column_that_can_not_be_missed_is_asked_for(tmp_path, content):
    file = file_of("real_27_rows.csv")
    preview = preview_file(file, tmp_path)
    columns = dict(preview.columns)
    del columns[Column.NAME]
    with pytest.raises(InputError):
        read_file_as(preview, columns, content)


def test_something_else_than_a_table_is_refused(tmp_path):
    with pytest.raises(InputError):
        preview_file(ImportFile("foto.csv", b"\x89PNG\r\n\x1a\n" + bytes(200)), tmp_path)


def test_a_workbook_and_a_map_with_the_same_columns_are_remembered_apart(tmp_path):
    sheet = ImportFile("a.xlsx", workbook([["RIN", "Naam", "Naam 2"], [1, "Een", "Uno"]]))
    text = ImportFile("a.csv", b"RIN;Naam;Naam 2\n1;Een;Uno\n")
    preview = preview_file(sheet, tmp_path)
    chosen = {Column.RIN: "RIN", Column.NAME: "Naam 2"}
    remember_columns(tmp_path, preview, chosen)
    again = preview_file(sheet, tmp_path)
    assert (again.remembered, again.columns) == (True, chosen)
    assert not preview_file(text, tmp_path).remembered
