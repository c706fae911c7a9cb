"""The pages beside the sheet: money, time and effects of the variant that is shown."""

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from aanjager_app.services.sheets.pages import SheetPage, ledger_blocks, page_blocks
from aanjager_app.services.sheets.reading import Sheet
from aanjager_app.views.desk import Desk
from aanjager_app.views.tokens import Size, Space
from aanjager_app.views.widgets.blocks import BlocksView
from aanjager_app.views.widgets.text import Muted

_TOGETHER = "Alle partijen samen"


class Side(QWidget):
    """A page that shows a variant while it is seen."""

    def __init__(self) -> None:
        super().__init__()
        self._sheet: Sheet | None = None
        self._is_stale = False

    def show_sheet(self, sheet: Sheet) -> None:
        """Show a variant, now or when the page is seen."""
        self._sheet = sheet
        self._is_stale = True
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Make what is shown, unless it is up to date."""
        if self._sheet is not None and self._is_stale:
            self._is_stale = False
            self.fill(self._sheet)

    def fill(self, sheet: Sheet) -> None:
        """Show a variant."""
        raise NotImplementedError


class BlocksSide(Side):
    """A page of blocks."""

    def __init__(self, desk: Desk, page: SheetPage) -> None:
        super().__init__()
        self._desk, self._page = desk, page
        self.blocks = BlocksView(desk.theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.blocks)

    def fill(self, sheet: Sheet) -> None:
        """The blocks of its page."""
        self.blocks.show_blocks(page_blocks(sheet.plan, self._page, self._desk.context.content))


class TimeSide(Side):
    """Costs and benefits by year, of all parties together or of one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.party = QComboBox()
        self.party.setAccessibleName("Rekening van")
        self.party.setMinimumWidth(Size.LIST)
        self.party.activated.connect(self._on_chosen)
        self.blocks = BlocksView(desk.theme)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(Muted("Rekening van"))
        row.addWidget(self.party)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(row)
        column.addWidget(self.blocks, 1)

    def fill(self, sheet: Sheet) -> None:
        """The account that was chosen; a party that is gone gives way to all together."""
        wanted = self.party.currentData()
        self.party.clear()
        self.party.addItem(_TOGETHER, None)
        for party in sheet.plan.worksheet.parties:
            self.party.addItem(party.name, party.id)
        self.party.setCurrentIndex(max(0, self.party.findData(wanted)))
        self._show(sheet)

    def _on_chosen(self) -> None:
        if self._sheet is not None:
            self._show(self._sheet)

    def _show(self, sheet: Sheet) -> None:
        party = self.party.currentData()
        content = self._desk.context.content
        self.blocks.show_blocks(
            page_blocks(sheet.plan, SheetPage.TIME, content)
            if party is None
            else ledger_blocks(sheet.plan, party)
        )
