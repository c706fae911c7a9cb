"""The rules of ARCHITECTURE.md, held by the project's own tests."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import metadata
from pathlib import Path

import pytest
from importlinter.cli import lint_imports
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "aanjager_app"
LONGEST_FILE = 500
PURE_LAYERS = ("domain", "costbenefit", "documents")
IMPURE_IMPORTS = {"time", "random", "secrets", "os", "locale", "socket", "subprocess", "shutil"}
IMPURE_ATTRIBUTES = {
    "now", "utcnow", "today", "uuid1", "uuid4", "getenv", "environ", "urandom",
    "read_text", "read_bytes", "write_text", "write_bytes",
}  # fmt: skip
# The one module of a pure layer that isn't: it writes the finished bytes of any document.
WRITER = "documents/files.py"
# What looks impure and isn't, with the reason.
PURE_AFTER_ALL = {
    ("documents/pdf/metadata.py", "icc_profile.read_bytes"): "a fixed file of resources/colour",
    ("documents/pdf/finish.py", "stream.read_bytes"): "a stream of pikepdf, in memory",
}
QT = {"PySide6", "PyQt5", "PyQt6", "shiboken6"}
# GPL or commercial, or absent from Essentials.
BANNED_QT = ("QtCharts", "QtGraphs", "QtDataVisualization", "QtHttpServer", "QtPdf")
# What a third-party package may be used in; a package that isn't named here may be used anywhere.
ROOMS = {
    "sqlalchemy": ("models", "services", "sync", "exchange"),
    "alembic": ("models",),
    "sqlcipher3": ("models",),
    "reportlab": ("documents", "views"),
    "pikepdf": ("documents",),
    "openpyxl": ("documents", "exchange"),
    "PIL": ("documents", "services", "exchange", "views"),
    "PySide6": ("views", "app.py"),
    "qtawesome": ("views",),
    "pypdfium2": ("views",),
    "rapidfuzz": ("services",),
    "pi_heif": ("exchange",),
}
IMPORT_NAMES = {"pillow": "PIL", "pyside6-essentials": "pyside6", "pi-heif": "pi_heif"}


@dataclass(frozen=True)
class Module:
    """A source file of the package, parsed."""

    path: Path
    tree: ast.Module

    @property
    def name(self) -> str:
        return self.path.relative_to(PACKAGE).as_posix()

    @property
    def room(self) -> str:
        return self.path.relative_to(PACKAGE).parts[0]

    def imports(self) -> Iterator[str]:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield node.module
                yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _modules() -> list[Module]:
    paths = sorted(PACKAGE.rglob("*.py"))
    return [Module(path, ast.parse(path.read_text("utf-8"), str(path))) for path in paths]


MODULES = _modules()


def test_the_import_contracts_hold(capsys):
    status = lint_imports(str(ROOT / "pyproject.toml"), no_cache=True, no_logo=True)
    assert status == 0, capsys.readouterr().out


def test_every_contract_names_its_rule():
    contracts = _pyproject()["tool"]["importlinter"]["contracts"]
    assert len(contracts) >= 3
    assert all(contract["name"] for contract in contracts)


def test_a_package_is_used_only_in_its_rooms():
    wrong = [
        f"{module.name}: {name}"
        for module in MODULES
        for name in {found.split(".")[0] for found in module.imports()}
        if name in ROOMS and module.room not in ROOMS[name]
    ]
    assert not wrong


def test_no_banned_or_foreign_qt_module_is_imported():
    wrong = [
        f"{module.name}: {name}"
        for module in MODULES
        for name in module.imports()
        if name.split(".")[0] in QT - {"PySide6"} or any(banned in name for banned in BANNED_QT)
    ]
    assert not wrong


ALLOWED_THERE = {("domain/dutch.py", "babel"), ("costbenefit/uncertainty.py", "numpy")}


def test_domain_and_costbenefit_use_the_standard_library_only():
    wrong = [
        f"{module.name}: {name}"
        for module in MODULES
        if module.room in {"domain", "costbenefit"}
        for name in {found.split(".")[0] for found in module.imports()}
        if name != "aanjager_app"
        and name not in sys.stdlib_module_names
        and (module.name, name) not in ALLOWED_THERE
    ]
    assert not wrong


def test_every_import_is_declared_in_pyproject():
    declared = {
        IMPORT_NAMES.get(name, name).lower() for name in map(_name, _pyproject_dependencies())
    }
    used = {name.split(".")[0] for module in MODULES for name in module.imports()}
    foreign = used - set(sys.stdlib_module_names) - {"aanjager_app"}
    assert {name for name in foreign if name.lower() not in declared} == set()


def test_a_pure_layer_uses_no_clock_chance_disk_or_locale():
    impure = [
        f"{module.name}: {name}"
        for module in MODULES
        if module.room in PURE_LAYERS and module.name != WRITER
        for name in [*_impure_imports(module), *_impure_uses(module)]
    ]
    assert not impure


def _impure_imports(module: Module) -> Iterator[str]:
    return (name for name in module.imports() if name.split(".")[0] in IMPURE_IMPORTS)


def _impure_uses(module: Module) -> Iterator[str]:
    for node in ast.walk(module.tree):
        if _is_impure(node) and (module.name, ast.unparse(node)) not in PURE_AFTER_ALL:
            yield f"line {node.lineno}: {ast.unparse(node)}"


def _is_impure(node: ast.AST) -> bool:
    if isinstance(node, ast.Attribute):
        return node.attr in IMPURE_ATTRIBUTES
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "open"


@pytest.mark.parametrize("text", ["datetime.now(UTC)", "open('x')", "Path('x').read_text()"])
def test_the_purity_check_can_fail(text):
    assert any(_is_impure(node) for node in ast.walk(ast.parse(text)))


def test_no_file_is_too_long():
    files = [*PACKAGE.rglob("*.py"), *(ROOT / "tests").rglob("*.py"), ROOT / "dev.py"]
    lengths = {
        path.relative_to(ROOT).as_posix(): len(path.read_text("utf-8").splitlines())
        for path in files
    }
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_nothing_names_a_machine_or_a_registry():
    # Spelled in halves, so that this file doesn't name them either.
    banned = re.compile(
        "|".join(
            [
                r"(?<![\w.])/wor" + r"k/",
                r"\.\./" + r"shared",
                r"--(extra-)?index" + r"-url[ =]\S",
                r"--find" + r"-links[ =]\S",
                r"pypi\." + r"org/simple",
                r"files\.python" + r"hosted\.org",
            ]
        )
    )
    found = [
        f"{path.relative_to(ROOT).as_posix()}: {match.group()}"
        for path in _own_text_files()
        for match in banned.finditer(path.read_text("utf-8", errors="replace"))
    ]
    assert not found


def _own_text_files() -> Iterator[Path]:
    endings = {".py", ".toml", ".md", ".lock", ".txt", ".json", ".csv", ".cfg", ".yml", ".ini", ""}
    tops = [top for top in ROOT.iterdir() if not top.name.startswith(".") or top.name == ".ci"]
    for top in tops:
        for path in [top] if top.is_file() else top.rglob("*"):
            if path.is_file() and path.suffix in endings and "__pycache__" not in path.parts:
                yield path


# --- dependencies -------------------------------------------------------------------------------


def test_each_dependency_has_its_reason_beside_it():
    lines = (ROOT / "pyproject.toml").read_text("utf-8").splitlines()
    dependencies = [line for line in lines if re.match(r'\s+"[A-Za-z0-9-]+[>=<]+\S+",', line)]
    assert len(dependencies) == len(_pyproject_dependencies()) + len(_development_dependencies())
    assert [line for line in dependencies if "#" not in line] == []


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_a_lock_names_versions_and_hashes_and_no_registry(name):
    entries = (ROOT / name).read_text("utf-8").replace("\\\n", " ").splitlines()
    pinned = [line for line in entries if line and not line.lstrip().startswith("#")]
    assert pinned
    wrong = [line for line in pinned if not re.match(r"[a-z0-9-]+==\S+ .*--hash=sha256:", line)]
    assert not wrong


def test_the_locks_satisfy_pyproject_and_agree():
    program, development = _locked("requirements.lock"), _locked("requirements-dev.lock")
    assert program.items() <= development.items()
    for wish in [*_pyproject_dependencies(), *_development_dependencies()]:
        version = development[_name(wish)]
        assert Requirement(wish).specifier.contains(version), wish
    assert {_name(wish) for wish in _pyproject_dependencies()} <= set(program)


def test_each_shipped_package_is_listed_with_its_licence():
    text = (ROOT / "LICENSES" / "README.md").read_text("utf-8")
    listed = set(re.findall(r"^\| `([a-z0-9-]+)` \|", text, re.MULTILINE))
    assert listed == set(_locked("requirements.lock"))


def test_each_folder_of_resources_is_listed_with_its_licence():
    text = (ROOT / "LICENSES" / "README.md").read_text("utf-8")
    folders = [path.name for path in (ROOT / "resources").iterdir() if path.is_dir()]
    assert folders
    assert [name for name in folders if f"`{name}/`" not in text] == []


def test_no_shipped_package_is_under_the_gpl():
    def licence(name: str) -> str:
        found = metadata(name)
        return " ".join([
            found.get("License-Expression") or "", (found.get("License") or "")[:80],
            *(found.get_all("Classifier") or []),
        ])  # fmt: skip

    here = [name for name, marked in _markers("requirements.lock").items() if not marked]
    gpl = re.compile(r"\bA?GPL|Affero|(?<!Lesser )General Public License", re.IGNORECASE)
    # Qt is offered under the LGPL or the GPL; we take the LGPL (LICENSES/README.md).
    chosen = {"pyside6-essentials", "shiboken6"}
    assert all("LGPL-3.0" in licence(name) for name in chosen)
    assert [name for name in here if gpl.search(licence(name)) and name not in chosen] == []


def _pyproject() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def _pyproject_dependencies() -> list[str]:
    return _pyproject()["project"]["dependencies"]


def _development_dependencies() -> list[str]:
    return _pyproject()["dependency-groups"]["dev"]


def _name(requirement: str) -> str:
    return re.sub(r"[-_.]+", "-", Requirement(requirement).name).lower()


def _locked(file: str) -> dict[str, str]:
    text = (ROOT / file).read_text("utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.MULTILINE))


def _markers(file: str) -> dict[str, str]:
    text = (ROOT / file).read_text("utf-8")
    found = re.findall(r"^([a-z0-9-]+)==\S+(?: ; ([^\\]*))? \\", text, re.MULTILINE)
    return dict(found)
