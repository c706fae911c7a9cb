"""A worksheet from a file, with mistakes that name the file and the place."""

import pytest

from aanjager_app.domain.errors import EnvironmentProblem, InputError
from aanjager_app.services.sheets.reading import read_variants
from aanjager_app.services.worksheet_files import import_worksheet_file
from tests.services.sheets.conftest import DEMO


def test_a_file_becomes_a_variant(store, terrain):
    done = import_worksheet_file(store, terrain, DEMO)
    assert done.is_new
    assert [v.name for v in read_variants(store, terrain)] == [done.name]


def test_a_file_that_is_no_worksheet_names_itself_and_the_place(store, terrain, tmp_path):
    path = tmp_path / "fout.json"
    path.write_text('{"schema": "aanjager.worksheet/1", "name": "A", "base_year": "x"}')
    with pytest.raises(InputError) as caught:
        import_worksheet_file(store, terrain, path)
    assert caught.value.path == "fout.json, base_year"
    with pytest.raises(EnvironmentProblem, match=r"weg\.json is niet te lezen"):
        import_worksheet_file(store, terrain, tmp_path / "weg.json")
    assert read_variants(store, terrain) == ()
