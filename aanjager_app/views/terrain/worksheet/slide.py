"""One page on the big screen, in type that is read from five metres whatever the screen."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget

from aanjager_app.documents.blocks import KeyFigure
from aanjager_app.services.sheets.showing import Slide
from aanjager_app.views.theme import Theme
from aanjager_app.views.tokens import Stage
from aanjager_app.views.widgets.charts import ChartView

_WHOLE = 1000
_SENTENCE_ROOM = 200  # thousandths of the height, beside a chart or figures
_MOST_FIGURES = 4


class SlideView(QWidget):
    """Shows a page: title, figures or a chart, and what it means."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._slide: Slide | None = None
        self.title = _label("strong")
        self.sentence = _label("body")
        self.chart = ChartView("Grafiek", theme)
        self.figures = tuple(_BigFigure() for _ in range(_MOST_FIGURES))
        self._row = QHBoxLayout()
        for figure in self.figures:
            self._row.addWidget(figure, 1)
        self._column = QVBoxLayout(self)
        # The type follows the height: a height that followed the type would never stop growing.
        self._column.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._column.addWidget(self.title)
        self._column.addStretch(1)
        self._column.addLayout(self._row)
        self._column.addWidget(self.chart)
        self._column.addStretch(1)
        self._column.addWidget(self.sentence)

    def show_slide(self, slide: Slide) -> None:
        """Show another page, or the same with other figures."""
        self._slide = slide
        self.title.setText(slide.title)
        self.sentence.setText(slide.sentence)
        self.sentence.setVisible(bool(slide.sentence))
        for number, figure in enumerate(self.figures):
            figure.setVisible(number < len(slide.figures))
            if number < len(slide.figures):
                figure.show_figure(slide.figures[number])
        self.chart.setVisible(slide.chart is not None)
        if slide.chart is not None:
            self.chart.setAccessibleName(slide.title)
            self.chart.show_chart(slide.chart, slide.chart_words)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Everything grows with the screen."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """It fits in any window."""
        return QSize(0, 0)

    def _pixels(self, size: int) -> int:
        return max(1, self.height() * size // _WHOLE)

    def _fit(self) -> None:
        if self._slide is None or self.height() <= 0:
            return
        margin, gap = self._pixels(Stage.MARGIN), self._pixels(Stage.GAP)
        self._column.setContentsMargins(margin, margin, margin, gap)
        self._column.setSpacing(gap)
        self._row.setSpacing(gap)
        width = self.width() - 2 * margin
        title = _fitted(self.title, width, self._pixels(Stage.TITLE) * 2, self._range(Stage.TITLE))
        room = self._pixels(_SENTENCE_ROOM)
        sentence = _fitted(self.sentence, width, room, self._range(Stage.SENTENCE))
        used = title + (sentence if self._slide.sentence else 0)
        self._fit_figures(width)
        height = self.height() - 2 * margin - 4 * gap - used
        self.chart.fit(
            width,
            height,
            largest=self._pixels(Stage.CHART),
            least=self._pixels(Stage.CHART_LEAST),
        )

    def _range(self, largest: Stage) -> tuple[int, int]:
        return self._pixels(largest), self._pixels(Stage.SENTENCE_LEAST)

    def _fit_figures(self, width: int) -> None:
        """All amounts in the same size, so that they can be compared."""
        shown = self._slide.figures if self._slide is not None else ()
        if not shown:
            return
        each = width // len(shown) - self._pixels(Stage.GAP)
        size = self._pixels(Stage.FIGURE)
        longest = max((figure.value for figure in shown), key=len)
        while size > self._pixels(Stage.SENTENCE) and _width(longest, size) > each:
            size -= 1
        for figure in self.figures:
            figure.set_sizes(size, self._pixels(Stage.WORDS), self._pixels(Stage.SENTENCE_LEAST))


class _BigFigure(QWidget):
    """An amount with what it is under it."""

    def __init__(self) -> None:
        super().__init__()
        self._value, self._label, self._note = _label("strong"), _label("body"), _label("muted")
        self._value.setWordWrap(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for label in (self._value, self._label, self._note):
            column.addWidget(label)
        column.addStretch(1)

    def show_figure(self, figure: KeyFigure) -> None:
        """Show an amount."""
        self._value.setText(figure.value)
        self._label.setText(figure.label)
        self._note.setText(figure.note)
        self.setAccessibleName(f"{figure.label}: {figure.value} {figure.note}".strip())

    def set_sizes(self, value: int, label: int, note: int) -> None:
        """Heights of the three lines in pixels."""
        sizes = ((self._value, value), (self._label, label), (self._note, note))
        for widget, pixels in sizes:
            set_type(widget, pixels)


def set_type(label: QLabel, pixels: int) -> None:
    """Give a text its height; the sheet of the window knows the sizes of the window only."""
    wanted = f"font-size: {pixels}px;"
    if label.styleSheet() != wanted:
        label.setStyleSheet(wanted)


def _label(role: str) -> QLabel:
    label = QLabel()
    label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def _fitted(label: QLabel, width: int, height: int, sizes: tuple[int, int]) -> int:
    """Set the largest type with which a text fits; its height then."""
    size, least = sizes
    while size > least and _height(label.text(), size, width) > height:
        size -= 1
    set_type(label, size)
    return _height(label.text(), size, width)


def _metrics(pixels: int) -> QFontMetrics:
    font = QFont()
    font.setPixelSize(pixels)
    return QFontMetrics(font)


def _height(text: str, pixels: int, width: int) -> int:
    box = QRect(0, 0, width, 1)
    return _metrics(pixels).boundingRect(box, Qt.TextFlag.TextWordWrap, text).height()


def _width(text: str, pixels: int) -> int:
    font = QFont()
    font.setPixelSize(pixels)
    font.setBold(True)
    return QFontMetrics(font).horizontalAdvance(text)
