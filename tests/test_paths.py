"""The data folder is local, whatever someone asks for."""

from pathlib import Path

import pytest

from aanjager_app.domain.errors import EnvironmentProblem
from aanjager_app.paths import DATA_DIR_VARIABLE, data_folder


def test_the_chosen_folder_wins(tmp_path, monkeypatch):
    monkeypatch.setenv(DATA_DIR_VARIABLE, str(tmp_path / "environment"))
    assert data_folder(tmp_path / "chosen").root == tmp_path / "chosen"


def test_then_the_environment(tmp_path, monkeypatch):
    monkeypatch.setenv(DATA_DIR_VARIABLE, str(tmp_path / "environment"))
    assert data_folder(None).root == tmp_path / "environment"


def test_else_the_folder_of_the_system(monkeypatch):
    monkeypatch.delenv(DATA_DIR_VARIABLE, raising=False)
    root = data_folder(None).root
    assert root.is_absolute()
    assert root.name == "Aanjager"


@pytest.mark.parametrize(
    "folder", ["OneDrive - Gemeente", "Dropbox", "Nextcloud", "Google Drive", "iCloud Drive"]
)
def test_a_synchronised_folder_is_refused_with_the_reason(tmp_path, folder):
    with pytest.raises(EnvironmentProblem, match="gesynchroniseerd") as caught:
        data_folder(tmp_path / folder / "Aanjager")
    assert caught.value.code == "folder_not_local"
    assert "--data-dir" in caught.value.message


def test_a_share_is_refused():
    with pytest.raises(EnvironmentProblem, match="netwerkschijf"):
        data_folder(Path("//server/afdeling/aanjager"))


def test_a_mounted_share_is_refused(tmp_path, monkeypatch):
    mounts = f"/dev/vda / ext4 rw 0 0\n//server/x {tmp_path}/share cifs rw 0 0\n"
    read = Path.read_text

    def fake(self, *args, **kwargs):
        return mounts if str(self) == "/proc/mounts" else read(self, *args, **kwargs)

    monkeypatch.setattr(Path, "read_text", fake)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(Path, "exists", lambda _self: True)
    with pytest.raises(EnvironmentProblem, match="netwerkschijf"):
        data_folder(tmp_path / "share" / "aanjager")
    assert data_folder(tmp_path / "here").root == tmp_path / "here"
