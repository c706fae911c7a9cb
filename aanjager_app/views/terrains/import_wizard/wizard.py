"""The import of terrains: choose a file, say which column is which, try, and carry out."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from aanjager_app.domain.errors import AanjagerError
from aanjager_app.services.import_preview import (
    ImportFile,
    ImportPreview,
    preview_file,
    read_file_as,
    remember_columns,
)
from aanjager_app.services.terrain_import import ImportReport, import_terrains
from aanjager_app.views.desk import Desk
from aanjager_app.views.navigation import Place, Screen
from aanjager_app.views.tasks import Progress, Task
from aanjager_app.views.terrains.import_wizard.columns import ColumnsStep
from aanjager_app.views.terrains.import_wizard.file import FileStep
from aanjager_app.views.terrains.import_wizard.outcome import OutcomeStep
from aanjager_app.views.tokens import Size, Space
from aanjager_app.views.widgets.buttons import PlainButton, PrimaryButton
from aanjager_app.views.widgets.dialogs import fitting
from aanjager_app.views.widgets.states import Loading
from aanjager_app.views.widgets.text import Heading, Muted, TroubleText

_T = TypeVar("_T")
_TITLES = (
    ("1 van 4 · Kies het bestand", "Uit IBIS, van welk jaar dan ook: CSV, Excel of GeoJSON."),
    ("2 van 4 · Klopt dit?", "Kijk of elke kolom is herkend. RIN-nummer en naam zijn nodig."),
    ("3 van 4 · Wat er gaat gebeuren", "Er is nog niets veranderd. Dit is een proef."),
    ("4 van 4 · Klaar", ""),
)


class ImportWizard(QDialog):
    """Nothing changes before the last button, and that is one step to undo."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Terreinen importeren")
        self.resize(fitting(parent, Size.DIALOG + Size.LIST, Size.DIALOG))
        self._desk = desk
        self._preview: ImportPreview | None = None
        self._task: Task | None = None
        self._step_before = 0
        self._title, self._intro = Heading(), Muted()
        self._trouble = TroubleText()
        self._trouble.hide()
        self.file = FileStep()
        self.file.chosen.connect(self.show_file)
        self.columns = ColumnsStep()
        self.trial = OutcomeStep()
        self.done_step = OutcomeStep()
        self._waiting = Loading("Even bezig …")
        self._stack = QStackedWidget()
        for part in (self.file, self.columns, self.trial, self.done_step, self._waiting):
            self._stack.addWidget(part)
        self._lay_out()
        self._show_step(0)

    @property
    def step(self) -> int:
        """Number of the step that is seen; 4 while waiting."""
        return self._stack.currentIndex()

    def show_file(self, file: ImportFile) -> None:
        """Look into a file and go on to its columns; a large one takes a while."""
        folder = self._desk.context.folder.root

        def job(progress: Progress) -> ImportPreview:
            progress.report(0, 0, "Bestand lezen")
            return preview_file(file, folder)

        self._start(job, self._on_preview, self._on_unreadable)

    def _on_preview(self, preview: ImportPreview) -> None:
        self._task = None
        self._preview = preview
        self.columns.show_preview(preview)
        self._show_step(1)

    def _on_unreadable(self, error: BaseException) -> None:
        self._fall_back(0, error)

    def go_on(self) -> None:
        """The next step."""
        if self.step == 1:
            self._run(dry_run=True)
        elif self.step == 2:  # noqa: PLR2004 - the third step
            self._run(dry_run=False)
        elif self.step == 3:  # noqa: PLR2004 - the fourth step
            self.accept()
            self._desk.navigator.go(Place(Screen.TERRAINS))

    def go_back(self) -> None:
        """The step before; while waiting: stop."""
        if self._task is not None:
            if self._is_stopped():
                self._show_step(self._step_before)
        elif self.step in (1, 2):
            self._show_step(self.step - 1)

    def reject(self) -> None:
        """Close; what is being tried stops, what is being imported is waited for."""
        if self._is_stopped():
            super().reject()

    def _is_stopped(self) -> bool:
        """Nothing is at work any more; False when it is too late to stop it."""
        if self._task is not None and not self._task.cancel():
            self.back.setEnabled(False)
            self._waiting.show_text("Stoppen kan niet meer: de terreinen worden al opgeslagen …")
            return False
        self._task = None
        return True

    def _run(self, *, dry_run: bool) -> None:
        preview, columns = self._preview, self.columns.columns
        if preview is None:
            return
        context = self._desk.context

        def job(progress: Progress) -> ImportReport:
            progress.report(0, 0, "Bestand lezen")
            reading = read_file_as(preview, columns, context.content)
            # A trial may be dropped at any moment; an import is taken over whole.
            tell = progress.report if dry_run else progress.report_last
            tell(0, 0, "Terreinen vergelijken")
            return import_terrains(context.store, context.content, reading, dry_run=dry_run)

        self._start(job, self._on_trial if dry_run else self._on_result, self._on_failed)

    def _start(
        self,
        job: Callable[[Progress], _T],
        done: Callable[[_T], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        self._step_before = min(self.step, 1)
        self._waiting.show_text("Even bezig …")
        self.back.setEnabled(True)
        self._show_step(4)
        self._task = self._desk.tasks.run(job, self, done, failed, title="Importeren")

    def _on_trial(self, report: ImportReport) -> None:
        self._task = None
        self.trial.show_report(report)
        self._show_step(2)

    def _on_result(self, report: ImportReport) -> None:
        self._task = None
        context = self._desk.context
        preview, columns = self._preview, self.columns.columns
        if preview is not None and self.columns.is_to_be_remembered:
            self._desk.carry_out(lambda: remember_columns(context.folder.root, preview, columns))
        self.done_step.show_report(report)
        self._show_step(3)
        self._desk.pass_on(report)

    def _on_failed(self, error: BaseException) -> None:
        self._fall_back(1, error)

    def _fall_back(self, step: int, error: BaseException) -> None:
        self._task = None
        self._show_step(step)
        if isinstance(error, AanjagerError):
            self._tell(error)
        else:
            self._desk.notices.fail(error)

    def _tell(self, error: AanjagerError) -> None:
        self._trouble.setText(error.message)
        self._trouble.show()

    def _show_step(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        self._trouble.hide()
        if number < len(_TITLES):
            title, intro = _TITLES[number]
            self._title.setText(title)
            self._intro.setText(intro)
            self._intro.setVisible(bool(intro))
        may_go_on = number in (1, 2, 3) and not (number == 2 and not self.trial.has_work)  # noqa: PLR2004
        self.next.setVisible(number in (1, 2, 3))
        self.next.setEnabled(may_go_on)
        self.next.setText(("", "Proef draaien", "Importeren", "Naar de terreinen", "")[number])
        self.back.setVisible(number in (1, 2, 4))
        self.back.setText("Stoppen" if number == 4 else "Terug")  # noqa: PLR2004
        self.undo.setVisible(number == 3)  # noqa: PLR2004
        self.cancel.setVisible(number < 3)  # noqa: PLR2004
        if may_go_on:
            self.next.setFocus()
        elif number == 0:
            self.file.button.setFocus()

    def _undo(self) -> None:
        from aanjager_app.services.steps import undo_step  # noqa: PLC0415

        store = self._desk.context.store
        done = self._desk.carry_out(lambda: undo_step(store))
        if done is not None:
            self.accept()
            self._desk.notices.tell("Import ongedaan gemaakt; alles is weer zoals het was.")

    def _lay_out(self) -> None:
        self.back = PlainButton("Terug")
        self.back.clicked.connect(self.go_back)
        self.undo = PlainButton("Ongedaan maken")
        self.undo.clicked.connect(self._undo)
        self.cancel = PlainButton("Annuleren")
        self.cancel.clicked.connect(self.reject)
        self.next = PrimaryButton("")
        self.next.clicked.connect(self.go_on)
        row = QHBoxLayout()
        row.addWidget(self.cancel)
        row.addWidget(self.undo)
        row.addStretch(1)
        row.addWidget(self.back)
        row.addWidget(self.next)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.S)
        for widget in (self._title, self._intro, self._trouble):
            column.addWidget(widget)
        column.addWidget(self._stack, 1)
        column.addLayout(row)
