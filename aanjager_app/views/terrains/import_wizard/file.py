"""Step 1: the file, chosen or dropped."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from aanjager_app.domain.errors import AanjagerError
from aanjager_app.services.import_preview import open_file
from aanjager_app.views.widgets.buttons import PrimaryButton
from aanjager_app.views.widgets.cards import Card
from aanjager_app.views.widgets.icons import Icon
from aanjager_app.views.widgets.text import Muted, TroubleText


class FileStep(QWidget):
    """Choose a file, or drop one here.

    Attributes:
        chosen: emitted with the `ImportFile`.
    """

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        card = Card()
        card.body.addStretch(1)
        self.button = PrimaryButton("Bestand kiezen", Icon.FOLDER)
        self.button.clicked.connect(self._ask)
        card.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        hint = Muted("of sleep een bestand hierheen")
        hint.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        card.body.addWidget(hint)
        self._trouble = TroubleText()
        self._trouble.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        card.body.addWidget(self._trouble)
        card.body.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)

    def read(self, path: Path) -> None:
        """Read a file and pass it on."""
        try:
            file = open_file(path)
        except AanjagerError as error:
            self._trouble.setText(error.message)
            return
        self._trouble.setText("")
        self.chosen.emit(file)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take files only."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Read the first file that was dropped."""
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.read(Path(paths[0]))

    def _ask(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self,
            "Bestand met terreinen kiezen",
            "",
            "Lijsten en kaarten (*.csv *.txt *.tsv *.xlsx *.geojson *.json);;Alle bestanden (*)",
        )
        if chosen:
            self.read(Path(chosen))
