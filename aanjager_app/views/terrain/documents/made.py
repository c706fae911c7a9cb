"""After an export: where the file is, and what to do with it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from aanjager_app.views.tokens import Space
from aanjager_app.views.widgets.buttons import LinkButton, PlainButton
from aanjager_app.views.widgets.icons import Icon
from aanjager_app.views.widgets.text import Muted, Strong, TroubleText


class MadeRow(QWidget):
    """Open the file, open its folder, copy its path."""

    def __init__(self) -> None:
        super().__init__()
        self.path: Path | None = None
        self._name = Strong()
        self._where = Muted()
        self._left_out = TroubleText()
        self.open_file = PlainButton("Openen", Icon.OPEN)
        self.open_file.clicked.connect(self._open)
        self.open_folder = LinkButton("Map openen")
        self.open_folder.clicked.connect(self._open_folder)
        self.copy = LinkButton("Pad kopiëren")
        self.copy.clicked.connect(self._copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.S, 0, 0)
        for label in (self._name, self._where, self._left_out):
            column.addWidget(label)
        # Two rows: three buttons beside each other don't fit the card of a narrow window.
        for buttons in ((self.open_file,), (self.open_folder, self.copy)):
            row = QHBoxLayout()
            row.setSpacing(Space.S)
            for button in buttons:
                row.addWidget(button)
            row.addStretch(1)
            column.addLayout(row)
        self.hide()

    def show_file(self, path: Path, left_out: Sequence[str]) -> None:
        """Say where a file is, and what was left out of it."""
        self.path = path
        self._name.setText(f"Gemaakt: {path.name}")
        self._where.setText(f"In {path.parent}")
        self._left_out.setText("\n".join(left_out))
        self._left_out.setVisible(bool(left_out))
        self.show()
        self.open_file.setFocus()

    def _open(self) -> None:
        if self.path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.path)))

    def _open_folder(self) -> None:
        if self.path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.path.parent)))

    def _copy(self) -> None:
        if self.path is not None:
            QGuiApplication.clipboard().setText(str(self.path))
