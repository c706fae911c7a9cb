"""Start of the program: `python -m aanjager_app` and the command `aanjager`."""

import sys

from aanjager_app.cli import run


def main() -> int:
    """Run the command line; later the window, when no command is given."""
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
