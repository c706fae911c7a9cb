"""One variant as a sheet: head, lines, what is selected, outcome."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from aanjager_app.domain.errors import AanjagerError, DomainError
from aanjager_app.services.sheets.cells import SheetRow
from aanjager_app.services.sheets.columns import Part
from aanjager_app.services.sheets.editing import (
    CellEdit,
    LineMove,
    add_line,
    move_lines,
    remove_lines,
    set_cell,
    set_cells,
)
from aanjager_app.services.sheets.pages import SheetPage
from aanjager_app.services.sheets.places import read_places
from aanjager_app.services.sheets.reading import Sheet, Variant, read_sheet
from aanjager_app.services.sheets.trial import Trial
from aanjager_app.views.desk import Desk
from aanjager_app.views.terrain.worksheet.doors import SheetDoors
from aanjager_app.views.terrain.worksheet.head import SheetHead
from aanjager_app.views.terrain.worksheet.item_model import SheetItemModel
from aanjager_app.views.terrain.worksheet.outcome import OutcomePart
from aanjager_app.views.terrain.worksheet.paste_dialog import PasteDialog
from aanjager_app.views.terrain.worksheet.pasting import Pasting, Target
from aanjager_app.views.terrain.worksheet.shares import SharesSide
from aanjager_app.views.terrain.worksheet.sides import BlocksSide, Side, TimeSide
from aanjager_app.views.terrain.worksheet.table import SheetView
from aanjager_app.views.terrain.worksheet.taking import Taking
from aanjager_app.views.terrain.worksheet.tools import SheetTools
from aanjager_app.views.terrain.worksheet.trying import Trying
from aanjager_app.views.tokens import Size, Space
from aanjager_app.views.widgets.buttons import LinkButton
from aanjager_app.views.widgets.scrolling import Scroller
from aanjager_app.views.widgets.sections import Sections
from aanjager_app.views.widgets.text import TroubleText

_TITLES = {
    Part.COSTS: "Maatregelen",
    Part.BENEFITS: "Baten",
    Part.TRANSFERS: "Geldstromen",
}


class SheetPart(QWidget):
    """Edits one variant.

    Attributes:
        stale: emitted when the variants have to be read again.
    """

    stale = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._sheet: Sheet | None = None
        self._pasting = Pasting(desk, self)
        self._trying = Trying(desk, self)
        self._trying.tried.connect(self._on_tried)
        self._doors = SheetDoors(desk, self)
        self._taking = Taking(desk, self)
        self._taking.taken.connect(self._on_taken)
        self.head = SheetHead(desk)
        self.head.chosen.connect(self.choose)
        self.head.missing_asked.connect(self.go_to_missing)
        self.head.compare_asked.connect(self._doors.compare)
        self.head.workbook_asked.connect(self._doors.ask_workbook)
        self.head.big_asked.connect(self.show_big)
        self.models: dict[Part, SheetItemModel] = {}
        self.views: dict[Part, SheetView] = {}
        self.sections = Sections("Onderdelen van het werkblad")
        for part in Part:
            model = SheetItemModel(part, desk.theme, self._edit, self)
            model.may_edit = not desk.context.store.read_only
            view = SheetView(_TITLES[part], model)
            view.pasted.connect(self._on_paste)
            view.several.connect(self._set_cells)
            view.typed.connect(partial(self._trying.type, part))
            view.left.connect(self._trying.stop)
            view.moved.connect(self.move_lines)
            view.looked.connect(self._on_look)
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            view.customContextMenuRequested.connect(self._on_menu)
            self.models[part], self.views[part] = model, view
            self.sections.add(_TITLES[part], view)
        self.sides = self._make_sides()
        self.sections.changed.connect(self._on_section)
        self.trouble = TroubleText()
        self.trouble.hide()
        self.tools = SheetTools()
        self.tools.allow(may_edit=not desk.context.store.read_only)
        self.tools.catalogue.clicked.connect(self.open_catalogue)
        self.tools.keep.clicked.connect(self.keep_figure)
        self.tools.add.clicked.connect(self.add_line)
        self.tools.take_out.clicked.connect(self.remove)
        self.tools.moved.connect(self.move_lines)
        self.tools.why.clicked.connect(self.open_why)
        self.outcome = OutcomePart(desk.theme)
        self.outcome.luck_asked.connect(self.open_luck)
        self.fold = self._make_fold()
        self._lay_out()
        self._show_fold()

    def _make_sides(self) -> dict[str, Side]:
        """Pages beside the sheet, by the topic that leads to them."""
        sides: dict[str, tuple[str, Side]] = {
            SheetPage.SHARES.value: ("Verdeling", SharesSide(self._desk)),
            SheetPage.MONEY.value: ("Financiering", BlocksSide(self._desk, SheetPage.MONEY)),
            SheetPage.TIME.value: ("In de tijd", TimeSide(self._desk)),
            SheetPage.EFFECTS.value: ("Effecten", BlocksSide(self._desk, SheetPage.EFFECTS)),
        }
        for title, side in sides.values():
            self.sections.add(title, side)
        return {topic: side for topic, (_, side) in sides.items()}

    def _make_fold(self) -> LinkButton:
        fold = LinkButton("")
        fold.setCheckable(True)
        fold.setChecked(self._desk.workbench.workplace.tall_sheet)
        fold.toggled.connect(self._on_fold)
        self.sections.put_at_end(fold)
        return fold

    @property
    def part(self) -> Part:
        """The part that is seen."""
        seen = self.sections.part
        return next((part for part, view in self.views.items() if view is seen), Part.COSTS)

    @property
    def view(self) -> SheetView:
        """The table that is seen."""
        return self.views[self.part]

    def show_variants(self, terrain: str, variants: Sequence[Variant]) -> None:
        """Show the variants of a terrain, and the one that was chosen."""
        self.head.show_variants(terrain, variants)
        self._load()

    def choose(self, worksheet: str) -> None:
        """Show a variant."""
        self.head.choose(worksheet)
        self._load()

    def show_part(self, name: str) -> None:
        """Show a part by its name."""
        for part, view in self.views.items():
            if part.value == name:
                self.sections.show_part(view)
        if name in self.sides:
            self.sections.show_part(self.sides[name])

    def go_to_missing(self) -> None:
        """Put the cursor in the first value that is missing."""
        if self._sheet is not None and self._sheet.missing:
            place = self._sheet.missing[0]
            self.sections.show_part(self.views[place.part])
            self.views[place.part].go_to(place.row, place.column)

    def read_back(self, path: Path) -> None:
        """Show what an edited workbook would change."""
        if self._sheet is not None:
            self._doors.read_back(self._sheet.id, path)

    def show_big(self) -> None:
        """Show the worksheet on the big screen."""
        if self._sheet is not None:
            self._doors.show_big(self.head.terrain, self._sheet.plan)

    def open_why(self) -> None:
        """Show how the line under the cursor, or else the whole, came about."""
        current, rows = self.view.currentIndex(), self.models[self.part].rows
        on_line = current.isValid() and current.row() < len(rows)
        if self._sheet is not None:
            line = rows[current.row()].id if on_line else None
            self._doors.explain(self._sheet, self.part, line)

    def open_luck(self) -> None:
        """Show what happens if it disappoints."""
        if self._sheet is not None:
            self._doors.luck(self._sheet.id)

    def add_line(self) -> None:
        """Add an empty line, with the cursor in its name."""
        context, sheet, part = self._desk.context, self._sheet, self.part
        if sheet is None:
            return
        added = self._desk.carry_out(
            lambda: add_line(context.store, context.content, sheet.id, part)
        )
        if added is not None:
            self._go_to_last()
            self.view.edit(self.view.currentIndex())

    def open_catalogue(self) -> None:
        """Choose a measure or a benefit of the catalogue."""
        if self._sheet is not None:
            self._taking.choose(self._sheet.id, self.part)

    def keep_figure(self) -> None:
        """Keep the figure of the line under the cursor as one of one's own."""
        line = self._line_here()
        if self._sheet is not None and line is not None:
            self._taking.keep(self._sheet.id, self.part, line)

    def move_lines(self, step: int) -> None:
        """Move the selected lines one place up (−1) or down."""
        lines, sheet, part = self.view.selected_lines(), self._sheet, self.part
        context, current = self._desk.context, self.view.currentIndex()
        if not lines or sheet is None or context.store.read_only:
            return
        move = LineMove(lines, down=step > 0)
        done = self._desk.carry_out(
            lambda: move_lines(context.store, context.content, sheet.id, part, move)
        )
        if done is not None and done.tx is not None:
            self.view.go_to(current.row() + step, current.column())

    def remove(self) -> None:
        """Take the selected lines out."""
        lines, sheet, part = self.view.selected_lines(), self._sheet, self.part
        if not lines or sheet is None:
            return
        store = self._desk.context.store
        done = self._desk.carry_out(lambda: remove_lines(store, sheet.id, part, lines))
        if done is not None:
            self._desk.notices.tell(f"{done.label}. Ctrl+Z haalt terug.")

    def paste_text(self, text: str) -> PasteDialog | None:
        """Show what pasting a text would do."""
        sheet, current = self._sheet, self.view.currentIndex()
        if sheet is None or self._desk.context.store.read_only:
            return None
        lines = self.models[self.part].rows
        line = lines[current.row()].id if current.isValid() else None
        target = Target(sheet.id, self.part, line, max(0, current.column()))
        return self._pasting.begin(text, target, self.window())

    def _load(self) -> None:
        worksheet = self.head.worksheet
        context = self._desk.context
        before = self._sheet if self._sheet is not None and self._sheet.id == worksheet else None
        tried, store = self._trying.plan, context.store
        sheet = read_sheet(store, context.content, worksheet, before, tried) if worksheet else None
        self._sheet = sheet
        if sheet is None:
            return
        self._trying.follow(sheet)
        self.head.show_sheet(sheet)
        words = context.content.labels.members
        places = read_places(context.store, self.head.terrain)
        for part, model in self.models.items():
            model.set_rows(sheet.parts[part])
            self.views[part].show_choices(words, sheet.party_names, places)
        self.outcome.show_outcome(sheet.outcome)
        self._doors.follow(self.head.terrain, sheet.plan)
        for side in self.sides.values():
            side.show_sheet(sheet)
        self._on_look()

    def _edit(self, part: Part, edit: CellEdit) -> bool:
        sheet, context = self._sheet, self._desk.context
        if sheet is None:
            return False
        self.trouble.hide()
        try:
            change = set_cell(context.store, context.content, sheet.id, part, edit)
        except DomainError as error:
            self._tell(error)
            return False
        except AanjagerError as error:
            self._desk.notices.fail(error)
            return False
        self._desk.tell(change)
        return True

    def _set_cells(self, edits: Sequence[CellEdit]) -> None:
        sheet, context, part = self._sheet, self._desk.context, self.part
        if sheet is None or not edits or context.store.read_only:
            return
        self.trouble.hide()
        try:
            change = set_cells(context.store, context.content, sheet.id, part, edits)
        except DomainError as error:
            self._tell(error)
        except AanjagerError as error:
            self._desk.notices.fail(error)
        else:
            self._desk.tell(change)

    def _on_tried(self, trial: Trial | None) -> None:
        """Show what would come out while someone types, or else what is kept."""
        self.models[self.part].show_trial(trial)
        if trial is not None:
            self.outcome.show_outcome(trial.outcome)
            self._doors.follow(self.head.terrain, trial.plan)
            self.tools.source.show_text(trial.sentence)
        elif self._sheet is not None:
            self.outcome.show_outcome(self._sheet.outcome)
            self._doors.follow(self.head.terrain, self._sheet.plan)
            self._on_look()

    def _on_paste(self, text: str) -> None:
        self.paste_text(text)

    def _line_here(self) -> str | None:
        """Slug of the line under the cursor; None when there is none."""
        row = self._row_here()
        return None if row is None else row.id

    def _row_here(self) -> SheetRow | None:
        row, rows = self.view.currentIndex().row(), self.models[self.part].rows
        return rows[row] if 0 <= row < len(rows) else None

    def _on_menu(self, place: QPoint) -> None:
        row = self._row_here()
        if self._sheet is not None and row is not None:
            self._taking.offer(self.view.viewport(), place, self._sheet.id, self.part, row)

    def _on_taken(self, part: Part) -> None:
        self.sections.show_part(self.views[part])
        self._go_to_last(column=1)

    def _go_to_last(self, column: int = 0) -> None:
        model = self.models[self.part]
        if model.rows:
            self.view.go_to(len(model.rows) - 1, column)

    def _tell(self, error: DomainError) -> None:
        self.trouble.setText(error.message)
        self.trouble.show()  # beside the cell, and nowhere else: a notice would cover the outcome

    def _on_section(self) -> None:
        """Beside the sheet there are no lines to work on, and the page has the room."""
        side = self.sections.part
        is_side = isinstance(side, Side)
        for widget in (self.tools, self.outcome, self.fold):
            widget.setVisible(not is_side)
        self.trouble.hide()
        if isinstance(side, Side):
            side.refresh()
        else:
            self._on_look()

    def _on_fold(self) -> None:
        workbench = self._desk.workbench
        workbench.change(replace(workbench.workplace, tall_sheet=self.fold.isChecked()))
        self._show_fold()

    def _show_fold(self) -> None:
        """A long list wants the room of the pictures; the figures stay in sight."""
        is_folded = self.fold.isChecked()
        self.fold.setText("Met grafiek" if is_folded else "Groter blad")
        self.outcome.fold(is_folded=is_folded)

    def _on_look(self) -> None:
        self.tools.follow(self.view)
        self.tools.show_part(self.part)

    def _lay_out(self) -> None:
        upper = QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self.sections, 1)
        column.addWidget(self.trouble)
        column.addWidget(self.tools)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(Space.S)
        # A low window scrolls as a whole: a table of one line is of no use to anyone.
        self.sections.setMinimumHeight(Size.ROW * 6)
        split.addWidget(upper)
        split.addWidget(self.outcome)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(Space.S)
        outer.addWidget(self.head)
        page = Scroller()
        page.column.setContentsMargins(0, 0, 0, 0)
        page.column.addWidget(split)
        outer.addWidget(page, 1)
