"""The data folder can't be opened: the sentence, what is safe, and the buttons that work."""

from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout

from aanjager_app.domain.errors import AanjagerError, EnvironmentProblem
from aanjager_app.services.backups import BackupRow, latest_good
from aanjager_app.views.theme import Theme
from aanjager_app.views.tokens import Size, Space
from aanjager_app.views.widgets.buttons import PlainButton, PrimaryButton
from aanjager_app.views.widgets.text import Body, Heading, Muted


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


_SAFE: Final = {
    "corrupt": "Er is niets weggegooid: het beschadigde bestand blijft bewaard.",
    "migration_failed": "Je gegevens zijn zoals ze waren, en er is een reservekopie van.",
    "store_in_use": "Je gegevens zijn veilig; ze zijn alleen al ergens anders open.",
    "folder_not_local": "Er is niets veranderd in die map.",
    "read_only": "Er is niets veranderd in die map.",
}
_TITLES: Final = {
    "corrupt": "Je gegevens zijn beschadigd",
    "store_in_use": "Aanjager is al open",
    "folder_not_local": "Deze map kan niet",
    "migration_failed": "Het bijwerken is niet gelukt",
}
_OTHER_FIRST: Final = frozenset({"folder_not_local", "read_only", "folder_unusable"})


class FaultDialog(QDialog):
    """Tells what is wrong with a data folder and asks what to do."""

    def __init__(self, problem: AanjagerError, folder: Path | None) -> None:
        super().__init__()
        self.setWindowTitle("Aanjager")
        self.setMinimumWidth(Size.DIALOG)
        self.answer = FaultAnswer(FaultChoice.QUIT)
        code = problem.code if isinstance(problem, EnvironmentProblem) else ""
        self.backup: BackupRow | None = None
        if code == "corrupt" and folder is not None:
            self.backup = latest_good(folder)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.M)
        column.addWidget(Heading(_TITLES.get(code, "Aanjager kan je gegevens niet openen")))
        column.addWidget(Body(problem.message))
        if code in _SAFE:
            column.addWidget(Muted(_SAFE[code]))
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        self.quit = PlainButton("Afsluiten")
        self.quit.clicked.connect(self.reject)
        row.addWidget(self.quit)
        row.addStretch(1)
        ways = self._ways_on(code)
        for button in ways:
            row.addWidget(button)
        column.addLayout(row)
        ways[-1].setFocus()

    def _ways_on(self, code: str) -> list[PlainButton]:
        """The buttons that go on, the likeliest last and marked."""
        if self.backup is not None:
            self.restore = PrimaryButton(f"Reservekopie van {self.backup.moment} terugzetten")
            self.restore.clicked.connect(self._restore)
            self.other = PlainButton("Andere map kiezen")
            self.other.clicked.connect(self._other_folder)
            return [self.other, self.restore]
        is_other_first = code in _OTHER_FIRST
        self.other = (PrimaryButton if is_other_first else PlainButton)("Andere map kiezen")
        self.other.clicked.connect(self._other_folder)
        self.retry = (PlainButton if is_other_first else PrimaryButton)("Opnieuw proberen")
        self.retry.clicked.connect(self._retry)
        return [self.retry, self.other] if is_other_first else [self.other, self.retry]

    def _retry(self) -> None:
        self.answer = FaultAnswer(FaultChoice.RETRY)
        self.accept()

    def _restore(self) -> None:
        if self.backup is not None:
            self.answer = FaultAnswer(FaultChoice.RESTORE, self.backup.path)
            self.accept()

    def _other_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Map voor je gegevens kiezen")
        if chosen:
            self.answer = FaultAnswer(FaultChoice.OTHER_FOLDER, Path(chosen))
            self.accept()


def ask_after_fault(problem: AanjagerError, folder: Path | None, theme: Theme) -> FaultAnswer:
    """Show the fault and give what the user chose."""
    dialog = FaultDialog(problem, folder)
    theme.dress(dialog)
    dialog.exec()
    answer = dialog.answer
    dialog.deleteLater()
    return answer
