"""Recalculates workbooks with LibreOffice: many in one start, since each start costs seconds."""

import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook, load_workbook

_FORMS = {"xlsx": "xlsx:Calc MS Excel 2007 XML", "ods": "ods"}


def resaved(books: Mapping[str, bytes], form: str = "xlsx") -> dict[str, bytes]:
    """Each workbook as LibreOffice recalculates and saves it, by the same name.

    Args:
        books: XLSX or ODS files; their first bytes tell.
        form: the ending to save as, `xlsx` or `ods`.
    """
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise RuntimeError("LibreOffice is not installed; python3 dev.py test installs it")
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "in"), Path(folder, "out")
        source.mkdir()
        files = [source / f"{name}.{_ending(content)}" for name, content in books.items()]
        for file, content in zip(files, books.values(), strict=True):
            file.write_bytes(content)
        subprocess.run(
            [
                program,
                "--headless",
                "--norestore",
                f"-env:UserInstallation=file://{folder}/profile",
                "--convert-to",
                _FORMS[form],
                "--outdir",
                str(target),
                *map(str, files),
            ],
            check=True,
            capture_output=True,
            timeout=240,
        )
        return {name: (target / f"{name}.{form}").read_bytes() for name in books}


def _ending(content: bytes) -> str:
    return "ods" if content[30:38] == b"mimetype" else "xlsx"


def recalculated(books: Mapping[str, bytes]) -> dict[str, Workbook]:
    """Each workbook with the values that LibreOffice computes, by the same name."""
    return {
        name: load_workbook(BytesIO(content), data_only=True)
        for name, content in resaved(books).items()
    }
