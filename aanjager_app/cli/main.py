"""Parse the command line, run the command, and turn what goes wrong into one sentence."""

import io
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

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


def run(arguments: Sequence[str]) -> int:
    """Run one command and give its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    parser = build_parser()
    options = parser.parse_args(arguments)
    if options.version:
        sys.stdout.write(f"aanjager {_version()}\n")
        return 0
    if options.command is None:
        parser.print_help(sys.stderr)
        return WRONG_USE
    module = import_module(f"aanjager_app.cli.{_COMMANDS[options.command]}")
    command: Callable[..., int] = getattr(module, f"run_{options.command}")
    try:
        return command(options)
    except InputError as error:
        return _tell(error, WRONG_USE)
    except AanjagerError as error:
        return _tell(error, NOT_DONE)
    except BrokenPipeError:
        # The reader of our output left ("| head"): nothing to tell, and nothing to flush to.
        sys.stdout = io.StringIO()
        return NOT_DONE


def _tell(error: AanjagerError, status: int) -> int:
    sys.stderr.write(f"{error.message}\n")
    return status


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - slow, and rare

    try:
        return version("aanjager")
    except PackageNotFoundError:
        return "(uit de broncode)"
