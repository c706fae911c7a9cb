"""Settings survive being written, and a wrong file says where it is wrong."""

import pytest

from aanjager_app.domain.errors import InputError
from aanjager_app.settings import Settings, load_settings, save_settings


def test_no_file_gives_the_defaults(tmp_path):
    assert load_settings(tmp_path / "instellingen.toml") == Settings()


def test_what_is_saved_is_read_back(tmp_path):
    path = tmp_path / "nieuw" / "instellingen.toml"
    settings = Settings(author="Demo Persoon", organisation="Regio “Voorbeeld”", retention_months=6)
    save_settings(path, settings)
    assert load_settings(path) == settings
    assert [child.name for child in path.parent.iterdir()] == ["instellingen.toml"]


def test_comments_of_the_user_stay(tmp_path):
    path = tmp_path / "instellingen.toml"
    path.write_text('# mijn naam\nauthor = "Demo"\n', encoding="utf-8")
    save_settings(path, Settings(author="Ander"))
    assert "# mijn naam" in path.read_text(encoding="utf-8")
    assert load_settings(path).author == "Ander"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("auteur = 'x'", "auteur"),
        ("retention_months = 'lang'", "retention_months"),
        ("retention_months = true", "retention_months"),
        ("schema = 2", "schema"),
        ("author = ", "instellingen.toml"),
    ],
)
def test_a_fault_names_its_place(tmp_path, text, place):
    path = tmp_path / "instellingen.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="instellingen") as caught:
        load_settings(path)
    assert place in caught.value.path
