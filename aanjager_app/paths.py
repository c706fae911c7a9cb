"""Where the data live: a local folder, never one that another program synchronises."""

import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from aanjager_app.domain.errors import EnvironmentProblem

DATA_DIR_VARIABLE = "AANJAGER_DATA_DIR"
_SYNCED_FOLDER = re.compile(
    r"^(onedrive|dropbox|nextcloud|owncloud|google ?drive|googledrive|icloud ?drive|sharepoint)\b",
    re.IGNORECASE,
)
_NETWORK_FILE_SYSTEMS = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "fuse.sshfs", "davfs", "fuse.davfs2"}
)


@dataclass(frozen=True, slots=True)
class DataFolder:
    """The folder with the database, the backups and the files of the user."""

    root: Path

    @property
    def files(self) -> Path:
        """Originals of photos and other files, each under its content id."""
        return self.root / "bestanden"

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.root / "instellingen.toml"


def data_folder(chosen: Path | None) -> DataFolder:
    """The data folder: `chosen` (from the command line), else the environment, else the system's.

    Raises:
        EnvironmentProblem: the folder is synchronised by another program or lies on a share.
    """
    named = chosen or _from_environment()
    root = named or platformdirs.user_data_path("Aanjager", appauthor=False, roaming=False)
    root = root.expanduser().absolute()
    reason = _why_not(root)
    if reason:
        raise EnvironmentProblem(
            "folder_not_local",
            f"De map {root} kan niet de gegevensmap zijn: {reason}. Een database die door een "
            "ander programma wordt gekopieerd, raakt beschadigd. Kies een map op deze computer "
            "met --data-dir.",
        )
    return DataFolder(root)


def _from_environment() -> Path | None:
    value = os.environ.get(DATA_DIR_VARIABLE, "").strip()
    return Path(value) if value else None


def _why_not(root: Path) -> str | None:
    if str(root).startswith(("\\\\", "//")):
        return "hij staat op een netwerkschijf"
    for part in root.parts:
        if _SYNCED_FOLDER.match(part):
            return f"hij wordt gesynchroniseerd ({part})"
    if sys.platform.startswith("linux") and _file_system(root) in _NETWORK_FILE_SYSTEMS:
        return "hij staat op een netwerkschijf"
    return None


def _file_system(root: Path) -> str:
    """Kind of file system under `root`, from the table of mounts; empty when unknown."""
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return ""
    best, kind = -1, ""
    for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines():
        fields = line.split()
        if len(fields) < 3:  # noqa: PLR2004 - a mount line has device, folder, kind
            continue
        mount = Path(fields[1].replace("\\040", " "))
        if root.is_relative_to(mount) and len(mount.parts) > best:
            best, kind = len(mount.parts), fields[2]
    return kind
