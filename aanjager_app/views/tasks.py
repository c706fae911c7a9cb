"""One worker for what takes longer than a moment; its results come back to living receivers."""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

_T = TypeVar("_T")


class CancelledError(Exception):
    """The user cancelled; nothing is told about it."""


@dataclass(frozen=True, slots=True)
class Step:
    """How far a job is.

    Attributes:
        title: what is being done.
        done, total: how much of it; a total of 0 means that nobody knows.
        text: what is happening now.
    """

    title: str
    done: int
    total: int
    text: str


class Progress:
    """What a job reports to, and how it hears that it may stop."""

    def __init__(self, title: str, report: Callable[[Step], None]) -> None:
        self._title = title
        self._report = report
        self._lock = threading.Lock()
        self._is_stopped = False
        self._is_last = False

    def report(self, done: int, total: int, text: str) -> None:
        """Say how far it is; raises when the user cancelled.

        Raises:
            CancelledError: the user cancelled.
        """
        self.stop_when_cancelled()
        self._report(Step(self._title, done, total, text))

    def report_last(self, done: int, total: int, text: str) -> None:
        """Say that what comes now is done whole: from here on nothing can be cancelled.

        Raises:
            CancelledError: the user cancelled before this.
        """
        with self._lock:
            if self._is_stopped:
                raise CancelledError
            self._is_last = True
        self._report(Step(self._title, done, total, text))

    def stop_when_cancelled(self) -> None:
        """A point at which the job may stop.

        Raises:
            CancelledError: the user cancelled.
        """
        with self._lock:
            if self._is_stopped:
                raise CancelledError

    def cancel(self) -> bool:
        """Ask the job to stop at its next point; False when it is past its last one."""
        with self._lock:
            self._is_stopped = not self._is_last
            return self._is_stopped


class Task(QObject):
    """A job that was handed in.

    Attributes:
        progressed: emitted with a `Step`.
        ended: emitted when it is over, whichever way.
    """

    progressed = Signal(object)
    ended = Signal()
    _done = Signal(object)
    _failed = Signal(object)

    def __init__(self, title: str, parent: QObject) -> None:
        super().__init__(parent)
        self.title = title
        self.progress = Progress(title, self._step)
        self.is_over = False
        self._finish: Callable[[Any], None] | None = None
        self._fail: Callable[[Any], None] | None = None
        self._receiver: QObject | None = None
        queued = Qt.ConnectionType.QueuedConnection
        self._done.connect(self._deliver, queued)
        self._failed.connect(self._report_failure, queued)

    def cancel(self) -> bool:
        """Stop as soon as the job comes to a point where it can; its result is dropped.

        Returns:
            False when that is too late: the job is done whole, and its result is delivered.
        """
        if not self.progress.cancel():
            return False
        self._receiver = None
        return True

    def work(self, job: Callable[[Progress], Any]) -> None:
        """Run the job; called by the worker."""
        try:
            self.progress.stop_when_cancelled()
            result = job(self.progress)
        except CancelledError:
            self._failed.emit(None)
        except BaseException as error:  # noqa: BLE001 - it is handed to the interface thread
            self._failed.emit(error)
        else:
            self._done.emit(result)

    def deliver_to(
        self,
        receiver: QObject,
        done: Callable[[Any], None],
        failed: Callable[[Any], None],
    ) -> None:
        """Say who gets the outcome."""
        self._receiver, self._finish, self._fail = receiver, done, failed
        receiver.destroyed.connect(self._forget)

    def _forget(self) -> None:
        """The receiver is gone, and with it the interest in the result."""
        self._receiver = None

    def _step(self, step: Step) -> None:
        self.progressed.emit(step)

    def _deliver(self, result: object) -> None:
        self._end(self._finish, result)

    def _report_failure(self, error: object) -> None:
        self._end(self._fail if error is not None else None, error)

    def _end(self, tell: Callable[[Any], None] | None, what: object) -> None:
        self.is_over = True
        receiver = self._receiver
        self.ended.emit()
        try:
            if tell is not None and receiver is not None:
                tell(what)
        finally:
            self._finish = self._fail = self._receiver = None
            self.deleteLater()


class Tasks(QObject):
    """The runner; jobs run one after the other, and never touch a widget.

    Attributes:
        started: emitted with a `Task` when it is handed in.
        idle: emitted when nothing is left to do.
    """

    started = Signal(object)
    idle = Signal()

    def __init__(self, failed: Callable[[BaseException], None]) -> None:
        super().__init__()
        self._failed = failed
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="aanjager-task")
        self._open: set[Task] = set()

    @property
    def is_busy(self) -> bool:
        """A job is running or waiting."""
        return bool(self._open)

    def run(
        self,
        job: Callable[[Progress], _T],
        receiver: QObject,
        done: Callable[[_T], None],
        failed: Callable[[BaseException], None] | None = None,
        *,
        title: str = "",
    ) -> Task:
        """Run a job in the worker.

        Args:
            job: gets a `Progress`; opens its own short store blocks and touches no widget.
            receiver: whose methods `done` and `failed` are; when it is gone, so is the result.
            done: called on the interface thread with the result.
            failed: called with the error; without it the error becomes a notice.
            title: what is being done, for who waits.
        """
        task = Task(title, self)
        task.deliver_to(receiver, done, failed or self._failed)
        self._open.add(task)
        task.ended.connect(self._ended)
        self.started.emit(task)
        future: Future[None] = self._pool.submit(task.work, job)
        del future  # the outcome comes by signal
        return task

    def close(self) -> None:
        """Stop what can be stopped and wait for the worker; results are dropped."""
        for task in self._open:
            task.cancel()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._open.clear()

    def _ended(self) -> None:
        task = self.sender()
        if isinstance(task, Task):
            self._open.discard(task)
        if not self._open:
            self.idle.emit()
