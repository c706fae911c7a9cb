"""`appraise FILE`: appraise a worksheet file without opening the data folder."""

import argparse
import sys

from aanjager_app.cli.output import in_file, read_bytes, show
from aanjager_app.costbenefit.answer import answer
from aanjager_app.costbenefit.engine import appraise
from aanjager_app.costbenefit.reading import read_worksheet


def run_appraise(options: argparse.Namespace) -> int:
    """Print the appraisal as JSON, or as a few lines for people."""
    content = read_bytes(options.file)
    with in_file(options.file):
        worksheet = read_worksheet(content)
    if options.json:
        sys.stdout.write(answer(worksheet).rstrip("\n") + "\n")
    else:
        from aanjager_app.cli.outcome import outcome_lines  # noqa: PLC0415 - loads Babel

        for line in outcome_lines(worksheet, appraise(worksheet)):
            show(line)
    return 0
