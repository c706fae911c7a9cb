"""What opens from the sheet: comparison, workbook, explanation, chances, and the big screen."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from aanjager_app.documents.dossier import Plan
from aanjager_app.models.work import Change
from aanjager_app.services.sheets.columns import Part
from aanjager_app.services.sheets.reading import Sheet
from aanjager_app.services.sheets.showing import Stage, open_stage
from aanjager_app.services.sheets.why import why_all, why_line
from aanjager_app.views.desk import Desk
from aanjager_app.views.terrain.worksheet.comparing import CompareDialog
from aanjager_app.views.terrain.worksheet.luck import LuckDialog
from aanjager_app.views.terrain.worksheet.reimport import ReimportDialog
from aanjager_app.views.terrain.worksheet.showing import ShowWindow
from aanjager_app.views.terrain.worksheet.why import WhyDialog

_ON_STAGE: Final = frozenset(
    {"terrain", "person", "organisation", "company", "workgroup", "membership"}
)
"""Tables with the names that stand on the big screen, or are kept off it."""


class SheetDoors(QObject):
    """Opens dialogs over a sheet, and the window for the big screen beside it."""

    def __init__(self, desk: Desk, sheet: QWidget) -> None:
        super().__init__(sheet)
        self._desk, self._widget = desk, sheet
        self._show: ShowWindow | None = None
        self._terrain = ""
        desk.changes.changed.connect(self._on_changed)

    @property
    def _window(self) -> QWidget:
        return self._widget.window()

    def compare(self, terrain: str) -> None:
        """Show the variants side by side."""
        CompareDialog(self._desk, terrain, self._window).open()

    def ask_workbook(self, worksheet: str) -> None:
        """Choose an edited workbook to read back."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._widget, "Werkmap kiezen", "", "Werkmappen (*.xlsx *.ods);;Alle bestanden (*)"
        )
        if chosen:
            self.read_back(worksheet, Path(chosen))

    def read_back(self, worksheet: str, path: Path) -> None:
        """Show what an edited workbook would change."""
        ReimportDialog(self._desk, worksheet, path, self._window).open()

    def explain(self, sheet: Sheet, part: Part, line: str | None) -> None:
        """Show how a line, or else the whole, came about."""
        blocks = why_all(sheet.plan) if line is None else why_line(sheet.plan, part, line)
        WhyDialog(self._desk.theme, blocks, self._window).open()

    def luck(self, worksheet: str) -> None:
        """Show what happens if it disappoints."""
        LuckDialog(self._desk, worksheet, self._window).open()

    def show_big(self, terrain: str, plan: Plan) -> None:
        """Show the pages for the big screen, or bring them forward."""
        if self._show is None:
            stage = self._stage(terrain)
            if stage is None:
                return
            self._show = ShowWindow(self._desk, stage, plan, self._window)
            self._show.destroyed.connect(self._on_show_closed)
        self._show.open()

    def follow(self, terrain: str, plan: Plan) -> None:
        """The big screen, when it is on, shows what the sheet shows."""
        if self._show is None:
            return
        stage = self._stage(terrain) if terrain != self._terrain else None
        if self._terrain:
            self._show.follow(plan, stage)
        else:
            self._show.close()  # nothing is known of who has to be kept off it

    def _on_changed(self, change: Change) -> None:
        """Who came or was renamed is kept off the pages from then on."""
        if self._show is not None and self._terrain and _ON_STAGE & change.kinds:
            terrain, self._terrain = self._terrain, ""
            self.follow(terrain, self._show.plan)

    def _stage(self, terrain: str) -> Stage | None:
        context = self._desk.context
        stage = self._desk.carry_out(
            lambda: open_stage(context.store, context.content, terrain, context.today())
        )
        self._terrain = terrain if stage is not None else ""
        return stage

    def _on_show_closed(self) -> None:
        self._show = None
