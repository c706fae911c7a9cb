"""`appraise FILE`: appraise a worksheet file without opening the data folder."""

import argparse
import sys

from aanjager_app.cli.output import read_bytes, show
from aanjager_app.costbenefit.engine import appraise
from aanjager_app.costbenefit.reading import read_worksheet
from aanjager_app.costbenefit.writing import appraisal_to_json
from aanjager_app.domain.errors import InputError


def run_appraise(options: argparse.Namespace) -> int:
    """Print the appraisal as JSON, or as a few lines for people."""
    try:
        worksheet = read_worksheet(read_bytes(options.file))
    except InputError as error:
        place = (
            error.path if error.path == str(options.file) else f"{options.file.name}: {error.path}"
        )
        raise InputError(place.rstrip(": "), error.problem) from error
    appraisal = appraise(worksheet)
    if options.json:
        sys.stdout.write(appraisal_to_json(appraisal).rstrip("\n") + "\n")
    else:
        from aanjager_app.cli.outcome import outcome_lines  # noqa: PLC0415 - loads Babel

        for line in outcome_lines(worksheet, appraisal):
            show(line)
    return 0
