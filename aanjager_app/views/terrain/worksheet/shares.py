"""Who pays what: shares that are dragged or typed, and at once what they mean for each party."""

from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QVBoxLayout

from aanjager_app.content import Content
from aanjager_app.costbenefit.negotiation import Room, beside_held, rebalanced, whole_shares
from aanjager_app.documents.dossier import Plan
from aanjager_app.services.plans import plan_of
from aanjager_app.services.sheets.reading import Sheet
from aanjager_app.services.sheets.sharing import (
    Scope,
    Shares,
    Step,
    at_step,
    read_steps,
    room_of,
    scopes,
    share_out,
    stands,
    stands_chart,
    stands_sentence,
    take_step,
)
from aanjager_app.views.desk import Desk
from aanjager_app.views.tasks import Progress
from aanjager_app.views.terrain.worksheet.share_row import TITLES, ShareRow
from aanjager_app.views.terrain.worksheet.sides import Side
from aanjager_app.views.terrain.worksheet.steps import StepsCard
from aanjager_app.views.tokens import Size, Space
from aanjager_app.views.widgets.buttons import PlainButton
from aanjager_app.views.widgets.cards import Card
from aanjager_app.views.widgets.charts import ChartView
from aanjager_app.views.widgets.scrolling import Scroller
from aanjager_app.views.widgets.text import Body, Muted, Small

_NARROW: Final = Size.CHART * 2
"""Pixels below which there is no room for the steps beside the proposal."""


@dataclass(frozen=True, slots=True)
class _Table:
    """What is on the table: a plan, what of it is talked about, and the room there is."""

    plan: Plan
    scope: Scope
    with_upkeep: bool
    room: Room


class SharesSide(Side):
    """The conversation on who pays; each proposal is a step, to undo and to look back at."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._table: _Table | None = None
        self._base: Shares = {}
        self.shares: Shares = {}
        self._scopes: tuple[Scope, ...] = ()
        self._is_narrow = False
        self.scope = QComboBox()
        self.scope.setAccessibleName("Waarover jullie praten")
        self.scope.setMinimumWidth(Size.LIST)
        self.scope.activated.connect(self._on_scope)
        self.upkeep = QCheckBox("met het onderhoud")
        self.upkeep.setChecked(True)
        self.upkeep.toggled.connect(self._on_scope)
        self.propose = PlainButton("Naar rato van de baten")
        self.propose.clicked.connect(self._on_propose)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.M)
        self._grid.setVerticalSpacing(Space.S)
        self.rows: list[ShareRow] = []
        self._titles = [Small(title) for title in TITLES]
        self._words, self._about = Body(), Muted()
        self._chart = ChartView("Wat elke partij overhoudt", desk.theme)
        self.steps = StepsCard()
        self.steps.looked.connect(self._on_looked)
        self.steps.taken.connect(self._on_taken)
        self._lay_out()

    def fill(self, sheet: Sheet) -> None:
        """Offer what can be talked about, and reckon what there is to share."""
        context = self._desk.context
        before = self.scope.currentText()
        self._scopes = scopes(sheet.plan, context.content)
        self.scope.clear()
        self.scope.addItems([scope.name for scope in self._scopes])
        self.scope.setCurrentIndex(max(0, self.scope.findText(before)))
        self.steps.show_steps(read_steps(context.store, sheet.id))
        self._prepare()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """In a narrow window the steps stand under the proposal."""
        super().resizeEvent(event)
        is_narrow = self.width() < _NARROW
        if is_narrow is not self._is_narrow:
            self._is_narrow = is_narrow
            self.steps.hug(is_narrow=is_narrow)
            if is_narrow:
                self._page.column.insertWidget(self._page.column.count() - 1, self.steps)
            else:
                self._row.addWidget(self.steps)

    # ------------------------------------------------------------ what is on the table

    def _prepare(self) -> None:
        sheet, scope = self._sheet, self._chosen()
        if sheet is None or scope is None:
            self._words.setText("Kies eerst maatregelen; dan valt er iets te verdelen.")
            self._table = None
            return
        step, with_upkeep, content = self.steps.step, self.upkeep.isChecked(), self._content

        def job(progress: Progress) -> _Table:
            progress.stop_when_cancelled()
            plan = sheet.plan if step is None else plan_of(at_step(sheet.plan, step), content)
            room = room_of(plan, scope, with_upkeep=with_upkeep)
            return _Table(plan, scope, with_upkeep, room)

        self._desk.tasks.run(job, self, self._lay, self._on_failed, title="Verdeling uitrekenen")

    def _lay(self, table: _Table) -> None:
        self._table = table
        self._base = self.shares = table.room.shares
        parties = table.plan.worksheet.parties
        while len(self.rows) > len(parties):
            self.rows.pop().remove()
        while len(self.rows) < len(parties):
            self._add_row()
        may_edit = self.steps.step is None and not self._desk.context.store.read_only
        for row in self.rows:
            row.allow(may_edit=may_edit)
        self.propose.setEnabled(may_edit and bool(table.room.proposed))
        self._show()

    def _show(self) -> None:
        table = self._table
        if table is None:
            return
        found = stands(table.plan, table.room, self.shares)
        for row, stand in zip(self.rows, found, strict=True):
            row.show_stand(stand)
        self._words.setText(stands_sentence(found))
        words = ", ".join(f"{stand.name} {stand.balance}" for stand in found)
        self._chart.show_chart(stands_chart(found, table.room), words)
        step = self.steps.step
        self._about.setText("" if step is None else f"Je kijkt terug naar: {step.title}")
        self._about.setVisible(step is not None)

    # ------------------------------------------------------------ proposals

    def _on_moved(self, row: ShareRow, value: int) -> None:
        table = self._table
        if table is None:
            return
        parties, held = self._parties(table), self._held(table)
        base = whole_shares(self._base) if self._base else {}
        everyone = {party: base.get(party, Decimal(0)) for party in parties}
        party = parties[self.rows.index(row)]
        self.shares = rebalanced(everyone, party, Decimal(value), held)
        self._show()

    def _on_propose(self) -> None:
        if self._table is not None:
            proposed, held = self._table.room.proposed, self._held(self._table)
            self.shares = beside_held(proposed, self.shares, held) if held else proposed
            self._settle()

    @staticmethod
    def _parties(table: _Table) -> list[str]:
        return [party.id for party in table.plan.worksheet.parties]

    def _held(self, table: _Table) -> set[str]:
        """Whose share stays as it is."""
        pairs = zip(self._parties(table), self.rows, strict=True)
        return {party for party, row in pairs if row.held.isChecked()}

    def _settle(self) -> None:
        sheet, table, shares = self._sheet, self._table, self.shares
        if sheet is None or table is None or shares == self._base:
            return
        store = self._desk.context.store
        self._base = shares
        self._desk.carry_out(
            lambda: share_out(
                store,
                self._content,
                sheet.id,
                table.scope,
                shares,
                with_upkeep=table.with_upkeep,
            )
        )

    def _on_scope(self) -> None:
        """What was still coming to rest belongs to what was talked about before."""
        for row in self.rows:
            row.settle_now()
        self._prepare()

    def _on_looked(self) -> None:
        self._prepare()

    def _on_taken(self, step: Step) -> None:
        sheet, store = self._sheet, self._desk.context.store
        if sheet is not None:
            self._desk.carry_out(lambda: take_step(store, self._content, sheet.id, step.id))

    def _on_failed(self, error: BaseException) -> None:
        self._desk.notices.fail(error)

    # ------------------------------------------------------------ parts

    @property
    def _content(self) -> Content:
        return self._desk.context.content

    def _chosen(self) -> Scope | None:
        number = self.scope.currentIndex()
        return self._scopes[number] if 0 <= number < len(self._scopes) else None

    def _add_row(self) -> None:
        row = ShareRow(self._grid, len(self.rows) + 1, self)
        row.moved.connect(partial(self._on_moved, row))
        row.settled.connect(self._settle)
        self.rows.append(row)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(Space.S)
        top.addWidget(Muted("We praten over"))
        top.addWidget(self.scope)
        top.addWidget(self.upkeep)
        top.addStretch(1)
        top.addWidget(self.propose)
        for column, title in enumerate(self._titles):
            title.setWordWrap(False)
            self._grid.addWidget(title, 0, column)
        self._grid.setColumnStretch(1, 1)
        card = Card()
        card.body.addLayout(self._grid)
        picture = Card("Wat elke partij overhoudt (contante waarde, met bijdragen en btw)")
        picture.body.addWidget(self._chart)
        page = self._page = Scroller()
        page.column.setContentsMargins(0, 0, Space.S, 0)
        page.column.setSpacing(Space.S)
        for widget in (self._about, card, self._words, picture):
            page.column.addWidget(widget)
        page.column.addStretch(1)
        row = self._row = QHBoxLayout()
        row.setSpacing(Space.M)
        row.addWidget(page, 1)
        row.addWidget(self.steps)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(Space.S)
        outer.addLayout(top)
        outer.addLayout(row, 1)
