"""What the user sets: checked before it is kept, and kept whole."""

import io

import pytest
from PIL import Image

from aanjager_app.domain.errors import AanjagerError, DomainError, EnvironmentProblem
from aanjager_app.paths import DataFolder
from aanjager_app.services import preferences
from aanjager_app.services.makers import maker_for
from aanjager_app.services.preferences import drop_logo, set_logo, set_preference
from aanjager_app.settings import Settings, load_settings


@pytest.fixture
def folder(tmp_path):
    return DataFolder(tmp_path)


def picture(form="PNG"):
    held = io.BytesIO()
    Image.new("RGB", (40, 20), "green").save(held, form)
    return held.getvalue()


@pytest.mark.parametrize(
    ("name", "text", "kept"),
    [
        ("author", "  Sanne   Voorbeeld ", "Sanne Voorbeeld"),
        ("organisation", "Voorbeeldregio", "Voorbeeldregio"),
        ("retention_months", "36", 36),
        ("help_request_days", "10", 10),
        ("accent", "#0A5C3B", "#0A5C3B"),
        ("accent", "", ""),
    ],
)
def test_a_setting_is_tidied_kept_and_read_again(folder, name, text, kept):
    assert getattr(set_preference(folder, name, text), name) == kept
    assert getattr(load_settings(folder.settings), name) == kept


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("retention_months", "0"),
        ("retention_months", "241"),
        ("retention_months", "twee"),
        ("retention_months", "1,5"),
        ("help_request_days", "61"),
        ("accent", "groen"),
        ("accent", "#FFFF00"),
        ("author", "a" * 201),
    ],
)
def test_a_wrong_setting_is_told_and_nothing_is_kept(folder, name, text):
    with pytest.raises(AanjagerError) as found:
        set_preference(folder, name, text)
    assert found.value.message
    assert load_settings(folder.settings) == Settings()


def test_one_setting_leaves_the_others(folder):
    set_preference(folder, "author", "Sanne")
    set_preference(folder, "organisation", "Regio")
    assert load_settings(folder.settings).author == "Sanne"


def test_a_logo_is_kept_and_dropped(folder, clock):
    settings = set_logo(folder, "beeldmerk.png", picture())
    told: list[str] = []
    assert maker_for(folder, settings, clock, told.append).logo == picture()
    assert maker_for(folder, drop_logo(folder), clock, told.append).logo is None
    assert told == []


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", picture()[:40]])
def test_something_that_can_not_be_printed_is_no_logo(folder, content):
    with pytest.raises(DomainError) as found:
        set_logo(folder, "beeldmerk.png", content)
    assert found.value.code == "wrong_logo"
    assert load_settings(folder.settings).logo == ""


def test_a_logo_that_is_gone_is_left_out_and_told(folder, clock):
    settings = set_logo(folder, "beeldmerk.png", picture())
    (folder.root / settings.logo).unlink()
    told: list[str] = []
    assert maker_for(folder, settings, clock, told.append).logo is None
    assert "niet te lezen" in told[0]


def test_a_full_disk_keeps_what_there_was(folder, monkeypatch):
    set_preference(folder, "author", "Sanne")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(preferences, "save_settings", full)
    with pytest.raises(EnvironmentProblem):
        set_preference(folder, "author", "Piet")
    assert load_settings(folder.settings).author == "Sanne"
