"""How large a dialog is."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget


def fitting(over: QWidget, width: int, height: int) -> QSize:
    """A size in pixels, or as much of it as the window has that the dialog stands over."""
    return QSize(width, height).boundedTo(over.window().size())
