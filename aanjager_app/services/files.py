"""Files that belong to the data, each kept under the hash of its content."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from aanjager_app.documents.files import write_whole
from aanjager_app.domain.errors import EnvironmentProblem
from aanjager_app.exchange.images import content_id

_KEY: Final = re.compile(r"[0-9a-f]{64}")


def keep_files(folder: Path, contents: Iterable[bytes]) -> None:
    """Write files that aren't there yet; an original is never changed.

    Raises:
        EnvironmentProblem: the disk is full or the folder read-only.
    """
    for content in contents:
        path = folder / content_id(content)
        if not path.exists():
            make_folder(folder)
            write_whole(path, content)


def make_folder(folder: Path) -> None:
    """Make a folder that isn't there yet.

    Raises:
        EnvironmentProblem: it can't be made, or something else has its name.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise EnvironmentProblem(
            "folder_unusable",
            f"De map {folder} is niet te maken of geen map. Er is niets vastgelegd; kijk wat er "
            "staat en probeer het opnieuw.",
        ) from error


def read_file(folder: Path, key: str) -> bytes | None:
    """The file with this content id, or None when it isn't here."""
    return (folder / key).read_bytes() if has_file(folder, key) else None


def has_file(folder: Path, key: str) -> bool:
    """Whether the file is here; a key that is no content id is never looked up as a path."""
    return _KEY.fullmatch(key) is not None and (folder / key).is_file()
