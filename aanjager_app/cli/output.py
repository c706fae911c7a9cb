"""What a command reads and says: results to standard output, messages to standard error."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from aanjager_app.domain.errors import InputError
from aanjager_app.domain.reasons import reason


@contextmanager
def in_file(path: Path) -> Iterator[None]:
    """Put the name of a file before the place of what is wrong in it."""
    try:
        yield
    except InputError as error:
        place = f"{path.name}: {error.path}" if error.path else path.name
        raise InputError(place, error.problem) from error


_LARGEST_FILE: Final = 100_000_000
"""Of a photo, the largest thing that is read; the reader of each form has its own limit."""


def read_bytes(path: Path) -> bytes:
    """The content of a file that the user named.

    Raises:
        InputError: it isn't there, can't be read, or is larger than anything this program reads.
    """
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST_FILE + 1)
    except FileNotFoundError as error:
        raise InputError(str(path), "dit bestand bestaat niet") from error
    except OSError as error:
        raise InputError(str(path), f"dit bestand is niet te lezen ({reason(error)})") from error
    if len(content) > _LARGEST_FILE:
        raise InputError(str(path), "dit bestand is groter dan 100 MB")
    return content


def say(sentence: str) -> None:
    """A message to the user, on standard error."""
    sys.stderr.write(f"{sentence}\n")


def show(line: str = "") -> None:
    """A line of the result, on standard output."""
    sys.stdout.write(f"{line}\n")


def show_json(value: object) -> None:
    """A result for another program, on standard output."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")
