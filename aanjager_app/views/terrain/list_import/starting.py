"""Importing a list: choose the file, try it in the worker, show it, and carry it out."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from aanjager_app.domain.dutch import join_words
from aanjager_app.domain.errors import AanjagerError
from aanjager_app.exchange.listed import ListReading
from aanjager_app.services.erasing import retain_until
from aanjager_app.services.import_preview import open_file
from aanjager_app.services.list_import import ListFate, ListReport
from aanjager_app.services.lists import ListKind, import_listed, read_list_file
from aanjager_app.views.desk import Desk
from aanjager_app.views.tasks import Progress, Task
from aanjager_app.views.terrain.list_import.dialog import ListImportDialog

_TITLES = {ListKind.CONTACTS: "Contacten importeren", ListKind.ACTIONS: "Acties importeren"}
_FILTERS = {
    ListKind.CONTACTS: "Lijsten en kaartjes (*.xlsx *.csv *.vcf)",
    ListKind.ACTIONS: "Lijsten (*.xlsx *.csv)",
}


@dataclass(frozen=True, slots=True)
class _Tried:
    """A file that was read and tried."""

    reading: ListReading
    report: ListReport


class ListImport(QObject):
    """One list at a time."""

    def __init__(self, desk: Desk, kind: ListKind, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._kind = kind
        self._terrain = ""
        self._reading: ListReading | None = None
        self._dialog: ListImportDialog | None = None
        self._task: Task | None = None

    def begin(self, terrain: str, over: QWidget) -> None:
        """Ask for a file and show what importing it into a terrain would do."""
        chosen, _ = QFileDialog.getOpenFileName(
            over, _TITLES[self._kind], "", f"{_FILTERS[self._kind]};;Alle bestanden (*)"
        )
        if not chosen:
            return
        self._terrain, self._reading = terrain, None
        dialog = self._dialog = ListImportDialog(_TITLES[self._kind], over)
        dialog.agreed.connect(self._carry_out)
        dialog.finished.connect(self._on_closed)
        dialog.open()
        path, kind = Path(chosen), self._kind

        def job(progress: Progress) -> _Tried:
            progress.report(0, 0, "Bestand lezen")
            file = open_file(path)
            reading = read_list_file(kind, file.content, file.name)
            progress.stop_when_cancelled()
            return _Tried(reading, self._bring_in(reading, dry_run=True))

        self._task = self._desk.tasks.run(
            job, dialog, self._on_tried, self._on_failed, title=_TITLES[kind]
        )

    def _bring_in(self, reading: ListReading, *, dry_run: bool) -> ListReport:
        context = self._desk.context
        months = self._desk.settings.retention_months
        return import_listed(
            context.store,
            context.content,
            self._kind,
            self._terrain,
            reading,
            retain_until=retain_until(context.today(), months),
            dry_run=dry_run,
        )

    def _on_tried(self, tried: _Tried) -> None:
        self._task = None
        self._reading = tried.reading
        if self._dialog is not None:
            self._dialog.show_report(tried.reading.name, tried.report)

    def _carry_out(self) -> None:
        reading, dialog = self._reading, self._dialog
        if reading is None or dialog is None:
            return

        def job(progress: Progress) -> ListReport:
            progress.report_last(0, 0, "Importeren")
            return self._bring_in(reading, dry_run=False)

        dialog.wait()
        # Whoever closes the dialog now still wants to know what became of it.
        self._task = self._desk.tasks.run(
            job, self, self._on_done, self._on_failed, title=_TITLES[self._kind]
        )

    def _on_done(self, report: ListReport) -> None:
        self._task = None
        if self._dialog is not None:
            self._dialog.accept()
        self._desk.pass_on(report)
        self._desk.notices.tell(_told(report))

    def _on_failed(self, error: BaseException) -> None:
        self._task = None
        if self._dialog is not None and isinstance(error, AanjagerError):
            self._dialog.show_trouble(error.message)
            return
        if self._dialog is not None:
            self._dialog.reject()
        self._desk.notices.fail(error)

    def _on_closed(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self._dialog = self._reading = None


def _told(report: ListReport) -> str:
    words = {
        ListFate.NEW: "toegevoegd", ListFate.CHANGED: "bijgewerkt", ListFate.WRONG: "niet mee",
    }  # fmt: skip
    parts = [f"{report.count(fate)} {word}" for fate, word in words.items() if report.count(fate)]
    return f"Geïmporteerd: {join_words(parts)}. Ctrl+Z neemt alles terug."
