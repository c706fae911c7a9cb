"""Open the data folder for a command, and close it whatever happens."""

import argparse
import getpass
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from aanjager_app.content import load_content
from aanjager_app.context import AppContext
from aanjager_app.domain.errors import InputError
from aanjager_app.models.store import Store
from aanjager_app.paths import data_folder
from aanjager_app.settings import load_settings


def now() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


@contextmanager
def opened(options: argparse.Namespace) -> Iterator[AppContext]:
    """The context of a command; the store is closed at the end."""
    folder = data_folder(options.data_dir)
    settings = load_settings(folder.settings)
    author = settings.author or getpass.getuser()
    with Store.open(folder.root, clock=now, author=author) as store:
        if store.notice:
            say(store.notice)
        yield AppContext(folder, store, load_content(), settings, now)


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
        raise InputError(str(path), f"dit bestand is niet te lezen ({error.strerror})") from error


def say(sentence: str) -> None:
    """A message to the user, on standard error."""
    sys.stderr.write(f"{sentence}\n")


def show(line: str = "") -> None:
    """A line of the result, on standard output."""
    sys.stdout.write(f"{line}\n")


def show_json(value: object) -> None:
    """A result for another program, on standard output."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")
