"""The packaged folder starts by itself: demo, documents, and the window."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def program(tmp_path_factory):
    """The packaged program, built once."""
    place = tmp_path_factory.mktemp("packaged")
    command = [
        sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR",
        "--distpath", str(place / "dist"), "--workpath", str(place / "work"),
        str(ROOT / "packaging" / "aanjager.spec"),
    ]  # fmt: skip
    built = subprocess.run(command, cwd=place, check=False, capture_output=True, text=True)
    assert built.returncode == 0, built.stderr
    name = "aanjager.exe" if os.name == "nt" else "aanjager"
    return place / "dist" / "aanjager" / name


def start(program, data, *arguments):
    """Start it as on a machine that has no Python and no checkout of ours."""
    env = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "VIRTUAL_ENV"))}
    done = subprocess.run(
        [str(program), "--data-dir", str(data), *arguments],
        cwd=data.parent,
        env={**env, "QT_QPA_PLATFORM": "offscreen"},
        check=False,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_it_makes_the_demo_and_exports_and_opens_its_window(program, tmp_path):
    data = tmp_path / "gegevens"
    data.mkdir()
    start(program, data, "demo")
    terrains = json.loads(start(program, data, "terrains", "--json"))
    assert "De Wilgen" in {terrain["name"] for terrain in terrains}
    pdf, book = tmp_path / "groenvisie.pdf", tmp_path / "kosten-baten.xlsx"
    start(program, data, "export", "groenvisie", "--terrain", "De Wilgen", "-o", str(pdf))
    start(program, data, "export", "kosten-baten", "--terrain", "De Wilgen", "-o", str(book))
    assert len(PdfReader(pdf).pages) > 5
    assert load_workbook(book).sheetnames
    start(program, data, "--quit-after-start")
    assert json.loads((data / "werkplek.json").read_text("utf-8"))["screen"] == "start"


def test_it_carries_its_licences_and_leaves_the_gpl_out(program):
    names = [path.name for path in program.parent.rglob("*")]
    assert {"LGPL-3.0.txt", "GPL-3.0.txt", "MPL-2.0.txt"} <= set(names)
    assert not [name for name in names if "irtualkeyboard" in name.lower()]
    # Qt stays in files of its own, so that another build of it can be put in their place.
    assert [name for name in names if "Qt6Core" in name]
