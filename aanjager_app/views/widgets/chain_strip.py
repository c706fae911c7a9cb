"""The chain 0 to 7 as a strip: what is done, where it is now, and what comes."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from aanjager_app.views.theme import Theme
from aanjager_app.views.tokens import Size, Space

_DISC: Final = 28
_LINES: Final = 2


class PhaseButton(QAbstractButton):
    """One phase: a disc with its number, its name below, and the line through it."""

    def __init__(self, number: int, name: str, theme: Theme) -> None:
        super().__init__()
        self.number = number
        self._name = name
        self._theme = theme
        self._current = 0
        self._last = 0
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_state(self, current: int, last: int) -> None:
        """Show where the project is; a screen reader hears the same."""
        self._current, self._last = current, last
        state = "klaar" if self.number < current else ""
        state = "huidige fase" if self.number == current else state
        name = f"Fase {self.number} {self._name}"
        self.setAccessibleName(f"{name}, {state}" if state else name)
        self.setToolTip(name)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Wide enough for a name in two lines."""
        line = QFontMetrics(self.font()).lineSpacing()
        return QSize(Size.PREVIEW, _DISC + Space.XS + _LINES * line + Space.XS)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The disc alone, when there is no room for names."""
        return QSize(_DISC + Space.S, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002 - Qt's
        """Paint line, disc and name."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.width() / 2
        self._paint_line(painter, middle)
        self._paint_disc(painter, middle)
        self._paint_name(painter)
        painter.end()

    def _paint_line(self, painter: QPainter, middle: float) -> None:
        y = _DISC / 2 + Size.FOCUS
        for start, end, done in (
            (0.0, middle, self.number <= self._current),
            (middle, float(self.width()), self.number < self._current),
        ):
            is_outside = (self.number == 0 and not start) or (
                self.number == self._last and bool(start)
            )
            if not is_outside:
                colour = self._theme.colour("accent" if done else "line")
                painter.setPen(QPen(colour, Size.FOCUS + 1))
                painter.drawLine(int(start), int(y), int(end), int(y))

    def _paint_disc(self, painter: QPainter, middle: float) -> None:
        theme = self._theme
        box = QRectF(middle - _DISC / 2, Size.FOCUS, _DISC, _DISC)
        is_done, is_here = self.number < self._current, self.number == self._current
        ink, fill, edge = theme.colour("muted"), theme.colour("surface"), theme.colour("line")
        if is_done:
            ink, fill, edge = theme.colour("on_accent"), theme.colour("accent"), QColor(0, 0, 0, 0)
        elif is_here:
            ink, fill, edge = (theme.colour(n) for n in ("accent", "accent_soft", "accent"))
        painter.setBrush(fill)
        painter.setPen(QPen(edge, Size.FOCUS))
        painter.drawEllipse(box)
        if self.hasFocus() or self.isChecked():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("text"), Size.HAIRLINE))
            painter.drawEllipse(box.adjusted(-2, -2, 2, 2))
        font = self.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "✓" if is_done else str(self.number))

    def _paint_name(self, painter: QPainter) -> None:
        font = self.font()
        is_here = self.number == self._current
        font.setBold(is_here)
        painter.setFont(font)
        painter.setPen(self._theme.colour("text" if self.number <= self._current else "muted"))
        metrics = QFontMetrics(font)
        top = _DISC + Space.XS + Size.FOCUS
        for number, line in enumerate(_lines(self._name, metrics, self.width())):
            box = QRectF(0, top + number * metrics.lineSpacing(), self.width(), metrics.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignHCenter, line)


class ChainStrip(QWidget):
    """Eight phases in a row.

    Attributes:
        chosen: emitted with the number of a phase that was pressed.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme, names: Sequence[str]) -> None:
        super().__init__()
        self.setAccessibleName("De keten, fase 0 tot en met 7")
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._group.idClicked.connect(self._on_click)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._buttons = [PhaseButton(n, short_name(name), theme) for n, name in enumerate(names)]
        for button in self._buttons:
            self._group.addButton(button, button.number)
            row.addWidget(button)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_state(self, current: int) -> None:
        """Show where a project is."""
        for button in self._buttons:
            button.show_state(current, len(self._buttons) - 1)

    def mark(self, number: int) -> None:
        """Mark the phase that is looked at."""
        for button in self._buttons:
            button.setChecked(button.number == number)

    def _on_click(self, number: int) -> None:
        self.mark(number)
        self.chosen.emit(number)


def short_name(name: str) -> str:
    """The name of a phase without "fase" at its end: the row says so already."""
    return name.removesuffix("fase") if name.endswith("fase") and name != "fase" else name


def _lines(name: str, metrics: QFontMetrics, width: int) -> tuple[str, ...]:
    """The name in one line, or in two with a hyphen at a seam of the word."""
    if metrics.horizontalAdvance(name) <= width - Space.XS:
        return (name,)
    for start in ("Project", "Plan"):
        rest = name.removeprefix(start)
        if rest != name:
            short = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)
            return (f"{start}-", short)
    return (metrics.elidedText(name, Qt.TextElideMode.ElideRight, width),)
