"""Costs and benefits: the sheet with its variants and its outcome."""

from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout

from aanjager_app.services.sheets.reading import read_variants
from aanjager_app.services.sheets.variants import new_variant
from aanjager_app.services.worksheet_files import import_worksheet_file
from aanjager_app.views.desk import Desk
from aanjager_app.views.navigation import Place
from aanjager_app.views.page import TerrainTab
from aanjager_app.views.terrain.worksheet.sheet_part import SheetPart
from aanjager_app.views.tokens import Space
from aanjager_app.views.widgets.buttons import LinkButton
from aanjager_app.views.widgets.states import EmptyState


class WorksheetTab(TerrainTab):
    """The sheet, or the one button that makes one."""

    help_topic: ClassVar[str] = "kosten-baten"
    shows: ClassVar[frozenset[str]] = frozenset(
        {
            "worksheet",
            "worksheet_party",
            "cost_line",
            "cost_share",
            "upkeep_share",
            "benefit_line",
            "benefit_share",
            "transfer",
            "transfer_cover",
            "share_step",
        }
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.sheet = SheetPart(desk)
        self.sheet.stale.connect(self.mark_stale)
        self._empty = EmptyState(
            "Nog geen werkblad",
            "In een werkblad staat wat maatregelen kosten, wie er wat aan heeft en wie betaalt. "
            "Je kunt er meer maken en naast elkaar leggen.",
            "Werkblad maken",
        )
        self._empty.pressed.connect(self._make)
        self.bring_in = LinkButton("Importeren uit JSON")
        self.bring_in.clicked.connect(self._ask_file)
        self._empty.put(self.bring_in)
        for button in (self._empty.button, self.bring_in):
            if button is not None:
                button.setEnabled(not desk.context.store.read_only)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.sheet)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.S, 0, 0)
        column.addWidget(self._stack)

    def load(self) -> None:
        """Read the variants, and the one that is chosen."""
        if self.terrain is None:
            return
        variants = read_variants(self.desk.context.store, self.terrain)
        self._stack.setCurrentIndex(1 if variants else 0)
        if variants:
            self.sheet.show_variants(self.terrain, variants)

    def open(self, place: Place) -> None:
        """Show the part that a place names, or the worksheet."""
        if place.record is not None:
            self.sheet.choose(place.record)
        if place.topic is not None:
            self.sheet.show_part(place.topic)

    def _make(self) -> None:
        terrain, store = self.terrain, self.desk.context.store
        if terrain is None:
            return
        if self.desk.carry_out(lambda: new_variant(store, terrain)) is not None:
            self.sheet.tools.catalogue.setFocus()

    def import_file(self, path: Path) -> None:
        """Take a worksheet over from a file."""
        terrain, store = self.terrain, self.desk.context.store
        if terrain is None:
            return
        done = self.desk.carry_out(lambda: import_worksheet_file(store, terrain, path))
        if done is not None:
            self.desk.notices.tell(f"“{done.name}” overgenomen. Ctrl+Z neemt het terug.")

    def _ask_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, "Werkblad kiezen", "", "Werkbladen (*.json);;Alle bestanden (*)"
        )
        if chosen:
            self.import_file(Path(chosen))
