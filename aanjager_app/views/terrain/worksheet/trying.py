"""What is typed in a cell is tried on the worksheet as soon as the keys rest."""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from aanjager_app.documents.dossier import Plan
from aanjager_app.domain.errors import DomainError
from aanjager_app.services.sheets.columns import Part
from aanjager_app.services.sheets.editing import CellEdit
from aanjager_app.services.sheets.reading import Sheet
from aanjager_app.services.sheets.trial import Trial, try_cell
from aanjager_app.views.desk import Desk

# Shorter than the eye notices, longer than a key takes: each sign shows at once, whatever its sum.
_REST_MS: Final = 40


class Trying(QObject):
    """Tries one cell at a time, and keeps nothing.

    Attributes:
        tried: emitted with a `Trial`, or with None when the worksheet stands as it is kept.
    """

    tried = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._sheet: Sheet | None = None
        self._wanted: tuple[Part, CellEdit] | None = None
        self._shown: Trial | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._try)

    @property
    def plan(self) -> Plan | None:
        """What was tried last; when it is kept, it needn't be appraised again."""
        return None if self._shown is None else self._shown.plan

    def follow(self, sheet: Sheet) -> None:
        """Try on this worksheet from now on; what was tried is over, for the sheet shows it."""
        self._sheet = sheet
        self._rest.stop()
        self._shown = None

    def type(self, part: Part, edit: CellEdit) -> None:
        """Something was typed."""
        self._wanted = part, edit
        self._rest.start()

    def stop(self) -> None:
        """The editor is closed; whatever was not kept is gone."""
        self._rest.stop()
        self._tell(None)

    def _try(self) -> None:
        if self._sheet is None or self._wanted is None:
            return
        try:
            trial = try_cell(self._sheet, self._desk.context.content, *self._wanted)
        except DomainError:
            trial = None  # half a figure is no mistake yet; who leaves the cell is told
        self._tell(trial)

    def _tell(self, trial: Trial | None) -> None:
        if trial is not self._shown:
            self._shown = trial
            self.tried.emit(trial)
