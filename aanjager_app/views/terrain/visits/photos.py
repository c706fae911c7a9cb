"""The photos of a note: small pictures, what is on them, and bringing more in."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QIcon, QPixmap
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QListView,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from aanjager_app.domain.dutch import count
from aanjager_app.services.records import RecordKind, bin_record
from aanjager_app.services.visits import (
    PhotoFate,
    PhotoRow,
    PhotoSource,
    PhotosReport,
    accept_place,
    add_photos,
    file_to_open,
    list_photos,
    photo_from,
    proposed_place,
    thumbnail,
)
from aanjager_app.views.desk import Desk
from aanjager_app.views.notices import Tone
from aanjager_app.views.tasks import Progress, Step, Task
from aanjager_app.views.tokens import Size, Space
from aanjager_app.views.widgets.buttons import LinkButton, PlainButton
from aanjager_app.views.widgets.forms import RecordForm
from aanjager_app.views.widgets.icons import Icon
from aanjager_app.views.widgets.text import Heading, Muted, Small

_SIDE = 2 * Size.PREVIEW


@dataclass(frozen=True, slots=True)
class SmallPicture:
    """A thumbnail that was made in the worker."""

    photo: str
    content: bytes | None


class PhotosPart(QWidget):
    """A strip of pictures above the form of the chosen one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._visit: str | None = None
        self._rows: tuple[PhotoRow, ...] = ()
        self._task: Task | None = None
        self._title = Heading("Foto’s")
        self._hint = Muted("Sleep foto’s hierheen, of plak ze met Ctrl+V.")
        self.choose = PlainButton("Foto’s kiezen", Icon.PHOTO)
        self.choose.clicked.connect(self._ask)
        self.list = QListWidget()
        self.list.setAccessibleName("Foto’s bij deze notitie")
        self.list.setViewMode(QListView.ViewMode.IconMode)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setMovement(QListView.Movement.Static)
        self.list.setWrapping(False)
        self.list.setIconSize(QSize(Size.PREVIEW, Size.PREVIEW))
        self.list.setGridSize(QSize(Size.PREVIEW + Space.XL, Size.PREVIEW + Space.XL * 2))
        self.list.setFixedHeight(Size.PREVIEW + Space.XL * 3)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.currentRowChanged.connect(self._on_row)
        self.form = RecordForm(desk, RecordKind.PHOTO, only=("alternative_text", "caption"))
        self.form.saved.connect(self._on_saved)
        self._about = Small()
        self.place = LinkButton("Plek overnemen")
        self.place.clicked.connect(self._accept_place)
        self.open_original = LinkButton("Origineel openen")
        self.open_original.clicked.connect(self._open)
        self.remove = LinkButton("Foto naar prullenbak")
        self.remove.clicked.connect(self._remove)
        self._lay_out()
        self.show_visit(None)

    def show_visit(self, visit: str | None) -> None:
        """Show the photos of a note."""
        self._visit = visit
        self.setVisible(visit is not None)
        files = self._desk.context.folder.files
        rows = list_photos(self._desk.context.store, files, visit) if visit else ()
        if rows == self._rows and self.list.count() == len(rows):
            self.list.setVisible(bool(rows))
            self._details.setVisible(bool(rows))
            return
        chosen = self.photo.id if self.photo else None
        self._rows = rows
        self.list.clear()
        for row in rows:
            item = QListWidgetItem(row.caption or row.file_name)
            item.setToolTip(row.alternative or "Wat is er te zien? Schrijf het hieronder op.")
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole, row.alternative or f"Foto {row.file_name}"
            )
            self.list.addItem(item)
            self._make_picture(row)
        self.list.setVisible(bool(rows))
        self._details.setVisible(bool(rows))
        self._title.setText(f"Foto’s ({len(rows)})" if rows else "Foto’s")
        keys = [row.id for row in rows]
        if rows:
            self.list.setCurrentRow(keys.index(chosen) if chosen in keys else 0)

    def bring_in(self, sources: Sequence[PhotoSource]) -> None:
        """Bring photos in, off the interface thread."""
        visit, context = self._visit, self._desk.context
        if visit is None or context.store.read_only:
            return
        files = context.folder.files

        def job(progress: Progress) -> PhotosReport:
            def tell(done: int, total: int, text: str) -> None:
                (progress.report_last if done == total else progress.report)(done, total, text)

            return add_photos(context.store, files, visit, sources, tell)

        self._running.show()
        self._task = self._desk.tasks.run(
            job, self, self._on_done, self._on_failed, title="Foto’s toevoegen"
        )
        self._task.progressed.connect(self._on_progress)

    @property
    def photo(self) -> PhotoRow | None:
        """The photo that is chosen."""
        number = self.list.currentRow()
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addWidget(self._hint, 1)
        head.addWidget(self.choose)
        self.choose.setEnabled(not self._desk.context.store.read_only)
        self._running = QWidget()
        running = QHBoxLayout(self._running)
        running.setContentsMargins(0, 0, 0, 0)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Foto’s toevoegen")
        stop = PlainButton("Annuleren")
        stop.clicked.connect(self._cancel)
        running.addWidget(self._bar, 1)
        running.addWidget(stop)
        self._running.hide()
        self._details = QWidget()
        details = QVBoxLayout(self._details)
        details.setContentsMargins(0, 0, 0, 0)
        details.addWidget(self.form)
        links = QHBoxLayout()
        links.setSpacing(Space.S)
        links.addWidget(self._about, 1)
        for link in (self.place, self.open_original, self.remove):
            links.addWidget(link)
        details.addLayout(links)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.M, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(head)
        column.addWidget(self._running)
        column.addWidget(self.list)
        column.addWidget(self._details)

    def _make_picture(self, row: PhotoRow) -> None:
        files = self._desk.context.folder.files

        def job(progress: Progress) -> SmallPicture:
            progress.stop_when_cancelled()
            return SmallPicture(row.id, thumbnail(files, row.content_id, _SIDE))

        self._desk.tasks.run(job, self, self._show_picture, title="Miniatuur maken")

    def _show_picture(self, picture: SmallPicture) -> None:
        for number, row in enumerate(self._rows):
            if row.id == picture.photo and picture.content is not None:
                pixmap = QPixmap()
                pixmap.loadFromData(picture.content)
                self.list.item(number).setIcon(QIcon(pixmap))

    def _ask(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(
            self.window(), "Foto’s kiezen", "", "Foto’s (*.jpg *.jpeg *.png *.heic *.heif)"
        )
        paths = [Path(name) for name in chosen]
        if paths:
            self.bring_in([photo_from(path) for path in paths])

    def _on_row(self, number: int) -> None:
        if not 0 <= number < len(self._rows):
            return
        row = self._rows[number]
        self.form.show_record(row.id)
        files = self._desk.context.folder.files
        place = "" if row.has_place else proposed_place(files, row.content_id)
        parts = [f"Camera: {row.taken_at}" if row.taken_at else "", row.file_name]
        if place:
            parts.append(f"in de foto staat een plek ({place})")
        if not row.is_there:
            parts.append("het origineel staat niet op deze computer")
        self._about.setText(" · ".join(part for part in parts if part))
        writable = not self._desk.context.store.read_only
        self.place.setVisible(bool(place) and writable)
        self.open_original.setVisible(row.is_there)
        self.remove.setVisible(writable)

    def _on_saved(self, _: str) -> None:
        self.show_visit(self._visit)

    def _accept_place(self) -> None:
        photo, context = self.photo, self._desk.context
        if photo is not None:
            files = context.folder.files
            self._desk.carry_out(lambda: accept_place(context.store, files, photo.id))

    def _open(self) -> None:
        photo = self.photo
        if photo is not None:
            files = self._desk.context.folder.files
            path = self._desk.carry_out(lambda: file_to_open(files, photo.content_id))
            if path is not None:
                QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _remove(self) -> None:
        photo, store = self.photo, self._desk.context.store
        if photo is None:
            return
        done = self._desk.carry_out(lambda: bin_record(store, RecordKind.PHOTO, photo.id))
        if done is not None:
            self._desk.notices.tell("Foto naar prullenbak. Ctrl+Z haalt haar terug.")

    def _on_progress(self, step: Step) -> None:
        self._bar.setRange(0, step.total)
        self._bar.setValue(step.done)

    def _cancel(self) -> None:
        if self._task is not None and self._task.cancel():
            self._end()

    def _end(self) -> None:
        self._task = None
        self._running.hide()

    def _on_done(self, report: PhotosReport) -> None:
        self._end()
        self._desk.pass_on(report)
        self.show_visit(self._visit)
        problems = [
            f"{outcome.name}: {outcome.reason}" for outcome in report.outcomes if outcome.reason
        ]
        if problems:
            self._desk.notices.tell("; ".join(problems), tone=Tone.WARNING)
            return
        added = count(report.count(PhotoFate.ADDED), "foto", "foto’s")
        self._desk.notices.tell(f"{added} toegevoegd. Ctrl+Z neemt dat terug.")

    def _on_failed(self, error: BaseException) -> None:
        self._end()
        self._desk.notices.fail(error)
