"""Headless commands. Results go to standard output, messages to standard error.

Exit status: 0 done, 1 not done for a reason that is printed, 2 wrong use or a wrong file.
"""

from aanjager_app.cli.main import run

__all__ = ["run"]
