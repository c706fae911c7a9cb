"""Recalculates workbooks with LibreOffice: many in one start, since each start costs seconds."""

import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook, load_workbook


def resaved(books: Mapping[str, bytes]) -> dict[str, bytes]:
    """Each workbook as LibreOffice recalculates and saves it, by the same name."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        raise RuntimeError("LibreOffice is not installed; python3 dev.py test installs it")
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "in"), Path(folder, "out")
        source.mkdir()
        for name, content in books.items():
            (source / f"{name}.xlsx").write_bytes(content)
        subprocess.run(
            [
                program,
                "--headless",
                "--norestore",
                f"-env:UserInstallation=file://{folder}/profile",
                "--convert-to",
                "xlsx:Calc MS Excel 2007 XML",
                "--outdir",
                str(target),
                *(str(source / f"{name}.xlsx") for name in books),
            ],
            check=True,
            capture_output=True,
            timeout=240,
        )
        return {name: (target / f"{name}.xlsx").read_bytes() for name in books}


def recalculated(books: Mapping[str, bytes]) -> dict[str, Workbook]:
    """Each workbook with the values that LibreOffice computes, by the same name."""
    return {
        name: load_workbook(BytesIO(content), data_only=True)
        for name, content in resaved(books).items()
    }
