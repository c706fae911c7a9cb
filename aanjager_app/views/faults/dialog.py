"""The data folder can't be opened: the sentence, what is safe, and the buttons that work."""

from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout

from aanjager_app.domain.errors import AanjagerError
from aanjager_app.views.tokens import Size, Space
from aanjager_app.views.widgets.buttons import PlainButton, PrimaryButton
from aanjager_app.views.widgets.text import Body, Heading


class FaultChoice(Enum):
    """What the user chose to do about it."""

    QUIT = auto()
    RETRY = auto()
    OTHER_FOLDER = auto()
    RESTORE = auto()


@dataclass(frozen=True, slots=True)
class FaultAnswer:
    """The choice, with the folder or the backup that it is about."""

    choice: FaultChoice
    path: Path | None = None


class FaultDialog(QDialog):
    """Tells what is wrong with a data folder and asks what to do."""

    def __init__(self, problem: AanjagerError, folder: Path | None) -> None:
        super().__init__()
        self.setWindowTitle("Aanjager kan niet openen")
        self.setMinimumWidth(Size.DIALOG)
        self.answer = FaultAnswer(FaultChoice.QUIT)
        self._folder = folder
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(Heading("Aanjager kan je gegevens niet openen"))
        column.addWidget(Body(problem.message))
        row = QHBoxLayout()
        row.addStretch(1)
        for text, press in (("Afsluiten", self.reject), ("Andere map kiezen", self._other_folder)):
            button = PlainButton(text)
            button.clicked.connect(press)
            row.addWidget(button)
        retry = PrimaryButton("Opnieuw proberen")
        retry.clicked.connect(self._retry)
        row.addWidget(retry)
        column.addLayout(row)

    def _retry(self) -> None:
        self.answer = FaultAnswer(FaultChoice.RETRY)
        self.accept()

    def _other_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Map voor je gegevens kiezen")
        if chosen:
            self.answer = FaultAnswer(FaultChoice.OTHER_FOLDER, Path(chosen))
            self.accept()


def ask_after_fault(problem: AanjagerError, folder: Path | None) -> FaultAnswer:
    """Show the fault and give what the user chose."""
    dialog = FaultDialog(problem, folder)
    dialog.exec()
    return dialog.answer
