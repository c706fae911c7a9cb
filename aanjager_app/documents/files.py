"""Files on disk: written whole or not at all, under names that every system accepts."""

import contextlib
import errno
import os
import re
import tempfile
import unicodedata
from datetime import date
from itertools import chain, count
from pathlib import Path
from typing import Final, NoReturn

from aanjager_app.domain.errors import EnvironmentProblem
from aanjager_app.domain.reasons import reason

_MEGABYTE: Final = 1_000_000
_LONGEST: Final = 120  # characters: leaves room for a folder within Windows' 260
_MOST_BYTES: Final = 200  # of 255 that file systems allow, with room for " (2)" and a date
_FORBIDDEN: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_SPACES: Final = re.compile(r"\s+")
_RESERVED: Final = re.compile(
    r"^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?$", re.IGNORECASE
)
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_MISSING: Final = frozenset({errno.ENOENT, errno.ENOTDIR})
_REFUSED: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY, errno.ETXTBSY})
_READABLE: Final = 0o644


def write_whole(target: Path, content: bytes) -> None:
    """Write a file so that it is there whole, or the old one still is.

    The bytes go to a temporary file beside the target, reach the disk, and then take the
    place of the target in one step.

    Args:
        target: Where the file goes; its folder exists.
        content: Everything that goes in.

    Raises:
        EnvironmentProblem: `disk_full`, `target_locked`, `folder_missing` or `write_failed`;
            what was there before is untouched.
    """
    temporary: Path | None = None
    try:
        _refuse_what_cannot_be_replaced(target)
        descriptor, name = tempfile.mkstemp(prefix=".aanjager-", suffix=".tmp", dir=target.parent)
        temporary = Path(name)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(target.stat().st_mode & 0o777 if target.exists() else _READABLE)
        temporary.replace(target)
    except OSError as error:
        _explain(error, target, len(content))
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):  # gone already when it took its place
                temporary.unlink(missing_ok=True)
    _sync_folder(target.parent)


def _refuse_what_cannot_be_replaced(target: Path) -> None:
    """A read-only file is left alone, also where replacing it would be possible."""
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    if target.exists() and not target.stat().st_mode & 0o200:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))


def _explain(error: OSError, target: Path, size: int) -> NoReturn:
    code = error.errno
    if code in _FULL:
        raise EnvironmentProblem(
            "disk_full",
            f"De schijf is vol: voor {target.name} is {_megabytes(size)} nodig. Wat er stond is "
            "niet veranderd. Maak ruimte vrij of kies een andere map.",
        ) from error
    if code in _MISSING:
        raise EnvironmentProblem(
            "folder_missing",
            f"De map {target.parent} is er niet (meer). Er is niets geschreven. Kies een andere "
            "map.",
        ) from error
    if code in _REFUSED and target.exists():
        raise EnvironmentProblem(
            "target_locked",
            f"Bestand {target.name} is open in een ander programma of alleen-lezen. Het is niet "
            "veranderd. Sluit het en probeer opnieuw, of sla het op als "
            f"{free_name(target).name}.",
        ) from error
    if code in _REFUSED:
        raise EnvironmentProblem(
            "target_locked",
            f"In de map {target.parent} mag niet worden geschreven. Er is niets veranderd. Kies "
            "een andere map.",
        ) from error
    raise EnvironmentProblem(
        "write_failed",
        f"{target.name} kon niet worden geschreven ({reason(error)}). Wat er stond is "
        "niet veranderd. Kies een andere map of naam.",
    ) from error


def _megabytes(size: int) -> str:
    return f"{max(1, -(-size // _MEGABYTE))} MB"


def _sync_folder(folder: Path) -> None:
    """Let the new name reach the disk too; Windows can't, and does not need to."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def free_name(path: Path) -> Path:
    """Return the path, or the first of "naam (2).pdf", "naam (3).pdf" … that is not in use."""
    numbered = (path.with_name(f"{path.stem} ({number}){path.suffix}") for number in count(2))
    return next(name for name in chain((path,), numbered) if not name.exists())


def safe_name(text: str, suffix: str = "", made_on: date | None = None) -> str:
    """Return a file name that Windows, macOS and Linux accept.

    Args:
        text: What the file is, such as "Groenvisie De Wilgen".
        suffix: With its dot: ".pdf".
        made_on: Put before it as 2026-11-25, so that a folder sorts by date.
    """
    name = _FORBIDDEN.sub("-", unicodedata.normalize("NFC", text))
    name = "".join(
        character
        for character in name
        if unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Cn"}
    )
    name = _SPACES.sub(" ", name).strip(" .-") or "document"
    before = f"{made_on.isoformat()} " if made_on is not None else ""
    name = before + name
    name = _shortened(name, _LONGEST - len(suffix)).rstrip(" .-")
    if _RESERVED.match(name):
        name = f"_{name}"
    return name + suffix


def _shortened(name: str, most: int) -> str:
    name = name[:most]
    while len(name.encode("utf-8")) > _MOST_BYTES:
        name = name[:-1]
    return name
