"""One entrance for who works on Aanjager: `python3 dev.py run` and `python3 dev.py test`.

Standard library only, so that it runs on a fresh clone. It makes `.venv`, installs exactly what
the lock files name, installs missing Debian packages when it may, and otherwise prints the line
to type. Nothing is skipped in silence: what can't be done ends with a sentence and a status.
"""

import ctypes.util
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent
OLDEST_PYTHON = (3, 11)
LINUX = sys.platform.startswith("linux")
LOCK_TOOL = "uv==0.13.9"  # writes one lock file for all platforms; needed by `lock` alone
PROGRAM_LOCK = "requirements.lock"
DEVELOPMENT_LOCK = "requirements-dev.lock"

HELP = """\
Gebruik: python3 dev.py OPDRACHT [opties] [-- argumenten]

  run    maakt de demo en opent het venster; zonder scherm maakt het er drie documenten van
         run --data-dir MAP          bewaart de gegevens in MAP
         run -- terrains --json      start het programma met deze argumenten
  test   installeert wat nodig is en draait alle controles, metingen en toetsen
         test -- tests/domain -x     geeft argumenten door aan pytest
  check  alleen ruff, mypy en de importregels
  bench  meet hoelang het zware werk duurt
  lock   schrijft requirements.lock en requirements-dev.lock opnieuw
         lock -- --upgrade           met de nieuwste versies
"""

DEMO_TERRAIN = "De Wilgen"  # the invented terrain with a whole dossier
DEMO_DOCUMENTS = {
    "groenvisie": "groenvisie.pdf",
    "financieringsplan": "financieringsplan.pdf",
    "kosten-baten": "kosten-baten.xlsx",
}

# The whole suite, a file a processor: what a file starts (LibreOffice) is started once.
SIDE_BY_SIDE = ("-n", "auto", "--maxprocesses", "4", "--dist", "loadfile")

NETWORK_SIGNS = (
    "NewConnectionError", "ConnectTimeout", "ReadTimeout", "Max retries exceeded", "ProxyError",
    "Temporary failure", "Name or service not known", "getaddrinfo failed", "SSLError",
    "Network is unreachable", "Connection refused", "Connection reset", "Could not resolve",
    "Could not connect",
)  # fmt: skip


class Refused(Exception):  # noqa: N818 - it names what happened, not a bug
    """The work can't go on; the message is one Dutch text for the person at the keyboard."""

    def __init__(self, message: str, status: int = 1) -> None:
        super().__init__(message)
        self.status = status


class Machine:
    """What this script asks of the computer; the tests put another one in its place."""

    def find(self, program: str) -> str | None:
        """Full path of a program, or None."""
        return shutil.which(program)

    def has_module(self, name: str) -> bool:
        """Whether this Python can import `name`."""
        importlib.invalidate_caches()
        return importlib.util.find_spec(name) is not None

    def has_library(self, name: str) -> bool:
        """Whether the system has a shared library that the window needs; elsewhere Qt brings it."""
        return not LINUX or ctypes.util.find_library(name) is not None

    def has_screen(self) -> bool:
        """Whether a window can be shown."""
        named = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
        return not LINUX or bool(named)

    def is_root(self) -> bool:
        """Whether this process may install system packages as it is."""
        return hasattr(os, "geteuid") and os.geteuid() == 0

    def call(self, command: Sequence[str], folder: Path | None = None) -> int:
        """Run a command in view, in `folder` or that of the caller; give its exit status."""
        return subprocess.run(
            list(command), cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False
        ).returncode

    def capture(self, command: Sequence[str]) -> tuple[int, str]:
        """Run a command out of view; give its exit status and what it said."""
        done = subprocess.run(
            list(command),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        return done.returncode, done.stdout


def say(text: str) -> None:
    """Print at once, so that the order with the output of children is right."""
    print(text, flush=True)


# --- programs of the system ---------------------------------------------------------------------


@dataclass(frozen=True)
class Program:
    """Something from outside the virtual environment, and how to see whether it is there."""

    name: str
    debian_package: str
    is_there: Callable[[Machine], bool]


def can_make_environments(machine: Machine) -> bool:
    """Whether this Python can make a virtual environment; that of a bare Debian can't."""
    return machine.has_module("venv") and machine.has_module("ensurepip")


def has_calc(machine: Machine) -> bool:
    """Whether LibreOffice is there; Debian's only counts with its spreadsheet part."""
    if (path := machine.find("soffice")) is None:
        return False
    here = Path(path).resolve().parent
    return not here.is_relative_to("/usr/lib/libreoffice") or (here / "libsclo.so").exists()


def has_python_library(machine: Machine) -> bool:
    """Whether Python can be packaged; only the system's own has its library apart."""
    return sys.base_prefix != "/usr" or machine.has_library(PYTHON)


PYTHON = f"python{sys.version_info[0]}.{sys.version_info[1]}"
VENV = Program("virtuele omgevingen van Python", f"{PYTHON}-venv", can_make_environments)


def library(name: str, package: str) -> Program:
    """A shared library, with the package that brings it."""
    return Program(f"lib{name}", package, lambda machine: machine.has_library(name))


QT = (
    library("GL", "libgl1"), library("EGL", "libegl1"), library("xkbcommon", "libxkbcommon0"),
    library("dbus-1", "libdbus-1-3"), library("fontconfig", "libfontconfig1"),
    library("glib-2.0", "libglib2.0-0"),
)  # fmt: skip
WINDOW = (
    *QT, library("xcb-cursor", "libxcb-cursor0"), library("xcb-icccm", "libxcb-icccm4"),
    library("xkbcommon-x11", "libxkbcommon-x11-0"), library("xcb-keysyms", "libxcb-keysyms1"),
    library("xcb-shape", "libxcb-shape0"), library("xcb-randr", "libxcb-randr0"),
    library("xcb-sync", "libxcb-sync1"), library("xcb-xfixes", "libxcb-xfixes0"),
    library("X11-xcb", "libx11-xcb1"),
)  # fmt: skip
TEST_PROGRAMS = (
    Program("LibreOffice Calc (soffice)", "libreoffice-calc-nogui", has_calc),
    Program("Poppler (pdftotext)", "poppler-utils", lambda here: bool(here.find("pdftotext"))),
    Program("binutils (objdump)", "binutils", lambda here: not LINUX or bool(here.find("objdump"))),
    Program("Python als bibliotheek", f"lib{PYTHON}", has_python_library), *QT,
)  # fmt: skip


def ensure_programs(machine: Machine, programs: Sequence[Program]) -> None:
    """Install what is missing when that is allowed, in one go; else say what to type.

    Raises:
        Refused: something is missing and can't be installed from here.
    """
    missing = [program for program in programs if not program.is_there(machine)]
    if not missing:
        return
    names = ", ".join(program.name for program in missing)
    packages = [program.debian_package for program in missing]
    apt = allowed_apt(machine, f"Er ontbreekt: {names}.", packages)
    say(f"Er ontbreekt: {names}. Installeren: {' '.join(packages)} …")
    update_output = machine.capture([*apt, "update"])[1]
    install = [*apt, "install", "-y", "--no-install-recommends", *packages]
    status, output = machine.capture(install)
    if status:
        refusal = "apt-get kon de pakketten niet installeren"
        raise Refused(explain_failure(update_output + output, refusal))
    still = [program.name for program in missing if not program.is_there(machine)]
    if still:
        raise Refused(f"Na het installeren nog niet gevonden: {', '.join(still)}.")


def allowed_apt(machine: Machine, problem: str, packages: Sequence[str]) -> list[str]:
    """The start of an apt-get command that may install.

    Raises:
        Refused: there is no apt-get, or no right to use it; the message gives the way on.
    """
    if not machine.find("apt-get"):
        raise Refused(
            f"{problem}\nInstalleer dat zelf en zorg dat het in het zoekpad (PATH) staat. "
            f"In Debian en Ubuntu zijn het de pakketten {', '.join(packages)}."
        )
    apt = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-o", "DPkg::Lock::Timeout=300"]
    if machine.is_root():
        return apt
    if machine.find("sudo") and machine.capture(["sudo", "-n", "true"])[0] == 0:
        return ["sudo", "-n", *apt]
    line = "apt-get install -y --no-install-recommends " + " ".join(packages)
    raise Refused(
        f"{problem}\nAlleen de beheerder mag dat installeren. Typ eerst:\n\n"
        f"  sudo apt-get update && sudo {line}\n\nen geef daarna deze opdracht opnieuw."
    )


def explain_failure(output: str, otherwise: str) -> str:
    """One Dutch sentence for a failed installation, after what the tool said if that helps."""
    if any(sign in output for sign in NETWORK_SIGNS):
        return "Geen verbinding met de pakketbron. Controleer het netwerk en probeer het opnieuw."
    if "No space left on device" in output:
        return "De schijf is vol. Maak ongeveer 1 GB vrij en probeer het opnieuw."
    tail = "\n".join(output.strip().splitlines()[-15:])
    if "THESE PACKAGES DO NOT MATCH THE HASHES" in output:
        otherwise = "Een pakket is niet wat het lockbestand vastlegt; er is niets van gebruikt"
    return f"{tail}\n\n{otherwise}."


# --- the virtual environment --------------------------------------------------------------------


class Environment:
    """The `.venv` of this project, with exactly what the lock files name.

    Args:
        machine: the computer.
        root: the folder with the lock files; `.venv` is made in it.
    """

    def __init__(self, machine: Machine, root: Path) -> None:
        self._machine = machine
        self._root = root
        self.folder = root / ".venv"
        self._stamp = self.folder / "locked.sha256"

    @property
    def scripts(self) -> Path:
        """Folder of the programs in the environment."""
        return self.folder / ("Scripts" if os.name == "nt" else "bin")

    @property
    def python(self) -> str:
        """Its interpreter."""
        return str(self.scripts / ("python.exe" if os.name == "nt" else "python"))

    def prepare(self, *, development: bool) -> None:
        """Make or bring up to date; done at once when the lock files haven't changed.

        Raises:
            Refused: the environment can't be made or filled.
        """
        program = self._fingerprint(PROGRAM_LOCK)
        everything = self._fingerprint(PROGRAM_LOCK, DEVELOPMENT_LOCK)
        wanted = everything if development else program
        stamp = self._stamp.read_text(encoding="ascii") if self._stamp.is_file() else ""
        sound = Path(self.python).exists()
        if sound and stamp in {wanted, everything}:
            return
        if not sound or stamp not in {"", program}:
            self._create()
        self._stamp.unlink(missing_ok=True)
        self._install(DEVELOPMENT_LOCK if development else PROGRAM_LOCK)
        self._stamp.write_text(wanted, encoding="ascii")

    def install_tool(self, requirement: str) -> None:
        """Make an environment with one tool in it, outside the lock."""
        self._create()
        say(f"Installeren: {requirement} …")
        command = [self.python, "-m", "pip", "install", "--quiet", requirement]
        status, output = self._machine.capture(command)
        if status:
            raise Refused(explain_failure(output, f"{requirement} is niet geïnstalleerd"))

    def _fingerprint(self, *names: str) -> str:
        digest = hashlib.sha256(repr(sys.version_info[:2]).encode())
        for name in names:
            digest.update((self._root / name).read_bytes())
        return digest.hexdigest()

    def _create(self) -> None:
        ensure_programs(self._machine, [VENV])
        say("Virtuele omgeving maken …")
        status, output = self._machine.capture(
            [sys.executable, "-m", "venv", "--clear", str(self.folder)]
        )
        if status:
            raise Refused(explain_failure(output, "De virtuele omgeving kon niet worden gemaakt"))

    def _install(self, lock: str) -> None:
        say(f"Afhankelijkheden installeren uit {lock} (de eerste keer een of twee minuten) …")
        status, output = self._machine.capture(
            [
                self.python, "-m", "pip", "install", "--disable-pip-version-check", "--no-input",
                "--quiet", "--require-hashes", "--only-binary=:all:",
                "-r", str(self._root / lock),
            ]
        )  # fmt: skip
        if status:
            raise Refused(explain_failure(output, "De afhankelijkheden zijn niet geïnstalleerd"))


# --- commands -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Request:
    """What was typed after the command."""

    data_dir: Path | None
    arguments: tuple[str, ...]


def run(machine: Machine, request: Request) -> int:
    """Start the program with the arguments given, else its window on the demo."""
    with_window = not request.arguments and machine.has_screen()
    ensure_programs(machine, [VENV, *WINDOW] if with_window else [VENV])
    environment = Environment(machine, ROOT)
    environment.prepare(development=False)
    program = [environment.python, "-m", "aanjager_app"]
    if request.data_dir is not None:
        program += ["--data-dir", str(request.data_dir)]
    if request.arguments:
        return machine.call([*program, *request.arguments])
    if with_window:
        status = machine.call([*program, "demo"])
        return status or machine.call(program)
    folder = (request.data_dir or default_data_dir(machine, environment)) / "demo-documenten"
    return show_demo(machine, program, folder)


def default_data_dir(machine: Machine, environment: Environment) -> Path:
    """The data folder that the program itself would take."""
    question = "from aanjager_app.paths import data_folder; print(data_folder(None).root)"
    status, answer = machine.capture([environment.python, "-c", question])
    if status:
        raise Refused(answer.strip().splitlines()[-1])
    return Path(answer.strip())


def show_demo(machine: Machine, program: Sequence[str], folder: Path) -> int:
    """Make the demo and its three documents, where there is no screen for the window."""
    status = machine.call([*program, "demo"])
    if status:
        return status
    folder.mkdir(parents=True, exist_ok=True)
    for document, file_name in DEMO_DOCUMENTS.items():
        say(f"{document} maken …")
        export = ["export", document, "--terrain", DEMO_TERRAIN, "-o", str(folder / file_name)]
        status = machine.call([*program, *export])
        if status:
            return status
    say(f"\nDe demo staat klaar. De drie documenten van {DEMO_TERRAIN} staan in:\n  {folder}")
    for file_name in DEMO_DOCUMENTS.values():
        say(f"    {file_name}")
    say("Alle opdrachten: python3 dev.py run -- --help")
    return 0


def test(machine: Machine, request: Request) -> int:
    """Static checks, timings one by one, then pytest side by side; its verdict is the last line."""
    ensure_programs(machine, [VENV, *TEST_PROGRAMS])
    environment = Environment(machine, ROOT)
    environment.prepare(development=True)
    failed = failing_checks(machine, environment)
    if failed:
        say(f"\nNiet in orde: {', '.join(failed)}. De toetsen zijn daarom niet gedraaid.")
        return 1
    pytest = [environment.python, "-m", "pytest"]
    if request.arguments:
        return machine.call([*pytest, *request.arguments], ROOT)
    timings = bench(machine, request)
    return machine.call([*pytest, *SIDE_BY_SIDE, "--ignore", "tests/benchmarks"], ROOT) or timings


def check(machine: Machine, request: Request) -> int:
    """The checks that need no running program."""
    refuse_arguments(request)
    environment = Environment(machine, ROOT)
    environment.prepare(development=True)
    failed = failing_checks(machine, environment)
    say("== importregels")
    if machine.call([str(environment.scripts / "lint-imports"), "--no-logo"], ROOT):
        failed.append("importregels")
    say(f"\nNiet in orde: {', '.join(failed)}." if failed else "\nAlles in orde.")
    return 1 if failed else 0


def failing_checks(machine: Machine, environment: Environment) -> list[str]:
    """Run the static checks, all of them, and name the ones that failed."""
    checks = {
        "ruff (stijl)": ["ruff", "check", "."],
        "ruff (opmaak)": ["ruff", "format", "--check", "."],
        "mypy (typen)": ["mypy"],
    }
    failed = []
    for name, command in checks.items():
        say(f"== {name}")
        if machine.call([environment.python, "-m", *command], ROOT):
            failed.append(name)
    return failed


def bench(machine: Machine, request: Request) -> int:
    """Timings of the heavy work, in a fixed order."""
    environment = Environment(machine, ROOT)
    environment.prepare(development=True)
    command = ["pytest", "tests/benchmarks", "--benchmark-only", "-p", "no:randomly"]
    return machine.call([environment.python, "-m", *command, *request.arguments], ROOT)


def lock(machine: Machine, request: Request) -> int:
    """Write both lock files again, for every platform and without the address of a registry."""
    with tempfile.TemporaryDirectory() as scratch:
        tools = Environment(machine, Path(scratch))
        tools.install_tool(LOCK_TOOL)
        compile_lock = [
            str(tools.scripts / "uv"), "pip", "compile", "pyproject.toml", "--quiet",
            "--universal", "--python-version", ".".join(map(str, OLDEST_PYTHON)),
            "--generate-hashes", "--no-header", "--no-emit-index-url", "--no-emit-find-links",
            *request.arguments,
        ]  # fmt: skip
        for_development = ["--group", "dev", "--constraint", PROGRAM_LOCK, "-o", DEVELOPMENT_LOCK]
        status = machine.call([*compile_lock, "-o", PROGRAM_LOCK], ROOT)
        return status or machine.call([*compile_lock, *for_development], ROOT)


def refuse_arguments(request: Request) -> None:
    """Say it when a command gets arguments that it would not use."""
    if request.arguments:
        raise Refused(f"Onbekend argument: {request.arguments[0]}\n\n{HELP}", 2)


Command = Callable[[Machine, Request], int]
COMMANDS: Mapping[str, Command] = {one.__name__: one for one in (run, test, check, bench, lock)}


def parse(arguments: Sequence[str]) -> tuple[Command, Request]:
    """Split what was typed into a command and what it needs.

    Raises:
        Refused: it isn't understood; the message says how to use this script.
    """
    own, passed_on = list(arguments), []
    if "--" in own:
        cut = own.index("--")
        own, passed_on = own[:cut], own[cut + 1 :]
    if not own or own[0] not in COMMANDS:
        raise Refused(HELP if not own else f"Onbekende opdracht: {own[0]}\n\n{HELP}", 2)
    name, rest = own[0], own[1:]
    data_dir = None
    if name == "run" and len(rest) > 1 and rest[0] == "--data-dir":
        data_dir, rest = Path(rest[1]), rest[2:]
    if rest:
        raise Refused(f"Onbekend argument: {rest[0]}\n\n{HELP}", 2)
    return COMMANDS[name], Request(data_dir, tuple(passed_on))


def require_python() -> None:
    """Refuse a Python that is too old before anything is made with it."""
    if sys.version_info[:2] < OLDEST_PYTHON:
        raise Refused(f"Aanjager vraagt Python 3.11 of nieuwer; dit is {sys.version.split()[0]}.")


def main(arguments: Sequence[str], machine: Machine) -> int:
    """Carry out one command; give the exit status."""
    if any(word in {"-h", "--help", "help"} for word in arguments[:2]):
        say(HELP)
        return 0
    try:
        require_python()
        command, request = parse(arguments)
        return command(machine, request)
    except Refused as refusal:
        print(refusal, file=sys.stderr, flush=True)
        return refusal.status
    except KeyboardInterrupt:
        print("\nAfgebroken.", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], Machine()))
