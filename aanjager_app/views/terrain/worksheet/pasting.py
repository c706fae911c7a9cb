"""Pasting in the sheet: show what would go where, and carry it out when the user agrees."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from aanjager_app.domain.dutch import count
from aanjager_app.services.sheets.columns import Part
from aanjager_app.services.sheets.pasting import has_heading, paste, preview_paste, read_block
from aanjager_app.views.desk import Desk
from aanjager_app.views.terrain.worksheet.paste_dialog import PasteDialog


@dataclass(frozen=True, slots=True)
class Target:
    """Where a block goes: the worksheet, its part, the line (None: after the last), the column."""

    worksheet: str
    part: Part
    line: str | None
    column: int


class Pasting(QObject):
    """One block at a time."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._target: Target | None = None
        self._dialog: PasteDialog | None = None

    def begin(self, text: str, target: Target, over: QWidget) -> PasteDialog | None:
        """Show what pasting a text would do; one cell is pasted at once."""
        block = self._desk.carry_out(lambda: read_block(text))
        if not block:
            return None
        self._target = target
        if len(block) == 1 and len(block[0]) == 1:
            self._carry_out(block)  # one cell is seen at a glance
            return None
        self._dialog = PasteDialog(self._desk.theme, over)
        self._dialog.checked.connect(self._check)
        self._dialog.agreed.connect(self._carry_out)
        self._check(block)
        if has_heading(block, target.part, target.column):
            self._dialog.suppose_heading()
        self._dialog.open()
        return self._dialog

    def _check(self, block: Sequence[Sequence[str]]) -> None:
        context, target, dialog = self._desk.context, self._target, self._dialog
        if target is None or dialog is None:
            return
        cells = self._desk.carry_out(
            lambda: preview_paste(
                context.store,
                context.content,
                target.worksheet,
                target.part,
                block,
                first_column=target.column,
            )
        )
        if cells is not None:
            dialog.show_cells(cells)

    def _carry_out(self, block: Sequence[Sequence[str]]) -> None:
        context, target = self._desk.context, self._target
        if target is None:
            return
        done = self._desk.carry_out(
            lambda: paste(
                context.store,
                context.content,
                target.worksheet,
                target.part,
                block,
                first_line=target.line,
                first_column=target.column,
            )
        )
        if done is not None and len(block) > 1:
            lines = count(len(block), "regel", "regels")
            self._desk.notices.tell(f"{lines} geplakt. Ctrl+Z neemt alles terug.")
