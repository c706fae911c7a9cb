"""Driving a window as a person does: keys, and waiting for what they bring about."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget


def press(key, widget: QWidget | None = None, *, ctrl=False, shift=False, alt=False) -> None:
    """Press a key in the widget that has the focus, or in another."""
    held = Qt.KeyboardModifier.NoModifier
    for on, modifier in (
        (ctrl, Qt.KeyboardModifier.ControlModifier),
        (shift, Qt.KeyboardModifier.ShiftModifier),
        (alt, Qt.KeyboardModifier.AltModifier),
    ):
        if on:
            held |= modifier
    QTest.keyClick(widget or focused(), key, held)


def type_text(text: str, widget: QWidget | None = None) -> None:
    """Type into the widget that has the focus, or into another."""
    for sign in text:
        target = widget or focused()
        if sign.isascii():
            QTest.keyClicks(target, sign)
        else:  # QTest knows no key for it; a keyboard sends it as an input method does
            event = QInputMethodEvent("", [])
            event.setCommitString(sign)
            QApplication.sendEvent(target, event)


def focused() -> QWidget:
    """What has the focus."""
    widget = QApplication.focusWidget()
    assert widget is not None, "nothing has the focus"
    return widget


def dialog_of(kind: type[QDialog]) -> QDialog:
    """The open dialog of a kind."""
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
    assert len(found) == 1, found
    return found[0]


def tab_to(name: str, *, most: int = 80) -> QWidget:
    """Press Tab until a widget with this accessible name or text has the focus."""
    for _ in range(most):
        widget = focused()
        text = getattr(widget, "text", None)
        words = text() if callable(text) else ""
        if name in (widget.accessibleName(), words):
            return widget
        press(Qt.Key.Key_Tab)
    raise AssertionError(f"{name} can't be reached with Tab")


def activate(window: QWidget, qtbot) -> None:
    """Make a window the active one, as a window manager does when a dialog over it closed."""
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
