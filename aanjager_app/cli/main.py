"""Parse the command line, run the command, and turn what goes wrong into one sentence."""

import argparse
import io
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Protocol

from aanjager_app.cli.arguments import build_parser
from aanjager_app.cli.parser import WRONG_USE
from aanjager_app.domain.errors import AanjagerError, InputError

NOT_DONE = 1

# Commands are imported when they run: the start of the program is felt by everyone.
_COMMANDS = {
    "terrains": "reading",
    "show": "reading",
    "history": "reading",
    "appraise": "appraise",
    "demo": "demo",
    "import": "bringing_in",
    "record": "bringing_in",
    "export": "export",
    "undo": "keeping",
    "redo": "keeping",
    "check": "keeping",
    "backup": "keeping",
    "restore": "keeping",
    "erase": "keeping",
}


class OpenWindow(Protocol):
    """Opens the window on a data folder; handed in, because commands import no Qt."""

    def __call__(self, folder: Path | None, *, quit_after_start: bool) -> int:
        """Work until the window is closed; give the exit status."""


def run(arguments: Sequence[str], open_window: OpenWindow | None = None) -> int:
    """Run one command, or open the window when none is given; give the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    parser = build_parser()
    options = parser.parse_args(arguments)
    if options.version:
        sys.stdout.write(f"aanjager {_version()}\n")
        return 0
    try:
        return _carry_out(options, parser, open_window)
    except InputError as error:
        return _tell(error, WRONG_USE)
    except AanjagerError as error:
        return _tell(error, NOT_DONE)
    except BrokenPipeError:
        # The reader of our output left ("| head"): nothing to tell, and nothing to flush to.
        sys.stdout = io.StringIO()
        return NOT_DONE


def _carry_out(
    options: argparse.Namespace, parser: argparse.ArgumentParser, open_window: OpenWindow | None
) -> int:
    if options.command is not None:
        module = import_module(f"aanjager_app.cli.{_COMMANDS[options.command]}")
        command: Callable[..., int] = getattr(module, f"run_{options.command}")
        return command(options)
    if open_window is not None:
        return open_window(options.data_dir, quit_after_start=options.quit_after_start)
    parser.print_help(sys.stderr)
    return WRONG_USE


def _tell(error: AanjagerError, status: int) -> int:
    sys.stderr.write(f"{error.message}\n")
    return status


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - slow, and rare

    try:
        return version("aanjager")
    except PackageNotFoundError:
        return "(uit de broncode)"
