"""The head of the sheet: which variant, its settings in a line, and what is missing."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QToolButton, QWidget

from aanjager_app.domain.dutch import count
from aanjager_app.services.records import RecordKind, bin_record
from aanjager_app.services.sheets.reading import Sheet, Variant
from aanjager_app.services.sheets.variants import (
    NewVariant,
    choose_for_dossier,
    copy_variant,
    new_variant,
)
from aanjager_app.views.desk import Desk
from aanjager_app.views.terrain.worksheet.settings import SheetSettings
from aanjager_app.views.tokens import Size, Space
from aanjager_app.views.widgets.buttons import IconButton, PlainButton
from aanjager_app.views.widgets.icons import Icon
from aanjager_app.views.widgets.text import ElidedLabel


class SheetHead(QWidget):
    """One line above the sheet.

    Attributes:
        chosen: emitted with the key of the worksheet that was chosen.
        missing_asked: emitted when the user wants to see what is missing.
        compare_asked: emitted with the terrain when its variants are to be seen side by side.
        workbook_asked: emitted with the worksheet when an edited workbook is to be read back.
        big_asked: emitted when the worksheet is to be shown on the big screen.
    """

    chosen = Signal(str)
    missing_asked = Signal()
    compare_asked = Signal(str)
    workbook_asked = Signal(str)
    big_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._terrain = ""
        self._wanted = ""
        self.variants = QComboBox()
        self.variants.setAccessibleName("Variant")
        self.variants.setMinimumWidth(Size.LIST * 2 // 3)
        self.variants.setMaximumWidth(Size.LIST)
        self.variants.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.variants.activated.connect(self._on_chosen)
        self.menu = QToolButton()
        self.menu.setText("Variant ▾")
        self.menu.setAccessibleName("Variant: vergelijken, nieuw, kopiëren, weggooien")
        self.menu.setProperty("look", "filter")
        self.menu.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        actions = QMenu(self.menu)
        may_edit = not desk.context.store.read_only
        self.comparing = actions.addAction("Varianten naast elkaar…", self._compare)
        actions.addSeparator()
        for text, slot in (
            ("Werkmap teruglezen…", self._ask_workbook),
            ("Nieuw werkblad", self._new),
            ("Deze kopiëren", self._copy),
            ("Naam wijzigen…", self._open_settings),
            ("Deze in het dossier", self._choose_for_dossier),
            ("Naar prullenbak", self._throw_away),
        ):
            actions.addAction(text, slot).setEnabled(may_edit)
        self.menu.setMenu(actions)
        self.settings = PlainButton("Uitgangspunten")
        self.settings.clicked.connect(self._open_settings)
        self.big = IconButton(Icon.SCREEN, "Op het grote scherm (F5)")
        self.big.setShortcut("F5")
        self.big.clicked.connect(self.big_asked)
        self._about = ElidedLabel(role="muted")
        self.missing = PlainButton("")
        self.missing.setProperty("look", "missing")
        self.missing.clicked.connect(self.missing_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self.variants)
        row.addWidget(self.menu)
        row.addWidget(self.settings)
        row.addWidget(self.big)
        row.addWidget(self._about, 1)
        row.addWidget(self.missing)

    @property
    def terrain(self) -> str:
        """Key of the terrain; empty for none."""
        return self._terrain

    @property
    def worksheet(self) -> str:
        """Key of the worksheet that is chosen; empty for none."""
        key = self.variants.currentData()
        return key if isinstance(key, str) else ""

    def show_variants(self, terrain: str, variants: Sequence[Variant]) -> None:
        """Offer the variants of a terrain; the chosen one stays chosen."""
        self._terrain = terrain
        wanted = self._wanted or self.worksheet
        self.variants.clear()
        for variant in variants:
            several = variant.is_chosen and len(variants) > 1
            text = f"{variant.name} (in het dossier)" if several else variant.name
            self.variants.addItem(text, variant.id)
            self.variants.setItemData(self.variants.count() - 1, text, Qt.ItemDataRole.ToolTipRole)
        self.comparing.setEnabled(len(variants) > 1)
        self.variants.setCurrentIndex(max(0, self.variants.findData(wanted)))
        self._wanted = ""

    def choose(self, worksheet: str) -> None:
        """Choose a variant, now or when it is there."""
        number = self.variants.findData(worksheet)
        if number >= 0:
            self.variants.setCurrentIndex(number)
        else:
            self._wanted = worksheet

    def show_sheet(self, sheet: Sheet) -> None:
        """Say on what a worksheet stands, and what it lacks."""
        self._about.show_text(sheet.head)
        number = len(sheet.missing)
        self.missing.setText(count(number, "waarde ontbreekt", "waarden ontbreken"))
        self.missing.setVisible(bool(number))

    def _compare(self) -> None:
        self.compare_asked.emit(self._terrain)

    def _ask_workbook(self) -> None:
        self.workbook_asked.emit(self.worksheet)

    def _on_chosen(self) -> None:
        self.chosen.emit(self.worksheet)

    def _new(self) -> None:
        store, terrain = self._desk.context.store, self._terrain
        self._take(self._desk.carry_out(lambda: new_variant(store, terrain)))

    def _copy(self) -> None:
        store, key = self._desk.context.store, self.worksheet
        self._take(self._desk.carry_out(lambda: copy_variant(store, key)))

    def _take(self, made: NewVariant | None) -> None:
        if made is not None:
            self.chosen.emit(made.id)
            name = self.variants.currentText()
            self._desk.notices.tell(f"Je werkt nu in “{name}”. Ctrl+Z neemt het terug.")

    def _choose_for_dossier(self) -> None:
        store, key = self._desk.context.store, self.worksheet
        if self._desk.carry_out(lambda: choose_for_dossier(store, key)) is not None:
            self._desk.notices.tell("Documenten en fasering gaan nu van deze variant uit.")

    def _throw_away(self) -> None:
        store, key = self._desk.context.store, self.worksheet
        done = self._desk.carry_out(lambda: bin_record(store, RecordKind.WORKSHEET, key))
        if done is not None:
            self._desk.notices.tell("Werkblad naar prullenbak. Ctrl+Z haalt het terug.")

    def _open_settings(self) -> None:
        dialog = SheetSettings(self._desk, self.worksheet, self.window())
        dialog.open()
