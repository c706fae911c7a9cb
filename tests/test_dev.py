"""`dev.py`: what it does on a fresh machine, and what it says where it can't go on."""

import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

import dev
from aanjager_app.cli import run as run_aanjager


class FakeMachine(dev.Machine):
    """A computer that only remembers what it was asked to do."""

    def __init__(
        self, *, root=True, programs=(), modules=("venv", "ensurepip"), lacks=(), screen=False
    ):
        self.root = root
        self.lacks = set(lacks)
        self.screen = screen
        self.programs = set(programs)
        self.modules = set(modules)
        self.commands: list[str] = []
        self.installs = {
            "-venv": "ensurepip",
            "libreoffice-calc-nogui": "soffice",
            "poppler-utils": "pdftotext",
            "binutils": "objdump",
        }
        self.answers: dict[str, tuple[int, str]] = {}

    def find(self, program):
        return f"/bin/{program}" if program in self.programs else None

    def has_module(self, name):
        return name in self.modules

    def has_library(self, name):
        return name not in self.lacks

    def has_screen(self):
        return self.screen

    def is_root(self):
        return self.root

    def call(self, command: Sequence[str], folder=None):
        return self._do(command)[0]

    def capture(self, command: Sequence[str]):
        return self._do(command)

    def _do(self, command: Sequence[str]) -> tuple[int, str]:
        line = " ".join(command)
        self.commands.append(line)
        if "-m venv" in line:
            python = Path(command[-1]) / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
            python.parent.mkdir(parents=True, exist_ok=True)
            python.touch()
        if "install" in line:
            brought = {name for word, name in self.installs.items() if word in line}
            self.programs |= brought
            self.modules |= brought
        return next((answer for sign, answer in self.answers.items() if sign in line), (0, ""))

    def did(self, sign: str) -> int:
        return sum(sign in command for command in self.commands)


@pytest.fixture
def project(tmp_path, monkeypatch):
    for name in (dev.PROGRAM_LOCK, dev.DEVELOPMENT_LOCK):
        (tmp_path / name).write_text(f"{name} 1\n", encoding="utf-8")
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    return tmp_path


def prepare(machine, project, *, development=False):
    dev.Environment(machine, project).prepare(development=development)


def test_the_second_time_nothing_is_installed(project):
    prepare(FakeMachine(), project)
    again = FakeMachine()
    prepare(again, project)
    assert again.commands == []


def test_only_locked_wheels_with_hashes_are_installed(project):
    machine = FakeMachine()
    prepare(machine, project)
    assert machine.did("--require-hashes --only-binary=:all:") == 1


def test_the_tests_add_to_the_environment_of_the_program(project):
    prepare(FakeMachine(), project)
    machine = FakeMachine()
    prepare(machine, project, development=True)
    assert machine.did("-m venv") == 0
    assert machine.did(dev.DEVELOPMENT_LOCK) == 1


def test_the_environment_of_the_tests_serves_the_program(project):
    prepare(FakeMachine(), project, development=True)
    machine = FakeMachine()
    prepare(machine, project)
    assert machine.commands == []


def test_a_changed_lock_gives_a_new_environment(project):
    prepare(FakeMachine(), project)
    (project / dev.PROGRAM_LOCK).write_text("other\n", encoding="utf-8")
    machine = FakeMachine()
    prepare(machine, project)
    assert machine.did("-m venv --clear") == 1
    assert machine.did("--require-hashes") == 1


def test_a_failed_installation_is_tried_again(project):
    broken = FakeMachine()
    broken.answers["--require-hashes"] = (1, "ERROR: iets")
    with pytest.raises(dev.Refused, match="niet geïnstalleerd"):
        prepare(broken, project)
    machine = FakeMachine()
    prepare(machine, project)
    assert machine.did("--require-hashes") == 1


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("WARNING: Retrying after NewConnectionError('…')", "Geen verbinding"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM", "niet wat het lockbestand vastlegt"),
        ("OSError: [Errno 28] No space left on device", "De schijf is vol"),
        ("something else", "niet geïnstalleerd"),
    ],
)
def test_a_failure_is_explained_in_one_sentence(project, capsys, output, sentence):
    machine = FakeMachine()
    machine.answers["--require-hashes"] = (1, output)
    assert dev.main(["run"], machine) == 1
    last = capsys.readouterr().err.strip().splitlines()[-1]
    assert sentence in last
    assert last.endswith(".")


def test_a_bare_debian_gets_its_venv_package_first(project):
    machine = FakeMachine(programs=["apt-get"], modules=["venv"])
    prepare(machine, project)
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    assert machine.did(
        f"apt-get -o DPkg::Lock::Timeout=300 install -y --no-install-recommends {package}"
    )
    assert machine.commands.index(next(c for c in machine.commands if package in c)) < (
        machine.commands.index(next(c for c in machine.commands if "-m venv" in c))
    )


def test_without_rights_the_exact_line_is_given(project, capsys):
    machine = FakeMachine(root=False, programs=["apt-get", "sudo"], modules=["venv"])
    machine.answers["sudo -n true"] = (1, "sudo: a password is required")
    assert dev.main(["run"], machine) == 1
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    line = f"sudo apt-get install -y --no-install-recommends {package}"
    assert line in capsys.readouterr().err
    assert machine.did("-m venv") == 0


def test_sudo_without_a_password_is_used(project):
    machine = FakeMachine(root=False, programs=["apt-get", "sudo"], modules=["venv"])
    prepare(machine, project)
    assert machine.did("sudo -n env DEBIAN_FRONTEND=noninteractive apt-get") == 2


def test_missing_test_programs_are_installed(project):
    machine = FakeMachine(programs=["apt-get"])
    assert dev.main(["test"], machine) == 0
    assert machine.did("install -y") == 1


def test_all_that_is_missing_is_asked_for_at_once(project, capsys):
    machine = FakeMachine(root=False, programs=["apt-get"], modules=["venv"])
    assert dev.main(["test"], machine) == 1
    assert "-venv libreoffice-calc-nogui poppler-utils binutils" in capsys.readouterr().err
    assert machine.commands == []


def test_a_libreoffice_without_its_spreadsheet_does_not_count(monkeypatch):
    machine = FakeMachine(programs=["soffice"])
    monkeypatch.setattr(machine, "find", lambda _: "/usr/lib/libreoffice/none/soffice")
    assert not dev.has_calc(machine)


def test_without_libreoffice_the_tests_do_not_start(project, capsys):
    machine = FakeMachine(programs=["pdftotext", "objdump"])
    assert dev.main(["test"], machine) == 1
    assert machine.did("-m pytest") == 0
    assert "libreoffice-calc-nogui" in capsys.readouterr().err


def test_a_package_that_brings_no_program_is_noticed(project, capsys):
    machine = FakeMachine(programs=["apt-get", "pdftotext", "objdump"])
    machine.installs = {}
    assert dev.main(["test"], machine) == 1
    assert "nog niet gevonden: LibreOffice Calc" in capsys.readouterr().err


def test_the_verdict_of_pytest_is_the_last_thing_and_the_status(project):
    machine = FakeMachine(programs=["soffice", "pdftotext", "objdump"])
    machine.answers["-m pytest"] = (3, "")
    assert dev.main(["test", "--", "tests/domain", "-x"], machine) == 3
    assert machine.commands[-1].endswith("-m pytest tests/domain -x")


@pytest.mark.parametrize(("timings", "suite", "status"), [(0, 0, 0), (1, 0, 1), (0, 4, 4)])
def test_the_whole_suite_is_timings_one_by_one_and_then_all_else_side_by_side(
    project, timings, suite, status
):
    machine = FakeMachine(programs=["soffice", "pdftotext", "objdump"])
    machine.answers["--benchmark-only"] = (timings, "")
    machine.answers["-n auto"] = (suite, "")
    assert dev.main(["test"], machine) == status
    first, last = machine.commands[-2:]
    assert "-m pytest tests/benchmarks --benchmark-only" in first
    assert "-m pytest -n auto" in last
    assert "--ignore tests/benchmarks" in last


def test_a_failed_check_stops_before_pytest_after_all_checks(project, capsys):
    machine = FakeMachine(programs=["soffice", "pdftotext", "objdump"])
    machine.answers["ruff check"] = (1, "")
    assert dev.main(["test"], machine) == 1
    assert machine.did("-m mypy") == 1
    assert machine.did("-m pytest") == 0
    assert "Niet in orde: ruff (stijl)" in capsys.readouterr().out


def test_run_makes_the_demo_and_its_three_documents(project, capsys):
    machine = FakeMachine()
    data = project / "gegevens"
    assert dev.main(["run", "--data-dir", str(data)], machine) == 0
    assert [command.split()[5] for command in machine.commands[-4:]] == ["demo", *["export"] * 3]
    assert str(data / "demo-documenten") in capsys.readouterr().out


def test_run_with_a_screen_opens_the_window_on_the_demo(project):
    machine = FakeMachine(screen=True)
    assert dev.main(["run", "--data-dir", str(project / "d")], machine) == 0
    assert machine.commands[-2].endswith(f"--data-dir {project / 'd'} demo")
    assert machine.commands[-1].endswith(f"-m aanjager_app --data-dir {project / 'd'}")


def test_a_missing_library_of_the_window_gives_the_line_to_type(project, capsys):
    machine = FakeMachine(screen=True, root=False, programs=["apt-get"], lacks=["xcb-cursor"])
    assert dev.main(["run"], machine) == 1
    assert "sudo apt-get install" in capsys.readouterr().err.replace("&& ", "")
    assert machine.did("-m aanjager_app") == 0


def test_a_command_needs_no_library_of_the_window(project):
    machine = FakeMachine(screen=True, root=False, lacks=["xcb-cursor", "EGL"])
    assert dev.main(["run", "--", "terrains"], machine) == 0


def test_run_stops_at_the_first_failure(project):
    machine = FakeMachine()
    machine.answers["demo"] = (1, "")
    assert dev.main(["run", "--data-dir", str(project / "d")], machine) == 1
    assert machine.did("export") == 0


def test_run_passes_arguments_and_status_on(project):
    machine = FakeMachine()
    machine.answers["terrains"] = (2, "")
    assert dev.main(["run", "--data-dir", "map", "--", "terrains", "--json"], machine) == 2
    assert machine.commands[-1].endswith("-m aanjager_app --data-dir map terrains --json")


@pytest.mark.parametrize(
    "typed", [[], ["weg"], ["run", "terrains"], ["run", "--data-dir"], ["check", "--", "x"]]
)
def test_what_is_not_understood_gives_the_usage_and_status_2(project, capsys, typed):
    machine = FakeMachine()
    assert dev.main(typed, machine) == 2
    assert "Gebruik: python3 dev.py" in capsys.readouterr().err
    assert machine.commands == []


def test_help_is_given_on_request(capsys):
    assert dev.main(["--help"], FakeMachine()) == 0
    assert "run --data-dir MAP" in capsys.readouterr().out


def test_a_python_that_is_too_old_is_refused(monkeypatch, capsys):
    monkeypatch.setattr(dev, "OLDEST_PYTHON", (99, 0))
    machine = FakeMachine()
    assert dev.main(["test"], machine) == 1
    assert "Python 3.11 of nieuwer" in capsys.readouterr().err
    assert machine.commands == []


def test_a_real_command_gives_its_status_and_its_words():
    status, words = dev.Machine().capture([sys.executable, "-c", "print('één'); exit(4)"])
    assert (status, words.strip()) == (4, "één")


def test_the_ci_script_is_the_command_of_the_readme():
    script = (Path(dev.__file__).parent / ".ci" / "run").read_text(encoding="utf-8")
    commands = [
        line for line in script.splitlines() if line and not line.startswith(("#", "set ", "cd "))
    ]
    assert commands == ["exec python3 dev.py test"]
    assert "python3 dev.py test" in (Path(dev.__file__).parent / "README.md").read_text("utf-8")


@pytest.fixture(scope="module")
def unpacked_wheel(tmp_path_factory):
    """The wheel of this checkout, built and unpacked as an installer would."""
    folder = tmp_path_factory.mktemp("wheel")
    root = Path(dev.__file__).parent
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        wheel.extractall(folder / "site")
    return folder / "site"


def test_the_wheel_carries_its_resources_and_starts_anywhere(unpacked_wheel, tmp_path):
    carried = {
        path.relative_to(unpacked_wheel / "aanjager_app" / "resources").as_posix()
        for path in (unpacked_wheel / "aanjager_app" / "resources").rglob("*")
        if path.is_file()
    }
    root = Path(dev.__file__).parent
    expected = {
        path.relative_to(root / "resources").as_posix()
        for path in (root / "resources").rglob("*")
        if path.is_file()
    }
    assert carried == expected | {f"licences/{path.name}" for path in (root / "LICENSES").iterdir()}
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "aanjager_app",
            "--data-dir",
            str(tmp_path / "gegevens"),
            "terrains",
        ],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(unpacked_wheel)},
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr


def test_the_readme_lists_every_command(capsys):
    with pytest.raises(SystemExit):
        run_aanjager(["--help"])
    commands = re.findall(r"^    ([a-z]+)  ", capsys.readouterr().out, re.MULTILINE)
    assert {"demo", "terrains", "erase"} <= set(commands)
    readme = (Path(dev.__file__).parent / "README.md").read_text("utf-8")
    listed = re.findall(r"^\| (`.*?) \|", readme, re.MULTILINE)
    assert [name for name in commands if f"`{name}" not in " ".join(listed)] == []
