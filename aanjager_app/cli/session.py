"""Open the data folder for a command, and close it whatever happens."""

import argparse
import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from aanjager_app.cli.output import say
from aanjager_app.content import load_content
from aanjager_app.context import AppContext
from aanjager_app.domain.errors import EnvironmentProblem
from aanjager_app.models.backups import backup_when_due
from aanjager_app.models.store import Store
from aanjager_app.paths import data_folder
from aanjager_app.settings import load_settings


def now() -> datetime:
    """The present moment."""
    return datetime.now(UTC)


@contextmanager
def opened(options: argparse.Namespace) -> Iterator[AppContext]:
    """The context of a command; what changed is backed up when that is due."""
    folder = data_folder(options.data_dir)
    settings = load_settings(folder.settings)
    author = settings.author or getpass.getuser()
    with Store.open(folder.root, clock=now, author=author) as store:
        if store.notice:
            say(store.notice)
        yield AppContext(folder, store, load_content(), settings, now)
        if store.has_written:
            _back_up(store)


def _back_up(store: Store) -> None:
    """What the command did is done, whether or not the backup after it succeeds."""
    try:
        backup_when_due(store)
    except EnvironmentProblem as problem:
        say(problem.message)
