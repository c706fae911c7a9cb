"""Start: what to do next, over all terrains."""

from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout

from aanjager_app.domain.dutch import count, format_date, format_moment
from aanjager_app.services.actions import mark_done
from aanjager_app.services.demo import remove_demo
from aanjager_app.services.home import Home, read_home
from aanjager_app.views.desk import Desk
from aanjager_app.views.navigation import Place, Screen, Tab
from aanjager_app.views.page import Page
from aanjager_app.views.start.first import FirstStart
from aanjager_app.views.start.steps import StepRow
from aanjager_app.views.tokens import Space
from aanjager_app.views.widgets.action_list import ActionList
from aanjager_app.views.widgets.buttons import LinkButton
from aanjager_app.views.widgets.cards import Card, Chip, ChipKind
from aanjager_app.views.widgets.scrolling import Scroller
from aanjager_app.views.widgets.text import Muted, Small, Title

_OUTDATED = (
    "Deze werkbladen houden de waarde die je overnam. Open ze om te zien wat er nu staat; per "
    "regel neem je het over of niet."
)
_MOST_OUTDATED = 5


class StartPage(Page):
    """Next steps, actions, last changes; on a first start two ways on."""

    help_topic: ClassVar[str] = "start"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.first = FirstStart(desk)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.first)
        self._stack.addWidget(self._make_page())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def load(self) -> None:
        """Read what to do next."""
        context = self.desk.context
        recent = self.desk.workbench.workplace.recent
        home = read_home(context.store, context.content, context.today(), recent)
        self._stack.setCurrentIndex(1 if home.terrains else 0)
        if home.terrains:
            self._show(home)

    def _make_page(self) -> Scroller:
        scroller = Scroller()
        column = scroller.column
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.M)
        head = QHBoxLayout()
        head.addWidget(Title("Start"), 1)
        self._today = Muted()
        self._today.setWordWrap(False)
        head.addWidget(self._today)
        column.addLayout(head)
        self._demo_row = self._make_demo_row()
        column.addWidget(self._demo_row)
        self.steps = Card("Volgende stappen", link="Alle terreinen")
        self.steps.linked.connect(self._to_terrains)
        self._step_list = QVBoxLayout()
        self._step_list.setSpacing(Space.M)
        self._no_steps = Muted("Open een terrein: dan staat hier wat er nu te doen is.")
        self.steps.body.addWidget(self._no_steps)
        self.steps.body.addLayout(self._step_list)
        self.steps.body.addStretch(1)
        self.todo = Card("Acties")
        self._late = Chip()
        self.todo.add_to_head(self._late)
        self._action_list = ActionList()
        self._action_list.done.connect(self._on_done)
        self._no_actions = Muted("Geen acties met een datum.")
        self.todo.body.addWidget(self._no_actions)
        self.todo.body.addWidget(self._action_list)
        self.todo.body.addStretch(1)
        self.outdated = Card("Vernieuwde kentallen")
        self.outdated.body.addWidget(Muted(_OUTDATED))
        self._outdated_list = QVBoxLayout()
        self._outdated_list.setSpacing(Space.XS)
        self.outdated.body.addLayout(self._outdated_list)
        self.last = Card("Laatste wijzigingen")
        self._last_words = Small()
        self.last.body.addWidget(self._last_words)
        grid = QGridLayout()
        grid.setSpacing(Space.M)
        grid.addWidget(self.steps, 0, 0)
        grid.addWidget(self.todo, 0, 1)
        grid.addWidget(self.outdated, 1, 0, 1, 2)
        grid.addWidget(self.last, 2, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        column.addStretch(1)
        return scroller

    def _make_demo_row(self) -> Card:
        card = Card()
        row = QHBoxLayout()
        row.addWidget(
            Muted("De demoregio is verzonnen en is er om mee te oefenen. Klaar ermee?"), 1
        )
        self.remove_demo = LinkButton("Demoregio verwijderen")
        self.remove_demo.clicked.connect(self._remove_demo)
        row.addWidget(self.remove_demo)
        card.body.addLayout(row)
        return card

    def _show(self, home: Home) -> None:
        total = count(home.terrains, "terrein", "terreinen")
        self._today.setText(f"{format_date(self.desk.context.today())} · {total}")
        self._demo_row.setVisible(home.has_demo and not self.desk.context.store.read_only)
        self._show_steps(home)
        self._show_outdated(home)
        writable = not self.desk.context.store.read_only
        self._action_list.show_actions(
            [(row.action, row.terrain_name) for row in home.actions], may_tick=writable
        )
        self._no_actions.setVisible(not home.actions)
        late = f"{home.late} te laat" if home.late else ""
        self._late.show_text(late, ChipKind.WARNING)
        lines = [
            f"{format_moment(step.at.astimezone())}   {step.label}   ({step.author})"
            for step in home.last
        ]
        self._last_words.setText("\n".join(lines))

    def _show_outdated(self, home: Home) -> None:
        """Which worksheets hold figures that say something else now; each leads to its sheet."""
        _empty(self._outdated_list)
        for found in home.outdated[:_MOST_OUTDATED]:
            lines = count(found.lines, "regel", "regels")
            link = LinkButton(f"{found.terrain_name}, {found.name}: {lines}")
            place = Place(Screen.TERRAIN, found.terrain, Tab.WORKSHEET, record=found.worksheet)
            link.clicked.connect(partial(self.desk.navigator.go, place))
            self._outdated_list.addWidget(link)
        more = len(home.outdated) - _MOST_OUTDATED
        if more > 0:
            words = count(more, "ander werkblad", "andere werkbladen")
            self._outdated_list.addWidget(Small(f"En nog {words}."))
        self.outdated.setVisible(bool(home.outdated))

    def _show_steps(self, home: Home) -> None:
        _empty(self._step_list)
        for step in home.steps:
            row = StepRow(step)
            row.led.connect(self.desk.navigator.go)
            self._step_list.addWidget(row)
        self._no_steps.setVisible(not home.steps)

    def _remove_demo(self) -> None:
        store = self.desk.context.store
        if self.desk.carry_out(lambda: remove_demo(store)) is not None:
            self.desk.notices.tell("De demoregio is weg. Ctrl+Z haalt hem terug.")

    def _to_terrains(self) -> None:
        self.desk.navigator.go(Place(Screen.TERRAINS))

    def _on_done(self, key: str) -> None:
        store = self.desk.context.store
        if self.desk.carry_out(lambda: mark_done(store, key)) is not None:
            self.desk.notices.tell("Actie afgerond. Ctrl+Z zet hem weer open.")


def _empty(column: QVBoxLayout) -> None:
    while (item := column.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
