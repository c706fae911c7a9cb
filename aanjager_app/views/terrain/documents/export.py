"""Making a document: which, in what form, preview, progress, cancel, and where it is."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QProgressBar,
    QWidget,
)

from aanjager_app.documents.files import free_name, safe_name
from aanjager_app.domain.dutch import count
from aanjager_app.domain.vocabulary import DocumentKind
from aanjager_app.services.exporting import (
    ExportOrder,
    ExportReport,
    FileForm,
    Maker,
    deliver,
    prepare,
    render,
)
from aanjager_app.services.exports import DossierStatus
from aanjager_app.services.makers import maker_for
from aanjager_app.views.desk import Desk
from aanjager_app.views.tasks import Progress, Step, Task
from aanjager_app.views.terrain.documents.made import MadeRow
from aanjager_app.views.terrain.documents.preview import PreviewDialog, Printed, measure
from aanjager_app.views.tokens import Space
from aanjager_app.views.widgets.buttons import PlainButton, PrimaryButton
from aanjager_app.views.widgets.cards import Card
from aanjager_app.views.widgets.text import Muted, TroubleText

_CHOICES: Final = (
    (DocumentKind.GREEN_VISION, FileForm.PDF, "Groenvisie (PDF)"),
    (DocumentKind.FINANCING_PLAN, FileForm.PDF, "Financieringsplan (PDF)"),
    (DocumentKind.COST_BENEFIT, FileForm.XLSX, "Kosten en baten (Excel)"),
    (DocumentKind.COST_BENEFIT, FileForm.ODS, "Kosten en baten (LibreOffice, ODS)"),
    (DocumentKind.COST_BENEFIT, FileForm.PDF, "Kosten en baten (PDF)"),
    (DocumentKind.WORKSHEET, FileForm.JSON, "Werkblad (JSON)"),
)
_LEAST_LETTERS: Final = 12
_STEPS: Final = ("Gegevens lezen", "Document opmaken", "Bestand schrijven")


class ExportCard(Card):
    """Asks what to make, and makes it in the worker."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Document maken")
        self._desk = desk
        self._terrain = ""
        self._status: DossierStatus | None = None
        self._task: Task | None = None
        self._left_out: list[str] = []
        self.document = QComboBox()
        self.document.setAccessibleName("Welk document")
        for _, _, text in _CHOICES:
            self.document.addItem(text)
        self.document.currentIndexChanged.connect(self._on_choice)
        self.variant = QComboBox()
        self.variant.setAccessibleName("Werkblad")
        self.final = QCheckBox("Definitieve versie")
        self.personal = QCheckBox("Met namen en contactgegevens")
        self._hint = Muted()
        self._trouble = TroubleText()
        self._trouble.hide()
        for choice in (self.document, self.variant):
            # A long name of a worksheet may not push the buttons out of a narrow window.
            choice.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            choice.setMinimumContentsLength(_LEAST_LETTERS)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setSpacing(Space.S)
        form.addRow("Document", self.document)
        form.addRow("Werkblad", self.variant)
        self.body.addLayout(form)
        for widget in (self.final, self.personal, self._hint, self._trouble):
            self.body.addWidget(widget)
        self.preview = PlainButton("Voorbeeld")
        self.preview.clicked.connect(self.show_preview)
        self.export = PrimaryButton("Exporteren…")
        self.export.clicked.connect(self.ask_target)
        row = QHBoxLayout()
        row.addWidget(self.preview)
        row.addWidget(self.export)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(self._make_progress())
        self.made = MadeRow()
        self.body.addWidget(self.made)
        self.body.addStretch(1)

    def show_status(self, terrain: str, status: DossierStatus) -> None:
        """Offer what can be made of a terrain."""
        if terrain != self._terrain:
            self.made.hide()
            self._trouble.hide()
        self._terrain, self._status = terrain, status
        chosen = self.variant.currentText()
        self.variant.clear()
        self.variant.addItems(list(status.variants) or ["(nog geen werkblad)"])
        self.variant.setCurrentIndex(max(0, self.variant.findText(chosen)))
        self.variant.setEnabled(self._task is None and bool(status.variants))
        self._on_choice()

    def ask_target(self) -> None:
        """Ask where to write, and write it there."""
        kind, form = self._choice()
        name = self._desk.context.content.labels.of(kind)
        title = f"{name} {self._status.name if self._status else ''}"
        proposed = _documents() / safe_name(title, form.value, self._desk.context.today())
        chosen, _ = QFileDialog.getSaveFileName(
            self.window(), "Opslaan als", str(proposed), f"*{form.value}"
        )
        if chosen:
            self.export_to(_with_ending(Path(chosen), form))

    def export_to(self, target: Path) -> None:
        """Make the document and write it."""
        order, make_maker = self._order(target), self._make_maker()
        context = self._desk.context

        def job(progress: Progress) -> ExportReport:
            progress.report(0, len(_STEPS), _STEPS[0])
            maker = make_maker()
            prepared = prepare(context.store, context.content, order, maker)
            progress.report(1, len(_STEPS), _STEPS[1])
            made = render(prepared, context.content, maker)
            progress.report_last(2, len(_STEPS), _STEPS[2])
            return deliver(context.store, context.content, prepared, made)

        self._start(job, self._on_exported)

    def show_preview(self) -> None:
        """Show the pages as they would be."""
        order = self._order(Path(f"voorbeeld{FileForm.PDF.value}"))
        make_maker = self._make_maker()
        context = self._desk.context

        def job(progress: Progress) -> Printed:
            progress.report(0, len(_STEPS), _STEPS[0])
            maker = make_maker()
            prepared = prepare(context.store, context.content, order, maker)
            progress.report(1, len(_STEPS), _STEPS[1])
            return measure(render(prepared, context.content, maker))

        self._start(job, self._on_preview)

    def cancel(self) -> None:
        """Stop what is being made; nothing is left of it, or it is too late and said so."""
        if self._task is None:
            return
        if self._task.cancel():
            self._stop()
            self._desk.notices.tell("Gestopt. Er is niets geschreven.")
            self.export.setFocus()
        else:
            self._cancel.setEnabled(False)
            self._desk.notices.tell("Stoppen kan niet meer: het bestand wordt al geschreven.")

    def _start(self, job: Callable[[Progress], object], done: Callable[[object], None]) -> None:
        self._trouble.hide()
        self.made.hide()
        self._running.show()
        self._set_enabled(enabled=False)
        self._cancel.setEnabled(True)
        self._cancel.setFocus()
        self._task = self._desk.tasks.run(job, self, done, self._on_failed, title="Exporteren")
        self._task.progressed.connect(self._on_progress)

    def _stop(self) -> None:
        self._task = None
        self._running.hide()
        self._set_enabled(enabled=True)

    def _on_exported(self, report: object) -> None:
        self._stop()
        if isinstance(report, ExportReport):
            self._desk.pass_on(report)
            self.made.show_file(report.path, self._left_out)

    def _on_preview(self, made: object) -> None:
        self._stop()
        if isinstance(made, Printed):
            dialog = PreviewDialog(made, self.document.currentText(), self._desk, self.window())
            dialog.open()

    def _on_failed(self, error: BaseException) -> None:
        self._stop()
        self._trouble.setText("")
        self._desk.notices.fail(error)
        self.export.setFocus()

    def _on_progress(self, step: Step) -> None:
        self._bar.setRange(0, step.total)
        self._bar.setValue(step.done)
        self._doing.setText(f"{step.text} …")

    def _on_choice(self) -> None:
        kind, form = self._choice()
        is_free = self._task is None
        is_pdf = form is FileForm.PDF
        needs_sheet = kind in (DocumentKind.COST_BENEFIT, DocumentKind.WORKSHEET)
        has_sheet = self._status is not None and bool(self._status.variants)
        missing = self._status.missing(kind) if self._status else 0
        self.final.setEnabled(is_free and not missing)
        if missing:
            self.final.setChecked(False)
        self.preview.setEnabled(is_free and is_pdf and (has_sheet or not needs_sheet))
        self.export.setEnabled(is_free and (has_sheet or not needs_sheet))
        self._hint.setText(_hint(missing, needs_sheet=needs_sheet, has_sheet=has_sheet))

    def _choice(self) -> tuple[DocumentKind, FileForm]:
        kind, form, _ = _CHOICES[max(0, self.document.currentIndex())]
        return kind, form

    def _order(self, target: Path) -> ExportOrder:
        kind, _ = self._choice()
        has_sheet = self._status is not None and bool(self._status.variants)
        return ExportOrder(
            kind=kind,
            terrain=self._terrain,
            target=target,
            variant=self.variant.currentText() if has_sheet else None,
            with_personal_data=self.personal.isChecked(),
            final=self.final.isChecked(),
        )

    def _make_maker(self) -> Callable[[], Maker]:
        """What gives the maker; it reads files, so it is for the worker."""
        self._left_out = []
        context, settings, tell = self._desk.context, self._desk.settings, self._left_out.append
        return lambda: maker_for(context.folder, settings, context.clock, tell)

    def _set_enabled(self, *, enabled: bool) -> None:
        for widget in (self.document, self.variant, self.final, self.personal):
            widget.setEnabled(enabled)
        self.preview.setEnabled(enabled)
        self.export.setEnabled(enabled)
        if enabled:
            self.variant.setEnabled(self._status is not None and bool(self._status.variants))
            self._on_choice()

    def _make_progress(self) -> QWidget:
        self._running = QWidget()
        row = QHBoxLayout(self._running)
        row.setContentsMargins(0, 0, 0, 0)
        self._doing = Muted()
        self._doing.setWordWrap(False)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Voortgang")
        self._cancel = PlainButton("Annuleren")
        self._cancel.clicked.connect(self.cancel)
        row.addWidget(self._doing)
        row.addWidget(self._bar, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._cancel)
        self._running.hide()
        return self._running


def _hint(missing: int, *, needs_sheet: bool, has_sheet: bool) -> str:
    if needs_sheet and not has_sheet:
        return "Hiervoor is een werkblad nodig. Maak er een bij Kosten en baten."
    if missing:
        items = count(missing, "onderdeel is", "onderdelen zijn")
        return f"{items} nog niet gereed: dit wordt een concept."
    return ""


def _with_ending(chosen: Path, form: FileForm) -> Path:
    """With the ending of its form; the chooser asked about replacing `chosen` and no other."""
    if chosen.suffix.lower() in list(FileForm):
        return chosen
    return free_name(chosen.with_name(f"{chosen.name}{form.value}"))


def _documents() -> Path:
    from platformdirs import user_documents_path  # noqa: PLC0415 - only when a file is asked for

    folder = user_documents_path()
    return folder if folder.is_dir() else Path.home()
