"""A file is written whole or not at all, under a name that every system accepts."""

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aanjager_app.documents.files import free_name, safe_name, write_whole
from aanjager_app.domain.errors import EnvironmentProblem

OLD = b"what was there"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "plan.pdf"
    path.write_bytes(OLD)
    return path


def test_new_file_and_replaced_file_hold_the_bytes(tmp_path: Path, target: Path) -> None:
    fresh = tmp_path / "nieuw.pdf"
    write_whole(fresh, b"abc")
    write_whole(target, b"new")
    assert fresh.read_bytes() == b"abc"
    assert target.read_bytes() == b"new"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["nieuw.pdf", "plan.pdf"]


def failing(number: int) -> Callable[..., object]:
    def fail(*_args: object, **_kwargs: object) -> object:
        raise OSError(number, os.strerror(number))

    return fail


@pytest.mark.parametrize(
    ("where", "number", "code", "says"),
    [
        ("os.fsync", errno.ENOSPC, "disk_full", "1 MB"),
        ("os.fsync", errno.EDQUOT, "disk_full", "schijf is vol"),
        ("os.fsync", errno.EIO, "write_failed", "plan.pdf"),
        ("pathlib.Path.replace", errno.EACCES, "target_locked", "plan (2).pdf"),
        ("pathlib.Path.replace", errno.EPERM, "target_locked", "open in een ander programma"),
        ("tempfile.mkstemp", errno.EROFS, "target_locked", "plan.pdf"),
        ("tempfile.mkstemp", errno.ENOENT, "folder_missing", "map"),
    ],
)
def test_fault_leaves_the_old_file_and_nothing_else(  # noqa: PLR0917 - a case each
    monkeypatch: pytest.MonkeyPatch, target: Path, where: str, number: int, code: str, says: str
) -> None:
    monkeypatch.setattr(where, failing(number))
    with pytest.raises(EnvironmentProblem) as caught:
        write_whole(target, b"new")
    monkeypatch.undo()
    assert caught.value.code == code
    assert says in caught.value.sentence
    assert target.read_bytes() == OLD
    assert [path.name for path in target.parent.iterdir()] == ["plan.pdf"]


def test_needed_megabytes_are_rounded_up(monkeypatch: pytest.MonkeyPatch, target: Path) -> None:
    monkeypatch.setattr("os.fsync", failing(errno.ENOSPC))
    with pytest.raises(EnvironmentProblem, match="3 MB"):
        write_whole(target, bytes(2_000_001))


def test_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem) as caught:
        write_whole(tmp_path / "weg" / "plan.pdf", b"new")
    assert caught.value.code == "folder_missing"
    assert str(tmp_path / "weg") in caught.value.sentence


def test_read_only_file_is_left_alone(target: Path) -> None:
    target.chmod(0o444)
    with pytest.raises(EnvironmentProblem) as caught:
        write_whole(target, b"new")
    assert caught.value.code == "target_locked"
    assert target.read_bytes() == OLD


def test_folder_in_the_way_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").mkdir()
    with pytest.raises(EnvironmentProblem) as caught:
        write_whole(tmp_path / "plan.pdf", b"new")
    assert caught.value.code == "write_failed"


LIMITED = """
import resource, signal, sys
from pathlib import Path
from aanjager_app.documents.files import write_whole
from aanjager_app.domain.errors import EnvironmentProblem
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    write_whole(Path(sys.argv[1]), bytes(5_000_000))
except EnvironmentProblem as problem:
    sys.exit(f"{problem.code}: {problem.sentence}")
"""


def test_real_limit_halfway_through_the_bytes(target: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(target)], capture_output=True, text=True, check=False
    )
    assert done.stderr.startswith("disk_full: ")
    assert "5 MB" in done.stderr
    assert target.read_bytes() == OLD
    assert [path.name for path in target.parent.iterdir()] == ["plan.pdf"]


def test_free_name_counts_on(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    assert free_name(path) == path
    path.touch()
    (tmp_path / "plan (2).pdf").touch()
    assert free_name(path).name == "plan (3).pdf"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Groenvisie De Wilgen", "Groenvisie De Wilgen.pdf"),
        ('A/B: "C" <d>|?*', "A-B- -C- -d.pdf"),
        ("con", "_con.pdf"),
        ("LPT1.notities", "_LPT1.notities.pdf"),
        ("einde...  ", "einde.pdf"),
        ("cafe\u0301", "café.pdf"),
        ("\u202egnp\ufeff", "gnp.pdf"),
        ("", "document.pdf"),
        ("\t\n", "document.pdf"),
    ],
)
def test_safe_name(text: str, name: str) -> None:
    assert safe_name(text, ".pdf") == name


def test_dated_name_sorts_by_date() -> None:
    assert safe_name("con", ".pdf", date(2026, 1, 2)) == "2026-01-02 con.pdf"


@given(st.text(max_size=300))
def test_any_text_gives_a_name_that_can_be_written(text: str) -> None:
    name = safe_name(text, ".pdf", date(2026, 11, 25))
    assert len(name) <= 120
    assert len(name.encode()) <= 210
    assert not set(name) & set('<>:"/\\|?*')
    assert name.isprintable()
    assert not name.removesuffix(".pdf").endswith((" ", "."))
    assert safe_name(name.removesuffix(".pdf"), ".pdf") == name
