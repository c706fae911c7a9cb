"""The command line as a user meets it: arguments in, exit status and two streams out."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from aanjager_app.cli import run


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one command did."""

    status: int
    out: str
    err: str


Aanjager = Callable[..., Outcome]


@pytest.fixture
def aanjager(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Aanjager:
    """Runs a command on a data folder of its own."""

    def command(*arguments: object) -> Outcome:
        words = ["--data-dir", str(tmp_path / "gegevens"), *map(str, arguments)]
        capsys.readouterr()
        try:
            status = run(words)
        except SystemExit as stop:
            status = int(stop.code or 0)
        out, err = capsys.readouterr()
        return Outcome(status, out, err)

    return command
