"""Where a terrain stands and what the next step is."""

from typing import ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from aanjager_app.domain.dutch import format_moment
from aanjager_app.domain.readiness import ItemState, ReadinessState
from aanjager_app.services.actions import mark_done
from aanjager_app.services.activity import Activity
from aanjager_app.services.overview import Overview, read_overview
from aanjager_app.views.desk import Desk
from aanjager_app.views.navigation import Place, Screen, Tab, place_of_room
from aanjager_app.views.page import TerrainTab
from aanjager_app.views.tokens import Space
from aanjager_app.views.widgets.action_list import ActionList
from aanjager_app.views.widgets.buttons import LinkButton, PrimaryButton
from aanjager_app.views.widgets.cards import Card, Chip, ChipKind
from aanjager_app.views.widgets.chain_strip import ChainStrip
from aanjager_app.views.widgets.charts import ChartView
from aanjager_app.views.widgets.meter import Meter
from aanjager_app.views.widgets.scrolling import Scroller
from aanjager_app.views.widgets.text import Body, Muted, Small

_ROOM_FOR_TWO = 860
_SHOWN_ACTIONS = 5
_SHOWN_MISSING = 4


class OverviewTab(TerrainTab):
    """Five cards under the chain; each leads to its tab."""

    help_topic: ClassVar[str] = "overzicht"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._overview: Overview | None = None
        names = [phase.name for phase in desk.context.content.phases]
        self.strip = ChainStrip(desk.theme, names)
        self.strip.chosen.connect(self._on_phase)
        self.step = self._step_card()
        self.action_card = self._actions_card()
        self.money = self._money_card()
        self.dossier = self._dossier_card()
        self.last = self._last_card()
        scroller = Scroller()
        scroller.column.setContentsMargins(0, Space.S, 0, 0)
        scroller.column.setSpacing(Space.M)
        scroller.column.addWidget(self.strip)
        self._grid = QGridLayout()
        self._grid.setSpacing(Space.M)
        self._columns = 0
        self._arrange(2)
        scroller.column.addLayout(self._grid)
        scroller.column.addStretch(1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroller)

    def load(self) -> None:
        """Read where the terrain stands."""
        if self.terrain is None:
            return
        context = self.desk.context
        found = read_overview(context.store, context.content, self.terrain, context.today())
        self._overview = found
        self.strip.show_state(found.phase)
        phase = f"fase {found.step.phase} {found.step.phase_name}"
        self.step.title.setText(f"Volgende stap · {phase}")
        self._reason.setText(found.step.reason)
        self._why.setText(found.why)
        self._go.setText(found.step.button)
        self._show_actions(found)
        self._show_money(found)
        self._show_dossier(found)
        self._last_words.setText("\n".join(_step_words(step) for step in found.last))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the cards below each other where there is no room for two."""
        super().resizeEvent(event)
        self._arrange(2 if event.size().width() >= _ROOM_FOR_TWO else 1)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        cards = (self.step, self.action_card, self.money, self.dossier)
        for number, card in enumerate(cards):
            self._grid.addWidget(card, number // columns, number % columns)
        self._grid.addWidget(self.last, len(cards), 0, 1, columns)
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 2 if columns > 1 else 0)

    def _step_card(self) -> Card:
        card = Card("Volgende stap")
        self._reason = Body()
        self._why = Muted()
        self._why.hide()
        self._go = PrimaryButton("")
        self._go.clicked.connect(self._on_go)
        why = LinkButton("Waarom deze stap?")
        why.clicked.connect(self._toggle_why)
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        row.addWidget(self._go)
        row.addWidget(why)
        row.addStretch(1)
        card.body.addWidget(self._reason)
        card.body.addWidget(self._why)
        card.body.addLayout(row)
        card.body.addStretch(1)
        return card

    def _actions_card(self) -> Card:
        card = Card("Acties", link="Alle acties")
        card.linked.connect(self._to_actions)
        self._no_actions = Muted("Geen open acties.")
        self._action_list = ActionList()
        self._action_list.done.connect(self._on_done)
        card.body.addWidget(self._no_actions)
        card.body.addWidget(self._action_list)
        card.body.addStretch(1)
        return card

    def _money_card(self) -> Card:
        card = Card("Kosten en baten per partij", link="Werkblad")
        card.linked.connect(self._to_worksheet)
        self._chart = ChartView("Kosten en baten per partij", self.desk.theme)
        self._balance = Muted()
        card.body.addWidget(self._chart)
        card.body.addWidget(self._balance)
        card.body.addStretch(1)
        return card

    def _dossier_card(self) -> Card:
        card = Card("Voucherdossier", link="Aanvullen")
        card.linked.connect(self._to_documents)
        row = QHBoxLayout()
        self._count = Body()
        self._count.setWordWrap(False)
        self._profile = Chip()
        row.addWidget(self._count)
        row.addWidget(self._profile)
        row.addStretch(1)
        self._bar = Meter("Onderdelen van het dossier die gereed zijn")
        self._missing = Muted()
        card.body.addLayout(row)
        card.body.addWidget(self._bar)
        card.body.addWidget(self._missing)
        card.body.addStretch(1)
        return card

    def _last_card(self) -> Card:
        card = Card("Laatste wijzigingen", link="Geschiedenis")
        card.linked.connect(self._to_history)
        self._last_words = Small()
        card.body.addWidget(self._last_words)
        return card

    def _show_actions(self, found: Overview) -> None:
        shown = [(action, "") for action in found.actions[:_SHOWN_ACTIONS]]
        writable = not self.desk.context.store.read_only
        self._action_list.show_actions(shown, may_tick=writable)
        self._no_actions.setVisible(not shown)

    def _show_money(self, found: Overview) -> None:
        self._chart.setVisible(found.chart is not None)
        if found.chart is not None:
            self._chart.show_chart(found.chart, found.chart_words)
        self._balance.setText(
            found.balance
            or "Er is nog geen werkblad. Daarin staat wat het kost en wie er wat aan heeft."
        )

    def _show_dossier(self, found: Overview) -> None:
        total = len(found.readiness)
        self._count.setText(f"{found.ready} van {total} onderdelen gereed")
        self._profile.show_text(found.profile, ChipKind.INFO)
        self._bar.show_part(found.ready, total)
        self._missing.setText(_missing_words(found.readiness))

    def _toggle_why(self) -> None:
        self._why.setVisible(not self._why.isVisible())

    def _on_go(self) -> None:
        if self._overview is not None and self.terrain is not None:
            self.desk.navigator.go(place_of_room(self._overview.step.room, self.terrain))

    def _on_done(self, key: str) -> None:
        store = self.desk.context.store
        change = self.desk.carry_out(lambda: mark_done(store, key))
        if change is not None:
            self.desk.notices.tell("Actie afgerond. Ctrl+Z zet hem weer open.")

    def _on_phase(self, number: int) -> None:
        self._to(Tab.CHAIN, topic=str(number))

    def _to_actions(self) -> None:
        self._to(Tab.WORKGROUPS)

    def _to_worksheet(self) -> None:
        self._to(Tab.WORKSHEET)

    def _to_documents(self) -> None:
        self._to(Tab.DOCUMENTS)

    def _to_history(self) -> None:
        self._to(Tab.HISTORY)

    def _to(self, tab: Tab, topic: str | None = None) -> None:
        self.desk.navigator.go(Place(Screen.TERRAIN, self.terrain, tab, topic=topic))


def _missing_words(items: tuple[ItemState, ...]) -> str:
    missing = [item.item.title for item in items if item.state is not ReadinessState.READY]
    if not missing:
        return "Alle onderdelen zijn gereed."
    shown = ", ".join(title[0].lower() + title[1:] for title in missing[:_SHOWN_MISSING])
    rest = len(missing) - _SHOWN_MISSING
    return f"Ontbreekt: {shown} en nog {rest}." if rest > 0 else f"Ontbreekt: {shown}."


def _step_words(step: Activity) -> str:
    return f"{format_moment(step.at.astimezone())}   {step.label}   ({step.author})"
