"""What holds in every test: no network (pytest-socket), no stray log line, no leaked thread."""

import logging
import os
import shutil
import tempfile
import threading
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

BENCHMARKS = Path(__file__).parent / "benchmarks"
GRACE_SECONDS = 2.0

# In CI the same examples every time, so that red means that the change broke it; at a desk new
# ones each run; "diep" for an afternoon of looking for trouble (--hypothesis-profile=diep).
settings.register_profile("ci", deadline=None, derandomize=True, max_examples=60, database=None)
settings.register_profile("dev", deadline=None, max_examples=60)
settings.register_profile("diep", deadline=None, max_examples=3000)
settings.load_profile("ci" if os.environ.get("CI") else "dev")


class _Collector(logging.Handler):
    """Keeps the warnings and errors that the code under test logged."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


class Watch:
    """Fails a test that logs what it did not announce, or leaves a thread behind.

    A test that takes the `caplog` fixture looks at the log itself and is left alone. These are
    hooks and not fixtures, so that hypothesis sees no function-scoped fixture.
    """

    def __init__(self) -> None:
        self._collector = _Collector()
        self._threads: set[threading.Thread] = set()

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_setup(self) -> Iterator[None]:
        self._threads = set(threading.enumerate())
        self._collector.lines.clear()
        logging.getLogger().addHandler(self._collector)
        return (yield)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Generator[None, object, object]:
        result = yield
        self._fail_on_log(item)
        return result

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_teardown(self, item: pytest.Item) -> Generator[None, object, object]:
        try:
            result = yield
        finally:
            logging.getLogger().removeHandler(self._collector)
        self._fail_on_log(item)
        self._fail_on_threads()
        return result

    def _fail_on_log(self, item: pytest.Item) -> None:
        lines, self._collector.lines = self._collector.lines, []
        if lines and "caplog" not in getattr(item, "fixturenames", ()):
            pytest.fail("unexpected log lines:\n" + "\n".join(lines), pytrace=False)

    def _fail_on_threads(self) -> None:
        left = [thread for thread in threading.enumerate() if thread not in self._threads]
        for thread in left:
            thread.join(GRACE_SECONDS)
        alive = [thread.name for thread in left if thread.is_alive()]
        if alive:
            pytest.fail(f"threads left behind: {', '.join(alive)}", pytrace=False)


def pytest_configure(config: pytest.Config) -> None:
    """Watch every test, and keep what it forgets to redirect away from the person's own data."""
    config.pluginmanager.register(Watch(), "watch")
    home = tempfile.mkdtemp(prefix="aanjager-tests-")
    config.add_cleanup(lambda: shutil.rmtree(home, ignore_errors=True))
    os.environ.pop("AANJAGER_DATA_DIR", None)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    for name in ("DATA", "CONFIG", "STATE", "CACHE"):
        os.environ[f"XDG_{name}_HOME"] = str(Path(home, name.lower()))


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Timings run only on request (`dev.py bench`): beside other tests they measure nothing."""
    if collection_path == BENCHMARKS and not config.getoption("benchmark_only", default=False):
        return True
    return None
