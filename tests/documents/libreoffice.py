"""LibreOffice as an independent reader: it recalculates workbooks, and shows how they print."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook, load_workbook

_SECONDS = 240


def program() -> str:
    """The program; without it these tests can't say anything, so it's an error."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found is None:
        raise FileNotFoundError("LibreOffice is nodig: installeer libreoffice-calc-nogui")
    return found


def recalculated(books: Mapping[str, bytes], folder: Path) -> dict[str, Workbook]:
    """Every workbook with the values that LibreOffice finds, all in one run of the program.

    A workbook as we make it holds no outcomes of formulas, so what comes back is calculated.

    Args:
        books: workbooks by a name that can be a file name.
        folder: an empty folder to work in.

    Raises:
        FileNotFoundError: LibreOffice is not there, or it gave back nothing for a workbook.
    """
    sources = folder / "in"
    sources.mkdir(parents=True)
    for name, content in books.items():
        (sources / f"{name}.xlsx").write_bytes(content)
    out = convert([sources / f"{name}.xlsx" for name in books], "xlsx", folder)
    return {
        name: load_workbook(BytesIO((out / f"{name}.xlsx").read_bytes()), data_only=True)
        for name in books
    }


def convert(files: list[Path], form: str, folder: Path) -> Path:
    """Convert files in one run with a profile of its own; gives the folder with the results."""
    out = folder / form
    done = subprocess.run(
        [
            program(),
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--norestore",
            "--convert-to",
            form,
            "--outdir",
            str(out),
            *map(str, files),
        ],
        capture_output=True,
        text=True,
        timeout=_SECONDS,
        check=False,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )
    left_out = [file.name for file in files if not (out / f"{file.stem}.{form}").exists()]
    if left_out:
        raise FileNotFoundError(f"LibreOffice gave nothing for {left_out}: {done.stderr}")
    return out
