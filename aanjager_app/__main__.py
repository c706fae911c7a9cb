"""Start of the program: `python -m aanjager_app` and the command `aanjager`."""

import sys
from pathlib import Path

from aanjager_app.cli import run
from aanjager_app.domain.errors import EnvironmentProblem


def main() -> int:
    """Run a command, or open the window when none is given."""
    return run(sys.argv[1:], open_window=_open_window)


def _open_window(folder: Path | None, *, quit_after_start: bool) -> int:
    """Qt is imported here and not before: a command doesn't need it."""
    try:
        from aanjager_app.app import Start, run_window  # noqa: PLC0415
    except ImportError as error:
        if "PySide6" not in str(error) and ".so" not in str(error):
            raise
        raise EnvironmentProblem(
            "window_libraries",
            f"Het venster kan niet openen, want op dit systeem ontbreekt iets: {error}. Installeer "
            "dat (met “python3 dev.py run” gaat het vanzelf), of werk met opdrachten: “aanjager "
            "--help”.",
        ) from error
    return run_window(Start(folder, quit_after_start=quit_after_start))


if __name__ == "__main__":
    sys.exit(main())
