"""What a command reads and says: results to standard output, messages to standard error."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

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


def read_bytes(path: Path) -> bytes:
    """The content of a file that the user named.

    Raises:
        InputError: it isn't there or can't be read.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise InputError(str(path), "dit bestand bestaat niet") from error
    except OSError as error:
        raise InputError(str(path), f"dit bestand is niet te lezen ({reason(error)})") from error


def say(sentence: str) -> None:
    """A message to the user, on standard error."""
    sys.stderr.write(f"{sentence}\n")


def show(line: str = "") -> None:
    """A line of the result, on standard output."""
    sys.stdout.write(f"{line}\n")


def show_json(value: object) -> None:
    """A result for another program, on standard output."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")
