"""The pages of a document as they will be printed, before anything is written."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage, QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from aanjager_app.domain.dutch import format_number
from aanjager_app.views.desk import Desk
from aanjager_app.views.tasks import Progress
from aanjager_app.views.tokens import Size, Space
from aanjager_app.views.widgets.buttons import IconButton, PrimaryButton
from aanjager_app.views.widgets.dialogs import fitting
from aanjager_app.views.widgets.icons import Icon
from aanjager_app.views.widgets.scrolling import Scroller
from aanjager_app.views.widgets.text import Muted

_ZOOMS: Final = (0.6, 0.8, 1.0, 1.3, 1.7, 2.2)
_PLAIN: Final = 2
_POINT: Final = 96 / 72


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """One page as a picture."""

    number: int
    image: QImage


@dataclass(frozen=True, slots=True)
class PageSize:
    """Size of a page in points."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Printed:
    """A document as it would be written.

    Attributes:
        made: the PDF.
        sizes: of its pages.
    """

    made: bytes
    sizes: tuple[PageSize, ...]


class PreviewDialog(QDialog):
    """Scroll through the pages; each is drawn when it comes in sight."""

    def __init__(self, printed: Printed, title: str, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Voorbeeld · {title}")
        self.resize(fitting(parent, Size.DIALOG + Size.LIST, Size.DIALOG + Size.PREVIEW))
        self._made, self._sizes = printed.made, printed.sizes
        self._desk = desk
        self._zoom = _PLAIN
        self._drawn: set[int] = set()
        self._labels: list[QLabel] = []
        self._place = Muted()
        self._place.setWordWrap(False)
        self._pages = Scroller()
        self._pages.setAccessibleName("Bladzijden")
        self._pages.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._pages.column.setSpacing(Space.L)
        for number in range(len(self._sizes)):
            label = QLabel()
            label.setAccessibleName(f"Bladzijde {number + 1}")
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._labels.append(label)
            self._pages.column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        self._pages.verticalScrollBar().valueChanged.connect(self._look)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        column.addWidget(self._pages, 1)
        column.addLayout(self._foot())
        self._resize_pages()
        self._pages.setFocus()

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    @property
    def drawn(self) -> frozenset[int]:
        """Numbers of the pages that are drawn or being drawn, from 0."""
        return frozenset(self._drawn)

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        smaller = IconButton(Icon.ZOOM_OUT, "Kleiner (Ctrl+−)")
        smaller.clicked.connect(self._smaller)
        larger = IconButton(Icon.ZOOM_IN, "Groter (Ctrl++)")
        larger.clicked.connect(self._larger)
        QShortcut(QKeySequence.StandardKey.ZoomOut, self, self._smaller)
        QShortcut(QKeySequence.StandardKey.ZoomIn, self, self._larger)
        row.addWidget(smaller)
        row.addWidget(larger)
        row.addWidget(self._place, 1)
        close = PrimaryButton("Sluiten")
        close.clicked.connect(self.accept)
        row.addWidget(close)
        return row

    def _smaller(self) -> None:
        self._set_zoom(self._zoom - 1)

    def _larger(self) -> None:
        self._set_zoom(self._zoom + 1)

    def _set_zoom(self, zoom: int) -> None:
        if 0 <= zoom < len(_ZOOMS) and zoom != self._zoom:
            self._zoom = zoom
            self._drawn.clear()
            self._resize_pages()

    def _resize_pages(self) -> None:
        scale = _ZOOMS[self._zoom] * _POINT * 0.8
        for label, size in zip(self._labels, self._sizes, strict=True):
            label.setFixedSize(round(size.width * scale), round(size.height * scale))
        # The layout places the pages first; only then it is known which are in sight.
        QTimer.singleShot(0, self, self._look)

    def _look(self) -> None:
        top = self._pages.verticalScrollBar().value()
        bottom = top + self._pages.viewport().height()
        seen = [
            number
            for number, label in enumerate(self._labels)
            if label.y() < bottom and label.y() + label.height() > top
        ]
        if not seen:
            return
        self._place.setText(
            f"Bladzijde {format_number(seen[0] + 1)} van {format_number(self.page_count)}"
        )
        # One further, so that scrolling finds it ready.
        for number in (*seen, seen[-1] + 1):
            if number < self.page_count and number not in self._drawn:
                self._drawn.add(number)
                self._draw(number)

    def _draw(self, number: int) -> None:
        made, ratio = self._made, self.devicePixelRatioF()
        scale = _ZOOMS[self._zoom] * _POINT * 0.8 * ratio

        def job(progress: Progress) -> DrawnPage:
            progress.stop_when_cancelled()
            return DrawnPage(number, draw_page(made, number, scale))

        self._desk.tasks.run(job, self, self._show, title="Bladzijde tekenen")

    def _show(self, page: DrawnPage) -> None:
        picture = QPixmap.fromImage(page.image)
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        label = self._labels[page.number]
        label.setPixmap(picture)


def measure(made: bytes) -> Printed:
    """A PDF with the sizes of its pages; runs in the worker."""
    import pypdfium2  # noqa: PLC0415 - only when a document is looked at

    document = pypdfium2.PdfDocument(made)
    try:
        sizes = [document.get_page_size(number) for number in range(len(document))]
    finally:
        document.close()
    return Printed(made, tuple(PageSize(width, height) for width, height in sizes))


def draw_page(made: bytes, number: int, scale: float) -> QImage:
    """Draw one page; runs in the worker."""
    import pypdfium2  # noqa: PLC0415

    document = pypdfium2.PdfDocument(made)
    try:
        page = document[number]
        bitmap = page.render(scale=scale, rev_byteorder=True)
        width, height, stride = bitmap.width, bitmap.height, bitmap.stride
        form = QImage.Format.Format_RGB888
        if bitmap.n_channels == 4:  # noqa: PLR2004 - with an alpha or filler byte
            form = QImage.Format.Format_RGBX8888
        image = QImage(bytes(bitmap.buffer), width, height, stride, form).copy()
        bitmap.close()
        page.close()
    finally:
        document.close()
    return image
