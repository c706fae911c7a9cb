"""A worksheet from a file."""

from pathlib import Path

from aanjager_app.costbenefit.reading import read_worksheet
from aanjager_app.domain.errors import EnvironmentProblem, InputError
from aanjager_app.domain.reasons import reason
from aanjager_app.models.store import Store
from aanjager_app.services.worksheets import WorksheetImport, import_worksheet


def import_worksheet_file(store: Store, terrain_id: str, path: Path) -> WorksheetImport:
    """Take a worksheet over from a JSON file.

    Raises:
        EnvironmentProblem: the file can't be read.
        InputError: it is no worksheet; the path names file and place.
        DomainError: the terrain is unknown, or the worksheet has no name.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        sentence = f"{path.name} is niet te lezen: {reason(error)}. Er is niets gewijzigd."
        raise EnvironmentProblem("file_unreadable", sentence) from error
    try:
        worksheet = read_worksheet(content)
    except InputError as error:
        place = f"{path.name}, {error.path}" if error.path else path.name
        raise InputError(place, error.problem) from error
    return import_worksheet(store, terrain_id, worksheet)
