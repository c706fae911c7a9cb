"""Editors of one field of a record: label, control, unit, and the mistake beside it."""

from collections.abc import Sequence

from PySide6.QtCore import QDate, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QCalendarWidget,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from aanjager_app.domain.dutch import format_date_short, parse_date
from aanjager_app.domain.errors import InputError
from aanjager_app.services.records import Field, FieldKind, Option
from aanjager_app.views.tokens import Space
from aanjager_app.views.widgets.buttons import IconButton
from aanjager_app.views.widgets.icons import Icon
from aanjager_app.views.widgets.text import Small, TroubleText

_LINES = 5
_GONE = "(niet meer bekend)"


class FieldEditor(QWidget):
    """One field.

    Attributes:
        committed: emitted with the text when the user is done with the field.
        touched: emitted at each change by the user, committed or not.
    """

    committed = Signal(str)
    touched = Signal()

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.field = field
        self._shown = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        star = " *" if field.required else ""
        self.label = QLabel(f"{field.label}{star}")
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setProperty("role", "muted")
        column.addWidget(self.label)
        self.row = QHBoxLayout()
        self.row.setSpacing(Space.S)
        column.addLayout(self.row)
        self.trouble = TroubleText()
        self.trouble.hide()
        column.addWidget(self.trouble)
        if field.hint:
            column.addWidget(Small(field.hint))

    @property
    def text(self) -> str:
        """What is in it now."""
        raise NotImplementedError

    @property
    def is_dirty(self) -> bool:
        """It holds something that was not committed."""
        return self.text != self._shown

    def show_text(self, text: str) -> None:
        """Show what was saved."""
        self._shown = text
        self._put(text)
        self.show_trouble("")

    def show_saved(self) -> None:
        """Show again what was saved."""
        self.show_text(self._shown)

    def put_back(self, text: str) -> None:
        """Show what was typed and not saved."""
        self._put(text)

    def show_trouble(self, sentence: str) -> None:
        """Say what is wrong, beside the field."""
        if sentence == self.trouble.text():
            return
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))
        control = self.control
        control.setProperty("wrong", "true" if sentence else "false")
        control.setAccessibleDescription(sentence)
        control.style().unpolish(control)
        control.style().polish(control)

    @property
    def control(self) -> QWidget:
        """The widget that takes the focus."""
        raise NotImplementedError

    def _put(self, text: str) -> None:
        raise NotImplementedError

    def _place(self, control: QWidget) -> None:
        control.setAccessibleName(self.field.label)
        self.label.setBuddy(control)
        self.row.addWidget(control, 1)
        if self.field.unit:
            unit = QLabel(self.field.unit)
            unit.setProperty("role", "muted")
            self.row.addWidget(unit)

    def _commit(self) -> None:
        if self.is_dirty:
            self.committed.emit(self.text)


class _Line(QLineEdit):
    """A line whose undo is its own as long as there is something of its own to undo."""

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the window when nothing was typed."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            redo = event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
            if undo or redo:
                event.ignore()
                return True
        return super().event(event)


class LineEditor(FieldEditor):
    """A line of text, a number or a whole number."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self._line = _Line()
        if field.kind in (FieldKind.NUMBER, FieldKind.WHOLE):
            self._line.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._line.editingFinished.connect(self._commit)
        self._line.textEdited.connect(self.touched)
        self._place(self._line)

    @property
    def text(self) -> str:
        """What is in it now."""
        return self._line.text()

    @property
    def control(self) -> QWidget:
        """The line."""
        return self._line

    def _put(self, text: str) -> None:
        if self._line.text() != text:
            self._line.setText(text)
            if not self._line.hasFocus():
                self._line.home(False)  # noqa: FBT003 - Qt's: show how it starts


class DayEditor(LineEditor):
    """A date that is typed, or picked from a calendar."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self._line.setPlaceholderText("25-11-2026")
        self._button = IconButton(Icon.MEETING, f"{field.label}: kalender openen")
        self._button.clicked.connect(self._open_calendar)
        self.row.addWidget(self._button)

    def _open_calendar(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget()
        calendar.setAccessibleName(f"{self.field.label}: kalender")
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        day = self._day()
        if day is not None:
            calendar.setSelectedDate(day)
        calendar.activated.connect(self._pick)
        calendar.clicked.connect(self._pick)
        calendar.activated.connect(menu.close)
        calendar.clicked.connect(menu.close)
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)
        menu.popup(self._line.mapToGlobal(self._line.rect().bottomLeft()))
        calendar.setFocus()

    def _day(self) -> QDate | None:
        try:
            day = parse_date(self.text)
        except InputError:
            return None
        return QDate(day.year, day.month, day.day)

    def _pick(self, day: QDate) -> None:
        picked = day.toPython()
        self._line.setText(format_date_short(picked))  # type: ignore[arg-type]  # a date
        self.touched.emit()
        self._commit()


class _Lines(QPlainTextEdit):
    """Lines of text; Tab goes on to the next field.

    Attributes:
        left: emitted when the focus leaves it, or at Ctrl+Enter.
    """

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the window when nothing was typed."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            document = self.document()
            undo = event.matches(QKeySequence.StandardKey.Undo)
            redo = event.matches(QKeySequence.StandardKey.Redo)
            if (undo and not document.isUndoAvailable()) or (
                redo and not document.isRedoAvailable()
            ):
                event.ignore()
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """The user is done with it."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Ctrl+Enter commits."""
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if held and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class TextEditor(FieldEditor):
    """Text of several lines."""

    def __init__(self, field: Field, lines: int = _LINES) -> None:
        super().__init__(field)
        self._lines = _Lines()
        height = self._lines.fontMetrics().lineSpacing() * lines + 2 * Space.M
        self._lines.setFixedHeight(height)
        self._lines.left.connect(self._commit)
        self._quiet = False
        self._lines.textChanged.connect(self._on_text)
        self._place(self._lines)

    @property
    def text(self) -> str:
        """What is in it now."""
        return self._lines.toPlainText()

    @property
    def control(self) -> QWidget:
        """The lines."""
        return self._lines

    def _put(self, text: str) -> None:
        if self._lines.toPlainText() != text:
            self._quiet = True
            self._lines.setPlainText(text)
            self._quiet = False

    def _on_text(self) -> None:
        if not self._quiet:
            self.touched.emit()


class _Wheelless(QObject):
    """Keeps the wheel from changing a choice while the page scrolls under the pointer."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Pass the wheel on to the page."""
        if event.type() is QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)


class ChoiceEditor(FieldEditor):
    """One of some options; `text` is the value of the option.

    A kept value that is no option any more, such as a person in the bin, stays until another is
    chosen.
    """

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self._gone: str | None = None
        self._options: Sequence[Option] = ()
        self._box = QComboBox()
        self._box.setMinimumContentsLength(8)
        self._box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._box.installEventFilter(_Wheelless(self))
        self._box.activated.connect(self._on_choice)
        self._place(self._box)

    def show_options(self, options: Sequence[Option]) -> None:
        """Offer other options, keeping the choice."""
        if options == self._options and self._gone is None:
            return
        self._options = options
        chosen = self.text
        self._box.clear()
        self._gone = None
        for option in options:
            self._box.addItem(option.label, option.value)
        self._put(chosen)

    def label_of(self, value: str) -> str:
        """What the user reads for the value of an option; empty when it is none."""
        return next((option.label for option in self._options if option.value == value), "")

    @property
    def text(self) -> str:
        """The value of the option that is chosen."""
        value = self._box.currentData()
        return value if isinstance(value, str) else ""

    @property
    def control(self) -> QWidget:
        """The box."""
        return self._box

    def _put(self, text: str) -> None:
        if self._gone is not None and text != self._gone:
            self._box.removeItem(self._box.findData(self._gone))
            self._gone = None
        if text and self._box.count() and self._box.findData(text) < 0:
            self._box.addItem(_GONE, text)
            self._gone = text
        self._box.setCurrentIndex(max(0, self._box.findData(text)))

    def _on_choice(self) -> None:
        self.touched.emit()
        self._commit()


class FlagEditor(FieldEditor):
    """Yes or no."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self._box = QCheckBox(field.label)
        self._box.clicked.connect(self._on_click)
        self._place(self._box)
        self.label.hide()

    @property
    def text(self) -> str:
        """`ja` or `nee`."""
        return "ja" if self._box.isChecked() else "nee"

    @property
    def control(self) -> QWidget:
        """The box."""
        return self._box

    def _put(self, text: str) -> None:
        self._box.setChecked(text == "ja")

    def _on_click(self) -> None:
        self.touched.emit()
        self._commit()


_EDITORS: dict[FieldKind, type[FieldEditor]] = {
    FieldKind.LINE: LineEditor,
    FieldKind.NUMBER: LineEditor,
    FieldKind.WHOLE: LineEditor,
    FieldKind.DAY: DayEditor,
    FieldKind.TEXT: TextEditor,
    FieldKind.CHOICE: ChoiceEditor,
    FieldKind.REFERENCE: ChoiceEditor,
    FieldKind.FLAG: FlagEditor,
}


def editor_of(field: Field) -> FieldEditor:
    """The editor that fits a field."""
    return _EDITORS[field.kind](field)
